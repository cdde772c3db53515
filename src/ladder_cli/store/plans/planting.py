"""New files where there were none: all of them, or none."""

import os
from collections.abc import Mapping
from pathlib import Path

from ladder_cli.model.stop import Stop
from ladder_cli.store.source import reason


def plant(root: Path, texts: Mapping[str, str]) -> list[str]:
    """Make every file that is not there yet, by path from `root`; returns the paths kept as they were.

    Where one cannot be made, those made before it are taken away again and Stop (status 3) is raised.
    """
    made: list[Path] = []
    folders: list[Path] = []
    kept: list[str] = []
    path = root
    try:
        for name, text in texts.items():
            path = Path(os.path.normpath(root / name))
            _make_folder(path.parent, folders)
            try:
                with path.open("x", encoding="utf-8", newline="") as file:
                    made.append(path)
                    file.write(text)
            except FileExistsError:
                kept.append(os.path.relpath(path, root.parent))
    except BaseException as error:
        _take_away(made, folders)
        if isinstance(error, OSError):
            raise Stop(
                f"cannot make `{error.filename or path}`: {reason(error)}", "nothing was left behind"
            ) from error
        raise
    return kept


def _make_folder(folder: Path, made: list[Path]) -> None:
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir()
        made.append(path)


def _take_away(files: list[Path], folders: list[Path]) -> None:
    for path in files:
        path.unlink(missing_ok=True)
    for path in reversed(folders):
        if not any(path.iterdir()):
            path.rmdir()
