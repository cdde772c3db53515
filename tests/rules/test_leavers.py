"""Which handles stand for people who left, and what still waits for them."""

from datetime import date
from pathlib import Path

import pytest

from ladder_cli.model.leaver import has_left, is_reserved, next_free
from ladder_cli.store.checks.checking import check
from ladder_cli.store.checks.examples import base
from tests.rules.registries import laid_out

PAIRING = """\
mentor: bob
mentee: left-1
state: {state}
proposed: 2026-10-01
accepted: {{mentor: 2026-10-02, mentee: 2026-10-02}}
last_contact: {{mentor: 2026-11-20, mentee: 2026-11-20}}
"""
IDEA = """\
title: A fair
problem: Too quiet.
proposal: Meet.
for_whom: all
help_wanted: hands
group: docs
raised: {{by: left-1, on: 2026-11-01}}
seconds: [{{by: bob, on: 2026-11-02}}]
shepherd: left-2
state: {state}
since: 2026-11-02
next_review: 2027-05-02
"""
ITEM = "title: A well\ngroup: docs\nstate: {state}\nraised: {{by: left-1, on: 2026-11-01}}\n{more}"
GROUP = "title: SIG Docs\nkind: sig\nonboarding: {{hosts: [{host}]}}\n"


@pytest.mark.parametrize(
    ("path", "text", "waits"),
    [
        ("pairings/bob-left-1.yaml", PAIRING.format(state="active"), 1),
        ("pairings/bob-left-1.yaml", PAIRING.format(state="completed"), 0),
        ("ideas/fair.yaml", IDEA.format(state="incubating"), 1),
        ("ideas/fair.yaml", IDEA.format(state="withdrawn"), 0),
        ("items/well.yaml", ITEM.format(state="taken", more="owner: left-1\nshepherd: left-2\n"), 2),
        ("items/well.yaml", ITEM.format(state="open", more="shepherd: left-2\n"), 1),
        ("items/well.yaml", ITEM.format(state="open", more=""), 0),
        ("items/well.yaml", ITEM.format(state="dropped", more="owner: left-1\n"), 0),
        ("sigs/docs.yaml", GROUP.format(host="left-1"), 1),
        ("sigs/docs.yaml", GROUP.format(host="bob"), 0),
    ],
)
def test_only_what_goes_on_waits(path: str, text: str, waits: int, tmp_path: Path, today: date) -> None:
    found = check(laid_out(tmp_path, {**base(), path: text.encode()}), today).findings

    assert [one.rule for one in found].count("L236") == waits
    assert not [one for one in found if one.rule == "L202"]


@pytest.mark.parametrize(
    ("handle", "left", "reserved"),
    [
        ("left-1", True, True),
        ("left-20", True, True),
        ("left-0", False, True),
        ("left-01", False, True),
        ("left-1234567890", False, True),
        ("left-", False, False),
        ("left-pad", False, False),
        ("left-1a", False, False),
        ("left_1", False, False),
        ("eleft-1", False, False),
    ],
)
def test_a_number_behind_it_makes_the_handle(handle: str, left: bool, reserved: bool) -> None:
    assert (has_left(handle), is_reserved(handle)) == (left, reserved)


def test_the_first_number_that_is_free_is_next() -> None:
    assert next_free(()) == "left-1"
    assert next_free({"left-1", "left-3"}) == "left-2"
