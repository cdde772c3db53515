"""What an import brings, written and read back as a registry."""

from datetime import date
from pathlib import Path

from ladder_cli.interop.kubernetes import import_kubernetes
from ladder_cli.interop.roster import Import
from ladder_cli.model.kinds import named
from ladder_cli.model.registry import Registry
from ladder_cli.store.loading import open_registry
from ladder_cli.store.source import Texts
from ladder_cli.store.splicing.splice import splice
from ladder_cli.store.splicing.style import render
from tests.whole import whole

FIXTURES = Path(__file__).parent / "fixtures"


def folder(path: Path) -> list[tuple[str, bytes]]:
    """The files of an organization's folder, named from the folder on."""
    return [
        (file.relative_to(path.parent).as_posix(), file.read_bytes()) for file in sorted(path.rglob("*.yaml"))
    ]


def entered(brought: Import, before: dict[str, str] | None = None) -> Registry:
    """The registry after an import; every file in it is in order."""
    return load_texts(texts_after(brought, before or {}))


def texts_after(brought: Import, before: dict[str, str]) -> dict[str, str]:
    """The texts of a registry after an import: new files rendered, edits spliced into the others."""
    assert not set(brought.files) & set(before)
    after = before | {path: render(dict(data)) for path, data in brought.files.items()}
    return after | {path: splice(before[path], edits) for path, edits in brought.merged.items()}


def load_texts(texts: dict[str, str]) -> Registry:
    """The registry that texts are; fails with what is wrong where one is in disorder."""
    assert all(named(path) for path in texts)
    return whole(open_registry(Texts({path: text.encode() for path, text in texts.items()})))


def again(brought: Import, sigs: tuple[str, bytes]) -> tuple[object, object]:
    """The files and edits that a second import of the same brings."""
    twice = import_kubernetes(sigs, [], date(2027, 1, 1), entered(brought))
    return twice.files, twice.merged
