"""What keeps a seat: evidence, the clock that leave stops, protections, and an open world."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.model.registry import Held
from ladder_cli.roles.keeping import Keeping, judge_keeping
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.lapsing import lapsing
from ladder_cli.roles.notice import Due, due, line, text

TODAY = datetime.date(2026, 11, 22)
COVERED = [{"kinds": ["review", "talk"], "source": "merge log", "from": "2020-01-01"}]
NEEDS = {"id": "active", "contributions": {"kinds": ["review"], "least": 4}}
Make = Callable[..., Ladders]


def keeps(**more: Any) -> dict[str, Any]:
    return {"window": "12 months", "needs": NEEDS, **more}


def entries(*days: str, kind: str = "review") -> dict[str, Any]:
    return {"entries": [{"kind": kind, "date": day, "what": "read", "recorded_by": "bob"} for day in days]}


def ladders(
    make: Make,
    asked: dict[str, Any] | None,
    record: dict[str, Any],
    done: dict[str, Any] | None = None,
    evidence: list[dict[str, Any]] | None = None,
    totals: list[dict[str, Any]] | None = None,
) -> Ladders:
    role = {
        "title": "Rung",
        "ladder": "contributor",
        "scope": "community",
        "requires": {"id": "any", "field": {"path": "name"}},
        "in_force": "2020-01-01",
        **({"keeps": asked} if asked else {}),
    }
    records = {"ada": record, "bob": {"seats": [{"role": "rung", "since": "2024-01-01"}]}, "eve": {}}
    return make(
        {"evidence": COVERED if evidence is None else evidence, "totals": totals or []},
        roles={"rung": role},
        records=records,
        contributions={"ada": done} if done else {},
    )


def keeping(
    make: Make,
    asked: dict[str, Any] | None = None,
    done: dict[str, Any] | None = None,
    today: datetime.date = TODAY,
    evidence: list[dict[str, Any]] | None = None,
    totals: list[dict[str, Any]] | None = None,
    seat: dict[str, Any] | None = None,
    **record: Any,
) -> Keeping:
    """Ada's seat as `rung`, held since 2024 unless `seat` says otherwise."""
    mine = {"seats": [{"role": "rung", "since": "2024-01-01"} if seat is None else seat], **record}
    found = ladders(make, asked or keeps(), mine, done, evidence, totals)
    return judge_keeping(found, found.registry.seats_of("ada")[0], today)


FOUR = ("2026-01-05", "2026-03-05", "2026-06-05", "2026-09-05")


def test_enough_in_the_window_keeps_a_seat(make: Make) -> None:
    assert keeping(make, done=entries(*FOUR)).status == "kept"


def test_too_few_where_a_source_covers_the_window_let_it_lapse(make: Make) -> None:
    found = keeping(make, done=entries(*FOUR[:3]))

    assert found.status == "would-lapse"
    assert (found.first, found.last) == ("2025-11-23", "2026-11-22")
    assert found.because == "4 contributions (`review`) in the last 12 months; found 3"


@pytest.mark.parametrize(("window", "status"), [(None, "would-lapse"), ("3 years", "kept"), ("ever", "kept")])
def test_a_leaf_may_name_its_own_window_or_all_time(make: Make, window: str | None, status: str) -> None:
    needs = {"id": "n", "contributions": {"least": 1, **({"window": window} if window else {})}}
    since_ever = [{"kinds": ["review", "talk"], "source": "log"}]
    leave = [{"from": "2026-01", "until": "2026-02"}]
    done = entries("2024-02-01")

    assert keeping(make, keeps(needs=needs), done, evidence=since_ever, leave=leave).status == status
    assert keeping(make, keeps(needs=needs), entries(), evidence=since_ever).status == "would-lapse"


def test_a_role_that_asks_nothing_keeps_every_seat(make: Make) -> None:
    found = ladders(make, None, {"seats": [{"role": "rung"}]})

    assert judge_keeping(found, found.registry.seats_of("ada")[0], TODAY).status == "kept"


