"""How newcomers go on, step by step, and what is left unknown."""

from datetime import date
from statistics import median_low

import pytest

from ladder_cli.work.circle import Circle
from ladder_cli.work.funnel import Funnel, Row, Wait, funnel
from tests.work.quay import COMMUNITY, TODAY, item, quay, record

SINCE = date(2025, 11, 22)
FIELDS = ("reached", "not_yet", "unknown", "unasked")
WEEKLY = "anchor: 2026-01-05\n    time_zone: UTC\n    time: '10:00'\n    every: {weeks: 1}\n"
COVERED = COMMUNITY + "evidence:\n  - {kinds: [review], source: the log, from: 2020-01-01}\n"


def new(
    more: str = "", since: str | None = "2026-11-01", group: str = "docs", introduce: bool = False
) -> str:
    """The profile of somebody who came."""
    when = f", since: {since}" if since else ""
    asked = ", introduce: true" if introduce else ""
    return f"name: New\n{more}follows: [{{group: {group}{when}{asked}}}]\n"


def of(changes: dict[str, str | None], group: str = "docs") -> Funnel:
    """The funnel where nobody else follows anything."""
    others = {f"people/{name}.yaml": None for name in ("ada", "bob", "eve")}
    return funnel(Circle(quay({**others, **changes}), group, TODAY), SINCE)


def came(changes: dict[str, str | None], step: str) -> str:
    """How far the one newcomer came with a step."""
    (found,) = [one for one in of(changes).rows[0].steps if one.name == step]
    (field,) = [name for name in FIELDS if getattr(found, name)]
    return field


@pytest.mark.parametrize(
    ("since", "expected"),
    [("2025-11-21", 0), ("2025-11-22", 1), ("2026-11-22", 1), ("2026-11-23", 0)],
)
def test_who_arrived_is_who_follows_since_that_day_and_no_later_than_today(since: str, expected: int) -> None:
    found = of({"people/new.yaml": new(since=since)})

    assert sum(row.arrived for row in found.rows if row.of == "all") == expected


def test_of_whom_nobody_knows_since_when_they_follow_is_counted_apart() -> None:
    found = of({"people/new.yaml": new(since=None)})

    assert (found.undated, found.rows) == (1, ())


def test_each_class_has_a_row_and_whoever_is_two_is_in_both() -> None:
    found = of(
        {
            "people/one.yaml": new("classes: [user, operator]\n"),
            "people/two.yaml": new("classes: [user]\n"),
            "people/six.yaml": new(),
        }
    )

    assert [(row.of, row.arrived) for row in found.rows] == [
        ("all", 3),
        ("user", 2),
        ("operator", 1),
        ("unsaid", 1),
    ]


def test_the_groups_below_have_rows_of_their_own_and_count_above_once() -> None:
    both = "name: New\nfollows: [{group: docs, since: 2020-01-01}, {group: docs/site, since: 2026-11-01}]\n"

    found = of({"people/new.yaml": new(group="docs/site"), "people/old.yaml": both})

    assert [(row.group, row.of, row.arrived) for row in found.rows] == [
        ("docs", "all", 1),
        ("docs", "unsaid", 1),
        ("docs/site", "all", 2),
        ("docs/site", "unsaid", 2),
    ]


@pytest.mark.parametrize(
    ("introduce", "meetings", "expected"),
    [
        (False, f"  - kind: status\n    title: M\n    {WEEKLY}", "unasked"),
        (True, f"  - kind: status\n    title: M\n    {WEEKLY}", "reached"),
        (True, f"  - kind: onboarding\n    title: M\n    {WEEKLY}", "reached"),
        (True, f"  - kind: social\n    title: M\n    {WEEKLY}", "unknown"),
        (True, f"  - kind: status\n    title: M\n    {WEEKLY}    until: 2026-11-01\n", "not_yet"),
        (
            True,
            "  - kind: status\n    title: M\n    unplaced: {text: on Mondays, ask: which one}\n",
            "unknown",
        ),
        (True, "", "unknown"),
    ],
)
def test_introduced_is_who_asked_for_it_before_a_meeting_that_took_place(
    introduce: bool, meetings: str, expected: str
) -> None:
    group = "title: Docs\nkind: sig\n" + (f"meetings:\n{meetings}" if meetings else "")

    assert (
        came({"people/new.yaml": new(introduce=introduce), "sigs/docs.yaml": group}, "introduced") == expected
    )


