"""SARIF as the program writes it, read by its makers' validator and held against the schema they publish."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ladder_cli.rules.table import RULES
from ladder_cli.store.checks.examples import base, example
from tests.stage import Ran

pytestmark = pytest.mark.clients

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "golden" / "findings" / "sarif.json"
PACKAGES = HERE / "node_modules"
VALIDATOR = PACKAGES / "@sourcemeta" / "jsonschema" / "npm" / "cli.js"


@pytest.fixture(scope="session")
def multitool(node: str) -> Path:
    """The folder of the SARIF Multitool for this platform."""
    (folder,) = sorted(PACKAGES.glob("@microsoft/sarif-multitool-*"))
    (folder / "Sarif.Multitool").chmod(0o755)
    return folder


@pytest.fixture
def logs(tmp_path: Path, ladder: Callable[..., Ran]) -> list[Path]:
    """The golden file, and what `validate` says of a registry in which each rule finds something."""
    written = [GOLDEN]
    for code in RULES:
        fires = example(code, "fires")
        if fires is None or ("community.yaml", "") in fires.moves:
            continue  # what cannot be kept as a file, and what leaves no registry to validate
        write(tmp_path / code / "registry", fires.laid_over(base()))
        done = ladder("--registry", tmp_path / code / "registry", "validate", "--format", "sarif")
        written.append(tmp_path / f"{code}.json")
        written[-1].write_text(done.out)
    return written


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, raw in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)


def against_schema(node: str, multitool: Path, *files: Path) -> Ran:
    schema = multitool / "sarif-2.1.0.json"
    words = [node, str(VALIDATOR), "validate", "--format-assertion", str(schema), *map(str, files)]
    done = subprocess.run(words, capture_output=True, text=True)
    return Ran(done.returncode, done.stdout, done.stderr)


def read_by_multitool(multitool: Path, *files: Path) -> Ran:
    # .NET asks for a library of locales that a bare machine lacks.
    surroundings = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    words = [str(multitool / "Sarif.Multitool"), "validate", *map(str, files)]
    done = subprocess.run(words, capture_output=True, text=True, env=surroundings)
    return Ran(done.returncode, done.stdout, done.stderr)


def test_findings_are_sarif(node: str, multitool: Path, logs: list[Path], tmp_path: Path) -> None:
    whole = json.loads(GOLDEN.read_text())
    results = [result for log in logs for result in json.loads(log.read_text())["runs"][0]["results"]]
    assert len({result["ruleId"] for result in results}) > 80
    whole["runs"][0]["results"] = results
    everything = tmp_path / "everything.sarif"
    everything.write_text(json.dumps(whole))

    by_schema = against_schema(node, multitool, *logs)
    assert by_schema.status == 0, by_schema.out + by_schema.err
    by_tool = read_by_multitool(multitool, GOLDEN, everything)
    assert (by_tool.status, ": error " in by_tool.out) == (0, False), by_tool.out
    assert "2 files scanned" in by_tool.out


def test_both_would_find_what_is_wrong(node: str, multitool: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    log.write_text('{"version": "2.1.0", "runs": [{"tool": {"driver": {}}, "results": []}]}')

    assert against_schema(node, multitool, log).status != 0
    assert "error JSON1002" in read_by_multitool(multitool, log).out
