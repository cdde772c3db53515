"""The questions of `ladder me`, with keys typed ahead into the same process."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input

from ladder_cli.commands import prompting
from ladder_cli.commands.call import Call
from ladder_cli.commands.interview import Talk
from tests.commands.terminal import CLEAR, CTRL_C, DOWN, ENTER, SPACE
from tests.directory.handful import FILES, written
from tests.stage import Ran

Ladder = Callable[..., Ran]
CTRL_D = "\x04"
UP = "\x1b[A"


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[PipeInput]:
    """A keyboard that somebody sits at."""
    monkeypatch.setattr(prompting, "on_terminal", lambda: True)
    with create_pipe_input() as pipe, create_app_session(input=pipe):
        yield pipe


@pytest.fixture
def hamlet(tmp_path: Path) -> Path:
    """The small community, in a plain folder."""
    return written(tmp_path)


def test_going_through_everything_and_changing_nothing_changes_nothing(
    ladder: Ladder, hamlet: Path, keys: PipeInput
) -> None:
    keys.send_text("a" + ENTER)
    keys.send_text(ENTER * 4 + ENTER + ENTER)  # name, pronouns, about, languages, classes, interests
    keys.send_text(ENTER * 3 + ENTER)  # zone, hours, slots, listening
    keys.send_text(ENTER)  # groups
    keys.send_text(ENTER * 5 + ENTER)  # mentor: yes, how many, groups, topics, one-off; wish: no
    keys.send_text("n" + ENTER + ENTER + ENTER)  # conduct, left, joined, away

    ran = ladder("me", "--as", "ada", cwd=hamlet)

    assert (ran.status, ran.out) == (0, "")
    assert "nothing to change: it stands so already" in ran.err
    assert (hamlet / "registry/people/ada.yaml").read_text() == FILES["people/ada.yaml"]


def test_mentoring_is_taken_back_and_a_mentor_wished_for(
    ladder: Ladder, hamlet: Path, keys: PipeInput
) -> None:
    keys.send_text(DOWN * 3 + SPACE + ENTER)
    keys.send_text("n" + "y" + DOWN + ENTER + DOWN * 4 + ENTER + "words" + ENTER + "y" + "10" + ENTER)
    keys.send_text(CLEAR + "30" + ENTER + "y")

    ran = ladder("me", "--as", "ada", cwd=hamlet)

    assert ran.status == 0, ran.err
    assert (
        (hamlet / "registry/people/ada.yaml")
        .read_text()
        .endswith(
            "mentoring: {wish: {since: 2026-11-22, group: docs, goal: reviewer, topics: [words],"
            " anyone: true, overlap_minutes: 30}}\n"
        )
    )


def test_an_offer_for_nobody_now_asks_no_more(ladder: Ladder, hamlet: Path, keys: PipeInput) -> None:
    keys.send_text(DOWN * 3 + SPACE + ENTER + "y" + CLEAR + "0" + ENTER + "n" + "y")

    assert ladder("me", "--as", "bob", cwd=hamlet).status == 0
    assert "{offer: {capacity: 0}}" in (hamlet / "registry/people/bob.yaml").read_text()


def test_groups_are_followed_and_left(ladder: Ladder, hamlet: Path, keys: PipeInput) -> None:
    keys.send_text(DOWN * 2 + SPACE + ENTER + SPACE + DOWN * 2 + SPACE + ENTER + "n" + "y")

    assert ladder("me", "--as", "ada", cwd=hamlet).status == 0
    assert "follows: [{group: ops, since: 2026-11-22}]" in (hamlet / "registry/people/ada.yaml").read_text()


def test_conduct_employer_and_leave_go_into_the_record(ladder: Ladder, hamlet: Path, keys: PipeInput) -> None:
    keys.send_text(UP + SPACE + ENTER + "y" + SPACE + ENTER + UP + ENTER)
    keys.send_text("2026-10" + ENTER + CLEAR + "2026-12..2027-01" + ENTER + "y")

    ran = ladder("me", "--as", "ada", cwd=hamlet)

    assert ran.status == 0, ran.err
    text = (hamlet / "registry/records/ada.yaml").read_text()
    for line in (
        "{organization: acme-labs, from: 2023-01-01, until: 2026-11-22}",
        "{organization: zinc, from: 2026-11-22}",
        '  - what: conduct\n    version: "2"\n    on: 2026-11-22\n',
        "  - from: 2026-12\n    until: 2027-01\n",
    ):
        assert line in text


def test_without_a_record_one_may_be_made_or_not(ladder: Ladder, hamlet: Path, keys: PipeInput) -> None:
    keys.send_text(UP + SPACE + ENTER + "n")
    keys.send_text(
        UP + SPACE + ENTER + "y" + CLEAR + "cydd" + ENTER + CLEAR + "Cyd" + ENTER + "n" + ENTER * 2 + "y"
    )

    assert "nothing to change" in ladder("me", "--as", "cyd", cwd=hamlet).err
    ran = ladder("me", "--as", "cyd", cwd=hamlet)

    assert ran.status == 0, ran.err
    assert (hamlet / "registry/records/cyd.yaml").read_text().endswith("account:\n  login: Cyd\n")


def test_who_somebody_is_is_asked_where_nothing_says_it(
    ladder: Ladder, hamlet: Path, keys: PipeInput
) -> None:
    keys.send_text("a b" + ENTER + CLEAR + "Ada" + ENTER + DOWN + SPACE + ENTER)
    keys.send_text(CLEAR + "Nowhere" + ENTER + CLEAR + "Asia/Tokyo" + ENTER + ENTER * 3 + "y")

    ran = ladder("me", cwd=hamlet)

    assert ran.status == 0, ran.err
    assert "time_zone: Asia/Tokyo" in (hamlet / "registry/people/ada.yaml").read_text()


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize(
    "before", ["", SPACE + ENTER, SPACE + ENTER + "X" + ENTER * 5, "a" + ENTER + "X" + ENTER * 10]
)
def test_breaking_off_at_any_question_writes_nothing(
    ladder: Ladder, hamlet: Path, keys: PipeInput, before: str, key: str
) -> None:
    keys.send_text(before + (CLEAR if key == CTRL_D else "") + key + CTRL_C)

    ran = ladder("me", "--as", "ada", cwd=hamlet)

    assert (ran.status, ran.out) == (130, "")
    assert (hamlet / "registry/people/ada.yaml").read_text() == FILES["people/ada.yaml"]


def test_in_a_community_without_groups_nobody_is_asked_about_them(
    ladder: Ladder, tmp_path: Path, keys: PipeInput
) -> None:
    assert ladder("init", ".", "--steward", "ada", "--ladder", "user", cwd=tmp_path).status == 0
    keys.send_text("Zed" + ENTER * 6 + ENTER * 4)  # who one is; zone, hours, slots, listening
    keys.send_text("n" + "y" + ENTER * 5)  # mentor: no; wish: group, role, topics, anyone, minutes
    keys.send_text("y" + ENTER + "y" + ENTER + ENTER + "y")  # record, login, conduct, employer, away; write

    ran = ladder("me", "--as", "zed", cwd=tmp_path)

    assert ran.status == 0, ran.err
    assert "name: Zed" in (tmp_path / "registry/people/zed.yaml").read_text()
    assert "what: conduct" in (tmp_path / "registry/records/zed.yaml").read_text()


def test_teams_of_a_code_host_are_not_offered_to_follow(
    hamlet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def several(_: str, choices: list[str], checked: list[str]) -> list[str]:
        offered.extend(choices)
        return [*checked]

    monkeypatch.setattr(prompting, "several", several)
    (hamlet / "registry/sigs/crew.yaml").write_text("title: Crew\nkind: team\n")

    Talk(Call(date(2026, 11, 22), hamlet / "registry"), {}, {}).part("groups", "ada")

    assert "docs" in offered
    assert "crew" not in offered
