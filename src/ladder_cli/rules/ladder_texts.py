"""L33x: roles whose text cannot be right."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ladder_cli.model.dates import before
from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding, Keys
from ladder_cli.model.requirement import Counted, Requirement
from ladder_cli.model.role import GRANTS, Role
from ladder_cli.roles.days import EVER
from ladder_cli.roles.ladders import Ladders
from ladder_cli.rules.needs import Placed, needs, out_of_reach
from ladder_cli.rules.wording import counted


def leaves(requirement: Requirement, keys: Keys) -> Iterator[Placed]:
    """The leaves of a tree of requirements, with their places."""
    for key in ("all_of", "any_of"):
        for index, part in enumerate(getattr(requirement, key) or ()):
            yield from leaves(part, (*keys, key, index))
    if requirement.n_of is not None:
        for index, part in enumerate(requirement.n_of.of):
            yield from leaves(part, (*keys, "n_of", "of", index))
    if requirement.not_ is not None:
        yield from leaves(requirement.not_, (*keys, "not"))
    if not requirement.parts:
        yield keys, requirement


def _trees(document: Document) -> Iterator[Placed]:
    value: Any = document.value
    if isinstance(value, Role):
        yield ("requires",), value.requires
        if value.keeps is not None:
            yield ("keeps", "needs"), value.keeps.needs
    else:
        for role, requirement in value.tightened.items():
            yield ("tightened", role), requirement


def unmeetable_requirement(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A requirement asks for what nobody could ever have.

    More choices than there are, more different kinds than are listed, more than the daily caps allow in the
    window, a grant that no role gives, a role that takes nobody new, the very role itself, or what is not to
    be as well. Nobody would climb past it. Ask for less.
    """
    is_closed = (getattr(document.value, "retired", None) or "9999") <= today.isoformat()
    for root, tree in _trees(document):
        found = [] if is_closed else [*out_of_reach(tree, root, ladders, today)]
        for keys, wanted, offered in _impossible_choices(tree, root):
            yield Finding(
                At(document.path, (*keys, "n_of", "least")),
                f"{wanted} of {counted(offered, 'choice')} are asked for",
                "ask for less",
            )
        for keys, leaf in leaves(tree, root):
            too_much = _impossible(leaf, document, ladders, today)
            found += [((*keys, *inner), why, "ask for less") for inner, why in too_much]
        for place, why, hint in found:
            yield Finding(At(document.path, place), f"nobody could meet this: {why}", hint)


def _impossible_choices(requirement: Requirement, keys: Keys) -> Iterator[tuple[Keys, int, int]]:
    n_of = requirement.n_of
    if n_of is not None and n_of.least > len(n_of.of):
        yield keys, n_of.least, len(n_of.of)
    for key in ("all_of", "any_of"):
        for index, part in enumerate(getattr(requirement, key) or ()):
            yield from _impossible_choices(part, (*keys, key, index))
    for index, part in enumerate(n_of.of if n_of else ()):
        yield from _impossible_choices(part, (*keys, "n_of", "of", index))
    if requirement.not_ is not None:
        yield from _impossible_choices(requirement.not_, (*keys, "not"))


def _impossible(
    leaf: Requirement, document: Document, ladders: Ladders, today: date
) -> Iterator[tuple[Keys, str]]:
    registry = ladders.registry
    if leaf.contributions is not None:
        yield from _impossible_count(leaf.contributions, ladders, today)
    if leaf.attestation is not None:
        by = leaf.attestation.by
        if (
            by in GRANTS
            and not registry.roles_may_say((by,))
            and not any(by in role.grants for role in registry.roles.values())
        ):
            yield ("attestation", "by"), f"no role grants `{by}`"
    if document.kind == "role":
        held = leaf.holds if leaf.holds is not None and leaf.holds.who == "candidate" else None
        for key, wanted in (("tenure", leaf.tenure), ("holds", held)):
            if wanted is not None and wanted.role is not None and wanted.role == document.id:
                yield (key, "role"), f"it asks for `{document.id}` before `{document.id}` is given"


