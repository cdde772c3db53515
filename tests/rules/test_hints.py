"""What a hint says to write mends what the finding is about, and brings nothing else."""

import re
from datetime import date
from pathlib import Path

import pytest

from ladder_cli.rules.table import RULES
from ladder_cli.store.checks.checking import check
from ladder_cli.store.checks.examples import base, example
from ladder_cli.store.documents.excerpts import shown
from ladder_cli.store.source import Texts
from tests.rules.registries import codes, laid_out

WRITE = re.compile(r"(?:did you mean|write) `([^`]+)`")

SEAT = "account: {login: ada}\nseats: [{role: ROLE, since: 2026-01-10, origin: imported}]\n"
WORKS = "account: {login: ada}\naffiliations: [{organization: FIRM, from: 2026-01-01}]\n"

RESPELLED = {
    "a role in capitals": SEAT.replace("ROLE", "Member"),
    "a role with a slip": SEAT.replace("ROLE", "membre"),
    "an employer's name": WORKS.replace("FIRM", "Acme"),
    "an employer with marks": WORKS.replace("FIRM", "Àcmé"),
    "a login with its sign": "account: {login: '@ada'}\n",
    "a login as a link": "account: {login: 'https://code.example.org/ada/'}\n",
    "a handle with its sign": "account: {login: ada}\nties: [{with: '@Bob', kind: family}]\n",
}

MEASURE = """\
measures:
  - {kind: review, source: x, count: 5, from: 2026-01-01, until: 2026-06-30, as_of: 2026-05-01}
"""

MESSAGES = {
    "a year for a day": (
        SEAT.replace("ROLE", "member").replace("2026-01-10", "2026"),
        (
            "L104",
            "`seats.since` is read as the number 2026, and a day is asked for",
            "for example `2025-05-01`",
        ),
    ),
    "nothing for a day": (
        SEAT.replace("ROLE", "member").replace("2026-01-10", ""),
        ("L103", "`seats.since` has no value, but a day is asked for", 'for example `"2025-05-01"`'),
    ),
    "a login that is true": (
        "account: {login: true}\n",
        ("L104", "`account.login` is read as `true`, not as text", "put it between quotes"),
    ),
    "a yes before the question": (
        "nominations: [{role: member, by: bob, on: 2026-11-20, accepted: 2026-11-19}]\n",
        ("L250", "`accepted` is 2026-11-19, before `on`, which is 2026-11-20", "mend one of the two days"),
    ),
    "a count from before the end of its span": (
        "account: {login: ada}\n",
        ("L250", "`as_of` is 2026-05-01, before `until`, which is 2026-06-30", "mend one of the two days"),
    ),
    "a name of spaces": (
        "account: {login: ada}\nfacts: [{what: two-factor, source: '  ', as_of: 2026-01-01}]\n",
        ("L112", "`facts.source` is blank", "for example `code host`"),
    ),
    "a text that is too long": (
        f"account: {{login: ada}}\nfacts: [{{what: two-factor, source: {'a' * 310}, as_of: 2026-01-01}}]\n",
        ("L112", "`facts.source` is too long: 310 characters, and 300 are the most", "shorten it by 10"),
    ),
    "a term that ends before it begins": (
        SEAT.replace("ROLE", "member").replace("origin", "until: 2025-01-01, origin"),
        ("L250", "`until` is 2025-01-01, before `since`, which is 2026-01-10", "mend one of the two days"),
    ),
}


@pytest.mark.parametrize("what", RESPELLED)
def test_what_a_hint_says_to_write_is_right(what: str, today: date) -> None:
    files = {**base(), "records/ada.yaml": f"name: Ada Okafor\n{RESPELLED[what]}".encode()}
    (found,) = shown(check(Texts(files), today).findings, Texts(files))
    word = WRITE.match(found.finding.hint)
    assert word
    lines = files["records/ada.yaml"].decode().split("\n")
    line, at = lines[found.location.line - 1], found.location
    lines[at.line - 1] = f"{line[: at.column - 1]}{word[1]}{line[at.end_column - 1 :]}"

    mended = {**files, "records/ada.yaml": "\n".join(lines).encode()}
    assert check(Texts(mended), today).findings == ()


@pytest.mark.parametrize("code", [code for code in RULES if example(code, "fires")])
def test_what_the_hint_of_an_example_says_to_write_ends_the_finding(
    code: str, tmp_path: Path, today: date
) -> None:
    fires = example(code, "fires")
    assert fires is not None
    files = fires.laid_over(base())
    source = laid_out(tmp_path, files)
    for found in shown(check(source, today).findings, source):
        word, at = WRITE.match(found.finding.hint), found.location
        if word is None or found.excerpt is None:
            continue
        lines = files[found.finding.at.path].decode().split("\n")
        line = lines[at.line - 1]
        lines[at.line - 1] = f"{line[: at.column - 1]}{word[1]}{line[at.end_column - 1 :]}"
        files[found.finding.at.path] = "\n".join(lines).encode()

        after = check(Texts(files), today).findings
        assert found.finding.message not in [finding.message for finding in after]


@pytest.mark.parametrize("what", MESSAGES)
def test_a_message_says_what_was_asked_for(what: str, today: date) -> None:
    text, expected = MESSAGES[what]
    files = {**base(), "records/ada.yaml": f"name: Ada Okafor\n{text}".encode()}
    if "count" in what:
        files["contributions/ada.yaml"] = MEASURE.encode()

    (found,) = check(Texts(files), today).findings
    assert (found.rule, found.message, found.hint) == expected
    assert codes([found]) == [expected[0]]