@pytest.mark.parametrize(
    "evidence",
    [
        [],
        [{"kinds": ["review"], "source": "log", "from": "2026-01-01"}],
        [{"kinds": ["review"], "source": "log", "from": "2020-01-01", "until": "2026-10-31"}],
    ],
    ids=["none", "begins too late", "ends too early"],
)
def test_outside_coverage_nobody_knows_and_nothing_lapses(make: Make, evidence: list[dict[str, Any]]) -> None:
    assert keeping(make, done=entries(FOUR[0]), evidence=evidence).status == "unknown"


@pytest.mark.parametrize(
    ("least", "part", "enough"),
    [(5, 0.9, 5), (10, 0.9, 9), (50, 0.9, 45), (3, "2/3", 2), (8, 0.75, 6), (1, 0.1, 1), (4, 1, 4)],
)
def test_a_part_of_the_number_is_rounded_up(make: Make, least: int, part: float | str, enough: int) -> None:
    asked = keeps(keep_at=part, needs={"id": "n", "contributions": {"least": least}})
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 11) for day in range(1, 6)]

    assert keeping(make, asked, entries(*days[:enough])).status == "kept"
    assert keeping(make, asked, entries(*days[: enough - 1])).status == "would-lapse"


def test_the_part_holds_for_breadth_and_for_shares_too(make: Make) -> None:
    broad = {"id": "n", "contributions": {"distinct": [{"by": "day", "least": 3}]}}
    share = {"id": "n", "contributions": {"kinds": ["review"], "share": 0.5}}
    totals = [{"kind": "review", "from": "2025-01-01", "until": "2026-12-31", "count": 8, "source": "log"}]

    assert keeping(make, keeps(keep_at="2/3", needs=broad), entries(*FOUR[:2])).status == "kept"
    assert keeping(make, keeps(keep_at=0.5, needs=share), entries(*FOUR[:2]), totals=totals).status == "kept"
    assert keeping(make, keeps(needs=share), entries(*FOUR[:2]), totals=totals).status == "would-lapse"


@pytest.mark.parametrize(("rounded", "enough"), [("up", 10), ("nearest", 9)])
def test_of_a_share_that_part_of_the_whole_number_is_enough(make: Make, rounded: str, enough: int) -> None:
    needs = {"id": "n", "contributions": {"kinds": ["review"], "share": 0.25, "rounded": rounded}}
    totals = [{"kind": "review", "from": "2025-01-01", "until": "2026-12-31", "count": 41, "source": "log"}]
    days = [f"2026-{month:02}-01" for month in range(1, 11)]

    found = [
        keeping(make, keeps(keep_at=0.9, needs=needs), entries(*days[:number]), totals=totals).status
        for number in (enough - 1, enough)
    ]
    assert found == ["would-lapse", "kept"]


def test_a_bound_from_above_is_not_lowered(make: Make) -> None:
    flags = {"id": "no", "not": {"id": "n", "contributions": {"kinds": ["talk"], "least": 4}}}

    assert keeping(make, keeps(keep_at=0.5, needs=flags), entries(*FOUR[:3], kind="talk")).status == "kept"
    assert keeping(make, keeps(keep_at=0.5, needs=flags), entries(*FOUR, kind="talk")).status == "would-lapse"


def test_retention_reads_contributions_alone(make: Make) -> None:
    other = {"id": "named", "field": {"path": "name"}}

    assert keeping(make, keeps(needs=other), name="Ada").status == "unknown"
    assert keeping(make, keeps(needs={"id": "all", "all_of": [other, NEEDS]})).status == "would-lapse"


def test_grace_protects_the_first_time_in_a_seat(make: Make) -> None:
    asked = keeps(grace="3 months")
    since = {"role": "rung", "since": "2026-08-23"}

    protected = keeping(make, asked, seat=since)

    assert protected.status == "protected"
    assert [(one.by, one.until) for one in protected.protections] == [("grace", "2026-11-22")]
    assert keeping(make, asked, today=datetime.date(2026, 11, 23), seat=since).status == "would-lapse"


