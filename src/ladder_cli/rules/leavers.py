"""L235, L236: people who left: the handles that stand for them, and what still waits for them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding, Keys
from ladder_cli.model.group import Group
from ladder_cli.model.leaver import has_left, is_reserved
from ladder_cli.model.pairing import RUNNING, Pairing
from ladder_cli.model.work import Idea, Item

Awaited = Iterator[tuple[Keys, str | None]]
"""Places in a document, and who is expected to do something there."""


def reserved_handle(document: Document, today: date) -> Iterator[Finding]:
    """A file is named `left-1`, or another number: such a handle stands for somebody who left.

    What others gave and saw with them would be this person's. Choose another handle; the account on a record
    may have any login.
    """
    handle = document.id.partition(".")[0]
    if is_reserved(handle):
        yield Finding(
            At(document.path),
            f"`{handle}` stands for somebody who left, so nobody has it for a handle",
            "name the file otherwise: the login stands in the record's `account`",
        )


def waiting_for_a_leaver(document: Document, today: date) -> Iterator[Finding]:
    """Something that is going on waits for somebody who left.

    `ladder forget` says who stood there, not who takes over. Ask somebody else, or let it end.
    """
    for keys, handle in AWAITED[document.kind](document.value):
        if handle is not None and has_left(handle):
            yield Finding(
                At(document.path, keys),
                f"`{handle}` has left, and this waits for them",
                "name somebody else, or take it out",
            )


def _group(group: Group) -> Awaited:
    for index, meeting in enumerate(group.meetings):
        for place, host in enumerate(meeting.hosts):
            yield ("meetings", index, "hosts", place), host
    for place, host in enumerate(group.onboarding.hosts if group.onboarding else ()):
        yield ("onboarding", "hosts", place), host


def _item(item: Item) -> Awaited:
    if item.state in ("open", "taken"):
        yield ("shepherd",), item.shepherd
        yield ("owner",), item.owner


def _idea(idea: Idea) -> Awaited:
    if idea.state in ("shepherded", "incubating"):
        yield ("shepherd",), idea.shepherd


def _pairing(pairing: Pairing) -> Awaited:
    if pairing.state in RUNNING:
        yield ("mentor",), pairing.mentor
        yield ("mentee",), pairing.mentee


AWAITED: Final[dict[str, Callable[[Any], Awaited]]] = {
    "group": _group,
    "idea": _idea,
    "item": _item,
    "pairing": _pairing,
}
"""By kind of document, who is expected to do something."""
