"""A person's word that settles a requirement: from whom the source names, or from a lead or steward."""

from collections.abc import Sequence

from msgspec import Struct

from ladder_cli.model.leaver import GONE, has_left
from ladder_cli.model.record import Attestation
from ladder_cli.model.requirement import Attested, Manual
from ladder_cli.model.step import Scope
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.judgement import Evidence, Told, Weighed
from ladder_cli.roles.lines import word
from ladder_cli.roles.phrase import asking, entitled_one, place
from ladder_cli.roles.standing import entitled, holders, is_away
from ladder_cli.roles.ties import tie_note
from ladder_cli.roles.words import Said


class Givers(Struct, frozen=True):
    """Who may give the word: any of these grants or roles, held in a scope."""

    by: tuple[str, ...]
    scope: Scope


def attestation(candidacy: Candidacy, name: str, leaf: Attested) -> Weighed:
    """Met by the words of so many people entitled to them; unknown as long as they have not spoken."""
    return _words(candidacy, name, Givers((leaf.by,), leaf.scope), leaf.least)


def manual(candidacy: Candidacy, name: str, leaf: Manual) -> Weighed:
    """Met by the word of a lead of the scope or a steward; unknown until then."""
    del leaf
    return _words(candidacy, name, Givers(("lead", "steward"), "same"), 1)


def _words(candidacy: Candidacy, name: str, givers: Givers, least: int) -> Weighed:
    said = [one for one in candidacy.words.attestations if one.word.id == name]
    good = [one for one in said if not _why_not(candidacy, givers, one.word)]
    enough = len({one.word.by for one in good}) >= least
    return Weighed("met" if enough else "unknown", lambda: _told(candidacy, name, givers, least, said))


def _why_not(candidacy: Candidacy, givers: Givers, word: Attestation) -> str:
    """Why a word does not count; empty where it does."""
    if word.by == candidacy.person:
        return "is the candidate"
    if has_left(word.by):
        return GONE
    if word.on > candidacy.day:
        return f"speaks on {word.on} only"
    ladders = candidacy.ladders
    if any(entitled(ladders, word.by, by, candidacy.sig, word.on, givers.scope) for by in givers.by):
        return ""
    return f"was not {_giver(candidacy, givers)} on {word.on}"


def _giver(candidacy: Candidacy, givers: Givers) -> str:
    return " or ".join(entitled_one(by, place(candidacy.sig), givers.scope) for by in givers.by)


def _told(
    candidacy: Candidacy, name: str, givers: Givers, least: int, said: Sequence[Said[Attestation]]
) -> Told:
    found: list[str] = []
    evidence: list[Evidence] = []
    counted: dict[str, Attestation] = {}
    for one in said:
        why = _why_not(candidacy, givers, one.word)
        if why:
            found.append(f"the word of `{one.word.by}` does not count, who {why}")
            continue
        counted.setdefault(one.word.by, one.word)
        found.append(f"the word of `{one.word.by}` on {one.word.on}")
        tie = tie_note(candidacy.ladders, candidacy.person, one.word.by, one.word.on)
        evidence.append(Evidence(one.at, f"attested by `{one.word.by}` on {one.word.on}{tie}"))
    text = "; ".join(found) or "nobody has said so yet"
    words = tuple(counted.values())
    missing = least - len(counted)
    if missing <= 0:
        return Told(text, tuple(evidence), counted=words)
    who = _who(candidacy, givers, {candidacy.person, *counted})
    settle = word(candidacy, "attestations", {"id": name}, who, missing)
    hint = asking(who, missing) if who else f"ask {_giver(candidacy, givers)}, of whom there is none yet"
    return Told(text, tuple(evidence), hint, (settle,), words, missing)


def _who(candidacy: Candidacy, givers: Givers, without: set[str]) -> list[str]:
    """Who could still give the word and is not on leave, by the order of `givers.by`, then by handle."""
    found: list[str] = []
    for by in givers.by:
        every = holders(candidacy.ladders, by, candidacy.sig, candidacy.day, givers.scope)
        asked = [who for who in every if not is_away(candidacy.ladders, who, candidacy.day)]
        found += [who for who in asked if who not in without and who not in found]
    return found
