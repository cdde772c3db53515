"""The sponsor rule, judged on the day of the word and by the text that was in force."""

from datetime import date

import pytest

from ladder_cli.store.checks.checking import check
from ladder_cli.store.checks.examples import base
from ladder_cli.store.source import Texts

TODAY = date(2026, 11, 22)


def found(asked: str, seat: str, **employers: str) -> list[str]:
    """The messages of the rule for ada's seat, with employers from the beginning of 2020 on."""
    files = dict(base())
    role = files["roles/reviewer.yaml"].decode().replace("{least: 1, role: member}", asked)
    files["roles/reviewer.yaml"] = role.encode()
    files["organizations/acme-labs.yaml"] = b"name: Acme Laboratories\nrelated: [acme]\n"
    seats = f"seats:\n  - {{role: member, since: 2021-01-10}}\n  - {{role: reviewer, sig: docs, {seat}}}\n"
    files["records/ada.yaml"] = f"name: Ada\n{seats}".encode()
    for handle, organization in employers.items():
        path = f"records/{handle}.yaml"
        files[path] += f"affiliations: [{{organization: {organization}, from: 2020-01-01}}]\n".encode()
    findings = check(Texts(files), TODAY).findings
    assert {finding.rule for finding in findings} <= {"L314"}
    return [finding.message for finding in findings]


BOTH = "since: 2026-03-01, sponsors: [{by: bob, on: 2026-02-20}, {by: carol, on: 2026-02-21}]"
ONE = "since: 2026-03-01, sponsors: [{by: bob, on: 2026-02-20}]"


def test_too_few_sponsors_are_told_unless_the_seat_is_exempt() -> None:
    assert found("{least: 2}", ONE) == ["`reviewer` asks for 2 sponsors, and only 1 counts"]
    assert found("{least: 2}", BOTH) == []
    assert found("{least: 2}", ONE + ", origin: imported") == []
    assert found("{least: 2}", "origin: granted") == []
    assert found("{least: 2}", "since: 2025-12-31") == []
    waived = ", waivers: [{id: sponsors, by: carol, on: 2026-02-20, reason: led it elsewhere}]"
    assert found("{least: 2}", ONE + waived) == []


def test_a_word_that_was_too_old_does_not_count() -> None:
    assert found("{least: 1, window: 6 months}", "since: 2026-03-01, sponsors: [{by: bob, on: 2025-07-01}]")
    assert (
        found("{least: 1, window: 6 months}", "since: 2026-03-01, sponsors: [{by: bob, on: 2025-10-01}]")
        == []
    )


@pytest.mark.parametrize(
    ("asked", "ada", "bob", "carol", "fires"),
    [
        ("distinct", "globex", "acme", "acme", True),
        ("distinct", "globex", "acme", "acme-labs", True),
        ("distinct", "globex", "independent", "independent", False),
        ("distinct", "acme", "acme", "globex", False),
        ("distinct-from-candidate", "acme", "acme", "globex", True),
        ("distinct-from-candidate", "independent", "acme", "globex", False),
    ],
)
def test_employers_are_compared_with_related_companies_as_one(
    asked: str, ada: str, bob: str, carol: str, *, fires: bool
) -> None:
    messages = found(f"{{least: 2, employers: {asked}}}", BOTH, ada=ada, bob=bob, carol=carol)

    assert bool(messages) == fires


def test_an_employer_that_nobody_knows_counts_for_the_candidate() -> None:
    assert found("{least: 2, employers: distinct}", BOTH, bob="acme") == []
    assert found("{least: 2, outside: 1}", BOTH, ada="acme", bob="acme") == []
    assert found("{least: 2, outside: 1}", BOTH, ada="acme", bob="acme", carol="acme-labs") == [
        "1 sponsor must work elsewhere than the candidate"
    ]


def test_sponsors_from_within_and_without_a_tie_are_asked_where_the_role_says_so() -> None:
    assert found("{least: 2, inside: 1}", BOTH, ada="acme", bob="acme-labs", carol="globex") == []
    assert found("{least: 2, inside: 1}", BOTH, ada="acme", bob="globex") == []
    assert found("{least: 2, inside: 1}", BOTH, ada="acme", bob="globex", carol="globex") == [
        "1 sponsor must work for the candidate's employer"
    ]
    assert found("{least: 2, untied: 1}", BOTH, ada="acme", bob="acme", carol="globex") == []
    assert found("{least: 2, untied: 2}", BOTH, ada="acme", bob="acme", carol="globex") == [
        "2 sponsors must have no tie with the candidate"
    ]
