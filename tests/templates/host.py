"""A code host's API in memory, and the script that `init` writes for it."""

import importlib.util
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request

API = "https://api.host.example"
BOT = 41898282
SCRIPT = Path(__file__).parents[2] / "src/ladder_cli/templates/github/review.py"
Data = dict[str, Any]


def loaded() -> ModuleType:
    """The script as a module; nothing of it runs."""
    spec = importlib.util.spec_from_file_location("forge_review", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["forge_review"] = module
    spec.loader.exec_module(module)
    return module


def user(login: str, number: int) -> Data:
    """An account as the API has it."""
    return {"login": login, "id": number, "type": "User", "avatar_url": "https://host.example/a.png"}


def review(who: Data, state: str, at: str, commit: str = "c1") -> Data:
    """A review as the API has it."""
    return {"user": who, "state": state, "submitted_at": at, "commit_id": commit, "body": "::error::no"}


def pull(number: int, head: str, who: Data, ref: str = "patch", base: str = "main") -> Data:
    """A pull request as the API lists it."""
    return {
        "number": number,
        "user": who,
        "created_at": "2026-11-22T10:00:00Z",
        "base": {"ref": base},
        "head": {"sha": head, "ref": ref, "repo": {"full_name": f"{who['login']}/us"}},
        "title": "$(touch /tmp/owned)",
    }


@dataclass(frozen=True)
class Answer:
    """What a request gets: a stream with headers, as a context."""

    body: io.BytesIO
    headers: Message

    def __enter__(self) -> "Answer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def read(self) -> bytes:
        return self.body.read()


@dataclass
class Host:
    """Lists by path, given out page by page; everything that is written is kept."""

    lists: dict[str, list[Data]] = field(default_factory=dict)
    written: list[tuple[str, str, Data]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    size: int = 2

    def open(self, request: Request, timeout: float) -> Answer:
        """As `urllib.request.urlopen`."""
        assert timeout > 0
        assert request.get_header("Authorization") == "Bearer secret-token"
        parts = urlsplit(request.full_url)
        path = parts.path.removeprefix("/")
        self.asked.append(f"{path}?{parts.query}")
        if request.get_method() != "GET":
            assert isinstance(request.data, bytes)
            data = json.loads(request.data)
            self.written.append((request.get_method(), path, data))
            return self._answer({"html_url": f"https://host.example/{len(self.written)}", **data})
        if path == "repos/us/us":
            return self._answer({"full_name": "us/us", "default_branch": "main"})
        if path not in self.lists:
            raise HTTPError(request.full_url, 404, "no", Message(), None)
        page = int(parse_qs(parts.query).get("page", ["1"])[0])
        items = self.lists[path][(page - 1) * self.size : page * self.size]
        more = len(self.lists[path]) > page * self.size
        return self._answer(items, f'<{API}/{path}?page={page + 1}>; rel="next"' if more else "")

    def _answer(self, data: object, following: str = "") -> Answer:
        headers = Message()
        if following:
            headers["Link"] = f'{following}, <{API}/x>; rel="last"'
        return Answer(io.BytesIO(json.dumps(data).encode()), headers)

    def said(self, what: str) -> list[Data]:
        """What was written to paths that hold a word, in order."""
        return [data for _, path, data in self.written if what in path]


Opened = Callable[[Request, float], Answer]
