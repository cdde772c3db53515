"""May this change merge, and whose word is missing."""

from msgspec.structs import replace

from ladder_cli.review.bench import Bench
from ladder_cli.review.burdens import burdens
from ladder_cli.review.needs import Change, Need, Review, Ruling, is_alone, worst
from ladder_cli.review.ownership import parts
from ladder_cli.review.proposal import FileChange, MayChange, Proposal


def reviewed(bench: Bench, proposal: Proposal, may_change: MayChange) -> Review:
    """The verdict on a proposal, with every part of it in words, and the first day it could merge.

    The grave parts decide: refused where no approval could help, else needs-approval where a word or a day
    is missing.
    """
    changes = [Change(path, "", Ruling("", refused=why)) for path, why in proposal.trouble]
    unread = any(file.unread and file.exists for file in proposal.files)
    for file in sorted(proposal.files, key=lambda one: one.path):
        if unread and not file.unread and _gives_seats(file):
            why = "another file of this change is in disorder: mend that first"
            changes.append(Change(file.path, f"gives `{file.id}` a seat", Ruling("", refused=why)))
            continue
        changes += [
            Change(file.path, what, ruling) for what, ruling in parts(bench, proposal, file, may_change)
        ]
    changes += burdens(bench, proposal)
    verdict = worst(change.ruling.verdict for change in changes)
    doubts = bench.voices.doubts
    if doubts and verdict != "refused" and changes:
        needs = tuple(Need(1, (), (), doubt) for doubt in doubts)
        changes.append(Change("", "who speaks is not proved", Ruling("only the forge can say it", needs)))
        verdict = "needs-approval"
    changes = [_saying_who_is_alone(bench, change) for change in changes]
    waits = [change.ruling.wait for change in changes]
    earliest = None if verdict == "refused" else max([bench.day, *waits])
    return Review(bench.voices.author or bench.voices.login, verdict, earliest, tuple(changes))


def _saying_who_is_alone(bench: Bench, change: Change) -> Change:
    if not any(map(is_alone, change.ruling.needs)):
        return change
    note = f"`{bench.voices.author}` acts alone as the only steward"
    return replace(change, ruling=replace(change.ruling, notes=(*change.ruling.notes, note)))


def _gives_seats(file: FileChange) -> bool:
    if file.kind != "record":
        return False
    return any(one.names == ("seats[]",) and one.how == "set" for one in file.differences)
