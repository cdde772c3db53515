"""The kinds of file that a registry holds: one table for folders, schemas and types."""

from msgspec import Struct

from ladder_cli.model.community import Community
from ladder_cli.model.contributions import Contributions
from ladder_cli.model.group import Group
from ladder_cli.model.organization import Organization
from ladder_cli.model.pairing import Pairing
from ladder_cli.model.person import Person
from ladder_cli.model.record import Record
from ladder_cli.model.role import Role
from ladder_cli.model.value import Value
from ladder_cli.model.work import Idea, Item, Signal, Story


class Kind(Struct, frozen=True):
    """A kind of file: its name (also its schema's), its folder, its type, and whether ids nest as paths."""

    name: str
    folder: str
    type: type[Value]
    nested: bool = False
    sharded: bool = False
    by_handle: bool = False

    @property
    def shelf(self) -> str:
        """The field of a registry that holds these files."""
        return "groups" if self.name == "group" else self.folder

    @property
    def in_words(self) -> str:
        """What one file of this kind is, with its article where it takes one."""
        if self.name == "contributions":
            return self.name
        return f"{'an' if self.name[0] in 'aeio' else 'a'} {self.name}"


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("community", "", Community),
        Kind("person", "people", Person, sharded=True, by_handle=True),
        Kind("record", "records", Record, sharded=True, by_handle=True),
        Kind("contributions", "contributions", Contributions, sharded=True, by_handle=True),
        Kind("role", "roles", Role),
        Kind("group", "sigs", Group, nested=True),
        Kind("organization", "organizations", Organization),
        Kind("item", "items", Item),
        Kind("idea", "ideas", Idea),
        Kind("pairing", "pairings", Pairing),
        Kind("story", "stories", Story),
        Kind("signal", "signals", Signal),
    )
}

FOLDERS: dict[str, Kind] = {kind.folder: kind for kind in KINDS.values() if kind.folder}

COMMUNITY_FILE = "community.yaml"
SUFFIX = ".yaml"
SCHEMA_FOLDER = ".schemas"


class Name(Struct, frozen=True):
    """What a path inside the registry names: a kind and an id (a stem, or a path for groups)."""

    kind: Kind
    id: str


def named(path: str) -> Name | None:
    """The kind and id that a registry-relative path (`records/a/ada.yaml`) names; None for other files."""
    if not path.endswith(SUFFIX):
        return None
    if path == COMMUNITY_FILE:
        return Name(KINDS["community"], "community")
    folder, _, rest = path.removesuffix(SUFFIX).partition("/")
    kind = FOLDERS.get(folder)
    if kind is None or not rest:
        return None
    if kind.nested:
        return Name(kind, rest)
    *shards, stem = rest.split("/")
    if shards and not (kind.sharded and all(stem.startswith(shard) for shard in shards)):
        return None
    return Name(kind, stem)


def placed(kind: str, name: str, like: str = "") -> str:
    """The path for a new file of that kind and id, sharded as the path `like` of another of its kind."""
    found = KINDS[kind]
    if not found.folder:
        return COMMUNITY_FILE
    shards = like.split("/")[1:-1] if found.sharded else []
    return "/".join([found.folder, *(name[: len(shard)] for shard in shards), f"{name}{SUFFIX}"])
