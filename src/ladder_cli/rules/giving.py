"""L318, L319, L357: who gives seats: roles nobody can give, sole approvers, and the same two sponsors."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from ladder_cli.model.dates import before
from ladder_cli.model.finding import Finding
from ladder_cli.model.requirement import Requirement
from ladder_cli.model.role import GRANTS, Role
from ladder_cli.model.step import Approvals, Step
from ladder_cli.roles.standing import holders
from ladder_cli.roles.ties import ties
from ladder_cli.rules.needs import closed_since
from ladder_cli.rules.whole import Whole
from ladder_cli.rules.wording import listed

MOST_TOGETHER: Final = 5
"""So many promotions that the same two people stand behind are fine."""
TOGETHER: Final = "1 year"
"""The time in which they are counted."""
MOST_PAIRED: Final = 20
"""Sponsors of one seat who are counted in pairs."""


def role_nobody_can_give(whole: Whole) -> Iterator[Finding]:
    """A role can be given to nobody, for nobody holds what its process or its requirements ask of others.

    Everyone who comes that far would wait for ever. Give somebody the seat that is asked for, or let others
    decide. Founders have a year for it.
    """
    if whole.is_beginning or not (whole.is_complete("record") and whole.is_complete("role")):
        return
    for name, role in sorted(whole.registry.roles.items()):
        if role.retired is not None:
            continue
        missing = sorted({by for by in _givers(role) if _is_missing(by, whole)})
        if missing:
            yield Finding(
                whole.registry.at("role", name),
                f"nobody holds {listed(missing)}, and without them nobody can be given `{name}`",
                "give somebody that seat, or let others decide",
            )


def _givers(role: Role) -> Iterator[str]:
    """Grants and roles without whose holders nobody gets a seat; a missing steward has its own rule."""
    found = [*_asked(role.requires), *_steps(role.process)]
    return (by for by in found if by != "steward")


def _asked(requirement: Requirement) -> Iterator[str]:
    if requirement.waivable_by is not None:
        return
    if requirement.sponsors is not None and requirement.sponsors.role is not None:
        yield requirement.sponsors.role
    if requirement.attestation is not None:
        yield requirement.attestation.by
    for part in requirement.all_of or ():
        yield from _asked(part)


def _steps(step: Step | None) -> Iterator[str]:
    if step is None:
        return
    nomination = step.nomination
    if nomination is not None and nomination.by is not None and not (nomination.self_ or nomination.anyone):
        yield nomination.by
    for one in (step.seconds, step.approvals, step.appointment, step.vote):
        if one is not None:
            yield one.by
    for part in step.all_of or ():
        yield from _steps(part)


def _is_missing(by: str, whole: Whole) -> bool:
    """Whether nobody holds a grant or role that there is; of a role that is retired another rule tells."""
    if by not in GRANTS and (by not in whole.registry.roles or closed_since(by, whole.ladders, whole.today)):
        return False
    return not _is_held(whole, by)


def _is_held(whole: Whole, by: str) -> bool:
    if by in GRANTS:
        roles = {name for name, role in whole.registry.roles.items() if by in role.grants}
    else:
        roles = set(whole.ladders.above(by))
    return any(name in roles for name, _ in whole.holders)


def sole_approver_tied(whole: Whole) -> Iterator[Finding]:
    """The only person who could approve a nomination has a tie with the candidate.

    They would decide alone, and may not want to. Let somebody else decide too, such as a steward.
    """
    for handle in sorted(whole.registry.records):
        for case in whole.registry.cases_of(handle) if whole.registry.record(handle).nominations else ():
            one = case.nomination
            role = whole.registry.roles.get(one.role)
            if one.closed is not None or role is None:
                continue
            for asked in _approvals(role.process):
                every = holders(whole.ladders, asked.by, one.sig, whole.day, asked.scope)
                who = [by for by in every if by != handle]
                tied = ties(whole.ladders, handle, who[0], whole.day) if len(who) == 1 else ()
                if tied:
                    what = f"only `{who[0]}` could approve `{handle}` as `{one.role}`, and has a tie"
                    yield Finding(case.at, f"{what}: {', '.join(tied)}", "let somebody else decide too")


def _approvals(step: Step | None) -> Iterator[Approvals]:
    if step is None:
        return
    if step.approvals is not None:
        yield step.approvals
    for part in step.all_of or ():
        yield from _approvals(part)


def same_two_sponsors(whole: Whole) -> Iterator[Finding]:
    """The same two people stand behind more than five promotions within a year.

    They may know everyone best, and still all rests on the word of two. Ask others to vouch as well.
    """
    edge = before(whole.today, TOGETHER).isoformat()
    pairs: dict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
    for handle, record in whole.registry.records.items():
        for place, seat in enumerate(record.seats):
            if len(seat.sponsors) < 2 or seat.since is None or seat.since < edge:
                continue
            for pair in combinations(sorted({one.by for one in seat.sponsors})[:MOST_PAIRED], 2):
                pairs[pair].append((seat.since, handle, place))
    for (one, other), found in sorted(pairs.items()):
        if len(found) > MOST_TOGETHER:
            _, handle, place = max(found)
            yield Finding(
                whole.registry.at("record", handle, "seats", place),
                f"`{one}` and `{other}` stand behind {len(found)} promotions within {TOGETHER}",
                "ask others to vouch as well",
            )
