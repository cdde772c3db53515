"""A registry from plain data, as small as a test needs it."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from ladder_cli.model.kinds import KINDS
from ladder_cli.model.record import Attestation, Sponsor, Waiver
from ladder_cli.model.registry import Registry
from ladder_cli.roles.judgement import Judgement
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.requirement import judge, verdict_on
from ladder_cli.roles.words import given

TODAY = "2026-11-22"
SHELVES = {kind.shelf: kind for kind in KINDS.values() if kind.folder}
CONDUCT = {"version": "2", "since": "2026-10-01", "grace_days": 60, "report_to": "conduct@example.org"}
KIND = {"review": {"title": "Review", "code": True}, "talk": {"title": "Talk", "code": False}}
ANYTHING: dict[str, Any] = {"id": "anything", "field": {"path": "name"}}


def a_role(requires: dict[str, Any] | None = None, scope: str = "group", **more: Any) -> dict[str, Any]:
    """A role as in its file."""
    return {
        "title": "Rung",
        "ladder": "contributor",
        "scope": scope,
        "requires": requires or ANYTHING,
        "in_force": "2020-01-01",
        **more,
    }


def seat(role: str, sig: str | None = None, since: str | None = "2024-01-01", **more: Any) -> dict[str, Any]:
    """A seat as in a record."""
    found = {"role": role, "sig": sig, "since": since, **more}
    return {key: value for key, value in found.items() if value is not None}


def make(community: dict[str, Any] | None = None, **parts: dict[str, Any]) -> Ladders:
    """Ladders of a registry: by collection, ids and what their files say."""
    whole = {"name": "Home", "conduct": CONDUCT, "contribution_kinds": KIND, **(community or {})}
    shelves = {
        name: {key: msgspec.convert(data, kind.type) for key, data in parts.get(name, {}).items()}
        for name, kind in SHELVES.items()
    }
    ledgers: dict[str, tuple[str, ...]] = {}
    for stem in sorted(parts.get("contributions", {})):
        handle = stem.partition(".")[0]
        ledgers[handle] = (*ledgers.get(handle, ()), stem)
    return Ladders(Registry(msgspec.convert(whole, KINDS["community"].type), ledgers=ledgers, **shelves))


STAFF: dict[str, Any] = {
    "records": {
        "bob": {
            "affiliations": [{"organization": "acme", "from": "2020-01-01"}],
            "seats": [seat("lead", "docs")],
        },
        "carol": {
            "affiliations": [{"organization": "beta", "from": "2020-01-01"}],
            "seats": [seat("steward")],
        },
        "dan": {
            "affiliations": [{"organization": "acme-labs", "from": "2020-01-01"}],
            "seats": [seat("reviewer", "docs")],
        },
        "eve": {"seats": [seat("reviewer", "node")]},
    },
    "roles": {
        "member": a_role(scope="community"),
        "reviewer": a_role(follows=["member"]),
        "approver": a_role(follows=["reviewer"]),
        "lead": a_role(implies=["approver"], grants=["lead"]),
        "steward": a_role(scope="community", grants=["steward"]),
    },
    "groups": {
        "docs": {"title": "Docs", "kind": "sig"},
        "docs/web": {"title": "Web", "kind": "subproject", "within": "docs"},
        "node": {"title": "Node", "kind": "sig"},
    },
    "organizations": {
        "acme": {"name": "Acme"},
        "acme-labs": {"name": "Acme Labs", "related": ["acme"]},
        "beta": {"name": "Beta"},
    },
}
"""Four people: bob leads docs for acme, carol is a steward at beta, dan and eve review docs and node."""


class Asked:
    """What a requirement says of `ada`, who may become `rung`."""

    def __init__(self, judgement: Judgement, quick: str) -> None:
        assert judgement.verdict == quick
        self.judgement = judgement
        self.verdict = judgement.verdict
        self.found = judgement.found


def ask(
    requires: dict[str, Any],
    record: dict[str, Any] | None = None,
    done: dict[str, Any] | None = None,
    sig: str | None = "docs",
    community: dict[str, Any] | None = None,
    said: dict[str, Any] | None = None,
    today: str = TODAY,
    **more: dict[str, Any],
) -> Asked:
    """Judge `ada`, with that record and contributions, among the staff and whatever `more` adds."""
    import datetime

    parts = {name: {**STAFF.get(name, {}), **more.get(name, {})} for name in SHELVES}
    parts["records"]["ada"] = record or {}
    parts["roles"]["rung"] = a_role(requires, scope="group" if sig else "community", **more.get("rung", {}))
    if done is not None:
        parts["contributions"]["ada"] = done
    ladders = make(community, **parts)
    words = msgspec.convert(said or {}, Spoken)
    spoken = given(ladders, "ada", words.sponsors, words.attestations, words.waivers)
    day = datetime.date.fromisoformat(today)
    return Asked(
        judge(ladders, "ada", "rung", sig, day, spoken), verdict_on(ladders, "ada", "rung", sig, day, spoken)
    )


class Spoken(msgspec.Struct):
    """Words as a test writes them."""

    sponsors: tuple[Sponsor, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    waivers: tuple[Waiver, ...] = ()


@pytest.fixture(scope="session", name="ask")
def _ask() -> Callable[..., Asked]:
    """`ask(requires, record, done, …)`: what a requirement says of `ada`."""
    return ask


@pytest.fixture(scope="session", name="make")
def _make() -> Callable[..., Ladders]:
    """`make(community, **parts)`: ladders of a registry of plain data."""
    return make
