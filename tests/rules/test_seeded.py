"""Registries with one seeded fault a rule report exactly those."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ladder_cli.rules.table import RULES
from ladder_cli.store.checking import check
from ladder_cli.store.examples import base, example
from tests.rules.registries import codes, laid_out

PERSONS_OWN = re.compile(r"(people|records|contributions)/(?:./)?ada(\..*)?\.yaml|people/Eve.Adams.yaml")


def seeds() -> Iterator[tuple[str, dict[str, bytes]]]:
    """Each rule's fault that lies in the files of one person, moved to somebody of that rule's own."""
    for code in RULES:
        fires = example(code, "fires")
        if fires is None or fires.moves or not all(PERSONS_OWN.fullmatch(path) for path in fires.files):
            continue
        if len(fires.files) == 1 and code not in NEEDS_ADA:
            yield code, {moved(path, code): renamed(raw, code) for path, raw in fires.files.items()}


NEEDS_ADA = {"L033", "L034", "L220"}
"""Rules whose fault is in the file's name, or between this and another file of the base."""


def moved(path: str, code: str) -> str:
    return path.replace("ada", f"seeded-{code.lower()}")


def renamed(raw: bytes, code: str) -> bytes:
    """The same file of another person: every mention of the handle, and the login."""
    return re.sub(rb"(?<=[\[: ])ada(?=[,}\]\n])", f"seeded-{code.lower()}".encode(), raw)


def homes(planted: dict[str, dict[str, bytes]]) -> dict[str, bytes]:
    """A record for each seeded person who has none, so that they exist."""
    names = {code: f"seeded-{code.lower()}" for code in planted}
    return {
        f"records/{name}.yaml": b"name: Somebody\n"
        for code, name in names.items()
        if f"records/{name}.yaml" not in planted[code]
    }


def test_one_registry_with_a_fault_for_every_rule_on_people_reports_exactly_those(
    tmp_path: Path, today: date
) -> None:
    planted = dict(seeds())
    assert len(planted) > 40
    files = {**base(), **homes(planted)}
    for mine in planted.values():
        files |= mine

    findings = check(laid_out(tmp_path, files), today).findings

    expected = {(code, path) for code, mine in planted.items() for path in mine}
    assert {(finding.rule, finding.at.path) for finding in findings} == expected


def test_faults_do_not_hide_each_other_in_one_registry(tmp_path: Path, today: date) -> None:
    files = dict(base())
    laid: list[str] = []
    for code in RULES:
        fires = example(code, "fires")
        if fires is not None and not fires.moves and files.keys().isdisjoint(fires.files):
            files |= fires.files
            laid.append(code)

    reported = codes(check(laid_out(tmp_path, files), today).findings)

    assert len(laid) > 12
    assert set(laid) <= set(reported)
