"""What people say of an idea, each as the line that changes its file."""

from typing import Literal

from msgspec.structs import replace

from ladder_cli.model.dates import after
from ladder_cli.model.finding import Append, Edit, Plain, Put
from ladder_cli.model.record import Word
from ladder_cli.model.stop import Stop
from ladder_cli.model.work import Idea
from ladder_cli.roles.case import Line, Speaker
from ladder_cli.roles.phrase import names
from ladder_cli.roles.standing import holders
from ladder_cli.work.actors import counting, may_lead, may_second, refuse_unless_mover, spoken, ways
from ladder_cli.work.idea_edits import OVER, TENDED, moving, parking
from ladder_cli.work.item_lines import refuse_tended
from ladder_cli.work.timers import INCUBATION

End = Literal["adopted", "merged", "handed-off"]


def second(speaker: Speaker, name: str) -> Line:
    """Say that one would like to see it too; the first second that counts lets it go on, also from its rest.

    Raises Stop (status 1) of one's own idea, a second time, without a seat where one is asked, and where
    it is over.
    """
    idea = _idea(speaker, name)
    by = speaker.handle
    if by == idea.raised.by:
        raise Stop("nobody seconds their own idea", "ask somebody who would like to see it", 1)
    if any(one.by == by for one in idea.seconds):
        raise Stop(f"`{by}` has seconded `{name}` already", "there is nothing to write", 1)
    if not may_second(speaker.ladders, by, speaker.day):
        hint = f"say what you think of it: ladder idea feedback {name} TEXT"
        raise Stop(f"`{by}` holds no seat, and seconds are seat-holders' here", hint, 1)
    if idea.state in OVER:
        raise Stop(f"`{name}` is {spoken(idea.state)}", ways("idea", idea.state), 1)
    edits: tuple[Edit, ...] = (Append(("seconds",), {"by": by, "on": speaker.day}),)
    if idea.state in ("raised", "parked"):
        seconded = replace(idea, seconds=(*idea.seconds, Word(by=by, on=speaker.day)))
        refuse_unless_mover(speaker, "idea", seconded, "seconded", "second it")
        edits += moving(idea, "seconded", speaker.day)
    note = "it looks for somebody with a free slot now: ladder workload --free" if len(edits) > 1 else ""
    return _line(speaker, name, edits, f"`{by}` seconds `{name}`: {idea.title}", note)


def shepherd(speaker: Speaker, name: str) -> Line:
    """Look after an idea that was seconded; Stop (status 1) where it was not, or somebody else does."""
    idea = _idea(speaker, name)
    refuse_tended(name, "idea", idea.shepherd, speaker)
    said = f"`{speaker.handle}` looks after `{name}`: {idea.title}"
    if idea.state in ("raised", "parked") and not any(counting(speaker.ladders, idea, speaker.day)):
        raise Stop(f"nobody has seconded `{name}` yet", f"somebody does first: ladder idea second {name}", 1)
    refuse_unless_mover(
        speaker, "idea", replace(idea, shepherd=speaker.handle), "shepherded", "look after it"
    )
    edits = (*moving(idea, "shepherded", speaker.day), Put(("shepherd",), speaker.handle))
    return _line(speaker, name, edits, said)


def release(speaker: Speaker, name: str) -> Line:
    """Let an idea go that one looks after, or somebody else as a lead says; it looks for another then."""
    idea = _idea(speaker, name)
    if idea.state not in TENDED:
        raise Stop(f"nobody looks after `{name}`: it is {spoken(idea.state)}", ways("idea", idea.state), 1)
    refuse_unless_mover(speaker, "idea", idea, "seconded", "give it back")
    who = f"`{idea.shepherd}`" if idea.shepherd else "nobody"
    return _line(
        speaker, name, moving(idea, "seconded", speaker.day), f"{who} gives `{name}` back, with thanks"
    )


def feedback(speaker: Speaker, name: str, text: str, link: str = "") -> Line:
    """Say what one thinks of an idea; anybody may, whatever its state."""
    value: dict[str, Plain] = {"by": speaker.handle, "on": speaker.day, "text": text}
    value |= {"link": link} if link else {}
    said = f"`{speaker.handle}` says of `{name}`: {text}"
    return _line(speaker, name, (Append(("feedback",), value),), said)


