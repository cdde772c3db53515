"""Another validator, in another language, over every YAML file of this repository: the same verdicts."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from ladder_cli.model.kinds import KINDS, named
from ladder_cli.store.reading import examine

pytestmark = pytest.mark.clients

ROOT = Path(__file__).parent.parent.parent
OTHER = Path(__file__).parent / "node_modules" / "@sourcemeta" / "jsonschema" / "npm" / "cli.js"
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


def ours(kind: str, file: Path) -> bool | None:
    """Whether the schema accepts the file; None where the text is no YAML of a registry."""
    raw = file.read_bytes()
    found = examine(file.name, named({"community": "community.yaml"}.get(kind, placed(kind))), raw)
    return None if found.problems or not isinstance(found.data, dict) else not found.mismatches


def placed(kind: str) -> str:
    return f"{KINDS[kind].folder}/x.yaml"


def theirs(node: str, kind: str, files: list[Path]) -> dict[Path, bool]:
    """Whether the other validator accepts each file, which it reads by itself."""
    schema = ROOT / "schemas" / f"{kind}.json"
    words = [node, str(OTHER), "validate", "--verbose", "--format-assertion", "--continue", str(schema)]
    done = subprocess.run([*words, *map(str, files)], capture_output=True, text=True)
    said = re.findall(r"^(ok|fail): (.*)$", done.stdout + done.stderr, re.MULTILINE)
    return {Path(os.path.normpath(Path.cwd() / path)): word == "ok" for word, path in said}


def test_it_agrees_on_every_file_of_this_repository(node: str) -> None:
    verdicts: dict[str, dict[Path, bool]] = {}
    for kind, file in fixtures():
        verdict = ours(kind, file)
        if verdict is not None:
            verdicts.setdefault(kind, {})[file] = verdict

    assert set(verdicts) == set(KINDS)
    assert {verdict for files in verdicts.values() for verdict in files.values()} == {True, False}
    for kind, files in verdicts.items():
        assert theirs(node, kind, list(files)) == files


def test_it_agrees_when_one_thing_in_a_file_is_changed(node: str, tmp_path: Path) -> None:
    from ladder_cli.store.schemas import accepts, mismatches

    refused = 0
    for kind in KINDS:
        expected = {}
        for number, data in enumerate(changed(kind)):
            file = tmp_path / f"{kind}-{number}.json"
            file.write_text(json.dumps(data))
            expected[file] = accepts(kind, data)
            assert expected[file] == (not mismatches(kind, data))
        refused += len(expected) - sum(expected.values())
        assert theirs(node, kind, list(expected)) == expected
    assert refused > 500


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