def test_leave_stops_the_clock_of_grace(make: Make) -> None:
    leave = [{"from": "2026-09-01", "until": "2026-09-30"}]
    seat = {"role": "rung", "since": "2026-08-23"}

    found = keeping(make, keeps(grace="3 months"), today=datetime.date(2026, 12, 22), leave=leave, seat=seat)

    assert [one.until for one in found.protections] == ["2026-12-22"]


def test_a_seat_whose_first_day_nobody_knows_may_be_in_grace(make: Make) -> None:
    undated = {"role": "rung", "origin": "imported"}
    notice = {"role": "rung", "on": "2026-01-05", "due": "2026-02-05"}

    assert keeping(make, keeps(grace="3 months"), seat=undated).status == "unknown"
    assert keeping(make, keeps(), seat=undated).status == "would-lapse"
    assert keeping(make, keeps(grace="3 months"), seat=undated, notices=[notice]).status == "would-lapse"


def test_nobody_lapses_on_leave(make: Make) -> None:
    found = keeping(make, leave=[{"from": "2026-11", "until": "2026-12"}])

    assert found.status == "protected"
    assert found.because == "on leave until 2026-12"


def test_days_of_leave_do_not_count_so_the_window_reaches_back(make: Make) -> None:
    leave = [{"from": "2026-02-01", "until": "2026-07-31"}]
    before = entries("2025-06-01", "2025-08-01", "2025-10-01", "2026-01-15")

    assert keeping(make, done=before).status == "would-lapse"
    found = keeping(make, done=before, leave=leave)
    assert (found.status, found.first, found.away) == ("kept", "2025-05-26", 181)


def test_a_share_of_what_others_did_meanwhile_is_not_held_against_leave(make: Make) -> None:
    share = keeps(needs={"id": "n", "contributions": {"kinds": ["review"], "share": 0.5}})
    totals = [{"kind": "review", "from": "2024-01-01", "until": "2026-12-31", "count": 8, "source": "log"}]
    leave = [{"from": "2026-02-01", "until": "2026-02-28"}]

    assert keeping(make, share, totals=totals).status == "would-lapse"
    assert keeping(make, share, totals=totals, leave=leave).status == "unknown"


@pytest.mark.parametrize(
    ("vouch", "status"),
    [
        ({"by": "bob", "on": "2026-01-22"}, "protected"),
        ({"by": "bob", "on": "2025-11-22"}, "would-lapse"),
        ({"by": "ada", "on": "2026-01-22"}, "would-lapse"),
        ({"by": "eve", "on": "2026-01-22"}, "would-lapse"),
        ({"by": "bob", "on": "2026-12-01"}, "would-lapse"),
    ],
    ids=["counts", "has run out", "of oneself", "of somebody without a seat", "lies ahead"],
)
def test_a_vouch_of_somebody_else_with_a_seat_protects(
    make: Make, vouch: dict[str, Any], status: str
) -> None:
    found = keeping(make, keeps(vouch_for="1 year"), vouches=[{"role": "rung", **vouch}])

    assert found.status == status


@pytest.mark.parametrize(("by", "status"), [("rung", "protected"), ("steward", "would-lapse")])
def test_a_role_may_name_who_vouches_and_let_the_word_stand_until_it_is_taken_back(
    make: Make, by: str, status: str
) -> None:
    asked = keeps(vouch_for="always", vouch_by=by)
    found = keeping(make, asked, vouches=[{"role": "rung", "by": "bob", "on": "2024-01-22"}])

    assert found.status == status
    assert [(one.until, one.what) for one in found.protections] == [
        (None, "`bob` vouched on 2024-01-22, which holds until it is taken back")
    ] * (by == "rung")


def test_a_role_may_let_no_vouch_count(make: Make) -> None:
    assert keeping(make, vouches=[{"role": "rung", "by": "bob", "on": "2026-11-01"}]).status == "would-lapse"


