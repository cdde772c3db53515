"""The page on requirements: three answers and how they combine, and the readings of the sponsor rule."""

from itertools import combinations_with_replacement

from docs import sponsor_readings
from ladder_cli.roles.leaves import LEAVES
from ladder_cli.roles.verdict import VERDICTS, all_of, any_of, n_of, negated

OPENING = """\
# Requirements

What a role asks is a tree of leaves of ten kinds, under `all_of`, `any_of`, `n_of` and `not`. Each leaf
has one of three answers: **met**, **unmet**, or **unknown** where what is on file settles nothing. Unknown is
never unmet: nobody is refused because of what nobody wrote down.

## How we know

| leaf | how we know, unless the role says otherwise |
|---|---|
"""
COMBINED = """
## How answers combine

| one | other | all of them | any of them |
|---|---|---|---|
"""
NEGATED = """
| one | not |
|---|---|
"""
COUNTED = """
Of three, two are asked (`n_of`); the order does not matter:

| first | second | third | two of them |
|---|---|---|---|
"""
READINGS = """
## Four readings of the sponsor rule

"Two sponsors from different companies" is read in at least four ways by communities that publish it. Each
is a parameter of the `sponsors` leaf. One candidate, who works for Tidewater, and one pair of sponsors a row:

"""


def page() -> str:
    """`docs/requirements.md`."""
    ways = "".join(f"| `{kind}` | {leaf.how} |\n" for kind, leaf in LEAVES.items())
    pairs = [(one, other) for one in VERDICTS for other in VERDICTS]
    both = "".join(
        f"| {one} | {other} | {all_of((one, other))} | {any_of((one, other))} |\n" for one, other in pairs
    )
    turned = "".join(f"| {one} | {negated(one)} |\n" for one in VERDICTS)
    three = "".join(
        f"| {' | '.join(found)} | {n_of(2, found)} |\n"
        for found in combinations_with_replacement(VERDICTS, 3)
    )
    return "".join(
        [OPENING, ways, COMBINED, both, NEGATED, turned, COUNTED, three, READINGS, sponsor_readings.table()]
    )
