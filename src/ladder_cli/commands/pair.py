"""`ladder pair`: who should meet whom."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import Writing
from ladder_cli.model.stop import usage

if TYPE_CHECKING:
    from ladder_cli.pairing.question import Question


def pair(
    context: typer.Context,
    how: Writing,
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
    one_off: Annotated[
        bool, typer.Option("--one-off", help="Single conversations, with hours in the next two weeks.")
    ] = False,
    ics: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="With --one-off, also write the hours to a calendar; `-` for it alone, on stdout.",
            show_default=False,
        ),
    ] = None,
    gained: Annotated[
        bool, typer.Option("--gained", help="For organizers: who gained by hours they did not list.")
    ] = False,
    propose: Annotated[
        bool, typer.Option("--propose", help="Write them as pairings, proposed today: one change.")
    ] = False,
) -> int:
    """The best pairs of mentors and mentees, why, and what would help everyone left over.

    Nothing is written without --propose. A batch takes the word of a steward, and each pair begins when
    both have said yes.

    Example: ladder pair --sig docs
    """
    from ladder_cli.commands.avoid_list import avoided
    from ladder_cli.pairing.question import Question

    call = call_of(context)
    _refuse(cohorts=cohorts, one_off=one_off, gained=gained, propose=propose)
    how.only_with("--propose", given=propose)
    if ics is not None and not one_off:
        raise usage("only single conversations have hours for a calendar", "say --one-off too")
    question = Question(
        sig=call.group(sig) if sig else None,
        person=call.person(person) if person else None,
        goal=call.role(goal) if goal else None,
        avoid=avoided(call, avoid) if avoid else frozenset(),
        repeat=again,
        gained=gained,
    )
    if cohorts:
        return _cohorts(call, question, how.form)
    if one_off:
        return _talks(call, question, how.form, ics)
    return _pairs(call, question, how, propose=propose)


def _refuse(**asked: bool) -> None:
    """Stop where more than one of these questions is asked."""
    names = [f"--{name.replace('_', '-')}" for name, is_asked in asked.items() if is_asked]
    if len(names) > 1:
        raise usage(f"`{names[0]}` and `{names[1]}` are two questions", "ask one of them at a time")


def _cohorts(call: Call, question: "Question", form: str) -> int:
    from ladder_cli.pairing.gathering import gather
    from ladder_cli.render.pairs import COHORTS

    call.answer(COHORTS[form](gather(call.registry, call.today, question)))
    return 0


def _talks(call: Call, question: "Question", form: str, ics: Path | None) -> int:
    from ladder_cli.commands.calendar_file import deliver
    from ladder_cli.pairing.talks import talks
    from ladder_cli.render.pairs import TALKS

    found = talks(call.registry, call.today, question)
    if ics is None or str(ics) != "-":
        call.answer(TALKS[form](found))
    if ics is not None:
        from ladder_cli.interop.ical import written
        from ladder_cli.interop.talk_calendar import events

        made = events(call.registry, found.talks, call.today)
        deliver(call, written(made, call.registry.community.name), ics)
    return 0


def _pairs(call: Call, question: "Question", how: Writing, *, propose: bool) -> int:
    from ladder_cli.commands.pairs_proposed import written
    from ladder_cli.pairing.suggest import suggest
    from ladder_cli.render.pairs import FORMATS

    found = suggest(call.registry, call.today, question)
    if propose:
        return written(call, found, how)
    call.prose(FORMATS[how.form](found), how.form)
    return 0
