"""How well two people fit, as an integer about the pair, and why, in words.

Each of four things gives 0 to 10 points, times its weight in `community.pairing.weights`. Hours count
only up to a bound and only beyond what was asked; how few hours somebody lists earns nothing.
"""

from collections.abc import Sequence

from ladder_cli.model.community import Class, Weights
from ladder_cli.pairing.market import Mentee, Mentor

MOST_POINTS = 10
GROUP_POINTS, PARENT_POINTS, ASKED_TOPIC_POINTS, INTEREST_POINTS = 4, 2, 3, 1
MINUTES_A_POINT = 30
DAYS_A_POINT = 9

AS_CLASSES: dict[Class, str] = {
    "user": "both use it",
    "operator": "both operate it",
    "contributor": "both contribute",
}


def most(weights: Weights) -> int:
    """The highest fit there can be."""
    return MOST_POINTS * (weights.topics + weights.overlap + weights.classes + weights.waiting)


def fit(mentee: Mentee, mentor: Mentor, minutes: int, weights: Weights) -> int:
    """The fit of two who have so many minutes a week in common."""
    return (
        weights.topics * topic_points(mentee, mentor)
        + weights.overlap * min(MOST_POINTS, (minutes - mentee.least) // MINUTES_A_POINT)
        + weights.classes * class_points(mentee, mentor)
        + weights.waiting * min(MOST_POINTS, mentee.days_waiting // DAYS_A_POINT)
    )


def topic_points(mentee: Mentee, mentor: Mentor) -> int:
    """Points for the group asked (less for one it lies within), topics asked, and interests in common."""
    points = 0
    if mentee.group is not None:
        if mentee.group in mentor.groups:
            points = GROUP_POINTS
        elif not mentor.groups.isdisjoint(mentee.lineage):
            points = PARENT_POINTS
    shared = mentee.cares & mentor.cares
    if shared:
        asked = len(mentee.topics & mentor.topics)
        points += ASKED_TOPIC_POINTS * asked + INTEREST_POINTS * (len(shared) - asked)
    return min(MOST_POINTS, points)


def class_points(mentee: Mentee, mentor: Mentor) -> int:
    """Points for the share of the mentee's classes that the mentor is too."""
    if not mentee.classes:
        return 0
    return MOST_POINTS * len(mentee.classes & mentor.classes) // len(mentee.classes)


def reasons(mentee: Mentee, mentor: Mentor, minutes: int) -> tuple[str, ...]:
    """Why these two, a sentence each; the heaviest weight of the default policy first."""
    return (
        *_group_reason(mentee, mentor),
        *_topic_reason(mentee, mentor),
        _overlap_reason(mentee, minutes),
        *(AS_CLASSES[name] for name in AS_CLASSES if name in mentee.classes & mentor.classes),
        *_goal_reason(mentee),
        _waiting_reason(mentee),
    )


def _group_reason(mentee: Mentee, mentor: Mentor) -> Sequence[str]:
    if mentee.group is None:
        return ()
    offered = next((group for group in mentee.lineage if group in mentor.groups), None)
    if offered is None:
        return ()
    if offered == mentee.group:
        return (f"mentors in `{offered}`, the group asked for",)
    return (f"mentors in `{offered}`, which `{mentee.group}` lies within",)


def _topic_reason(mentee: Mentee, mentor: Mentor) -> Sequence[str]:
    shared = sorted(mentee.cares & mentor.cares)
    return (f"both care about {spoken(shared)}",) if shared else ()


def _overlap_reason(mentee: Mentee, minutes: int) -> str:
    more = minutes - mentee.least
    beyond = f"{more} more than asked" if more else "as asked"
    return f"{minutes} minutes a week in common all year, {beyond}"


def _goal_reason(mentee: Mentee) -> Sequence[str]:
    if mentee.goal is None:
        return ()
    where = f" in `{mentee.group}`" if mentee.group else ""
    return (f"stands at or above `{mentee.goal}`{where}, where `{mentee.handle}` is heading",)


def _waiting_reason(mentee: Mentee) -> str:
    days = mentee.days_waiting
    waited = f"has waited {days} day{'' if days == 1 else 's'}"
    return f"{waited}, for a first mentor" if mentee.fresh else waited


def spoken(words: Sequence[str]) -> str:
    """Words between backticks, as one would say them: `a`, `b` and `c`."""
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
