"""The honest twins: for each attack the nearest legitimate change."""

from tests.review.shared_work import HONEST
from tests.review.town import DOCS, FILES, Case, entry

GRANT = f"""\
  - role: reviewer{DOCS}
    since: 2026-11-22
    sponsors:
      - {{by: dan, on: 2026-11-22}}
      - {{by: fay, on: 2026-11-22}}
"""
"""A seat as reviewer in docs, by two sponsors of other employers than Ada's."""
GRANTED = {"records/ada.yaml": FILES["records/ada.yaml"] + GRANT}
SINCE = "    from: 2024-01-01\n"
CALL = f"nominations:\n  - role: reviewer{DOCS}\n    by: dan\n    on: 2026-11-20\n"
SPOKEN = {
    "records/ada.yaml": FILES["records/ada.yaml"]
    + f"{CALL}    accepted: 2026-11-20\n    sponsors:\n      - {{by: dan, on: 2026-11-20}}\n"
    "      - {by: fay, on: 2026-11-20}\n"
}
"""A nomination in which nominee and sponsors have had their word."""
REMOVABLE = {
    "roles/reviewer.yaml": FILES["roles/reviewer.yaml"]
    + "removal: {id: out, vote: {by: reviewer, share: 2/3}}\n"
}
VOTED_OUT = """\
    attestations:
      - {id: out, by: fay, on: 2026-11-22, link: "https://town.example.org/poll"}
    ended: {on: 2026-11-22, why: removed}
"""
EXCLUDING = {
    "roles/reviewer.yaml": FILES["roles/reviewer.yaml"].replace(
        "follows: [member]\n", "follows: [member]\nexcludes: [member]\n"
    )
}
LEADS = """\
  - role: lead
    sig: docs/site
    since: 2026-11-22
    attestations: [{id: asked, by: bob, on: 2026-11-22}]
"""
TALKS = "{id: talks, contributions: {kinds: [talk], least: 2, window: 1 year}}"
CAPPED = {
    "community.yaml": FILES["community.yaml"].replace("witness: true}", "witness: true, cap_per_day: 1}"),
    "roles/speaker.yaml": "title: Speaker\nladder: town\nscope: community\n"
    f"requires: {TALKS}\nprocess: {{id: said, approvals: {{by: steward, least: 1}}}}\n"
    "in_force: 2020-01-01\n",
}
SPEAKER = "  - role: speaker\n    since: 2026-11-22\n"
LISTENER = """\
title: Listener
ladder: town
scope: community
requires:
  id: none
  not: {id: talks, contributions: {kinds: [talk], least: 1, window: 1 year}}
process: {id: said, approvals: {by: steward, least: 1}}
in_force: 2020-01-01
"""
HALF = {
    "community.yaml": FILES["community.yaml"]
    + "totals:\n  - {kind: review, from: 2025-11-01, until: 2026-11-22, count: 10, source: log}\n",
    "roles/half.yaml": LISTENER.partition("requires")[0]
    + "requires:\n  id: half\n  contributions: {kinds: [review], share: 1/2, window: 1 year}\n"
    "process: {id: said, approvals: {by: steward, least: 1}}\nin_force: 2020-01-01\n",
}


def talks(*days: str) -> dict[str, str]:
    """Ada's contributions with talks on these days."""
    said = "".join(entry(f"a talk on {day}", "bob").replace("2026-10-01", day) for day in days)
    return {
        "contributions/ada.yaml": FILES["contributions/ada.yaml"] + said.replace("kind: review", "kind: talk")
    }


def nia_record(account: str = "{login: nia, id: 30}", more: str = "") -> str:
    """Nia's own first record."""
    return f'account: {account}\nagreements:\n  - what: conduct\n    version: "2"\n    on: 2026-11-20\n{more}'


