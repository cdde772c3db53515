"""What somebody did that a requirement looks at: entries, stories and measures in a window and scope."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from ladder_cli.model.community import Community
from ladder_cli.model.finding import At
from ladder_cli.model.link import target
from ladder_cli.model.registry import Counts, Done
from ladder_cli.model.requirement import Counted
from ladder_cli.model.step import Scope
from ladder_cli.model.work import Story
from ladder_cli.roles.days import BEGINNING, first_day, next_day
from ladder_cli.roles.ladders import Ladders

STORY = "story"
"""The kind of contribution that a file under `stories/` is of its author."""


class Deed(Struct, frozen=True):
    """One contribution: an entry, or a story of its author."""

    kind: str
    date: str
    group: str | None
    what: str
    about: str | None
    link: str | None
    actors: tuple[str, ...]
    at: At


class Body(Struct, frozen=True):
    """All that was looked at: deeds, measures that lie in the window, and what cannot be counted.

    `overlapping` measures lie in the window in part; `unseen` deeds are of a kind that asks for a
    witness and name none but their author.
    """

    deeds: tuple[Deed, ...]
    measures: tuple[Counts, ...]
    overlapping: tuple[Counts, ...]
    unseen: tuple[Deed, ...]


def body(ladders: Ladders, person: str, asked: Counted, sig: str | None, today: date) -> Body:
    """What somebody did of the asked kinds, in the asked window up to today and scope, in order of place."""
    first, last = first_day(today, asked.window), today.isoformat()
    kinds = frozenset(asked.kinds)
    deeds: list[Deed] = []
    unseen: list[Deed] = []
    for deed, seen in _deeds(ladders, person, kinds):
        if first <= deed.date <= last and _in_scope(ladders, deed.group, sig, asked.scope):
            (deeds if seen else unseen).append(deed)
    whole: list[Counts] = []
    part: list[Counts] = []
    for counts in ladders.registry.measures_of(person):
        measure = counts.measure
        if (kinds and measure.kind not in kinds) or not _in_scope(ladders, measure.group, sig, asked.scope):
            continue
        if first <= measure.from_ <= measure.until <= last:
            whole.append(counts)
        elif measure.from_ <= last and first <= measure.until and measure.from_ <= measure.until:
            part.append(counts)
    return Body(tuple(_told_once(deeds)), tuple(whole), tuple(part), tuple(unseen))


def _told_once(deeds: Sequence[Deed]) -> Iterator[Deed]:
    """The deeds without stories that stand there already: some write theirs down as an entry too."""
    told: set[str | None] = set()
    for deed in deeds:
        place = target(deed.link) if deed.link and deed.kind == STORY else None
        if place is None or place not in told:
            yield deed
        told.add(place)


def uncovered(community: Community, kinds: Sequence[str], first: str, last: str) -> str:
    """Why absence proves nothing between two days: the first gap in coverage; empty where there is none.

    Every one of the kinds (all of the community's when none is named) must be covered on every day.
    """
    for kind in kinds or sorted(community.contribution_kinds):
        gap = _gap(community, kind, first, last)
        if gap:
            return gap
    return ""


def _gap(community: Community, kind: str, first: str, last: str) -> str:
    spans = sorted(
        (span.from_ or BEGINNING, span.until or last, span.source)
        for span in community.evidence
        if kind in span.kinds
    )
    reached, source = first, ""
    for start, end, name in spans:
        if start > reached:
            break
        if end >= reached:
            reached, source = next_day(end), name
    if reached > last:
        return ""
    if source:
        return f"`{source}` covers nothing of `{kind}` after {_before(spans, reached)}"
    later = min((start for start, end, _ in spans if end >= first), default=None)
    if later is None or later > last:
        return f"no source covers `{kind}`" + ("" if first == BEGINNING else f" since {first}")
    return f"no source covers `{kind}` before {later}"


def _before(spans: Sequence[tuple[str, str, str]], reached: str) -> str:
    """The last covered day, given the first that is not."""
    return next(end for _, end, _ in spans if next_day(end) == reached)


def _deeds(ladders: Ladders, person: str, kinds: frozenset[str]) -> Iterator[tuple[Deed, bool]]:
    """Everything done of those kinds (any when empty), with whether it has the witness its kind asks for."""
    for done in ladders.registry.entries_of(person):
        kind = done.entry.kind
        if not kinds or kind in kinds:
            yield _deed(done), _is_seen(ladders, person, kind, done.entry.witnesses)
    if not kinds or STORY in kinds:
        for at, story in ladders.stories.get(person, ()):
            yield _told(at, story), _is_seen(ladders, person, STORY, story.witnesses)


def _is_seen(ladders: Ladders, person: str, kind: str, witnesses: Sequence[str]) -> bool:
    """Whether somebody else saw it, or its kind asks for no witness."""
    known = ladders.registry.community.contribution_kinds
    asks = kind in known and known[kind].witness
    return not asks or any(witness != person for witness in witnesses)


def _deed(done: Done) -> Deed:
    entry = done.entry
    actors = tuple(who for who in entry.with_ if who != done.person)
    return Deed(entry.kind, entry.date, entry.group, entry.what, entry.about, entry.link, actors, done.at)


def _told(at: At, story: Story) -> Deed:
    link = story.links[0] if story.links else at.path
    return Deed(STORY, story.on, story.group, story.title, None, link, (), at)


def _in_scope(ladders: Ladders, group: str | None, sig: str | None, scope: Scope) -> bool:
    """Whether something done for a group (None: the community) counts for `sig`."""
    if scope == "any" or (scope == "within" and sig is None):
        return True
    return group == sig or (scope == "within" and sig in ladders.chain(group))
