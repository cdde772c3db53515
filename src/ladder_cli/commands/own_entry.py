"""Writing one's own entry: shown as a diff, checked, all files or none."""

from typing import TYPE_CHECKING, cast

from ladder_cli.commands.call import Call
from ladder_cli.directory import answers as given
from ladder_cli.directory.entry import Answers, Data, profile_after, record_after
from ladder_cli.model.finding import Plain
from ladder_cli.model.kinds import KINDS, Name
from ladder_cli.model.stop import usage

if TYPE_CHECKING:
    from ladder_cli.store.plans.writing import Plan

CONDUCT = "conduct"
MADE = {"person": profile_after, "record": record_after}
_NEVER = {"address": "an e-mail address", "phone": "a telephone number", "secret": "a key, token or password"}


def agreed(call: Call, what: str) -> tuple[str, str | None]:
    """What is agreed to, and the version in force where that is known.

    Raises Stop (status 2) where nothing here asks anybody to agree to it.
    """
    from ladder_cli.roles.case import agreements

    conduct = call.registry.community.conduct
    asked = {CONDUCT, *agreements(call.registry)}
    if given.agreement(what) not in asked:
        hint = given.near(what, asked) or f"one of: {', '.join(sorted(asked))}"
        raise usage(f"no role asks anybody to agree to `{what}`", hint)
    return what, conduct.version if what == CONDUCT else None


def write(call: Call, handle: str, answers: Answers, *, confirm: bool = False, dry_run: bool = False) -> int:
    """Show what the answers change, and write it unless it is a trial or somebody says no."""
    from ladder_cli.commands import prompting
    from ladder_cli.commands.landing import diff_of, land, made_sure

    _refuse_nobody(call, handle, answers)
    plan = _plan(call, handle, answers)
    for agreement in call.registry.record(handle).agreements:
        if (agreement.what, agreement.version) in answers.agree:
            call.talk(f"you agreed to `{agreement.what}` on {agreement.on} already")
    if not plan.changes:
        call.talk("nothing to change: it stands so already")
        return 0
    made_sure(call, plan)
    call.answer(diff_of(call, plan, colored=call.colored))
    if dry_run or (confirm and not prompting.yes("Write this?", default=True)):
        call.talk("nothing was written")
        return 0
    paths = " ".join(land(call, plan).paths)
    call.talk(f"written; next: git add {paths}, commit, and open a pull request from your own account")
    return 0


def _plan(call: Call, handle: str, answers: Answers) -> "Plan":
    from ladder_cli.store.plans.planned import planned
    from ladder_cli.store.splicing.changes import between

    files, edits = {}, {}
    for kind, said in (("person", answers.about_profile), ("record", answers.about_record)):
        before = data_of(call, kind, handle) if said else {}
        after = MADE[kind](before, answers, call.today) if said else {}
        _refuse_forbidden(after, before)
        path = call.registry.path(kind, handle)
        if before and after != before:
            edits[path] = between(before, after)
        elif after and not before:
            files[path] = after
    return planned(call.source, files, edits)


def data_of(call: Call, kind: str, handle: str) -> Data:
    """What somebody's file says as plain data, empty where there is none; Stop (status 3) if in disorder."""
    from ladder_cli.store.documents.reading import examine, must_read

    path = call.registry.paths.get((kind, handle))
    if path is None:
        return {}
    name = Name(KINDS[kind], handle)
    must_read(call.source, path, name)
    return cast(Data, examine(path, name, call.source.read(path)).data)


def _refuse_nobody(call: Call, handle: str, answers: Answers) -> None:
    """Stop (status 2) where somebody has no file yet and does not begin one."""
    registry = call.registry
    if answers.login and handle in registry.records:
        raise usage(f"`{handle}` has a record already", "leave out --login; a steward changes an account")
    if answers.about_record and not answers.login and handle not in registry.records:
        raise usage(f"`{handle}` has no record yet", f"make your own: add --login {handle}")
    if answers.about_profile and ("name",) not in answers.fields and handle not in registry.people:
        near = given.near(handle, registry.handles())
        raise usage(f"`{handle}` has no profile yet", near or "a first one says what to call you: add --name")


def _refuse_forbidden(after: Plain, before: Plain) -> None:
    """Stop (status 2) where an answer brings in what may stand nowhere in a registry."""
    from ladder_cli.rules.redaction import forbidden

    known = set(_texts(before))
    for text in _texts(after):
        kinds = [] if text in known else [kind for kind, _, _ in forbidden(text)]
        if kinds:
            raise usage(
                f"that holds {_NEVER[kinds[0]]}, and a registry is read by everyone",
                "leave it out: people are reached by their account",
            )


def _texts(data: Plain) -> list[str]:
    if isinstance(data, str):
        return [data]
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for part in inner for text in _texts(part)]
