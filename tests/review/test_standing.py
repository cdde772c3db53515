"""What nobody can bring about alone, however a change is put together: a search with an oracle of its own.

The oracle does not ask what the table gives. It looks at what a change would bring about: who holds what, who
worked where, what counts as evidence, who is said to have said something.
"""

import copy
import random
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

import msgspec
import pytest

from ladder_cli.model.kinds import KINDS, named
from ladder_cli.model.record import Record
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.review.verdict import reviewed
from ladder_cli.roles.standing import active
from ladder_cli.store.documents import schemas
from tests.review.memory import bench, ladders, may_change, read
from tests.review.test_ownership import LEADS, RICH, _blows
from tests.review.town import FILES, TODAY

SEED = 20261122
AUTHORS = ("ada", "bob", "dan", "kim", "sam", "stranger")
WHOLE = {**FILES, **RICH}
PATHS = sorted(WHOLE)
GONE_BY = ("2025-01-15", "2025-06-01", "2026-01-01", "2026-06-01", "2026-11-21")
"""Days before the change was opened."""
LED = ("title", "mission", "topics", "channels", "meetings", "onboarding", "totals", "band")
"""What a lead decides in a group."""
POLICY = ("role", "community", "organization")


@cache
def _base() -> Any:
    return ladders(WHOLE)


def _kind(path: str) -> tuple[str, str]:
    name = named(path)
    assert name is not None
    return name.kind.name, name.id


@cache
def _first(path: str) -> tuple[Any, ...]:
    return tuple(_blows(_kind(path)[0], read(WHOLE[path])))


def _mixed(chance: random.Random, data: Any) -> Any:
    """The data with the lists in it mixed: items swapped, copied, or with a value of another item."""
    after = copy.deepcopy(data)
    lists = [value for value in after.values() if isinstance(value, list) and value]
    if not lists:
        return after
    chosen = chance.choice(lists)
    blow = chance.randrange(4)
    if blow == 0:
        chance.shuffle(chosen)
    elif blow == 1:
        chosen.insert(chance.randrange(len(chosen) + 1), copy.deepcopy(chance.choice(chosen)))
    elif blow == 2:
        del chosen[chance.randrange(len(chosen))]
    else:
        one, other = chance.choice(chosen), chance.choice(chosen)
        if isinstance(one, dict) and isinstance(other, dict) and other:
            key = chance.choice(sorted(other))
            one[key] = copy.deepcopy(other[key])
    return after


def _changes(chance: random.Random) -> Iterator[tuple[str, Any]]:
    """Some files with one to three blows each."""
    rich = chance.sample(sorted(RICH), chance.choice((1, 1, 1, 2)))
    for path in dict.fromkeys((*rich, *chance.sample(PATHS, chance.choice((0, 0, 0, 1))))):
        kind, _ = _kind(path)
        after = chance.choice(_first(path)) if chance.random() < 0.8 else read(WHOLE[path])
        for _ in range(chance.choice((0, 1, 1, 2))):
            if chance.random() < 0.5:
                mixed = _mixed(chance, after)
            else:
                mixed = next(islice(_blows(kind, after), chance.randrange(60), None), after)
            after = mixed if schemas.accepts(kind, mixed) else after
        if after != read(WHOLE[path]):
            yield path, after


def _wrong(author: str, path: str, after: Any) -> Iterator[str]:
    """What a change brings about that its author alone must not."""
    kind, name = _kind(path)
    before = read(WHOLE[path])
    if kind in POLICY:
        yield "policy"
    elif kind == "person" and name != author:
        yield "another's profile"
    elif kind == "record":
        yield from _wrong_in_record(author, name, before, after)
    elif kind == "contributions":
        yield from _wrong_in_evidence(author, name, before, after)
    elif kind == "story":
        yield from _wrong_in_story(author, before, after)
    elif kind == "group":
        rest = {key: value for key, value in before.items() if key not in LED}
        if rest != {key: value for key, value in after.items() if key not in LED} or author not in _leads(
            name
        ):
            yield "a group"
    elif kind == "pairing":
        yield from _wrong_in_pairing(author, before, after)
    elif kind in ("item", "idea"):
        yield from _wrong_in_work(author, before, after)


def _wrong_in_record(author: str, name: str, before: Any, after: Any) -> Iterator[str]:
    old, new = (msgspec.convert(side, Record) for side in (before, after))
    if (old.account, old.name, old.facts) != (new.account, new.name, new.facts):
        yield "account, name or facts"
    if old.notices != new.notices and author not in LEADS:
        yield "a notice"
    if name != author and (old.agreements, old.ties, old.leave) != (new.agreements, new.ties, new.leave):
        yield "another's word"
    if name != author and old.seats != new.seats and author not in LEADS:
        yield "another's seats"
    yield from _wrong_in_the_past(old, new)
    for key in ("nominations", "seats", "vouches"):
        was, now = (sorted(map(str, _words(side.get(key), author, name))) for side in (before, after))
        if was != now:
            yield f"words in {key}"


def _wrong_in_the_past(old: Record, new: Record) -> Iterator[str]:
    for day in (*GONE_BY, TODAY):
        was, now = ({(one.role, one.sig) for one in side.seats if active(one, day)} for side in (old, new))
        if now - was or (day != TODAY and was - now):
            yield f"the seats of {day}"
    for day in GONE_BY:
        if _employers(old, day) != _employers(new, day):
            yield f"the employer of {day}"
        if any(one.covers(day) for one in old.leave) != any(one.covers(day) for one in new.leave):
            yield f"leave on {day}"


