"""Text from the registry on its way to a terminal or a page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.render.markdown import escaped, linked
from ladder_cli.render.plain_text import visible
from ladder_cli.render.terminal import cell, fitted, padded, paragraph

ANY = st.text(max_size=40)


@given(ANY)
def test_what_is_visible_is_one_line_without_controls(text: str) -> None:
    shown = visible(text)

    assert len(shown.splitlines()) <= 1
    assert not re.search(
        "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", shown
    )
    shown.encode()


@pytest.mark.parametrize(
    "text", ["plain", "Ṣeun Wanjirũ", "日本", "👩\u200d💻 ❤\ufe0f", "علی\u200cرضا", "a\xa0b"]
)
def test_names_of_every_script_and_emoji_stay_as_they_are(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a*b_c", r"a\*b\_c"),
        ("[x](y)", r"\[x\](y)"),
        ("<script>", r"\<script\>"),
        ("&lt;", r"\&lt;"),
        ("@team #12", r"\@team \#12"),
        ("a | b", r"a \| b"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("+ item", r"\+ item"),
        ("# head", r"\# head"),
        ("a\n\n# b", r"a \# b"),
        ("~~~", r"\~\~\~"),
        ("`code`", r"\`code\`"),
        ("![i](j)", r"\!\[i\](j)"),
    ],
)
def test_nothing_in_a_text_is_markup(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


@given(ANY)
def test_escaped_text_is_one_line_with_every_mark_escaped(text: str) -> None:
    line = escaped(text)

    assert "\n" not in line
    assert not re.search(r"(?<!\\)[*_`\[\]<>#|@]", line.replace(r"\\", ""))


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "https://x.example.org/a b",
        "https://x.example.org/a)b",
        "ftp://x",
        "https://x\ny",
    ],
)
def test_a_link_that_could_run_or_end_early_is_words(link: str) -> None:
    assert not re.search(r"(?<!\\)\]\(", linked("x", link))


def test_a_plain_link_is_one() -> None:
    assert linked("a [b]", "https://x.example.org/1") == r"[a \[b\]](https://x.example.org/1)"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, ""), (True, "yes"), (False, ""), (3, "3"), (["a", 1], "a, 1"), ("a\x1b", "a\\x1b")],
)
def test_a_cell_is_one_line(value: object, shown: str) -> None:
    assert cell(value) == shown


def test_padding_counts_columns_not_characters() -> None:
    assert padded("日本", 6) == "日本  "
    assert padded("longer", 3) == "longer"


def test_a_paragraph_hangs_below_its_first_word() -> None:
    assert paragraph("  day  ", "one two three four", 16) == "  day  one two\n       three\n       four"


def test_a_word_longer_than_the_line_is_left_whole() -> None:
    text = paragraph("  ", "see https://example.org/a/very/long/address now", 20)

    assert text.splitlines() == ["  see", "  https://example.org/a/very/long/address", "  now"]


@given(st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=12), st.integers(20, 60))
def test_no_line_is_wider_than_the_terminal(words: list[str], width: int) -> None:
    text = paragraph("  2026-01  ", " ".join(words), width)

    assert text.split() == ["2026-01", *words]
    assert max(map(len, text.splitlines())) <= width


def test_long_lines_hang_below_their_own_heads_and_short_ones_stay() -> None:
    lines = {
        "  1. one two three\n": "  1. one two\n     three\n",
        "  \x1b[32m✓\x1b[0m one two three\n": "  \x1b[32m✓\x1b[0m one two\n    three\n",
        "  found  one two three\n": "  found  one\n      two\n      three\n",
        "    one two three\n": "    one two\n    three\n",
        "- one two three four\n": "- one two\n  three four\n",
        "short\n\n": "short\n\n",
    }

    for line, broken in lines.items():
        assert fitted(line, 13) == broken
        assert fitted(line, None) == line
    assert fitted("".join(lines), 13) == "".join(lines.values())


def test_a_command_at_the_end_is_left_whole_to_be_copied() -> None:
    assert fitted("  who agrees adds the line: ladder me --agree conduct\n", 20) == (
        "  who agrees adds\n  the line:\n  ladder me --agree conduct\n"
    )
