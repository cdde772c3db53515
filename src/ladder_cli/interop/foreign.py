"""Foreign YAML and text, read within bounds, every scalar kept as the characters that stand there.

Other tools' files are YAML of every dialect: a login of digits, `NO`, `9:00` or a day without
quotes means something else to each reader. So nothing is resolved here: a scalar is text, only a
plain `null`, `~` or nothing at all is no value. Anchors, aliases and merge keys are followed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from msgspec import Struct

from ladder_cli.model.stop import Stop

MAX_BYTES: Final = 16 * 1024 * 1024
MAX_DEPTH: Final = 64
MAX_NODES: Final = 1_000_000
"""Values in one file, those behind aliases counted each time they are used."""

_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})


class Node(Struct, frozen=True):
    """A value with its place: text, nothing, a list, or a mapping by key."""

    file: str
    line: int
    value: "str | tuple[Node, ...] | Mapping[str, Node] | None"

    @property
    def at(self) -> str:
        """The place as `FILE:LINE`."""
        return f"{self.file}:{self.line}"

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a mapping, in the order of the file; none of anything else."""
        return tuple(self.value) if isinstance(self.value, Mapping) else ()

    def get(self, key: str) -> "Node | None":
        """The value of a key, None where there is none; Stop where this is not a mapping."""
        node = self.mapping("this").get(key)
        return None if node is None or node.value is None else node

    def text(self, key: str) -> str | None:
        """The text of a key, None where there is none or only space."""
        node = self.get(key)
        return None if node is None else node.scalar(key)

    def scalar(self, name: str) -> str | None:
        """The text that stands here, None for nothing; Stop where it is a list or a mapping."""
        if self.value is None:
            return None
        if not isinstance(self.value, str):
            raise self.wrong(name, "text")
        return self.value.strip() or None

    def items(self, key: str) -> "tuple[Node, ...]":
        """The list of a key, empty where there is none; Stop where it is something else."""
        node = self.get(key)
        if node is None:
            return ()
        if not isinstance(node.value, tuple):
            raise node.wrong(key, "a list")
        return node.value

    def table(self, key: str) -> "Mapping[str, Node]":
        """The mapping of a key, empty where there is none; Stop where it is something else."""
        node = self.get(key)
        return {} if node is None else node.mapping(key)

    def mapping(self, name: str) -> "Mapping[str, Node]":
        """The mapping that stands here; Stop where it is something else."""
        if not isinstance(self.value, Mapping):
            raise self.wrong(name, "a mapping")
        return self.value

    def wrong(self, name: str, wanted: str) -> Stop:
        """The refusal of a value that has another shape than the format gives it."""
        what = name if name in ("this", "the file") else f"`{name}`"
        return refused(self.file, self.line, f"{what} should be {wanted}")


def refused(file: str, line: int, what: str, hint: str = "") -> Stop:
    """The end of a run over a foreign file, with the place; a line of 0 means the file as a whole."""
    place = f"`{file}`, line {line}" if line else f"`{file}`"
    return Stop(f"{place}: {what}", hint or "nothing was written; mend the file and run the command again")


def decoded(file: str, raw: bytes) -> str:
    """The text of a foreign file without its byte order mark; Stop where it is too large or not UTF-8."""
    if len(raw) > MAX_BYTES:
        raise refused(file, 0, f"larger than {MAX_BYTES // 1024 // 1024} MiB", "split it")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise refused(
            file, line, f"not UTF-8: the byte 0x{raw[error.start]:02X}", "save it as UTF-8"
        ) from error


def read_yaml(file: str, raw: bytes) -> Node:
    """The mapping that a foreign YAML file holds; Stop (status 3) with file and line where there is none.

    `file` is the name to show, never opened.
    """
    from _ruamel_yaml import CParser
    from ruamel.yaml.error import YAMLError

    from ladder_cli.store.documents.places import line_column
    from ladder_cli.store.documents.syntax import refusal

    text = decoded(file, raw)
    reader = _Reader(file)
    try:
        parser = CParser(text)
        while (event := parser.get_event()) is not None:
            reader.take(type(event).__name__, event)
    except YAMLError as error:
        problem = refusal(error, text, 0)
        detail = problem.detail if problem.kind == "syntax" else f"not YAML: {problem.detail}"
        raise refused(file, line_column(text, problem.start)[0], detail) from error
    root = reader.root
    if root is None or root.value is None:
        raise refused(file, 0, "empty")
    root.mapping("the file")
    return root


