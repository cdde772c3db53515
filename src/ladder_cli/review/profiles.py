"""Profiles: a person's own, and the first one's welcome."""

from ladder_cli.review.bench import Bench
from ladder_cli.review.needs import Need, Ruling
from ladder_cli.review.proposal import FileChange
from ladder_cli.roles.standing import seat_holders
from ladder_cli.rules.lookalikes import handle_skeleton

MANY = 2_000
"""Of more people than that, not every seat-holder is named who could welcome a newcomer."""


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
    if voices.author is not None:
        mine = voices.author
        why = f"the account is `{mine}`'s here: a new handle is taken by `ladder rename {mine} {handle}`"
        return bench.stewards(why, handle)
    given = sorted(one for one in voices.approvers if bench.has_seat(one))
    alike = "" if given else looks_like(bench, handle)
    if bench.base.registry.community.review.first_profile == "anyone" and not given and not alike:
        because = "this community lets anyone come in"
        return Ruling(because, (Need(1, (handle,), (handle,), because),))
    because = "a newcomer is welcomed by one who holds a seat"
    because += f"; `{handle}` looks like `{alike}`" if alike else ""
    need = bench.approval(1, given or welcoming(bench), because)
    return Ruling(because, (need,))


def welcoming(bench: Bench) -> list[str]:
    """Everyone who holds a seat and is here; of very many people, those who lead a group or are stewards."""
    if len(bench.base.registry.records) > MANY:
        roles = [name for name, role in bench.base.registry.roles.items() if role.grants]
        held = {one.person for role in roles for one in bench.base.seats.get(role, ())}
    else:
        held = set(seat_holders(bench.base, None, bench.day, "any"))
    return sorted(one for one in held if bench.has_seat(one) and not bench.is_away(one))


def looks_like(bench: Bench, handle: str) -> str:
    """Somebody whose handle looks the same at a glance; empty where nobody's does."""
    paths = bench.base.registry.paths
    others = sorted({name for kind, name in paths if kind in ("person", "record")} - {handle})
    # All at once, which is quicker by far: no sign that looks like another reaches over the end of a line.
    alike = handle_skeleton("\n".join(others)).split("\n")
    mine = handle_skeleton(handle)
    return next((other for other, drawn in zip(others, alike, strict=True) if drawn == mine), "")
