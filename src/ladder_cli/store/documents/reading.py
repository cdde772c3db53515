"""From bytes to a value: the fast way, and the careful one for whatever the fast way leaves open."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

import msgspec
from msgspec.structs import replace

from ladder_cli.model.file import Document, File
from ladder_cli.model.finding import Keys, Plain, Problem
from ladder_cli.model.kinds import Name
from ladder_cli.model.stop import Stop
from ladder_cli.model.value import Value
from ladder_cli.rules.redaction import is_suspect
from ladder_cli.store.documents import explaining, forbidden, guard, places, plain, schemas
from ladder_cli.store.documents.characters import characters
from ladder_cli.store.source import Source


def read(path: str, name: Name, raw: bytes) -> Document | File:
    """A Document where text, data and schema are in order, else the File that says what is not.

    Text that only the parser with places can vouch for (a tab in a comment, an emoji) still makes
    a Document.
    """
    data = None if is_suspect(raw) else plain.fast(raw)
    if data is not None and schemas.accepts(name.kind.name, data):
        return document(path, name, data)
    file = examine(path, name, raw)
    if file.problems or file.mismatches:
        return file
    return document(path, name, file.data)


def must_read(source: Source, path: str, name: Name) -> Value:
    """The value of a file; Stop (status 3) where it is in disorder or gone."""
    try:
        found = read(path, name, source.read(path))
    except FileNotFoundError as error:
        raise Stop(f"`{source.prefix}{path}` is gone", "run the command again") from error
    if isinstance(found, Document):
        return found.value
    shown = f"{source.prefix}{path}"
    raise Stop(
        f"`{shown}` cannot be read as {name.kind.in_words}", f"see what is wrong: ladder validate {shown}"
    )


def read_from(source: Source, path: str, name: Name) -> Document | File | None:
    """What a source holds at a path, also where it cannot be read; None where it is gone."""
    try:
        return read(path, name, source.read(path))
    except FileNotFoundError:
        return None
    except Stop as stop:
        return File(path, name, "", None, (Problem("unreadable", detail=stop.message),))


def examine_from(source: Source, path: str) -> File | None:
    """What is wrong with a file that names nothing; None where it is gone."""
    try:
        return examine(path, None, source.read(path))
    except FileNotFoundError:
        return None
    except Stop as stop:
        return File(path, None, "", None, (Problem("unreadable", detail=stop.message),))


def document(path: str, name: Name, data: Plain) -> Document:
    """The value of data that the schema has accepted."""
    return Document(path, name.kind.name, name.id, msgspec.convert(data, name.kind.type))


def examine(path: str, name: Name | None, raw: bytes) -> File:
    """Everything that is wrong with a file's text and shape; slow, and only for files that need it.

    The schema is asked only when the text is sound enough to have data.
    """
    text, problems = guard.problems(raw)
    if guard.FATAL.intersection(problem.kind for problem in problems):
        unread = places.Document(text, (), None, None)
        return File(path, name, text, None, (*problems, *forbidden.problems(unread, None)))
    composed = places.compose(text, max_depth=guard.MAX_DEPTH, max_nodes=guard.MAX_NODES)
    private = islice(forbidden.problems(composed, name.kind.name if name else None), guard.MAX_ALIKE)
    escaped = islice(_escaped(composed), guard.MAX_ALIKE)
    problems = (*problems, *composed.problems, *escaped, *private)
    found = _bounded(sorted(set(problems), key=lambda problem: (problem.start, problem.kind)))
    data = composed.data
    if name is None or not isinstance(data, dict):
        return File(path, name, text, data, found)
    wrong = () if schemas.accepts(name.kind.name, data) else explaining.mismatches(name.kind.name, data)
    return File(path, name, text, data, found, wrong)


def _bounded(problems: list[Problem]) -> tuple[Problem, ...]:
    """Of each kind as many problems as say something new; where a bound is broken, of all kinds together."""
    broken = [problem for problem in problems if problem.kind in guard.BOUNDS]
    if broken:
        others = [problem for problem in problems if problem.kind not in guard.BOUNDS]
        return (*others[: guard.MAX_PROBLEMS], *broken)
    counts: Counter[str] = Counter()
    found = []
    for problem in problems:
        counts[problem.kind] += 1
        if counts[problem.kind] <= guard.MAX_ALIKE:
            found.append(problem)
    return tuple(found)


def _escaped(composed: places.Document) -> Iterator[Problem]:
    """Characters that no file may hold and that came in by an escape between double quotes."""
    if "\\" not in composed.text:
        return
    for keys, text in _texts(composed.data):
        place = composed.place(keys)
        if place and composed.text[place.start : place.start + 1] == '"':
            for problem in characters(text):
                yield replace(problem, start=place.start, end=place.end)


def _texts(data: Plain) -> Iterator[tuple[Keys, str]]:
    """Every text of the data with its path; the data is no deeper than the parser's bound."""
    if isinstance(data, str):
        yield (), data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from (((key, *keys), text) for keys, text in _texts(value))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from (((index, *keys), text) for keys, text in _texts(value))
