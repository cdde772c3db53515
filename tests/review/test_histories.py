"""Attacks by history and by the repository itself: forks, merges, replacements, settings; and their twins."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.review.town import FILES, TODAY, Edit, Town, account, missing, settled, verdict
from tests.stage import GitRepo, Ran

TOKYO: Mapping[str, Edit] = {"people/ada.yaml": ("Europe/Paris", "Asia/Tokyo")}
README: Mapping[str, Edit] = {"/README.md": "# The town\n"}
HISTORIES = 24
"""How many attacks stand here: tests whose names say that something does not pass or changes nothing."""

Judge = Callable[..., Ran]


def test_a_fork_from_the_day_one_was_a_steward_does_not_pass(place: Town, review: Judge) -> None:
    was = place.branch(
        {"records/gone.yaml": ("    ended: {on: 2026-11-01, why: stepped-down}\n", "")}, "Was", place.base
    )
    tip = place.branch({"records/gone.yaml": FILES["records/gone.yaml"]}, "Ended", was)
    head = place.branch({"roles/reviewer.yaml": ("least: 2", "least: 1")}, "Loosen", was)

    assert verdict(review(place.repo, tip, head, "ada", "gone")) == "needs-approval"
    assert verdict(review(place.repo, was, head, "ada", "gone")) == "allowed"


def test_a_promotion_that_is_due_only_in_the_fork_does_not_pass(place: Town, review: Judge) -> None:
    tip = place.branch({"roles/reviewer.yaml": ("least: 2", "least: 3")}, "Ask for more", place.base)
    seat = FILES["records/ada.yaml"] + (
        f"  - role: reviewer\n    sig: docs\n    since: {TODAY}\n    sponsors:\n"
        f"      - {{by: dan, on: {TODAY}}}\n      - {{by: fay, on: {TODAY}}}\n"
    )
    head = place.branch({"records/ada.yaml": seat}, "Grant", place.base)

    assert verdict(review(place.repo, tip, head, "ada", "dan", "fay", "bob")) == "refused"
    assert verdict(review(place.repo, place.base, head, "ada", "dan", "fay", "bob")) == "allowed"


def test_a_revert_of_a_revert_does_not_pass(place: Town, review: Judge) -> None:
    seat = "  - role: steward\n    since: 2026-01-01\n    origin: founding\n"
    given = place.branch({"records/ada.yaml": FILES["records/ada.yaml"] + seat}, "Give", place.base)
    taken = place.branch({"records/ada.yaml": FILES["records/ada.yaml"]}, "Revert", given)
    again = place.branch({"records/ada.yaml": FILES["records/ada.yaml"] + seat}, "Revert the revert", taken)

    assert verdict(review(place.repo, taken, again)) == "needs-approval"


def test_a_conflict_with_the_target_does_not_pass(place: Town, review: Judge) -> None:
    tip = place.branch({"people/ada.yaml": ("Europe/Paris", "UTC")}, "Move", place.base)
    head = place.branch(TOKYO, "Move too", place.base)

    ran = review(place.repo, tip, head, "ada", "sam")

    assert verdict(ran) == "refused"
    assert "rebase" in ran.out
    assert "registry/people/ada.yaml" in ran.out


def _merge(town: Town, *parents: str, edits: Mapping[str, Edit] | None = None, tree: str = "") -> str:
    """A commit of several parents; its tree is git's merge of the first two, or that one, with edits."""
    repo = town.repo
    made = tree or repo.git("merge-tree", "--write-tree", parents[0], parents[1])
    words = [word for parent in parents for word in ("-p", parent)]
    merged = repo.git("commit-tree", made, *words, "-m", "Merge")
    if not edits:
        return merged
    edited = town.branch(edits, "Edit", merged)
    return repo.git("commit-tree", f"{edited}^{{tree}}", *words, "-m", "Merge")


def test_a_clean_merge_of_the_target_voids_no_approval(place: Town, review: Judge) -> None:
    head = place.branch(README, "Change", place.base)
    tip = place.branch({"people/bob.yaml": "name: Bobby\n"}, "Move on", place.base)
    merged = _merge(place, head, tip)

    assert verdict(review(place.repo, tip, merged, "ada", "sam", at=head)) == "allowed"


