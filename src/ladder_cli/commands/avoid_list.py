"""The list of pairs that must not be: a local file that no repository keeps.

Two handles a line, a space between; blank lines and those that begin with `#` are passed by. What is
said about the list never repeats a name from it: its reader's screen may be a public log.
"""

from collections.abc import Iterator
from pathlib import Path

from ladder_cli.commands.call import Call
from ladder_cli.commands.given_file import text_of
from ladder_cli.model.stop import usage
from ladder_cli.pairing.ties import Two


def avoided(call: Call, file: Path) -> frozenset[Two]:
    """The pairs of the list.

    Raises Stop (status 2) where git tracks the file, where a line does not name two people who exist (a
    name misspelled would be somebody not avoided), and where it is no text.
    """
    _refuse_tracked(call.folder / file, file)
    text = text_of(call, file, "write two handles a line")
    return frozenset(_pairs(call, file, text))


def _pairs(call: Call, file: Path, text: str) -> Iterator[Two]:
    for number, line in enumerate(text.splitlines(), 1):
        words = line.lower().split()
        if not words or words[0].startswith("#"):
            continue
        pair = frozenset(words)
        if len(words) != 2 or len(pair) != 2 or not all(call.registry.exists(word) for word in words):
            raise usage(
                f"line {number} of `{file}` does not name two people here", "write two handles a line"
            )
        yield pair


def _refuse_tracked(path: Path, shown: Path) -> None:
    real = path.resolve()
    for each in (path, real):
        if not any((folder / ".git").exists() for folder in each.absolute().parents):
            continue
        from ladder_cli.store.git.repo import find_repo

        repo = find_repo(each.parent)
        named = str(each.parent.resolve() / each.name)
        if repo is not None and repo.ask("ls-files", "--error-unmatch", "--", named) is not None:
            raise usage(
                f"git tracks `{shown}`: whom somebody must not meet is never in a repository",
                f"keep it elsewhere; take it out with: git rm --cached {shown}",
            )
