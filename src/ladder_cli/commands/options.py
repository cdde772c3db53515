"""Parameters that several commands share, each with its help and its completion."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from ladder_cli.commands import completing
from ladder_cli.model.stop import usage

Person = Annotated[
    str, typer.Argument(metavar="PERSON", autocompletion=completing.handles, show_default=False)
]
Role = Annotated[str, typer.Argument(metavar="[ROLE]", autocompletion=completing.roles, show_default=False)]
Id = Annotated[str, typer.Argument(metavar="[ID]", help="The requirement's id.", show_default=False)]
Anything = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="A handle, group, role, …; `sig/docs` where it could be several.",
        autocompletion=completing.anything,
    ),
]

Item = Annotated[str, typer.Argument(metavar="ITEM", autocompletion=completing.items, show_default=False)]
Idea = Annotated[str, typer.Argument(metavar="IDEA", autocompletion=completing.ideas, show_default=False)]

Sig = Annotated[str, typer.Option(metavar="GROUP", help="In this group.", autocompletion=completing.groups)]
Case = Annotated[
    str,
    typer.Option("--role", metavar="ROLE", help="In this nomination.", autocompletion=completing.roles),
]
Group = Annotated[str, typer.Argument(metavar="SIG", autocompletion=completing.groups, show_default=False)]
Sigs = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SIG]...", autocompletion=completing.groups, show_default=False),
]
TimeZone = Annotated[
    str,
    typer.Option(metavar="ZONE", help="The time zone to answer in.", autocompletion=completing.zones),
]
PartOfTheWorld = Annotated[
    str,
    typer.Option(
        "--time-zone",
        help="A zone (Asia/Tokyo) or a part of the world (Asia).",
        autocompletion=completing.zones,
    ),
]
Link = Annotated[str, typer.Option(metavar="URL", help="Where it can be seen.")]
AsHandle = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="HANDLE",
        help="Who you are; else git's `ladder.handle`.",
        autocompletion=completing.handles,
    ),
]
FromFile = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="FILE",
        help="For many at once: one handle a line, or a CSV with a head. All lines or none.",
        show_default=False,
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]
Commit = Annotated[bool, typer.Option("--commit", help="Make one commit of the change; hooks do not run.")]

FORMAT = typer.Option("--format", help="How to print.")
"""For commands that print in other ways than `Form`."""
Form = Annotated[Literal["text", "json"], FORMAT]
PageForm = Annotated[Literal["text", "markdown", "json"], FORMAT]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What becomes of a change: shown, written, committed; and how it is told."""

    dry_run: DryRun = False
    commit: Commit = False
    form: Form = "text"

    @property
    def as_json(self) -> bool:
        """Whether the answer is for a program."""
        return self.form == "json"

    def only_with(self, option: str, *, given: bool) -> None:
        """Stop (status 2) where a change is to be shown or committed, and no option asks for one."""
        if (self.dry_run or self.commit) and not given:
            raise usage(f"there is nothing to write without {option}")


@dataclass(frozen=True, slots=True)
class Saying(Writing):
    """The same of what somebody says, and who that is."""

    as_: AsHandle = None


@dataclass(frozen=True, slots=True)
class SayingOfMany(Saying):
    """The same, and of whom, where it is said of many."""

    from_: FromFile = None


Text = str | None
Texts = list[str] | None
"""An option that may be left out, and one that may be given again; None where it is not given."""
