"""One candidate, four pairs of sponsors, four readings of the sponsor rule."""

import datetime
from pathlib import Path

import msgspec

from ladder_cli.model.community import Community
from ladder_cli.model.organization import Organization
from ladder_cli.model.record import Record, Sponsor
from ladder_cli.model.registry import Registry
from ladder_cli.model.role import Role
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.requirement import judge
from ladder_cli.roles.verdict import Verdict
from ladder_cli.roles.words import given

READINGS = {
    "any two": {},
    "not all from the candidate's": {"outside": 1},
    "from two companies": {"employers": "distinct"},
    "from two companies, neither the candidate's": {"employers": "distinct-from-candidate"},
}
"""Each reading, and the parameters that say it."""
EMPLOYERS = {
    "ada": "tidewater",
    "bob": "tidewater",
    "cleo": "tidewater",
    "dan": "larkspur",
    "eve": "larkspur",
    "finn": "ironbark",
}
PAIRS = (("bob", "cleo"), ("dan", "eve"), ("bob", "dan"), ("dan", "finn"))
TODAY = datetime.date.fromisoformat((Path(__file__).parent / "today").read_text().strip())


def answer(reading: str, pair: tuple[str, str]) -> Verdict:
    """What a reading says of `ada` with these two sponsors."""
    role = {
        "title": "Member",
        "ladder": "example",
        "scope": "community",
        "requires": {"id": "sponsors", "sponsors": {"least": 2, **READINGS[reading]}},
        "in_force": "2020-01-01",
    }
    seats = [{"role": "member", "since": "2024-01-01"}]
    people = {
        who: {
            "affiliations": [{"organization": firm, "from": "2022-01-01"}],
            "seats": [] if who == "ada" else seats,
        }
        for who, firm in EMPLOYERS.items()
    }
    about = {"name": "Example", "conduct": {"version": "1", "report_to": "x"}, "contribution_kinds": {}}
    ladders = Ladders(
        Registry(
            msgspec.convert(about, Community),
            records={who: msgspec.convert(record, Record) for who, record in people.items()},
            roles={"member": msgspec.convert(role, Role)},
            organizations={firm: Organization(name=firm.title()) for firm in EMPLOYERS.values()},
        )
    )
    day = TODAY.isoformat()
    words = given(ladders, "ada", [Sponsor(by=who, on=day) for who in pair])
    return judge(ladders, "ada", "member", None, TODAY, words).verdict


def table() -> str:
    """The answers in Markdown: a row a pair, a column a reading."""
    heads = [f"{reading}<br>`{_parameters(reading)}`" for reading in READINGS]
    lines = [f"| sponsors from | {' | '.join(heads)} |", "|---" * (len(READINGS) + 1) + "|"]
    for pair in PAIRS:
        firms = " and ".join(EMPLOYERS[who].title() for who in pair)
        lines.append(f"| {firms} | {' | '.join(answer(reading, pair) for reading in READINGS)} |")
    return "\n".join(lines) + "\n"


def _parameters(reading: str) -> str:
    return ", ".join(f"{key}: {value}" for key, value in {"least": 2, **READINGS[reading]}.items())
