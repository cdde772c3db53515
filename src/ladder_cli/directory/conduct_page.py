"""The public page of a group that keeps the code of conduct: who, for how long, how to reach them.

It tells what anybody may know before they report something, and nothing of any report.
"""

from collections.abc import Iterator

from ladder_cli.directory.listing import View
from ladder_cli.directory.page import Line, Page, Section, page, span
from ladder_cli.model.community import Conduct
from ladder_cli.model.group import Group, Recusal
from ladder_cli.model.registry import Held
from ladder_cli.roles.prose import seat_rules
from ladder_cli.roles.standing import active

TIES = {
    "same-employer": "works for the same employer",
    "manages": "manages them or is managed by them",
    "only-mentor": "is or was their only mentor",
    "family": "is family",
    "business": "does business with them",
}
"""By kind of tie, how a member is tied to somebody in a report."""
THEN = {
    "alternate": "an alternate judges in their place",
    "the-others": "the others judge",
    "another-body": "another body judges",
}


def keepers(view: View) -> list[str]:
    """The groups that keep the code of conduct, as they or seats in them say; sorted."""
    seated = {held.seat.sig for held in _held(view)}
    groups = view.registry.groups.items()
    return sorted(
        name
        for name, group in groups
        if (group.retired is None or group.retired > view.day)
        and (group.conduct is not None or name in seated)
    )


def conduct_page(view: View, name: str) -> Page:
    """The page of one such group."""
    group = view.registry.groups[name]
    here = [held for held in _held(view) if held.seat.sig == name]
    sections = [
        Section("Members", tuple(_member(view, held) for held in here if not held.seat.alternate)),
        Section("Alternates", tuple(_member(view, held) for held in here if held.seat.alternate)),
        Section("How it is made up", tuple(_made_up(view, here))),
        Section("Stepping aside", tuple(_aside(view, name, group))),
        Section("Reports", tuple(_reports(view, name, group))),
    ]
    return page("sig", name, group.title, _facts(view, group, here), sections)


def _held(view: View) -> list[Held]:
    """The seats held today that keep the code of conduct, by person."""
    held = [
        one
        for role in view.registry.granting("conduct")
        for one in view.ladders.seats.get(role, ())
        if active(one.seat, view.day)
    ]
    return sorted(held, key=lambda one: (one.person, one.seat.role))


def _facts(view: View, group: Group, here: list[Held]) -> dict[str, str]:
    roles = sorted({held.seat.role for held in here})
    return {
        "community": view.registry.community.name,
        "what it does": group.mission or "",
        "write to it": group.contact.private if group.contact else "",
        "or to": _or_to(view.registry.community.conduct, group),
        "code of conduct": _code(view.registry.community.conduct),
        "how one is chosen": "; ".join(f"ladder explain {role}" for role in roles),
    }


def _or_to(conduct: Conduct, group: Group) -> str:
    private = group.contact.private if group.contact else ""
    return conduct.report_to if conduct.report_to != private else ""


def _code(conduct: Conduct) -> str:
    since = f" since {conduct.since}" if conduct.since else ""
    link = f", {conduct.link}" if conduct.link else ""
    return f"version {conduct.version}{since}{link}"


def _member(view: View, held: Held) -> Line:
    seat = held.seat
    return Line(
        view.registry.name_of(held.person),
        span(seat.since, seat.until),
        notes=(seat.origin,) if seat.origin in ("elected", "appointed") else (),
        at=held.at,
    )


def _made_up(view: View, here: list[Held]) -> Iterator[Line]:
    """What the roles that are held here say of their seats."""
    for name in sorted({held.seat.role for held in here}):
        role = view.registry.roles[name]
        for rule in seat_rules(role.seats):
            yield Line(rule.replace("`", ""), at=view.registry.at("role", name, "seats"))


def _aside(view: View, name: str, group: Group) -> Iterator[Line]:
    recusal = group.conduct.recusal if group.conduct else None
    if recusal is not None:
        at = view.registry.at("group", name, "conduct", "recusal")
        yield Line(spoken(recusal), link=recusal.link or "", at=at)


def spoken(recusal: Recusal) -> str:
    """The rule on who steps aside, in a sentence."""
    ties = [TIES[tie] for tie in recusal.ties]
    listed = f"{', '.join(ties[:-1])} or {ties[-1]}" if len(ties) > 1 else ties[0]
    return f"a member who {listed} steps aside, and {THEN[recusal.then]}"


def _reports(view: View, name: str, group: Group) -> Iterator[Line]:
    """Newest first."""
    reports = enumerate(group.conduct.reports if group.conduct else ())
    for index, report in sorted(reports, key=lambda one: one[1].on, reverse=True):
        at = view.registry.at("group", name, "conduct", "reports", index)
        yield Line("report to the community", report.on, report.link, at=at)
