"""Every property of every schema has its sentence, and what people say aloud reads as they say it."""

from collections.abc import Iterator
from typing import Any

import pytest

from ladder_cli.model.kinds import KINDS
from ladder_cli.review.policy_nouns import NOUNS
from ladder_cli.review.proposal import FileChange
from ladder_cli.review.sentences import about_file, told
from ladder_cli.store.documents.schemas import schema

TREES = ("requirement", "step")


def _properties(
    node: dict[str, Any], defs: dict[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[Any, ...]]:
    """Path (with `[]` for items, `*` for keys of maps) and schema of every property."""
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[1]
        if name in TREES and path:
            return
        node = {**defs[name], **{key: value for key, value in node.items() if key != "$ref"}}
    for key, inner in node.get("properties", {}).items():
        if isinstance(inner, dict):
            yield (*path, key), inner
            yield from _properties(inner, defs, (*path, key))
    if isinstance(node.get("items"), dict):
        yield from _properties(node["items"], defs, (*path, "[]"))
    if isinstance(node.get("additionalProperties"), dict):
        yield (*path, "*"), node["additionalProperties"]
        yield from _properties(node["additionalProperties"], defs, (*path, "*"))


def _every() -> list[tuple[str, tuple[str, ...], Any]]:
    found = []
    for kind in KINDS:
        whole = schema(kind)
        found += [(kind, path, inner) for path, inner in _properties(whole, whole.get("$defs", {}), ())]
    defs = schema("role")["$defs"]
    for tree in TREES:
        found += [(tree, path, inner) for path, inner in _properties(defs[tree], defs, ())]
    return found


EVERY = _every()


def _dotted(path: tuple[str, ...]) -> str:
    return ".".join(name for name in path if name != "[]")


def _nested(path: tuple[str, ...], value: Any) -> Any:
    """Data in which the value stands at that path; a list's item says what it is."""
    if not path:
        return value
    head, *rest = path
    inner = _nested(tuple(rest), value)
    if head == "[]":
        return [
            {
                "title": "zero",
                "role": "elder",
                "kind": "k",
                "id": "i",
                **(inner if isinstance(inner, dict) else {}),
            }
        ]
    return {("some-key" if head == "*" else head): inner}


ROOTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "requirement": ("role", ("requires",)),
    "step": ("role", ("process",)),
}


def test_there_is_a_noun_for_every_property_and_no_other() -> None:
    properties = {(kind, _dotted(path)) for kind, path, _ in EVERY}

    assert {(kind, path) for kind, table in NOUNS.items() for path in table} == properties


def _values(inner: dict[str, Any]) -> tuple[Any, Any]:
    example = (inner.get("examples") or [None])[0]
    if inner.get("type") == "boolean":
        return False, True
    if inner.get("type") in ("integer", "number"):
        return 2, 3
    if isinstance(example, list) and example and isinstance(example[0], str):
        return ["one"], ["two"]
    return "one", "two"


@pytest.mark.parametrize(("kind", "path", "inner"), EVERY, ids=lambda value: str(value)[:40])
def test_every_property_has_its_sentence(kind: str, path: tuple[str, ...], inner: dict[str, Any]) -> None:
    for how in ("set", "gone", "other"):
        _check(kind, path, inner, how)


def _check(kind: str, path: tuple[str, ...], inner: dict[str, Any], how: str) -> None:
    file_kind, root = ROOTS.get(kind, (kind, ()))
    old, new = _values(inner)
    before = _nested((*root, *path), old) if how != "set" else _nested((*root, *path[:-1]), {})
    after = _nested((*root, *path), new) if how != "gone" else _nested((*root, *path[:-1]), {})
    file = FileChange("registry/x.yaml", file_kind, "x", before=before, after=after)

    said = [sentence for sentence, _ in told(file)]

    assert said
    for sentence in said:
        _reads_well(sentence, path)
    whole = " ".join(said)
    shown = [str(value) for value in (new if how != "gone" else old,) if not isinstance(value, bool | list)]
    assert all(value in whole for value in shown) or _is_told_as_a_whole(kind, path), whole


