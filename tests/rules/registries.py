"""Registries for the tests of the rules: the examples' base and what is laid over it, on disk."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ladder_cli.model.finding import Finding
from ladder_cli.store.source import Folder


def laid_out(folder: Path, files: Mapping[str, bytes]) -> Folder:
    """A registry with these files, in a folder of its own."""
    for path, raw in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    return Folder(folder)


def codes(findings: Iterable[Finding]) -> list[str]:
    """The codes of findings, in their order."""
    return [finding.rule for finding in findings]
