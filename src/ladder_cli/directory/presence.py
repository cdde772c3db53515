"""Where the clock stands for somebody at a moment, and whether it is within the hours they state."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from ladder_cli.model.person import Person
from ladder_cli.pairing.overlap import DAY, WEEK, usual_week


class Presence(Struct, frozen=True):
    """Somebody's local time, None where their zone is not known; whether it is within their hours.

    `within` is None where they state no hours. `opens` is when their hours begin next, in local time, and
    None within them.
    """

    local: datetime | None = None
    within: bool | None = None
    opens: datetime | None = None

    @property
    def rank(self) -> int:
        """Within their hours first, then those whose hours nobody knows, then those outside them."""
        return 1 if self.within is None else int(not self.within) * 2


def presence(person: Person | None, at: datetime) -> Presence:
    """Where somebody is in their week at a moment (UTC)."""
    local = local_time(person.time_zone, at) if person is not None else None
    if person is None or local is None:
        return Presence()
    spans = usual_week(person.availability)
    if not spans:
        return Presence(local)
    now = local.weekday() * DAY + local.hour * 60 + local.minute
    if any(start <= now < end for start, end in spans):
        return Presence(local, within=True)
    wait = min((start - now) % WEEK for start, _ in spans)
    opens = local.replace(second=0, microsecond=0) + timedelta(minutes=wait)
    return Presence(local, within=False, opens=opens)


def local_time(zone: str | None, at: datetime) -> datetime | None:
    """What clocks in a zone show at a moment (UTC), without the zone; None for no zone or an unknown one."""
    if zone is None:
        return None
    try:
        return at.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except (KeyError, ValueError, OSError):  # a folder of the database (`America`) is an OSError
        return None
