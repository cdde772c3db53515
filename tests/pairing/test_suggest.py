import json
import random
import re
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec
import pytest
from msgspec.structs import replace

from ladder_cli.model.pairing import Pairing
from ladder_cli.model.person import Hours, Mentoring, Offer, Person, Wish
from ladder_cli.model.record import Leave, Record, Seat, Tie
from ladder_cli.model.registry import Registry
from ladder_cli.pairing.question import Question
from ladder_cli.pairing.suggest import suggest as suggested
from ladder_cli.pairing.suggestion import Suggestions, Totals, Unpaired
from tests.pairing.communities import by_dice, hours, person, registry

WISH = Wish(since="2026-10-01", group="docs")
OFFER = Offer(capacity=1, groups=("docs",), topics=("writing",))
ADA, BOB = person(wish=WISH), person(offer=OFFER)


def suggest(of: Registry, today: date, **asked: object) -> Suggestions:
    return suggested(of, today, Question(**asked))


def left_over(found: Suggestions, handle: str) -> Unpaired:
    """The one entry about somebody who is left over."""
    (one,) = (one for one in found.unpaired if one.person == handle)
    return one


def test_the_answer_has_the_form_of_the_contract(today):
    people = {"ada": ADA, "bob": BOB, "eve": person(wish=WISH, languages=("pt",))}
    found = suggest(registry(people), today)

    assert json.loads(json.dumps(found.as_json())) == {
        "version": 1,
        "pairs": [
            {
                "mentor": "bob",
                "mentee": "ada",
                "sig": "docs",
                "fit": 4 * 4 + 3 * 5 + 1 * 5,
                "overlap_minutes": 180,
                "reasons": [
                    "mentors in `docs`, the group asked for",
                    "180 minutes a week in common all year, 150 more than asked",
                    "has waited 52 days, for a first mentor",
                ],
                "goal": None,
            }
        ],
        "unpaired": [
            {
                "person": "eve",
                "as": "mentee",
                "because": "no mentor for `docs` high enough speaks `pt`, of 1",
                "relax": "one more mentor for `docs` who speaks `pt`, free in the same hours, would pair 1",
            }
        ],
        "totals": {"paired": 1, "max_load": 1, "fit": 36},
    }


def test_without_anyone_to_pair_there_is_an_empty_answer(today):
    assert suggest(registry({}), today) == Suggestions((), (), Totals(0, 0, 0))


def shuffled(of: Registry, dice: random.Random) -> Registry:
    """The same community, every mapping in another order."""

    def mix(mapping: Mapping) -> dict:
        items = list(mapping.items())
        dice.shuffle(items)
        return dict(items)

    names = ("people", "records", "roles", "groups", "organizations", "pairings")
    return replace(of, **{name: mix(getattr(of, name)) for name in names})


def test_the_order_of_files_changes_nothing(today):
    dice = random.Random(3)
    for seed in range(60):
        of = by_dice(seed, most=12)
        assert suggest(shuffled(of, dice), today).as_json() == suggest(of, today).as_json()


def test_everyone_who_asks_is_paired_or_told_why(today):
    for seed in range(200):
        of = by_dice(seed)
        found = suggest(of, today)
        running = {p.mentee for p in of.pairings.values() if p.state in ("proposed", "active", "paused")}
        told = {one.person for one in found.unpaired if one.as_ == "mentee"}
        asking = {handle for handle, profile in of.people.items() if profile.mentoring.wish} - running
        assert asking - {pair.mentee for pair in found.pairs} == told - running
        assert all(one.because and one.relax for one in found.unpaired)
        assert list(found.pairs) == sorted(found.pairs, key=lambda pair: (pair.mentor, pair.mentee))
        assert list(found.unpaired) == sorted(found.unpaired, key=lambda one: (one.person, one.as_))
        assert found.totals.fit == sum(pair.fit for pair in found.pairs)


def changed(of: Registry, handle: str, **fields: object) -> Registry:
    profile = msgspec.structs.replace(of.people[handle], **fields)
    return replace(of, people={**of.people, handle: profile})


def rewished(of: Registry, handle: str, **fields: object) -> Registry:
    mentoring = of.people[handle].mentoring
    wish = msgspec.structs.replace(mentoring.wish, **fields)
    return changed(of, handle, mentoring=Mentoring(offer=mentoring.offer, wish=wish))