def _employers(record: Record, day: str) -> set[str]:
    return {
        one.organization
        for one in record.affiliations
        if (one.from_ or one.as_of or "9") <= day and (one.until is None or one.until >= day)
    }


def _words(node: Any, author: str, name: str) -> Iterator[Any]:
    """Every line by somebody else, and what the person alone may say."""
    if isinstance(node, list):
        for one in node:
            yield from _words(one, author, name)
    if isinstance(node, dict):
        if "by" in node and node["by"] != author:
            yield (
                {key: value for key, value in node.items() if not isinstance(value, list)}
                if (name != author)
                else {
                    key: value
                    for key, value in node.items()
                    if not isinstance(value, list) and key != "accepted"
                }
            )
        for value in node.values():
            yield from _words(value, author, name)


def _wrong_in_evidence(author: str, name: str, before: Any, after: Any) -> Iterator[str]:
    for key in ("entries", "measures"):
        old, new = ([str(sorted(one.items())) for one in side.get(key, ())] for side in (before, after))
        touched = [
            one
            for side, others in ((before, new), (after, old))
            for one in side.get(key, ())
            if str(sorted(one.items())) not in others
            or old.count(str(sorted(one.items()))) != new.count(str(sorted(one.items())))
        ]
        for one in touched:
            speaks = author in one.get("witnesses", ()) or author in _leads(one.get("group"))
            if name == author or not speaks:
                yield f"evidence: {one}"


def _wrong_in_story(author: str, before: Any, after: Any) -> Iterator[str]:
    if author != before["author"]:
        yield "another's story"
    for key in ("author", "on", "group", "witnesses"):
        if before.get(key) != after.get(key):
            yield f"the {key} of a story"
    if (before.get("links") or [""])[0] != (after.get("links") or [""])[0]:
        yield "the link of a story"


def _wrong_in_pairing(author: str, before: Any, after: Any) -> Iterator[str]:
    for key in ("mentor", "mentee", "group", "proposed", "wished"):
        if before.get(key) != after.get(key):
            yield f"the {key} of a pairing"
    for side in ("mentor", "mentee"):
        was, now = (one.get("accepted", {}).get(side) for one in (before, after))
        if was != now and before[side] != author:
            yield f"the yes of the {side}"
        was, now = (one.get("last_contact", {}).get(side) for one in (before, after))
        if now is not None and was != now and before[side] != author:
            yield f"a contact of the {side}"
    if author not in (before["mentor"], before["mentee"], *_leads(before.get("group"))):
        yield "somebody else's pairing"


def _wrong_in_work(author: str, before: Any, after: Any) -> Iterator[str]:
    leads, idea = author in _leads(before.get("group")), "problem" in before
    for part in ("owner", "shepherd"):
        if after.get(part) not in (None, before.get(part), author):
            yield f"work handed out as {part}"
        mine = (None, after.get(part), author)
        looks_after = part == "owner" and before.get("shepherd") == author
        if before.get(part) not in mine and not leads and not looks_after:
            yield f"work taken from {part}"
    group = after.get("group")
    if not idea and group not in (None, before.get("group")) and author not in _leads(group):
        yield "work given to a group"
    if not leads:
        yield from _wrong_in_steering(author, before, after, idea=idea)


def _wrong_in_steering(author: str, before: Any, after: Any, *, idea: bool) -> Iterator[str]:
    for key in ("notes", "seconds", "feedback", "renewals"):
        if any(one not in before.get(key, ()) and one["by"] != author for one in after.get(key, ())):
            yield f"a line in {key}"
    steers = ("next_review",) if idea else ("priority", "schedule_risk", "decided", "level")
    for key in ("raised", *steers):
        if before.get(key) != after.get(key) and (key == "raised" or before["state"] == after["state"]):
            yield key


def _leads(group: Any) -> set[str]:
    return {lead for lead, groups in LEADS.items() if group in groups}


def _found(number: int, seed: int) -> tuple[int, list[Any]]:
    """How many of so many changes are allowed, and those that are and bring about what they must not."""
    chance, base, wrong, allowed = random.Random(seed), _base(), [], 0
    for _ in range(number):
        author = chance.choice(AUTHORS)
        made = dict(_changes(chance))
        files = tuple(
            FileChange(f"registry/{path}", *_kind(path), before=read(WHOLE[path]), after=after)
            for path, after in made.items()
        )
        if not files:
            continue
        review = reviewed(bench(base, author), Proposal(base, base.registry, files), may_change)
        if review.verdict == "allowed":
            allowed += 1
            wrong += [
                (author, path, after, why)
                for path, after in made.items()
                for why in _wrong(author, path, after)
            ]
    return allowed, wrong


def test_nobody_brings_about_alone_what_takes_others() -> None:
    allowed, wrong = _found(800, SEED)

    assert wrong == []
    assert allowed > 10


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
def test_nobody_brings_about_alone_what_takes_others_in_a_longer_search(seed: int) -> None:
    allowed, wrong = _found(8_000, seed)

    assert wrong == []
    assert allowed > 200


def test_the_search_looks_at_every_kind() -> None:
    assert {_kind(path)[0] for path in PATHS} == set(KINDS)
