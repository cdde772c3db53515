"""A source as a registry, each file read when an answer asks for it."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from ladder_cli.model.community import Community
from ladder_cli.model.kinds import COMMUNITY_FILE, KINDS, Name
from ladder_cli.model.registry import Registry
from ladder_cli.model.stop import Stop
from ladder_cli.model.value import Value
from ladder_cli.store.documents.reading import must_read
from ladder_cli.store.layout import Layout, layout, places_of
from ladder_cli.store.shelf import Shelf
from ladder_cli.store.source import Source


def open_registry(source: Source) -> Registry:
    """The registry of a source.

    Raises Stop (status 3) where `community.yaml` is missing or in disorder; later, reading a
    file in disorder raises the same.
    """
    found = layout(source)
    if COMMUNITY_FILE not in found.paths["community"].values():
        raise Stop(f"`{source.prefix or './'}` holds no {COMMUNITY_FILE}", "make a registry: ladder init DIR")
    community = must_read(source, COMMUNITY_FILE, Name(KINDS["community"], "community"))
    return shelved(found, community, lambda kind: Shelf(source, found.paths[kind], kind))


def shelved(found: Layout, community: Value, shelf: Callable[[str], Mapping[str, Any]]) -> Registry:
    """The registry of a layout's files; `shelf` gives those of a kind."""
    shelves: dict[str, Any] = {kind.shelf: shelf(kind.name) for kind in KINDS.values() if kind.folder}
    return Registry(cast(Community, community), **shelves, **places_of(found))
