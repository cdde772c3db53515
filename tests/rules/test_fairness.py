"""The rules on fairness at their edges: limits, staggered terms, traded words, colleagues, coverage."""

import datetime
from typing import Any

import msgspec
import pytest

from ladder_cli.model.file import Document
from ladder_cli.model.kinds import KINDS
from ladder_cli.model.registry import Registry
from ladder_cli.roles.ladders import Ladders
from ladder_cli.rules import counts, giving, patterns, seats, staleness, terms
from ladder_cli.rules.whole import Whole

TODAY = datetime.date(2026, 11, 22)
COMMUNITY = {
    "name": "Home",
    "conduct": {"version": "1", "report_to": "conduct@example.org"},
    "contribution_kinds": {"review": {"title": "Review", "code": False}},
}
ROLE: dict[str, Any] = {
    "title": "Rung",
    "ladder": "x",
    "scope": "community",
    "requires": {"id": "any", "field": {"path": "name"}},
    "in_force": "2020-01-01",
}


def ladders(records: dict[str, Any] | None = None, **roles: dict[str, Any]) -> Ladders:
    parts: dict[str, Any] = {
        "records": {
            name: msgspec.convert(data, KINDS["record"].type) for name, data in (records or {}).items()
        },
        "roles": {
            name: msgspec.convert({**ROLE, **data}, KINDS["role"].type) for name, data in roles.items()
        },
        "organizations": {"acme": msgspec.convert({"name": "Acme"}, KINDS["organization"].type)},
    }
    return Ladders(Registry(msgspec.convert(COMMUNITY, KINDS["community"].type), **parts))


def document(kind: str, name: str, data: dict[str, Any]) -> Document:
    return Document(f"{name}.yaml", kind, name, msgspec.convert(data, KINDS[kind].type))


def term(since: str, until: str | None = None, **more: Any) -> dict[str, Any]:
    return {"role": "rung", "since": since, **({"until": until} if until else {}), **more}


APART = {"seats": {"disjoint_from": ["office"]}}


@pytest.mark.parametrize(
    ("roles", "other", "apart"),
    [
        ({"rung": APART, "office": {}}, {"since": "2026-01-01"}, True),
        ({"rung": {"excludes": ["office"]}, "office": {}}, {"since": "2026-01-01"}, True),
        ({"rung": {}, "office": {"seats": {"disjoint_from": ["rung"]}}}, {"since": "2026-01-01"}, True),
        ({"rung": APART, "office": {"excludes": ["rung"]}}, {"since": "2026-01-01"}, True),
        ({"rung": APART, "office": {}}, {"since": "2026-01-01", "alternate": True}, True),
        ({"rung": APART, "office": {}}, {"until": "2026-11-21"}, False),
        ({"rung": APART, "office": {}}, {"ended": {"on": "2026-11-01", "why": "stepped-down"}}, False),
        ({"rung": APART, "office": {}}, {"since": "2026-12-01"}, False),
        ({"rung": {}, "office": {}}, {"since": "2026-01-01"}, False),
    ],
)
def test_seats_apart_are_told_once_whichever_role_says_so(
    roles: dict[str, Any], other: dict[str, Any], *, apart: bool
) -> None:
    record = document("record", "ada", {"seats": [term("2025-01-01"), {**other, "role": "office"}]})

    found = [one.message for one in seats.excluded_roles(record, ladders(**roles), TODAY)]

    assert len(found) == apart
    assert all("`rung`" in one and "`office`" in one for one in found)


FIRST = term("2023-01-01", "2023-12-31")
SECOND = term("2024-01-01", "2024-12-31")
THIRD = term("2025-01-01", "2025-12-31")
LATER = term("2025-02-10", "2026-01-31")


@pytest.mark.parametrize(
    ("seats", "limits", "found"),
    [
        ([FIRST, SECOND, THIRD], {"consecutive": 2}, ["term 3 in a row"]),
        ([THIRD, FIRST, SECOND], {"consecutive": 2}, ["term 3 in a row"]),
        ([FIRST, SECOND, LATER], {"consecutive": 2}, []),
        ([FIRST, SECOND, LATER], {"lifetime": 2}, ["term 3 in all"]),
        ([FIRST, SECOND, {**THIRD, "origin": "imported"}], {"consecutive": 2}, []),
        ([FIRST, SECOND, {**THIRD, "alternate": True}], {"consecutive": 2}, []),
        ([FIRST, SECOND, {"role": "rung"}], {"lifetime": 2}, []),
        ([FIRST, SECOND, THIRD], {}, []),
    ],
)
def test_terms_are_counted_in_a_row_and_in_all(
    seats: list[dict[str, Any]], limits: dict[str, int], found: list[str]
) -> None:
    roles = ladders(rung={"seats": limits})

    findings = terms.term_limit(document("record", "ada", {"seats": seats}), roles, TODAY)

    assert [finding.message.partition(" as ")[0] for finding in findings] == found


