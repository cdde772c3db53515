"""Somebody who left: the handle that stands for them where others' files spoke of them."""

import re
from collections.abc import Collection
from itertools import count
from typing import Final

_STANDING_IN: Final = re.compile(r"left-[1-9][0-9]{0,8}")
_RESERVED: Final = re.compile(r"left-[0-9]+")
GONE: Final = "has left, and what they held is on record no more"
"""Why a word of theirs does not count where a seat is asked for anew."""


def has_left(handle: str) -> bool:
    """Whether this handle stands for somebody who left: `left-1`, `left-2` and so on."""
    return _STANDING_IN.fullmatch(handle) is not None


def is_reserved(handle: str) -> bool:
    """Whether nobody may have this handle: it is one of those, or looks like one (`left-01`)."""
    return _RESERVED.fullmatch(handle) is not None


def next_free(taken: Collection[str]) -> str:
    """The first of these handles that is not taken."""
    return next(handle for number in count(1) if (handle := f"left-{number}") not in taken)
