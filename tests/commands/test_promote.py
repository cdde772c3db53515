import contextlib
import datetime
import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.commands.call import Call
from ladder_cli.commands.landing import made_sure
from ladder_cli.model.stop import Stop
from ladder_cli.store.plans.journal import home
from ladder_cli.store.plans.writing import Plan
from tests.commands import village
from tests.stage import GitRepo, Ran
from tests.store.cutting import files

ROOT = Path(__file__).parents[2]
Ladder = Callable[..., Ran]


@pytest.fixture
def sample(tmp_path: Path) -> GitRepo:
    """The sample community in a repository of its own."""
    top = tmp_path / "sample"
    shutil.copytree(ROOT / "registry", top / "registry")
    repo = GitRepo(top)
    repo.git("init", "-q", "-b", "main")
    repo.commit("Begin")
    return repo


@pytest.fixture
def small(tmp_path: Path) -> GitRepo:
    """The village in a repository."""
    village.settle(tmp_path / "village", git=True)
    return GitRepo(tmp_path / "village")


def refused(ladder: Ladder, repo: GitRepo, *words: str, status: int, cwd: Path | None = None) -> Ran:
    """A run that writes nothing at all and gives that status, with one message."""
    before = files(repo.root)
    ran = ladder(*words, cwd=cwd or repo.root)
    assert ran.status == status, ran
    assert files(repo.root) == before
    return ran


def test_who_is_due_gets_the_seat_and_only_their_record_changes(ladder: Ladder, sample: GitRepo) -> None:
    ran = ladder("promote", "soo-jin", "approver", "--attest", "sees-the-whole=mateo", cwd=sample.root)

    assert ran.status == 0
    assert sample.git("status", "--porcelain") == " M registry/records/soo-jin.yaml"
    after = (sample.root / "registry/records/soo-jin.yaml").read_text()
    assert "  - role: approver\n    sig: storage\n    since: 2026-11-22\n" in after
    assert "- id: sees-the-whole\n        by: mateo\n        on: 2026-11-22\n" in after
    assert ladder("validate", cwd=sample.root).status == 0


def test_what_is_not_met_is_refused_and_named(ladder: Ladder, sample: GitRepo) -> None:
    ran = refused(ladder, sample, "promote", "elif", status=1)

    assert "elif, `approver` in `docs/website`: unmet" in ran.out
    assert "✗ Two approvers of this group vouch for you" in ran.out
    assert "seen    registry/records/elif.yaml:22  `celeste` vouches since 2026-11-17" in ran.out
    assert "ask `freya`, `ines` or `noor`" in ran.out
    assert "nothing was written: `approver` is not due for `elif` (unmet)" in ran.err


def test_what_is_unknown_ends_with_the_lines_to_paste(ladder: Ladder, sample: GitRepo) -> None:
    ran = refused(ladder, sample, "promote", "soo-jin", "approver", "--sig", "storage", status=1)

    assert ran.out.endswith(
        "To settle `sees-the-whole`, registry/records/soo-jin.yaml:15, in `nominations[0].attestations`:\n"
        "    - id: sees-the-whole\n      by: mateo\n      on: 2026-11-22\n"
        "  `sees-the-whole`: `mateo`, `priya`, `bao`, `ines` or `wanjiru` may write it\n"
        "  or once they have said so: "
        "ladder promote soo-jin approver --sig storage --attest sees-the-whole=mateo\n"
    )


def test_pasting_the_lines_settles_it(ladder: Ladder, small: GitRepo) -> None:
    (small.root / "registry/roles/member.yaml").write_text(
        village.MEMBER.replace("sponsors: {least: 1, role: member}", "manual: {question: Is it time}")
    )
    ran = refused(ladder, small, "promote", "ada", status=1)
    assert "To settle `kind` and `vouched`, registry/records/ada.yaml" in ran.out
    lines = [
        line for line in ran.out.split("\n") if line.startswith("    ") and not line[4:].startswith(" " * 8)
    ]
    pasted = lines[next(index for index, line in enumerate(lines) if line.startswith("    - role:")) :]
    record = small.root / "registry/records/ada.yaml"
    record.write_text(record.read_text() + "nominations:\n" + "".join(f"{line[2:]}\n" for line in pasted))

    assert ladder("promote", "ada", cwd=small.root).status == 0
    assert "nominations" not in record.read_text()


