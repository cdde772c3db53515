"""What else could do the work, each in an environment of its own, made on first use."""

import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from bench.repository import cache

HERE = Path(__file__).parent
TOP = HERE.parent
SCHEMAS = TOP / "schemas"
KINDS = {"person": "people", "record": "records", "contributions": "contributions"}


def ladder() -> list[str | Path]:
    """The command beside the Python that runs the bench."""
    return [Path(sys.executable).parent / "ladder"]


def check_jsonschema(*, with_clib: bool) -> Path:
    """`check-jsonschema` as its README says to install it; or with ruamel's C extension beside it."""
    return _environment("check-jsonschema", *(["ruamel.yaml.clib"] if with_clib else []))


def _environment(*packages: str) -> Path:
    folder = cache() / f"python-{'-'.join(packages)}"
    if not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [folder / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        subprocess.run([*pip, *packages], check=True)
        (folder / "made").touch()
    return folder / "bin" / packages[0]


def sourcemeta() -> list[str | Path]:
    """The compiled validator of `@sourcemeta/jsonschema`, called as npm installs it."""
    folder = cache() / "node"
    if not (folder / "node_modules").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(HERE / name, folder / name)
        subprocess.run([_beside("npm"), "ci", "--silent"], cwd=folder, check=True)
    return [folder / "node_modules" / ".bin" / "jsonschema"]


def _beside(name: str) -> str:
    """A program on the PATH, else the one that a wheel put beside the bench's Python."""
    return shutil.which(name) or str(Path(sys.executable).parent / name)


def version(words: list[str | Path]) -> str:
    """What a program says of its version."""
    said = subprocess.run([*words, "--version"], check=True, capture_output=True, text=True).stdout
    return said.split("\n")[0].split()[-1].lstrip("v")


def clib_version(program: Path) -> str:
    """The version of ruamel's C extension in a contender's environment."""
    words = [program.parent / "python", "-m", "pip", "show", "ruamel.yaml.clib"]
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return next(line.split()[-1] for line in said.split("\n") if line.startswith("Version"))


def yaml_files(registry: Path, folder: str) -> list[Path]:
    """The files of a kind."""
    return sorted((registry / folder).rglob("*.yaml"))


def python() -> Path:
    """The Python that runs the bench."""
    return Path(sys.executable)


def typer_version() -> str:
    """The version of Typer in the environment of the bench."""
    return metadata.version("typer")
