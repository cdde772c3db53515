"""Documents of the registry's subset with what they hold, laid out as many hands would write them."""

import json
import random
import re
from dataclasses import dataclass, field

from hypothesis import strategies as st

from ladder_cli.model.finding import Keys, Plain

_TRAPS = {"yes", "no", "on", "off", "y", "n", "true", "false", "null"}
_PLAIN = re.compile(r"[A-Za-z](?:[\w/. -]*[\w/])?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")

_WORDS = (
    "ada",
    "role",
    "sig",
    "docs/website",
    "reviewer",
    "Ada Lovelace",
    "since",
    "x",
    "a-b",
    "with",
    "it",
    "n2",
)
_ODD = (
    *("no", "Y", "12:30", "010", "1_000", "1", "1.5", "~", "=", "<<", "null", "2026-11-22", "2026-11"),
    *("", " ", "a: b", "a #b", "# x", "- x", "[x", "{", "x:", "\\", "a\\n", "it's", 'say "hi"', "tab\tin"),
    *("@x", "%x", "*x", "&x", "!x", "`", "|", ">", "?", "-", ",", "https://example.org/a?b=c#d"),
    *("é ü", "😀", "\u202eabc", "\u2028"),
)
_LONG = (
    "one\ntwo",
    "one\ntwo\n",
    "one\n\n  two\n",
    "# not a comment\n- nor a list\n",
    "one\n\ntwo\n\n",
    "\n",
    "x\n",
)


def _is_text(text: str) -> bool:
    return not re.search("[\ud800-\udfff]", text)


words = st.sampled_from(_WORDS) | st.sampled_from(_ODD) | st.text(max_size=8).filter(_is_text)
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.sampled_from((0.5, -2.25, 1e20, 1e-7))
    | words
    | st.sampled_from(_LONG)
)
keys = st.sampled_from(_WORDS) | words


def values(leaves: int = 10) -> st.SearchStrategy[Plain]:
    """Any value of the subset, small."""
    return st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
        max_leaves=leaves,
    )


documents = st.dictionaries(keys, values(), min_size=1, max_size=5)


@dataclass
class Layout:
    """A text, what it holds, and for each of its comments the path of the entry that it is about."""

    text: str
    data: dict[str, Plain]
    comments: dict[str, Keys]


