"""One of the two of a pairing, about to speak of it."""

from typing import Literal

from msgspec import Struct

from ladder_cli.model.finding import Edit
from ladder_cli.model.moves import MOVES
from ladder_cli.model.pairing import RUNNING, Pairing
from ladder_cli.model.stop import Stop, usage
from ladder_cli.roles.case import Line, Speaker

Side = Literal["mentor", "mentee"]


class Turn(Struct, frozen=True):
    """One of the two, about to speak of their pairing."""

    speaker: Speaker
    name: str
    pairing: Pairing
    side: Side

    @property
    def other(self) -> str:
        """The other of the two."""
        return self.pairing.mentee if self.side == "mentor" else self.pairing.mentor

    def line(self, edits: tuple[Edit, ...], said: str, *notes: str) -> Line:
        """What is said, as edits of the pairing's file."""
        path = self.speaker.ladders.registry.path("pairing", self.name)
        return Line(path, edits, f"`{self.speaker.handle}` {said}", self.other, notes)

    def nothing_to(self, verb: str) -> Stop:
        """The answer no (status 1), for the state it is in."""
        said = f"`{self.name}` is {self.pairing.state}: there is nothing to {verb}"
        return Stop(said, f"see it: ladder show {self.name}", 1)

    def moves_to(self, state: str) -> bool:
        """Whether it goes from its state to that one by this side's word."""
        return self.side in MOVES["pairing"].get((self.pairing.state, state), ())


def turn(speaker: Speaker, name: str = "") -> Turn:
    """The speaker's turn in a pairing named by its id or by the other of the two; in their only one without.

    Raises Stop: status 1 where they have none or it is other people's, 2 where it could be several.
    """
    pairings = speaker.ladders.registry.pairings
    if name in pairings and speaker.handle not in (pairings[name].mentor, pairings[name].mentee):
        raise Stop(f"`{speaker.handle}` is not one of the two of `{name}`", "it is theirs to say", 1)
    mine = turns(speaker)
    running = [one for one in mine if one.pairing.state in RUNNING]
    found = [one for one in mine if one.name == name] or [one for one in running if name in ("", one.other)]
    if len(found) == 1:
        return found[0]
    if not found:
        whom = f" with `{name}`" if name else ""
        raise Stop(f"`{speaker.handle}` has no running pairing{whom}", "see what could be: ladder pair", 1)
    listed = ", ".join(f"`{one.name}`" for one in found)
    raise usage(f"`{speaker.handle}` has several running pairings", f"say which: {listed}")


def turns(speaker: Speaker) -> list[Turn]:
    """Every pairing that the speaker is or was one of the two of, by id."""
    found: list[Turn] = []
    for name, pairing in sorted(speaker.ladders.registry.pairings.items()):
        if speaker.handle == pairing.mentor:
            found.append(Turn(speaker, name, pairing, "mentor"))
        elif speaker.handle == pairing.mentee:
            found.append(Turn(speaker, name, pairing, "mentee"))
    return found
