"""Who may move an item, idea or pairing on: the table of moves, with the people of the base."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from ladder_cli.model.finding import Plain
from ladder_cli.model.moves import MOVES
from ladder_cli.review.bench import Bench, either
from ladder_cli.review.needs import Need, Ruling, both
from ladder_cli.review.proposal import FileChange
from ladder_cli.review.values import tree

TAKEN_ON: Final = {"owner": "taken", "shepherd": "shepherded"}
"""By part, the state to which only a move leads that takes it on."""


class Work(Struct, frozen=True):
    """A file about work, with the people it names."""

    bench: Bench
    file: FileChange

    @property
    def group(self) -> str | None:
        """The group, as the base has it; of a new file, as it says itself."""
        found = (self.file.old if self.file.existed else self.file.new).get("group")
        return found if isinstance(found, str) else None

    @property
    def states(self) -> tuple[str, str]:
        """The state before and after; the first is empty for a new file."""
        return str(self.file.old.get("state", "")), str(self.file.new.get("state", ""))

    def named(self, role: str, data: dict[str, Plain] | None = None) -> str:
        """Who has that part in it; empty where nobody has."""
        side = (self.file.new or self.file.old) if data is None else data
        value = side.get(role)
        if isinstance(value, dict):
            value = value.get("by")
        return value if isinstance(value, str) else ""

    def leads(self, because: str) -> Ruling:
        """A lead of the group or a steward."""
        return self.bench.leads(self.group, because)

    def one_of(self, people: Iterator[str], because: str) -> Ruling:
        """The own word of one of these, else of a lead or a steward."""
        lead = self.bench.lead_word(self.group, because)
        ways = [self.bench.own(one, because) for one in dict.fromkeys(people) if one]
        met = [way for way in ways if way.is_met]
        if met:
            return Ruling(because, (met[0],))
        if lead.is_met or not ways:
            return Ruling(because, (lead,))
        return Ruling(because, (either(*ways, lead),))


def moved(work: Work) -> Ruling:
    """Who may make this move of the state."""
    file = work.file
    before, after = work.states
    if before == after:
        return work.leads("what goes with a state changes with it")
    actors = MOVES[file.kind].get((before, after))
    because = f"from `{before}` to `{after}`" if before else f"it begins as `{after}`"
    if actors is None:
        return work.leads(f"{because}: no usual way")
    if actors == ("anyone",):
        return anyone(work)
    if "mentor and mentee" in actors:
        return _both_sides(work, because)
    people = [one for actor in actors for one in _people(work, actor, after)]
    ruling = work.one_of(iter(people), because) if people else work.leads(because)
    if file.kind == "idea" and after in ("seconded", "shepherded") and not any(_counting(work)):
        return both(ruling, work.leads("nobody who holds a seat has seconded it"))
    return ruling


def _people(work: Work, actor: str, after: str) -> Iterator[str]:
    """The people that an actor is: who has a part at the base, or takes it on by this very move."""
    if actor == "second":
        yield from _counting(work)
    elif actor not in ("lead", "timer"):
        takes_on = not work.file.existed or TAKEN_ON.get(actor) == after
        yield work.named(actor, work.file.new if takes_on else work.file.old)


def _counting(work: Work) -> Iterator[str]:
    """Whose seconds of an idea count."""
    bench, seconds = work.bench, work.file.new.get("seconds")
    opened = bench.base.registry.community.review.seconds == "anyone"
    for one in seconds if isinstance(seconds, list) else ():
        by = str(tree(one).get("by", ""))
        if by != work.named("raised") and (opened or bench.has_seat(by)):
            yield by


def _both_sides(work: Work, because: str) -> Ruling:
    """The word of whoever has not said yes before; of one of the two, where both have."""
    accepted = tree(work.file.old.get("accepted"))
    both_ = {side: work.named(side, work.file.old) for side in ("mentor", "mentee")}
    sides = [who for side, who in both_.items() if side not in accepted]
    if not sides:
        return work.one_of(iter(both_.values()), because)
    return Ruling(because, tuple(work.bench.own(one, f"`{one}` accepts the pairing") for one in sides))


def anyone(work: Work) -> Ruling:
    """The author alone, who is somebody here; a lead or a steward for anybody else."""
    author = work.bench.voices.author
    if author is not None and work.bench.voices.alone:
        return Ruling(
            "anyone here may raise it", (Need(1, (author,), (author,), "anyone here may raise it"),)
        )
    return work.leads("anyone here may raise it, and the author is nobody here yet")
