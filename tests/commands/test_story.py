"""`ladder story`: told once and complete, and rendered as pages that no text can break out of."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.render.stories import MARKER
from tests.commands.hamlet import COMMUNITY, FILES, bytes_of
from tests.conftest import ROOT
from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]
Golden = Callable[[str, str], None]
WORDS = ("A full disk", "--broke", "It wrote nothing.", "--learnt", "Ask the disk.")


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """The hamlet in a plain folder: no test here needs its history."""
    made = GitRepo(tmp_path)
    for path, text in FILES.items():
        made.write(f"registry/{path}", text)
    return made


def new(repo: GitRepo, ladder: Ladder, *words: str) -> Ran:
    return ladder("story", "new", *words, "--as", "ada", cwd=repo.root)


def test_a_story_is_a_file_of_its_authors(repo: GitRepo, ladder: Ladder) -> None:
    more = ("--environment", "A cellar", "--scale", "2 boxes", "--topic", "disks,cellars", "--group", "docs")
    links = ("--link", "https://x.example.org/1", "--witness", "bob", "--on", "2026-11-20")

    said = new(repo, ladder, *WORDS, *more, *links)

    assert said.status == 0, said.err
    assert (repo.root / "registry/stories/a-full-disk.yaml").read_text() == (
        "# yaml-language-server: $schema=../.schemas/story.json\n"
        "title: A full disk\nauthor: ada\non: 2026-11-20\ngroup: docs\ntopics:\n  - disks\n  - cellars\n"
        "environment: A cellar\nscale: 2 boxes\nbroke: It wrote nothing.\nlearnt: Ask the disk.\n"
        "links:\n  - https://x.example.org/1\nwitnesses:\n  - bob\nreview_on: 2027-11-20\n"
    )
    assert "its witnesses confirm it on the pull request" in said.err


def test_without_a_witness_it_says_who_confirms_it(repo: GitRepo, ladder: Ladder) -> None:
    said = new(repo, ladder, *WORDS, "--review-on", "2027-03-01", "--format", "json")

    assert json.loads(said.out)["written"] == ["registry/stories/a-full-disk.yaml"]
    assert "review_on: 2027-03-01" in (repo.root / "registry/stories/a-full-disk.yaml").read_text()
    assert "a lead of the group, or a steward, has to confirm it" in said.err


def test_a_story_that_was_told_counts_as_a_contribution_of_its_author(repo: GitRepo, ladder: Ladder) -> None:
    assert new(repo, ladder, *WORDS, "--witness", "bob").status == 0

    page = json.loads(ladder("show", "ada", "--format", "json", cwd=repo.root).out)

    assert "A full disk" in [line["what"] for section in page["sections"] for line in section["lines"]]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (WORDS[:3], 2, "a story says what was learnt"),
        (WORDS[1:], 2, "a story says the story in a line"),
        ((*WORDS, "--on", "2026-11-24"), 2, "2026-11-24 lies ahead"),
        ((*WORDS, "--on", "yesterday"), 2, "`yesterday` is not a day"),
        ((*WORDS, "--review-on", "2026-11-22"), 2, "`2026-11-22` is no day after 2026-11-22"),
        ((*WORDS, "--witness", "ada"), 2, "an author is no witness"),
        ((*WORDS, "--witness", "zed"), 2, "`zed` is not a person here"),
        ((*WORDS, "--group", "dogs"), 2, "did you mean `docs`?"),
        ((*WORDS, "--topic", "Full disks"), 2, "did you mean `full-disks`?"),
        ((*WORDS, "--id", "Full Disk"), 2, "gives no name for a file"),
        (("夜", *WORDS[1:]), 2, "gives no name for a file"),
        (("x" * 121, *WORDS[1:]), 2, "that is 121 characters long"),
        ((*WORDS, "--environment", "x" * 4001), 2, "that is 4001 characters long"),
        ((*WORDS, "--scale", "a\x07b"), 2, "characters that nobody can see"),
        ((*WORDS[:2], "a\u2028b", *WORDS[3:]), 2, "characters that nobody can see"),
        ((*WORDS, "--link", "talk.example.org/1"), 2, "`talk.example.org/1` is not a link"),
    ],
)
def test_what_cannot_be_told_is_refused_in_a_sentence(
    repo: GitRepo, ladder: Ladder, words: tuple[str, ...], status: int, said: str
) -> None:
    before = bytes_of(repo.root)

    ran = new(repo, ladder, *words)

    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err
    assert bytes_of(repo.root) == before


def test_where_stories_ask_for_a_witness_one_is_named(repo: GitRepo, ladder: Ladder) -> None:
    kinds = COMMUNITY.replace(
        "contribution_kinds:\n", "contribution_kinds:\n  story: {title: Story, code: false, witness: true}\n"
    )
    repo.write("registry/community.yaml", kinds)

    assert "a story asks for a witness here" in new(repo, ladder, *WORDS).err
    assert new(repo, ladder, *WORDS, "--witness", "bob").status == 0


def test_the_same_story_is_not_told_twice_and_no_name_is_taken_twice(repo: GitRepo, ladder: Ladder) -> None:
    assert new(repo, ladder, *WORDS).status == 0

    again = new(repo, ladder, *WORDS, "--id", "other")
    other = ladder("story", "new", *WORDS, "--as", "bob", cwd=repo.root)

    assert (again.status, other.status) == (1, 1)
    assert "you have told that story already" in again.err
    assert "there is a story `a-full-disk` already" in other.err


@pytest.mark.parametrize("name", ["", "solar-clinic", "story/island-without-a-cable"])
def test_the_samples_pages_have_the_same_bytes_as_ever(ladder: Ladder, golden: Golden, name: str) -> None:
    ran = ladder("story", "render", *([name] if name else []), cwd=ROOT)

    assert (ran.status, ran.err) == (0, "")
    golden(f"story/{name.rpartition('/')[2] or 'index'}.md", ran.out)


HOSTILE = """\
title: "](javascript:x) <script> | `x` @all"
author: ada
on: 2026-11-01
broke: "# not a heading\\n\\n<img src=x>\\n- no list"
learnt: "![x](https://e.example.org)"
environment: "a | b"
links: ["https://x.example.org/a)b"]
"""


def test_no_text_breaks_out_of_its_page(repo: GitRepo, ladder: Ladder, golden: Golden) -> None:
    repo.write("registry/stories/bad.yaml", HOSTILE)

    page = ladder("story", "render", "bad", cwd=repo.root).out
    index = ladder("story", "render", cwd=repo.root).out

    golden("story/hostile.md", page)
    unescaped = re.compile(r"(?<!\\)[<\[\]|`@]")
    assert unescaped.findall(page.removeprefix(MARKER)) == []
    assert unescaped.findall(index.removeprefix(MARKER)) == ["[", "]"]


def test_into_a_folder_all_are_written_once_and_what_has_gone_is_taken_away(
    repo: GitRepo, ladder: Ladder
) -> None:
    new(repo, ladder, *WORDS)
    first = ladder("story", "render", "--into", "site/stories", cwd=repo.root)
    again = ladder("story", "render", "--into", "site/stories", cwd=repo.root)
    (repo.root / "site/stories/mine.md").write_text("# Mine\n")
    (repo.root / "registry/stories/a-full-disk.yaml").unlink()
    last = ladder("story", "render", "--into", "site/stories", cwd=repo.root)

    assert first.out == "wrote site/stories/README.md\nwrote site/stories/a-full-disk.md\n"
    assert again.out == ""
    assert last.out == "wrote site/stories/README.md\ntook away site/stories/a-full-disk.md\n"
    assert sorted(path.name for path in (repo.root / "site/stories").iterdir()) == ["README.md", "mine.md"]


def test_a_page_of_somebody_elses_is_not_overwritten_and_no_link_is_followed(
    repo: GitRepo, ladder: Ladder
) -> None:
    new(repo, ladder, *WORDS)
    repo.write("out/README.md", "# Mine\n")
    refused = ladder("story", "render", "--into", "out", cwd=repo.root)
    (repo.root / "out/README.md").unlink()
    (repo.root / "out/README.md").symlink_to(repo.root / "registry/community.yaml")
    linked = ladder("story", "render", "--into", "out", cwd=repo.root)

    assert refused.status == 1
    assert "was not made by this command" in refused.err
    assert linked.status == 3
    assert sorted(path.name for path in (repo.root / "out").iterdir()) == ["README.md"]
    assert (repo.root / "registry/community.yaml").read_text() == COMMUNITY


def test_a_file_in_place_of_the_folder_is_told(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("out", "a file")

    ran = ladder("story", "render", "--into", "out", cwd=repo.root)

    assert (ran.status, ran.out) == (3, "")
    assert "cannot make `out`" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--into", "registry/stories"), "lies in the registry"),
        (("a-full-disk", "--into", "out"), "--into writes all of them"),
        (("a-full-desk",), "did you mean `a-full-disk`?"),
    ],
)
def test_a_wrong_command_line_writes_nothing(
    repo: GitRepo, ladder: Ladder, words: tuple[str, ...], said: str
) -> None:
    new(repo, ladder, *WORDS)

    ran = ladder("story", "render", *words, cwd=repo.root)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