def test_the_diff_is_what_is_written(ladder: Ladder, small: GitRepo) -> None:
    shown = ladder(*village.PROMOTE, "--dry-run", cwd=small.root)
    ran = ladder(*village.PROMOTE, cwd=small.root)

    real = small.git("diff", "--unified=3").split("\n")[4:]
    assert "\n".join(real) in ran.out
    assert "\n".join(real) in shown.out


def test_comments_and_order_survive(ladder: Ladder, small: GitRepo) -> None:
    ladder(*village.PROMOTE, cwd=small.root)

    assert (small.root / "registry/records/ada.yaml").read_text() == (
        "# Ada's own\naccount: {login: Ada, id: 7}\n\nseats:  # none yet\n"
        "  - role: member\n    since: 2026-11-22\n    sponsors:\n      - by: bob\n        on: 2026-11-22\n"
        "    attestations:\n      - id: kind\n        by: bob\n        on: 2026-11-22\n"
    )


def test_a_dry_run_writes_nothing_at_all(ladder: Ladder, small: GitRepo) -> None:
    ran = refused(ladder, small, *village.PROMOTE, "--dry-run", "--commit", status=0)

    assert "nothing was written (--dry-run)" in ran.out
    assert small.git("count-objects") == GitRepo(small.root).git("count-objects")
    assert small.git("log", "--format=%s") == "Settle"


def test_the_pull_request_asks_by_login(ladder: Ladder, sample: GitRepo) -> None:
    ran = ladder("promote", "elif", "--sponsor", "freya", "--dry-run", cwd=sample.root)

    request = ran.out.partition("The pull request:\n\n")[2]
    assert request.startswith("Seat elif as approver in docs/website\n\nElif (@elif) becomes Approver,")
    assert "- the nominee says yes (@elif)\n" in request
    assert "(@Celeste-QC, @freya, @ines, @noor)" in request
    assert (
        "- Do a tenth of this group's reviews in a year; thirty are always enough: 17: a measure of 17"
        in request
    )


def test_text_of_the_registry_is_no_markup_in_the_pull_request(ladder: Ladder, small: GitRepo) -> None:
    evil = "is @everyone [kind](https://evil.example.org) <b>"
    role = village.MEMBER.replace("You are kind", f'"{evil}"')
    (small.root / "registry/roles/member.yaml").write_text(role)

    request = ladder(*village.PROMOTE, cwd=small.root).out.partition("The pull request:")[2]

    assert "is \\@everyone \\[kind\\](https://evil.example.org) \\<b\\>" in request


def test_who_has_no_account_is_named_by_handle(ladder: Ladder, small: GitRepo) -> None:
    (small.root / "registry/records/ada.yaml").write_text("seats: []\n")

    assert "Ada (@ada) becomes Member" in ladder(*village.PROMOTE, cwd=small.root).out


def test_what_was_not_needed_is_no_ground(ladder: Ladder, small: GitRepo) -> None:
    role = village.MEMBER.replace(
        "  all_of:\n    - id: vouched\n",
        "  any_of:\n    - {id: long-here, label: Long here, tenure: {least: 1 year}}\n    - id: vouched\n",
    )
    (small.root / "registry/roles/member.yaml").write_text(role)

    request = ladder(*village.PROMOTE, cwd=small.root).out.partition("What it rests on:")[2]

    assert "A member vouches for you" in request
    assert "Long here" not in request


