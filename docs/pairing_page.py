"""The page on pairings: who meets whom, their course and clock, what both say, what is measured."""

from docs import pairs_text
from docs.state_diagram import diagram
from ladder_cli.commands.catalogue import COMMANDS
from ladder_cli.pairing.clock import BOTH, LIMIT, NUDGE
from ladder_cli.pairing.course import LONGEST, PAUSE

OPENING = """\
# Pairing without a coordinator

`ladder pair` finds who should meet whom, and says why; `ladder pair --propose` writes a batch as one
change. From there on a pairing is a file of its own under `registry/pairings/`, and the two of it move
it, each by their own word. What nobody moves, time does. [A winter of mentoring](mentoring-winter.md)
shows it day by day.

"""
COURSE = """\
## The course of a pairing

"""
CLOCK = """
What the two say, each for themselves (`--as HANDLE`, or once for all `git config ladder.handle HANDLE`):

| command | |
|---|---|
{commands}
A check-in holds a day and nothing else. Two who check in for the same day have spoken once. Of a pairing
that is over only the day stays: `end` takes both days of the last contact out. Why is not asked; `--why`
is a word from a closed list that names no side, and is shown as a count over all pairings. The mentee's
wish stays in their profile while the pairing runs, and stands again, with its day, when it ends before
its goal.

## The clock

| days without a word | what is due |
|---|---|
| {nudge} | one of the two is asked: who has been silent longer; of a proposal, whoever has not answered |
| {both} | both are asked |
| {limit} | it is over by itself |

Days count since either last spoke, else since the second yes, else since the proposal. Days on which
either of the two is on leave do not count, and while one is nothing is due. A pause stops the clock until
its last day: {pause} where none is said, and {longest} at most. Whoever is happy to listen is asked
nothing.

`ladder pairing due` lists what is due in words that one can send. With `--write` it writes what time
alone decides, and anyone may carry that: `ladder review` lets the change in when the same run on the
target branch, on the day the pull request was opened, gives the same bytes.

## The workflow

`ladder init` writes a workflow, `.github/workflows/ladder-pairing.yml`, that runs on Mondays: it writes
what time has brought, to pairings and to [ideas](work.md), proposes pairs, and opens one pull request, with
the words to send in it. What was open from the week before is closed: it is in the new one. New pairings
take a steward's word.

Pairs that must not be are the secret `LADDER_AVOID` of the environment `ladder-pairing`, two handles a line.
The workflow writes it to a file outside the checkout while it looks for pairs, and nothing that is said or
written differs in form because of it.

## What the programme is measured by

`ladder pairing measures` tells medians and counts over all pairings, never of people: how soon two first
speak, how many spoke three times, who had a next role within six months, who is still active after six
and twelve, who became a mentor, how long a wish waits, and how evenly the load lies. Where the files do
not say, it counts as unknown. Reasons for an end are counted from three ends on.
"""


def page() -> str:
    """`docs/pairing.md`."""
    rows = "".join(
        f"| `ladder {entry.name}` | {entry.summary} |\n"
        for entry in COMMANDS
        if entry.name.startswith("pairing ") and entry.name not in ("pairing due", "pairing measures")
    )
    said = CLOCK.format(
        commands=rows, nudge=NUDGE, both=BOTH, limit=LIMIT, pause=PAUSE.replace("4", "four"), longest=LONGEST
    )
    return (
        OPENING
        + pairs_text.text()
        + COURSE
        + diagram("pairing", {"proposed": "ladder pair --propose"})
        + said
    )
