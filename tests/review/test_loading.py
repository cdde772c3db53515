"""A review is asked for at every push: what it does not need, it does not load."""

import subprocess
import sys

from tests.review.attacks import TOKYO
from tests.review.town import TODAY, Town

PROGRAM = """
import sys
from ladder_cli.cli import run
try:
    run()
finally:
    print(*sorted(name for name in sys.modules if not name.startswith("encodings.")))
"""
NEEDLESS = (
    "git",
    "jsonschema",
    "rich",
    "numpy",
    "ladder_cli.rules.collisions",
    "ladder_cli.meetings.recurrence",
)


def test_a_change_of_ones_own_profile_loads_no_library_that_it_does_not_need(place: Town) -> None:
    head = place.branch(TOKYO, "Move", place.base)
    words = ["--today", TODAY, "review", "--base", place.base, "--head", head, "--author", "ada"]
    command = [sys.executable, "-c", PROGRAM, *words]

    ran = subprocess.run(command, cwd=place.repo.root, capture_output=True, text=True)

    answer, loaded = ran.stdout.rstrip("\n").rsplit("\n", 1)
    assert "`ada` moves to `Asia/Tokyo`" in answer
    assert "ladder_cli.review.verdict" in loaded.split()
    assert not {*NEEDLESS}.intersection(loaded.split())
