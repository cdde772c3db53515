"""What somebody did, written down: in the right file, complete, and once."""

import json
from collections.abc import Callable

import pytest

from ladder_cli.store.documents.guard import MAX_BYTES, MAX_NODES
from tests.commands.hamlet import bytes_of
from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]
FILLING = "# and so on\n" * ((MAX_BYTES - 200) // 12)


def contribute(repo: GitRepo, ladder: Ladder, *words: str) -> Ran:
    return ladder("contribute", *words, cwd=repo.root)


def test_an_entry_of_ones_own_goes_into_ones_file(repo: GitRepo, ladder: Ladder) -> None:
    words = ("mentoring", "--what", "an hour: the first upgrade", "--with", "bob", "--witness", "carol")

    said = contribute(repo, ladder, *words, "--group", "docs", "--about", "upgrade", "--as", "ada")

    assert said.status == 0, said.err
    shown = repo.git("diff", "--unified=0", "--no-color").splitlines()
    entry = "kind: mentoring, date: 2026-11-22, group: docs, " + 'what: "an hour: the first upgrade", '
    entry += "about: upgrade, with: [bob], recorded_by: ada, witnesses: [carol]"
    assert [line for line in shown if line[:1] == "+" and line[:3] != "+++"] == [f"+  - {{{entry}}}"]


def test_somebody_without_a_file_gets_one(repo: GitRepo, ladder: Ladder) -> None:
    said = contribute(
        repo, ladder, "review", "--what", "the map", "--for", "eve", "--date", "2026-11-20", "--as", "bob"
    )

    assert said.status == 0, said.err
    assert (repo.root / "registry/contributions/eve.yaml").read_text() == (
        "# yaml-language-server: $schema=../.schemas/contributions.json\n"
        "entries:\n  - kind: review\n    date: 2026-11-20\n    what: the map\n    recorded_by: bob\n"
    )
    assert "nobody is named who saw it" in said.err


def test_where_there_are_files_of_years_the_year_decides(repo: GitRepo, ladder: Ladder) -> None:
    repo.write(
        "registry/contributions/bob.2025.yaml",
        "entries:\n  - {kind: review, date: 2025-02-02, what: the guide, recorded_by: ada}\n",
    )

    for day in ("2025-05-05", "2026-05-05"):
        words = ("review", "--what", "the map", "--date", day, "--as", "bob")
        assert contribute(repo, ladder, *words).status == 0

    folder = repo.root / "registry/contributions"
    assert "2025-05-05" in (folder / "bob.2025.yaml").read_text()
    assert "2026-05-05" in (folder / "bob.2026.yaml").read_text()


@pytest.mark.parametrize("by", ["bytes", "nodes"])
def test_a_full_file_stays_and_a_file_of_the_year_begins(repo: GitRepo, ladder: Ladder, by: str) -> None:
    entry = "  - {kind: review, date: 2026-01-02, what: %s, recorded_by: bob}\n"
    if by == "bytes":
        text = "entries:\n" + entry % "map" + FILLING
    else:
        text = "entries:\n" + "".join(entry % f"map {number}" for number in range(MAX_NODES // 9))
    full = repo.write("registry/contributions/bob.yaml", text)

    said = contribute(repo, ladder, "review", "--what", "one more", "--as", "bob")

    assert said.status == 0, said.err
    assert full.read_text() == text
    assert "one more" in (repo.root / "registry/contributions/bob.2026.yaml").read_text()


def test_a_full_file_of_the_year_says_how_to_count(repo: GitRepo, ladder: Ladder) -> None:
    text = "entries:\n  - {kind: review, date: 2026-01-02, what: map, recorded_by: ada}\n"
    repo.write("registry/contributions/bob.2026.yaml", text + FILLING)

    said = contribute(repo, ladder, "review", "--what", "one more", "--as", "bob")

    assert said.status == 1
    assert "the contributions of `bob` fill their file of the year" in said.err


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (("reviw", "--what", "x"), 2, "`reviw` is not a kind of contribution here"),
        (("review",), 2, "say what was done, in a line"),
        (("review", "--what", "x", "--date", "2026-11-24"), 2, "2026-11-24 lies ahead"),
        (("review", "--what", "x", "--date", "2026-02-30"), 2, "`2026-02-30` is not a day"),
        (("talk", "--what", "x"), 2, "`talk` asks for a link"),
        (("talk", "--what", "x", "--link", "here"), 2, "`here` is not a link"),
        (("mentoring", "--what", "x"), 2, "`mentoring` asks for a witness"),
        (("mentoring", "--what", "x", "--witness", "ada"), 2, "nobody is their own witness"),
        (("review", "--what", "x", "--with", "ada"), 2, "`--with` names the others"),
        (("review", "--what", "x", "--group", "dock"), 2, "`dock` is not a group here"),
        (
            ("review", "--what", "the glossary", "--date", "2026-03-02", "--group", "docs"),
            1,
            "that stands on record already: `review` on 2026-03-02, the glossary",
        ),
    ],
)
def test_what_is_incomplete_or_there_already_is_refused(
    repo: GitRepo, ladder: Ladder, words: tuple[str, ...], status: int, why: str
) -> None:
    before = bytes_of(repo.root)

    said = contribute(repo, ladder, *words, "--as", "ada")

    assert (said.status, said.err.splitlines()[0][8:][: len(why)]) == (status, why)
    assert bytes_of(repo.root) == before


def test_a_table_writes_for_many(repo: GitRepo, ladder: Ladder) -> None:
    repo.write(
        "done.csv",
        "person,kind,what,with,witnesses\n"
        'ada,mentoring,"an hour, twice",bob eve,carol\n'
        "bob,review,the map,,\nbob,review,the legend,,\n",
    )

    said = contribute(repo, ladder, "--from", "done.csv", "--as", "dan", "--format", "json")

    assert said.status == 0, said.err
    assert json.loads(said.out)["said"] == [
        "`ada`: mentoring on 2026-11-22, an hour, twice",
        "`bob`: review on 2026-11-22, the map",
        "`bob`: review on 2026-11-22, the legend",
    ]
    assert "with: [bob, eve]" in (repo.root / "registry/contributions/ada.yaml").read_text()
    assert (repo.root / "registry/contributions/bob.yaml").read_text().count("kind: review") == 2
