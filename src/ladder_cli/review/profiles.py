"""Profiles: a person's own, and the first one's welcome."""

from ladder_cli.review.bench import Bench
from ladder_cli.review.needs import Need, Ruling
from ladder_cli.review.proposal import FileChange
from ladder_cli.roles.standing import seat_holders
from ladder_cli.rules.lookalikes import handle_skeleton

MOST_NAMED = 20
"""So many seat-holders are named where any of them would do."""


def profile(bench: Bench, file: FileChange) -> Ruling:
    """What a profile takes: the person alone; the first one a seat-holder's word as well."""
    if file.existed or file.id in bench.base.registry.records:
        return bench.person(file.id, "a profile is the person's own")
    return first(bench, file.id)


def first(bench: Bench, handle: str) -> Ruling:
    """A first profile: written by the account of that login, welcomed by anyone who holds a seat."""
    voices = bench.voices
    if handle != voices.stem or not voices.alone:
        return bench.stewards("nobody signs up someone else", handle)
    policy = bench.base.registry.community.review.first_profile
    alike = looks_like(bench, handle)
    if policy == "anyone" and not alike:
        because = "this community lets anyone come in"
        return Ruling(because, (Need(1, (handle,), (handle,), because),))
    because = "a newcomer is welcomed by one who holds a seat"
    because += f"; `{handle}` looks like `{alike}`" if alike else ""
    everyone = seat_holders(bench.base, None, bench.day, "any")
    need = bench.approval(1, (one for one in everyone if bench.has_seat(one)), because, "")
    return Ruling(because, (need,))


def looks_like(bench: Bench, handle: str) -> str:
    """Somebody whose handle looks the same at a glance; empty where nobody's does."""
    mine = handle_skeleton(handle)
    registry = bench.base.registry
    for shelf in (registry.people, registry.records):
        for other in shelf:
            if other != handle and handle_skeleton(other) == mine:
                return other
    return ""
