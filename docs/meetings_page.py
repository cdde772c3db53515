"""The page on meetings: how they are placed, off weeks, calendars, and what is said of the sample."""

from docs.answered import shown

PROSE = """\
# Meetings and office hours

A group's file lists when it meets: status meetings, office hours, onboarding (the 101s) and socials. From
that come a calendar, proposals for office hours, an agenda, and warnings about what cannot be.

## How a meeting is placed

```yaml
meetings:
  - kind: status
    title: Docs status
    anchor: 2026-11-12          # a day on which it takes place
    every: {weeks: 2}           # or {months: 1, nth: -1, weekday: friday}; once without
    time_zone: America/Toronto
    time: "09:00"
    minutes: 45                 # wished for: without a length nothing is said of what it overlaps
    until: 2027-05-31           # wished for, at most a year ahead: then somebody asks whether it goes on
    hosts: [celeste, noor]
    skips:
      - {on: 2026-12-24, why: holidays in many places}
```

- **The anchor counts.** Every other week means: two, four, six weeks from the anchor. The number of a
  week in its year says nothing; 2026 has 53 weeks, and who meets in odd ones would meet
  twice in a row.
- **Local time stays.** Nine o'clock in Toronto is nine o'clock in Toronto, before and after clocks
  change. A time that clocks skip is read by the clock before the change; one that they show twice is its
  first.
- **A rotation takes turns.** `rotation` lists places and times that the days take in order. A day that is
  skipped has had its turn. A day is one where that turn is held.
- **What is not known is asked.** A meeting that was taken over from a text that does not say enough has
  `unplaced`, with the text and the question. It is on no calendar until somebody has answered.

## Off weeks

An off week of a group is a week, from Monday to Sunday where the status meeting is at home, in which no
status meeting takes place. A skipped meeting still counts as one: the week was meant for it. Before the
first meeting and after the last one no week is off.

Status is for the group; office hours are for whoever is new, in the weeks between. Of a run of off weeks
office hours take the middle one, of two in the middle the earlier. A weekly meeting leaves no week off.

`ladder sig office-hours SIG --propose` looks for the hour that reaches most: newcomers of the group
without a mentor, and possible hosts (who hosts a meeting there, leads or mentors). It goes over the hours
from 07 to 22 in the zones of the hosts, on and half past the hour, and counts who is free in their usual
week on each of six dates, so that a change of clocks shuts nobody out. An hour that reaches newcomers and
a host comes before any other.

"""

CALENDARS = """
## Calendars

`ladder sig calendar` lists the next fourteen days in your time zone: that of `--time-zone`, else of your
profile (`--as`, or git's `ladder.handle`), else UTC. `--format markdown` is for a page.

`ladder sig calendar --ics meetings.ics` writes an iCalendar file (RFC 5545) to subscribe to. It is the
same for the same registry, byte for byte: UIDs follow from group, kind and title, stamps from the anchor,
and each zone's rules are written out for as long as the meeting goes on. A meeting that rotates is one
event for each turn. A skipped day is taken out of its series, and stands beside it as a cancelled event
for all to see. A year of the sample's file is opened by ical.js and by dateutil in the tests, and comes
to the same instants as the program's own.

## What is checked

Rules on meetings are those of [family L5](rules/L5.md): a host in two places at once, a room taken twice,
office hours in a week with a status meeting or none at all, two meetings that overlap only while clocks
differ, members somewhere without any meeting between 07 and 22 o'clock, hosts without a seat or on leave,
days that the rhythm does not give, ends that have passed. They look a year ahead, on each day that two
meetings share. What depends on the day is a warning; a missing length or end is only mentioned.

## An agenda

`ladder sig agenda SIG` writes the agenda of the next meeting, or of the first from `--on DATE`.
Introductions come first: who joined since the last meeting *and asked for it* (`introduce: true` beside
the group in their profile), with pronouns as they gave them, each beside another open item that fits.
Nobody is introduced who did not ask. Then what is due: what the last meeting decided, items at their day,
ideas without an answer for 14 days, terms that end within two months, pairings whose clock has run. A
lead opens the round on what went wrong. What is decided has an owner and a day, or it is a finding
(L601).

"""


def page() -> str:
    """The whole page."""
    proposals = "".join(
        shown(f"ladder sig office-hours {group} --propose", "text") + "\n" for group in ("docs", "storage")
    )
    return PROSE + proposals.rstrip("\n") + "\n" + CALENDARS + shown("ladder sig agenda docs", "markdown")
