"""Attacks, each with the honest twin it stands beside: what must not pass, and whose word it would take."""

from tests.review.town import DOCS, FILES, TODAY, Case, account, entry
from tests.review.twins import (
    CALL,
    CAPPED,
    EXCLUDING,
    GRANT,
    GRANTED,
    HALF,
    LEADS,
    LISTENER,
    REMOVABLE,
    SINCE,
    SPEAKER,
    SPOKEN,
    VOTED_OUT,
    nia_record,
    talks,
)

ADA = FILES["records/ada.yaml"]
DUE = "a promotion is due, with all its words"
MOVES = "Ada moves"
STEWARDS = "sam sue"
TOKYO = {"people/ada.yaml": ("Europe/Paris", "Asia/Tokyo")}
LOOSER = {"roles/reviewer.yaml": ("least: 2", "least: 1")}
ONE = GRANT.replace("      - {by: fay, on: 2026-11-22}\n", "")


def seat(text: str) -> dict[str, str]:
    """Ada's record with one more seat."""
    return {"records/ada.yaml": ADA + text}


def ada(old: str, new: str) -> dict[str, tuple[str, str]]:
    """Ada's record with one thing in it changed."""
    return {"records/ada.yaml": (old, new)}


def case(text: str) -> dict[str, str]:
    """Ada's record with an open nomination that says this besides."""
    return {
        "records/ada.yaml": f"{ADA}nominations:\n  - role: reviewer{DOCS}\n    by: ada\n"
        f"    on: 2026-11-22\n{text}"
    }


