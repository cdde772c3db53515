"""L331: what only those can reach who write code."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ladder_cli.model.community import Community
from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding, Keys
from ladder_cli.model.requirement import Requirement
from ladder_cli.model.role import Role
from ladder_cli.roles.ladders import Ladders
from ladder_cli.rules.wording import listed

Kinds = tuple[str, ...]


def rung_needs_code(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A role cannot be reached without writing code, in itself or as a group tightens it.

    Most of what keeps a community going is not code. If the role is not about code, add a kind of
    contribution that is none, or a choice with `any_of`.
    """
    value: Any = document.value
    for role, tree, root in _climbed(document.id, value):
        blocked = _blocked(tree, ladders.registry.community, root)
        if blocked and (isinstance(value, Role) or not _is_about_code(role, ladders)):
            yield Finding(
                At(document.path, blocked[0]),
                f"nobody reaches `{role}` without code: {listed(blocked[1])}",
                "add a kind that is not code, or a choice with `any_of`",
            )


def _climbed(name: str, value: Any) -> Iterator[tuple[str, Requirement, Keys]]:
    """The roles that a role's or group's text says how to climb to, with the tree and its place."""
    if isinstance(value, Role):
        yield name, value.requires, ("requires",)
    else:
        for role, tree in value.tightened.items():
            yield role, tree, ("tightened", role)


def _is_about_code(name: str, ladders: Ladders) -> bool:
    """Whether the role asks for code in every group, which its own file is told for."""
    role = ladders.registry.roles.get(name)
    return role is not None and _blocked(role.requires, ladders.registry.community, ()) is not None


def _blocked(requirement: Requirement, community: Community, keys: Keys) -> tuple[Keys, Kinds] | None:
    """The first leaf that only code can meet and nothing can stand in for, with its kinds."""
    found = _code_alone(requirement, community)
    if found:
        return (*keys, *found[0]), found[1]
    for key, spare in (("all_of", 0), ("any_of", None)):
        parts = getattr(requirement, key) or ()
        stuck = [_blocked(part, community, (*keys, key, index)) for index, part in enumerate(parts)]
        first = [one for one in stuck if one]
        if first and (spare == 0 or len(first) == len(parts)):
            return first[0]
    if requirement.n_of is not None:
        n_of = requirement.n_of
        stuck = [
            _blocked(part, community, (*keys, "n_of", "of", index)) for index, part in enumerate(n_of.of)
        ]
        first = [one for one in stuck if one]
        if len(stuck) - len(first) < n_of.least <= len(stuck):
            return first[0]
    return None


def _code_alone(leaf: Requirement, community: Community) -> tuple[Keys, Kinds] | None:
    """Where a leaf counts kinds that are code, and no other; all kinds where it names none."""
    for key, asked in (("contributions", leaf.contributions), ("tenure", leaf.tenure)):
        if asked is None or (leaf.tenure is not None and leaf.tenure.since != "first-contribution"):
            continue
        known = community.contribution_kinds
        kinds = asked.kinds or tuple(known)
        if kinds and all(kind in known and known[kind].code for kind in kinds):
            return (key, "kinds") if asked.kinds else (key,), kinds
    return None
