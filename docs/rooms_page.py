"""The page that tells every module in a line, made of what each says of itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src" / "ladder_cli"
ROOMS = (
    "model",
    "roles",
    "roles/leaves",
    "pairing",
    "meetings",
    "work",
    "directory",
    "rules",
    "review",
    "store",
    "store/documents",
    "store/splicing",
    "store/git",
    "store/plans",
    "store/checks",
    "store/proposals",
    "interop",
    "render",
    "commands",
)
HEAD = """# Every module in a line

What stands in which room, the lowest first. [Architecture](architecture.md) tells how the rooms work
together, and where to add things.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(_room(name) for name in ROOMS)])


def _room(name: str) -> str:
    told = _told(SOURCE / name / "__init__.py")
    rows = "".join(f"| `{module}` | {held} |\n" for module, held in _modules(SOURCE / name))
    return f"## `{name}/`\n\n{told}\n\n| module | what it holds |\n|---|---|\n{rows}"


def _modules(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.glob("*.py")):
        if file.stem != "__init__":
            yield file.stem, _told(file).replace("|", "\\|")


def _told(file: Path) -> str:
    """The first paragraph of a module's docstring, as a line."""
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return " ".join(text.partition("\n\n")[0].split())
