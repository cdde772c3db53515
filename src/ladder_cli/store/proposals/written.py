"""What a command writes by itself: a change with just those bytes needs nobody else's word.

Each command is loaded for the changes it might have written, and for no other: most it could not.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from ladder_cli.model.finding import Edit
from ladder_cli.model.moves import MOVES
from ladder_cli.review.bench import Bench
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.roles.ladders import Ladders
from ladder_cli.store.git.asking import Asking
from ladder_cli.store.proposals.merging import Merge
from ladder_cli.store.proposals.proposing import Sides
from ladder_cli.store.proposals.stand_ins import without_stand_ins

FIX = "`ladder validate --fix`"


def marked(repo: Asking, merge: Merge, found: Sides, proposal: Proposal, bench: Bench) -> Proposal:
    """The proposal with each file marked that a command, run on the base, would have written just so.

    Where none wrote it, a file that names somebody who left anew is wrong.
    """
    if merge.tree is None or found.after is None:
        return proposal
    made = _exported(repo, merge, found, proposal)
    rest = replace(proposal, files=tuple(file for file in proposal.files if file.path not in made))
    files = [*made.values(), *_marked(repo, merge, found, rest, bench)]
    return replace(proposal, files=tuple(files))


def _exported(repo: Asking, merge: Merge, found: Sides, proposal: Proposal) -> Mapping[str, FileChange]:
    """By path, the files for other tools that were written anew."""
    if all(file.kind for file in proposal.files):
        return {}
    from ladder_cli.store.proposals.whole_changes import exported

    return exported(repo, merge, found, proposal)


def _marked(
    repo: Asking, merge: Merge, found: Sides, proposal: Proposal, bench: Bench
) -> Iterable[FileChange]:
    """The files that no export wrote."""
    if any(file.kind in ("person", "record") and not file.exists for file in proposal.files):
        from ladder_cli.store.proposals.whole_changes import forgotten, renamed

        handles, is_proved = renamed(repo, merge, found, proposal, bench)
        if handles:
            command = f"`ladder rename {handles}`"
            return (replace(file, written=command, unproved=not is_proved) for file in proposal.files)
        left = forgotten(repo, merge, found, proposal)
        if left:
            command = f"`ladder forget {left}`"
            return (replace(file, written=command, word_of=left) for file in proposal.files)
    files = _mended(found, proposal.files, bench.opened)
    files = [_timed(proposal.base, found, file, bench.opened) for file in files]
    return without_stand_ins(_closed(proposal.base, found, file) for file in files)


def _timed(base: Ladders, found: Sides, file: FileChange, opened: str) -> FileChange:
    """A file that a timer moved on the day the change was opened, and nothing else, is marked."""
    if file.kind not in MOVES or not _is_in_place(file):
        return file
    from ladder_cli.store.plans.timers import TIMERS

    timer = TIMERS.get(file.kind)
    if timer is None:
        return file
    edits = timer.edits(base, file.id, date.fromisoformat(opened))
    return replace(file, written=timer.command) if _writes(found, file, edits) else file


def _closed(base: Ladders, found: Sides, file: FileChange) -> FileChange:
    """Of a pairing that was ended the comments may go with the dates."""
    if file.kind != "pairing" or not file.layout or not _is_in_place(file):
        return file
    from ladder_cli.pairing.ending import closed_as

    closing = closed_as(base.registry.pairings[file.id], file.new)
    return replace(file, layout=False) if _writes(found, file, closing) else file


def _is_in_place(file: FileChange) -> bool:
    """Whether it can be read on both sides and stays where it is."""
    return file.existed and file.exists and not (file.moved_from or file.odd or file.unread)


def _writes(found: Sides, file: FileChange, edits: tuple[Edit, ...]) -> bool:
    """Whether just these edits of the base's file give the bytes that are there after."""
    path = file.path.removeprefix(found.before.prefix)
    if not edits or found.after is None:
        return False
    from ladder_cli.store.splicing.splice import EditError, splice

    try:
        return splice(found.before.read(path).decode(), edits).encode() == found.after.read(path)
    except EditError:
        return False


def _mended(found: Sides, files: tuple[FileChange, ...], opened: str) -> list[FileChange]:
    """Files whose bytes are those of `validate --fix` on the base, on the day the change was opened."""
    prefix = found.before.prefix
    asked = [file.path.removeprefix(prefix) for file in files if _could_be_mended(file)]
    if not asked or found.after is None:
        return list(files)
    from ladder_cli.store.checks.mending import mended

    after = mended(found.before, date.fromisoformat(opened), asked, found.before.layout)
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
