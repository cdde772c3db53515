"""A source as a registry: read whole, or file by file as an answer needs it."""

from dataclasses import dataclass, field
from typing import Any, cast

from ladder_cli.model.community import Community, Conduct
from ladder_cli.model.file import Document, File
from ladder_cli.model.kinds import COMMUNITY_FILE, KINDS, Name
from ladder_cli.model.registry import Registry
from ladder_cli.model.stop import Stop
from ladder_cli.model.value import Value
from ladder_cli.store.layout import Layout, layout, places_of
from ladder_cli.store.reading import examine_from, must_read, read_from
from ladder_cli.store.shelf import Shelf, Sound
from ladder_cli.store.source import Source

COLLECTIONS = {
    "people": "person",
    "records": "record",
    "contributions": "contributions",
    "roles": "role",
    "groups": "group",
    "organizations": "organization",
    "items": "item",
    "ideas": "idea",
    "pairings": "pairing",
    "stories": "story",
    "signals": "signal",
}
"""Field of `Registry` and the kind it holds."""


def open_registry(source: Source) -> Registry:
    """The registry, each file read when an answer needs it.

    Raises Stop (status 3) where `community.yaml` is missing or in disorder; later, reading a
    file in disorder raises the same.
    """
    found = layout(source)
    if COMMUNITY_FILE not in found.paths["community"].values():
        raise Stop(f"`{source.prefix or './'}` holds no {COMMUNITY_FILE}", "make a registry: ladder init DIR")
    community = must_read(source, COMMUNITY_FILE, Name(KINDS["community"], "community"))
    shelves: dict[str, Any] = {
        collection: Shelf(source, found.paths[kind], kind) for collection, kind in COLLECTIONS.items()
    }
    return Registry(cast(Community, community), **shelves, **places_of(found))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A source read whole: the files in order, those in disorder, and the registry of the former."""

    layout: Layout
    documents: tuple[Document, ...]
    broken: tuple[File, ...]
    registry: Registry
    unread: frozenset[tuple[str, str]] = field(default_factory=frozenset)


NOBODYS_COMMUNITY = Community(name="", conduct=Conduct(version="", report_to=""), contribution_kinds={})
"""Stands in where `community.yaml` is missing or in disorder, so that the other files are still looked at."""


def load(source: Source) -> Loaded:
    """Read every file; what is wrong with one never hides another."""
    found = layout(source)
    documents: list[Document] = []
    broken: list[File] = []
    for path, name in found.names():
        result = read_from(source, path, name)
        if isinstance(result, Document):
            documents.append(result)
        elif result is not None:
            broken.append(result)
    hidden = (examine_from(source, path) for path, _ in found.shadowed)
    broken.extend(file for file in hidden if file is not None)
    return assembled(found, documents, broken)


def assembled(found: Layout, documents: list[Document], broken: list[File]) -> Loaded:
    """Documents as a registry."""
    values: dict[str, dict[str, Value]] = {kind: {} for kind in KINDS}
    for document in documents:
        values[document.kind][document.id] = document.value
    community = cast(Community, values["community"].get("community", NOBODYS_COMMUNITY))
    shelves: dict[str, Any] = {
        collection: Sound(values[kind], found.paths[kind]) for collection, kind in COLLECTIONS.items()
    }
    registry = Registry(community, **shelves, **places_of(found))
    unread = frozenset((file.name.kind.name, file.name.id) for file in broken if file.name)
    return Loaded(found, tuple(documents), tuple(broken), registry, unread)
