"""Words into records: every one checked, then all of them shown and written, or none."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from ladder_cli.commands.batch import PERSON, Row, refused, rows
from ladder_cli.commands.call import Call
from ladder_cli.commands.options import Saying, SayingOfMany
from ladder_cli.commands.speaker import speaking
from ladder_cli.model.finding import Edit
from ladder_cli.model.registry import Case, Held
from ladder_cli.model.stop import Stop
from ladder_cli.roles.case import Line, Speaker, find
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.tenancy import held

if TYPE_CHECKING:
    from ladder_cli.store.plans.writing import Plan

P = ParamSpec("P")
Say = Callable[[Speaker, Row], Line]
"""What is said of one row; Stop where it may not be said."""


def say(call: Call, how: SayingOfMany, what: str, given: Mapping[str, str], one: Say) -> int:
    """Say it of the person on the command line, or of everyone in a file; `what` is the commit's subject.

    `given` holds the command's words by column: the person, and what comes after. A file names the people,
    so that beside one the first word is what would come second.
    """
    from ladder_cli.store.plans.planned import planned

    person, second, *_ = given
    if how.from_ is not None and not given[second]:
        given = {**given, person: "", second: given[person]}
    columns = [column for column in given if column != person]
    speaker = speaker_of(call, how.as_)
    lines = checked(rows(call, how.from_, given, columns), lambda row: one(speaker, row))
    edits: dict[str, list[Edit]] = {}
    for line in lines:
        edits.setdefault(line.path, []).extend(line.edits)
    return written(call, how, what, lines, planned(call.source, {}, edits), speaker)


def speak(call: Call, how: Saying, what: str, lines: Callable[[Speaker], Sequence[Line]]) -> int:
    """Show and write what one speaker says, in as many files as it takes; all of it or nothing."""
    from ladder_cli.store.plans.planned import planned

    speaker = speaker_of(call, how.as_)
    said = lines(speaker)
    edits: dict[str, list[Edit]] = {}
    for line in said:
        edits.setdefault(line.path, []).extend(line.edits)
    return written(call, how, what, said, planned(call.source, {}, edits), speaker)


def speak_of(
    call: Call,
    how: Saying,
    what: str,
    name: str,
    one: Callable[Concatenate[Speaker, str, P], Line],
    *more: P.args,
    **named: P.kwargs,
) -> int:
    """The same in a single file: of the item or idea of that name, with whatever is said beside."""
    return speak(call, how, what, lambda by: [one(by, name, *more, **named)])


def speaker_of(call: Call, as_: str | None) -> Speaker:
    """Who speaks, who must exist; Stop (status 2) otherwise."""
    return Speaker(Ladders(call.registry), call.person(speaking(call, as_)), call.today)


def group_of(call: Call, row: Row) -> str | None:
    """The group that a row names, None where it names none; Stop (status 2) for one that is not here."""
    return call.group(row["sig"]) if row["sig"] else None


def case_of(call: Call, speaker: Speaker, row: Row) -> Case:
    """The open nomination that a row is about; Stop as `find` does."""
    role = row["role"] and call.role(row["role"])
    return find(speaker, call.person(row[PERSON]), role, group_of(call, row), row["id"])


def seat_of(call: Call, speaker: Speaker, row: Row) -> Held:
    """The active seat that a row is about; Stop as `held` does."""
    return held(speaker, call.person(row[PERSON]), call.role(row["role"]), group_of(call, row))


def checked(given: Sequence[Row], one: Callable[[Row], Line]) -> list[Line]:
    """What every row says; Stop with all that is wrong, row by row, before anything is written."""
    lines: list[Line] = []
    stops: list[tuple[Row, Stop]] = []
    seen: dict[str, Row] = {}
    for row in given:
        try:
            line = one(row)
        except Stop as stop:
            stops.append((row, stop))
            continue
        first = seen.setdefault(f"{line.path}\n{line.said}", row)
        if first is row:
            lines.append(line)
        else:
            stops.append((row, Stop(f"{first.place} says the same", "", 2)))
    if stops:
        raise refused(stops, len(given))
    return lines


def written(call: Call, how: Saying, what: str, lines: Sequence[Line], plan: "Plan", speaker: Speaker) -> int:
    """Show the change, make sure of it and write it, unless it is a trial."""
    from ladder_cli.commands.landing import land, made_sure
    from ladder_cli.render.as_json import dumped
    from ladder_cli.render.plain_text import visible

    message = _message(what, lines) if how.commit else ""
    landed = land(call, made_sure(call, plan), message=message, dry_run=how.dry_run)
    said = [line.said for line in lines]
    if how.as_json:
        call.answer(dumped({"by": speaker.handle, "said": said, **landed.plain}))
    else:
        told = "".join(f"{visible(text)}\n" for text in said)
        call.answer(f"{told}\n{landed.page}")
    for note in dict.fromkeys(note for line in lines for note in line.notes):
        call.talk(note)
    if landed.paths:
        call.talk(f"it counts once `{speaker.handle}` has opened or approved the pull request that brings it")
    return 0


def _message(what: str, lines: Sequence[Line]) -> str:
    people = list(dict.fromkeys(line.person for line in lines))
    whom = people[0] if len(people) == 1 else f"{len(people)} people"
    trailers = "".join(f"Ladder-Person: {person}\n" for person in people)
    return f"{what} {whom}\n\n{trailers}"
