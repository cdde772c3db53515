"""No file costs more than its bytes: whatever its shape, and however much is wrong with it."""

from datetime import date
from itertools import pairwise

import pytest

from ladder_cli.interop.foreign import read_yaml
from ladder_cli.model.file import File
from ladder_cli.model.kinds import KINDS, Name
from ladder_cli.model.stop import Stop
from ladder_cli.render.findings import FORMATS, Answer
from ladder_cli.rules import running
from ladder_cli.store.checks.checking import check
from ladder_cli.store.checks.examples import base
from ladder_cli.store.documents.excerpts import shown
from ladder_cli.store.documents.reading import read
from ladder_cli.store.source import Texts
from tests.hostile.effort import least
from tests.hostile.shapes import FRAMES, FULL, UNITS, listed, shape

PERSON = Name(KINDS["person"], "zoe")
ALLOWED = 0.050
"""Seconds that a file may take: to be read, judged by itself, and no longer."""
SLOWER = 4
"""So many times slower may a shared machine be than the one that was measured."""


def judged(raw: bytes) -> list[object]:
    """What reading a file and judging it by itself finds."""
    found = read("people/zoe.yaml", PERSON, raw)
    return list(running.of_file(found)) if isinstance(found, File) else []


@pytest.mark.long
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("unit", UNITS)
def test_a_full_file_of_any_shape_is_judged_in_no_time(unit: str, frame: str) -> None:
    raw = shape(unit, frame)
    assert FULL - 32 < len(raw) <= FULL
    judged(b"name: Zoe\n")

    assert least(lambda: judged(raw)) < ALLOWED * SLOWER


@pytest.mark.long
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("unit", UNITS)
def test_what_is_wrong_with_a_full_file_is_shown_in_little_more(unit: str, frame: str, today: date) -> None:
    source = Texts({**base(), "people/zoe.yaml": shape(unit, frame)})
    report = check(source, today, ["people/zoe.yaml"])

    def show() -> int:
        found = shown(report.findings, source)
        return sum(len(form(Answer(found, 1, False, 160))) for form in FORMATS.values())

    assert show() < 3_000_000
    assert least(show, 2) < 0.5 * SLOWER


@pytest.mark.parametrize(
    ("raw", "rule", "bound"),
    [
        (b"#" * (FULL + 1), "L003", "65537 bytes are more than the 65536 a file may have"),
        (shape("nested flow", "after a key"), "L004", "nested more than 32 deep"),
        (shape("nested dashes", "alone"), "L004", "nested more than 32 deep"),
        (shape("complex keys", "alone"), "L004", "nested more than 32 deep"),
        (listed("name: Zoe\ninterests:\n", "  - t{i}\n", 5_000), "L005", "more than 5000 keys and values"),
        (listed("name: Zoe\n", "k{i}: 1\n", 2_600), "L005", "more than 5000 keys and values"),
        (listed("a: [", "{i},", 6_000) + b"]\n", "L005", "more than 5000 keys and values"),
    ],
)
def test_the_bound_that_a_file_breaks_is_named(raw: bytes, rule: str, bound: str, today: date) -> None:
    report = check(Texts({**base(), "people/zoe.yaml": raw}), today)
    messages = [one.message for one in report.findings if one.rule == rule]

    assert len(messages) == 1
    assert bound in messages[0]


def test_of_many_things_wrong_beside_a_broken_bound_the_first_hundred_are_named(today: date) -> None:
    raw = listed("name: Zoe\n", "name: {i}\n", 6_000)
    report = check(Texts({**base(), "people/zoe.yaml": raw}), today)

    assert [one.rule for one in report.findings].count("L010") == 100


def test_of_many_findings_of_one_rule_in_one_file_a_hundred_are_shown_and_all_counted(today: date) -> None:
    raw = listed("seats:\n", "  - {{role: r{i}, since: 2026-01-01}}\n", 700)
    source = Texts({**base(), "records/zoe.yaml": raw})
    found = shown(check(source, today).findings, source)
    text = FORMATS["text"](Answer(found, 1, False, 160))

    assert [one.finding.rule for one in found] == ["L201"] * 101
    assert (found[100].location.line, found[100].count) == (102, 600)
    assert found[100].finding.message == "the same from here on in 600 more places of this file"
    assert text.endswith("\n1 file checked: 700 errors\n")


