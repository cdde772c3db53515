"""Findings as plain rows and back: what travels between processes, and what a cache keeps."""

from typing import Any, Final

from msgspec.structs import astuple

from ladder_cli.model.finding import Append, At, Delete, Edit, Finding, Put, Quote, Replace

Row = tuple[Any, ...]

_EDITS: Final[dict[str, type[Edit]]] = {kind.__name__: kind for kind in (Put, Append, Delete, Quote, Replace)}


def packed(finding: Finding) -> Row:
    """A finding as a row of plain values."""
    at = finding.at
    edits = [_packed_edit(edit) for edit in finding.edits]
    text = (finding.rule, finding.severity, finding.message, finding.hint)
    return (*text, at.path, at.keys, at.on, at.span, edits)


def unpacked(row: Row) -> Finding:
    """The finding of a row."""
    rule, severity, message, hint, path, keys, on, span, edits = row
    at = At(path, tuple(keys), on, tuple(span) if span else None)
    return Finding(at, message, hint, tuple(_unpacked_edit(edit) for edit in edits), rule, severity)


def _packed_edit(edit: Edit) -> Row:
    return (type(edit).__name__, *astuple(edit))


def _unpacked_edit(row: Row) -> Edit:
    name, *values = row
    kind: Any = _EDITS[name]
    fields = dict(zip(kind.__struct_fields__, values, strict=True))
    if "keys" in fields:
        fields["keys"] = tuple(fields["keys"])
    edit: Edit = kind(**fields)
    return edit
