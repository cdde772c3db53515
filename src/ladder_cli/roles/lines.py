"""The lines of YAML that would settle a requirement, ready to paste, and who may write them."""

import json
import re
from collections.abc import Mapping, Sequence

from ladder_cli.model.finding import Plain
from ladder_cli.roles.candidacy import Candidacy
from ladder_cli.roles.judgement import Settle
from ladder_cli.roles.standing import holders
from ladder_cli.roles.words import open_case

NOBODY = "HANDLE"
"""Stands where a handle belongs when nobody is entitled yet."""
MOST_NAMED = 20
"""A settlement names so many people at most; whoever needs more asks `ladder query people`."""

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_/ -]*[A-Za-z0-9]|[A-Za-z]|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_WORDS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))


def scalar(value: bool | int | float | str | None) -> str:
    """A value as every reader of YAML takes it: quoted unless it is plainly text, a day or a number."""
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return _UNPRINTED.sub(lambda one: f"\\u{ord(one[0]):04x}", json.dumps(value, ensure_ascii=False))


def item(value: Mapping[str, Plain]) -> str:
    """A list item in block style."""
    lines = _block(value)
    return "\n".join(["- " + lines[0], *("  " + line for line in lines[1:])])


def _block(value: Mapping[str, Plain]) -> list[str]:
    lines: list[str] = []
    for key, part in value.items():
        if isinstance(part, list):
            lines.append(f"{key}:")
            for one in part:
                text = item(one) if isinstance(one, dict) else f"- {scalar(_flat(one))}"
                lines += ["  " + line for line in text.split("\n")]
        else:
            lines.append(f"{key}: {scalar(_flat(part))}")
    return lines


def _flat(value: Plain) -> bool | int | float | str | None:
    if isinstance(value, list | dict):
        raise TypeError("a block holds lists of scalars and of mappings only")
    return value


def word(
    candidacy: Candidacy, key: str, entry: Mapping[str, Plain], who: Sequence[str], needed: int = 1
) -> Settle:
    """The lines for words under `key` (`sponsors`, `attestations`) of the open nomination, or of a new one.

    One item for each of the first `needed` of those who may give the word.
    """
    givers = [*who[:needed], *[NOBODY] * (needed - len(who))]
    words: list[Plain] = [_with_giver(entry, giver, candidacy.day) for giver in givers]
    record = candidacy.ladders.registry.path("record", candidacy.person)
    case = open_case(candidacy.ladders, candidacy.person, candidacy.role, candidacy.sig)
    named = tuple(who[:MOST_NAMED])
    if case is not None:
        text = "\n".join(item(one) for one in words if isinstance(one, dict))
        return Settle(record, (*case.at.keys, key), text, named)
    nomination: dict[str, Plain] = {"role": candidacy.role}
    if candidacy.sig is not None:
        nomination["sig"] = candidacy.sig
    nomination |= {"by": givers[0], "on": candidacy.day, key: words}
    return Settle(record, ("nominations",), item(nomination), named)


def _with_giver(entry: Mapping[str, Plain], giver: str, day: str) -> dict[str, Plain]:
    return {**entry, "by": giver, "on": day}


def in_record(candidacy: Candidacy, person: str, key: str, text: str, who: Sequence[str]) -> Settle:
    """Lines for a list of somebody's record."""
    return Settle(candidacy.ladders.registry.path("record", person), (key,), text, tuple(who[:MOST_NAMED]))


def affiliation(candidacy: Candidacy, person: str, day: str) -> Settle:
    """A line on where somebody worked on a day: theirs to write from today on; earlier days take stewards."""
    stewards = holders(candidacy.ladders, "steward", None, candidacy.day)
    who = (person,) if day >= candidacy.day else stewards
    return in_record(
        candidacy, person, "affiliations", item({"organization": "ORGANIZATION", "from": day}), who
    )
