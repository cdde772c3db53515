"""An invented community of any size, the same for every run: valid, and without findings above info."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from ladder_cli.model.kinds import SCHEMA_FOLDER
from ladder_cli.store.plans.founding import Founding, founding

TODAY: Final = date.fromisoformat((Path(__file__).parents[1] / "docs" / "today").read_text().strip())

SEED: Final = 20261122
OFFICERS: Final = 24
"""Leads, stewards and the conduct committee; they come first."""
ELDERS: Final = 20
"""One in so many people vouches for others."""
CLIMBERS: Final = 8
"""So many of the first elders have done enough for the next rung, half of them to review, half to speak."""

_FIRST = "ka lo mi ne su ta ri vo be da fe gi ho ju ny pa se tu wi ze".split()
_LAST = "rin dal mor vik sen tar lund bek nar ost wen yar zel fos gan hul jor kel".split()
_ZONES = "Africa/Lagos America/Bogota Asia/Kolkata Asia/Tokyo Europe/Berlin Pacific/Auckland".split()
_TOPICS = "storage networks documentation upgrades testing events translation releases security".split()
_LANGUAGES = "en pt fr de hi ja es".split()
_GROUPS = "docs storage network releases testing events security onboarding".split()
_FIRMS = "brightwater coldharbour eastmoor fernhill greyfell highmere ironbridge juniper".split()
_LATER = "kestrel larkspur millrace northgate".split()
_WORKS = ["docs", "translation", "triage", "review", "code-change"]

_COMMITTEE = """\
title: Conduct
kind: committee
contact:
  private: conduct@bench.example.org
conduct:
  recusal: {ties: [same-employer, manages, family], then: the-others}
