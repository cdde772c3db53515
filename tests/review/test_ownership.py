"""Nothing is allowed that the schemas' table does not give the author alone, whatever is changed."""

import copy
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladder_cli.model.finding import Plain
from ladder_cli.model.kinds import KINDS, named
from ladder_cli.review.needs import Review
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.review.verdict import reviewed
from ladder_cli.roles.ladders import Ladders
from ladder_cli.store.documents import schemas
from tests.review.memory import bench, ladders, may_change, read
from tests.review.town import FILES, TODAY

VALUES: tuple[Plain, ...] = (
    *(
        "ada",
        "bob",
        "dan",
        "docs",
        "node",
        "member",
        "reviewer",
        "steward",
        "2026-11-22",
        "2026-12-01",
        "2020-01-01",
    ),
    *(
        "acme",
        "beta",
        "some words",
        "open",
        "taken",
        "done",
        "active",
        "ended",
        "raised",
        "withdrawn",
        "granted",
    ),
    *("imported", "stepped-down", "talk", "review", 1, 2, 5, True, False),
    *("https://town.example.org/one", "https://town.example.org/two"),
)
LEADS = {"bob": ("docs", "docs/site"), "carol": ("node",)}


@cache
def _base() -> Ladders:
    return ladders({**FILES, **RICH})


RICH = {
    "records/ada.yaml": FILES["records/ada.yaml"]
    + """\
  - role: reviewer
    sig: docs
    since: 2025-01-01
    until: 2026-01-01
    alternate: true
    source: the log
    sponsors: [{by: dan, on: 2025-01-01, why: good}]
    attestations: [{id: asked, by: bob, on: 2025-01-01}]
    waivers: [{id: agreed, by: sam, on: 2025-01-01, reason: known}]
    ended: {on: 2025-06-01, why: term-over, as: emeritus}
leave: [{from: 2025-01-01, until: 2025-02-01}]
ties: [{with: bob, kind: family}]
nominations:
  - role: reviewer
    sig: docs
    by: dan
    on: 2026-11-01
    accepted: 2026-11-02
    seconds: [{by: bob, on: 2026-11-02}]
    sponsors: [{by: dan, on: 2026-11-02}]
    attestations: [{id: x, by: bob, on: 2026-11-02}]
    waivers: [{id: agreed, by: sam, on: 2026-11-02, reason: known}]
facts: [{what: two-factor, source: the host, as_of: 2026-01-01}]
vouches: [{role: member, by: bob, on: 2026-01-01}]
notices: [{role: member, on: 2026-01-01, due: 2026-03-01}]
""",
    "contributions/ada.yaml": FILES["contributions/ada.yaml"]
    + "measures:\n  - {kind: review, group: docs, from: 2026-01-01, until: 2026-02-01, count: 9, "
    "source: the log}\n",
    "people/ada.yaml": FILES["people/ada.yaml"],
    "sigs/docs.yaml": FILES["sigs/docs.yaml"] + "contact: {private: docs@town.example.org}\n"
    'channels: [{title: Chat, link: "https://town.example.org/chat"}]\n'
    "totals: [{kind: review, from: 2026-01-01, until: 2026-02-01, count: 9, source: the log}]\n",
    "roles/reviewer.yaml": FILES["roles/reviewer.yaml"],
    "roles/chair.yaml": FILES["roles/chair.yaml"],
    "community.yaml": FILES["community.yaml"]
    + "limits: {mentees: 2}\nreview: {first_profile: seat-holder}\n",
    "organizations/labs.yaml": FILES["organizations/labs.yaml"],
    "items/bell.yaml": FILES["items/bell.yaml"]
    + "shepherd: bob\nnotes: [{by: dan, on: 2026-10-02, text: begun}]\n",
    "ideas/fair.yaml": FILES["ideas/fair.yaml"] + "seconds: [{by: dan, on: 2026-10-02}]\nshepherd: bob\n"
    "feedback: [{by: dan, on: 2026-10-03, text: nice}]\n",
    "pairings/dan-ada.yaml": FILES["pairings/dan-ada.yaml"] + "accepted: {mentor: 2026-11-11}\n",
    "stories/flood.yaml": FILES["stories/flood.yaml"],
    "signals/post.yaml": "title: A post\nkind: mention\non: 2026-10-01\ngroup: docs\n"
    "link: https://town.example.org/post\n",
}
"""A file of each kind, with as much in it as goes."""
MOST = 4
"""Valid values tried at one place."""


