"""One run of the program: its global options, its streams, and the registry it speaks of."""

import os
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from ladder_cli.model.leaver import has_left
from ladder_cli.model.stop import Stop, usage
from ladder_cli.render.plain_text import visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import typer

    from ladder_cli.model.registry import Registry
    from ladder_cli.store.source import Folder

COMMUNITY_FILE = "community.yaml"
REGISTRY_FOLDER = "registry"
FIRST_YEAR, LAST_YEAR = 1900, 2999

Color = Literal["auto", "always", "never"]


def _working_folder() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError as error:
        raise Stop("the working folder is gone", "change to a folder that is there: cd ..") from error


@dataclass
class Call:
    """What a command gets: the day, where the registry is, and where to write.

    stdout is the answer, stderr is talk.
    """

    today: date
    registry_option: Path | None = None
    color: Color = "auto"
    folder: Path = field(default_factory=_working_folder)
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)
    given_today: bool = False

    @cached_property
    def root(self) -> Path:
        """The registry's folder: `--registry`, else `$LADDER_REGISTRY`, else the nearest one upward.

        Raises Stop (status 3) where there is none.
        """
        given = self.registry_option or _from_environment()
        if given is not None:
            return self._named(given)
        for folder in (self.folder, *self.folder.parents):
            if (folder / REGISTRY_FOLDER / COMMUNITY_FILE).is_file():
                refuse_link(folder / REGISTRY_FOLDER)
                return folder / REGISTRY_FOLDER
        raise Stop(
            f"no registry here: no folder upward holds {REGISTRY_FOLDER}/{COMMUNITY_FILE}",
            "start one with `ladder init .`, or name one with --registry",
        )

    def _named(self, given: Path) -> Path:
        """The registry that was named, by the option or in the environment."""
        root = self.folder / given
        if os.path.lexists(root / COMMUNITY_FILE):
            return root
        hint = f"name the folder that holds {COMMUNITY_FILE}"
        if os.path.lexists(root / REGISTRY_FOLDER / COMMUNITY_FILE):
            hint = f"did you mean `{given / REGISTRY_FOLDER}`?"
        if self.registry_option is None:
            hint = f"$LADDER_REGISTRY says so: {hint}"
        if not os.path.isdir(root):
            raise Stop(f"`{given}` is not a folder", hint)
        raise Stop(f"`{given}` holds no {COMMUNITY_FILE}", hint)

    @cached_property
    def top(self) -> Path:
        """What paths are shown relative to: the top of the git work tree, else the working folder."""
        root = self.root.resolve()
        for folder in (root, *root.parents):
            if (folder / ".git").exists():
                return folder
        return self.folder.resolve()

    @cached_property
    def source(self) -> "Folder":
        """The registry's files on disk; what a command before this one left half written is undone first."""
        from ladder_cli.store.plans.journal import is_pending, recover
        from ladder_cli.store.source import Folder

        prefix = self.shown_prefix(self.root)
        if is_pending(self.root):
            restored = recover(self.root, prefix)
            names = ", ".join(f"`{prefix}{path}`" for path in restored)
            self.talk(f"a command before this one was cut off: undone ({names or 'no file had changed'})")
        return Folder(self.root, prefix)

    def shown_prefix(self, root: Path) -> str:
        """How paths below that folder start when they are shown."""
        shown = os.path.relpath(root.resolve(), self.top).replace(os.sep, "/")
        return "" if shown == "." else f"{shown}/"

    @cached_property
    def registry(self) -> "Registry":
        """The registry, read file by file as the answer needs it."""
        from ladder_cli.store.loading import open_registry

        return open_registry(self.source)

    @property
    def colored(self) -> bool:
        """Whether stdout takes colour."""
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return False
        return self.out.isatty()

    @property
    def width(self) -> int | None:
        """How many columns the terminal has; None where the answer does not go to one."""
        return shutil.get_terminal_size().columns if self.out.isatty() else None

    def answer(self, text: str) -> None:
        """Write the answer as it is; it has been made safe by what rendered it."""
        self.out.write(text)

    def prose(self, text: str, form: str = "text") -> None:
        """Write an answer whose long lines are broken at words where somebody reads it on a terminal."""
        if self.width is not None and form == "text":
            from ladder_cli.render.terminal import fitted

            text = fitted(text, self.width)
        self.answer(text)

    def talk(self, text: str) -> None:
        """Say a line beside the answer, broken at words where somebody reads it on a terminal."""
        told = visible(text, keep="\n") + "\n"
        width = shutil.get_terminal_size().columns if self.err.isatty() else None
        if width is not None and any(len(line) > width for line in told.split("\n")):
            from ladder_cli.render.terminal import fitted

            told = fitted(told, width)
        beside(self.err, told)

    def day(self, text: str) -> str:
        """A day as it stands in files; Stop (status 2) for anything else."""
        return day(text).isoformat()

    def person(self, handle: str) -> str:
        """The handle of somebody who exists; Stop (status 2) with a suggestion otherwise.

        Takes `person/ada` too, and a login in another case.
        """
        name = handle.removeprefix("person/")
        if self.registry.exists(name):
            return name
        if self.registry.exists(name.lower()):
            return name.lower()
        if has_left(name):
            raise usage(f"`{handle}` stands for somebody who left", "nothing else is on record of them")
        hint = nearest(name, self.registry.handles(), "query people")
        if not hint.endswith("?"):
            hint += "; somebody new begins with `ladder me`"
        raise usage(f"`{handle}` is not a person here", hint)

    def role(self, name: str) -> str:
        """The id of a role that exists; Stop (status 2) with a suggestion otherwise."""
        return _id_of(name, "role/", "a role", self.registry.roles, "roles")

    def group(self, name: str) -> str:
        """The id of a group that exists; Stop (status 2) with a suggestion otherwise."""
        return _id_of(name, "sig/", "a group", self.registry.groups, "sigs")

    def item(self, name: str) -> str:
        """The id of an item that exists; Stop (status 2) with a suggestion otherwise."""
        return _id_of(name, "item/", "an item", self.registry.items, "items")

    def idea(self, name: str) -> str:
        """The id of an idea that exists; Stop (status 2) with a suggestion otherwise."""
        return _id_of(name, "idea/", "an idea", self.registry.ideas, "ideas")

    def story(self, name: str) -> str:
        """The id of a story that exists; Stop (status 2) with a suggestion otherwise."""
        return _id_of(name, "story/", "a story", self.registry.stories, "stories")

    def organization(self, name: str) -> str:
        """The id of an organization that exists, or `independent`; Stop (status 2) otherwise."""
        from ladder_cli.model.record import INDEPENDENT

        known = (INDEPENDENT, *self.registry.organizations)
        return _id_of(name, "organization/", "an organization", known, "organizations")


