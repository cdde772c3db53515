"""Meetings as communities write them down, put on a calendar where the text says enough.

Enough is: one weekday, one time of day, a zone that means one place, and a rhythm with something
to count from. Every week needs no date, since every such day is one. The nth weekday of a month
needs none either. Any other rhythm (every two weeks, every four weeks) needs the date of one
meeting, and "monthly" needs to say which week. Whatever else a text says must be understood or be
a note about something else than time; otherwise the meeting is kept as text, with the question to
ask. Of the 102 meetings that this was developed on, 59 are kept: 56 every two weeks and one every
four weeks without a date, one monthly without a week, and one on the day after another weekday
("Wednesday, after the fourth Tuesday"); a zone of many meanings ("IST") falls on one of the 56.
"""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from msgspec import Struct

from ladder_cli.interop.names import line
from ladder_cli.meetings.days import nth_weekday
from ladder_cli.model.finding import Plain
from ladder_cli.pairing.overlap import WEEKDAYS

_ZONES: Final = {
    **dict.fromkeys(("pt", "pacific time"), "America/Los_Angeles"),
    **dict.fromkeys(("et", "eastern time"), "America/New_York"),
    **dict.fromkeys(("cet", "central european time"), "Europe/Berlin"),
    **dict.fromkeys(("utc", "gmt"), "UTC"),
}
_MANY: Final = {"IST": ": India's, Ireland's or Israel's", "CST": ": China's, Cuba's or North America's"}
_ORDINALS: Final = {
    **dict.fromkeys(("first", "1st"), 1),
    **dict.fromkeys(("second", "2nd"), 2),
    **dict.fromkeys(("third", "3rd"), 3),
    **dict.fromkeys(("fourth", "4th"), 4),
    "last": -1,
}
_NUMBERS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8}
_MONTHS: Final = {name.lower()[:3]: number for number, name in enumerate(calendar.month_name) if name}

