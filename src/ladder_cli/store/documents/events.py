"""From libyaml's events to plain data and nodes, in one pass and without recursion."""

import re
from dataclasses import dataclass
from typing import Final, Protocol

from ladder_cli.model.finding import Plain, Problem
from ladder_cli.store.documents.node import Node
from ladder_cli.store.documents.scalars import read_plain

BOM: Final = "\ufeff"

OWN_WORDS: Final = frozenset({"on"})
"""Keys that the schemas give, plain: what YAML 1.1 makes of them is not the writer's mistake."""

_TAG = re.compile(r"!<[^\s>]*>|![^\s,\[\]{}]*")
_COLON = re.compile(r"\s*:")


class Mark(Protocol):
    """A point in the text; libyaml leaves a byte order mark out of the count."""

    index: int


class Event(Protocol):
    """What libyaml saw; which of the attributes it has depends on its class."""

    start_mark: Mark
    end_mark: Mark
    value: str
    style: str
    anchor: str | None
    ctag: str | None
    flow_style: bool
    version: tuple[int, int] | None
    tags: dict[str, str] | None


@dataclass(slots=True)
class _Key:
    """A key that waits for its value; `kept` is false where the value is to be dropped."""

    name: str
    start: int
    end: int
    kept: bool = True
    merge: bool = False


@dataclass(slots=True)
class _Frame:
    """An open list or mapping."""

    node: Node
    data: dict[str, Plain] | list[Plain]
    is_key: bool
    key: _Key | None = None
    end: int = 0


