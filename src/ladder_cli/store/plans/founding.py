"""What a new registry is made of: the community, its roles and kinds, and the files around them."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Template
from typing import Any, cast

from msgspec import Struct

from ladder_cli.model.finding import Plain
from ladder_cli.model.kinds import KINDS, SCHEMA_FOLDER
from ladder_cli.model.stop import usage
from ladder_cli.store.documents import places, schemas
from ladder_cli.store.plans import wiring
from ladder_cli.store.splicing.style import render

OFFICES = "offices"
"""Copied with every ladder that brings no offices of its own: those that every community needs."""
TOGETHER = "together"
"""Copied over the others where all of `STARTERS` are: how they meet."""
STARTERS = ("user", "operator", "contributor")
UNKNOWN_ADDRESS = "conduct@fill-me-in.invalid"
AROUND = {
    "README.md": "registry/README.md",
    "../.editorconfig": "editorconfig",
    "../.github/ladder/review.py": "github/review.py",
    "../.github/workflows/ladder-event.yml": "github/workflows/ladder-event.yml",
    wiring.PAIRING: "github/workflows/ladder-pairing.yml",
    wiring.REVIEW: "github/workflows/ladder-review.yml",
    "../.vscode/settings.json": "vscode-settings.json",
}
"""Files beside the data, by their path from the registry, and the templates they are made of."""


class Founding(Struct, frozen=True):
    """What somebody said of the community that begins."""

    name: str
    today: date
    steward: str
    login: str
    ladders: tuple[str, ...]
    source: str = wiring.UNKNOWN_SOURCE
    report_to: str = UNKNOWN_ADDRESS


@cache
def ladders() -> tuple[str, ...]:
    """The ladders that travel in the package, sorted."""
    folders = (folder.name for folder in _packaged("ladders").iterdir() if folder.is_dir())
    return tuple(sorted(name for name in folders if name not in (OFFICES, TOGETHER, "__pycache__")))


def known(names: Sequence[str]) -> tuple[str, ...]:
    """These ladders, each once; Stop (status 2) for one that is none."""
    for name in names:
        if name not in ladders():
            raise usage(f"`{name}` is not a ladder", f"one of: {', '.join(ladders())}")
    return tuple(dict.fromkeys(names))


def founding(what: Founding) -> dict[str, str]:
    """The text of every file of the new registry, by its path from the registry's folder."""
    chosen = known(what.ladders) or STARTERS
    whole = [name for name in chosen if offices(name)]
    if whole and len(chosen) > 1:
        raise usage(f"`{whole[0]}` brings its own offices, and stands alone", f"--ladder {whole[0]}")
    texts = around(what.name, what.source)
    sources = chosen if whole else (OFFICES, *chosen)
    words = {"name": _scalar(what.name), "today": what.today.isoformat(), "report_to": what.report_to}
    texts["community.yaml"] = _filled("community.yaml", words) + render(
        {"contribution_kinds": kinds(*sources)}, None
    )
    office = offices(whole[0] if whole else OFFICES)[0]
    texts[f"records/{what.steward}.yaml"] = _steward(what, office)
    for ladder in (*sources, *([TOGETHER] if set(STARTERS) <= set(chosen) else [])):
        texts |= roles(ladder)
    return dict(sorted(texts.items()))


def around(name: str, source: str) -> dict[str, str]:
    """The text of every file that is no data: page, editor's settings, hook, workflow, copies of the schemas.

    By path from the registry's folder; `name` is the community's, `source` what `ladder` is installed from.
    """
    words = {"name": name, **wiring.words(source)}
    beside = AROUND | wiring.templates(source)
    texts = {path: _filled(template, words) for path, template in beside.items()}
    texts |= {f"{SCHEMA_FOLDER}/{kind}.json": schemas.text(kind) for kind in KINDS}
    return dict(sorted(texts.items()))


def modeline(path: str, kind: str) -> str:
    """The first line of a registry's file: where an editor finds the schema."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{SCHEMA_FOLDER}/{kind}.json"


def kinds(*chosen: str) -> dict[str, Plain]:
    """The contribution kinds that those ladders name, sorted."""
    found: dict[str, Plain] = {}
    for ladder in chosen:
        text = (_packaged("ladders") / ladder / "kinds.yaml").read_text(encoding="utf-8")
        found |= cast("dict[str, Plain]", places.compose(text).data or {})
    return dict(sorted(found.items()))


@cache
def offices(ladder: str) -> tuple[str, ...]:
    """The roles of a ladder that grant `steward`, sorted; none where it needs the general offices."""
    found = []
    for path, text in roles(ladder).items():
        role = cast("dict[str, Any]", places.compose(text).data or {})
        if "steward" in role.get("grants", ()):
            found.append(path.removeprefix("roles/").removesuffix(".yaml"))
    return tuple(found)


def _steward(what: Founding, office: str) -> str:
    path = f"records/{what.steward}.yaml"
    day = what.today.isoformat()
    record: dict[str, Any] = {
        "account": {"login": what.login},
        "seats": [{"role": office, "since": day, "origin": "founding"}],
    }
    return render(record, modeline(path, "record"))


def roles(ladder: str) -> dict[str, str]:
    """The text of every role of a ladder, by its path from the registry's folder."""
    folder = _packaged("ladders") / ladder / "roles"
    found = sorted(folder.iterdir(), key=lambda file: file.name)
    return {f"roles/{file.name}": file.read_text(encoding="utf-8") for file in found}


def _scalar(text: str) -> str:
    return render({"name": text}, None).removeprefix("name: ").removesuffix("\n")


def _filled(template: str, words: dict[str, str]) -> str:
    text = _packaged("templates").joinpath(*template.split("/")).read_text(encoding="utf-8")
    return Template(text).substitute(words)


def _packaged(folder: str) -> Traversable:
    return files("ladder_cli") / folder
