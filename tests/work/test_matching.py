"""Open items for people: what fits, what newcomers are kept from, and why there is nothing."""

from typing import Any

import pytest

from ladder_cli.work.matching import Match, Matches, matches
from tests.work.quay import FOLLOWS, TODAY, item, profile, quay, record

SHEPHERDED = "shepherd: bob\nlevel: newcomer\ntopics: [words]\nhours: 6\n"


def found(person: str, more: str = SHEPHERDED, *, sig: str | None = None, **changes: Any) -> Matches:
    files = {path.replace("__", "/") + ".yaml": text for path, text in changes.items()}
    return matches(quay({"items/page.yaml": item("A page", more=more), **files}), person, TODAY, sig=sig)


def test_an_item_is_offered_with_every_reason() -> None:
    reasons = (
        "about `words`",
        "in `docs`",
        "made for `newcomer`",
        "6 h: 2 weeks at 4 h a week",
        "`bob` looks after it",
    )

    assert found("ada") == Matches("ada", (Match("page", 20, reasons),))


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (SHEPHERDED + "schedule_risk: true\n", "1 open item of which a delay would hold up others"),
        (SHEPHERDED.replace("shepherd: bob\n", ""), "1 open item without a shepherd"),
        (SHEPHERDED.replace("bob", "dan"), "1 open item whose shepherd has no free slot"),
        (SHEPHERDED.replace("bob", "eve"), "1 open item whose shepherd has no free slot"),
        (SHEPHERDED.replace("bob", "fay"), "1 open item whose shepherd has no free slot"),
        (SHEPHERDED.replace("newcomer", "some-experience"), "1 open item for `some-experience`"),
        (SHEPHERDED.replace("newcomer", "expert"), "1 open item for `expert`"),
    ],
)
def test_a_newcomer_is_kept_from_what_others_wait_for_or_nobody_can_help_with(more: str, why: str) -> None:
    assert found("ada", more) == Matches("ada", (), why)


def test_a_shepherd_on_leave_has_no_free_slot() -> None:
    away = record("bob", "member", more="leave:\n  - {from: 2026-11}\n")

    assert found("ada", records__bob=away).because == "1 open item whose shepherd has no free slot"


def test_who_holds_a_seat_may_take_what_others_wait_for() -> None:
    risky = "topics: [words]\nlevel: expert\nschedule_risk: true\n"

    assert [match.item for match in found("dan", risky).found] == ["page"]


def test_whoever_holds_no_seat_at_all_is_new_everywhere() -> None:
    long_ago = profile("Ada", more=FOLLOWS.replace("2026-10-20", "2020-01-01"))

    assert found("ada", "topics: [words]\n", people__ada=long_ago).because == "1 open item without a shepherd"


def test_a_seat_elsewhere_is_some_experience_and_one_here_makes_an_expert() -> None:
    assert (
        found(
            "gus",
            "topics: [words]\nlevel: expert\n",
            people__gus=profile("Gus", more=FOLLOWS.replace("2026", "2020")),
        ).because
        == "1 open item for `expert`"
    )
    assert [one.item for one in found("bob", "level: expert\n").found] == ["page"]


def test_release_duty_and_leave_give_nothing_and_say_so() -> None:
    away = record("bob", "member", more="leave:\n  - {from: 2026-11}\n")

    assert found("eve").because == "on release duty: nobody hands them other work meanwhile"
    assert found("bob", records__bob=away).because == "on leave today"


@pytest.mark.parametrize("state", ["taken", "done", "dropped"])
def test_only_open_items_are_offered(state: str) -> None:
    taken = item("A page", state, SHEPHERDED)

    assert found("ada", items__page=taken) == Matches("ada", (), "no item is open there")


def test_an_item_of_a_closed_group_is_not_offered() -> None:
    closed = "title: Docs\nkind: sig\nretired: 2026-01-01\n"

    assert found("ada", sigs__docs=closed).because == "no item is open there"


def test_what_touches_neither_groups_nor_interests_is_passed_over() -> None:
    assert (
        found("gus").because == "1 open item in no group that they follow, and about nothing they care about"
    )


def test_nobody_is_offered_what_they_look_after() -> None:
    assert found("bob").because == "1 open item looked after by themselves"


def test_a_group_takes_in_those_below_it_and_leaves_out_others() -> None:
    below = item("A site", more=SHEPHERDED).replace("group: docs", "group: docs/site")

    assert [one.item for one in found("ada", sig="docs", items__site=below).found] == ["page", "site"]
    assert [one.item for one in found("ada", sig="docs/site", items__site=below).found] == ["site"]


def test_what_fits_better_comes_first_and_equals_go_by_name() -> None:
    plain = "shepherd: bob\nlevel: newcomer\n"
    urgent = item("Urgent", more=plain + "priority: urgent\n")
    offers = found("ada", plain, items__alarm=urgent, items__another=item("Another", more=plain))

    assert [(one.item, one.fit) for one in offers.found] == [("alarm", 13), ("another", 11), ("page", 11)]


def test_skills_count_among_what_somebody_cares_about() -> None:
    asked = found("ada", "shepherd: bob\nskills: [words]\n").found[0]

    assert asked.reasons[0] == "asks for `words`"