def test_the_json_is_the_designs(ladder: Ladder, small: GitRepo) -> None:
    ran = ladder(*village.PROMOTE, "--format", "json", cwd=small.root)

    told = json.loads(ran.out)
    designed = ["version", "person", "role", "sig", "verdict", "requirements", "process"]
    assert [key for key in told if key in designed] == designed
    assert (told["version"], told["person"], told["role"], told["sig"], told["verdict"]) == (
        1, "ada", "member", None, "met"
    )  # fmt: skip
    first = told["requirements"][0]
    assert {
        "id",
        "kind",
        "verdict",
        "how",
        "needed",
        "found",
        "evidence",
        "hint",
        "waived_by",
        "children",
    } <= {*first}
    assert (first["id"], first["kind"], first["how"]) == ("vouched", "sponsors", "recorded")
    assert first["evidence"][0]["path"] == "registry/records/ada.yaml"
    assert told["process"][1] == {"needed": "one approval of a lead of any group: `bob`", "who": ["bob"]}
    assert told["written"] == ["registry/records/ada.yaml"]
    assert told["pull_request"]["ask"] == ["@Ada", "@bob"]
    assert "+  - role: member" in told["diff"]


def test_the_json_of_a_no_says_what_would_settle_it(ladder: Ladder, sample: GitRepo) -> None:
    ran = refused(ladder, sample, "promote", "elif", "--format", "json", status=1)

    told = json.loads(ran.out)
    open_ = next(one for one in told["requirements"] if one["id"] == "vouched")
    assert told["verdict"] == open_["verdict"] == "unmet"
    assert open_["evidence"] == [
        {"path": "registry/records/elif.yaml", "line": 22, "what": "`celeste` vouches since 2026-11-17"}
    ]
    assert open_["settle"][0]["who"] == ["freya", "ines", "noor"]
    assert told["routes"] == [{"needs_code": False, "open": ["vouched"]}]


def test_a_waiver_is_written_with_its_reason(ladder: Ladder, small: GitRepo) -> None:
    words = ("promote", "ada", "--sponsor", "cleo", "--waive", "kind=bob: everyone knows her: really")
    ran = ladder(*words, cwd=small.root)

    assert ran.status == 0
    record = (small.root / "registry/records/ada.yaml").read_text()
    assert (
        '- id: kind\n        by: bob\n        on: 2026-11-22\n        reason: "everyone knows her: really"'
        in record
    )


def test_a_word_that_counts_for_nothing_is_not_written_and_told(ladder: Ladder, small: GitRepo) -> None:
    ran = ladder(*village.PROMOTE, "--attest", "kind=cleo", cwd=small.root)

    assert ran.status == 0
    assert "the word of `cleo` is not written" in ran.err
    assert "cleo" not in (small.root / "registry/records/ada.yaml").read_text()


def test_a_word_said_before_is_not_said_twice(ladder: Ladder, sample: GitRepo) -> None:
    ran = ladder(
        "promote", "elif", "--sponsor", "celeste", "--sponsor", "freya", "--attest", "sees-the-whole=freya",
        cwd=sample.root,
    )  # fmt: skip

    assert ran.status == 0
    record = (sample.root / "registry/records/elif.yaml").read_text()
    assert record.count("- by: celeste") == 1
    assert record.count("id: sees-the-whole") == 1


def test_a_person_without_a_record_gets_one(ladder: Ladder, small: GitRepo) -> None:
    (small.root / "registry/records/ada.yaml").unlink()
    ran = ladder(*village.PROMOTE, cwd=small.root)

    assert ran.status == 0
    assert (small.root / "registry/records/ada.yaml").read_text().startswith("# yaml-language-server:")
    assert "+++ registry/records/ada.yaml" in ran.out


def test_a_seat_held_already_is_no(ladder: Ladder, small: GitRepo) -> None:
    ran = refused(ladder, small, "promote", "bob", "member", status=1)

    assert "holds `member` already" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("promote", "adda"), "did you mean `ada`?"),
        (("promote", "ada", "membre"), "did you mean `member`?"),
        (("promote", "ada", "member", "--sig", "docs"), "leave `--sig` away"),
        (("promote", "ada", "reviewer"), "say which with --sig"),
        (("promote", "cleo", "reviewer", "--sig", "doc"), "did you mean `docs`?"),
        (("promote", "cleo", "reviewer"), "say which with --sig"),
        (("promote", "bob"), "say which after the name: `elder`, `reviewer --sig docs`"),
        (("promote", "ada", "--sponsor", "bobb"), "did you mean `bob`?"),
        (("promote", "ada", "--attest", "kind"), "--attest ID=HANDLE"),
        (("promote", "ada", "--attest", "kid=bob"), "did you mean `kind`?"),
        (("promote", "ada", "--attest", "=bob"), "--attest ID=HANDLE"),
        (("promote", "ada", "--waive", "kind=bob"), "gives no reason"),
        (("promote", "ada", "--waive", "nothing=bob:why"), "asks nothing called `nothing`"),
        (("promote",), "say for whom"),
    ],
)
def test_a_wrong_command_line_says_what_is_right(
    ladder: Ladder, small: GitRepo, words: tuple[str, ...], said: str
) -> None:
    if words == ("promote", "bob"):
        (small.root / "registry/roles/elder.yaml").write_text(
            village.REVIEWER.replace("Reviewer", "Elder").replace("scope: group", "scope: community")
        )
    ran = refused(ladder, small, *words, status=2)

    assert said in ran.err


