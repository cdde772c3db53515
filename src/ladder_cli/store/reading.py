"""From bytes to a value: the fast way, and the careful one for whatever the fast way leaves open."""

import msgspec

from ladder_cli.model.file import Document, File
from ladder_cli.model.finding import Plain
from ladder_cli.model.kinds import Name
from ladder_cli.store import guard, places, plain, schemas


def read(path: str, name: Name, raw: bytes) -> Document | File:
    """A Document where text, data and schema are in order, else the File that says what is not.

    Text that only the parser with places can vouch for (a tab in a comment, an emoji) still makes
    a Document.
    """
    data = plain.fast(raw)
    if data is not None and schemas.accepts(name.kind.name, data):
        return document(path, name, data)
    file = examine(path, name, raw)
    if file.problems or file.mismatches:
        return file
    return document(path, name, file.data)


def document(path: str, name: Name, data: Plain) -> Document:
    """The value of data that the schema has accepted."""
    return Document(path, name.kind.name, name.id, msgspec.convert(data, name.kind.type))


def examine(path: str, name: Name | None, raw: bytes) -> File:
    """Everything that is wrong with a file's text and shape; slow, and only for files that need it.

    The schema is asked only when the text is sound enough to have data.
    """
    text, problems = guard.problems(raw)
    if not text and problems:
        return File(path, name, text, None, problems)
    composed = places.compose(text, max_depth=guard.MAX_DEPTH, max_nodes=guard.MAX_NODES)
    found = tuple(sorted({*problems, *composed.problems}, key=lambda problem: (problem.start, problem.kind)))
    data = composed.data
    if name is None or not isinstance(data, dict):
        return File(path, name, text, data, found)
    wrong = () if schemas.accepts(name.kind.name, data) else schemas.mismatches(name.kind.name, data)
    return File(path, name, text, data, found, wrong)
