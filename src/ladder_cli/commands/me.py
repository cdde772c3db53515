"""`ladder me`: one's own entry, by flags or by questions on a terminal."""

from collections.abc import Mapping
from typing import Annotated

import typer

from ladder_cli.commands import completing
from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.options import AsHandle, DryRun, Text, Texts
from ladder_cli.commands.own_entry import agreed, write
from ladder_cli.commands.speaker import speaking
from ladder_cli.directory import answers as given
from ladder_cli.directory.entry import WISH, Answers
from ladder_cli.directory.questions import QUESTIONS, SWITCHES
from ladder_cli.model.finding import Plain
from ladder_cli.model.stop import Stop, usage

Switch = bool | None


def me(
    context: typer.Context,
    as_: AsHandle = None,
    name: Annotated[Text, typer.Option(help="What to call you.")] = None,
    pronouns: Annotated[Text, typer.Option(help="Your pronouns.")] = None,
    about: Annotated[Text, typer.Option(help="A sentence about you.")] = None,
    time_zone: Annotated[
        Text, typer.Option(metavar="ZONE", help="Such as Africa/Lagos.", autocompletion=completing.zones)
    ] = None,
    hours: Annotated[
        Texts, typer.Option(metavar="HOURS", help='Such as "tuesday,thursday 18:00-21:00"; again for more.')
    ] = None,
    languages: Annotated[Text, typer.Option(metavar="A,B", help="Such as en,pt-BR.")] = None,
    classes: Annotated[Text, typer.Option(metavar="A,B", help="Any of user, operator, contributor.")] = None,
    interests: Annotated[Text, typer.Option(metavar="A,B", help="Topics you care about.")] = None,
    follow: Annotated[
        Texts,
        typer.Option(metavar="GROUP", help="Follow it from today on.", autocompletion=completing.groups),
    ] = None,
    unfollow: Annotated[
        Texts, typer.Option(metavar="GROUP", help="Follow it no more.", autocompletion=completing.groups)
    ] = None,
    introduce: Annotated[
        Switch,
        typer.Option("--introduce/--no-introduce", help="With --follow: be introduced at its next meeting."),
    ] = None,
    mentees: Annotated[
        Text, typer.Option(metavar="N", help="Mentor so many at a time; 0 is not now, empty no more.")
    ] = None,
    mentor_groups: Annotated[Text, typer.Option(metavar="A,B", help="Groups you mentor in.")] = None,
    mentor_topics: Annotated[Text, typer.Option(metavar="A,B", help="Topics you mentor in.")] = None,
    one_off: Annotated[
        Switch, typer.Option("--one-off/--no-one-off", help="Mentor in single conversations only.")
    ] = None,
    wish_group: Annotated[
        Text,
        typer.Option(metavar="GROUP", help="Look for a mentor there.", autocompletion=completing.groups),
    ] = None,
    wish_goal: Annotated[
        Text, typer.Option(metavar="ROLE", help="Look for one towards it.", autocompletion=completing.roles)
    ] = None,
    wish_topics: Annotated[Text, typer.Option(metavar="A,B", help="Look for one who knows them.")] = None,
    wish_anyone: Annotated[
        Switch, typer.Option("--wish-anyone/--no-wish-anyone", help="A mentor from anywhere will do.")
    ] = None,
    wish_overlap: Annotated[
        Text, typer.Option(metavar="MINUTES", help="Least common time a week with a mentor.")
    ] = None,
    no_wish: Annotated[bool, typer.Option("--no-wish", help="Look for a mentor no more.")] = False,
    slots: Annotated[Text, typer.Option(metavar="N", help="Slots for looking after others' work.")] = None,
    listening: Annotated[
        Switch, typer.Option("--listening/--no-listening", help="Happy to listen for now: no nudges.")
    ] = None,
    login: Annotated[
        Text, typer.Option(metavar="LOGIN", help="Make your own record, with this account.")
    ] = None,
    agree: Annotated[
        Texts, typer.Option(metavar="WHAT", help="Agree to `conduct` as it stands today, or to a guide.")
    ] = None,
    leaves: Annotated[
        Texts,
        typer.Option(
            metavar="ORG", help="Today is the last day there.", autocompletion=completing.organizations
        ),
    ] = None,
    joins: Annotated[
        Texts,
        typer.Option(metavar="ORG", help="Work there from today.", autocompletion=completing.organizations),
    ] = None,
    away: Annotated[
        Texts, typer.Option(metavar="FROM[..UNTIL]", help="Time away, in days or months; no reason.")
    ] = None,
    dry_run: DryRun = False,
) -> int:
    """Write your profile, and what you alone may write in your record; on a terminal it asks.

    An empty value clears: --pronouns "". The change is shown as a diff, and nothing else is touched.

    Example: ladder me --as pilar --time-zone Africa/Lagos --hours "tue,thu 18:00-21:00" --follow docs
    """
    call = call_of(context)
    words = {
        "name": name,
        "pronouns": pronouns,
        "about": about,
        "time_zone": time_zone,
        "hours": None if hours is None else ";".join(hours),
        "languages": languages,
        "classes": classes,
        "interests": interests,
        "mentees": mentees,
        "mentor_groups": mentor_groups,
        "mentor_topics": mentor_topics,
        "wish_group": wish_group,
        "wish_goal": wish_goal,
        "wish_topics": wish_topics,
        "wish_overlap": wish_overlap,
        "slots": slots,
    }
    if introduce is not None and not follow:
        raise usage("`--introduce` goes with `--follow`", "name the group: --follow docs --introduce")
    if no_wish and any((wish_group, wish_goal, wish_topics, wish_anyone, wish_overlap)):
        raise usage("`--no-wish` looks for no mentor, and a wish for one", "say one of the two")
    said = Answers(
        fields={
            **_fields(call, words),
            **_switched(one_off=one_off, wish_anyone=wish_anyone, listening=listening),
            **({WISH: None} if no_wish else {}),
        },
        follow=tuple(call.group(each) for each in follow or ()),
        unfollow=tuple(each.removeprefix("sig/") for each in unfollow or ()),
        introduce=introduce,
        login=given.login(login) if login is not None else "",
        agree=tuple(agreed(call, each) for each in agree or ()),
        leaves=tuple(each.removeprefix("organization/") for each in leaves or ()),
        joins=tuple(call.organization(each) for each in joins or ()),
        away=tuple(given.leave(each, call.today) for each in away or ()),
    )
    if said.about_profile or said.about_record:
        return write(call, _self(call, as_, said.login), said, dry_run=dry_run)
    return _ask(call, as_, dry_run)


