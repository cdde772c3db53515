"""The words that people gave for a candidate: sponsors, attestations and waivers, each with its place."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from msgspec import Struct

from ladder_cli.model.finding import At
from ladder_cli.model.record import Attestation, Nomination, Seat, Sponsor, Waiver
from ladder_cli.model.registry import Case, Held
from ladder_cli.roles.ladders import Ladders

W = TypeVar("W", Sponsor, Attestation, Waiver)


class Said(Struct, Generic[W], frozen=True):
    """A word and where it stands; a word just given stands at the record it will go to."""

    word: W
    at: At


class Words(Struct, frozen=True):
    """What people said for one candidate and one seat; `+` joins two lots of it."""

    sponsors: tuple[Said[Sponsor], ...] = ()
    attestations: tuple[Said[Attestation], ...] = ()
    waivers: tuple[Said[Waiver], ...] = ()

    def __add__(self, other: "Words") -> "Words":
        return Words(
            self.sponsors + other.sponsors,
            self.attestations + other.attestations,
            self.waivers + other.waivers,
        )


def open_case(ladders: Ladders, person: str, role: str, sig: str | None) -> Case | None:
    """The open nomination of somebody for that seat, the first where there are several."""
    for case in ladders.registry.cases_of(person):
        nomination = case.nomination
        if nomination.closed is None and (nomination.role, nomination.sig) == (role, sig):
            return case
    return None


def nominated(ladders: Ladders, person: str, role: str, sig: str | None) -> Words:
    """The words in the open nomination of somebody for that seat; none without one."""
    case = open_case(ladders, person, role, sig)
    return _placed(case.nomination, case.at) if case else Words()


def seated(held: Held) -> Words:
    """The words with which a seat was given."""
    return _placed(held.seat, held.at)


def given(
    ladders: Ladders,
    person: str,
    sponsors: Iterable[Sponsor] = (),
    attestations: Iterable[Attestation] = (),
    waivers: Iterable[Waiver] = (),
) -> Words:
    """Words that stand in no file yet; their place is the candidate's record."""
    at = ladders.registry.at("record", person)
    return Words(
        tuple(Said(word, at) for word in sponsors),
        tuple(Said(word, at) for word in attestations),
        tuple(Said(word, at) for word in waivers),
    )


def _placed(source: Nomination | Seat, at: At) -> Words:
    def place(key: str, index: int) -> At:
        return At(at.path, (*at.keys, key, index))

    return Words(
        tuple(Said(word, place("sponsors", index)) for index, word in enumerate(source.sponsors)),
        tuple(Said(word, place("attestations", index)) for index, word in enumerate(source.attestations)),
        tuple(Said(word, place("waivers", index)) for index, word in enumerate(source.waivers)),
    )