MANY = {
    "unknown keys": ("people/zoe.yaml", "name: Zoe\n", "k{i}: 1\n", 2),
    "unknown roles": ("records/zoe.yaml", "seats:\n", "  - {{role: r{i}, since: 2026-01-01}}\n", 5),
    "unknown sponsors": (
        "records/zoe.yaml",
        "seats:\n- role: member\n  since: 2026-01-01\n  sponsors:\n",
        "  - {{by: p{i}, on: 2026-01-01}}\n",
        5,
    ),
    "the same seat": ("records/zoe.yaml", "seats:\n", "  - {{role: member, since: 2020-01-01}}\n", 5),
    "keys missing": ("contributions/ada.yaml", "entries:\n", "  - {{kinds: code, x{i}: 2026-01-01}}\n", 5),
    "unknown groups": ("people/zoe.yaml", "name: Zoe\nfollows:\n", "  - {{group: g{i}}}\n", 3),
    "words read otherwise": ("people/zoe.yaml", "name: Zoe\ninterests:\n", "  - 0{i}\n", 1),
    "wrong days": ("records/zoe.yaml", "leave:\n", "  - {{from: 2026-02-30, until: '{i}'}}\n", 5),
}


@pytest.mark.long
@pytest.mark.parametrize("what", MANY)
def test_twice_as_much_wrong_takes_twice_as_long(what: str, today: date) -> None:
    path, head, line, nodes = MANY[what]
    most = min(4_000, 4_900 // nodes)
    costs, found = [], []
    for count in (most // 4, most // 2, most):
        source = Texts({**base(), path: listed(head, line, count)})

        def whole(source: Texts = source) -> int:
            report = check(source, today, [path])
            excerpts = shown(report.findings, source)
            for form in FORMATS.values():
                form(Answer(excerpts, 1, False, 160))
            return len(report.findings)

        found.append(whole())
        costs.append(least(whole, 2))

    assert found[0] >= min(most // 4 - 1, 50)
    assert costs[2] < 3 * costs[1] + 0.05, costs
    assert costs[1] < 3 * costs[0] + 0.05, costs


@pytest.mark.parametrize("width", [40, 100, 400])
def test_an_excerpt_of_a_huge_line_is_cut_to_the_room_there_is(width: int, today: date) -> None:
    raw = ("name: Zoe\nabout: '" + "w " * 15_000 + "'\nclasses: [" + "user, " * 4_000 + "usr]\n").encode()
    source = Texts({**base(), "people/zoe.yaml": raw})
    report = check(source, today, ["people/zoe.yaml"])
    printed = FORMATS["text"](Answer(shown(report.findings, source), 1, False, width))

    assert report.findings
    excerpts = [line for line in printed.split("\n") if " | " in line]
    assert excerpts
    assert max(map(len, excerpts)) <= max(width, 60)


BOMB = b"a: &a [1,2,3,4,5,6,7,8,9]\n" + b"".join(
    f"{more}: &{more} [{','.join([f'*{less}'] * 9)}]\n".encode() for less, more in pairwise("abcdefghij")
)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"a: " + b"[" * 5_000, "nest deeper than"),
        (b"a:\n" + b"".join(b" " * i + b"- \n" for i in range(1, 300)), "nest deeper than"),
        (BOMB, "values"),
        (b"a: " + b"x" * (17 << 20), "larger than"),
    ],
)
def test_an_importer_refuses_what_is_too_deep_or_too_much(raw: bytes, why: str) -> None:
    with pytest.raises(Stop, match=why) as stopped:
        read_yaml("sigs.yaml", raw)

    assert stopped.value.status == 3


@pytest.mark.long
def test_an_importer_takes_a_long_file_in_a_time_that_goes_with_its_length() -> None:
    costs = []
    for count in (20_000, 40_000, 80_000):
        raw = listed("people:\n", "  - {{login: user{i}, name: User {i}}}\n", count)
        costs.append(least(lambda raw=raw: read_yaml("people.yaml", raw), 2))

    assert costs[2] < 3 * costs[1] + 0.1
    assert costs[1] < 3 * costs[0] + 0.1