def incubate(speaker: Speaker, name: str) -> Line:
    """Let an idea that is looked after incubate for six months, by a lead's word."""
    idea = _idea(speaker, name)
    refuse_unless_mover(speaker, "idea", idea, "incubating", "let it incubate")
    end = _end(speaker)
    edits = (*moving(idea, "incubating", speaker.day), Put(("next_review",), end))
    said = f"`{name}` incubates until {end}: {idea.title}"
    return _line(speaker, name, edits, said, f"renew it with a link: ladder idea renew {name} --link URL")


def renew(speaker: Speaker, name: str, link: str) -> Line:
    """Let an incubation go on for six months from today, with a link to what has come of it so far.

    Raises Stop (status 1) for others than its shepherd and leads, and where it does not incubate.
    """
    idea = _idea(speaker, name)
    if idea.state != "incubating":
        raise Stop(f"`{name}` does not incubate: it is {spoken(idea.state)}", ways("idea", idea.state), 1)
    if speaker.handle != idea.shepherd and not may_lead(speaker, idea.group):
        hint = f"ask `{idea.shepherd}`" if idea.shepherd else "ask a lead of its group"
        raise Stop(f"`{speaker.handle}` may not renew it: its shepherd or a lead does", hint, 1)
    end = _end(speaker)
    value: Plain = {"by": speaker.handle, "on": speaker.day, "link": link}
    edits = (Append(("renewals",), value), Put(("next_review",), end))
    return _line(speaker, name, edits, f"`{name}` goes on until {end}: {idea.title}")


def park(speaker: Speaker, name: str, why: str) -> Line:
    """Park an idea, with thanks; it comes back at any time."""
    idea = _idea(speaker, name)
    refuse_unless_mover(speaker, "idea", idea, "parked", "park it")
    said = f"`{name}` is parked ({spoken(why)}), with thanks to `{idea.raised.by}`"
    return _line(
        speaker, name, parking(idea, speaker.day, why), said, f"it comes back: ladder idea unpark {name}"
    )


def unpark(speaker: Speaker, name: str) -> Line:
    """Bring an idea back from its rest: as seconded where a second of it counts, else as raised."""
    idea = _idea(speaker, name)
    if idea.state != "parked":
        raise Stop(f"`{name}` is not parked: it is {spoken(idea.state)}", ways("idea", idea.state), 1)
    to = "seconded" if any(counting(speaker.ladders, idea, speaker.day)) else "raised"
    refuse_unless_mover(speaker, "idea", idea, to, "bring it back")
    return _line(speaker, name, moving(idea, to, speaker.day), f"`{name}` is back, {to}: {idea.title}")


def withdraw(speaker: Speaker, name: str) -> Line:
    """Take one's own idea back."""
    idea = _idea(speaker, name)
    refuse_unless_mover(speaker, "idea", idea, "withdrawn", "withdraw it")
    said = f"`{speaker.handle}` withdraws `{name}`: {idea.title}"
    return _line(speaker, name, moving(idea, "withdrawn", speaker.day), said)


def end(speaker: Speaker, name: str, to: End, link: str, group: str = "") -> Line:
    """Say what came of an idea: adopted, merged into other work, or handed off to a group."""
    idea = _idea(speaker, name)
    what = {"adopted": "adopt it", "merged": "merge it", "handed-off": "hand it off"}[to]
    refuse_unless_mover(speaker, "idea", idea, to, what)
    value: dict[str, Plain] = {"on": speaker.day}
    value |= {"link": link} if link else {}
    value |= {"to": group} if group else {}
    edits = (*moving(idea, to, speaker.day), Put(("outcome",), value))
    where = f" to `{group}`" if group else ""
    thanks = f", with thanks to {_everyone(idea)}"
    return _line(speaker, name, edits, f"`{name}` is {spoken(to)}{where}{thanks}", _taker(speaker, group))


def _taker(speaker: Speaker, group: str) -> str:
    """Whose word a group's taking over takes besides."""
    if not group or may_lead(speaker, group):
        return ""
    who = holders(speaker.ladders, "lead", group, speaker.day)
    return f"`{group}` takes it over once {names(who) or 'a steward'} has said yes on the pull request"


def _everyone(idea: Idea) -> str:
    return names([one for one in dict.fromkeys((idea.raised.by, idea.shepherd)) if one], "and")


def _end(speaker: Speaker) -> str:
    return after(speaker.today, INCUBATION).isoformat()


def _idea(speaker: Speaker, name: str) -> Idea:
    return speaker.ladders.registry.ideas[name]


def _line(speaker: Speaker, name: str, edits: tuple[Edit, ...], said: str, *notes: str) -> Line:
    path = speaker.ladders.registry.path("idea", name)
    return Line(path, edits, said, speaker.handle, tuple(one for one in notes if one))
