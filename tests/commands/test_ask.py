"""`ladder ask` on the sample community."""

import json
from collections.abc import Callable

import pytest

from tests.conftest import ROOT
from tests.stage import Ran

Ladder = Callable[..., Ran]
Golden = Callable[[str, str], None]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("topic", ("alerting", "--now", "--at", "15:30")),
        ("path", ("docs/i18n/pt.md", "--most", "2")),
        ("nobodys-path", ("src/unknown.c",)),
        ("conduct", ("conduct",)),
    ],
)
def test_the_answer_has_the_same_bytes_as_ever(
    ladder: Ladder, golden: Golden, name: str, words: tuple[str, ...]
) -> None:
    text = ladder("ask", *words, cwd=ROOT)
    plain = ladder("ask", *words, "--format", "json", cwd=ROOT)

    assert (text.status, plain.status, text.err) == (0, 0, "")
    golden(f"ask/{name}.txt", text.out)
    golden(f"ask/{name}.json", plain.out)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("tsting",), "`tsting` is no topic, group or path here"),
        (("testing", "--at", "25:00"), "`25:00` is not a time of the day"),
        (("testing", "--most", "0"), "invalid value for '--most'"),
        ((), "missing argument 'TOPIC or PATH'"),
    ],
)
def test_what_cannot_be_asked_is_a_usage_error(ladder: Ladder, words: tuple[str, ...], why: str) -> None:
    ran = ladder("ask", *words, cwd=ROOT)

    assert (ran.status, ran.out) == (2, "")
    assert why in ran.err


def test_beside_a_day_that_is_given_it_is_noon(ladder: Ladder) -> None:
    assert json.loads(ladder("ask", "testing", "--format", "json", cwd=ROOT).out)["at"] == "2026-11-22T12:00Z"
