"""`ladder pair` on a registry of files, and the list of pairs that must not be."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]

COMMUNITY = """\
name: Test
conduct: {version: "1", report_to: conduct@example.org}
contribution_kinds: {}
"""
HOURS = "time_zone: UTC\navailability: [{days: [tuesday], from: '18:00', to: '21:00'}]\nlanguages: [en]\n"
WISH = "mentoring: {wish: {since: '2026-10-01', group: docs}}\n"
OFFER = "mentoring: {offer: {capacity: 1, groups: [docs]}}\n"
PEOPLE = {"ada": WISH, "eve": WISH, "bob": OFFER, "cyd": OFFER}


@pytest.fixture
def repo(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> GitRepo:
    """Two who ask, two who offer, all of whom suit each other."""
    made = git_repo(tmp_path / "repo")
    made.write("registry/community.yaml", COMMUNITY)
    made.write("registry/sigs/docs.yaml", "title: Docs\nkind: sig\n")
    for handle, mentoring in PEOPLE.items():
        made.write(f"registry/people/{handle}.yaml", f"name: {handle.title()}\n{HOURS}{mentoring}")
    made.commit()
    return made


def paired(ran: Ran) -> set[frozenset[str]]:
    assert ran.status == 0, ran.err
    return {frozenset((pair["mentor"], pair["mentee"])) for pair in json.loads(ran.out)["pairs"]}


def test_pairs_come_with_their_reasons_and_totals(ladder: Ladder, repo: GitRepo) -> None:
    ran = ladder("pair", "--for", "ada", cwd=repo.root)

    assert ran.status == 0
    assert ran.out.splitlines()[1:] == [
        "  - mentors in `docs`, the group asked for",
        "  - 180 minutes a week in common all year, 150 more than asked",
        "  - has waited 52 days, for a first mentor",
        "",
        "1 paired, at most 1 mentee with a mentor, fit 36 in all",
    ]


def test_json_is_the_contract_and_twice_the_same_bytes(ladder: Ladder, repo: GitRepo) -> None:
    first = ladder("pair", "--format", "json", cwd=repo.root)

    assert list(json.loads(first.out)) == ["version", "pairs", "unpaired", "totals"]
    assert len(paired(first)) == 2
    assert ladder("pair", "--format", "json", cwd=repo.root) == first


def test_nobody_to_pair_is_no_failure(ladder: Ladder, repo: GitRepo) -> None:
    for handle in ("ada", "eve"):
        repo.write(f"registry/people/{handle}.yaml", f"name: {handle}\n{HOURS}")
    ran = ladder("pair", cwd=repo.root)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "bob, cyd (mentors): nobody who still waits asks for what is offered\n"
        "  = nothing to change: the offer stands for who asks next\n"
        "\n"
        "nobody to pair\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--for", "adda"), "`adda` is not a person here"),
        (("--sig", "doc"), "`doc` is not a group here"),
        (("--goal", "boss"), "`boss` is not a role here"),
    ],
)
def test_who_and_what_is_not_there_is_a_usage_error(
    words: tuple[str, ...], said: str, ladder: Ladder, repo: GitRepo
) -> None:
    ran = ladder("pair", *words, cwd=repo.root)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_a_pair_on_the_list_is_not_made(ladder: Ladder, repo: GitRepo) -> None:
    words = ("pair", "--format", "json")
    before = paired(ladder(*words, cwd=repo.root))
    one = sorted(sorted(before)[0]) if frozenset(("ada", "bob")) not in before else ["ada", "bob"]
    repo.root.joinpath("avoid").write_text(f"# local\n\n{one[0].upper()} {one[1]}\n")
    after = paired(ladder(*words, "--avoid", "avoid", cwd=repo.root))

    assert frozenset(one) in before
    assert frozenset(one) not in after
    assert len(after) == 2


def test_a_list_that_git_tracks_is_refused_wherever_it_lies(
    ladder: Ladder, repo: GitRepo, tmp_path: Path, git_repo: Callable[[Path], GitRepo]
) -> None:
    other = git_repo(tmp_path / "other")
    repo.write("avoid", "ada bob\n")
    other.write("lists/avoid", "ada bob\n")
    assert ladder("pair", "--avoid", "avoid", cwd=repo.root).status == 0
    repo.git("add", "avoid")
    other.commit()
    (tmp_path / "link").symlink_to(other.root / "lists" / "avoid")

    for file in ("avoid", other.root / "lists" / "avoid", tmp_path / "link"):
        ran = ladder("pair", "--avoid", file, cwd=repo.root)
        assert (ran.status, ran.out) == (2, "")
        assert "git tracks" in ran.err
        assert "bob" not in ran.err


def test_a_list_outside_every_repository_is_read(ladder: Ladder, repo: GitRepo, tmp_path: Path) -> None:
    (tmp_path / "avoid").write_text("ada bob\nada cyd\neve bob\neve cyd\n")
    ran = ladder("pair", "--avoid", tmp_path / "avoid", "--format", "json", cwd=repo.root)

    assert paired(ran) == set()


@pytest.mark.parametrize("line", ["ada", "ada ada", "ada bob eve", "ada zoe", "ada, bob"])
def test_a_line_that_names_no_two_people_stops_without_naming_anybody(
    line: str, ladder: Ladder, repo: GitRepo, tmp_path: Path
) -> None:
    (tmp_path / "list").write_text(f"eve bob\n{line}\n")
    ran = ladder("pair", "--avoid", tmp_path / "list", cwd=repo.root)

    assert (ran.status, ran.out) == (2, "")
    assert "line 2 of " in ran.err
    assert not {"ada", "bob", "eve", "zoe"} & set(ran.err.replace("`", " ").replace("/", " ").split())


def test_a_list_that_is_not_there_or_no_text_is_status_2(
    ladder: Ladder, repo: GitRepo, tmp_path: Path
) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")

    assert ladder("pair", "--avoid", tmp_path / "none", cwd=repo.root).status == 2
    assert ladder("pair", "--avoid", tmp_path / "bytes", cwd=repo.root).status == 2
