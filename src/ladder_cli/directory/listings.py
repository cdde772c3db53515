"""The lists there are: one table for `query`, its help and its completion."""

from ladder_cli.directory.contributions import CONTRIBUTIONS
from ladder_cli.directory.groups import ORGANIZATIONS, ROLES, SIGS
from ladder_cli.directory.listing import Listing
from ladder_cli.directory.pairings import PAIRINGS
from ladder_cli.directory.people import PEOPLE
from ladder_cli.directory.seats import SEATS
from ladder_cli.directory.signals import SIGNALS
from ladder_cli.directory.stories import STORIES
from ladder_cli.directory.work import IDEAS, ITEMS

LISTINGS: dict[str, Listing] = {
    "people": PEOPLE,
    "sigs": SIGS,
    "roles": ROLES,
    "organizations": ORGANIZATIONS,
    "seats": SEATS,
    "contributions": CONTRIBUTIONS,
    "items": ITEMS,
    "ideas": IDEAS,
    "pairings": PAIRINGS,
    "stories": STORIES,
    "signals": SIGNALS,
}
