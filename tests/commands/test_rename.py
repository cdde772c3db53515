import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.model.file import Document
from ladder_cli.rules import references
from ladder_cli.store.documents import places, schemas
from ladder_cli.store.documents.reading import read_from
from ladder_cli.store.layout import layout
from ladder_cli.store.source import Folder
from tests.commands.test_promote import cut, refused
from tests.stage import GitRepo, Ran
from tests.store.cutting import files

ROOT = Path(__file__).parents[2]
Ladder = Callable[..., Ran]


def test_every_file_and_every_reference_follows(ladder: Ladder, small: GitRepo) -> None:
    before = files(small.root / "registry")

    ran = ladder("rename", "bob", "zed", cwd=small.root)

    assert ran.status == 0
    after = files(small.root / "registry")
    assert {*before} - {*after} == {
        "contributions/b", "contributions/b/bob.2025.yaml", "contributions/b/bob.2026.yaml",
        "pairings/bob-cleo.yaml", "people/b", "people/b/bob.yaml", "records/b", "records/b/bob.yaml",
    }  # fmt: skip
    assert {*after} - {*before} == {
        "contributions/z", "contributions/z/zed.2025.yaml", "contributions/z/zed.2026.yaml",
        "pairings/zed-cleo.yaml", "people/z", "people/z/zed.yaml", "records/z", "records/z/zed.yaml",
    }  # fmt: skip
    assert [path for path, raw in after.items() if b"bob" in raw] == ["records/z/zed.yaml"]
    assert after["records/z/zed.yaml"] == before["records/b/bob.yaml"].replace(
        b"{login: bob, id: 8}", b"{login: zed, id: 8, previous: [bob]}"
    )
    assert after["contributions/z/zed.2026.yaml"] == before["contributions/b/bob.2026.yaml"]
    assert after["records/cleo.yaml"] == before["records/cleo.yaml"].replace(b"by: bob", b"by: zed")
    assert after["roles/member.yaml"] == before["roles/member.yaml"]


