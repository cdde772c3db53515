"""What every reader of evidence shares: whose it is, its kind, group and days, and where it goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ladder_cli.interop.accounts import MOST_NAMED, Accounts
from ladder_cli.interop.coverage import Statement, edits
from ladder_cli.interop.names import line, slug
from ladder_cli.interop.roster import Came, Import, Roster
from ladder_cli.model.finding import Edit, Plain
from ladder_cli.model.kinds import COMMUNITY_FILE
from ladder_cli.model.registry import Registry
from ladder_cli.model.stop import Stop
from ladder_cli.store.plans.ledgers import Ledgers, Shelf

Cells = Mapping[str, str]
"""A row: its cells by field, each on one line."""


@dataclass
class Intake:
    """What came in so far, on its way into contributions files; what is left goes to the roster."""

    registry: Registry
    today: date
    ledgers: Ledgers
    roster: Roster = field(default_factory=Roster)
    statements: list[Statement] = field(default_factory=list)
    read: int = 0
    written: int = 0
    there: int = 0

    def __post_init__(self) -> None:
        self.accounts = Accounts(self.registry, self.roster)
        self._words: set[str] = set()

    def leave(self, at: str, why: str, ask: str = "mend it and import again", word: str = "") -> None:
        """Note a row that is left, beside all others left for the same reason and the same word."""
        if word and word not in self._words and len(self._words) < MOST_NAMED:
            self._words.add(word)
        named = f"{why}: `{line(word, 60)}`" if word in self._words else why
        self.roster.tally("rows", at, named, ask)

    def kind(self, text: str, at: str) -> str | None:
        """The kind of contribution that a cell names; None, and noted, where there is no such kind."""
        name = slug(text)
        if name in self.registry.community.contribution_kinds:
            return name
        ask = "which kind is it? They stand in community.yaml, under `contribution_kinds`"
        self.leave(at, "are of a kind that is not here" if text else "have no kind", ask, text)
        return None

    def group(self, text: str, at: str) -> str | None:
        """The group that a cell names, "" for none; None, and noted, where there is no such group."""
        if not text:
            return ""
        name = "/".join(slug(part) for part in text.split("/"))
        if name in self.registry.groups:
            return name
        self.leave(at, "are of a group that is not here", "see: ladder query sigs", text)
        return None

    def day(self, text: str, at: str) -> str | None:
        """The ISO day of a day or a moment; None, and noted, where it is none or lies ahead."""
        found = day_of(text)
        if found is None:
            self.leave(at, "have no day (YYYY-MM-DD)", word=text)
        elif found > self.today.isoformat():
            self.leave(at, "are of a day that is still to come")
        else:
            return found
        return None

    def add(self, person: str, given: Mapping[str, Plain], shelf: Shelf, at: str) -> bool:
        """Put it where it belongs; False, and noted, where there is no room for it."""
        try:
            self.ledgers.add(person, given, shelf)
        except Stop as stop:
            self.roster.tally(f"rows of `{person}`", at, stop.message, stop.hint)
            return False
        self.written += 1
        return True

    def brought(self, what: str) -> Import:
        """The import: new files, edits, and the table."""
        merged: dict[str, tuple[Edit, ...]] = {
            path: tuple(several) for path, several in sorted(self.ledgers.edits.items())
        }
        spans = edits(self.registry.community, self.statements, self.roster)
        if spans:
            merged[COMMUNITY_FILE] = spans
        came = [Came(what, self.read, self.written)]
        if self.there:
            came.append(Came(f"{what} that are on record already", self.there))
        if self.statements:
            came.append(Came("statements of coverage", len(self.statements), len(spans)))
        files = dict(sorted(self.ledgers.files.items()))
        return Import(files, merged, tuple(came), tuple(self.roster.remains()), ())


def day_of(text: str) -> str | None:
    """The ISO day of a day (`2026-11-20`) or a moment (`2026-11-20T09:30:00Z`); None for anything else."""
    head, rest = text[:10], text[10:]
    try:
        is_day = len(head) == 10 and date.fromisoformat(head).isoformat() == head
    except ValueError:
        return None
    return head if is_day and rest[:1] in ("", "T", " ") else None
