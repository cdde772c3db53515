"""The published ladders: what their sources state is encoded, and the encoding judges as they do."""

import datetime
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from docs import encodings
from docs.encodings import Case, Row
from ladder_cli.model.person import Follow, Person
from ladder_cli.model.record import Record, Seat
from ladder_cli.model.registry import Registry
from ladder_cli.model.requirement import Requirement
from ladder_cli.roles.judgement import Judgement
from ladder_cli.roles.keeping import judge_keeping
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.pausing import may_pause
from ladder_cli.roles.promotion import due
from ladder_cli.roles.prose import prose
from ladder_cli.roles.rungs import asks_words_alone, rungs_above
from ladder_cli.store.loading import open_registry
from ladder_cli.store.plans import founding
from ladder_cli.store.source import Folder
from tests.stage import Ran
from tests.whole import whole

NAMES = encodings.names()
HALF_COMPUTED = ("kubernetes", "discourse", "openstack")
STATED = re.compile(
    r"\b(\d+|two|three|four|five|six|seven|nine|ten|half|third|quarter|majority|hours?|days?|weeks?|months?|"
    r"years?|employers?|company|companies)\b(?!-factor)"
)
"""Words of a number, a span, a count or a relation of employers."""
FIRST = "{title: First, kind: sig}\n"
NEWCOMER = "{name: Nia, follows: [{group: first, since: 2026-11-01}]}\n"
REGISTRIES: dict[str, Registry] = {}


def registry_of(name: str) -> Registry:
    """The example, read once."""
    if name not in REGISTRIES:
        REGISTRIES[name] = encodings.registry(name)
    return REGISTRIES[name]


ROWS = [(name, row) for name in NAMES for row in encodings.rows(name)]
CASES = [(name, case) for name in NAMES for case in encodings.cases(name)]


def row_id(pair: tuple[str, Row]) -> str:
    return f"{pair[0]}: {pair[1].rung}: {pair[1].asks}"


def case_id(pair: tuple[str, Case]) -> str:
    name, case = pair
    return f"{name}: {case.person} {case.role} {' '.join(case.short_of)} {' '.join(case.change)}"


@pytest.mark.parametrize("pair", ROWS, ids=map(row_id, ROWS))
def test_what_is_stated_is_encoded_and_known_in_the_way_the_table_says(pair: tuple[str, Row]) -> None:
    name, row = pair
    roles = registry_of(name).roles

    for place in row.encoded:
        role, _, part = place.partition("/")
        ways = encodings.parts(roles[role]) | dict.fromkeys(encodings.whole(roles[role]), "computed")
        assert ways.get(part) == row.how, place
    assert row.encoded


@pytest.mark.parametrize("pair", ROWS, ids=map(row_id, ROWS))
def test_what_is_left_to_a_person_says_by_which_words_and_no_number_is(pair: tuple[str, Row]) -> None:
    row = pair[1]

    assert (row.judgement is not None) == (row.how in ("attested", "manual"))
    if STATED.search(row.asks):
        assert row.how in ("computed", "recorded")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_that_the_source_does_not_state(name: str) -> None:
    named = {place for row in encodings.rows(name) for place in row.encoded}
    asked = {
        f"{role}/{part}" for role, one in registry_of(name).roles.items() for part in encodings.parts(one)
    }

    assert asked - named == set()


@pytest.mark.parametrize("name", [name for name in HALF_COMPUTED if name in NAMES])
def test_at_least_half_of_what_is_stated_is_computed(name: str) -> None:
    ways = Counter(row.how for row in encodings.rows(name))

    assert ways["computed"] * 2 >= ways.total()


@pytest.mark.parametrize("pair", CASES, ids=map(case_id, CASES))
def test_a_case_gets_its_verdict_and_is_short_of_what_it_says(
    pair: tuple[str, Case], today: datetime.date
) -> None:
    name, case = pair
    files = encodings.changed(encodings.texts(name), case.change)
    ladders = Ladders(whole(encodings.opened(files)))

    if case.keeps is None:
        found = due(ladders, case.person, case.role, case.sig, today)
        assert (found.verdict, set(short_of(found))) == (case.verdict, set(case.short_of))
    else:
        seats = ladders.registry.seats_of(case.person)
        held = next(one for one in seats if (one.seat.role, one.seat.sig) == (case.role, case.sig))
        keeping = judge_keeping(ladders, held, today)
        short = set(short_of(keeping.evidence)) if keeping.evidence is not None else set()
        assert (keeping.status, short) == (case.keeps, set(case.short_of))
        assert (may_pause(ladders, held, today) == "met") == case.may_pause


