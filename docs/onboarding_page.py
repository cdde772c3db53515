"""The page on how a group brings people in, how it is, and whom its leads could write to."""

from docs.answered import shown, table
from ladder_cli.rules.onboarding import ANSWER, HOSTS
from ladder_cli.work.circle import LATELY, WINDOW
from ladder_cli.work.nudges import MOST, UNTHANKED
from ladder_cli.work.shares import FEW

YEAR = WINDOW.removeprefix("1 ")
CHAOSS = "https://github.com/chaoss/wg-risk/blob/main/focus-areas/business-risk"
OPENING = f"""\
# Bringing people in

Somebody arrives, is shown around, and goes on to where they want to be. A group that shows people around
says so in its file:

```yaml
onboarding:
  curriculum:                  # the 101, step by step
    - {{title: What a parcel is, link: "https://ferrywake.example.org/101/parcel"}}
  hosts: [lucia, kwame]        # {HOSTS} at least: one can be away
  until: 2027-06-30            # then somebody asks whether it goes on
  handoffs:
    - {{person: vesna, to: docs/website, on: 2026-11-06, accepted: 2026-11-09}}
```

`ladder sig handoff PERSON GROUP` hands somebody on, and `--accept` welcomes them there. Each group says its
own: a host or lead of the one hands on, a lead of the other says yes, and `ladder review` holds them to it.
What nobody has answered in {ANSWER} is a finding ([family L6](rules/L6.md)).

## Where could I go?

`ladder sig route PERSON` lists groups with reasons. A group fits by a topic that somebody named, by an open
item that `ladder item match` would find, by a handoff, or because it shows those around who are new
everywhere and most of its people use, operate or contribute as they do. Beside that it says which meeting
lies in their hours, whole and in their zone; which languages they share with those who welcome people
there; and whom to ask. What speaks against it is said too. Groups are put in an order, people are not: there
is no number.

"""
FIGURES = (
    (
        "doing and listening",
        (
            f"of those who follow it, how many did something on record there in the past {LATELY}, have an "
            "item in hand, or look after an item, an idea or a mentee"
        ),
        "a measure of anybody's use; most people listen, and that is fine",
    ),
    (
        "the band",
        "what the group hopes for: its own, that of the nearest group above, or the community's",
        (
            'a target: only below its floor the answer is "no" (status 1), and the page asks what would '
            "make a first step smaller"
        ),
    ),
    (
        "newcomers",
        "who follows it, holds no seat in it, and joined in the last `newcomer_days`",
        "everyone who is new",
    ),
    (
        "time to the first item, to the first pairing",
        (
            "the median of days from the arrival to the first note or the last move of a first item, and "
            "to the second yes of a first pairing"
        ),
        "exact: an item's file tells when it was last moved, not when it was taken",
    ),
    (
        "who leads it",
        "whoever holds a seat in the group itself whose role grants `lead`, and of how many known employers",
        "those who only lead a group it lies within",
    ),
    (
        "what waits",
        "items that are open and nobody's; mentors with room, and those who look for one",
        "a reproach to either",
    ),
    (
        "half of the work",
        (
            f"how many people, and how many employers, did half of what is on record for the past {YEAR}: "
            f"CHAOSS' [contributor absence factor]({CHAOSS}/contributor-absence-factor.md) and [elephant "
            f"factor]({CHAOSS}/elephant-factor.md)"
        ),
        "work that leaves no record",
    ),
    (
        "who takes how much",
        (
            "the part that people of one employer took: of shepherds' slots (taken items and ideas that "
            "somebody else looks after; small 1, medium 2, large 3), of mentors' time (running pairings), "
            f"of promotions (seats given in the past {YEAR})"
        ),
        f"a share of fewer than {FEW}, where no employer is named; who works for themselves never is",
    ),
)
HEALTH = f"""
## How is a group?

`ladder sig health GROUP` tells it of the group and all that lies within. Every figure is about the group.

{table(("figure", "what it is", "what it is not"), FIGURES)}
Employers are those of the day on which something was done, related companies are one. Where an employer is
not known the page says of how much, and gives the factor as a range: the least it could be, were all of
that one employer's, and the most, were everybody their own.

### The funnel

Of those who arrived since a day (`--since`, else in the past {YEAR}), in each group and of each class, how
many came how far. Somebody who is a user and an operator is in both rows. "Did not ask" stands apart: whoever
asked for no introduction may have been introduced all the same, and nobody wrote it down.

"""
STEPS = (
    (
        "arrived",
        "they follow the group since that day",
        "",
        "of followers without `since` nobody knows when",
        "",
    ),
    (
        "introduced",
        (
            "they asked for it (`introduce: true`), and a status or onboarding meeting took place after "
            "the day they came: introductions come first there"
        ),
        "they asked, and there was none since",
        "its meetings are on no calendar",
        "no `introduce` in their profile",
    ),
    (
        "had an item",
        "they own an item of the group",
        "no item for newcomers was open there since they came, so that none was offered",
        "one was; whether somebody offered it nobody wrote down",
        "",
    ),
    (
        "contributed",
        "anything of theirs counts there, by the witness rule of its kind",
        "nothing does, and a source covers every kind since they came",
        "nothing does, and no source covers all",
        "",
    ),
    (
        "paired",
        "both have said yes to a pairing of theirs there",
        "they look for a mentor",
        "",
        "no wish in their profile",
    ),
    (
        "next role",
        "a seat there, or for the whole community, was given since",
        "none was",
        "they hold one of which nobody knows since when",
        "",
    ),
)
NUDGE = f"""
## Whom to write to this week

`ladder sig nudge GROUP` is a short list for those who lead, {MOST} of a sort at most:

- **near a promotion**: who is due, or lacks only words, as `ladder ready` finds them;
- **unthanked**: what was done in the last {UNTHANKED} and nobody but its author has put a name to: an entry
  written down by its author that names no witness, a story that nobody is named to have read, a done item
  without a note of anybody else's;
- **asked for contact**: newcomers who asked to be introduced and have no mentor, with an item that fits;
- **without a mentor**: who looks for one there, or follows it and looks for one anywhere.

## Listening

`listening: true` in a profile (`ladder me --listening`) stops every nudge: this list, the clock of pairings,
and whatever else has people written to asks one predicate, `roles/reminding.may_remind`. Nobody is reminded
while on leave either. Who listens is counted as just that, and loses nothing.

"""


def page() -> str:
    """`docs/onboarding.md`."""
    return "".join(
        (
            OPENING,
            shown("ladder sig route salma", "text"),
            HEALTH,
            table(("step", "reached", "not yet", "unknown", "did not ask"), STEPS),
            "\n",
            shown("ladder sig health docs", "text"),
            NUDGE,
            shown("ladder sig nudge docs", "text"),
        )
    )
