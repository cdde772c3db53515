"""A town to attack: stewards, leads, reviewers of four employers, newcomers; and a shorthand for changes."""

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.stage import GitRepo, Ran

TODAY = "2026-11-22"

COMMUNITY = """\
# What holds for the town.
name: Town
conduct: {version: "2", report_to: conduct@town.example.org}
contribution_kinds:
  review: {title: Review, code: true}
  talk: {title: Talk, code: false, witness: true}
evidence:
  - {kinds: [review], source: the log, from: 2020-01-01}
"""
ROLES = {
    "member": """\
title: Member
ladder: town
scope: community
requires:
  id: agreed
  agreement: {what: conduct}
process:
  id: said
  approvals: {by: lead, least: 1, scope: any}
in_force: 2020-01-01
""",
    "reviewer": """\
title: Reviewer
ladder: town
scope: group
follows: [member]
requires:
  id: all
  all_of:
    - id: rung
      holds: {role: member}
    - id: vouched
      label: Two reviewers vouch for you
      sponsors: {least: 2, role: reviewer, employers: distinct-from-candidate}
    - id: agreed
      agreement: {what: conduct}
process:
  id: steps
  all_of:
    - {id: yes-of-theirs, acceptance: {}}
    - {id: lead-says, approvals: {by: lead, least: 1}}
in_force: 2020-01-01
""",
    "chair": """\
title: Chair
ladder: offices
scope: community
requires:
  id: free
  seat_open: {}
process:
  id: steps
  all_of:
    - {id: open, days_open: {least: 7}}
    - {id: nobody-against, objections: {by: steward, most: 0}}
    - {id: two, approvals: {by: steward, least: 2}}
seats: {most: 1, term: 1 year}
in_force: 2020-01-01
""",
    "lead": """\
title: Lead
ladder: offices
scope: group
implies: [reviewer]
requires:
  id: asked
  manual: {question: Were they asked to lead}
grants: [lead]
in_force: 2020-01-01
""",
    "steward": """\
title: Steward
ladder: offices
scope: community
requires:
  id: asked
  manual: {question: Were they asked}
process:
  id: both
  approvals: {by: steward, least: 1}
grants: [steward]
in_force: 2020-01-01
""",
    "elder": """\
title: Elder
ladder: offices
scope: community
requires:
  id: asked
  manual: {question: Were they asked}
grants: [steward]
in_force: 2020-01-01
retired: 2026-01-01
""",
}


def record(login: str, number: int | None, employer: str = "", *seats: str, more: str = "") -> str:
    """A record as its file has it."""
    account = f"account: {{login: {login}" + (f", id: {number}" if number else "") + "}\n"
    works = f"affiliations:\n  - organization: {employer}\n    from: 2024-01-01\n" if employer else ""
    agreed = 'agreements:\n  - what: conduct\n    version: "2"\n    on: 2026-02-01\n'
    held = "".join(f"  - role: {seat}\n    since: 2024-01-01\n    origin: founding\n" for seat in seats)
    return account + works + agreed + more + (f"seats:\n{held}" if held else "")


def entry(what: str, witness: str = "") -> str:
    """A contribution as its file has it."""
    seen = f"    witnesses: [{witness}]\n" if witness else ""
    head = f"  - kind: review\n    date: 2026-10-01\n    group: docs\n    what: {what}\n"
    return f"{head}    recorded_by: {witness or 'ada'}\n{seen}"


