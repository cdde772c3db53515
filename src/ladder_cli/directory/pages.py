"""Which page an id has: one table of kinds, and the way from an id to its kind."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from ladder_cli.directory.group_page import group_page
from ladder_cli.directory.listing import View
from ladder_cli.directory.page import Line, Page, Section, page, span
from ladder_cli.directory.person_page import person_page
from ladder_cli.model.registry import Registry
from ladder_cli.model.value import Value
from ladder_cli.roles.standing import active


def role_page(view: View, name: str) -> Page:
    """A role: where it stands and who holds it; `explain ROLE` says what it asks."""
    role = view.registry.roles[name]
    facts = {
        "what one does": role.summary or "",
        "ladder": role.ladder,
        "for": "one group" if role.scope == "group" else "the whole community",
        "follows": ", ".join(role.follows),
        "implies": ", ".join(role.implies),
        "grants": ", ".join(role.grants),
        "a seat lasts": role.seats.term or (f"until {role.seats.ends_with}" if role.seats.ends_with else ""),
        "in force": f"since {role.in_force}",
        "retired": role.retired or "",
        "asks": f"ladder explain {name}",
    }
    holders = [
        Line(
            view.registry.name_of(held.person),
            span(held.seat.since, None),
            "",
            _where(held.seat.sig),
            held.at,
        )
        for held in view.ladders.seats.get(name, ())
        if active(held.seat, view.day)
    ]
    return page("role", name, role.title, facts, [Section("Holders", tuple(holders))])


def organization_page(view: View, name: str) -> Page:
    """An employer and who works there."""
    organization = view.registry.organizations[name]
    facts = {
        "aliases": ", ".join(organization.aliases),
        "related": ", ".join(organization.related),
        "closed": organization.retired or "",
    }
    people = [
        Line(
            view.registry.name_of(handle),
            span(affiliation.from_, None) if affiliation.from_ else f"as of {affiliation.as_of}",
            at=view.registry.at("record", handle, "affiliations", index),
        )
        for handle in sorted(view.registry.records)
        for index, affiliation in enumerate(view.registry.record(handle).affiliations)
        if affiliation.organization == name and (affiliation.until is None or affiliation.until >= view.day)
        if (affiliation.from_ or affiliation.as_of or "9") <= view.day
    ]
    return page("organization", name, organization.name, facts, [Section("People", tuple(people))])


def _plain_page(kind: str, collection: str) -> Callable[[View, str], Page]:
    """A page that says what the file says."""

    def made(view: View, name: str) -> Page:
        value: Value = getattr(view.registry, collection)[name]
        return _page_of(kind, name, msgspec.to_builtins(value))

    return made


def pairing_page(view: View, name: str) -> Page:
    """A pairing as its file says it, but for why it ended: reasons are shown as counts over all, or not."""
    data = msgspec.to_builtins(view.registry.pairings[name])
    data.get("ended", {}).pop("why", None)
    return _page_of("pairing", name, data)


def _page_of(kind: str, name: str, data: dict[str, Any]) -> Page:
    title = str(data.pop("title", "") or name)
    facts: dict[str, str] = {}
    sections: list[Section] = []
    for key, part in data.items():
        _tell(key, part, facts, sections)
    return page(kind, name, title, facts, sections)


def _tell(key: str, value: Any, facts: dict[str, str], sections: list[Section], deep: bool = False) -> None:
    """A value as a fact, a mapping as several; a list of mappings, or a mapping in one, as a section."""
    label = key.replace("_", " ")
    if isinstance(value, dict) and deep:
        sections.append(
            Section(label.capitalize(), tuple(Line(f"{k}: {_told(v)}") for k, v in value.items()))
        )
    elif isinstance(value, dict) and "by" not in value:
        for inner, part in value.items():
            _tell(inner if isinstance(part, dict) else f"{label}: {inner}", part, facts, sections, deep=True)
    elif isinstance(value, list | tuple) and any(isinstance(item, dict) for item in value):
        sections.append(Section(label.capitalize(), tuple(_line(item) for item in value)))
    else:
        facts[label] = _told(value)


def _line(item: Any) -> Line:
    """What somebody wrote on a day; its other keys are notes."""
    rest = dict(item) if isinstance(item, dict) else {"text": item}
    when, link = str(rest.pop("on", "")), str(rest.pop("link", ""))
    what = _told(rest.pop("text", None) or rest.pop("what", None) or rest.pop("by", ""))
    return Line(
        what, when, link, tuple(f"{key.replace('_', ' ')} {_told(part)}" for key, part in rest.items())
    )


def _told(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key.replace('_', ' ')} {_told(part)}" for key, part in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_told, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _where(sig: str | None) -> tuple[str, ...]:
    return (f"in {sig}",) if sig else ()


class Shown(Struct, frozen=True):
    """A kind of thing that has a page: the list it stands in, its ids, and the page of one."""

    listing: str
    ids: Callable[[Registry], Iterable[str]]
    page: Callable[[View, str], Page]


PAGES: Mapping[str, Shown] = {
    "person": Shown("people", lambda registry: registry.handles(), person_page),
    "sig": Shown("sigs", lambda registry: registry.groups, group_page),
    "role": Shown("roles", lambda registry: registry.roles, role_page),
    "organization": Shown("organizations", lambda registry: registry.organizations, organization_page),
    "item": Shown("items", lambda registry: registry.items, _plain_page("item", "items")),
    "idea": Shown("ideas", lambda registry: registry.ideas, _plain_page("idea", "ideas")),
    "pairing": Shown("pairings", lambda registry: registry.pairings, pairing_page),
    "story": Shown("stories", lambda registry: registry.stories, _plain_page("story", "stories")),
    "signal": Shown("signals", lambda registry: registry.signals, _plain_page("signal", "signals")),
}
"""By the word that stands before an ambiguous id."""


def kinds_of(view: View, name: str) -> list[str]:
    """The kinds that have something of that id."""
    return [kind for kind in PAGES if name in known(view, kind)]


def known(view: View, kind: str) -> list[str]:
    """Every id of a kind, sorted."""
    return sorted(PAGES[kind].ids(view.registry))
