"""L620 to L623: ideas, one by one."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding, Keys
from ladder_cli.model.work import Idea
from ladder_cli.roles.ladders import Ladders
from ladder_cli.work.actors import may_second
from ladder_cli.work.idea_edits import TENDED
from ladder_cli.work.timers import due_of

ENDS: Final = ("adopted", "merged", "handed-off")
"""States that came of something, which `outcome` says."""


def idea_against_its_state(document: Document, today: date) -> Iterator[Finding]:
    """An idea's state asks for something that is not there, or something is there that does not go with it.

    What is parked says why; what is looked after, by whom; what incubates, until when; what has come to an
    end, to which; what was handed off, to which group. Let the commands write it: `ladder idea`.
    """
    idea: Any = document.value
    for keys, message, hint in _against(idea):
        yield Finding(At(document.path, keys), message, hint)


def _against(idea: Idea) -> Iterator[tuple[Keys, str, str]]:
    state = ("state",)
    if idea.state == "parked" and idea.parked is None:
        yield state, "it is parked, and nothing says why", "add `parked:` with `on` and `why`"
    if idea.state != "parked" and idea.parked is not None:
        yield ("parked",), f"it is {idea.state}, and says why it was parked", "take `parked` out"
    if idea.state in TENDED and idea.shepherd is None:
        yield state, f"it is {idea.state}, and nobody looks after it", "name a `shepherd`, or say `seconded`"
    if idea.state in ("raised", "seconded") and idea.shepherd is not None:
        yield ("shepherd",), f"`{idea.shepherd}` looks after it, and it is {idea.state}", "say `shepherded`"
    if idea.state in ("seconded", *TENDED) and not idea.seconds:
        yield state, f"it is {idea.state}, and nobody has seconded it", "say `raised` until somebody does"
    if idea.state == "incubating" and idea.next_review is None:
        yield state, "it incubates, and nobody looks again", "add `next_review`, six months on"
    if idea.state in ENDS and idea.outcome is None:
        yield state, f"it is {idea.state}, and nothing says what came of it", "add `outcome:` with `on`"
    if idea.state not in ENDS and idea.outcome is not None:
        yield ("outcome",), f"it is {idea.state}, and something came of it already", "take `outcome` out"
    if idea.state == "handed-off" and idea.outcome is not None and idea.outcome.to is None:
        yield ("outcome",), "it is handed off, and to nobody", "say to which group: `to`"


def idea_past_its_time(document: Document, today: date) -> Iterator[Finding]:
    """An idea waits longer than anybody should for a second, a shepherd, or another look.

    Ask for what it lacks, or let it rest: it comes back at any time. `ladder idea due --write` parks what has
    run out, and anyone may carry that.
    """
    idea: Any = document.value
    due = due_of(document.id, idea, today)
    if due is not None:
        hint = "park it, with thanks: ladder idea due --write" if due.edits else "ask: ladder workload --free"
        yield Finding(At(document.path, ("since",) if idea.since else ("state",)), due.what, hint)


def seconded_by_its_author(document: Document, today: date) -> Iterator[Finding]:
    """Whoever raised an idea has seconded it too.

    A second says that somebody else would like to see it. Take it out.
    """
    idea: Any = document.value
    for index, second in enumerate(idea.seconds):
        if second.by == idea.raised.by:
            yield Finding(
                At(document.path, ("seconds", index, "by")),
                f"`{second.by}` raised it, and seconds it",
                "take it out: a second is somebody else's",
            )


def second_without_seat(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Somebody seconded an idea who held no seat on that day, and the community counts only seat-holders.

    It says that they would like it, and moves nothing on. Anybody's counts with `review.seconds: anyone` in
    the community's policy; what people think of an idea stands under `feedback`.
    """
    idea: Any = document.value
    if idea.state not in ("raised", "seconded", *TENDED):
        return
    for index, second in enumerate(idea.seconds):
        if second.by == idea.raised.by or ladders.registry.is_unknown(second.by):
            continue
        if not may_second(ladders, second.by, second.on):
            yield Finding(
                At(document.path, ("seconds", index, "by")),
                f"`{second.by}` held no seat on {second.on}, so this second does not count",
                "ask somebody who holds one, and keep this as `feedback`",
            )