NODE = "\n    sig: node"
DOCS = "\n    sig: docs"
FILES: dict[str, str] = {
    "community.yaml": COMMUNITY,
    **{f"roles/{name}.yaml": text for name, text in ROLES.items()},
    "sigs/docs.yaml": "title: Docs\nkind: sig\nmission: Words.\npaths: [docs/]\nmeetings:\n"
    "  - kind: office-hours\n"
    "    title: Open door\n    anchor: 2026-11-05\n    every: {weeks: 1}\n    time_zone: UTC\n"
    '    time: "14:00"\n    minutes: 30\n',
    "sigs/docs/site.yaml": "title: Site\nkind: subproject\nwithin: docs\nmission: Pages.\n",
    "sigs/node.yaml": "title: Node\nkind: sig\nmission: Nodes.\n",
    **{
        f"organizations/{name}.yaml": f"name: {name.title()}\n{more}"
        for name, more in {
            "acme": "aliases: [Acme Works]\n",
            "labs": "related: [acme]\n",
            "beta": "",
            "gamma": "",
        }.items()
    },
    "people/ada.yaml": "# Ada's own page.\nname: Ada\ntime_zone: Europe/Paris\nfollows:\n  - group: docs\n",
    "people/bob.yaml": "name: Bob\n",
    "people/nia.yaml": "name: Nia\n",
    "records/ada.yaml": record("Ada", 1, "acme", "member"),
    "records/bob.yaml": record("bob", 2, "acme", f"lead{DOCS}"),
    "records/carol.yaml": record("carol", 3, "beta", f"lead{NODE}"),
    "records/dan.yaml": record("dan", 4, "gamma", f"reviewer{DOCS}", f"reviewer{NODE}"),
    "records/kim.yaml": record("kim", 5, "labs", f"reviewer{DOCS}"),
    "records/fay.yaml": record("fay", 6, "beta", f"reviewer{DOCS}"),
    "records/eve.yaml": record("eve", None, "beta", "member"),
    "records/sam.yaml": record("sam", 10, "gamma", "steward"),
    "records/sue.yaml": record("sue", 11, "beta", "steward"),
    "records/away.yaml": record("away", 12, "beta", "steward", more="leave:\n  - from: 2026-11-01\n"),
    "records/elder.yaml": record("elder", 13, "beta", "elder"),
    "records/gone.yaml": record("gone", 14, "beta", "steward").replace(
        "origin: founding\n", "origin: founding\n    ended: {on: 2026-11-01, why: stepped-down}\n"
    ),
    "records/ivy.yaml": "account: {login: ivy-m, id: 20, previous: [vine]}\nname: Ivy\n",
    "contributions/ada.yaml": "entries:\n" + entry("a page", "bob") + entry("a leaf", "dan"),
    "contributions/dan.yaml": "entries:\n" + entry("a hut", "bob"),
    "items/bell.yaml": "title: Mend the bell\ngroup: docs\nstate: taken\n"
    "raised: {by: bob, on: 2026-10-01}\nowner: ada\n",
    "items/well.yaml": "title: Dig a well\ngroup: docs\nstate: open\nraised: {by: dan, on: 2026-10-01}\n",
    "ideas/fair.yaml": "title: A fair\nproblem: Too quiet.\nproposal: Meet.\nfor_whom: all\nhelp_wanted: "
    "hands\ngroup: docs\nraised: {by: ada, on: 2026-10-01}\nstate: raised\nsince: 2026-10-01\n",
    "pairings/dan-ada.yaml": "mentor: dan\nmentee: ada\ngroup: docs\nstate: proposed\nproposed: 2026-11-10\n",
    "stories/flood.yaml": "title: The flood\nauthor: ada\non: 2026-09-01\ngroup: docs\n"
    "broke: The dam.\nlearnt: Pumps.\nwitnesses: [bob]\n",
}
"""The registry at the base, below `registry/`."""
IDS = {"ada": ("Ada", 1), "bob": ("bob", 2), "carol": ("carol", 3), "dan": ("dan", 4), "kim": ("kim", 5)}
IDS |= {"fay": ("fay", 6), "eve": ("eve", 7), "sam": ("sam", 10), "sue": ("sue", 11), "away": ("away", 12)}
IDS |= {"elder": ("elder", 13), "gone": ("gone", 14), "ivy": ("ivy-m", 20), "nia": ("nia", 30)}

Edit = str | None | tuple[str, str] | bytes | dict[str, str]
"""A file's new text; None takes it away; a pair replaces once; `{mode: text}` gives it another mode."""


@dataclass(frozen=True)
class Case:
    """A change, what the forge says of it, and what must come of it.

    `verdict` is `allowed`, `refused`, or `needs` with the people whose word is missing in `of`; `says`
    stands somewhere in the answer. An attack names its honest twin.
    """

    name: str
    edits: Mapping[str, Edit]
    verdict: str
    of: str = ""
    says: str = ""
    author: str = "ada"
    approvers: str = ""
    opened: str = TODAY
    facts: Mapping[str, Any] = field(default_factory=dict)
    message: str = "Change the registry"
    twin: str = ""
    base: Mapping[str, Edit] = field(default_factory=dict)


def account(handle: str) -> dict[str, Any]:
    """Somebody's account as the forge knows it; `login#9` gives a number of one's own."""
    if "#" in handle:
        login, _, number = handle.partition("#")
        return {"login": login, "id": int(number)} if number else {"login": login}
    login, number_ = IDS.get(handle, (handle, 1000 + sum(map(ord, handle))))
    return {"login": login, "id": number_}


def facts_of(case: Case, head: str) -> dict[str, Any]:
    """The facts file of a case."""
    at = f"{case.opened}T10:00:00Z"
    found: dict[str, Any] = {
        "author": account(case.author),
        "pushers": [account(case.author)],
        "opened": at,
        "approvals": [
            {**account(one), "commit": head, "at": f"{TODAY}T11:00:00Z"} for one in case.approvers.split()
        ],
        "objections": [],
    }
    return {**found, **{key: value(head) if callable(value) else value for key, value in case.facts.items()}}


