"""What is said of a change by the files near it is what is said by all files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from ladder_cli.store.proposals import proposing
from tests.review.test_attacks import ATTACKS
from tests.review.test_mutations import mutants
from tests.review.town import Case, Town, judge
from tests.review.twins import TWINS
from tests.stage import Ran


@pytest.mark.long
def test_looking_near_a_change_finds_what_looking_everywhere_does(
    town: Town, ladder: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [*ATTACKS, *TWINS, *(Case(f"mutant {n}", edits, "needs") for n, edits in enumerate(mutants(40)))]
    town.make(cases)
    near = [judge(town, case, ladder, tmp_path).out for case in cases]
    touched, looked = proposing.touched, []

    def everywhere(*words: Any, **more: Any) -> Any:
        found = touched(*words, **more)
        looked.append(found.everything)
        return replace(found, everything=True)

    monkeypatch.setattr(proposing, "touched", everywhere)

    assert [judge(town, case, ladder, tmp_path).out for case in cases] == near
    assert looked.count(False) > 200
