"""Registries that differ in anything: mutated as text, as files and as modes, in real repositories."""

import json
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.review.town import FILES, Case, Edit, Town, judge
from tests.stage import Ran

SEED = 20261122
STRANGERS = ("stranger", "fay")
"""Nobody here, and a reviewer who leads nothing and has no profile."""
OWN = ("records/fay.yaml",)
RAISED = ("items/", "ideas/")
"""What somebody here may add to or take on by their own word."""


def mutants(number: int) -> Iterator[Mapping[str, Edit]]:
    """Changes to some files of the town, the same in every run."""
    chance = random.Random(SEED)
    paths = sorted(FILES)
    for _ in range(number):
        edits: dict[str, Edit] = {}
        for path in chance.sample(paths, chance.choice((1, 1, 1, 2, 3))):
            edits |= chance.choice(HOW)(chance, path)
        if any(edits.get(path, FILES[path]) != FILES[path] for path in edits if path in FILES) or any(
            path not in FILES for path in edits
        ):
            yield edits


def _lines(chance: random.Random, path: str) -> dict[str, Edit]:
    """A line taken out, doubled, swapped, moved in or out, commented, or taken from another file."""
    lines = FILES[path].splitlines()
    index = chance.randrange(len(lines))
    other = chance.choice(FILES[chance.choice(sorted(FILES))].splitlines())
    blow = chance.randrange(7)
    if blow == 0:
        del lines[index]
    elif blow == 1:
        lines.insert(index, lines[index])
    elif blow == 2:
        lines[index], lines[-1] = lines[-1], lines[index]
    elif blow == 3:
        lines[index] = f"  {lines[index]}"
    elif blow == 4:
        lines[index] = f"{lines[index]}  # {other}"
    elif blow == 5:
        lines[index] = f"# {lines[index]}"
    else:
        lines.insert(index, other)
    return {path: "\n".join(lines) + "\n"}


def _words(chance: random.Random, path: str) -> dict[str, Edit]:
    """A word of one file in the place of a word of another."""
    words, others = FILES[path].split(" "), FILES[chance.choice(sorted(FILES))].split()
    words[chance.randrange(len(words))] = chance.choice(others)
    return {path: " ".join(words)}


def _signs(chance: random.Random, path: str) -> dict[str, Edit]:
    """A sign more, less or otherwise, as bytes."""
    raw = bytearray(FILES[path].encode())
    index = chance.randrange(len(raw))
    raw[index : index + chance.randrange(2)] = chance.choice(
        (b"", b" ", b"#", b"'", b"&", b"!", b"\n", b"\xc2\x85", b"9")
    )
    return {path: bytes(raw)}


def _files(chance: random.Random, path: str) -> dict[str, Edit]:
    """A file that goes, moves, is copied over another, or becomes something else than a plain file."""
    folder, _, name = path.rpartition("/")
    other = chance.choice(sorted(FILES))
    return chance.choice(
        (
            {path: None},
            {path: None, f"{folder or 'people'}/{name[0]}/{name}": FILES[path]},
            {other: FILES[path]},
            {path: {"120000": other}},
            {path: {"100755": FILES[path]}},
            {f"{folder or 'people'}/new-{name}": FILES[path]},
            {f"/{name}": FILES[path]},
        )
    )


HOW: tuple[Callable[[random.Random, str], dict[str, Edit]], ...] = (_lines, _lines, _words, _signs, _files)


@pytest.mark.long
@pytest.mark.parametrize("author", STRANGERS)
def test_no_mutant_of_others_files_is_allowed(
    author: str, town: Town, ladder: Callable[..., Ran], tmp_path: Path
) -> None:
    cases = [
        Case(f"mutant {number}", edits, "needs", author=author) for number, edits in enumerate(mutants(400))
    ]
    town.make(cases)
    verdicts = set()
    for case in cases:
        ran = judge(town, case, ladder, tmp_path)

        assert ran.status in (0, 1), (case.edits, ran.err)
        answer = json.loads(ran.out)
        verdicts.add(answer["verdict"])
        if answer["verdict"] == "allowed":
            touched = {change["path"].removeprefix("registry/") for change in answer["changes"]}
            assert all(_may(author, path) for path in touched), (case.edits, answer)
    assert verdicts >= {"needs-approval", "refused"}


def _may(author: str, path: str) -> bool:
    return author != "stranger" and (path in OWN or path.startswith(RAISED))
