"""The reference parser: data, problems and places."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.model.finding import Keys, Plain
from ladder_cli.store.documents.places import Document, Place, compose, line_column
from ladder_cli.store.documents.scalars import means_itself
from tests.store.layouts import Layout, at, layouts, paths

RECORD = """\
# about ada
name: 'Ada'
account: {login: ada, id: 12}  # who
seats:
- role: member
  note: |
    one

- [a, "b"]

# the end
notes:
"""


def problems(text: str) -> list[tuple[str, str, str]]:
    """Kind, the characters pointed at, and detail."""
    return [
        (problem.kind, text[problem.start : problem.end], problem.detail)
        for problem in compose(text).problems
    ]


def cut(document: Document, *keys: str | int) -> str:
    place = document.place(keys)
    assert place is not None
    assert place.exact
    return document.text[place.start : place.end]


def test_a_document_holds_plain_data() -> None:
    document = compose(RECORD)

    assert document.problems == ()
    assert document.data == {
        "name": "Ada",
        "account": {"login": "ada", "id": 12},
        "seats": [{"role": "member", "note": "one\n"}, ["a", "b"]],
        "notes": None,
    }


def test_a_place_is_what_an_editor_would_select() -> None:
    document = compose(RECORD)

    assert cut(document, "name") == "'Ada'"
    assert cut(document, "account") == "{login: ada, id: 12}"
    assert cut(document, "account", "id") == "12"
    assert cut(document, "seats", 0, "role") == "member"
    assert cut(document, "seats", 1) == '[a, "b"]'
    assert cut(document, "seats").endswith('- [a, "b"]')
    assert cut(document, "notes") == ""
    assert document.place(("notes",)) == Place(len(RECORD) - 1, len(RECORD) - 1, exact=True, depth=1)


@pytest.mark.parametrize(
    ("text", "at"),
    [("? g\n\n? h\n", 3), ("? g\n:\n# c\nh: 1\n", 5), ("g:  # c\nh: 1\n", 2), ("{g,\n h: 1}\n", 2)],
)
def test_an_empty_value_stands_right_after_its_key(text: str, at: int) -> None:
    assert compose(text).place(("g",)) == Place(at, at, exact=True, depth=1)


def test_a_key_has_a_place_of_its_own() -> None:
    document = compose(RECORD)
    place = document.place(("account", "login"), on="key")

    assert place is not None
    assert RECORD[place.start : place.end] == "login"


def test_an_item_of_a_list_stands_in_for_its_key() -> None:
    document = compose(RECORD)

    assert document.place(("seats", 1), on="key") == document.place(("seats", 1))


def test_a_path_that_leads_nowhere_gives_the_nearest_ancestor() -> None:
    document = compose(RECORD)
    place = document.place(("account", "login", "x"))

    assert place is not None
    assert (RECORD[place.start : place.end], place.exact, place.depth) == ("ada", False, 2)


@pytest.mark.parametrize("text", ["", "a: [", "# only a comment\n"])
def test_a_text_that_holds_nothing_has_no_exact_place(text: str) -> None:
    document = compose(text)
    place = document.place(("a",))

    assert document.data is None
    assert place is None or text


def test_a_byte_order_mark_moves_offsets_but_no_column() -> None:
    text = "\ufeffname: ada\n"
    document = compose(text)

    assert cut(document, "name") == "ada"
    assert line_column(text, text.index("ada")) == (1, 7)


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("a\nb", 2, (2, 1)),
        ("a\r\nbc", 4, (2, 2)),
        ("a\rb", 2, (1, 3)),
        ("a\u2028b\x85c", 4, (1, 5)),
        ("😀x", 1, (1, 2)),
        ("a\n", 2, (2, 1)),
        ("", 0, (1, 1)),
        ("\ufeff", 0, (1, 1)),
    ],
)
def test_lines_end_where_an_editor_ends_them(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert line_column(text, offset) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", [("anchor", "&x", "x")]),
        ("a: *x\n", [("alias", "*x", "x")]),
        ("*x : 1\n", [("alias", "*x", "x")]),
        ("a: !foo 1\n", [("tag", "!foo", "!foo")]),
        ("a: !foo [1]\n", [("tag", "!foo", "!foo")]),
        ("a: !!str 1\n", [("tag", "!!str", "!!str")]),
        (
            "a: !<tag:yaml.org,2002:str> 1\n",
            [("tag", "!<tag:yaml.org,2002:str>", "!<tag:yaml.org,2002:str>")],
        ),
        ("a: !e!x y\n", [("tag", "!e!x y", "!e!x y")]),
        ("<<: *x\na: 1\n", [("merge-key", "<<", "")]),
        ("a: 1\n---\nb: 2\n", [("many-documents", "---", "")]),
        ("---\n---\na: 1\n", [("many-documents", "---", "")]),
        ("%YAML 1.1\n---\na: 1\n", [("directive", "%YAML 1.1", "%YAML 1.1")]),
        ("%TAG !e! tag:x\n---\na: 1\n", [("directive", "%TAG !e! tag:x", "%TAG !e! tag:x")]),
        ("%FOO bar\n---\na: 1\n", [("directive", "%FOO bar", "%FOO bar")]),
        ("%YAML 3.0\n---\na: 1\n", [("directive", "%YAML 3.0", "%YAML 3.0")]),
        ("[a]: 1\n", [("complex-key", "[", "")]),
        ("{a: 1}: 1\n", [("complex-key", "{", "")]),
        ("? {a: 1}\n: 1\n", [("complex-key", "{", "")]),
        ("1: a\n", [("key-not-text", "1", "a number")]),
        ("true: a\n", [("key-not-text", "true", "true")]),
        ("null: a\n", [("key-not-text", "null", "null")]),
        (".nan: a\n", [("key-not-text", ".nan", "text")]),
        ("no: a\n", [("yaml11", "no", "false")]),
        ("on: a\n", []),
        ("a: 1\nb: 2\n'a': 3\n", [("duplicate-key", "'a'", "a")]),
        ("- a\n", [("not-a-mapping", "- a", "a list")]),
        ("a\n", [("not-a-mapping", "a", "text")]),
        ("~\n", [("not-a-mapping", "~", "null")]),
        ("", [("empty", "", "")]),
        ("# c\n", [("empty", "", "")]),
        ("---\n", [("empty", "", "")]),
        ("a: .nan\n", [("number-range", ".nan", "not a number")]),
        ("a: -.inf\n", [("number-range", "-.inf", "infinite")]),
        ("a: 1e999\n", [("number-range", "1e999", "infinite")]),
        ("a: 9223372036854775808\n", [("number-range", "9223372036854775808", "beyond 64 bits")]),
        ("a: no\nb: [1_0]\n", [("yaml11", "no", "false"), ("yaml11", "1_0", "the number 10")]),
    ],
)
def test_what_the_registry_does_not_allow_is_named_once(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert problems(text) == expected


@pytest.mark.parametrize(
    ("text", "pointed", "detail"),
    [
        ("a: [b\nc: d\n", ":", "a `,` or `]` should stand here"),
        ("a: [b", "[", "the list opened here with `[` is not closed with `]`"),
        ("a: {b: c", "{", "the mapping opened here with `{` is not closed with `}`"),
        ('a: "x\n', '"', "the quote opened here is not closed"),
        (
            "a: b: c\n",
            ":",
            "a `:` that cannot stand here: check the indentation, or put the text between quotes",
        ),
        ("a: [https://x]\n", ":", "a `:` within brackets or braces: put the text between quotes"),
        ("\ta: 1", "\t", "a tab in the indentation: use spaces"),
        ("a: @x\n", "@", "a value cannot begin with this character: put the text between quotes"),
        ("é: *\n", "", "a name should follow `*`"),
        ("é: \x07", "\x07", "the character U+0007 cannot stand in YAML"),
        ("a: \ud800", "\ud800", "half of a character that needs two"),
        ("\ufeffa: @x\n", "@", "a value cannot begin with this character: put the text between quotes"),
    ],
)
def test_a_syntax_error_is_placed_and_said_in_words(text: str, pointed: str, detail: str) -> None:
    assert problems(text) == [("syntax", pointed, detail)]
    assert compose(text).data is None


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: &x 1\nb: *x\n", {"a": 1, "b": None}),
        ("a: 1\na: 2\n", {"a": 1}),
        ("<<: {b: 1}\na: 1\n", {"a": 1}),
        ("[x]: {b: 1}\na: 1\n", {"a": 1}),
        ("a: 1\n---\nb: 1\n", {"a": 1}),
        ("a: !!str 1\nb: !x 1\n", {"a": "1", "b": 1}),
        ("1: a\n", {"1": "a"}),
    ],
)
def test_a_problem_leaves_the_data_beside_it(text: str, data: Plain) -> None:
    assert compose(text).data == data


@pytest.mark.parametrize(
    ("text", "value", "old"),
    [
        ("yes", "yes", "true"),
        ("Off", "Off", "false"),
        ("y", "y", "true"),
        ("N", "N", "false"),
        ("12:30", "12:30", "the number 750"),
        ("09:30", "09:30", "the number 570"),
        ("190:20:30", "190:20:30", "the number 685230"),
        ("1:30.5", "1:30.5", "a number"),
        ("010", 10, "the number 8"),
        ("-010", -10, "the number -8"),
        ("007", 7, "the number 7"),
        ("08", 8, "text"),
        ("0b11", "0b11", "the number 3"),
        ("-0x1F", "-0x1F", "the number -31"),
        ("0o17", 15, "text"),
        ("1_000", "1_000", "the number 1000"),
        ("1_0.5", "1_0.5", "a number"),
        ("1e3", 1000.0, "text"),
        ("-.5", -0.5, "text"),
        ("=", "=", "a mark for a default value"),
        ("<<", "<<", "a merge mark"),
        ("2026-11-22 10:00:00", "2026-11-22 10:00:00", "a point in time"),
        ("2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z", "a point in time"),
    ],
)
def test_what_yaml_1_1_reads_otherwise_keeps_its_value_and_says_so(text: str, value: Plain, old: str) -> None:
    document = compose(f"a: {text}\n")

    assert json.dumps(document.data) == json.dumps({"a": value})
    assert problems(f"a: {text}\n") == [("yaml11", text, old)]
    assert not means_itself(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-11-22", "2026-11-22"),
        ("2026-11", "2026-11"),
        ("2026-13-99", "2026-13-99"),
        ("1.2.3", "1.2.3"),
        ("yEs", "yEs"),
        ("+1", 1),
        ("-0", 0),
        (".5", 0.5),
        ("5.", 5.0),
        ("1.5e+3", 1500.0),
        ("0x1F", 31),
        ("TRUE", True),
        ("False", False),
        ("~", None),
        ("Null", None),
        ("nULL", "nULL"),
        ("0", 0),
        ("a:b", "a:b"),
        ("https://example.org", "https://example.org"),
    ],
)
def test_what_both_versions_read_alike_is_no_problem(text: str, value: Plain) -> None:
    document = compose(f"a: {text}\n")

    assert document.problems == ()
    assert json.dumps(document.data) == json.dumps({"a": value})


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_nesting_stops_at_the_bound(opening: str) -> None:
    text = "a:\n " + opening * 20_000
    began = time.perf_counter()
    document = compose(text)

    assert [problem.kind for problem in document.problems][-1:] == ["too-deep"]
    assert document.data is None
    assert time.perf_counter() - began < 1


def test_the_bound_on_depth_is_exact() -> None:
    assert compose("a: [[x]]", max_depth=3).problems == ()
    assert problems_of_depth("a: [[[x]]]", 3) == [("too-deep", "[")]


def problems_of_depth(text: str, depth: int) -> list[tuple[str, str]]:
    return [(p.kind, text[p.start : p.end]) for p in compose(text, max_depth=depth).problems]


def test_reading_stops_at_the_bound_on_values() -> None:
    document = compose("a: [" + "x, " * 50 + "]", max_nodes=20)

    assert [problem.kind for problem in document.problems] == ["too-many-nodes"]
    assert document.data is None


@given(layouts)
def test_a_document_holds_what_was_laid_out(layout: Layout) -> None:
    document = compose(layout.text)

    assert document.problems == ()
    assert json.dumps(document.data) == json.dumps(layout.data)


def alone(text: str, start: int, end: int) -> str:
    """The characters of a value as a document of their own, under the key `k`."""
    across = line_column(text, start)[1] - 1
    value = text[start:end]
    return "k:\n" + " " * across + value + ("" if value.endswith("\n") else "\n") if value else "k:\n"


@given(layouts)
def test_every_place_holds_its_value(layout: Layout) -> None:
    document = compose(layout.text)

    for path in paths(layout.data):
        place = document.place(path)
        assert place is not None
        assert place.exact
        read = compose(alone(layout.text, place.start, place.end)).data
        assert json.dumps(read) == json.dumps({"k": at(layout.data, path)}), path


@given(layouts)
def test_every_key_has_its_place(layout: Layout) -> None:
    document = compose(layout.text)

    for path in paths(layout.data):
        if isinstance(path[-1], str):
            place = document.place(path, on="key")
            assert place is not None
            assert compose(layout.text[place.start : place.end] + ": 1").data == {path[-1]: 1}


@given(st.text(alphabet="ab:-[]{},#&*!|>'\"%@`? \n\r\t\x00\ufeff\u20281.~<=é", max_size=40))
def test_any_text_gives_a_document(text: str) -> None:
    document = compose(text)
    keys: Keys = tuple(document.data) if isinstance(document.data, dict) else ()

    assert all(0 <= problem.start <= problem.end <= len(text) for problem in document.problems)
    assert document.data is not None or document.problems
    assert all(document.place((key,)) for key in keys)
