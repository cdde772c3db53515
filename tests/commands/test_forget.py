import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import village
from tests.commands.test_promote import cut, refused
from tests.stage import GitRepo, Ran
from tests.store.cutting import files

ROOT = Path(__file__).parents[2]
Ladder = Callable[..., Ran]


def test_their_files_go_and_a_number_stands_where_others_named_them(ladder: Ladder, small: GitRepo) -> None:
    before = files(small.root / "registry")

    ran = ladder("forget", "bob", cwd=small.root)

    assert ran.status == 0
    after = files(small.root / "registry")
    assert {*before} - {*after} == {
        "contributions", "contributions/b", "contributions/b/bob.2025.yaml", "contributions/b/bob.2026.yaml",
        "pairings/bob-cleo.yaml", "people/b", "people/b/bob.yaml", "records/b", "records/b/bob.yaml",
    }  # fmt: skip
    assert {*after} - {*before} == {"pairings/left-1-cleo.yaml"}
    assert [path for path, raw in after.items() if b"bob" in raw.lower()] == []
    assert after["records/cleo.yaml"] == before["records/cleo.yaml"].replace(b"by: bob", b"by: left-1")
    assert "`left-1` stands where others named `bob`\n" in ran.out
    assert "took away registry/records/b/bob.yaml\nwrote registry/records/cleo.yaml\n" in ran.out


def test_two_who_left_stay_two(ladder: Ladder, small: GitRepo) -> None:
    assert ladder("forget", "bob", cwd=small.root).status == 0

    assert ladder("forget", "cleo", cwd=small.root).status == 0

    assert (small.root / "registry/pairings/left-1-left-2.yaml").read_text() == (
        village.FILES["pairings/bob-cleo.yaml"].replace("bob", "left-1").replace("cleo", "left-2")
    )


def test_the_number_is_the_first_that_no_file_names(ladder: Ladder, small: GitRepo) -> None:
    record = small.root / "registry/records/cleo.yaml"
    record.write_text(
        record.read_text()
        + "      - {id: kind, by: left-1, on: 2024-02-01}\n"
        + '      - {id: kind, by: "left\\x2D2", on: 2024-02-01}\n'
    )
    small.write("registry/people/eda.yaml", "name: Eda\nabout: left-3 is what I said\n")

    assert ladder("forget", "bob", cwd=small.root).status == 0

    assert "by: left-3, on" in record.read_text()


def test_whom_nobody_named_leaves_no_trace(ladder: Ladder, small: GitRepo) -> None:
    ran = ladder("forget", "ada", cwd=small.root)

    assert ran.status == 0
    assert "no file of others names `ada`\n" in ran.out
    assert not any("left-" in path or b"left-" in raw for path, raw in files(small.root / "registry").items())


