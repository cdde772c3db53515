"""Contributions: what counts, in which world, and what is never counted twice."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.model.requirement import Counted
from ladder_cli.roles.counting import by_day, count
from ladder_cli.roles.evidence import body
from tests.roles.conftest import KIND, Asked, ask, make

CLOSED = {"evidence": [{"kinds": ["review", "talk"], "source": "tracker", "from": "2020-01-01"}]}


def entry(date: str = "2026-06-01", **more: Any) -> dict[str, Any]:
    return {"kind": "review", "date": date, "what": "read a change", "recorded_by": "bob", **more}


def measure(first: str, last: str, count: int, **more: Any) -> dict[str, Any]:
    return {"kind": "review", "from": first, "until": last, "count": count, "source": "tracker", **more}


def counted(
    asked: dict[str, Any],
    entries: list[dict[str, Any]] | None = None,
    measures: list[dict[str, Any]] | None = None,
    community: dict[str, Any] | None = None,
    **more: Any,
) -> Asked:
    done = {"entries": entries or [], "measures": measures or []}
    whole = CLOSED if community is None else community
    return ask({"id": "work", "contributions": asked}, done=done, community=whole, **more)


@pytest.mark.parametrize(
    ("date", "verdict"),
    [("2025-11-22", "unmet"), ("2025-11-23", "met"), ("2026-11-22", "met"), ("2026-11-23", "unmet")],
)
def test_the_window_ends_today_and_is_as_long_as_it_says(date: str, verdict: str) -> None:
    assert counted({"least": 1, "window": "12 months"}, [entry(date)]).verdict == verdict


@pytest.mark.parametrize(
    ("group", "scope", "verdict"),
    [
        ("docs", "same", "met"),
        ("docs/web", "same", "unmet"),
        ("docs/web", "within", "met"),
        ("node", "within", "unmet"),
        ("node", "any", "met"),
        (None, "within", "unmet"),
        (None, "any", "met"),
    ],
)
def test_the_scope_decides_which_groups_count(group: str | None, scope: str, verdict: str) -> None:
    done = [entry() if group is None else entry(group=group)]

    assert counted({"least": 1, "scope": scope, "window": "1 year"}, done).verdict == verdict


def test_only_the_asked_kinds_count() -> None:
    asked = {"least": 2, "kinds": ["talk"], "window": "1 year"}

    assert counted(asked, [entry(kind="talk"), entry()]).found == "1"
    assert counted(asked, [entry(kind="talk"), entry(kind="talk", date="2026-01-02")]).verdict == "met"


def test_of_all_time_absence_counts_where_a_source_covers_what_ever_was() -> None:
    since_ever: dict[str, Any] = {"kinds": ["review", "talk"], "source": "forum"}

    assert counted({"least": 2}, [entry()]).verdict == "unknown"
    assert counted({"least": 2}, [entry()], community={"evidence": [since_ever]}).verdict == "unmet"
    over = {"evidence": [{**since_ever, "until": "2026-11-01"}]}
    assert counted({"least": 2}, [entry()], community=over).verdict == "unknown"


@pytest.mark.parametrize(
    ("evidence", "verdict", "reason"),
    [
        ([], "unknown", "no source covers `review` since 2025-11-23"),
        ([("2025-11-23", None)], "unmet", ""),
        ([("2025-11-24", None)], "unknown", "no source covers `review` before 2025-11-24"),
        ([("2020-01-01", "2026-11-22")], "unmet", ""),
        ([("2020-01-01", "2026-11-21")], "unknown", "`tracker` covers nothing of `review` after 2026-11-21"),
        ([("2020-01-01", "2026-03-31"), ("2026-04-01", None)], "unmet", ""),
        (
            [("2020-01-01", "2026-03-30"), ("2026-04-01", None)],
            "unknown",
            "`tracker` covers nothing of `review` after 2026-03-30",
        ),
    ],
)
def test_absence_counts_only_where_a_source_covers_every_day(
    evidence: list[tuple[str, str | None]], verdict: str, reason: str
) -> None:
    spans = [
        {"kinds": ["review"], "source": "tracker", "from": first} | ({"until": last} if last else {})
        for first, last in evidence
    ]
    asked = {"least": 2, "kinds": ["review"], "window": "12 months"}
    judged = counted(asked, [entry()], community={"evidence": spans})

    assert judged.verdict == verdict
    assert reason in judged.found
    assert counted(asked, [entry(), entry()], community={"evidence": spans}).verdict == "met"


def test_all_time_is_covered_by_no_source() -> None:
    assert counted({"least": 1}).verdict == "unknown"


@pytest.mark.parametrize(
    ("first", "last", "verdict"),
    [
        ("2025-11-23", "2026-11-22", "met"),
        ("2025-11-22", "2026-11-22", "unknown"),
        ("2025-11-23", "2026-11-23", "unknown"),
        ("2025-01-01", "2025-11-22", "unmet"),
        ("2025-01-01", "2025-11-23", "unknown"),
        ("2026-11-23", "2026-12-01", "unmet"),
    ],
)
def test_a_measure_counts_whole_or_leaves_it_unknown(first: str, last: str, verdict: str) -> None:
    assert counted({"least": 3, "window": "12 months"}, [], [measure(first, last, 3)]).verdict == verdict


def test_of_overlapping_measures_the_larger_counts() -> None:
    both = [measure("2026-01-01", "2026-03-31", 5), measure("2026-03-31", "2026-04-30", 4)]

    assert counted({"least": 20, "window": "1 year"}, [], both).found == "5: a measure of 5"


def test_measures_side_by_side_and_of_other_groups_add_up() -> None:
    some = [
        measure("2026-01-01", "2026-03-31", 5),
        measure("2026-04-01", "2026-04-30", 4),
        measure("2026-01-01", "2026-04-30", 2, group="node"),
    ]

    assert counted({"least": 20, "window": "1 year"}, [], some).found.startswith("11: ")


def test_entries_inside_a_counted_span_are_not_added() -> None:
    entries = [entry("2026-01-01"), entry("2026-02-01"), entry("2026-04-01"), entry("2026-05-01")]
    judged = counted({"least": 20, "window": "1 year"}, entries, [measure("2026-01-01", "2026-03-31", 3)])

    assert judged.found == "5: 2 entries and a measure of 3"
    assert len(judged.judgement.evidence) == 5


def test_a_measure_smaller_than_the_entries_it_spans_takes_nothing_away() -> None:
    entries = [entry("2026-01-01"), entry("2026-02-01")]

    assert (
        counted({"least": 20, "window": "1 year"}, entries, [measure("2026-01-01", "2026-03-31", 1)]).found
        == "2"
    )


def test_a_cap_holds_a_kind_and_day_over_all_groups() -> None:
    capped = {
        **CLOSED,
        "contribution_kinds": {"review": {**KIND["review"], "cap_per_day": 2}, "talk": KIND["talk"]},
    }
    burst = [
        entry(group="docs"),
        entry(group="docs"),
        entry(group="node"),
        entry("2026-06-02"),
        entry(kind="talk"),
    ]

    assert counted({"least": 9, "window": "1 year"}, burst, community=capped).found == "4"
    one_day = [measure("2026-06-01", "2026-06-01", 50)]
    assert (
        counted({"least": 9, "window": "1 year"}, [], one_day, community=capped).found == "2: a measure of 50"
    )


@pytest.mark.parametrize(("by", "found"), [("about", "3"), ("day", "2"), ("link", "2"), ("group", "2")])
def test_what_agrees_may_count_once(by: str, found: str) -> None:
    entries = [
        entry(about="survey-one", group="docs", link="https://a.example"),
        entry(about="survey-one", group="docs"),
        entry(about="survey-two", group="node"),
        entry("2026-06-02", group="docs"),
    ]

    assert counted({"least": 9, "window": "1 year", "once_per": by}, entries).found == found


def test_a_measure_does_not_say_how_many_different_ones_it_holds() -> None:
    asked = {"least": 2, "window": "1 year", "once_per": "about"}
    many = [measure("2026-01-01", "2026-02-01", 9)]

    assert counted(asked, [entry(about="x")], many).verdict == "unknown"
    assert counted({**asked, "once_per": "day"}, [], [{**many[0], "days": 2}]).verdict == "met"
    assert counted({**asked, "once_per": "day"}, [], many).verdict == "unknown"
    assert counted({**asked, "once_per": "group"}, [], many).verdict == "unmet"


@pytest.mark.parametrize(
    ("by", "least", "verdict"),
    [
        ("actor", 2, "met"),
        ("actor", 3, "unmet"),
        ("day", 2, "met"),
        ("day", 3, "unmet"),
        ("group", 2, "met"),
        ("group", 3, "unmet"),
        ("kind", 2, "met"),
        ("kind", 3, "unmet"),
        ("employer", 1, "met"),
        ("employer", 2, "unmet"),
    ],
)
def test_breadth_is_asked_besides_the_number(by: str, least: int, verdict: str) -> None:
    entries = [
        entry(**{"with": ["bob", "ada"]}, group="docs"),
        entry("2026-06-02", kind="talk", group="node", **{"with": ["dan"]}),
    ]
    asked = {"window": "1 year", "distinct": [{"by": by, "least": least}]}

    assert counted(asked, entries).verdict == verdict


def test_an_unknown_employer_may_be_a_different_one() -> None:
    asked = {"window": "1 year", "distinct": [{"by": "employer", "least": 2}]}

    assert counted(asked, [entry(**{"with": ["bob", "eve"]})]).verdict == "unknown"
    assert counted(asked, [entry(**{"with": ["bob"]})]).verdict == "unmet"


def test_a_measure_brings_its_days_and_actors_and_leaves_open_what_it_does_not_say() -> None:
    def broad(by: str, least: int, **more: Any) -> str:
        asked = {"window": "1 year", "distinct": [{"by": by, "least": least}]}
        span = measure("2026-01-01", "2026-01-31", 40, **more)
        return counted(asked, [entry(**{"with": ["bob"]})], [span]).verdict

    assert broad("day", 6, days=5) == "met"
    assert broad("day", 7, days=5) == "unmet"
    assert broad("day", 7) == "unknown"
    assert broad("day", 33) == "unmet"
    assert broad("actor", 5, actors=5) == "met"
    assert broad("actor", 6, actors=5) == "unknown"
    assert broad("actor", 7, actors=5) == "unmet"


@pytest.mark.parametrize(
    ("total", "least", "share", "done", "verdict"),
    [
        (100, None, 0.25, 25, "met"),
        (100, None, 0.25, 24, "unmet"),
        (101, None, 0.25, 25, "unmet"),
        (30, None, 0.1, 3, "met"),
        (10_000, 500, 0.25, 500, "met"),
        (10_000, 500, 0.25, 499, "unmet"),
        (100, 500, 0.25, 25, "met"),
        (None, 500, 0.25, 500, "met"),
        (None, 500, 0.25, 499, "unknown"),
        (None, None, 0.25, 499, "unknown"),
    ],
)
def test_a_share_of_the_total_asks_the_lesser_of_the_two(
    total: int | None, least: int | None, share: float, done: int, verdict: str
) -> None:
    span = {
        "kind": "review",
        "from": "2025-11-23",
        "until": "2026-11-22",
        "count": total,
        "source": "tracker",
    }
    asked: dict[str, Any] = {"kinds": ["review"], "share": share, "window": "12 months"}
    community = {**CLOSED, "totals": [span] if total is not None else []}
    done_in = [measure("2026-01-01", "2026-06-01", done)]

    assert counted(asked | ({"least": least} if least else {}), [], done_in, community).verdict == verdict


@pytest.mark.parametrize(
    ("total", "how", "needed"),
    [
        (601, {"rounded": "up"}, 151),
        (601, {"rounded": "nearest"}, 150),
        (602, {"rounded": "nearest"}, 151),
        (603, {"rounded": "nearest"}, 151),
        (1, {"rounded": "nearest"}, 0),
        (600, {"rounded": "up"}, 150),
        (600, {"more_than": True}, 151),
        (603, {"more_than": True}, 151),
        (604, {"more_than": True}, 152),
    ],
)
def test_a_part_of_the_total_is_rounded_as_the_role_says(
    total: int, how: dict[str, Any], needed: int
) -> None:
    span = {
        "kind": "review",
        "from": "2025-01-01",
        "until": "2026-12-31",
        "count": total,
        "source": "tracker",
    }
    asked = {"kinds": ["review"], "share": 0.25, "window": "12 months", **how}
    community = {**CLOSED, "totals": [span]}

    assert counted(asked, [], [measure("2026-01-01", "2026-06-01", needed)], community).verdict == "met"
    if needed:
        short = measure("2026-01-01", "2026-06-01", needed - 1)
        assert counted(asked, [], [short], community).verdict == "unmet"


@pytest.mark.parametrize(
    ("spans", "verdict"),
    [
        ([("2025-11-23", "2026-05-31", 50), ("2026-06-01", "2026-11-22", 50)], "met"),
        ([("2025-11-23", "2026-05-31", 50), ("2026-06-02", "2026-11-22", 50)], "unknown"),
        ([("2025-11-24", "2026-11-22", 10)], "unknown"),
        ([("2025-11-23", "2026-11-21", 10)], "unknown"),
        ([("2025-01-01", "2026-12-31", 1000), ("2025-11-23", "2026-11-22", 100)], "met"),
        ([("2025-01-01", "2026-12-31", 1000)], "unmet"),
    ],
)
def test_totals_must_cover_the_window_and_the_fewest_that_do_count(
    spans: list[tuple[str, str, int]], verdict: str
) -> None:
    totals = [
        {"kind": "review", "from": first, "until": last, "count": count, "source": "tracker"}
        for first, last, count in spans
    ]
    asked = {"kinds": ["review"], "share": 0.1, "window": "12 months"}
    done = [measure("2026-01-01", "2026-06-01", 10)]

    assert counted(asked, [], done, {**CLOSED, "totals": totals}).verdict == verdict


def test_a_share_in_a_group_is_of_that_groups_total() -> None:
    totals = [
        {"kind": "review", "from": "2025-01-01", "until": "2026-12-31", "count": 10, "source": "tracker"}
    ]
    docs = {"title": "Docs", "kind": "sig", "totals": totals}
    asked = {"kinds": ["review"], "share": 0.5, "window": "12 months", "scope": "same"}
    done = [entry(group="docs", date=f"2026-06-0{day}") for day in range(1, 6)]

    assert counted(asked, done, groups={"docs": docs}).verdict == "met"
    assert counted({**asked, "scope": "any"}, done, groups={"docs": docs}).verdict == "unknown"


@pytest.mark.parametrize(
    ("link", "verdict"), [("https://x.example.org/1", "unmet"), ("https://x.example.org/2", "met")]
)
def test_a_story_that_is_also_written_down_as_an_entry_counts_once(link: str, verdict: str) -> None:
    story = {"title": "T", "author": "ada", "on": "2026-05-01", "broke": "b", "learnt": "l"}
    kinds = {"story": {"title": "Story", "code": False}}
    evidence = [{"kinds": ["story"], "source": "stories", "from": "2020-01-01"}]

    found = counted(
        {"kinds": ["story"], "least": 2, "window": "12 months"},
        [entry("2026-05-01", kind="story", link="https://x.example.org/1")],
        community={"contribution_kinds": kinds, "evidence": evidence},
        stories={"night": {**story, "links": [link]}},
    )

    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("witnesses", "expected"), [([], "unmet"), (["ada"], "unmet"), (["bob"], "met"), (["ada", "bob"], "met")]
)
def test_a_story_counts_once_somebody_else_has_read_it_where_its_kind_asks_for_that(
    witnesses: list[str], expected: str
) -> None:
    story = {"title": "T", "author": "ada", "on": "2026-05-01", "broke": "b", "learnt": "l"}
    kinds = {"story": {"title": "Story", "code": False, "witness": True}}
    evidence = [{"kinds": ["story"], "source": "stories", "from": "2020-01-01"}]

    found = counted(
        {"kinds": ["story"], "least": 1, "window": "12 months"},
        community={"contribution_kinds": kinds, "evidence": evidence},
        stories={"night": {**story, "witnesses": witnesses}},
    )

    assert found.verdict == expected


def test_a_story_counts_by_itself_as_a_contribution_of_its_author() -> None:
    story = {"title": "The night it broke", "author": "ada", "on": "2026-05-01", "broke": "b", "learnt": "l"}
    asked = {"kinds": ["story"], "least": 1, "window": "12 months"}
    community = {"evidence": [{"kinds": ["story"], "source": "stories", "from": "2020-01-01"}]}

    assert counted(asked, community=community, stories={"night": story}).verdict == "met"
    assert (
        counted(asked, community=community, stories={"night": {**story, "author": "bob"}}).verdict == "unmet"
    )


def test_a_kind_that_asks_for_a_witness_counts_only_with_one() -> None:
    witnessed = {**CLOSED, "contribution_kinds": {"review": {**KIND["review"], "witness": True}}}
    asked = {"least": 1, "kinds": ["review"], "window": "1 year"}

    assert counted(asked, [entry(witnesses=["bob"])], community=witnessed).verdict == "met"
    assert counted(asked, [entry(witnesses=["ada"])], community=witnessed).verdict == "unmet"
    assert counted(asked, [entry()], community=witnessed).found == "0; 1 entry without a witness not counted"


def test_the_unknown_ends_with_a_line_to_record_and_who_may_confirm_it() -> None:
    judged = counted({"least": 1, "kinds": ["review"], "scope": "same"}).judgement

    assert judged.needed == "1 contribution (`review`) in `docs`"
    assert judged.settle[0].path == "contributions/ada.yaml"
    assert judged.settle[0].who == ("bob", "carol")
    assert judged.settle[0].lines.startswith("- kind: review\n  date: 2026-11-22\n  group: docs\n")


def test_the_unmet_says_how_many_are_missing() -> None:
    judged = counted({"least": 10, "kinds": ["review"], "window": "12 months", "scope": "within"}, [entry()])

    assert judged.judgement.needed == "10 contributions (`review`) in the last 12 months in `docs` or below"
    assert (judged.judgement.missing, judged.judgement.hint, judged.judgement.settle) == (10, "10 more", ())


def on_days(
    entries: list[dict[str, Any]], measures: list[dict[str, Any]], kinds: dict[str, Any] | None = None
) -> dict[str, int]:
    """How much counts on each day."""
    known = kinds or KIND
    ladders = make(
        {"contribution_kinds": known}, contributions={"ada": {"entries": entries, "measures": measures}}
    )
    found = body(ladders, "ada", Counted(window="1 year"), None, date(2026, 11, 22))
    return dict(by_day(found, ladders.registry.community.contribution_kinds))


def test_what_counts_lies_on_the_day_it_was_done_or_at_the_end_of_its_measure() -> None:
    found = on_days(
        [entry("2026-02-01"), entry("2026-03-05"), entry("2026-03-05", group="docs")],
        [measure("2026-03-01", "2026-03-31", 4)],
    )

    assert found == {"2026-02-01": 1, "2026-03-05": 1, "2026-03-31": 4}


def test_what_counts_in_all_is_what_counts_on_its_days() -> None:
    kinds = {"review": {"title": "Review", "code": False, "cap_per_day": 2}}
    entries = [entry("2026-02-01", what=str(number)) for number in range(3)]

    found = on_days(
        entries, [measure("2026-03-01", "2026-03-02", 9), measure("2026-03-02", "2026-03-04", 5)], kinds
    )

    assert found == {"2026-02-01": 2, "2026-03-04": 5}


MONTHS = st.integers(1, 9)


@given(
    st.lists(st.tuples(MONTHS, st.sampled_from(["docs", "node"])), max_size=6),
    st.lists(st.tuples(MONTHS, MONTHS, st.integers(1, 4)), max_size=3),
)
def test_without_caps_all_that_counts_lies_on_some_day(
    deeds: list[tuple[int, str]], spans: list[tuple[int, int, int]]
) -> None:
    entries = [entry(f"2026-0{month}-15", group=group) for month, group in deeds]
    measures = [
        measure(f"2026-0{min(one, two)}-01", f"2026-0{max(one, two)}-28", number, group="docs")
        for one, two, number in spans
    ]
    ladders = make(contributions={"ada": {"entries": entries, "measures": measures}})
    found = body(ladders, "ada", Counted(window="1 year"), None, date(2026, 11, 22))
    kinds = ladders.registry.community.contribution_kinds

    assert by_day(found, kinds).total() == count(found, Counted(), kinds).sure