def with_more_time(of: Registry, one: Unpaired) -> Registry | None:
    said = re.match(r"\d+ minutes more on (\w+) \w+ \((.{5}) to (.{5})\) would pair", one.relax)
    if said is None:
        return None
    more = Hours(days=(said[1].lower(),), from_=said[2], to=said[3])
    return changed(of, one.person, availability=(*of.people[one.person].availability, more))


def with_one_more_mentor(of: Registry, one: Unpaired) -> tuple[Registry, int] | None:
    said = re.match(r"one more mentor.* would pair (\d+)$", one.relax)
    if said is None:
        return None
    asking = of.people[one.person]
    wish = asking.mentoring.wish
    offer = Offer(capacity=20, groups=(wish.group,) if wish.group else ("none",), topics=wish.topics)
    twin = msgspec.structs.replace(asking, mentoring=Mentoring(offer=offer))
    seat = (Seat(role=wish.goal, sig=wish.group),) if wish.goal else ()
    return (
        replace(of, people={**of.people, "zed": twin}, records={**of.records, "zed": Record(seats=seat)}),
        int(said[1]),
    )


def test_what_is_said_to_help_helps_when_it_is_done(today):
    done = dict.fromkeys(("time", "goal", "anyone", "mentor", "offer"), 0)
    for seed in range(400):
        of = by_dice(seed, most=10)
        before = suggest(of, today)
        for one in before.unpaired:
            kind, paired = try_it(of, one, today)
            if kind:
                done[kind] += 1
                assert paired.totals.paired >= before.totals.paired + 1, (seed, one)
                if one.as_ == "mentee" and kind != "mentor":
                    assert one.person in {pair.mentee for pair in paired.pairs}, (seed, one)
    assert min(done.values()) >= 5, done


def try_it(of: Registry, one: Unpaired, today: date) -> tuple[str, Suggestions]:
    """Make the change that an entry speaks of, and look again; no kind where it speaks of none."""
    longer = with_more_time(of, one)
    if longer is not None:
        return "time", suggest(longer, today)
    if one.relax.startswith("leaving the goal"):
        return "goal", suggest(rewished(of, one.person, goal=None), today)
    if one.relax.startswith("`anyone: true`"):
        return "anyone", suggest(rewished(of, one.person, anyone=True), today)
    twin = with_one_more_mentor(of, one)
    if twin is not None:
        found = suggest(twin[0], today)
        assert found.totals.paired >= suggest(of, today).totals.paired + twin[1]
        return "mentor", found
    offered = re.match(r"offering `(.+)` too would pair (\d+)", one.relax)
    if offered is not None:
        found = suggest(with_a_wider_offer(of, one.person, offered[1]), today)
        assert found.totals.paired >= suggest(of, today).totals.paired + int(offered[2])
        return "offer", found
    return "", Suggestions((), (), Totals(0, 0, 0))


def with_a_wider_offer(of: Registry, handle: str, word: str) -> Registry:
    mentoring = of.people[handle].mentoring
    offer = mentoring.offer
    if word in of.groups:
        follows = tuple(follow.group for follow in of.people[handle].follows)
        offer = msgspec.structs.replace(offer, groups=(*(offer.groups or follows), word))
    else:
        offer = msgspec.structs.replace(offer, topics=(*offer.topics, word))
    return changed(of, handle, mentoring=Mentoring(offer=offer, wish=mentoring.wish))


# What is avoided does not show: see also test_avoided.py.


def test_an_avoided_pair_reads_like_one_that_a_tie_keeps_apart(today):
    tie = {"ada": Record(ties=(Tie(with_="bob", kind="family"),))}
    tied = suggest(registry({"ada": ADA, "bob": BOB}, records=tie, ties=("family",)), today)

    assert suggest(registry({"ada": ADA, "bob": BOB}), today, avoid={frozenset(("ada", "bob"))}) == tied
    assert tied.unpaired == (
        Unpaired(
            "ada",
            "mentee",
            "of 1 mentor for `docs` with enough time in common, none has a place for this pair",
            "one more mentor for `docs`, free in the same hours, would pair 1",
        ),
        Unpaired(
            "bob",
            "mentor",
            "of 1 still waiting for what is offered, nobody can take the place that is left",
            "nothing to change: the offer stands for who asks next",
        ),
    )


# Why, and what would help.


