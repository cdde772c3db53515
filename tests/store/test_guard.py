"""What no registry file may hold, byte by byte, and the bounds that stand before the parsers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.model.finding import Problem
from ladder_cli.store.documents.guard import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_FLOW_WORK,
    MAX_NODES,
    MAX_PROBLEMS,
    is_plain,
    problems,
)
from ladder_cli.store.documents.places import compose
from ladder_cli.store.documents.plain import fast


def named(text: str) -> list[tuple[str, int, int]]:
    return [(found.kind, found.start, found.end) for found in problems(text.encode())[1]]


def test_a_usual_file_has_its_text_and_no_problem() -> None:
    raw = "name: Zoë\r\nlanguages: [sv, en]\n".encode()

    assert problems(raw) == (raw.decode(), ())


def test_bytes_that_are_not_utf8_are_placed_by_the_characters_before_them() -> None:
    assert problems(b"name: Zo\xc3\xab\ncity: Malm\xf6\n") == ("", (Problem("not-utf8", 20, 21, "0xF6"),))


def test_a_file_at_the_bound_is_read_and_one_byte_more_is_not() -> None:
    at_bound = b"a: " + b"b" * (MAX_BYTES - 4) + b"\n"

    assert problems(at_bound) == (at_bound.decode(), ())
    assert problems(at_bound + b"\n") == ("", (Problem("too-large", 0, 0, str(MAX_BYTES + 1)),))


@pytest.mark.parametrize(
    ("kind", "character"),
    [
        *(("line-break-character", character) for character in "\x85\u2028\u2029"),
        *(("bidi-control", character) for character in "\u061c\u200e\u200f\u202a\u202e\u2066\u2069"),
        *(("control-character", character) for character in "\0\x07\x0b\x1b\x7f\x80\x9f\uffff"),
        *(
            ("invisible-character", character)
            for character in "\u00ad\u200b\u200c\u200d\u2060\u3164\ufeff\ufe0f"
        ),
        *(("invisible-character", character) for character in "\U000e0041\U000e0100\U0001d173"),
    ],
)
@pytest.mark.parametrize("before", ["a: b", "# said", 'a: "b', "a: |\n  b"])
def test_what_a_reader_cannot_see_is_named_wherever_it_stands(kind: str, character: str, before: str) -> None:
    text = f"{before}{character}c\n"

    assert problems(text.encode())[1] == (
        Problem(kind, len(before), len(before) + 1, f"U+{ord(character):04X}"),
    )
    assert not is_plain(text.encode())


def test_a_lone_cr_breaks_a_line_and_one_before_lf_does_not() -> None:
    assert named("a: b\rc: d\r\n# e\r") == [("line-break-character", 4, 5), ("line-break-character", 14, 15)]


def test_a_byte_order_mark_may_open_a_file_only() -> None:
    assert named("\ufeffa: b\n") == []
    assert named("a: b\n\ufeffc: d\n") == [("invisible-character", 5, 6)]


@pytest.mark.parametrize(
    "emoji",
    [
        "\u2764\ufe0f",
        "\U0001f469\u200d\U0001f4bb",
        "\U0001f469\U0001f3fd\u200d\U0001f91d\u200d\U0001f468\U0001f3ff",
        "\U0001f3f3\ufe0f\u200d\U0001f308",
        "3\ufe0f\u20e3",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    ],
)
def test_emoji_keep_their_joiners(emoji: str) -> None:
    assert named(f"text: we {emoji} it{emoji}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "a\u200db",
        "\U0001f469\u200dx",
        "x\u200d\U0001f469",
        "3\ufe0f",
        "a\ufe0f",
        "\U0001f469\u200d\u200d\U0001f469",
    ],
)
def test_a_joiner_that_joins_no_two_emoji_is_named(text: str) -> None:
    assert {kind for kind, _, _ in named(f"text: {text}\n")} == {"invisible-character"}


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("a:\n\tb: c\n", [(3, 4)]),
        ("a:\t\tb\n", [(2, 4)]),
        ("a: b\t# c\td\n", [(4, 5)]),
        ('a: "b\tc"\n', [(5, 6)]),
        ("# a\tb\nc: d # e\tf\n", []),
        ("a: |\n  b\tc\n\td\ne:\tf\n", [(11, 12), (16, 17)]),
        ("a:\n  - >-\n    b\tc\n\n    d\te\n  - f\tg\n", [(32, 33)]),
    ],
)
def test_a_tab_is_named_except_in_comments_and_block_text(text: str, spans: list[tuple[int, int]]) -> None:
    assert named(text) == [("tab", start, end) for start, end in spans]


def test_many_problems_are_cut_off() -> None:
    assert len(problems(("\u200b\t" * 10_000).encode())[1]) == MAX_PROBLEMS


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_plain_text_has_no_problem(text: str) -> None:
    raw = f"a: b\n{text}\n".encode()

    assert not is_plain(raw) or problems(raw) == (raw.decode(), ())


NESTED = {
    unit: unit * (MAX_BYTES // len(unit)) for unit in ("[", "- ", "{a: ", "[a,", "[a, ", "{a: [", '["]",')
}
NESTED["a value opened"] = "a: " + "[" * (MAX_BYTES - 3)
NESTED["stairs"] = "".join(" " * depth + "a:\n" for depth in range(350))
FLAT = {
    unit: unit * (MAX_BYTES // len(unit))
    for unit in (
        *(
            "{",
            "[{",
            "? ",
            "[? ",
            "- ? ",
            "? - ",
            "a: ",
            "&a ",
            "*a ",
            "!t ",
            "'",
            '"',
            "|\n",
            "#",
            "\n",
            " ",
            ": ",
        ),
        *("-\n", "---\n", "...\n", "%A\n", "[]", "{},", ",", "]", "a:\n", "a\n", "\\"),
    )
}
FLAT["many keys"] = "".join(f"key{number}: 1\n" for number in range(6_000))
FLAT["many items"] = "a: [" + "b, " * 21_000 + "]"
FLAT["many pairs"] = "a: {" + "".join(f"b{number}: 1, " for number in range(5_000)) + "}"
HOSTILE = NESTED | FLAT


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the fast parser is given to read; it reads nothing."""
    given: list[str] = []

    def loads(text: str) -> None:
        given.append(text)

    monkeypatch.setattr("ryaml.loads", loads)
    return given


