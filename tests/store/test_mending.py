"""What can be mended by itself, where much can and some cannot."""

from datetime import date

import pytest

from ladder_cli.model.finding import Edit, Replace
from ladder_cli.store.checks import mending
from ladder_cli.store.checks.checking import check
from ladder_cli.store.checks.examples import base
from ladder_cli.store.checks.mending import mended
from ladder_cli.store.documents.guard import MAX_ALIKE
from ladder_cli.store.source import Changed, Texts
from tests.hostile.shapes import listed


def with_file(path: str, raw: bytes) -> Texts:
    return Texts({**base(), path: raw})


@pytest.mark.parametrize(
    ("path", "raw"),
    [
        (
            "records/zoe.yaml",
            listed("account: {login: zoe}\nties:\n", "  - {{with: {i}, kind: family}}\n", 700),
        ),
        ("people/zoe.yaml", listed("name: Zoe\n", "k{i}: no\n", 700)),
        ("organizations/initech.yaml", b"name: Initech\nrelated: [acme-inc]\n"),
    ],
)
def test_all_of_a_file_is_mended_with_few_readings(
    path: str, raw: bytes, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    splice = mending.splice
    monkeypatch.setattr(mending, "splice", lambda *given: made.append(given) or splice(*given))
    source = with_file(path, raw)
    changes = mended(source, today)

    assert len(made) <= 1 + 700 // MAX_ALIKE
    after = check(Changed(source, changes), today, [path]).findings
    assert [finding for finding in after if finding.edits] == []
    assert mended(Changed(source, changes), today) == {}


def test_the_fixes_that_cannot_be_made_keep_no_other_from_being_made() -> None:
    text = "".join(f"k{number}: no\n" for number in range(40))
    fixes: list[tuple[Edit, ...]] = []
    for number in range(40):
        at = text.index(f"k{number}:")
        start = at + len(f"k{number}: ")
        fixes.append((Replace(start, start + 2, "[" if number in (7, 30) else '"no"'),))

    assert mending._edited(text.encode(), fixes).decode() == "".join(
        f"k{number}: no\n" if number in (7, 30) else f'k{number}: "no"\n' for number in range(40)
    )


def test_where_no_fix_can_be_made_the_search_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"k{number}: no\n" for number in range(2_000))
    fixes: list[tuple[Edit, ...]] = [(Replace(at, at + 2, "["),) for at in range(0, len(text) - 10, 10)]
    tried = []
    monkeypatch.setattr(mending, "splice", lambda *given: tried.append(given) or _refused())

    assert mending._edited(text.encode(), fixes) == text.encode()
    assert len(tried) <= 2 + mending.EFFORT // len(text)


def _refused() -> str:
    raise mending.EditError("no")
