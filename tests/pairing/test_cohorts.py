import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations, product
from zoneinfo import ZoneInfo

import msgspec
import pytest
from msgspec.structs import replace

from ladder_cli.model.person import Follow, Offer, Person, Wish
from ladder_cli.model.record import Leave, Record, Seat, Tie
from ladder_cli.model.registry import Registry
from ladder_cli.pairing.cohorts import MOST_MENTEES, MOST_PEOPLE
from ladder_cli.pairing.gathering import Circle, Gathering, gather
from ladder_cli.pairing.overlap import WEEKDAYS
from ladder_cli.pairing.question import Question
from ladder_cli.pairing.suggestion import Unpaired
from ladder_cli.pairing.weekly import Weekly
from tests.pairing.communities import ROLES, by_dice, hours, person, registry
from tests.pairing.test_candidates import CONSTRAINTS, been_a_pair, have_the_time, takes_part

OFFER = Offer(capacity=4, groups=("docs",))
SEATED = Record(seats=(Seat(role="reviewer", sig="docs"),))
TUESDAYS = "Tuesdays from 18:00 to 19:00 (UTC)"
DAYS = ("2026-11-22", "2026-06-21", "2026-12-21")


def asking(**more: object) -> Person:
    return person(wish=Wish(since="2026-10-01", group="docs", goal="reviewer"), **more)


def village(mentees: int, mentors: int = 1, capacity: int = 4, limit: int = 8) -> Registry:
    """So many who head for `reviewer` in `docs`, and so many who could show them, all on Tuesday evening."""
    people = {f"a{number}": asking() for number in range(mentees)}
    offer = Offer(capacity=capacity, groups=("docs",))
    people |= {f"m{number}": person(offer=offer) for number in range(mentors)}
    return registry(people, {f"m{number}": SEATED for number in range(mentors)}, mentees=limit)


def sizes(found: Gathering) -> list[tuple[int, int]]:
    return [(len(circle.mentors), len(circle.mentees)) for circle in found.circles]


def left_over(found: Gathering, handle: str) -> tuple[str, str]:
    (one,) = (one for one in found.unpaired if one.person == handle)
    return one.because, one.relax


@pytest.mark.parametrize(
    ("mentees", "mentors", "expected"),
    [
        (1, 1, []),
        (2, 1, [(1, 2)]),
        (4, 1, [(1, 4)]),
        (5, 1, [(1, 4)]),
        (5, 2, [(2, 5)]),
        (6, 2, [(2, 6)]),
        (8, 2, [(1, 4), (1, 4)]),
        (12, 3, [(1, 4), (1, 4), (1, 4)]),
    ],
)
def test_four_mentees_a_mentor_and_eight_people_a_cohort_at_most(mentees, mentors, expected, today):
    assert sizes(gather(village(mentees, mentors), today)) == expected


def test_as_few_mentors_meet_as_will_do_and_capacity_holds(today):
    assert sizes(gather(village(4, 3), today)) == [(1, 4)]
    assert sizes(gather(village(6, 6, capacity=1), today)) == [(3, 3), (3, 3)]
    assert sizes(gather(village(6, 1, capacity=9, limit=3), today)) == [(1, 3)]


def test_a_cohort_says_when_and_why(today):
    (circle,) = gather(village(3), today).circles

    assert circle == Circle(
        ("m0",),
        ("a0", "a1", "a2"),
        "docs",
        "reviewer",
        "en",
        Weekly(2 * 1440 - 6 * 60, "UTC"),
        (
            "everyone can make Tuesdays from 18:00 to 19:00 (UTC) all year, and speaks `en`",
            "3 are heading for `reviewer` in `docs`, at or above which `m0` stands",
            "waiting for 52 days at most, 3 for a first mentor",
        ),
    )


def test_an_hour_is_kept_by_somebodys_clocks_through_summer_time(today):
    """Two in Berlin and one in Lagos have an hour in common all year only by the clocks of Lagos."""
    evening = (hours("tuesday", "18:00", "20:00"),)
    people = {
        "ada": asking(zone="Europe/Berlin", availability=evening),
        "eve": asking(zone="Africa/Lagos", availability=(hours("tuesday", "18:00", "19:00"),)),
        "bob": person(offer=OFFER, zone="Europe/Berlin", availability=evening),
    }
    (circle,) = gather(registry(people, {"bob": SEATED}), today).circles

    assert circle.weekly.said == "Tuesdays from 18:00 to 19:00 (Africa/Lagos)"


