"""The truth tables in the docs, against an order of the three answers: unmet, unknown, met."""

from docs.requirements_page import page

ORDER = ("unmet", "unknown", "met")
TABLES = [block.splitlines() for block in page().split("\n\n") if block.startswith("| ")]


def rows(head: str) -> list[list[int]]:
    """The rows of the table that begins with that head, each answer as its place in the order."""
    table = next(lines for lines in TABLES if lines[0] == head)
    return [[ORDER.index(cell.strip()) for cell in line.strip("| ").split("|")] for line in table[2:]]


def test_all_of_is_the_least_and_any_of_the_greatest() -> None:
    found = rows("| one | other | all of them | any of them |")

    assert {(one, other) for one, other, *_ in found} == {
        (one, other) for one in range(3) for other in range(3)
    }
    for one, other, both, either in found:
        assert (both, either) == (min(one, other), max(one, other))


def test_not_turns_the_order_round() -> None:
    assert sorted(rows("| one | not |")) == [[0, 2], [1, 1], [2, 0]]


def test_two_of_three_is_the_second_greatest() -> None:
    found = rows("| first | second | third | two of them |")

    assert len(found) == 10
    for *given, two in found:
        assert two == sorted(given)[1]
