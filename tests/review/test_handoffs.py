"""Who hands on is the group's leads' to say, and who is welcomed the other group's."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.town import Case, Town, judge, missing
from tests.stage import Ran

PATH = "sigs/docs.yaml"
HEAD = "title: Docs\nkind: sig\nonboarding:\n  hosts: [bob, ada]\n  handoffs:\n"
SALMA = "    - {person: kim, to: node, on: 2026-11-10}\n"
WAITS = HEAD + SALMA
WELCOME = WAITS.replace("10}", "10, accepted: 2026-11-20}")
MORE = WAITS + "    - {person: ada, to: node, on: 2026-11-20}\n"


def case(name: str, before: str, after: str, verdict: str, of: str = "", author: str = "bob") -> Case:
    return Case(name, {PATH: after}, verdict, of, author=author, base={PATH: before})  # type: ignore[arg-type]


CASES = (
    case("hands somebody on as its lead", WAITS, MORE, "allowed"),
    case("hands somebody on as somebody else", WAITS, MORE, "needs", "bob sam sue", "ada"),
    case("welcomes as a lead of the other group", WAITS, WELCOME, "allowed", author="carol"),
    case("welcomes as a lead of the group that hands on", WAITS, WELCOME, "needs", "carol sam sue"),
    case("takes a welcome back", WELCOME, WAITS, "needs", "carol sam sue"),
    case(
        "hands on and welcomes at once",
        WAITS,
        MORE.replace("20}", "20, accepted: 2026-11-20}"),
        "needs",
        "carol sam sue",
    ),
    case("takes back one that waits", WAITS, HEAD.replace("  handoffs:\n", ""), "allowed"),
)


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.name)
def test_each_group_says_its_own(one: Case, town: Town, ladder: Callable[..., Ran], tmp_path: Path) -> None:
    ran = judge(town, one, ladder, tmp_path)

    answer = json.loads(ran.out) if ran.out else pytest.fail(ran.err)
    assert answer["verdict"] == {"needs": "needs-approval"}.get(one.verdict, one.verdict), ran.out
    assert not one.of or missing(answer) == set(one.of.split()), ran.out
