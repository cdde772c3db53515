"""Who is ready, found fast and found by judging everyone: the same answer, however it was come by."""

import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_cli.model.stop import Stop
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.readiness import Ready, Search, open_words
from ladder_cli.roles.requirement import judge
from ladder_cli.roles.rungs import can_be_asked
from ladder_cli.roles.standing import Rung, active, at_or_above
from ladder_cli.roles.words import nominated, open_case
from ladder_cli.store import source as sources
from ladder_cli.store.checks import forking, seeking
from ladder_cli.store.checks.seeking import Recall
from ladder_cli.store.loading import open_registry
from ladder_cli.store.source import Folder, Texts
from ladder_cli.store.splicing.style import render
from tests.stage import GitRepo

TODAY = date(2026, 11, 22)
PEOPLE = ("ada", "bob", "carol", "dan", "eve")
GROUPS = ("docs", "docs/web", "node")
KINDS = ("review", "talk", "story")
ROLES = ("guest", "member", "reviewer", "approver", "speaker", "lead")


def computes(requirement: Any) -> bool:
    if not requirement.parts:
        return requirement.kind in ("tenure", "contributions", "holds", "fact", "field")
    return any(computes(part) for part in requirement.parts)


def by_judging_everyone(ladders: Ladders, role: str = "", sig: str | None = None) -> tuple[Ready, ...]:
    """The definition, with no thought of cost."""
    registry = ladders.registry
    found = []
    for person in registry.records:
        for rung in every_rung(ladders, person, role, sig):
            if role not in ("", rung.role) or (sig is not None and sig not in ladders.chain(rung.sig)):
                continue
            if not can_be_asked(ladders, person, rung, TODAY):
                continue
            words = nominated(ladders, person, rung.role, rung.sig)
            judgement = judge(ladders, person, rung.role, rung.sig, TODAY, words)
            lacks = open_words(judgement)
            if lacks is not None:
                case = open_case(ladders, person, rung.role, rung.sig)
                found.append(Ready(person, rung, judgement, lacks, case is not None))
    return tuple(sorted(found, key=lambda one: (one.rung.role, one.rung.sig or "", one.person)))


def every_rung(ladders: Ladders, person: str, asked: str, sig: str | None) -> Iterator[Rung]:
    registry, day = ladders.registry, TODAY.isoformat()
    record = registry.record(person)
    held = {seat.role for seat in record.seats if active(seat, day)}
    groups = {seat.sig for seat in record.seats if active(seat, day)}
    groups |= {done.entry.group for done in registry.entries_of(person)}
    groups |= {one.measure.group for one in registry.measures_of(person)}
    groups |= {story.group for _, story in ladders.stories.get(person, ())}
    if sig is not None and any(sig in ladders.chain(group) for group in groups):
        groups.add(sig)
    places = [name for name in groups if name is not None and registry.groups[name].kind != "team"]
    has_done = person in registry.ledgers or person in ladders.stories
    named = {Rung(one.role, one.sig) for one in record.nominations if one.closed is None}
    for name, role in registry.roles.items():
        if not computes(role.requires) or (asked and name != asked):
            continue
        if role.follows:
            near = any(not held.isdisjoint(ladders.above(lower)) for lower in role.follows)
        elif role.grants and name != asked:
            near = False
        else:
            near = bool(asked) if held else has_done
        for place in places if role.scope == "group" else [None]:
            is_next = not role.follows or any(
                at_or_above(ladders, person, lower, place, "same", day) for lower in role.follows
            )
            if near and is_next and not at_or_above(ladders, person, name, place, "same", day):
                named.add(Rung(name, place))
    return iter(sorted(named, key=lambda one: (one.role, one.sig or "")))


def leaves(random: random.Random) -> dict[str, Any]:
    """A leaf of any kind."""
    kinds = random.sample(KINDS, random.randint(0, 2))
    scope = random.choice(["same", "within", "any"])
    work: dict[str, Any] = {"kinds": kinds, "least": random.randint(1, 3), "scope": scope}
    if random.random() < 0.4:
        work["window"] = random.choice(["3 months", "1 year"])
    if random.random() < 0.3:
        by = random.choice(["actor", "day", "group", "kind", "employer"])
        work["distinct"] = [{"by": by, "least": random.randint(1, 3)}]
    if random.random() < 0.2:
        work["share"] = 0.1
    if random.random() < 0.2:
        work["once_per"] = random.choice(["about", "day", "link", "group"])
    if not kinds:
        del work["kinds"]
    return random.choice(
        [
            {"contributions": work},
            {"contributions": {"kinds": ["review"], "least": 1}},
            {"tenure": {"role": random.choice(ROLES), "least": "3 months", "scope": scope}},
            {"tenure": {"since": "first-contribution", "least": "2 months"}},
            {"tenure": {"since": "seat", "least": "1 year", "scope": scope}},
            {"holds": {"role": random.choice(ROLES), "scope": scope}},
            {"fact": {"what": "two-factor"}},
            {"field": {"path": random.choice(["account.id", "affiliations", "name"])}},
            {"seat_open": {}},
            {"seat_open": {"role": "member"}},
            {"sponsors": {"least": 1, "role": "member", "employers": "distinct-from-candidate"}},
            {"attestation": {"by": "lead", "what": "is kind"}},
            {"agreement": {"what": "conduct"}},
            {"manual": {"question": "Are they kind?"}},
        ]
    )