def test_a_notice_counts_until_it_was_answered(make: Make) -> None:
    seat = {"role": "rung", "since": "2024-01-01"}
    told = {"role": "rung", "on": "2026-11-01", "due": "2026-12-01"}
    answered = {"role": "rung", "on": "2026-01-02", "due": "2026-02-01"}
    asked = keeps(notice="30 days")

    def when(notices: list[dict[str, Any]], done: dict[str, Any] | None = None) -> tuple[str, str | None]:
        found = ladders(make, asked, {"seats": [seat], "notices": notices}, done)
        one = judge_keeping(found, found.registry.seats_of("ada")[0], TODAY)
        assert one.status == "would-lapse"
        return due(found, one, TODAY).on, due(found, one, TODAY).sent

    assert when([]) == ("2026-12-22", None)
    assert when([told]) == ("2026-12-01", "2026-11-01")
    kept_then = entries("2025-03-01", "2025-04-01", "2025-05-01", "2026-01-20")
    assert when([answered], kept_then) == ("2026-12-22", None)
    assert when([answered]) == ("2026-11-22", "2026-01-02")


@pytest.mark.parametrize(
    ("notices", "owed"),
    [
        ([], True),
        (["2026-10-25"], False),
        (["2026-10-24"], True),
        (["2026-10-24", "2026-11-20"], False),
        (["2026-10-01", "2026-11-01"], True),
    ],
)
def test_a_reminder_is_owed_from_its_day_on_until_it_was_sent(
    make: Make, notices: list[str], owed: bool
) -> None:
    seat = {"role": "rung", "since": "2024-01-01"}
    lapse = {"2026-10-25": "2026-12-25", "2026-10-24": "2026-11-25"}.get((notices or [""])[0], "2026-11-24")
    sent = [{"role": "rung", "on": day, "due": lapse} for day in notices]
    asked = keeps(notice=["1 month", "7 days", "2 days"])
    found = ladders(make, asked, {"seats": [seat], "notices": sent})
    one = judge_keeping(found, found.registry.seats_of("ada")[0], TODAY)

    assert due(found, one, TODAY).owed is owed


def test_where_no_time_is_set_a_seat_may_lapse_once_its_holder_was_asked(make: Make) -> None:
    seat = {"role": "rung", "since": "2024-01-01"}
    asked = {"role": "rung", "on": "2026-11-01"}

    def found(notices: list[dict[str, Any]], done: dict[str, Any] | None = None) -> tuple[Due, str]:
        them = ladders(make, keeps(notice="asked"), {"seats": [seat], "notices": notices}, done)
        one = judge_keeping(them, them.registry.seats_of("ada")[0], TODAY)
        when = due(them, one, TODAY)
        assert ("due" in line(one, when)) == (when.on is not None)
        return when, text(them, one, when)

    unasked, told = found([])
    assert (unasked.on, unasked.sent) == (None, None)
    assert "you are asked first" in told
    assert "lapses on" not in told
    assert (found([asked])[0].on, found([asked])[0].sent) == ("2026-11-22", "2026-11-01")
    assert found([asked], entries("2026-11-01"))[0].sent == "2026-11-01"
    assert found([asked], entries("2026-11-02"))[0] == Due(None)


def test_a_notice_thanks_and_says_what_keeps_the_seat(make: Make) -> None:
    asked = keeps(vouch_for="1 year", loss={"as": "emeritus"}, returns={"by": "request", "within": "1 year"})
    found = ladders(make, asked, {"name": "Ada", "seats": [{"role": "rung", "since": "2024-01-01"}]})
    one = judge_keeping(found, found.registry.seats_of("ada")[0], TODAY)

    told = text(found, one, due(found, one, TODAY))

    assert told.startswith("Ada, thank you for what you have done as Rung.\n")
    assert "ladder vouch ada rung" in told
    assert told.endswith("becomes emeritus; asking is enough to have it back within 1 year.\n")
    assert "inactive" not in told


