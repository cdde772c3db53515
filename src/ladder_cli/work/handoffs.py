"""Somebody handed on from the group that showed them around to the one where they want to be."""

from collections.abc import Iterator

from ladder_cli.model.finding import Append, Plain, Put
from ladder_cli.model.group import Handoff
from ladder_cli.model.stop import Stop, usage
from ladder_cli.roles.case import Line, Speaker
from ladder_cli.roles.phrase import names
from ladder_cli.roles.standing import holders

Open = tuple[str, int]
"""A handoff that waits: the group it is from, and its position there."""


def hand_on(speaker: Speaker, person: str, to: str, source: str | None = None) -> Line:
    """The line that hands somebody on; from the group whose onboarding they follow where none is named.

    Raises Stop: status 2 where it is not clear from which group, or it is the same or a closed one; 1
    where they are being handed on there already, or the speaker neither leads nor hosts.
    """
    group = source or _source(speaker, person)
    _refuse_nowhere(speaker, group, to)
    for name, index in waiting(speaker, person, to):
        on = _handoffs(speaker, name)[index].on
        raise Stop(
            f"`{person}` is being handed on to `{to}` since {on}",
            f"a lead of `{to}` says yes: ladder sig handoff {person} {to} --accept",
            1,
        )
    welcoming = tuple(dict.fromkeys((*_hosts(speaker, group), *_leading(speaker, group))))
    if speaker.handle not in welcoming:
        raise Stop(
            f"`{speaker.handle}` neither leads `{group}` nor shows people around there",
            f"ask {names(welcoming)}",
            1,
        )
    value: dict[str, Plain] = {"person": person, "to": to, "on": speaker.day}
    path = speaker.ladders.registry.path("group", group)
    said = f"`{group}` hands `{person}` on to `{to}`"
    notes = [f"a lead of `{to}` says yes: ladder sig handoff {person} {to} --accept"]
    if speaker.handle not in _leading(speaker, group):
        notes.insert(0, f"a lead of `{group}` approves it")
    return Line(path, (Append(("onboarding", "handoffs"), value),), said, person, tuple(notes))


def accept(speaker: Speaker, person: str, to: str, source: str | None = None) -> Line:
    """The other group's yes, by a lead of it or a steward.

    Raises Stop: status 1 where nobody waits, or the speaker does not lead it; 2 where several groups handed
    them on and none is named.
    """
    found = [one for one in waiting(speaker, person, to) if source in (None, one[0])]
    if not found:
        raise Stop(
            f"no handoff of `{person}` to `{to}` waits for a yes",
            f"hand them on first: ladder sig handoff {person} {to}",
            1,
        )
    if len(found) > 1:
        raise usage(f"several groups hand `{person}` on to `{to}`", f"name one: --from {found[0][0]}")
    if speaker.handle not in _leading(speaker, to):
        raise Stop(
            f"`{speaker.handle}` does not lead `{to}`, which says itself whom it welcomes",
            f"ask {names(_leading(speaker, to))}",
            1,
        )
    (group, index), *_ = found
    path = speaker.ladders.registry.path("group", group)
    edit = Put(("onboarding", "handoffs", index, "accepted"), speaker.day)
    return Line(path, (edit,), f"`{to}` welcomes `{person}`, handed on by `{group}`", person)


def waiting(speaker: Speaker, person: str, to: str) -> Iterator[Open]:
    """The handoffs of somebody to a group that wait for its yes, by group."""
    for name in sorted(speaker.ladders.registry.groups):
        for index, handoff in enumerate(_handoffs(speaker, name)):
            if (handoff.person, handoff.to, handoff.accepted) == (person, to, None):
                yield name, index


def _source(speaker: Speaker, person: str) -> str:
    """The only group with an onboarding that somebody follows."""
    registry = speaker.ladders.registry
    profile = registry.people.get(person)
    followed = {follow.group for follow in profile.follows} if profile else set()
    found = sorted(name for name in followed if name in registry.groups and registry.groups[name].onboarding)
    if len(found) == 1:
        return found[0]
    if not found:
        raise usage(
            f"`{person}` follows no group that brings people in", "say which hands them on: --from GROUP"
        )
    raise usage(f"`{person}` follows {names(found)}", "say which hands them on: --from GROUP")


def _refuse_nowhere(speaker: Speaker, group: str, to: str) -> None:
    target = speaker.ladders.registry.groups[to]
    if speaker.ladders.registry.groups[group].onboarding is None:
        raise usage(f"`{group}` has no onboarding to hand on from", "say which group has: --from GROUP")
    if to == group:
        raise usage(f"`{to}` cannot hand on to itself", "name the group where they want to be")
    if target.kind == "team" or (target.retired is not None and target.retired <= speaker.day):
        raise usage(f"`{to}` takes nobody in", "name a group that goes on")


def _handoffs(speaker: Speaker, group: str) -> tuple[Handoff, ...]:
    onboarding = speaker.ladders.registry.groups[group].onboarding
    return onboarding.handoffs if onboarding else ()


def _hosts(speaker: Speaker, group: str) -> tuple[str, ...]:
    onboarding = speaker.ladders.registry.groups[group].onboarding
    return onboarding.hosts if onboarding else ()


def _leading(speaker: Speaker, group: str) -> tuple[str, ...]:
    """Whose word a group's is: its leads, those of what it lies within, and stewards."""
    ladders, day = speaker.ladders, speaker.day
    leads, stewards = holders(ladders, "lead", group, day), holders(ladders, "steward", None, day)
    return tuple(dict.fromkeys((*leads, *stewards)))
