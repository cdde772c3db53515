"""The truth table: every combination of three verdicts, for every combination of requirements."""

import itertools

import pytest

from ladder_cli.roles.verdict import VERDICTS, Verdict, all_of, any_of, n_of, negated

# met is 2, unknown 1, unmet 0: `all_of` is the least, `any_of` the greatest, `n_of` the nth greatest.
HEIGHT: dict[Verdict, int] = {"met": 2, "unknown": 1, "unmet": 0}


@pytest.mark.parametrize(
    "verdicts", [v for size in (1, 2, 3, 4) for v in itertools.product(VERDICTS, repeat=size)]
)
def test_every_combination_is_the_least_the_greatest_or_the_nth(verdicts: tuple[Verdict, ...]) -> None:
    heights = sorted((HEIGHT[one] for one in verdicts), reverse=True)

    assert HEIGHT[all_of(verdicts)] == heights[-1]
    assert HEIGHT[any_of(verdicts)] == heights[0]
    for least in range(1, len(verdicts) + 1):
        assert HEIGHT[n_of(least, verdicts)] == heights[least - 1]
    assert n_of(len(verdicts) + 1, verdicts) == "unmet"


@pytest.mark.parametrize(("verdict", "turned"), [("met", "unmet"), ("unmet", "met"), ("unknown", "unknown")])
def test_not_turns_what_is_known_and_leaves_the_unknown(verdict: Verdict, turned: Verdict) -> None:
    assert negated(verdict) == turned


def test_nothing_asked_is_met() -> None:
    assert all_of(()) == "met"
