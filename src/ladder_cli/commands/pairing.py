"""`ladder pairing …`: what the two of a pairing say in its course."""

from datetime import date
from typing import Annotated, Literal

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import call_of, day, nearest
from ladder_cli.commands.options import Saying
from ladder_cli.commands.saying import speak
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


def accept(context: typer.Context, how: Saying, pairing: Pairing = "") -> int:
    """Say yes to a pairing that is proposed; with the second yes it begins.

    Example: ladder pairing accept --as kwame
    """
    name = _named(context, pairing)
    return speak(
        call_of(context), how, "Accept the pairing with", lambda by: [course.acceptance(turn(by, name))]
    )


def checkin(
    context: typer.Context,
    how: Saying,
    pairing: Pairing = "",
    on: Annotated[str, typer.Option(metavar="DATE", help="When you spoke; today where it is left out.")] = "",
) -> int:
    """Say that you two have spoken: a day, nothing else. It stops the clock anew, and ends a pause.

    Example: ladder pairing checkin --on 2026-11-20 --as leila
    """
    name, spoken = _named(context, pairing), _day(on)

    def lines(by: Speaker) -> list[Line]:
        return [course.contact(turn(by, name), spoken or by.today)]

    return speak(call_of(context), how, "Note a contact with", lines)


def pause(
    context: typer.Context,
    how: Saying,
    pairing: Pairing = "",
    until: Annotated[
        str, typer.Option(metavar="DATE", help="Its last day; four weeks on where it is left out.")
    ] = "",
) -> int:
    """Stop the clock for a while. No reason is asked.

    Example: ladder pairing pause --until 2027-01-10 --as camila
    """
    name, last = _named(context, pairing), _day(until)

    def lines(by: Speaker) -> list[Line]:
        return [course.pause(turn(by, name), last)]

    return speak(call_of(context), how, "Pause the pairing with", lines)


def complete(context: typer.Context, how: Saying, pairing: Pairing = "") -> int:
    """The goal is reached: thanks to both. Said by the mentee, their wish for a mentor goes with it.

    Example: ladder pairing complete --as noor
    """
    name = _named(context, pairing)
    return speak(
        call_of(context), how, "Complete the pairing with", lambda by: ending.completion(turn(by, name))
    )


def end(
    context: typer.Context,
    how: Saying,
    pairing: Pairing = "",
    why: Annotated[
        Literal["plans-changed", "no-time"] | None,
        typer.Option(help="Shown as a count over all pairings, and nowhere else.", show_default=False),
    ] = None,
) -> int:
    """End a pairing, or say no to one that is proposed. Only the day stays; the mentee's wish stands again.

    Example: ladder pairing end --why plans-changed --as leila
    """
    name = _named(context, pairing)
    return speak(call_of(context), how, "End the pairing with", lambda by: [ending.end(turn(by, name), why)])


def resign(context: typer.Context, how: Saying) -> int:
    """Leave the programme, no reason asked: all your pairings end, your offer rests, your wish goes.

    The wishes of those you mentored stand again.

    Example: ladder pairing resign --as hamish
    """
    return speak(call_of(context), how, "Resign from mentoring with", ending.resignation)


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
