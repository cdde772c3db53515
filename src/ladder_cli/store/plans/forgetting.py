"""Somebody who leaves: their files go, and others' files name `left-N` where they named them, as one plan."""

import re
from collections.abc import Iterator

from msgspec import Struct

from ladder_cli.model.kinds import named
from ladder_cli.model.leaver import has_left, next_free
from ladder_cli.model.registry import Registry
from ladder_cli.store.plans.mentions import mentions, spliced
from ladder_cli.store.plans.writing import Plan
from ladder_cli.store.source import Source


class Forgetting(Struct, frozen=True):
    """What forgetting somebody writes, who stands in for them, and where words may still speak of them.

    `stand_in` is empty where no file of others named them; `words` are paths, sorted.
    """

    plan: Plan
    stand_in: str
    words: tuple[str, ...]


def forgetting(source: Source, registry: Registry, handle: str) -> Forgetting:
    """The plan that takes somebody out of a registry.

    Whoever stands in for them is a number that no file has, so two who left stay two. Nothing keeps the
    handle. Raises Stop (status 3) where a file that may speak of them cannot be edited safely.
    """
    stand_in = next_free(_standing_in(source))
    plan, is_named = Plan(), False
    for one in mentions(source, handle):
        if one.belongs_to(handle):
            plan = plan.delete(one.path, one.raw)
            continue
        edits = list(one.references(handle, stand_in))
        if edits:
            is_named = True
            after, to = spliced(source, one, edits), one.place(handle, stand_in)
            moves = to != one.path
            plan = plan.move(one.path, to, one.raw, after) if moves else plan.write(one.path, one.raw, after)
    words = sorted(_speaking_of(source, registry, handle, plan))
    return Forgetting(plan, stand_in if is_named else "", tuple(words))


def _standing_in(source: Source) -> set[str]:
    """Everyone who stands in for somebody already."""
    return {handle for one in mentions(source, "left-") for handle in one.people() if has_left(handle)}


def _speaking_of(source: Source, registry: Registry, handle: str, plan: Plan) -> Iterator[str]:
    """Paths of what stays that holds the handle, the login or the name as words."""
    account = registry.record(handle).account
    spoken = {handle, registry.name_of(handle), *([account.login] if account else [])}
    any_of = "|".join(re.escape(word) for word in sorted(spoken))
    pattern = re.compile(rf"(?<![\w-])(?:{any_of})(?![\w-])", re.IGNORECASE)
    after = plan.after
    for path in {*source.listing().files, *after}:
        raw = after[path] if path in after else source.read(path) if named(path) else None
        if raw is not None and pattern.search(raw.decode(errors="replace")):
            yield path
