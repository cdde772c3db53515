import random
from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import msgspec
import pytest
from msgspec.structs import replace

from ladder_cli.interop.ical import written
from ladder_cli.interop.talk_calendar import events
from ladder_cli.model.person import Offer, Person, Wish
from ladder_cli.model.record import Leave, Record, Seat, Tie
from ladder_cli.model.registry import Registry
from ladder_cli.pairing.overlap import WEEKDAYS
from ladder_cli.pairing.question import Question
from ladder_cli.pairing.talks import Talks, talks
from ladder_cli.pairing.ties import leave_on
from tests.pairing.communities import by_dice, hours, person, registry
from tests.pairing.test_candidates import CONSTRAINTS, been_a_pair, has_a_place, have_the_time, takes_part

WISH = Wish(since="2026-10-01", group="docs")
FREE = "free in the same hours"
OFFER = Offer(capacity=1, groups=("docs",), one_off=True)
LATER = Leave(from_="2026-11-23", until="2026-12-31")
ADA, BOB = person(wish=WISH), person(offer=OFFER)


def names(found: Talks) -> list[tuple[str, str]]:
    return [(talk.pair.mentor, talk.pair.mentee) for talk in found.talks]


def left_over(found: Talks, handle: str) -> tuple[str, str]:
    (one,) = (one for one in found.unpaired if one.person == handle)
    return one.because, one.relax


def test_two_are_given_hours_by_the_clocks_of_each(today):
    people = {"ada": ADA, "bob": person(offer=OFFER, zone="Asia/Kolkata", availability=EARLY)}
    (talk,) = talks(registry(people), today).talks

    assert [start.isoformat() for start in talk.hours] == [
        "2026-11-24T18:00:00+00:00",
        "2026-11-24T19:00:00+00:00",
        "2026-12-01T18:00:00+00:00",
    ]
    assert talk.as_json()["hours"][0] == {
        "start": "2026-11-24T18:00:00Z",
        "minutes": 60,
        "mentor": "2026-11-24T23:30:00+05:30",
        "mentee": "2026-11-24T18:00:00+00:00",
    }
    assert talk.as_json()["time_zones"] == {"mentor": "Asia/Kolkata", "mentee": "UTC"}


EARLY = (hours("tuesday", "23:30", "02:30"),)


def test_only_who_offers_single_conversations_is_asked(today):
    lasting = person(offer=Offer(capacity=1, groups=("docs",)))

    assert names(talks(registry({"ada": ADA, "bob": lasting}), today)) == []
    assert names(talks(registry({"ada": ADA, "bob": BOB}), today)) == [("bob", "ada")]


def test_each_conversation_takes_a_place_and_hours_of_its_own(today):
    bob = person(offer=Offer(capacity=2, groups=("docs",), one_off=True))
    people = {"ada": ADA, "eve": ADA, "dan": ADA, "bob": bob}
    found = talks(registry(people), today)
    hours_ = [start for talk in found.talks for start in talk.hours]

    assert len(found.talks) == 2
    assert len(hours_) == len(set(hours_))
    assert len(found.unpaired) == 1


@pytest.mark.parametrize(
    ("people", "more"),
    [
        ({"ada": person(wish=WISH, languages=("pt",)), "bob": BOB}, {}),
        ({"ada": person(wish=Wish(since="2026-10-01", group="node")), "bob": BOB}, {}),
        ({"ada": person(wish=WISH, availability=(hours("friday", "08:00", "12:00"),)), "bob": BOB}, {}),
        ({"ada": person(wish=WISH, availability=(hours("tuesday", "20:15", "22:00"),)), "bob": BOB}, {}),
        ({"ada": person(wish=Wish(since="2026-10-01", group="docs", goal="reviewer")), "bob": BOB}, {}),
        ({"ada": ADA, "bob": BOB}, {"records": {"bob": Record(leave=(Leave(from_="2026-11"),))}}),
        (
            {"ada": ADA, "bob": BOB},
            {"records": {"ada": Record(leave=(LATER,))}},
        ),
        (
            {"ada": ADA, "bob": BOB},
            {"records": {"bob": Record(ties=(Tie(with_="ada", kind="family"),))}, "ties": ("family",)},
        ),
    ],
)
def test_each_constraint_alone_keeps_two_from_talking(people, more, today):
    assert names(talks(registry(people, **more), today)) == []


def test_two_who_must_not_meet_do_not(today):
    found = talks(registry({"ada": ADA, "bob": BOB}), today, Question(avoid={frozenset(("ada", "bob"))}))

    assert names(found) == []
    assert left_over(found, "ada") == (
        "of 1 mentor for `docs` with hours in common, none has a place for this pair",
        "one more who offers single conversations for `docs`, free in the same hours, could talk with 1",
    )


def could_talk(of: Registry, mentee: str, mentor: str, today: date) -> bool:
    """From the files alone: two hours on quarters, apart, in which both are free."""
    begin = datetime(today.year, today.month, today.day, tzinfo=UTC) + timedelta(days=1)
    found = []
    for quarter in range(14 * 96):
        start = begin + timedelta(minutes=15 * quarter)
        steps = [start + timedelta(minutes=minute) for minute in range(0, 60, 15)]
        if all(is_free(of, who, step) for who, step in product((mentee, mentor), steps)):
            found.append(quarter)
    return bool(found) and found[-1] - found[0] >= 4