def test_a_meeting_on_the_day_somebody_came_or_one_that_was_skipped_introduced_nobody() -> None:
    skips = "    skips: [{on: 2026-11-16}]\n    until: 2026-11-16\n"
    group = f"title: Docs\nkind: sig\nmeetings:\n  - kind: status\n    title: M\n    {WEEKLY}{skips}"

    changes = {"people/new.yaml": new(since="2026-11-09", introduce=True), "sigs/docs.yaml": group}

    assert came(changes, "introduced") == "not_yet"  # type: ignore[arg-type] # no file is taken away


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, "not_yet"),
        (item("One", "taken", "owner: new\n"), "reached"),
        (item("One", "done", "owner: new\n"), "reached"),
        (item("One", "open", "level: newcomer\n"), "unknown"),
        (item("One", "open", "level: expert\n"), "not_yet"),
        (item("One", "done", "owner: bob\nmoved: 2026-10-31\n"), "not_yet"),
        (item("One", "done", "owner: bob\nmoved: 2026-11-01\n"), "unknown"),
        (item("One", "dropped", ""), "unknown"),
        (item("One", "taken", "owner: new\n").replace("docs", "node"), "not_yet"),
        (item("One", "taken", "owner: new\n").replace("docs", "docs/site"), "reached"),
    ],
)
def test_an_item_was_offered_surely_where_one_was_taken_and_surely_not_where_none_was_open(
    text: str | None, expected: str
) -> None:
    changes = {"people/new.yaml": new(), "items/one.yaml": text}

    assert came(changes, "item_offered") == expected


def entry(group: str) -> str:
    return f"entries: [{{kind: review, date: 2026-11-05, group: {group}, what: a, recorded_by: bob}}]\n"


def measure(count: int) -> str:
    span = "from: 2026-11-01, until: 2026-11-20"
    return f"measures: [{{kind: review, group: docs, {span}, count: {count}, source: log}}]\n"


@pytest.mark.parametrize(
    ("kept", "community", "expected"),
    [
        (
            entry("docs"),
            COMMUNITY,
            "reached",
        ),
        (
            entry("docs/site"),
            COVERED,
            "reached",
        ),
        (
            entry("node"),
            COVERED,
            "not_yet",
        ),
        (
            measure(2),
            COVERED,
            "reached",
        ),
        (
            measure(0),
            COVERED,
            "not_yet",
        ),
        (None, COVERED, "not_yet"),
        (None, COMMUNITY, "unknown"),
    ],
)
def test_a_first_contribution_is_absent_only_where_a_source_covers_every_kind(
    kept: str | None, community: str, expected: str
) -> None:
    changes = {"people/new.yaml": new(), "contributions/new.yaml": kept, "community.yaml": community}

    assert came(changes, "first_contribution") == expected


PAIR = "mentor: gus\nmentee: new\nproposed: 2026-11-05\n"
YES = "accepted: {mentor: 2026-11-06, mentee: 2026-11-08}\n"
WISH = "mentoring: {wish: {since: 2026-11-01, %s}}\n"


@pytest.mark.parametrize(
    ("more", "pairing", "expected"),
    [
        ("", None, "unasked"),
        (WISH % "group: docs", None, "not_yet"),
        (WISH % "anyone: true", None, "not_yet"),
        (WISH % "group: node", None, "unasked"),
        (
            WISH % "group: docs",
            f"{PAIR}group: docs\nstate: proposed\naccepted: {{mentor: 2026-11-06}}\n",
            "not_yet",
        ),
        ("", f"{PAIR}group: docs\nstate: active\n{YES}", "reached"),
        ("", f"{PAIR}state: ended\n{YES}ended: {{on: 2026-11-20}}\n", "reached"),
        ("", f"{PAIR}group: node\nstate: active\n{YES}", "unasked"),
    ],
)
def test_paired_is_who_had_a_mentor_and_who_wished_for_none_did_not_ask(
    more: str, pairing: str | None, expected: str
) -> None:
    assert came({"people/new.yaml": new(more), "pairings/p.yaml": pairing}, "paired") == expected


@pytest.mark.parametrize(
    ("seat", "expected"),
    [
        ("role: member, since: 2026-11-01", "reached"),
        ("role: reviewer, sig: docs/site, since: 2026-11-15, origin: elected", "reached"),
        ("role: reviewer, sig: node, since: 2026-11-15", "not_yet"),
        ("role: member, since: 2026-10-31", "not_yet"),
        ("role: member, since: 2026-11-15, origin: imported", "not_yet"),
        ("role: member", "unknown"),
    ],
)
def test_a_next_role_is_a_seat_that_was_given_since(seat: str, expected: str) -> None:
    changes = {"people/new.yaml": new(), "records/new.yaml": record("new", more=f"seats: [{{{seat}}}]\n")}

    assert came(changes, "next_role") == expected


def test_the_time_to_a_first_item_and_pairing_is_the_median_of_those_of_whom_it_is_known() -> None:
    notes = "notes:\n  - {by: bob, on: 2026-11-02, text: a}\n  - {by: one, on: 2026-11-04, text: b}\n"
    found = of(
        {
            **{f"people/{name}.yaml": new() for name in ("one", "two", "six", "ten")},
            "items/a.yaml": item("A", "taken", f"owner: one\nmoved: 2026-11-20\n{notes}"),
            "items/b.yaml": item("B", "taken", "owner: two\nmoved: 2026-11-11\n"),
            "items/c.yaml": item("C", "taken", "owner: six\n"),
            "pairings/p.yaml": PAIR.replace("new", "ten") + f"group: docs\nstate: active\n{YES}",
        }
    )

    assert found.first_item == Wait(median_low([3, 10]), 2)
    assert found.first_pairing == Wait(7, 1)
    assert all(isinstance(row, Row) for row in found.rows)
