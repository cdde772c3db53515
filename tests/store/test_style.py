"""How values are written: house style, habits of a file, and text that no reader misreads."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.model.finding import Plain
from ladder_cli.store.documents.places import compose
from ladder_cli.store.splicing.style import Style, bare, flow, quoted, render, style_of
from tests.store.layouts import documents, values

HOUSE = """\
# yaml-language-server: $schema=../schemas/record.json
name: Ada Lovelace
account:
  login: ada
  id: 12345
leave: {}
seats:
  - role: member
    on: 2026-11-22
    sponsors:
      - bob
      - - carol
        - dan
    notes: |
      one

      two
  - []
agreed: true
until: null
"""


def test_a_new_file_is_in_house_style() -> None:
    data: dict[str, Plain] = {
        "name": "Ada Lovelace",
        "account": {"login": "ada", "id": 12345},
        "leave": {},
        "seats": [
            {
                "role": "member",
                "on": "2026-11-22",
                "sponsors": ["bob", ["carol", "dan"]],
                "notes": "one\n\ntwo\n",
            },
            [],
        ],
        "agreed": True,
        "until": None,
    }

    assert render(data, "yaml-language-server: $schema=../schemas/record.json") == HOUSE
    assert render(data, "# yaml-language-server: $schema=../schemas/record.json") == HOUSE


def test_a_new_file_of_nothing_is_an_empty_mapping() -> None:
    assert render({}) == "{}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ada", "ada"),
        ("Ada Lovelace", "Ada Lovelace"),
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("2026-11-22", "2026-11-22"),
        ("2026-11", "2026-11"),
        ("1.2.3", "1.2.3"),
        ("é 😀", "é 😀"),
        ("12345", '"12345"'),
        ("1.5", '"1.5"'),
        ("1e3", '"1e3"'),
        ("010", '"010"'),
        ("12:30", '"12:30"'),
        ("no", '"no"'),
        ("Y", '"Y"'),
        ("true", '"true"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("", '""'),
        (" a", '" a"'),
        ("a: b", '"a: b"'),
        ("a:", '"a:"'),
        ("a #b", '"a #b"'),
        ("#a", '"#a"'),
        ("- a", '"- a"'),
        ("@a", '"@a"'),
        ("a\tb", '"a\\tb"'),
        ("a\nb", '"a\\nb"'),
        ('a"b', 'a"b'),
        ('"b', '"\\"b"'),
        ("2026-11-22 10:00:00", '"2026-11-22 10:00:00"'),
        ("a\x85b", '"a\\x85b"'),
        ("a\u2028b", '"a\\u2028b"'),
        ("a\rb", '"a\\rb"'),
        ("a\u202eb", '"a\\u202Eb"'),
        ("\ufeffa", '"\\uFEFFa"'),
    ],
)
def test_text_is_plain_only_where_every_reader_takes_it_for_text(text: str, written: str) -> None:
    assert bare(text, Style()) == written


def test_the_quotes_of_the_file_are_used_where_nothing_needs_an_escape() -> None:
    assert quoted("it's", "'") == "'it''s'"
    assert quoted("a\nb", "'") == '"a\\nb"'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1e16, "1.0e+16"),
        (1e-7, "1.0e-07"),
        (1.5, "1.5"),
        (-2.0, "-2.0"),
        (True, "true"),
        (None, "null"),
        (7, "7"),
    ],
)
def test_a_number_is_written_so_that_both_versions_read_it(value: Plain, written: str) -> None:
    assert flow(value, Style()) == written
    assert compose(f"a: {written}\n").data == {"a": value}
    assert compose(f"a: {written}\n").problems == ()


def test_brackets_hold_text_that_cannot_end_them() -> None:
    assert flow(["a, b", "c]", "d:e", {"k: l": "m"}], Style()) == '["a, b", "c]", "d:e", {"k: l": m}]'


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("a: 1\n", Style()),
        ("a: 1\r\nb: 2\n", Style(eol="\r\n")),
        ("a:\n- b: 'x'\n", Style(quote="'", list_step=0)),
        ("a: 'x'\nb: \"y\"\n", Style()),
        ("a:\n    b: 1\n", Style(step=4)),
        ("a:\n    -   b: 1\n", Style(list_step=4, gap=4)),
        ("a: [1]\nb: {}\nc: []\n", Style(inline=frozenset({"a"}))),
        ("a: [1]\nb: {a: [2]}\nc:\n  a:\n    - 1\n", Style(inline=frozenset({"a", "b"}))),
    ],
)
def test_the_habits_of_a_file_are_counted(text: str, style: Style) -> None:
    assert style_of(compose(text)) == style


def test_a_file_without_a_document_has_the_house_style() -> None:
    assert style_of(compose("")) == Style()


@given(documents, st.none() | st.just("# a comment"))
def test_a_new_file_reads_back(data: dict[str, Plain], modeline: str | None) -> None:
    document = compose(render(data, modeline))

    assert document.problems == ()
    assert json.dumps(document.data) == json.dumps(data)


@given(values())
def test_a_value_on_one_line_reads_back(value: Plain) -> None:
    written = flow(value, Style())
    document = compose(f"a: {written}\nb: [{written}]\n")

    assert "\n" not in written
    assert json.dumps(document.data) == json.dumps({"a": value, "b": [value]})


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_any_text_is_shown_as_it_is_or_escaped(text: str) -> None:
    for written in (bare(text, Style()), quoted(text), quoted(text, "'")):
        document = compose(f"a: {written}\n")
        assert (document.data, document.problems) == ({"a": text}, ())