PROMOTION = (
    Case(
        "grants herself a seat without sponsors",
        seat(f"  - role: reviewer{DOCS}\n    since: {TODAY}\n"),
        "refused",
        says="ask 2 of",
        approvers="bob",
        twin=DUE,
    ),
    Case(
        "grants herself a seat as imported",
        seat(f"  - role: reviewer{DOCS}\n    since: {TODAY}\n    origin: imported\n"),
        "needs",
        of=STEWARDS,
        approvers="bob dan",
        twin=DUE,
    ),
    Case(
        "grants herself a seat as founding",
        seat("  - role: steward\n    since: 2024-01-01\n    origin: founding\n"),
        "needs",
        of=STEWARDS,
        approvers="bob dan",
        twin=DUE,
    ),
    Case(
        "grants herself a seat as appointed",
        seat(f"  - role: reviewer{DOCS}\n    since: {TODAY}\n    origin: appointed\n"),
        "refused",
        approvers="bob",
        twin=DUE,
    ),
    Case(
        "grants herself a seat as elected",
        seat(f"  - role: steward\n    since: {TODAY}\n    origin: elected\n"),
        "refused",
        approvers="bob",
        twin=DUE,
    ),
    Case(
        "is her own sponsor",
        seat(GRANT.replace("by: fay", "by: ada")),
        "refused",
        approvers="dan fay bob",
        twin=DUE,
    ),
    Case(
        "is her own attester",
        seat(
            f"  - role: steward\n    since: {TODAY}\n"
            f"    attestations: [{{id: asked, by: ada, on: {TODAY}}}]\n"
        ),
        "refused",
        approvers="sam",
        twin=DUE,
    ),
    Case(
        "back-dates her seat",
        seat(GRANT.replace(f"since: {TODAY}", "since: 2025-01-01")),
        "refused",
        approvers="dan fay bob",
        says="seven days",
        twin="a promotion begins a week ago",
    ),
    Case(
        "back-dates her seat by a day too many",
        seat(GRANT.replace(f"since: {TODAY}", "since: 2026-11-14")),
        "refused",
        approvers="dan fay bob",
        twin="a promotion begins a week ago",
    ),
    Case(
        "leaves the first day of her seat away",
        seat(GRANT.replace(f"    since: {TODAY}\n", "")),
        "refused",
        approvers="dan fay bob",
        twin=DUE,
    ),
    Case(
        "spells the role otherwise",
        seat(GRANT.replace("role: reviewer", "role: Reviewer")),
        "refused",
        approvers="dan fay bob",
        twin=DUE,
    ),
    Case(
        "brings her own role and takes it",
        {
            "roles/tsar.yaml": FILES["roles/elder.yaml"].partition("retired")[0].replace("Elder", "Tsar"),
            **seat(f"  - role: tsar\n    since: {TODAY}\n"),
        },
        "refused",
        approvers="bob",
        says="bring the role in first",
        twin=DUE,
    ),
    Case(
        "loosens a role and uses it",
        {**LOOSER, **seat(ONE)},
        "refused",
        approvers="dan bob",
        twin="a steward's change is approved by the other",
    ),
    Case(
        "loosens a role and uses it, with a steward's approval",
        {**LOOSER, **seat(ONE)},
        "refused",
        approvers="dan bob sam",
        twin="a steward's change is approved by the other",
    ),
    Case(
        "takes the process out of a role and uses it",
        {
            "roles/reviewer.yaml": FILES["roles/reviewer.yaml"].replace(
                "    - {id: lead-says, approvals: {by: lead, least: 1}}\n", ""
            ),
            **GRANTED,
        },
        "needs",
        of="bob sam sue",
        approvers="dan fay",
        twin=DUE,
    ),
    Case(
        "raises a limit and uses it",
        {
            "roles/chair.yaml": ("most: 1", "most: 2"),
            "records/dan.yaml": FILES["records/dan.yaml"]
            + f"  - role: chair\n    since: {TODAY}\n    until: 2027-11-21\n",
        },
        "refused",
        author="dan",
        approvers=STEWARDS,
        opened="2026-11-15",
        base={
            "records/fay.yaml": FILES["records/fay.yaml"]
            + "  - role: chair\n    since: 2026-01-01\n    until: 2026-12-31\n"
        },
        twin="a chair is given after seven days",
    ),
    Case(
        "two good changes have a bad sum",
        {
            "records/dan.yaml": FILES["records/dan.yaml"]
            + f"  - role: chair\n    since: {TODAY}\n    until: 2027-11-21\n",
            "records/kim.yaml": FILES["records/kim.yaml"]
            + f"  - role: chair\n    since: {TODAY}\n    until: 2027-11-21\n",
        },
        "refused",
        author="dan",
        approvers=STEWARDS,
        opened="2026-11-15",
        says="1 seat at most",
        twin="a chair is given after seven days",
    ),
    Case(
        "gives a seat a longer term",
        {
            "records/dan.yaml": FILES["records/dan.yaml"]
            + f"  - role: chair\n    since: {TODAY}\n    until: 2037-11-21\n"
        },
        "needs",
        author="dan",
        approvers="",
        of=STEWARDS,
        opened="2026-11-15",
        twin="a chair is given after seven days",
    ),
    Case(
        "does not wait the days asked",
        {
            "records/dan.yaml": FILES["records/dan.yaml"]
            + f"  - role: chair\n    since: {TODAY}\n    until: 2027-11-21\n"
        },
        "needs",
        author="dan",
        approvers=STEWARDS,
        opened="2026-11-16",
        says="2026-11-23",
        twin="a chair is given after seven days",
    ),
    Case(
        "passes over an objection",
        {
            "records/dan.yaml": FILES["records/dan.yaml"]
            + f"  - role: chair\n    since: {TODAY}\n    until: 2027-11-21\n"
        },
        "needs",
        of="sue",
        author="dan",
        approvers=STEWARDS,
        opened="2026-11-15",
        facts={"objections": [{"login": "SUE", "at": "2026-11-20T10:00:00Z"}]},
        twin="a chair is given after seven days",
    ),
    Case("names sponsors who did not approve", GRANTED, "needs", of="dan fay", approvers="bob", twin=DUE),
    Case(
        "names a sponsor without the role",
        seat(GRANT.replace("by: fay", "by: eve")),
        "refused",
        approvers="dan eve bob",
        says="did not hold",
        twin=DUE,
    ),
    Case(
        "names a sponsor who gets the role in this very change",
        {
            "records/eve.yaml": FILES["records/eve.yaml"]
            + f"  - role: reviewer{DOCS}\n    since: 2026-11-20\n    origin: imported\n",
            **seat(GRANT.replace("by: fay", "by: eve")),
        },
        "refused",
        approvers="dan eve bob sam",
        twin=DUE,
    ),
    Case(
        "names a sponsor of a related employer",
        seat(GRANT.replace("by: fay", "by: kim")),
        "refused",
        approvers="dan kim bob",
        twin=DUE,
    ),
    Case(
        "names a sponsor of the same employer",
        seat(GRANT.replace("by: fay", "by: bob")),
        "refused",
        approvers="dan bob",
        twin=DUE,
    ),
    Case(
        "unties a related employer in this very change",
        {"organizations/labs.yaml": "name: Labs\n", **seat(GRANT.replace("by: fay", "by: kim"))},
        "refused",
        approvers="dan kim bob sam",
        twin=DUE,
    ),
    Case(
        "changes her employer for the sponsor rule",
        {"records/ada.yaml": ADA.replace("acme", "gamma") + GRANT.replace("by: dan", "by: kim")},
        "refused",
        approvers="kim fay bob sam",
        twin=DUE,
    ),
    Case(
        "back-dates a sponsor's word",
        seat(GRANT.replace("by: fay, on: 2026-11-22", "by: fay, on: 2025-11-22")),
        "needs",
        of=STEWARDS,
        approvers="dan fay bob",
        twin=DUE,
    ),
    Case(
        "lets the author's opening count as the process's approval",
        GRANTED,
        "needs",
        author="bob",
        approvers="ada dan fay",
        says="lead",
        twin="a promotion opened by its sponsor",
    ),
    Case(
        "grants a seat to somebody who has not said yes",
        GRANTED,
        "needs",
        of="ada",
        author="dan",
        approvers="fay bob",
        twin="a promotion opened by its sponsor",
    ),
    Case(
        "makes a person a steward with one attester's name",
        seat(
            f"  - role: steward\n    since: {TODAY}\n"
            f"    attestations: [{{id: asked, by: sue, on: {TODAY}}}]\n"
        ),
        "needs",
        of="sue",
        approvers="sam",
        twin="a steward's change is approved by the other",
    ),
    Case(
        "waives a requirement in another's name",
        seat(
            f"  - role: reviewer{DOCS}\n    since: {TODAY}\n"
            f"    waivers: [{{id: vouched, by: sam, on: {TODAY}, reason: known}}]\n"
        ),
        "refused",
        approvers="bob sam",
        twin=DUE,
    ),
    Case(
        "gives a seat that is over already",
        seat(GRANT + "    ended: {on: 2026-11-22, why: stepped-down}\n"),
        "needs",
        of=STEWARDS,
        approvers="dan fay bob",
        twin=DUE,
    ),
    Case(
        "waits no day where somebody's word would do instead of days",
        {
            "records/dan.yaml": FILES["records/dan.yaml"]
            + f"  - role: chair\n    since: {TODAY}\n    until: 2027-11-21\n"
        },
        "needs",
        author="dan",
        of=STEWARDS,
        base={
            "roles/chair.yaml": FILES["roles/chair.yaml"].partition("process")[0]
            + "process:\n  id: either\n  any_of:\n    - {id: open, days_open: {least: 7}}\n"
            "    - {id: two, approvals: {by: steward, least: 2}}\nseats: {most: 1, term: 1 year}\n"
            "in_force: 2020-01-01\n"
        },
        says="not before 2026-11-29",
        twin="a chair is given after seven days",
    ),
    Case(
        "calls for herself by what she holds",
        GRANTED,
        "needs",
        of="bob",
        approvers="dan fay",
        base={
            "roles/reviewer.yaml": (
                "    - {id: lead-says, approvals: {by: lead, least: 1}}\n",
                "    - {id: called, nomination: {by: lead}}\n",
            )
        },
        twin=DUE,
    ),
    Case(
        "names a sponsor who has left the role since",
        seat(GRANT.replace("by: fay, on: 2026-11-22", "by: fay, on: 2026-11-19")),
        "refused",
        approvers="dan fay bob",
        says="by what `fay` still holds",
        base={
            "records/fay.yaml": (
                "origin: founding\n",
                "origin: founding\n    ended: {on: 2026-11-20, why: stepped-down}\n",
            )
        },
        twin=DUE,
    ),
    Case(
        "names a sponsor who is on leave",
        GRANTED,
        "needs",
        of=STEWARDS,
        approvers="dan fay bob",
        base={"records/fay.yaml": ("seats:", "leave:\n  - from: 2026-11-01\nseats:")},
        twin=DUE,
    ),
    Case(
        "names a sponsor of the same employer by its alias",
        GRANTED,
        "refused",
        approvers="dan fay bob",
        base={"records/fay.yaml": ("organization: beta", "organization: Acme Works")},
        twin=DUE,
    ),
    Case(
        "takes the cap off a kind of contribution and uses it",
        {"community.yaml": CAPPED["community.yaml"].replace(", cap_per_day: 1", ""), **seat(SPEAKER)},
        "refused",
        approvers="sam sue",
        says="contributions (`talk`) in the last year is unknown",
        base={**CAPPED, **talks("2026-10-01", "2026-10-01")},
        twin="a speaker has given two talks on two days",
    ),
    Case(
        "widens what a source covers and uses it",
        {
            "community.yaml": FILES["community.yaml"].replace("kinds: [review]", "kinds: [review, talk]"),
            **seat(f"  - role: listener\n    since: {TODAY}\n"),
        },
        "refused",
        approvers="sam sue",
        says="unknown",
        base={"roles/listener.yaml": LISTENER},
        twin="a listener has given no talk, as the source shows",
    ),
    Case(
        "lowers a total and uses it",
        {
            "community.yaml": HALF["community.yaml"].replace("count: 10", "count: 2"),
            **seat(f"  - role: half\n    since: {TODAY}\n"),
        },
        "refused",
        approvers="sam sue",
        base=HALF,
        twin="a half has done half of all reviews",
    ),
    Case(
        "takes with another the last seat, both from the day it is free",
        {
            f"records/{name}.yaml": FILES[f"records/{name}.yaml"]
            + "  - role: chair\n    since: 2027-01-01\n    until: 2027-12-31\n"
            for name in ("dan", "kim")
        },
        "refused",
        author="dan",
        approvers=STEWARDS,
        opened="2026-11-15",
        says="1 seat at most",
        base={"roles/chair.yaml": ("seat_open: {}", "agreement: {what: conduct}")},
        twin="a chair is given after seven days",
    ),
    Case(
        "breaks another file so that a seat is judged without it",
        {"people/bob.yaml": "name: [\n", **GRANTED},
        "refused",
        approvers="dan fay bob",
        says="another file of this change is in disorder",
        twin=DUE,
    ),
    Case(
        "ends a rung long ago that a promotion ends today",
        {
            "records/ada.yaml": ADA.replace(
                "origin: founding\n",
                "origin: founding\n    ended: {on: 2026-01-21, why: moved-up}\n",
            )
            + GRANT
        },
        "needs",
        of=STEWARDS,
        approvers="dan fay bob",
        base=EXCLUDING,
        twin="a promotion ends the rung below",
    ),
    Case(
        "takes a lead's seat with the word of nobody who gives it",
        {"records/dan.yaml": FILES["records/dan.yaml"] + LEADS},
        "needs",
        of="bob sam sue",
        author="dan",
        approvers="carol fay",
        twin="a lead is given by a lead where the role has no process",
    ),
    Case(
        "names an employer that only this change brings",
        {
            "organizations/zeta.yaml": "name: Zeta\n",
            **ada(SINCE, f"{SINCE}    until: 2026-11-22\n  - organization: zeta\n    from: 2026-11-22\n"),
        },
        "needs",
        of=STEWARDS,
        twin="Ada changes employers today",
    ),
)
IDENTITY = (
    Case(
        "takes over a login that was let go",
        TOKYO,
        "needs",
        of="ada sam sue",
        author="Ada#999",
        twin="Ada's new login keeps her number",
    ),
    Case(
        "gives no number where one is on file",
        TOKYO,
        "needs",
        author="Ada#",
        says="number of `ada`",
        twin=MOVES,
    ),
    Case(
        "changes the number of her account",
        ada("id: 1}", "id: 9}"),
        "needs",
        of=STEWARDS,
        approvers="bob",
        twin="Nia makes her own record",
    ),
    Case(
        "changes the login of her account",
        ada("login: Ada", "login: Adele"),
        "needs",
        of=STEWARDS,
        twin="Ada's new login keeps her number",
    ),
    Case(
        "gives herself an earlier handle",
        ada("id: 1}", "id: 1, previous: [adele]}"),
        "needs",
        of=STEWARDS,
        twin="Nia makes her own record",
    ),
    Case(
        "claims the imported record of somebody",
        {"people/ivy.yaml": "name: Ivy\n"},
        "needs",
        of="ivy sam sue",
        author="ivy#500",
        approvers="dan",
        twin="Ivy gives her imported record a profile",
    ),
    Case(
        "takes up a handle that was somebody's",
        {"people/vine.yaml": "name: Vine\n"},
        "refused",
        author="vine",
        approvers="dan",
        twin="a newcomer comes in, welcomed by a member",
    ),
    Case(
        "looks like somebody else where anyone may come in",
        {"people/b0b.yaml": "name: B\n"},
        "needs",
        author="b0b",
        says="looks like `bob`",
        base={"community.yaml": FILES["community.yaml"] + "review: {first_profile: anyone}\n"},
        twin="a newcomer comes in where anyone may",
    ),
    Case(
        "signs up somebody else",
        {"people/zoe.yaml": "name: Zoe\n"},
        "needs",
        of=STEWARDS,
        author="dan",
        approvers="eve",
        twin="a newcomer comes in, welcomed by a member",
    ),
    Case(
        "comes in with a handle in capitals",
        {"people/Zoe.yaml": "name: Zoe\n"},
        "refused",
        author="Zoe",
        approvers="dan",
        twin="a newcomer comes in, welcomed by a member",
    ),
    Case(
        "stands beside somebody in capitals",
        {"people/ADA.yaml": "name: Ada\n"},
        "refused",
        author="ADA",
        approvers="dan",
        twin="a newcomer comes in, welcomed by a member",
    ),
    Case(
        "opens the door in the same change",
        {
            "people/zoe.yaml": "name: Zoe\n",
            "community.yaml": FILES["community.yaml"] + "review: {first_profile: anyone}\n",
        },
        "needs",
        author="zoe",
        approvers="dan",
        of=STEWARDS,
        twin="a newcomer comes in where anyone may",
    ),
    Case(
        "writes a seat into her own first record",
        {
            "records/nia.yaml": nia_record(
                more="seats:\n  - {role: steward, since: 2026-11-22, origin: founding}\n"
            )
        },
        "needs",
        of=STEWARDS,
        author="nia",
        twin="Nia makes her own record",
    ),
    Case(
        "writes another's login into her own first record",
        {"records/nia.yaml": nia_record("{login: nina, id: 30}")},
        "needs",
        of=STEWARDS,
        author="nia",
        twin="Nia makes her own record",
    ),
    Case(
        "writes another's number into her own first record",
        {"records/nia.yaml": nia_record("{login: nia, id: 31}")},
        "needs",
        of=STEWARDS,
        author="nia",
        twin="Nia makes her own record",
    ),
    Case(
        "claims a number that is somebody's",
        {"records/nia.yaml": nia_record("{login: nia, id: 10}")},
        "refused",
        author="nia#10",
        twin="Nia makes her own record",
    ),
    Case(
        "makes a record for another's profile",
        {"records/nia.yaml": nia_record()},
        "needs",
        of=STEWARDS,
        author="dan",
        approvers="nia",
        twin="Nia makes her own record",
    ),
    Case(
        "makes a first record with facts",
        {
            "records/nia.yaml": nia_record(
                more="facts:\n  - {what: two-factor, source: me, as_of: 2026-11-20}\n"
            )
        },
        "needs",
        of=STEWARDS,
        author="nia",
        twin="Nia makes her own record",
    ),
    Case(
        "makes a first record with an old employer",
        {"records/nia.yaml": nia_record(more="affiliations:\n  - {organization: beta, from: 2020-01-01}\n")},
        "needs",
        of=STEWARDS,
        author="nia",
        twin="Nia makes her own record with an employer from today on",
    ),
    Case(
        "makes a first record without a profile",
        {"records/zoe.yaml": nia_record("{login: zoe, id: 77}")},
        "needs",
        of=STEWARDS,
        author="zoe#77",
        approvers="eve",
        twin="a newcomer brings profile and record",
    ),
    Case(
        "calls herself otherwise by hand",
        {
            "people/ada.yaml": None,
            "people/adele.yaml": FILES["people/ada.yaml"],
            "records/ada.yaml": None,
            "records/adele.yaml": ADA,
        },
        "refused",
        approvers="dan",
        says="L2",
        twin="Ada's new login keeps her number",
    ),
)
VOICES = (
    Case(
        "approves by a login in another case and another number",
        {"/README.md": "# T\n"},
        "needs",
        of=STEWARDS,
        approvers="SAM#999",
        twin="a workflow changes with a steward's approval",
    ),
    Case(
        "approves without a number",
        {"/README.md": "# T\n"},
        "needs",
        approvers="sam#",
        says="number of `sam`",
        twin="a workflow changes with a steward's approval",
    ),
    Case(
        "approves her own change",
        {"/README.md": "# T\n"},
        "needs",
        of="sue",
        author="sam",
        approvers="sam",
        twin="a steward's change is approved by the other",
    ),
    Case(
        "approves what he pushed himself",
        {"/README.md": "# T\n"},
        "needs",
        of="sue",
        approvers="sam",
        facts={"pushers": [account("ada"), account("sam")]},
        twin="a workflow changes with a steward's approval",
    ),
    Case(
        "approves what he pushed under another spelling",
        {"/README.md": "# T\n"},
        "needs",
        of="sue",
        approvers="sam",
        facts={"pushers": [account("ada"), {"login": "SAM"}]},
        twin="a workflow changes with a steward's approval",
    ),
    Case(
        "approved before the last push",
        {"/README.md": "# T\n"},
        "needs",
        of=STEWARDS,
        facts={"approvals": [{**account("sam"), "commit": "1" * 40, "at": f"{TODAY}T11:00:00Z"}]},
        twin="a workflow changes with a steward's approval",
    ),
    Case(
        "approves while on leave",
        {"/README.md": "# T\n"},
        "needs",
        of=STEWARDS,
        approvers="away",
        twin="a workflow changes with a steward's approval",
    ),
    Case(
        "approves by a retired role",
        {"/README.md": "# T\n"},
        "needs",
        of=STEWARDS,
        approvers="elder",
        twin="a workflow changes with a steward's approval",
    ),
    Case(
        "approves by a seat that has ended",
        {"/README.md": "# T\n"},
        "needs",
        of=STEWARDS,
        approvers="gone",
        twin="a workflow changes with a steward's approval",
    ),
    Case(
        "approves as a stranger",
        {"/README.md": "# T\n"},
        "needs",
        of=STEWARDS,
        approvers="stranger",
        twin="a stranger mends the README with a steward's approval",
    ),
    Case(
        "takes away a steward so that one is left",
        {"records/sue.yaml": None},
        "needs",
        of="",
        author="sam",
        twin="the only steward acts alone",
    ),
    Case(
        "speaks for Ada with another's push in it",
        TOKYO,
        "needs",
        of="ada sam sue",
        facts={"pushers": [account("ada"), account("dan")]},
        twin=MOVES,
    ),
    Case("does not say who pushed", TOKYO, "needs", of="ada sam sue", facts={"pushers": None}, twin=MOVES),
    Case("says that nobody pushed", TOKYO, "needs", of="ada sam sue", facts={"pushers": []}, twin=MOVES),
    Case(
        "welcomes himself",
        {"people/zoe.yaml": "name: Zoe\n"},
        "needs",
        author="zoe",
        approvers="zoe",
        twin="a newcomer comes in, welcomed by a member",
    ),
    Case(
        "is welcomed by one without a seat",
        {"people/zoe.yaml": "name: Zoe\n"},
        "needs",
        author="zoe",
        approvers="nia",
        twin="a newcomer comes in, welcomed by a member",
    ),
    Case(
        "hides the other steward behind an escape, to act alone",
        {"sigs/docs.yaml": ("docs/", "words/")},
        "needs",
        of="sue",
        author="sam",
        base={
            "records/sue.yaml": ("role: steward", 'role: "\\x73teward"'),
            "records/away.yaml": None,
        },
        twin="the only steward acts alone",
    ),
)
EVIDENCE = (
    Case(
        "is the witness of her own contribution",
        {"contributions/ada.yaml": FILES["contributions/ada.yaml"] + entry("a tree", "ada")},
        "refused",
        approvers="bob",
        twin="a witness confirms a contribution",
    ),
    Case(
        "names a witness who has not spoken",
        {
            "contributions/ada.yaml": FILES["contributions/ada.yaml"]
            + entry("a tree", "dan").replace("recorded_by: dan", "recorded_by: ada")
        },
        "needs",
        of="dan",
        approvers="bob",
        twin="a witness confirms a contribution",
    ),
    Case(
        "names two witnesses of whom one has spoken",
        {
            "contributions/ada.yaml": FILES["contributions/ada.yaml"]
            + entry("a tree", "dan")
            .replace("[dan]", "[dan, kim]")
            .replace("recorded_by: dan", "recorded_by: ada")
        },
        "needs",
        of="kim",
        approvers="dan",
        twin="a witness confirms a contribution",
    ),
    Case(
        "says that somebody else wrote it down",
        {
            "contributions/ada.yaml": FILES["contributions/ada.yaml"]
            + entry("a tree").replace("recorded_by: ada", "recorded_by: dan")
        },
        "needs",
        of="dan",
        approvers="bob",
        twin="a lead confirms a contribution that names nobody",
    ),
    Case(
        "moves a contribution to another day",
        {"contributions/ada.yaml": ("2026-10-01", "2026-11-01")},
        "needs",
        of="bob sam sue",
        twin="Ada's contribution waits for a lead",
    ),
    Case(
        "moves a contribution to another group",
        {"contributions/ada.yaml": ("group: docs", "group: node")},
        "needs",
        twin="Ada's contribution waits for a lead",
    ),
    Case(
        "takes another's contribution away",
        {"contributions/dan.yaml": None},
        "needs",
        of="bob sam sue",
        twin="Ada's contribution waits for a lead",
    ),
    Case(
        "counts for herself",
        {
            "contributions/ada.yaml": FILES["contributions/ada.yaml"]
            + "measures:\n  - {kind: review, group: docs, from: 2026-01-01, until: 2026-10-31, count: 900, "
            "source: the log}\n"
        },
        "needs",
        of="bob sam sue",
        twin="Ada's contribution waits for a lead",
    ),
    Case(
        "tells a story that she has seen herself",
        {"stories/fire.yaml": FILES["stories/flood.yaml"].replace("[bob]", "[ada]")},
        "refused",
        approvers="bob",
        twin="Ada tells a story, and her witness has seen it",
    ),
    Case(
        "tells a story in another's name",
        {"stories/fire.yaml": FILES["stories/flood.yaml"].replace("author: ada", "author: dan")},
        "needs",
        of="dan",
        approvers="bob",
        twin="Ada tells a story, and her witness has seen it",
    ),
    Case(
        "moves her story to another day",
        {"stories/flood.yaml": ("2026-09-01", "2026-11-01")},
        "needs",
        of="bob",
        twin="Ada tells her story better",
    ),
    Case(
        "rewrites another's story",
        {"stories/flood.yaml": ("Pumps.", "Nothing.")},
        "needs",
        of="ada sam sue",
        author="dan",
        twin="Ada tells her story better",
    ),
    Case(
        "back-dates an agreement",
        ada("seats:", "  - {what: guide, on: 2026-01-01}\nseats:"),
        "needs",
        of=STEWARDS,
        twin="Ada agrees to the code of conduct",
    ),
    Case(
        "back-dates an agreement by a day too many",
        ada("seats:", "  - {what: guide, on: 2026-11-14}\nseats:"),
        "needs",
        of=STEWARDS,
        twin="Ada agrees to the code of conduct",
    ),
    Case(
        "agrees for somebody else",
        ada("seats:", "  - {what: guide, on: 2026-11-20}\nseats:"),
        "needs",
        of="ada sam sue",
        author="dan",
        twin="Ada agrees to the code of conduct",
    ),
    Case(
        "makes an agreement younger",
        ada("on: 2026-02-01", "on: 2026-11-20"),
        "needs",
        of=STEWARDS,
        twin="Ada agrees to the code of conduct",
    ),
    Case(
        "back-dates leave",
        ada("seats:", "leave:\n  - from: 2026-06-01\nseats:"),
        "needs",
        of=STEWARDS,
        twin="Ada takes leave that lies ahead",
    ),
    Case(
        "takes leave by the month that has begun",
        ada("seats:", "leave:\n  - from: 2026-11\nseats:"),
        "needs",
        of=STEWARDS,
        says="from: 2026-11-22",
        twin="Ada takes leave by the month",
    ),
    Case(
        "back-dates an employer",
        ada(SINCE, f"{SINCE}    until: 2026-11-22\n  - organization: beta\n    from: 2026-06-01\n"),
        "needs",
        of=STEWARDS,
        twin="Ada changes employers today",
    ),
    Case(
        "back-dates an employer by when it was known",
        ada(SINCE, f"{SINCE}  - organization: beta\n    as_of: 2026-06-01\n"),
        "needs",
        of=STEWARDS,
        twin="Ada changes employers today",
    ),
    Case(
        "left an employer long ago",
        ada(SINCE, f"{SINCE}    until: 2026-06-01\n"),
        "needs",
        of=STEWARDS,
        twin="Ada changes employers today",
    ),
    Case(
        "never had that employer",
        ada("organization: acme", "organization: beta"),
        "needs",
        of=STEWARDS,
        twin="Ada changes employers today",
    ),
    Case(
        "takes her employer out",
        ada("affiliations:\n  - organization: acme\n    from: 2024-01-01\n", ""),
        "needs",
        of=STEWARDS,
        twin="Ada changes employers today",
    ),
    Case(
        "hides a tie",
        ada("ties:\n  - {with: bob, kind: family}\n", ""),
        "needs",
        of=STEWARDS,
        base=ada("seats:", "ties:\n  - {with: bob, kind: family}\nseats:"),
        twin="Ada declares a tie",
    ),
    Case(
        "gives herself a fact",
        {"records/ada.yaml": ADA + "facts:\n  - {what: two-factor, source: me, as_of: 2026-11-20}\n"},
        "needs",
        of=STEWARDS,
        twin="Ada agrees to the code of conduct",
    ),
    Case(
        "vouches for herself",
        {"records/ada.yaml": ADA + "vouches:\n  - {role: member, by: ada, on: 2026-11-22}\n"},
        "refused",
        approvers="bob",
        twin="Ada ends her own seat",
    ),
    Case(
        "nominates in another's name",
        {
            "records/ada.yaml": ADA
            + f"nominations:\n  - role: reviewer{DOCS}\n    by: dan\n    on: 2026-11-22\n"
        },
        "needs",
        of="dan",
        twin="a nomination with the nominator's word",
    ),
    Case(
        "says yes for the nominee",
        case("    accepted: 2026-11-22\n"),
        "needs",
        of="ada",
        author="dan",
        approvers="",
        twin="a nomination with the nominator's word",
    ),
    Case(
        "writes a sponsor's word into a nomination",
        case("    sponsors: [{by: dan, on: 2026-11-22}]\n"),
        "needs",
        of="dan",
        twin="a nomination with the nominator's word",
    ),
    Case(
        "writes a waiver into a nomination",
        case("    waivers: [{id: vouched, by: sam, on: 2026-11-22, reason: known}]\n"),
        "needs",
        of="sam",
        twin="a nomination with the nominator's word",
    ),
    Case(
        "back-dates a nomination",
        {
            "records/ada.yaml": ADA
            + f"nominations:\n  - role: reviewer{DOCS}\n    by: ada\n    on: 2025-11-22\n"
        },
        "needs",
        of=STEWARDS,
        twin="a nomination with the nominator's word",
    ),
    Case(
        "comes back to a seat that ended",
        {"records/gone.yaml": ("    ended: {on: 2026-11-01, why: stepped-down}\n", "")},
        "needs",
        of=STEWARDS,
        author="gone",
        twin="Ada ends her own seat",
    ),
    Case(
        "ends another's seat",
        {
            "records/dan.yaml": (
                "origin: founding\n",
                "origin: founding\n    ended: {on: 2026-11-22, why: stepped-down}\n",
            )
        },
        "needs",
        of="bob dan sam sue",
        twin="Ada ends her own seat",
    ),
    Case(
        "removes another from a seat",
        {
            "records/dan.yaml": (
                "origin: founding\n",
                "origin: founding\n    ended: {on: 2026-11-22, why: removed}\n",
            )
        },
        "needs",
        of=STEWARDS,
        author="bob",
        twin="Ada ends her own seat",
    ),
    Case(
        "ends her seat long ago",
        ada("origin: founding\n", "origin: founding\n    ended: {on: 2026-01-01, why: stepped-down}\n"),
        "needs",
        of=STEWARDS,
        twin="Ada ends her own seat",
    ),
    Case(
        "names herself emeritus",
        ada(
            "origin: founding\n",
            "origin: founding\n    ended: {on: 2026-11-22, why: stepped-down, as: emeritus}\n",
        ),
        "needs",
        of=STEWARDS,
        twin="Ada ends her own seat",
    ),
    Case(
        "makes her seat older",
        ada("since: 2024-01-01\n    origin", "since: 2020-01-01\n    origin"),
        "needs",
        of=STEWARDS,
        twin="Ada ends her own seat",
    ),
    Case(
        "says she moved up without a rung above",
        ada("origin: founding\n", "origin: founding\n    ended: {on: 2026-11-22, why: moved-up}\n"),
        "needs",
        of=STEWARDS,
        twin="Ada ends her own seat",
    ),
    Case(
        "is one of two witnesses of her own contribution",
        {
            "contributions/ada.yaml": FILES["contributions/ada.yaml"]
            + entry("a tree", "dan").replace("[dan]", "[dan, ada]")
        },
        "refused",
        author="dan",
        approvers="ada bob",
        twin="a witness confirms a contribution",
    ),
    Case(
        "has done much in days gone by, as a witness has yet to say",
        {
            "contributions/ada.yaml": FILES["contributions/ada.yaml"]
            + entry("a tree", "dan").replace("2026-10-01", "2021-10-01").replace("by: dan", "by: ada")
        },
        "needs",
        of="dan",
        approvers="bob sam",
        twin="a witness confirms a contribution",
    ),
    Case(
        "takes a sponsor's word out of another's nomination",
        {
            "records/ada.yaml": (
                "    sponsors:\n      - {by: dan, on: 2026-11-20}\n      - {by: fay, on: 2026-11-20}\n",
                "    sponsors:\n      - {by: dan, on: 2026-11-20}\n",
            )
        },
        "needs",
        of="fay sam sue",
        author="kim",
        base=SPOKEN,
        twin="a sponsor takes the word back",
    ),
    Case(
        "closes another's nomination",
        {"records/ada.yaml": (CALL, f"{CALL}    closed: {{on: 2026-11-22, as: withdrawn}}\n")},
        "needs",
        of=STEWARDS,
        author="kim",
        base=SPOKEN,
        twin="a sponsor takes the word back",
    ),
    Case(
        "changes what a sponsor said in a nomination",
        {"records/ada.yaml": ("by: fay, on: 2026-11-20", "by: kim, on: 2026-11-20")},
        "needs",
        author="dan",
        base=SPOKEN,
        twin="a sponsor takes the word back",
    ),
    Case(
        "tells a vote of removal that is not hers to tell",
        {"records/dan.yaml": FILES["records/dan.yaml"].replace("founding\n", f"founding\n{VOTED_OUT}", 1)},
        "needs",
        of="fay",
        author="bob",
        base=REMOVABLE,
        twin="a reviewer is voted out, as a reviewer tells",
    ),
)
