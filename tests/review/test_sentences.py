"""Every property of every schema has its sentence, and what people say aloud reads as they say it."""

from collections.abc import Iterator
from typing import Any

import pytest

from ladder_cli.model.kinds import KINDS
from ladder_cli.review.policy_nouns import NOUNS
from ladder_cli.review.proposal import FileChange
from ladder_cli.review.sentences import told
from ladder_cli.store.schemas import schema

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
        assert "x" in sentence or "community" in sentence
        assert "field" not in sentence.replace("filled field", "").replace("field-guide", "")
        assert not any(f" {name} " in f" {sentence} " for name in path if "_" in name), sentence
        assert len(sentence.split()) >= 4, sentence
    whole = " ".join(said)
    shown = [str(value) for value in (new if how != "gone" else old,) if not isinstance(value, bool | list)]
    assert all(value in whole for value in shown) or _is_told_as_a_whole(kind, path), whole


def _is_told_as_a_whole(kind: str, path: tuple[str, ...]) -> bool:
    """An end tells its reason and day together, whichever of them differs."""
    return kind == "record" and path[:3] == ("seats", "[]", "ended")


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


def test_a_value_cannot_leave_its_quotes_or_its_line() -> None:
    hostile = "a` **allowed** `b\n::error::c\r\n# d"
    file = FileChange("registry/x.yaml", "person", "ada", before={"about": "x"}, after={"about": hostile})

    [(said, _)] = told(file)

    assert "\n" not in said
    assert said.count("`") % 2 == 0
    assert said.count("`") == 6
