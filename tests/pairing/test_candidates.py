from datetime import date

import pytest

from ladder_cli.model.pairing import Pairing
from ladder_cli.model.person import Follow, Offer, Person, Wish
from ladder_cli.model.record import Affiliation, Ended, Leave, Record, Seat, Tie
from ladder_cli.model.registry import Registry
from ladder_cli.pairing.candidates import Candidates
from ladder_cli.pairing.market import market
from ladder_cli.pairing.overlap import overlap_minutes
from ladder_cli.roles.ladders import Ladders
from tests.pairing.communities import ORGANIZATIONS, ROLES, by_dice, hours, person, registry

WISH = Wish(since="2026-10-01", group="docs")
OFFER = Offer(capacity=1, groups=("docs",))
RUNNING = ("proposed", "active", "paused")


def found(of: Registry, today: date, avoid=frozenset(), repeat: bool = False) -> dict[tuple[str, str], int]:
    """Every admissible (mentee, mentor) by the index, with their minutes."""
    whole = market(Ladders(of), today, avoid=avoid, repeat=repeat)
    offers = Candidates(whole).offers(whole.mentees)
    columns = (offers.mentee.tolist(), offers.mentor.tolist(), offers.minutes.tolist())
    return {
        (whole.mentees[at].handle, whole.mentors[index].handle): minutes
        for at, index, minutes in zip(*columns, strict=True)
    }


def everyone_with_everyone(of: Registry, today: date, avoid, repeat: bool) -> dict[tuple[str, str], int]:
    """The same from the files alone: each with each, constraint by constraint."""
    return {
        (mentee, mentor): overlap_minutes(of.people[mentee], of.people[mentor], today)
        for mentee in of.people
        for mentor in of.people
        if mentee != mentor
        and all(constraint(of, mentee, mentor, today) for constraint in CONSTRAINTS)
        and (repeat or not been_a_pair(of, mentee, mentor))
        and {mentee, mentor} not in avoid
    }


def takes_part(of: Registry, mentee: str, mentor: str, today: date) -> bool:
    wish, offer = of.people[mentee].mentoring.wish, of.people[mentor].mentoring.offer
    has_one = any(p.mentee == mentee and p.state in RUNNING for p in of.pairings.values())
    return wish is not None and offer is not None and not offer.one_off and not has_one


def has_a_place(of: Registry, mentee: str, mentor: str, today: date) -> bool:
    running = sum(p.mentor == mentor and p.state in RUNNING for p in of.pairings.values())
    return min(of.people[mentor].mentoring.offer.capacity, of.community.limits.mentees) > running


def offers_what_is_named(of: Registry, mentee: str, mentor: str, today: date) -> bool:
    wish, profile = of.people[mentee].mentoring.wish, of.people[mentor]
    offer = profile.mentoring.offer
    if wish.anyone:
        return True
    if wish.group:
        groups = offer.groups or tuple(follow.group for follow in profile.follows)
        return any(wish.group == group or wish.group.startswith(group + "/") for group in groups)
    return any(topic in offer.topics for topic in wish.topics)


def speak_alike(of: Registry, mentee: str, mentor: str, today: date) -> bool:
    return any(a[:2] == b[:2] for a in of.people[mentee].languages for b in of.people[mentor].languages)


def have_the_time(of: Registry, mentee: str, mentor: str, today: date) -> bool:
    asked = of.people[mentee].mentoring.wish.overlap_minutes or 30
    return overlap_minutes(of.people[mentee], of.people[mentor], today) >= asked


def stands_high_enough(of: Registry, mentee: str, mentor: str, today: date) -> bool:
    wish = of.people[mentee].mentoring.wish
    order = list(ROLES)
    return wish.goal is None or any(
        order.index(seat.role) >= order.index(wish.goal)
        and (
            wish.goal == "member"
            or wish.group is None
            or seat.sig is None
            or wish.group == seat.sig
            or wish.group.startswith(seat.sig + "/")
        )
        for seat in of.record(mentor).seats
    )


def are_both_here(of: Registry, mentee: str, mentor: str, today: date) -> bool:
    def away(handle: str) -> bool:
        month = today.isoformat()[:7]
        return any(
            leave.from_ in (month, today.isoformat()) and leave.until in (None, month)
            for leave in of.record(handle).leave
        )

    return not away(mentee) and not away(mentor)


def are_not_tied(of: Registry, mentee: str, mentor: str, today: date) -> bool:
    excluded = of.community.pairing.excluded_ties
    declared = any(
        tie.with_ == other and tie.kind in excluded
        for one, other in ((mentee, mentor), (mentor, mentee))
        for tie in of.record(one).ties
    )
    firms = [
        {"acme" if a.organization == "acme-labs" else a.organization for a in of.record(one).affiliations}
        for one in (mentee, mentor)
    ]
    same = bool(firms[0] & firms[1] - {"independent"})
    return not declared and not ("same-employer" in excluded and same)