def _is_told_as_a_whole(kind: str, path: tuple[str, ...]) -> bool:
    """An end tells its reason and day together, whichever of them differs."""
    return kind == "record" and path[:3] == ("seats", "[]", "ended")


def _lists() -> list[tuple[str, tuple[str, ...], list[Any]]]:
    """Every list, with two different items of it."""
    found = []
    for kind, path, inner in EVERY:
        defs = schema(ROOTS.get(kind, (kind, ()))[0]).get("$defs", {})
        node = _resolved(inner, defs)
        if node.get("type") == "array":
            item = _resolved(node["items"], defs)
            found.append((kind, path, [_sample(item, defs, turn) for turn in (0, 1)]))
    return found


def _resolved(node: Any, defs: Any) -> Any:
    return {**defs[node["$ref"].rsplit("/", 1)[1]], **node} if "$ref" in node else node


def _sample(node: Any, defs: Any, turn: int, deep: int = 0) -> Any:
    """A value of that shape; one of another turn differs in every word."""
    node = _resolved(node, defs)
    if node.get("enum"):
        return node["enum"][turn % len(node["enum"])]
    if "properties" in node:
        names = node.get("required") or list(node["properties"])[:1]
        if deep > 2:
            names = names[:1]
        return {name: _sample(node["properties"][name], defs, turn, deep + 1) for name in names}
    if node.get("type") == "array":
        return [_sample(node["items"], defs, turn, deep + 1)]
    if node.get("type") in ("integer", "number"):
        return 2 + turn
    return {"date": ("2026-11-05", "2026-11-12")[turn]}.get(node.get("format"), ("one", "two")[turn])


LISTS = _lists()


@pytest.mark.parametrize(("kind", "path", "items"), LISTS, ids=lambda value: str(value)[:40])
def test_what_comes_goes_and_changes_places_in_a_list_is_told(
    kind: str, path: tuple[str, ...], items: list[Any]
) -> None:
    one, two = items
    for before, after in (([one], [one, two]), ([one, two], [one]), ([one, two], [two, one]), ([], [one])):
        said = [sentence for sentence, _ in told(_file(kind, path, before, after))]

        assert said
        for sentence in said:
            _reads_well(sentence, path)
        if len(before) == len(after):
            assert any("order" in sentence for sentence in said), said
        elif not _is_told_as_a_whole(kind, path):
            item = two if len(before) + len(after) == 3 else one
            assert any(word in sentence for word in _words(item) for sentence in said), (item, said)


def _words(item: Any) -> Iterator[str]:
    """The words by which an item of a list is known."""
    if isinstance(item, dict | list):
        for inner in item.values() if isinstance(item, dict) else item:
            yield from _words(inner)
    else:
        yield str(item)


def _file(kind: str, path: tuple[str, ...], old: Any, new: Any) -> FileChange:
    file_kind, root = ROOTS.get(kind, (kind, ()))
    before, after = (_nested((*root, *path), value) for value in (old, new))
    return FileChange("registry/x.yaml", file_kind, "x", before=before, after=after)


def _reads_well(sentence: str, path: tuple[str, ...]) -> None:
    assert "x" in sentence or "community" in sentence
    assert "field" not in sentence.replace("filled field", "").replace("field-guide", "")
    assert not any(f" {name} " in f" {sentence} " for name in path if "_" in name), sentence
    assert len(sentence.split()) >= 4, sentence


MAPS = [(kind, path, inner) for kind, path, inner in EVERY if path[-1] == "*"]


@pytest.mark.parametrize(("kind", "path", "inner"), MAPS, ids=lambda value: str(value)[:40])
def test_what_comes_and_goes_under_a_name_is_told_with_the_name(
    kind: str, path: tuple[str, ...], inner: Any
) -> None:
    value = _sample(inner, schema(kind).get("$defs", {}), 0)
    for before, after in (({}, {"some-key": value}), ({"some-key": value}, {})):
        said = [sentence for sentence, _ in told(_file(kind, path[:-1], before, after))]

        assert said
        for sentence in said:
            _reads_well(sentence, path)
            assert "some-key" in sentence