@dataclass(frozen=True)
class Town:
    """A repository with the registry at `base`; branches come and go beside it."""

    repo: GitRepo
    base: str

    made: dict[int, tuple[Case, str, str]] = field(default_factory=dict)
    """By a case's identity, the case, its base and its head."""

    def branch(self, edits: Mapping[str, Edit], message: str, start: str) -> str:
        """A commit on top of another, made without a work tree; its id."""
        text = {
            path: self.repo.git("show", f"{start}:{_full(path)}") + "\n"
            for path, edit in edits.items()
            if isinstance(edit, tuple)
        }
        return self._imported(_commit("case", 1, message, start, edits, text))[1]

    def make(self, cases: Sequence[Case]) -> None:
        """Every case's base and head, in one go."""
        stream: list[bytes] = []
        for mark, case in enumerate(cases):
            base, start = {**FILES, **case.base}, self.base
            if case.base:
                start = f":{2 * mark + 1}"
                stream += _commit(f"made/base-{mark}", 2 * mark + 1, "Prepare", self.base, case.base, FILES)
            stream += _commit(f"made/{mark}", 2 * mark + 2, case.message, start, case.edits, _texts(base))
        ids = self._imported(stream)
        for mark, case in enumerate(cases):
            self.made[id(case)] = case, ids.get(2 * mark + 1, self.base), ids[2 * mark + 2]

    def _imported(self, stream: list[bytes]) -> dict[int, str]:
        """Ids by mark."""
        marks = self.repo.root.parent / "marks"
        words = ["git", "fast-import", "--quiet", "--force", f"--export-marks={marks}"]
        subprocess.run(words, cwd=self.repo.root, input=b"\n".join(stream) + b"\n", check=True)
        rows = (line.split() for line in marks.read_text().splitlines())
        return {int(mark.removeprefix(":")): oid for mark, oid in rows}


def _commit(
    name: str, mark: int, message: str, start: str, edits: Mapping[str, Edit], texts: Mapping[str, str]
) -> list[bytes]:
    """The lines of git's import for one commit; pairs of edits replace in `texts`."""
    head = f"reset refs/heads/{name}\n\ncommit refs/heads/{name}\nmark :{mark}\n"
    lines = [f"{head}committer T <t@x.invalid> 1795000000 +0000".encode(), *_data(message.encode())]
    lines.append(f"from {start}".encode())
    for path, edit in edits.items():
        lines += _lines(path, edit, texts)
    return lines


def _lines(path: str, edit: Edit, texts: Mapping[str, str]) -> list[bytes]:
    full = _full(path).encode()
    if edit is None:
        return [b"D " + full]
    if isinstance(edit, tuple):
        assert edit[0] in texts[path], f"{edit[0]!r} is not in {path}"
        edit = texts[path].replace(edit[0], edit[1], 1)
    if isinstance(edit, dict):
        [(mode, text)] = edit.items()
        if mode == "160000":
            return [b"M 160000 " + text.encode() + b" " + full]
        return [b"M " + mode.encode() + b" inline " + full, *_data(text.encode())]
    raw = edit if isinstance(edit, bytes) else edit.encode()
    return [b"M 100644 inline " + full, *_data(raw)]


def _texts(base: Mapping[str, Edit]) -> dict[str, str]:
    """The text of each file of a base."""
    found = {}
    for path, edit in base.items():
        if isinstance(edit, tuple):
            found[path] = FILES[path].replace(edit[0], edit[1], 1)
        if isinstance(edit, str):
            found[path] = edit
    return found


def _data(raw: bytes) -> list[bytes]:
    return [f"data {len(raw)}".encode(), raw]


def _full(path: str) -> str:
    return path.removeprefix("/") if path.startswith("/") else f"registry/{path}"


def settled(repo: GitRepo) -> Town:
    """The town, committed."""
    for path, text in FILES.items():
        repo.write(f"registry/{path}", text)
    repo.write("README.md", "# Town\n")
    return Town(repo, repo.commit("Settle"))


def judge(town: Town, case: Case, ladder: Callable[..., Ran], folder: Path, *options: str) -> Ran:
    """Run the review of a case."""
    if id(case) not in town.made:
        town.make([case])
    _, base, head = town.made[id(case)]
    facts = folder / "facts.json"
    facts.write_text(json.dumps(facts_of(case, head)))
    words = ("review", "--base", base, "--head", head, "--facts", str(facts))
    return ladder(*words, *(options or ("--format", "json")), cwd=town.repo.root)


def verdict(ran: Ran) -> str:
    """The verdict of a run."""
    found: str = json.loads(ran.out)["verdict"] if ran.out else ran.err
    return found


def missing(answer: dict[str, Any]) -> set[str]:
    """Everyone whose word could still help."""
    found: set[str] = set()
    for change in answer["changes"]:
        for need in change["needs"]:
            found |= _open(need)
    return found


def _open(need: dict[str, Any]) -> set[str]:
    if _is_met(need):
        return set()
    if ways := need.get("any_of") or need.get("all_of"):
        return set().union(*(_open(way) for way in ways))
    return set(need["of"]) - set(need["given"])


def _is_met(need: dict[str, Any]) -> bool:
    if "any_of" in need:
        return any(_is_met(way) for way in need["any_of"])
    if "all_of" in need:
        return all(_is_met(one) for one in need["all_of"])
    return len(need["given"]) >= need["count"]
