"""The program: one app, one error boundary, `main(argv) -> int`."""

import errno
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, TextIO, cast

import typer
from typer._click.exceptions import ClickException, NoArgsIsHelpError
from typer.core import TyperGroup

from ladder_cli import __version__
from ladder_cli.commands.call import Call, Color, beside, day
from ladder_cli.commands.catalogue import ASKERS, COMMANDS, GROUPS, Entry
from ladder_cli.commands.unfolded import unfolded
from ladder_cli.model.stop import Stop
from ladder_cli.render.plain_text import visible

DONE, USAGE, COULD_NOT, INTERRUPTED = 0, 2, 3, 130
OF_ALL = {"--registry": "PATH", "--today": "DATE", "--color": "never"}
"""Options of the whole program, with what one could say."""
COMPLETION = "_LADDER_COMPLETE"


class Commands(TyperGroup):
    """The commands of the catalogue below one name; a module is imported when its command is asked for."""

    prefix = ""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Click's signature
        """The names, in the order of the catalogue."""
        return [name for name, _, _ in self.rows()]

    def rows(self) -> list[tuple[str, str, str]]:
        """Name, asker and summary of each command at this level."""
        rows: dict[str, tuple[str, str, str]] = {}
        for entry in COMMANDS:
            if entry.name.startswith(self.prefix):
                name, _, rest = entry.name.removeprefix(self.prefix).partition(" ")
                asker, summary = GROUPS[name] if rest else (entry.asker, entry.summary)
                rows.setdefault(name, (name, asker, summary))
        return list(rows.values())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - Click's signature
        """The command of that name, or the noun group; None where there is neither."""
        full = self.prefix + cmd_name
        if any(entry.name.startswith(f"{full} ") for entry in COMMANDS):
            group = _app(_within(f"{full} "), GROUPS[cmd_name][1], lambda: None, add_completion=False)
            group.name = cmd_name
            return group
        entry = next((entry for entry in COMMANDS if entry.name == full), None)
        return _single(entry) if entry else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As Click does, with suggestions from the catalogue."""
        self.commands = cast(Any, dict.fromkeys(self.list_commands(ctx)))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Click's signature
        """The commands by who asks."""
        for asker in ASKERS:
            rows = [(name, summary) for name, who, summary in self.rows() if who == asker]
            if rows:
                with formatter.section(asker):
                    formatter.write_dl(rows)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Complete names from the catalogue, importing no command."""
        from typer._click.shell_completion import CompletionItem

        options = super(TyperGroup, self).shell_complete(ctx, incomplete)
        names = [
            CompletionItem(name, help=summary)
            for name, _, summary in self.rows()
            if name.startswith(incomplete)
        ]
        return [*names, *options]


def _within(prefix: str) -> type[Commands]:
    return type("CommandsWithin", (Commands,), {"prefix": prefix})


def _app(commands: type[Commands], summary: str, callback: Any, **options: Any) -> Any:
    app = typer.Typer(
        cls=commands,
        help=summary,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        **options,
    )
    app.callback()(callback)
    return typer.main.get_command(app)


def _single(entry: Entry) -> Any:
    function = getattr(import_module(f"ladder_cli.commands.{entry.module}"), entry.function)
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(entry.name.rpartition(" ")[2])(unfolded(function))
    command = typer.main.get_command(app)
    command.short_help = entry.summary
    return command


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"ladder {__version__}\n")
        raise typer.Exit