def _blows(kind: str, data: Any) -> Iterator[Any]:
    """The data after each single blow: something set, taken out or added, at every place."""
    whole = schemas.schema(kind)
    for keys, values in _places(whole, data, (), whole.get("$defs", {})):
        found = 0
        for value in values:
            after = copy.deepcopy(data)
            _put(after, keys, value)
            if after != data and schemas.accepts(kind, after):
                yield after
                found += value is not GONE
            if found == MOST:
                break


GONE = object()


def _places(node: Any, data: Any, keys: Any, defs: Any) -> Iterator[tuple[Any, list[Any]]]:
    node = _resolved(node, defs)
    if isinstance(data, dict):
        for key in dict.fromkeys((*node.get("properties", {}), *data)):
            inner = node.get("properties", {}).get(key) or node.get("additionalProperties") or {}
            yield (*keys, key), [GONE, *_values(inner, defs)]
            if key in data:
                yield from _places(inner, data[key], (*keys, key), defs)
    elif isinstance(data, list):
        items = node.get("items", {})
        yield (*keys, len(data)), _values(items, defs)
        for index, value in enumerate(data):
            yield (*keys, index), [GONE]
            if isinstance(value, dict):
                yield from _places(items, value, (*keys, index), defs)


def _put(data: Any, keys: Any, value: Any) -> None:
    for key in keys[:-1]:
        data = data[key]
    if value is GONE:
        if isinstance(data, list) or keys[-1] in data:
            del data[keys[-1]]
    elif isinstance(data, list):
        data.insert(keys[-1], value)
    else:
        data[keys[-1]] = value


def _resolved(node: Any, defs: Any) -> Any:
    if not isinstance(node, dict):
        return {}
    return {**defs[node["$ref"].rsplit("/", 1)[1]], **node} if "$ref" in node else node


def _values(node: Any, defs: Any) -> list[Any]:
    """Values for a place: of its shape, its examples, words of the town's."""
    node = _resolved(node, defs)
    if node.get("properties"):
        return [_made(node, defs, every=False, turn=turn) for turn in range(4)]
    if node.get("type") == "array":
        return [[value] for value in _values(node.get("items", {}), defs)]
    return [*node.get("enum", ()), *VALUES, *node.get("examples", ())]


def _made(node: Any, defs: Any, *, every: bool, turn: int) -> Any:
    keys = node["properties"] if every else node.get("required", ())
    found = {}
    for key in keys:
        inner = _resolved(node["properties"][key], defs)
        names = [value for value in ("ada", "bob", "dan", "sam") if inner.get("x-names") == "person"]
        values = names or [
            *node["properties"][key].get("examples", ()),
            *inner.get("enum", ()),
            "2026-11-22",
            *VALUES,
        ]
        found[key] = TODAY if inner.get("format") == "date" else values[turn % len(values)]
    return found


AUTHORS = ("ada", "bob", "dan", "stranger")


@cache
def _struck(path: str) -> tuple[Any, ...]:
    """The file's data after each blow."""
    return tuple(_blows(_kind(path), read(RICH[path])))


def _kind(path: str) -> str:
    name = named(path)
    assert name is not None
    return name.kind.name


def _change(path: str, after: Any, **more: Any) -> FileChange:
    name = named(path)
    assert name is not None
    before = read(RICH[path])
    return FileChange(f"registry/{path}", name.kind.name, name.id, before=before, after=after, **more)