def _fields(call: Call, words: Mapping[str, str | None]) -> dict[tuple[str, ...], Plain]:
    """The profile's values; a wrong one is refused by its flag's name."""
    found: dict[tuple[str, ...], Plain] = {}
    for flag, text in words.items():
        if text is None:
            continue
        question = QUESTIONS[flag]
        try:
            found[question.keys] = question.answer(call.registry, text)
        except Stop as stop:
            raise usage(f"--{flag.replace('_', '-')}: {stop.message}", stop.hint) from stop
    return found


def _switched(**switches: bool | None) -> dict[tuple[str, ...], Plain]:
    return {SWITCHES[flag]: value for flag, value in switches.items() if value is not None}


def _self(call: Call, as_: str | None, login: str) -> str:
    """Whose entry it is; somebody who makes their own record is named by the login."""
    handle = login.lower() if login and as_ is None else speaking(call, as_)
    if login and handle != login.lower():
        raise usage(f"`{login}` is not the account of `{handle}`", "a handle is the login in small letters")
    return handle


def _ask(call: Call, as_: str | None, dry_run: bool) -> int:
    from ladder_cli.commands.interview import interview
    from ladder_cli.commands.prompting import on_terminal

    if not on_terminal():
        raise usage(
            "say what to write: there is no terminal to ask on",
            "--name, --time-zone, --hours, --follow, --agree, ...: see `ladder me --help`",
        )
    handle = speaking(call, as_)
    return write(call, handle, interview(call, handle), confirm=True, dry_run=dry_run)
