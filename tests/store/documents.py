"""The data files of this repository, and sound ones of them with one thing changed."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from ladder_cli.model.kinds import named
from ladder_cli.store.documents.reading import examine

ROOT = Path(__file__).parent.parent.parent
REGISTRIES = [
    ROOT / "registry",
    *sorted((ROOT / "src/ladder_cli/rules/examples").glob("**/registry")),
    *sorted(folder for folder in (ROOT / "src/ladder_cli/ladders").iterdir() if folder.is_dir()),
]
WRONG = (None, True, 7, -1, 0.5, "", "x y", "2026-02-29", "2026-13-01", [], {}, ["x", "x"], {"x": 1})


def fixtures() -> Iterator[tuple[str, Path]]:
    """Kind and file of everything that a registry would hold."""
    for registry in REGISTRIES:
        for file in sorted(registry.rglob("*.yaml")):
            name = named(file.relative_to(registry).as_posix())
            if name is not None and file.is_file():
                yield name.kind.name, file


def changed(kind: str) -> Iterator[Any]:
    """Sound documents of a kind, each with one value replaced or taken out, or with one key too many."""
    sound = [file for one, file in fixtures() if one == kind and file.is_relative_to(ROOT / "registry")]
    turn = 0
    for file in sound[:3]:
        data = examine(file.name, None, file.read_bytes()).data
        for keys in [(), *paths(data)]:
            turn += 1
            yield altered(data, keys, lambda _, turn=turn: WRONG[turn % len(WRONG)])
            yield altered(
                data, keys, lambda value: {**value, "x-new": 1} if isinstance(value, dict) else None
            )
            yield without(data, keys)


def paths(data: Any) -> Iterator[tuple[Any, ...]]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield (key,)
        yield from ((key, *rest) for rest in paths(value))


def altered(data: Any, keys: tuple[Any, ...], change: Any) -> Any:
    if not keys:
        return change(data) if isinstance(change(data), dict) else data
    copy = deepcopy(data)
    inner = copy
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = change(inner[keys[-1]])
    return copy


def without(data: Any, keys: tuple[Any, ...]) -> Any:
    copy = deepcopy(data)
    inner = copy
    for key in keys[:-1]:
        inner = inner[key]
    if keys:
        del inner[keys[-1]]
    return copy
