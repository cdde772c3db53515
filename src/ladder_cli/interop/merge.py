"""A roster into a registry: what is new as files, what a record lacks as edits, the rest as left.

What people wrote is never touched: an existing record gains the seats it lacks and nothing else,
an existing group, role or organization stays as it is. So importing twice changes nothing.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from msgspec import Struct

from ladder_cli.interop.employers import Employers, is_nobody, sort_out
from ladder_cli.interop.names import line
from ladder_cli.interop.offices import OFFICES, Office, role, with_implied
from ladder_cli.interop.records import Clerk, Person, edits, people_of
from ladder_cli.interop.roster import Came, Data, Import, Roster, Sitting
from ladder_cli.model.finding import Edit
from ladder_cli.model.kinds import COMMUNITY_FILE, KINDS, SUFFIX
from ladder_cli.model.record import INDEPENDENT
from ladder_cli.model.registry import Registry

UNKNOWN_NAME: Final = "Community without a name"
UNKNOWN_ADDRESS: Final = "conduct@fill-me-in.invalid"
UNKNOWN_VERSION: Final = "unknown"
"""Placeholders where nobody said; the table lists each that was used."""


class Options(Struct, frozen=True):
    """What whoever imports says of a community that has no registry yet."""

    name: str | None = None
    report_to: str | None = None
    conduct_version: str | None = None


def bring_in(roster: Roster, today: date, registry: Registry | None, options: Options) -> Import:
    """What a roster would bring into a registry, None where there is none yet."""
    merge = _Merge(roster, today, registry)
    people = people_of(roster, registry)
    employers = merge.organizations(people)
    if registry is None:
        merge.community(options)
    merge.groups()
    merge.records(people, Clerk(roster, today, employers, merge.roles()))
    return Import(
        files=dict(sorted(merge.files.items())),
        merged=dict(sorted(merge.merged.items())),
        came=merge.came(),
        left=tuple(roster.remains()),
        proposals=employers.proposals,
    )


@dataclass(slots=True)
class _Merge:
    """The registry that is there, and what is to be written beside and into it."""

    roster: Roster
    today: date
    registry: Registry | None
    files: dict[str, Data] = field(default_factory=dict)
    merged: dict[str, tuple[Edit, ...]] = field(default_factory=dict)
    new: Counter[str] = field(default_factory=Counter)

    def community(self, options: Options) -> None:
        """The file that makes a registry; what nobody said is a placeholder, and listed."""
        name = options.name or self.roster.community
        if name is None:
            self._ask("the community's name", "the source has none", "put it under `name`, or pass --name")
        if options.conduct_version is None:
            ask = "which is in force? Put it under `conduct`, or pass --conduct-version"
            self._ask("the version of the code of conduct", "the source has none", ask)
        report_to = options.report_to or self.roster.report_to
        if report_to is None:
            ask = "put the address under `conduct`, or pass --report-to"
            self._ask("where conduct reports go", "the source does not say", ask)
        elif options.report_to is None:
            ask = "right? It stands in community.yaml under `conduct`"
            self._ask("another address for conduct reports", "the conduct committee's own was taken", ask)
        self.files[COMMUNITY_FILE] = {
            "name": line(name or UNKNOWN_NAME, 120),
            "conduct": {
                "version": line(options.conduct_version or UNKNOWN_VERSION, 40),
                "report_to": report_to or UNKNOWN_ADDRESS,
            },
            "contribution_kinds": {},
        }

    def _ask(self, what: str, why: str, ask: str) -> None:
        self.roster.leave(what, COMMUNITY_FILE, why, ask)

    def organizations(self, people: Mapping[str, Person]) -> Employers:
        """The employers of everyone, with a file for each that the registry has not."""
        spellings = [spelling for person in people.values() for spelling in person.said("employer")]
        employers = sort_out(spellings, self.registry.organizations if self.registry else {})
        for spelling in sorted(set(spellings) - set(employers.ids)):
            ask = "" if is_nobody(spelling) else "how is it written in a-z and 0-9?"
            why = "says that there is none" if is_nobody(spelling) else "its name gives no id"
            self.roster.tally(f"the employer `{spelling}`", "", why, ask, spellings.count(spelling))
        for name, title in employers.new.items():
            self._add("organizations", "organization", name, {"name": title})
        if spellings:
            self.roster.seen["spellings of employers"] = len(set(spellings))
            self.roster.counts["organizations"] = len(set(employers.ids.values()) - {INDEPENDENT})
        return employers

    def groups(self) -> None:
        """A file for every group that the registry has not; one that differs there stays so, and is left."""
        for name, data in self.roster.groups.items():
            if self.registry is None or name not in self.registry.groups:
                self._add(plural(str(data["kind"])), "group", name, data)
                continue
            there = self.registry.groups[name]
            if (there.kind, there.within) != (data["kind"], data.get("within")):
                self.roster.leave(
                    f"kind and place of {name}",
                    self.roster.places[name],
                    f"the registry has a {there.kind} within {there.within or 'nothing'}",
                    "which is right?",
                )

    def roles(self) -> dict[str, str]:
        """The scope of every office met, with a file for each that the registry has not as a role."""
        known = self.registry.roles if self.registry else {}
        in_groups = {sitting.office for sitting in self.roster.sittings if sitting.group}
        scopes: dict[str, str] = {}
        for name in with_implied(sitting.office for sitting in self.roster.sittings):
            if name in known:
                scopes[name] = known[name].scope
                continue
            title = self.roster.titles.get(name, name)
            office = OFFICES.get(name) or Office(title, "group" if name in in_groups else "community")
            scopes[name] = office.scope
            self._add("roles", "role", name, role(office, self.today))
        self.roster.counts["roles"] = len(scopes)
        return scopes

    def records(self, people: Mapping[str, Person], clerk: Clerk) -> None:
        """A record for everyone new, and the seats that the other records lack."""
        for sitting in self.roster.sittings:
            self.roster.counts[_seats(sitting)] += 1
        for handle, person in people.items():
            if self.registry is None or handle not in self.registry.records:
                data, gained = clerk.new(handle, person)
                self._add("people", "record", handle, data)
            else:
                gained = clerk.lacking(handle, person, self.registry.records[handle])
                if gained:
                    self.merged[self.registry.path("record", handle)] = edits(gained)
            self.new.update(_seats(sitting) for sitting in gained)
        self.roster.counts["people"] = len(people)

    def came(self) -> tuple[Came, ...]:
        """The table of what came in: what was seen, then what was written, in one order."""
        seen, counts = self.roster.seen, self.roster.counts
        return (
            *(Came(what, seen[what]) for what in sorted(seen)),
            *(Came(what, counts[what], self.new[what]) for what in sorted(counts, key=str.casefold)),
        )

    def _add(self, what: str, kind: str, name: str, data: Data) -> None:
        self.files[f"{KINDS[kind].folder}/{name}{SUFFIX}"] = data
        self.new[what] += 1


def plural(kind: str) -> str:
    """What the table calls groups of a kind."""
    return "SIGs" if kind == "sig" else f"{kind.replace('-', ' ')}s"


def _seats(sitting: Sitting) -> str:
    return f"seats: {sitting.office}{', emeritus' if sitting.emeritus else ''}"
