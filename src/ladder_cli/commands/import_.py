"""`ladder import`: from what communities already have; makes the registry where there is none."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ladder_cli.commands.bringing import Bringing, bring_in, pair
from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.given_file import raw_of
from ladder_cli.model.stop import usage

if TYPE_CHECKING:
    from ladder_cli.interop.merge import Options
    from ladder_cli.interop.peribolos import File


@dataclass(frozen=True, slots=True)
class Founding(Bringing):
    """The same, and what is said of a community that has no registry yet."""

    name: Annotated[
        str | None, typer.Option("--name", help="A new registry: what the community is called.")
    ] = None
    report_to: Annotated[
        str | None,
        typer.Option("--report-to", metavar="ADDRESS", help="A new registry: where a conduct report goes."),
    ] = None
    conduct_version: Annotated[
        str | None,
        typer.Option(
            "--conduct-version", metavar="VERSION", help="A new registry: the code of conduct in force."
        ),
    ] = None

    @property
    def options(self) -> "Options":
        """These for an importer; Stop (status 2) for what is no address."""
        from ladder_cli.interop.merge import Options
        from ladder_cli.interop.names import address_of

        if self.report_to is not None and address_of(self.report_to) != self.report_to:
            raise usage(f"`{self.report_to}` is not an address", "write it as conduct@example.org")
        return Options(self.name, self.report_to, self.conduct_version)


def kubernetes(
    context: typer.Context,
    how: Founding,
    sigs: Annotated[Path, typer.Option("--sigs", metavar="FILE", help="The community's sigs.yaml.")],
    org: Annotated[
        list[Path] | None,
        typer.Option("--org", metavar="DIR", help="A folder of organization files; again for another."),
    ] = None,
    chat: Annotated[
        str | None,
        typer.Option("--chat", metavar="ADDRESS", help="What a chat channel's name is put after for a link."),
    ] = None,
) -> int:
    """Take in SIGs, working groups, committees, their people and meetings, and the organizations' teams.

    Example: ladder import kubernetes --sigs community/sigs.yaml --org org/config/kubernetes
    """
    from ladder_cli.interop.kubernetes import import_kubernetes

    call = call_of(context)
    file = sigs.name, raw_of(call, sigs)
    folders = [_folder(call, folder) for folder in org or ()]
    options = how.options
    return bring_in(
        call, how, lambda registry: import_kubernetes(file, folders, call.today, registry, options, chat)
    )


def peribolos(
    context: typer.Context,
    how: Founding,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Organization files.")],
) -> int:
    """Take in the people of organizations on a code host, and their teams.

    Example: ladder import peribolos peribolos/shore.yaml
    """
    from ladder_cli.interop.peribolos import import_peribolos

    call = call_of(context)
    read = [(_shown(call.folder / file), raw_of(call, file)) for file in files]
    options = how.options
    return bring_in(call, how, lambda registry: import_peribolos(read, call.today, registry, options))


def people(
    context: typer.Context,
    how: Founding,
    table: Annotated[Path, typer.Argument(metavar="FILE.csv", help="One person or seat a row.")],
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=HEADER",
            help="Where a field stands: login, id, name, employer, role, group, since.",
        ),
    ] = None,
) -> int:
    """Take in a table of people: who they are, where they work, which seats they hold.

    Example: ladder import people members.csv --column login="GitHub handle" --column employer=Company
    """
    from ladder_cli.interop.people import import_people

    call = call_of(context)
    file = table.name, raw_of(call, table)
    columns = dict(pair(text) for text in column or ())
    options = how.options
    return bring_in(call, how, lambda registry: import_people(file, call.today, registry, options, columns))


def items(
    context: typer.Context,
    how: Bringing,
    table: Annotated[Path, typer.Argument(metavar="FILE.csv", help="One item a row.")],
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=HEADER",
            help="Where a field stands: id, title, group, state, level, hours, priority, shepherd, …",
        ),
    ] = None,
) -> int:
    """Take in a spreadsheet of open work. What is there stays as it is, so that twice changes nothing.

    An item's id is that of the column `id`, else made of its title. Shepherds without a free slot are left
    out, and everyone who is named says yes on the pull request.

    Example: ladder import items priorities.csv --column title=Task --column shepherd="Who helps" --dry-run
    """
    from ladder_cli.interop.items import import_items

    call = call_of(context)
    file = table.name, raw_of(call, table)
    named = dict(pair(text) for text in column or ())
    call.root  # noqa: B018 - work belongs to a registry that is there: this stops where there is none
    return bring_in(
        call, how, lambda registry: import_items(file, call.today, registry or call.registry, named)
    )


def _shown(path: Path) -> str:
    return f"{path.resolve().parent.name}/{path.name}"


def _folder(call: Call, given: Path) -> "list[File]":
    """The YAML files of a folder and of those below it, named from the folder on."""
    folder = call.folder / given
    if not folder.is_dir():
        raise usage(f"`{folder.name}` is not a folder", "name the folder that holds org.yaml")
    named = folder.resolve()
    paths = sorted(path for path in named.rglob("*") if path.suffix in (".yaml", ".yml") and path.is_file())
    if not paths:
        raise usage(f"`{folder.name}` holds no YAML file", "name the folder that holds org.yaml")
    return [(f"{named.name}/{path.relative_to(named).as_posix()}", raw_of(call, path)) for path in paths]
