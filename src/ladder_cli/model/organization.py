"""`organizations/`: employers."""

from ladder_cli.model.value import Value


class Organization(Value, frozen=True, kw_only=True):
    """An employer; related companies count as one."""

    name: str
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    retired: str | None = None
