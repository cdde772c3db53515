"""`python -m bench.pairing MENTEES MENTORS CANDIDATES`: what `pair` takes, in its solver and outside of it.

Prints JSON: seconds of the processor for each part, which a busy machine changes less than the clock's;
the clock's for both; how often something was solved, how many candidates a mentee has, the most memory in
MiB. Inside is every call of the solver's library: handing over arcs, solving, reading the answer. Outside
is all else, from a registry in memory to pairs with their reasons and everyone left over with theirs.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

import networkx
from ortools.graph.python import max_flow, min_cost_flow

from bench.community import TODAY
from bench.market import market
from ladder_cli.pairing.candidates import Candidates
from ladder_cli.pairing.market import market as stalls
from ladder_cli.pairing.outcome import instance
from ladder_cli.pairing.solve import Assignment, Instance, costs, room, solve
from ladder_cli.pairing.suggest import suggest
from ladder_cli.roles.ladders import Ladders


class Watch:
    """Seconds spent inside the solver's library, and how often it has solved something."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.solves = 0

    def watched(self, solver: type) -> type:
        """The solver, with every call of it timed."""

        def timed(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
            def call(*words: Any) -> Any:
                begun = time.process_time()
                found = method(*words)
                self.seconds += time.process_time() - begun
                self.solves += name == "solve"
                return found

            return call

        methods = {
            name: timed(name, method)
            for name, method in vars(solver).items()
            if callable(method) and not name.startswith("_") and not isinstance(method, type)
        }
        return type(solver.__name__, (solver,), methods)


def measured(mentees: int, mentors: int, candidates: int) -> Mapping[str, float]:
    """One suggestion of pairs for so many, timed."""
    registry = market(mentees, mentors, candidates)
    watch = Watch()
    kept = max_flow.SimpleMaxFlow, min_cost_flow.SimpleMinCostFlow
    max_flow.SimpleMaxFlow, min_cost_flow.SimpleMinCostFlow = map(watch.watched, kept)
    begun, work = time.perf_counter(), time.process_time()
    found = suggest(registry, TODAY)
    seconds, work = time.perf_counter() - begun, time.process_time() - work
    max_flow.SimpleMaxFlow, min_cost_flow.SimpleMinCostFlow = kept
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "seconds": seconds,
        "inside": watch.seconds,
        "outside": work - watch.seconds,
        "solves": watch.solves,
        "candidates": len(asked(mentees, mentors, candidates).fits) / mentees,
        "paired": found.totals.paired,
        "peak": peak // (1024 * 1024 if sys.platform == "darwin" else 1024),
    }


def asked(mentees: int, mentors: int, candidates: int) -> Instance:
    """What the solver is asked for so many."""
    registry = market(mentees, mentors, candidates)
    whole = stalls(Ladders(registry), TODAY)
    offers = Candidates(whole).offers(whole.mentees)
    return instance(whole, offers, registry.community.pairing.weights)


def beside_networkx(rounds: int) -> tuple[list[float], list[float]]:
    """Seconds of `solve` with all its steps, and of networkx for the last of them alone, at equal cost."""
    given = asked(300, 100, 20)
    ours, theirs = [], []
    for _ in range(rounds):
        begun = time.perf_counter()
        found = solve(given)
        ours.append(time.perf_counter() - begun)
        graph, prices = _graph(given, found)
        begun = time.perf_counter()
        flow = networkx.min_cost_flow(graph)
        theirs.append(time.perf_counter() - begun)
        cost = sum(prices[index] for index in found.chosen)
        other = networkx.cost_of_flow(graph, flow)
        if cost != other:
            raise RuntimeError(f"the costs differ: {cost} and {other}")
    return ours, theirs


def _graph(given: Instance, found: Assignment) -> tuple[networkx.DiGraph, list[int]]:
    """The last step as a graph: so many mentees of each kind are to be paired, at the least cost."""
    paired = len(found.chosen)
    fresh = sum(given.fresh[given.left[index]] for index in found.chosen)
    prices = costs(given, paired).tolist()
    graph = networkx.DiGraph()
    for name, demand in (("fresh", -fresh), ("again", fresh - paired), ("sink", paired)):
        graph.add_node(name, demand=demand)
    for mentee, is_fresh in enumerate(given.fresh):
        graph.add_edge("fresh" if is_fresh else "again", ("mentee", mentee), capacity=1, weight=0)
    for mentor, places in enumerate(room(given, found.max_load)):
        graph.add_edge(("mentor", mentor), "sink", capacity=places, weight=0)
    for mentee, mentor, price in zip(given.left.tolist(), given.right.tolist(), prices, strict=True):
        graph.add_edge(("mentee", mentee), ("mentor", mentor), capacity=1, weight=price)
    return graph, prices


if __name__ == "__main__":
    print(json.dumps(measured(*map(int, sys.argv[1:]))))