def program(
    context: typer.Context,
    registry: Annotated[
        Path | None,
        typer.Option(
            "--registry", metavar="PATH", help="The folder that holds community.yaml.", show_default=False
        ),
    ] = None,
    today: Annotated[
        str | None, typer.Option("--today", metavar="DATE", help="Answer as of this day.", show_default=False)
    ] = None,
    color: Annotated[Color, typer.Option("--color", help="When to colour the answer.")] = "auto",
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """People, groups and the ladders they climb, kept as reviewed YAML in git."""
    context.obj = Call(_day(today), registry, color, given_today=today is not None)


def _day(text: str | None) -> date:
    if text is None:
        return datetime.now(UTC).date()
    return day(text)


@cache
def command() -> Any:
    """The whole program as a command."""
    return _app(Commands, program.__doc__ or "", program)


def main(argv: Sequence[str]) -> int:
    """Run the program with these words and return its exit status; nothing is raised past here."""
    try:
        status = _status(list(argv))
        sys.stdout.flush()
    except Stop as stop:
        return _say(stop.message, stop.hint, stop.status)
    except NoArgsIsHelpError as error:
        beside(sys.stderr, error.format_message() + "\n" + _beginning(error))
        return USAGE
    except ClickException as error:
        return _say(_lowered(error.format_message()), _help_of(error), USAGE)
    except (KeyboardInterrupt, typer.Abort):
        return _say("interrupted", "", INTERRUPTED)
    except BrokenPipeError as error:
        return DONE if _has_no_reader(sys.stdout) else _could_not(error)
    except OSError as error:
        return _could_not(error)
    except Exception as error:  # noqa: BLE001 - the one boundary: a bug must not look like a finding
        return _bug(error)
    return status if isinstance(status, int) else DONE


def _status(words: list[str]) -> Any:
    """What the command returns. Click's own `main` is passed by: it would catch what is caught here."""
    whole = command()
    if COMPLETION in os.environ:
        whole.main(args=words, prog_name="ladder")
    try:
        with whole.make_context("ladder", words) as context:
            return whole.invoke(context)
    except typer.Exit as ended:
        return ended.exit_code


def run() -> None:
    """The console script."""
    _stand_in()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr] # a text file
    sys.exit(main(sys.argv[1:]))


def _stand_in() -> None:
    """A stream that the caller has closed: nobody listens, and no file that is opened takes its number."""
    for name, number, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
        if getattr(sys, name) is None:
            null = os.open(os.devnull, os.O_RDWR)
            if null != number:
                os.dup2(null, number)
                os.close(null)
            setattr(sys, name, os.fdopen(number, mode))


def _has_no_reader(stream: TextIO) -> bool:
    """Whether who read the answer has stopped early; what is left of it is then dropped."""
    import select

    watch = select.poll()
    watch.register(stream.fileno(), 0)
    if watch.poll(0):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return True
    return False


def _could_not(error: OSError) -> int:
    where = f" `{error.filename}`" if error.filename else ""
    hint = "see that it is there, and that you may read and write it"
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        hint = "make room on the disk, then run it again"
    return _say(f"could not read or write{where}: {(error.strerror or str(error)).lower()}", hint, COULD_NOT)


def _say(message: str, hint: str, status: int) -> int:
    told = f"  hint: {visible(hint, keep=chr(10))}\n" if hint else ""
    beside(sys.stderr, f"ladder: {visible(message, keep=chr(10))}\n{told}")
    return status


def _lowered(message: str) -> str:
    return (message if message[:2].isupper() else message[:1].lower() + message[1:]).removesuffix(".")


def _help_of(error: ClickException) -> str:
    context = getattr(error, "ctx", None)
    option = getattr(error, "option_name", None)
    if context and option in OF_ALL:
        return f"it goes before the command: ladder {option} {OF_ALL[option]} {_rest(context)} …"
    return f"see `{context.command_path} --help`" if context else "see `ladder --help`"


def _beginning(error: NoArgsIsHelpError) -> str:
    """Below all commands, with what to begin where one is; nothing below those of a noun."""
    if error.ctx.parent is not None:
        return ""
    from ladder_cli.commands.beginning import beginning

    return "\n" + beginning(Call(_day(None)))


def _rest(context: Any) -> str:
    """The command's words without the program's."""
    return str(context.command_path).partition(" ")[2]


def _bug(error: Exception) -> int:
    if os.environ.get("LADDER_TRACEBACK"):
        import traceback

        traceback.print_exc()
    return _say(
        f"this is a bug in ladder: {type(error).__name__}: {error}",
        "run it again with LADDER_TRACEBACK=1 and report what it prints",
        COULD_NOT,
    )
