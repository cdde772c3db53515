"""What a second look found: the corners between two rules, each with its honest twin."""

from tests.review.attacks import ADA, STEWARDS, TOKYO, seat
from tests.review.town import DOCS, FILES, TODAY, Case, account, entry
from tests.review.twins import GRANT, nia_record

CONTRIBUTIONS = FILES["contributions/ada.yaml"]
DAN = FILES["records/dan.yaml"]
PAGE, LEAF = entry("a page", "bob"), entry("a leaf", "dan")
TREE = entry("a tree", "dan")
APPROVER = """\
title: Approver
ladder: town
scope: group
follows: [reviewer]
requires: {id: rung, holds: {role: reviewer}}
process: {id: said, approvals: {by: lead, least: 1}}
in_force: 2020-01-01
"""
RUNG = {"roles/approver.yaml": APPROVER}
UP = "    ended: {on: 2026-11-21, why: moved-up}\n"
DECLINED = f"""\
nominations:
  - role: reviewer{DOCS}
    by: dan
    on: 2026-01-20
    closed: {{on: 2026-02-02, as: declined}}
"""
LEAVES = "    ended: {on: 2040-01-01, why: stepped-down}\n"
STEWARD = f"  - role: steward\n    since: {TODAY}\n    attestations: [{{id: asked, by: sam, on: {TODAY}}}]\n"
ALONE: dict[str, None] = {"records/sue.yaml": None, "records/away.yaml": None}
"""What is taken away where Sam is the only steward."""
OF_ALL = entry("a bridge").replace("    group: docs\n", "").replace("by: ada", "by: sam")
REMOVABLE = FILES["roles/reviewer.yaml"] + "removal: {id: out, approvals: {by: lead, least: 1}}\n"
LINKS = 'links: ["https://town.example.org/flood"]\nbroke'
FIRST = {"stories/flood.yaml": ("broke", LINKS)}
"""A story with a link."""


def approver(group: str, ends: str) -> dict[str, str]:
    """Dan's record with a seat as approver in one group, and the end of the one as reviewer in another."""
    held = f"sig: {ends}\n    since: 2024-01-01\n    origin: founding\n"
    new = f"  - role: approver\n    sig: {group}\n    since: {TODAY}\n"
    return {"records/dan.yaml": DAN.replace(held, held + UP) + new}


def stepped_down(handle: str, on: str = TODAY) -> dict[str, tuple[str, str]]:
    """Somebody's first seat ended, as if they had stepped down."""
    founding = "origin: founding\n"
    return {f"records/{handle}.yaml": (founding, f"{founding}    ended: {{on: {on}, why: stepped-down}}\n")}


CORNERS_HONEST = (
    Case(
        "a lead mends what an entry says, and its witness agrees",
        {"contributions/ada.yaml": "entries:\n" + PAGE.replace("a page", "two pages") + LEAF},
        "allowed",
        author="bob",
    ),
    Case(
        "a lead and a witness correct the group of an entry",
        {"contributions/ada.yaml": ("group: docs", "group: node")},
        "allowed",
        author="bob",
        approvers="carol",
    ),
    Case(
        "Ada adds a further link to her story",
        {"stories/flood.yaml": ('flood"]', 'flood", "https://town.example.org/pumps"]')},
        "allowed",
        base=FIRST,
    ),
    Case(
        "Dan moves up in a group, and leaves the rung below there",
        approver("node", "node"),
        "allowed",
        author="dan",
        approvers="carol",
        base=RUNG,
    ),
    Case(
        "a lead writes down that a reviewer has left",
        stepped_down("fay"),
        "allowed",
        author="bob",
    ),
    Case("a lead steps down", stepped_down("bob"), "allowed", author="bob"),
    Case(
        "somebody who leaves one day is removed before",
        {"records/dan.yaml": (LEAVES, f"    ended: {{on: {TODAY}, why: removed}}\n")},
        "allowed",
        author="carol",
        approvers="bob",
        base={
            "roles/reviewer.yaml": REMOVABLE,
            "records/dan.yaml": DAN.replace("founding\n", f"founding\n{LEAVES}", 1),
        },
    ),
    Case(
        "a steward comes back from leave",
        {"records/away.yaml": ("from: 2026-11-01\n", "from: 2026-11-01\n    until: 2026-11-22\n")},
        "allowed",
        author="away",
    ),
    Case(
        "a steward's word and another's approval make a steward",
        seat(STEWARD),
        "allowed",
        approvers="sam sue",
    ),
    Case(
        "Nia writes her login in small letters",
        {"records/nia.yaml": nia_record()},
        "allowed",
        author="NIA#30",
    ),
    Case(
        "the only steward confirms another's contribution, and the verdict says so",
        {"contributions/ada.yaml": CONTRIBUTIONS + OF_ALL},
        "allowed",
        author="sam",
        base=ALONE,
        says="`sam` acts alone as the only steward",
    ),
    Case(
        "the only steward looks after an item of another's, and the verdict says so",
        {"items/well.yaml": ("state: open", "state: open\npriority: high")},
        "allowed",
        author="sam",
        base=ALONE,
        says="`sam` acts alone as the only steward",
    ),
    Case(
        "a promotion leaves an old answer in sight",
        {"records/ada.yaml": ADA.replace("seats:", f"{DECLINED}seats:") + GRANT},
        "allowed",
        approvers="dan fay bob",
        base={"records/ada.yaml": ADA.replace("seats:", f"{DECLINED}seats:")},
    ),
)

