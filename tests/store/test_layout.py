"""Paths are sorted by what each of them names, however many lie beside each other."""

from hypothesis import given
from hypothesis import strategies as st

from ladder_cli.model.kinds import FOLDERS, named
from ladder_cli.store.layout import layout
from ladder_cli.store.source import Texts

PARTS = st.sampled_from(["a", "ad", "ada", "b", "bob", "docs", "ada.2026", "community", *FOLDERS])
PATHS = st.tuples(st.lists(PARTS, min_size=1, max_size=4), st.sampled_from([".yaml", ".yml", ""])).map(
    lambda made: "/".join(made[0]) + made[1]
)


@given(st.sets(PATHS, max_size=12))
def test_a_layout_says_of_every_path_what_it_names(paths: set[str]) -> None:
    found = layout(Texts(dict.fromkeys(paths, b"")))

    said = dict(found.names())
    hidden = dict(found.shadowed)
    assert {*said, *hidden, *found.nameless} == paths
    for path in paths:
        assert said.get(path, named(hidden.get(path, ""))) == named(path)
