"""Judge pull requests with `ladder review`, and say what came of it: a status on each head, and one comment.

Runs with the default branch's own files, on a machine that may write statuses and comments. A pull request is
data here: its commits are fetched as objects, nothing of it is checked out, and none of its words reaches a
shell. Only pull requests into the default branch are judged: a status belongs to a commit, and what another
branch would let pass must not count for this one.
"""

import base64
import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from msgspec import Struct

Data = dict[str, Any]
Open = Callable[..., Any]

CONTEXT = "ladder review"
MARKER = "<!-- ladder review -->"
STATES = {"allowed": "success", "needs-approval": "pending", "refused": "failure"}
WORST_FIRST = ("error", "failure", "pending", "success")
DESCRIPTIONS = {
    "success": "this may merge",
    "pending": "somebody's word is missing: see the comment",
    "failure": "this cannot merge as it is: see the comment",
    "error": "this could not be judged: see the log of the workflow",
}
LONGEST = 60_000
"""Characters of a comment; the code host takes 65,536."""
MOST_LISTED = 250
"""Commits of a pull request that the host lists; of a longer one it leaves some out."""
WEB_EDITOR = 19864447
"""The account that commits what people edit on the web; it pushes nothing of its own."""


class Api:
    """The code host's API."""

    def __init__(self, url: str, token: str, open_: Open = urllib.request.urlopen) -> None:
        self.url = url.rstrip("/")
        self.token = token
        self.open = open_

    def send(self, method: str, path: str, data: Data | None = None) -> tuple[Any, str]:
        """What it answers, and the address of the next page; none at the last."""
        url = path if path.startswith(f"{self.url}/") else f"{self.url}/{path}"
        body = None if data is None else json.dumps(data).encode()
        headers = {"Accept": "application/vnd.github+json", "Authorization": f"Bearer {self.token}"}
        request = urllib.request.Request(url, body, headers, method=method)  # noqa: S310 - the host's own address
        with self.open(request, timeout=30) as answer:
            following = re.search(r'<([^>]+)>; rel="next"', answer.headers.get("Link") or "")
            return json.load(answer), following[1] if following else ""

    def pages(self, path: str, **query: object) -> Iterator[Data]:
        """Every item of a list, page after page."""
        found = f"{path}?{urlencode({**query, 'per_page': 100})}"
        while found:
            items, found = self.send("GET", found)
            yield from items


class Judged(Struct, frozen=True):
    """What came of one pull request: the state of its head, and the comment; empty where there is none."""

    number: int
    head: str
    state: str
    comment: str


def account(user: Data) -> Data:
    """An account as the facts have it."""
    return {"login": user["login"], "id": user["id"]}


def utc(text: str) -> str:
    """A time of the API in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC).isoformat()


def standing(reviews: Iterable[Data]) -> list[Data]:
    """The review that stands of everyone: the latest that is more than a comment, unless it was dismissed."""
    latest: dict[int, Data] = {}
    for review in sorted(reviews, key=lambda one: one.get("submitted_at") or ""):
        if review.get("user") and review["state"] in ("APPROVED", "CHANGES_REQUESTED", "DISMISSED"):
            latest[review["user"]["id"]] = review
    return [review for review in latest.values() if review["state"] != "DISMISSED"]


def pushers_of(head: str, activity: Iterable[Data]) -> list[Data] | None:
    """Who pushed to a branch since it was made, with the heads they pushed; None where that is not known."""
    found: dict[int, Data] = {}
    for one in activity:
        if not one.get("actor"):
            return None
        mine = found.setdefault(one["actor"]["id"], {**account(one["actor"]), "commits": []})
        mine["commits"].append(one["after"])
        if one["activity_type"] == "branch_creation":
            break
    known = {commit for mine in found.values() for commit in mine["commits"]}
    return list(found.values()) if head in known else None


def committers_of(commits: Iterable[Data]) -> list[Data] | None:
    """Every commit's author and committer; None where the host knows no account for one, or lists no more."""
    listed = list(commits)
    found: dict[int, Data] = {}
    for commit in listed:
        for user in (commit.get("author"), commit.get("committer")):
            if not user or "id" not in user:
                return None
            if user["id"] != WEB_EDITOR:
                found[user["id"]] = account(user)
    return list(found.values()) if found and len(listed) < MOST_LISTED else None


