"""A change between two commits as a proposal: what differs, file by file, read from git's objects alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from ladder_cli.model.file import Document
from ladder_cli.model.finding import Finding, Plain
from ladder_cli.model.kinds import KINDS, Name, named
from ladder_cli.model.registry import Registry
from ladder_cli.model.stop import Stop
from ladder_cli.review.diff import canonical, differences
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.store.documents import places, plain
from ladder_cli.store.documents.leftover import has_leftover
from ladder_cli.store.documents.reading import read
from ladder_cli.store.git.asking import Asking
from ladder_cli.store.git.glimpse import FOLDER, Glimpse, glimpse
from ladder_cli.store.git.searched import searching
from ladder_cli.store.proposals.merging import NONE, PLAIN, Entry, Merge, entries
from ladder_cli.store.proposals.new_errors import Touched, brought, touched
from ladder_cli.store.readable import readable

FIRST_MERGE = (
    "the target branch has no registry yet, so nobody there could say who may merge this: "
    "the first merge is made by those who own the repository, and review begins with the next one"
)
TWICE = "the folder holds it twice, or out of order, as git does not write it: make the commit anew, with git"


class Sides(Struct, frozen=True):
    """The registry at the target's tip and after the merge; `after` is None where it would be gone."""

    before: Glimpse
    after: Glimpse | None


class Side(Struct, frozen=True):
    """A file on one side: its text, its data, whether that is in order."""

    text: str
    data: Plain
    sound: bool
    differs: bool = False


def sides(repo: Asking, merge: Merge, prefix: str) -> Sides:
    """Both registries; Stop (status 3) where the target has none."""
    before = glimpse(repo, merge.base, prefix)
    if before is None or not before.layout.paths["community"]:
        raise Stop(FIRST_MERGE, f"the registry is looked for in `{prefix or './'}`")
    after = None if merge.tree is None else glimpse(repo, merge.tree, prefix, before)
    return Sides(before, after)


def proposal(repo: Asking, merge: Merge, found: Sides, today: date) -> Proposal:
    """What is proposed; every file that differs, with what is wrong with it."""
    opened = readable(found.before, found.before.layout)
    base = searching(repo, merge.base, found.before.prefix, opened.registry)
    if merge.tree is None:
        shown = ", ".join(f"`{path}`" for path in merge.conflicts) or "files"
        why = f"it is in conflict with the target branch: rebase it, or merge the target into it ({shown})"
        return Proposal(base, base.registry, (), (("", why),))
    if found.after is None or not found.after.layout.paths["community"]:
        why = "it would take the registry away: keep `community.yaml` where it is"
        return Proposal(base, base.registry, (), (("", why),))
    changed = entries(repo, merge.base, merge.tree)
    files = _files(repo, changed, found)
    errors = brought(found.before, found.after, _touched(changed, files, found.before.prefix), today)
    merged = _merged(found.after, base.registry)
    done = tuple(_with_errors(files, errors, found.before.prefix))
    return Proposal(base, merged, done, unread=opened.unread)


def _merged(after: Glimpse, base: Registry) -> Registry:
    """What merging gives; where its `community.yaml` is in disorder, the base's stands in: it is refused."""
    try:
        return readable(after, after.layout).registry
    except Stop:
        return base


def with_trouble(proposed: Proposal, messages: Iterable[str]) -> Proposal:
    """The proposal with what is wrong with its commits' messages."""
    more = tuple(("", f"{message}: write the message anew") for message in messages)
    return replace(proposed, trouble=(*proposed.trouble, *more))


def _files(repo: Asking, changed: tuple[Entry, ...], found: Sides) -> list[FileChange]:
    """Every path that differs; a file that goes and one that comes for the same id are one that moves."""
    prefix = found.before.prefix
    pairs: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    twice = _twice(changed, found)
    files = [FileChange(path, errors=(TWICE,)) for path in sorted(twice)]
    for entry in changed:
        name = _name(entry, prefix)
        if entry.path in twice:
            continue
        if name is None or not {entry.old_mode, entry.new_mode} <= {NONE, PLAIN}:
            files.append(_strange(entry, name))
        else:
            pairs[name.kind.name, name.id].append(entry)
    for several in pairs.values():
        gone = [entry for entry in several if entry.new_mode == NONE]
        come = [entry for entry in several if entry.old_mode == NONE]
        if len(several) == 2 and len(gone) == 1 and len(come) == 1:
            files.append(_file(repo, gone[0], come[0], prefix))
        else:
            files += [_file(repo, entry, entry, prefix) for entry in several]
    return files