def test_a_merge_with_something_in_it_does_not_pass_by_an_old_approval(place: Town, review: Judge) -> None:
    head = place.branch(README, "Change", place.base)
    tip = place.branch({"people/bob.yaml": "name: Bobby\n"}, "Move on", place.base)
    merged = _merge(place, head, tip, edits={"/evil.yml": "on: push\n"})

    assert verdict(review(place.repo, tip, merged, "ada", "sam", at=head)) == "needs-approval"


def test_a_merge_of_another_branch_does_not_pass_by_an_old_approval(place: Town, review: Judge) -> None:
    head = place.branch(README, "Change", place.base)
    other = place.branch({"/evil.yml": "on: push\n"}, "Another branch", place.base)
    merged = _merge(place, head, other)

    assert verdict(review(place.repo, place.base, merged, "ada", "sam", at=head)) == "needs-approval"


def test_who_only_merges_the_target_is_no_pusher(place: Town, review: Judge) -> None:
    head = place.branch(TOKYO, "Move", place.base)
    tip = place.branch({"people/bob.yaml": "name: Bobby\n"}, "Move on", place.base)
    merged = _merge(place, head, tip)
    evil = _merge(place, head, tip, edits={"people/ada.yaml": ("Ada's own", "Own")})
    pushers = [{**account("ada"), "commits": [head]}, {**account("sam"), "commits": [merged]}]
    wicked = [{**account("ada"), "commits": [head]}, {**account("sam"), "commits": [evil]}]

    assert verdict(review(place.repo, tip, merged, pushers=pushers)) == "allowed"
    assert verdict(review(place.repo, tip, evil, pushers=wicked)) == "needs-approval"


def test_what_comes_beneath_a_clean_merge_does_not_pass_as_somebody_elses(place: Town, review: Judge) -> None:
    head = place.branch(TOKYO, "Move", place.base)
    tip = place.branch({"people/bob.yaml": "name: Bobby\n"}, "Move on", place.base)
    beneath = place.branch({"people/ada.yaml": ("Ada's own", "Own")}, "And more", head)
    merged = _merge(place, beneath, tip)
    pushers = [{**account("ada"), "commits": [head]}, {**account("sam"), "commits": [merged]}]
    twice = [{**account("ada"), "commits": [head, beneath]}, {**account("sam"), "commits": [merged]}]

    assert verdict(review(place.repo, tip, merged, pushers=pushers)) == "needs-approval"
    assert verdict(review(place.repo, tip, merged, pushers=twice)) == "allowed"


def test_the_second_of_two_good_changes_does_not_pass_when_the_first_is_in(
    place: Town, review: Judge
) -> None:
    seat = f"  - role: chair\n    since: {TODAY}\n    until: 2027-11-21\n"
    heads = [
        place.branch({f"records/{name}.yaml": FILES[f"records/{name}.yaml"] + seat}, "Chair", place.base)
        for name in ("dan", "kim")
    ]
    opened = "2026-11-15T10:00:00Z"

    for name, head in zip(("dan", "kim"), heads, strict=True):
        ran = review(place.repo, place.base, head, name, "sam", "sue", opened=opened)
        assert verdict(ran) == "allowed"
    assert verdict(review(place.repo, heads[0], heads[1], "kim", "sam", "sue", opened=opened)) == "refused"


def test_an_octopus_does_not_pass_by_an_old_approval(place: Town, review: Judge) -> None:
    head = place.branch(README, "Change", place.base)
    one = place.branch({"people/bob.yaml": "name: Bobby\n"}, "Move on", place.base)
    two = place.branch({"/evil.yml": "on: push\n"}, "Evil", place.base)
    tree = place.repo.git("rev-parse", f"{_merge(place, head, two)}^{{tree}}")
    octopus = _merge(place, head, one, two, tree=tree)

    assert verdict(review(place.repo, one, octopus, "ada", "sam", at=head)) == "needs-approval"


def test_a_merge_that_takes_back_what_the_target_has_does_not_pass(place: Town, review: Judge) -> None:
    tip = place.branch(
        {"records/ada.yaml": ("id: 1}", "id: 1, previous: [adele]}")}, "A steward's", place.base
    )
    head = place.branch(TOKYO, "Move", place.base)
    tree = place.repo.git("rev-parse", f"{head}^{{tree}}")
    ours = _merge(place, head, tip, tree=tree)

    assert verdict(review(place.repo, tip, ours)) == "needs-approval"
    assert verdict(review(place.repo, tip, _merge(place, head, tip))) == "allowed"


