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


# A batch of pairs as one change.


def test_a_batch_is_written_as_proposals_that_begin_when_both_say_yes(ladder: Ladder, repo: GitRepo) -> None:
    ran = ladder("pair", "--propose", cwd=repo.root)
    found = json.loads(ladder("pair", "--format", "json", cwd=repo.root).out)

    assert (ran.status, ran.err) == (0, "")
    files = sorted(repo.root.glob("registry/pairings/*.yaml"))
    assert len(files) == 2
    mentor, mentee = files[0].stem.split("-")
    assert files[0].read_text() == (
        "# yaml-language-server: $schema=../.schemas/pairing.json\n"
        f"mentor: {mentor}\nmentee: {mentee}\ngroup: docs\nstate: proposed\n"
        "wished: 2026-10-01\nproposed: 2026-11-22\n"
    )
    assert ladder("validate", cwd=repo.root).status == 0
    assert (found["pairs"], found["unpaired"]) == ([], [])  # they wait for each other's word


def test_a_batch_tells_its_pull_request_and_writes_nothing_on_a_dry_run(
    ladder: Ladder, repo: GitRepo
) -> None:
    steward = "title: Steward\nladder: offices\nscope: community\ngrants: [steward]\nin_force: 2026-01-01\n"
    steward += "requires: {id: conduct, agreement: {what: conduct}}\n"
    repo.write("registry/roles/steward.yaml", steward)
    repo.write("registry/records/cyd.yaml", "account: {login: cyd-at-work}\nseats: [{role: steward}]\n")
    ran = ladder("pair", "--propose", "--dry-run", "--format", "json", cwd=repo.root)
    answer = json.loads(ran.out)

    assert ran.status == 0
    assert not repo.root.joinpath("registry/pairings").exists()
    assert (answer["written"], answer["commit"]) == ([], None)
    assert answer["diff"].count("+state: proposed") == 2
    assert answer["pull_request"]["title"] == "Propose 2 pairs of mentor and mentee"
    assert answer["pull_request"]["ask"] == ["@cyd-at-work"]
    assert "It takes the word of a steward (@cyd-at-work)." in answer["pull_request"]["body"]


def test_a_batch_may_be_committed_and_nobody_is_left_to_pair(ladder: Ladder, repo: GitRepo) -> None:
    assert ladder("pair", "--propose", "--commit", cwd=repo.root).status == 0

    subject, *trailers = repo.git("log", "-1", "--format=%B").strip().split("\n")
    assert subject == "Propose 2 pairs of mentor and mentee"
    assert [line.split(": ")[0] for line in trailers[1:]] == ["Ladder-Mentor"] * 2
    assert repo.git("status", "--porcelain") == ""
    again = ladder("pair", "--propose", "--commit", cwd=repo.root)
    assert (again.status, again.out) == (0, "nobody to pair\n")
    assert repo.git("rev-list", "--count", "HEAD") == "2"


def test_two_who_are_paired_again_get_a_file_of_their_own(ladder: Ladder, repo: GitRepo) -> None:
    over = "state: completed\nproposed: 2026-01-02\naccepted: {mentor: 2026-01-03, mentee: 2026-01-03}\n"
    for mentor in ("bob", "cyd"):
        for mentee in ("ada", "eve"):
            name = f"{mentor}-{mentee}"
            text = f"mentor: {mentor}\nmentee: {mentee}\n{over}ended: {{on: 2026-05-01}}\n"
            repo.write(f"registry/pairings/{name}.yaml", text)
    assert "nobody to pair" in ladder("pair", "--propose", cwd=repo.root).out
    assert ladder("pair", "--propose", "--again", cwd=repo.root).status == 0

    assert len(list(repo.root.glob("registry/pairings/*-2.yaml"))) == 2


@pytest.mark.parametrize("words", [("--commit",), ("--dry-run",)])
def test_without_a_batch_there_is_nothing_to_write(
    words: tuple[str, ...], ladder: Ladder, repo: GitRepo
) -> None:
    ran = ladder("pair", *words, cwd=repo.root)

    assert (ran.status, ran.out) == (2, "")
    assert "--propose" in ran.err
