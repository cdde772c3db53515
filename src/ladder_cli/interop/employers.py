"""Employers by the many names that people give them: ids, and spellings that look like one."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from msgspec import Struct, field

from ladder_cli.interop.names import slug
from ladder_cli.interop.roster import Proposal
from ladder_cli.model.organization import Organization
from ladder_cli.model.record import INDEPENDENT

_INDEPENDENT: Final = frozenset({"independent", "self employed", "freelance", "freelancer"})
_NOBODY: Final = frozenset({"", "none", "n a", "na", "unknown", "tbd", "unaffiliated"})
_FORMS = re.compile(
    r"ab|ag|as|bv|co|company|corp|corporation|gmbh|inc|incorporated|kg|kk|limited|llc|llp|lp|ltd|nv|oy|plc"
    r"|pty|pte|sa|sas|se|sl|srl"
)
_ALIKE: Final = 0.88
"""How like two names without their legal forms are before somebody is asked, from 0 to 1."""


class Employers(Struct, frozen=True):
    """Which id every spelling has, which are new with the name to give them, and what looks like one."""

    ids: Mapping[str, str]
    new: Mapping[str, str]
    proposals: tuple[Proposal, ...] = field(default=())

    def id_of(self, spelling: str | None) -> str | None:
        """The organization of a spelling, None for nobody's name."""
        return self.ids.get(spelling or "")


def is_nobody(spelling: str) -> bool:
    """Whether a text says that there is no employer, or nothing at all."""
    return " ".join(_words(spelling)) in _NOBODY


def sort_out(spellings: Iterable[str], known: Mapping[str, Organization]) -> Employers:
    """Ids for spellings, one for each person who gives it: the registry's where it knows the name.

    Spellings that give the same id are one file, named as most write it, and proposed as well.
    """
    counts = Counter(spellings)
    names = {
        _plain(name): id_ for id_, found in sorted(known.items()) for name in (found.name, *found.aliases)
    }
    ids: dict[str, str] = {}
    new: dict[str, str] = {}
    proposals: list[Proposal] = []
    for spelling in sorted(counts, key=lambda text: (-counts[text], text)):
        if is_nobody(spelling):
            continue
        if " ".join(_words(spelling)) in _INDEPENDENT:
            ids[spelling] = INDEPENDENT
            continue
        name = names.get(_plain(spelling)) or slug(spelling)
        if not name or name == INDEPENDENT:
            continue
        ids[spelling] = name
        if name in new and _plain(new[name]) != _plain(spelling):
            proposals.append(Proposal(name, name, spelling, f"gives the same id as `{new[name]}`"))
        elif name not in known:
            new.setdefault(name, spelling)
    weight = {name: counts[spelling] for name, spelling in new.items()}
    return Employers(ids, new, (*proposals, *_proposals(new, weight, known)))


def _proposals(
    new: Mapping[str, str], weight: Mapping[str, int], known: Mapping[str, Organization]
) -> list[Proposal]:
    """Pairs that look like one; the registry's id is kept, else the one that more people give."""
    names = {id_: found.name for id_, found in known.items()} | dict(new)
    found = []
    for one, other in combinations(sorted(names), 2):
        why = alike(names[one], names[other])
        if not why or (one in known and other in known):
            continue
        keep, away = sorted(
            (one, other), key=lambda id_: (id_ not in known, -weight.get(id_, 0), len(names[id_]), id_)
        )
        if keep in known and away in known[keep].related:
            continue
        found.append(Proposal(keep, away, names[away], why))
    return found


def alike(one: str, other: str) -> str:
    """Why two names look like one organization, empty where they do not."""
    first, second = _core(one), _core(other)
    if first == second:
        return "the same but for the legal form"
    short, long = sorted((first, second), key=len)
    if long[: len(short)] == short:
        return f"begins with `{' '.join(short)}` as well"
    if "".join(first) == "".join(second):
        return "the same but for the spaces"
    if SequenceMatcher(None, " ".join(first), " ".join(second), autojunk=False).ratio() >= _ALIKE:
        return "spelled nearly the same"
    return ""


def _core(name: str) -> list[str]:
    words = _words(name)
    return [word for word in words if not _FORMS.fullmatch(word)] or words


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
