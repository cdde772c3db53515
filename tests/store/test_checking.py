"""Checking, what a change brings, and what can be mended."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_cli.model.finding import Finding
from ladder_cli.model.stop import Stop
from ladder_cli.rules.table import RULES
from ladder_cli.store.checks.checking import brought, check
from ladder_cli.store.checks.examples import base, example
from ladder_cli.store.checks.mending import mended
from ladder_cli.store.source import Changed, Listing, Source, Texts

TODAY = date(2026, 11, 22)
BASE = Texts(base())


def with_files(**files: str) -> Source:
    """The base with these files, `records/ada` for `records/ada.yaml`."""
    return Changed(BASE, {f"{path}.yaml": text.encode() for path, text in files.items()})


def said(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.at.path) for finding in findings]


class Locked(Texts):
    """Files of which one refuses to be opened."""

    def read(self, path: str) -> bytes:
        if path == "records/ada.yaml":
            raise Stop("cannot read `records/ada.yaml`: permission denied")
        return Texts.read(self, path)


def test_a_file_that_cannot_be_opened_is_a_finding_and_hides_nothing() -> None:
    found = check(Locked({**base(), "people/ada.yaml": b"name: Ada\nslots: many\n"}), TODAY).findings

    assert said(found) == [("L103", "people/ada.yaml"), ("L001", "records/ada.yaml")]
    assert found[1].message == "cannot read `records/ada.yaml`: permission denied"


@pytest.mark.parametrize("is_new", [True, False])
def test_a_file_that_cannot_be_opened_may_have_been_renamed_or_not(is_new: bool) -> None:
    without = {path: raw for path, raw in base().items() if path != "records/ada.yaml"}
    one, other = (
        Locked({**without, "records/ada.yaml": b""}),
        Texts({**without, "records/zoe.yaml": b"x: 1\n"}),
    )

    found = said(brought(other, one, TODAY).findings if is_new else brought(one, other, TODAY).findings)

    assert ("L001", "records/ada.yaml") in found if is_new else ("L101", "records/zoe.yaml") in found


def test_findings_are_of_the_paths_that_were_asked_for_and_the_rest_is_read_all_the_same() -> None:
    source = with_files(
        **{"people/ada": "name: Ada\nfollows: [{group: nowhere}]\n", "people/bob": "name: Bob\nslots: x\n"}
    )

    assert said(check(source, TODAY, ["people/ada.yaml"]).findings) == [("L203", "people/ada.yaml")]
    assert len(check(source, TODAY, ["people"]).findings) == 2
    assert check(source, TODAY, ["records"]).findings == ()
    assert check(source, TODAY, ["people"]).files == 2


def test_a_change_brings_what_it_breaks_in_files_that_it_does_not_touch() -> None:
    head = Changed(BASE, {"roles/reviewer.yaml": None, "records/ada.yaml": None})
    before = with_files(
        **{
            "people/eve": "name: Eve\nmentoring: {wish: {since: 2026-10-01, goal: reviewer}}\n",
            "records/dan": "name: Dan\nslots: 3\n",
        }
    )
    after = Changed(before, {"roles/reviewer.yaml": None})

    assert said(brought(before, after, TODAY).findings) == [("L201", "people/eve.yaml")]
    assert brought(BASE, BASE, TODAY).findings == ()
    assert check(head, TODAY).findings == ()


def test_what_was_wrong_before_is_not_brought_by_lines_moving() -> None:
    entry = "  - {kind: reviw, date: 2026-10-02, what: read a page, recorded_by: bob}\n"
    fine = "  - {kind: review, date: 2026-10-02, what: read another, recorded_by: bob}\n"
    before = with_files(**{"contributions/ada": "entries:\n" + entry})
    moved = with_files(**{"contributions/ada": "entries:\n" + fine + entry})
    doubled = with_files(**{"contributions/ada": "entries:\n" + entry + fine + entry})

    assert brought(before, moved, TODAY).findings == ()
    (finding,) = brought(before, doubled, TODAY).findings
    assert finding.at.keys == ("entries", 2, "kind")
    assert brought(doubled, before, TODAY).findings == ()


def test_what_was_wrong_before_is_not_brought_by_a_file_going_into_a_shard() -> None:
    text = "name: Ada\nslots: many\n"
    before = with_files(**{"people/ada": text})
    moved = with_files(**{"people/a/ada": text})
    worse = with_files(**{"people/a/ada": text + "colour: green\n"})

    assert said(check(moved, TODAY).findings) == [("L103", "people/a/ada.yaml")]
    assert brought(before, moved, TODAY).findings == ()
    assert brought(moved, before, TODAY).findings == ()
    assert said(brought(before, worse, TODAY).findings) == [("L101", "people/a/ada.yaml")]


def test_what_was_wrong_before_is_not_brought_by_a_renamed_file() -> None:
    text = "name: Ada Okafor\nlanguages: [en, ig]\nslots: many\n"
    before = with_files(**{"people/eve": text, "people/zoe": "name: Zoe\nslots: many\n"})
    moved = Changed(before, {"people/eve.yaml": None, "people/evelyn.yaml": text.encode()})
    edited = Changed(
        before, {"people/eve.yaml": None, "people/evelyn.yaml": f"{text}listening: maybe\n".encode()}
    )
    other = Changed(before, {"people/eve.yaml": None, "people/max.yaml": b"name: Max\nslots: many\n"})

    assert brought(before, moved, TODAY).findings == ()
    assert [one.at.keys for one in brought(before, edited, TODAY).findings] == [("listening",)]
    assert said(brought(before, other, TODAY).findings) == [("L103", "people/max.yaml")]


def test_a_finding_that_became_more_serious_is_brought_and_one_that_became_less_is_not() -> None:
    severities = "severities: {{L224: {{severity: {}, reason: We mix them up.}}}}\n"
    near = with_files(**{"records/b0b": "name: Somebody\naccount: {login: b0b}\n"})
    info, warning = (
        Changed(near, {"community.yaml": near.read("community.yaml") + severities.format(word).encode()})
        for word in ("info", "warning")
    )

    assert said(brought(info, warning, TODAY).findings) == [("L224", "records/bob.yaml")]
    assert brought(warning, info, TODAY).findings == ()


def test_a_name_with_a_letter_of_another_script_is_told_which_and_how_to_spell_it() -> None:
    (finding,) = check(with_files(**{"people/d\u043ecs": "name: Docs\n"}), TODAY).findings

    assert (finding.rule, finding.hint) == ("L034", "rename it to `docs.yaml`")
    assert finding.message.endswith("small letters, digits, `-` and `_` (`\u043e` is U+043E)")


def test_two_files_that_differ_in_capitals_alone_are_one_finding() -> None:
    source = with_files(**{"people/Eve": "name: Eve\n", "people/eve": "name: Eve\n"})

    assert [finding.rule for finding in check(source, TODAY).findings] == ["L035"]


def test_a_severity_that_a_change_softens_or_hardens_shows_with_its_reason_kept() -> None:
    softer = base()["community.yaml"].decode() + "severities:\n  L253: {severity: info, reason: two jobs}\n"
    jobs = "name: Ada\naffiliations:\n  - {organization: acme, from: 2020-01-01}\n"
    jobs += "  - {organization: globex, from: 2021-01-01}\n"

    def severity(source: Source) -> str:
        (finding,) = check(source, TODAY).findings
        return finding.severity

    assert severity(with_files(**{"records/ada": jobs})) == "warning"
    assert severity(with_files(**{"records/ada": jobs, "community": softer})) == "info"


def test_a_safety_rule_stays_an_error_whatever_the_community_says() -> None:
    softer = base()["community.yaml"].decode() + "severities:\n  L401: {severity: info, reason: we write}\n"
    source = with_files(**{"community": softer, "people/ada": "name: Ada # a@b.example\n"})

    found = {finding.rule: finding.severity for finding in check(source, TODAY).findings}

    assert found == {"L261": "error", "L401": "error"}


def test_a_registry_without_a_sound_community_is_checked_in_all_else() -> None:
    source = Changed(BASE, {"community.yaml": b"name: [\n", "people/ada.yaml": b"name: Ada\nslots: x\n"})

    assert {rule for rule, _ in said(check(source, TODAY).findings)} == {"L006", "L103"}


def test_one_file_in_disorder_brings_no_finding_about_what_names_it() -> None:
    for path in base():
        if path != "community.yaml":
            found = check(Changed(BASE, {path: b"- it\n"}), TODAY).findings
            assert said(found) == [("L008", path)]


def test_mending_is_done_once_and_keeps_every_other_byte() -> None:
    text = "name:\tAda Okafor # she\r\navailability:\r\n  - days: [monday]\r\n"
    text += "    from: 12:30\r\n    to: 14:00\r\nlanguages: [no]\t\r\n"
    source = with_files(**{"people/ada": text})

    (made,) = mended(source, TODAY).values()

    assert made.decode() == (
        "name: Ada Okafor # she\r\navailability:\r\n  - days: [monday]\r\n"
        '    from: "12:30"\r\n    to: "14:00"\r\nlanguages: ["no"]\r\n'
    )
    assert mended(Changed(source, {"people/ada.yaml": made}), TODAY) == {}


def test_nothing_is_mended_where_the_meaning_could_change() -> None:
    for text in (
        "name: Ada\nslots: 010\n",
        "name: Ada\nabout: a\u200bb\n",
        "name: Ada\nmentoring:\n\toffer: {capacity: 1}\n",
        "name: Ada\nlistening: yes\n",
    ):
        source = with_files(**{"people/ada": text})

        assert check(source, TODAY).findings
        assert mended(source, TODAY) == {}, text


FIRES = [code for code in RULES if example(code, "fires")]


@pytest.mark.parametrize("code", [code for code in FIRES if code != "L031"])
def test_a_change_with_a_fault_brings_what_fires_there(code: str) -> None:
    fires = example(code, "fires")
    assert fires is not None
    head = Texts(fires.laid_over(base()))

    assert {finding.rule for finding in brought(BASE, head, TODAY).findings} == {code}


@settings(max_examples=15)
@given(st.lists(st.sampled_from(FIRES), max_size=4), st.randoms(use_true_random=False))
def test_findings_do_not_depend_on_the_order_of_files(several: list[str], shuffle: random.Random) -> None:
    files = dict(base())
    for code in several:
        fires = example(code, "fires")
        assert fires is not None
        files |= fires.files

    class Shuffled(Texts):
        def listing(self) -> Listing:
            paths = list(self.texts)
            shuffle.shuffle(paths)
            return Listing(tuple(paths))

    assert check(Shuffled(files), TODAY) == check(Texts(files), TODAY)
