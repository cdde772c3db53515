"""What a foreign source says of people, groups and offices, before any registry is looked at."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from ladder_cli.interop.names import handle_of, line, login_of, without_forbidden
from ladder_cli.model.finding import Edit, Plain
from ladder_cli.model.leaver import is_reserved

Data = dict[str, Plain]


class Left(Struct, frozen=True):
    """Something that was not taken over: what, where (`FILE:LINE`), why, and what to ask or do.

    `count` is how often; `where` is then the first place.
    """

    what: str
    where: str
    why: str
    ask: str = ""
    count: int = 1


class Came(Struct, frozen=True):
    """Something that came in: what, how many the source has, and how many of them are written.

    `new` is None for what makes no file or seat of its own.
    """

    what: str
    found: int
    new: int | None = None


class Proposal(Struct, frozen=True):
    """Two spellings that look like one organization: the id to keep, the other's, its name, and why.

    Nothing is merged: whoever agrees adds the name to the aliases of `organization`.
    """

    organization: str
    other: str
    alias: str
    why: str


class Import(Struct, frozen=True):
    """What an import would write, and its table.

    `files` are new ones: path within the registry to plain data, keys in the schema's order.
    `merged` are edits of files that are there. The lists are in the order to show them.
    """

    files: Mapping[str, Data]
    merged: Mapping[str, tuple[Edit, ...]]
    came: tuple[Came, ...]
    left: tuple[Left, ...]
    proposals: tuple[Proposal, ...]


class Mention(Struct, frozen=True):
    """Somebody met in the source, with what it says of them there."""

    login: str
    at: str
    name: str | None = None
    employer: str | None = None
    number: int | None = None


class Sitting(Struct, frozen=True):
    """Somebody in an office: the role's id, the group's where it has one, and the file that says so."""

    login: str
    office: str
    group: str | None
    at: str
    emeritus: bool = False
    since: str | None = None

    @property
    def source(self) -> str:
        """The file that says so."""
        return line(self.at.rpartition(":")[0] or self.at)


@dataclass(slots=True)
class Roster:
    """Everything a source says, in its order; filled by the reader of one format.

    `groups` holds files' data by id, `titles` what offices are called that the program does not
    know, `named_teams` where a group calls a team its own, `team_names` those
    of the teams themselves in lower case, `counts` what came, by its plural, and `seen` what is
    worth a line of the table but makes no file or seat of its own.
    """

    community: str | None = None
    report_to: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    sittings: list[Sitting] = field(default_factory=list)
    groups: dict[str, Data] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    named_teams: dict[str, str] = field(default_factory=dict)
    team_names: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    left: list[Left] = field(default_factory=list)
    tallies: dict[tuple[str, str, str], Left] = field(default_factory=dict)

    def leave(self, what: str, where: str, why: str, ask: str = "") -> None:
        """Note one thing that is not taken over."""
        self.left.append(Left(line(what), where, line(why), line(ask)))

    def leave_meeting(self, title: str, where: str, data: Data) -> None:
        """Note a meeting that cannot be put on a calendar, with what to ask."""
        unplaced = data["unplaced"]
        text, ask = (
            (str(unplaced[key]) for key in ("text", "ask")) if isinstance(unplaced, dict) else ("", "")
        )
        self.leave(f"the meeting `{title}`", where, f"not expandable: {text}", ask)

    def tally(self, what: str, where: str, why: str, ask: str = "", count: int = 1) -> None:
        """Note things that are not taken over and of which there are many; they make one line."""
        key = (what, why, ask)
        first = self.tallies.get(key)
        total = count + (first.count if first else 0)
        self.tallies[key] = Left(what, first.where if first else where, why, ask, total)

    def remains(self) -> list[Left]:
        """All that is not taken over, single things first."""
        return [*self.left, *self.tallies.values()]

    def prose(self, text: str | None, at: str, most: int = 300) -> str:
        """A text as the registry takes it: on one line, no longer than that, without addresses."""
        clean, count = without_forbidden(line(text or "", 20_000))
        if count:
            self.tally("addresses and numbers in texts", at, "they never enter a registry", count=count)
        return line(clean, most)

    def _name(self, text: str | None, at: str) -> str | None:
        """A name of somebody or of an employer; none where an address stands in its place."""
        name = self.prose(text, at, 120)
        return name if name and name == line(text or "", 120) else None

    def meet(
        self,
        login: str | None,
        at: str,
        *,
        name: str | None = None,
        employer: str | None = None,
        number: int | None = None,
    ) -> str | None:
        """Note somebody; their login as spelled, None (and noted as left) where it cannot be one."""
        spelled = login_of(login or "")
        if spelled is None:
            why = "an app, not a person" if (login or "").endswith("[bot]") else "not a person's login"
            self.leave(
                f"the login `{login or ''}`", at, why, "" if why.startswith("an app") else "who is it?"
            )
            return None
        if is_reserved(handle_of(spelled)):
            why = "such a handle stands for somebody who left"
            self.leave(f"the login `{spelled}`", at, why, "choose a handle, and make the record by hand")
            return None
        said = [self._name(text, at) for text in (name, employer)]
        self.mentions.append(Mention(spelled, at, said[0], said[1], number))
        return spelled

    def seat(
        self,
        login: str | None,
        office: str,
        group: str | None,
        at: str,
        *,
        emeritus: bool = False,
        since: str | None = None,
    ) -> None:
        """Note somebody's office; a second time in the same list changes nothing."""
        if login is not None:
            self.sittings.append(Sitting(login, office, group, at, emeritus, since))

    def add_group(self, name: str, data: Data, at: str) -> bool:
        """Note a group; False (and noted as left) where its id is taken or empty."""
        if not name or name.endswith("/") or len(name) > 160:
            self.leave(f"the group `{data['title']}`", at, "its name gives no id", "rename it in the source")
            return False
        if name in self.groups:
            self.leave(
                f"the group `{data['title']}`",
                at,
                f"its id `{name}` is that of {self.places[name]}",
                "rename one of them in the source",
            )
            return False
        self.groups[name] = {key: value for key, value in data.items() if value not in (None, [], {}, "")}
        self.places[name] = at
        return True