def is_free(of: Registry, who: str, moment: datetime) -> bool:
    local = moment.astimezone(ZoneInfo(of.people[who].time_zone))
    for day, offset in ((local.date(), 0), (local.date() - timedelta(days=1), 1440)):
        away = leave_on(of.record(who), day) is not None
        at = local.hour * 60 + local.minute + offset
        for listed in of.people[who].availability:
            start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (listed.from_, listed.to))
            end += 1440 * (end < start)
            if WEEKDAYS[day.weekday()] in listed.days and start <= at < end and not away:
                return True
    return False


def single(of: Registry, seed: int) -> Registry:
    """The same community, more of whose offers are for single conversations."""
    dice = random.Random(seed)
    return replace(of, people={handle: _single(profile, dice) for handle, profile in of.people.items()})


def _single(profile: Person, dice: random.Random) -> Person:
    offer = profile.mentoring.offer
    if offer is None or dice.random() > 0.8:
        return profile
    mentoring = msgspec.structs.replace(profile.mentoring, offer=msgspec.structs.replace(offer, one_off=True))
    return msgspec.structs.replace(profile, mentoring=mentoring)


def test_nobody_is_left_out_and_nobody_let_in(today):
    """Whoever is paired may be; whoever waits could be with nobody who has a place left."""
    rules = [rule for rule in CONSTRAINTS if rule not in (have_the_time, takes_part, has_a_place)]
    paired = 0
    for seed in range(120):
        of = single(by_dice(seed, most=9), seed)
        found = talks(of, today)
        taken = names(found)
        paired += len(taken)
        waiting = {one.person for one in found.unpaired if one.as_ == "mentee"}
        offers = {
            handle: profile.mentoring.offer.capacity
            for handle, profile in of.people.items()
            if profile.mentoring.offer is not None and profile.mentoring.offer.one_off
        }

        def may(mentee: str, mentor: str, of: Registry = of) -> bool:
            return (
                mentee != mentor
                and all(rule(of, mentee, mentor, today) for rule in rules)
                and not been_a_pair(of, mentee, mentor)
                and could_talk(of, mentee, mentor, today)
            )

        assert all(may(mentee, mentor) for mentor, mentee in taken)
        for mentor, capacity in offers.items():
            has = sum(mentor == one for one, _ in taken)
            assert has <= capacity
            if has < capacity:
                assert not any(
                    of.people[one].time_zone and of.people[mentor].time_zone and may(one, mentor)
                    for one in waiting
                )
    assert paired > 12


@pytest.mark.parametrize(
    ("mentee", "because", "relax"),
    [
        (
            person(wish=WISH, availability=(hours("friday", "08:00", "12:00"),)),
            "no mentor for `docs` has two hours in common in the next two weeks, of 1",
            "one more who offers single conversations for `docs`, free in the same hours, could talk with 1",
        ),
        (
            person(wish=WISH, availability=(hours("tuesday", "18:00", "18:45"),)),
            "no mentor for `docs` has two hours in common in the next two weeks, of 1",
            "list more hours of a usual week: there are not two in the next two weeks",
        ),
        (
            person(wish=Wish(since="2026-10-01", group="node")),
            "nobody else offers single conversations in `node`",
            "`anyone: true` in the wish would pair with `bob`",
        ),
        (
            person(wish=Wish(since="2026-10-01", group="docs", goal="reviewer")),
            "no mentor for `docs` stands at or above `reviewer` in `docs`, of 1",
            "leaving the goal `reviewer` open would pair with `bob`",
        ),
        (
            person(wish=WISH, languages=("pt",)),
            "no mentor for `docs` high enough speaks `pt`, of 1",
            f"one more who offers single conversations for `docs` who speaks `pt`, {FREE}, could talk with 1",
        ),
    ],
)  # fmt: skip
def test_everyone_left_over_is_told_what_binds_and_the_cheapest_change(mentee, because, relax, today):
    assert left_over(talks(registry({"ada": mentee, "bob": BOB}), today), "ada") == (because, relax)


def test_mentors_are_told_too(today):
    found = talks(registry({"ada": person(wish=Wish(since="2026-10-01", group="node")), "bob": BOB}), today)

    assert left_over(found, "bob") == (
        "nobody who still waits asks for what is offered",
        "offering `node` too would pair 1",
    )


def test_the_order_of_files_changes_nothing(today):
    dice = random.Random(4)
    for seed in range(20):
        of = single(by_dice(seed, most=12), seed)
        people = list(of.people.items())
        dice.shuffle(people)
        assert talks(replace(of, people=dict(people)), today) == talks(of, today)


def test_the_hours_are_tentative_events_with_the_same_bytes_each_time(today):
    of = registry({"ada": ADA, "bob": BOB})
    found = talks(of, today).talks
    raw = written(events(of, found, today))

    assert raw == written(events(of, found, today))
    text = raw.decode()
    assert text.count("BEGIN:VEVENT") == len(found[0].hours) == 3
    assert text.count("STATUS:TENTATIVE") == 3
    assert "DTSTART:20261124T180000Z\r\nDURATION:PT1H\r\n" in text


def test_seats_are_asked_for_where_the_wish_names_a_goal(today):
    heading = person(wish=Wish(since="2026-10-01", group="docs", goal="reviewer"))
    seated = {"bob": Record(seats=(Seat(role="reviewer", sig="docs"),))}

    assert names(talks(registry({"ada": heading, "bob": BOB}, seated), today)) == [("bob", "ada")]