def test_a_term_that_ended_early_makes_a_gap() -> None:
    early = {**SECOND, "ended": {"on": "2024-06-30", "why": "stepped-down"}}
    roles = ladders(rung={"seats": {"consecutive": 2}})

    record = document("record", "ada", {"seats": [FIRST, early, THIRD]})

    assert list(terms.term_limit(record, roles, TODAY)) == []


@pytest.mark.parametrize(("last", "number"), [("2026-12-31", 1), ("2027-12-31", 0), (None, 0)])
def test_of_two_staggered_terms_one_ends_on_a_day(last: str | None, number: int) -> None:
    records = {
        "ada": {"seats": [term("2026-01-01", "2026-12-31")]},
        "bob": {"seats": [term("2026-02-01", last)]},
        "eve": {"seats": [term("2026-02-01", "2029-12-31", alternate=True)]},
    }

    findings = list(
        terms.terms_end_together(Whole(ladders(records, rung={"seats": {"stagger": True}}), TODAY))
    )

    assert len(findings) == number
    assert list(terms.terms_end_together(Whole(ladders(records, rung={}), TODAY))) == []


@pytest.mark.parametrize(
    ("lasts", "found"),
    [
        (["2026-12-31"] * 3 + ["2027-12-31"] * 2, []),
        (["2026-12-31"] * 4 + ["2027-12-31"], ["4 of 5 terms as `rung` end on 2026-12-31"]),
        (["2026-12-31"] * 2 + [None], []),
        (["2026-12-31"] * 3 + [None], ["3 of 4 terms as `rung` end on 2026-12-31"]),
    ],
)
def test_no_more_than_half_of_staggered_terms_end_on_one_day(
    lasts: list[str | None], found: list[str]
) -> None:
    records = {f"p{number}": {"seats": [term("2026-01-01", last)]} for number, last in enumerate(lasts)}
    whole = Whole(ladders(records, rung={"seats": {"stagger": True}}), TODAY)

    assert [finding.message for finding in terms.terms_end_together(whole)] == found


@pytest.mark.parametrize(("last", "number"), [("2026-12-31", 1), ("2027-12-31", 0)])
def test_where_each_group_has_one_seat_the_terms_of_all_groups_are_staggered(last: str, number: int) -> None:
    records = {
        "ada": {"seats": [term("2026-01-01", "2026-12-31", sig="docs")]},
        "bob": {"seats": [term("2026-01-01", last, sig="node")]},
    }
    rung = {"scope": "group", "seats": {"most": 1, "stagger": True}}

    assert len(list(terms.terms_end_together(Whole(ladders(records, rung=rung), TODAY)))) == number


@pytest.mark.parametrize(
    ("filled", "of_one", "found"),
    [
        (5, 1, []),
        (5, 2, ["people of `acme` hold 2 seats as `rung`, and 1 of one employer may"]),
        (6, 2, []),
        (6, 3, ["people of `acme` hold 3 seats as `rung`, and 2 of one employer may"]),
    ],
)
def test_a_cap_on_employers_grows_with_the_seats_and_counts_those_of_all_groups(
    filled: int, of_one: int, found: list[str]
) -> None:
    works = {"affiliations": [{"organization": "acme", "from": "2020-01-01"}]}
    records = {
        f"p{number}": {
            "seats": [term("2026-01-01", sig=f"team-{number}")],
            **(works if number < of_one else {}),
        }
        for number in range(filled)
    }
    cap = {"most": 1, "grows": [{"seats": 6, "most": 2}], "scope": "any"}
    apart = {"most": 1}

    def findings(cap: dict[str, Any]) -> list[str]:
        whole = Whole(ladders(records, rung={"scope": "group", "seats": {"employer_cap": cap}}), TODAY)
        return [finding.message for finding in counts.employer_cap(whole)]

    assert findings(cap) == found
    assert findings(apart) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "number"),
    [("2026-07-01", "2026-01-01", 1), ("2026-07-02", "2026-01-01", 0), ("2026-01-01", "2026-07-01", 0)],
    ids=["half a year", "a day more", "told at the later word alone"],
)
def test_words_for_each_other_within_half_a_year(mine: str, theirs: str, number: int) -> None:
    ada = {"seats": [term("2026-08-01", sponsors=[{"by": "bob", "on": mine}])]}
    bob = {
        "nominations": [{"role": "rung", "by": "x", "on": theirs, "sponsors": [{"by": "ada", "on": theirs}]}]
    }

    found = patterns.reciprocal_sponsorship(document("record", "ada", ada), ladders({"bob": bob}), TODAY)

    assert len(list(found)) == number


