"""Something done, on its way into a contributions file: what its kind asks is there, and it is there once."""

from collections.abc import Iterable
from datetime import timedelta
from difflib import get_close_matches

from msgspec import Struct

from ladder_cli.model.finding import Plain
from ladder_cli.model.link import target
from ladder_cli.model.stop import Stop, usage
from ladder_cli.roles.case import Speaker
from ladder_cli.roles.days import parsed
from ladder_cli.roles.ladders import Ladders


class Told(Struct, frozen=True):
    """What somebody says was done: by whom, of which kind, on which day, and who saw it."""

    person: str
    kind: str
    date: str
    what: str
    group: str | None = None
    about: str = ""
    with_: tuple[str, ...] = ()
    link: str = ""
    witnesses: tuple[str, ...] = ()


def entry(speaker: Speaker, told: Told) -> dict[str, Plain]:
    """The entry, in the schema's order.

    Raises Stop: status 2 for a kind that there is none of, for what its kind asks and nobody said, a
    day ahead, and people who are their own witness; 1 where it stands on record already.
    """
    _refuse_incomplete(speaker, told)
    _refuse_oneself(told)
    _refuse_twice(speaker.ladders, told)
    value: dict[str, Plain] = {"kind": told.kind, "date": told.date}
    if told.group is not None:
        value["group"] = told.group
    value["what"] = told.what
    value |= {key: text for key, text in (("about", told.about),) if text}
    if told.with_:
        value["with"] = list(told.with_)
    if told.link:
        value["link"] = told.link
    value["recorded_by"] = speaker.handle
    if told.witnesses:
        value["witnesses"] = list(told.witnesses)
    return value


def _refuse_incomplete(speaker: Speaker, told: Told) -> None:
    kinds = speaker.ladders.registry.community.contribution_kinds
    if told.kind not in kinds:
        raise usage(f"`{told.kind}` is not a kind of contribution here", _near(told.kind, kinds))
    if not told.what.strip():
        raise usage("say what was done, in a line", "--what TEXT")
    when = parsed(told.date)
    if when is None or len(told.date) != 10:
        raise usage(f"`{told.date}` is not a day", "write it as 2026-11-22")
    if when > speaker.today + timedelta(days=1):
        raise usage(f"{told.date} lies ahead, and this is for what was done", "write it down afterwards")
    if kinds[told.kind].link and not told.link:
        raise usage(f"`{told.kind}` asks for a link", "say where it can be seen: --link URL")
    if kinds[told.kind].witness and not told.witnesses:
        raise usage(f"`{told.kind}` asks for a witness", "say who saw it: --witness HANDLE")


def _refuse_oneself(told: Told) -> None:
    if told.person in told.witnesses:
        raise usage("nobody is their own witness", "name somebody else who saw it: --witness HANDLE")
    if told.person in told.with_:
        raise usage("`--with` names the others", f"leave `{told.person}` out")


def _refuse_twice(ladders: Ladders, told: Told) -> None:
    for done in ladders.registry.entries_of(told.person):
        one = done.entry
        same = (one.kind, one.date, one.group, one.what) == (told.kind, told.date, told.group, told.what)
        is_linked = bool(told.link and one.link) and one.kind == told.kind
        if same or (is_linked and target(one.link or "") == target(told.link or "")):
            raise Stop(
                f"that stands on record already: `{one.kind}` on {one.date}, {one.what}",
                f"see: {done.at.path}",
                1,
            )


def _near(word: str, known: Iterable[str]) -> str:
    names = sorted(known)
    close = get_close_matches(word, names, n=1)
    return f"did you mean `{close[0]}`?" if close else f"one of: {', '.join(names)}"