def _judged(author: str, *files: FileChange) -> Review:
    base = _base()
    return reviewed(bench(base, author), Proposal(base, base.registry, files), may_change)


def _is_all_given(author: str, file: FileChange) -> bool:
    return all(
        _is_given(author, file.kind, file.id, keys, file.old, file.new)
        for keys in _leaves(file.before, file.after, ())
    )


@pytest.mark.parametrize("path", sorted(RICH))
@pytest.mark.parametrize("author", AUTHORS)
def test_nothing_is_allowed_without_approvals_that_the_table_does_not_give(author: str, path: str) -> None:
    blows = _struck(path)
    for after in blows:
        file = _change(path, after)

        review = _judged(author, file)

        assert review.changes
        assert review.verdict != "allowed" or _is_all_given(author, file), (after, review)
    assert len(blows) > 5


@given(st.data())
@settings(max_examples=300)
def test_two_blows_in_one_change_are_allowed_only_where_each_is(data: st.DataObject) -> None:
    author = data.draw(st.sampled_from(AUTHORS))
    one, other = data.draw(st.lists(st.sampled_from(sorted(RICH)), min_size=2, max_size=2, unique=True))
    files = [_change(path, data.draw(st.sampled_from(_struck(path)))) for path in (one, other)]

    review = _judged(author, *files)

    assert {change.path for change in review.changes} >= {file.path for file in files}
    if review.verdict == "allowed":
        assert all(_is_all_given(author, file) for file in files), review
        assert all(_judged(author, file).verdict == "allowed" for file in files)


@given(st.data())
@settings(max_examples=400)
def test_two_blows_to_one_file_are_allowed_only_where_the_table_gives_both(data: st.DataObject) -> None:
    author = data.draw(st.sampled_from(AUTHORS))
    path = data.draw(st.sampled_from(sorted(RICH)))
    after = data.draw(st.sampled_from(_struck(path)))
    again = next(islice(_blows(_kind(path), after), data.draw(st.integers(0, 40)), None), None)
    if again in (None, read(RICH[path])):
        return
    file = _change(path, again)

    review = _judged(author, file)

    assert review.changes
    assert review.verdict != "allowed" or _is_all_given(author, file), (again, review)


WHOLE: dict[str, dict[str, Any]] = {
    "goes": {"exists": False},
    "moves": {"moved_from": "registry/elsewhere.yaml"},
    "is laid out otherwise": {"layout": True},
    "becomes a link": {"odd": "from a plain file to a link"},
    "cannot be read": {"unread": True},
    "has a new error": {"errors": ("no",)},
}
"""What may happen to a file beside its data."""
OWNERS = {"person": "ada", "story": "ada", "item": "bob", "idea": "bob", "signal": "bob"}
"""By kind, who of the authors may take a file away, move it and comment it, alone."""


@pytest.mark.parametrize("path", sorted(RICH))
@pytest.mark.parametrize("what", WHOLE)
@pytest.mark.parametrize("author", AUTHORS)
def test_a_whole_file_is_its_owners(author: str, what: str, path: str) -> None:
    more = WHOLE[what]
    file = _change(path, None if more.get("exists") is False else read(RICH[path]), **more)

    review = _judged(author, file)

    mine = OWNERS.get(file.kind) == author and not (file.odd or file.unread or file.errors)
    assert (review.verdict == "allowed") is mine, review
    assert review.changes


@pytest.mark.parametrize("path", sorted(RICH))
@pytest.mark.parametrize("author", AUTHORS)
def test_a_new_file_takes_the_word_of_everyone_it_speaks_for(author: str, path: str) -> None:
    name = named(path)
    assert name is not None
    new = {"person": "zoe", "record": "zoe", "contributions": "dan.2026"}.get(name.kind.name, "new")
    file = FileChange(
        f"registry/{name.kind.folder}/{new}.yaml", name.kind.name, new, existed=False, after=read(RICH[path])
    )

    review = _judged(author, file)

    assert (review.verdict == "allowed") is ((author, name.kind.name) == ("bob", "signal"))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if schemas.accepts(kind, {})])
