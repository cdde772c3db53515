"""From data to a plan: new files rendered, edits spliced, each read back before anything is written."""

from collections.abc import Mapping, Sequence

from ladder_cli.model.file import Document
from ladder_cli.model.finding import Edit, Plain
from ladder_cli.model.kinds import KINDS, SCHEMA_FOLDER, named
from ladder_cli.model.stop import Stop
from ladder_cli.store.documents import schemas
from ladder_cli.store.documents.reading import read
from ladder_cli.store.plans.founding import modeline
from ladder_cli.store.plans.writing import Change, Plan
from ladder_cli.store.source import Folder
from ladder_cli.store.splicing.splice import EditError, splice
from ladder_cli.store.splicing.style import render


def planned(
    source: Folder,
    files: Mapping[str, Mapping[str, Plain]],
    edits: Mapping[str, Sequence[Edit]],
    *,
    with_schemas: bool = False,
) -> Plan:
    """The plan that makes new files of data and edits those that are there, by path within the registry.

    With `with_schemas` the copies of the schemas for editors as well. Raises Stop (status 3) where
    a file would be in disorder afterwards, or an edit has no place.
    """
    changes = [Change(path, None, _new(source, path, data)) for path, data in files.items()]
    changes += [_edited(source, path, wanted) for path, wanted in edits.items()]
    if with_schemas:
        copies = ((f"{SCHEMA_FOLDER}/{kind}.json", schemas.text(kind).encode()) for kind in KINDS)
        changes += [Change(path, None, raw) for path, raw in copies]
    return Plan(tuple(sorted(changes, key=lambda change: change.path)))


def _new(source: Folder, path: str, data: Mapping[str, Plain]) -> bytes:
    name = named(path)
    kind = name.kind.name if name else ""
    return _sound(source, path, render(dict(data), modeline(path, kind)))


def _edited(source: Folder, path: str, edits: Sequence[Edit]) -> Change:
    before = source.read(path)
    try:
        after = splice(before.decode(), edits)
    except EditError as error:
        raise Stop(f"cannot edit `{source.prefix}{path}`: {error}", "nothing was written") from error
    return Change(path, before, _sound(source, path, after), like=path)


def _sound(source: Folder, path: str, text: str) -> bytes:
    """The text's bytes, which read back as a file in order."""
    name, raw = named(path), text.encode()
    if name is None or not isinstance(read(path, name, raw), Document):
        raise Stop(f"`{source.prefix}{path}` would not be in order", "nothing was written; report this")
    return raw
