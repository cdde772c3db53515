"""The assignment by another solver: networkx' flows, aim after aim."""

import networkx

from ladder_cli.pairing.solve import Instance, costs

Level = tuple[int, int, int, int]


def best(of: Instance) -> Level:
    """The most paired, of them the most fresh, the least heaviest load, and what the pairs cost at least."""
    paired = _most(of, range(len(of.mentees)), max(of.loads) + max(of.places))
    fresh = [mentee for mentee, is_fresh in enumerate(of.fresh) if is_fresh]
    most_fresh = _most(of, fresh, max(of.loads) + max(of.places))
    load = next(load for load in range(1, 100) if _most(of, range(len(of.mentees)), load) == paired)
    graph = _graph(of, range(len(of.mentees)), load)
    for mentee, price in enumerate(of.fresh):
        graph["source"][("mentee", mentee)]["weight"] = 0 if price else 1 << 50
    for (left, right), price in zip(_pairs(of), costs(of, paired).tolist(), strict=True):
        graph[("mentee", left)][("mentor", right)]["weight"] = price
    graph.nodes["source"]["demand"] = -paired
    graph.nodes["sink"]["demand"] = paired
    cost, _ = networkx.network_simplex(graph)
    return paired, most_fresh, load, cost - (paired - most_fresh << 50)


def _pairs(of: Instance) -> list[tuple[int, int]]:
    return list(zip(of.left.tolist(), of.right.tolist(), strict=True))


def _graph(of: Instance, mentees: "range | list[int]", load: int) -> networkx.DiGraph:
    """From a source through these mentees and all mentors, none of whom comes to more than that load."""
    graph = networkx.DiGraph()
    graph.add_nodes_from(("source", "sink"))
    graph.add_edges_from((("source", ("mentee", mentee)) for mentee in mentees), capacity=1)
    asking = set(mentees)
    edges = ((("mentee", left), ("mentor", right)) for left, right in _pairs(of) if left in asking)
    graph.add_edges_from(edges, capacity=1)
    for mentor, (places, has) in enumerate(zip(of.places, of.loads, strict=True)):
        graph.add_edge(("mentor", mentor), "sink", capacity=max(0, min(places, load - has)))
    return graph


def _most(of: Instance, mentees: "range | list[int]", load: int) -> int:
    return networkx.maximum_flow_value(_graph(of, mentees, load), "source", "sink")
