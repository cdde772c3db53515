"""What a command writes by itself: a change with just those bytes needs nobody else's word."""

from dataclasses import replace
from datetime import date

from ladder_cli.pairing.clock import due_of
from ladder_cli.pairing.ending import closed_as, turned
from ladder_cli.review.bench import Bench
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.roles.ladders import Ladders
from ladder_cli.store.checking import mended
from ladder_cli.store.git import Repo
from ladder_cli.store.merging import Merge
from ladder_cli.store.proposing import Sides
from ladder_cli.store.splice import splice
from ladder_cli.store.stand_ins import without_stand_ins
from ladder_cli.store.whole_changes import forgotten, renamed

FIX = "`ladder validate --fix`"
TIMERS = "`ladder pairing due --write`"


def marked(repo: Repo, merge: Merge, found: Sides, proposal: Proposal, bench: Bench) -> Proposal:
    """The proposal with each file marked that a command, run on the base, would have written just so.

    Where none wrote it, a file that names somebody who left anew is wrong.
    """
    if merge.tree is None or found.after is None:
        return proposal
    handles = renamed(repo, merge, found, proposal, bench.voices)
    if handles:
        return _all_written(proposal, f"`ladder rename {handles}`")
    left = forgotten(repo, merge, found, proposal)
    if left:
        may = (left, *bench.holders("steward", None))
        word_of = "" if any(bench.voices.own(one) for one in may) else left
        return _all_written(proposal, f"`ladder forget {left}`", word_of)
    files = _mended(found, proposal.files, bench.opened)
    files = [_paired(proposal.base, found, file, bench.opened) for file in files]
    return replace(proposal, files=tuple(without_stand_ins(files)))


def _all_written(proposal: Proposal, command: str, word_of: str = "") -> Proposal:
    files = (replace(file, written=command, word_of=word_of) for file in proposal.files)
    return replace(proposal, files=tuple(files))


def _paired(base: Ladders, found: Sides, file: FileChange, opened: str) -> FileChange:
    """A pairing that a timer moved is marked; of one that was ended, the comments may go with the dates."""
    in_place = file.existed and file.exists and not file.moved_from and not file.odd
    pairing = base.registry.pairings.get(file.id) if file.kind == "pairing" and in_place else None
    if pairing is None or file.unread or found.after is None:
        return file
    path, today = file.path.removeprefix(found.before.prefix), date.fromisoformat(opened)
    text, after = found.before.read(path).decode(), found.after.read(path)
    due = due_of(base, file.id, today)
    timer = turned(pairing, due, today) if due is not None else ()
    if timer and splice(text, timer).encode() == after:
        return replace(file, written=TIMERS)
    closing = closed_as(pairing, file.new) if file.layout else ()
    return replace(file, layout=False) if closing and splice(text, closing).encode() == after else file


def _mended(found: Sides, files: tuple[FileChange, ...], opened: str) -> list[FileChange]:
    """Files whose bytes are those of `validate --fix` on the base, on the day the change was opened."""
    prefix = found.before.prefix
    asked = [file.path.removeprefix(prefix) for file in files if _could_be_mended(file)]
    if not asked or found.after is None:
        return list(files)
    after = mended(found.before, date.fromisoformat(opened), asked)
    done = []
    for file in files:
        path = file.path.removeprefix(prefix)
        same = path in asked and path in after and found.after.read(path) == after[path]
        done.append(replace(file, written=FIX) if same else file)
    return done


def _could_be_mended(file: FileChange) -> bool:
    """A safe edit leaves what a file says: more than its data differs, or it could not be read before."""
    in_place = bool(file.kind) and file.existed and file.exists and not file.moved_from and not file.odd
    return in_place and not file.errors and (file.layout or file.unread)
