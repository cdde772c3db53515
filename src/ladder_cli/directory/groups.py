"""Groups, roles and organizations as rows."""

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from ladder_cli.directory.listing import Listing, View, Wanted
from ladder_cli.directory.seats import current
from ladder_cli.model.group import GroupKind
from ladder_cli.roles.standing import active


def _groups(view: View) -> Iterator[str]:
    return iter(sorted(view.registry.groups))


def leads(view: View, group: str) -> list[str]:
    """Who leads a group: seats in it of roles that grant `lead`, by handle."""
    granting = view.registry.granting("lead")
    found = {
        held.person
        for role in granting
        for held in view.ladders.seats.get(role, ())
        if held.seat.sig == group and active(held.seat, view.day)
    }
    return sorted(found)


def _is_kind(view: View, name: str, wanted: Wanted) -> bool:
    return view.registry.groups[name].kind == wanted.kind


SIGS = Listing(
    subjects=_groups,
    brief=("id", "title", "kind", "within", "leads"),
    none="no such group",
    first="no group yet: a file sigs/docs.yaml with `title: SIG Docs` and `kind: sig` will do",
    fields={
        "id": lambda _, name: name,
        "title": lambda view, name: view.registry.groups[name].title,
        "kind": lambda view, name: view.registry.groups[name].kind,
        "within": lambda view, name: view.registry.groups[name].within,
        "leads": leads,
        "topics": lambda view, name: list(view.registry.groups[name].topics),
        "followers": lambda view, name: view.followers[name],
        "meetings": lambda view, name: len(view.registry.groups[name].meetings),
        "retired": lambda view, name: view.registry.groups[name].retired,
    },
    filters={
        "kind": _is_kind,
        "sig": lambda _, name, wanted: name == wanted.sig,
        "within": lambda view, name, wanted: view.lies_within(name, wanted.within),
        "interest": lambda view, name, wanted: wanted.interest in view.registry.groups[name].topics,
    },
    words={"kind": lambda _: get_args(GroupKind)},
    unasked=lambda view, name: view.registry.groups[name].kind == "team",
)


def _roles(view: View) -> Iterator[str]:
    return iter(sorted(view.registry.roles))


def _holders(view: View, name: str) -> int:
    held = view.ladders.seats.get(name, ())
    return len({seat.person for seat in held if active(seat.seat, view.day)})


ROLES = Listing(
    subjects=_roles,
    brief=("id", "title", "ladder", "scope", "holders"),
    none="no such role",
    first="no role yet: those of ladders to start from come with `ladder init --ladder NAME`",
    fields={
        "id": lambda _, name: name,
        "title": lambda view, name: view.registry.roles[name].title,
        "ladder": lambda view, name: view.registry.roles[name].ladder,
        "scope": lambda view, name: view.registry.roles[name].scope,
        "follows": lambda view, name: list(view.registry.roles[name].follows),
        "grants": lambda view, name: list(view.registry.roles[name].grants),
        "holders": _holders,
        "in_force": lambda view, name: view.registry.roles[name].in_force,
        "retired": lambda view, name: view.registry.roles[name].retired,
    },
    filters={
        "role": lambda _, name, wanted: name == wanted.role,
        "at_least": lambda view, name, wanted: name in view.ladders.above(wanted.at_least),
        "ladder": lambda view, name, wanted: view.registry.roles[name].ladder == wanted.ladder,
        "person": lambda view, name, wanted: name in {seat.role for seat in current(view, wanted.person)},
    },
    words={"ladder": lambda view: sorted({role.ladder for role in view.registry.roles.values()})},
)


def _organizations(view: View) -> Iterator[str]:
    return iter(sorted(view.registry.organizations))


def staff(view: View, name: str) -> list[str]:
    """Who works for an organization or a related one on the day, sorted."""
    return view.staff.get(view.ladders.firm_of.get(name, name), [])


def _seats(view: View, name: str) -> list[str]:
    seats: Counter[str] = Counter(seat.role for handle in staff(view, name) for seat in current(view, handle))
    return [f"{role} {count}" for role, count in sorted(seats.items())]


ORGANIZATIONS = Listing(
    subjects=_organizations,
    brief=("id", "name", "aliases", "people"),
    none="no such organization",
    first="no organization yet: a file organizations/kelp.yaml with `name: Kelp` will do",
    fields={
        "id": lambda _, name: name,
        "name": lambda view, name: view.registry.organizations[name].name,
        "aliases": lambda view, name: list(view.registry.organizations[name].aliases),
        "related": lambda view, name: list(view.registry.organizations[name].related),
        "people": lambda view, name: len(staff(view, name)),
        "seats": _seats,
        "retired": lambda view, name: view.registry.organizations[name].retired,
    },
    filters={
        "employer": lambda view, name, wanted: (
            view.ladders.firm_of.get(name) == view.ladders.firm_of.get(wanted.employer, wanted.employer)
        )
    },
)
