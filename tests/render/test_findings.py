"""Findings in every format."""

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.model.finding import At, Finding, Quote
from ladder_cli.render.annotation import data, property_
from ladder_cli.render.findings import FORMATS, Answer
from ladder_cli.render.terminal import columns
from ladder_cli.rules.table import RULES
from ladder_cli.store.documents.excerpts import Shown, shown
from ladder_cli.store.documents.locating import Location
from ladder_cli.store.source import Texts

ADA = """\
name: Ada Okafor
affiliations:
  - {organization: アクメ, from: 2024-01-01}
seats:
  - role: reviwer
    sig:\tdocs
  - {role: "člen 👩‍💻 e\u0301", sig: docs}
"""


def answer(*findings: Finding, text: str = ADA, width: int = 100, colored: bool = False) -> Answer:
    source = Texts({"records/ada.yaml": text.encode()}, "registry/")
    return Answer(shown(findings, source), 1, not findings, width, colored)


def at(*keys: str | int) -> At:
    return At("records/ada.yaml", keys)


SEVERAL = (
    Finding(at("seats", 0, "role"), "`reviwer` is not a role", "did you mean `reviewer`?", (), "L201"),
    Finding(
        At("records/ada.yaml", span=(ADA.index("\t"), ADA.index("\t") + 1)),
        "a tab stands here",
        "use spaces",
        (Quote(("seats",)),),
        "L020",
    ),
    Finding(at("affiliations", 0, "organization"), "`アクメ` is not here", "", (), "L204", "warning"),
    Finding(at("seats", 1, "role"), "50% of: it, and\nmore ::error::", "100% \x1b[31m", (), "L201", "info"),
    Finding(at(), "nobody reads this file", "merge the two", (), "L033"),
    Finding(At("records/gone.yaml", ("name",)), "a file that is gone", "", (), "L034"),
    Finding(at("seats", 0), "over several lines", "", (), "L302"),
)


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_prints_what_it_printed_before(form: str, golden: Callable[[str, str], None]) -> None:
    suffix = {"text": "txt", "github": "txt"}.get(form, "json")

    printed = FORMATS[form](answer(*SEVERAL))
    if form == "sarif":
        printed = printed.replace(
            json.loads(printed)["runs"][0]["tool"]["driver"]["semanticVersion"], "1.2.3", 1
        )
    golden(f"findings/{form}.{suffix}", printed)


def test_the_carets_stand_right_under_a_finding_beside_tabs_wide_marks_and_emoji() -> None:
    for text in ("abc", "\t\tabc", "アクメ: abc", "e\u0301e\u0301 abc", "👩‍💻👍🏽 abc", "\ufeffabc", "ﷺ abc"):
        start = text.index("abc")
        line = text.removeprefix("\ufeff")
        finding = Finding(At("records/ada.yaml", span=(start, start + 3)), "it", rule="L201")

        block = FORMATS["text"](answer(finding, text=text)).splitlines()

        source, carets = block[2].removeprefix("1 | "), block[3].removeprefix("  | ")
        assert carets.lstrip() == "^^^"
        assert columns(source[: source.index("abc")]) == carets.index("^"), line


def test_the_carets_stand_right_behind_what_is_covered() -> None:
    text = '{about: 日本語@例え.org, b: abc, c: "zo\\x65@ex\\x61mple.org"}'
    finding = Finding(
        At("records/ada.yaml", span=(text.index("abc"), text.index("abc") + 3)), "it", rule="L201"
    )

    block = FORMATS["text"](answer(finding, text=text)).splitlines()

    assert block[2] == "1 | {about: **********, b: abc, c: " + "*" * len('"zo\\x65@ex\\x61mple.org"') + "}"
    assert block[2].index("abc") == block[3].index("^^^")


def test_a_byte_that_is_not_utf8_is_shown_in_its_line() -> None:
    raw = "name: Zoë\ncity: Malm".encode() + b"\xf6 it is\n"
    finding = Finding(At("records/ada.yaml", span=(20, 21)), "it", rule="L002")
    source = Texts({"records/ada.yaml": raw}, "registry/")

    block = FORMATS["text"](Answer(shown([finding], source), 1, ok=False)).splitlines()

    assert block[0].startswith("registry/records/ada.yaml:2:11: L002")
    assert block[2:4] == ["2 | city: Malm\ufffd it is", "  |           ^"]


