"""A registry read to its last file."""

from ladder_cli.model.registry import Registry
from ladder_cli.store.loading import COLLECTIONS


def whole(registry: Registry) -> Registry:
    """The registry, once every file has been read; Stop where one is in disorder."""
    for collection in COLLECTIONS:
        tuple(getattr(registry, collection).values())
    return registry
