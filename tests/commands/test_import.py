"""`ladder import` writes what it brings, all or nothing, and ends with its table."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.store.plans import journal
from tests.stage import Ran

FIXTURES = Path(__file__).parent.parent / "interop" / "fixtures"
KUBERNETES = ("import", "kubernetes", "--sigs", FIXTURES / "sigs.yaml", "--org", FIXTURES / "org")
PERIBOLOS = ("import", "peribolos", FIXTURES / "peribolos.yaml")
PEOPLE = ("import", "people", FIXTURES / "people.csv", "--column", "id=Account", "--column", "name=Full name")

Ladder = Callable[..., Ran]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("words", [KUBERNETES, PERIBOLOS, PEOPLE])
def test_a_registry_is_made_where_there_is_none_and_a_second_run_changes_nothing(
    words: tuple[str, ...], ladder: Ladder, tmp_path: Path
) -> None:
    first = ladder(*words, cwd=tmp_path)
    made = tree(tmp_path)
    second = ladder("--today", "2027-01-01", *words, cwd=tmp_path)

    assert (first.status, second.status) == (0, 0)
    assert "registry/community.yaml" in made
    assert "registry/.schemas/record.json" in made
    assert tree(tmp_path) == made
    assert "nothing was written" in second.err


def test_a_file_for_another_importer_is_not_said_to_be_in_the_registry(
    ladder: Ladder, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("name: Ferrywake\n")
    ladder(*PEOPLE, cwd=tmp_path)
    made = tree(tmp_path)

    ran = ladder("import", "kubernetes", "--sigs", other, cwd=tmp_path)

    assert (ran.status, ran.err) == (0, "nothing was written: nothing came in\n")
    assert tree(tmp_path) == made


def test_a_new_registry_ends_with_what_makes_the_files_around_it(ladder: Ladder, tmp_path: Path) -> None:
    first, second = (ladder("--registry", "our place/registry", *PEOPLE, cwd=tmp_path) for _ in range(2))

    *_, last = first.err.splitlines()
    command = "ladder init 'our place'"
    assert last.endswith(f": {command}")
    assert command not in second.err
    before = tree(tmp_path)
    assert ladder("init", "our place", cwd=tmp_path).status == 0
    after = tree(tmp_path)
    assert {"our place/registry/README.md", "our place/.github/workflows/ladder.yml"} <= after.keys()
    assert before.items() <= after.items()
    assert ladder("init", "our place", cwd=tmp_path).out.startswith(
        "our place/registry is a registry already: nothing is missing"
    )


def test_a_registry_by_another_name_ends_without_it(ladder: Ladder, tmp_path: Path) -> None:
    assert "ladder init" not in ladder("--registry", "who", *PEOPLE, cwd=tmp_path).err


def test_the_three_sources_come_into_one_registry(ladder: Ladder, tmp_path: Path) -> None:
    for words in (KUBERNETES, PERIBOLOS, PEOPLE):
        assert ladder(*words, cwd=tmp_path).status == 0

    record = (tmp_path / "registry/records/ada-okafor.yaml").read_text()
    assert record.startswith("# yaml-language-server: $schema=../.schemas/record.json\nname: Ada Okafor\n")
    assert record.count("role: organization-member") == 1
    assert "sig: kettle/spout-makers" in record
    assert "since: 2025-01-31" in record


def test_the_table_says_what_came_and_what_was_left_and_why(ladder: Ladder, tmp_path: Path) -> None:
    ran = ladder(*KUBERNETES, cwd=tmp_path)

    lines = [line.split() for line in ran.out.splitlines()]
    assert ["seats:", "chair", "2", "2"] in lines
    assert ["meetings", "not", "expandable", "1"] in lines
    assert "in no organization file" in ran.out
    assert lines[-2][:6] == ["brightwater", "brightwater-gmbh", "Brightwater", "GmbH", "the", "same"]


def test_json_says_the_same(ladder: Ladder, tmp_path: Path) -> None:
    ran = ladder(*PERIBOLOS, "--format", "json", cwd=tmp_path)

    answer = json.loads(ran.out)
    assert answer["version"] == 1
    assert {"what": "teams", "found": 3, "new": 3} in answer["came"]
    assert answer["changed"] == []
    assert all((tmp_path / path).is_file() for path in answer["made"])
    assert answer["left"][0]["what"] == "the version of the code of conduct"


def test_a_dry_run_writes_nothing(ladder: Ladder, tmp_path: Path) -> None:
    ran = ladder(*PEOPLE, "--dry-run", cwd=tmp_path)

    assert (ran.status, list(tmp_path.iterdir())) == (0, [])
    assert "the row of `noor`" in ran.out


def test_the_registry_is_made_where_it_is_named(ladder: Ladder, tmp_path: Path) -> None:
    ran = ladder("--registry", "data/here", *PERIBOLOS, "--name", "Tea", cwd=tmp_path)

    assert ran.status == 0
    assert "\nname: Tea\n" in (tmp_path / "data/here/community.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("peribolos", "absent.yaml"), 2, "there is no file `absent.yaml`"),
        (("peribolos", "."), 2, "`.` is a folder"),
        (("peribolos", "ok.yaml"), 3, "nobody and no group came out of this"),
        (("kubernetes", "--sigs", "bad.yaml"), 3, "`bad.yaml`, line 3: "),
        (("kubernetes", "--sigs", "ok.yaml", "--org", "absent"), 2, "`absent` is not a folder"),
        (("kubernetes", "--sigs", "ok.yaml", "--org", "empty"), 2, "`empty` holds no YAML file"),
        (("people", "ok.csv", "--column", "login"), 2, "`login` does not go with --column"),
        (("people", "ok.csv", "--column", "name=Name"), 2, "`ok.csv` has no column `Name` (it has `login`)"),
        (("people", "ok.csv", "--report-to", "ada"), 2, "`ada` is not an address"),
        (("people", "ok.csv", "--name", ""), 0, ""),
    ],
)
def test_what_cannot_be_taken_in_leaves_everything_as_it_was(
    words: tuple[str, ...], status: int, message: str, ladder: Ladder, tmp_path: Path
) -> None:
    (tmp_path / "bad.yaml").write_text("sigs:\n- [\n- dir: x\n")
    (tmp_path / "ok.yaml").write_text("sigs: []\n")
    (tmp_path / "ok.csv").write_text("login\nada\n")
    (tmp_path / "empty").mkdir()

    ran = ladder("import", *words, cwd=tmp_path)

    assert ran.status == status
    assert message in ran.err
    assert (tmp_path / "registry").exists() == (status == 0)


def test_a_folder_that_is_no_registry_is_left_alone(ladder: Ladder, tmp_path: Path) -> None:
    (tmp_path / "registry").mkdir()
    (tmp_path / "registry" / "notes.txt").write_text("tea\n")

    ran = ladder(*PEOPLE, cwd=tmp_path)

    assert (ran.status, list(tree(tmp_path))) == (3, ["registry/notes.txt"])
    assert "`registry` holds files but no community.yaml" in ran.err


def test_a_file_where_the_registry_should_be_is_left_alone(ladder: Ladder, tmp_path: Path) -> None:
    (tmp_path / "registry").write_text("tea\n")

    ran = ladder(*PEOPLE, cwd=tmp_path)

    assert (ran.status, list(tree(tmp_path))) == (3, ["registry"])
    assert "`registry` is not a folder" in ran.err


def test_the_registry_is_found_upward(ladder: Ladder, tmp_path: Path) -> None:
    ladder(*PERIBOLOS, cwd=tmp_path)
    (tmp_path / "notes").mkdir()

    ran = ladder(*PEOPLE, cwd=tmp_path / "notes")

    assert ran.status == 0
    assert (tmp_path / "registry/records/007.yaml").is_file()
    assert list((tmp_path / "notes").iterdir()) == []


def test_an_import_that_was_cut_off_is_undone_first(ladder: Ladder, tmp_path: Path) -> None:
    root = tmp_path / "registry"
    root.mkdir()
    place = journal.home(root)
    with place.locked():
        journal.begin(place, [journal.Line("records/tea.yaml", None, None, journal.digest(b"half\n"))])
        (root / "records").mkdir()
        (root / "records/tea.yaml").write_bytes(b"half\n")

        again = ladder(*PEOPLE, cwd=tmp_path)
    ran = ladder(*PEOPLE, cwd=tmp_path)

    assert (again.status, ran.status) == (3, 0)
    assert "cut off: undone" in ran.err
    assert not (root / "records/tea.yaml").exists()


def test_a_record_that_cannot_be_read_stops_the_import(ladder: Ladder, tmp_path: Path) -> None:
    ladder(*PERIBOLOS, cwd=tmp_path)
    (tmp_path / "registry/records/no.yaml").write_text("account: [\n")
    before = tree(tmp_path)

    ran = ladder(*KUBERNETES, cwd=tmp_path)

    assert (ran.status, tree(tmp_path)) == (3, before)
    assert "`registry/records/no.yaml` cannot be read as a record" in ran.err


def test_a_read_only_record_stops_the_import(ladder: Ladder, tmp_path: Path) -> None:
    ladder(*PERIBOLOS, cwd=tmp_path)
    (tmp_path / "registry/records/no.yaml").chmod(0o444)
    before = tree(tmp_path)

    ran = ladder(*KUBERNETES, cwd=tmp_path)

    assert (ran.status, tree(tmp_path)) == (3, before)
    assert "it is read-only" in ran.err
