"""The page on conduct: what a registry holds of it, and what it cannot hold."""

from docs.answered import shown, table
from ladder_cli.rules.conduct import REPORTING

OPENING = """\
# Conduct

A community that keeps a code of conduct says who keeps it, how to reach them, and what happens with a report.
A registry is public. It holds exactly that, and never anything of a report.

## The committee

A group of kind `committee` with a `conduct` part, and a role that grants `conduct`:

"""
PARTS = (
    (
        "members and their terms",
        "seats in the role, with `until`; `term`, `consecutive` and `stagger` of the role",
        "L304, L305, L308, L309",
    ),
    ("alternates", "seats with `alternate: true`; `alternates` of the role", "L354"),
    ("enough members", "`least` of the role", "L410"),
    (
        "no employer has a quorum",
        "`employer_cap: {quorum_less_one: true}`; related companies are one",
        "L352, L353",
    ),
    ("who judges does not govern", "`disjoint_from: [steward, lead]`", "L303, `promote`, `review`"),
    ("a private address", "`contact.private` of the group, one of the two addresses in a registry", "L411"),
    (
        "who steps aside",
        "`conduct.recusal`: with which ties, and who judges then, from closed lists",
        "L412",
    ),
    ("what the community is told", "`conduct.reports`: a day and a link each", f"L416: none for {REPORTING}"),
    ("that somebody keeps it at all", "a role that grants `conduct`, and people in it", "L413"),
)
WORDS = """
`ladder sig conduct` prints it as a page for everybody, also as Markdown and JSON.

## No free text where conduct is near

Words about an incident harm people, and a git history forgets nothing. So there is no place for them:

- `conduct`, `contact`, leave, ties, the end of a seat, a closed nomination, a pairing and its end hold days,
  handles, links, versions and words from closed lists. A test finds every such field in the schemas and
  tries to store an incident in each, and to add a key that would take one.
- Items, ideas, stories, signals and single contributions have words, and so none may be filed under a group
  that keeps the code of conduct (L415), nor does its calendar say why it does not meet (L417). No community
  can soften these.
- Leave has no reason, and a pairing's end names no side. Whom somebody must not be paired with is in a local
  file that git does not track, and `ladder pair --avoid` refuses a tracked one.

A pattern keeps out sentences, not malice: a link can spell words, and so can an id. And the committee's own
file has a mission and titles of meetings, a seat in it a sponsor's reason or a waiver's. Those are for
review to see.

"""


def page() -> str:
    """`docs/conduct.md`."""
    parts = table(("what", "where", "checked by"), PARTS)
    return OPENING + parts + WORDS + shown("ladder sig conduct", "text")
