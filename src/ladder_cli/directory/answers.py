"""What people answer about themselves, from words to data; an answer that cannot be taken says what can.

Every function raises Stop (status 2) with what is wrong and what was expected. Lists go by commas.
"""

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args
from zoneinfo import available_timezones

from ladder_cli.model.community import Class
from ladder_cli.model.dates import day, last_day
from ladder_cli.model.person import Weekday
from ladder_cli.model.stop import Stop, usage

DAYS: tuple[str, ...] = get_args(Weekday)
CLASSES: tuple[str, ...] = get_args(Class)
LISTS = {"group": "sigs", "role": "roles"}
"""By noun, the list that `query` shows of them."""
HOURS = "write it as `tuesday,thursday 18:00-21:00`"
LEAVE = "write it as `2026-12..2027-02`, in days or months; leave out the end where it is open"

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_DAY_OR_MONTH = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_JOINING = re.compile("(?<=[^\x00-\xff])[\u200c\u200d](?=[^\x00-\xff])")
_LINK = re.compile(r"https?://[^\s<>\"]+")
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?")


def line(text: str, most: int) -> str:
    """One line of so many characters at most."""
    text = text.strip()
    if len(text) > most:
        raise usage(f"that is {len(text)} characters long", f"{most} at most")
    if not _seen(text):
        raise usage("that holds characters that nobody can see", "write it in one plain line")
    return text


def _seen(text: str) -> bool:
    """Whether every character can be seen, or joins letters of a script that spells so, or emoji."""
    return _JOINING.sub("", text).isprintable()


def said(text: str, most: int) -> str:
    """The same, and not nothing."""
    if not text.strip():
        raise usage("that says nothing", "say it in a line")
    return line(text, most)


def prose(text: str, most: int = 4000) -> str:
    """Words in one line or several, of so many characters at most."""
    text = text.strip()
    if len(text) > most:
        raise usage(f"that is {len(text)} characters long", f"{most} at most")
    if not _seen(text.replace("\n", "")):
        raise usage("that holds characters that nobody can see", "write it in plain lines")
    return text


def link(text: str) -> str:
    """Where something can be seen."""
    if not _LINK.fullmatch(text) or len(text) > 500:
        raise usage(f"`{text}` is not a link", "write it as https://forum.example.org/t/12")
    return text


def login(text: str) -> str:
    """A login on the code host."""
    if not _LOGIN.fullmatch(text):
        raise usage(
            f"`{text}` is not a login", "letters, digits, `-` and `_`, beginning with a letter or digit"
        )
    return text


@cache
def zones() -> tuple[str, ...]:
    """Every time zone of the IANA database, sorted; finding them takes a while."""
    return tuple(sorted(available_timezones()))


def zone(text: str) -> str:
    """A time zone by its name in the IANA database."""
    if text not in zones():
        raise usage(f"`{text}` is not a time zone", _zone_hint(text))
    return text


def part_of_the_world(text: str) -> str:
    """A time zone, or what the names of several begin with (`Asia`), in capitals or not."""
    asked = text.lower().rstrip("/")
    if not any(name.lower() == asked or name.lower().startswith(f"{asked}/") for name in zones()):
        raise usage(f"`{text}` is neither a time zone nor a part of the world", _zone_hint(text))
    return text


def _zone_hint(text: str) -> str:
    """The zone that was meant: in other letters, by its city alone, or with a slip."""
    typed = text.strip().replace(" ", "_").lower()
    names: dict[str, str] = {}
    for name in reversed(zones()):
        names |= {name.lower(): name, name.lower().rpartition("/")[2]: name}
    near = get_close_matches(typed, names, n=1, cutoff=0.7) if len(typed) > 3 else []
    return (
        f"did you mean `{names[near[0]]}`?"
        if near
        else "a name such as `Europe/Berlin` or `America/Sao_Paulo`"
    )


def hours(text: str) -> dict[str, Any]:
    """Hours of a usual week: days by commas or from one to another, then from when to when."""
    parts = text.rsplit(maxsplit=1)
    if len(parts) != 2:
        raise usage(f"`{text}` says no days, or no hours", HOURS)
    start, dash, end = parts[1].replace("–", "-").partition("-")
    first, last = _clock(start), _clock(end)
    if not dash or first in ("", "24:00") or not last or first == last:
        raise usage(f"`{parts[1]}` is not from one time to another", HOURS)
    return {"days": _days(parts[0]), "from": first, "to": last}


def _clock(text: str) -> str:
    match = _CLOCK.fullmatch(text)
    if match is None:
        return ""
    hour, minute = int(match[1]), int(match[2] or 0)
    return f"{hour:02}:{minute:02}" if minute < 60 and hour * 60 + minute <= 24 * 60 else ""


