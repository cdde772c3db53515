"""What other tools need of a registry: one table of exports, and whether a committed one is out of date."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from ladder_cli.interop import codeowners, owners_aliases, peribolos_teams
from ladder_cli.interop.exported import Exported, marker
from ladder_cli.model.stop import Stop
from ladder_cli.roles.ladders import Ladders


class Export(Struct, frozen=True):
    """An export: where tools look for its file, from the top of the repository, and what writes its text.

    `write` takes the ladders and where the registry is from the top (`registry/`, or nothing).
    """

    name: str
    places: tuple[str, ...]
    write: Callable[[Ladders, str], Exported]

    def wrote(self, raw: bytes) -> bool:
        """Whether a file says in its first line that this export wrote it."""
        return raw.startswith(f"{marker(self.name)}\n".encode())


EXPORTS: Final[dict[str, Export]] = {
    one.name: one
    for one in (
        Export(
            codeowners.NAME, (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"), codeowners.codeowners
        ),
        Export(owners_aliases.NAME, ("OWNERS_ALIASES",), owners_aliases.owners_aliases),
        Export(
            peribolos_teams.NAME,
            ("org.yaml", "peribolos.yaml", "config/org.yaml", ".github/peribolos.yaml"),
            peribolos_teams.peribolos,
        ),
    )
}
"""The exports by name. Registry-wide: none depends on the day, so that none is out of date by itself."""

PLACES: Final[dict[str, Export]] = {place: one for one in EXPORTS.values() for place in one.places}
"""By path from the top of a repository, the export whose file it may be."""


def stale(committed: Mapping[str, bytes], ladders: Ladders, prefix: str) -> Iterator[tuple[str, str]]:
    """The committed files that an export wrote and would write otherwise now, each with the export's name.

    A file that people wrote is theirs. Nothing is said where an export cannot be made.
    """
    for place, raw in sorted(committed.items()):
        export = PLACES[place]
        if export.wrote(raw) and fresh(export, ladders, prefix) not in (raw, None):
            yield place, export.name


def fresh(export: Export, ladders: Ladders, prefix: str) -> bytes | None:
    """The bytes of an export as it is now, None where it cannot be made."""
    try:
        return export.write(ladders, prefix).text.encode()
    except Stop:
        return None
