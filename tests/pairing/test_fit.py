import numpy as np
import pytest

from ladder_cli.model.community import Weights
from ladder_cli.model.person import Offer, Wish
from ladder_cli.pairing.candidates import Offers
from ladder_cli.pairing.fit import fits, most, reasons, weekly_reason
from ladder_cli.pairing.market import Mentee, Mentor, market
from ladder_cli.pairing.pools import ABOVE, ELSEWHERE, THERE
from ladder_cli.roles.ladders import Ladders
from tests.pairing.communities import person, registry


def two(today, wish: Wish, offer: Offer, mentee=(), mentor=()) -> tuple[Mentee, Mentor]:
    people = {"ada": person(wish=wish, **dict(mentee)), "bob": person(offer=offer, **dict(mentor))}
    whole = market(Ladders(registry(people)), today)
    return whole.mentees[0], whole.mentors[0]


def fit(mentee: Mentee, mentor: Mentor, minutes: int, weights: Weights) -> int:
    """The fit of two, were they a pair with so many minutes in common."""
    where = THERE if mentee.group in mentor.groups else ELSEWHERE
    if where == ELSEWHERE and not mentor.groups.isdisjoint(mentee.lineage):
        where = ABOVE
    one = Offers(np.array([0]), np.array([0]), np.array([minutes]), np.array([where]))
    return int(fits((mentee,), (mentor,), one, weights)[0])


NONE = dict.fromkeys(("topics", "overlap", "classes", "waiting"), 0)
TOPICS, CLASSES = (Weights(**{**NONE, name: 1}) for name in ("topics", "classes"))


DOCS = Offer(capacity=1, groups=("docs",), topics=("writing", "storage"))


@pytest.mark.parametrize(
    ("wish", "interests", "points"),
    [
        ({"group": "docs"}, (), 4),
        ({"group": "docs/website"}, (), 2),
        ({"group": "node", "anyone": True}, (), 0),
        ({"topics": ("writing",)}, (), 3),
        ({"topics": ("writing", "storage")}, (), 6),
        ({"topics": ("writing",)}, ("storage", "network"), 5),
        ({"group": "docs", "topics": ("writing", "storage")}, ("network",), 10),
    ],
)
def test_group_asked_topics_and_interests_give_points_up_to_ten(wish, interests, points, today):
    ada, bob = two(
        today,
        Wish(since="2026-11-22", **wish),
        DOCS,
        mentee={"interests": interests},
        mentor={"interests": ("network",)},
    )

    assert fit(ada, bob, 30, TOPICS) == points


@pytest.mark.parametrize(
    ("mentee", "mentor", "points"),
    [
        (("operator",), ("operator", "contributor"), 10),
        (("operator", "user"), ("operator",), 5),
        (("user",), ("operator",), 0),
        ((), ("operator",), 0),
    ],
)
def test_the_share_of_the_mentees_classes_counts(mentee, mentor, points, today):
    ada, bob = two(today, Wish(since="2026-11-22"), DOCS, {"classes": mentee}, {"classes": mentor})

    assert fit(ada, bob, 30, CLASSES) == points


@pytest.mark.parametrize(("minutes", "points"), [(60, 0), (89, 0), (90, 1), (359, 9), (360, 10), (5000, 10)])
def test_hours_count_beyond_what_was_asked_and_only_so_far(minutes, points, today):
    ada, bob = two(today, Wish(since="2026-11-22", overlap_minutes=60, group="node"), DOCS)

    assert fit(ada, bob, minutes, Weights(topics=9, overlap=3, classes=9, waiting=9)) == 3 * points


@pytest.mark.parametrize(("since", "points"), [("2026-11-22", 0), ("2026-11-13", 1), ("2026-01-01", 10)])
def test_waiting_counts_and_only_so_far(since, points, today):
    ada, bob = two(today, Wish(since=since, group="node"), DOCS)

    assert fit(ada, bob, 30, Weights(topics=9, overlap=9, classes=9, waiting=7)) == 7 * points


def test_the_best_fit_reaches_the_most_there_can_be(today):
    ada, bob = two(
        today,
        Wish(since="2026-01-01", group="docs", topics=("writing", "storage")),
        DOCS,
        {"classes": ("user",)},
        {"classes": ("user",)},
    )

    assert fit(ada, bob, 900, Weights()) == most(Weights()) == 100


def test_every_pair_says_why(today):
    ada, bob = two(
        today,
        Wish(since="2026-11-12", group="docs/website", topics=("writing",), overlap_minutes=60),
        DOCS,
        {"classes": ("user", "operator"), "interests": ("storage",)},
        {"classes": ("operator", "contributor")},
    )

    assert reasons(ada, bob, weekly_reason(ada, 180)) == (
        "mentors in `docs`, which `docs/website` lies within",
        "both care about `storage` and `writing`",
        "180 minutes a week in common all year, 120 more than asked",
        "both operate it",
        "has waited 10 days, for a first mentor",
    )


def test_a_pair_with_little_in_common_says_so_plainly(today):
    ada, bob = two(today, Wish(since="2026-11-21", anyone=True, goal="member"), DOCS)

    assert reasons(ada, bob, weekly_reason(ada, 30)) == (
        "30 minutes a week in common all year, as asked",
        "stands at or above `member`, where `ada` is heading",
        "has waited 1 day, for a first mentor",
    )