def test_the_result_is_as_valid_as_before(ladder: Ladder, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(ROOT / "registry", tmp_path / "registry")
    before = ladder("validate", "--format", "json", cwd=tmp_path)

    assert ladder("rename", "celeste", "celeste-q", cwd=tmp_path).status == 0

    after = ladder("validate", "--format", "json", cwd=tmp_path)
    assert [found["rule"] for found in json.loads(after.out)["findings"]] == [
        found["rule"] for found in json.loads(before.out)["findings"]
    ]
    assert ladder("show", "celeste-q", cwd=tmp_path).status == 0


def test_there_and_back_again_is_where_it_began_but_for_the_memory(ladder: Ladder, small: GitRepo) -> None:
    before = files(small.root)
    ladder("rename", "bob", "zed", cwd=small.root)

    ran = ladder("rename", "zed", "bob", cwd=small.root)

    assert ran.status == 0
    after = files(small.root)
    assert after.pop("registry/records/b/bob.yaml").startswith(
        b"account: {login: bob, id: 8, previous: [zed]}\n"
    )
    before.pop("registry/records/b/bob.yaml")
    assert after == before


def test_shards_follow_the_new_handle_and_a_short_one_fits(ladder: Ladder, small: GitRepo) -> None:
    (small.root / "registry/records/cl").mkdir()
    (small.root / "registry/records/cleo.yaml").rename(small.root / "registry/records/cl/cleo.yaml")

    assert ladder("rename", "cleo", "x", cwd=small.root).status == 0

    assert (small.root / "registry/records/x/x.yaml").is_file()


def test_a_login_spelled_otherwise_stays(ladder: Ladder, small: GitRepo) -> None:
    record = small.root / "registry/records/cleo.yaml"
    record.write_text(record.read_text().replace("login: cleo", "login: Cleo-K"))

    ran = ladder("rename", "cleo", "cleopatra", cwd=small.root)

    assert (
        "{login: Cleo-K, id: 9, previous: [cleo]}"
        in (small.root / "registry/records/cleopatra.yaml").read_text()
    )
    assert ran.err == ""


def test_a_handle_of_digits_is_quoted_everywhere(ladder: Ladder, small: GitRepo) -> None:
    assert ladder("rename", "bob", "007", cwd=small.root).status == 0

    assert (
        '{login: "007", id: 8, previous: [bob]}' in (small.root / "registry/records/0/007.yaml").read_text()
    )
    assert 'mentor: "007"' in (small.root / "registry/pairings/007-cleo.yaml").read_text()


def test_somebody_without_a_record_is_told_that_nothing_remembers(ladder: Ladder, small: GitRepo) -> None:
    (small.root / "registry/records/ada.yaml").unlink()

    ran = ladder("rename", "ada", "eda", cwd=small.root)

    assert ran.status == 0
    assert "nothing says that `eda` was `ada` before" in ran.err
    assert (small.root / "registry/people/eda.yaml").is_file()


def test_words_that_only_look_like_the_handle_stay(ladder: Ladder, small: GitRepo) -> None:
    small.write("registry/people/bobby.yaml", "name: bob\nabout: knows bob\n")

    ladder("rename", "bob", "zed", cwd=small.root)

    assert (small.root / "registry/people/bobby.yaml").read_text() == "name: bob\nabout: knows bob\n"


def test_a_reference_hidden_behind_an_escape_is_found(ladder: Ladder, small: GitRepo) -> None:
    record = small.root / "registry/records/cleo.yaml"
    record.write_text(record.read_text().replace("[{by: bob, on", '[{by: "b\\x6Fb", on'))

    assert ladder("rename", "bob", "zed", cwd=small.root).status == 0

    assert '[{by: "zed", on' in record.read_text()


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("nobody", "x"), 2, "is not a person"),
        (("bob", "bob"), 2, "is the handle already"),
        (("bob", "ada"), 2, "somebody else's handle"),
        (("bob", "Zed"), 2, "perhaps `zed`?"),
        (("bob", "zed!"), 2, "is not a handle"),
        (("bob", "../zed"), 2, "is not a handle"),
        (("bob", "z" * 65), 2, "is not a handle"),
        (("bob", "clea"), 2, "was or is `cleo`'s"),
        (("bob", "cleo-k"), 2, "was or is `cleo`'s"),
        (("bob",), 2, "missing argument"),
    ],
)
def test_a_handle_that_cannot_be_is_refused(
    ladder: Ladder, small: GitRepo, words: tuple[str, ...], status: int, said: str
) -> None:
    record = small.root / "registry/records/cleo.yaml"
    record.write_text(
        record.read_text().replace("login: cleo, id: 9", "login: Cleo-K, id: 9, previous: [clea]")
    )

    assert said in refused(ladder, small, "rename", *words, status=status).err


def test_a_handle_that_has_only_contributions_is_taken_too(ladder: Ladder, small: GitRepo) -> None:
    small.write("registry/contributions/zed.2026.yaml", "entries: []\n")

    assert "somebody else's handle" in refused(ladder, small, "rename", "bob", "zed", status=2).err


