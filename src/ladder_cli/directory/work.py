"""Items and ideas as rows: open work, and what is bigger than a feature."""

from collections.abc import Iterator
from typing import get_args, get_type_hints

from ladder_cli.directory.listing import Listing, View, Wanted
from ladder_cli.model.moves import LIVE_ITEMS, OPEN_IDEAS
from ladder_cli.model.work import Idea, Item
from ladder_cli.work.idleness import helper, idle_since
from ladder_cli.work.seeker import LEVELS
from ladder_cli.work.timers import due_idea

Row = tuple[str, Item]
Bigger = tuple[str, Idea]


def _items(view: View) -> Iterator[Row]:
    return iter(sorted(view.registry.items.items()))


def _ideas(view: View) -> Iterator[Bigger]:
    return iter(sorted(view.registry.ideas.items()))


def _in_a_line(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())


def _is_idle(view: View, item: Item) -> bool:
    return idle_since(item, view.today, view.registry.community.limits.idle_days) is not None


def _ask(view: View, item: Item) -> str | None:
    """Whom to ask for help with an item that nothing moves."""
    return helper(view.available, item) if _is_idle(view, item) else None


def _due(view: View, name: str) -> str | None:
    found = due_idea(view.registry, name, view.today)
    return found.what if found else None


def _has_part(item: Item, wanted: Wanted) -> bool:
    raised = item.raised.by if item.raised else None
    return wanted.person in (item.owner, item.shepherd, raised)


def _speaks_of(idea: Idea, person: str) -> bool:
    spoke = {*(one.by for one in idea.seconds), *(one.by for one in idea.feedback)}
    return person in spoke or person in (idea.raised.by, idea.shepherd)


ITEMS = Listing(
    subjects=_items,
    brief=("id", "title", "group", "state", "level", "priority", "shepherd", "owner", "due"),
    none="no such item",
    first="no open work yet: raise some: ladder item new TITLE",
    fields={
        "id": lambda _, row: row[0],
        "title": lambda _, row: row[1].title,
        "what": lambda _, row: _in_a_line(row[1].what),
        "group": lambda _, row: row[1].group,
        "state": lambda _, row: row[1].state,
        "level": lambda _, row: row[1].level,
        "hours": lambda _, row: row[1].hours,
        "size": lambda _, row: row[1].size,
        "priority": lambda _, row: row[1].priority,
        "schedule_risk": lambda _, row: row[1].schedule_risk,
        "skills": lambda _, row: list(row[1].skills),
        "topics": lambda _, row: list(row[1].topics),
        "link": lambda _, row: row[1].link,
        "shepherd": lambda _, row: row[1].shepherd,
        "owner": lambda _, row: row[1].owner,
        "due": lambda _, row: row[1].due,
        "decided": lambda _, row: row[1].decided,
        "raised_by": lambda _, row: row[1].raised.by if row[1].raised else None,
        "raised_on": lambda _, row: row[1].raised.on if row[1].raised else None,
        "moved": lambda _, row: row[1].moved,
        "idle": lambda view, row: _is_idle(view, row[1]),
        "ask": lambda view, row: _ask(view, row[1]),
    },
    filters={
        "sig": lambda _, row, wanted: row[1].group == wanted.sig,
        "within": lambda view, row, wanted: view.lies_within(row[1].group, wanted.within),
        "person": lambda _, row, wanted: _has_part(row[1], wanted),
        "interest": lambda _, row, wanted: wanted.interest in (*row[1].topics, *row[1].skills),
        "since": lambda _, row, wanted: (row[1].moved or "") >= wanted.since,
        "open": lambda _, row, __: row[1].state == "open",
        "state": lambda _, row, wanted: row[1].state == wanted.state,
        "level": lambda _, row, wanted: row[1].level == wanted.level,
        "owner": lambda _, row, wanted: row[1].owner == wanted.owner,
        "shepherd": lambda _, row, wanted: row[1].shepherd == wanted.shepherd,
        "unshepherded": lambda _, row, __: row[1].state in LIVE_ITEMS and row[1].shepherd is None,
        "idle": lambda view, row, _: _is_idle(view, row[1]),
    },
    words={"state": lambda _: get_args(get_type_hints(Item)["state"]), "level": lambda _: LEVELS},
)

IDEAS = Listing(
    subjects=_ideas,
    brief=("id", "title", "group", "state", "since", "seconds", "shepherd"),
    none="no such idea",
    first="no idea yet: raise one: ladder idea raise TITLE",
    fields={
        "id": lambda _, row: row[0],
        "title": lambda _, row: row[1].title,
        "problem": lambda _, row: _in_a_line(row[1].problem),
        "proposal": lambda _, row: _in_a_line(row[1].proposal),
        "for_whom": lambda _, row: row[1].for_whom,
        "help_wanted": lambda _, row: row[1].help_wanted,
        "group": lambda _, row: row[1].group,
        "topics": lambda _, row: list(row[1].topics),
        "size": lambda _, row: row[1].size,
        "raised_by": lambda _, row: row[1].raised.by,
        "raised_on": lambda _, row: row[1].raised.on,
        "seconds": lambda _, row: [one.by for one in row[1].seconds],
        "shepherd": lambda _, row: row[1].shepherd,
        "feedback": lambda _, row: len(row[1].feedback),
        "state": lambda _, row: row[1].state,
        "since": lambda _, row: row[1].since,
        "next_review": lambda _, row: row[1].next_review,
        "due": lambda view, row: _due(view, row[0]),
    },
    filters={
        "sig": lambda _, row, wanted: row[1].group == wanted.sig,
        "within": lambda view, row, wanted: view.lies_within(row[1].group, wanted.within),
        "person": lambda _, row, wanted: _speaks_of(row[1], wanted.person),
        "interest": lambda _, row, wanted: wanted.interest in row[1].topics,
        "since": lambda _, row, wanted: (row[1].since or row[1].raised.on) >= wanted.since,
        "open": lambda _, row, __: row[1].state in OPEN_IDEAS,
        "state": lambda _, row, wanted: row[1].state == wanted.state,
        "shepherd": lambda _, row, wanted: row[1].shepherd == wanted.shepherd,
        "unshepherded": lambda _, row, __: row[1].state == "seconded" and row[1].shepherd is None,
    },
    words={"state": lambda _: get_args(get_type_hints(Idea)["state"])},
)
