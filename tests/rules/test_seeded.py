"""One registry with a fault for every rule reports exactly those; `seeded/` holds it and what it reports."""

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from ladder_cli.rules.redaction import redacted
from ladder_cli.rules.table import RULES
from ladder_cli.store.checks.checking import check
from ladder_cli.store.copies import fresh
from ladder_cli.store.source import Changed, Folder
from tests.stage import Ran, compare

SEEDED: Final = Path(__file__).parent / "seeded"
EXPECTED: Final = SEEDED / "expected.txt"
SAID: Final = SEEDED / "said.txt"

UNKEPT: Final = {
    "organizations/Twin.yaml": b"name: North Works\n",
    "organizations/twin.yaml": b"name: South Works\n",
    "people/arrow.yaml": b"name: A text turned around\n# a comment \xe2\x80\xaeturned around\n",
    "people/escape.yaml": b"name: A control character\nabout: \x1b[31mred\n",
    "people/hidden-break.yaml": b"name: A hidden line break # a comment\xe2\x80\xa8listening: true\n",
    "people/invisible.yaml": b"name: A space that nobody sees\n# a\xe2\x80\x8b comment\n",
    "people/large.yaml": b"name: Too large\n" + b"# far too much to say\n" * 3000,
    "people/latin-one.yaml": b"name: Andr\xe9\n",
    "people/locked.yaml": b"name: Behind a lock\n",
    "people/many-values.yaml": b"name: Too many values\ninterests: [" + b"a, " * 5000 + b"a]\n",
    "people/tab.yaml": b"name:\tA tab\n",
    **fresh(),
    ".schemas/person.json": b"{}\n",
}
"""Files that are written here: bytes that editors mend, lengths that nobody reads, names that only some
systems keep apart, and the copies of schemas, of which one is old."""

LOCKED: Final = "people/locked.yaml"
ASKS: Final = {"people": ("L701",)}
"""By folder, the rules that say something of another file only because of one in it."""
UNSHOWN: Final = "people/ada@mail.example.org.yaml"
"""The file whose name no finding shows."""

SHEPHERDS: Final = {"people/on-leave.yaml", "people/overloaded.yaml"}
"""Profiles of people whom items name."""

ALONE: Final = {
    "L030": "without `community.yaml` nothing is known of severities, kinds of contribution and conduct",
    "L413": "nobody has ever kept the code of conduct, and L410 is of a committee that has lost members",
    "L506": "it rests on profiles, which nothing names: they must hide nothing of other files",
    "L902": "while a record is in disorder nobody knows what the file for other tools would say",
}
"""Rules whose fault cannot stand beside all the others, and why; each has a registry of its own."""


