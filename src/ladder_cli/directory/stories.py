"""Stories as rows: what broke and what was learnt."""

from collections.abc import Iterator

from ladder_cli.directory.listing import Listing, View
from ladder_cli.model.work import Story


def _stories(view: View) -> Iterator[tuple[str, Story]]:
    return iter(sorted(view.registry.stories.items()))


STORIES = Listing(
    subjects=_stories,
    brief=("id", "title", "author", "on", "group"),
    none="no such story",
    first="no story yet: tell one: ladder story new TITLE",
    fields={
        "id": lambda _, row: row[0],
        "title": lambda _, row: row[1].title,
        "author": lambda _, row: row[1].author,
        "on": lambda _, row: row[1].on,
        "group": lambda _, row: row[1].group,
        "topics": lambda _, row: list(row[1].topics),
        "scale": lambda _, row: row[1].scale,
        "witnesses": lambda _, row: list(row[1].witnesses),
        "review_on": lambda _, row: row[1].review_on,
    },
    filters={
        "person": lambda _, row, wanted: row[1].author == wanted.person,
        "sig": lambda _, row, wanted: row[1].group == wanted.sig,
        "within": lambda view, row, wanted: view.lies_within(row[1].group, wanted.within),
        "interest": lambda _, row, wanted: wanted.interest in row[1].topics,
        "since": lambda _, row, wanted: row[1].on >= wanted.since,
    },
)
