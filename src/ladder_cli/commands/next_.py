"""`ladder next`: what is still asked, cheapest first."""

from typing import TYPE_CHECKING

import typer

from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import Form, Person, Role, Sig

if TYPE_CHECKING:
    from ladder_cli.render.requirements import Page, Prospect
    from ladder_cli.roles.ladders import Ladders

FEW = 3
"""So many groups are named one by one."""


def next_(
    context: typer.Context,
    person: Person,
    role: Role = "",
    sig: Sig = "",
    form: Form = "text",
) -> int:
    """What a role still asks of somebody, cheapest first, and whom to ask; without ROLE, what comes next.

    Example: ladder next kofi reviewer --sig relay
    """
    from ladder_cli.commands.candidate import asked, nearby, prospect
    from ladder_cli.commands.first_steps import first_steps
    from ladder_cli.render.as_json import dumped
    from ladder_cli.render.requirements import Page, plain
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.store.documents.locating import Places

    call = call_of(context)
    ladders = Ladders(call.registry)
    person = call.person(person)
    rung = asked(call, ladders, person, role, sig)
    rungs = (rung,) if rung else nearby(ladders, person, call.today, sig and call.group(sig))
    found = sorted((prospect(ladders, person, one, call.today) for one in rungs), key=lambda one: one.price)
    places = Places(call.source)
    if form == "json":
        plains = [plain(one, places) for one in found]
        call.answer(dumped(plains[0] if rung else {"person": person, "rungs": plains}))
        return 0
    page = Page(places, call.colored, call.width)
    parts = [_whole(page, one) for one in found] if len(found) == 1 else [_brief(page, one) for one in found]
    if rung is None:
        parts += [_besides(call, ladders, person), first_steps(call, ladders, person)]
    call.answer("\n".join(part for part in parts if part) or _nothing(ladders, person))
    return 0


def _nothing(ladders: "Ladders", person: str) -> str:
    """Why nobody could say what comes next."""
    from ladder_cli.model.role import is_host_role

    if all(is_host_role(name, role) for name, role in ladders.registry.roles.items()):
        return "no role here can be climbed to: `ladder init . --ladder NAME` adds the roles of a ladder\n"
    return f"no role comes after where `{person}` stands\n"


def _whole(page: "Page", one: "Prospect") -> str:
    """One seat: the cheapest way to it, what comes then, and every requirement."""
    from ladder_cli.render.settling import settling

    way = page.routes(one) + settling(one, page.places)
    if one.judgement.verdict == "met":
        way = f"\nNothing is open: a maintainer can run `{one.command}`\n"
    return page.heading(one) + way + page.process(one) + "\nAll that is asked:\n" + page.tree(one)


def _brief(page: "Page", one: "Prospect") -> str:
    """One seat of several: what is still asked, and how to see all of it."""
    return page.heading(one) + page.routes(one) + f"  see: {one.command.replace('promote', 'next', 1)}\n"


def _besides(call: Call, ladders: "Ladders", person: str) -> str:
    """What else is open to somebody, a role once however many groups it could be in."""
    from ladder_cli.roles.rungs import other_rungs, roles_in_groups

    groups: dict[str, list[str]] = {}
    for rung in other_rungs(ladders, person, call.today):
        groups.setdefault(rung.role, []).extend([rung.sig] if rung.sig else [])
    said = [_offered(role, sigs) for role, sigs in groups.items()]
    text = f"Open to everyone besides: {', '.join(said)}\n" if said else ""
    within = ", ".join(f"`{role}`" for role in roles_in_groups(ladders, person, call.today))
    return text + (f"In a group, once you follow one or name it with --sig: {within}\n" if within else "")


def _offered(role: str, sigs: list[str]) -> str:
    if len(sigs) > FEW:
        return f"`{role}` (--sig, in any of {len(sigs)} groups)"
    return f"`{role}` (--sig {' or '.join(sigs)})" if sigs else f"`{role}`"