def test_a_replaced_object_changes_nothing(place: Town, review: Judge) -> None:
    easy = FILES["records/ada.yaml"].replace("role: member", "role: steward")
    file = place.repo.write("easy", easy)
    blob = place.repo.git("hash-object", "-w", str(file))
    file.unlink()
    place.repo.git("replace", place.repo.git("rev-parse", f"{place.base}:registry/records/ada.yaml"), blob)
    head = place.branch({"roles/reviewer.yaml": ("least: 2", "least: 1")}, "Loosen", place.base)

    assert verdict(review(place.repo, place.base, head, "dan", "ada")) == "needs-approval"


def test_a_replaced_commit_changes_nothing(place: Town, review: Judge) -> None:
    easy = place.branch({"records/ada.yaml": ("role: member", "role: steward")}, "Easy", place.base)
    place.repo.git("replace", place.base, easy)
    os.environ["GIT_NO_REPLACE_OBJECTS"] = "1"
    try:
        head = place.branch({"roles/reviewer.yaml": ("least: 2", "least: 1")}, "Loosen", place.base)
    finally:
        del os.environ["GIT_NO_REPLACE_OBJECTS"]

    assert verdict(review(place.repo, place.base, head, "dan", "ada")) == "needs-approval"


def test_a_graft_changes_nothing(place: Town, review: Judge) -> None:
    orphan = place.repo.git("commit-tree", f"{place.base}^{{tree}}", "-m", "Orphan")
    head = place.branch(TOKYO, "Move", orphan)
    (place.repo.root / ".git" / "info").mkdir(exist_ok=True)
    (place.repo.root / ".git" / "info" / "grafts").write_text(f"{orphan} {place.base}\n")

    ran = review(place.repo, place.base, head)

    assert ran.status == 3
    assert "no common history" in ran.err


def test_a_map_of_names_changes_nothing(place: Town, review: Judge) -> None:
    """Where no pushers are told, a commit's own address says who made it, whatever a map makes of it."""
    place.repo.write(".mailmap", "Ada <1+Ada@users.noreply.github.com> <t@x.invalid>\n")
    place.repo.git("config", "mailmap.file", ".mailmap")
    place.repo.git("config", "log.mailmap", "true")
    head = place.branch(TOKYO, "Move", place.base)

    assert verdict(review(place.repo, place.base, head, pushers=None)) == "needs-approval"


