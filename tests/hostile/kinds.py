"""By kind of file, the worst that is known of it: full files within all bounds, or full of one mistake.

A new kind demands a row. What a list or a mapping of its schema holds need not be here: `filled` fills each.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from tests.hostile.meetings import both, crowd, group, hosted, skipping, spread, turning, zones
from tests.hostile.shapes import listed

Shape = Callable[[float], bytes]
"""A file, or that share of it."""

PATHS: Final = {
    "community": "community.yaml",
    "person": "people/ada.yaml",
    "record": "records/zoe.yaml",
    "contributions": "contributions/ada.yaml",
    "role": "roles/full.yaml",
    "group": "sigs/full.yaml",
    "organization": "organizations/full.yaml",
    "item": "items/full.yaml",
    "idea": "ideas/full.yaml",
    "pairing": "pairings/full.yaml",
    "story": "stories/full.yaml",
    "signal": "signals/full.yaml",
}

COMMUNITY: Final = "name: Us\nconduct: {version: '1', since: 2026-01-01, report_to: conduct@us.example}\n"
ROLE: Final = "title: Full\nladder: contributor\nscope: group\nin_force: 2020-01-01\n"
TREE: Final = ROLE + "requires:\n  id: a\n  all_of:\n"
IDEA: Final = (
    "title: a\nproblem: a\nproposal: a\nfor_whom: a\nhelp_wanted: a\n"
    "raised: {by: ada, on: 2026-01-01}\nstate: incubating\n"
)
SURVEY: Final = (
    "title: a\nkind: survey\non: 2026-01-01\nlink: https://a.b\n"
    "survey:\n  question: a\n  people: 9\n  answers:\n"
)
ITEM: Final = "title: a\nstate: open\n"
STORY: Final = "title: a\nauthor: ada\non: 2026-01-01\nlearnt: a\n"


def lines(head: str, line: str, count: int) -> Shape:
    """So many lines below a head, each with its number."""
    return lambda share: listed(head, line, int(share * count))


def nested(head: str, line: str, count: int) -> Shape:
    """Spans of time, each within the one before."""
    first, last = date(2000, 1, 1), date(2026, 1, 1)

    def made(share: float) -> bytes:
        spans = ((first + timedelta(at), last - timedelta(at)) for at in range(int(share * count)))
        return (head + "".join(line.format(first=one, last=other) for one, other in spans)).encode()

    return made


def long(head: str, unit: str, tail: str = "\n") -> Shape:
    """One line, as long as a file may be."""
    return lambda share: (head + unit * int(share * (60_000 // len(unit))) + tail).encode()


WORST: Final[dict[str, dict[str, Shape]]] = {
    "community": {
        "coverage within coverage": nested(
            COMMUNITY + "contribution_kinds: {review: {title: Review, code: false}}\nevidence:\n",
            "- {{source: a, kinds: [review], from: {first}, until: {last}}}\n",
            490,
        ),
        "totals within totals": nested(
            COMMUNITY + "contribution_kinds: {review: {title: Review, code: false}}\ntotals:\n",
            "- {{kind: review, from: {first}, until: {last}, count: 1, source: a, as_of: 2026-01-01}}\n",
            350,
        ),
        "unknown kinds": lines(
            COMMUNITY + "contribution_kinds: {review: {title: Review, code: false}}\nevidence:\n",
            "- {{source: a, kinds: [reviev{i}], from: 2026-01-01}}\n",
            550,
        ),
    },
    "person": {
        "unknown groups": lines("name: Ada\nfollows:\n", "- {{group: dosc{i}}}\n", 1_600),
        "unknown keys": lines("name: Ada\n", "mentorin{i}: 1\n", 2_400),
        "nothing but a key": lines("name: Ada\n", "k{i}: no\n", 2_400),
        "hours": lines(
            "name: Ada\navailability:\n", '- {{days: [monday], from: "09:00", to: "23:00"}}\n', 550
        ),
        "escapes": lines("name: Ada\nabout:\n", '- "a\\u0041\\u200b{i}"\n', 3_000),
        "addresses behind escapes": lines("name: Ada\nabout:\n", '- "a{i}\\u0040b.co"\n', 2_800),
        "a list in one line": long("name: Ada\nclasses: [", "an-operator-of-it, ", "usr]\n"),
        "topics of two types": lines("name: Ada\ninterests:\n", "- a{i}\n- {i}\n", 2_400),
    },
    "record": {
        "leave within leave": nested("leave:\n", "- {{from: {first}, until: {last}}}\n", 990),
        "jobs within jobs": nested(
            "affiliations:\n", "- {{organization: acme, from: {first}, until: {last}}}\n", 700
        ),
        "terms within terms": nested(
            "seats:\n",
            "- {{role: member, since: {first}, ended: {{on: {last}, why: moved-up}}}}\n",
            410,
        ),
        "the same seat": lines("seats:\n", "- {{role: member, since: 2020-01-01}}\n", 990),
        "seats to be judged": lines(
            "seats:\n",
            "- {{role: reviewer, sig: docs, since: 2026-10-01, "
            "sponsors: [{{by: bob, on: 2026-09-01}}, {{by: carol, on: 2026-09-01}}]}}\n",
            230,
        ),
        "sponsors nobody knows": lines(
            "seats:\n- role: reviewer\n  sig: docs\n  since: 2026-10-01\n  sponsors:\n",
            "  - {{by: some-body-nobody-knows-or-has-ever-met-{i}, on: 2026-09-01}}\n",
            850,
        ),
        "words read as numbers": lines("ties:\n", "- {{with: {i}, kind: family}}\n", 990),
        "companies nobody knows": lines(
            "affiliations:\n", "- {{organization: globexx{i}, from: 2020-01-01}}\n", 990
        ),
    },
    "contributions": {
        "the same link": lines(
            "entries:\n",
            "- {{kind: patch, date: 2026-01-01, recorded_by: bob, what: a, link: 'https://a.b/c'}}\n",
            445,
        ),
        "one kind on one day": lines(
            "entries:\n",
            "- {{kind: answer, date: 2026-01-01, recorded_by: bob, what: a{i}, link: 'https://a.b/{i}'}}\n",
            445,
        ),
        "measures within measures": nested(
            "measures:\n", "- {{kind: review, from: {first}, until: {last}, count: 1, source: a}}\n", 440
        ),
        "keys that are nearly right": lines(
            "entries:\n", "- {{kinb: code, dat: 2026-01-01, x{i}: 1}}\n", 650
        ),
    },
    "role": {
        "leaves without a key": lines(TREE, "  - {{id: a{i}}}\n", 1_600),
        "leaves with too many": lines(
            TREE, "  - {{id: a{i}, tenure: {{}}, contributions: {{}}, holds: {{}}}}\n", 490
        ),
        "escapes in leaves": lines(TREE, '  - {{id: "\\u0041{i}", manual: {{question: "\\u0041"}}}}\n', 690),
        "either or": lines(
            TREE,
            "  - {{id: a{i}, any_of: [{{id: b{i}, holds: {{role: member}}}}, "
            "{{id: c{i}, not: {{id: d{i}, holds: {{role: member}}}}}}]}}\n",
            200,
        ),
        "the same id": lines(TREE, "  - {{id: a, contributions: {{kinds: [patch], least: 1}}}}\n", 440),
    },
    "group": {
        name: lambda share, line=line: group(line, int(share * 50))
        for name, line in {
            "a crowd of meetings": crowd,
            "meetings in four zones": zones,
            "meetings all over the month": spread,
            "status meetings and office hours": both,
            "meetings with ten hosts": hosted,
            "meetings that skip": skipping,
            "meetings in turns": turning,
        }.items()
    },
    "organization": {
        "companies nobody knows": lines("name: Full\nrelated:\n", "- globexx{i}\n", 100),
        "names in two scripts": lines("name: Full\naliases:\n", "- \u0410cme \u0421ompany {i}\n", 100),
    },
    "item": {
        "notes of nobody": lines(
            "title: a\nstate: open\nnotes:\n", "- {{by: p{i}, on: 2026-01-01, text: a}}\n", 700
        ),
        "a text of addresses": long(ITEM + "what: '", "a@b.co ", "'\n"),
    },
    "idea": {
        "feedback of nobody": lines(IDEA + "feedback:\n", "- {{by: p{i}, on: 2026-01-01, text: a}}\n", 690),
    },
    "pairing": {
        "unknown keys": lines("mentor: ada\nmentee: bob\nstate: running\n", "mente{i}: bob\n", 2_400),
    },
    "story": {
        "a text of nearly addresses": long(STORY + "broke: '", "a@b. ", "'\n"),
        "witnesses of two types": lines(STORY + "broke: a\nwitnesses:\n", "- p{i}\n- {i}\n", 2_400),
    },
    "signal": {
        "answers": lines(
            SURVEY,
            "    k{i}: 5\n",
            2_400,
        ),
    },
}
