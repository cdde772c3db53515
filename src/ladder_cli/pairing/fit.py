"""How well two people fit, as an integer about the pair, and why, in words.

Each of four things gives 0 to 10 points, times its weight in `community.pairing.weights`. Hours count
only up to a bound and only beyond what was asked; how few hours somebody lists earns nothing.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from ladder_cli.model.community import Class, Weights
from ladder_cli.pairing.candidates import Offers
from ladder_cli.pairing.market import Mentee, Mentor
from ladder_cli.pairing.pools import ABOVE, ELSEWHERE, THERE
from ladder_cli.pairing.rows import Numbers, rows, shared, vocabulary

MOST_POINTS = 10
GROUP_POINTS, PARENT_POINTS, ASKED_TOPIC_POINTS, INTEREST_POINTS = 4, 2, 3, 1
MINUTES_A_POINT = 30
DAYS_A_POINT = 9

_WHERE_POINTS = np.zeros(3, np.int64)
_WHERE_POINTS[[ELSEWHERE, ABOVE, THERE]] = 0, PARENT_POINTS, GROUP_POINTS

AS_CLASSES: dict[Class, str] = {
    "user": "both use it",
    "operator": "both operate it",
    "contributor": "both contribute",
}


def most(weights: Weights) -> int:
    """The highest fit there can be."""
    return MOST_POINTS * (weights.topics + weights.overlap + weights.classes + weights.waiting)


def fits(mentees: Sequence[Mentee], mentors: Sequence[Mentor], offers: Offers, weights: Weights) -> Numbers:
    """The fit of each pair of these people."""
    topics, classes = _topic_points(mentees, mentors, offers), _class_points(mentees, mentors, offers)
    least = np.array([mentee.least for mentee in mentees], np.int64)[offers.mentee]
    hours = np.minimum(MOST_POINTS, (offers.minutes - least) // MINUTES_A_POINT)
    days = np.array([mentee.days_waiting for mentee in mentees], np.int64)
    waiting = np.minimum(MOST_POINTS, days // DAYS_A_POINT)[offers.mentee]
    found: Numbers = weights.topics * topics
    found += weights.overlap * hours
    found += weights.classes * classes
    found += weights.waiting * waiting
    return found


def _topic_points(mentees: Sequence[Mentee], mentors: Sequence[Mentor], offers: Offers) -> Numbers:
    """Points for the group asked (less for one it lies within), topics asked, and interests in common."""
    topics = vocabulary(mentor.topics for mentor in mentors)
    cares = vocabulary(mentor.cares for mentor in mentors)
    asked = _shared([one.topics for one in mentees], [one.topics for one in mentors], topics, offers)
    all_ = _shared([one.cares for one in mentees], [one.cares for one in mentors], cares, offers)
    points = _WHERE_POINTS[offers.where] + ASKED_TOPIC_POINTS * asked + INTEREST_POINTS * (all_ - asked)
    return np.minimum(points, MOST_POINTS)


def _class_points(mentees: Sequence[Mentee], mentors: Sequence[Mentor], offers: Offers) -> Numbers:
    """Points for the share of the mentee's classes that the mentor is too."""
    classes = vocabulary(mentor.classes for mentor in mentors)
    own = np.array([max(1, len(mentee.classes)) for mentee in mentees], np.int64)
    both = _shared([one.classes for one in mentees], [one.classes for one in mentors], classes, offers)
    return MOST_POINTS * both // own[offers.mentee]


def _shared(
    one: Sequence[frozenset[str]], other: Sequence[frozenset[str]], places: Mapping[str, int], offers: Offers
) -> Numbers:
    return shared(rows(one, places), offers.mentee, rows(other, places), offers.mentor)


def reasons(mentee: Mentee, mentor: Mentor, time: str) -> tuple[str, ...]:
    """Why these two, a sentence each, `time` among them; the heaviest weight of the default policy first."""
    return (
        *_group_reason(mentee, mentor),
        *_topic_reason(mentee.cares & mentor.cares),
        time,
        *_class_reasons(mentee.classes & mentor.classes),
        *_goal_reason(mentee),
        _waiting_reason(mentee.days_waiting, mentee.fresh),
    )


@cache
def _class_reasons(alike: frozenset[str]) -> Sequence[str]:
    return tuple(said for name, said in AS_CLASSES.items() if name in alike)


def _group_reason(mentee: Mentee, mentor: Mentor) -> Sequence[str]:
    for group in mentee.lineage:
        if group in mentor.groups:
            if group == mentee.group:
                return (f"mentors in `{group}`, the group asked for",)
            return (f"mentors in `{group}`, which `{mentee.group}` lies within",)
    return ()


@cache
def _topic_reason(shared: frozenset[str]) -> Sequence[str]:
    return (f"both care about {spoken(sorted(shared))}",) if shared else ()


def weekly_reason(mentee: Mentee, minutes: int) -> str:
    """What time two have in common every week."""
    more = minutes - mentee.least
    beyond = f"{more} more than asked" if more else "as asked"
    return f"{minutes} minutes a week in common all year, {beyond}"


def _goal_reason(mentee: Mentee) -> Sequence[str]:
    if mentee.goal is None:
        return ()
    where = f" in `{mentee.group}`" if mentee.group else ""
    return (f"stands at or above `{mentee.goal}`{where}, where `{mentee.handle}` is heading",)


@cache
def _waiting_reason(days: int, fresh: bool) -> str:
    waited = f"has waited {days} day{'' if days == 1 else 's'}"
    return f"{waited}, for a first mentor" if fresh else waited


def spoken(words: Sequence[str]) -> str:
    """Words between backticks, as one would say them: `a`, `b` and `c`."""
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
