"""`ladder import contributions`, `measures`, `survey`, `mentions`: evidence from outside, read row by row."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ladder_cli.commands.bringing import Bringing, bring_in, pair
from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.given_file import opened, raw_of
from ladder_cli.commands.options import AsHandle
from ladder_cli.model.stop import usage

if TYPE_CHECKING:
    from ladder_cli.interop.evidence import Cells, Intake
    from ladder_cli.interop.roster import Import

Table = Annotated[Path, typer.Argument(metavar="FILE.csv", help="A table with headings.")]
Rows = Annotated[Path, typer.Argument(metavar="FILE", help="FILE.csv with headings, or FILE.jsonl.")]
Column = Annotated[
    list[str] | None,
    typer.Option(metavar="FIELD=HEADER", help="Where a field stands, if not under its name."),
]
Kind = Annotated[str, typer.Option(metavar="KIND", help="The kind of rows that name none.")]


@dataclass(frozen=True, slots=True)
class Covering:
    """What the command line says of a source, and of the span in which it has everything."""

    source: Annotated[str, typer.Option(metavar="TEXT", help="What the rows come from.")] = ""
    covers: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND", help="The source has every contribution of this kind; again for another."
        ),
    ] = None
    since: Annotated[
        str, typer.Option(metavar="DATE", help="With --covers: from this day on; else ever.")
    ] = ""
    until: Annotated[
        str, typer.Option(metavar="DATE", help="With --covers: up to this day; else yesterday.")
    ] = ""

    def statement(self, call: Call) -> "Callable[[Intake], None]":
        """The coverage on its way to an intake; Stop (status 2) where it does not go together."""
        from datetime import timedelta

        from ladder_cli.commands.call import day

        covers = self.covers
        if not covers:
            if self.since or self.until:
                raise usage("--since and --until say what --covers covers", "add --covers KIND")
            return lambda _: None
        if not self.source:
            raise usage("what covers that?", "say it with --source TEXT")
        first = day(self.since).isoformat() if self.since else ""
        last = day(self.until).isoformat() if self.until else (call.today - timedelta(days=1)).isoformat()
        given = {"kinds": list(covers), "source": self.source, "from": first, "until": last}

        def say(intake: "Intake") -> None:
            from ladder_cli.interop.rows import statement

            statement(given, "--covers", intake)

        return say


def contributions(
    context: typer.Context,
    covering: Covering,
    how: Bringing,
    file: Rows,
    column: Column = None,
    kind: Kind = "",
    as_: AsHandle = None,
) -> int:
    """Take in what people did, one a row: login or id, kind, date, group, what, about, with, link, witnesses.

    People are found by account number, login, and logins and handles from before. A link that is on record
    for that person and kind is dropped, so that the same file twice changes nothing. A line
    `{"coverage": {"kinds": […], "source": …, "from": …, "until": …}}` of a .jsonl file, or --covers, says
    in which span absence means something, and goes to community.yaml.

    Example: ladder import contributions merged.csv --kind code-change --column what=Title --as bao --dry-run
    """
    from ladder_cli.commands.speaker import speaking
    from ladder_cli.interop.contributions import FIELDS, import_contributions

    call = call_of(context)
    recorder = call.person(speaking(call, as_))
    covered = covering.statement(call)

    def importer(rows: "Iterable[tuple[str, Cells]]", intake: "Intake") -> "Import":
        covered(intake)
        return import_contributions(rows, intake, recorder, kind)

    return _streamed(call, how, file, FIELDS, column, (), importer)


def measures(
    context: typer.Context,
    covering: Covering,
    how: Bringing,
    file: Rows,
    column: Column = None,
    kind: Kind = "",
) -> int:
    """Take in counts, one a row: login or id, kind, group, from, until, count, days, actors, source, as_of.

    A count of the same kind, group, span and source that is on record stays as it is.

    Example: ladder import measures reviews.csv --kind review --source "merge log" --covers review --dry-run
    """
    from ladder_cli.interop.measures import FIELDS, import_measures

    call = call_of(context)
    covered = covering.statement(call)

    def importer(rows: "Iterable[tuple[str, Cells]]", intake: "Intake") -> "Import":
        covered(intake)
        return import_measures(rows, intake, covering.source, kind)

    return _streamed(call, how, file, FIELDS, column, (), importer)


def mentions(context: typer.Context, how: Bringing, file: Rows, column: Column = None) -> int:
    """Take in links to public posts as signals: link, date, title, group, topics, what, source.

    Nothing is fetched. Who posted, and how many follow them, is not asked for. A link on record is dropped.

    Example: ladder import mentions posts.csv --column link=URL --dry-run
    """
    from ladder_cli.interop.signals import FIELDS, import_mentions

    return _streamed(call_of(context), how, file, FIELDS, column, ("link",), import_mentions)


def survey(
    context: typer.Context,
    how: Bringing,
    file: Table,
    map_: Annotated[
        Path, typer.Option("--map", metavar="MAP.yaml", help="What the survey is, and what its columns mean.")
    ],
    consent_column: Annotated[
        str, typer.Option(metavar="HEADER", help="The column in which people agree to be named.")
    ],
    as_: AsHandle = None,
) -> int:
    """Take in a survey: what everyone answered as counts of five and more, and who agreed to be named.

    MAP.yaml holds title, on (the last day), link, source, kind (of contribution), login (a heading) and
    questions (column, question, several); also consent (what counts as yes), group, topics and complete_from.

    Example: ladder import survey answers.csv --map map.yaml --consent-column "Name me?" --as bao --dry-run
    """
    from ladder_cli.commands.speaker import speaking
    from ladder_cli.interop.survey import CONSENT, import_survey
    from ladder_cli.interop.survey_map import survey_map

    call = call_of(context)
    recorder = call.person(speaking(call, as_))
    said = survey_map(map_.name, raw_of(call, map_), call.today)
    asked = {question.column: question.column for question in said.questions}
    named = {"login": said.login, CONSENT: consent_column, **asked}
    if len({heading.casefold() for heading in named.values()}) < len(named):
        raise usage("two of login, consent and the questions are one column", f"see `{map_}`")

    def importer(rows: "Iterable[tuple[str, Cells]]", intake: "Intake") -> "Import":
        return import_survey(rows, said, intake, recorder)

    columns = [f"{field}={heading}" for field, heading in named.items()]
    return _streamed(call, how, file, tuple(named), columns, (), importer)


def _streamed(
    call: Call,
    how: Bringing,
    file: Path,
    fields: tuple[str, ...],
    column: list[str] | None,
    needed: tuple[str, ...],
    importer: "Callable[[Iterable[tuple[str, Cells]], Intake], Import]",
) -> int:
    """Read a file once, from its first row to its last, and bring in what came out of it."""
    from ladder_cli.interop.evidence import Intake
    from ladder_cli.interop.rows import of_csv, of_json_lines
    from ladder_cli.interop.streamed import lines
    from ladder_cli.store.plans.ledgers import Ledgers

    named = dict(pair(text) for text in column or ())
    intake = Intake(call.registry, call.today, Ledgers(call.source, call.registry))
    with opened(call, file) as stream:
        read = lines(file.name, stream)
        rows = (
            of_json_lines(file.name, read, fields, named, intake)
            if file.suffix in (".jsonl", ".ndjson")
            else of_csv(file.name, read, fields, named, needed, intake)
        )
        return bring_in(call, how, lambda _: importer(rows, intake))