def test_a_file_that_moves_comes_goes_or_is_commented_is_told() -> None:
    same = {"name": "X"}
    said = {
        about_file(FileChange("registry/people/x.yaml", "person", "x", before=same, after=same, **more))
        for more in (
            {"moved_from": "registry/people/x/x.yaml"},
            {"existed": False},
            {"exists": False},
            {"layout": True, "comments": True},
            {"layout": True},
        )
    }

    assert said == {
        "moves the profile of `x` from `registry/people/x/x.yaml`",
        "adds the profile of `x`",
        "removes the profile of `x`",
        "comments only, in the profile of `x`",
        "layout only, in the profile of `x`",
    }
    both = FileChange("registry/people/x.yaml", "person", "x", before={}, after=same, layout=True)
    assert about_file(both) == "comments or layout besides, in the profile of `x`"
    assert about_file(FileChange("README.md")) == "changes `README.md`"


REVIEWS = {"id": "a", "label": "Reviews", "contributions": {"least": 12}}
LONG = "a" * 90
ALOUD = [
    ("person", "ada", {"time_zone": "UTC"}, {"time_zone": "Asia/Tokyo"}, "`ada` moves to `Asia/Tokyo`"),
    (
        "record",
        "ada",
        {},
        {"seats": [{"role": "reviewer", "sig": "node", "sponsors": [{"by": "bob"}, {"by": "carol"}]}]},
        "grants `reviewer` in `node` to `ada`, sponsored by `bob` and `carol`",
    ),
    (
        "group",
        "docs",
        {"meetings": [{"kind": "office-hours", "title": "T", "anchor": "2026-11-05", "every": {"weeks": 1}}]},
        {},
        "removes Thursday's office hours of `docs`",
    ),
    (
        "role",
        "member",
        {"requires": {"id": "a", "sponsors": {"least": 2}}},
        {"requires": {"id": "a", "sponsors": {"least": 1}}},
        "lowers the sponsors of `member` from 2 to 1",
    ),
    (
        "role",
        "member",
        {
            "requires": {
                "all_of": [{"id": "a", "n_of": {"least": 1, "of": [{"id": "b", "sponsors": {"least": 2}}]}}]
            }
        },
        {
            "requires": {
                "all_of": [{"id": "a", "n_of": {"least": 1, "of": [{"id": "b", "sponsors": {"least": 1}}]}}]
            }
        },
        "lowers the sponsors of `member` from 2 to 1",
    ),
    (
        "community",
        "community",
        {"contribution_kinds": {"talk": {"witness": True}}},
        {"contribution_kinds": {"talk": {"witness": False}}},
        "switches off the witness asked for that kind of contribution `talk` of the community",
    ),
    (
        "group",
        "docs",
        {"topics": ["a", "b"]},
        {"topics": ["b", "c"]},
        "adds `c` to the topics of `docs`, and removes `a` from the topics of `docs`",
    ),
    (
        "role",
        "member",
        {"keeps": {"needs": {"id": "k", "contributions": {"least": 5}}}},
        {"keeps": {"needs": {"id": "k", "contributions": {"least": 50}}}},
        "raises the number of contributions asked for keeping a seat as `member` from 5 to 50",
    ),
    (
        "role",
        "member",
        {"removal": {"id": "out", "approvals": {"by": "lead", "least": 2}}},
        {"removal": {"id": "out", "approvals": {"by": "lead", "least": 1}}},
        "lowers the number of approvals for removing somebody as `member` from 2 to 1",
    ),
    (
        "role",
        "member",
        {"requires": {"id": "all", "all_of": [REVIEWS, {"id": "b", "contributions": {"least": 2}}]}},
        {"requires": {"id": "all", "all_of": [REVIEWS, {"id": "b", "contributions": {"least": 1}}]}},
        "lowers the number of contributions asked of `member` (`b`) from 2 to 1",
    ),
    (
        "role",
        "member",
        {"requires": {"id": "any", "any_of": [REVIEWS]}},
        {"requires": {"id": "any", "any_of": [REVIEWS, {"id": "b", "agreement": {"what": "guide"}}]}},
        "adds the alternative `b` of `member` (agreement what `guide`)",
    ),
    (
        "role",
        "member",
        {"requires": {"id": "a", "not": {"id": "b", "agreement": {"what": "guide"}}}},
        {"requires": {"id": "a", "not": {"id": "b", "agreement": {"what": "conduct"}}}},
        (
            "changes the subject of the agreement asked of `member` (which must not be so) "
            "from `guide` to `conduct`"
        ),
    ),
    (
        "role",
        "member",
        {"keeps": {"needs": {"id": "k", "all_of": [REVIEWS]}}},
        {"keeps": {"needs": {"id": "k", "all_of": []}}},
        "no longer asks `Reviews` for keeping a seat as `member`: contributions least `12`",
    ),
    (
        "group",
        "docs",
        {"mission": f"{LONG} good end"},
        {"mission": f"{LONG} bad end"},
        (
            "changes the mission of `docs` from `…aaaaaaaaaaaaaaaaaaa good end` "
            "to `…aaaaaaaaaaaaaaaaaaa bad end`"
        ),
    ),
    (
        "group",
        "docs",
        {"mission": "Words  and `signs`"},
        {"mission": "Words and 'signs'"},
        (
            "changes the mission of `docs` from `Words and 'signs'` to `Words and 'signs'`, "
            "otherwise spaced or quoted"
        ),
    ),
    (
        "group",
        "docs",
        {},
        {"exempt": ["reviewer"]},
        "adds `reviewer` to the roles whose seats do not lapse of `docs`",
    ),
    (
        "record",
        "ada",
        {"account": {"id": 1}},
        {"account": {"id": 2}},
        "changes the number of the account of `ada` from `1` to `2`",
    ),
    (
        "record",
        "ada",
        {"leave": [{"from": "2026-11-01"}]},
        {"leave": [{"from": "2026-11-01", "until": "2026-11-22"}]},
        "sets the end of the leave `2026-11-01` of `ada` to `2026-11-22`",
    ),
    (
        "item",
        "bell",
        {},
        {"notes": [{"by": "bob", "on": "2026-11-22", "text": "done"}]},
        "adds the note by `bob` of `bell` (on `2026-11-22`, text `done`)",
    ),
    ("person", "ada", {"about": "x"}, {}, "removes the words about themselves of `ada` (`x`)"),
]


