"""Items, ideas and pairings: each move of their state has its actor, each line its speaker."""

from typing import Final

from ladder_cli.model.dates import after as later
from ladder_cli.model.pairing import OVER
from ladder_cli.review.bench import Bench
from ladder_cli.review.diff import Difference
from ladder_cli.review.moving import Work, anyone, moved
from ladder_cli.review.needs import Ruling, both, joined
from ladder_cli.review.proposal import FileChange
from ladder_cli.review.spoken import dated
from ladder_cli.review.values import tree
from ladder_cli.roles.days import parsed
from ladder_cli.work.timers import INCUBATION

STEERS: Final = ("priority", "schedule_risk", "decided", "next_review", "parked", "outcome")
"""What steers other people's work, also in a new file."""
STATE: Final = {
    "item": ("state",),
    "idea": ("state", "since"),
    "pairing": ("state", "ended", "paused_until", "first_contact", "contacts"),
}
MOVEMENTS: Final = frozenset(("state", "owner", "shepherd", "notes[]"))
"""What moves an item, so that the day of the last movement goes with it."""
LET_GO: Final = {"owner": ("open",), "shepherd": ("seconded", "parked")}
"""By part, the states to which a move lets go of whoever has it: the owner of an item, an idea's shepherd."""
ENDS: Final = ("adopted", "merged", "handed-off")


def item(bench: Bench, file: FileChange, one: Difference, may_change: str) -> Ruling:
    """What a part of an item takes."""
    work = Work(bench, file)
    top = _top(one)
    if top in ("owner", "shepherd"):
        return _handed(work, top)
    if top == "moved" and _is_moved_on(file, one):
        return dated(bench, str(one.after), "the movement", "")
    return _shared(work, one, may_change, "owner")


def _is_moved_on(file: FileChange, one: Difference) -> bool:
    """Whether something else in an item moves it, and its day with that."""
    later = isinstance(one.after, str) and one.after >= str(one.before or "")
    return file.existed and later and any(set(each.names[:1]) & MOVEMENTS for each in file.differences)


def idea(bench: Bench, file: FileChange, one: Difference, may_change: str) -> Ruling:
    """What a part of an idea takes."""
    work = Work(bench, file)
    top = _top(one)
    if top == "shepherd":
        return _handed(work, top)
    if top == "seconds" and one.how == "set" and one.names == ("seconds[]",):
        ruling = _line(work, one)
        by = str(tree(one.after).get("by", ""))
        if by == work.named("raised"):
            return Ruling("", refused="nobody seconds their own idea: let somebody else second it")
        opened = bench.base.registry.community.review.seconds == "anyone"
        if opened or bench.has_seat(by):
            return ruling
        return both(ruling, work.leads("an idea is seconded by somebody who holds a seat"))
    if top in ("parked", "outcome", "next_review") and _goes_with_state(work, top):
        return _went_with_state(work, one)
    if top == "next_review" and (renewed := _renewed(work, one)) is not None:
        return renewed
    return _shared(work, one, may_change, "raised")


def _goes_with_state(work: Work, top: str) -> bool:
    """Whether what an idea says beside its state changes because that does."""
    before, after = work.states
    if before in ("", after):
        return False
    if top == "parked":
        return "parked" in (before, after)
    if top == "outcome":
        return after in ENDS
    return after == "incubating" or "next_review" not in work.file.new


def _went_with_state(work: Work, one: Difference) -> Ruling:
    """By whose word the state changes; who takes an idea over says so too, and days are of this week."""
    ruling = moved(work)
    if one.names[-1] == "on" and one.after is not None:
        return both(ruling, dated(work.bench, str(one.after), "what became of it", ""))
    if one.names[-1] == "to" and isinstance(one.after, str):
        return both(ruling, work.bench.leads(one.after, f"`{one.after}` takes it over"))
    return ruling


