"""What a candidate is judged in: the base's policy and standing, their own evidence as merged."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec
from msgspec.structs import replace

from ladder_cli.model.record import Record
from ladder_cli.model.registry import Held, Registry
from ladder_cli.review.proposal import FileChange
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import active


class Overlaid(Mapping[str, Record]):
    """Everyone's records, with one of them in another state."""

    def __init__(self, beneath: Mapping[str, Record], handle: str, record: Record) -> None:
        self._beneath = beneath
        self._handle = handle
        self._record = record

    def __getitem__(self, key: str) -> Record:
        return self._record if key == self._handle else self._beneath[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The record, else the default."""
        return self._record if key == self._handle else self._beneath.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key == self._handle or key in self._beneath

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys((*self._beneath, self._handle))

    def __len__(self) -> int:
        return len(self._beneath) + (self._handle not in self._beneath)


@dataclass(frozen=True)
class View(Ladders):
    """Ladders in which everyone holds the seats they hold in others."""

    beneath: Ladders | None = None

    @cached_property
    def seats(self) -> Mapping[str, tuple[Held, ...]]:
        """The seats of the base."""
        return {} if self.beneath is None else self.beneath.seats


def candidates_view(base: Ladders, merged: Registry, file: FileChange) -> Ladders:
    """Authority as the base has it: seats, employers, accounts, leave; the rest of one record as merged.

    Contributions and stories are the merged ones. Made once for a file.
    """
    if "candidate" not in file.views:
        file.views["candidate"] = _candidates_view(base, merged, file)
    return file.views["candidate"]


def _candidates_view(base: Ladders, merged: Registry, file: FileChange) -> Ladders:
    registry = base.registry
    old, new = registry.record(file.id), file.record
    record = msgspec.structs.replace(
        old,
        name=old.name or new.name,
        account=old.account or new.account,
        agreements=new.agreements,
        nominations=new.nominations,
        facts=new.facts,
        vouches=new.vouches,
        ties=tuple(dict.fromkeys((*old.ties, *new.ties))),
    )
    evidence = replace(
        registry,
        records=Overlaid(registry.records, file.id, record),
        contributions=merged.contributions,
        ledgers=merged.ledgers,
        stories=merged.stories,
    )
    return View(evidence, beneath=base)


def without_gone(view: Ladders, speakers: Iterable[str], day: str) -> Ladders:
    """The same without the seats that are over of those who speak only now, whatever day they write."""
    registry = view.registry
    beneath: Mapping[str, Record] = registry.records
    for one in speakers:
        record = registry.record(one)
        kept = tuple(seat for seat in record.seats if active(seat, day))
        if kept != record.seats:
            beneath = Overlaid(beneath, one, msgspec.structs.replace(record, seats=kept))
    return View(replace(registry, records=beneath), beneath=view)


def without_ended(view: Ladders, file: FileChange) -> Ladders:
    """The same without the candidate's seats that this change ends: some exclude others. Made once too."""
    if "without-ended" not in file.views:
        file.views["without-ended"] = _without_ended(view, file)
    return file.views["without-ended"]


def _without_ended(view: Ladders, file: FileChange) -> Ladders:
    record = view.registry.record(file.id)
    ended = {(one.role, one.sig, one.since) for one in file.record.seats if one.ended is not None}
    kept = tuple(one for one in record.seats if (one.role, one.sig, one.since) not in ended)
    beneath = view.registry.records
    changed = Overlaid(beneath, file.id, msgspec.structs.replace(record, seats=kept))
    return View(replace(view.registry, records=changed), beneath=view)
