"""A review as text, JSON, workflow commands, and the one comment for whoever opened the change."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from ladder_cli.render.annotation import data, property_
from ladder_cli.render.as_json import dumped
from ladder_cli.render.markdown import sentence
from ladder_cli.render.plain_text import visible
from ladder_cli.review.needs import RANK, AllOf, AnyOf, Asked, Change, Lines, Need, Review, Wait
from ladder_cli.rules.redaction import redacted

MARKER: Final = "<!-- ladder review -->"
"""How the comment is found again; nothing from a registry can write it."""
MOST_NAMED: Final = 12
MOST_PARTS: Final = 100
"""Parts of a change that the comment lists."""
_TICKS: Final = re.compile("`+")
_LEVEL: Final = {"allowed": "notice", "needs-approval": "warning", "refused": "error"}
_HEADLINE: Final = {
    "allowed": "This may merge",
    "needs-approval": "This needs somebody's word",
    "refused": "This cannot merge as it is",
}


def text(review: Review) -> str:
    """For a terminal."""
    lines = [f"{review.verdict}: {_HEADLINE[review.verdict].lower()}"]
    for change in review.changes:
        lines.append(f"  {change.ruling.verdict}: {_what(change)}")
        lines += [f"    {line}" for line in _told(change)]
    if review.verdict == "needs-approval":
        lines.append(f"  {_when(review)}")
    return "".join(f"{visible(redacted(line))}\n" for line in lines)


def as_json(review: Review) -> str:
    """As the contract has it."""
    changes = [
        {
            "path": redacted(change.path),
            "what": redacted(change.what),
            "verdict": change.ruling.verdict,
            "because": redacted(_because(change)),
            "needs": [_need(need) for need in change.ruling.needs],
        }
        for change in review.changes
    ]
    return dumped(
        {
            "author": redacted(review.author),
            "verdict": review.verdict,
            "earliest": review.earliest,
            "changes": changes,
        }
    )


def _need(need: Asked) -> dict[str, object]:
    if isinstance(need, AnyOf):
        return {"any_of": [_need(way) for way in need.any_of]}
    if isinstance(need, AllOf):
        return {"all_of": [_need(way) for way in need.all_of]}
    if isinstance(need, Wait):
        return _need(Need(1, (), (), asked(need)))
    return {
        "count": need.count,
        "of": list(need.of),
        "given": list(need.given),
        "because": redacted(need.because),
        "ties": list(need.ties),
    }


def github(review: Review) -> str:
    """A workflow command for each part of the change."""
    lines = []
    for change in review.changes:
        said = [_what(change), *_told(change)]
        file = f"file={property_(change.path)}," if change.path else ""
        level = _LEVEL[change.ruling.verdict]
        title = property_(f"ladder review: {change.ruling.verdict}")
        words = "\n".join(visible(line) for line in said)
        lines.append(f"::{level} {file}title={title}::{data(words)}")
    return "".join(f"{line}\n" for line in lines)


def markdown(review: Review) -> str:
    """The comment: what this changes, what is wrong, whose word is missing, when it can merge."""
    lines = [MARKER, f"### {_HEADLINE[review.verdict]}", ""]
    lines += _section("What this changes", _bounded(review.changes))
    refused = [change for change in review.changes if change.ruling.refused]
    lines += _section("What is wrong", [_safe(f"{_what(one)}: {one.ruling.refused}") for one in refused])
    lines += _pasted(dict.fromkeys(more for one in refused for more in one.ruling.lines))
    missing = [line for change in review.changes if not change.ruling.refused for line in _missing(change)]
    lines += _section("Whose word is missing", [_safe(line) for line in dict.fromkeys(missing)])
    notes = [note for change in review.changes for note in change.ruling.notes]
    lines += _section("Worth knowing", [_safe(note) for note in dict.fromkeys(notes)])
    if review.verdict == "needs-approval":
        lines += [_safe(_when(review)), ""]
    return "\n".join(lines)


def _bounded(changes: Sequence[Change]) -> list[str]:
    """Every part once; of very many the gravest, so that what follows is read as well."""
    said = [*dict.fromkeys(map(_what, changes))]
    if len(said) <= MOST_PARTS:
        return [_safe(what) for what in said]
    graver = sorted(changes, key=lambda change: -RANK[change.ruling.verdict])
    first = [*dict.fromkeys(map(_what, graver))][:MOST_PARTS]
    return [*map(_safe, first), f"and {len(said) - MOST_PARTS} more"]


def _pasted(every: Iterable[Lines]) -> list[str]:
    """Lines to paste, each below where it belongs, in a fence that no text in it can end."""
    found = []
    for one in every:
        text = [visible(redacted(line)) for line in one.text.split("\n")]
        fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(one.text)), default=0))
        found += [_safe(_where(one)), "", f"{fence}yaml", *text, fence, ""]
    return found


def _where(one: Lines) -> str:
    return f"To `{one.path}`, under {one.under}:"


def _when(review: Review) -> str:
    waits = max((change.ruling.wait for change in review.changes), default="")
    if waits:
        return f"It can merge on {review.earliest} at the earliest, once nobody's word is missing."
    return "It can merge as soon as nobody's word is missing."


def _section(title: str, lines: list[str]) -> list[str]:
    return [f"**{title}**", "", *(f"- {line}" for line in lines), ""] if lines else []


def _safe(words: str) -> str:
    return sentence(redacted(words))


def _what(change: Change) -> str:
    return change.what or change.path or "the change as a whole"


def _because(change: Change) -> str:
    said = [change.ruling.because, change.ruling.refused, *change.ruling.notes]
    told = "; ".join(dict.fromkeys(one for one in said if one))
    return "\n".join([told, *(f"{_where(one)}\n{one.text}" for one in change.ruling.lines)])


def _told(change: Change) -> Iterator[str]:
    if change.ruling.refused:
        yield change.ruling.refused
        for one in change.ruling.lines:
            yield _where(one)
            yield from (f"  {line}" for line in one.text.split("\n"))
        return
    yield from _missing(change)
    yield from change.ruling.notes


def _missing(change: Change) -> Iterator[str]:
    for need in change.ruling.needs:
        if not need.is_met:
            yield asked(need)


def asked(need: Asked) -> str:
    """A need that is not met, in words."""
    if isinstance(need, AnyOf):
        return "one of these: " + "; or ".join(asked(way) for way in need.any_of)
    if isinstance(need, AllOf):
        return " and ".join(asked(way) for way in need.all_of if not way.is_met)
    if isinstance(need, Wait):
        return f"{need.because}: not before {need.until}"
    return _one(need)


def _one(need: Need) -> str:
    open_ = [one for one in need.of if one not in need.given]
    named = ", ".join(f"`{one}`" for one in open_[:MOST_NAMED])
    more = f" and {len(open_) - MOST_NAMED} more" if len(open_) > MOST_NAMED else ""
    count = "the word of one" if need.missing == 1 else f"the words of {need.missing}"
    count = "the word" if need.missing == len(open_) == 1 else count
    given = f"; given by {', '.join(f'`{one}`' for one in need.given)}" if need.given else ""
    tied = f"; ties: {', '.join(need.ties)}" if need.ties else ""
    return (
        f"{count} of {named}{more} ({need.because}{given}{tied})"
        if named
        else f"nobody could give it yet ({need.because})"
    )


FORMATS: Final[dict[str, Callable[[Review], str]]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "markdown": markdown,
}
"""How a review is printed."""
