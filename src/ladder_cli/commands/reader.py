"""The time zone of whoever reads an answer."""

from ladder_cli.commands.call import Call
from ladder_cli.commands.speaker import said
from ladder_cli.model.stop import usage


def reader_zone(call: Call, given: str, handle: str | None) -> str:
    """The zone that was named, else that of the speaker's profile, else UTC.

    Raises Stop (status 2) for a zone that the database does not have.
    """
    from zoneinfo import available_timezones

    if given:
        if given not in available_timezones():
            raise usage(f"`{given}` is not a time zone", "name one such as `Europe/Berlin`")
        return given
    speaker = said(call, handle)
    profile = call.registry.people.get(speaker) if speaker else None
    zone = profile.time_zone if profile else None
    return zone if zone in available_timezones() and zone else "UTC"
