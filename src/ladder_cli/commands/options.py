"""Options that several commands share, each with its help and its completion."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from ladder_cli.commands import completing

Form = Annotated[Literal["text", "json"], typer.Option("--format", help="How to print.")]
Sig = Annotated[str, typer.Option(metavar="GROUP", help="In this group.", autocompletion=completing.groups)]
As = Annotated[
    str | None,
    typer.Option("--as", metavar="HANDLE", help="Who speaks.", autocompletion=completing.handles),
]
Link = Annotated[str, typer.Option(metavar="URL", help="Where it can be seen.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]
Commit = Annotated[bool, typer.Option("--commit", help="Make one commit of the change; hooks do not run.")]
From = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="FILE",
        help="For many at once: one handle a line, or a CSV with a head. All lines or none.",
        show_default=False,
    ),
]
Person = Annotated[
    str, typer.Argument(metavar="PERSON", autocompletion=completing.handles, show_default=False)
]
Role = Annotated[str, typer.Argument(metavar="[ROLE]", autocompletion=completing.roles, show_default=False)]