def short_of(judgement: Judgement) -> Iterator[str]:
    """The leaves that are not met, of what is not met; of a `not` those that are."""
    if judgement.verdict == "met":
        return
    if judgement.kind == "not":
        yield from (leaf.id for leaf in judgement.leaves())
        return
    if not judgement.children:
        yield judgement.id
    for child in judgement.children:
        yield from short_of(child)


@pytest.mark.parametrize("name", NAMES)
def test_every_role_has_who_meets_it_and_every_computed_leaf_who_falls_short_of_it(name: str) -> None:
    roles = registry_of(name).roles
    mine = encodings.cases(name)
    short = {
        (case.role, leaf) for case in mine if case.verdict in ("unmet", "unknown") for leaf in case.short_of
    }
    computed = {
        (role, leaf)
        for role, one in roles.items()
        for leaf, how in encodings.leaves(one).items()
        if how == "computed"
    }

    assert set(roles) - {case.role for case in mine if case.verdict == "met"} == set()
    assert computed - short == set()
    assert {role for role, one in roles.items() if one.keeps} - {
        case.role for case in mine if case.keeps == "would-lapse"
    } == set()


@pytest.mark.parametrize("name", NAMES)
def test_somebody_is_short_of_each_computed_leaf_alone_that_nothing_stands_in_for(name: str) -> None:
    alone = {(case.role, case.short_of[0]) for case in encodings.cases(name) if len(case.short_of) == 1}
    asked = {
        (role, leaf.id)
        for role, one in registry_of(name).roles.items()
        for leaf in always_asked(one.requires)
        if encodings.leaves(one)[leaf.id] == "computed"
    }

    assert asked - alone == set()


def always_asked(requirement: Requirement) -> Iterator[Requirement]:
    """The leaves that have to be met whatever else is."""
    if requirement.all_of is not None:
        for part in requirement.all_of:
            yield from always_asked(part)
    elif not requirement.parts:
        yield requirement


@pytest.mark.parametrize("name", founding.ladders())
def test_a_community_can_begin_with_the_ladder(name: str, tmp_path: Path, ladder: Callable[..., Ran]) -> None:
    begun = ladder(
        "init", tmp_path, "--steward", "ada", "--ladder", name, "--report-to", "conduct@example.org"
    )
    checked = ladder("validate", "--format", "json", cwd=tmp_path)

    assert begun.status == 0, begun.err
    findings = json.loads(checked.out)["findings"]
    assert [one for one in findings if one["severity"] != "info"] == []
    for path in sorted((tmp_path / "registry" / "roles").iterdir()):
        told = ladder("explain", path.stem, cwd=tmp_path)
        assert (told.status, told.out.splitlines()[:1] != []) == (0, True), path.stem


@pytest.mark.parametrize("name", founding.ladders())
def test_a_newcomer_is_told_where_such_a_ladder_begins(
    name: str, tmp_path: Path, ladder: Callable[..., Ran]
) -> None:
    ladder("init", tmp_path, "--steward", "ada", "--ladder", name, "--report-to", "conduct@example.org")
    for path, text in (("sigs/first.yaml", FIRST), ("people/newcomer.yaml", NEWCOMER)):
        file = tmp_path / "registry" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    told = ladder("next", "newcomer", "--format", "json", cwd=tmp_path)

    assert told.status == 0, told.err
    rungs = {one["role"] for one in json.loads(told.out)["rungs"]}
    roles = open_registry(Folder(tmp_path / "registry")).roles
    assert rungs
    assert rungs == {
        name
        for name, role in roles.items()
        if not role.follows and not role.grants and not asks_words_alone(role.requires)
    }


@pytest.mark.parametrize("name", NAMES)
def test_whoever_holds_a_rung_is_offered_what_follows_it(name: str) -> None:
    known = registry_of(name)
    group = min(known.groups, default=None)
    for upper, role in known.roles.items():
        for lower in role.follows:
            sig = group if known.roles[lower].scope == "group" else None
            here = {"nia": Record(seats=(Seat(role=lower, sig=sig, since="2020-01-01"),))}
            nia = Person(name="Nia", follows=(Follow(group=group or "none"),))
            placed = Ladders(replace(known, records=here, people={"nia": nia}))
            offered = {rung.role for rung in rungs_above(placed, "nia", datetime.date(2026, 11, 22))}
            assert upper in offered or upper in known.roles[lower].implies, (lower, offered)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_can_be_written_out_and_has_nothing_wrong_with_it(
    name: str, tmp_path: Path, ladder: Callable[..., Ran]
) -> None:
    assert encodings.main([name, str(tmp_path)]) == 0
    checked = ladder("validate", cwd=tmp_path)

    assert checked.status == 0, checked.out


@pytest.mark.parametrize("name", NAMES)
def test_every_role_reads_as_a_page(name: str) -> None:
    registry = registry_of(name)

    for role in registry.roles:
        assert prose(registry, role).startswith("# ")
