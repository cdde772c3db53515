"""Edits between two states of the data."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.model.finding import Append, Delete, Edit, Put
from ladder_cli.store.documents.places import compose
from ladder_cli.store.splicing.changes import between
from ladder_cli.store.splicing.edits import applied
from ladder_cli.store.splicing.splice import splice
from ladder_cli.store.splicing.style import render

SCALARS = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "a", "b", "no", "12:30"])
KEYS = st.sampled_from(["a", "b", "c", "d"])
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(KEYS, DATA, max_size=4)


@given(DOCUMENTS, DOCUMENTS)
def test_the_edits_make_the_one_of_the_other(before: Any, after: Any) -> None:
    assert applied(copy.deepcopy(before), between(before, after)) == after


@given(DOCUMENTS, DOCUMENTS)
def test_the_edits_can_be_spliced_into_a_file(before: Any, after: Any) -> None:
    text = splice(render(before), between(before, after))

    assert compose(text).data == after


@given(DOCUMENTS)
def test_nothing_changes_where_nothing_differs(data: Any) -> None:
    assert between(data, copy.deepcopy(data)) == []


@pytest.mark.parametrize(
    ("before", "after", "edits"),
    [
        ({"a": 1}, {"a": 2}, [Put(("a",), 2)]),
        ({"a": 1, "b": 2}, {"b": 2}, [Delete(("a",))]),
        ({"a": ["x"]}, {"a": ["x", "y"]}, [Append(("a",), "y")]),
        ({"a": ["x", "y", "z"]}, {"a": ["x", "z"]}, [Delete(("a", 1))]),
        ({"a": ["x", "y"]}, {"a": ["x", "z"]}, [Append(("a",), "z"), Delete(("a", 1))]),
        ({"a": ["x", "y"]}, {"a": ["y", "x"]}, [Put(("a",), ["y", "x"])]),
        (
            {"a": [{"k": 1}, {"k": 2}]},
            {"a": [{"k": 1, "until": 3}, {"k": 2}, {"k": 4}]},
            [Put(("a", 0, "until"), 3), Append(("a",), {"k": 4})],
        ),
        ({"a": 1}, {"a": True}, [Put(("a",), True)]),
    ],
)
def test_as_little_as_possible_is_touched(before: Any, after: Any, edits: list[Edit]) -> None:
    assert between(before, after) == edits