@pytest.mark.parametrize(
    ("entries", "number"),
    [
        ([("ada", "bob")] * 3, 1),
        ([("ada", "bob")] * 2, 0),
        ([("ada", "bob")] * 3 + [("ada", "eve")], 0),
        ([("eve", "bob")] * 3, 0),
        ([("bob", None)] * 3, 1),
        ([("ada", None)] * 9, 0),
    ],
    ids=[
        "colleagues",
        "few",
        "one from elsewhere",
        "written down elsewhere",
        "written down by them",
        "nobody",
    ],
)
def test_evidence_that_colleagues_alone_saw(entries: list[tuple[str, str | None]], number: int) -> None:
    works = {"affiliations": [{"organization": "acme", "from": "2020-01-01"}]}
    body = {
        "entries": [
            {
                "kind": "review",
                "date": "2026-01-02",
                "what": f"x{place}",
                "recorded_by": by,
                **({"witnesses": [seen]} if seen else {}),
            }
            for place, (by, seen) in enumerate(entries)
        ]
    }
    known = ladders({"ada": works, "bob": works, "eve": {}})

    found = patterns.evidence_among_colleagues(document("contributions", "ada.2026", body), known, TODAY)

    assert len(list(found)) == number


def test_independent_people_are_no_colleagues() -> None:
    works = {"affiliations": [{"organization": "independent", "from": "2020-01-01"}]}
    entry = {"kind": "review", "date": "2026-01-02", "what": "x", "recorded_by": "bob"}

    found = patterns.evidence_among_colleagues(
        document("contributions", "ada", {"entries": [entry] * 4}),
        ladders({"ada": works, "bob": works}),
        TODAY,
    )

    assert list(found) == []


@pytest.mark.parametrize(
    ("spans", "kinds"),
    [
        ([("2024-01-01", "2026-06-30")], ["review"]),
        ([("2024-01-01", "2026-11-21")], []),
        ([("2024-01-01", "2026-06-30"), ("2026-08-01", None)], []),
        ([("2024-01-01", None), ("2023-01-01", "2023-12-31")], []),
    ],
    ids=["ended", "until yesterday", "taken over", "ended long ago, covered since"],
)
def test_coverage_that_ended_and_was_not_taken_over(
    spans: list[tuple[str, str | None]], kinds: list[str]
) -> None:
    evidence = [
        {"kinds": ["review"], "source": f"log {place}", "from": first, **({"until": last} if last else {})}
        for place, (first, last) in enumerate(spans)
    ]

    found = list(
        staleness.coverage_ended(
            document("community", "community", {**COMMUNITY, "evidence": evidence}), TODAY
        )
    )

    assert [f"no source covers `{kind}` since 2026-07-01" for kind in kinds] == [one.message for one in found]


@pytest.mark.parametrize(("known", "number"), [("2025-11-22", 0), ("2025-11-21", 1)])
def test_a_fact_goes_stale_the_day_after_its_span(known: str, number: int) -> None:
    asks = {"requires": {"id": "f", "fact": {"what": "two-factor", "fresh": "1 year"}}}
    facts = [
        {"what": "two-factor", "source": "list", "as_of": "2020-01-01"},
        {"what": "two-factor", "source": "list", "as_of": known},
        {"what": "other", "source": "list", "as_of": "2020-01-01"},
    ]
    record = document("record", "ada", {"seats": [{"role": "rung", "since": "2024-01-01"}], "facts": facts})

    assert len(list(staleness.stale_fact(record, ladders(rung=asks), TODAY))) == number
    assert list(staleness.stale_fact(record, ladders(other=asks), TODAY)) == []


def test_a_role_waits_for_holders_whom_its_process_names() -> None:
    process = {
        "id": "all",
        "all_of": [{"id": "a", "approvals": {"by": "lead"}}, {"id": "n", "nomination": {"by": "rung"}}],
    }
    given = {"process": process}
    lead = {"grants": ["lead"]}

    alone = Whole(ladders({}, rung=given, head=lead), TODAY)
    held = Whole(
        ladders({"ada": {"seats": [{"role": "head"}, {"role": "rung"}]}}, rung=given, head=lead), TODAY
    )

    assert [one.message for one in giving.role_nobody_can_give(alone)] == [
        "nobody holds `lead` and `rung`, and without them nobody can be given `rung`"
    ]
    assert list(giving.role_nobody_can_give(held)) == []


def test_a_requirement_that_may_be_waived_keeps_no_role_closed() -> None:
    sponsors = {"id": "s", "sponsors": {"least": 1, "role": "rung"}}
    asked = {"requires": sponsors}
    waived = {"requires": {**sponsors, "waivable_by": "steward"}}

    assert len(list(giving.role_nobody_can_give(Whole(ladders({}, rung=asked), TODAY)))) == 1
    assert list(giving.role_nobody_can_give(Whole(ladders({}, rung=waived), TODAY))) == []
