"""A role as a page in Markdown that a newcomer reads."""

import re
from collections.abc import Iterable, Iterator

from ladder_cli.model.registry import Registry
from ladder_cli.model.requirement import Requirement
from ladder_cli.model.retention import ASKED, Keeps
from ladder_cli.model.role import EmployerCap, Role, Seats
from ladder_cli.model.share import exact, shown
from ladder_cli.model.step import Step
from ladder_cli.roles.leaves import LEAVES
from ladder_cli.roles.phrase import entitled_one, many
from ladder_cli.roles.process import combined, said
from ladder_cli.roles.protection import how_long, voucher
from ladder_cli.roles.sentence import needed

GROUP = "the group"
_HOW = {
    "computed": "worked out from the registry",
    "recorded": "read from the record",
    "attested": "somebody's word",
    "external": "known from elsewhere",
}
_GRANTS = {
    "steward": "look after the registry itself",
    "lead": "lead a group and those within it",
    "conduct": "keep the code of conduct",
    "release-duty": "take release duty",
}
_RETURNS = {
    "request": "asking is enough",
    "process": "the steps above are taken again, and nothing else is asked",
    "requires": "the requirements are judged anew",
}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#!|~$&@^])")
_LEADING = re.compile(r"^(\d+(?=[.)])|(?=[-+]))")
"""Where a line begins as an item of a list does."""


def escaped(text: str) -> str:
    """Text of the registry as Markdown shows it: one line, and no character of it means anything."""
    return _words(" ".join(text.split()))


def prose(registry: Registry, name: str) -> str:
    """The page of a role that the registry has: what it is, what it asks, how it is given, what keeps it."""
    role = registry.roles[name]
    where = GROUP if role.scope == "group" else "the community"
    parts = [f"# {escaped(role.title)} (`{name}`)\n"]
    if role.summary:
        parts.append(escaped(role.summary) + "\n")
    parts += [_about(role, where), "## What is asked\n", _bullets(_asked(role.requires, where, registry))]
    tight = [
        (group, one.tightened[name])
        for group, one in sorted(registry.groups.items())
        if name in one.tightened
    ]
    for group, requirement in tight:
        parts += [f"### Besides, in `{group}`\n", _bullets(_asked(requirement, f"`{group}`", registry))]
    if role.process is not None:
        parts += ["## How it is given\n", _bullets(_steps(role.process, where))]
    if role.keeps is not None:
        parts += ["## What keeps it\n", _bullets(_keeps(role.keeps, where, registry))]
    if role.removal is not None:
        parts += ["## How it is taken away\n", _bullets(_steps(role.removal, where))]
    seats = list(seat_rules(role.seats))
    if seats:
        parts += ["## Seats\n", _bullets((0, line) for line in seats)]
    if role.grants:
        grants = [_GRANTS[grant] for grant in role.grants]
        parts += ["## What one may do in it\n", _bullets((0, line) for line in grants)]
    return "\n".join(parts)


def _bullets(lines: Iterable[tuple[int, str]]) -> str:
    return "".join(f"{'  ' * depth}- {text}\n" for depth, text in lines)


def _about(role: Role, where: str) -> str:
    lines = [f"Stands on the `{role.ladder}` ladder; a seat is for {where}."]
    if role.follows:
        lines.append(f"It follows {_ids(role.follows)}.")
    if role.implies:
        lines.append(f"Whoever holds it holds {_ids(role.implies)} as well.")
    ending = [name for name in role.excludes if name in role.follows]
    if ending:
        lines.append(f"With the promotion a seat as {_ids(ending)} ends.")
    apart = [name for name in role.excludes if name not in ending]
    if apart:
        lines.append(f"Nobody holds {_ids(apart)} besides.")
    if role.transient:
        lines.append("It is for one task, and ends with it.")
    lines.append(f"This text holds for seats given from {role.in_force} on.")
    if role.retired:
        lines.append(f"There are no new seats since {role.retired}.")
    return "\n".join(lines) + "\n"