def test_nobody_comes_after_the_last_rung(ladder: Ladder, small: GitRepo) -> None:
    (small.root / "registry/roles/reviewer.yaml").unlink()

    ran = refused(ladder, small, "promote", "cleo", status=2)

    assert "no rung comes right after where `cleo` stands" in ran.err


def test_a_commit_holds_the_record_alone_with_its_trailers(ladder: Ladder, small: GitRepo) -> None:
    small.write("notes.txt", "staged\n")
    small.git("add", "notes.txt")
    ran = ladder(*village.PROMOTE, "--commit", cwd=small.root)

    assert ran.status == 0
    assert small.git("log", "-1", "--format=%B").split("\n") == [
        "Seat ada as member", "", "Ladder-Person: ada", "Ladder-Role: member", "Sponsored-by: bob", ""
    ]  # fmt: skip
    assert small.git("show", "--name-only", "--format=", "HEAD") == "registry/records/ada.yaml"
    assert small.git("status", "--porcelain") == "A  notes.txt"
    assert f"committed as {small.git('rev-parse', 'HEAD')[:12]}" in ran.out


def newcomers(repo: GitRepo, *handles: str) -> None:
    """More people of the village, with no record of theirs."""
    for handle in handles:
        repo.write(f"registry/people/{handle}.yaml", f"name: {handle.title()}\n")
    repo.commit("More people")


def test_many_are_seated_in_one_change(ladder: Ladder, small: GitRepo) -> None:
    newcomers(small, "dina")
    small.write("who.txt", "# the autumn round\nada\n\ndina\r\n")

    words = ("promote", "member", "--from", "who.txt", *village.PROMOTE[3:], "--commit")
    ran = ladder(*words, cwd=small.root)

    assert ran.status == 0, ran.err
    assert ran.out.startswith("ada, `member`: met\ndina, `member`: met\n\n--- registry/records/ada.yaml"), (
        ran.out
    )
    request = ran.out.partition("The pull request:\n\n")[2]
    assert request.startswith("Seat 2 people\n\n## Seat ada as member\n\nAda (@Ada) becomes Member")
    assert "\n\n## Seat dina as member\n\nDina (@dina) becomes Member" in request
    assert small.git("log", "-1", "--format=%B").split("\n") == [
        "Seat 2 people", "",
        "Ladder-Person: ada", "Ladder-Role: member", "Sponsored-by: bob",
        "Ladder-Person: dina", "Ladder-Role: member", "Sponsored-by: bob", "",
    ]  # fmt: skip
    assert small.git("show", "--name-only", "--format=").split("\n") == [
        "registry/records/ada.yaml", "registry/records/dina.yaml"
    ]  # fmt: skip
    assert ladder("validate", cwd=small.root).status == 0


def test_a_table_says_which_seat_and_json_tells_each(ladder: Ladder, sample: GitRepo) -> None:
    sample.write("who.csv", "person,role,sig\nsoo-jin,approver,storage\nelif,approver,docs/website\n")
    given = ("--attest", "sees-the-whole=mateo", "--sponsor", "freya", "--format", "json", "--dry-run")

    ran = refused(ladder, sample, "promote", "--from", "who.csv", *given, status=0)

    told = json.loads(ran.out)
    assert [(one["person"], one["sig"], one["verdict"]) for one in told["seats"]] == [
        ("soo-jin", "storage", "met"),
        ("elif", "docs/website", "met"),
    ]
    assert told["written"] == []
    assert told["pull_request"]["title"] == "Seat 2 people"