def test_lapsing_lists_what_evidence_does_not_keep(make: Make) -> None:
    seat = {"role": "rung", "since": "2024-01-01"}
    ended = {**seat, "ended": {"on": "2025-01-01", "why": "stepped-down"}}
    found = ladders(make, keeps(), {"seats": [ended, seat]})

    assert [(one.held.person, one.status) for one in lapsing(found, TODAY)] == [
        ("ada", "would-lapse"),
        ("bob", "would-lapse"),
    ]
    assert lapsing(found, TODAY, "other") == ()
    assert lapsing(found, TODAY, sig="docs") == ()


DAYS = st.dates(datetime.date(2024, 6, 1), datetime.date(2026, 12, 31)).map(datetime.date.isoformat)
ENTRIES = st.lists(st.tuples(DAYS, st.sampled_from(["review", "talk"])), max_size=9)
SPANS = st.tuples(DAYS, DAYS).map(sorted)
MEASURES = st.lists(st.tuples(SPANS, st.integers(0, 6)), max_size=2)
LEAVES = st.lists(SPANS, max_size=2)
COVERAGE = st.lists(
    st.tuples(SPANS, st.lists(st.sampled_from(["review", "talk"]), min_size=1, unique=True)), max_size=2
)
LEAF = st.builds(
    lambda kinds, least, distinct: {
        "id": "leaf",
        "contributions": {
            **({"kinds": kinds} if kinds else {}),
            "least": least,
            **({"distinct": [{"by": "day", "least": distinct}]} if distinct else {}),
        },
    },
    st.sampled_from([[], ["review"], ["talk"]]),
    st.integers(0, 6),
    st.integers(0, 3),
)
TREES = LEAF | st.builds(
    lambda kind, parts: (
        {"id": "tree", kind: parts} if kind != "n_of" else {"id": "tree", "n_of": {"least": 2, "of": parts}}
    ),
    st.sampled_from(["all_of", "any_of", "n_of"]),
    st.lists(LEAF, min_size=2, max_size=3),
)


def body(done: list[tuple[str, str]], measured: list[tuple[list[str], int]]) -> dict[str, Any]:
    return {
        "entries": [{"kind": kind, "date": day, "what": "x", "recorded_by": "bob"} for day, kind in done],
        "measures": [
            {"kind": "review", "from": span[0], "until": span[1], "count": count, "source": "log"}
            for span, count in measured
        ],
    }


def away(spans: list[list[str]]) -> list[dict[str, str]]:
    return [{"from": first, "until": last} for first, last in spans]


@given(TREES, ENTRIES, MEASURES, ENTRIES, MEASURES, LEAVES, st.sampled_from([1.0, 0.9, "2/3"]))
def test_more_evidence_never_makes_a_seat_lapse(
    make: Make,
    needs: dict[str, Any],
    done: list[tuple[str, str]],
    measured: list[tuple[list[str], int]],
    more: list[tuple[str, str]],
    more_measured: list[tuple[list[str], int]],
    leave: list[list[str]],
    part: float | str,
) -> None:
    asked = keeps(needs=needs, keep_at=part)
    before = keeping(make, asked, body(done, measured), leave=away(leave)).status
    after = keeping(make, asked, body(done + more, measured + more_measured), leave=away(leave)).status

    assert after != "would-lapse" or before == "would-lapse"
    assert before != "kept" or after == "kept"


@given(TREES, ENTRIES, MEASURES, COVERAGE, st.integers(0, 2), LEAVES)
def test_with_less_coverage_the_answer_stays_or_becomes_unknown(
    make: Make,
    needs: dict[str, Any],
    done: list[tuple[str, str]],
    measured: list[tuple[list[str], int]],
    covered: list[tuple[list[str], list[str]]],
    left: int,
    leave: list[list[str]],
) -> None:
    spans = [
        {"kinds": kinds, "source": f"log {place}", "from": span[0], "until": span[1]}
        for place, (span, kinds) in enumerate(covered)
    ]
    asked = keeps(needs=needs, grace="2 months")
    before = keeping(make, asked, body(done, measured), evidence=spans, leave=away(leave)).status
    after = keeping(make, asked, body(done, measured), evidence=spans[:left], leave=away(leave)).status

    assert after in (before, "unknown")
    assert before != "kept" or after == "kept"


