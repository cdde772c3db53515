"""What a newcomer could begin with: something to do, somebody to learn from, where to ask."""

from collections.abc import Iterator

from ladder_cli.commands.call import Call
from ladder_cli.model.pairing import RUNNING
from ladder_cli.render.plain_text import visible
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.newcomers import new_in
from ladder_cli.roles.standing import active

Step = tuple[str, str]


def first_steps(call: Call, ladders: Ladders, person: str) -> str:
    """Commands for somebody who is new in a group, or in none yet; nothing for anybody else."""
    groups = new_in(ladders, person, call.today)
    if not groups and _has_settled(call, person):
        return ""
    steps = list(_steps(call, ladders, person, groups))
    width = max(len(words) for words, _ in steps)
    return "To begin with:\n" + "".join(f"  {words:{width}}  {visible(why)}\n" for words, why in steps)


def _has_settled(call: Call, person: str) -> bool:
    """Whether somebody follows a group, or holds a seat."""
    profile, day = call.registry.people.get(person), call.today.isoformat()
    held = any(active(seat, day) for seat in call.registry.record(person).seats)
    return held or (profile is not None and bool(profile.follows))


def _steps(call: Call, ladders: Ladders, person: str, groups: list[str]) -> Iterator[Step]:
    from ladder_cli.work.matching import matches

    registry = call.registry
    profile = registry.people.get(person)
    if profile is None:
        yield f"ladder me --as {person}", "your own entry: what you care about, and when you have time"
    elif not profile.follows:
        yield f"ladder sig route {person}", "which groups could be yours"
    fitting = matches(ladders, person, call.today).found
    if fitting:
        yield f"ladder item match {person}", f"something to do: {registry.items[fitting[0].item].title}"
    if profile is not None and profile.mentoring.wish is not None:
        yield f"ladder pair --for {person}", "somebody to learn from"
    elif not any(person == one.mentee and one.state in RUNNING for one in registry.pairings.values()):
        where = f" --wish-group {groups[0]}" if groups else " --wish-anyone"
        yield f"ladder me --as {person}{where}", "say that you look for somebody to learn from"
    for group in groups[:1]:
        yield f"ladder ask {group}", "whom to ask, and who can answer now"