def test_one_seat_that_is_not_due_writes_none_and_every_such_line_is_told(
    ladder: Ladder, small: GitRepo
) -> None:
    newcomers(small, "dina")
    small.write("who.csv", "person,role,sig\nada\nbob\ndina,reviewer,docs\nada\nbbo\n")

    ran = refused(ladder, small, "promote", "--from", "who.csv", "--sponsor", "bob", status=2)

    assert ran.err.splitlines() == [
        "ladder: 4 of 5 lines cannot be written:",
        "  who.csv:2: `member` is not due for `ada`: unknown (see: ladder next ada member)",
        "  who.csv:4: `reviewer` is not due for `dina`: unmet (see: ladder next dina reviewer --sig docs)",
        "  who.csv:5: who.csv:2 names `ada` already (one seat a person at a time)",
        "  who.csv:6: `bbo` is not a person here (did you mean `bob`?)",
        "  hint: nothing was written; mend or take out these lines",
    ]


def test_a_file_of_one_is_as_that_one(ladder: Ladder, small: GitRepo) -> None:
    small.write("who.txt", "ada\n")

    ran = ladder("promote", "--from", "who.txt", *village.PROMOTE[3:], "--commit", cwd=small.root)

    assert ran.status == 0, ran.err
    assert small.git("log", "-1", "--format=%s") == "Seat ada as member"


def test_the_group_of_a_seat_is_a_trailer_too(ladder: Ladder, sample: GitRepo) -> None:
    ladder("promote", "elif", "--sponsor", "freya", "--commit", cwd=sample.root)

    assert sample.git("log", "-1", "--format=%(trailers)").split("\n") == [
        "Ladder-Person: elif", "Ladder-Role: approver", "Ladder-Sig: docs/website",
        "Sponsored-by: celeste", "Sponsored-by: freya", "",
    ]  # fmt: skip


def test_a_detached_head_is_refused_with_nothing_written(ladder: Ladder, small: GitRepo) -> None:
    small.git("switch", "-q", "--detach")

    assert "HEAD is detached" in refused(ladder, small, *village.PROMOTE, "--commit", status=3).err


@pytest.mark.parametrize("what", ["merge", "rebase"])
def test_a_merge_or_rebase_under_way_is_refused(ladder: Ladder, small: GitRepo, what: str) -> None:
    small.git("switch", "-q", "-c", "side")
    small.write("a.txt", "side\n")
    small.commit("Side")
    small.git("switch", "-q", "main")
    small.write("a.txt", "main\n")
    small.commit("Main")
    subprocess.run(["git", what, "side"], cwd=small.root, capture_output=True)

    assert f"a {what} is under way" in refused(ladder, small, *village.PROMOTE, "--commit", status=3).err


@pytest.mark.parametrize("staged", [False, True])
def test_other_changes_in_the_record_are_refused(ladder: Ladder, small: GitRepo, *, staged: bool) -> None:
    record = small.root / "registry/records/ada.yaml"
    record.write_text(record.read_text().replace("none yet", "none so far"))
    if staged:
        small.git("add", "registry")

    ran = refused(ladder, small, *village.PROMOTE, "--commit", status=3)

    assert "`registry/records/ada.yaml` has changes that are not committed" in ran.err
    assert ladder(*village.PROMOTE, cwd=small.root).status == 0


def test_a_branch_that_cannot_move_leaves_every_byte(ladder: Ladder, small: GitRepo) -> None:
    (small.root / ".git/refs/heads/main.lock").touch()

    refused(ladder, small, *village.PROMOTE, "--commit", status=3)

    (small.root / ".git/refs/heads/main.lock").unlink()
    assert small.git("status", "--porcelain") == ""


