"""How `ladder pair` decides, in words: a part of the page on pairings."""

from ladder_cli.model.community import Weights
from ladder_cli.pairing import cohorts, fit, fortnight, gains, market

TEXT = """\
## Who meets whom

`ladder pair` finds the best of all ways to pair everybody, exactly, in this order:

1. as many mentees with a mentor as can be, and among those as many as can be who never had one;
2. the smallest heaviest load of a mentor, the mentees they have already counted in;
3. the highest total fit;
4. where all of that is equal, the smallest sum of a number that only the two handles decide.

So the same files give the same pairs, whoever asks, and in whatever order the files are read.

### What has to hold

- What is asked for: the wish names a group, and the mentor offers it or one it lies within; without a group
  a topic of the wish is offered; `anyone: true` asks for neither.
- Places: the mentor's capacity and the community's `limits.mentees`, less the mentees they have.
- A language in common; `pt-BR` and `pt` are one.
- Time: the minutes a week that the wish asks for ({least} where it does not say), with today's clocks **and**
  those of both solstices, for zones change their clocks on different days, or never.
- The goal: the mentor stands at or above the role that the mentee is heading for, in that group.
- Neither is on leave, and they have no tie that the policy keeps apart (`pairing.excluded_ties`).
- They were not a pair before; `--again` allows it.
- They are on no list that was given with `--avoid`.

Nobody is compared with everybody, and yet no pair that may be is left out:
[a test](../tests/pairing/test_candidates.py) compares each with each.

### What fit is

A whole number about two people together, and about neither of them. Each of four things gives up to {most}
points, times its weight in `community.yaml`:

| weight | default | points |
|---|---:|---|
| `topics` | {topics} | {group} for the group asked for, {parent} for one it lies within, {topic_points} |
| `overlap` | {overlap} | one for each {minutes} minutes a week in common beyond what was asked |
| `classes` | {classes} | the share of the mentee's classes that the mentor is: an operator with an operator |
| `waiting` | {waiting} | one for each {days} days since the wish |

Few hours earn nothing here. Yet as most pairs come first, whoever lists few may win a mentor whom somebody
with many could have had. `ladder pair --gained` shows the organizer who did: each with the usual hours of
their zone beside their own (what at least half of the others there list, of the whole community where these
are fewer than {people}), and everyone else as they are.

### Who is left over

Everyone who is left over is told after which constraint nobody remained, and the cheapest change that would
pair them: some more time on a certain day, a goal left open, `anyone`, the same two once more, or what only
others can do, one more mentor, and how many that mentor would take. Each is found by making the change and
looking, so that it is true on the day it is said.

### Cohorts

`ladder pair --cohorts` forms groups of one goal with an hour a week that everyone can make all year, kept by
the clocks of one of them. No more than {mentees} mentees to a mentor and {eight} people in all, at least
{two} mentees, one language. Everyone in it could be mentored by every mentor in it. As many mentees as can be
are in one, those who never had a mentor first, with as few mentors as will do; where that takes too long to
prove, the answer says how many more there could be at most.

### Single conversations

`ladder pair --one-off` pairs wishes with those who offer single conversations (`one_off: true`), and proposes
{least_hours} or {most_hours} hours in the next {fortnight} days, by the clocks of both. `--ics FILE` writes
them as tentative events. In JSON `overlap_minutes` are then the minutes a week in common in those days.

### Pairs that must not be

`--avoid FILE` takes a local file, two handles a line, and refuses one that git tracks: whom somebody must not
meet is never in a registry. Two who are on it are never a pair, and never in one cohort. Whoever it leaves
over is told of full places, ties and earlier pairings in the same sentence, and no other text differs in
form; nor does a pull request of `--propose`, which takes a steward's word in any case.

What it cannot hide is who meets whom. Whoever has the same files can run `ladder pair` without the list, or
compare two weeks, and see that two whom everything speaks for were not paired. They cannot tell why: the
two may have asked for it, or one of them, or somebody for them. Where even that says too much, leave a
wish or an offer out for a while instead.

"""


def text() -> str:
    """The part of the page, with the numbers that the program uses."""
    weights = Weights()
    return TEXT.format(
        least=market.LEAST_OVERLAP,
        most=fit.MOST_POINTS,
        topics=weights.topics,
        overlap=weights.overlap,
        classes=weights.classes,
        waiting=weights.waiting,
        group=fit.GROUP_POINTS,
        parent=fit.PARENT_POINTS,
        topic_points=(
            f"{fit.ASKED_TOPIC_POINTS} for each topic asked for and offered,"
            f" {fit.INTEREST_POINTS} for each other interest in common"
        ),
        minutes=fit.MINUTES_A_POINT,
        days=fit.DAYS_A_POINT,
        people=gains.LEAST_PEOPLE,
        mentees=cohorts.MOST_MENTEES,
        eight=cohorts.MOST_PEOPLE,
        two=cohorts.LEAST_MENTEES,
        least_hours=fortnight.LEAST_HOURS,
        most_hours=fortnight.MOST_HOURS,
        fortnight=fortnight.DAYS,
    )
