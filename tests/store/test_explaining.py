"""What is wrong with a document, found by looking at what the compiled validator refuses alone."""

from typing import Any

import jsonschema
import pytest

from ladder_cli.model.finding import Keys
from ladder_cli.model.kinds import KINDS
from ladder_cli.store.documents import explaining
from ladder_cli.store.documents.explaining import mismatches
from ladder_cli.store.documents.guard import MAX_ALIKE
from ladder_cli.store.documents.schemas import schema
from tests.store.documents import changed


def plainly(kind: str, data: Any) -> set[tuple[Keys, str]]:
    """What the package says when it looks at everything."""
    full = jsonschema.Draft202012Validator
    errors = full(schema(kind), format_checker=full.FORMAT_CHECKER).iter_errors(data)
    return {(one.keys, one.keyword) for one in explaining._flat(errors)}


@pytest.mark.parametrize("short", [0, explaining.SHORT])
@pytest.mark.parametrize("kind", KINDS)
def test_looking_at_what_is_refused_alone_finds_what_looking_at_everything_does(
    kind: str, short: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explaining, "SHORT", short)
    refused = 0
    for number, data in enumerate(changed(kind)):
        if number % 7 == 0 or number < 40:
            found = mismatches(kind, data)
            refused += bool(found)
            assert {(one.keys, one.keyword) for one in found} == plainly(kind, data)

    assert refused > 5


def test_of_a_list_that_is_too_long_nothing_else_is_said() -> None:
    bad: list[Any] = ["a", "a", 1, {}] * 300

    assert [one.keyword for one in mismatches("person", {"name": "Zoe", "interests": bad})] == ["maxItems"]


def test_a_list_says_twice_of_texts_alone() -> None:
    (first, second) = mismatches("person", {"name": "Zoe", "interests": [1, 1]})

    assert (first.keyword, second.keyword) == ("type", "type")


def test_no_more_disagreements_are_looked_for_than_anybody_would_read() -> None:
    seats = [{"role": 1, "since": "2026-01-01"} for _ in range(MAX_ALIKE + 10)]

    assert len(mismatches("record", {"seats": seats})) == MAX_ALIKE