def been_a_pair(of: Registry, mentee: str, mentor: str) -> bool:
    return any({p.mentor, p.mentee} == {mentor, mentee} for p in of.pairings.values())


CONSTRAINTS = (
    takes_part,
    has_a_place,
    offers_what_is_named,
    speak_alike,
    have_the_time,
    stands_high_enough,
    are_both_here,
    are_not_tied,
)


def test_nobody_is_left_out_and_nobody_let_in_against_everyone_with_everyone(today):
    admissible = 0
    for seed in range(400):
        of = by_dice(seed, most=9)
        handles = sorted(of.people)
        avoid = frozenset((frozenset(handles[:2]), frozenset(handles[1:3])))
        for repeat in (False, True):
            expected = everyone_with_everyone(of, today, avoid, repeat)
            assert found(of, today, avoid, repeat) == expected
            admissible += len(expected)
    assert admissible > 200  # the dice give enough to find


def two(mentee: Person, mentor: Person, **more) -> Registry:
    return registry({"ada": mentee, "bob": mentor}, **more)


ADA, BOB = person(wish=WISH), person(offer=OFFER)


def test_two_who_suit_each_other_are_candidates(today):
    assert found(two(ADA, BOB), today) == {("ada", "bob"): 180}


@pytest.mark.parametrize(
    ("mentee", "mentor"),
    [
        (ADA, person(offer=Offer(capacity=0, groups=("docs",)))),
        (ADA, person(offer=Offer(capacity=1, groups=("node",)))),
        (ADA, person(offer=Offer(capacity=1, groups=("docs/website",)))),
        (ADA, person(offer=Offer(capacity=1, groups=("docs",), one_off=True))),
        (ADA, person(offer=OFFER, languages=("pt",))),
        (ADA, person(offer=OFFER, languages=())),
        (ADA, person(offer=OFFER, zone=None)),
        (ADA, person(offer=OFFER, availability=(hours("tuesday", "20:31", "22:00"),))),
        (person(wish=Wish(since="2026-10-01")), BOB),
        (person(wish=Wish(since="2026-10-01", topics=("storage",))), BOB),
        (person(wish=Wish(since="2026-10-01", group="docs", goal="reviewer")), BOB),
        (person(wish=Wish(since="2026-10-01", group="docs", overlap_minutes=181)), BOB),
    ],
)
def test_each_constraint_alone_keeps_two_apart(mentee, mentor, today):
    assert found(two(mentee, mentor), today) == {}


def test_an_offer_for_a_group_covers_what_lies_within_it(today):
    within = person(wish=Wish(since="2026-10-01", group="docs/website"))

    assert found(two(within, BOB), today) == {("ada", "bob"): 180}


def test_an_offer_without_groups_is_for_those_its_mentor_follows(today):
    follower = person(offer=Offer(capacity=1), follows=(Follow(group="docs"),))

    assert found(two(ADA, follower), today) == {("ada", "bob"): 180}


def test_a_wish_for_anyone_asks_for_neither_group_nor_topic(today):
    anyone = person(wish=Wish(since="2026-10-01", group="node", topics=("storage",), anyone=True))

    assert found(two(anyone, BOB), today) == {("ada", "bob"): 180}


def test_languages_meet_by_their_first_part(today):
    brazil, portugal = person(wish=WISH, languages=("pt-BR",)), person(offer=OFFER, languages=("pt-PT",))

    assert found(two(brazil, portugal), today) == {("ada", "bob"): 180}


@pytest.mark.parametrize(("minutes", "fits"), [(None, True), (30, True), (31, False)])
def test_thirty_minutes_are_asked_where_the_wish_names_none(minutes, fits, today):
    short = person(offer=OFFER, availability=(hours("tuesday", "20:30", "22:00"),))
    asking = person(wish=Wish(since="2026-10-01", group="docs", overlap_minutes=minutes))

    assert bool(found(two(asking, short), today)) == fits


@pytest.mark.parametrize(
    ("seat", "fits"),
    [
        (Seat(role="reviewer", sig="docs"), True),
        (Seat(role="approver", sig="docs"), True),
        (Seat(role="reviewer", sig="docs/website"), False),
        (Seat(role="reviewer", sig="node"), False),
        (Seat(role="member"), False),
        (Seat(role="reviewer", sig="docs", ended=Ended(on="2026-11-01", why="stepped-down")), False),
    ],
)
def test_the_mentor_stands_at_or_above_the_goal_in_that_group(seat, fits, today):
    heading = person(wish=Wish(since="2026-10-01", group="docs", goal="reviewer"))

    assert bool(found(two(heading, BOB, records={"bob": Record(seats=(seat,))}), today)) == fits


