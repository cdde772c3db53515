"""The table of rules."""

import inspect
import re
import subprocess
import sys
from collections import Counter
from importlib import import_module

import pytest

from ladder_cli.model.kinds import KINDS
from ladder_cli.rules.leavers import AWAITED
from ladder_cli.rules.rule import FAMILIES
from ladder_cli.rules.table import RULES


def test_no_two_rules_share_a_name_or_a_check() -> None:
    assert not [name for name, count in Counter(rule.name for rule in RULES.values()).items() if count > 1]
    assert len({rule.check for rule in RULES.values()}) == len(RULES)


def test_codes_stand_in_order_and_belong_to_a_family() -> None:
    assert list(RULES) == sorted(RULES)
    assert all(re.fullmatch(r"L\d{3}", code) and code[1] in FAMILIES for code in RULES)


def claimed(code: str, module: str) -> bool:
    """Whether a module says that the rule is its: `L20x`, `L504`, `L602 to L608`, and more of these."""
    told = (import_module(f"ladder_cli.rules.{module}").__doc__ or "").partition(":")[0]
    spans = [one.partition(" to ") for one in re.split(r", | and ", told)]
    return any(
        first.replace("x", "0") <= code <= (last or first.replace("x", "9")) for first, _, last in spans
    )


@pytest.mark.parametrize("code", RULES)
def test_a_module_says_which_codes_are_its(code: str) -> None:
    assert claimed(code, RULES[code].where.partition(".")[0])


@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_what_it_finds_and_why_and_what_it_is_given(code: str) -> None:
    rule = RULES[code]

    assert rule.summary.endswith(".")
    assert rule.why.endswith(".")
    assert set(rule.kinds) <= set(KINDS)
    given = {
        "text": ["file"],
        "file": ["document", "today"],
        "linked": ["document", "ladders", "today"],
        "registry": ["whole"],
        "copies": ["copies"],
    }
    assert list(inspect.signature(rule.check).parameters) == given[rule.reads]


def test_what_keeps_a_file_from_being_read_and_what_is_forbidden_is_nobodys_to_soften() -> None:
    assert all(rule.safety and rule.severity == "error" for rule in RULES.values() if rule.reads == "text")


def test_everyone_who_is_waited_for_is_looked_at() -> None:
    assert set(RULES["L236"].kinds) == set(AWAITED)


def test_no_check_is_loaded_before_it_is_asked_for() -> None:
    program = (
        "import sys; import ladder_cli.rules.running; from ladder_cli.rules.table import RULES; "
        "rooms = {'ladder_cli.rules.' + rule.where.partition('.')[0] for rule in RULES.values()}; "
        "print(sorted(rooms.intersection(sys.modules)))"
    )
    words = [sys.executable, "-c", program]

    assert subprocess.run(words, capture_output=True, text=True, check=True).stdout == "[]\n"