def test_one_hour_a_week_by_local_clocks_is_enough_for_those_who_change_them_together(today):
    short = (hours("tuesday", "18:00", "19:00"),)
    people = {name: asking(zone="Europe/Berlin", availability=short) for name in ("ada", "eve")}
    people["bob"] = person(offer=OFFER, zone="Europe/Paris", availability=short)

    assert sizes(gather(registry(people, {"bob": SEATED}), today)) == [(1, 2)]


def test_a_role_of_the_whole_community_is_one_goal_for_all_who_ask_below_a_group(today):
    groups = ("docs", "docs/website", "node")
    people = {
        f"a{number}": person(wish=Wish(since="2026-10-01", group=group, goal="member"))
        for number, group in enumerate(groups)
    }
    people["bob"] = person(offer=Offer(capacity=4, groups=("docs", "node")))
    (circle,) = gather(registry(people, {"bob": Record(seats=(Seat(role="member"),))}), today).circles

    assert (circle.mentees, circle.sig, circle.goal) == (("a0", "a1"), "docs", "member")


@pytest.mark.parametrize("who", [("a0", "a1"), ("a0", "m0")])
def test_two_who_must_not_meet_are_in_no_cohort_together_whoever_they_are(who, today):
    found = gather(village(2), today, Question(avoid={frozenset(who)}))

    assert found.circles == ()


def test_a_tie_between_mentees_keeps_nobody_apart(today):
    of = village(2)
    tied = replace(of, records={**of.records, "a0": Record(ties=(Tie(with_="a1", kind="family"),))})

    assert sizes(gather(tied, today)) == [(1, 2)]


# Held against trying everything.


@dataclass(frozen=True)
class Hour:
    """An hour of one aim and language: who asks and who offers in it."""

    mentees: tuple[str, ...]
    mentors: tuple[str, ...]


def free(of: Registry, handle: str, zone: str, start: int) -> bool:
    """Minute by minute, whether somebody has an hour that begins then by the clocks of a zone, all year."""
    profile = of.people[handle]
    return all(
        is_free(profile, at_local(zone, day, start) + timedelta(minutes=minute))
        for day in DAYS
        for minute in (0, 15, 30, 45)
    )


def at_local(zone: str, day: str, start: int) -> datetime:
    """The moment in the week of that day, with the zone's clocks as they are on the day itself, at noon."""
    noon = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    ahead = noon.astimezone(ZoneInfo(zone)).utcoffset()
    monday = noon.replace(hour=0) - timedelta(days=noon.weekday())
    return monday + timedelta(minutes=start) - ahead


def is_free(profile: Person, moment: datetime) -> bool:
    noon = next(
        datetime.fromisoformat(f"{day}T12:00:00+00:00")
        for day in DAYS
        if abs(datetime.fromisoformat(f"{day}T12:00:00+00:00") - moment) < timedelta(days=9)
    )
    local = moment + noon.astimezone(ZoneInfo(profile.time_zone)).utcoffset()
    for listed in profile.availability:
        for name in listed.days:
            begin = clock(listed.from_) + 1440 * WEEKDAYS.index(name)
            length = (clock(listed.to) - clock(listed.from_)) % 1440
            if listed.to == "24:00" and listed.from_ == "00:00":
                length = 1440
            at = local.weekday() * 1440 + local.hour * 60 + local.minute
            if (at - begin) % (7 * 1440) < length:
                return True
    return False