@dataclass(slots=True)
class _Frame:
    """An open list or mapping; `size` and `height` count what is in it, aliases included."""

    line: int
    anchor: str | None
    is_list: bool
    items: list[Node] = field(default_factory=list)
    keys: dict[str, Node] = field(default_factory=dict)
    merged: list[Node] = field(default_factory=list)
    key: str | None = None
    merge: bool = False
    size: int = 1
    height: int = 1


@dataclass(slots=True)
class _Reader:
    """Builds nodes from libyaml's events on a stack of its own, so that no depth breaks it."""

    file: str
    root: Node | None = None
    stack: list[_Frame] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int, int]] = field(default_factory=dict)
    documents: int = 0

    def take(self, name: str, event: Any) -> None:
        line = event.start_mark.line + 1
        match name:
            case "ScalarEvent":
                self._scalar(event, line)
            case "MappingStartEvent" | "SequenceStartEvent":
                self._open(event, line, is_list=name == "SequenceStartEvent")
            case "MappingEndEvent" | "SequenceEndEvent":
                self._close()
            case "AliasEvent":
                if event.anchor not in self.anchors:
                    raise refused(self.file, line, f"`*{event.anchor}` stands for nothing before it")
                self._put(*self.anchors[event.anchor], line)
            case "DocumentStartEvent":
                self.documents += 1
                if self.documents > 1:
                    raise refused(self.file, line, "a second document begins here, and one is read")

    def _scalar(self, event: Any, line: int) -> None:
        frame = self.stack[-1] if self.stack else None
        plain = not event.style and not event.ctag
        if frame is not None and not frame.is_list and frame.key is None:
            self._key(frame, event.value, line, plain=plain)
            return
        node = Node(self.file, line, None if plain and event.value in _NOTHING else event.value)
        if event.anchor:
            self.anchors[event.anchor] = (node, 1, 0)
        self._put(node, 1, 0, line)

    def _key(self, frame: _Frame, key: str, line: int, *, plain: bool) -> None:
        frame.key, frame.merge = key, plain and key == "<<"
        if not frame.merge and key in frame.keys:
            first = frame.keys[key].line
            raise refused(self.file, line, f"the key `{key}` stands twice, first on line {first}")

    def _open(self, event: Any, line: int, *, is_list: bool) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and not parent.is_list and parent.key is None:
            raise refused(self.file, line, "a key should be text")
        if len(self.stack) >= MAX_DEPTH:
            raise refused(self.file, line, f"lists and mappings nest deeper than {MAX_DEPTH}")
        self.stack.append(_Frame(line, event.anchor, is_list))

    def _close(self) -> None:
        frame = self.stack.pop()
        for source in frame.merged:
            for key, value in source.mapping("<<").items():
                frame.keys.setdefault(key, value)
        node = Node(self.file, frame.line, tuple(frame.items) if frame.is_list else frame.keys)
        if frame.anchor:
            self.anchors[frame.anchor] = (node, frame.size, frame.height)
        self._put(node, frame.size, frame.height, frame.line)

    def _put(self, node: Node, size: int, height: int, line: int) -> None:
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        frame.size += size
        frame.height = max(frame.height, height + 1)
        if sum(open_.size for open_ in self.stack) > MAX_NODES:
            raise refused(self.file, line, f"more than {MAX_NODES} values", "split it")
        if len(self.stack) + height > MAX_DEPTH:
            raise refused(self.file, line, f"lists and mappings nest deeper than {MAX_DEPTH}")
        if frame.is_list:
            frame.items.append(node)
        elif frame.key is None:
            raise refused(self.file, line, "a key should be text, not an alias")
        elif frame.merge:
            frame.merged += node.value if isinstance(node.value, tuple) else (node,)
            frame.key = None
        else:
            frame.keys[frame.key], frame.key = node, None
