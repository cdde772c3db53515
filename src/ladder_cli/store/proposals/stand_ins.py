"""Names that stand for people who left, in a change that no command wrote."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ladder_cli.model.finding import Plain
from ladder_cli.model.leaver import has_left
from ladder_cli.review.proposal import FileChange
from ladder_cli.store.documents import schemas


def without_stand_ins(files: Iterable[FileChange]) -> Iterator[FileChange]:
    """The files; one that names more often than before who left is wrong, unless it took it from another."""
    every = [(file, _stand_ins(file.kind, file.after), _stand_ins(file.kind, file.before)) for file in files]
    more: Counter[str] = Counter()
    for _, after, before in every:
        more.update(after)
        more.subtract(before)
    for file, after, before in every:
        anew = sorted(one for one in after - before if more[one] > 0)
        yield replace(file, errors=(*file.errors, *map(_told, anew))) if anew else file


def _told(handle: str) -> str:
    return (
        f"`{handle}` stands for somebody who left, and nobody speaks for them: take the line out, "
        "or let `ladder forget` write it, in a change of its own"
    )


def _stand_ins(kind: str, data: Plain) -> Counter[str]:
    if not kind or not isinstance(data, dict):
        return Counter()
    return Counter(handle for _, handle in schemas.naming(kind, data, "person") if has_left(handle))