@pytest.fixture
def big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The registry with all faults, laid out in a folder of its own; one file in it refuses to be opened."""
    registry = tmp_path / "registry"
    shutil.copytree(SEEDED / "registry", registry)
    for path, raw in UNKEPT.items():
        file = registry / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(raw)
    opened = os.open

    def refusing(path: Any, *rest: Any, **named: Any) -> int:
        if str(path).endswith(LOCKED):  # as its mode would for anybody but root
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest, **named)

    monkeypatch.setattr(os, "open", refusing)
    return registry


def reported(ran: Ran) -> list[str]:
    """The findings of a run as lines: path and code."""
    return [f"{finding['path']} {finding['rule']}" for finding in json.loads(ran.out)["findings"]]


def said(ran: Ran) -> str:
    """The findings of a run as a reader has them: place and code, message, hint."""
    return "".join(
        f"{one['path']}:{one['line']}:{one['column']} {one['rule']}\n  {one['message']}\n  = {one['hint']}\n"
        for one in json.loads(ran.out)["findings"]
    )


def expected() -> list[str]:
    return EXPECTED.read_text().splitlines()


def codes(lines: list[str]) -> list[str]:
    return [code_of(line) for line in lines]


def path_of(line: str) -> str:
    path = line.rpartition(" ")[0]
    return UNSHOWN if path == redacted(f"registry/{UNSHOWN}") else path.removeprefix("registry/")


def code_of(line: str) -> str:
    return line.rpartition(" ")[2]


def found(registry: Path, today: date, without: Collection[str] = ()) -> list[str]:
    """The findings of the registry as sorted lines, as if these files were not there."""
    source = Changed(Folder(registry), dict.fromkeys(without))
    findings = check(source, today).findings
    return sorted(f"{redacted(f'registry/{finding.at.path}')} {finding.rule}" for finding in findings)


def rest(without: Collection[str]) -> list[str]:
    """The expected lines of all other files, sorted."""
    return sorted(line for line in expected() if path_of(line) not in without)


def test_the_registry_reports_exactly_its_faults_in_these_words(
    big: Path, ladder: Callable[..., Ran], request: pytest.FixtureRequest
) -> None:
    ran = ladder("validate", "--format", "json", cwd=big.parent)

    lines = "".join(f"{line}\n" for line in reported(ran))
    compare(EXPECTED, lines, bless=request.config.getoption("--bless"))
    compare(SAID, said(ran), bless=request.config.getoption("--bless"))
    assert ran.status == 1


def test_every_rule_has_its_one_fault_there_or_says_why_it_stands_alone() -> None:
    assert Counter(codes(expected())) == Counter(RULES.keys() - ALONE.keys())
    assert {folder.name for folder in (SEEDED / "alone").iterdir()} == set(ALONE)


@pytest.mark.parametrize("code", ALONE)
def test_a_fault_that_stands_alone_is_reported_alone(code: str, today: date) -> None:
    assert codes(found(SEEDED / "alone" / code / "registry", today)) == [code]


def test_the_program_reports_what_stands_alone_or_finds_no_registry(ladder: Callable[..., Ran]) -> None:
    kept, none = (
        ladder("--registry", SEEDED / "alone" / code / "registry", "validate", "--format", "json")
        for code in ("L413", "L030")
    )

    assert codes(reported(kept)) == ["L413"]
    assert (none.status, none.out) == (3, "")
    assert "holds no community.yaml" in none.err


def test_files_in_disorder_hide_nothing_of_the_others(big: Path, today: date) -> None:
    broken = [path_of(line) for line in expected() if RULES[code_of(line)].reads == "text"]
    assert len(broken) > 30

    assert found(big, today, broken) == rest(broken)


@pytest.mark.parametrize("folder", ["contributions", "people", "signals"])
def test_files_that_nothing_names_hide_nothing_of_the_others(folder: str, big: Path, today: date) -> None:
    every = (file.relative_to(big).as_posix() for file in (big / folder).rglob("*") if file.is_file())
    files = [path for path in every if path not in SHEPHERDS]
    assert files

    expected_ = [line for line in rest(files) if code_of(line) not in ASKS.get(folder, ())]
    assert found(big, today, files) == expected_


@pytest.mark.parametrize("folder", sorted({path_of(line).partition("/")[0] for line in expected()}))
def test_a_folder_asked_for_alone_reports_what_it_does_among_all(
    folder: str, big: Path, ladder: Callable[..., Ran]
) -> None:
    ran = ladder("validate", f"registry/{folder}", "--format", "json", cwd=big.parent)

    assert reported(ran) == [line for line in expected() if path_of(line).partition("/")[0] == folder]


@pytest.mark.parametrize("form", ["json", "text", "github", "sarif"])
def test_the_registry_is_reported_in_the_same_bytes_twice(
    form: str, big: Path, ladder: Callable[..., Ran]
) -> None:
    first, second = (ladder("validate", "--format", form, cwd=big.parent) for _ in range(2))

    assert first == second


def test_every_format_lists_the_same_codes_in_the_same_order(big: Path, ladder: Callable[..., Ran]) -> None:
    text, github, sarif = (
        ladder("validate", "--format", form, cwd=big.parent).out for form in ("text", "github", "sarif")
    )

    results = json.loads(sarif)["runs"][0]["results"]
    assert re.findall(r"see: ladder explain (L\d{3})$", text, re.MULTILINE) == codes(expected())
    assert re.findall(r"^::(?:error|warning|notice) .*?\b(L\d{3})\b", github, re.MULTILINE) == codes(
        expected()
    )
    assert [result["ruleId"] for result in results] == codes(expected())