@pytest.mark.parametrize(
    ("mentee", "because", "relax"),
    [
        (
            person(wish=Wish(since="2026-10-01")),
            "the wish names neither a group nor a topic",
            "name a group or a topic in the wish, or say `anyone: true`",
        ),
        (person(wish=WISH, languages=()), "the profile lists no language", "list a language in the profile"),
        (
            person(wish=WISH, zone=None),
            "the profile does not say in which hours and time zone to meet",
            "list a time zone and the hours of a usual week in the profile",
        ),
        (
            person(wish=Wish(since="2026-10-01", group="docs", overlap_minutes=240)),
            "no mentor for `docs` has 240 minutes a week in common, of 1: the most is 120",
            "list at least 240 minutes a week, or ask for no more than the 180 listed",
        ),
        (
            person(wish=Wish(since="2026-10-01", group="node")),
            "nobody else offers mentoring in `node`",
            "`anyone: true` in the wish would pair with `bob`",
        ),
        (
            person(wish=Wish(since="2026-10-01", topics=("network", "storage"))),
            "nobody else offers mentoring in `network` and `storage`",
            "`anyone: true` in the wish would pair with `bob`",
        ),
        (
            person(wish=Wish(since="2026-10-01", group="docs", goal="reviewer")),
            "no mentor for `docs` stands at or above `reviewer` in `docs`, of 1",
            "leaving the goal `reviewer` open would pair with `bob`",
        ),
        (
            person(
                zone="Europe/Berlin",
                wish=Wish(since="2026-10-01", group="docs", overlap_minutes=60),
                availability=(hours("tuesday", "20:15", "21:30"), hours("friday", "08:00", "12:00")),
            ),
            "no mentor for `docs` has 60 minutes a week in common, of 1: the most is 45",
            "15 minutes more on Tuesday evening (20:00 to 20:15) would pair with `bob`",
        ),
    ],
)
def test_everyone_left_over_is_told_what_binds_and_the_cheapest_change(mentee, because, relax, today):
    mentor = person(offer=OFFER, zone="Africa/Lagos", availability=(hours("tuesday", "18:00", "21:00"),))
    found = suggest(registry({"ada": mentee, "bob": mentor}), today)

    assert (left_over(found, "ada").because, left_over(found, "ada").relax) == (because, relax)


def test_when_places_are_few_one_more_mentor_is_counted(today):
    people = {f"m{number}": person(wish=WISH, zone="Asia/Tokyo") for number in range(4)}
    people["bob"] = person(offer=OFFER, zone="Asia/Tokyo")
    found = suggest(registry(people, mentees=2), today)

    assert found.totals.paired == 1
    assert {(one.because, one.relax) for one in found.unpaired} == {
        (
            "of 1 mentor for `docs` with enough time in common, none has a place for this pair",
            "one more mentor for `docs` in Asia, free in the same hours, would pair 2",
        )
    }


def test_two_who_had_a_pairing_are_told_that_they_may_ask_again(today):
    before = {"x": Pairing(mentor="bob", mentee="ada", state="completed", proposed="2026-01-01")}
    of = registry({"ada": ADA, "bob": BOB}, pairings=before)

    assert left_over(suggest(of, today), "ada").relax == "asking for the same two again would pair with `bob`"
    assert suggest(of, today, repeat=True).totals.paired == 1


@pytest.mark.parametrize(
    ("mentor", "because", "relax"),
    [
        (
            person(offer=Offer(capacity=1, groups=("node",))),
            "nobody who still waits asks for what is offered",
            "offering `docs` too would pair 1",
        ),
        (
            person(offer=OFFER, languages=("pt",)),
            "of 1 still waiting for what is offered, nobody speaks `pt`",
            "nothing to change: the offer stands for who asks next",
        ),
        (
            person(offer=OFFER, availability=(hours("tuesday", "17:00", "18:15"),)),
            "of 1 still waiting for what is offered, nobody has the time in common that they ask for",
            "15 minutes more on Tuesday evening (18:15 to 18:30) would pair with `ada`",
        ),
        (
            person(offer=OFFER, languages=()),
            "the profile lists no language",
            "list a language in the profile",
        ),
        (
            person(offer=OFFER, availability=()),
            "the profile does not say in which hours and time zone to meet",
            "list a time zone and the hours of a usual week in the profile",
        ),
    ],
)
def test_mentors_with_places_are_told_too(mentor, because, relax, today):
    found = suggest(registry({"ada": ADA, "bob": mentor}), today)

    assert left_over(found, "bob") == Unpaired("bob", "mentor", because, relax)


