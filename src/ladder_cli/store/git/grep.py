"""Which files of a commit or tree speak of something, without reading them here."""

import os
from collections.abc import Iterable

from ladder_cli.store.git.asking import Asking


def grepped(
    repo: Asking, treeish: str, prefix: str, words: Iterable[str], within: str = "", *, escaped: bool = False
) -> list[str]:
    """The registry paths of a commit or tree whose text holds one of the words, in any case.

    With `escaped`, also those where a word is part of a longer one, or may hide behind a backslash.
    """
    found = sorted({*words, "\\"} if escaped else {*words})
    if not found:
        return []
    asked = [part for word in found for part in ("-e", word)]
    whole = () if escaped else ("-w",)
    where = ["--", f"{prefix}{within}"] if prefix or within else []
    out = repo.ask("grep", "--text", "-l", "-z", "-i", "-F", *whole, *asked, treeish, *where)
    paths = (os.fsdecode(part).partition(":")[2] for part in (out or b"").split(b"\0") if part)
    return [path.removeprefix(prefix) for path in paths if path.startswith(prefix)]
