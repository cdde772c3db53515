"""Every state, every next state and everybody who could make the move: by the commands, and in `review`."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from msgspec.structs import replace

from ladder_cli.model.moves import MOVES
from ladder_cli.model.stop import Stop
from ladder_cli.model.work import Idea, Item
from ladder_cli.review.bench import Bench
from ladder_cli.review.facts import Account
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.review.verdict import reviewed
from ladder_cli.review.voices import Voices
from ladder_cli.roles.case import Line, Speaker
from ladder_cli.roles.ladders import Ladders
from ladder_cli.store.documents.schemas import described
from ladder_cli.store.splicing.edits import applied
from ladder_cli.work import idea_lines, item_lines
from tests.work.quay import DAY, TODAY, idea, item, quay, record

ACTORS = {
    "raiser": "ada",
    "second": "bob",
    "owner": "dan",
    "shepherd": "gus",
    "member": "fay",
    "nobody": "zoe",
    "lead": "carol",
    "steward": "sam",
}
"""Who speaks: by their part in the item or idea, else `member` with a seat and `nobody` without one."""
SEATED = "second owner shepherd member lead steward"
ALL = "raiser nobody " + SEATED
IDEAS = {
    ("raised", "seconded"): SEATED,
    ("raised", "parked"): "raiser lead steward",
    ("raised", "merged"): "lead steward",
    ("raised", "handed-off"): "lead steward",
    ("raised", "withdrawn"): "raiser",
    ("seconded", "shepherded"): ALL,
    ("seconded", "parked"): "raiser lead steward",
    ("seconded", "merged"): "lead steward",
    ("seconded", "handed-off"): "lead steward",
    ("seconded", "withdrawn"): "raiser",
    ("shepherded", "seconded"): "shepherd lead steward",
    ("shepherded", "incubating"): "lead steward",
    ("shepherded", "parked"): "shepherd lead steward",
    ("shepherded", "merged"): "lead steward",
    ("shepherded", "handed-off"): "lead steward",
    ("shepherded", "withdrawn"): "raiser",
    ("incubating", "seconded"): "shepherd lead steward",
    ("incubating", "parked"): "shepherd lead steward",
    ("incubating", "adopted"): "lead steward",
    ("incubating", "merged"): "lead steward",
    ("incubating", "handed-off"): "lead steward",
    ("incubating", "withdrawn"): "raiser",
    ("parked", "raised"): "raiser lead steward",
    ("parked", "seconded"): "raiser " + SEATED,
    ("parked", "shepherded"): ALL,
    ("parked", "withdrawn"): "raiser",
}
ITEMS = {
    ("open", "taken"): ALL,
    ("open", "done"): "shepherd lead steward",
    ("open", "dropped"): "raiser shepherd lead steward",
    ("taken", "open"): "owner shepherd lead steward",
    ("taken", "done"): "owner shepherd lead steward",
    ("taken", "dropped"): "shepherd lead steward",
    ("done", "open"): "shepherd lead steward",
    ("dropped", "open"): "shepherd lead steward",
}
SECOND = {"by": "bob", "on": "2026-10-01"}
STATES = {kind: get_args(get_type_hints(type_)["state"]) for kind, type_ in (("idea", Idea), ("item", Item))}

LADDERS = quay(
    {
        "records/zoe.yaml": record("zoe"),
        "ideas/fair.yaml": idea("A fair"),
        "items/page.yaml": item("A page").replace("by: bob", "by: ada"),
    }
)


def before(kind: str, state: str) -> dict[str, Any]:
    """The item or idea as it stands in that state."""
    held = LADDERS.registry.ideas["fair"] if kind == "idea" else LADDERS.registry.items["page"]
    data: dict[str, Any] = {**msgspec.to_builtins(held), "state": state}
    if kind == "item":
        return {**data, "shepherd": "gus", **({} if state == "open" else {"owner": "dan"})}
    if state != "raised":
        data["seconds"] = [dict(SECOND)]
    if state in ("shepherded", "incubating"):
        data["shepherd"] = "gus"
    if state == "incubating":
        data["next_review"] = "2027-01-01"
    if state == "parked":
        data["parked"] = {"on": "2026-11-01", "why": "not-now"}
    return data


def after(kind: str, data: dict[str, Any], to: str, by: str) -> dict[str, Any]:
    """What somebody would write to move it there, parts and days with it."""
    if kind == "item":
        kept = {key: value for key, value in data.items() if key != "owner"}
        owner = {"taken": {"owner": by}, "open": {}}.get(to, {"owner": data.get("owner")})
        return {**kept, **{key: value for key, value in owner.items() if value}, "state": to, "moved": DAY}
    value = msgspec.convert(data, Idea)
    found: Any = applied(data, idea_lines.moving(value, to, DAY))
    if to == "seconded" and data["state"] in ("raised", "parked") and by not in ("bob", "ada"):
        found.setdefault("seconds", []).append({"by": by, "on": DAY})
    if to == "seconded" and data["state"] == "raised" and by in ("bob", "ada"):
        found["seconds"] = [{"by": by, "on": DAY}]
    more = {
        "shepherded": {"shepherd": by},
        "incubating": {"next_review": "2027-05-22"},
        "parked": {"parked": {"on": DAY, "why": "not-now"}},
        "adopted": {"outcome": {"on": DAY, "link": "https://quay.example.org/1"}},
        "merged": {"outcome": {"on": DAY, "link": "https://quay.example.org/1"}},
        "handed-off": {"outcome": {"on": DAY, "to": "docs/site"}},
    }
    return {**found, **more.get(to, {})}


def judged(kind: str, name: str, old: dict[str, Any], new: dict[str, Any], author: str) -> str:
    """What `review` says of a change by an author who alone pushed."""
    voices = Voices(author, Account(login=author), author, True, frozenset())
    bench = Bench(LADDERS, voices, TODAY, DAY)
    file = FileChange(f"registry/{kind}s/{name}.yaml", kind, name, before=old, after=new)
    proposal = Proposal(LADDERS, LADDERS.registry, (file,))
    return reviewed(bench, proposal, lambda kind, keys: described(kind, keys).may_change).verdict


def movers(table: dict[tuple[str, str], str], one: str, to: str) -> set[str]:
    return set(table.get((one, to), "").split())


TABLES = {"idea": IDEAS, "item": ITEMS}
NAMES = {"idea": "fair", "item": "page"}


@pytest.mark.parametrize("kind", ["idea", "item"])
def test_the_table_of_moves_has_just_these(kind: str) -> None:
    assert set(TABLES[kind]) == {move for move in MOVES[kind] if move[0]}


@pytest.mark.parametrize("kind", ["idea", "item"])
def test_review_lets_everybody_make_their_moves_and_leads_all_others(kind: str) -> None:
    for one in STATES[kind]:
        for to in STATES[kind]:
            allowed = {
                actor
                for actor, handle in ACTORS.items()
                if one != to
                if judged(kind, NAMES[kind], old := before(kind, one), after(kind, old, to, handle), handle)
                == "allowed"
            }
            usual = set() if one == to else movers(TABLES[kind], one, to) | {"lead", "steward"}
            assert (one, to, allowed) == (one, to, usual)


Verb = Callable[[Speaker], Line]
VERBS: dict[str, list[Verb]] = {
    "idea": [
        lambda by: idea_lines.second(by, "fair"),
        lambda by: idea_lines.shepherd(by, "fair"),
        lambda by: idea_lines.release(by, "fair"),
        lambda by: idea_lines.incubate(by, "fair"),
        lambda by: idea_lines.park(by, "fair", "not-now"),
        lambda by: idea_lines.unpark(by, "fair"),
        lambda by: idea_lines.withdraw(by, "fair"),
        lambda by: idea_lines.end(by, "fair", "adopted", "https://quay.example.org/1"),
        lambda by: idea_lines.end(by, "fair", "merged", "https://quay.example.org/1"),
        lambda by: idea_lines.end(by, "fair", "handed-off", "", "docs/site"),
        lambda by: idea_lines.feedback(by, "fair", "Yes."),
        lambda by: idea_lines.renew(by, "fair", "https://quay.example.org/2"),
    ],
    "item": [
        lambda by: item_lines.take(by, "page"),
        lambda by: item_lines.shepherd(by, "page"),
        lambda by: item_lines.release(by, "page", "dan"),
        lambda by: item_lines.release(by, "page", "gus"),
        lambda by: item_lines.finish(by, "page", "There."),
        lambda by: item_lines.drop(by, "page"),
        lambda by: item_lines.reopen(by, "page"),
        lambda by: item_lines.note(by, "page", "Half of it."),
    ],
}


def at(kind: str, data: dict[str, Any]) -> Ladders:
    """The quay with the item or idea in that state."""
    registry = LADDERS.registry
    value = msgspec.convert(data, Idea if kind == "idea" else Item)
    shelf: dict[str, Any] = {f"{kind}s": {NAMES[kind]: value}}
    return Ladders(replace(registry, **shelf))


def written(kind: str, data: dict[str, Any], handle: str) -> list[tuple[str, Any]]:
    """By verb that somebody may say, the state it leads to and what the file says then."""
    found = []
    for verb in VERBS[kind]:
        with suppress(Stop):
            edits = verb(Speaker(at(kind, data), handle, TODAY)).edits
            result: Any = applied(data, edits)
            msgspec.convert(result, Idea if kind == "idea" else Item)
            found.append((str(result["state"]), result))
    return found


@pytest.mark.parametrize("kind", ["idea", "item"])
def test_the_commands_offer_everybody_just_their_moves(kind: str) -> None:
    for one in STATES[kind]:
        for actor, handle in ACTORS.items():
            reached = {to for to, _ in written(kind, before(kind, one), handle)} - {one}
            # `unpark` leads to where an idea belongs: to `seconded` where a second of it counts
            usual = {to for to in STATES[kind] if actor in movers(TABLES[kind], one, to)}
            assert (one, actor, reached) == (one, actor, usual - ({"raised"} if one == "parked" else set()))


@pytest.mark.parametrize("kind", ["idea", "item"])
def test_review_allows_what_the_commands_write(kind: str) -> None:
    count = 0
    for one in STATES[kind]:
        data = before(kind, one)
        for handle in ACTORS.values():
            for to, result in written(kind, data, handle):
                count += 1
                assert judged(kind, NAMES[kind], data, result, handle) == "allowed", (one, to, handle, result)
    assert count > 40


def test_a_parked_idea_that_nobody_seconded_comes_back_as_raised() -> None:
    data = {key: value for key, value in before("idea", "parked").items() if key != "seconds"}

    states = {to for to, _ in written("idea", data, "ada")}

    assert states == {"parked", "raised", "withdrawn"}  # feedback leaves it where it is
