"""One cause, one finding: what merely follows from another fault is not said besides."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from ladder_cli.store.checks.checking import brought, check
from ladder_cli.store.checks.examples import base
from ladder_cli.store.source import Changed, Folder, Texts
from tests.rules.registries import laid_out

SAMPLE = Path(__file__).parents[2] / "registry"
TODAY = date(2026, 11, 22)

SEATS = """\
seats:
  - {role: member, since: 2025-01-10}
  - {role: reviewer, sig: docs, since: 2026-03-01, """

ROLE = "{title: M, ladder: l, scope: community, in_force: 2020-01-01, "

SIGNAL = "title: A vote\non: 2026-10-01\nlink: https://forum.example.org/t/9\n"

MEETING = """\
title: SIG Docs
kind: sig
meetings:
  - kind: status
    title: Weekly
    anchor: 2026-01-05
    time_zone: Europe/Berlin
    time: "10:00"
"""

ONE_CAUSE = {
    "an alias where a list is asked for": ("people/ada", "name: &n Ada\ninterests: *n\n", ["L011"]),
    "a merge key that gives what is asked for": ("organizations/globex", "<<: {name: Globex}\n", ["L013"]),
    "a zero-padded login": ("records/ada", "account: {login: 010}\n", ["L104"]),
    "a login in octal": ("records/ada", "account: {login: 0o17}\n", ["L104"]),
    "a login with an exponent": ("records/ada", "account: {login: 1e3}\n", ["L104"]),
    "a character that nobody sees in a key": ("people/ada", "na\u200bme: Ada\n", ["L024"]),
    "one in a word of a list": ("people/ada", "name: Ada\nclasses: [us\u200ber]\n", ["L024"]),
    "one behind an escape": ("people/ada", 'name: Ada\nclasses: ["us\\u200ber"]\n', ["L024"]),
    "an address as a key": ("people/ada", "name: Ada\nada@mail.example.org: x\n", ["L401"]),
    "an address in a list of choices": ("people/ada", "name: Ada\nclasses: [a@mail.example.org]\n", ["L401"]),
    "a name that looks like another as it mixes scripts": ("people/zoe", "name: Adа Okafor\n", ["L230"]),
    "a group in another's folder, and in no other group": (
        "sigs/docs/print",
        "title: SIG Print\nkind: sig\n",
        ["L231"],
    ),
    "a zone that is another on every machine": (
        "people/ada",
        "name: Ada\ntime_zone: posix/Europe/Berlin\n",
        ["L234"],
    ),
    "a time without its zero": (
        "people/ada",
        "name: Ada\navailability:\n  - days: [monday]\n    from: 9:30\n    to: 11:00\n",
        ["L110", "L017"],
    ),
    "off for a severity": (
        "community",
        base()["community.yaml"].decode() + "severities: {L224: {severity: off, reason: We know them.}}\n",
        ["L105"],
    ),
    "no text where one is asked for": ("people/ada", "name: ''\n", ["L112"]),
    "yes for a truth": ("people/ada", "name: Ada\nlistening: yes\n", ["L103"]),
    "a number as an unknown key": ("people/ada", "name: Ada\n1: x\n", ["L101"]),
    "no as an unknown key": ("people/ada", "name: Ada\nno: x\n", ["L101"]),
    "a misspelled key that is asked for": ("people/ada", "nmae: Ada\n", ["L101"]),
    "an infinite number of slots": ("people/ada", "name: Ada\nslots: .inf\n", ["L018"]),
    "a tab in the indentation": ("people/ada", "name: Ada\nmentoring:\n\toffer: {capacity: 1}\n", ["L020"]),
    "a month that no year has": (
        "people/ada",
        "name: Ada\nfollows: [{group: docs, since: 2026-13-01}]\n",
        ["L111"],
    ),
    "a date in words": ("people/ada", "name: Ada\nfollows: [{group: docs, since: May 2026}]\n", ["L110"]),
    "two requirements in one": (
        "roles/member",
        ROLE + "requires: {id: a, manual: {question: q}, seat_open: {}}}\n",
        ["L106"],
    ),
    "a term that ends on a day and with an event": (
        "roles/member",
        ROLE + "requires: {id: a, seat_open: {}}, seats: {term: 1 year, ends_with: the release}}\n",
        ["L106"],
    ),
    "another kind of signal than there is": ("signals/vote", SIGNAL + "kind: vote\n", ["L105"]),
    "a survey without its answers": ("signals/vote", SIGNAL + "kind: survey\n", ["L102"]),
    "a mention with a survey's answers": (
        "signals/vote",
        SIGNAL + "kind: mention\nsurvey: {question: When, people: 9, answers: {now: 5, later: 4}}\n",
        ["L101"],
    ),
    "a meeting every so many weeks on the first of its weekdays": (
        "sigs/docs",
        MEETING + "    every: {weeks: 2, nth: 1}\n",
        ["L101"],
    ),
    "the same sponsor twice": (
        "records/ada",
        SEATS + "sponsors: [{by: bob, on: 2026-02-20}, {by: bob, on: 2026-02-20}]}\n",
        ["L312"],
    ),
    "two organizations of which one is the other's alias, but for marks": (
        "organizations/acme-inc",
        "name: Acme, Inc\n",
        ["L226"],
    ),
    "an unknown sponsor": (
        "records/ada",
        SEATS + "sponsors: [{by: zed, on: 2026-02-20}]}\n",
        ["L202"],
    ),
}


@pytest.mark.parametrize("what", ONE_CAUSE)
def test_one_cause_makes_one_finding(what: str) -> None:
    path, text, expected = ONE_CAUSE[what]
    files = {**base(), f"{path}.yaml": text.encode()}

    assert [finding.rule for finding in check(Texts(files), TODAY).findings] == expected


def test_a_name_made_of_letters_and_marks_is_the_same_name() -> None:
    one, other = (f"name: {unicodedata.normalize(form, 'José')}\n".encode() for form in ("NFC", "NFD"))
    assert one != other

    files = {**base(), "people/jose.yaml": one, "people/jose-2.yaml": other}
    assert check(Texts(files), TODAY).findings == ()


ENDED = ", ended: {on: 2026-06-30, why: stepped-down}}"

EMPTIED = {
    "steward": ("bob", "{role: steward, since: 2020-05-01"),
    "lead": ("carol", "{role: lead, sig: docs, since: 2020-05-01"),
}


@pytest.mark.parametrize("role", EMPTIED)
def test_a_needed_seat_that_nobody_holds_any_more_is_one_cause(role: str) -> None:
    handle, seat = EMPTIED[role]
    texts = dict(base())
    texts[f"records/{handle}.yaml"] = f"name: Somebody\nseats:\n  - {seat}{ENDED}\n".encode()
    texts[f"roles/{role}.yaml"] += b"seats: {least: 1}\n"

    assert [finding.rule for finding in check(Texts(texts), TODAY).findings] == ["L351"]


def test_a_community_file_that_is_a_folder_is_one_cause(tmp_path: Path) -> None:
    texts = {path: raw for path, raw in base().items() if path != "community.yaml"}
    source = laid_out(tmp_path, {**texts, "community.yaml/note.md": b"a note\n"})

    assert [finding.rule for finding in check(source, TODAY).findings] == ["L031"]


def test_a_group_in_disorder_does_not_hide_another_without_a_lead() -> None:
    texts = {**base(), "sigs/web.yaml": b"title: SIG Web\nkind: sig\n", "sigs/odd.yaml": b"title: Odd\n"}
    texts["sigs/odd/part.yaml"] = b"title: Part\nkind: sig\nwithin: odd\n"

    found = [(finding.at.path, finding.rule) for finding in check(Texts(texts), TODAY).findings]

    assert found == [("sigs/odd.yaml", "L102"), ("sigs/web.yaml", "L356")]


@pytest.mark.parametrize(
    "path",
    [
        "roles/approver.yaml",
        "roles/lead.yaml",
        "roles/member.yaml",
        "roles/steward.yaml",
        "sigs/docs/translation.yaml",
        "sigs/docs/website.yaml",
        "sigs/docs.yaml",
        "organizations/kelpworks.yaml",
        "people/tomasz.yaml",
        "records/kofi.yaml",
        "records/tomasz.yaml",
        "records/hana.yaml",
        "community.yaml",
    ],
)
def test_a_file_in_disorder_brings_no_finding_of_another(path: str) -> None:
    sample = Folder(SAMPLE)
    broken = Changed(sample, {path: sample.read(path) + b"zzz: [\n"})

    assert [finding.at.path for finding in brought(sample, broken, TODAY).findings] == [path]


def test_what_names_nobody_is_told_once() -> None:
    sample = Folder(SAMPLE)
    gone = Changed(sample, {"records/hana.yaml": None, "people/hana.yaml": None})

    rules = {finding.rule for finding in brought(sample, gone, TODAY).findings}
    assert rules <= {"L202", "L233"}


@pytest.mark.parametrize(
    "text", ["name: Ada\n- x\n", "name: [\n", 'name: "Ada\n', "{", "? a\n", "name: Ada\n\x00", "&"]
)
def test_a_file_that_is_not_read_is_never_without_a_finding(text: str) -> None:
    files = {**base(), "people/ada.yaml": text.encode()}

    assert check(Texts(files), TODAY).findings