CORNERS = (
    Case(
        "changes what a witness saw behind another entry's back",
        {
            "contributions/ada.yaml": "entries:\n"
            + TREE
            + PAGE.replace("group: docs", "group: node").replace("[bob]", "[dan]")
            + LEAF
        },
        "needs",
        of="bob sam sue",
        author="dan",
        approvers="carol",
        twin="a lead and a witness correct the group of an entry",
    ),
    Case(
        "takes an entry to a group whose lead says yes",
        {
            "contributions/ada.yaml": (
                "- kind: review\n    date: 2026-10-01\n    group: docs\n    what: a leaf",
                "- kind: review\n    date: 2026-10-01\n    group: node\n    what: a leaf",
            )
        },
        "needs",
        of="bob sam sue",
        author="dan",
        approvers="carol",
        twin="a lead and a witness correct the group of an entry",
    ),
    Case(
        "lets her story count a second time by another link",
        {"stories/flood.yaml": ("org/flood", "org/pumps")},
        "needs",
        of="bob",
        base=FIRST,
        twin="Ada adds a further link to her story",
    ),
    Case(
        "lets her story count a second time without its link",
        {"stories/flood.yaml": FILES["stories/flood.yaml"]},
        "needs",
        of="bob",
        base=FIRST,
        twin="Ada adds a further link to her story",
    ),
    Case(
        "ends another's seat in one group by moving them up in another",
        approver("node", "docs"),
        "needs",
        of=STEWARDS,
        author="kim",
        approvers="carol",
        base=RUNG,
        twin="Dan moves up in a group, and leaves the rung below there",
    ),
    Case(
        "a lead writes down that the lead of the same group has left",
        stepped_down("ivy"),
        "needs",
        of="ivy sam sue",
        author="bob",
        base={
            "records/ivy.yaml": FILES["records/ivy.yaml"]
            + f"seats:\n  - role: lead{DOCS}\n    since: 2024-01-01\n    origin: founding\n"
        },
        twin="a lead writes down that a reviewer has left",
    ),
    Case(
        "stays longer than said",
        {"records/dan.yaml": ("2026-12-01, why: stepped", "2040-01-01, why: stepped")},
        "needs",
        of=STEWARDS,
        author="dan",
        base={
            "records/dan.yaml": DAN.replace(
                "founding\n", f"founding\n{LEAVES.replace('2040-01-01', '2026-12-01')}", 1
            )
        },
        twin="somebody who leaves one day is removed before",
    ),
    Case(
        "stays out of reach of those who may remove, by leaving one day",
        {"records/dan.yaml": (LEAVES, f"    ended: {{on: {TODAY}, why: removed}}\n")},
        "needs",
        of="bob",
        author="kim",
        base={
            "roles/reviewer.yaml": REMOVABLE,
            "records/dan.yaml": DAN.replace("founding\n", f"founding\n{LEAVES}", 1),
        },
        twin="somebody who leaves one day is removed before",
    ),
    Case(
        "lets an old answer go with a promotion",
        {"records/ada.yaml": ADA + GRANT},
        "needs",
        of=STEWARDS,
        approvers="dan fay bob",
        base={"records/ada.yaml": ADA.replace("seats:", f"{DECLINED}seats:")},
        twin="a promotion leaves an old answer in sight",
    ),
    Case(
        "comes in a second time under another login, where anyone may come in",
        {"people/bobby.yaml": "name: Bobby\n"},
        "needs",
        of="sam sue",
        says="ladder rename bob bobby",
        author="bobby#2",
        base={"community.yaml": FILES["community.yaml"] + "review: {first_profile: anyone}\n"},
        twin="a newcomer comes in where anyone may",
    ),
    Case(
        "comes in a second time, welcomed by a friend",
        {"people/bobby.yaml": "name: Bobby\n"},
        "needs",
        of="sam sue",
        author="bobby#2",
        approvers="dan",
        twin="a newcomer comes in, welcomed by a member",
    ),
    Case(
        "was back from leave long ago",
        {"records/away.yaml": ("from: 2026-11-01\n", "from: 2026-11-01\n    until: 2026-11-10\n")},
        "needs",
        of=STEWARDS,
        author="away",
        twin="a steward comes back from leave",
    ),
    Case(
        "makes a leave that has begun shorter at its other end",
        {"records/away.yaml": ("from: 2026-11-01\n", "from: 2026-11-21\n")},
        "needs",
        of=STEWARDS,
        author="away",
        twin="a steward comes back from leave",
    ),
    Case(
        "is attested by the holder of a retired role",
        seat(STEWARD.replace("by: sam", "by: elder")),
        "refused",
        approvers="elder sam sue",
        says="ask `sam` or `sue`",
        twin="a steward's word and another's approval make a steward",
    ),
    Case(
        "the only steward confirms what he did himself",
        {"contributions/sam.yaml": "entries:\n" + OF_ALL},
        "needs",
        says="name somebody who has seen it",
        author="sam",
        base=ALONE,
        twin="the only steward confirms another's contribution, and the verdict says so",
    ),
    Case(
        "counts for himself as the only steward",
        {
            "contributions/sam.yaml": "measures:\n  - {kind: review, from: 2026-01-01, until: 2026-02-01, "
            "count: 90, source: the log}\n"
        },
        "needs",
        author="sam",
        base=ALONE,
        twin="the only steward confirms another's contribution, and the verdict says so",
    ),
    Case(
        "revives a retired role and takes it",
        {
            "roles/elder.yaml": ("retired: 2026-01-01\n", ""),
            **seat(STEWARD.replace("role: steward", "role: elder")),
        },
        "refused",
        approvers="sam sue",
        says="retired since 2026-01-01",
        twin="a steward's word and another's approval make a steward",
    ),
    Case(
        "takes a rule less seriously and breaks it",
        {
            "community.yaml": FILES["community.yaml"]
            + "severities:\n  L202: {severity: info, reason: we know who is meant}\n",
            "items/gate.yaml": "title: A gate\nstate: open\nraised: {by: ada, on: 2026-11-22}\n"
            "owner: ghost\n",
        },
        "refused",
        approvers="sam sue",
        says="L202",
        twin="Ada raises an item",
    ),
    Case(
        "takes a seat in a group that has closed",
        seat(GRANT),
        "refused",
        approvers="dan fay bob",
        base={"sigs/docs.yaml": FILES["sigs/docs.yaml"] + "retired: 2026-01-01\n"},
        twin="a promotion is due, with all its words",
    ),
    Case(
        "waives for himself what a lead may waive",
        {
            "records/bob.yaml": FILES["records/bob.yaml"]
            + f"  - role: reviewer\n    sig: docs/site\n    since: {TODAY}\n"
            f"    waivers: [{{id: vouched, by: bob, on: {TODAY}, reason: known}}]\n"
        },
        "refused",
        author="bob",
        approvers="dan sam",
        base={"roles/reviewer.yaml": ("      label: Two", "      waivable_by: lead\n      label: Two")},
        twin="a promotion is due, with all its words",
    ),
    Case(
        "swaps her profile with another's",
        {"people/ada.yaml": FILES["people/bob.yaml"], "people/bob.yaml": FILES["people/ada.yaml"]},
        "needs",
        of="bob sam sue",
        twin="Ada moves",
    ),
    Case(
        "takes another handle by hand, and leaves who names her behind",
        {
            "people/ada.yaml": None,
            "records/ada.yaml": None,
            "people/adele.yaml": FILES["people/ada.yaml"],
            "records/adele.yaml": ADA,
        },
        "refused",
        author="adele#1",
        approvers="sam sue",
        says="which it leaves as it is",
        twin="Ada moves her profile to a shard",
    ),
    Case(
        "comes back from leave and speaks as a steward in one change",
        {
            "records/away.yaml": ("from: 2026-11-01\n", "from: 2026-11-01\n    until: 2026-11-22\n"),
            "/README.md": "# T\n",
        },
        "needs",
        of=STEWARDS,
        author="away",
        twin="a steward comes back from leave",
    ),
    Case(
        "sends the other steward on leave, to be the only one",
        {
            "records/sue.yaml": ("seats:", f"leave: [{{from: {TODAY}}}]\nseats:"),
            "/README.md": "# T\n",
        },
        "needs",
        of="sue",
        author="sam",
        twin="the only steward acts alone",
    ),
    Case(
        "lets two entries bear each other out",
        {
            "contributions/ada.yaml": CONTRIBUTIONS + TREE.replace("recorded_by: dan", "recorded_by: ada"),
            "contributions/dan.yaml": FILES["contributions/dan.yaml"] + entry("a pier", "ada"),
        },
        "needs",
        of="dan",
        twin="a witness confirms a contribution",
    ),
    Case(
        "passes over who pushed the head",
        TOKYO,
        "needs",
        says="nobody who pushed the head",
        facts={"pushers": [{**account("ada"), "commits": ["1" * 40]}]},
        twin="Ada moves",
    ),
)
