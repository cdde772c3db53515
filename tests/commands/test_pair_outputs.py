"""What `pair` prints, for each of its questions and formats, of a community made for it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stage import Ran

Ladder = Callable[..., Ran]
Golden = Callable[[str, str], None]

COMMUNITY = """\
name: "Harbour | <b>Town</b>"
conduct: {version: "1", report_to: conduct@example.org}
contribution_kinds: {}
limits: {mentees: 4}
"""
REVIEWER = """\
title: Reviewer
ladder: contributor
scope: group
requires: {id: conduct, agreement: {what: conduct}}
in_force: 2026-01-01
"""
WISH = "mentoring: {wish: {since: 2026-10-01, group: docs, goal: reviewer, topics: [writing]}}\n"
PEOPLE = {
    "ada": ("Europe/Berlin", "tuesday", "18:00", "20:00", "operator", WISH),
    "dan": ("Africa/Lagos", "tuesday, wednesday", "18:00", "21:00", "user", WISH),
    "eve": ("Europe/Berlin", "tuesday, wednesday", "18:00", "21:00", "operator", WISH),
    "fay": ("Asia/Tokyo", "tuesday", "18:00", "19:00", "user", WISH),
    "gus": (
        "Asia/Kathmandu", "thursday", "22:00", "02:00", "user",
        "mentoring: {wish: {since: 2026-11-20, group: docs/website, anyone: true}}\n",
    ),
    "bob": (
        "Europe/Berlin", "tuesday", "18:00", "21:00", "operator",
        "mentoring: {offer: {capacity: 1, groups: [docs], topics: [writing]}}\n",
    ),
    "cyd": (
        "Europe/Berlin", "wednesday", "18:00", "21:00", "user",
        "mentoring: {offer: {capacity: 2, groups: [docs]}}\n",
    ),
    "hal": (
        "Europe/London", "tuesday, thursday", "16:00", "20:00", "operator",
        "mentoring: {offer: {capacity: 2, groups: [docs], topics: [writing], one_off: true}}\n",
    ),
}  # fmt: skip
QUESTIONS = {
    "pairs": (),
    "again-for-ada": ("--for", "ada", "--goal", "reviewer"),
    "gained": ("--gained",),
    "gained-by-eve": ("--gained", "--for", "eve"),
    "cohorts": ("--cohorts",),
    "cohorts-of-the-site": ("--cohorts", "--sig", "docs/website"),
    "one-off": ("--one-off",),
}


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Five who ask, three who offer, one of them for single conversations; a name that would be markup."""
    folder = tmp_path / "town" / "registry"
    for name in ("people", "records", "roles", "sigs"):
        (folder / name).mkdir(parents=True)
    (folder / "community.yaml").write_text(COMMUNITY)
    (folder / "roles" / "reviewer.yaml").write_text(REVIEWER)
    (folder / "sigs" / "docs.yaml").write_text("title: Docs\nkind: sig\n")
    (folder / "sigs" / "docs").mkdir()
    (folder / "sigs" / "docs" / "website.yaml").write_text("title: Site\nkind: subproject\nwithin: docs\n")
    for handle, (zone, days, start, end, class_, mentoring) in PEOPLE.items():
        (folder / "people" / f"{handle}.yaml").write_text(
            f'name: "{handle.title()} [x](y) <i>"\ntime_zone: {zone}\n'
            f"availability: [{{days: [{days}], from: '{start}', to: '{end}'}}]\n"
            f"languages: [en]\nclasses: [{class_}]\n{mentoring}"
        )
        if "offer" in mentoring:
            (folder / "records" / f"{handle}.yaml").write_text(
                f"account: {{login: {handle}}}\nseats: [{{role: reviewer, sig: docs}}]\n"
            )
    return folder.parent


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_has_its_answer_in_every_format(
    question: str, form: str, town: Path, ladder: Ladder, golden: Golden
) -> None:
    ran = ladder("pair", *QUESTIONS[question], "--format", form, cwd=town)

    assert (ran.status, ran.err) == (0, "")
    golden(f"pair/{question}.{'txt' if form == 'text' else 'json'}", ran.out)


def test_a_batch_is_shown_with_its_pull_request(town: Path, ladder: Ladder, golden: Golden) -> None:
    ran = ladder("pair", "--propose", "--dry-run", cwd=town)

    assert (ran.status, ran.err) == (0, "")
    golden("pair/proposed.txt", ran.out)


def test_the_hours_to_choose_from_are_a_calendar(
    town: Path, tmp_path: Path, ladder: Ladder, golden: Golden
) -> None:
    alone = ladder("pair", "--one-off", "--ics", "-", cwd=town)
    beside = ladder("pair", "--one-off", "--ics", "hours.ics", cwd=town)

    assert (alone.status, alone.err) == (0, "")
    golden("pair/one-off.ics", alone.out)
    assert (town / "hours.ics").read_bytes() == alone.out.encode()
    assert beside.out == ladder("pair", "--one-off", cwd=town).out
    assert beside.err == "wrote `hours.ics`\n"
    assert ladder("pair", "--one-off", "--ics", tmp_path, cwd=town).status == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--cohorts", "--one-off"), "`--cohorts` and `--one-off` are two questions"),
        (("--one-off", "--propose"), "`--one-off` and `--propose` are two questions"),
        (("--gained", "--cohorts"), "`--cohorts` and `--gained` are two questions"),
        (("--ics", "x.ics"), "only single conversations have hours for a calendar"),
        (("--cohorts", "--commit"), "there is nothing to write without --propose"),
    ],
)
def test_two_questions_at_once_are_a_usage_error(
    words: tuple[str, ...], said: str, town: Path, ladder: Ladder
) -> None:
    ran = ladder("pair", *words, cwd=town)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_another_seed_of_hashes_gives_the_same_bytes(town: Path) -> None:
    """Sets and dicts of handles come in another order in each process; no answer does."""
    program = "import sys; from ladder_cli.cli import main; [main(asked.split()) for asked in sys.argv[1:]]"
    asked = [" ".join(("--today 2026-11-22 pair", *words)) for words in QUESTIONS.values()]
    said = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        ran = [sys.executable, "-c", program, *asked]
        said.add(subprocess.run(ran, cwd=town, env=environment, check=True, capture_output=True).stdout)
    assert len(said) == 1
    assert said.pop().count(b"mentee") > len(asked)
