"""The examples of the rules: small registries laid over a shared base, as files beside the rules."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from msgspec import Struct

BASE = "base"
MOVES = "moves"


class Example(Struct, frozen=True):
    """A registry as it differs from the base: its files, and files of the base that are elsewhere.

    A move to nowhere ("") takes the file away, any other leaves the original where it is.
    """

    files: Mapping[str, bytes]
    moves: tuple[tuple[str, str], ...] = ()

    def laid_over(self, base: Mapping[str, bytes]) -> dict[str, bytes]:
        """The whole registry, by path."""
        whole = dict(base)
        for path, to in self.moves:
            if to:
                whole[to] = whole[path]
            else:
                del whole[path]
        return {**whole, **self.files}


def base() -> Mapping[str, bytes]:
    """The registry that all examples are laid over, by path; nothing is wrong with it."""
    return dict(_read(_folder() / BASE / "registry", ""))


def example(code: str, which: str) -> Example | None:
    """A rule's example: `fires`, `silent`, or `mended` (the files of `fires` as `--fix` leaves them)."""
    folder = _folder() / code / which
    if not folder.is_dir():
        return None
    registry, moves = folder / "registry", folder / MOVES
    pairs = [line.split(" -> ") for line in moves.read_text().splitlines()] if moves.is_file() else []
    found = dict(_read(registry, "")) if registry.is_dir() else {}
    return Example(found, tuple((path, to) for path, to in pairs))


def _folder() -> Traversable:
    return files("ladder_cli") / "rules" / "examples"


def _read(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _read(entry, f"{path}/")
        else:
            yield path, entry.read_bytes()
