"""Changes that people might propose to the bench's registry, each a commit, with the forge's facts."""

import json
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.community import OFFICERS, TODAY, handle
from bench.contenders import ladder
from bench.repository import git

DAY: Final = TODAY.isoformat()
OPENED: Final = "2026-11-01T10:00:00Z"
LEAD, STEWARD, CLIMBER, ELDER, MEMBER = 0, 1, OFFICERS, OFFICERS + 20, OFFICERS + 200
"""People by number, so that each is what the change needs."""
TERM: Final = TODAY.replace(year=TODAY.year + 2, day=TODAY.day - 1).isoformat()


@dataclass(frozen=True, slots=True)
class Change:
    """What it does, the file it edits and how, who opens it and who approves it, by number.

    `word` is a role whose search costs as much, where everyone's records have to be searched.
    """

    what: str
    path: str
    edit: Callable[[str], str]
    author: int
    approvers: tuple[int, ...] = ()
    word: str = ""


def _file(folder: str, number: int) -> str:
    name = handle(number)
    return f"registry/{folder}/{name[0]}/{name}.yaml"


def _seat(*lines: str) -> Callable[[str], str]:
    """One more seat, at the end of the record or before the facts that end it."""
    text = "".join(f"    {line}\n" for line in lines).replace("    ", "  - ", 1)

    def edit(record: str) -> str:
        head, facts, rest = record.partition("facts:\n")
        return f"{head}{text}{facts}{rest}"

    return edit


FEW: Final = (
    Change(
        "a profile edited",
        _file("people", MEMBER),
        lambda text: text.replace("about: ", "about: Now elsewhere. "),
        MEMBER,
    ),
    Change(
        "an agreement added",
        _file("records", MEMBER),
        lambda text: text.replace("seats:", f"  - what: reviewer-guide\n    on: {DAY}\nseats:"),
        MEMBER,
    ),
    Change(
        "a seat without a cap",
        _file("records", CLIMBER),
        _seat("role: participant", f"since: {DAY}"),
        CLIMBER,
        (LEAD,),
    ),
)
SOUGHT: Final = (
    Change(
        "a newcomer's profile",
        "registry/people/z/zz-newcomer.yaml",
        lambda _: "name: Newcomer\n",
        -1,
        (LEAD,),
        word="member",
    ),
    Change(
        "a lead's seat, of three",
        _file("records", ELDER),
        _seat(
            "role: lead",
            "sig: docs",
            f"since: {DAY}",
            f"until: {TERM}",
            f"attestations: [{{id: chosen, by: {handle(STEWARD)}, on: {DAY}}}]",
        ),
        CLIMBER,
        (STEWARD, ELDER),
        word="lead",
    ),
)


def asked(top: Path, change: Change) -> list[str | Path]:
    """The command that reviews a change, which is allowed."""
    head = _made(top, change)
    facts = top / ".git" / f"{head}.json"
    author = _account(change.author)
    approvals = [{**_account(one), "commit": head, "at": OPENED} for one in change.approvers]
    said = {"author": author, "pushers": [author], "opened": OPENED, "approvals": approvals}
    facts.write_text(json.dumps(said))
    return [*ladder(), "--today", DAY, "review", "--base", "main", "--head", head, "--facts", facts]


def _account(number: int) -> Mapping[str, str | int]:
    return {"login": "zz-newcomer" if number < 0 else handle(number), "id": 100_000 + number}


def _made(top: Path, change: Change) -> str:
    """The commit of a change on top of the main branch, made without a work tree."""
    there = git(top, "ls-tree", "main", "--", change.path)
    raw = change.edit(git(top, "show", f"main:{change.path}") if there else "").encode()
    stream = b"commit refs/heads/proposed\ncommitter Bench <> 1763769600 +0000\ndata 6\nChange\n"
    stream += b"from refs/heads/main\nM 644 inline %s\ndata %d\n%s\n" % (change.path.encode(), len(raw), raw)
    words = ["git", "-C", top, "fast-import", "--quiet", "--force"]
    subprocess.run(words, input=stream, check=True)
    return git(top, "rev-parse", "proposed").strip()
