"""The nouns of roles, requirements, steps, stories and signals, and the table of all."""

from typing import Final

from ladder_cli.review import nouns, people_nouns
from ladder_cli.review.nouns import Nouns, noun_table

ROLE: Final = noun_table("""
title = title
summary = summary
ladder = ladder
scope = scope
follows = roles it follows
implies = roles it implies
excludes = roles it excludes
requires = requirements
process = process
keeps = rule on keeping a seat
keeps.window = window in which a seat is kept
keeps.occasions = occasions on which a seat is kept
keeps.occasions.kind = kind of the occasions
keeps.occasions.last = number of occasions
keeps.needs = requirements for keeping a seat
keeps.keep_at = share at which a seat is kept
keeps.pause = pause
keeps.pause.window = silence after which a seat may pause
keeps.pause.by = people who may pause a seat
keeps.grace = time of grace
keeps.vouch_for = time a vouch holds
keeps.vouch_by = people who may vouch
keeps.notice = time of notice
keeps.loss = loss of a seat
keeps.loss.as = standing after a loss
keeps.loss.to = role a lost seat becomes
keeps.loss.vote_for = time a vote remains
keeps.loss.process = process of losing a seat
keeps.returns = way back
keeps.returns.by = way back
keeps.returns.within = time for the way back
removal = process of removal
seats = rule on seats
seats.least = least number of seats
seats.most = most seats
seats.term = term
seats.ends_with = event that ends a term
seats.ends_as = standing after the term
seats.consecutive = terms in a row
seats.lifetime = terms in a life
seats.alternates = number of alternates
seats.stagger = staggering of terms
seats.disjoint_from = roles nobody may hold besides
seats.employer_cap = cap on one employer
seats.employer_cap.most = most seats of one employer
seats.employer_cap.grows = growth of the cap on one employer|growth of the cap on one employer
seats.employer_cap.grows.seats = number of seats at which the cap grows
seats.employer_cap.grows.most = most seats of one employer
seats.employer_cap.scope = scope of the cap on one employer
seats.employer_cap.share = share of one employer
seats.employer_cap.quorum_less_one = cap of one employer below a quorum
seats.cure_days = days to cure a broken cap
grants = grants
transient = mark as transient
in_force = first day in force
retired = day it was retired
""")
REQUIREMENT: Final = noun_table("""
id = id of a requirement
label = label of a requirement
how = way a requirement is known
waivable_by = people who may waive a requirement
tenure = tenure asked
tenure.role = role of the tenure
tenure.since = beginning of the tenure
tenure.kinds = kinds of contribution that begin the tenure
tenure.least = tenure asked
tenure.scope = scope of the tenure
contributions = contributions asked
contributions.kinds = kinds of contribution that count
contributions.least = number of contributions asked
contributions.share = share of contributions asked
contributions.more_than = majority of contributions asked
contributions.rounded = rounding of the share asked
contributions.window = window of contributions
contributions.scope = scope of contributions
contributions.once_per = rule on what counts once
contributions.distinct = breadths asked|breadth asked
contributions.distinct.by = measure of breadth
contributions.distinct.least = breadth asked
holds = seat asked
holds.role = role asked
holds.who = holder of the role asked
holds.exactly = exactness of the role asked
holds.scope = scope of the role asked
holds.sig = group of the role asked
sponsors = sponsors asked
sponsors.least = sponsors
sponsors.role = role asked of sponsors
sponsors.scope = scope of sponsors
sponsors.employers = rule on the employers of sponsors
sponsors.outside = sponsors from other employers
sponsors.inside = sponsors from the candidate's employer
sponsors.untied = sponsors without a tie
sponsors.window = window of sponsors
sponsors.why = reason asked of sponsors
attestation = attestation asked
attestation.by = people who may attest
attestation.what = subject of the attestation
attestation.least = number of attestations
attestation.scope = scope of attestations
agreement = agreement asked
agreement.what = subject of the agreement asked
agreement.version = version of the agreement asked
agreement.due = time to agree
fact = fact asked
fact.what = subject of the fact asked
fact.value = value of the fact asked
fact.least = least value of the fact asked
fact.fresh = freshness of the fact asked
field = filled field asked
field.path = filled field asked
seat_open = free seat asked
seat_open.role = role of the free seat
manual = judgement asked
manual.question = question judged
all_of = requirements that must all be met|requirement
any_of = requirements of which one must be met|alternative
n_of = requirements of which some must be met
n_of.least = number of requirements that must be met
n_of.of = requirements of which some must be met|choice among several
not = requirement that must not be met
""")
STEP: Final = noun_table("""
id = id of a step
label = label of a step
nomination = nomination asked
nomination.scope = scope of the nomination
nomination.by = people who may nominate
nomination.self = right to nominate oneself
nomination.robot = right of programs to nominate
nomination.anyone = right of anyone to nominate
seconds = seconds asked
seconds.least = number of seconds
seconds.scope = scope of seconds
seconds.by = people who may second
approvals = approvals asked
approvals.by = people who may approve
approvals.least = number of approvals
approvals.share = share of approvals
approvals.more_than = majority of approvals
approvals.all = approval of all
approvals.untied = rule on ties of those who approve
approvals.scope = scope of approvals
objections = objections allowed
objections.scope = scope of objections
objections.by = people who may object
objections.most = number of objections allowed
days_open = days a pull request stays open
days_open.least = days a pull request stays open
days_open.business = counting of business days alone
veto = veto
veto.by = people with a veto
veto.least = number of objections that veto
veto.share = share of objections that vetoes
veto.more_than = majority for a veto
veto.scope = scope of the veto
acceptance = acceptance asked of the nominee
appointment = appointment
appointment.scope = scope of the appointment
appointment.by = people who appoint
vote = vote asked
vote.scope = scope of the vote
vote.by = people who vote
vote.except = people who may not vote
vote.weights = weights of the vote|weight of the vote
vote.weights.by = people with a weight of their own
vote.weights.votes = weight of the vote
vote.employer_share = share of votes of one employer
vote.share = share of the vote
vote.more_than = majority of the vote
vote.margin = margin of the vote
vote.announced = days a vote is announced before
vote.days = days a vote is open
vote.business = counting of business days alone for a vote
vote.secret = secrecy of the vote
all_of = steps that must all be taken|step
any_of = steps of which one must be taken|alternative
n_of = steps of which some must be taken
n_of.least = number of steps that must be taken
n_of.of = steps of which some must be taken|choice among several
not = step that must not be taken
""")
SIGNAL: Final = noun_table("""
title = title
kind = kind
on = day
link = link
group = group
topics = topics
what = summary
source = source
survey = survey
survey.question = question of the survey
survey.people = number of people asked
survey.answers = answers of the survey
survey.answers.* = number of people with one answer
""")
STORY: Final = noun_table("""
title = title
author = author
on = day
group = group
topics = topics
environment = environment
scale = scale
broke = account of what broke
learnt = account of what was learnt
links = links
witnesses = witnesses
review_on = day it is read again
""")

NOUNS: Final[dict[str, Nouns]] = {
    "community": nouns.COMMUNITY,
    "contributions": nouns.CONTRIBUTIONS,
    "group": nouns.GROUP,
    "idea": people_nouns.IDEA,
    "item": people_nouns.ITEM,
    "organization": people_nouns.ORGANIZATION,
    "pairing": people_nouns.PAIRING,
    "person": people_nouns.PERSON,
    "record": people_nouns.RECORD,
    "role": ROLE,
    "requirement": REQUIREMENT,
    "step": STEP,
    "signal": SIGNAL,
    "story": STORY,
}
"""By kind of file, and for requirements and steps: the noun of each property."""
