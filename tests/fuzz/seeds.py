"""What fuzzing starts from: the shapes of YAML, the examples of the rules, and what was found before."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ladder_cli.rules.table import RULES
from ladder_cli.store.checks.examples import example

FOUND = Path(__file__).parent / "found"
SHAPES = Path(__file__).parent.parent / "store" / "shapes"


@cache
def seeds(target: str) -> tuple[bytes, ...]:
    """Inputs of a target, the shortest first; all fit a fuzzer's length."""
    texts = {file.read_bytes() for file in (*FOUND.glob(f"{target}-*"), *SHAPES.glob("*.yaml"))}
    texts |= set(_examples())
    head = {"loader": b"", "editor": b"\0\0\0\0", "rules": b"\0"}[target]
    return tuple(sorted({head + text for text in texts if len(text) < 4096}, key=lambda one: (len(one), one)))


def _examples() -> Iterator[bytes]:
    for code in RULES:
        for which in ("fires", "silent"):
            found = example(code, which)
            yield from found.files.values() if found else ()
