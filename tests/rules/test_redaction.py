"""What may stand nowhere is found, and never shown."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.render.diff import unified
from ladder_cli.render.findings import FORMATS, Answer
from ladder_cli.rules.redaction import forbidden, is_suspect, redacted
from ladder_cli.rules.table import RULES
from ladder_cli.store.checks.checking import check
from ladder_cli.store.checks.examples import base, example
from ladder_cli.store.documents.excerpts import shown
from tests.rules.registries import codes, laid_out
from tests.stage import Ran

ADDRESS = "zoe.planted@mail.example.org"
TOKEN = "ghp_" + "a1B2" * 9

FORBIDDEN = [
    ADDRESS,
    "zoe%40mail.example.org",
    "zoe%40mail%2Eexample%2Eorg",
    "zoe&commat;mail&#046;example&period;org",
    "zoe＠mail.example.org",
    "ｚｏｅ＠ｍａｉｌ．ｅｘａｍｐｌｅ．ｏｒｇ",
    "zoe at mail dot example dot org",
    "zoe AT mail DOT com",
    "zoe [at] mail [dot] example [dot] org",
    "zoe (AT) mail.example.org",
    "zoë@exämple.org",
    "https://forge.example.org/@zoe@mail.example.org",
    "+49 30 5550 1234",
    "+49305550123",
    "＋４９ 30 5550 1234",
    "0049 30 5550 1234",
    "(555) 123-4567",
    "555-123-4567",
    "tel:5551234567",
    TOKEN,
    "github_pat_" + "a1B2" * 6,
    "glpat-" + "a1B2" * 6,
    "xoxb-1234567890-abc",
    "AKIA" + "A1B2" * 4,
    "-----BEGIN OPENSSH PRIVATE KEY-----\nabcdef\n-----END OPENSSH PRIVATE KEY-----",
    "https://zoe:hunter2@code.example.org/",
]
ALLOWED = [
    "https://social.example.org/@zoe",
    "zoe at mail",
    "meet at the polka dot cafe, 1&2 dots",
    "actions/checkout@v4.1",
    "pkg@1.2.3",
    "2026-11-22",
    "2026-01-01T00:00:00+00:00",
    "1234567890123",
    "https://code.example.org/docs/pull/5551234567",
    "10+ years, 100+ machines",
    "ghp_ is how such tokens begin",
    "that) is all",
]


@pytest.mark.parametrize("text", FORBIDDEN)
def test_what_may_stand_nowhere_is_found_and_covered(text: str) -> None:
    around = f"about: {text} or so"

    assert is_suspect(around.encode())
    kind, start, _ = next(iter(forbidden(around)))
    assert kind in ("address", "phone", "secret")
    assert start >= len("about: ") - 1
    assert not list(forbidden(redacted(around)))


@pytest.mark.parametrize("text", ALLOWED)
def test_what_merely_looks_like_it_is_left_alone(text: str) -> None:
    assert redacted(f"about: {text}") == f"about: {text}"


@given(st.text(alphabet="ab1+@.[]() -at0549\n_%", max_size=40))
def test_the_quick_look_at_bytes_misses_nothing(text: str) -> None:
    if any(forbidden(text)):
        assert is_suspect(text.encode())


@given(st.text(max_size=30), st.sampled_from(FORBIDDEN))
def test_covering_twice_covers_no_more(text: str, planted: str) -> None:
    once = redacted(text + planted)

    assert redacted(once) == once


PLANTS: dict[str, dict[str, str]] = {
    "a value": {"people/ada.yaml": f"name: Ada\nabout: {ADDRESS}\n"},
    "a comment": {"people/ada.yaml": f"name: Ada # {ADDRESS}\n"},
    "an unknown key": {"people/ada.yaml": f"name: Ada\n{ADDRESS}: it\n"},
    "a duplicate key": {"people/ada.yaml": f"name: Ada\n{ADDRESS}: 1\n{ADDRESS}: 2\n"},
    "a missing quote": {"people/ada.yaml": f'name: "Ada\nabout: {ADDRESS}\n'},
    "beside a wrong type": {"people/ada.yaml": f"name: Ada\ninterests: {ADDRESS}\n"},
    "an alias": {"people/ada.yaml": f"name: Ada\nabout: *{ADDRESS}\n"},
    "a tag": {"people/ada.yaml": f"name: Ada\nabout: !{ADDRESS} it\n"},
    "a directive": {"people/ada.yaml": f"%{ADDRESS}\n---\nname: Ada\n"},
    "a file's name": {f"people/{ADDRESS}.yaml": "name: Ada\n"},
    "a folder's name": {f"{ADDRESS}/ada.yaml": "name: Ada\n"},
    "a value not in a list": {"people/ada.yaml": f"name: Ada\nclasses: [{ADDRESS}]\n"},
    "a reference": {"people/ada.yaml": f"name: Ada\nfollows:\n  - {{group: {ADDRESS}}}\n"},
    "escapes throughout": {
        "people/ada.yaml": 'name: Ada\nabout: "zo\\x65.plant\\x65d@m\\x61il.ex\\x61mple.org"\n'
    },
    "escapes in a key": {"people/ada.yaml": 'name: Ada\n"zoe.plant\\x65d@m\\x61il.example.org": 1\n'},
    "an end of a line": {"people/ada.yaml": 'name: Ada\nabout: "zoe.planted@\\\n  mail.example.org"\n'},
    "a folded line": {
        "people/ada.yaml": "name: Ada\nabout: zoe.planted [at]\n   mail [dot] example [dot] org\n"
    },
    "an escape": {"people/ada.yaml": 'name: Ada\nabout: "zoe.planted\\u0040mail.example.org"\n'},
    "the wrong field of the community": {"community.yaml": f"name: {ADDRESS}\n"},
    "a list item said twice": {"people/ada.yaml": f"name: Ada\ninterests: [{ADDRESS}, {ADDRESS}]\n"},
    "beside a tab": {"people/ada.yaml": f"name:\tAda\nabout: {ADDRESS} # {TOKEN}\n"},
}


@pytest.mark.parametrize("where", PLANTS)
@pytest.mark.parametrize("form", FORMATS)
def test_a_planted_address_is_reported_and_printed_nowhere(
    where: str, form: str, tmp_path: Path, today: date
) -> None:
    planted = {path: text.encode() for path, text in PLANTS[where].items()}
    source = laid_out(tmp_path, {**base(), **planted})

    report = check(source, today)
    printed = FORMATS[form](Answer(shown(report.findings, source), report.files, ok=False))

    assert {"L401", "L404"} & set(codes(report.findings))
    assert "plant" not in printed
    assert TOKEN not in printed


@pytest.mark.parametrize("code", [code for code in RULES if example(code, "fires")])
def test_no_rule_and_no_format_prints_an_address_on_the_line_of_its_finding(
    code: str, tmp_path: Path, today: date
) -> None:
    fires = example(code, "fires")
    assert fires is not None
    files = fires.laid_over(base())
    planted = {path: raw.replace(b"\n", f" # {ADDRESS}\n".encode()) for path, raw in fires.files.items()}
    source = laid_out(tmp_path, files | planted)

    report = check(source, today)
    answer = Answer(shown(report.findings, source), report.files, ok=False)

    for form in FORMATS.values():
        assert "planted" not in form(answer)


def test_the_two_fields_for_an_address_hold_one_and_no_other_value_does(tmp_path: Path, today: date) -> None:
    source = laid_out(tmp_path, base())

    assert check(source, today).findings == ()


def test_a_diff_does_not_show_what_may_stand_nowhere() -> None:
    assert "planted" not in unified("a.yaml", f"about: {ADDRESS}\n".encode(), b"about: x\n")


def test_the_program_prints_no_address_even_when_it_mends(tmp_path: Path, ladder: Callable[..., Ran]) -> None:
    laid_out(tmp_path / "registry", {**base(), "people/ada.yaml": f"name:\tAda # {ADDRESS}\n".encode()})

    for words in (["validate"], ["validate", "--diff"], ["validate", "--fix"], ["show", "ada"]):
        ran = ladder(*words, cwd=tmp_path)
        assert "planted" not in ran.out + ran.err


@pytest.mark.timeout(20)
def test_a_file_of_one_long_word_takes_no_time(tmp_path: Path, today: date) -> None:
    text = f"name: Ada @ home # {'x' * 65_000}\n".encode()

    assert codes(check(laid_out(tmp_path, {**base(), "people/ada.yaml": text}), today).findings) == []