@given(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=300), st.integers(0, 300), st.integers(1, 300)
)
def test_an_excerpt_fits_the_width_and_steers_nothing(text: str, start: int, length: int) -> None:
    start, end = min(start, len(text)), min(start + length, len(text))
    finding = Finding(At("records/ada.yaml", span=(start, end)), text, text, rule="L201")

    for form in ("text", "github"):
        printed = FORMATS[form](answer(finding, text=text, width=60))
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e]", printed)
        assert printed.count("\n") <= 8

    lines = FORMATS["text"](answer(finding, text=text, width=60)).split("\n")
    drawn = [line for line in lines if re.match(r"(\d+| +) \| ", line)]
    assert all(columns(line) <= 64 for line in drawn)


def test_the_line_of_a_long_finding_is_cut_in_linear_time() -> None:
    text = "name: [" + "a, " * 20_000 + "]"
    finding = Finding(At("records/ada.yaml", span=(30_000, 50_000)), "it", rule="L201")

    assert max(map(len, FORMATS["text"](answer(finding, text=text)).splitlines())) <= 110


def test_colour_is_on_the_code_and_the_carets_alone() -> None:
    plain = FORMATS["text"](answer(*SEVERAL))
    colored = FORMATS["text"](answer(*SEVERAL, colored=True))

    assert "\x1b" not in plain
    assert re.sub("\x1b\\[[0-9;]*m", "", colored) == plain
    assert "\x1b[1;31mL201\x1b[0m" in colored


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60))
def test_nothing_in_a_message_begins_another_workflow_command(text: str) -> None:
    assert not set("\r\n") & set(data(text))
    assert not set("\r\n:,") & set(property_(text))
    assert "%" not in re.sub("%(25|0A|0D|3A|2C)", "", property_(text))


def test_json_is_the_contract_of_the_design() -> None:
    printed = json.loads(FORMATS["json"](answer(SEVERAL[0])))

    assert printed == {
        "version": 1,
        "ok": False,
        "checked": {"files": 1},
        "findings": [
            {
                "rule": "L201",
                "name": "unknown-role",
                "severity": "error",
                "path": "registry/records/ada.yaml",
                "line": 5,
                "column": 11,
                "end_line": 5,
                "end_column": 18,
                "message": "`reviwer` is not a role",
                "hint": "did you mean `reviewer`?",
                "fixable": False,
            }
        ],
    }


def test_sarif_names_every_rule_and_points_from_each_result_to_its_own() -> None:
    (run,) = json.loads(FORMATS["sarif"](answer(*SEVERAL)))["runs"]

    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_finding_without_a_line_is_shown_at_the_top_of_its_file() -> None:
    assert shown([SEVERAL[4]], Texts({"records/ada.yaml": b""})) == [
        Shown(SEVERAL[4], "records/ada.yaml", Location(1, 1, 1, 1), None, 1)
    ]


def test_what_is_there_once_more_than_is_shown_is_one_more_place() -> None:
    text = "name: Ada\n" * 101
    found = shown(
        [
            Finding(At("records/ada.yaml", span=(at, at + 4)), "twice", rule="L010")
            for at in range(0, 1010, 10)
        ],
        Texts({"records/ada.yaml": text.encode()}),
    )

    assert [one.count for one in found] == [1] * 101
    assert found[100].finding.message == "the same from here on in 1 more place of this file"


def test_of_many_findings_it_is_told_how_often_each_rule_found_something() -> None:
    some = [Finding(at(), "a", "", (), "L201"), Finding(at(), "b", "", (), "L331", "info")]
    many = [*some * 30, Finding(at(), "c", "", (), "L034")]

    assert "By rule" not in FORMATS["text"](answer(*some))
    assert "\nBy rule:\n30  L201 error: unknown-role\n 1  L034 error: " in FORMATS["text"](answer(*many))
    assert "\n30  L331 info: " in FORMATS["text"](answer(*many))
