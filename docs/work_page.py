"""The page on work: items and ideas with their states, who carries what, the spreadsheet."""

import textwrap
from collections.abc import Iterable

from docs.answered import shown, table
from docs.state_diagram import diagram
from ladder_cli.commands.catalogue import COMMANDS
from ladder_cli.interop.items import FIELDS
from ladder_cli.work.load import DUTIES, SLOTS
from ladder_cli.work.timers import INCUBATION, LISTED, NO_SECOND, NO_SHEPHERD

ITEMS = """\
# Open work, ideas, and who carries them

An **item** is an open piece of work, or what a meeting decided. An **idea** is bigger than a feature. Each
is a file of its own, and each is looked after by a **shepherd**: somebody who answers questions and sees
that it moves. Whoever does an item is its **owner**. What people say of either is a line in its file, by
their own word, and `ladder review` holds every pull request to the same table that the commands go by.

## Items

"""
ITEM_COMMANDS = """
Who has which part moves it; a **lead** is one of its group or of one above it, else a steward, and may mend
anything.

{commands}
Anybody may raise an item, and whoever is named in it says yes on the pull request. Priority, schedule risk
and what a meeting decided steer other people's work: a lead confirms them. Every word moves the item and
notes the day in `moved`. What nothing has moved for the community's `limits.idle_days` is a warning that
names whom to ask for help: somebody of the group with a free slot who cares about its topics, else its
shepherd or a lead. It is nobody's fault.

## An item for somebody

`ladder item match` goes by what somebody cares about, the groups they follow, how far they have come and
the hours of their usual week, and says why. Whoever holds no seat, or is new in the group, is offered only
what nobody waits for (`schedule_risk`), and only where the shepherd has a free slot. Whoever is on release
duty or on leave is offered nothing.

"""
WORKLOAD = """
## Who carries what

People declare in their profile how many slots they have for others' work: `ladder me --slots 4`.
{sizes}.
Slots are used by the items and ideas that one looks after, each by its size; by mentees, one each; and by
duties: {duties}. Parked ideas and what is over weigh nothing.

Nobody is handed more than that, nor more items and ideas than `limits.shepherded`, nor more mentees than
they offer to take. The commands refuse it, and so does `ladder review`: no approval helps, what helps is to
hand something on. Whoever has declared no slots is handed nothing to look after, and whoever is on release
duty is handed nothing meanwhile. Slots are their owner's to lower at any time: what is too much then is a
warning that says what to hand on. A seat is never refused for slots, for nothing in a profile denies a seat
to anyone.

"""
IDEAS = """
## Ideas

Four fields raise an idea, and anybody may: what is wrong, what might be done, who would gain, what would
help. There is no `rejected`. What waits too long is parked, with thanks, and comes back at any time.

"""
IDEA_COMMANDS = """
{commands}
- A **second** is somebody else's. It counts from whoever holds a seat that day, unless the community's
  policy says `review.seconds: anyone`. Others say what they think with `feedback`.
- A **shepherd** has slots free for the idea's size, and may give it back at any time.
- An **incubation** lasts {incubation}, and goes on for as long again with one link to what has come of it.
- An idea that is **handed off** names the group that takes it over, and a lead of that group says yes.
- **Parked** says why, from a closed list. It comes back to where it was: seconded where a second of it
  counts, else raised; a new second or a shepherd brings it back too.

| state | after | what is due |
|---|---|---|
| raised | {no_second} days | parked: nobody has seconded it |
| seconded | {listed} days | listed: nobody looks after it |
| seconded | {no_shepherd} days | parked |
| shepherded | its `next_review` | listed |
| incubating | its `next_review` | parked: not renewed |

`ladder idea due` lists what is due. With `--write` it parks what has run out, and anyone may carry that:
`ladder review` lets the change in when the same run on the target branch, on the day on which the pull
request was opened, gives the same bytes.

## The spreadsheet

`ladder import items FILE.csv` takes in the spreadsheet that many communities keep. `--column FIELD=HEADER`
says where a field stands. The id of an item is that of the column `id`, else made of its title, so that
importing twice changes nothing: what is there stays as it is, and where the sheet says otherwise that is
listed. So is every cell that could not be read, with its line, and every shepherd without a free slot.
`--dry-run` shows the table alone. `ladder query items --format csv` prints a sheet that comes back the same.

Fields:
{fields}.

## What is checked

Rules on work are those of [family L6](rules/L6.md). What goes by time is a warning. What contradicts a
state (an item that is taken by nobody, an idea that incubates without an end) is an error, so that no
change brings it.
"""


def page() -> str:
    """`docs/work.md`."""
    sizes = ", ".join(f"{size} work takes {slots}" for size, slots in SLOTS.items())
    duties = ", ".join(f"`{grant}` {SLOTS[size]}" for grant, size in DUTIES.items())
    return "".join(
        (
            ITEMS,
            diagram("item"),
            ITEM_COMMANDS.format(commands=_commands("item ")),
            shown("ladder item match salma", "text"),
            WORKLOAD.format(sizes=sizes.capitalize(), duties=duties),
            shown("ladder workload --free --sig docs", "text"),
            IDEAS,
            diagram("idea"),
            IDEA_COMMANDS.format(
                commands=_commands("idea "),
                incubation=INCUBATION.replace("6", "six"),
                no_second=NO_SECOND,
                listed=LISTED,
                no_shepherd=NO_SHEPHERD,
                fields=_filled(FIELDS),
            ),
        )
    )


def _filled(words: Iterable[str]) -> str:
    """Words in lines that are not too long."""
    return textwrap.fill(", ".join(f"`{word}`" for word in words), 105)


def _commands(prefix: str) -> str:
    rows = [(f"`ladder {one.name}`", one.summary) for one in COMMANDS if one.name.startswith(prefix)]
    return table(("command", ""), rows)