TWINS = (
    Case(
        "Ada moves",
        {"people/ada.yaml": ("Europe/Paris", "Asia/Tokyo")},
        "allowed",
        says="moves to `Asia/Tokyo`",
    ),
    Case(
        "Ada follows a group",
        {"people/ada.yaml": ("  - group: docs\n", "  - group: docs\n  - group: node\n")},
        "allowed",
    ),
    Case(
        "Ada comments her profile",
        {"people/ada.yaml": ("Ada's own", "My own")},
        "allowed",
        says="comments only",
    ),
    Case(
        "Ada moves her profile to a shard",
        {"people/ada.yaml": None, "people/a/ada.yaml": FILES["people/ada.yaml"]},
        "allowed",
    ),
    Case("Ada takes her profile away", {"people/ada.yaml": None}, "allowed"),
    Case(
        "Ada's new login keeps her number",
        {"people/ada.yaml": ("Europe/Paris", "Asia/Tokyo")},
        "allowed",
        author="ada-new#1",
    ),
    Case(
        "Bob helps Ada, and she says yes",
        {"people/ada.yaml": ("Europe/Paris", "Asia/Tokyo")},
        "allowed",
        author="bob",
        approvers="ada",
    ),
    Case(
        "Bob edits Ada's profile",
        {"people/ada.yaml": ("Europe/Paris", "Asia/Tokyo")},
        "needs",
        of="ada sam sue",
        author="bob",
    ),
    Case(
        "Ada agrees to the code of conduct",
        {"records/ada.yaml": ("seats:", "  - {what: guide, on: 2026-11-20}\nseats:")},
        "allowed",
        says="agrees to `guide`",
    ),
    Case(
        "Ada takes leave that lies ahead",
        {"records/ada.yaml": ("seats:", "leave:\n  - from: 2026-12-01\nseats:")},
        "allowed",
        says="is on leave from 2026-12-01",
    ),
    Case(
        "Ada takes leave by the month",
        {"records/ada.yaml": ("seats:", "leave:\n  - {from: 2026-12, until: 2027-02}\nseats:")},
        "allowed",
    ),
    Case(
        "Ada changes employers today",
        {
            "records/ada.yaml": (
                SINCE,
                f"{SINCE}    until: 2026-11-22\n  - organization: beta\n    from: 2026-11-22\n",
            )
        },
        "allowed",
        says="leaves `acme`",
    ),
    Case(
        "Ada declares a tie",
        {"records/ada.yaml": ("seats:", "ties:\n  - {with: bob, kind: family}\nseats:")},
        "allowed",
    ),
    Case(
        "Ada ends her own seat",
        {
            "records/ada.yaml": (
                "origin: founding\n",
                "origin: founding\n    ended:\n      on: 2026-11-22\n      why: stepped-down\n",
            )
        },
        "allowed",
        says="steps down as `member`",
    ),
    Case("Nia makes her own record", {"records/nia.yaml": nia_record()}, "allowed", author="nia"),
    Case(
        "Nia makes her own record with an employer from today on",
        {"records/nia.yaml": nia_record(more="affiliations:\n  - {organization: beta, from: 2026-11-22}\n")},
        "allowed",
        author="nia",
    ),
    Case(
        "a newcomer comes in, welcomed by a member",
        {"people/zoe.yaml": "name: Zoe\n"},
        "allowed",
        author="zoe",
        approvers="dan",
        says="adds the profile of `zoe`",
    ),
    Case(
        "a newcomer waits for a welcome",
        {"people/zoe.yaml": "name: Zoe\n"},
        "needs",
        of="ada bob carol dan eve fay kim sam sue",
        author="zoe",
    ),
    Case(
        "a newcomer comes in where anyone may",
        {"people/zoe.yaml": "name: Zoe\n"},
        "allowed",
        author="zoe",
        base={"community.yaml": FILES["community.yaml"] + "review: {first_profile: anyone}\n"},
    ),
    Case(
        "a newcomer brings profile and record",
        {"people/zoe.yaml": "name: Zoe\n", "records/zoe.yaml": nia_record("{login: zoe, id: 77}")},
        "allowed",
        author="zoe#77",
        approvers="eve",
    ),
    Case(
        "Ivy gives her imported record a profile", {"people/ivy.yaml": "name: Ivy\n"}, "allowed", author="ivy"
    ),
    Case(
        "a promotion is due, with all its words",
        GRANTED,
        "allowed",
        approvers="dan fay bob",
        says="grants `reviewer` in `docs` to `ada` from 2026-11-22, sponsored by `dan` and `fay`",
    ),
    Case("a promotion waits for its sponsors and a lead", GRANTED, "needs", of="dan fay bob"),
    Case("a promotion opened by its sponsor", GRANTED, "allowed", author="dan", approvers="ada fay bob"),
    Case(
        "a promotion begins a week ago",
        {
            "records/ada.yaml": FILES["records/ada.yaml"]
            + GRANT.replace("since: 2026-11-22", "since: 2026-11-15")
        },
        "allowed",
        approvers="dan fay bob",
    ),
    Case(
        "a nomination with the nominator's word",
        {
            "records/ada.yaml": FILES["records/ada.yaml"]
            + f"nominations:\n  - role: reviewer{DOCS}\n    by: dan\n    on: 2026-11-22\n"
        },
        "allowed",
        author="dan",
    ),
    Case(
        "a chair is given after seven days",
        {
            "records/dan.yaml": FILES["records/dan.yaml"]
            + "  - role: chair\n    since: 2026-11-22\n    until: 2027-11-21\n"
        },
        "allowed",
        author="dan",
        approvers="sam sue",
        opened="2026-11-15",
    ),
    Case(
        "a chair waits seven days",
        {
            "records/dan.yaml": FILES["records/dan.yaml"]
            + "  - role: chair\n    since: 2026-11-22\n    until: 2027-11-21\n"
        },
        "needs",
        author="dan",
        approvers="sam sue",
        opened="2026-11-20",
        says="2026-11-27",
    ),
    Case(
        "a witness confirms a contribution",
        {"contributions/ada.yaml": FILES["contributions/ada.yaml"] + entry("a tree", "dan")},
        "allowed",
        author="dan",
    ),
    Case(
        "a lead confirms a contribution that names nobody",
        {"contributions/ada.yaml": FILES["contributions/ada.yaml"] + entry("a tree")},
        "allowed",
        approvers="bob",
    ),
    Case(
        "Ada's contribution waits for a lead",
        {"contributions/ada.yaml": FILES["contributions/ada.yaml"] + entry("a tree")},
        "needs",
        of="bob sam sue",
    ),
    Case(
        "Ada tells a story, and her witness has seen it",
        {"stories/fire.yaml": FILES["stories/flood.yaml"].replace("flood", "fire")},
        "allowed",
        approvers="bob",
    ),
    Case("Ada tells her story better", {"stories/flood.yaml": ("Pumps.", "Pumps, and a boat.")}, "allowed"),
    Case(
        "a lead moves the office hours",
        {"sigs/docs.yaml": ('"14:00"', '"15:00"')},
        "allowed",
        author="bob",
        says="changes the time of the meeting",
    ),
    Case(
        "a lead takes the office hours away",
        {"sigs/docs.yaml": FILES["sigs/docs.yaml"].partition("meetings:")[0]},
        "allowed",
        author="bob",
        says="removes Thursday's office hours",
    ),
    Case(
        "a lead of the group above changes a mission",
        {"sigs/docs/site.yaml": ("Pages.", "Sites.")},
        "allowed",
        author="bob",
    ),
    Case(
        "a steward's change is approved by the other",
        {"roles/reviewer.yaml": ("least: 2", "least: 1")},
        "allowed",
        author="sam",
        approvers="sue",
        says="lowers the sponsors of `reviewer` from 2 to 1",
    ),
    Case(
        "a steward's change waits for the other",
        {"roles/reviewer.yaml": ("least: 2", "least: 1")},
        "needs",
        of="sue",
        author="sam",
    ),
    Case(
        "the only steward acts alone",
        {"sigs/docs.yaml": ("docs/", "words/")},
        "allowed",
        author="sam",
        base={"records/sue.yaml": None, "records/away.yaml": None},
        says="acts alone as the only steward",
    ),
    Case(
        "Ada takes an open item",
        {"items/well.yaml": ("state: open\n", "state: taken\nowner: ada\n")},
        "allowed",
    ),
    Case("Ada finishes her item", {"items/bell.yaml": ("state: taken", "state: done")}, "allowed"),
    Case(
        "Ada raises an item",
        {"items/gate.yaml": "title: A gate\ngroup: docs\nstate: open\nraised: {by: ada, on: 2026-11-22}\n"},
        "allowed",
    ),
    Case(
        "Dan seconds an idea",
        {
            "ideas/fair.yaml": (
                "state: raised\nsince: 2026-10-01",
                "seconds:\n  - {by: dan, on: 2026-11-22}\nstate: seconded\nsince: 2026-11-22",
            )
        },
        "allowed",
        author="dan",
    ),
    Case(
        "Ada withdraws her idea",
        {"ideas/fair.yaml": ("state: raised\nsince: 2026-10-01", "state: withdrawn\nsince: 2026-11-22")},
        "allowed",
    ),
    Case(
        "Ada accepts her pairing",
        {
            "pairings/dan-ada.yaml": (
                "proposed: 2026-11-10\n",
                "proposed: 2026-11-10\naccepted: {mentee: 2026-11-22}\n",
            )
        },
        "allowed",
    ),
    Case(
        "both sides accept a pairing",
        {
            "pairings/dan-ada.yaml": (
                "state: proposed\nproposed: 2026-11-10\n",
                "state: active\nproposed: 2026-11-10\naccepted: {mentor: 2026-11-22, mentee: 2026-11-22}\n",
            )
        },
        "allowed",
        approvers="dan",
    ),
    Case(
        "a workflow changes with a steward's approval",
        {"/.github/workflows/ci.yml": "on: push\n"},
        "allowed",
        approvers="sam",
    ),
    Case(
        "a workflow waits for a steward", {"/.github/workflows/ci.yml": "on: push\n"}, "needs", of="sam sue"
    ),
    Case(
        "a stranger mends the README with a steward's approval",
        {"/README.md": "# The town\n"},
        "allowed",
        author="stranger",
        approvers="sue",
    ),
    *HONEST,
    Case(
        "a promotion ends the rung below",
        {
            "records/ada.yaml": FILES["records/ada.yaml"].replace(
                "origin: founding\n",
                "origin: founding\n    ended: {on: 2026-11-21, why: moved-up}\n",
            )
            + GRANT
        },
        "allowed",
        approvers="dan fay bob",
        base=EXCLUDING,
    ),
    Case(
        "a lead is given by a lead where the role has no process",
        {"records/dan.yaml": FILES["records/dan.yaml"] + LEADS},
        "allowed",
        author="dan",
        approvers="bob",
    ),
    Case(
        "a nomination becomes a seat with the words it has had",
        {"records/ada.yaml": FILES["records/ada.yaml"] + GRANT.replace("on: 2026-11-22", "on: 2026-11-20")},
        "allowed",
        author="kim",
        approvers="bob",
        base=SPOKEN,
    ),
    Case(
        "a sponsor takes the word back",
        {"records/ada.yaml": ("      - {by: fay, on: 2026-11-20}\n", "")},
        "allowed",
        author="fay",
        base=SPOKEN,
    ),
    Case(
        "a speaker has given two talks on two days",
        {"records/ada.yaml": FILES["records/ada.yaml"] + SPEAKER},
        "allowed",
        approvers="sam",
        base={**CAPPED, **talks("2026-10-01", "2026-10-02")},
    ),
    Case(
        "a listener has given no talk, as the source shows",
        {"records/ada.yaml": FILES["records/ada.yaml"] + "  - role: listener\n    since: 2026-11-22\n"},
        "allowed",
        approvers="sam",
        base={
            "roles/listener.yaml": LISTENER,
            "community.yaml": FILES["community.yaml"].replace("kinds: [review]", "kinds: [review, talk]"),
        },
    ),
    Case(
        "a half has done half of all reviews",
        {"records/ada.yaml": FILES["records/ada.yaml"] + "  - role: half\n    since: 2026-11-22\n"},
        "allowed",
        approvers="sam",
        base={**HALF, "community.yaml": HALF["community.yaml"].replace("count: 10", "count: 4")},
    ),
    Case(
        "a reviewer is voted out, as a reviewer tells",
        {"records/dan.yaml": FILES["records/dan.yaml"].replace("founding\n", f"founding\n{VOTED_OUT}", 1)},
        "allowed",
        author="fay",
        base=REMOVABLE,
        says="https",
    ),
    Case(
        "a shepherd drops an item",
        {"items/bell.yaml": ("state: taken", "state: dropped")},
        "allowed",
        author="dan",
        base={"items/bell.yaml": FILES["items/bell.yaml"] + "shepherd: dan\n"},
    ),
    Case(
        "a lead of both groups moves an item between them",
        {"items/well.yaml": ("group: docs", "group: docs/site")},
        "allowed",
        author="bob",
    ),
    Case(
        "Ada moves, and signs her commit",
        {"people/ada.yaml": ("Europe/Paris", "Asia/Tokyo")},
        "allowed",
        message="Move\n\nSigned-off-by: Ada <ada@mail.example.org>",
    ),
)
