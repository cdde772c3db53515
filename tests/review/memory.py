"""A registry and a bench in memory, for what needs no repository."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from ladder_cli.model.kinds import KINDS, named
from ladder_cli.model.registry import Registry
from ladder_cli.review.bench import Bench
from ladder_cli.review.facts import Account
from ladder_cli.review.voices import Voices
from ladder_cli.roles.ladders import Ladders
from ladder_cli.store.documents import places, schemas
from ladder_cli.store.documents.explaining import mismatches
from tests.review.town import TODAY


def read(text: str) -> Any:
    """A file's text as data."""
    return places.compose(text).data


def ladders(files: Mapping[str, str]) -> Ladders:
    """The ladders of a registry with these files."""
    shelves: dict[str, Any] = {kind.shelf: {} for kind in KINDS.values() if kind.folder}
    stems: dict[str, tuple[str, ...]] = {}
    for path, text in files.items():
        name = named(path)
        assert name is not None
        assert schemas.accepts(name.kind.name, read(text)), mismatches(name.kind.name, read(text))
        if name.kind.folder:
            shelves[name.kind.shelf][name.id] = msgspec.convert(read(text), name.kind.type)
        if name.kind.name == "contributions":
            stems[name.id] = (name.id,)
    community: Any = msgspec.convert(read(files["community.yaml"]), KINDS["community"].type)
    return Ladders(Registry(community, **shelves, ledgers=stems))


def bench(
    base: Ladders,
    author: str,
    *approvers: str,
    objectors: tuple[str, ...] = (),
    pushers: tuple[str, ...] = (),
    opened: str = TODAY,
) -> Bench:
    """What the base knows, and whose word is given; somebody else who pushed takes the author's word away."""
    voices = Voices(
        author,
        Account(login=author),
        author if base.registry.exists(author) else None,
        alone=not pushers,
        approvers=frozenset(approvers) - {author, *pushers},
        pushers=frozenset(pushers),
        objectors=frozenset(objectors),
    )
    return Bench(base, voices, date.fromisoformat(TODAY), opened)


def may_change(kind: str, keys: Any) -> str:
    """What the table says."""
    return schemas.described(kind, keys).may_change
