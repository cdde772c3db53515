"""`ladder contribute`: write down what somebody did."""

from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.batch import PERSON, Row, rows
from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import Link, SayingOfMany, Texts
from ladder_cli.commands.saying import checked, speaker_of, written
from ladder_cli.model.finding import Plain
from ladder_cli.roles.case import Line
from ladder_cli.roles.deed import Told, entry

COLUMNS = ("kind", "date", "group", "what", "about", "with", "link", "witnesses")


def contribute(
    context: typer.Context,
    how: SayingOfMany,
    kind: Annotated[
        str, typer.Argument(metavar="[KIND]", help="A kind from community.yaml.", show_default=False)
    ] = "",
    what: Annotated[str, typer.Option(metavar="TEXT", help="What was done, in a line.")] = "",
    person: Annotated[
        str,
        typer.Option("--for", metavar="HANDLE", help="Who did it; you.", autocompletion=completing.handles),
    ] = "",
    date: Annotated[str, typer.Option(metavar="DATE", help="The day it was done; today.")] = "",
    group: Annotated[
        str, typer.Option(metavar="GROUP", help="For this group.", autocompletion=completing.groups)
    ] = "",
    about: Annotated[str, typer.Option(metavar="ID", help="An event, a deployment, a survey.")] = "",
    with_: Annotated[
        Texts,
        typer.Option("--with", metavar="HANDLE", help="Who else.", autocompletion=completing.handles),
    ] = None,
    link: Link = "",
    witness: Annotated[
        Texts, typer.Option(metavar="HANDLE", help="Who saw it.", autocompletion=completing.handles)
    ] = None,
) -> int:
    """Write down what you or somebody else did: of a kind, on a day, where it can be seen, and who saw it.

    With --from one line a person; columns: person, kind, date, group, what, about, with, link,
    witnesses (handles with spaces between).

    Example: ladder contribute mentoring --what "an hour on upgrades" --with salma --witness noor --as celeste
    """
    from ladder_cli.store.plans.ledgers import Ledgers
    from ladder_cli.store.plans.planned import planned

    call = call_of(context)
    speaker = speaker_of(call, how.as_)
    given = {"kind": kind, "what": what, "date": date or speaker.day, "group": group, "about": about}
    given |= {"link": link, "with": " ".join(with_ or ()), "witnesses": " ".join(witness or ())}
    given[PERSON] = person or ("" if how.from_ else speaker.handle)
    entries: list[tuple[str, dict[str, Plain]]] = []

    def one(row: Row) -> Line:
        told = _told(call, row)
        entries.append((told.person, entry(speaker, told)))
        return _line(call, told)

    lines = checked(rows(call, how.from_, given, COLUMNS), one)
    ledgers = Ledgers(call.source, call.registry)
    for who, value in entries:
        ledgers.add(who, value)
    plan = planned(call.source, ledgers.files, ledgers.edits)
    return written(call, how, "Note what was done by", lines, plan, speaker)


def _told(call: Call, row: Row) -> Told:
    return Told(
        person=call.person(row[PERSON]),
        kind=row["kind"],
        date=row["date"],
        what=row["what"],
        group=call.group(row["group"]) if row["group"] else None,
        about=row["about"],
        with_=_people(call, row["with"]),
        link=row.link,
        witnesses=_people(call, row["witnesses"]),
    )


def _people(call: Call, handles: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(call.person(one) for one in handles.replace(";", " ").split()))


def _line(call: Call, told: Told) -> Line:
    path = call.registry.path("contributions", told.person)
    said = f"`{told.person}`: {told.kind} on {told.date}, {told.what}"
    if told.witnesses:
        note = "its witnesses confirm it on the pull request"
    else:
        note = "nobody is named who saw it: a lead of the group, or a steward, has to confirm it"
    return Line(path, (), said, told.person, (note,))
