"""The lines to paste: YAML that reads the same everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from ladder_cli.model.finding import Plain
from ladder_cli.roles.lines import item, scalar


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("bob", "bob"),
        ("docs/web", "docs/web"),
        ("2026-11-22", "2026-11-22"),
        ("works well", "works well"),
        ("no", '"no"'),
        ("12", '"12"'),
        ("1e3", '"1e3"'),
        ("a: b", '"a: b"'),
        ("- a", '"- a"'),
        (True, "true"),
        (16, "16"),
    ],
)
def test_a_value_is_quoted_where_a_reader_could_take_it_for_something_else(
    value: bool | int | str, text: str
) -> None:
    assert scalar(value) == text


plain = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.booleans(),
    st.integers(),
    st.sampled_from(["~", "null", "0x1", "12:30", "=", "on"]),
)


@given(
    st.dictionaries(st.sampled_from(["by", "on", "id"]), plain, min_size=1),
    st.lists(plain, min_size=1, max_size=2),
)
def test_an_item_reads_back_as_it_was(values: dict[str, Plain], words: list[Plain]) -> None:
    nested: Plain = [dict(values)]
    whole: dict[str, Plain] = {**values, "words": words, "sponsors": nested}

    assert YAML(typ="safe", pure=True).load(item(whole)) == [whole]


def test_a_list_in_a_list_is_no_line_of_a_record() -> None:
    with pytest.raises(TypeError):
        item({"words": [["a"]]})
