"""`ladder pair`: who should meet whom."""

from pathlib import Path
from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import call_of
from ladder_cli.commands.options import Commit, DryRun, Form
from ladder_cli.model.stop import usage


def pair(
    context: typer.Context,
    sig: Annotated[
        str, typer.Option(help="Wishes for this group or one below it.", autocompletion=completing.groups)
    ] = "",
    person: Annotated[
        str,
        typer.Option(
            "--for", metavar="H", help="Only what this person gets.", autocompletion=completing.handles
        ),
    ] = "",
    goal: Annotated[
        str,
        typer.Option(
            help="Wishes for this role; with --for, as if it were theirs.", autocompletion=completing.roles
        ),
    ] = "",
    again: Annotated[bool, typer.Option("--again", help="Two who had a pairing may have another.")] = False,
    avoid: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Pairs that must not be, two handles a line; a file git does not track.",
            show_default=False,
        ),
    ] = None,
    cohorts: Annotated[
        bool, typer.Option("--cohorts", help="Groups of one goal, with an hour that everyone can make.")
    ] = False,
    propose: Annotated[
        bool, typer.Option("--propose", help="Write them as pairings, proposed today: one change.")
    ] = False,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """The best pairs of mentors and mentees, why, and what would help everyone left over.

    Nothing is written without --propose. A batch takes the word of a steward, and each pair begins when
    both have said yes.

    Example: ladder pair --sig docs
    """
    from ladder_cli.commands.avoid_list import avoided
    from ladder_cli.commands.pairs_proposed import propose as batch
    from ladder_cli.pairing.gathering import gather
    from ladder_cli.pairing.question import Question
    from ladder_cli.pairing.suggest import suggest
    from ladder_cli.render.pairs import COHORTS, FORMATS

    call = call_of(context)
    if (dry_run or commit) and not propose:
        raise usage("there is nothing to write without --propose")
    if cohorts and propose:
        raise usage("a batch is of pairs", "leave --cohorts out, or --propose")
    question = Question(
        sig=call.group(sig) if sig else None,
        person=call.person(person) if person else None,
        goal=call.role(goal) if goal else None,
        avoid=avoided(call, avoid) if avoid else frozenset(),
        repeat=again,
    )
    if cohorts:
        call.answer(COHORTS[form](gather(call.registry, call.today, question)))
        return 0
    found = suggest(call.registry, call.today, question)
    if propose:
        return batch(call, found, dry_run=dry_run, commit=commit, as_json=form == "json")
    call.answer(FORMATS[form](found))
    return 0
