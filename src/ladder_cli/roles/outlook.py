"""The earliest day on which an open nomination could pass."""

from datetime import date, timedelta

from ladder_cli.model.registry import Case
from ladder_cli.model.step import Step
from ladder_cli.roles.days import parsed
from ladder_cli.roles.judgement import Judgement
from ladder_cli.roles.ladders import Ladders


def earliest(ladders: Ladders, case: Case, judgement: Judgement, today: date) -> str:
    """The first day from today on on which everything that takes time could be over.

    The days that the role's process stays open, or lets a vote run, count from the day of the nomination;
    of requirements, those wait that run with a clock. Words, work and approvals could all come today.
    """
    nomination = case.nomination
    opened = parsed(nomination.on) or today
    role = ladders.registry.roles.get(nomination.role)
    step = role.process if role is not None else None
    waits = opened + timedelta(days=_open_for(step) if step is not None else 0)
    return max(today, waits, today + timedelta(days=_waiting(judgement))).isoformat()


def _open_for(step: Step) -> int:
    """How many days a process takes at least."""
    if step.days_open is not None:
        return step.days_open.least
    if step.vote is not None:
        return step.vote.days or 0
    if step.all_of is not None:
        return max(map(_open_for, step.all_of), default=0)
    if step.any_of is not None:
        return min(map(_open_for, step.any_of), default=0)
    if step.n_of is not None:
        return sorted(map(_open_for, step.n_of.of))[: step.n_of.least][-1] if step.n_of.least else 0
    return 0


def _waiting(judgement: Judgement) -> int:
    """For how many days a clock has to run yet."""
    if judgement.verdict == "met" or judgement.kind == "not":
        return 0
    if not judgement.children:
        return judgement.missing if judgement.kind == "tenure" and judgement.verdict == "unmet" else 0
    days = sorted(map(_waiting, judgement.children))[: judgement.least]
    return days[-1] if days else 0