def test_a_commit_by_the_authors_own_account_is_the_authors_word(place: Town, review: Judge) -> None:
    place.branch(TOKYO, "Move", place.base)
    tree = place.repo.git("rev-parse", "refs/heads/case^{tree}")
    mine = "1+Ada@users.noreply.github.com"
    environment = {**os.environ, "GIT_AUTHOR_EMAIL": mine, "GIT_COMMITTER_EMAIL": mine}
    made = subprocess.run(
        ["git", "commit-tree", tree, "-p", place.base, "-m", "Move"],
        cwd=place.repo.root,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()

    assert verdict(review(place.repo, place.base, made, pushers=None)) == "allowed"


def test_attributes_and_drivers_of_the_clone_change_nothing(place: Town, review: Judge) -> None:
    """A merge driver would run a program, and a union would hide the conflict."""
    ran_it = place.repo.root / "ran"
    place.repo.git("config", "merge.evil.driver", f"touch {ran_it}; true")
    (place.repo.root / ".git" / "info").mkdir(exist_ok=True)
    (place.repo.root / ".git" / "info" / "attributes").write_text("*.yaml merge=evil\n")
    tip = place.branch({"people/ada.yaml": ("Europe/Paris", "UTC")}, "Move", place.base)
    head = place.branch(TOKYO, "Move too", place.base)

    assert verdict(review(place.repo, tip, head, "ada")) == "refused"
    assert not ran_it.exists()


def test_attributes_in_the_target_change_nothing(place: Town, review: Judge) -> None:
    marked = place.branch({"/.gitattributes": "*.yaml merge=union\n"}, "Mark", place.base)
    tip = place.branch({"people/ada.yaml": ("Europe/Paris", "UTC")}, "Move", marked)
    head = place.branch(TOKYO, "Move too", marked)

    assert verdict(review(place.repo, tip, head, "ada")) == "refused"


def test_what_stands_in_the_work_tree_changes_nothing(place: Town, review: Judge) -> None:
    head = place.branch({"roles/reviewer.yaml": ("least: 2", "least: 1")}, "Loosen", place.base)
    place.repo.write(
        "registry/records/ada.yaml", FILES["records/ada.yaml"].replace("role: member", "role: steward")
    )
    place.repo.git("add", ".")
    before = _snapshot(place.repo.root)

    assert verdict(review(place.repo, place.base, head, "dan", "ada")) == "needs-approval"
    assert _snapshot(place.repo.root) == before


def test_a_cache_of_another_run_changes_nothing(
    place: Town, review: Judge, ladder: Callable[..., Ran]
) -> None:
    head = place.branch(TOKYO, "Move", place.base)
    ladder("validate", cwd=place.repo.root)
    for file in (place.repo.root / ".git").rglob("*"):
        if "ladder" in str(file.relative_to(place.repo.root)) and file.is_file():
            file.write_bytes(b"garbage")
    before = _snapshot(place.repo.root)

    assert verdict(review(place.repo, place.base, head)) == "allowed"
    assert _snapshot(place.repo.root) == before


def _snapshot(root: Path) -> dict[str, bytes]:
    """Every file, git's own included, so that a run is seen to write nothing."""
    return {
        str(file.relative_to(root)): file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()
    }


def test_a_cut_off_history_does_not_pass_and_says_what_to_fetch(
    place: Town, review: Judge, tmp_path: Path
) -> None:
    tip = place.branch({"people/bob.yaml": "name: Bobby\n"}, "Move on", place.base)
    place.repo.git("branch", "-f", "main-tip", tip)
    head = place.branch(TOKYO, "Move", place.base)
    place.repo.git("branch", "-f", "topic", head)
    shallow = tmp_path / "shallow"
    url = f"file://{place.repo.root}"
    subprocess.run(["git", "clone", "-q", "--depth=1", "--no-single-branch", url, str(shallow)], check=True)

    ran = review(GitRepo(shallow), "origin/main-tip", "origin/topic")

    assert ran.status == 3
    assert "git fetch --unshallow" in ran.err


def test_a_history_of_its_own_does_not_pass(place: Town, review: Judge) -> None:
    tree = place.repo.git("rev-parse", f"{place.base}^{{tree}}")
    orphan = place.branch(TOKYO, "Move", place.repo.git("commit-tree", tree, "-m", "Orphan"))

    ran = review(place.repo, place.base, orphan)

    assert ran.status == 3
    assert "no common history" in ran.err


def test_the_first_merge_does_not_pass_and_is_explained(
    tmp_path: Path, git_repo: Callable[[Path], GitRepo], review: Judge
) -> None:
    repo = git_repo(tmp_path / "empty")
    repo.write("README.md", "# Town\n")
    base = repo.commit("Begin")
    repo.write("registry/community.yaml", FILES["community.yaml"])
    head = repo.commit("Found")

    ran = review(repo, base, head)

    assert ran.status == 3
    assert "the first merge is made by those who own the repository" in ran.err


def test_a_repository_that_names_objects_by_another_hash_is_reviewed_all_the_same(
    tmp_path: Path, review: Judge
) -> None:
    root = tmp_path / "other"
    root.mkdir()
    subprocess.run(
        ["git", "init", "--quiet", "--object-format=sha256", "--initial-branch=main"], cwd=root, check=True
    )
    town = settled(GitRepo(root))

    head = town.branch(TOKYO, "Move", town.base)

    assert len(head) == 64
    assert verdict(review(town.repo, town.base, head)) == "allowed"
    assert verdict(review(town.repo, town.base, head, "dan")) == "needs-approval"


def test_a_folder_of_very_many_files_is_looked_into(place: Town, review: Judge) -> None:
    repo = place.repo
    names = {f"registry/people/{'x' * 200}-{number:04}.yaml" for number in range(5_000)}
    stream = f"commit refs/heads/many\ncommitter T <> 1763769600 +0000\ndata 4\nMany\nfrom {place.base}\n"
    stream += "".join(f"M 644 inline {name}\ndata 8\nname: A\n\n" for name in sorted(names))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=repo.root, input=stream.encode(), check=True)
    base = repo.git("rev-parse", "many")
    assert int(repo.git("cat-file", "-s", f"{base}:registry/people")) > 1024 * 1024

    assert verdict(review(repo, base, place.branch(TOKYO, "Move", base))) == "allowed"


def test_the_same_change_in_a_bare_clone_has_the_same_answer(
    place: Town, review: Judge, tmp_path: Path
) -> None:
    head = place.branch(TOKYO, "Move", place.base)
    bare = tmp_path / "bare.git"
    shutil.copytree(place.repo.root / ".git", bare)
    GitRepo(bare).git("config", "core.bare", "true")

    assert review(GitRepo(bare), place.base, head).out == review(place.repo, place.base, head).out