def facts(pull: Data, reviews: Iterable[Data], pushers: list[Data] | None) -> Data:
    """The facts file of a pull request; without `pushers` the addresses in its commits count."""
    stands = standing(reviews)
    said: Data = {
        "author": account(pull["user"]),
        "opened": utc(pull["created_at"]),
        "approvals": [
            {**account(one["user"]), "commit": one["commit_id"], "at": utc(one["submitted_at"])}
            for one in stands
            if one["state"] == "APPROVED" and one["commit_id"]
        ],
        "objections": [
            {**account(one["user"]), "at": utc(one["submitted_at"])}
            for one in stands
            if one["state"] == "CHANGES_REQUESTED"
        ],
    }
    return said if pushers is None else {**said, "pushers": pushers}


def asked(api: Api, repository: Data, event: Data) -> list[Data]:
    """The pull requests that a run is about: those of the branch that made it run, else all that are open.

    With one come all that have its head, for they share a status.
    """
    branch = repository["default_branch"]
    every = api.pages(f"repos/{repository['full_name']}/pulls", state="open", base=branch)
    pulls = [pull for pull in every if pull["base"]["ref"] == branch]
    run = event.get("workflow_run") or {}
    if not run.get("head_repository"):
        return pulls
    source = run["head_repository"]["full_name"], run["head_branch"]
    heads = {pull["head"]["sha"] for pull in pulls if source_of(pull) == source}
    return [pull for pull in pulls if pull["head"]["sha"] in heads]


def source_of(pull: Data) -> tuple[str, str]:
    """The repository and the branch that a pull request comes from."""
    head = pull["head"]
    return (head["repo"] or {}).get("full_name", ""), head["ref"]


def read_pushers(api: Api, repository: str, pull: Data) -> list[Data] | None:
    """Who pushed to a pull request: as the host tells of its branch, else as its commits say."""
    head = pull["head"]
    try:
        if head["repo"]:
            ref = f"refs/heads/{head['ref']}"
            activity = api.pages(f"repos/{head['repo']['full_name']}/activity", ref=ref, direction="desc")
            found = pushers_of(head["sha"], activity)
            if found is not None:
                return found
    except urllib.error.HTTPError as error:
        print(f"#{pull['number']}: who pushed is not told ({error.code})")
    return committers_of(api.pages(f"repos/{repository}/pulls/{pull['number']}/commits"))


def surroundings(**more: str) -> dict[str, str]:
    """The environment of another program: without the token."""
    return {name: value for name, value in os.environ.items() if name != "GITHUB_TOKEN"} | more


def fetch(token: str, server: str, *refs: str) -> list[str]:
    """Fetch refs as objects; the commits that they are."""
    basic = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    hidden = surroundings(
        GIT_CONFIG_COUNT="1",
        GIT_CONFIG_KEY_0=f"http.{server}/.extraheader",
        GIT_CONFIG_VALUE_0=f"AUTHORIZATION: basic {basic}",
    )
    kept = [f"refs/ladder/{ref}" for ref in refs]
    wanted = [f"+{ref}:{to}" for ref, to in zip(refs, kept, strict=True)]
    words = ["git", "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "origin", *wanted]
    subprocess.run(words, check=True, env=hidden)
    words = ["git", "rev-parse", *kept]
    found = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, env=surroundings())
    return found.stdout.split()