def test_the_registry_is_as_valid_as_before_and_says_what_waits(ladder: Ladder, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(ROOT / "registry", tmp_path / "registry")

    ran = ladder("forget", "sigrun", cwd=tmp_path)

    assert ran.status == 0
    found = json.loads(ladder("validate", "--format", "json", cwd=tmp_path).out)["findings"]
    assert [(one["path"], one["rule"]) for one in found if one["severity"] != "info"] == [
        ("registry/items/ask-ports-for-clock-drift.yaml", "L236"),
        ("registry/sigs/observability.yaml", "L236"),
    ]
    assert "waits for them (L236)" in ran.err


@pytest.mark.parametrize("handle", ["sigrun", "celeste", "dawit"])
def test_no_seat_of_others_turns_wrong_because_a_sponsor_left(
    handle: str, ladder: Ladder, tmp_path: Path
) -> None:
    import shutil

    shutil.copytree(ROOT / "registry", tmp_path / "registry")
    ladder("forget", handle, cwd=tmp_path)

    assert json.loads(ladder("validate", "--format", "json", cwd=tmp_path).out)["ok"] is True


def test_a_sponsor_who_left_counts_no_more_where_a_seat_is_asked_for(ladder: Ladder, small: GitRepo) -> None:
    small.write(
        "registry/records/ada.yaml",
        "account: {login: Ada, id: 7}\nnominations:\n  - role: member\n    by: ada\n    on: 2026-11-01\n"
        "    sponsors: [{by: cleo, on: 2026-11-02}]\n"
        "    attestations: [{id: kind, by: bob, on: 2026-11-02}]\n",
    )
    assert ladder("next", "ada", "member", "--format", "json", cwd=small.root).out.count('"met"') > 2

    for handle in ("cleo", "bob"):
        assert ladder("forget", handle, cwd=small.root).status == 0

    found = " ".join(ladder("next", "ada", "member", cwd=small.root).out.split())
    assert "`left-1` does not count: has left, and what they held is on record no more" in found
    assert "the word of `left-2` does not count, who has left" in found


def test_no_error_stands_in_the_way_of_who_wants_to_go(ladder: Ladder, small: GitRepo) -> None:
    small.write("registry/organizations/acme.yaml", "name: Acme\n")
    role = small.root / "registry/roles/head.yaml"
    role.write_text(role.read_text() + "seats: {employer_cap: {share: 0.5}}\n")
    works = "affiliations:\n  - organization: acme\n    from: 2020-01-01\n"
    seat = "seats:\n  - role: head\n    sig: docs\n    since: 2024-01-01\n    origin: founding\n"
    for number, (handle, more) in enumerate({"eda": works, "fay": works, "gil": "", "hal": ""}.items()):
        small.write(
            f"registry/records/{handle}.yaml",
            f"account: {{login: {handle}, id: {20 + number}}}\n{more}{seat}",
        )
    bob = small.root / "registry/records/b/bob.yaml"
    bob.write_text(bob.read_text().replace("sig: docs", "sig: docs", 1))

    assert ladder("forget", "gil", cwd=small.root).status == 0
    ran = ladder("forget", "hal", cwd=small.root)

    assert ran.status == 0
    assert "the change brings an error" in ran.err
    assert "people of `acme` hold 2 seats" in ran.err


def test_it_says_what_history_and_words_keep(ladder: Ladder, small: GitRepo) -> None:
    small.write("registry/people/eda.yaml", "name: Eda\nabout: I learnt from Bob\n")
    small.write("registry/people/bobby.yaml", "name: Bobby\n")
    small.commit("Eda")

    ran = ladder("forget", "bob", cwd=small.root)

    assert (
        "for people to judge:\n  registry/people/eda.yaml\n1 commit up to here touched their files: "
        in ran.out
    )
    assert "git's history keeps what was committed, in every clone, in every fork" in ran.out


def test_the_json_says_it_all(ladder: Ladder, small: GitRepo) -> None:
    told = json.loads(ladder("forget", "bob", "--format", "json", cwd=small.root).out)

    assert list(told) == [
        "version", "person", "stand_in", "words", "history", "diff", "written", "commit",
    ]  # fmt: skip
    assert (told["version"], told["person"], told["stand_in"], told["words"]) == (1, "bob", "left-1", [])
    assert told["history"]["commits"] == 1
    assert "registry/pairings/left-1-cleo.yaml" in told["written"]


def test_without_git_nothing_is_said_of_history(ladder: Ladder, tmp_path: Path) -> None:
    village.settle(tmp_path)

    ran = ladder("forget", "ada", "--format", "json", cwd=tmp_path)

    told = json.loads(ran.out)
    assert (told["stand_in"], told["history"], told["commit"]) == (None, None, None)


def test_a_dry_run_shows_it_and_writes_nothing(ladder: Ladder, small: GitRepo) -> None:
    ran = refused(ladder, small, "forget", "bob", "--dry-run", status=0)

    assert "--- registry/people/b/bob.yaml\n+++ /dev/null\n" in ran.out
    assert "nothing was written" in ran.out


def test_a_commit_holds_all_of_it_and_its_message_names_nobody(ladder: Ladder, small: GitRepo) -> None:
    small.write("notes.txt", "mine\n")

    assert ladder("forget", "bob", "--commit", cwd=small.root).status == 0

    assert small.git("log", "-1", "--format=%B") == "Forget somebody who left\n"
    assert small.git("status", "--porcelain") == "?? notes.txt"


@pytest.mark.parametrize(
    ("handle", "said"), [("nobody", "is not a person"), ("left-1", "stands for somebody who left")]
)
def test_who_is_not_there_cannot_go(handle: str, said: str, ladder: Ladder, small: GitRepo) -> None:
    assert said in refused(ladder, small, "forget", handle, status=2).err


def test_a_file_in_disorder_that_may_speak_of_them_stops_it(ladder: Ladder, small: GitRepo) -> None:
    small.write("registry/items/broken.yaml", "title: [bob\n")

    assert "is in disorder" in refused(ladder, small, "forget", "bob", status=3).err


@pytest.mark.parametrize(
    "words",
    [
        ("rename", "bob", "left-7"),
        ("rename", "bob", "left-07"),
        ("me", "--as", "left-7", "--name", "Eve"),
        ("init", "elsewhere", "--steward", "left-7"),
    ],
)
def test_no_command_gives_such_a_handle_to_anyone(
    words: tuple[str, ...], ladder: Ladder, small: GitRepo
) -> None:
    ran = refused(ladder, small, *words, status=1 if words[0] == "me" else 2)

    assert "left" in ran.err


def test_an_import_leaves_such_a_login_out_and_says_so(ladder: Ladder, small: GitRepo) -> None:
    small.write("members.csv", "login,name\nleft-7,Eve\nleft-pad,Padma\n")

    ran = ladder("import", "people", "members.csv", cwd=small.root)

    assert ran.status == 0
    assert "left-7" in ran.out
    assert (small.root / "registry/records/left-pad.yaml").is_file()
    assert not (small.root / "registry/records/left-7.yaml").exists()


@pytest.mark.long
@pytest.mark.parametrize("more", [(), ("--commit",)])
def test_a_kill_at_every_step_is_the_old_state_or_the_new(more: tuple[str, ...], small: GitRepo) -> None:
    counts = cut(small.root, "forget", "bob", *more)

    assert counts["old"] + counts["new"] == counts["steps"] > 40
    assert counts["new"] > 0
