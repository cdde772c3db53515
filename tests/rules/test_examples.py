"""Every rule fires on its example and no other does, is silent on the other, and mends what it says."""

from datetime import date
from pathlib import Path

import pytest

from ladder_cli.rules.table import RULES
from ladder_cli.store.checks.checking import check
from ladder_cli.store.checks.examples import base, example
from ladder_cli.store.checks.mending import mended
from ladder_cli.store.source import Changed
from tests.rules.registries import codes, laid_out

UNWRITABLE = {"L001", "L901"}
"""Rules on what no file in a repository can show, or none that stays; they have tests of their own."""

AS_FILES = [code for code in RULES if code not in UNWRITABLE]


def test_nothing_is_wrong_with_the_base_of_the_examples(tmp_path: Path, today: date) -> None:
    assert check(laid_out(tmp_path, base()), today).findings == ()


@pytest.mark.parametrize("code", AS_FILES)
def test_a_rule_fires_on_its_example_and_no_other_does(code: str, tmp_path: Path, today: date) -> None:
    fires = example(code, "fires")
    assert fires is not None

    findings = check(laid_out(tmp_path, fires.laid_over(base())), today).findings

    assert set(codes(findings)) == {code}
    for finding in findings:
        assert finding.message
        assert not finding.message.endswith(".")
        assert finding.hint
        assert not finding.hint.endswith(".")


@pytest.mark.parametrize("code", AS_FILES)
def test_a_rule_is_silent_on_the_example_beside_it(code: str, tmp_path: Path, today: date) -> None:
    silent = example(code, "silent")
    assert silent is not None

    assert check(laid_out(tmp_path, silent.laid_over(base())), today).findings == ()


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.fixable])
def test_a_fix_makes_the_mended_example_and_nothing_more(code: str, tmp_path: Path, today: date) -> None:
    fires, kept = example(code, "fires"), example(code, "mended")
    assert fires is not None
    assert kept is not None
    source = laid_out(tmp_path, fires.laid_over(base()))

    made = mended(source, today)

    assert made == kept.files
    assert check(Changed(source, made), today).findings == ()
    assert mended(Changed(source, made), today) == {}


@pytest.mark.parametrize("code", AS_FILES)
def test_only_a_rule_that_says_so_has_edits(code: str, tmp_path: Path, today: date) -> None:
    fires = example(code, "fires")
    assert fires is not None

    findings = check(laid_out(tmp_path, fires.laid_over(base())), today).findings

    assert any(finding.edits for finding in findings) == RULES[code].fixable