@pytest.mark.parametrize("shape", HOSTILE)
def test_the_fast_parser_is_never_given_what_takes_it_seconds(shape: str, parsed: list[str]) -> None:
    raw = HOSTILE[shape].encode()

    assert len(raw) <= MAX_BYTES
    assert fast(raw) is None
    assert not parsed or (raw.count(b"[") + raw.count(b"{")) * len(raw) <= MAX_FLOW_WORK


@pytest.mark.parametrize("shape", NESTED)
def test_the_parser_with_places_stops_where_nesting_passes_the_bound(shape: str) -> None:
    document = compose(NESTED[shape], max_depth=MAX_DEPTH, max_nodes=MAX_NODES)

    deep = [problem for problem in document.problems if problem.kind == "too-deep"]
    assert [problem.start < 1_000 for problem in deep] == [True]


@pytest.mark.parametrize("shape", FLAT)
def test_a_hostile_shape_is_never_read_in_silence(shape: str) -> None:
    text, found = problems(FLAT[shape].encode())

    assert text == FLAT[shape]
    assert found or compose(text, max_depth=MAX_DEPTH, max_nodes=MAX_NODES).problems


@pytest.mark.parametrize("shape", HOSTILE)
def test_ten_mebibytes_are_refused_unread(shape: str, parsed: list[str]) -> None:
    text = HOSTILE[shape]
    raw = (text * (10 * 1024 * 1024 // len(text))).encode()

    assert fast(raw) is None
    assert parsed == []
    assert problems(raw) == ("", (Problem("too-large", 0, 0, str(len(raw))),))
