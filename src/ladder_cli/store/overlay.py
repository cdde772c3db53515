"""Other policy laid over a registry, without touching it: roles, kinds, groups."""

import os
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ladder_cli.model.community import ContributionKind
from ladder_cli.model.file import Document
from ladder_cli.model.kinds import COMMUNITY_FILE, SUFFIX, named
from ladder_cli.model.registry import Registry
from ladder_cli.model.stop import Stop, usage
from ladder_cli.store.documents import places
from ladder_cli.store.documents.reading import read
from ladder_cli.store.loading import open_registry
from ladder_cli.store.source import LARGEST, Changed, Folder, Source, read_plain

KINDS_FILE = "kinds.yaml"
POLICY = ("community", "role", "group")


class Overlay(Struct, frozen=True):
    """Files by the registry's path, and contribution kinds to add or replace."""

    files: dict[str, bytes]
    kinds: dict[str, ContributionKind]


def overlay(folder: Path, shown: str) -> Overlay:
    """What a folder would lay over a registry: `roles/`, `sigs/` and `community.yaml`, or role files alone.

    A `kinds.yaml`, as ladders in the package have one, adds contribution kinds. Raises Stop: status 2
    for a folder that is not there or holds none of these, 3 for a file in disorder.
    """
    if not folder.is_dir():
        raise usage(f"`{shown}` is not a folder", "name one that holds roles/, or role files")
    listing = Folder(folder).listing()
    inside = any(os.path.isdir(folder / part) for part in ("roles", "sigs"))
    files: dict[str, bytes] = {}
    for path in listing.files:
        target = path if inside or path == COMMUNITY_FILE or "/" in path else f"roles/{path}"
        name = named(target)
        if path == KINDS_FILE or name is None or name.kind.name not in POLICY:
            continue
        raw = read_plain(folder / path, f"{shown}/{path}", LARGEST)
        if not isinstance(read(target, name, raw), Document):
            raise Stop(f"`{shown}/{path}` cannot be read as {name.kind.in_words}", _why(target))
        files[target] = raw
    kinds = _kinds(folder, shown) if KINDS_FILE in listing.files else {}
    if not files and not kinds:
        raise usage(f"`{shown}` holds no roles", f"put role files there, as `roles/reviewer{SUFFIX}`")
    return Overlay(files, kinds)


def _why(target: str) -> str:
    return f"put it at `{target}` of a copy of the registry, and: ladder validate"


def _kinds(folder: Path, shown: str) -> dict[str, ContributionKind]:
    text = read_plain(folder / KINDS_FILE, f"{shown}/{KINDS_FILE}", LARGEST).decode("utf-8", errors="replace")
    composed = places.compose(text)
    try:
        return msgspec.convert(composed.data, dict[str, ContributionKind])
    except msgspec.ValidationError as error:
        raise Stop(f"`{shown}/{KINDS_FILE}` cannot be read as contribution kinds", str(error)) from error


def laid_over(source: Source, over: Overlay) -> Registry:
    """The registry as it would be."""
    registry = open_registry(Changed(source, over.files))
    if not over.kinds:
        return registry
    community = msgspec.structs.replace(
        registry.community,
        contribution_kinds={**registry.community.contribution_kinds, **over.kinds},
    )
    return replace(registry, community=community)
