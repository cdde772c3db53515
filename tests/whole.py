"""A registry read to its last file."""

from ladder_cli.model.kinds import KINDS
from ladder_cli.model.registry import Registry


def whole(registry: Registry) -> Registry:
    """The registry, once every file has been read; Stop where one is in disorder."""
    for kind in KINDS.values():
        tuple(getattr(registry, kind.shelf).values() if kind.folder else ())
    return registry
