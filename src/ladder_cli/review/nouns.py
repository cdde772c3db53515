"""What a change is about, in plain words: a noun for every property of every schema.

A list of mappings has two, what its items are and what one is called (`meetings|meeting`). Paths leave
out list positions; `*` stands for any key. Requirements and steps are the same wherever they stand.
"""

from typing import Final

Nouns = dict[str, str]


def noun_table(text: str) -> Nouns:
    """Lines of `path = noun`."""
    return {
        path.strip(): noun.strip()
        for path, _, noun in (line.partition("=") for line in text.strip().split("\n"))
    }


COMMUNITY: Final = noun_table("""
name = name
home = home page
conduct = code of conduct
conduct.version = version of the code of conduct
conduct.since = first day of the code of conduct
conduct.grace_days = days of grace for the code of conduct
conduct.link = link to the code of conduct
conduct.report_to = address that conduct reports go to
contribution_kinds = kinds of contribution
contribution_kinds.* = kind of contribution
contribution_kinds.*.title = title of that kind of contribution
contribution_kinds.*.about = explanation of that kind of contribution
contribution_kinds.*.code = mark as code of that kind of contribution
contribution_kinds.*.serves = people served by that kind of contribution
contribution_kinds.*.witness = witness asked for that kind of contribution
contribution_kinds.*.link = link asked for that kind of contribution
contribution_kinds.*.cap_per_day = most a day of that kind of contribution
evidence = spans of complete evidence|span of complete evidence
evidence.kinds = kinds covered
evidence.source = source
evidence.from = first day covered
evidence.until = last day covered
totals = totals|total
totals.kind = kind counted
totals.from = first day counted
totals.until = last day counted
totals.count = count
totals.source = source
totals.as_of = day it was known
newcomer_days = days somebody is a newcomer
limits = limits
limits.mentees = most mentees at a time
limits.shepherded = most things shepherded at a time
limits.idle_days = days without movement after which an item is idle
band = healthy share of active people
band.least = least healthy share of active people
band.most = highest healthy share of active people
pairing = way of pairing
pairing.weights = weights in pairing
pairing.weights.topics = weight of topics in pairing
pairing.weights.overlap = weight of common hours in pairing
pairing.weights.classes = weight of classes in pairing
pairing.weights.waiting = weight of waiting in pairing
pairing.excluded_ties = ties that keep people from being paired
severities = changed severities
severities.* = severity of a rule
severities.*.severity = severity of that rule
severities.*.reason = reason for the severity of that rule
review = review policy
review.first_profile = word asked for a first profile
review.seconds = word asked to second an idea
""")
CONTRIBUTIONS: Final = noun_table("""
entries = contributions|contribution
entries.kind = kind
entries.date = day
entries.group = group
entries.what = description
entries.about = subject
entries.with = other people
entries.link = link
entries.recorded_by = writer
entries.witnesses = witnesses
measures = measures|measure
measures.kind = kind
measures.group = group
measures.from = first day
measures.until = last day
measures.count = count
measures.days = days
measures.actors = number of people
measures.source = source
measures.as_of = day it was known
""")
GROUP: Final = noun_table("""
title = title
kind = kind
within = place within another group
mission = mission
topics = topics
paths = paths in the code
channels = channels|channel
channels.title = title
channels.link = link
contact = contact
contact.private = private address
meetings = meetings|meeting
meetings.kind = kind
meetings.title = title
meetings.anchor = first date
meetings.every = rhythm
meetings.every.weeks = weeks between two dates
meetings.every.months = months between two dates
meetings.every.nth = week of the month
meetings.every.weekday = day of the week
meetings.time_zone = time zone
meetings.time = time
meetings.minutes = minutes
meetings.until = last date
meetings.hosts = hosts
meetings.rotation = rotating times|rotating time
meetings.rotation.time_zone = time zone
meetings.rotation.time = time
meetings.skips = days without it|day without it
meetings.skips.on = day
meetings.skips.why = reason
meetings.agenda = link to the agenda
meetings.room = link to the room
meetings.unplaced = note that it is not on a calendar yet
meetings.unplaced.text = words known so far
meetings.unplaced.ask = question still open
onboarding = onboarding
onboarding.curriculum = steps of the 101|step of the 101
onboarding.curriculum.title = title
onboarding.curriculum.link = link
onboarding.hosts = hosts of the 101
onboarding.until = last day of the 101
onboarding.handoffs = handoffs|handoff
onboarding.handoffs.person = person
onboarding.handoffs.to = group handed on to
onboarding.handoffs.on = day
onboarding.handoffs.accepted = day of the yes
totals = totals|total
totals.kind = kind counted
totals.from = first day counted
totals.until = last day counted
totals.count = count
totals.source = source
totals.as_of = day it was known
tightened = tightened roles
tightened.* = tightened role
band = healthy share of active people
band.least = least healthy share of active people
band.most = highest healthy share of active people
conduct = conduct duty
conduct.recusal = rule on who steps aside
conduct.recusal.ties = ties with which one steps aside|tie with which one steps aside
conduct.recusal.then = body that judges then
conduct.recusal.link = link to the rule on who steps aside
conduct.reports = transparency reports|transparency report
conduct.reports.on = day
conduct.reports.link = link
team = team on the code host
team.organization = organization on the code host
team.name = name of the team on the code host
team.description = description of the team on the code host
team.privacy = privacy of the team on the code host
team.previously = earlier names of the team
team.repositories = access to repositories
team.repositories.* = access to that repository
retired = day it closed
exempt = roles whose seats do not lapse
""")
