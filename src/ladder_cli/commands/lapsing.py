"""`ladder lapsing`: whose seats would lapse, by which evidence, and what protects the others."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import Role, Sig, Writing
from ladder_cli.model.stop import usage

if TYPE_CHECKING:
    from ladder_cli.render.keeping import Lapse
    from ladder_cli.roles.keeping import Keeping
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.store.plans.writing import Plan


def lapsing(
    context: typer.Context,
    how: Writing,
    role: Role = "",
    sig: Sig = "",
    on: Annotated[str, typer.Option(metavar="DATE", help="As of this day, if nothing more is done.")] = "",
    write: Annotated[
        bool, typer.Option("--write", help="Write down today's notices, once they have been sent.")
    ] = False,
) -> int:
    """Whose seats would lapse, by which evidence, and who is protected by leave, vouches or coverage.

    Seats lapse, people do not. Where no source covers the evidence the answer is that nobody knows. It
    ends with the notice to send for each seat that would lapse; only --write writes anything.

    Example: ladder lapsing reviewer --sig docs --on 2027-01-31
    """
    from ladder_cli.commands.landing import write_due
    from ladder_cli.render.keeping import FORMATS
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.roles.lapsing import lapsing as not_kept
    from ladder_cli.store.documents.locating import Places

    call = call_of(context)
    day = date.fromisoformat(call.day(on)) if on else call.today
    how.only_with("--write", given=write)
    if write and day != call.today:
        raise usage("a notice is written on the day it is sent", "leave --on out")
    ladders = Ladders(call.registry)
    found = not_kept(ladders, day, role and call.role(role), call.group(sig) if sig else None)
    lapses = [_lapse(ladders, one, day) for one in found]
    places = Places(call.source)
    call.prose(FORMATS[how.form](lapses, day.isoformat(), places), how.form)
    if not write:
        return 0
    return write_due(
        call,
        how,
        _plan(call, lapses),
        "Note notices sent",
        "no notice to write: none is due, or all are on record",
    )


def _lapse(ladders: "Ladders", keeping: "Keeping", day: date) -> "Lapse":
    from ladder_cli.render.keeping import Lapse
    from ladder_cli.roles.loss import lost_as, way_back
    from ladder_cli.roles.notice import due, text

    keeps = ladders.registry.roles[keeping.held.seat.role].keeps
    if keeping.status != "would-lapse":
        return Lapse(keeping, lost_as(keeps), way_back(keeps))
    when = due(ladders, keeping, day)
    return Lapse(keeping, lost_as(keeps), way_back(keeps), when, text(ladders, keeping, when))


def _plan(call: Call, lapses: list["Lapse"]) -> "Plan":
    from ladder_cli.model.finding import Append, Edit
    from ladder_cli.roles.notice import line
    from ladder_cli.store.plans.planned import planned

    edits: dict[str, list[Edit]] = {}
    for one in lapses:
        if one.due is not None and one.due.owed:
            path = one.keeping.held.at.path
            edits.setdefault(path, []).append(Append(("notices",), line(one.keeping, one.due)))
    return planned(call.source, {}, edits)
