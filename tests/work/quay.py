"""A quay where people look after each other's work: a lead, reviewers, a release hand, a newcomer."""

from collections.abc import Mapping
from datetime import date

from ladder_cli.model.registry import Registry
from ladder_cli.roles.ladders import Ladders
from ladder_cli.store.loading import open_registry
from ladder_cli.store.source import Texts
from ladder_cli.work.load import Loads
from tests.stage import GitRepo
from tests.whole import whole

TODAY = date(2026, 11, 22)
DAY = TODAY.isoformat()

COMMUNITY = """\
name: Quay
conduct: {version: "1", report_to: conduct@quay.example.org}
contribution_kinds:
  review: {title: Review, code: false}
limits: {mentees: 3, shepherded: 4, idle_days: 30}
"""


def role(title: str, scope: str, grants: str = "", follows: str = "") -> str:
    """A role that asks for a word."""
    more = (f"grants: [{grants}]\n" if grants else "") + (f"follows: [{follows}]\n" if follows else "")
    head = f"title: {title}\nladder: quay\nscope: {scope}\nin_force: 2020-01-01\n"
    return f"{head}{more}requires: {{id: asked, manual: {{question: Were they asked}}}}\n"


def record(login: str, *seats: str, more: str = "") -> str:
    """A record with seats, each as `role` or `role in group`."""
    held = "".join(
        f"  - {{role: {name}{f', sig: {sig}' if sig else ''}, since: 2024-01-01, origin: founding}}\n"
        for name, _, sig in (seat.partition(" in ") for seat in seats)
    )
    return f"account: {{login: {login}}}\n{more}" + (f"seats:\n{held}" if held else "")


def profile(name: str, slots: int | None = None, more: str = "") -> str:
    """A profile, with slots where they are declared."""
    return f"name: {name}\n{more}" + ("" if slots is None else f"slots: {slots}\n")


def item(title: str, state: str = "open", more: str = "") -> str:
    """An item of docs that bob raised."""
    return f"title: {title}\ngroup: docs\nstate: {state}\nraised: {{by: bob, on: 2026-11-01}}\n{more}"


def idea(title: str, state: str = "raised", more: str = "", since: str = "2026-11-01") -> str:
    """An idea of docs that ada raised."""
    fields = "problem: Too quiet.\nproposal: Meet.\nfor_whom: all\nhelp_wanted: hands\ngroup: docs\n"
    return (
        f"title: {title}\n{fields}raised: {{by: ada, on: 2026-09-01}}\n{more}state: {state}\nsince: {since}\n"
    )


FOLLOWS = "interests: [words]\nfollows:\n  - {group: docs, since: 2026-10-20}\n"
HOURS = 'availability:\n  - {days: [monday, tuesday], from: "18:00", to: "20:00"}\n'
FILES: dict[str, str] = {
    "community.yaml": COMMUNITY,
    "roles/member.yaml": role("Member", "community"),
    "roles/reviewer.yaml": role("Reviewer", "group", follows="member"),
    "roles/lead.yaml": role("Lead", "group", "lead"),
    "roles/hand.yaml": role("Release hand", "group", "release-duty"),
    "roles/steward.yaml": role("Steward", "community", "steward"),
    "sigs/docs.yaml": "title: Docs\nkind: sig\n",
    "sigs/docs/site.yaml": "title: Site\nkind: subproject\nwithin: docs\n",
    "sigs/node.yaml": "title: Node\nkind: sig\n",
    "people/ada.yaml": profile("Ada", more=FOLLOWS + HOURS),
    "people/bob.yaml": profile("Bob", 4, FOLLOWS),
    "people/carol.yaml": profile("Carol", 3),
    "people/dan.yaml": profile("Dan", 1, "interests: [words]\n"),
    "people/eve.yaml": profile("Eve", 4, FOLLOWS),
    "people/gus.yaml": profile("Gus", 3, "mentoring:\n  offer: {capacity: 1, groups: [docs]}\n"),
    "records/ada.yaml": record("ada"),
    "records/bob.yaml": record("bob", "member", "reviewer in docs"),
    "records/carol.yaml": record("carol", "member", "lead in docs"),
    "records/dan.yaml": record("dan", "member", "reviewer in docs"),
    "records/eve.yaml": record("eve", "member", "hand in docs"),
    "records/fay.yaml": record("fay", "member"),
    "records/gus.yaml": record("gus", "member"),
    "records/nat.yaml": record("nat", "lead in node"),
    "records/sam.yaml": record("sam", "steward"),
}
"""The registry below `registry/`, before there is any work."""


def texts(changes: Mapping[str, str | None]) -> dict[str, str]:
    """The quay's files with others, or without some."""
    return {path: text for path, text in {**FILES, **changes}.items() if text is not None}


def registry(changes: Mapping[str, str | None]) -> Registry:
    """The quay as a registry; fails where a file is in disorder."""
    return whole(open_registry(Texts({path: text.encode() for path, text in texts(changes).items()})))


def quay(changes: Mapping[str, str | None]) -> Ladders:
    """The quay with some files otherwise."""
    return Ladders(registry(changes))


def loads(changes: Mapping[str, str | None]) -> Loads:
    """Everyone's load there on the day."""
    return Loads(quay(changes), DAY)


def settled(repo: GitRepo, changes: Mapping[str, str | None]) -> GitRepo:
    """The quay in a git repository, committed."""
    for path, text in texts(changes).items():
        repo.write(f"registry/{path}", text)
    repo.commit("Settle")
    return repo
