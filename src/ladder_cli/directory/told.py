"""Stories and signals as rows: what people tell, and what is said of the community elsewhere."""

from collections.abc import Iterator
from typing import get_args, get_type_hints

from ladder_cli.directory.listing import Listing, View
from ladder_cli.model.work import Signal


def _stories(view: View) -> Iterator[str]:
    return iter(sorted(view.registry.stories))


STORIES = Listing(
    subjects=_stories,
    brief=(
        "id",
        "title",
        "author",
        "on",
        "group",
    ),
    none="no such story",
    first="no story yet: tell one: ladder story new TITLE",
    fields={
        "id": lambda _, name: name,
        "title": lambda view, name: view.registry.stories[name].title,
        "author": lambda view, name: view.registry.stories[name].author,
        "on": lambda view, name: view.registry.stories[name].on,
        "group": lambda view, name: view.registry.stories[name].group,
        "topics": lambda view, name: list(view.registry.stories[name].topics),
        "scale": lambda view, name: view.registry.stories[name].scale,
        "witnesses": lambda view, name: list(view.registry.stories[name].witnesses),
        "review_on": lambda view, name: view.registry.stories[name].review_on,
    },
    filters={
        "person": lambda view, name, wanted: view.registry.stories[name].author == wanted.person,
        "sig": lambda view, name, wanted: view.registry.stories[name].group == wanted.sig,
        "within": lambda view, name, wanted: view.lies_within(
            view.registry.stories[name].group, wanted.within
        ),
        "interest": lambda view, name, wanted: wanted.interest in view.registry.stories[name].topics,
        "since": lambda view, name, wanted: view.registry.stories[name].on >= wanted.since,
    },
)


def _signals(view: View) -> Iterator[str]:
    return iter(sorted(view.registry.signals))


def _people(view: View, name: str) -> int | None:
    survey = view.registry.signals[name].survey
    return survey.people if survey else None


SIGNALS = Listing(
    subjects=_signals,
    brief=(
        "id",
        "title",
        "kind",
        "on",
        "group",
    ),
    none="no such signal",
    first="no signal yet: links to public posts come with `ladder import mentions FILE`",
    fields={
        "id": lambda _, name: name,
        "title": lambda view, name: view.registry.signals[name].title,
        "kind": lambda view, name: view.registry.signals[name].kind,
        "on": lambda view, name: view.registry.signals[name].on,
        "group": lambda view, name: view.registry.signals[name].group,
        "topics": lambda view, name: list(view.registry.signals[name].topics),
        "people": _people,
        "link": lambda view, name: view.registry.signals[name].link,
    },
    filters={
        "kind": lambda view, name, wanted: view.registry.signals[name].kind == wanted.kind,
        "sig": lambda view, name, wanted: view.registry.signals[name].group == wanted.sig,
        "within": lambda view, name, wanted: view.lies_within(
            view.registry.signals[name].group, wanted.within
        ),
        "interest": lambda view, name, wanted: wanted.interest in view.registry.signals[name].topics,
        "since": lambda view, name, wanted: view.registry.signals[name].on >= wanted.since,
    },
    words={"kind": lambda _: get_args(get_type_hints(Signal)["kind"])},
)
