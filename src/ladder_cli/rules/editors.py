"""L90x: what editors read beside the data."""

from collections.abc import Iterator, Sequence

from ladder_cli.model.finding import At, Finding


def schema_copy_out_of_date(copies: Sequence[str]) -> Iterator[Finding]:
    """A copy of a schema is missing, or not the one that this `ladder` checks by.

    Editors show as somebody types what the copies in `.schemas/` say; `ladder` itself never reads them.
    With an old copy they underline what is right. `ladder validate --fix` brings all of them up to date,
    and the line at the top of each file that leads to them.
    """
    for path in copies:
        yield Finding(
            At(path),
            "this copy is missing, or not the schema that `ladder` checks by",
            "refresh the copies: ladder validate --fix",
        )
