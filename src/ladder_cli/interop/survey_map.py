"""What a survey's columns mean: a small YAML file of whoever made the survey."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from ladder_cli.interop.evidence import day_of
from ladder_cli.interop.foreign import Node, read_yaml, refused
from ladder_cli.interop.names import link_of, slug
from ladder_cli.interop.signals import topics

YES: Final = ("yes", "y", "true", "1", "x", "agree", "i agree", "i consent")
"""What a consent cell may hold, in small letters, where the map does not say."""
KEYS: Final = (
    "title",
    "on",
    "link",
    "source",
    "kind",
    "login",
    "consent",
    "group",
    "topics",
    "complete_from",
    "questions",
)
OF_A_QUESTION: Final = ("column", "question", "several")


class Question(Struct, frozen=True):
    """A column whose answers are counted; `several` where a cell may hold several, with `;` between."""

    column: str
    text: str
    several: bool = False


class SurveyMap(Struct, frozen=True):
    """A survey: its title, last day, page and source; the kind of contribution it is to answer, and whose.

    `complete_from` is the day from which the source has every such answer; None where it does not say.
    """

    title: str
    on: str
    link: str
    source: str
    kind: str
    login: str
    consent: tuple[str, ...]
    group: str
    topics: tuple[str, ...]
    complete_from: str | None
    questions: tuple[Question, ...]


def survey_map(file: str, raw: bytes, today: date) -> SurveyMap:
    """The map in a file; Stop (status 3) with the line of what is missing, unknown or cannot be right."""
    root = read_yaml(file, raw)
    _only(root, KEYS)
    on = day_of(_needed(root, "on"))
    if on is None or on > today.isoformat():
        raise root.wrong("on", "the day on which the survey closed (YYYY-MM-DD)")
    link = link_of(_needed(root, "link"))
    if link is None:
        raise root.wrong("link", "the survey's public page (https://…)")
    start = root.text("complete_from")
    if start is not None and (day_of(start) is None or start > on):
        raise root.wrong("complete_from", "a day before the survey closed (YYYY-MM-DD)")
    return SurveyMap(
        title=_needed(root, "title"),
        on=on,
        link=link,
        source=_needed(root, "source"),
        kind=slug(_needed(root, "kind")),
        login=_needed(root, "login"),
        consent=tuple(text.casefold() for text in _texts(root, "consent")) or YES,
        group=root.text("group") or "",
        topics=tuple(str(name) for text in _texts(root, "topics") for name in topics(text)),
        complete_from=start,
        questions=tuple(map(_question, root.items("questions"))),
    )


def _question(node: Node) -> Question:
    _only(node, OF_A_QUESTION)
    column = _needed(node, "column")
    several = (node.text("several") or "false").casefold()
    if several not in ("true", "false"):
        raise node.wrong("several", "true or false")
    return Question(column, node.text("question") or column, several == "true")


def _only(node: Node, keys: tuple[str, ...]) -> None:
    for key in node.mapping("this"):
        if key not in keys:
            raise refused(
                node.file,
                node.mapping("this")[key].line,
                f"`{key}` is not asked for",
                f"one of: {', '.join(keys)}",
            )


def _needed(node: Node, key: str) -> str:
    text = node.text(key)
    if text is None:
        raise refused(node.file, node.line, f"`{key}` is missing")
    return text


def _texts(node: Node, key: str) -> Iterator[str]:
    for item in node.items(key):
        text = item.scalar(key)
        if text:
            yield text
