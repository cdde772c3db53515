"""The earliest day on which an open nomination could pass."""

from datetime import date, timedelta

from ladder_cli.model.registry import Case
from ladder_cli.model.step import Step
from ladder_cli.roles.days import open_until, parsed
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
    over = _over(step, opened) if step is not None else opened
    return max(today, over, today + timedelta(days=_waiting(judgement))).isoformat()


def _over(step: Step, opened: date) -> date:
    """The first day on which a process could be over that began on a day."""
    if step.days_open is not None:
        return open_until(opened, step.days_open.least, business=step.days_open.business)
    if step.vote is not None:
        begins = open_until(opened, step.vote.announced or 0)
        return open_until(begins, step.vote.days or 0, business=step.vote.business)
    parts = step.all_of or step.any_of or (step.n_of.of if step.n_of is not None else ())
    days = sorted(_over(part, opened) for part in parts)
    least = len(days) if step.all_of is not None else 1 if step.n_of is None else step.n_of.least
    return days[:least][-1] if days else opened


def _waiting(judgement: Judgement) -> int:
    """For how many days a clock has to run yet."""
    if judgement.verdict == "met" or judgement.kind == "not":
        return 0
    if not judgement.children:
        return judgement.missing if judgement.kind == "tenure" and judgement.verdict == "unmet" else 0
    days = sorted(map(_waiting, judgement.children))[: judgement.least]
    return days[-1] if days else 0