def test_a_plain_folder_works_but_cannot_commit(ladder: Ladder, tmp_path: Path) -> None:
    village.settle(tmp_path)
    plain = GitRepo(tmp_path)

    ran = refused(ladder, plain, *village.PROMOTE, "--commit", status=3)
    assert "leave --commit out" in ran.err
    assert ladder(*village.PROMOTE, cwd=tmp_path).status == 0
    assert [entry.name for entry in tmp_path.iterdir()] == ["registry"]


def test_a_further_work_tree_is_promoted_in_by_itself(ladder: Ladder, small: GitRepo) -> None:
    small.git("worktree", "add", "-q", "-b", "side", "../side")
    side = GitRepo(small.root.parent / "side")

    assert ladder(*village.PROMOTE, "--commit", cwd=side.root / "registry/people").status == 0

    assert side.git("log", "-1", "--format=%s") == "Seat ada as member"
    assert small.git("log", "-1", "--format=%s") == "Settle"
    assert side.git("status", "--porcelain") == small.git("status", "--porcelain") == ""


def test_a_registry_deep_in_a_repository_is_shown_from_its_top(ladder: Ladder, tmp_path: Path) -> None:
    village.settle(tmp_path / "village", "deep/down/registry", git=True)
    repo = GitRepo(tmp_path / "village")

    ran = ladder(*village.PROMOTE, "--commit", cwd=repo.root / "deep/down")

    assert "+++ deep/down/registry/records/ada.yaml" in ran.out
    assert repo.git("show", "--name-only", "--format=") == "deep/down/registry/records/ada.yaml"


def test_the_registry_may_be_named_from_elsewhere(ladder: Ladder, small: GitRepo, tmp_path: Path) -> None:
    ran = ladder("--registry", small.root / "registry", *village.PROMOTE, "--commit", cwd=tmp_path)

    assert ran.status == 0
    assert small.git("show", "--name-only", "--format=") == "registry/records/ada.yaml"


def test_a_read_only_record_stays_as_it_is(ladder: Ladder, small: GitRepo) -> None:
    (small.root / "registry/records/ada.yaml").chmod(0o444)

    assert "it is read-only" in refused(ladder, small, *village.PROMOTE, status=3).err


def test_a_read_only_folder_stays_as_it_is(ladder: Ladder, small: GitRepo) -> None:
    (small.root / "registry/records").chmod(0o555)
    try:
        assert "its folder is read-only" in refused(ladder, small, *village.PROMOTE, status=3).err
    finally:
        (small.root / "registry/records").chmod(0o755)


def test_a_full_disk_leaves_every_byte(
    ladder: Ladder, small: GitRepo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int, raw: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)

    assert "no space left" in refused(ladder, small, *village.PROMOTE, status=3).err


def test_a_record_that_is_a_link_out_of_the_registry_is_not_written_through(
    ladder: Ladder, small: GitRepo, tmp_path: Path
) -> None:
    record = small.root / "registry/records/ada.yaml"
    record.rename(tmp_path / "outside.yaml")
    record.symlink_to(tmp_path / "outside.yaml")
    before = (tmp_path / "outside.yaml").read_bytes()

    ran = ladder(*village.PROMOTE, cwd=small.root)

    assert ran.status == 3
    assert "cannot read `registry/records/ada.yaml`: it is a link" in ran.err
    assert (tmp_path / "outside.yaml").read_bytes() == before
    assert record.is_symlink()


def test_another_writer_makes_it_busy(ladder: Ladder, small: GitRepo) -> None:
    with home(small.root / "registry").locked():
        ran = ladder(*village.PROMOTE, cwd=small.root)

    assert ran.status == 3
    assert "another `ladder` is writing" in ran.err
    assert small.git("status", "--porcelain") == ""


