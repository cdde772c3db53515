"""What a question is about: a group, a topic, a path in the code, or what several of these may be called."""

from collections.abc import Iterable

from msgspec import Struct

from ladder_cli.directory.listing import View
from ladder_cli.model.registry import Registry


class Subject(Struct, frozen=True):
    """What is asked about: `groups` are those that it is about, `topic` the topic, where it is one.

    `path` is the group's path that a path in the code lies below.
    """

    asked: str
    groups: tuple[str, ...]
    topic: str = ""
    path: str = ""

    @property
    def is_topic_alone(self) -> bool:
        """Whether it is a topic and no group: the groups are those that have it."""
        return bool(self.topic) and self.topic not in self.groups


def subject(view: View, asked: str) -> Subject | None:
    """What somebody asks about; None for a word that is no group, no topic and looks like no path.

    A word may name a group and a topic at once. `sig/docs` is always the group.
    """
    registry = view.registry
    name = asked.removeprefix("sig/")
    if name in registry.groups:
        return Subject(asked, (name,), name if asked == name and name in topics(registry) else "")
    if asked in topics(registry):
        return Subject(
            asked, tuple(_open(view, (one for one in registry.groups if _has(view, one, asked)))), asked
        )
    if "/" in asked or "." in asked:
        return _looked_after(view, asked)
    return None


def topics(registry: Registry) -> frozenset[str]:
    """Every topic of a group or an offer, and every interest; reads all profiles."""
    people = registry.people.values()
    offers = (person.mentoring.offer for person in people)
    return frozenset(
        word
        for words in (
            *(group.topics for group in registry.groups.values()),
            *(offer.topics for offer in offers if offer is not None),
            *(person.interests for person in people),
        )
        for word in words
    )


def _has(view: View, group: str, topic: str) -> bool:
    return topic in view.registry.groups[group].topics


def _open(view: View, groups: Iterable[str]) -> list[str]:
    """Those that are not closed, sorted."""
    kept = ((name, view.registry.groups[name].retired) for name in groups)
    return sorted(name for name, retired in kept if retired is None or retired > view.day)


def _looked_after(view: View, asked: str) -> Subject:
    """The group with the longest path above that one; of several with the same path the first by name."""
    path = asked.removeprefix("./").strip("/")
    found = [
        (-len(stem), name, declared)
        for name in _open(view, view.registry.groups)
        for declared in view.registry.groups[name].paths
        if (stem := declared.removeprefix("./").strip("/")) == path or path.startswith(f"{stem}/")
    ]
    if not found:
        return Subject(asked, ())
    _, name, declared = min(found)
    return Subject(asked, (name,), path=declared)
