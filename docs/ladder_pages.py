"""The pages on published ladders: what each source states, how it is encoded, and each role as prose."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from docs import comparison_page, encodings
from docs.encodings import Row
from ladder_cli.model.registry import Registry
from ladder_cli.render.markdown import escaped
from ladder_cli.roles.prose import prose

WAYS = {
    "computed": "worked out from the registry, or from the pull request",
    "recorded": "read from the record",
    "attested": "the word of somebody whom the source names",
    "external": "known from elsewhere",
    "manual": "a judgement; a lead or a steward gives their word",
}
"""How we know, and what that means."""
INDEX = """\
# Published ladders

Each of these ladders travels in the package (`ladder init DIR --ladder NAME`) and has an example with
invented people in `examples/ladders/`. Its page lists what the source states, how each of it is encoded and
how we know it, and then shows each role as a newcomer reads it. What is stated as a number, a span, a
count or a relation of employers is never left to a person's judgement. [Another page](comparison.md) lays
them side by side: what each asks, whom it counts, how one leaves, and which roles need no code.

| ladder | stated | computed | recorded | attested | external | manual |
|---|---|---|---|---|---|---|
"""


def index() -> str:
    """`docs/ladders/index.md`."""
    return INDEX + "".join(f"{_shares(name)}\n" for name in encodings.names())


def page(name: str) -> str:
    """`docs/ladders/NAME.md`."""
    stated = encodings.stated(name)
    ways = Counter(row.how for row in stated.requirements)
    known = "".join(f"- {ways[way]} {way}: {about}\n" for way, about in WAYS.items() if ways[way])
    table = "".join(f"{_row(row)}\n" for row in stated.requirements)
    registry = encodings.registry(name)
    return "\n".join(
        [
            f"# The {escaped(stated.title)} ladder\n",
            f"Begin a community with it: `ladder init DIR --ladder {name}`.\n",
            f"{stated.read}\n",
            f"Of {ways.total()} things that it states, we know\n\n{known}",
            "## What is stated\n",
            f"| rung | what is asked | source | encoded as | how we know |\n|---|---|---|---|---|\n{table}",
            *[_role(registry, role) for role in registry.roles],
        ]
    )


def _shares(name: str) -> str:
    stated = encodings.stated(name)
    ways = Counter(row.how for row in stated.requirements)
    cells = (f"[{escaped(stated.title)}]({name}.md)", ways.total(), *(ways[way] for way in WAYS))
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _row(row: Row) -> str:
    places = ", ".join(f"`{place}`" for place in row.encoded)
    how = row.how if row.judgement is None else f"{row.how}: {escaped(row.judgement)}"
    source = ", ".join(escaped(word) for word in row.source)
    return f"| {escaped(row.rung)} | {escaped(row.asks)} | {source} | {places} | {how} |"


def _role(registry: Registry, role: str) -> str:
    lines = prose(registry, role).splitlines()
    return "".join(f"#{line}\n" if line.startswith("#") else f"{line}\n" for line in lines)


PAGES: dict[str, Callable[[], str]] = {
    "ladders/index.md": index,
    "ladders/comparison.md": comparison_page.page,
    **{f"ladders/{name}.md": partial(page, name) for name in encodings.names()},
}
"""The page of each ladder, the list of them, and the page that compares them."""