def requirement(random: random.Random, depth: int, ids: Iterator[int]) -> dict[str, Any]:
    """A tree of leaves, some of which may be waived."""
    name = {"id": f"r{next(ids)}"}
    if depth == 0 or random.random() < 0.3:
        more = {"waivable_by": "lead"} if random.random() < 0.3 else {}
        return {**name, **leaves(random), **more}
    form = random.choice(["all_of", "all_of", "any_of", "n_of", "not"])
    if form == "not":
        return {**name, "not": requirement(random, depth - 1, ids)}
    parts = [requirement(random, depth - 1, ids) for _ in range(random.randint(2, 3))]
    return (
        {**name, "n_of": {"least": random.randint(1, 2), "of": parts}}
        if form == "n_of"
        else {**name, form: parts}
    )


def a_day(random: random.Random) -> str:
    return f"{random.choice([2024, 2025, 2026, 2026])}-{random.randint(1, 11):02}-{random.randint(1, 28):02}"


def community(random: random.Random) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": "Home",
        "conduct": {"version": "1", "report_to": "conduct@example.org"},
        "contribution_kinds": {
            "review": {"title": "Review", "code": True, "cap_per_day": 2},
            "talk": {"title": "Talk", "code": False, "witness": True},
            "story": {"title": "Story", "code": False},
        },
    }
    if random.random() < 0.5:
        found["evidence"] = [{"kinds": [*KINDS], "source": "the log", "from": "2020-01-01"}]
    return found


def nomination(random: random.Random, ids: int) -> dict[str, Any]:
    role = random.choice(ROLES)
    case: dict[str, Any] = {"role": role, "by": random.choice(PEOPLE), "on": a_day(random)}
    if role in ("reviewer", "approver", "lead"):
        case["sig"] = random.choice(GROUPS)
    if random.random() < 0.5:
        words = {"id": f"r{random.randrange(ids)}", "by": random.choice(PEOPLE), "on": a_day(random)}
        case["waivers"] = [{**words, "reason": "known"}]
        case["sponsors"] = [{"by": random.choice(PEOPLE), "on": a_day(random)}]
    return case


def record(random: random.Random, ids: int) -> dict[str, Any]:
    found: dict[str, Any] = {"account": {"login": "someone", "id": 7}} if random.random() < 0.6 else {}
    if random.random() < 0.6:
        found["affiliations"] = [{"organization": random.choice(["acme", "beta"]), "from": "2020-01-01"}]
    if random.random() < 0.5:
        found["agreements"] = [{"what": "conduct", "version": "1", "on": a_day(random)}]
    seats = []
    for _ in range(random.randint(0, 3)):
        role = random.choice(ROLES)
        one: dict[str, Any] = {"role": role, "since": a_day(random)}
        if role in ("reviewer", "approver", "lead"):
            one["sig"] = random.choice(GROUPS)
        if random.random() < 0.2:
            one["ended"] = {"on": a_day(random), "why": "stepped-down"}
        seats.append(one)
    if random.random() < 0.3:
        found["nominations"] = [nomination(random, ids)]
    if seats:
        found["seats"] = seats
    if random.random() < 0.5:
        found["facts"] = [{"what": "two-factor", "source": "the forge", "as_of": a_day(random)}]
    return found


def contributions(random: random.Random) -> dict[str, Any]:
    entries = [
        {
            "kind": random.choice(KINDS),
            "date": a_day(random),
            "what": "Something",
            "link": f"https://example.org/{index % 2}",
            "recorded_by": random.choice(PEOPLE),
            **({"group": random.choice(GROUPS)} if random.random() < 0.8 else {}),
            **({"with": [random.choice(PEOPLE)]} if random.random() < 0.5 else {}),
            **({"witnesses": [random.choice(PEOPLE)]} if random.random() < 0.5 else {}),
        }
        for index in range(random.randint(1, 4))
    ]
    found: dict[str, Any] = {"entries": entries}
    if random.random() < 0.3:
        span = {"from": "2026-07-01", "until": "2026-07-31"}
        found["measures"] = [
            {
                "kind": random.choice(KINDS),
                "group": "docs",
                **span,
                "count": random.randint(0, 4),
                "source": "log",
            }
        ]
    return found