@pytest.mark.parametrize(
    ("kind", "name", "before", "after", "expected"), ALOUD, ids=lambda value: str(value)[:50]
)
def test_a_change_reads_as_it_would_be_said(
    kind: str, name: str, before: Any, after: Any, expected: str
) -> None:
    file = FileChange("registry/x.yaml", kind, name, before=before, after=after)

    assert [sentence for sentence, _ in told(file)] == [expected]


NEW = [
    ("role", {"title": "Tsar", "grants": ["steward"]}, "adds the role `x` (grants `steward`)"),
    ("group", {"kind": "sig", "within": "docs"}, "adds the group `x` (a `sig`, within `docs`)"),
    ("item", {"title": "A gate", "owner": "ada"}, "adds the item `x` (says `A gate`, taken by `ada`)"),
    (
        "pairing",
        {"mentor": "bob", "mentee": "ada", "state": "proposed"},
        "adds the pairing `x` (mentor `bob`, mentee `ada`, is `proposed`)",
    ),
    ("person", {"name": "X"}, "adds the profile of `x`"),
]


@pytest.mark.parametrize(("kind", "data", "expected"), NEW, ids=lambda value: str(value)[:30])
def test_a_new_file_says_what_nobody_should_have_to_look_up(kind: str, data: Any, expected: str) -> None:
    file = FileChange("registry/x.yaml", kind, "x", existed=False, after=data)

    assert {sentence for sentence, _ in told(file)} == {expected}


def test_a_file_that_no_longer_holds_is_not_said_to_be_changed() -> None:
    file = FileChange("registry/items/x.yaml", errors=("no",), beside=True)

    assert about_file(file) == "breaks `registry/items/x.yaml`, which it leaves as it is"


def test_a_value_cannot_leave_its_quotes_or_its_line() -> None:
    hostile = "a` **allowed** `b\n::error::c\r\n# d"
    file = FileChange("registry/x.yaml", "person", "ada", before={"about": "x"}, after={"about": hostile})

    [(said, _)] = told(file)

    assert "\n" not in said
    assert said.count("`") % 2 == 0
    assert said.count("`") == 6
