"""Whatever a change does, nobody is handed more than they can carry, and nothing else is refused."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ladder_cli.model.community import Limits
from ladder_cli.model.pairing import Pairing
from ladder_cli.model.person import Mentoring, Offer, Person
from ladder_cli.model.record import Record, Seat
from ladder_cli.model.registry import Registry
from ladder_cli.model.work import Item
from ladder_cli.roles.ladders import Ladders
from ladder_cli.work.limits import all_beyond
from ladder_cli.work.load import SLOTS, Loads
from tests.work.quay import DAY, quay

PEOPLE = ("ann", "ben")
LIMITS = Limits(mentees=2, shepherded=3)
BASE = quay({}).registry
SEATS = {
    "": (),
    "lead": (Seat(role="lead", sig="docs", since="2024-01-01"),),
    "hand": (Seat(role="hand", sig="docs", since="2024-01-01"),),
}
COSTS = {"": 0, "lead": 1, "hand": 3}


@st.composite
def worlds(draw: st.DrawFn) -> Registry:
    """Two people with slots, offers and duties, and up to five items and three pairings between them."""
    people = {
        who: Person(
            name=who,
            slots=draw(st.none() | st.integers(0, 6)),
            mentoring=Mentoring(offer=draw(st.none() | st.builds(Offer, capacity=st.integers(0, 3)))),
        )
        for who in PEOPLE
    }
    items = {
        f"i{number}": Item(
            title="A thing",
            state=draw(st.sampled_from(("open", "taken", "done"))),
            size=draw(st.sampled_from(("small", "medium", "large"))),
            shepherd=draw(st.sampled_from((None, *PEOPLE))),
        )
        for number in range(draw(st.integers(0, 5)))
    }
    pairings = {
        f"p{number}": Pairing(
            mentor=draw(st.sampled_from(PEOPLE)),
            mentee=f"m{number}",
            state=draw(st.sampled_from(("proposed", "paused", "ended"))),
            proposed="2026-10-01",
        )
        for number in range(draw(st.integers(0, 3)))
    }
    records = {who: Record(seats=SEATS[draw(st.sampled_from(sorted(SEATS)))]) for who in PEOPLE}
    return replace(BASE, people=people, records=records, items=items, pairings=pairings)


def items_of(registry: Registry, who: str) -> dict[str, int]:
    live = (pair for pair in registry.items.items() if pair[1].state != "done")
    return {name: SLOTS[item.size] for name, item in live if item.shepherd == who}


def mentees_of(registry: Registry, who: str) -> set[str]:
    running = (one for one in registry.pairings.values() if one.state != "ended")
    return {one.mentee for one in running if one.mentor == who}


def is_too_much(before: Registry, after: Registry, who: str) -> bool:
    """The same rule, spelled out from the files."""
    old, new = items_of(before, who), items_of(after, who)
    fewer, mentees = mentees_of(before, who), mentees_of(after, who)
    seats = after.records[who].seats
    duty = next((name for name, held in SEATS.items() if held == seats and name), "")
    person = after.people[who]
    assigned = sum(new.values()) + len(mentees)
    gained = bool(set(new.items()) - set(old.items()))
    more = assigned > sum(old.values()) + len(fewer)
    offer = person.mentoring.offer
    most = min(LIMITS.mentees, offer.capacity) if offer else LIMITS.mentees
    return (
        (gained and (duty == "hand" or person.slots is None))
        or (more and person.slots is not None and assigned > 0 and assigned + COSTS[duty] > person.slots)
        or (gained and len(new) > max(LIMITS.shepherded, len(old)))
        or (len(mentees) > len(fewer) and len(mentees) > most)
    )


@given(worlds(), worlds())
def test_just_those_are_refused_whom_a_change_hands_too_much(before: Registry, after: Registry) -> None:
    found = all_beyond(Loads(Ladders(before), DAY), Loads(Ladders(after), DAY), LIMITS)

    assert set(found) == {who for who in PEOPLE if is_too_much(before, after, who)}


@given(worlds())
def test_nothing_is_refused_where_nothing_changes(world: Registry) -> None:
    assert all_beyond(Loads(Ladders(world), DAY), Loads(Ladders(world), DAY), LIMITS) == {}