"""


def files(people: int) -> Iterator[tuple[str, str]]:
    """Path and text of every file of the registry, relative to the repository's top."""
    for path, text in _policy():
        yield f"registry/{path}", text
    random = Random(SEED)
    handles = [handle(number) for number in range(people)]
    known = handles[: OFFICERS + max(8, people // ELDERS)]
    for number, name in enumerate(handles):
        folder = f"{name[0]}/{name}.yaml"
        yield f"registry/people/{folder}", _profile(name, random)
        yield f"registry/records/{folder}", _record(number, name, known, random)
        if OFFICERS <= number < OFFICERS + CLIMBERS:
            yield f"registry/contributions/{folder}", _climb(number, known)
        elif number % 2:
            yield f"registry/contributions/{folder}", _contributions(name, known, random)


def handle(number: int) -> str:
    """The handle of the person of that number; two of them never look alike."""
    number, first = divmod(number, len(_FIRST))
    number, second = divmod(number, len(_FIRST))
    number, last = divmod(number, len(_LAST))
    return f"{_FIRST[first]}{_FIRST[second]}-{_LAST[last]}" + (f"-{_word(number)}" if number else "")


def _word(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number, len(_LAST))
        text += _LAST[rest]
    return text


def _policy() -> Iterator[tuple[str, str]]:
    begun = founding(
        Founding(
            name="Bench",
            today=TODAY.replace(year=TODAY.year - 3),
            steward="nobody",
            login="nobody",
            ladders=(),
            report_to="conduct@bench.example.org",
        )
    )
    for path, text in begun.items():
        if not path.startswith(("..", "records/", SCHEMA_FOLDER)):
            yield path, text
    for firm in (*_FIRMS, *_LATER):
        yield f"organizations/{firm}.yaml", f"name: {firm.title()}\n"
    for group in _GROUPS:
        yield (
            f"sigs/{group}.yaml",
            f"title: {group.title()}\nkind: sig\nmission: All of {group}\ntopics: [{group}]\n",
        )
    yield "sigs/conduct.yaml", _COMMITTEE


def _profile(name: str, random: Random) -> str:
    group, other = random.sample(_GROUPS, 2)
    first, second, third = random.sample(_TOPICS, 3)
    return f"""\
# yaml-language-server: $schema=../../.schemas/person.json
name: {name.replace("-", " ").title()}
pronouns: they/them
about: Runs a few things, and writes down how they break.
time_zone: {random.choice(_ZONES)}
availability:
  - days: [monday, wednesday]
    from: "{random.randrange(8, 16):02}:00"
    to: "{random.randrange(17, 22)}:30"
languages: [{", ".join(random.sample(_LANGUAGES, 2))}]
classes: [user, operator]
interests:
  - {first}
  - {second}
follows:
  - group: {group}
    since: 2025-{random.randrange(1, 13):02}-11
  - group: {other}
    since: 2026-0{random.randrange(1, 10)}-05
mentoring:
  offer:
    capacity: {random.randrange(1, 4)}
    topics: [{third}]
slots: {random.randrange(4)}
"""


def _record(number: int, name: str, known: list[str], random: Random) -> str:
    head = f"""\
# yaml-language-server: $schema=../../.schemas/record.json
account:
  login: {name}
  id: {100_000 + number}
"""
    if number < OFFICERS:
        return head + _officer(number)
    if number < len(known):
        return head + _elder(number)
    return head + _member(known[OFFICERS:], random)


def _officer(number: int) -> str:
    office, role = divmod(number, 3)
    seats = {
        0: f"  - role: lead\n    sig: {_GROUPS[office]}\n    since: 2025-06-01\n    until: 2027-05-31\n",
        1: "  - role: steward\n    since: 2024-12-01\n" if office < 3 else "",
        2: "  - role: conduct-member\n    sig: conduct\n    since: 2024-12-01\n" if office < 4 else "",
    }[role]
    return f"""\
affiliations:
  - organization: {_FIRMS[number % len(_FIRMS)]}
    from: 2020-02-01
agreements:
  - what: conduct
    version: "1.0"
    on: 2024-02-12
seats:
  - role: member
    since: 2024-03-01
    origin: founding
{seats.replace("    since", "    origin: founding" + chr(10) + "    since")}"""


def _elder(number: int) -> str:
    return f"""\
affiliations:
  - organization: {_FIRMS[number % len(_FIRMS)]}
    from: 2020-02-01
agreements:
  - what: conduct
    version: "1.0"
    on: 2024-02-12
seats:
  - role: member
    since: 2024-03-01
    origin: founding
facts:
  - what: two-factor
    source: accounts list of code.bench.example.org
    as_of: 2026-03-23
"""


def _member(elders: list[str], random: Random) -> str:
    # Neighbours work for different firms.
    place = random.randrange(len(elders) - 1)
    first, second = elders[place : place + 2]
    return f"""\
affiliations:
  - organization: {random.choice(_LATER)}
    from: 2022-0{random.randrange(1, 10)}-01
agreements:
  - what: conduct
    version: "1.0"
    on: 2025-01-12
seats:
  - role: participant
    since: 2025-02-01
    ended:
      on: 2025-08-31
      why: moved-up
  - role: member
    since: 2025-09-01
    sponsors:
      - by: {first}
        on: 2025-08-2{random.randrange(10)}
        link: https://code.bench.example.org/pull/{random.randrange(100_000)}
      - by: {second}
        on: 2025-08-30
"""


def _contributions(name: str, known: list[str], random: Random) -> str:
    # Neighbours work for different firms, so one of them sees the work from elsewhere.
    place = random.randrange(len(known) - 1)
    seen_by = [one for one in known[place : place + 2] if one != name]
    lines = ["# yaml-language-server: $schema=../../.schemas/contributions.json", "entries:"]
    for month in range(4):
        kind = random.choice(_WORKS)
        lines += [
            f"  - kind: {kind}",
            f"    date: 2026-0{2 * month + 1}-{random.randrange(10, 29)}",
            f"    group: {random.choice(_GROUPS)}",
            f"    what: {kind.replace('-', ' ').capitalize()} of {random.choice(_TOPICS)}",
            f"    link: https://code.bench.example.org/{name}/{kind}/{month}",
            f"    recorded_by: {seen_by[month % len(seen_by)]}",
        ]
    return "\n".join(lines) + "\n"


def _climb(number: int, known: list[str]) -> str:
    """Three pieces of work a month in one group, or talks and events: enough, and seen by three people."""
    others = known[number - 3 : number]
    group = _GROUPS[number % len(_GROUPS)]
    kinds = ["talk", "event-planning", "mentoring"] if number % 2 else ["docs", "review", "review"]
    lines = ["# yaml-language-server: $schema=../../.schemas/contributions.json", "entries:"]
    for month in range(1, 11):
        for day, kind in enumerate(kinds, 4):
            seen_by = others[(month + day) % len(others)]
            lines += [
                f"  - kind: {kind}",
                f"    date: 2026-{month:02}-{5 * day - month:02}",
                f"    group: {group}",
                f"    what: {kind.replace('-', ' ').capitalize()} in month {month}",
                f"    about: {group}-{month}-{day}",
                f"    with: [{seen_by}]",
                f"    link: https://code.bench.example.org/{group}/{kind}/{number}/{month}/{day}",
                f"    recorded_by: {seen_by}",
                f"    witnesses: [{seen_by}]",
            ]
    return "\n".join(lines) + "\n"
