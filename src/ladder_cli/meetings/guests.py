"""Whom office hours of a group are for, and who could hold them."""

from datetime import date

from ladder_cli.meetings.timetable import of_group
from ladder_cli.model.pairing import RUNNING
from ladder_cli.model.registry import Registry
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.newcomers import new_in
from ladder_cli.roles.reminding import may_remind
from ladder_cli.roles.standing import holders


def unpaired_newcomers(ladders: Ladders, group: str, today: date) -> list[str]:
    """Newcomers of a group or one within it without a mentor; not who is away or happy to listen; sorted."""
    registry = ladders.registry
    mentored = {one.mentee for one in registry.pairings.values() if one.state in RUNNING}
    return [
        handle
        for handle in sorted(registry.people)
        if handle not in mentored
        and any(group in ladders.chain(one) for one in new_in(ladders, handle, today))
        and may_remind(registry, handle, today)
    ]


def possible_hosts(ladders: Ladders, group: str, today: date) -> list[str]:
    """Who hosts a meeting of the group, leads it or offers to mentor there, and is not on leave; sorted."""
    registry = ladders.registry
    found = {
        host
        for plan in of_group(registry, group)
        if (plan.meeting.until or "9999") >= today.isoformat()
        for host in plan.meeting.hosts
    }
    found.update(holders(ladders, "lead", group, today.isoformat()))
    found.update(
        handle
        for handle, person in registry.people.items()
        if (offer := person.mentoring.offer) is not None and offer.capacity > 0 and group in offer.groups
    )
    return [
        handle for handle in sorted(found) if registry.exists(handle) and not _away(registry, handle, today)
    ]


def _away(registry: Registry, handle: str, today: date) -> bool:
    return any(leave.covers(today.isoformat()) for leave in registry.record(handle).leave)
