"""Items, loads and dues on a terminal: whatever stands in the registry, only characters that one sees."""

import pytest

from ladder_cli.model.finding import Put
from ladder_cli.render import idea_dues, matches, workload
from ladder_cli.work.load import Carried, Load
from ladder_cli.work.matching import Match, Matches
from ladder_cli.work.timers import Due
from ladder_cli.work.waiting import Waiting

EVIL = "a\x1b]0;owned\x07\x9b31m\u202eb"
LOAD = Load(EVIL, 1, None, (Carried("item", EVIL, 3),))


@pytest.mark.parametrize(
    "text",
    [
        matches.as_text(Matches(EVIL, (), EVIL), 5, lambda name: name),
        matches.as_text(Matches("ada", (Match(EVIL, 3, (EVIL,)),)), 5, lambda name: name),
        idea_dues.as_text([Due(EVIL, "2026-11-22", EVIL, (Put(("state",), EVIL),))]),
        workload.as_text(workload.Workload([LOAD], frozenset()), None, False),
        workload.as_text(
            workload.Workload([LOAD, LOAD], frozenset(), [Waiting("item", EVIL, "", EVIL, EVIL)]), 80, False
        ),
    ],
)
def test_what_the_registry_says_is_shown_and_does_nothing(text: str) -> None:
    assert "owned" in text
    assert all(character.isprintable() for character in text.replace("\n", ""))