def _days(text: str) -> list[str]:
    found: set[str] = set()
    for part in text.split(","):
        first, _, last = (word.strip() for word in part.partition("-"))
        start, end = DAYS.index(_weekday(first)), DAYS.index(_weekday(last or first))
        found |= {DAYS[index % 7] for index in range(start, end + 1 if end >= start else end + 8)}
    return [name for name in DAYS if name in found]


def _weekday(text: str) -> str:
    matching = [name for name in DAYS if len(text) > 2 and name.startswith(text.lower())]
    if not matching:
        near = get_close_matches(text.lower(), DAYS, n=1)
        raise usage(f"`{text}` is not a day of the week", f"did you mean `{near[0]}`?" if near else HOURS)
    return matching[0]


def hours_spoken(each: Any) -> str:
    """Hours as somebody would type them."""
    return f"{','.join(name[:3] for name in each['days'])} {each['from']}-{each['to']}"


def languages(text: str) -> list[str]:
    """Languages by their codes."""
    found = _words(text)
    for word in found:
        if not _LANGUAGE.fullmatch(word):
            parts = word.replace("_", "-").split("-")
            tidy = "-".join(
                [parts[0].lower(), *(part.title() if len(part) == 4 else part.upper() for part in parts[1:])]
            )
            hint = (
                f"did you mean `{tidy}`?" if _LANGUAGE.fullmatch(tidy) else "a code such as `en` or `pt-BR`"
            )
            raise usage(f"`{word}` is not the code of a language", hint)
    return found


def classes(text: str) -> list[str]:
    """Any of user, operator and contributor."""
    return chosen(text, CLASSES, "class")


def topics(text: str) -> list[str]:
    """Topics: small words, joined by `-`."""
    found = _words(text)
    for word in found:
        if not _SLUG.fullmatch(word) or len(word) > 60:
            tidy = "-".join(re.findall(r"[a-z0-9]+", word.lower()))[:60].strip("-")
            hint = f"did you mean `{tidy}`?" if tidy else "small letters and digits, joined by `-`"
            raise usage(f"`{word}` is not written as a topic", hint)
    return found


def chosen(text: str, known: Iterable[str], what: str) -> list[str]:
    """Any of what is known."""
    return [one(word, known, what) for word in _words(text)]


def one(text: str, known: Iterable[str], what: str) -> str:
    """One of what is known."""
    names = sorted(known)
    if text in names:
        return text
    all_ = f"see them all: ladder query {LISTS.get(what, what)}"
    few = f"one of: {', '.join(names)}" if len(names) <= 12 else all_
    raise usage(f"`{text}` is not {a(what)} here", near(text, names) or few)


def near(text: str, known: Iterable[str]) -> str:
    """A hint with the known name that was probably meant; nothing where none is near."""
    found = get_close_matches(text.lower(), sorted(known), n=1, cutoff=0.6)
    return f"did you mean `{found[0]}`?" if found else ""


def a(what: str) -> str:
    """A word with its article."""
    return f"{'an' if what[0] in 'aeio' else 'a'} {what}"


def whole(text: str, least: int, most: int) -> int:
    """A whole number within bounds."""
    if not re.fullmatch(r"\d{1,9}", text) or not least <= int(text) <= most:
        raise usage(f"`{text}` is not a number that goes here", f"a whole number from {least} to {most}")
    return int(text)


def agreement(text: str) -> str:
    """What somebody agrees to: `conduct`, or the id of a guide or a training."""
    if not _SLUG.fullmatch(text) or len(text) > 80:
        raise usage(
            f"`{text}` is nothing to agree to", "`conduct`, or the id of a guide, such as `reviewer-guide`"
        )
    return text


def leave(text: str, today: date) -> dict[str, str]:
    """Time away in days or months, `FROM` or `FROM..UNTIL`, from today on."""
    start, _, end = (word.strip() for word in text.partition(".."))
    for word in (start, end) if end else (start,):
        if not _is_day_or_month(word):
            raise usage(f"`{word}` is neither a day nor a month", LEAVE)
    if last_day(start) < today:
        raise usage(f"`{start}` is over", "leave begins today or later; a steward can write an earlier one")
    if end and last_day(end) < day(start):
        raise usage(f"`{end}` comes before `{start}`", LEAVE)
    return {"from": start, "until": end} if end else {"from": start}


def _is_day_or_month(text: str) -> bool:
    if not _DAY_OR_MONTH.fullmatch(text):
        return False
    try:
        day(text)
    except ValueError:
        return False
    return True


def refusal(stop: Stop) -> str:
    """What is wrong with an answer, in a line."""
    return f"{stop.message}: {stop.hint}" if stop.hint else stop.message


def _words(text: str) -> list[str]:
    """The words between commas, each once."""
    return list(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
