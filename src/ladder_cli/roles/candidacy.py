"""One person on the way to one seat, on one day: what every leaf is judged for."""

from dataclasses import dataclass, field
from datetime import date

from ladder_cli.model.record import Record
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.words import Words

COMMUNITY = "the community"


@dataclass(frozen=True, slots=True)
class Candidacy:
    """Who is judged, for which role, in which group (None: the community), on which day, by which words."""

    ladders: Ladders
    person: str
    role: str
    sig: str | None
    today: date
    words: Words = field(default_factory=Words)
    day: str = field(init=False)
    """`today` as it stands in files; ISO days compare as text."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "day", self.today.isoformat())

    @property
    def record(self) -> Record:
        """The candidate's record, or an empty one."""
        return self.ladders.registry.record(self.person)

    @property
    def own_record(self) -> str:
        """The command with which the candidate writes in their record, and makes it where there is none."""
        known = self.person in self.ladders.registry.records
        return "ladder me" if known else f"ladder me --login {self.person}"
