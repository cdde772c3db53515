"""The page that lays the published ladders side by side, all of it worked out from their roles and kinds."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date

from docs import climbing, encodings
from ladder_cli.model.dates import after
from ladder_cli.model.registry import Registry
from ladder_cli.model.requirement import Requirement, Sponsors
from ladder_cli.model.retention import Keeps
from ladder_cli.model.role import Role
from ladder_cli.model.step import Step
from ladder_cli.render.markdown import escaped
from ladder_cli.roles.process import combined

OPENING = """\
# Published ladders side by side

Every cell is worked out from the roles and kinds of contribution that travel in the package, as each ladder's
[own page](index.md) shows them, and none is written by hand. Numbers are the highest that any role of the
ladder asks, and the role stands behind them. Nothing here ranks communities: a long ladder may be a kind one.
"""
ASKS = """
## What each asks

Of all that is asked before seats are given, how much is somebody's judgement or word (the rest is counted, or
read from the record), and the steps by which seats are given then.

| ladder | roles | asked | a person's word | most contributions | longest time | sponsors | given by |
|---|---|---|---|---|---|---|---|
"""
COUNTS = """
## Whom each counts

Kinds of contribution: how many are no code, and how many are for those who use, operate and contribute.

| ladder | kinds | no code | users | operators | contributors |
|---|---|---|---|---|---|
"""
LEAVES = """
## How one leaves

Seats lapse, people do not. What is looked at to keep a seat, and what comes of it; leave stops the clock in
every one of them. The last column counts the roles that others may take away for another reason.

| ladder | kept by activity | in | told before | a vouch holds | a lapse makes | back by | term | taken away |
|---|---|---|---|---|---|---|---|---|
"""
CODE = """
## Without code

Which roles somebody can reach who writes no code: by some way to meet what the role asks, and what is asked
of the roles below it. One that cannot be reached so asks for kinds of contribution that are all code, or for
a role that does.