def _renewed(work: Work, one: Difference) -> Ruling | None:
    """Six months more with a new renewal, by its shepherd or a lead; None where there is none."""
    lines = [each for each in work.file.differences if each.names[0] == "renewals[]" and each.how == "set"]
    if not lines or work.states != ("incubating", "incubating") or not isinstance(one.after, str):
        return None
    on = parsed(str(tree(lines[-1].after).get("on", "")))
    if on is None or one.after > later(on, INCUBATION).isoformat():
        return work.leads(f"an incubation is renewed for {INCUBATION}, not longer")
    return work.one_of(iter((work.named("shepherd", work.file.old),)), "the incubation is renewed")


def _shared(work: Work, one: Difference, may_change: str, owner: str) -> Ruling:
    """What items and ideas have in common."""
    file, top = work.file, _top(one)
    if top == "since" and file.existed and one.after is not None:
        return both(moved(work), dated(work.bench, str(one.after), "the state", ""))
    if top in STATE[file.kind]:
        return moved(work)
    if one.how == "order":
        return work.leads("the order of its lines is the leads'")
    if may_change == "witness":
        return _line(work, one)
    if not file.existed and top not in STEERS:
        return anyone(work)
    if may_change == "self":
        people = (work.named(owner, file.old), work.named("raised", file.old) if owner == "owner" else "")
        first = people[0] or people[1]
        return work.one_of(iter((first,)), "it is looked after by its owner")
    return _steered(work, top)


def _steered(work: Work, top: str) -> Ruling:
    """A lead's word; also one of the group that is given the work."""
    because, new = "it steers other people's work", work.file.new.get("group")
    ruling = work.leads(because)
    if top != "group" or not isinstance(new, str):
        return ruling
    return both(ruling, work.bench.leads(new, because))


def _line(work: Work, one: Difference) -> Ruling:
    """A line with its speaker; one that goes or changes takes that speaker, a lead or a steward."""
    file = work.file
    if one.how == "set" and one.names[-1].endswith("[]"):
        data = tree(one.after)
        by = str(data.get("by", ""))
        because = f"the line speaks for `{by}`"
        return both(
            Ruling(because, (work.bench.own(by, because),)),
            dated(work.bench, str(data.get("on", "")), f"the line of `{by}`", ""),
        )
    if not file.existed and one.names[0] == "raised":
        by = work.named("raised")
        because = f"it is raised by `{by}`"
        return Ruling(because, (work.bench.own(by, because),))
    if one.how == "gone" and one.names[-1].endswith("[]"):
        return work.one_of(iter((str(tree(one.before).get("by", "")),)), "a line is taken away")
    return work.leads("what somebody said stays as it was said")


def _handed(work: Work, part: str) -> Ruling:
    """Somebody takes it on by their own word; who had it lets go, or whoever may move it on without them."""
    new, old = work.named(part, work.file.new), work.named(part, work.file.old)
    rulings = []
    if new:
        because = f"`{new}` takes it on as {part}"
        rulings.append(Ruling(because, (work.bench.own(new, because),)))
    before, after = work.states
    is_its_part = (work.file.kind, part) in (("item", "owner"), ("idea", "shepherd"))
    if old and not new and before != after and is_its_part and after in LET_GO[part]:
        rulings.append(moved(work))
    elif old:
        rulings.append(work.one_of(iter((old,)), f"`{old}` lets go of it as {part}"))
    return joined(rulings)


def pairing(bench: Bench, file: FileChange, one: Difference, may_change: str) -> Ruling:
    """What a part of a pairing takes: each side for its own half, either for what is both's."""
    work = Work(bench, file)
    if not file.existed or not file.exists or one.how == "order":
        return bench.stewards("a pairing is proposed, and taken away, by stewards")
    if _top(one) == "last_contact" and one.after is None and file.new.get("state") in OVER:
        return moved(work)
    if may_change.startswith("pair:"):
        who = work.named(may_change.removeprefix("pair:"), file.old)
        because = f"that half is `{who}`'s"
        return Ruling(because, (bench.own(who, because),))
    if _top(one) not in STATE["pairing"]:
        return bench.stewards("who is paired, and since when, is the stewards'")
    if file.old.get("state") != file.new.get("state"):
        return moved(work)
    sides = iter((work.named("mentor", file.old), work.named("mentee", file.old)))
    return work.one_of(sides, "either side may say so")


def _top(one: Difference) -> str:
    return one.names[0].removesuffix("[]") if one.names else ""
