"""L41x: who keeps the code of conduct, and how they are reached."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from ladder_cli.model.dates import after, day
from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding, Keys
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import active
from ladder_cli.rules.counts import CONDUCT, vacant
from ladder_cli.rules.whole import Whole
from ladder_cli.rules.wording import typed

REPORTING: Final = "1 year"
"""How long a committee that publishes reports goes without one before that is worth saying."""


def conduct_committee_too_small(whole: Whole) -> Iterator[Finding]:
    """Fewer people keep the code of conduct than their role needs.

    Whoever reports something needs somebody to hear it who is not part of it. Find others for the seats.
    """
    return vacant(whole, conduct=True)


def committee_without_private_address(whole: Whole) -> Iterator[Finding]:
    """A committee that keeps the code of conduct has no private address.

    A report made in public is no safe report. Give the group `contact.private`.
    """
    registry = whole.registry
    roles = {name for name, role in registry.roles.items() if CONDUCT in role.grants}
    seated = {sig for name, sig in whole.holders if name in roles}
    for name, group in registry.groups.items():
        if group.contact is None and group.retired is None and (group.conduct is not None or name in seated):
            yield Finding(
                registry.at("group", name),
                f"`{name}` keeps the code of conduct and has no private address",
                "add `contact:` with `private:`, an address that the committee alone reads",
            )


def committee_without_recusal(document: Document, today: date) -> Iterator[Finding]:
    """A committee that keeps the code of conduct does not say how a member with a tie steps aside.

    Everyone should know beforehand what happens then. Say it in `conduct.recusal`.
    """
    value: Any = document.value
    if value.conduct is not None and value.conduct.recusal is None and value.retired is None:
        yield Finding(
            At(document.path, ("conduct",)),
            "nothing says how a member with a tie steps aside",
            "add `recusal:` to `conduct`",
        )


def nobody_keeps_conduct(whole: Whole) -> Iterator[Finding]:
    """No role grants `conduct`, or nobody holds one that does.

    There is nobody to keep the code of conduct that the community names. Give a role the grant, and people
    seats in it.
    """
    registry = whole.registry
    if not (whole.is_complete("role") and whole.is_complete("record")) or not registry.community.name:
        return
    roles = registry.granting("conduct")
    if not roles:
        at = At("community.yaml", ("conduct",))
        yield Finding(at, "no role grants `conduct`", "add a role with `grants: [conduct]`")
    elif not any(whole.ladders.seats.get(name) for name in roles):
        yield Finding(registry.at("role", roles[0]), f"nobody holds `{roles[0]}`", "give people seats in it")


def conduct_version_out_of_date(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Somebody with a seat has last agreed to a version of the code of conduct that was replaced long ago.

    The days of grace are over. They can add their agreement to the present version to their own record.
    """
    record: Any = document.value
    conduct = ladders.registry.community.conduct
    agreed = [(one.on, index) for index, one in enumerate(record.agreements) if one.what == "conduct"]
    if (
        not agreed
        or conduct.since is None
        or not any(active(seat, today.isoformat()) for seat in record.seats)
    ):
        return
    _, latest = max(agreed)
    version = record.agreements[latest].version
    if version == conduct.version or any(
        record.agreements[index].version == conduct.version for _, index in agreed
    ):
        return
    if today > after(day(conduct.since), f"{conduct.grace_days} days"):
        yield Finding(
            At(document.path, ("agreements", latest)),
            f"{typed(version or 'no version')} was agreed to, and since {conduct.since} "
            f"{typed(conduct.version)} is in force",
            f'add an agreement to version "{conduct.version}"',
        )


def work_of_a_conduct_committee(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Something with words of its own is filed under a group that keeps the code of conduct.

    A registry is public, and what such a committee does is about people. Items, ideas, stories, signals and
    single contributions name another group, or none; its work shows in its seats and its reports.
    """
    for keys, group in _filed_under(document):
        value = ladders.registry.groups.get(group)
        if value is not None and value.conduct is not None:
            yield Finding(
                At(document.path, keys),
                f"`{group}` keeps the code of conduct, and its work is not written here",
                "name another group, or take it out; ask the committee at its private address",
            )


def _filed_under(document: Document) -> Iterator[tuple[Keys, str]]:
    """The groups that a document is for, and where it says so."""
    value: Any = document.value
    if document.kind == "contributions":
        for index, entry in enumerate(value.entries):
            if entry.group is not None:
                yield ("entries", index, "group"), entry.group
    elif value.group is not None:
        yield ("group",), value.group


def conduct_report_overdue(document: Document, today: date) -> Iterator[Finding]:
    """A committee that keeps the code of conduct has told the community nothing for a year.

    People report what they think will be heard. Publish how it went, without names, and add it to
    `conduct.reports`.
    """
    value: Any = document.value
    if value.conduct is None or not value.conduct.reports or value.retired is not None:
        return
    reports = [report.on for report in value.conduct.reports]
    newest = max(reports)
    if after(day(newest), REPORTING) < today:
        yield Finding(
            At(document.path, ("conduct", "reports", reports.index(newest))),
            f"the last report is of {newest}",
            "publish one, also where there is little to tell, and add it to `conduct.reports`",
        )


def skip_with_a_reason(document: Document, today: date) -> Iterator[Finding]:
    """A committee that keeps the code of conduct says why a meeting of it does not take place.

    What keeps it from meeting may be about somebody. The day alone will do.
    """
    value: Any = document.value
    for index, meeting in enumerate(value.meetings if value.conduct is not None else ()):
        for position, skip in enumerate(meeting.skips):
            if skip.why is not None:
                yield Finding(
                    At(document.path, ("meetings", index, "skips", position, "why")),
                    "why such a committee does not meet is not written here",
                    "take `why` out, and leave the day",
                )