def review(base: str, head: str, said: Data, form: str) -> str:
    """What `ladder review` answers; CalledProcessError where it could not judge."""
    words = [sys.executable, "-I", "-m", "ladder_cli", "review", "--base", base, "--head", head]
    done = subprocess.run(
        [*words, "--facts", "-", "--format", form],
        input=json.dumps(said),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        env=surroundings(),
    )
    if done.returncode not in (0, 1):
        done.check_returncode()
    return done.stdout


def judged(api: Api, repository: Data, server: str, pull: Data) -> Judged | None:
    """Judge one pull request at its head; None where somebody has pushed since, which starts another run."""
    number, head, name = int(pull["number"]), pull["head"]["sha"], repository["full_name"]
    try:
        said = facts(pull, api.pages(f"repos/{name}/pulls/{number}/reviews"), read_pushers(api, name, pull))
        branch = f"refs/heads/{repository['default_branch']}"
        base, top = fetch(api.token, server, branch, f"refs/pull/{number}/head")
        if top != head:
            return None
        state = STATES[json.loads(review(base, head, said, "json"))["verdict"]]
        return Judged(number, head, state, review(base, head, said, "markdown"))
    except (OSError, subprocess.CalledProcessError, KeyError, ValueError) as error:
        print(f"#{number}: {type(error).__name__}")
        return Judged(number, head, "error", "")


def set_status(api: Api, name: str, head: str, state: str, target: str) -> None:
    """Say on a commit how it stands, unless that is said already."""
    data = {"state": state, "context": CONTEXT, "description": DESCRIPTIONS[state]}
    said = (
        one for one in api.pages(f"repos/{name}/commits/{quote(head)}/statuses") if one["context"] == CONTEXT
    )
    latest = next(said, None)
    if latest is None or any(latest[key] != value for key, value in data.items()):
        api.send("POST", f"repos/{name}/statuses/{quote(head)}", {**data, "target_url": target})


def set_comment(api: Api, name: str, number: int, text: str, author: int) -> str:
    """Keep the one comment, which is known by its author and its first line; its address."""
    body = text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(chr(10))[0]}\n\n(cut off here)\n"
    for one in api.pages(f"repos/{name}/issues/{number}/comments"):
        if one["user"] and one["user"]["id"] == author and one["body"].startswith(MARKER):
            if one["body"].strip() != body.strip():
                api.send("PATCH", f"repos/{name}/issues/comments/{one['id']}", {"body": body})
            return str(one["html_url"])
    made, _ = api.send("POST", f"repos/{name}/issues/{number}/comments", {"body": body})
    return str(made["html_url"])


def tell(api: Api, name: str, found: Iterable[Judged], author: int, log: str) -> bool:
    """Keep comments and statuses; whether everything could be judged.

    Of several pull requests with one head the worst decides.
    """
    heads: dict[str, list[tuple[str, str]]] = {}
    for one in found:
        print(f"#{one.number}: {one.state}")
        target = set_comment(api, name, one.number, one.comment, author) if one.comment else log
        heads.setdefault(one.head, []).append((one.state, target))
    for head, said in heads.items():
        state, target = min(said, key=lambda one: WORST_FIRST.index(one[0]))
        set_status(api, name, head, state, target)
    return all(state != "error" for said in heads.values() for state, _ in said)


def main(open_: Open = urllib.request.urlopen) -> int:
    """Judge what the event asks for; 1 where a pull request could not be judged."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    server, name = os.environ["GITHUB_SERVER_URL"], os.environ["GITHUB_REPOSITORY"]
    api = Api(os.environ["GITHUB_API_URL"], os.environ["GITHUB_TOKEN"], open_)
    repository, _ = api.send("GET", f"repos/{name}")
    every = (judged(api, repository, server, pull) for pull in asked(api, repository, event))
    found = [one for one in every if one is not None]
    log = f"{server}/{name}/actions/runs/{os.environ['GITHUB_RUN_ID']}"
    return 0 if tell(api, name, found, int(os.environ["COMMENT_AUTHOR"]), log) else 1


if __name__ == "__main__":
    sys.exit(main())
