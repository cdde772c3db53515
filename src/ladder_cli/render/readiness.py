"""Who is due, and who lacks only a word: as text and as JSON."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ladder_cli.render.as_json import dumped
from ladder_cli.render.plain_text import visible
from ladder_cli.roles.judgement import Judgement
from ladder_cli.roles.readiness import Ready


def as_text(found: Sequence[Ready]) -> str:
    """Those who are due, with the command; then those who lack a word, with whose."""
    due = [one for one in found if one.is_due]
    waiting = [one for one in found if not one.is_due]
    lines: list[str] = []
    if due:
        lines.append(f"Due ({len(due)})")
        lines += [f"  {_named(one)}: {command(one)}" for one in due]
    if waiting:
        lines += (
            ["", f"Lacks only a word ({len(waiting)})"] if lines else [f"Lacks only a word ({len(waiting)})"]
        )
        lines += [line for one in waiting for line in _waiting(one)]
    return "".join(f"{visible(line)}\n" for line in lines) or "nobody is due, and nobody lacks only a word\n"


def command(one: Ready) -> str:
    """The command that would write the seat."""
    sig = f" --sig {one.rung.sig}" if one.rung.sig else ""
    return f"ladder promote {one.person} {one.rung.role}{sig}"


def _named(one: Ready) -> str:
    where = f" in `{one.rung.sig}`" if one.rung.sig else ""
    return f"{one.person}, `{one.rung.role}`{where}"


def _waiting(one: Ready) -> Iterator[str]:
    yield f"  {_named(one)}" + ("" if one.nominated else " (no open nomination)")
    for leaf in one.lacks:
        yield f"    {leaf.label}"
        yield f"      {leaf.hint or leaf.needed}"


def as_json(found: Sequence[Ready]) -> str:
    """`{"version": 1, "ready": […]}`."""
    return dumped({"ready": [_plain(one) for one in found]})


def _plain(one: Ready) -> dict[str, Any]:
    return {
        "person": one.person,
        "role": one.rung.role,
        "sig": one.rung.sig,
        "verdict": one.judgement.verdict,
        "nominated": one.nominated,
        "lacks": [_word(leaf) for leaf in one.lacks],
    }


def _word(leaf: Judgement) -> dict[str, Any]:
    who = dict.fromkeys(handle for settle in leaf.settle for handle in settle.who)
    return {
        "id": leaf.id,
        "kind": leaf.kind,
        "label": leaf.label,
        "needed": leaf.needed,
        "found": leaf.found,
        "missing": leaf.missing,
        "who": list(who),
    }


FORMATS: dict[str, Callable[[Sequence[Ready]], str]] = {"text": as_text, "json": as_json}
