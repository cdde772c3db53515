"""Requirements and how somebody stands to them: as text for a terminal, and as the JSON of the design."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from ladder_cli.model.finding import At
from ladder_cli.render.plain_text import visible
from ladder_cli.render.terminal import fitted
from ladder_cli.roles.choice import Price, Route
from ladder_cli.roles.judgement import Judgement
from ladder_cli.roles.process import Coming
from ladder_cli.roles.standing import Rung
from ladder_cli.roles.verdict import Verdict
from ladder_cli.store.documents.locating import Places
from ladder_cli.store.splicing.edits import spoken

MOST_EVIDENCE = 5
"""Lines of evidence of one leaf in text; JSON has them all."""

_MARKS: dict[Verdict, tuple[str, str]] = {
    "met": ("✓", "\x1b[32m"),
    "unmet": ("✗", "\x1b[31m"),
    "unknown": ("?", "\x1b[33m"),
}


class Prospect(Struct, frozen=True):
    """Somebody on the way to a seat: how they stand, the ways on, and what is still to come on the forge."""

    person: str
    rung: Rung
    judgement: Judgement
    routes: tuple[Route, ...] = ()
    process: tuple[Coming, ...] = ()
    earliest: str | None = None
    """The first day on which an open nomination could pass; None without one."""

    @property
    def price(self) -> tuple[int, tuple[Price, ...], str, str]:
        """What prospects are sorted by: the cheapest first, those that nothing can settle last."""
        count, leaves = self.routes[0].cost if self.routes else (1 << 30, ())
        return count, leaves, self.rung.role, self.rung.sig or ""

    @property
    def command(self) -> str:
        """The command that would write the seat."""
        sig = f" --sig {self.rung.sig}" if self.rung.sig else ""
        return f"ladder promote {self.person} {self.rung.role}{sig}"


class Page(Struct, frozen=True):
    """What turns prospects into text: where things stand, whether there is colour, how wide lines may be."""

    places: Places
    colored: bool = False
    width: int | None = None

    def heading(self, prospect: Prospect) -> str:
        """Who, which seat, and how it stands."""
        verdict = prospect.judgement.verdict
        text = visible(f"{prospect.person}, {seat_named(prospect.rung)}: ")
        return f"{text}{self._painted(verdict, verdict)}\n"

    def tree(self, prospect: Prospect) -> str:
        """Every requirement: what is needed, what was found, on which entries, how we know, what to do."""
        lines = (line for one in roots(prospect.judgement) for line in self._lines(one, 1))
        return fitted(_text(lines), self.width)

    def routes(self, prospect: Prospect) -> str:
        """What is still asked, cheapest first, and the way that needs no code where the cheapest does."""
        titles = ["Still asked, cheapest first:", "The same without any code:"]
        lines: list[str] = []
        for title, route in zip(titles, prospect.routes, strict=False):
            if route.leaves:
                lines += ["", title]
                lines += [line for number, leaf in enumerate(route.leaves, 1) for line in _step(number, leaf)]
        return fitted(_text(lines), self.width)

    def process(self, prospect: Prospect) -> str:
        """What is still to come on the forge once the requirements are met."""
        steps = [f"  - {visible(step.needed)}" for step in prospect.process]
        lines = ["", "Then, on the pull request:", *steps] if steps else []
        if prospect.earliest is not None:
            lines += ["", f"The open nomination could pass on {prospect.earliest} at the earliest"]
        return fitted(_text(lines), self.width)

    def _lines(self, one: Judgement, depth: int) -> Iterator[str]:
        indent = "  " * depth
        yield f"{indent}{self._mark(one.verdict)} {visible(one.label)}"
        inner = indent + "    "
        if one.needed != one.label:
            yield f"{inner}needed  {visible(one.needed)}"
        if one.found:
            yield f"{inner}found   {visible(one.found)} ({one.how})"
        for index, evidence in enumerate(one.evidence[:MOST_EVIDENCE]):
            title = "      " if index else "seen  "
            yield f"{inner}{title}  {visible(self.places.shown(evidence.at))}  {visible(evidence.what)}"
        if len(one.evidence) > MOST_EVIDENCE:
            yield f"{inner}        and {len(one.evidence) - MOST_EVIDENCE} more"
        if one.hint:
            yield f"{inner}next    {visible(one.hint)}"
        for child in one.children:
            yield from self._lines(child, depth + 1)

    def _mark(self, verdict: Verdict) -> str:
        return self._painted(verdict, _MARKS[verdict][0])

    def _painted(self, verdict: Verdict, text: str) -> str:
        return f"{_MARKS[verdict][1]}{text}\x1b[0m" if self.colored else text


def plain(prospect: Prospect, places: Places) -> dict[str, Any]:
    """The JSON of one prospect, version apart."""
    judgement = prospect.judgement
    return {
        "person": prospect.person,
        "role": prospect.rung.role,
        "sig": prospect.rung.sig,
        "verdict": judgement.verdict,
        "requirements": [_plain(one, places) for one in roots(judgement)],
        "earliest": prospect.earliest,
        "process": [{"needed": step.needed, "who": list(step.who)} for step in prospect.process],
        "routes": [
            {"needs_code": route.code, "open": [leaf.id for leaf in route.leaves]}
            for route in prospect.routes
            if route.leaves
        ],
    }


def roots(judgement: Judgement) -> Sequence[Judgement]:
    """The requirements at the top: the parts of an `all_of`, unless it was waived as a whole."""
    return judgement.children if judgement.kind == "all_of" and not judgement.waived_by else (judgement,)


def seat_named(rung: Rung) -> str:
    """A seat in words."""
    return f"`{rung.role}`" + (f" in `{rung.sig}`" if rung.sig else "")


def _plain(one: Judgement, places: Places) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "label": one.label,
        "verdict": one.verdict,
        "how": one.how,
        "needed": one.needed,
        "found": one.found,
        "evidence": [{**_place(evidence.at, places), "what": evidence.what} for evidence in one.evidence],
        "hint": one.hint,
        "settle": [
            {
                **_place(At(settle.path, settle.keys), places),
                "in": spoken(settle.keys),
                "lines": settle.lines,
                "who": list(settle.who),
            }
            for settle in one.settle
        ],
        "waived_by": one.waived_by,
        "tightened_by": one.tightened_by,
        "children": [_plain(child, places) for child in one.children],
    }


def _place(at: At, places: Places) -> dict[str, Any]:
    location = places.location(at)
    return {"path": f"{places.source.prefix}{at.path}", "line": location.line if location else None}


def _step(number: int, leaf: Judgement) -> Iterator[str]:
    yield f"  {number}. {visible(leaf.label)}"
    if leaf.needed != leaf.label:
        yield f"     needed: {visible(leaf.needed)}"
    if leaf.found:
        yield f"     so far: {visible(leaf.found)}"
    if leaf.hint:
        yield f"     {visible(leaf.hint)}"


def _text(lines: Iterator[str] | Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
