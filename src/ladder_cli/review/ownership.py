"""Who may change what: each file that differs, part by part, with what it takes."""

from collections.abc import Callable, Iterator
from typing import Final

from msgspec.structs import replace

from ladder_cli.review import evidence, records, works
from ladder_cli.review.bench import Bench
from ladder_cli.review.diff import Difference
from ladder_cli.review.moving import Work
from ladder_cli.review.needs import Ruling, both, joined
from ladder_cli.review.profiles import profile
from ladder_cli.review.proposal import FileChange, MayChange, Proposal
from ladder_cli.review.sentences import Said, about_file, told

Part = tuple[str, Ruling]
"""A part of a change in words, and what it takes."""

Ruler = Callable[[Bench, FileChange, Difference, str], Ruling]
_WORKS: Final[dict[str, Ruler]] = {"item": works.item, "idea": works.idea, "pairing": works.pairing}


def parts(bench: Bench, proposal: Proposal, file: FileChange, may_change: MayChange) -> Iterator[Part]:
    """Every part of a file's change, in the order of the file."""
    if file.errors:
        yield about_file(file), Ruling("a new error", refused="; ".join(file.errors))
        if not file.kind or file.odd or file.unread:
            return
    elif file.written:
        because = f"{file.written} writes just that"
        ruling = bench.person(file.word_of, because) if file.word_of else Ruling(because)
        if file.unproved:
            ruling = bench.stewards(f"{because}, and the forge does not prove whose handle it is")
        yield about_file(file), replace(ruling, notes=(*ruling.notes, because))
        return
    if not file.kind:
        yield about_file(file), bench.stewards("it is no file of the registry's people and groups")
        return
    if file.odd or file.unread:
        yield about_file(file), bench.stewards(file.odd or "what it says cannot be read on both sides")
        return
    yield from _by_sentence(bench, proposal, file, may_change)


def _by_sentence(bench: Bench, proposal: Proposal, file: FileChange, may_change: MayChange) -> Iterator[Part]:
    """What one sentence tells is ruled together: the file as a whole, and each difference."""
    whole = _whole(bench, file, may_change)
    found: dict[Said, list[Ruling]] = {} if whole is None else {about_file(file): [whole]}
    for said, one in told(file, proposal) if file.exists or file.kind == "contributions" else ():
        found.setdefault(said, []).append(_difference(bench, proposal, file, one, may_change))
    for said, rulings in found.items():
        yield said, joined(rulings)


def _whole(bench: Bench, file: FileChange, may_change: MayChange) -> Ruling | None:
    """What it takes beyond its data: that it comes, goes, moves, is laid out otherwise; None for nothing."""
    if file.existed and file.exists and not file.layout and not file.moved_from:
        return None
    if not file.existed and file.kind in ("person", "story", "item", "idea", "contributions", "signal"):
        return None
    if not file.existed and file.kind == "record":
        return _first_record(bench, file)
    return _root(bench, file, may_change(file.kind, ()))


def _root(bench: Bench, file: FileChange, root: str) -> Ruling:
    because = "the whole file, its comments and its place go by its owner"
    match file.kind, root:
        case "person", _:
            return bench.person(file.id, because)
        case "story", _:
            return bench.person(str(file.old.get("author", "")), because)
        case "signal", _:
            return evidence.signal(bench, file)
        case (("item" | "idea"), _):
            work = Work(bench, file)
            return work.leads(because)
        case _, "lead":
            return bench.leads(file.id, because)
        case _:
            return bench.stewards(because, _subject(file))


def _first_record(bench: Bench, file: FileChange) -> Ruling:
    return records.created(bench, file) or Ruling("everybody makes their own record")


def _subject(file: FileChange) -> str:
    return file.id.partition(".")[0] if file.kind in ("person", "record", "contributions") else ""


def _difference(
    bench: Bench, proposal: Proposal, file: FileChange, one: Difference, may_change: MayChange
) -> Ruling:
    match file.kind:
        case "person":
            return profile(bench, file)
        case "record":
            return _record(bench, proposal, file, one)
        case "contributions":
            return evidence.contribution(bench, file, one)
        case "story":
            return evidence.story(bench, file, one)
        case "signal":
            return evidence.signal(bench, file)
        case "item" | "idea" | "pairing":
            return _WORKS[file.kind](bench, file, one, may_change(file.kind, one.keys))
        case "group":
            return _group(bench, file, one, may_change)
        case _:
            return bench.stewards(_STEWARDS.get(file.kind, "it is the stewards' to change"))


_STEWARDS: Final = {
    "role": "a role decides who may do what",
    "community": "it holds for the whole community",
    "organization": "an employer decides which sponsors count",
}


def _group(bench: Bench, file: FileChange, one: Difference, may_change: MayChange) -> Ruling:
    welcoming = _welcoming(one)
    if welcoming is not None:
        ruling = bench.leads(welcoming, "a group says itself whom it welcomes")
        return (
            ruling
            if file.existed and one.names[-1] == "accepted"
            else both(_led(bench, file, one, may_change), ruling)
        )
    return _led(bench, file, one, may_change)


def _welcoming(one: Difference) -> str | None:
    """The group whose yes to a handoff is given, changed or taken back; None for anything else."""
    if one.names[:2] != ("onboarding", "handoffs[]") or not isinstance(one.items[0], dict):
        return None
    to, said = one.items[0].get("to"), one.names[-1] == "accepted" or "accepted" in one.items[0]
    return to if said and isinstance(to, str) else None


def _led(bench: Bench, file: FileChange, one: Difference, may_change: MayChange) -> Ruling:
    if file.existed and may_change("group", one.keys) == "lead" and one.how != "order":
        return bench.leads(file.id, "a group is looked after by its leads")
    return bench.stewards("what a group is, and where it stands, is the stewards' to change")


def _record(bench: Bench, proposal: Proposal, file: FileChange, one: Difference) -> Ruling:
    if file.existed:
        return records.ruled(bench, proposal, file, one)
    if records.created(bench, file) is not None:
        return both(Ruling(""), records.ruled(bench, proposal, file, one))
    if file.id not in proposal.merged.people:
        return bench.stewards("a record without a profile is not made by the person alone", file.id)
    if one.names[0] == "account":
        return Ruling("the account is the one that opened the change")
    mine = replace(bench, voices=replace(bench.voices, author=file.id))
    return records.ruled(mine, proposal, file, one)