def test_without_git_on_the_machine_it_writes_but_cannot_commit(small: GitRepo) -> None:
    program = [sys.executable, "-m", "ladder_cli", "--today", "2026-11-22", *village.PROMOTE]
    surroundings = os.environ | {"PATH": ""}

    done = subprocess.run(
        [*program, "--commit"], cwd=small.root, env=surroundings, capture_output=True, text=True
    )
    assert done.returncode == 3
    assert "there is no git on this machine" in done.stderr
    assert small.git("status", "--porcelain") == ""

    done = subprocess.run(program, cwd=small.root, env=surroundings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_file_in_disorder_stops_it_in_words(ladder: Ladder, small: GitRepo) -> None:
    (small.root / "registry/records/ada.yaml").write_text("seats: [\n")

    ran = refused(ladder, small, *village.PROMOTE, status=3)

    assert "`registry/records/ada.yaml` cannot be read as a record" in ran.err


def test_a_change_that_brings_an_error_is_not_made(small: GitRepo) -> None:
    with contextlib.chdir(small.root):
        call = Call(datetime.date(2026, 11, 22))
        record = call.source.read("records/ada.yaml")
        plan = Plan().write("records/ada.yaml", record, record.replace(b"[]", b"[{role: nobody}]"))

        with pytest.raises(Stop, match=r"would bring an error to `registry/records/ada.yaml`") as stopped:
            made_sure(call, plan)

    assert stopped.value.status == 1


def test_a_change_that_brings_a_warning_is_made_and_told(
    small: GitRepo, capsys: pytest.CaptureFixture[str]
) -> None:
    with contextlib.chdir(small.root):
        call = Call(datetime.date(2026, 11, 22))
        record = call.source.read("records/ada.yaml")
        lapsed = record.replace(
            b"[]", b"[{role: member, since: 2020-01-01, until: 2021-01-01, origin: imported}]"
        )
        plan = Plan().write("records/ada.yaml", record, lapsed)

        assert made_sure(call, plan) == plan

    assert "the change brings a warning to `registry/records/ada.yaml`" in capsys.readouterr().err


def test_errors_that_were_there_before_do_not_stop_it(ladder: Ladder, small: GitRepo) -> None:
    small.write("registry/people/zoe.yaml", "name: Zoe\nfollows:\n  - group: nowhere\n")

    assert ladder(*village.PROMOTE, cwd=small.root).status == 0


def test_what_was_cut_off_is_undone_and_said_by_the_next_command(ladder: Ladder, small: GitRepo) -> None:
    before = files(small.root)
    program = "import os, signal\nfrom ladder_cli.store.plans import journal\n"
    program += "from ladder_cli.cli import main\n"
    program += "journal.close = lambda place: os.kill(os.getpid(), signal.SIGKILL)\n"
    program += f"main({['--today', '2026-11-22', *village.PROMOTE]!r})\n"
    subprocess.run([sys.executable, "-c", program], cwd=small.root, capture_output=True)
    assert files(small.root) != before

    ran = ladder("next", "ada", cwd=small.root)

    assert "a command before this one was cut off: undone (`registry/records/ada.yaml`)" in ran.err
    assert small.git("status", "--porcelain") == ""
    assert ladder("next", "ada", cwd=small.root).err == ""


@pytest.mark.long
def test_a_kill_at_every_step_is_the_old_state_or_the_new(small: GitRepo) -> None:
    counts = cut(small.root, *village.PROMOTE, "--commit")

    assert counts["old"] + counts["new"] == counts["steps"] > 30
    assert counts["old"] > 25
    assert counts["new"] > 1
    assert counts["looks_cut"] > 5


@pytest.mark.long
def test_a_kill_at_every_step_in_a_plain_folder_is_the_old_state_or_the_new(tmp_path: Path) -> None:
    village.settle(tmp_path / "village")

    counts = cut(tmp_path / "village", *village.PROMOTE)

    assert counts["old"] + counts["new"] == counts["steps"] > 15
    assert counts["new"] > 0


def cut(folder: Path, *command: str) -> dict[str, int]:
    """Cut a command at every step in a process of its own, in memory where there is room; what came of it."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as quick:
        shutil.copytree(folder, Path(quick) / "before", symlinks=True)
        program = [sys.executable, "-m", "tests.store.cutting", str(Path(quick) / "before"), *command]
        done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    counts: dict[str, int] = json.loads(done.stdout)
    return counts


@pytest.mark.long
def test_a_kill_at_every_step_on_the_sample_is_the_old_state_or_the_new(sample: GitRepo) -> None:
    counts = cut(sample.root, "promote", "elif", "--sponsor", "freya", "--commit")

    assert counts["old"] + counts["new"] == counts["steps"] > 15