def _id_of(name: str, prefix: str, what: str, known: "Collection[str]", listing: str) -> str:
    """The id that a word of the command line names, alone or behind its kind."""
    found = name.removeprefix(prefix)
    if found in known:
        return found
    raise usage(f"`{name}` is not {what} here", nearest(found, known, f"query {listing}"))


def day(text: str) -> date:
    """The day that somebody wrote; Stop (status 2) where it is none, or none to reckon from."""
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise usage(f"`{text}` is not a day", "write it as 2026-11-22") from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise usage(
            f"`{text}` is too far away to reckon from", f"name a day from {FIRST_YEAR} to {LAST_YEAR}"
        )
    return found


def beside(stream: TextIO, text: str) -> None:
    """Talk on a stream. Where nobody can hear it the answer, and the status, are what they would be."""
    with suppress(OSError):
        stream.write(text)
        stream.flush()


def nearest(name: str, known: "Iterable[str]", listing: str) -> str:
    """A hint with the nearest known name, else with the command that lists them."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else f"see them all: ladder {listing}"


def call_of(context: "typer.Context") -> Call:
    """The run that a command belongs to."""
    found = context.find_object(Call)
    if found is None:
        raise RuntimeError("a command ran outside the program")
    return found


def refuse_link(root: Path) -> None:
    """Stop where the registry that was found leads elsewhere, perhaps by the wish of somebody else."""
    if root.is_symlink():
        raise Stop(f"`{root}` is a link", "if you trust where it leads, name it: --registry")


def _from_environment() -> Path | None:
    given = os.environ.get("LADDER_REGISTRY")
    return Path(given) if given else None
