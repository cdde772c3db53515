"""`ladder workload`: who carries what, and who could carry more."""

from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Form, PartOfTheWorld, Sig
from ladder_cli.model.stop import usage

OLDEST = 5
"""So many of those that wait are shown."""


def workload(
    context: typer.Context,
    person: Annotated[
        str,
        typer.Argument(
            metavar="[PERSON]",
            help="All that this person carries.",
            autocompletion=completing.handles,
            show_default=False,
        ),
    ] = "",
    free: Annotated[bool, typer.Option("--free", help="Only who could look after one more thing.")] = False,
    sig: Sig = "",
    time_zone: PartOfTheWorld = "",
    form: Form = "text",
) -> int:
    """Slots that people declared and use, over items, ideas, mentees and duties, and what waits the longest.

    Whoever has too much comes first, then who carries most; with --free the freest. Small things take one
    slot, medium ones two, large ones three. Slots are one's own to declare: `ladder me --slots N`.

    Example: ladder workload --free --sig docs
    """
    from ladder_cli.directory.answers import part_of_the_world
    from ladder_cli.render.workload import FORMATS, Workload
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.work.availability import Available, belongs, in_zone, is_away
    from ladder_cli.work.load import Loads
    from ladder_cli.work.waiting import unshepherded

    call = call_of(context)
    if person and (free or sig or time_zone):
        raise usage("a person's load is shown whole", "leave PERSON out, or the filters")
    time_zone = time_zone and part_of_the_world(time_zone)
    loads = Loads(Ladders(call.registry), call.today.isoformat())
    group, people = call.group(sig) if sig else None, call.registry.people
    if person:
        found = [loads.of(call.person(person))]
    elif free:
        found = Available(loads).of(group, time_zone)
    else:
        declared = {handle for handle, each in people.items() if each.slots is not None}
        found = [
            loads.of(handle)
            for handle in sorted({*declared, *loads.people(), *loads.on_duty()})
            if in_zone(people.get(handle), time_zone)
            if group is None or belongs(loads, handle, people.get(handle), group)
        ]
        found.sort(key=lambda load: (-load.over, -load.used, load.person))
    away = frozenset(load.person for load in found if is_away(loads, load.person))
    waiting = [] if person or free else unshepherded(loads.ladders, group)[:OLDEST]
    call.answer(FORMATS[form](Workload(found, away, waiting), call.width, call.colored))
    return 0