@given(TREES, ENTRIES.flatmap(lambda done: st.tuples(st.just(done), st.permutations(done))), LEAVES)
def test_the_order_of_entries_never_matters(
    make: Make,
    needs: dict[str, Any],
    both: tuple[list[tuple[str, str]], list[tuple[str, str]]],
    leave: list[list[str]],
) -> None:
    one, other = (
        keeping(make, keeps(needs=needs), body(done, []), leave=away(spans))
        for done, spans in zip(both, (leave, leave[::-1]), strict=True)
    )

    assert (one.status, one.first, one.away) == (other.status, other.first, other.away)


@given(TREES, ENTRIES, LEAVES)
def test_leave_never_makes_a_seat_lapse(
    make: Make, needs: dict[str, Any], done: list[tuple[str, str]], leave: list[list[str]]
) -> None:
    before = keeping(make, keeps(needs=needs), body(done, [])).status
    after = keeping(make, keeps(needs=needs), body(done, []), leave=away(leave)).status

    assert before == "would-lapse" or after != "would-lapse"
    assert before != "kept" or after == "kept"


def test_a_held_seat_may_be_judged_by_itself(make: Make) -> None:
    found = ladders(make, keeps(), {"seats": [{"role": "rung", "since": "2024-01-01"}]}, entries(*FOUR))
    held = found.registry.seats_of("ada")[0]

    assert isinstance(held, Held)
    assert judge_keeping(found, held, TODAY).evidence is not None


ONCE = {"id": "took-part", "contributions": {"kinds": ["review"], "least": 1}}
THREE = {"occasions": {"kind": "review", "last": 3}, "needs": ONCE}


def polls(*days: str) -> list[dict[str, Any]]:
    """Three days each, as totals name them."""
    return [
        {
            "kind": "review",
            "from": day,
            "until": f"{day[:8]}{int(day[8:]) + 2:02}",
            "count": 1,
            "source": "polls",
        }
        for day in days
    ]


FIVE = polls("2026-02-01", "2026-04-01", "2026-06-01", "2026-08-01", "2026-10-01")


@pytest.mark.parametrize(
    ("totals", "done", "more", "status"),
    [
        (FIVE, "2026-06-02", {}, "kept"),
        (FIVE, "2026-05-31", {}, "would-lapse"),
        (FIVE, None, {}, "would-lapse"),
        (FIVE[3:], None, {}, "unknown"),
        (FIVE[3:], "2026-10-02", {}, "kept"),
        ([], None, {}, "unknown"),
        ([*FIVE, *polls("2026-11-20")], "2026-06-02", {}, "kept"),
        (FIVE, "2026-04-02", {"leave": [{"from": "2026-08-01", "until": "2026-08-03"}]}, "kept"),
        (FIVE, "2026-03-31", {"leave": [{"from": "2026-08-01", "until": "2026-08-03"}]}, "would-lapse"),
        (FIVE, "2026-05-31", {"leave": [{"from": "2026-08-01", "until": "2026-08-02"}]}, "would-lapse"),
        (FIVE, None, {"seat": {"role": "rung", "since": "2026-07-01"}}, "unknown"),
        ([{**FIVE[0], "count": 3}], "2026-01-31", {}, "would-lapse"),
        ([{**FIVE[0], "count": 3}], "2026-02-02", {}, "kept"),
    ],
)
def test_a_seat_may_be_kept_by_the_last_occasions_instead_of_a_time(
    make: Make, totals: list[dict[str, Any]], done: str | None, more: dict[str, Any], status: str
) -> None:
    found = keeping(make, THREE, entries(done) if done else None, totals=totals, **more)

    assert found.status == status


def test_who_is_away_while_there_are_occasions_is_protected_and_told_since_when_was_looked(
    make: Make,
) -> None:
    assert keeping(make, THREE, totals=FIVE, leave=[{"from": "2026-11"}]).status == "protected"
    assert keeping(make, THREE, totals=FIVE).first == "2026-06-01"
