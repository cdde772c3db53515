"""L90x: what editors and other tools read beside the data."""

from collections.abc import Iterator, Sequence

from ladder_cli.model.finding import At, Finding
from ladder_cli.rules.whole import Whole


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


def export_out_of_date(whole: Whole) -> Iterator[Finding]:
    """A file that `ladder export` wrote does not say what the registry says now.

    Code hosts and bots go by it: they would ask people who have left a seat, and not those who hold it. Write
    it again. Files without the line by which `ladder` knows its own are nobody's business but their authors'.
    """
    for path, name in whole.stale_exports:
        place = path.replace("../", "")
        yield Finding(
            At(path),
            f"it is not what `ladder export {name}` writes now",
            f"write it again: ladder export {name} {place}",
        )
