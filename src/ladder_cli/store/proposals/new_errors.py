"""Errors that a change brings: of the files it touches, and of references and names touched by its ids."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from msgspec import Struct

from ladder_cli.model.community import Community
from ladder_cli.model.finding import Finding
from ladder_cli.model.kinds import Name, named
from ladder_cli.rules import running
from ladder_cli.store.checks.examining import Subject, subject
from ladder_cli.store.checks.packing import unpacked
from ladder_cli.store.checks.sweeping import Entry
from ladder_cli.store.git.glimpse import Glimpse
from ladder_cli.store.git.grep import grepped
from ladder_cli.store.git.nearby import nearby
from ladder_cli.store.layout import POLICY, layout


class Touched(Struct, frozen=True):
    """What a change touches: registry paths, and words that went or came as names or in accounts.

    Any file may refer to what has gone; what has come may be somebody's already, as records say.
    `accounts` asks the rules on accounts, `reshapes` those on names, folders and policy; `everything`
    that these look at all paths, and not only at those whose names could be in each other's way.
    """

    paths: frozenset[str]
    gone: frozenset[str]
    come: frozenset[str]
    accounts: bool
    reshapes: bool
    everything: bool


class Side(Struct, frozen=True):
    """The registry before or after: as files are judged in it, and as the rules on all of it see it."""

    files: Subject
    whole: Subject


def brought(base: Glimpse, merged: Glimpse, touched: Touched, today: date) -> Mapping[str, list[Finding]]:
    """By registry path, the errors that were not there before, as serious as the base takes them."""
    mentions = _mentioning(merged, touched)
    before, after = _sides(base, merged, touched, mentions, today)
    community = before.files.policy.community
    old = Counter(_same(one) for one in _errors(before, community, touched, mentions))
    found: dict[str, list[Finding]] = {}
    for one in _errors(after, community, touched, mentions):
        if old[_same(one)] > 0:
            old[_same(one)] -= 1
        else:
            found.setdefault(one.at.path, []).append(one)
    return found


def _sides(
    base: Glimpse, merged: Glimpse, touched: Touched, mentions: Collection[str], today: date
) -> tuple[Side, Side]:
    """Both sides, with no more listed than the rules that are asked could look at."""
    if touched.everything:
        before, after = (subject(side.whole, today, side.laid) for side in (base, merged))
        return Side(before, before), Side(after, after)
    before = subject(base, today, base.layout)
    after = before.moved(merged, merged.layout)
    if not (touched.reshapes or touched.accounts):
        return Side(before, before), Side(after, after)
    wanted = {*touched.paths, *mentions}
    near = [(one, nearby(one.source, wanted)) for one in (before, after) if isinstance(one.source, Glimpse)]
    first, second = (Side(one, one.moved(few, layout(few))) for one, few in near)
    return first, second


def _errors(side: Side, community: Community, touched: Touched, mentions: Collection[str]) -> list[Finding]:
    wanted, paths = {*touched.paths, *mentions}, side.files.layout.paths
    entries: list[Entry] = [
        (path, name)
        for path in sorted(wanted)
        if (name := named(path)) is not None and paths[name.kind.name].get(name.id) == path
    ]
    entries += [(path, None) for path, _ in side.whole.layout.shadowed if path in wanted]
    swept = side.files.swept(entries)
    rows = [row for rows in swept.findings.values() for row in rows]
    if touched.reshapes:
        rows += side.whole.of_whole("", swept.columns, swept.unread)
    if touched.accounts:
        rows += side.whole.of_whole("accounts", swept.columns, swept.unread)
    judged = running.judged((unpacked(row) for row in rows), community)
    return [one for one in judged if one.severity == "error"]


def _same(finding: Finding) -> tuple[str, str, str]:
    name = named(finding.at.path)
    return finding.rule, f"{name.kind.name}/{name.id}" if name else finding.at.path, finding.message


def _mentioning(merged: Glimpse, touched: Touched) -> frozenset[str]:
    """The paths of the merged registry that hold one of the words."""
    where = (merged.repo, merged.commit, merged.prefix)
    came = grepped(*where, touched.come - touched.gone, "records")
    return frozenset((*grepped(*where, touched.gone), *came))


def touched(
    paths: Iterable[str], gone: Iterable[Name], come: Iterable[Name], words: Iterable[str], *, odd: bool
) -> Touched:
    """What a change touches: its paths, the files that went and came, the words of its accounts.

    `odd` says that something in it is no plain file, or becomes one.
    """
    every, accounts, went, came = frozenset(paths), {*words}, tuple(gone), tuple(come)
    come_and_gone = (*went, *came)
    kinds = {name.kind.name for path in every if (name := named(path)) is not None}
    everything = odd or not kinds.isdisjoint(POLICY) or any(named(path) is None for path in every)
    by_handle = any(name.kind.name in ("person", "record") for name in come_and_gone)
    left = frozenset({_spoken(name) for name in went} | accounts)
    come_ids = frozenset(map(_spoken, came))
    reshapes = everything or bool(come_and_gone)
    return Touched(every, left, come_ids, bool(accounts) or by_handle, reshapes, everything)


def _spoken(name: Name) -> str:
    """How others refer to it."""
    return name.id.partition(".")[0] if name.kind.by_handle else name.id
