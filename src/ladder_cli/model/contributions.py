"""`contributions/`: what people did, one by one or counted over a span."""

from ladder_cli.model.value import Value


class Entry(Value, frozen=True, kw_only=True):
    """A contribution: a dated, linked, witnessed thing that somebody did."""

    kind: str
    date: str
    group: str | None = None
    what: str
    about: str | None = None
    with_: tuple[str, ...] = ()
    link: str | None = None
    recorded_by: str
    witnesses: tuple[str, ...] = ()


class Measure(Value, frozen=True, kw_only=True):
    """A count of many contributions from a named source over a span."""

    kind: str
    group: str | None = None
    from_: str
    until: str
    count: int
    days: int | None = None
    actors: int | None = None
    source: str
    as_of: str | None = None


class Contributions(Value, frozen=True, kw_only=True):
    """One contributions file: a person's, or a person's of one year."""

    entries: tuple[Entry, ...] = ()
    measures: tuple[Measure, ...] = ()
