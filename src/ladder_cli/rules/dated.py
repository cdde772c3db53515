"""Which fields hold days: every date, pairs that belong together, and the day of each use of a name."""

from typing import Final

from ladder_cli.rules.references import GROUP, ORGANIZATION, ROLE

HAPPENED, PLANNED = "happened", "planned"

DATES: Final[dict[str, dict[str, str]]] = {
    "community": {
        "conduct.since": PLANNED,
        "evidence[].from": PLANNED,
        "evidence[].until": PLANNED,
        "totals[].from": HAPPENED,
        "totals[].until": HAPPENED,
        "totals[].as_of": HAPPENED,
    },
    "contributions": {
        "entries[].date": HAPPENED,
        "measures[].from": HAPPENED,
        "measures[].until": HAPPENED,
        "measures[].as_of": HAPPENED,
    },
    "group": {
        "meetings[].anchor": PLANNED,
        "meetings[].until": PLANNED,
        "meetings[].skips[].on": PLANNED,
        "onboarding.until": PLANNED,
        "onboarding.handoffs[].on": HAPPENED,
        "onboarding.handoffs[].accepted": HAPPENED,
        "totals[].from": HAPPENED,
        "totals[].until": HAPPENED,
        "totals[].as_of": HAPPENED,
        "conduct.reports[].on": HAPPENED,
        "retired": PLANNED,
    },
    "idea": {
        "raised.on": HAPPENED,
        "seconds[].on": HAPPENED,
        "feedback[].on": HAPPENED,
        "renewals[].on": HAPPENED,
        "since": HAPPENED,
        "next_review": PLANNED,
        "parked.on": HAPPENED,
        "outcome.on": HAPPENED,
    },
    "item": {
        "raised.on": HAPPENED,
        "decided": HAPPENED,
        "due": PLANNED,
        "moved": HAPPENED,
        "notes[].on": HAPPENED,
    },
    "organization": {"retired": PLANNED},
    "pairing": {
        "wished": HAPPENED,
        "proposed": HAPPENED,
        "accepted.mentor": HAPPENED,
        "accepted.mentee": HAPPENED,
        "first_contact": HAPPENED,
        "last_contact.mentor": HAPPENED,
        "last_contact.mentee": HAPPENED,
        "paused_until": PLANNED,
        "ended.on": HAPPENED,
    },
    "person": {"follows[].since": HAPPENED, "mentoring.wish.since": HAPPENED},
    "record": {
        "affiliations[].from": PLANNED,
        "affiliations[].until": PLANNED,
        "affiliations[].as_of": HAPPENED,
        "agreements[].on": HAPPENED,
        "leave[].from": PLANNED,
        "leave[].until": PLANNED,
        "ties[].since": PLANNED,
        "ties[].until": PLANNED,
        "nominations[].on": HAPPENED,
        "nominations[].seconds[].on": HAPPENED,
        "nominations[].accepted": HAPPENED,
        "nominations[].sponsors[].on": HAPPENED,
        "nominations[].attestations[].on": HAPPENED,
        "nominations[].waivers[].on": HAPPENED,
        "nominations[].closed.on": HAPPENED,
        "seats[].since": PLANNED,
        "seats[].until": PLANNED,
        "seats[].sponsors[].on": HAPPENED,
        "seats[].attestations[].on": HAPPENED,
        "seats[].waivers[].on": HAPPENED,
        "seats[].ended.on": PLANNED,
        "facts[].as_of": HAPPENED,
        "vouches[].on": HAPPENED,
        "notices[].on": HAPPENED,
        "notices[].due": PLANNED,
    },
    "role": {"in_force": PLANNED, "retired": PLANNED},
    "signal": {"on": HAPPENED},
    "story": {"on": HAPPENED, "review_on": PLANNED},
}
"""By kind, every date, and whether it says what has happened or what may lie ahead."""

RANGES: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "community": (("evidence", "from", "until"), ("totals", "from", "until"), ("totals", "until", "as_of")),
    "contributions": (("measures", "from", "until"), ("measures", "until", "as_of")),
    "group": (
        ("totals", "from", "until"),
        ("totals", "until", "as_of"),
        ("meetings", "anchor", "until"),
        ("onboarding.handoffs", "on", "accepted"),
    ),
    "idea": (("", "raised.on", "outcome.on"), ("", "raised.on", "parked.on")),
    "item": (("", "raised.on", "due"),),
    "pairing": (
        ("", "wished", "proposed"),
        ("", "proposed", "accepted.mentor"),
        ("", "proposed", "accepted.mentee"),
        ("", "first_contact", "last_contact.mentor"),
        ("", "first_contact", "last_contact.mentee"),
        ("", "proposed", "ended.on"),
    ),
    "record": (
        ("affiliations", "from", "until"),
        ("affiliations", "as_of", "until"),
        ("leave", "from", "until"),
        ("ties", "since", "until"),
        ("seats", "since", "until"),
        ("seats", "since", "ended.on"),
        ("nominations", "on", "closed.on"),
        ("nominations", "on", "accepted"),
        ("notices", "on", "due"),
    ),
    "role": (("", "in_force", "retired"),),
    "story": (("", "on", "review_on"),),
}
"""By kind, what holds pairs of days ("" for the document), the first day and the last."""

Use = tuple[str, str, tuple[str, ...]]
"""The list that holds the uses ("" for the document itself), the key that names, the keys that date it."""

USES: Final[dict[str, dict[str, tuple[Use, ...]]]] = {
    ROLE: {
        "record": (
            ("seats", "role", ("since",)),
            ("nominations", "role", ("on",)),
            ("vouches", "role", ("on",)),
        ),
        "pairing": (("", "goal", ("proposed",)),),
    },
    GROUP: {
        "record": (
            ("seats", "sig", ("since",)),
            ("nominations", "sig", ("on",)),
            ("vouches", "sig", ("on",)),
        ),
        "contributions": (("entries", "group", ("date",)), ("measures", "group", ("from",))),
        "person": (("follows", "group", ("since",)),),
        "pairing": (("", "group", ("proposed",)),),
        "story": (("", "group", ("on",)),),
        "signal": (("", "group", ("on",)),),
    },
    ORGANIZATION: {"record": (("affiliations", "organization", ("from", "as_of")),)},
}
"""By what is named and kind of document, where its uses stand."""
