"""What was said outside, as signals: public posts that somebody lists, and what surveys come to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ladder_cli.interop.evidence import Cells, Intake
from ladder_cli.interop.names import line, link_of, slug
from ladder_cli.interop.roster import Came, Data, Import
from ladder_cli.model.finding import Plain
from ladder_cli.model.registry import Registry

FIELDS: Final = ("link", "title", "date", "group", "topics", "what", "source")


@dataclass
class Shelf:
    """New signals by id; an id that is taken gets a number behind it."""

    registry: Registry
    files: dict[str, Data] = field(default_factory=dict)

    def put(self, name: str, data: Data) -> None:
        """Keep a signal under a name, begun with its month: `2026-10-two-pages-in-a-magazine`."""
        base = f"{str(data['on'])[:7]}-{name[:60].strip('-') or data['kind']}"
        number, free = 1, base
        while free in self.registry.signals or free in self.files:
            number += 1
            free = f"{base}-{number}"
        self.files[free] = {key: value for key, value in data.items() if value not in (None, "", [], {})}

    def paths(self) -> dict[str, Data]:
        """The new files by path."""
        return {f"signals/{name}.yaml": data for name, data in sorted(self.files.items())}


def import_mentions(rows: Iterable[tuple[str, Cells]], intake: Intake) -> Import:
    """A signal for each link to a public post that the registry has not; nothing is fetched.

    Who posted, and how many people follow them, is not asked for: a mention is about the community.
    """
    shelf = Shelf(intake.registry)
    known = {one.link for one in intake.registry.signals.values()}
    for at, row in rows:
        intake.read += 1
        data = _mention(row, at, intake)
        if data is None:
            continue
        if data["link"] in known:
            intake.there += 1
            continue
        known.add(str(data["link"]))
        shelf.put(slug(str(data["title"])), data)
    intake.written = len(shelf.files)
    came = [Came("mentions", intake.read, intake.written)]
    came += [Came("mentions that are on record already", intake.there)] if intake.there else []
    return Import(shelf.paths(), {}, tuple(came), tuple(intake.roster.remains()), ())


def _mention(row: Cells, at: str, intake: Intake) -> Data | None:
    link = link_of(row.get("link"))
    if link is None:
        intake.leave(at, "have no link that may stand in a registry")
        return None
    day = intake.day(row.get("date", ""), at)
    group = intake.group(row.get("group", ""), at) if day else None
    if day is None or group is None:
        return None
    prose = intake.roster.prose
    return {
        "title": prose(row.get("title"), at, 120) or line(f"A mention on {link.split('/')[2]}", 120),
        "kind": "mention",
        "on": day,
        "link": link,
        "group": group,
        "topics": topics(row.get("topics", "")),
        "what": prose(row.get("what"), at),
        "source": prose(row.get("source"), at),
    }


def topics(text: str) -> list[Plain]:
    """The topics of a cell, with commas or semicolons between."""
    return list(dict.fromkeys(name for one in text.replace(";", ",").split(",") if (name := slug(one, 60))))