class Composer:
    """Builds data and nodes from events, on a stack of its own."""

    def __init__(self, text: str, max_depth: int, max_nodes: int) -> None:
        self.text = text
        self.shift = 1 if text.startswith(BOM) else 0
        self.max_depth = max_depth
        self.max_nodes = max_nodes
        self.problems: list[Problem] = []
        self.data: Plain = None
        self.root: Node | None = None
        self.stack: list[_Frame] = []

    def stop(self, problem: Problem) -> None:
        """Note a problem after which what was read so far is of no use as data."""
        self.problems.append(problem)
        self.data = None

    def run(self) -> None:
        """Read the first document, lazily: nothing beyond a bound is ever looked at."""
        from _ruamel_yaml import CParser

        parser = CParser(self.text)
        documents = nodes = 0
        while (event := parser.get_event()) is not None:
            name = type(event).__name__
            if name == "ScalarEvent":
                nodes += 1
                self._scalar(event)
            elif name == "MappingStartEvent" or name == "SequenceStartEvent":
                nodes += 1
                if len(self.stack) >= self.max_depth:
                    at = event.start_mark.index + self.shift
                    self.stop(Problem("too-deep", at, at + 1, str(self.max_depth)))
                    return
                self._open(event, name == "MappingStartEvent")
            elif name == "MappingEndEvent" or name == "SequenceEndEvent":
                self._close(event)
            elif name == "AliasEvent":
                nodes += 1
                self._alias(event)
            elif name == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    start, end = self._span(event)
                    self.problems.append(Problem("many-documents", start, end))
                    break
                self._directives(event)
            if nodes > self.max_nodes:
                at = event.start_mark.index + self.shift
                self.stop(Problem("too-many-nodes", at, at, str(self.max_nodes)))
                return
        self._judge_root(many=documents > 1)

    def _judge_root(self, many: bool) -> None:
        root = self.root
        if root is None or root.start == root.end:
            if not many:
                self.problems.append(Problem("empty", 0, 0))
            self.data = None
        elif not isinstance(self.data, dict):
            self.problems.append(Problem("not-a-mapping", root.start, root.end, _kind_of(self.data)))
            self.data = None

    def _span(self, event: Event) -> tuple[int, int]:
        return event.start_mark.index + self.shift, event.end_mark.index + self.shift

    def _directives(self, event: Event) -> None:
        if event.version or event.tags:
            from ladder_cli.store.documents.syntax import directive

            self.problems.append(directive(self.text, self.text.find("%")))

    def _scalar(self, event: Event) -> None:
        start = event.start_mark.index + self.shift
        end = event.end_mark.index + self.shift
        plain = not event.style
        if event.anchor or event.ctag:
            plain = self._properties(event, start) and plain
        text: str = event.value
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.node.keys is not None and frame.key is None:
            self._key(frame, text, plain, start, end)
            return
        if not plain:
            self._value(text, Node(start, end))
            return
        value, kind, detail = read_plain(text)
        if kind:
            self.problems.append(Problem(kind, start, end, detail))
        if start == end and frame is not None and frame.key is not None:
            start = end = self._after_colon(frame.key.end, start)
        self._value(value, Node(start, end))

    def _after_colon(self, key_end: int, start: int) -> int:
        """Where an empty value stands: libyaml may put it at the token that comes next."""
        if "\n" not in self.text[key_end:start]:
            return start
        colon = _COLON.match(self.text, key_end, start)
        return colon.end() if colon else key_end

    def _key(self, frame: _Frame, name: str, plain: bool, start: int, end: int) -> None:
        frame.end = end
        frame.key = key = _Key(name, start, end)
        if plain and name == "<<":
            self.problems.append(Problem("merge-key", start, end))
            key.kept, key.merge = False, True
            return
        if plain:
            value, kind, detail = read_plain(name)
            if kind == "number-range" or not isinstance(value, str):
                self.problems.append(Problem("key-not-text", start, end, _kind_of(value)))
            elif kind and name not in OWN_WORDS:
                self.problems.append(Problem(kind, start, end, detail))
        if frame.node.keys is not None and name in frame.node.keys:
            self.problems.append(Problem("duplicate-key", start, end, name))
            key.kept = False

    def _value(self, value: Plain, node: Node) -> None:
        """Put a value where it belongs: the open list or mapping, else the root."""
        if not self.stack:
            self.data, self.root = value, node
            return
        frame = self.stack[-1]
        if node.end > frame.end:
            frame.end = node.end
        if frame.node.items is not None and isinstance(frame.data, list):
            frame.data.append(value)
            frame.node.items.append(node)
            return
        key, frame.key = frame.key, None
        if key is not None and key.kept and frame.node.keys is not None and isinstance(frame.data, dict):
            frame.data[key.name] = value
            frame.node.keys[key.name] = node
            node.key = (key.start, key.end)

    def _open(self, event: Event, mapping: bool) -> None:
        start, end = self._span(event)
        if event.anchor or event.ctag:
            self._properties(event, start)
        parent = self.stack[-1] if self.stack else None
        is_key = parent is not None and parent.node.keys is not None and parent.key is None
        if is_key:
            self.problems.append(Problem("complex-key", start, max(end, start + 1)))
        node = Node(start, end, block=not event.flow_style)
        data: dict[str, Plain] | list[Plain]
        if mapping:
            node.keys, data = {}, {}
        else:
            node.items, data = [], []
        if not is_key:
            self._value(data, node)
        self.stack.append(_Frame(node, data, is_key, end=end))

    def _close(self, event: Event) -> None:
        frame = self.stack.pop()
        node = frame.node
        node.end = frame.end if node.block else event.end_mark.index + self.shift
        if not self.stack:
            return
        parent = self.stack[-1]
        if node.end > parent.end:
            parent.end = node.end
        if frame.is_key:
            parent.key = _Key("", node.start, node.end, kept=False)

    def _alias(self, event: Event) -> None:
        start, end = self._span(event)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.node.keys is not None and frame.key is None:
            self.problems.append(Problem("alias", start, end, event.anchor or ""))
            frame.key = _Key("", start, end, kept=False)
            return
        if frame is None or frame.key is None or not frame.key.merge:
            self.problems.append(Problem("alias", start, end, event.anchor or ""))
        self._value(None, Node(start, end))

    def _properties(self, event: Event, start: int) -> bool:
        """Note an anchor and a tag; whether a plain scalar beside them is still resolved."""
        if event.anchor:
            at = self.text.find("&" + event.anchor, start)
            self.problems.append(Problem("anchor", at, at + 1 + len(event.anchor), event.anchor))
        if not event.ctag:
            return True
        tag = _TAG.search(self.text, start)
        span = tag.span() if tag else (start, start)
        self.problems.append(Problem("tag", *span, self.text[slice(*span)]))
        return event.ctag not in ("!", "tag:yaml.org,2002:str")


def _kind_of(value: Plain) -> str:
    """What a value is, in a word for messages."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "a list"
    return "text" if isinstance(value, str) else "a number"
