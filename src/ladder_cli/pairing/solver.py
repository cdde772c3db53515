"""The solver's library, for all that asks it: flows through a network, and programs of yes and no.

Every answer is exact, and the same for the same numbers in the same order.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ladder_cli.pairing.rows import Numbers

Column = Sequence[int] | Numbers | NDArray[np.int32]

EFFORTS = (8.0, 4.0, 2.0)
"""How much is tried for each aim of a program, in the solver's own measure, which no clock changes."""


class Arcs(Struct, frozen=True):
    """Columns of equal length: from which node, to which, how much may flow, what a unit costs."""

    tails: Column
    heads: Column
    capacities: Column
    costs: Column = ()


class Row(Struct, frozen=True):
    """A sum of columns of a program, each with its factor, that stays between two bounds."""

    columns: Sequence[int]
    factors: Sequence[int]
    least: int
    most: int


class Picked(Struct, frozen=True):
    """The columns of a program to say yes to; what the first aim comes to, and what it could at most."""

    columns: tuple[int, ...]
    found: int
    bound: int


def largest_flow(parts: Sequence[Arcs], source: int, sink: int) -> int:
    """The most that flows from source to sink."""
    from ortools.graph.python.max_flow import SimpleMaxFlow

    solver = SimpleMaxFlow()
    for arcs in parts:
        solver.add_arcs_with_capacity(arcs.tails, arcs.heads, arcs.capacities)
    status = solver.solve(source, sink)
    if status != solver.OPTIMAL:
        raise RuntimeError(f"the solver found no maximum flow: {status}")
    return int(solver.optimal_flow())


def cheapest_flow(parts: Sequence[Arcs], supplies: dict[int, int]) -> Numbers:
    """What flows through the first part where all supplies (negative: demands) are met at least cost."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    solver = SimpleMinCostFlow()
    added = [
        solver.add_arcs_with_capacity_and_unit_cost(arcs.tails, arcs.heads, arcs.capacities, arcs.costs)
        for arcs in parts
    ]
    solver.set_nodes_supplies(list(supplies), list(supplies.values()))
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise RuntimeError(f"the solver found no cheapest flow: {status}")
    flows: Numbers = solver.flows(added[0])
    return flows


def picked(
    columns: int, rows: Sequence[Row], aims: Sequence[Mapping[int, int]], begin: Collection[int]
) -> Picked:
    """Which of so many columns to say yes to, so that every row holds and each aim is met best.

    An aim is what columns are worth; the first comes first, and a later one never costs it anything. It
    begins with a choice in which every row holds. Where the effort ends before an aim is proved to be met
    best, the best so far.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    picks = [model.new_bool_var("") for _ in range(columns)]

    def weighed(factors: Mapping[int, int]) -> cp_model.LinearExpr:
        return cp_model.LinearExpr.weighted_sum([picks[at] for at in factors], list(factors.values()))

    for row in rows:
        model.add_linear_constraint(
            weighed(dict(zip(row.columns, row.factors, strict=True))), row.least, row.most
        )
    chosen = set(begin)
    first = (0, 0)
    for number, (aim, effort) in enumerate(zip(aims, EFFORTS, strict=True)):
        most = sum(worth for worth in aim.values() if worth > 0)
        model.add_linear_constraint(weighed(aim), worth_of(aim, chosen), most)
        model.clear_hints()  # type: ignore[no-untyped-call]  # the library leaves it without types
        for at, pick in enumerate(picks):
            model.add_hint(pick, int(at in chosen))
        model.maximize(weighed(aim))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.linearization_level = 2
        solver.parameters.max_deterministic_time = effort
        status = solver.solve(model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            chosen = {at for at, pick in enumerate(picks) if solver.boolean_value(pick)}
        elif status != cp_model.UNKNOWN:
            raise RuntimeError(f"the solver found no choice: {status}")
        found = worth_of(aim, chosen)
        if number == 0:
            first = found, most if status == cp_model.UNKNOWN else round(solver.best_objective_bound)
        model.add_linear_constraint(weighed(aim), found, most)
    return Picked(tuple(sorted(chosen)), *first)


def worth_of(aim: Mapping[int, int], chosen: Collection[int]) -> int:
    """What these columns are worth together."""
    return sum(worth for at, worth in aim.items() if at in chosen)
