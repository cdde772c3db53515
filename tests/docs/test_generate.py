"""The generator of pages."""

from pathlib import Path

from docs.data_model import kind_of, rows
from docs.generate import stale


def test_a_page_is_stale_when_missing_or_different(tmp_path: Path) -> None:
    (tmp_path / "same.md").write_bytes(b"text\n")
    (tmp_path / "other.md").write_bytes(b"text\r\n")
    pages = dict.fromkeys(["same.md", "other.md", "missing.md"], lambda: "text\n")

    assert stale(pages, tmp_path) == ["missing.md", "other.md"]


def test_fields_of_objects_in_lists_and_mappings_have_rows_of_their_own() -> None:
    said = {"description": "D", "examples": ["e|f"], "x-may-change": "self"}
    leaf = {**said, "$ref": "#/$defs/date"}
    item = {"type": "object", "properties": {"on": leaf}, "required": ["on"]}
    schema = {
        "properties": {
            "days": {**said, "type": "array", "items": item},
            "by": {**said, "type": "object", "additionalProperties": item},
        }
    }

    assert list(rows(schema)) == [
        r'| `days` | list of mapping | D | `"e\|f"` | self |',
        r'| **`days[].on`** | date | D | `"e\|f"` | self |',
        r'| `by` | mapping | D | `"e\|f"` | self |',
        r'| **`by.*.on`** | date | D | `"e\|f"` | self |',
    ]


def test_a_choice_is_told_in_words() -> None:
    assert kind_of({"anyOf": [{"const": "independent"}, {"$ref": "#/$defs/id"}]}) == "`independent` or id"
    assert kind_of({"type": "object", "anyOf": [{"required": ["a"]}]}) == "mapping"
