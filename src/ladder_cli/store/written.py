"""What a command writes by itself: a change with just those bytes needs nobody else's word."""

from dataclasses import replace
from datetime import date

from ladder_cli.model.registry import Registry
from ladder_cli.model.stop import Stop
from ladder_cli.pairing.clock import due_of
from ladder_cli.pairing.ending import closed_as, turned
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.review.voices import Voices
from ladder_cli.roles.ladders import Ladders
from ladder_cli.store.checking import mended
from ladder_cli.store.git import Repo
from ladder_cli.store.merging import Merge, entries
from ladder_cli.store.proposing import Sides
from ladder_cli.store.renaming import check, renaming
from ladder_cli.store.splice import splice

FIX = "`ladder validate --fix`"
TIMERS = "`ladder pairing due --write`"


def marked(
    repo: Repo, merge: Merge, found: Sides, proposal: Proposal, voices: Voices, opened: str
) -> Proposal:
    """The proposal with each file marked that a command, run on the base, would have written just so."""
    if merge.tree is None or found.after is None:
        return proposal
    renamed = _renamed(repo, merge, found, proposal, voices)
    if renamed:
        return replace(proposal, files=tuple(replace(file, written=renamed) for file in proposal.files))
    mended_ = _mended(found, proposal.files, opened)
    return replace(proposal, files=tuple(_paired(proposal.base, found, file, opened) for file in mended_))


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


def _renamed(repo: Repo, merge: Merge, found: Sides, proposal: Proposal, voices: Voices) -> str:
    """`ladder rename OLD NEW`, where that writes the whole change and the author's number is on file."""
    registry = proposal.base.registry
    old = {one.id for one in proposal.files if one.kind in ("person", "record") and not one.exists}
    new = {one.id for one in proposal.files if one.kind in ("person", "record") and not one.existed}
    if len(old) != 1 or len(new) != 1 or not voices.alone:
        return ""
    [before], [after] = old, new
    if voices.author != before or not _is_proved(registry, before, voices):
        return ""
    try:
        check(registry, before, after)
        plan = renaming(found.before, registry, before, after)
    except Stop as stop:
        if "gone" in stop.message:
            raise
        return ""
    prefix = found.before.prefix
    would = {f"{prefix}{path}": raw for path, raw in plan.after.items()}
    tree = merge.tree or merge.base
    does = {
        one.path: repo.blob(one.new) if int(one.new, 16) else None for one in entries(repo, merge.base, tree)
    }
    return f"`ladder rename {before} {after}`" if would == does else ""


def _is_proved(registry: Registry, handle: str, voices: Voices) -> bool:
    account = registry.record(handle).account
    return account is not None and account.id is not None and account.id == voices.account.id
