"""The fast way from bytes to plain data, for files of which there is nothing to say."""

from typing import Final

import ryaml

from ladder_cli.model.finding import Plain
from ladder_cli.store.documents.guard import MAX_DEPTH, MAX_NODES, is_plain, needs_walk

_START: Final = b"---\n"
_TEXT: Final = frozenset({str})


def fast(raw: bytes) -> dict[str, Plain] | None:
    """The file's data; None where only the parser with places can tell what it holds.

    None is no verdict: the file may be faultless. Data is: where this gives data, `guard.problems`
    and `places.compose` find no problem and the same data.
    """
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n")
    if not is_plain(raw.removeprefix(_START)):
        return None
    try:
        data = ryaml.loads(raw.decode())  # type: ignore[attr-defined]  # exported without saying so
    except ValueError:
        return None
    if not isinstance(data, dict) or (needs_walk(raw) and not _is_ours(data)):
        return None
    return data


def _is_ours(data: Plain) -> bool:
    """Whether every key is text, and depth and nodes are what the parser with places allows."""
    level: list[Plain] = [data]
    nodes = 1
    for _ in range(MAX_DEPTH):
        inner: list[Plain] = []
        for value in level:
            if isinstance(value, dict):
                if not _TEXT.issuperset(map(type, value)):
                    return False
                nodes += 2 * len(value)
                inner += value.values()
            elif isinstance(value, list):
                nodes += len(value)
                inner += value
        if not inner or nodes > MAX_NODES:
            return nodes <= MAX_NODES
        level = inner
    return not any(isinstance(value, (dict, list)) for value in level)
