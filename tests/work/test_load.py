"""What somebody carries, what is free, and when a change hands out too much."""

import pytest

from ladder_cli.model.community import Limits
from ladder_cli.work.limits import all_beyond, beyond, has_room, to_hand_on
from ladder_cli.work.load import Carried
from tests.work.quay import idea, item, loads, profile, record

PAIRING = "mentor: gus\nmentee: {}\nstate: {}\nproposed: 2026-10-01\n"
LIMITS = Limits(mentees=3, shepherded=4)


def held(size: str, who: str = "bob", state: str = "open") -> str:
    return item("A thing", state, f"size: {size}\nshepherd: {who}\n")


def test_slots_are_used_by_items_ideas_mentees_and_duties() -> None:
    found = loads(
        {
            "items/one.yaml": held("small", "carol"),
            "items/two.yaml": held("large", "carol", "taken"),
            "ideas/fair.yaml": idea("A fair", "shepherded", "size: medium\nshepherd: carol\n"),
            "pairings/carol-ada.yaml": PAIRING.format("ada", "active").replace("gus", "carol"),
        }
    ).of("carol")

    assert found.carried == (
        Carried("idea", "fair", 2),
        Carried("item", "two", 3),
        Carried("item", "one", 1),
        Carried("mentee", "ada", 1),
        Carried("duty", "lead in docs", 1),
    )
    assert (found.used, found.free, found.over) == (8, 0, 5)


@pytest.mark.parametrize("state", ["done", "dropped"])
def test_an_item_that_is_over_weighs_nothing(state: str) -> None:
    assert loads({"items/one.yaml": held("large", state=state)}).of("bob").used == 0


@pytest.mark.parametrize("state", ["parked", "withdrawn", "adopted", "merged", "handed-off"])
def test_an_idea_that_rests_or_is_over_weighs_nothing(state: str) -> None:
    more = "size: large\nshepherd: bob\n"

    assert loads({"ideas/fair.yaml": idea("A fair", state, more)}).of("bob").used == 0


@pytest.mark.parametrize(
    ("state", "mentees"), [("proposed", 1), ("active", 1), ("paused", 1), ("completed", 0), ("ended", 0)]
)
def test_a_mentee_counts_from_the_proposal_to_the_end(state: str, mentees: int) -> None:
    found = loads({"pairings/gus-ada.yaml": PAIRING.format("ada", state)}).of("gus")

    assert len(found.mentees) == mentees


def test_release_duty_leaves_no_slot_free() -> None:
    found = loads({}).of("eve")

    assert (found.slots, found.used, found.free, found.on_release) == (4, 3, 0, True)


def test_a_duty_alone_is_never_beyond_the_slots() -> None:
    found = loads({"people/eve.yaml": profile("Eve", 1)}).of("eve")

    assert (found.used, found.over) == (3, 0)


def test_a_seat_that_grants_nothing_or_is_an_alternates_is_no_duty() -> None:
    alternate = record("carol", "lead in docs").replace("origin", "alternate: true, origin")

    assert loads({"records/carol.yaml": alternate}).of("carol").carried == ()
    assert loads({}).of("bob").carried == ()


def test_what_is_handed_beyond_the_slots_is_refused_by_name() -> None:
    before, after = loads({}), loads({"items/one.yaml": held("medium", "dan")})

    assert list(beyond(before.of("dan"), after.of("dan"), LIMITS)) == ["`dan` would use 2 slots of 1"]
    assert all_beyond(before, after, LIMITS) == {"dan": ("`dan` would use 2 slots of 1",)}


def test_what_fits_is_not_refused() -> None:
    before, after = loads({}), loads({"items/one.yaml": held("small", "dan")})

    assert all_beyond(before, after, LIMITS) == {}


def test_nobody_is_handed_anything_without_having_declared_slots() -> None:
    after = loads({"items/one.yaml": held("small", "fay")})

    said = ("`fay` has declared no slots for looking after others' work",)
    assert all_beyond(loads({}), after, LIMITS) == {"fay": said}


def test_slots_lowered_below_use_refuse_no_other_change() -> None:
    both = {"items/one.yaml": held("large"), "people/bob.yaml": profile("Bob", 1)}

    assert all_beyond(loads({"items/one.yaml": held("large")}), loads(both), LIMITS) == {}
    assert all_beyond(loads(both), loads({**both, "items/one.yaml": held("medium")}), LIMITS) == {}


def test_a_swap_of_the_same_size_beyond_the_slots_is_allowed() -> None:
    lower = {"people/bob.yaml": profile("Bob", 1)}
    before = loads({**lower, "items/one.yaml": held("large")})
    after = loads({**lower, "items/two.yaml": held("large")})

    assert all_beyond(before, after, LIMITS) == {}


def test_a_duty_given_beyond_the_slots_is_not_refused() -> None:
    work = {"items/one.yaml": held("small", "dan")}
    after = loads({**work, "records/dan.yaml": record("dan", "lead in docs")})

    assert all_beyond(loads(work), after, LIMITS) == {}


def test_the_communitys_limit_holds_beside_the_slots() -> None:
    four = {f"items/{name}.yaml": held("small") for name in ("a", "b", "c", "d")}
    wide = {"people/bob.yaml": profile("Bob", 20)}
    after = loads({**wide, **four, "items/e.yaml": held("small")})

    said = ("`bob` would look after 5 items and ideas, and the limit is 4",)
    assert all_beyond(loads({**wide, **four}), after, LIMITS) == {"bob": said}


def test_a_release_hand_is_handed_nothing() -> None:
    after = loads({"items/one.yaml": held("small", "eve"), "people/eve.yaml": profile("Eve", 20)})

    said = ("`eve` is on release duty, and nobody hands them other work meanwhile",)
    assert all_beyond(loads({}), after, LIMITS) == {"eve": said}


def test_a_mentor_gets_no_more_mentees_than_they_offer_to_take() -> None:
    one = {"pairings/gus-ada.yaml": PAIRING.format("ada", "active")}
    two = {**one, "pairings/gus-fay.yaml": PAIRING.format("fay", "proposed")}

    said = ("`gus` would have 2 mentees, and the limit is 1",)
    assert all_beyond(loads({}), loads(one), LIMITS) == {}
    assert all_beyond(loads(one), loads(two), LIMITS) == {"gus": said}


def test_room_is_a_free_slot_within_the_communitys_limit() -> None:
    assert has_room(loads({}).of("dan"), LIMITS)
    assert not has_room(loads({}).of("dan"), LIMITS, 2)
    assert not has_room(loads({}).of("eve"), LIMITS)
    assert not has_room(loads({}).of("fay"), LIMITS)
    assert not has_room(loads({"items/one.yaml": held("small")}).of("bob"), Limits(shepherded=1))


def test_the_smallest_things_that_make_room_are_named() -> None:
    work = {"items/large.yaml": held("large"), "items/small.yaml": held("small")}
    found = loads({**work, "people/bob.yaml": profile("Bob", 3)}).of("bob")

    assert to_hand_on(found) == ["small"]
    assert to_hand_on(loads({**work, "people/bob.yaml": profile("Bob", 2)}).of("bob")) == ["small", "large"]