def test_a_handle_that_changed_everywhere_is_its_owners_word_when_the_number_is_on_file(
    place: Town, review: Judge, ladder: Callable[..., Ran]
) -> None:
    repo = place.repo
    assert ladder("rename", "ada", "adele", cwd=repo.root).status == 0
    head = repo.commit("Rename")

    assert verdict(review(repo, place.base, head, "adele#1")) == "allowed"
    assert "ladder rename ada adele" in review(repo, place.base, head, "adele#1").out
    assert verdict(review(repo, place.base, head, "dan")) == "needs-approval"
    repo.write("registry/people/bob.yaml", "name: Bobby\n")
    assert verdict(review(repo, place.base, repo.commit("And more"), "adele#1")) == "needs-approval"


def test_a_handle_that_takes_along_a_login_of_somebody_else_does_not_pass(
    place: Town, review: Judge, ladder: Callable[..., Ran]
) -> None:
    """What is made of a record, such as a list of owners, would name that other account."""
    assert ladder("rename", "ada", "adele", cwd=place.repo.root).status == 0
    head = place.repo.commit("Rename")

    assert verdict(review(place.repo, place.base, head)) == "needs-approval"
    assert verdict(review(place.repo, place.base, head, "adele#7")) == "needs-approval"


def test_a_handle_that_nothing_proves_is_a_stewards_to_change(
    place: Town, review: Judge, ladder: Callable[..., Ran]
) -> None:
    """Also of somebody whose seats were given long ago, which nobody may write anew."""
    repo = place.repo
    repo.write("registry/records/eve.yaml", FILES["records/eve.yaml"].replace("    origin: founding\n", ""))
    base = repo.commit("Given, not founding")
    assert ladder("rename", "eve", "evelyn", cwd=repo.root).status == 0
    head = repo.commit("Rename")

    assert verdict(review(repo, base, head, "evelyn#7")) == "needs-approval"
    assert missing(json.loads(review(repo, base, head, "evelyn#7").out)) == {"sam", "sue"}
    assert verdict(review(repo, base, head, "evelyn#7", "sam")) == "allowed"
    repo.write("registry/people/bob.yaml", "name: Bobby\n")
    assert verdict(review(repo, base, repo.commit("And more"), "evelyn#7", "sam")) == "refused"


def test_a_handle_that_looks_like_another_does_not_pass_by_renaming(
    place: Town, review: Judge, ladder: Callable[..., Ran]
) -> None:
    assert ladder("rename", "ada", "b0b", cwd=place.repo.root).status == 0
    head = place.repo.commit("Rename")

    assert verdict(review(place.repo, place.base, head, "b0b#1")) == "needs-approval"


def test_a_handle_that_is_no_login_is_its_owners_to_change(
    place: Town, review: Judge, ladder: Callable[..., Ran]
) -> None:
    assert ladder("rename", "ivy", "ivy-r", cwd=place.repo.root).status == 0
    head = place.repo.commit("Rename")

    assert verdict(review(place.repo, place.base, head, "ivy")) == "allowed"
    assert verdict(review(place.repo, place.base, head, "ivy-r#9")) == "needs-approval"


def test_what_fix_writes_is_allowed_to_anyone_and_a_byte_more_does_not_pass(
    place: Town, review: Judge, ladder: Callable[..., Ran]
) -> None:
    odd = FILES["records/dan.yaml"] + "facts:\n  - {what: age, value: 'x', source: no, as_of: 2026-01-01}\n"
    repo = place.repo
    repo.write("registry/records/dan.yaml", odd)
    base = repo.commit("An odd file")
    assert "mended" in ladder("validate", "--fix", cwd=repo.root).err
    head = repo.commit("Mend")

    assert verdict(review(repo, base, head, "ada")) == "allowed"
    text = (repo.root / "registry/records/dan.yaml").read_text()
    repo.write("registry/records/dan.yaml", f"{text}# more\n")
    assert verdict(review(repo, base, repo.commit("And more"), "ada")) == "needs-approval"


def test_the_attacks_by_history_are_counted() -> None:
    mine = [
        name
        for name in globals()
        if name.startswith("test_")
        and ("_does_not_pass" in name or "_changes_nothing" in name or "change_nothing" in name)
    ]

    assert len(mine) == HISTORIES