def _twice(changed: tuple[Entry, ...], found: Sides) -> set[str]:
    """Paths that a folder holds twice: git does not write that, and each reader takes another of the two."""
    paths = Counter(entry.path for entry in changed)
    twice = {path for path, count in paths.items() if count > 1}
    for entry in changed:
        folder, _, name = entry.path.removeprefix(found.before.prefix).rpartition("/")
        is_inside = entry.old_mode == NONE and entry.path.startswith(found.before.prefix)
        if is_inside and found.before.entries(folder).get(name, (FOLDER,))[0] != FOLDER:
            twice.add(entry.path)
    return twice


def _name(entry: Entry, prefix: str) -> Name | None:
    inside = entry.path.removeprefix(prefix) if entry.path.startswith(prefix) else ""
    if any(part.startswith(".") for part in inside.split("/")):
        return None
    return named(inside)


def _strange(entry: Entry, name: Name | None) -> FileChange:
    what = {"120000": "a link", "160000": "a submodule", "100755": "a program"}
    sides_ = [what.get(mode, "a plain file") for mode in (entry.old_mode, entry.new_mode)]
    odd = f"from {sides_[0]} to {sides_[1]}" if name or set(sides_) - {"a plain file"} else ""
    return FileChange(
        entry.path,
        name.kind.name if name else "",
        name.id if name else "",
        existed=entry.old_mode != NONE,
        exists=entry.new_mode != NONE,
        odd=odd,
    )


def _file(repo: Asking, old: Entry, new: Entry, prefix: str) -> FileChange:
    name = cast(Name, _name(new, prefix))
    existed, exists = old.old_mode != NONE, new.new_mode != NONE
    before = _side(repo, name, old.old) if existed else Side("", None, sound=True)
    after = _side(repo, name, new.new) if exists else Side("", None, sound=True)
    found = differences(before.data, after.data)
    layout = existed and exists and has_leftover(before.text, after.text, found)
    return FileChange(
        new.path,
        name.kind.name,
        name.id,
        existed=existed,
        exists=exists,
        before=before.data,
        after=after.data,
        layout=layout,
        comments=layout and not found and _without_comments(before.text) == _without_comments(after.text),
        moved_from=old.path if old is not new else "",
        unread=not (before.sound and after.sound),
        errors=("the two readers of YAML do not agree on it: write it more plainly",)
        if after.differs
        else (),
    )


def _side(repo: Asking, name: Name, oid: str) -> Side:
    """The file as both parsers read it; data that only one of them gives is no data."""
    raw = repo.blob(oid)
    found = read(name.id, name, raw)
    if not isinstance(found, Document):
        return Side(found.text, found.data if isinstance(found.data, dict) else None, sound=False)
    text = raw.decode()
    composed, quick = places.compose(text), plain.fast(raw)
    differs = quick is not None and canonical(quick) != canonical(composed.data)
    return Side(text, composed.data, sound=not differs, differs=differs)


def _without_comments(text: str) -> list[str]:
    return [line.partition("#")[0].rstrip() for line in text.split("\n") if line.partition("#")[0].strip()]


def _touched(changed: tuple[Entry, ...], files: list[FileChange], prefix: str) -> Touched:
    paths = [entry.path.removeprefix(prefix) for entry in changed if entry.path.startswith(prefix)]
    gone = [_named(file) for file in files if file.kind and not file.exists]
    come = [_named(file) for file in files if file.kind and (not file.existed or file.moved_from)]
    words: set[str] = set()
    for file in files:
        if file.kind == "record" and canonical(file.old.get("account")) != canonical(file.new.get("account")):
            words |= _words(file.old.get("account")) | _words(file.new.get("account"))
    return touched(paths, gone, come, words, odd=any(file.odd for file in files))


def _named(file: FileChange) -> Name:
    return Name(KINDS[file.kind], file.id)


def _words(account: Any) -> set[str]:
    """The login, the number and the earlier handles of an account."""
    if not isinstance(account, dict):
        return set()
    previous = account.get("previous")
    named_ = [account.get("login"), account.get("id"), *(previous if isinstance(previous, list) else ())]
    return {str(one) for one in named_ if one is not None}


def _with_errors(
    files: list[FileChange], errors: Mapping[str, list[Finding]], prefix: str
) -> list[FileChange]:
    """The files with what is wrong with each; a file that is not changed itself stands beside them."""
    left = {f"{prefix}{path}": [_told(one) for one in found] for path, found in errors.items()}
    done = [replace(file, errors=(*file.errors, *left.pop(file.path, ()))) for file in files]
    done += [FileChange(path, errors=tuple(told), beside=True) for path, told in sorted(left.items())]
    return done


def _told(finding: Finding) -> str:
    hint = f": {finding.hint}" if finding.hint else ""
    return f"{finding.message} ({finding.rule}){hint}"
