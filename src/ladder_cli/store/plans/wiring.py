"""How a new repository is wired to `ladder`: its hook and its workflow, by what is installed."""

import json
import re
from typing import Final

UNKNOWN_SOURCE: Final = "contributor-ladder @ git+https://FILL-ME-IN"
HOOK: Final = "../.pre-commit-config.yaml"
WORKFLOW: Final = "../.github/workflows/ladder.yml"
REVIEW: Final = "../.github/workflows/ladder-review.yml"
PAIRING: Final = "../.github/workflows/ladder-pairing.yml"

_AT_REVISION = re.compile(r"(?:[\w.-]+ *@ *)?git\+(?P<repository>\S+)@(?P<revision>[^@/#\s]+)")
_ON_GITHUB = re.compile(r"https://github\.com/(?P<name>[\w.-]+/[\w.-]+?)(?:\.git)?")
_COMMIT = re.compile(r"[0-9a-f]{40}")


def templates(source: str) -> dict[str, str]:
    """The templates of hook and workflow, by path from the registry.

    A git repository at a revision publishes a hook, and on GitHub at a whole commit id an action.
    Anything else is installed with pip.
    """
    published = _AT_REVISION.fullmatch(source)
    hook = "pre-commit-published.yaml" if published else "pre-commit-config.yaml"
    workflow = "ladder-action.yml" if _action(source) else "ladder.yml"
    return {HOOK: hook, WORKFLOW: f"github/workflows/{workflow}"}


def words(source: str) -> dict[str, str]:
    """What these templates leave open, as YAML."""
    published = _AT_REVISION.fullmatch(source)
    return {
        "source": _quoted(source),
        "repository": _quoted(published["repository"]) if published else "",
        "revision": _quoted(published["revision"]) if published else "",
        "action": _action(source),
        "constraints": _quoted(_constraints(source)),
    }


def _action(source: str) -> str:
    """The action in the form `OWNER/NAME@COMMIT`; "" where the source names none that cannot change."""
    published = _AT_REVISION.fullmatch(source)
    hosted = _ON_GITHUB.fullmatch(published["repository"]) if published else None
    if published is None or hosted is None or not _COMMIT.fullmatch(published["revision"]):
        return ""
    return f"{hosted['name']}@{published['revision']}"


def _constraints(source: str) -> str:
    """Where the versions stand that an action's source was tested with; "" where it is no such source."""
    name, _, commit = _action(source).partition("@")
    return f"https://raw.githubusercontent.com/{name}/{commit}/constraints.txt" if commit else ""


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
