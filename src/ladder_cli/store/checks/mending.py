"""What can be mended by itself: the safe edits that findings carry, made and proved."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from ladder_cli.model.finding import Edit, Plain, Replace
from ladder_cli.model.kinds import SCHEMA_FOLDER
from ladder_cli.store.checks.examining import by_themselves, is_within, subject
from ladder_cli.store.checks.packing import unpacked
from ladder_cli.store.copies import refreshed
from ladder_cli.store.documents.places import compose
from ladder_cli.store.layout import Layout
from ladder_cli.store.source import Changed, Source
from ladder_cli.store.splicing.splice import EditError, splice

ROUNDS: Final = 15
"""Mending some things shows the next, and no file can hold more than this. What changes then is left."""
EFFORT: Final = 2_000_000
"""Characters that are read to find which of a file's edits cannot be made. The rest of these are left."""


def mended(
    source: Source, today: date, only: Collection[str] = (), laid: Layout | None = None
) -> Mapping[str, bytes]:
    """By path, the bytes of the files that safe edits change; mending those again changes nothing.

    Each edit is proved: the file says the same afterwards, but for what the finding is about. Copies of
    schemas and modelines are brought up to date where the registry keeps them. With `laid`, the source's
    layout, `only` names files alone. No rule on the whole registry carries an edit, so none of them runs.
    """
    changes: dict[str, bytes] = {}
    for _ in range(ROUNDS):
        state = Changed(source, changes)
        fixes: dict[str, list[tuple[Edit, ...]]] = {}
        about = subject(state, today, laid)
        for finding in map(unpacked, by_themselves(about, only, files=laid is not None)):
            if finding.edits and not finding.at.path.startswith(f"{SCHEMA_FOLDER}/"):
                fixes.setdefault(finding.at.path, []).append(finding.edits)
        made = {path: _edited(state.read(path), edits) for path, edits in fixes.items()}
        fresh = {path: raw for path, raw in made.items() if raw != state.read(path)}
        if not fresh:
            break
        changes = {**changes, **fresh}
    for path, raw in refreshed(Changed(source, changes)):
        if not only or is_within(path, only):
            changes[path] = raw
    return dict(sorted(changes.items()))


def _edited(raw: bytes, fixes: Sequence[tuple[Edit, ...]]) -> bytes:
    """The text with every fix made that can be proved."""
    text = raw.decode()
    spans = [edits for edits in fixes if isinstance(edits[0], Replace)]
    paths = [edits for edits in fixes if not isinstance(edits[0], Replace)]
    spans.sort(key=lambda edits: -edits[0].start if isinstance(edits[0], Replace) else 0)
    tries = iter(range(2 + EFFORT // (1 + len(text))))
    return _all_made(_all_made(text, list(dict.fromkeys(spans)), tries), paths, tries).encode()


def _all_made(text: str, fixes: Sequence[tuple[Edit, ...]], tries: Iterator[int]) -> str:
    """The text with these fixes made: all at once, else by halves, the first half first.

    Of fixes that speak of offsets the first are those nearest to the end, so that the others stay right.
    """
    if not fixes or next(tries, None) is None:
        return text
    try:
        after = splice(text, [edit for edits in fixes for edit in edits])
    except EditError:
        after = ""
    if after and (not isinstance(fixes[0][0], Replace) or _alike(compose(text).data, compose(after).data)):
        return after
    if len(fixes) == 1:
        return text
    half = len(fixes) // 2
    return _all_made(_all_made(text, fixes[:half], tries), fixes[half:], tries)


def _alike(one: Plain, other: Plain) -> bool:
    """Equal, but for a number or a truth that quotes have made text of."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(_alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    return one == other or (isinstance(other, str) and isinstance(one, bool | int | float))