@pytest.mark.parametrize("who", ["ada", "bob"])
@pytest.mark.parametrize(
    ("leave", "here"),
    [
        (Leave(from_="2026-11-22", until="2026-11-22"), False),
        (Leave(from_="2026-11"), False),
        (Leave(from_="2026-10", until="2026-11"), False),
        (Leave(from_="2026-11-23"), True),
        (Leave(from_="2026-10", until="2026-11-21"), True),
    ],
)
def test_nobody_on_leave_is_paired(who, leave, here, today):
    assert bool(found(two(ADA, BOB, records={who: Record(leave=(leave,))}), today)) == here


@pytest.mark.parametrize("who", ["ada", "bob"])
@pytest.mark.parametrize(
    ("tie", "policy", "fits"),
    [
        ({"kind": "family"}, ("family",), False),
        ({"kind": "manages"}, ("family",), True),
        ({"kind": "family", "until": "2026-11-21"}, ("family",), True),
        ({"kind": "family", "since": "2026-11-23"}, ("family",), True),
        ({"kind": "family"}, (), True),
    ],
)
def test_a_tie_the_policy_excludes_counts_from_either_record(who, tie, policy, fits, today):
    other = "bob" if who == "ada" else "ada"
    records = {who: Record(ties=(Tie(with_=other, **tie),))}

    assert bool(found(two(ADA, BOB, records=records, ties=policy), today)) == fits


@pytest.mark.parametrize(
    ("employers", "fits"),
    [(("acme", "acme-labs"), False), (("acme", "globex"), True), (("independent", "independent"), True)],
)
def test_colleagues_are_kept_apart_where_the_policy_says_so(employers, fits, today):
    records = {
        handle: Record(affiliations=(Affiliation(organization=name, from_="2020-01-01"),))
        for handle, name in zip(("ada", "bob"), employers, strict=True)
    }

    assert set(employers) - {"independent"} <= set(ORGANIZATIONS)
    assert bool(found(two(ADA, BOB, records=records, ties=("same-employer",)), today)) == fits
    assert found(two(ADA, BOB, records=records), today)


@pytest.mark.parametrize("state", ["completed", "ended"])
def test_two_who_were_a_pair_are_one_again_only_when_asked(state, today):
    before = {"x": Pairing(mentor="bob", mentee="ada", state=state, proposed="2026-01-01")}

    assert found(two(ADA, BOB, pairings=before), today) == {}
    assert found(two(ADA, BOB, pairings=before), today, repeat=True) == {("ada", "bob"): 180}


@pytest.mark.parametrize("state", RUNNING)
def test_running_pairings_take_places_and_answer_wishes(state, today):
    people = {"ada": ADA, "bob": person(offer=Offer(capacity=2, groups=("docs",))), "eve": ADA, "dan": ADA}
    running = {"x": Pairing(mentor="bob", mentee="dan", state=state, proposed="2026-01-01")}
    whole = market(Ladders(registry(people, pairings=running)), today)

    assert [(mentor.places, mentor.load) for mentor in whole.mentors] == [(1, 1)]
    assert [mentee.handle for mentee in whole.mentees] == ["ada", "eve"]


def test_no_mentor_carries_more_than_the_community_allows(today):
    eager = person(offer=Offer(capacity=20, groups=("docs",)))

    assert market(Ladders(two(ADA, eager, mentees=2)), today).mentors[0].places == 2


@pytest.mark.parametrize(
    ("pairing", "fresh"),
    [
        ({"state": "ended"}, True),
        ({"state": "ended", "contacts": 1}, False),
        ({"state": "completed"}, False),
    ],
)
def test_a_proposal_that_lapsed_leaves_somebody_who_never_had_a_mentor(pairing, fresh, today):
    before = {"x": Pairing(mentor="eve", mentee="ada", proposed="2026-01-01", **pairing)}

    assert market(Ladders(two(ADA, BOB, pairings=before)), today).mentees[0].fresh == fresh


@pytest.mark.parametrize(("since", "days"), [("2026-11-21", 1), ("2026-12-01", 0), ("2026-02-31", 0)])
def test_waiting_is_counted_from_a_day_that_has_been(since, days, today):
    asking = person(wish=Wish(since=since, group="docs"))

    assert market(Ladders(two(asking, BOB)), today).mentees[0].days_waiting == days