@pytest.mark.parametrize(
    ("text", "said"), [("about: bob \udcff", "disorder"), ("name: Bo\u2028bob\n", "disorder")]
)
def test_bytes_that_no_file_may_hold_stop_it(ladder: Ladder, small: GitRepo, text: str, said: str) -> None:
    (small.root / "registry/people/odd.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))

    assert said in refused(ladder, small, "rename", "bob", "zed", status=3).err


def test_a_record_without_an_account_has_nothing_to_remember_with(ladder: Ladder, small: GitRepo) -> None:
    (small.root / "registry/records/ada.yaml").write_text("seats: []\n")

    assert ladder("rename", "ada", "eda", cwd=small.root).status == 0
    assert (small.root / "registry/records/eda.yaml").read_text() == "seats: []\n"


def test_a_file_in_disorder_that_may_speak_of_them_stops_it(ladder: Ladder, small: GitRepo) -> None:
    small.write("registry/items/broken.yaml", "title: [bob\n")

    ran = refused(ladder, small, "rename", "bob", "zed", status=3)

    assert "`registry/items/broken.yaml` is in disorder" in ran.err


def test_one_read_only_file_stops_all_of_it(ladder: Ladder, small: GitRepo) -> None:
    (small.root / "registry/records/cleo.yaml").chmod(0o444)

    assert (
        "`registry/records/cleo.yaml`: it is read-only"
        in refused(ladder, small, "rename", "bob", "zed", status=3).err
    )


def test_a_dry_run_shows_moves_and_writes_nothing(ladder: Ladder, small: GitRepo) -> None:
    ran = refused(ladder, small, "rename", "bob", "zed", "--dry-run", status=0)

    assert "rename from registry/people/b/bob.yaml\nrename to registry/people/z/zed.yaml\n" in ran.out
    assert "nothing was written" in ran.out


def test_the_json_says_what_was_written(ladder: Ladder, small: GitRepo) -> None:
    told = json.loads(ladder("rename", "bob", "zed", "--format", "json", cwd=small.root).out)

    assert (told["version"], told["old"], told["new"], told["commit"]) == (1, "bob", "zed", None)
    assert "registry/records/z/zed.yaml" in told["written"]


def test_a_commit_holds_all_of_it_and_nothing_else(ladder: Ladder, small: GitRepo) -> None:
    small.write("notes.txt", "mine\n")

    assert ladder("rename", "bob", "zed", "--commit", cwd=small.root).status == 0

    assert small.git("log", "-1", "--format=%B") == "Rename bob to zed\n\nLadder-Person: zed\n"
    assert small.git("status", "--porcelain") == "?? notes.txt"
    assert len(small.git("show", "--name-only", "--format=", "--no-renames").split("\n")) == 11


def test_names_by_schema_are_the_references_that_the_rules_know() -> None:
    source = Folder(ROOT / "registry")
    read = [read_from(source, path, name) for path, name in layout(source).names()]
    documents = [one for one in read if isinstance(one, Document)]
    for document in documents:
        assert _by_schema(document) == sorted(references.names(document, "person")), document.path
    assert len(read) == len(documents)
    assert any(_by_schema(document) for document in documents)


def _by_schema(document: Document) -> list[str]:
    data = places.compose((ROOT / "registry" / document.path).read_text()).data
    return sorted(name for _, name in schemas.naming(document.kind, data, "person"))


@pytest.mark.long
def test_a_kill_at_every_step_is_the_old_state_or_the_new(small: GitRepo) -> None:
    counts = cut(small.root, "rename", "bob", "zed")

    assert counts["old"] + counts["new"] == counts["steps"] > 60
    assert counts["old"] > 50
    assert counts["new"] > 0
    assert counts["looks_cut"] > 30


@pytest.mark.long
def test_a_kill_at_every_step_of_a_commit_leaves_the_branch_with_its_files(small: GitRepo) -> None:
    counts = cut(small.root, "rename", "bob", "zed", "--commit")

    assert counts["old"] + counts["new"] == counts["steps"] > 80


@pytest.mark.long
def test_a_kill_at_every_step_on_the_sample_is_the_old_state_or_the_new(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(ROOT / "registry", tmp_path / "sample/registry")

    counts = cut(tmp_path / "sample", "rename", "celeste", "celeste-q")

    assert counts["old"] + counts["new"] == counts["steps"] > 150


def test_sigterm_in_the_middle_is_the_old_state_after_the_next_command(
    ladder: Ladder, small: GitRepo
) -> None:
    before = files(small.root / "registry")
    program = "import os, signal\nfrom ladder_cli.store.plans import writing\n"
    program += "from ladder_cli.cli import main\n"
    program += "real = writing.Root.settle\n"
    program += "def settle(self, path):\n    real(self, path)\n    os.kill(os.getpid(), signal.SIGTERM)\n"
    program += "writing.Root.settle = settle\nmain(['--today', '2026-11-22', 'rename', 'bob', 'zed'])\n"
    done = subprocess.run([sys.executable, "-c", program], cwd=small.root, capture_output=True)
    assert done.returncode == -15
    assert files(small.root / "registry") != before

    assert ladder("query", "people", cwd=small.root).status == 0

    assert files(small.root / "registry") == before


def test_ctrl_c_in_the_middle_puts_every_byte_back_at_once(
    ladder: Ladder, small: GitRepo, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = os.replace, [3]

    def interrupted(*words: object, **options: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        real(*words, **options)  # type: ignore[arg-type] # as os.replace has them

    monkeypatch.setattr(os, "replace", interrupted)

    ran = refused(ladder, small, "rename", "bob", "zed", status=130)

    assert "interrupted" in ran.err
