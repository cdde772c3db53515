"""Contributions that some other system has written down, one a row, into people's contributions files."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ladder_cli.interop.evidence import Cells, Intake
from ladder_cli.interop.names import link_of, slug
from ladder_cli.interop.roster import Import
from ladder_cli.model.finding import Plain

FIELDS: Final = ("login", "id", "kind", "date", "group", "what", "about", "with", "link", "witnesses")

Key = tuple[str, ...]
"""What makes two entries of one person one: kind and link; without a link kind, day, group and words."""


@dataclass
class _Seen:
    """By person, the keys of all that is on record or on its way."""

    intake: Intake
    known: dict[str, set[Key]] = field(default_factory=dict)

    def of(self, person: str) -> set[Key]:
        """The keys of everything that somebody did."""
        if person not in self.known:
            done = (one.entry for one in self.intake.registry.entries_of(person))
            self.known[person] = {_key(one.kind, one.date, one.group, one.what, one.link) for one in done}
        return self.known[person]


def _key(kind: str, date: str, group: str | None, what: str, link: str | None) -> Key:
    return (kind, link) if link else (kind, date, group or "", what)


def import_contributions(
    rows: Iterable[tuple[str, Cells]], intake: Intake, recorder: str, kind: str = ""
) -> Import:
    """What these rows would bring, recorded by `recorder`; `kind` is that of rows that name none.

    A row that cannot be right, or that lacks what its kind asks for, is left with its reason; one whose
    link is on record for that person and kind is dropped, so that the same file twice changes nothing.
    """
    seen = _Seen(intake)
    for at, row in rows:
        intake.read += 1
        found = _entry(row, at, intake, recorder, kind)
        if found is None:
            continue
        person, value = found
        key = _key(*(str(value.get(name) or "") for name in ("kind", "date", "group", "what", "link")))
        if key in seen.of(person):
            intake.there += 1
        elif intake.add(person, value, "entries", at):
            seen.of(person).add(key)
    return intake.brought("contributions")


def _entry(
    row: Cells, at: str, intake: Intake, recorder: str, usual: str
) -> tuple[str, dict[str, Plain]] | None:
    person = intake.accounts.of(row.get("login", ""), row.get("id", ""), at)
    kind = intake.kind(row.get("kind") or usual, at) if person else None
    day = intake.day(row.get("date", ""), at) if kind else None
    group = intake.group(row.get("group", ""), at) if day else None
    if person is None or kind is None or day is None or group is None:
        return None
    link = link_of(row.get("link"))
    value: dict[str, Plain] = {"kind": kind, "date": day}
    value |= {"group": group} if group else {}
    value["what"] = (
        intake.roster.prose(row.get("what"), at) or intake.registry.community.contribution_kinds[kind].title
    )
    value |= {"about": slug(row["about"])} if slug(row.get("about", "")) else {}
    others = [one for one in intake.accounts.named(row.get("with", ""), at) if one != person]
    value |= {"with": list(others)} if others else {}
    value |= {"link": link} if link else {}
    value["recorded_by"] = recorder
    witnesses = [one for one in intake.accounts.named(row.get("witnesses", ""), at) if one != person]
    value |= {"witnesses": list(witnesses)} if witnesses else {}
    return (person, value) if _is_whole(kind, value, at, intake) else None


def _is_whole(kind: str, value: dict[str, Plain], at: str, intake: Intake) -> bool:
    """Whether it has what its kind asks for."""
    asked = intake.registry.community.contribution_kinds[kind]
    if asked.link and "link" not in value:
        intake.leave(at, f"have no link, which `{kind}` asks for", "say where it can be seen")
    elif asked.witness and "witnesses" not in value:
        intake.leave(at, f"have no witness from here, which `{kind}` asks for", "say who saw it")
    else:
        return True
    return False