def texts(seed: int) -> dict[str, bytes]:
    """The files of a generated registry."""
    dice = random.Random(seed)
    files: dict[str, Any] = {"community.yaml": community(dice)}
    for group in GROUPS:
        within = {"within": "docs"} if group == "docs/web" else {}
        files[f"sigs/{group}.yaml"] = {"title": group.title(), "kind": "sig", "mission": "Work", **within}
    for name in ("acme", "beta"):
        files[f"organizations/{name}.yaml"] = {"name": name.title()}
    follows = {"member": ["guest"], "reviewer": ["member"], "approver": ["reviewer"], "speaker": ["member"]}
    for name in ROLES:
        ids = iter(range(100))
        in_group = name in ("reviewer", "approver", "lead")
        role: dict[str, Any] = {
            "title": name.title(),
            "ladder": "home",
            "scope": "group" if in_group else "community",
        }
        if name in follows:
            role["follows"] = follows[name]
        role["requires"] = requirement(dice, 2, ids)
        if name == "lead":
            role["grants"] = ["lead"]
        if dice.random() < 0.4:
            role["seats"] = {"most": dice.randint(1, 2)}
        files[f"roles/{name}.yaml"] = {**role, "in_force": "2020-01-01"}
    for person in PEOPLE:
        files[f"records/{person}.yaml"] = record(dice, 6)
        if dice.random() < 0.7:
            files[f"contributions/{person}.yaml"] = contributions(dice)
    return {path: render(data, None).encode() for path, data in files.items()}


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(["", *ROLES]), st.sampled_from([None, *GROUPS]))
def test_whoever_is_passed_over_at_a_glance_would_not_have_been_ready(
    seed: int, role: str, sig: str | None
) -> None:
    registry = open_registry(Texts(texts(seed)))
    search = Search(Ladders(registry), TODAY, role, sig)

    found = search.settled(search.promising(registry.records))

    assert found == by_judging_everyone(Ladders(registry), role, sig)


@pytest.fixture
def many_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few the files, several processes read them, and what they say is kept."""
    monkeypatch.setattr(forking, "WORTH_IT", 1)
    monkeypatch.setattr(forking, "_processors", lambda: 3)
    monkeypatch.setattr(seeking, "WORTH_KEEPING", 1)
    monkeypatch.setattr(seeking, "KEPT", 0)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files this process has opened."""
    found: list[str] = []
    read = sources.read_plain

    def noted(path: str | Path, *more: Any) -> bytes:
        found.append(str(path))
        return read(path, *more)

    monkeypatch.setattr(sources, "read_plain", noted)
    return found


def seek(root: Path, *, recalls: bool = True) -> tuple[Ready, ...]:
    source = Folder(root)
    recall = Recall.begin(source) if recalls else None
    return seeking.ready(Search(Ladders(open_registry(source)), TODAY), source, recall)


def plainly(root: Path) -> tuple[Ready, ...]:
    return by_judging_everyone(Ladders(open_registry(Folder(root))))


Repo = Callable[[Path], GitRepo]


def written(git: GitRepo, seed: int) -> Path:
    for path, raw in texts(seed).items():
        git.write(f"registry/{path}", raw.decode())
    git.commit()
    return git.root / "registry"


@pytest.mark.usefixtures("many_hands")
@pytest.mark.parametrize("seed", [14, 69, 137])
def test_every_way_to_read_gives_the_same_answer(tmp_path: Path, git_repo: Repo, seed: int) -> None:
    root = written(git_repo(tmp_path / "repo"), seed)
    expected = plainly(root)

    assert seek(root, recalls=False) == expected
    assert seek(root) == expected
    assert seek(root) == expected


@pytest.mark.usefixtures("many_hands")
def test_what_is_as_it_was_is_not_read_again(
    tmp_path: Path, git_repo: Repo, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = written(git_repo(tmp_path / "repo"), 14)
    seek(root)
    monkeypatch.setattr(forking, "WORTH_IT", 1_000)
    (root / "records/bob.yaml").write_text("name: Bob\n")
    opened.clear()

    found = seek(root)

    assert [path for path in opened if "/records/" in path] == [f"{root}/records/bob.yaml"]
    assert found == plainly(root)


@pytest.mark.usefixtures("many_hands")
def test_a_change_that_git_has_not_been_told_of_counts(tmp_path: Path, git_repo: Repo) -> None:
    git = git_repo(tmp_path / "repo")
    root = written(git, 14)
    seek(root)
    for person in PEOPLE:
        (root / f"records/{person}.yaml").write_text("name: Nobody\n")

    assert seek(root) == plainly(root)


@pytest.mark.usefixtures("many_hands")
@pytest.mark.parametrize("recalls", [True, False])
def test_the_first_file_in_disorder_is_named_whoever_met_it(
    tmp_path: Path, git_repo: Repo, *, recalls: bool
) -> None:
    root = written(git_repo(tmp_path / "repo"), 14)
    for person in ("bob", "carol", "eve"):
        (root / f"records/{person}.yaml").write_text("name: [\n")

    with pytest.raises(Stop, match=r"`records/bob.yaml` cannot be read as a record"):
        seek(root, recalls=recalls)
