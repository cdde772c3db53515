"""A pass over many files by several processes, each with its part."""

import os
from collections.abc import Callable, Sequence
from itertools import chain
from threading import active_count
from typing import Final, Generic, TypeVar

import msgspec

from ladder_cli.store.checks.sweeping import Entry, Swept

T = TypeVar("T")
R = TypeVar("R")

WORTH_IT: Final = 1_500
"""Files below which one process is done before a second one has begun."""
MOST: Final = 8
"""Processes at once."""
BLOCK: Final = 100
"""Neighbours that stay together: what one of them reads is at hand for the next."""


def swept(entries: Sequence[Entry], over: Callable[[Sequence[Entry]], Swept]) -> Swept:
    """What a pass over files finds; the same whatever the number of processes."""
    found, *others = parted(entries, over, Swept)
    for other in others:
        found.add(other)
    return found


def parted(items: Sequence[T], over: Callable[[Sequence[T]], R], kind: type[R]) -> list[R]:
    """What a pass finds in each part of many things, made by as many processes as there are processors.

    What the others find travels as MessagePack and is of that kind again; this process has gone over the
    first part, and goes over those of a process that fails.
    """
    count = min(MOST, _processors())
    if len(items) < WORTH_IT or count < 2 or active_count() > 1 or not hasattr(os, "fork"):
        return [over(items)]
    blocks = [items[start : start + BLOCK] for start in range(0, len(items), BLOCK)]
    parts = [list(chain.from_iterable(blocks[start::count])) for start in range(count)]
    children = [_Child(part, over, kind) for part in parts[1:]]
    return [over(parts[0]), *(child.found() for child in children)]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Child(Generic[T, R]):
    """A forked process at work on its part."""

    def __init__(self, part: Sequence[T], over: Callable[[Sequence[T]], R], kind: type[R]) -> None:
        self._part = part
        self._over = over
        self._kind = kind
        self._pipe, writing = os.pipe()
        self._id = os.fork()
        if self._id == 0:
            self._work(writing)
        os.close(writing)

    def _work(self, writing: int) -> None:
        """Write what was found, and be gone without running anything of the parent's."""
        status = 1
        try:
            with open(writing, "wb") as pipe:
                pipe.write(msgspec.msgpack.encode(self._over(self._part)))
            status = 0
        finally:
            os._exit(status)

    def found(self) -> R:
        """What the child has found."""
        with open(self._pipe, "rb") as pipe:
            raw = pipe.read()
        _, status = os.waitpid(self._id, 0)
        return self._over(self._part) if status else msgspec.msgpack.decode(raw, type=self._kind)