_MONTH_NAME: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATES: Final = (
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b"),
    re.compile(_MONTH_NAME + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b"),
    re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?" + _MONTH_NAME + r",?\s+(?P<year>\d{4})\b"),
    re.compile(
        r"\b(?P<year>\d{4})\s+start(?:ing)?(?:\s+date)?:?\s+"
        + _MONTH_NAME
        + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
    ),
)
_TIME = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s*(?P<half>[ap])?\.?(?:m\.?)?", re.IGNORECASE)
_RHYTHMS: Final = (
    (re.compile(r"\b(?:bi-?weekly|fortnightly|every (?:other|second) week|every (?:two|2) weeks)\b"), 2),
    (re.compile(r"\bevery (?P<count>\d{1,2}|two|three|four|five|six|eight) weeks\b"), 0),
    (re.compile(r"\b(?:weekly|every week|each week)\b"), 1),
)
_MONTHLY = re.compile(r"\b(?:monthly|(?:every|each|of the|of each|of every|a) month)\b")
_NOTE = re.compile(r"\((?P<inner>[^()]*)\)|[,;](?P<rest>[^,;]*)")
_FILLERS: Final = frozenset(
    {"", "on", "the", "every", "each", "start", "starting", "starts", "from", "since", "date", "of"}
)
_TELLING = re.compile(
    r"\d|\b(?:not|no|except|exclud\w*|skip\w*|cancel\w*|alternat\w*|interleav\w*|odd|even|other|only|until|till"
    r"|unless|if|when|during|after|before|between|following|next|holiday\w*|summer|winter|spring|autumn|fall"
    r"|paus\w*|day|daily|weeks?|weekly|months?|monthly|quarter\w*|years?|yearly|twice|once|times?|dates?"
    r"|first|second|third|fourth|fifth|last"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|jan\w*|feb\w*|march|april|may|june|july|aug\w*|sept\w*"
    r"|oct\w*|nov\w*|dec\w*)\b"
)


@dataclass(slots=True)
class Placed:
    """What is known of a meeting's time, the questions that are open, and notes that say no time."""

    known: dict[str, Plain] = field(default_factory=dict)
    asks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def enough(self) -> bool:
        """Whether the meeting can be put on a calendar."""
        return not self.asks


class Written(Struct, frozen=True):
    """A meeting's time as it is written down; what is missing is empty."""

    day: str = ""
    time: str = ""
    zone: str = ""
    frequency: str = ""

    @property
    def text(self) -> str:
        """All of it on one line."""
        when = " ".join(part for part in (self.day, self.time, self.zone) if part)
        return line(", ".join(part for part in (when, self.frequency) if part)) or "no time is given"


def meeting(base: dict[str, Plain], written: Written, today: date) -> tuple[dict[str, Plain], list[str]]:
    """The meeting's data in the schema's order, and the notes in its text that no field holds.

    `base` holds kind, title, agenda and room. What is known of an unplaced meeting stays with it,
    so that the answer to its question is all that is left to fill in.
    """
    found = place(written, today)
    keys = ("anchor", "every", "time_zone", "time")
    data: dict[str, Plain] = {key: base[key] for key in ("kind", "title")}
    data |= {key: found.known[key] for key in keys if key in found.known}
    data |= {key: base[key] for key in ("agenda", "room") if base.get(key)}
    if not found.enough:
        data.pop("anchor", None)
        data["unplaced"] = {"text": written.text, "ask": line("; ".join(found.asks))}
    return data, found.notes


def place(written: Written, today: date) -> Placed:
    """What the text says of a meeting's time, and what has to be asked before it is on a calendar."""
    found = Placed()
    zone = zone_of(written.zone)
    if zone:
        found.known["time_zone"] = zone
    else:
        means = _MANY.get(line(written.zone), "")
        found.asks.append(
            f"which time zone is `{written.zone}`{means}?" if written.zone else "in which time zone?"
        )
    time = time_of(written.time)
    if time:
        found.known["time"] = time
    else:
        found.asks.append(f"what time of day is `{written.time}`?" if written.time else "at what time?")
    _rhythm(written, today, found)
    return found


def zone_of(text: str) -> str | None:
    """The IANA zone that a text means: a name of the zone database, or PT, ET, CET and their names.

    Other abbreviations mean several places, or a fixed offset that nobody keeps in summer: None.
    """
    text = line(text)
    if re.fullmatch(r"[A-Z]{2,5}|[a-z]{2,5}", text) is None and text in _iana():
        return text
    parts = re.split(r"[()/]", text.lower())
    zones = {_ZONES[part.strip()] for part in parts if part.strip() in _ZONES}
    return zones.pop() if len(zones) == 1 else None


@cache
def _iana() -> frozenset[str]:
    return frozenset(available_timezones())


def time_of(text: str) -> str | None:
    """The time of day, as `HH:MM`, of `9:00`, `09:00` or `2PM`; None for anything else."""
    match = _TIME.fullmatch(line(text))
    if match is None or (match["minute"] is None and match["half"] is None):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _rhythm(written: Written, today: date, found: Placed) -> None:
    """Weekday, interval and a day to count from, out of what stands under day and frequency."""
    text = f"{line(written.day)} | {line(written.frequency)}".lower()
    start, text = _take_date(text)
    text = _take_notes(text, found)
    weeks, text = _take_weeks(text)
    monthly = _MONTHLY.search(text) is not None
    words = re.findall(r"[a-z0-9]+", _MONTHLY.sub(" ", text))
    days = {word.removesuffix("s") for word in words} & set(WEEKDAYS)
    nths = {_ORDINALS[word] for word in words if word in _ORDINALS}
    rest = [
        w for w in words if w.removesuffix("s") not in WEEKDAYS and w not in _ORDINALS and w not in _FILLERS
    ]
    single = len(days) == 1 and len(nths) <= 1 and bool(weeks) != monthly and not (weeks and nths)
    if rest or not single:
        found.asks.append("on which date is one of these meetings, and how do they go on from there?")
        return
    weekday = days.pop()
    if start is not None and WEEKDAYS[start.weekday()] != weekday:
        found.asks.append(f"{start} is a {WEEKDAYS[start.weekday()].title()}: is that the right date?")
        return
    if weeks:
        _weekly(weekday, weeks, start, today, found)
    else:
        _monthly(weekday, nths.pop() if nths else None, start, today, found)


def _weekly(weekday: str, weeks: int, start: date | None, today: date, found: Placed) -> None:
    found.known["every"] = {"weeks": weeks}
    if start is None and weeks == 1:
        start = today + timedelta(days=(WEEKDAYS.index(weekday) - today.weekday()) % 7)
    if start is None:
        found.asks.append(f"on which date was or is one of these meetings (a {weekday.title()})?")
    else:
        found.known["anchor"] = start.isoformat()


def _monthly(weekday: str, nth: int | None, start: date | None, today: date, found: Placed) -> None:
    if nth is None and start is not None:
        # the fourth may as well be meant as the last, and a fifth comes only now and then
        nth = (start.day + 6) // 7 if start.day <= 21 else None
    if nth is None:
        found.asks.append(f"which {weekday.title()} of the month?")
        return
    found.known["every"] = {"months": 1, "nth": nth, "weekday": weekday}
    if start is not None and nth_weekday(start.year, start.month, weekday, nth) != start:
        found.asks.append(f"{start} is another {weekday.title()} of its month: which is right?")
        return
    found.known["anchor"] = (start or _next_nth(weekday, nth, today)).isoformat()


def _next_nth(weekday: str, nth: int, today: date) -> date:
    found = nth_weekday(today.year, today.month, weekday, nth)
    if found >= today:
        return found
    year, month = divmod(today.year * 12 + today.month, 12)
    return nth_weekday(year, month + 1, weekday, nth)


def _take_date(text: str) -> tuple[date | None, str]:
    for pattern in _DATES:
        match = pattern.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        month = int(groups["number"]) if groups.get("number") else _MONTHS[groups["month"][:3]]
        try:
            start = date(int(groups["year"]), month, int(groups["day"]))
        except ValueError:
            return None, text
        return start, f"{text[: match.start()]} {text[match.end() :]}"
    return None, text


def _take_notes(text: str, found: Placed) -> str:
    """The text without what stands in brackets or after a comma and says nothing of time."""

    def keep(match: re.Match[str]) -> str:
        note = (match["inner"] if match["inner"] is not None else match["rest"]).strip()
        if not note or _TELLING.search(note) or note.startswith("start"):
            return match[0]
        found.notes.append(note)
        return " "

    return _NOTE.sub(keep, text)


def _take_weeks(text: str) -> tuple[int, str]:
    """Every how many weeks, 0 where the text does not say, and what else it says."""
    for pattern, weeks in _RHYTHMS:
        match = pattern.search(text)
        if match is not None:
            count = match.groupdict().get("count")
            stated = (_NUMBERS.get(count) or int(count)) if count else weeks
            return stated, f"{text[: match.start()]} {text[match.end() :]}"
    return 0, text
