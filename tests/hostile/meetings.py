"""Groups full of meetings: a line for each, by its number."""

from collections.abc import Callable

ZONES = ("UTC", "Europe/Berlin", "America/Toronto", "Australia/Lord_Howe")


def crowd(number: int) -> str:
    """All on one day in one room, each for half of it."""
    return (
        f"- {{kind: social, title: a, anchor: 2026-01-01, every: {{weeks: 1}}, time_zone: UTC, "
        f'time: "0{number % 10}:00", minutes: 720, room: "https://a.b", until: 2027-10-01}}\n'
    )


def zones(number: int) -> str:
    """The same in four zones whose clocks change on different days."""
    return crowd(number).replace("UTC", ZONES[number % 4])


def spread(number: int) -> str:
    """The same over the days of a month, so that few overlap many others."""
    return zones(number).replace("2026-01-01", f"2026-01-{1 + number % 28:02}")


def both(number: int) -> str:
    """Status meetings and office hours in turn, each in the others' weeks."""
    kind = ("status", "office-hours")[number % 2]
    return zones(number).replace("social", kind).replace("weeks: 1", "weeks: 2")


def hosted(number: int) -> str:
    """The same in three rooms, each with ten of thirty-one people, who are together in none."""
    hosts = ", ".join(f"h{(number * 3 + host * 7) % 31}" for host in range(10))
    return (
        zones(number)
        .replace("https://a.b", f"https://a.b/{number % 3}")
        .replace("}\n", f", hosts: [{hosts}]}}\n")
    )


def skipping(number: int) -> str:
    """Monthly since long ago, with days that it does not take place on."""
    days = ", ".join(f"{{on: 2{year}-01-01}}" for year in range(900, 920))
    return (
        "- {kind: social, title: a, anchor: 1970-01-01, every: {months: 1, nth: 1, weekday: thursday}, "
        f'time_zone: UTC, time: "09:00", minutes: 720, room: "https://a.b", skips: [{days}]}}\n'
    )


def turning(number: int) -> str:
    """In twelve turns."""
    turns = ", ".join(f'{{time_zone: {ZONES[turn % 4]}, time: "{turn:02}:00"}}' for turn in range(12))
    return zones(number).replace("}\n", f", rotation: [{turns}]}}\n")


def group(line: Callable[[int], str], count: int) -> bytes:
    """A group with so many meetings."""
    return ("title: Full\nkind: sig\nmeetings:\n" + "".join(line(number) for number in range(count))).encode()
