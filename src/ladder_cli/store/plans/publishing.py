"""Pages that were made of a registry, in a folder beside it: written anew, and taken away when they go."""

import os
from collections.abc import Mapping
from pathlib import Path

from ladder_cli.model.stop import Stop
from ladder_cli.store.plans.root import opened
from ladder_cli.store.source import reason


def publish(folder: Path, shown: str, texts: Mapping[str, str], marker: str) -> list[str]:
    """Make the folder hold these pages, by name; returns the names that were written or taken away, sorted.

    A page of before, which begins with the marker, goes where there is none of its name any more. Raises
    Stop (status 3) before anything is written where a name is taken by a file that was not made so.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(f"cannot make `{shown}`: {reason(error)}", "name another folder") from error
    with opened(folder, f"{shown.rstrip('/')}/") as root:
        there = {name: root.read(name) for name in sorted({*texts, *_pages(folder)})}
        before = {name: kept.raw for name, kept in there.items() if kept is not None}
        ours = {name for name, raw in before.items() if raw.startswith(marker.encode())}
        for name in sorted(texts.keys() & before.keys() - ours):
            raise Stop(
                f"`{shown}/{name}` was not made by this command", "move it away, or name another folder", 1
            )
        written = sorted(name for name, text in texts.items() if before.get(name) != text.encode())
        for name in written:
            root.stage(name, texts[name].encode(), None)
            root.settle(name)
        gone = sorted(ours - texts.keys())
        for name in gone:
            root.remove(name)
    return sorted([*written, *gone])


def _pages(folder: Path) -> list[str]:
    return [
        entry.name
        for entry in os.scandir(folder)
        if entry.name.endswith(".md") and entry.is_file(follow_symlinks=False)
    ]
