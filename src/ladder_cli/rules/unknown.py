"""L20x: names of what the registry does not have."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from string import ascii_lowercase, digits
from typing import Final

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding, Put
from ladder_cli.model.leaver import has_left
from ladder_cli.model.record import INDEPENDENT
from ladder_cli.model.registry import Registry
from ladder_cli.model.role import GRANTS
from ladder_cli.roles.ladders import Ladders
from ladder_cli.rules.references import GIVER, GROUP, KIND, ORGANIZATION, PERSON, ROLE, strange
from ladder_cli.rules.wording import did_you_mean, listed, suggesting, typed

_LETTERS: Final = ascii_lowercase + digits + "-_"
MOST_LOOKS: Final = 5_000
"""Handles that are looked up for what is near to the unknown people of one file: some thousand each."""


def unknown_role(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Something names a role that the registry does not have.

    Promotion follows roles by name, so a seat on an unknown role can neither be shown nor promoted from.
    Use the stem of a file under `roles/`.
    """
    roles, suggested = ladders.registry.roles, suggesting()
    for at, name in strange(document, ROLE, roles):
        yield Finding(
            at,
            f"{typed(name)} is not a role",
            did_you_mean(suggested(name, roles), f"describe it in `roles/{name}.yaml`"),
        )


def unknown_person(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Something names a person who has neither a record nor a profile.

    A word counts because of who gave it. Use the handle: the stem of a file under `records/` or `people/`.
    `left-1`, `left-2` and so on stand for people who left.
    """
    registry, looks = ladders.registry, count()
    for at, name in strange(document, PERSON, _People(registry)):
        yield Finding(
            at,
            f"{typed(name)} is not a person here",
            did_you_mean(_near_person(name, registry, looks), f"is `records/{name}.yaml` missing?"),
        )


class _People:
    """Everyone who exists, and who stands in for somebody who left, for `in`."""

    def __init__(self, registry: Registry) -> None:
        self._records = registry.records
        self._people = registry.people

    def __contains__(self, handle: object) -> bool:
        return has_left(str(handle)) or handle in self._records or handle in self._people


def _near_person(name: str, registry: Registry, looks: Iterator[int]) -> str:
    """Somebody who exists and whose handle is one slip away; looked up, never searched for."""
    for variant, look in zip(_slips(name), looks, strict=False):
        if look >= MOST_LOOKS:
            break
        if variant != name and registry.exists(variant):
            return variant
    return ""


def _slips(name: str) -> Iterator[str]:
    yield from (name.replace("_", "-"), name.replace("-", "_"), name.replace("-", "").replace("_", ""))
    splits = [(name[:index], name[index:]) for index in range(len(name) + 1)]
    yield from (left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1)
    yield from (left + right[1:] for left, right in splits if right and len(name) > 1)
    yield from (left + letter + right for left, right in splits for letter in _LETTERS)
    yield from (left + letter + right[1:] for left, right in splits if right for letter in _LETTERS)


def unknown_group(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Something names a group that the registry does not have.

    Use the path of a file under `sigs/`, without `.yaml`: `docs/website`.
    """
    groups, suggested = ladders.registry.groups, suggesting()

    for at, name in strange(document, GROUP, groups):
        last = ladders.by_last_name.get(name, ())
        near = last[0] if len(last) == 1 else suggested(name, groups)
        yield Finding(
            at, f"{typed(name)} is not a group", did_you_mean(near, f"describe it in `sigs/{name}.yaml`")
        )


def unknown_organization(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Something names an organization that the registry does not have.

    Who works for whom decides whether two sponsors are independent. Use the stem of a file under
    `organizations/`, or `independent`.
    """
    known, suggested = [*ladders.registry.organizations, INDEPENDENT], suggesting()
    for at, name in _strange_employers(document, ladders.registry):
        if name not in ladders.spellings:
            yield Finding(
                at,
                f"{typed(name)} is not an organization here",
                did_you_mean(suggested(name, known), f"describe it in `organizations/{name}.yaml`"),
            )


def organization_by_alias(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """An organization is named by an alias instead of its id.

    One spelling for one employer: else the same company counts twice. `--fix` writes the id.
    """
    for at, name in _strange_employers(document, ladders.registry):
        owners = ladders.spellings.get(name, ())
        if len(owners) == 1:
            yield Finding(
                at,
                f"{typed(name)} is another spelling of `{owners[0]}`",
                f"write `{owners[0]}`",
                (Put(at.keys, owners[0]),),
            )
        elif owners:
            yield Finding(
                at,
                f"{typed(name)} is a spelling of {listed(owners)}",
                "write the id of the one that is meant",
            )


def _strange_employers(document: Document, registry: Registry) -> Iterator[tuple[At, str]]:
    for at, name in strange(document, ORGANIZATION, registry.organizations):
        if name != INDEPENDENT or document.kind != "record":
            yield at, name


def unknown_contribution_kind(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """Something names a kind of contribution that `community.yaml` does not list.

    What is not listed counts for nothing. Use a key of `contribution_kinds`.
    """
    kinds = ladders.registry.community.contribution_kinds
    if not ladders.registry.community.name:
        return
    suggested = suggesting()
    for at, name in strange(document, KIND, kinds):
        yield Finding(
            at,
            f"{typed(name)} is not a kind of contribution",
            did_you_mean(suggested(name, kinds), "list it under `contribution_kinds` in `community.yaml`"),
        )


def unknown_giver(document: Document, ladders: Ladders, today: date) -> Iterator[Finding]:
    """A requirement or step names neither a grant nor a role as the one whose word it takes.

    Nobody could give that word. Use `steward`, `lead`, `conduct`, `release-duty`, or a role.
    """
    roles, suggested = ladders.registry.roles, suggesting()
    for at, name in strange(document, GIVER, GRANTS):
        if name not in roles:
            yield Finding(
                at,
                f"{typed(name)} is neither a grant nor a role",
                did_you_mean(suggested(name, [*GRANTS, *roles]), f"the grants are {listed(GRANTS)}"),
            )
