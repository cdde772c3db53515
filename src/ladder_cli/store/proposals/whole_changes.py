"""What one command wrote as a whole: somebody renamed, somebody forgotten, a file for other tools."""

from collections.abc import Mapping

from msgspec.structs import replace

from ladder_cli.interop.exports import PLACES, Export, fresh
from ladder_cli.model.stop import Stop
from ladder_cli.review.bench import Bench
from ladder_cli.review.profiles import looks_like
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.store.git.asking import Asking
from ladder_cli.store.git.searched import searching
from ladder_cli.store.plans.forgetting import forgetting
from ladder_cli.store.plans.renaming import check, renaming
from ladder_cli.store.plans.writing import Plan
from ladder_cli.store.proposals.merging import NONE, PLAIN, Entry, Merge, entries
from ladder_cli.store.proposals.proposing import Sides


def renamed(repo: Asking, merge: Merge, found: Sides, proposal: Proposal, bench: Bench) -> tuple[str, bool]:
    """`OLD NEW` of `ladder rename`, where that writes the whole change; whether it takes no word besides.

    It takes none where the author's number is on file. A login that goes with the handle has to be the one
    the forge gives, and the handle looks like nobody else's.
    """
    registry = proposal.base.registry
    old = {one.id for one in proposal.files if one.kind in ("person", "record") and not one.exists}
    new = {one.id for one in proposal.files if one.kind in ("person", "record") and not one.existed}
    if len(old) != 1 or len(new) != 1:
        return "", False
    [before], [after] = old, new
    try:
        check(registry, before, after)
        plan = renaming(found.before, registry, before, after)
    except Stop as stop:
        _refuse_gone(stop)
        return "", False
    if not _is_all(repo, merge, found, proposal, plan):
        return "", False
    return f"{before} {after}", _is_proved(bench, before, after)


def forgotten(repo: Asking, merge: Merge, found: Sides, proposal: Proposal) -> str:
    """PERSON of `ladder forget`, where that writes the whole change."""
    gone = {(one.kind, one.id) for one in proposal.files if not one.exists}
    people = {name for kind, name in gone if kind in ("person", "record")}
    if len(people) != 1:
        return ""
    [handle] = people
    registry = proposal.base.registry
    if any((kind, handle) in registry.paths and (kind, handle) not in gone for kind in ("person", "record")):
        return ""
    try:
        plan = forgetting(found.before, registry, handle).plan
    except Stop as stop:
        _refuse_gone(stop)
        return ""
    return handle if _is_all(repo, merge, found, proposal, plan) else ""


def exported(repo: Asking, merge: Merge, found: Sides, proposal: Proposal) -> Mapping[str, FileChange]:
    """By path, the files that `ladder export` writes just so of what merging gives.

    Not those that stand in the place of what people wrote, or would be found before it.
    """
    there = {file.path: file for file in proposal.files if file.path in PLACES and not file.odd}
    if not there or merge.tree is None:
        return {}
    ladders = searching(repo, merge.tree, found.before.prefix, proposal.merged)
    made = {}
    for one in entries(repo, merge.base, merge.tree):
        export = PLACES[one.path] if one.path in there else None
        if export is None or one.new_mode != PLAIN or not _is_ours(repo, merge.base, one, export):
            continue
        if _small(repo, one.new) == fresh(export, ladders, found.before.prefix):
            made[one.path] = replace(there[one.path], written=f"`ladder export {export.name}`")
    return made


def _is_ours(repo: Asking, base: str, entry: Entry, export: Export) -> bool:
    """Whether the export wrote what stands there; where nothing does, whether nothing does elsewhere."""
    if entry.old_mode == NONE:
        return not repo.run("ls-tree", base, "--", *export.places)
    return entry.old_mode == PLAIN and export.wrote(_small(repo, entry.old))


def _small(repo: Asking, oid: str) -> bytes:
    """A blob's bytes; nothing for one that is not read, for its size or because it is not there."""
    try:
        return repo.blob(oid)
    except Stop:
        return b""


def _refuse_gone(stop: Stop) -> None:
    if "gone" in stop.message:
        raise stop


def _is_all(repo: Asking, merge: Merge, found: Sides, proposal: Proposal, plan: Plan) -> bool:
    """Whether a plan on the base writes exactly what merging gives of these files, as plain ones."""
    prefix = found.before.prefix
    would = {f"{prefix}{path}": raw for path, raw in plan.after.items()}
    asked = {path for file in proposal.files for path in (file.path, file.moved_from)}
    changed = [one for one in entries(repo, merge.base, merge.tree or merge.base) if one.path in asked]
    if not {mode for one in changed for mode in (one.old_mode, one.new_mode)} <= {NONE, PLAIN}:
        return False
    return would == {one.path: repo.blob(one.new) if int(one.new, 16) else None for one in changed}


def _is_proved(bench: Bench, old: str, new: str) -> bool:
    voices, account = bench.voices, bench.base.registry.record(old).account
    if not voices.alone or voices.author != old or account is None or account.id is None:
        return False
    is_told = account.login.lower() != old or voices.stem == new
    return account.id == voices.account.id and is_told and looks_like(bench, new) in ("", old)
