"""No file of any kind costs more than its bytes, whatever it is full of."""

from collections import Counter
from datetime import date

import pytest

from ladder_cli.model.kinds import KINDS, Name
from ladder_cli.render.findings import FORMATS, Answer
from ladder_cli.store.checks.checking import check
from ladder_cli.store.checks.examples import base
from ladder_cli.store.checks.mending import mended
from ladder_cli.store.documents.excerpts import shown
from ladder_cli.store.documents.reading import examine
from ladder_cli.store.source import Texts
from tests.hostile.effort import calls, least
from tests.hostile.filled import Path, containers, filled
from tests.hostile.kinds import PATHS, WORST
from tests.hostile.shapes import FULL

ALLOWED = 0.050
"""Processor seconds that a file may add to a check, and its findings to what is written."""
SLOWER = 4
"""So many times slower may a shared machine be than the one that was measured."""
WARMING = 80_000
"""Calls that a file may take whatever its length: schemas that are compiled, another parser that is asked."""
TWICE = 2.5
"""A little more than that may twice as much take."""
TO_MEND = 0.5
"""Seconds in which all of a file is mended."""

ROWS = [(kind, name) for kind, shapes in WORST.items() for name in shapes]
LISTS = [(kind, path) for kind in KINDS for path in containers(kind)]


def with_file(kind: str, raw: bytes) -> Texts:
    return Texts({**base(), PATHS[kind]: raw})


def added(kind: str, raw: bytes, today: date) -> float:
    """Seconds that a check takes longer because of the file."""
    without = least(lambda: check(Texts(base()), today))
    return least(lambda: check(with_file(kind, raw), today)) - without


def test_every_kind_of_file_has_a_row() -> None:
    assert set(WORST) == set(KINDS)
    assert all(WORST.values())
    assert set(PATHS) == set(KINDS)


@pytest.mark.parametrize(("kind", "path"), LISTS, ids=[f"{kind}.{'.'.join(path)}" for kind, path in LISTS])
def test_each_list_can_be_filled_with_what_its_schema_takes(kind: str, path: Path) -> None:
    for own in (False, True):
        file = examine("full.yaml", Name(KINDS[kind], "full"), filled(kind, path, own=own, share=0.1))

        assert (file.problems, file.mismatches) == ((), ())


@pytest.mark.parametrize(("kind", "name"), ROWS)
def test_what_is_said_of_a_full_file_fits_on_some_pages(kind: str, name: str, today: date) -> None:
    raw = WORST[kind][name](1)
    assert len(raw) <= FULL
    source = with_file(kind, raw)
    found = check(source, today, [PATHS[kind]]).findings
    told = shown(found, source)
    counts = Counter(one.finding.rule for one in told)

    assert "L005" not in counts
    assert all(number <= 101 for number in counts.values())
    assert sum(one.count for one in told) == len(found)
    assert len(FORMATS["text"](Answer(told, 1, False, 160))) < 2 * FULL


@pytest.mark.long
@pytest.mark.parametrize(("kind", "name"), ROWS)
def test_the_worst_of_each_kind_adds_next_to_nothing(kind: str, name: str, today: date) -> None:
    raw = WORST[kind][name](1)
    source = with_file(kind, raw)
    found = check(source, today, [PATHS[kind]]).findings

    def show() -> None:
        answer = Answer(shown(found, source), 1, False, 160)
        for form in FORMATS.values():
            form(answer)

    assert added(kind, raw, today) < ALLOWED * SLOWER
    assert least(show, 2) < ALLOWED * SLOWER
    assert least(lambda: mended(source, today), 2) < TO_MEND * SLOWER


@pytest.mark.long
@pytest.mark.parametrize(("kind", "name"), ROWS)
def test_twice_as_much_takes_twice_the_work(kind: str, name: str, today: date) -> None:
    half, whole = (with_file(kind, WORST[kind][name](share)) for share in (0.5, 1))
    check(half, today)

    assert calls(lambda: check(whole, today)) < TWICE * calls(lambda: check(half, today)) + WARMING


@pytest.mark.long
@pytest.mark.parametrize("own", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_a_full_list_adds_next_to_nothing(kind: str, own: bool, today: date) -> None:
    for path in containers(kind):
        half, whole = (filled(kind, path, own=own, share=share) for share in (0.5, 1))
        few, many = (calls(lambda raw=raw: check(with_file(kind, raw), today)) for raw in (half, whole))

        assert added(kind, whole, today) < ALLOWED * SLOWER, path
        assert many < TWICE * few + WARMING, path
