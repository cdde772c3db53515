"""How a command's plan reaches the registry: shown, written, committed."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from ladder_cli.commands.call import Call
from ladder_cli.commands.options import Writing
from ladder_cli.model.finding import Finding, Plain
from ladder_cli.model.stop import Stop
from ladder_cli.render.diff import unified
from ladder_cli.render.plain_text import visible
from ladder_cli.store.plans.commits import Commit, prepare
from ladder_cli.store.plans.writing import Plan, commit
from ladder_cli.store.source import Changed, shown_path

BURDENS = ("items/", "ideas/", "pairings/")
"""Where the files are that somebody carries."""


@dataclass(frozen=True, slots=True)
class Landed:
    """What became of a plan: the paths that changed, as they are shown, and the commit where there is one."""

    call: Call
    plan: Plan
    paths: tuple[str, ...] = ()
    commit: str | None = None

    @property
    def plain(self) -> dict[str, Plain]:
        """For JSON: the diff, the paths and the commit."""
        return {"diff": diff_of(self.call, self.plan), "written": list(self.paths), "commit": self.commit}

    @property
    def page(self) -> str:
        """The diff as a terminal shows it, and what became of it in words."""
        return f"{diff_of(self.call, self.plan, colored=self.call.colored)}\n{self.text}"

    @property
    def text(self) -> str:
        """In words."""
        if not self.paths:
            return "nothing was written (--dry-run)\n"
        gone = {f"{self.call.source.prefix}{one.path}" for one in self.plan.changes if one.new is None}
        lines = [f"{'took away' if path in gone else 'wrote'} {path}" for path in self.paths]
        if self.commit:
            lines.append(f"committed as {self.commit[:12]}: no hook ran, and it is not signed")
        return "".join(f"{visible(line)}\n" for line in lines)


def made_sure(call: Call, plan: Plan) -> Plan:
    """The plan, once no rule has anything against what it would make, and nobody is handed too much.

    Raises Stop (status 1) where it would bring an error that was not there; a warning is told.
    """
    refuse_beyond_limits(call, plan)
    for finding in _brought(call, plan):
        if finding.severity == "error":
            where = f"`{call.source.prefix}{finding.at.path}`"
            raise Stop(
                f"the change would bring an error to {where}: {finding.message} ({finding.rule})",
                finding.hint or f"read about it: ladder explain {finding.rule}",
                1,
            )
        if finding.severity == "warning":
            _tell(call, finding)
    return plan


def told(call: Call, plan: Plan) -> None:
    """Tell everything that a plan brings, for one that nothing may stand against."""
    for finding in _brought(call, plan):
        _tell(call, finding)


def _brought(call: Call, plan: Plan) -> Sequence[Finding]:
    from ladder_cli.store.checks.checking import brought

    return brought(call.source, Changed(call.source, plan.after), call.today).findings


def _tell(call: Call, finding: Finding) -> None:
    what = {"error": "an error", "warning": "a warning", "info": "a note"}[finding.severity]
    where = f"`{shown_path(call.source.prefix, finding.at.path)}`"
    call.talk(f"the change brings {what} to {where}: {finding.message} ({finding.rule})")


def refuse_beyond_limits(call: Call, plan: Plan) -> None:
    """Stop (status 1) where a plan hands somebody more than they declared or the community allows."""
    if not any(path.startswith(BURDENS) for path in plan.after):
        return
    from ladder_cli.roles.ladders import Ladders
    from ladder_cli.store.loading import open_registry
    from ladder_cli.work.limits import FIND, RAISE, all_beyond
    from ladder_cli.work.load import Loads

    day = call.today.isoformat()
    before = Loads(Ladders(call.registry), day)
    after = Loads(Ladders(open_registry(Changed(call.source, plan.after))), day)
    found = all_beyond(before, after, call.registry.community.limits)
    for person, why in found.items():
        if call.registry.exists(person):  # else it is a handle that changes, and what it carries with it
            first = "hand something on first"
            if after.of(person).slots is None:
                first = f"they say how many they have: {RAISE}"
            raise Stop("; ".join(why), f"{first}, or ask who is free: {FIND}", 1)


def diff_of(call: Call, plan: Plan, *, colored: bool = False) -> str:
    """The plan as a diff, file by file; of a file that moves only what changes in it."""
    prefix = call.source.prefix
    changes = {change.path: change for change in sorted(plan.changes, key=lambda change: change.path)}
    parts: list[str] = []
    for path, change in changes.items():
        to = plan.moves.get(path)
        if to is not None:
            parts.append(f"rename from {visible(prefix + path)}\nrename to {visible(prefix + to)}\n")
            parts.append(unified(prefix + to, change.old, changes[to].new, colored=colored))
        elif path not in plan.moves.values():
            parts.append(unified(prefix + path, change.old, change.new, colored=colored))
    return "".join(parts)


def land(call: Call, plan: Plan, *, message: str = "", dry_run: bool = False) -> Landed:
    """Write the plan, and with a message commit it; all of it happens, or nothing, as on a dry run."""
    if dry_run:
        return Landed(call, plan)
    prepared = _prepared(call, plan, message) if message else None
    commit(call.source, plan)
    with ExitStack() as undo:
        undo.callback(commit, call.source, plan.reversed())
        if prepared:
            prepared.land()
        undo.pop_all()
    paths = tuple(sorted(call.source.prefix + change.path for change in plan.changes))
    return Landed(call, plan, paths, prepared.id if prepared else None)


def write_due(call: Call, how: Writing, plan: Plan, subject: str, nothing: str) -> int:
    """Write what `--write` is for, below what is due; all of it, or words on why there is nothing."""
    if not plan.changes:
        call.talk(nothing)
        return 0
    message = f"{subject}\n" if how.commit else ""
    landed = land(call, made_sure(call, plan), message=message, dry_run=how.dry_run)
    if how.as_json:
        call.talk(landed.text.rstrip("\n"))
    else:
        call.answer(f"\n{landed.page}")
    return 0


def _prepared(call: Call, plan: Plan, message: str) -> Commit:
    from ladder_cli.store.git.repo import find_repo

    repo = find_repo(call.root)
    if repo is None:
        raise Stop(
            "there is no git repository here to commit in", "leave --commit out, or start one: git init"
        )
    return prepare(repo, plan, call.source.prefix, message)
