"""The published ladders in `examples/ladders/`: their people as a registry, and what their sources state.

python -m docs.encodings kubernetes DIR     writes the example to DIR/registry, whole, to try it out
"""

import sys
from pathlib import Path
from typing import Any

import msgspec

from ladder_cli.model.kinds import COMMUNITY_FILE
from ladder_cli.model.registry import Registry
from ladder_cli.model.requirement import Requirement
from ladder_cli.model.role import Role
from ladder_cli.model.step import Step
from ladder_cli.roles.leaves import LEAVES
from ladder_cli.store.documents import places
from ladder_cli.store.loading import open_registry
from ladder_cli.store.plans import founding
from ladder_cli.store.source import Texts
from ladder_cli.store.splicing.style import render

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "ladders"
STEP_HOW = {
    "approvals": "computed",
    "objections": "computed",
    "veto": "computed",
    "days_open": "computed",
    "nomination": "recorded",
    "seconds": "recorded",
    "acceptance": "recorded",
    "appointment": "recorded",
    "vote": "recorded",
}
"""How we know that a step was taken: worked out from the pull request, or read from the record."""
WHOLE = ("keeps", "seats", "grants", "transient", "implies", "excludes", "follows")
"""Parts of a role, besides leaves and steps, that can say what a source states; all are computed."""


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that a source states, in our words, and where the role files say it.

    `encoded` names leaves and steps (`reviewer/sponsor`) and parts of roles (`reviewer/keeps`); `judgement`
    is what in the source leaves it to a person.
    """

    rung: str
    asks: str
    source: tuple[str, str]
    encoded: tuple[str, ...]
    how: str
    judgement: str | None = None


class Stated(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A ladder's name, what was read of it, and what that states."""

    title: str
    read: str
    requirements: tuple[Row, ...]


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody judged for a role, perhaps with one thing changed about them, and what comes of it.

    `change` names places (`records/meg/facts/0/value`) and what stands there instead; null takes it out.
    `verdict` is of what the role asks, `keeps` of what keeps the seat (`kept`, `would-lapse`, …); `short_of`
    are the leaves not met.
    """

    person: str
    role: str
    sig: str | None = None
    change: dict[str, Any] = {}
    verdict: str | None = None
    keeps: str | None = None
    may_pause: bool = False
    short_of: tuple[str, ...] = ()
    because: str = ""


def names() -> tuple[str, ...]:
    """The examples there are, sorted."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))


def stated(name: str) -> Stated:
    """What the source of a ladder states."""
    return msgspec.convert(_data(FOLDER / name / "requirements.yaml"), Stated)


def rows(name: str) -> tuple[Row, ...]:
    """What the source of a ladder states, row by row."""
    return stated(name).requirements


def cases(name: str) -> tuple[Case, ...]:
    """Who is judged in an example, and what comes of it."""
    return msgspec.convert(_data(FOLDER / name / "cases.yaml")["cases"], tuple[Case, ...])


def texts(name: str) -> dict[str, str]:
    """Every file of an example: its own people, and the roles and kinds that travel in the package."""
    root = FOLDER / name / "registry"
    found = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*.yaml"))
        if not any(part.startswith(".") for part in path.relative_to(root).parts)
    }
    ladders = (name,) if founding.offices(name) else (founding.OFFICES, name)
    for ladder in ladders:
        found |= founding.roles(ladder)
    found[COMMUNITY_FILE] += render({"contribution_kinds": founding.kinds(*ladders)}, None)
    return found


def changed(files: dict[str, str], change: dict[str, Any]) -> dict[str, str]:
    """The files with other values at some places; null takes out what stands there.

    A place is a path without its suffix, then keys and positions (`records/meg/seats/0/since`).
    """
    found = dict(files)
    for place, value in change.items():
        path, keys = _split(found, place)
        data = places.compose(found[path]).data
        _put(data, keys, value)
        found[path] = render(data, None)  # type: ignore[arg-type]  # files of a registry hold mappings
    return found


def opened(files: dict[str, str]) -> Registry:
    """The files as a registry."""
    return open_registry(Texts({path: text.encode() for path, text in files.items()}))


def registry(name: str) -> Registry:
    """An example as a registry."""
    return opened(texts(name))


def parts(role: Role) -> dict[str, str]:
    """What a role asks and how we know it, by leaf id, step id or part (`keeps`).

    `manual` is what only a person can judge; a lead or steward attests it.
    """
    found = leaves(role)
    if role.process is not None:
        found |= {step.id: STEP_HOW[kind] for kind, step in _steps(role.process)}
    if role.keeps is not None:
        found["keeps"] = "computed"
    if role.removal is not None:
        found["removal"] = "recorded"
    return found


def leaves(role: Role) -> dict[str, str]:
    """What a role asks before the seat is given and how we know it, by leaf id."""
    return {leaf.id: _how(leaf) for leaf in _leaves(role.requires)}


def whole(role: Role) -> tuple[str, ...]:
    """The parts of `WHOLE` that a role has."""
    return tuple(part for part in WHOLE if getattr(role, part) not in (None, (), False, type(role.seats)()))


def _how(leaf: Requirement) -> str:
    return "manual" if leaf.kind == "manual" else leaf.how or LEAVES[leaf.kind].how


def _leaves(requirement: Requirement) -> list[Requirement]:
    if not requirement.parts:
        return [requirement]
    return [leaf for part in requirement.parts for leaf in _leaves(part)]


def _steps(step: Step) -> list[tuple[str, Step]]:
    below = (
        step.all_of or step.any_of or (step.n_of.of if step.n_of else ()) or (step.not_,) * bool(step.not_)
    )
    if below:
        return [found for one in below if one is not None for found in _steps(one)]
    return [(kind, step) for kind in STEP_HOW if getattr(step, kind) is not None]


def _data(path: Path) -> Any:
    found = places.compose(path.read_text(encoding="utf-8"))
    if found.problems:
        raise ValueError(f"{path}: {found.problems[0]}")
    return found.data


def _split(files: dict[str, str], place: str) -> tuple[str, list[str | int]]:
    words = place.split("/")
    for end in range(len(words), 0, -1):
        path = "/".join(words[:end]) + ".yaml"
        if path in files:
            return path, [int(word) if word.isdigit() else word for word in words[end:]]
    raise KeyError(place)


def _put(data: Any, keys: list[str | int], value: Any) -> None:
    for key in keys[:-1]:
        data = data[key]
    last = keys[-1]
    if value is None:
        del data[last]
    elif isinstance(data, list) and last == len(data):
        data.append(value)
    else:
        data[last] = value


def main(words: list[str]) -> int:
    """Write an example to a folder, whole."""
    name, folder = words
    for path, text in texts(name).items():
        file = Path(folder) / "registry" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    print(f"try: ladder --registry {folder}/registry query roles")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