| ladder | reached without code | only with code | kept without code |
|---|---|---|---|
"""
GIVEN = {
    "approvals": "approval",
    "objections": "no objection",
    "veto": "no veto",
    "vote": "vote",
    "appointment": "appointment",
    "seconds": "second",
}
"""Steps by which others give a seat, and the word for each."""
NONE = "-"
START = date(2000, 1, 1)
"""Any day from which spans are compared by their ends."""


def page() -> str:
    """`docs/ladders/comparison.md`."""
    tables: tuple[tuple[str, Callable[[Registry], Sequence[object]]], ...] = (
        (ASKS, _asks),
        (COUNTS, _counts),
        (LEAVES, _leaves),
        (CODE, _code),
    )
    registries = {name: encodings.registry(name) for name in encodings.names()}
    text = OPENING
    for head, cells in tables:
        text += head + "".join(_line(name, cells(registry)) for name, registry in registries.items())
    return text


def _line(name: str, cells: Sequence[object]) -> str:
    first = f"[{escaped(encodings.stated(name).title)}]({name}.md)"
    return "| " + " | ".join([first, *(str(cell) or NONE for cell in cells)]) + " |\n"


def _asks(registry: Registry) -> Sequence[object]:
    asked = [(name, leaf) for name, role in registry.roles.items() for leaf in leaves(role.requires)]
    words = [leaf for _, leaf in asked if leaf.attestation is not None or leaf.manual is not None]
    counted = [
        (leaf.contributions.least, f"{leaf.contributions.least} (`{name}`)")
        for name, leaf in asked
        if leaf.contributions is not None and leaf.contributions.least is not None
    ]
    times = [
        (after(START, leaf.tenure.least), f"{leaf.tenure.least} (`{name}`)")
        for name, leaf in asked
        if leaf.tenure is not None
    ]
    sponsors = [
        (leaf.sponsors.least, f"{_sponsors(leaf.sponsors)} (`{name}`)")
        for name, leaf in asked
        if leaf.sponsors is not None
    ]
    return (
        len(registry.roles),
        len(asked),
        len(words),
        *(max(found, key=lambda one: one[0], default=(0, ""))[1] for found in (counted, times, sponsors)),
        ", ".join(_given(registry)),
    )


def _given(registry: Registry) -> Iterator[str]:
    """The steps that somebody takes for a seat to be given, and in how many roles, the commonest first."""
    found = Counter(
        kind
        for role in registry.roles.values()
        if role.process is not None
        for kind in dict.fromkeys(_steps(role.process))
    )
    yield from (
        f"{kind} ({number})" for kind, number in sorted(found.items(), key=lambda one: (-one[1], one))
    )


def _steps(step: Step) -> Iterator[str]:
    for part in combined(step)[1]:
        yield from _steps(part)
    yield from (word for field, word in GIVEN.items() if getattr(step, field) is not None)


def _sponsors(asked: Sponsors) -> str:
    """How many, and what is asked of their employers."""
    if asked.employers == "distinct":
        return f"{asked.least} of different employers"
    if asked.employers == "distinct-from-candidate":
        return f"{asked.least} of different employers, none the candidate's"
    if asked.outside:
        return f"{asked.least}, {asked.outside} of another employer"
    return f"{asked.least}, {asked.inside} of the same employer" if asked.inside else str(asked.least)


def _counts(registry: Registry) -> Sequence[object]:
    kinds = registry.community.contribution_kinds.values()
    serves = [sum(one in kind.serves for kind in kinds) for one in ("user", "operator", "contributor")]
    return (len(kinds), sum(not kind.code for kind in kinds), *serves)


def _leaves(registry: Registry) -> Sequence[object]:
    roles = registry.roles.values()
    kept = [role.keeps for role in roles if role.keeps is not None]
    return (
        f"{len(kept)} of {len(roles)}",
        ", ".join(_windows(kept)),
        _each(kept, _told),
        _each(kept, lambda one: one.vouch_for if one.vouch_for != "always" else "for good"),
        _each(kept, _made),
        _each(kept, lambda one: one.returns.by if one.returns is not None else None),
        ", ".join(dict.fromkeys(_terms(roles))),
        sum(role.removal is not None for role in roles),
    )


def _each(kept: Sequence[Keeps], said: Callable[[Keeps], str | None]) -> str:
    """What is said of any of them, each once, in the order of the roles."""
    return ", ".join(dict.fromkeys(text for one in kept if (text := said(one))))


def _windows(kept: Sequence[Keeps]) -> Iterator[str]:
    """The spans in which contributions keep a seat, shortest first, then occasions."""
    inner = [leaf.contributions.window for one in kept for leaf in leaves(one.needs) if leaf.contributions]
    spans = [span for span in (*(one.window for one in kept), *inner) if span is not None and span != "ever"]
    yield from dict(sorted((after(START, span), span) for span in spans)).values()
    for one in kept:
        if one.occasions is not None:
            yield f"the last {one.occasions.last} `{one.occasions.kind}`"


def _told(keeps: Keeps) -> str | None:
    if isinstance(keeps.notice, tuple):
        return " and ".join(keeps.notice)
    return keeps.notice


def _made(keeps: Keeps) -> str | None:
    loss = keeps.loss
    if loss is None:
        return None
    if loss.as_ == "step-down":
        return f"`{loss.to}`" if loss.to else "a step down"
    vote = f", with a vote for {loss.vote_for}" if loss.vote_for else ""
    return "emeritus" + vote if loss.as_ == "emeritus" else "an end"


def _terms(roles: Collection[Role]) -> Iterator[str]:
    found = [role.seats for role in roles]
    terms = {seats.term for seats in found if seats.term is not None}
    yield from sorted(terms, key=lambda span: (after(START, span), span))
    if any(seats.ends_with for seats in found):
        yield "until an event"


def _code(registry: Registry) -> Sequence[object]:
    reached = climbing.without_code(registry)
    kept = climbing.kept_without_code(registry)
    asks = [name for name, role in registry.roles.items() if role.keeps is not None]
    others = [name for name in registry.roles if name not in reached]
    held = f"{len([name for name in asks if name in kept])} of {len(asks)}" if asks else ""
    return (f"{len(reached)} of {len(registry.roles)}", ", ".join(f"`{name}`" for name in others), held)


def leaves(requirement: Requirement) -> list[Requirement]:
    """The leaves of a tree of requirements."""
    if not requirement.parts:
        return [requirement]
    return [leaf for part in requirement.parts for leaf in leaves(part)]
