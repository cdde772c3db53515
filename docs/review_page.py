"""`docs/review.md`: pull requests to the sample community, judged in a real repository, with comments."""

import json
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docs.play import today
from docs.stage import Stage, staged
from ladder_cli.render.review import MARKER
from ladder_cli.store.documents import places

LONGEST = 48
"""Lines of a change that are shown; of a longer one only which files it touches."""
HEAD = """\
# Seven pull requests, and the comment each gets

`ladder review` says of every pull request who changed what, whether that may merge, whose word is missing,
and when it could. What it needs to know from the code host comes as a file of facts: who opened, pushed,
approved, objects, and when. On GitHub a workflow writes that file and posts the answer as one comment; see
[github.md](github.md). What it is held against stands in [threat-model.md](threat-model.md).

Below are seven changes to the sample community, each opened and judged on {today}, in a repository made for
this page.

    ladder review --base origin/main --head HEAD --facts facts.json --format markdown
"""

Edit = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Pull:
    """A pull request: what it is about, how it is made, who opens it, who has approved it."""

    title: str
    about: str
    make: str | Edit
    """A command, or what is done to the registry's files by hand."""
    author: str
    approvals: tuple[str, ...] = ()
    opened: str = ""


def _edited(path: str, old: str, new: str) -> Edit:
    def edit(registry: Path) -> None:
        file = registry / path
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        assert old in text, f"{old!r} is not in {path}"
        file.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")

    return edit


APPROVER = """\
  - role: approver
    sig: docs/website
    since: {today}
    sponsors:
      - {{by: freya, on: {today}}}
    attestations:
      - id: sees-the-whole
        by: freya
        on: 2026-11-10
        link: https://talk.ferrywake.example.org/t/4726
"""
PULLS = (
    Pull(
        "Somebody edits their own page",
        "Amara moves. A profile is a person's own, so that opening the pull request is all it takes.",
        _edited("people/amara.yaml", "Africa/Lagos", "Europe/Lisbon"),
        "amara",
    ),
    Pull(
        "A newcomer comes in",
        "Zola has never been here. Nobody signs up somebody else, and one who holds a seat says welcome.",
        _edited(
            "people/zola.yaml",
            "",
            "name: Zola\nclasses: [user]\nfollows:\n  - {group: docs, introduce: true}\n",
        ),
        "zola",
    ),
    Pull(
        "A promotion that is due",
        "Amara has done what the role asks, and the words in her nomination have been given. What is left is "
        "what the role's process asks of the pull request itself.",
        "ladder promote amara reviewer --sig docs",
        "amara",
    ),
    Pull(
        "A promotion that is short of one sponsor",
        "Elif writes the seat into her record by hand, with one sponsor of the two that the role asks for. "
        "No approval could help; the comment says what would.",
        _edited("records/elif.yaml", "\nfacts:", f"{APPROVER.format(today=today())}\nfacts:"),
        "elif",
        ("freya",),
    ),
    Pull(
        "A change of policy",
        "Noor leads docs, and thinks that reviewers should need fewer reviews. What a role asks is the "
        "stewards' to change, and it holds for promotions once it is in: a pull request is judged by the "
        "rules that it finds.",
        _edited("roles/reviewer.yaml", "least: 12", "least: 10"),
        "noor",
    ),
    Pull(
        "Somebody leaves a seat",
        "Ruslan steps down. Everybody may, and a lead may write it for them once they have said so.",
        "ladder step-down ruslan field-tester --as ruslan",
        "ruslan",
    ),
    Pull(
        "Somebody leaves altogether",
        "Ruslan takes everything along. `review` runs the same command on the target branch and compares the "
        "bytes: that others' files are touched needs nobody's word.",
        "ladder forget ruslan",
        "ruslan",
    ),
)


def page() -> str:
    """`docs/review.md`."""
    with staged() as stage:
        base = stage.run("git rev-parse HEAD").strip()
        told = [_told(stage, base, number, pull) for number, pull in enumerate(PULLS, 1)]
    return "\n".join([HEAD.format(today=today()), *told])


def _told(stage: Stage, base: str, number: int, pull: Pull) -> str:
    how = _made(stage, pull)
    stage.run("git add --all")
    stage.run(f'git commit --quiet --message "{pull.title}"')
    head = stage.run("git rev-parse HEAD").strip()
    change = _change(stage, base)
    comment = _judged(stage, base, head, pull)
    stage.run(f"git reset --quiet --hard {base}")
    said = "\n".join(f"> {line}".rstrip() for line in comment.removeprefix(MARKER).strip().split("\n"))
    approved = f", and `{'` and `'.join(pull.approvals)}` approved it" if pull.approvals else ""
    parts = [f"## {number}. {pull.title}\n", textwrap.fill(pull.about, 110) + "\n"]
    parts += [f"    {how}\n"] if how else []
    parts += [change, f"`{pull.author}` opened it{approved}. The comment:\n", f"{said}\n"]
    return "\n".join(parts)


def _made(stage: Stage, pull: Pull) -> str:
    """Make the change; the command line, where it is one."""
    if callable(pull.make):
        pull.make(stage.folder / "registry")
        return ""
    said = stage.run(pull.make)
    assert "(status" not in said, said
    return pull.make


def _change(stage: Stage, base: str) -> str:
    """The change as a diff; of a long one the files alone."""
    diff = stage.run(f"git diff --no-color --no-prefix --unified=1 {base} HEAD")
    around = ("diff ", "index ", "new file", "--- ")
    lines = [line for line in diff.splitlines() if not line.startswith(around)]
    if len(lines) > LONGEST:
        lines = stage.run(f"git diff --no-color --stat=100 {base} HEAD").splitlines()
    return "\n".join(["```diff", *(line.rstrip() for line in lines), "```\n"])


def _judged(stage: Stage, base: str, head: str, pull: Pull) -> str:
    author = _account(stage, base, pull.author)
    at = f"{pull.opened or today()}T09:00:00Z"
    facts = {
        "author": author,
        "pushers": [author],
        "opened": at,
        "approvals": [{**_account(stage, base, one), "commit": head, "at": at} for one in pull.approvals],
    }
    file = stage.folder / ".git" / "facts.json"
    file.write_text(json.dumps(facts), encoding="utf-8")
    return stage.run(f"ladder review --base {base} --head {head} --facts {file} --format markdown").partition(
        "(status"
    )[0]


def _account(stage: Stage, base: str, handle: str) -> dict[str, Any]:
    """The account on somebody's record at the base; a newcomer's own."""
    text = stage.run(f"git show {base}:registry/records/{handle}.yaml")
    data: Any = places.compose(text).data if "fatal:" not in text else {}
    known = data.get("account", {"login": handle, "id": 7_204_115})
    return {key: known[key] for key in ("login", "id") if key in known}
