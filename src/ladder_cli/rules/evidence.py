"""L34x: contributions against the kinds they are of, and against each other."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding
from ladder_cli.model.link import target
from ladder_cli.roles.ladders import Ladders
from ladder_cli.rules.wording import typed


def entry_without_link(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A contribution has no link, though its kind asks for one.

    Others can see for themselves only what is linked. Add where it can be seen.
    """
    value: Any = document.value
    asked = {name for name, kind in ladders.registry.community.contribution_kinds.items() if kind.link}
    for index, entry in enumerate(value.entries):
        if entry.link is None and entry.kind in asked:
            yield Finding(
                At(document.path, ("entries", index)),
                f"`{entry.kind}` asks for a link",
                "add `link:` with where it can be seen",
            )


def entry_without_witness(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A contribution has no witness, though its kind asks for one.

    What leaves no trace counts because somebody saw it. Name who did.
    """
    value: Any = document.value
    asked = {name for name, kind in ladders.registry.community.contribution_kinds.items() if kind.witness}
    for index, entry in enumerate(value.entries):
        if not entry.witnesses and entry.kind in asked:
            yield Finding(
                At(document.path, ("entries", index)),
                f"`{entry.kind}` asks for a witness",
                "add `witnesses:` with who saw it",
            )


def own_witness(document: Document, today: date) -> Iterator[Finding]:
    """Somebody is the witness of what they did themselves, or did it with themselves.

    No evidence rests on its subject alone. Name somebody else who saw it.
    """
    value: Any = document.value
    if document.kind == "story":
        if value.author in value.witnesses:
            place = value.witnesses.index(value.author)
            yield Finding(
                At(document.path, ("witnesses", place)), "an author is no witness", "name somebody else"
            )
        return
    author = document.id.partition(".")[0]
    for index, entry in enumerate(value.entries):
        for key, people in (("witnesses", entry.witnesses), ("with", entry.with_)):
            if author in people:
                yield Finding(
                    At(document.path, ("entries", index, key, people.index(author))),
                    "nobody is their own witness" if key == "witnesses" else "`with` names the others",
                    "name somebody else, or take it out",
                )


def same_link_twice(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Somebody has two contributions of one kind with the same link.

    One thing counts once. Take one out, or link what each of them was.
    """
    registry = ladders.registry
    author = document.id.partition(".")[0]
    seen: set[tuple[str, str]] = set()
    for stem in registry.ledgers.get(author, (document.id,)):
        if stem >= document.id:
            break
        earlier = registry.contributions.get(stem)
        seen.update(_links(earlier) if earlier else ())
    value: Any = document.value
    for index, entry in enumerate(value.entries):
        if entry.link is None:
            continue
        key = (entry.kind, target(entry.link))
        if key in seen:
            yield Finding(
                At(document.path, ("entries", index, "link")),
                f"{typed(entry.link)} is counted as `{entry.kind}` already",
                "take one out, or link what each of them was",
            )
        seen.add(key)


def _links(value: Any) -> Iterator[tuple[str, str]]:
    for entry in value.entries:
        if entry.link is not None:
            yield entry.kind, target(entry.link)


def overlapping_measures(document: Document, today: date) -> Iterator[Finding]:
    """Two measures of one kind, group and source overlap.

    What is in both spans is counted once: of overlapping measures the larger counts. Spans that follow each
    other say more.
    """
    value: Any = document.value
    last: dict[tuple[str, str | None, str], tuple[str, int]] = {}
    order = sorted(range(len(value.measures)), key=lambda index: (value.measures[index].from_, index))
    for index in order:
        measure = value.measures[index]
        key = (measure.kind, measure.group, measure.source)
        until, _ = last.get(key, ("", 0))
        if measure.from_ <= until:
            yield Finding(
                At(document.path, ("measures", index, "from")),
                f"the measure before covers `{measure.kind}` until {until}",
                "begin the day after",
            )
        last[key] = max((until, index), (measure.until, index))


def overlapping_coverage(document: Document, today: date) -> Iterator[Finding]:
    """Two sources are said to cover the same kind completely, in spans that overlap.

    One of them cannot be complete if they differ. Let each kind have one source at a time.
    """
    value: Any = document.value
    last: dict[str, str] = {}
    starts = [coverage.from_ or "0" for coverage in value.evidence]
    for index in sorted(range(len(starts)), key=lambda index: (starts[index], index)):
        coverage = value.evidence[index]
        for place, kind in enumerate(coverage.kinds):
            if starts[index] <= last.get(kind, ""):
                yield Finding(
                    At(document.path, ("evidence", index, "kinds", place)),
                    f"`{kind}` is covered by another source until {_until(last[kind])}",
                    "let each kind have one source at a time",
                )
            last[kind] = max(last.get(kind, ""), coverage.until or "9999")


def _until(day: str) -> str:
    return "now" if day == "9999" else day
