"""Groups, roles and organizations as rows."""

from collections import Counter
from collections.abc import Iterator

from ladder_cli.directory.listing import Listing, Row, View, Wanted
from ladder_cli.directory.seats import current, works_for
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


def _group_row(view: View, name: str) -> Row:
    group = view.registry.groups[name]
    return {
        "id": name,
        "title": group.title,
        "kind": group.kind,
        "within": group.within,
        "leads": leads(view, name),
        "topics": list(group.topics),
        "followers": sum(
            any(follow.group == name for follow in person.follows) for person in view.registry.people.values()
        ),
        "meetings": len(group.meetings),
        "retired": group.retired,
    }


def _is_kind(view: View, name: str, wanted: Wanted) -> bool:
    return view.registry.groups[name].kind == wanted.kind


SIGS = Listing(
    fields=("id", "title", "kind", "within", "leads", "topics", "followers", "meetings", "retired"),
    subjects=_groups,
    row=_group_row,
    filters={
        "kind": _is_kind,
        "sig": lambda _, name, wanted: name == wanted.sig,
        "within": lambda view, name, wanted: view.lies_within(name, wanted.within),
        "interest": lambda view, name, wanted: wanted.interest in view.registry.groups[name].topics,
    },
)


def _roles(view: View) -> Iterator[str]:
    return iter(sorted(view.registry.roles))


def _role_row(view: View, name: str) -> Row:
    role = view.registry.roles[name]
    held = view.ladders.seats.get(name, ())
    return {
        "id": name,
        "title": role.title,
        "ladder": role.ladder,
        "scope": role.scope,
        "follows": list(role.follows),
        "grants": list(role.grants),
        "holders": len({seat.person for seat in held if active(seat.seat, view.day)}),
        "in_force": role.in_force,
        "retired": role.retired,
    }


ROLES = Listing(
    fields=("id", "title", "ladder", "scope", "follows", "grants", "holders", "in_force", "retired"),
    subjects=_roles,
    row=_role_row,
    filters={
        "role": lambda _, name, wanted: name == wanted.role,
        "at_least": lambda view, name, wanted: name in view.ladders.above(wanted.at_least),
        "ladder": lambda view, name, wanted: view.registry.roles[name].ladder == wanted.ladder,
        "person": lambda view, name, wanted: name in {seat.role for seat in current(view, wanted.person)},
    },
)


def _organizations(view: View) -> Iterator[str]:
    return iter(sorted(view.registry.organizations))


def _organization_row(view: View, name: str) -> Row:
    organization = view.registry.organizations[name]
    people = [handle for handle in view.registry.handles() if works_for(view, handle, name)]
    seats: Counter[str] = Counter(seat.role for handle in people for seat in current(view, handle))
    return {
        "id": name,
        "name": organization.name,
        "aliases": list(organization.aliases),
        "related": list(organization.related),
        "people": len(people),
        "seats": [f"{role} {count}" for role, count in sorted(seats.items())],
        "retired": organization.retired,
    }


ORGANIZATIONS = Listing(
    fields=("id", "name", "aliases", "related", "people", "seats", "retired"),
    subjects=_organizations,
    row=_organization_row,
    filters={
        "employer": lambda view, name, wanted: (
            view.ladders.firm_of.get(name) == view.ladders.firm_of.get(wanted.employer, wanted.employer)
        )
    },
)
