import random
from datetime import date

import msgspec
from msgspec.structs import replace

from ladder_cli.model.pairing import Pairing
from ladder_cli.model.person import Hours, Offer, Person, Wish
from ladder_cli.model.registry import Registry
from ladder_cli.pairing.question import Question
from ladder_cli.pairing.suggest import suggest
from ladder_cli.pairing.suggestion import Gain
from tests.pairing.communities import hours, person, registry

EVENINGS = ("tuesday", "wednesday", "thursday")
BOTH = (hours("tuesday wednesday", "18:00", "21:00"),)
TUESDAY, WEDNESDAY = (hours("tuesday", "18:00", "21:00"),), (hours("wednesday", "18:00", "21:00"),)
BERLIN = "Europe/Berlin"


def asking(*topics: str, availability: tuple[Hours, ...] = BOTH) -> Person:
    wish = Wish(since="2026-10-01", group="docs", topics=topics)
    return person(wish=wish, availability=availability, zone=BERLIN)


def offering(*topics: str, availability: tuple[Hours, ...]) -> Person:
    offer = Offer(capacity=1, groups=("docs",), topics=topics)
    return person(offer=offer, availability=availability, zone=BERLIN)


def gained(of: Registry, today: date) -> tuple[Gain, ...]:
    found = suggest(of, today, Question(gained=True)).gained
    assert found is not None
    return found


def people(**more: Person) -> dict[str, Person]:
    """Eve fits bob best, ada a little; whoever lists only Tuesday can have nobody but bob."""
    return {
        "ada": asking("storage", availability=TUESDAY),
        "eve": asking("writing", "storage"),
        "bob": offering("writing", "storage", availability=TUESDAY),
        "cyd": offering("network", availability=WEDNESDAY),
        **more,
    }


def test_who_wins_a_mentor_by_listing_few_hours_is_named(today):
    of = registry(
        people(dan=person(zone=BERLIN, offer=Offer(capacity=1, groups=("node",)), availability=BOTH))
    )

    assert gained(of, today) == (Gain("ada", "bob", "cyd", BERLIN),)


def test_who_would_have_the_same_mentor_gained_nothing(today):
    same = people(eve=asking("network"))

    assert gained(registry(same), today) == ()


def test_nobody_is_looked_at_again_unasked(today):
    found = suggest(registry(people()), today)

    assert found.gained is None
    assert "gained" not in found.as_json()


def scarce(seed: int) -> Registry:
    """More who ask than who offer, in one zone; some list one evening, most list two or three."""
    dice = random.Random(seed)
    topics = ("writing", "storage", "network")

    def evenings(most: int) -> tuple[Hours, ...]:
        return (hours(" ".join(dice.sample(EVENINGS, dice.randint(1, most))), "18:00", "21:00"),)

    mentees = {f"a{number}": asking(*dice.sample(topics, 2), availability=evenings(3)) for number in range(5)}
    mentors = {
        f"m{number}": offering(*dice.sample(topics, 2), availability=evenings(2)) for number in range(4)
    }
    over = Pairing(mentor="zoe", mentee="a0", state="completed", proposed="2026-01-01")
    return registry({**mentees, **mentors}, pairings={"x": over} if seed % 2 else {})


def test_each_gain_is_what_listing_the_usual_hours_would_have_changed(today):
    """The same by changing the profile and asking anew."""
    seen = 0
    for seed in range(120):
        of = scarce(seed)
        before = suggest(of, today, Question(gained=True))
        named = {gain.person: gain for gain in before.gained or ()}
        for pair in before.pairs:
            changed = with_usual_hours(of, pair.mentee)
            after = {one.mentee: one.mentor for one in suggest(changed, today).pairs}[pair.mentee]
            if pair.mentee in named:
                seen += 1
                assert named[pair.mentee] == Gain(pair.mentee, pair.mentor, after, BERLIN), seed
                assert after != pair.mentor
            else:
                assert quality(of, pair.mentee, after) >= quality(of, pair.mentee, pair.mentor), seed
    assert seen > 8


def quality(of: Registry, mentee: str, mentor: str) -> int:
    """How well topics suit: three points for each that is asked and offered, all else being equal here."""
    asked, offered = of.people[mentee].mentoring.wish.topics, of.people[mentor].mentoring.offer.topics
    return len({*asked} & {*offered})


def with_usual_hours(of: Registry, handle: str) -> Registry:
    """The community in which somebody lists also the evenings that at least half of the others list."""
    others = [profile.availability[0].days for other, profile in of.people.items() if other != handle]
    usual = [day for day in EVENINGS if 2 * sum(day in days for days in others) >= len(others)]
    profile = of.people[handle]
    days = dict.fromkeys((*profile.availability[0].days, *usual))
    listed = msgspec.structs.replace(profile, availability=(hours(" ".join(days), "18:00", "21:00"),))
    return replace(of, people={**of.people, handle: listed})