def test_a_mentor_below_every_goal_is_told_so(today):
    heading = person(wish=Wish(since="2026-10-01", group="docs", goal="reviewer"))
    found = suggest(registry({"ada": heading, "bob": BOB}), today)

    assert left_over(found, "bob").because == (
        "of 1 still waiting for what is offered, everyone is heading for a role above the mentor's"
    )


@pytest.mark.parametrize(
    ("leave", "because"),
    [
        (Leave(from_="2026-11"), "on leave"),
        (Leave(from_="2026-11", until="2027-02"), "on leave until 2027-02"),
    ],
)
def test_a_wish_on_leave_waits_and_an_offer_on_leave_is_not_mentioned(leave, because, today):
    records = {handle: Record(leave=(leave,)) for handle in ("ada", "bob")}
    found = suggest(registry({"ada": ADA, "bob": BOB}, records=records), today)

    assert [(one.person, one.because) for one in found.unpaired] == [("ada", because)]


def test_a_wish_on_leave_with_a_mentor_waits_for_nobody(today):
    records = {"ada": Record(leave=(Leave(from_="2026-11"),))}
    running = {"x": Pairing(mentor="bob", mentee="ada", state="active", proposed="2026-01-01")}

    assert (
        suggest(registry({"ada": ADA, "bob": BOB}, records=records, pairings=running), today).unpaired == ()
    )


# Narrower questions.


def names(found: Suggestions) -> Iterable[tuple[str, str]]:
    return [(pair.mentor, pair.mentee) for pair in found.pairs]


def test_a_group_asks_about_wishes_for_it_and_below_and_for_its_topics(today):
    people: dict[str, Person] = {
        "ada": person(wish=WISH),
        "eve": person(wish=Wish(since="2026-10-01", group="docs/website")),
        "dan": person(wish=Wish(since="2026-10-01", topics=("writing",))),
        "fay": person(wish=Wish(since="2026-10-01", group="node")),
        "bob": person(offer=Offer(capacity=3, groups=("docs",), topics=("writing",))),
        "cyd": person(offer=Offer(capacity=3, groups=("node",))),
    }
    found = suggest(registry(people), today, sig="docs")

    assert names(found) == [("bob", "ada"), ("bob", "dan"), ("bob", "eve")]
    assert found.unpaired == ()
    assert names(suggest(registry(people), today, sig="docs/website")) == [("bob", "eve")]
    assert names(suggest(registry(people), today, sig="ops")) == []


def test_a_goal_asks_about_wishes_for_it(today):
    people = {
        "ada": person(wish=Wish(since="2026-10-01", group="docs", goal="member")),
        "eve": ADA,
        "bob": BOB,
    }
    of = registry(people, records={"bob": Record(seats=(Seat(role="member"),))})

    assert names(suggest(of, today, goal="member")) == [("bob", "ada")]


def test_a_person_is_shown_their_part_of_the_whole(today):
    people = {"ada": ADA, "bob": BOB, "eve": person(wish=Wish(since="2026-10-01", group="node")), "cyd": BOB}
    of = registry(people)

    assert names(suggest(of, today, person="ada")) == [
        pair for pair in names(suggest(of, today)) if "ada" in pair
    ]
    assert suggest(of, today, person="ada").unpaired == ()
    assert (
        left_over(suggest(of, today, person="eve"), "eve").because == "nobody else offers mentoring in `node`"
    )
    assert suggest(of, today, person="eve").totals == Totals(0, 0, 0)


def test_a_goal_may_be_tried_for_one_person(today):
    of = registry({"ada": ADA, "bob": BOB})

    assert names(suggest(of, today, person="ada")) == [("bob", "ada")]
    assert left_over(suggest(of, today, person="ada", goal="reviewer"), "ada").relax == (
        "leaving the goal `reviewer` open would pair with `bob`"
    )


def test_whoever_takes_no_part_is_told_why_when_asked_about(today):
    running = {"x": Pairing(mentor="bob", mentee="ada", state="paused", proposed="2026-01-01")}
    people = {"ada": ADA, "bob": BOB, "eve": person()}
    of = registry(people, pairings=running)

    assert suggest(of, today, person="ada").unpaired == (
        Unpaired("ada", "mentee", "`bob` is their mentor now", "a wish counts again once that is over"),
    )
    because = "they have not said that they look for a mentor"
    assert left_over(suggest(of, today, person="eve"), "eve").because == because
    assert suggest(of, today, person="bob").unpaired == ()
    resting = registry(people, records={"bob": Record(leave=(Leave(from_="2026-11"),))})
    assert left_over(suggest(resting, today, person="bob"), "bob").because == "on leave"
