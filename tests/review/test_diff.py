"""What differs between two states of a long list."""

import pytest

from ladder_cli.review.diff import differences
from tests.hostile.effort import calls


@pytest.mark.parametrize("changed", [("sig",), ("sig", "kind"), ("role", "sig", "with", "kind")])
def test_a_long_list_that_is_written_anew_takes_work_that_goes_with_its_length(
    changed: tuple[str, ...],
) -> None:
    def work(count: int) -> int:
        before = [{"role": f"r{at}", "sig": "docs", "with": f"p{at}", "kind": "a"} for at in range(count)]
        after = [{**one, **dict.fromkeys(changed, f"new-{at}")} for at, one in enumerate(before)]
        return calls(lambda: list(differences({"ties": before}, {"ties": after})))

    assert work(400) < 5 * work(100)


def test_of_several_that_are_alike_the_first_is_the_first() -> None:
    before = {"ties": [{"with": "bob", "kind": "family", "n": at} for at in range(3)]}
    after = {"ties": [{"with": "bob", "kind": "family", "n": at} for at in (7, 8)]}

    found = [(one.keys, one.before, one.after) for one in differences(before, after)]

    assert found == [
        (("ties", 0, "n"), 0, 7),
        (("ties", 1, "n"), 1, 8),
        (("ties", -1), {"with": "bob", "kind": "family", "n": 2}, None),
    ]
