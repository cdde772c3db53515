"""`ladder pairing …`: what the two of a pairing say in its course."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import call_of, day, nearest
from ladder_cli.commands.options import AsHandle, Commit, DryRun, Form
from ladder_cli.commands.saying import How, speak
from ladder_cli.pairing import course, ending
from ladder_cli.pairing.turn import turn
from ladder_cli.roles.case import Line, Speaker

Pairing = Annotated[
    str,
    typer.Argument(
        metavar="[PAIRING]",
        help="Its id, or the other of the two; not needed where you have one.",
        autocompletion=completing.pairings,
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What every one of these commands is given."""

    as_: str | None
    dry_run: bool
    commit: bool
    form: str


def accept(
    context: typer.Context,
    pairing: Pairing = "",
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Say yes to a pairing that is proposed; with the second yes it begins.

    Example: ladder pairing accept --as kwame
    """
    name, asked = _named(context, pairing), _Asked(as_, dry_run, commit, form)
    return _said(context, asked, "Accept the pairing with", lambda by: [course.acceptance(turn(by, name))])


def checkin(
    context: typer.Context,
    pairing: Pairing = "",
    on: Annotated[str, typer.Option(metavar="DATE", help="When you spoke; today where it is left out.")] = "",
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Say that you two have spoken: a day, nothing else. It stops the clock anew, and ends a pause.

    Example: ladder pairing checkin --on 2026-11-20 --as leila
    """
    name, spoken = _named(context, pairing), _day(on)

    def lines(by: Speaker) -> list[Line]:
        return [course.contact(turn(by, name), spoken or by.today)]

    return _said(context, _Asked(as_, dry_run, commit, form), "Note a contact with", lines)


def pause(
    context: typer.Context,
    pairing: Pairing = "",
    until: Annotated[
        str, typer.Option(metavar="DATE", help="Its last day; four weeks on where it is left out.")
    ] = "",
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Stop the clock for a while. No reason is asked.

    Example: ladder pairing pause --until 2027-01-10 --as camila
    """
    name, last = _named(context, pairing), _day(until)

    def lines(by: Speaker) -> list[Line]:
        return [course.pause(turn(by, name), last)]

    return _said(context, _Asked(as_, dry_run, commit, form), "Pause the pairing with", lines)


def complete(
    context: typer.Context,
    pairing: Pairing = "",
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """The goal is reached: thanks to both. Said by the mentee, their wish for a mentor goes with it.

    Example: ladder pairing complete --as noor
    """
    name, asked = _named(context, pairing), _Asked(as_, dry_run, commit, form)
    return _said(context, asked, "Complete the pairing with", lambda by: ending.completion(turn(by, name)))


def end(
    context: typer.Context,
    pairing: Pairing = "",
    why: Annotated[
        Literal["plans-changed", "no-time"] | None,
        typer.Option(help="Shown as a count over all pairings, and nowhere else.", show_default=False),
    ] = None,
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """End a pairing, or say no to one that is proposed. Only the day stays; the mentee's wish stands again.

    Example: ladder pairing end --why plans-changed --as leila
    """
    name, asked = _named(context, pairing), _Asked(as_, dry_run, commit, form)
    return _said(context, asked, "End the pairing with", lambda by: [ending.end(turn(by, name), why)])


def resign(
    context: typer.Context,
    as_: AsHandle = None,
    dry_run: DryRun = False,
    commit: Commit = False,
    form: Form = "text",
) -> int:
    """Leave the programme, no reason asked: all your pairings end, your offer rests, your wish goes.

    The wishes of those you mentored stand again.

    Example: ladder pairing resign --as hamish
    """
    return _said(
        context, _Asked(as_, dry_run, commit, form), "Resign from mentoring with", ending.resignation
    )


def _said(
    context: typer.Context, asked: _Asked, what: str, lines: Callable[[Speaker], Sequence[Line]]
) -> int:
    """Show and write what a speaker says."""
    how = How(what, asked.as_, None, asked.dry_run, asked.commit, asked.form == "json")
    return speak(call_of(context), how, lines)


def _named(context: typer.Context, name: str) -> str:
    """A pairing's id, or the handle of one of its two; Stop (status 2) where there is neither."""
    from ladder_cli.model.stop import usage

    registry = call_of(context).registry
    name = name.removeprefix("pairing/").removeprefix("person/")
    if not name or name in registry.pairings or registry.exists(name):
        return name
    raise usage(
        f"`{name}` is neither a pairing nor a person here", nearest(name, registry.pairings, "query pairings")
    )


def _day(text: str) -> date | None:
    return day(text) if text else None