def _ids(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _asked(requirement: Requirement, where: str, registry: Registry) -> Iterator[tuple[int, str]]:
    """What is asked, with depths; of an `all_of` at the top the parts alone."""
    for part in requirement.all_of or (requirement,):
        yield from _lines(part, where, registry, 0)


def _lines(requirement: Requirement, where: str, registry: Registry, depth: int) -> Iterator[tuple[int, str]]:
    yield depth, _line(requirement, where, registry)
    for part in requirement.parts:
        yield from _lines(part, where, registry, depth + 1)


def _line(requirement: Requirement, where: str, registry: Registry) -> str:
    version = registry.community.conduct.version
    # The sentence's own backticks stay; what people wrote in it is a label, a word or a question.
    text = _sentence(needed(requirement, where, version))
    if requirement.label and not requirement.parts:
        text = f"**{escaped(requirement.label)}**: {text}"
    elif requirement.label:
        text = f"{escaped(requirement.label)} - {text}:"
    elif requirement.parts:
        text += ":"
    if not requirement.parts:
        text += f" ({_HOW[requirement.how or LEAVES[requirement.kind].how]})"
    if requirement.waivable_by is not None:
        text += f"; {entitled_one(requirement.waivable_by, where)} may waive it"
    return text


def _sentence(text: str) -> str:
    """A sentence of ours with what people wrote escaped, and its `code` kept."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return escaped(text)
    shown = []
    for index, piece in enumerate(pieces):
        shown.append(f"`{' '.join(piece.split())}`" if index % 2 else _words(piece))
    return "".join(shown)


def _words(text: str) -> str:
    return _LEADING.sub(r"\1\\", _SPECIAL.sub(r"\\\1", text))


def _steps(step: Step, where: str) -> Iterator[tuple[int, str]]:
    """How it is given, with depths; of an `all_of` at the top the parts alone."""
    for part in step.all_of or (step,):
        yield from _step_lines(part, where, 0)


def _step_lines(step: Step, where: str, depth: int) -> Iterator[tuple[int, str]]:
    before, parts = combined(step)
    label = f"**{escaped(step.label)}**: " if step.label else ""
    yield depth, label + (f"{before}:" if parts else said(step, where))
    for part in parts:
        yield from _step_lines(part, where, depth + 1)


def _keeps(keeps: Keeps, where: str, registry: Registry) -> Iterator[tuple[int, str]]:
    asked = keeps.occasions
    yield (
        0,
        f"in the last {keeps.window}:" if asked is None else f"on the last {asked.last} of `{asked.kind}`:",
    )
    yield from ((depth + 1, text) for depth, text in _asked(keeps.needs, where, registry))
    if exact(keeps.keep_at) < 1:
        yield 0, f"{shown(keeps.keep_at)} of these numbers are enough"
    if keeps.pause is not None:
        who = entitled_one(keeps.pause.by, where)
        yield (
            0,
            f"after {keeps.pause.window} short of it, {who} may pause the seat until the next contribution",
        )
    if keeps.grace:
        yield 0, f"nobody lapses in the first {keeps.grace}, or on leave"
    if keeps.vouch_for:
        of = f" of {voucher(keeps, where)}" if keeps.vouch_by else ""
        yield 0, f"a vouch{of} keeps the seat {how_long(keeps)}"
    if keeps.notice == ASKED:
        yield 0, "its holder is asked before"
    elif keeps.notices:
        first, *further = keeps.notices
        yield (
            0,
            f"a notice comes {first} before" + "".join(f", and another {span} before" for span in further),
        )
    if keeps.loss is not None:
        to = f" to `{keeps.loss.to}`" if keeps.loss.to else ""
        ways = {
            "step-down": f"a lapse steps down{to}",
            "emeritus": "a lapse makes emeritus",
            "end": "a lapse ends it",
        }
        vote = f", with a vote for {keeps.loss.vote_for}" if keeps.loss.vote_for else ""
        yield 0, ways[keeps.loss.as_] + vote
        if keeps.loss.process is not None:
            yield 0, "it takes:"
            yield from ((depth + 1, text) for depth, text in _steps(keeps.loss.process, where))
    if keeps.returns is not None:
        within = f" within {keeps.returns.within}" if keeps.returns.within else ""
        yield 0, f"to come back{within}, {_RETURNS[keeps.returns.by]}"


def seat_rules(seats: Seats) -> Iterator[str]:
    """How many seats, for how long and for whom, a sentence each."""
    for number, text in (
        (seats.least, "at least {}"),
        (seats.most, "at most {}"),
        (seats.alternates, "at most {} for alternates besides"),
    ):
        if number is not None:
            yield text.format(many(number, "seat"))
    yield from _terms(seats)
    if seats.stagger:
        yield "no more than half of the terms, rounded up, end on one day"
    if seats.disjoint_from:
        yield f"nobody in it holds {_ids(seats.disjoint_from)} at the same time"
    if seats.employer_cap is not None:
        yield f"people of one employer hold at most {_cap(seats.employer_cap)}"
    if seats.cure_days is not None:
        yield f"a cap that is exceeded is cured within {many(seats.cure_days, 'day')}"


def _terms(seats: Seats) -> Iterator[str]:
    if seats.term:
        yield f"a term of {seats.term}"
    if seats.ends_with:
        yield f"a term that lasts until {escaped(seats.ends_with)}"
    for number, text in ((seats.consecutive, "in a row"), (seats.lifetime, "in all")):
        if number is not None:
            yield f"at most {many(number, 'term')} {text}"
    if seats.ends_as:
        yield "whoever leaves it is emeritus from then on"


def _cap(cap: EmployerCap) -> str:
    text = "one seat less than a quorum" if cap.quorum_less_one else f"{shown(cap.share or 0)} of the seats"
    if cap.most is not None:
        text = many(cap.most, "seat")
    text += "".join(f", {one.most} where there are {one.seats} or more" for one in cap.grows)
    return text + (", all groups taken together" if cap.scope == "any" else "")
