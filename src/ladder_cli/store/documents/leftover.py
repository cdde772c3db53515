"""What differs between two texts beside their data: comments, quotes, order, layout."""

import re
from collections.abc import Iterable, Sequence

from ladder_cli.model.finding import Keys
from ladder_cli.review.diff import Difference
from ladder_cli.store.documents.places import Document, compose

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*$", re.MULTILINE)


def has_leftover(before: str, after: str, found: Iterable[Difference]) -> bool:
    """Whether more differs than the lines that hold what the differences say.

    Comments count wherever they are; blank lines do not count beside a change of data.
    """
    old, new = compose(before), compose(after)
    differences = tuple(found)
    if not differences:
        return before != after
    if _comments(old) != _comments(new):
        return True
    ways = [(one.old_keys, one.keys) for one in differences]
    return _rest(old, new, ways) != _rest(new, old, [(new_, old_) for old_, new_ in ways])


def _comments(document: Document) -> list[str]:
    """Everything that could be a comment, in order; text that only looks like one stands among the data."""
    quoted = _spans_of_text(document)
    return [
        match[0]
        for match in _COMMENT.finditer(document.text)
        if not any(start <= match.start() < end for start, end in quoted)
    ]


def _spans_of_text(document: Document) -> list[tuple[int, int]]:
    """Where scalars stand that hold a `#`."""
    found = []
    open_ = [document.root] if document.root is not None else []
    while open_:
        node = open_.pop()
        children = [node.entry(name) for name in node.names()]
        spans = [child.key for child in children if child.key is not None]
        spans += [] if node.names() else [(node.start, node.end)]
        found += [span for span in spans if "#" in document.text[span[0] : span[1]]]
        open_ += children
    return found


def _rest(document: Document, other: Document, ways: Sequence[tuple[Keys, Keys]]) -> list[str]:
    """The lines that hold nothing of what differs; by each way the path here and the path in the other."""
    lines = document.text.replace("\r\n", "\n").split("\n")
    covered: set[int] = set()
    for here, there in ways:
        keys = _covering(document, other, here, there)
        if keys:
            covered.update(_lines(document, keys))
    return [line for number, line in enumerate(lines) if number not in covered and line.strip()]


def _covering(document: Document, other: Document, here: Keys, there: Keys) -> Keys:
    """What to leave out: the topmost part that the other has not, or the flow list or mapping around."""
    for depth in range(1, len(here) + 1):
        keys = here[:depth]
        node = document.node(keys)
        if node is None:
            return ()
        if _is_flow(document, keys) or other.node(there[:depth]) is None:
            return keys
        if _is_flow(other, there[:depth]):
            return keys
    return here


def _is_flow(document: Document, keys: Keys) -> bool:
    node = document.node(keys)
    return node is not None and document.text[node.start : node.start + 1] in ("[", "{")


def _lines(document: Document, keys: Keys) -> range:
    value, key = document.place(keys), document.place(keys, "key")
    if value is None or key is None:
        return range(0)
    first = document.text.count("\n", 0, min(value.start, key.start))
    return range(first, document.text.count("\n", 0, max(value.end - 1, value.start)) + 1)