@pytest.mark.parametrize("author", AUTHORS)
def test_a_file_with_nothing_in_it_is_told_and_judged(author: str, kind: str) -> None:
    full = {"record": {"name": "X"}, "contributions": {"entries": []}}[kind]
    new = FileChange("registry/x.yaml", kind, "x", existed=False, after={})
    emptied = FileChange("registry/x.yaml", kind, "x", before=full, after={})
    gone = FileChange("registry/x.yaml", kind, "x", exists=False, before={})

    for file in (new, emptied, gone):
        review = _judged(author, file)

        assert review.verdict == "needs-approval"
        assert all(change.what for change in review.changes)


def test_there_is_a_file_of_every_kind() -> None:
    assert {_kind(path) for path in RICH} == set(KINDS)


def _leaves(before: Any, after: Any, keys: Any) -> Iterator[Any]:
    """Every place that differs, position by position."""
    if before == after and type(before) is type(after):
        return
    sides = (before, after)
    if any(isinstance(side, dict) for side in sides) and all(
        side is None or isinstance(side, dict) for side in sides
    ):
        for key in {**(before or {}), **(after or {})}:
            yield from _leaves((before or {}).get(key), (after or {}).get(key), (*keys, key))
    elif any(isinstance(side, list) and side and isinstance(side[0], dict) for side in sides):
        for index in range(max(len(before or []), len(after or []))):
            one, other = (side[index] if index < len(side or []) else None for side in sides)
            yield from _leaves(one, other, (*keys, index))
    else:
        yield keys


def _is_given(author: str, kind: str, name: str, keys: Any, before: Any, after: Any) -> bool:
    """What the table says, read as plainly as it can be: who the author would have to be."""
    word = may_change(kind, keys)
    owner = {
        "item": before.get("owner") or before.get("raised", {}).get("by"),
        "idea": before.get("raised", {}).get("by"),
    }
    own = {"story": before.get("author")}.get(kind, owner.get(kind, name.partition(".")[0]))
    groups = {name} if kind == "group" else {before.get("group"), *_speakers(keys, before, after)}
    leads = not groups.isdisjoint(LEADS.get(author, ()))
    if word.startswith("pair:"):
        return author == before.get(word.removeprefix("pair:"))
    if word == "anyone":
        return author != "stranger"
    if word == "lead":
        return leads
    if word == "witness":
        return author in _speakers(keys, before, after) or (
            leads and kind in ("item", "idea", "contributions")
        )
    if word == "self-from-today" and author == own and not _is_of_this_week(keys, before, after):
        return False
    if word in ("self", "self-from-today"):
        return (
            author == own or (leads and kind in ("item", "idea")) or (kind == "record" and keys[0] == "seats")
        )
    return kind == "record" and keys[0] == "nominations" and author in _speakers(keys, before, after)


def _speakers(keys: Any, before: Any, after: Any) -> set[str]:
    """Everyone named on the way to a place, on either side."""
    found: set[str] = set()
    for side in (before, after):
        node = side
        for key in keys:
            try:
                node = node[key]
            except (KeyError, IndexError, TypeError):
                break
            if isinstance(node, str):
                found.add(node)
            if isinstance(node, dict):
                found |= {value for value in node.values() if isinstance(value, str)}
                found |= {str(one) for one in node.get("witnesses", ())}
    return found


def _is_of_this_week(keys: Any, before: Any, after: Any) -> bool:
    """Whether days gone by stay as they were: what is new bears days of this week or later."""
    old, new = _at(before, keys), _at(after, keys)
    if old is not None and not isinstance(old, list) and keys[-1] != "until":
        return False
    return all(day >= "2026-11-15" for day in re.findall(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b", str(new)))


def _at(data: Any, keys: Any) -> Any:
    for key in keys:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return None
    return data