def clock(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def suits(of: Registry, mentee: str, mentor: str, today: date, avoid: frozenset) -> bool:
    return (
        all(rule(of, mentee, mentor, today) for rule in CONSTRAINTS if rule is not have_the_time)
        and not been_a_pair(of, mentee, mentor)
        and {mentee, mentor} not in avoid
        and mentee != mentor
    )


def all_hours(of: Registry, today: date, avoid: frozenset) -> Iterator[Hour]:
    """Every hour there is, by every zone, language and aim; the same people once."""
    seen = set()
    people = [handle for handle in of.people if of.people[handle].time_zone]
    asks = [
        handle
        for handle in people
        if (wish := of.people[handle].mentoring.wish) is not None and wish.goal is not None
    ]
    offers = [handle for handle in people if of.people[handle].mentoring.offer is not None]
    zones = sorted({of.people[handle].time_zone for handle in (*asks, *offers)})
    can = {
        (handle, zone): [start for start in range(0, 7 * 1440, 30) if free(of, handle, zone, start)]
        for handle in {*asks, *offers}
        for zone in zones
    }
    aims: dict[tuple[str, str | None], list[str]] = {}
    for handle in asks:
        wish = of.people[handle].mentoring.wish
        within = [wish.group]
        while ROLES[wish.goal].scope == "community" and within[-1] in of.groups:
            within.append(of.groups[within[-1]].within)
        for group in [one for one in within if one is not None] or [None]:
            aims.setdefault((wish.goal, group), []).append(handle)
    for zone, language, mentees in product(zones, ("en", "pt", "zh"), aims.values()):
        speaks = [
            handle for handle in people if any(one[:2] == language for one in of.people[handle].languages)
        ]
        for start in range(0, 7 * 1440, 30):
            here = tuple(one for one in mentees if one in speaks and start in can[one, zone])
            there = tuple(one for one in offers if one in speaks and start in can[one, zone])
            there = tuple(one for one in there if any(suits(of, other, one, today, avoid) for other in here))
            if len(here) > 1 and there and (here, there) not in seen:
                seen.add((here, there))
                yield Hour(here, there)


def best(of: Registry, today: date, avoid: frozenset) -> tuple[int, int, int]:
    """The most mentees, of them the most fresh, and the fewest mentors, by trying every choice there is."""
    choices = [
        (frozenset(mentees), frozenset(mentors))
        for hour in all_hours(of, today, avoid)
        for size in range(2, len(hour.mentees) + 1)
        for mentees in combinations(hour.mentees, size)
        for many in range(1, len(hour.mentors) + 1)
        for mentors in combinations(hour.mentors, many)
        if holds(of, mentees, mentors, today, avoid)
    ]
    fresh = {handle for handle in of.people if not has_had_one(of, handle)}

    def tried(left: Sequence[tuple[frozenset, frozenset]], used: tuple[frozenset, frozenset]) -> Iterator:
        yield len(used[0]), len(used[0] & fresh), -len(used[1])
        for number, (mentees, mentors) in enumerate(left):
            if not mentees & used[0] and not mentors & used[1]:
                yield from tried(left[number + 1 :], (used[0] | mentees, used[1] | mentors))

    return max(tried(sorted(set(choices), key=str), (frozenset(), frozenset())))


def holds(
    of: Registry, mentees: Sequence[str], mentors: Sequence[str], today: date, avoid: frozenset
) -> bool:
    return (
        sum(places(of, one) for one in mentors) >= len(mentees)
        and all(suits(of, one, other, today, avoid) for one in mentees for other in mentors)
        and not any({one, other} in avoid for one, other in combinations((*mentees, *mentors), 2))
    )


def places(of: Registry, mentor: str) -> int:
    running = sum(
        pairing.mentor == mentor and pairing.state in ("proposed", "active", "paused")
        for pairing in of.pairings.values()
    )
    capacity = of.people[mentor].mentoring.offer.capacity
    return min(MOST_MENTEES, max(0, min(capacity, of.community.limits.mentees) - running))


def has_had_one(of: Registry, handle: str) -> bool:
    return any(
        pairing.mentee == handle
        and (pairing.state in ("active", "paused", "completed") or pairing.accepted.mentor is not None)
        for pairing in of.pairings.values()
    )


def crowd(seed: int) -> Registry:
    """A small community in which cohorts are likely: long days, few groups, many goals."""
    dice = random.Random(seed)
    of = by_dice(seed, most=8)
    people = {}
    for handle in (f"p{number}" for number in range(dice.randint(6, 9))):
        wish = Wish(
            since="2026-10-01", group=dice.choice(("docs", "docs/website", None)), topics=("writing",),
            goal=dice.choice(("member", "member", "reviewer", None)), anyone=dice.random() < 0.1,
        )  # fmt: skip
        offer = Offer(capacity=dice.randint(1, 4), groups=("docs",), topics=("writing",))
        asks = dice.random() < 0.65
        start = dice.choice((16, 17, 18))
        people[handle] = person(
            wish=wish if asks else None,
            offer=offer if not asks or dice.random() < 0.2 else None,
            zone=dice.choice(("UTC", "Europe/Berlin", "Europe/Berlin", "Africa/Lagos")),
            availability=(hours("tuesday", f"{start:02}:00", f"{start + dice.choice((1, 3, 5)):02}:00"),),
            languages=dice.choice((("en",), ("en",), ("en", "pt"), ("pt",))),
            follows=(Follow(group="docs"),),
        )
    seats = {handle: Record(seats=(Seat(role="approver", sig="docs"),)) for handle in people}
    records = {**seats, **{handle: record for handle, record in of.records.items() if record.leave}}
    limits = msgspec.structs.replace(of.community.limits, mentees=dice.choice((1, 4)))
    community = msgspec.structs.replace(of.community, limits=limits)
    return replace(of, community=community, people=people, records=records)


def check_against_trying_everything(seeds: range, today: date) -> int:
    gathered = 0
    for seed in seeds:
        of = crowd(seed)
        handles = sorted(of.people)
        avoid = frozenset((frozenset(handles[:2]),)) if seed % 3 == 0 else frozenset()
        found = gather(of, today, Question(avoid=avoid))
        valid(of, found, today, avoid)
        placed = {one for circle in found.circles for one in circle.mentees}
        fresh = sum(not has_had_one(of, one) for one in placed)
        mentors = sum(len(circle.mentors) for circle in found.circles)
        assert (len(placed), fresh, -mentors) == best(of, today, avoid), seed
        assert found.more == 0
        gathered += len(found.circles)
    return gathered


def valid(of: Registry, found: Gathering, today: date, avoid: frozenset) -> None:
    """Every promise of a cohort, from the files alone."""
    everyone = [one for circle in found.circles for one in circle.mentees]
    assert len(everyone) == len(set(everyone))
    for circle in found.circles:
        members = (*circle.mentors, *circle.mentees)
        assert 2 <= len(circle.mentees) <= MOST_MENTEES * len(circle.mentors)
        assert len(members) <= MOST_PEOPLE
        assert {of.people[one].mentoring.wish.goal for one in circle.mentees} == {circle.goal}
        assert all(free(of, one, circle.weekly.zone, circle.weekly.start) for one in members)
        assert holds(of, circle.mentees, circle.mentors, today, avoid)
        assert all(takes_part(of, one, circle.mentors[0], today) for one in circle.mentees)


def test_no_cohorts_are_better_than_those_that_are_found(today):
    assert check_against_trying_everything(range(40), today) > 8


@pytest.mark.long
def test_no_cohorts_are_better_in_many_more_communities(today):
    assert check_against_trying_everything(range(40, 340), today) > 60


def test_the_order_of_files_changes_nothing(today):
    dice = random.Random(9)
    for seed in range(15):
        of = crowd(seed)
        people = list(of.people.items())
        dice.shuffle(people)
        assert gather(replace(of, people=dict(people)), today) == gather(of, today)


# Who is left over.


def test_everyone_who_asks_or_has_a_place_is_in_a_cohort_or_told_why(today):
    for seed in range(40):
        of = crowd(seed)
        found = gather(of, today)
        running = {p.mentee for p in of.pairings.values() if p.state in ("proposed", "active", "paused")}
        asks = {handle for handle, profile in of.people.items() if profile.mentoring.wish} - running
        placed = {one for circle in found.circles for one in circle.mentees}
        assert asks - placed == {one.person for one in found.unpaired if one.as_ == "mentee"} - running
        assert all(one.because and one.relax for one in found.unpaired)


@pytest.mark.parametrize(
    ("mentee", "because", "relax"),
    [
        (
            person(wish=Wish(since="2026-10-01", group="docs")),
            "the wish names no goal, and a cohort has one",
            "name the role you are heading for as `goal` in the wish",
        ),
        (
            asking(availability=(hours("friday", "08:00", "09:00"),)),
            "no mentor for `docs` has a weekly hour in common all year, of 1",
            "being free on Tuesdays from 18:00 to 19:00 (UTC) would bring them in with `m0`",
        ),
        (
            asking(languages=("pt",)),
            "no mentor for `docs` high enough speaks `pt`, of 1",
            "one more mentor for `docs` and one more who is heading for `reviewer` would make a cohort",
        ),
        (
            person(wish=Wish(since="2026-10-01", group="docs", goal="member")),
            "nobody else who is heading for `member` has an hour in common with them and a mentor",
            "one more mentor for `docs` and one more who is heading for `member` would make a cohort",
        ),
        (
            asking(availability=()),
            "the profile does not say in which hours and time zone to meet",
            "list a time zone and the hours of a usual week in the profile",
        ),
    ],
)
def test_a_mentee_is_told_what_binds_and_the_cheapest_change(mentee, because, relax, today):
    of = village(3)

    assert left_over(gather(replace(of, people={**of.people, "zoe": mentee}), today), "zoe") == (
        because,
        relax,
    )


def test_when_places_are_few_one_more_mentor_is_counted(today):
    found = gather(village(7), today)

    assert {(one.because, one.relax) for one in found.unpaired} == {
        (
            "in the hours that they can make with others, none has a place for them",
            f"one more mentor for `docs` at or above `reviewer`, free on {TUESDAYS}, would take 3",
        )
    }


def test_one_too_many_is_told_that_another_mentor_beside_would_bring_them_in(today):
    found = gather(village(4, capacity=3), today)

    (one,) = found.unpaired
    asked = "one more mentor for `docs` at or above `reviewer`"
    assert one.relax == f"{asked}, free on {TUESDAYS}, would bring them in with `m0`"


def test_one_alone_is_told_that_one_more_would_make_a_cohort(today):
    found = gather(village(1), today)

    assert left_over(found, "a0") == (
        "nobody else who is heading for `reviewer` has an hour in common with them and a mentor",
        f"one more who is heading for `reviewer`, free on {TUESDAYS}, would make a cohort with `m0`",
    )
    assert left_over(found, "m0") == (
        "of 1 still waiting for what is offered, no two with one goal can make an hour with them",
        "nothing to change: the offer stands for who asks next",
    )


def test_a_mentor_is_told_which_hour_or_place_would_bring_some_together(today):
    of = village(2)
    busy = person(offer=OFFER, availability=(hours("friday", "08:00", "09:00"),))
    assert left_over(gather(replace(of, people={**of.people, "m0": busy}), today), "m0") == (
        "of 2 still waiting for what is offered, no two with one goal can make an hour with them",
        "being free on Tuesdays from 18:00 to 19:00 (UTC) would bring 2 together",
    )
    assert left_over(gather(village(2, capacity=1), today), "m0") == (
        "of 2 still waiting for what is offered, two can make an hour with them, and one place is left",
        "one more place in the offer would bring 2 together",
    )


def test_what_is_said_to_help_helps_when_it_is_done(today):
    done = {"free": 0, "mentor": 0, "mentee": 0, "place": 0}
    for seed in range(160):
        of = crowd(seed)
        before = gather(of, today)
        for one in before.unpaired:
            changed, kind = done_as_said(of, one)
            if changed is not None:
                done[kind] += 1
                assert gather(changed, today).mentees > before.mentees, (seed, one)
    assert min(done.values()) >= 2, done


def done_as_said(of: Registry, one: Unpaired) -> tuple[Registry | None, str]:
    always = (hours(" ".join(WEEKDAYS), "00:00", "24:00"),)
    profile = of.people[one.person]
    if one.relax.startswith("being free on"):
        at_all_times = person_with(profile, availability=always)
        return replace(of, people={**of.people, one.person: at_all_times}), "free"
    if one.relax.startswith("one more place"):
        offer = profile.mentoring.offer
        more = person(
            offer=Offer(capacity=offer.capacity + 1, groups=offer.groups, topics=offer.topics),
            wish=profile.mentoring.wish,
        )
        if offer.capacity >= of.community.limits.mentees:
            return None, ""
        return replace(
            of, people={**of.people, one.person: person_with(profile, mentoring=more.mentoring)}
        ), "place"
    if re.match(r"one more mentor .* would (take \d+|bring them in with .*)$", one.relax):
        wish = profile.mentoring.wish
        offer = Offer(capacity=4, groups=(wish.group or "none",), topics=wish.topics)
        new = person(offer=offer, availability=always, languages=profile.languages)
        records = {**of.records, "zed": Record(seats=(Seat(role="approver", sig=wish.group),))}
        return replace(of, people={**of.people, "zed": new}, records=records), "mentor"
    if re.match(r"one more who is heading for .* would make a cohort with", one.relax):
        twin = person(
            wish=profile.mentoring.wish, availability=always, languages=("en", "pt", "zh"), follows=()
        )
        return replace(of, people={**of.people, "zed": twin}), "mentee"
    return None, ""


def person_with(profile: Person, **fields: object) -> Person:
    return msgspec.structs.replace(profile, **fields)


def test_whoever_is_on_leave_is_told_that_the_wish_waits(today):
    of = village(2)
    away = {**of.records, "a0": Record(leave=(Leave(from_="2026-11"),))}

    assert left_over(gather(replace(of, records=away), today), "a0") == (
        "on leave",
        "it counts again when the leave is over",
    )
