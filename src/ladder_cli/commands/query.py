"""`ladder query`: look things up in lists."""

from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import call_of
from ladder_cli.commands.empty_list import why_empty
from ladder_cli.commands.options import FORMAT, PartOfTheWorld, Sig
from ladder_cli.directory.answers import CLASSES
from ladder_cli.directory.listing import Listing, View, Wanted, arranged
from ladder_cli.directory.listings import LISTINGS
from ladder_cli.model.stop import usage
from ladder_cli.work.seeker import LEVELS


def _kinds(incomplete: str) -> list[str]:
    return [kind for kind in LISTINGS if kind.startswith(incomplete)]


def query(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=" | ".join(LISTINGS), autocompletion=_kinds)],
    role: Annotated[str, typer.Option(help="Holds this role.", autocompletion=completing.roles)] = "",
    at_least: Annotated[
        str, typer.Option(help="Holds this role or one above it.", autocompletion=completing.roles)
    ] = "",
    sig: Sig = "",
    within: Annotated[
        str, typer.Option(help="In this group or one below it.", autocompletion=completing.groups)
    ] = "",
    kind_: Annotated[str, typer.Option("--kind", help="Groups, contributions or signals of this kind.")] = "",
    ladder: Annotated[str, typer.Option(help="Roles of this ladder.")] = "",
    person: Annotated[str, typer.Option(help="Of this person.", autocompletion=completing.handles)] = "",
    class_: Annotated[
        str,
        typer.Option(
            "--class", help="user, operator or contributor.", autocompletion=completing.among(CLASSES)
        ),
    ] = "",
    interest: Annotated[str, typer.Option(help="Cares about this topic, or is about it.")] = "",
    time_zone: PartOfTheWorld = "",
    speaks: Annotated[str, typer.Option(help="Can meet in this language.")] = "",
    employer: Annotated[
        str,
        typer.Option(help="Works there, or for a related company.", autocompletion=completing.organizations),
    ] = "",
    since: Annotated[
        str, typer.Option(metavar="DATE", help="Joined, begun, done or moved on this day or later.")
    ] = "",
    mentor: Annotated[bool, typer.Option("--mentor", help="Offers mentoring, and has room.")] = False,
    on_leave: Annotated[bool, typer.Option("--on-leave", help="Away today.")] = False,
    listening: Annotated[bool, typer.Option("--listening", help="Happy to listen for now.")] = False,
    newcomer: Annotated[bool, typer.Option("--newcomer", help="Joined a group a short while ago.")] = False,
    ended: Annotated[bool, typer.Option("--ended", help="Seats and pairings that have ended.")] = False,
    open_: Annotated[
        bool, typer.Option("--open", help="Items to take, ideas on their way, pairings that run.")
    ] = False,
    state: Annotated[str, typer.Option(help="Items, ideas or pairings in this state.")] = "",
    level: Annotated[
        str,
        typer.Option(
            help="Items for newcomer, some-experience or expert.", autocompletion=completing.among(LEVELS)
        ),
    ] = "",
    owner: Annotated[str, typer.Option(help="Items they do.", autocompletion=completing.handles)] = "",
    shepherd: Annotated[
        str, typer.Option(help="Items or ideas they look after.", autocompletion=completing.handles)
    ] = "",
    unshepherded: Annotated[bool, typer.Option("--unshepherded", help="Nobody looks after it.")] = False,
    idle: Annotated[bool, typer.Option("--idle", help="Items that nothing has moved for long.")] = False,
    fields: Annotated[str, typer.Option(metavar="A,B", help="Show these fields.")] = "",
    sort: Annotated[str, typer.Option(metavar="A,-B", help="Sort by these fields; `-` for falling.")] = "",
    form: Annotated[Literal["text", "json", "csv"], FORMAT] = "text",
) -> int:
    """List people, groups, roles, organizations, seats, contributions, …; filters compose.

    Example: ladder query people --at-least reviewer --within docs --speaks fr --mentor
    """
    from ladder_cli.directory.answers import part_of_the_world
    from ladder_cli.render.rows import FORMATS
    from ladder_cli.roles.ladders import Ladders

    call = call_of(context)
    listing = LISTINGS[_one_of(kind, "KIND", tuple(LISTINGS))]
    wanted = Wanted(
        role=role and call.role(role),
        at_least=at_least and call.role(at_least),
        sig=sig and call.group(sig),
        within=within and call.group(within),
        kind=kind_,
        ladder=ladder,
        person=person and call.person(person),
        class_=class_,
        interest=interest,
        time_zone=time_zone and part_of_the_world(time_zone),
        speaks=speaks,
        employer=employer and call.organization(employer),
        since=since and call.day(since),
        mentor=mentor,
        on_leave=on_leave,
        listening=listening,
        newcomer=newcomer,
        ended=ended,
        open=open_,
        state=state,
        level=level,
        owner=owner and call.person(owner),
        shepherd=shepherd and call.person(shepherd),
        unshepherded=unshepherded,
        idle=idle,
    )
    view = View(Ladders(call.registry), call.today)
    _refuse_foreign(kind, listing, wanted)
    for name, words in listing.words.items():
        if asked := getattr(wanted, name):
            _one_of(asked, _option(name), words(view))
    order = tuple(name for name in sort.split(",") if name)
    _known([name.removeprefix("-") for name in order], listing)
    shown = _known(fields.split(","), listing) or (
        _brief(listing, ended=ended) if form == "text" else tuple(listing.fields)
    )
    needed = {*shown, *(name.removeprefix("-") for name in order)}
    rows = arranged(listing.rows(view, wanted, needed), order)
    call.answer(FORMATS[form](kind, shown, rows, call.width, call.colored))
    if not rows:
        call.talk(why_empty(call, kind, wanted))
    return 0


def _brief(listing: Listing, *, ended: bool) -> tuple[str, ...]:
    """What a terminal shows; of what has ended also the day."""
    return (*listing.brief, "ended") if ended and "ended" in listing.fields else listing.brief


def _option(name: str) -> str:
    return "--" + name.rstrip("_").replace("_", "-")


def _one_of(word: str, where: str, choices: Sequence[str]) -> str:
    if word not in choices:
        raise usage(f"`{word}` does not go with {where}", f"one of: {', '.join(choices)}")
    return word


def _refuse_foreign(kind: str, listing: Listing, wanted: Wanted) -> None:
    for name in wanted.asked():
        if name not in listing.filters:
            known = ", ".join(map(_option, listing.filters))
            raise usage(f"`{_option(name)}` does not go with {kind}", f"these do: {known}")


def _known(words: list[str], listing: Listing) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(word.strip() for word in words if word.strip()))
    for name in names:
        if name not in listing.fields:
            raise usage(f"`{name}` is not a field", f"one of: {', '.join(listing.fields)}")
    return names
