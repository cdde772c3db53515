"""What a registry holds for editors: copies of the program's schemas, and the line that leads to them."""

import re
from collections.abc import Iterator
from functools import cache

from ladder_cli.model.kinds import KINDS, SCHEMA_FOLDER, named
from ladder_cli.model.stop import Stop
from ladder_cli.store.documents import schemas
from ladder_cli.store.plans.founding import modeline
from ladder_cli.store.source import Source

_MODELINE = re.compile(rb"^#[ \t]*yaml-language-server:[ \t]*\$schema=[^\r\n]*", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"


@cache
def fresh() -> dict[str, bytes]:
    """Every copy as it should be, by path."""
    return {f"{SCHEMA_FOLDER}/{kind}.json": schemas.text(kind).encode() for kind in sorted(KINDS)}


def stale(source: Source) -> tuple[str, ...]:
    """The paths of copies that are missing or say something else; none where the registry keeps no copies."""
    kept = {path: _read(source, path) for path in fresh()}
    if not any(kept.values()):
        return ()
    return tuple(path for path, raw in kept.items() if raw != fresh()[path])


def refreshed(source: Source) -> Iterator[tuple[str, bytes]]:
    """The copies that are to be replaced or added, and the files whose modeline is; by path.

    A file in another encoding stays as it is: a line before its byte order mark would spoil it.
    Nothing where the registry keeps no copies: then there is nothing to lead to.
    """
    if not any(_read(source, path) for path in fresh()):
        return
    for path in stale(source):
        yield path, fresh()[path]
    for path in source.listing().files:
        name = named(path)
        raw = _read(source, path) if name else None
        if name is not None and raw is not None and _is_text(raw):
            headed = with_modeline(raw, modeline(path, name.kind.name).encode())
            if headed != raw:
                yield path, headed


def with_modeline(raw: bytes, line: bytes) -> bytes:
    """The file with that modeline: in the place of another, else at the top."""
    bom, body = (_BOM, raw[len(_BOM) :]) if raw.startswith(_BOM) else (b"", raw)
    found = _MODELINE.search(body)
    if found:
        return bom + body[: found.start()] + line + body[found.end() :]
    end = b"\r\n" if b"\r\n" in body else b"\n"
    return bom + line + end + body


def _is_text(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _read(source: Source, path: str) -> bytes | None:
    try:
        return source.read(path)
    except (FileNotFoundError, Stop):
        # What cannot be read is no copy; a file of the registry has its finding elsewhere.
        return None
