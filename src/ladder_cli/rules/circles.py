"""L24x: groups and roles that stand on each other in a circle."""

from collections.abc import Iterable, Iterator, Mapping

from ladder_cli.model.finding import Finding
from ladder_cli.rules.needs import waiting
from ladder_cli.rules.whole import Whole
from ladder_cli.rules.wording import listed


def groups_in_a_circle(whole: Whole) -> Iterator[Finding]:
    """Groups lie within each other in a circle.

    Whose leads may speak for them cannot be told. Take one `within` out.
    """
    groups = whole.registry.groups
    links = {name: (group.within,) for name, group in groups.items() if group.within is not None}
    for circle in _circles(links):
        yield Finding(
            whole.registry.at("group", circle[0], "within"),
            f"{listed(circle)} lie within each other"
            if len(circle) > 1
            else f"`{circle[0]}` lies within itself",
            "take one `within` out",
        )


def roles_in_a_circle(whole: Whole) -> Iterator[Finding]:
    """Roles follow, imply or ask for each other in a circle.

    Who stands above whom cannot be told, or nobody could climb, as each is asked for before the other. Take
    one link out.
    """
    roles = whole.registry.roles
    links = {name: (*role.follows, *role.implies) for name, role in roles.items()}
    told = set[frozenset[str]]()
    for circle in _circles(links):
        told.add(frozenset(circle))
        first = roles[circle[0]]
        onward = circle[1 % len(circle)]
        key = "follows" if onward in first.follows else "implies"
        yield Finding(
            whole.registry.at("role", circle[0], key),
            f"{listed(circle)} stand on each other" if len(circle) > 1 else f"`{circle[0]}` stands on itself",
            f"take one out of `{key}`",
        )
    for circle in _circles(waiting(whole.registry)):
        if len(circle) > 1 and frozenset(circle) not in told:
            yield Finding(
                whole.registry.at("role", circle[0], "requires"),
                f"{listed(circle)} ask for each other, so nobody could be the first",
                "let one of them be reached without the other, with `any_of`",
            )


def _circles(links: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """Each circle once, from its first by name; linear, and without recursion."""
    done: set[str] = set()
    for start in sorted(links):
        path: dict[str, Iterator[str]] = {}
        here: str | None = start if start not in done else None
        while here is not None:
            path[here] = iter(sorted(links.get(here, ())))
            here = None
            while path and here is None:
                last = next(reversed(path))
                for onward in path[last]:
                    if onward in path:
                        yield _turned(tuple(path)[tuple(path).index(onward) :])
                    elif onward not in done and onward in links:
                        here = onward
                        break
                else:
                    done.add(last)
                    del path[last]


def _turned(circle: tuple[str, ...]) -> tuple[str, ...]:
    at = circle.index(min(circle))
    return circle[at:] + circle[:at]