@dataclass
class _Hand:
    """Writes a value by chance: flow or block, quotes, indents, comments, blank lines."""

    chance: random.Random
    comments: dict[str, Keys] = field(default_factory=dict)
    last: str = ""  # the mark of the block scalar that was written last, if nothing came after it

    def comment(self, path: Keys, rate: float) -> str:
        if self.chance.random() >= rate:
            return ""
        name = f"#c{len(self.comments)}c"
        self.comments[name] = path
        return name + self.chance.choice(("", " about: it", ", and [more"))

    def after(self, path: Keys) -> str:
        text = self.comment(path, 0.15)
        return f"{self.chance.choice((' ', '  '))}{text}" if text else ""

    def scalar(self, value: Plain, *, in_flow: bool) -> str:
        if value is None:
            return self.chance.choice(("null", "~") if in_flow else ("null", "~", ""))
        if isinstance(value, bool):
            return self.chance.choice((str(value), str(value).lower()))
        if isinstance(value, int):
            return str(value)
        if isinstance(value, float):
            return {1e20: "1.0e+20", 1e-7: "1.0e-7"}.get(value, str(value))
        assert isinstance(value, str)
        forms = [json.dumps(value)] if value.isascii() and "\x7f" not in value else [_double(value)]
        if all(character.isprintable() for character in value):
            forms.append("'" + value.replace("'", "''") + "'")
        if (_PLAIN.fullmatch(value) and value.lower() not in _TRAPS) or _DAY.fullmatch(value):
            forms += [value] * 4
        return self.chance.choice(forms)

    def flow(self, value: Plain, path: Keys, indent: int) -> str:
        """One line or several, with or without a comma at the end."""
        if not isinstance(value, dict | list):
            return self.scalar(value, in_flow=True)
        pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
        parts = [
            (f"{self.scalar(key, in_flow=True)}: " if isinstance(value, dict) else "")
            + self.flow(item, (*path, key), indent + 2)
            for key, item in pairs
        ]
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        if parts and self.chance.random() < 0.3:
            return self.flow_lines(parts, [(*path, key) for key, _ in pairs], path, indent, opening, closing)
        room = self.chance.choice(("", " ")) if parts else ""
        comma = self.chance.choice(("", "", ",")) if parts else ""
        return opening + room + ", ".join(parts) + comma + room + closing

    def flow_lines(
        self, parts: list[str], paths: list[Keys], path: Keys, indent: int, opening: str, closing: str
    ) -> str:
        lines = [opening]
        last_comma = self.chance.choice(("", ","))
        for number, (part, at) in enumerate(zip(parts, paths, strict=True)):
            comma = "," if number + 1 < len(parts) else last_comma
            lines.append(" " * (indent + 2) + part + comma + self.after(at))
        return "\n".join([*lines, " " * indent + closing])

    def literal(self, value: str, path: Keys, indent: int) -> list[str] | None:
        """The rest of the line and the lines of a block scalar, None where it cannot be one."""
        if value[:1] in ("\n", " ", "") or "\n" not in value or not value.replace("\n", "").isprintable():
            return None
        mark = "|" if value.endswith("\n") else "|-"
        if value.endswith("\n\n"):
            mark = "|+"
        body = value.removesuffix("\n").split("\n")
        return [f" {mark}{self.after(path)}", *(line and " " * indent + line for line in body)]

    def rest(self, value: Plain, path: Keys, at: int, *, dash: bool) -> list[str]:
        """The rest of the line after a colon or dash in column `at`, and the lines that follow."""
        if value and isinstance(value, dict | list) and self.chance.random() < 0.75:
            return self.collection(value, path, at, dash=dash)
        if isinstance(value, str) and self.chance.random() < 0.8:
            lines = self.literal(value, path, at + self.chance.choice((1, 2, 4)))
            if lines is not None:
                self.last = lines[0].split("#")[0].strip()
                return lines
        self.last = ""
        written = (
            self.flow(value, path, at + 1)
            if isinstance(value, dict | list)
            else self.scalar(value, in_flow=False)
        )
        pad = " " * self.chance.choice((1, 1, 1, 2)) if written else ""
        return f"{pad}{written}{self.after(path)}".split("\n")

    def collection(
        self, value: dict[str, Plain] | list[Plain], path: Keys, at: int, *, dash: bool
    ) -> list[str]:
        if dash and self.chance.random() < 0.8:
            gap = self.chance.choice((2, 2, 2, 4))
            lines = self.entries(value, path, at + gap, compact=True)
            return [" " * (gap - 1) + lines[0][at + gap :], *lines[1:]]
        least = 0 if isinstance(value, list) and not dash else 1
        step = self.chance.choice((least, 2, 2, 4))
        return [self.after(path), *self.entries(value, path, at + step, compact=False)]

    def entries(
        self, value: dict[str, Plain] | list[Plain], path: Keys, at: int, *, compact: bool
    ) -> list[str]:
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        lines: list[str] = []
        for number, (key, item) in enumerate(pairs):
            if number or not compact:
                lines += self.above((*path, key), at)
            head = "-" if isinstance(value, list) else f"{self.scalar(key, in_flow=True)}:"
            first, *more = self.rest(item, (*path, key), at, dash=isinstance(value, list))
            lines += [" " * at + head + first, *more]
        return lines

    def above(self, path: Keys, at: int) -> list[str]:
        # `|+` keeps the blank lines that follow, so none of ours may
        lines = [""] if self.chance.random() < 0.15 and self.last != "|+" else []
        text = self.comment(path, 0.15)
        return [*lines, " " * at + text] if text else lines


def _double(value: str) -> str:
    escaped = "".join(
        character if character.isprintable() and character not in '"\\' else f"\\U{ord(character):08X}"
        for character in value
    )
    return f'"{escaped}"'


def lay_out(data: dict[str, Plain], seed: int) -> Layout:
    """The data written by the hand of that seed."""
    chance = random.Random(seed)
    hand = _Hand(chance)
    lines = hand.entries(data, (), 0, compact=False)
    if chance.random() < 0.3:
        lines.insert(0, "---")
    if chance.random() < 0.3:
        lines.insert(0, hand.comment((), 1))
    text = "\n".join(lines) + "\n"
    if chance.random() < 0.2 and not hand.last:
        text = text.removesuffix("\n")
    if chance.random() < 0.25:
        text = text.replace("\n", "\r\n")
    if chance.random() < 0.2:
        text = "\ufeff" + text
    return Layout(text, data, hand.comments)


layouts = st.builds(lay_out, documents, st.integers(0, 2**32))


def paths(data: Plain, above: Keys = ()) -> list[Keys]:
    """Every path into the data but the root's, in the order of the text."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for key, item in pairs for path in ((*above, key), *paths(item, (*above, key)))]


def at(data: Plain, path: Keys) -> Plain:
    """The value at a path."""
    for key in path:
        data = data[key]  # type: ignore[index, call-overload]  # the path comes from this very data
    return data
