"""`ladder import`: from what communities already have; makes the registry where there is none."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ladder_cli.commands.bringing import DryRun, bring_in, pair
from ladder_cli.commands.call import Call, call_of
from ladder_cli.commands.given_file import raw_of
from ladder_cli.commands.options import Form
from ladder_cli.model.stop import usage

if TYPE_CHECKING:
    from ladder_cli.interop.merge import Options
    from ladder_cli.interop.peribolos import File

Name = Annotated[str | None, typer.Option("--name", help="A new registry: what the community is called.")]
ReportTo = Annotated[
    str | None,
    typer.Option("--report-to", metavar="ADDRESS", help="A new registry: where a conduct report goes."),
]
Version = Annotated[
    str | None,
    typer.Option(
        "--conduct-version", metavar="VERSION", help="A new registry: the code of conduct in force."
    ),
]


def kubernetes(
    context: typer.Context,
    sigs: Annotated[Path, typer.Option("--sigs", metavar="FILE", help="The community's sigs.yaml.")],
    org: Annotated[
        list[Path] | None,
        typer.Option("--org", metavar="DIR", help="A folder of organization files; again for another."),
    ] = None,
    chat: Annotated[
        str | None,
        typer.Option("--chat", metavar="ADDRESS", help="What a chat channel's name is put after for a link."),
    ] = None,
    name: Name = None,
    report_to: ReportTo = None,
    conduct_version: Version = None,
    dry_run: DryRun = False,
    form: Form = "text",
) -> int:
    """Take in SIGs, working groups, committees, their people and meetings, and the organizations' teams.

    Example: ladder import kubernetes --sigs community/sigs.yaml --org org/config/kubernetes
    """
    from ladder_cli.interop.kubernetes import import_kubernetes

    call = call_of(context)
    file = sigs.name, raw_of(call, sigs)
    folders = [_folder(call, folder) for folder in org or ()]
    options = _options(name, report_to, conduct_version)
    return bring_in(
        call,
        lambda registry: import_kubernetes(file, folders, call.today, registry, options, chat),
        dry_run=dry_run,
        form=form,
    )


def peribolos(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Organization files.")],
    name: Name = None,
    report_to: ReportTo = None,
    conduct_version: Version = None,
    dry_run: DryRun = False,
    form: Form = "text",
) -> int:
    """Take in the people of organizations on a code host, and their teams.

    Example: ladder import peribolos peribolos/shore.yaml
    """
    from ladder_cli.interop.peribolos import import_peribolos

    call = call_of(context)
    read = [(_shown(call.folder / file), raw_of(call, file)) for file in files]
    options = _options(name, report_to, conduct_version)
    return bring_in(
        call,
        lambda registry: import_peribolos(read, call.today, registry, options),
        dry_run=dry_run,
        form=form,
    )


def people(
    context: typer.Context,
    table: Annotated[Path, typer.Argument(metavar="FILE.csv", help="One person or seat a row.")],
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=HEADER",
            help="Where a field stands: login, id, name, employer, role, group, since.",
        ),
    ] = None,
    name: Name = None,
    report_to: ReportTo = None,
    conduct_version: Version = None,
    dry_run: DryRun = False,
    form: Form = "text",
) -> int:
    """Take in a table of people: who they are, where they work, which seats they hold.

    Example: ladder import people members.csv --column login="GitHub handle" --column employer=Company
    """
    from ladder_cli.interop.people import import_people

    call = call_of(context)
    file = table.name, raw_of(call, table)
    columns = dict(pair(text) for text in column or ())
    options = _options(name, report_to, conduct_version)
    return bring_in(
        call,
        lambda registry: import_people(file, call.today, registry, options, columns),
        dry_run=dry_run,
        form=form,
    )


def items(
    context: typer.Context,
    table: Annotated[Path, typer.Argument(metavar="FILE.csv", help="One item a row.")],
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=HEADER",
            help="Where a field stands: id, title, group, state, level, hours, priority, shepherd, …",
        ),
    ] = None,
    dry_run: DryRun = False,
    form: Form = "text",
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
        call,
        lambda registry: import_items(file, call.today, registry or call.registry, named),
        dry_run=dry_run,
        form=form,
    )


def _options(name: str | None, report_to: str | None, conduct_version: str | None) -> "Options":
    from ladder_cli.interop.merge import Options
    from ladder_cli.interop.names import address_of

    if report_to is not None and address_of(report_to) != report_to:
        raise usage(f"`{report_to}` is not an address", "write it as conduct@example.org")
    return Options(name, report_to, conduct_version)


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
