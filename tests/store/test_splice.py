"""Edits by splice: the right characters change, and no other."""

import difflib
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.model.finding import Append, Delete, Edit, Keys, Plain, Put, Quote, Replace
from ladder_cli.store.documents.places import compose
from ladder_cli.store.splicing.splice import EditError, applied, splice
from tests.store.layouts import Layout, at, layouts, paths, values

RECORD = """\
# yaml-language-server: $schema=x

name: Ada  # who
seats:
  - role: member  # first
    since: 2025-01-01

  # about the reviewer
  - role: reviewer
    sponsors: [bob, carol]  # two

# after
facts: []
empty:  # none yet
notes: |
  one

  two

last: 'x'
"""

BROKEN = "the edit would break the file"
ELSE = "without changing something else: edit it by hand"
HIDDEN = "a line break that editors do not show: take it out first"


def changes(before: str, after: str) -> list[str]:
    """The lines taken out and put in."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Put(("name",), "Ada L"), ["- name: Ada  # who", "+ name: Ada L  # who"]),
        (Put(("name",), "no"), ["- name: Ada  # who", '+ name: "no"  # who'.replace('"', "'")]),
        (Put(("last",), "it's"), ["- last: 'x'", "+ last: 'it''s'"]),
        (Put(("last",), 7), ["- last: 'x'", "+ last: 7"]),
        (Put(("last",), "a\x07"), ["- last: 'x'", '+ last: "a\\x07"']),
        (Put(("empty",), "x"), ["- empty:  # none yet", "+ empty: x  # none yet"]),
        (Put(("seats", 0, "until"), "2026-11"), ["+     until: 2026-11"]),
        (Put(("seats", 0), "x"), ["+   - x", "-   - role: member  # first", "-     since: 2025-01-01"]),
        (Put(("new",), None), ["+ new: null"]),
        (Put(("seats", 1, "sponsors"), ["dan"]), [
            "-     sponsors: [bob, carol]  # two",
            "+     sponsors: [dan]  # two",
        ]),
        (Put(("name",), "one\ntwo"), ["- name: Ada  # who", "+ name: |-  # who", "+   one", "+   two"]),
        (Put(("notes",), "x"), ["- notes: |", "+ notes: x", "-   one", "-", "-   two"]),
        (Put(("empty", "deep"), 1), ["+   deep: 1"]),
        (Put(("more", "deep"), 1), ["+ more:", "+   deep: 1"]),
        (Append(("seats",), {"role": "approver", "on": "2026-11-22"}), [
            "+   - role: approver",
            "+     on: 2026-11-22",
        ]),
        (Append(("seats", 1, "sponsors"), "dan"), [
            "-     sponsors: [bob, carol]  # two",
            "+     sponsors: [bob, carol, dan]  # two",
        ]),
        (Append(("facts",), {"kind": "x"}), ["- facts: []", "+ facts:", "+   - kind: x"]),
        (Append(("empty",), "x"), ["+   - x"]),
        (Append(("new",), "12"), ["+ new:", "+   - '12'"]),
        (Delete(("name",)), ["- name: Ada  # who"]),
        (Delete(("seats", 0)), ["-   - role: member  # first", "-     since: 2025-01-01", "- "]),
        (Delete(("seats", 1)), [
            "- ",
            "-   # about the reviewer",
            "-   - role: reviewer",
            "-     sponsors: [bob, carol]  # two",
        ]),
        (Delete(("seats", 0, "role")), [
            "-   - role: member  # first",
            "-     since: 2025-01-01",
            "+   - since: 2025-01-01",
        ]),
        (Delete(("last",)), ["- ", "- last: 'x'"]),
        (Delete(("notes",)), ["- notes: |", "-   one", "- ", "-   two"]),
        (Delete(("seats", 1, "sponsors", 0)), [
            "-     sponsors: [bob, carol]  # two",
            "+     sponsors: [carol]  # two",
        ]),
    ],
)  # fmt: skip
def test_an_edit_changes_its_own_lines(edit: Edit, expected: list[str]) -> None:
    after = splice(RECORD, [edit])

    assert [line.rstrip() for line in changes(RECORD, after)] == [line.rstrip() for line in expected]
    assert compose(after).data == applied(compose(RECORD).data, [edit])


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        ("a: 1\r\nl:\r\n- x", Append(("l",), {"k": 1, "m": 2}), "a: 1\r\nl:\r\n- x\r\n- k: 1\r\n  m: 2"),
        ("\ufeffa: 'x'\n", Put(("a",), "y"), "\ufeffa: 'y'\n"),
        ("---\na: 1\n...\n", Put(("b",), 2), "---\na: 1\nb: 2\n...\n"),
        ("l:\n    - a: 1\n", Append(("l",), {"b": [1]}), "l:\n    - a: 1\n    - b:\n          - 1\n"),
        ("l:\n  -   a: 1\n", Append(("l",), {"b": 1, "c": 2}), "l:\n  -   a: 1\n  -   b: 1\n      c: 2\n"),
        ("l:\n- a\nm:\n  k: x\n", Append(("m", "o"), "z"), "l:\n- a\nm:\n  k: x\n  o:\n  - z\n"),
        ("m:\n    k: x\n", Put(("p",), {"o": 1}), "m:\n    k: x\np:\n    o: 1\n"),
        ("l:\n  - {a: 1}\n", Append(("l",), {"a": "x, y"}), 'l:\n  - {a: 1}\n  - {a: "x, y"}\n'),
        ("l:\n  - r: [x]\n", Append(("l",), {"r": ["z"]}), "l:\n  - r: [x]\n  - r: [z]\n"),
        ("l: []  # c\n", Append(("l",), 1), "l:  # c\n  - 1\n"),
        ("l: [  # c\n]\n", Append(("l",), 1), "l: [  # c\n1]\n"),
        ("m: {}\n", Put(("m", "k"), 1), "m:\n  k: 1\n"),
        ("{}\n", Put(("k",), [1]), "k:\n  - 1\n"),
        ("{a: 1}\n", Put(("b",), "c: d"), '{a: 1, b: "c: d"}\n'),
        ("a: {b: {}}\n", Put(("a", "b", "c"), 1), "a: {b: {c: 1}}\n"),
        ("a: {b: []}\n", Append(("a", "b"), 1), "a: {b: [1]}\n"),
        ("a: {b, c: }\n", Put(("a", "b"), 1), "a: {b: 1, c: }\n"),
        ("a: {b, c: }\n", Put(("a", "c"), 1), "a: {b, c: 1}\n"),
        ("a: [\n  x,  # 1\n  y  # 2\n]\n", Append(("a",), "z"), "a: [\n  x,  # 1\n  y,  # 2\n  z\n]\n"),
        ("a: [\n  x,  # 1, 2\n]\n", Append(("a",), "z"), "a: [\n  x,  # 1, 2\n  z,\n]\n"),
        ("a: [\n  x  # 1, 2\n]\n", Append(("a",), "z"), "a: [\n  x,  # 1, 2\n  z\n]\n"),
        ("a: [x,\n    y]\n", Append(("a",), "z"), "a: [x,\n    y,\n    z]\n"),
        ("a: [x, y, ]\n", Append(("a",), "z"), "a: [x, y, z ]\n"),
        ("a: [\n  x,  # 1\n  y  # 2\n]\n", Delete(("a", 1)), "a: [\n  x  # 1\n]\n"),
        ("a: [\n  x,  # 1\n  y,\n]\n", Delete(("a", 0)), "a: [\n  y,\n]\n"),
        ("a: [x, y]\n", Delete(("a", 1)), "a: [x]\n"),
        ("a: [x, ]\n", Delete(("a", 0)), "a: []\n"),
        ("a: {b: 1, c: 2}\n", Delete(("a", "b")), "a: {c: 2}\n"),
        ("a:\n  # sorted\n  - x  # it\nb: 1\n", Delete(("a", 0)), "a: []\n  # sorted\nb: 1\n"),
        ("a:\n  b: 1\n", Delete(("a", "b")), "a: {}\n"),
        ("a: 1\n", Delete(("a",)), "{}\n"),
        ("l:\n  - - x\n", Delete(("l", 0, 0)), "l:\n  - []\n"),
        ("l:\n  - a: 1\n    # b's\n    b: 2\n", Delete(("l", 0, "a")), "l:\n  -\n    # b's\n    b: 2\n"),
        ("# head\na: 1\n# b's\nb: 2\n# c's\nc: 3\n", Delete(("b",)), "# head\na: 1\n# c's\nc: 3\n"),
        ("# head\na: 1\n# b's\nb: 2\n", Delete(("a",)), "# head\n# b's\nb: 2\n"),
        ("# head\na: 1\n\n# b's\nb: 2\n", Delete(("a",)), "# head\n\n# b's\nb: 2\n"),
        ("a: |+\n  x\n\nb: 1\n\nc: 2\n", Delete(("b",)), "a: |+\n  x\n\nc: 2\n"),
        ('a: "\n  # not a comment\n  "\nb: 1\n', Delete(("b",)), 'a: "\n  # not a comment\n  "\n'),
        ("a: 1\nn: |\n  x", Put(("b",), 1), "a: 1\nn: |-\n  x\nb: 1"),
        ("a: 1", Put(("b",), "x\n"), "a: 1\nb: |\n  x\n"),
        ("a: 1\nb: 2", Delete(("b",)), "a: 1"),
        (
            "a:\n  - x\n\n  # what follows\nb: 1\n",
            Append(("a",), "z"),
            "a:\n  - x\n  - z\n\n  # what follows\nb: 1\n",
        ),
        ("a:\n  b:\n    - x\n\nc: 1\n", Put(("a", "d"), 1), "a:\n  b:\n    - x\n  d: 1\n\nc: 1\n"),
        ("a: no\nb: 'x'\n", Quote(("a",)), "a: 'no'\nb: 'x'\n"),
        ("a: [no, 010]\n", Quote(("a", 1)), 'a: [no, "010"]\n'),
        ("a: 'no'\n", Quote(("a",)), "a: 'no'\n"),
        ("? a\n: 1\n", Put(("a",), 2), "? a\n: 2\n"),
        ("a: 1\n", Put(("a",), 1), "a: 1\n"),
        ("a: TRUE\n", Put(("a",), True), "a: TRUE\n"),
        ("a: 1\n", Put(("a",), True), "a: true\n"),
        ("on: 1\n", Put(("no",), 1), 'on: 1\n"no": 1\n'),
    ],
)
def test_an_edit_keeps_the_habits_of_the_file(text: str, edit: Edit, expected: str) -> None:
    assert splice(text, [edit]) == expected


def test_edits_follow_one_another() -> None:
    edits = [Append(("l",), "a"), Append(("l",), "b"), Delete(("l", 0)), Put(("l", 0), "c")]

    assert splice("x: 1\n", edits) == "x: 1\nl:\n  - c\n"


def test_replacements_speak_of_the_text_as_given() -> None:
    text = "a: no\nb: 010\nc: 1\n"

    assert (
        splice(text, [Delete(("c",)), Replace(9, 12, '"010"'), Replace(3, 5, '"no"')])
        == 'a: "no"\nb: "010"\n'
    )


def test_a_replacement_may_mend_what_does_not_parse() -> None:
    assert splice("a: [x\n", [Replace(5, 5, "]"), Put(("b",), 1)]) == "a: [x]\nb: 1\n"


@pytest.mark.parametrize(
    ("text", "edit", "message"),
    [
        ("a: 1\n", Put(("a", "b"), 2), "`a.b` has no place in this file"),
        ("a: 1\n", Put(("x", "y", "z"), 2), "`x` is not there"),
        ("a: [1]\n", Put(("a", 1), 2), "`a[1]` has no place in this file"),
        ("a: 1\n", Put((), 2), "a whole document cannot be put"),
        ("a: 1\n", Append(("a",), 2), "`a` is not a list"),
        ("a: 1\n", Delete(("b",)), "`b` is not there"),
        ("a: 1\n", Delete(()), "a whole document cannot be deleted"),
        ("a: [1]\n", Delete(("a", 1)), "`a[1]` is not there"),
        ("a: [1]\n", Quote(("a",)), "`a` is not a value that quotes can go around"),
        ("a:\n", Quote(("a",)), "`a` is not a value that quotes can go around"),
        ("a: |\n  x\n", Quote(("a",)), "`a` is not a value that quotes can go around"),
        ("a: &x 1\n", Put(("a",), 2), "a file with problems is not edited: line 1, anchor: x"),
        ("a: 1\na: 2\n", Put(("a",), 2), "a file with problems is not edited: line 2, duplicate key: a"),
        ("", Put(("a",), 2), "a file with problems is not edited: line 1, empty"),
        ("a: 1\n# x\ry\n", Put(("a",), 2), f"line 2 holds {HIDDEN}"),
        ("a: 1\n# x\u2028y\n", Delete(("a",)), f"line 2 holds {HIDDEN}"),
        ("a: 1\n", Put(("a",), "\ud800"), "`a` cannot hold half of a character"),
        ("a: 1\n", Put(("a",), 2**64), f"{BROKEN}: line 1, number range: beyond 64 bits"),
        ("a: 1\n", Put(("a",), float("nan")), f"`a` cannot be changed {ELSE}"),
        ("a: 1\n", Replace(0, 1, "["), f"{BROKEN}: line 1, syntax: a value should stand here"),
        ("a: 1\n", Replace(4, 9, "["), "two edits would change the same characters"),
        ("a: [b: 1]\n", Put(("a", 0, "c"), 2), f"`a[0].c` cannot be changed {ELSE}"),
    ],
)  # fmt: skip
def test_an_edit_that_cannot_be_made_says_why(text: str, edit: Edit, message: str) -> None:
    with pytest.raises(EditError) as refused:
        splice(text, [edit])

    assert str(refused.value) == message


def test_what_an_edit_writes_holds_no_unseen_character() -> None:
    hidden = "".join(
        map(chr, [*range(32), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x202E, 0x2066, 0x200F, 0x61C, 0xFEFF])
    )
    after = splice(
        "a: 1\nb: [x]\n",
        [Put(("a",), f"x{hidden}"), Append(("b",), {hidden: hidden}), Append(("c",), hidden)],
    )

    assert not set(hidden.replace("\n", "")) & set(after)
    assert compose(after).data == {"a": f"x{hidden}", "b": ["x", {hidden: hidden}], "c": [hidden]}


def test_many_edits_take_milliseconds() -> None:
    began = time.perf_counter()
    for _ in range(50):
        splice(RECORD, [Append(("seats",), {"role": "approver", "since": "2026-11-22"})])

    assert (time.perf_counter() - began) / 50 < 0.02


def lost(layout: Layout, after: str) -> set[str]:
    return {name for name in layout.comments if name not in after}


def habits(text: str) -> tuple[bool, bool, bool]:
    """Byte order mark; a CR before each LF; a CR before none."""
    crlf = text.count("\r\n")
    return text.startswith("\ufeff"), crlf == text.count("\n"), crlf == 0


def choose(layout: Layout, number: int, kind: type | None = None) -> Keys | None:
    """One of the paths, of those whose value is of that type."""
    found = [path for path in paths(layout.data) if kind is None or isinstance(at(layout.data, path), kind)]
    return found[number % len(found)] if found else None


def expect(layout: Layout, edit: Edit) -> str:
    """The text after the edit, once what holds for every edit has been asserted."""
    after = splice(layout.text, [edit])
    assert json.dumps(compose(after).data) == json.dumps(applied(layout.data, [edit]))
    if "\n" in layout.text and "\n" in after:
        assert habits(after) == habits(layout.text)
    return after


numbers = st.integers(0, 10**6)


@given(layouts, values(4), numbers)
def test_putting_a_value_keeps_every_comment_outside_it(layout: Layout, value: Plain, number: int) -> None:
    path = choose(layout, number)
    assert path is not None
    after = expect(layout, Put(path, value))

    assert all(layout.comments[name][: len(path)] == path for name in lost(layout, after))
    if not isinstance(at(layout.data, path), dict | list):
        assert lost(layout, after) == set()


@given(layouts, values(4), numbers)
def test_a_new_key_only_adds_lines(layout: Layout, value: Plain, number: int) -> None:
    path = choose(layout, number, dict) or ()
    after = expect(layout, Put((*path, "new"), value)) if "new" not in dict_at(layout, path) else layout.text

    assert lost(layout, after) == set()
    owner = compose(layout.text).node(path)
    if owner is not None and owner.block and not layout.text.endswith("|"):
        assert not [line for line in changes(layout.text, after) if line[0] == "-"]


def dict_at(layout: Layout, path: Keys) -> dict[str, Plain]:
    value = at(layout.data, path)
    assert isinstance(value, dict)
    return value


@given(layouts, values(4), numbers)
def test_an_appended_item_only_adds_lines(layout: Layout, value: Plain, number: int) -> None:
    path = choose(layout, number, list)
    if path is None:
        return
    after = expect(layout, Append(path, value))

    assert lost(layout, after) == set()
    node = compose(layout.text).node(path)
    if node is not None and node.block:
        assert not [line for line in changes(layout.text, after) if line[0] == "-"]


@given(layouts, numbers)
def test_deleting_takes_no_comment_that_is_about_something_else(layout: Layout, number: int) -> None:
    path = choose(layout, number)
    assert path is not None
    after = expect(layout, Delete(path))

    assert all(layout.comments[name][: len(path)] == path for name in lost(layout, after))


@given(layouts, numbers)
def test_quoting_changes_one_line(layout: Layout, number: int) -> None:
    path = choose(layout, number, str)
    node = compose(layout.text).node(path) if path else None
    if path is None or node is None or layout.text[node.start] in "|>":
        return
    after = expect(layout, Quote(path))

    assert len(changes(layout.text, after)) in (0, 2)


SCALARS = (str, int, float, bool)


@given(
    layouts, st.lists(st.tuples(st.sampled_from(["x", 7, "no", "a: b", None]), st.booleans()), max_size=40)
)
def test_all_scalars_can_be_written_anew_at_once(
    layout: Layout, news: list[tuple[str | int | None, bool]]
) -> None:
    document, edits = compose(layout.text), list[Edit]()
    found = [path for path in paths(layout.data) if isinstance(at(layout.data, path), SCALARS)]
    for path, (new, is_quote) in zip(found, news, strict=False):
        node = document.node(path)
        is_block = node is None or layout.text[node.start : node.start + 1] in ("|", ">", "")
        edits.append(Quote(path) if is_quote and not is_block else Put(path, new))
    after = splice(layout.text, edits)
    singly = layout.text
    for edit in edits:
        singly = splice(singly, [edit])

    assert json.dumps(compose(after).data) == json.dumps(compose(singly).data)


@pytest.mark.long
@given(layouts, st.lists(st.tuples(numbers, values(3), st.sampled_from("pad")), min_size=1, max_size=6))
def test_many_edits_in_a_row_read_back(layout: Layout, steps: list[tuple[int, Plain, str]]) -> None:
    data: Plain = layout.data
    edits: list[Edit] = []
    for number, value, kind in steps:
        found = [path for path in paths(data) if kind != "a" or isinstance(at(data, path), list)]
        if found:
            path = found[number % len(found)]
            edits.append({"p": Put(path, value), "a": Append(path, value), "d": Delete(path)}[kind])
            data = applied(data, edits[-1:])

    assert json.dumps(compose(splice(layout.text, edits)).data) == json.dumps(data)


@given(
    layouts, st.lists(st.tuples(numbers, st.sampled_from("-?:,[]{}#|>'\" \n\tab+\r")), max_size=3), numbers
)
def test_a_text_of_any_shape_is_edited_rightly_or_not_at_all(
    layout: Layout, changes: list[tuple[int, str]], number: int
) -> None:
    text = layout.text
    for place, character in changes:
        cut = place % (len(text) + 1)
        text = text[:cut] + character + text[cut + place % 2 :]
    data = compose(text).data
    found = paths(data)
    if not found:
        return
    path = found[number % len(found)]
    for edit in (
        Put(path, "x"),
        Put(path, ["x"]),
        Append(path, {"x": 1}),
        Delete(path),
        Put((*path, "x"), 1),
    ):
        try:
            after = splice(text, [edit])
        except EditError:
            continue
        assert json.dumps(compose(after).data) == json.dumps(applied(data, [edit]))
