"""How a group is: figures that are right at their edges, and words that blame nobody."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.render.health import as_markdown, as_text
from ladder_cli.store.loading import open_registry
from ladder_cli.store.source import Folder
from ladder_cli.work.circle import Circle
from ladder_cli.work.concentration import Range
from ladder_cli.work.health import Health, health, shoulders
from ladder_cli.work.shares import Part
from tests.conftest import ROOT
from tests.stage import Ran
from tests.work.quay import COMMUNITY, TODAY, idea, item, quay, record, texts

NOBODY: dict[str, str | None] = {f"people/{name}.yaml": None for name in ("ada", "bob", "eve", "gus")}
PAIR = "mentor: one\nmentee: gus\nstate: active\nproposed: 2026-11-01\n"
FOUR = ("one", "two", "six", "ten")
FIRMS = {
    "organizations/acme.yaml": "name: Acme\nrelated: [acme-labs]\n",
    "organizations/acme-labs.yaml": "name: Acme Labs\n",
    "organizations/zinc.yaml": "name: Zinc\naliases: [A Zinc]\n",
}


def of(changes: dict[str, str | None], group: str = "docs") -> Health:
    return health(quay({**NOBODY, **changes}), group, TODAY)


def follower(more: str = "") -> str:
    return f"name: F\nfollows: [{{group: docs, since: 2024-01-01}}]\n{more}"


def done(*days: str, group: str = "docs") -> str:
    """A contributions file with a review on each of the days."""
    entry = "  - {kind: review, date: %s, group: %s, what: a, recorded_by: bob}\n"
    return "entries:\n" + "".join(entry % (day, group) for day in days)


def works(handle: str, organization: str, more: str = "") -> str:
    return record(handle, more=f"affiliations: [{{organization: {organization}, from: 2020-01-01}}]\n{more}")


LEADS = "seats: [{role: lead, sig: docs, since: 2025-01-01}%s]\n"


def led(handle: str, firm: str | None = None, more: str = "") -> dict[str, str | None]:
    """Somebody who leads `docs`, and works there."""
    seats = LEADS % more
    return {
        f"records/{handle}.yaml": record(handle, more=seats) if firm is None else works(handle, firm, seats)
    }


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ["nobody leads it: who would?"]),
        (led("one"), ["1 person leads it: who could, were they away?"]),
        (led("one", "acme") | led("two", "acme-labs") | FIRMS, ["2 people lead it, of 1 employer"]),
        (
            led("one", "acme") | led("two", "zinc") | led("six") | FIRMS,
            ["3 people lead it, of 2 employers; of 1 person the employer is unknown"],
        ),
        (
            led("one", more=", {role: lead, sig: node, since: 2025-01-01}") | led("two"),
            [
                "2 people lead it; of 2 people the employer is unknown",
                "1 of them leads another group too: ladder workload",
            ],
        ),
        (led("one", more=", {role: lead, sig: docs/site, since: 2025-01-01}"), ["1 person leads it:"]),
    ],
)
def test_on_how_many_people_leading_lies(changes: dict[str, str | None], told: list[str]) -> None:
    text = as_text(of({"records/carol.yaml": None, **changes}), "Docs")

    lines = text[text.index("On how many shoulders") :].splitlines()[1 : 1 + len(told)]
    assert all(said in line for said, line in zip(told, lines, strict=True)), lines


@pytest.mark.parametrize(
    ("changes", "active"),
    [
        ({"contributions/one.yaml": done("2026-05-23")}, 1),
        ({"contributions/one.yaml": done("2026-05-22")}, 0),
        ({"contributions/one.yaml": done("2026-11-01", group="docs/site")}, 1),
        ({"contributions/one.yaml": done("2026-11-01", group="node")}, 0),
        ({"items/a.yaml": item("A", "taken", "owner: one\n")}, 1),
        ({"items/a.yaml": item("A", "open", "shepherd: one\n")}, 1),
        ({"items/a.yaml": item("A", "done", "owner: one\nshepherd: one\n")}, 0),
        ({"ideas/a.yaml": idea("A", "shepherded", "shepherd: one\n")}, 1),
        (
            {"pairings/p.yaml": f"{PAIR}group: docs\n"},
            1,
        ),
        ({"pairings/p.yaml": PAIR}, 0),
    ],
)
def test_active_is_who_did_something_here_lately_or_has_something_in_hand(
    changes: dict[str, str | None], active: int
) -> None:
    found = of({"people/one.yaml": follower(), "people/two.yaml": follower(), **changes})

    assert (found.attention.followers, found.attention.active) == (2, active)


@pytest.mark.parametrize(
    ("band", "active", "below", "above"),
    [
        ("{least: 0.25, most: 0.5}", 1, False, False),
        ("{least: 0.26, most: 0.5}", 1, True, False),
        ("{least: 0.25, most: 0.5}", 2, False, False),
        ("{least: 0.25, most: 0.49}", 2, False, True),
        ("{least: 0, most: 1}", 0, False, False),
        ("{least: 0.1, most: 0.7}", 0, True, False),
    ],
)
def test_the_alarm_rings_below_the_floor_alone(band: str, active: int, below: bool, above: bool) -> None:
    people: dict[str, str | None] = {
        f"people/{name}.yaml": follower() for name in ("one", "two", "six", "ten")
    }
    busy = {f"contributions/{name}.yaml": done("2026-11-01") for name in FOUR[:active]}
    group = f"title: Docs\nkind: sig\nband: {band}\n"

    found = of({**people, **busy, "sigs/docs.yaml": group}).attention

    assert (found.below, found.above) == (below, above)


def test_the_nearest_band_holds_and_without_one_or_followers_nothing_rings() -> None:
    alone = {"people/one.yaml": "name: F\nfollows: [{group: docs/site}]\n"}
    bands = {
        "community.yaml": f"{COMMUNITY}band: {{least: 0.9, most: 1}}\n",
        "sigs/docs.yaml": "title: Docs\nkind: sig\nband: {least: 0, most: 1}\n",
    }

    assert not of({**alone, **bands}, "docs/site").attention.below
    assert of({**alone, "community.yaml": bands["community.yaml"]}, "docs/site").attention.below
    assert not of(alone, "docs/site").attention.below
    assert not of({"community.yaml": bands["community.yaml"]}, "docs/site").attention.below


def test_whoever_listens_is_counted_and_no_more_is_said_of_them() -> None:
    found = of({"people/one.yaml": follower("listening: true\n"), "people/two.yaml": follower()})

    assert (found.attention.followers, found.attention.listening) == (2, 1)


def test_what_waits_are_items_without_taker_mentors_with_room_and_who_looks_for_one() -> None:
    found = of(
        {
            "items/a.yaml": item("A", "open", "level: newcomer\nshepherd: bob\n"),
            "items/b.yaml": item("B", "open", "level: newcomer\nschedule_risk: true\n"),
            "items/c.yaml": item("C", "open").replace("2026-11-01", "2026-08-01"),
            "items/d.yaml": item("D", "open", "owner: bob\n"),
            "items/e.yaml": item("E", "done"),
            "people/gus.yaml": "name: Gus\nmentoring: {offer: {capacity: 2, groups: [docs]}}\n",
            "people/two.yaml": "name: T\nmentoring: {offer: {capacity: 1, groups: [node]}}\n",
            "people/one.yaml": follower("mentoring: {wish: {since: 2026-11-01, anyone: true}}\n"),
            "people/six.yaml": "name: S\nmentoring: {wish: {since: 2026-11-01, group: docs/site}}\n",
            "people/ten.yaml": "name: T\nmentoring: {wish: {since: 2026-11-01, anyone: true}}\n",
        }
    ).waiting

    assert (found.items, found.for_newcomers, found.without_shepherd) == (3, 1, 2)
    assert found.oldest == "2026-08-01"
    assert (found.mentors, found.places, found.mentees) == (1, 2, 2)


def test_half_the_work_is_counted_over_people_and_over_employers_as_they_were_on_the_day() -> None:
    moved = "affiliations:\n  - {organization: zinc, from: 2020-01-01, until: 2026-06-30}\n"
    moved += "  - {organization: acme-labs, from: 2026-07-01}\n"
    changes: dict[str, str | None] = {
        **FIRMS,
        "records/ada.yaml": record("ada", more=moved),
        "records/bob.yaml": works("bob", "acme"),
        "contributions/ada.yaml": done("2026-06-29", "2026-06-30", "2026-07-01"),
        "contributions/bob.yaml": done("2026-08-01", "2026-08-02"),
    }

    found = shoulders(Circle(quay(changes), "docs", TODAY))

    assert (found.contributions, found.people, found.half_by_people) == (5, 2, 1)
    assert found.half_by_employers == Range(1, 1)  # Acme with its labs three, Zinc two


def test_an_unknown_employer_is_said_and_makes_a_range() -> None:
    changes: dict[str, str | None] = {
        **FIRMS,
        "records/bob.yaml": works("bob", "acme"),
        "records/dan.yaml": works("dan", "zinc"),
        "contributions/ada.yaml": done("2026-06-29", "2026-06-30", "2026-07-01"),
        "contributions/bob.yaml": done("2026-08-01", "2026-08-02"),
        "contributions/dan.yaml": done("2026-08-01", "2026-08-02"),
    }

    found = shoulders(Circle(quay(changes), "docs", TODAY))

    assert found.half_by_employers == Range(1, 2)
    assert found.unknown == 3


def test_whoever_takes_most_is_named_by_employer_with_related_companies_as_one() -> None:
    seats = "seats: [{role: reviewer, sig: docs, since: 2026-0%s-01}]\n"
    found = of(
        {
            **FIRMS,
            "records/one.yaml": works("one", "acme", seats % 2),
            "records/two.yaml": works("two", "acme-labs", seats % 3),
            "records/six.yaml": works("six", "zinc", seats % 4),
            "records/ten.yaml": record("ten", more=seats % 5),
        }
    )

    assert found.parts[2] == Part("promotions", 4, "Acme", 2.0, 1)


def test_of_a_few_no_employer_is_named_and_nobody_who_works_for_themselves_ever_is() -> None:
    alone = {"records/one.yaml": works("one", "independent")}
    items = {
        f"items/{name}.yaml": item(name, "taken", "owner: one\nshepherd: bob\nsize: small\n")
        for name in "abc"
    }
    few: dict[str, str | None] = {**alone, "items/a.yaml": items["items/a.yaml"]}

    assert of(few).parts[0] == Part("shepherds' slots", 1, None, None, 0)
    assert of({**alone, **items}).parts[0] == Part("shepherds' slots", 3, "somebody independent", 3.0, 0)


def test_slots_are_those_that_others_look_after_somebodys_work_with() -> None:
    found = of(
        {
            **FIRMS,
            "records/one.yaml": works("one", "acme"),
            "records/ada.yaml": works("ada", "zinc"),
            "items/a.yaml": item("A", "taken", "owner: one\nshepherd: bob\nsize: medium\n"),
            "items/b.yaml": item("B", "taken", "owner: one\nshepherd: one\nsize: large\n"),
            "items/c.yaml": item("C", "open", "shepherd: bob\nsize: large\n"),
            "ideas/d.yaml": idea("D", "shepherded", "shepherd: bob\nsize: small\n"),
        }
    )

    assert found.parts[0] == Part("shepherds' slots", 3, "Acme", 2.0, 0)


ALL_DO = f"{COMMUNITY}band: {{least: 1, most: 1}}\n"
NONE_DO = f"{COMMUNITY}band: {{least: 0, most: 0}}\n"
BLAME = re.compile(
    r"lazy|inactive|fail|blame|bad|poor|worst|lurk|never|should have|fault|unhealthy", re.IGNORECASE
)


@pytest.mark.parametrize("group", ["docs", "docs/site", "node"])
def test_no_page_blames_whatever_is_on_file(group: str) -> None:
    """Every sentence there is: empty, busy, below the floor, above it, unknown."""
    worlds: list[dict[str, str | None]] = [
        {},
        {
            "people/one.yaml": follower("listening: true\n"),
            "community.yaml": ALL_DO,
        },
        {
            "people/one.yaml": follower(),
            "community.yaml": NONE_DO,
            "contributions/one.yaml": done("2026-11-01"),
            "items/a.yaml": item("A"),
        },
    ]

    for changes in worlds:
        found = of(changes, group)
        assert BLAME.findall(as_text(found, "Docs") + as_markdown(found, "Docs")) == []


def test_every_sentence_is_said_where_it_is_so_and_nowhere_else() -> None:
    group: dict[str, str | None] = {"community.yaml": NONE_DO, "contributions/one.yaml": done("2026-11-01")}
    notes = "owner: one\nmoved: 2026-11-03\n"
    said: dict[str, dict[str, str | None]] = {
        "nobody follows it yet": {},
        "that is more than hoped for: is anybody carrying too much?": {
            **group,
            "people/one.yaml": follower(),
        },
        "what would make a first step smaller here?": {
            **group,
            "community.yaml": ALL_DO,
            "people/two.yaml": follower(),
        },
        "of 1 follower nobody knows since when": {"people/one.yaml": "name: F\nfollows: [{group: docs}]\n"},
        "the first item took 2 days, the median of 1 person of whom it is known": {
            "people/one.yaml": "name: F\nfollows: [{group: docs, since: 2026-11-01}]\n",
            "items/a.yaml": item("A", "taken", notes),
        },
        "1 item without a taker, the oldest since 2026-11-01; 0 for newcomers": {"items/a.yaml": item("A")},
        "of 1 contribution the employer is unknown": group,
        "nothing is on record for the past year": {},
    }
    pages = {sentence: as_text(of(changes), "Docs") for sentence, changes in said.items()}

    for sentence, page in pages.items():
        assert sentence in page
    for sentence in list(said)[1:-1]:
        assert sentence not in pages["nobody follows it yet"]


def test_a_title_cannot_make_markup(tmp_path: Path, ladder: Callable[..., Ran]) -> None:
    for path, text in texts(
        {"sigs/docs.yaml": 'title: "[x](https://e.example.org) <b>"\nkind: sig\n'}
    ).items():
        file = tmp_path / "registry" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    for command in ("health", "nudge"):
        page = ladder("sig", command, "docs", "--format", "markdown", cwd=tmp_path).out
        assert r"\[x\](https://e.example.org) \<b\>" in page


@pytest.mark.parametrize("command", ["health", "nudge"])
@pytest.mark.parametrize(("form", "end"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
def test_the_samples_answer_has_the_same_bytes_as_ever(
    ladder: Callable[..., Ran], golden: Callable[[str, str], None], command: str, form: str, end: str
) -> None:
    ran = ladder("sig", command, "docs", "--format", form, cwd=ROOT)

    assert (ran.status, ran.err) == (0, "")
    golden(f"sig/{command}.{end}", ran.out)


def test_only_below_the_floor_the_answer_is_no(tmp_path: Path, ladder: Callable[..., Ran]) -> None:
    changes: dict[str, str | None] = {
        **NOBODY,
        "people/one.yaml": follower(),
        "community.yaml": f"{COMMUNITY}band: {{least: 0.5, most: 1}}\n",
    }
    for path, text in texts(changes).items():
        file = tmp_path / "registry" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    below, nobody = (ladder("sig", "health", group, cwd=tmp_path) for group in ("docs", "node"))
    since = ladder("sig", "health", "docs", "--since", "2023-01-01", "--format", "json", cwd=tmp_path)

    assert (below.status, nobody.status) == (1, 0)
    assert "what would make a first step smaller here?" in below.out
    assert json.loads(since.out)["funnel"]["rows"][0]["arrived"] == 1


def strings(value: object) -> set[str]:
    """Every text in an answer."""
    if isinstance(value, dict):
        return set().union(*map(strings, value.values()))
    if isinstance(value, list):
        return set().union(*map(strings, value))
    return {value} if isinstance(value, str) else set()


SAMPLE = open_registry(Folder(ROOT / "registry"))


@pytest.mark.parametrize("group", sorted(SAMPLE.groups))
def test_the_answer_on_a_group_of_the_sample_adds_up_and_names_nobody(
    group: str, ladder: Callable[..., Ran]
) -> None:
    first, again = (ladder("sig", "health", group, "--format", "json", cwd=ROOT) for _ in range(2))
    answer = json.loads(first.out)
    people = {*SAMPLE.handles(), *map(SAMPLE.name_of, SAMPLE.handles())}

    assert first == again
    assert strings(answer) & people - {*SAMPLE.groups} == set()
    for row in answer["funnel"]["rows"]:
        for step in row["steps"]:
            assert sum(step[name] for name in ("reached", "not_yet", "unknown", "unasked")) == row["arrived"]
    attention, shoulders = answer["attention"], answer["shoulders"]
    assert attention["active"] <= attention["followers"]
    assert shoulders["half_by_people"] <= shoulders["people"]
    assert shoulders["half_by_employers"]["least"] <= shoulders["half_by_employers"]["most"]
