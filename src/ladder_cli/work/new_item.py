"""A new item, as its file says it, and whose word it takes beside that of whoever raises it."""

from msgspec import Struct

from ladder_cli.model.finding import Plain
from ladder_cli.model.stop import Stop
from ladder_cli.roles.case import Speaker
from ladder_cli.work.actors import may_lead
from ladder_cli.work.load import Loads


class Wanted(Struct, frozen=True):
    """What is said of a new item; empty, 0 or False where nothing is."""

    title: str
    what: str = ""
    group: str = ""
    level: str = ""
    hours: int = 0
    size: str = ""
    priority: str = ""
    schedule_risk: bool = False
    skills: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    link: str = ""
    decided: str = ""
    shepherd: str = ""
    owner: str = ""
    due: str = ""


def data_of(speaker: Speaker, wanted: Wanted) -> dict[str, Plain]:
    """The file of a new item, its keys in the schema's order; taken where it has an owner.

    Stop (status 1) where somebody on release duty is to do it who does not raise it.
    """
    other = wanted.owner if wanted.owner != speaker.handle else ""
    if other and Loads(speaker.ladders, speaker.day).of(other).on_release:
        why = f"`{other}` is on release duty, and nobody hands them other work meanwhile"
        raise Stop(why, "leave --owner out, or name somebody else", 1)
    found: dict[str, Plain] = {
        "title": wanted.title,
        "what": wanted.what,
        "group": wanted.group,
        "state": "taken" if wanted.owner else "open",
        "level": wanted.level,
        "hours": wanted.hours,
        "size": wanted.size,
        "priority": wanted.priority,
        "schedule_risk": wanted.schedule_risk,
        "skills": [*wanted.skills],
        "topics": [*wanted.topics],
        "link": wanted.link,
        "raised": {"by": speaker.handle, "on": speaker.day},
        "decided": wanted.decided,
        "shepherd": wanted.shepherd,
        "owner": wanted.owner,
        "due": wanted.due,
        "moved": speaker.day,
    }
    return {key: value for key, value in found.items() if value}


def words_asked(speaker: Speaker, wanted: Wanted) -> tuple[str, ...]:
    """Whose word it takes besides, a sentence each."""
    named = dict.fromkeys((wanted.owner, wanted.shepherd))
    said = [f"`{one}` says yes on the pull request" for one in named if one not in ("", speaker.handle)]
    steers = wanted.priority not in ("", "normal") or wanted.schedule_risk or wanted.decided
    if steers and not may_lead(speaker, wanted.group or None):
        where = f"a lead of `{wanted.group}`" if wanted.group else "a steward"
        said.append(f"{where} confirms what steers others: priority, schedule risk, a meeting's decision")
    return tuple(said)