def _impossible_count(asked: Counted, ladders: Ladders, today: date) -> Iterator[tuple[Keys, str]]:
    community = ladders.registry.community
    kinds = asked.kinds or tuple(community.contribution_kinds)
    days = (today - before(today, asked.window)).days if asked.window and asked.window != EVER else None
    for index, distinct in enumerate(asked.distinct):
        most = {"kind": len(kinds), "day": days}.get(distinct.by)  # groups, people and employers come
        if most is not None and distinct.least > most:
            there = f"there are {most}" if distinct.by != "day" else f"the window has {most}"
            keys = ("contributions", "distinct", index, "least")
            yield keys, f"{distinct.least} different ones by {distinct.by}, and {there}"
    if asked.least is None or days is None:
        return
    caps = [known.cap_per_day for kind in kinds if (known := community.contribution_kinds.get(kind))]
    most_a_day = None if len(caps) < len(kinds) or None in caps else sum(cap or 0 for cap in caps)
    if asked.once_per == "day":
        most_a_day = 1
    if most_a_day is not None and asked.least > most_a_day * days:
        yield (
            ("contributions", "least"),
            f"{most_a_day} a day count, which makes {most_a_day * days} in {asked.window}",
        )


def repeated_requirement_id(document: Document, today: date) -> Iterator[Finding]:
    """Two requirements of a role, or two steps of its process, have the same id.

    A waiver or an attestation names one by its id; it could mean either. Give each its own.
    """
    role: Any = document.value
    for key in ("requires", "process"):
        seen: set[str] = set()
        for keys, name in _placed_ids(getattr(role, key), (key,)):
            if name in seen:
                yield Finding(
                    At(document.path, (*keys, "id")),
                    f"`{name}` is the id of another one",
                    "give each its own",
                )
            seen.add(name)


def _placed_ids(node: Any, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if node is None:
        return
    yield keys, node.id
    for key in ("all_of", "any_of"):
        for index, part in enumerate(getattr(node, key) or ()):
            yield from _placed_ids(part, (*keys, key, index))
    for index, part in enumerate(node.n_of.of if node.n_of else ()):
        yield from _placed_ids(part, (*keys, "n_of", "of", index))
    yield from _placed_ids(node.not_, (*keys, "not"))


def contradictory_role(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A role excludes itself, a role it implies, or one it asks its holders to hold.

    Nobody could hold it. Take one of the two out. The rung below is another matter: that seat is asked
    for, and ends with the promotion.
    """
    role: Any = document.value
    asked = {
        leaf.holds.role
        for _, leaf in needs(role.requires, ())
        if leaf.holds and leaf.holds.who == "candidate"
    }
    held = {*_implied(document.id, ladders), *(asked - set(role.follows))}
    for key, excluded in (("excludes", role.excludes), ("seats", role.seats.disjoint_from)):
        for index, name in enumerate(excluded):
            if name in held:
                keys: Keys = (key, index) if key == "excludes" else (key, "disjoint_from", index)
                yield Finding(
                    At(document.path, keys), f"`{document.id}` needs `{name}` and excludes it", "take one out"
                )


def _implied(name: str, ladders: Ladders) -> set[str]:
    """A role, those it implies, and those that these imply."""
    found, open_ = set[str](), [name]
    while open_:
        role = ladders.registry.roles.get(open_.pop())
        new = set(role.implies if role else ()) - found
        found |= new
        open_ += new
    return {name, *found}


def crossed_bounds(document: Document, today: date) -> Iterator[Finding]:
    """The least of something is more than the most.

    Nothing could ever be right. Mend one of the two.
    """
    value: Any = document.value
    for key in ("seats", "band"):
        bounds = getattr(value, key, None)
        if (
            bounds is not None
            and bounds.least is not None
            and bounds.most is not None
            and bounds.least > bounds.most
        ):
            yield Finding(
                At(document.path, (key, "least")),
                f"the least is {bounds.least}, the most is {bounds.most}",
                "mend one of the two",
            )
