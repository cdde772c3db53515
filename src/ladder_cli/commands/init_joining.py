"""`ladder init` where there is a registry: what is missing around it, and a ladder that joins it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ladder_cli.commands.call import COMMUNITY_FILE, REGISTRY_FOLDER, Call, refuse_link
from ladder_cli.commands.init_closing import tell_kept, tell_next, tell_source
from ladder_cli.model.kinds import SCHEMA_FOLDER
from ladder_cli.model.stop import Stop
from ladder_cli.render.plain_text import visible


def refuse_founding(folder: Path, given: Mapping[str, object]) -> None:
    """Stop where somebody would found what is there."""
    founds = [f"--{name}" for name, value in given.items() if value is not None]
    if founds:
        raise Stop(
            f"`{folder / REGISTRY_FOLDER}` is a registry already",
            f"leave out {', '.join(founds)} to make what is missing around it; it stays as it is",
        )


def complete(call: Call, folder: Path, source: str, ladders: Sequence[str], steward: str | None) -> int:
    """Make the files that are missing around a registry; of the registry itself only what was asked for."""
    from ladder_cli.store.plans.founding import around
    from ladder_cli.store.plans.planting import plant

    root = call.folder / folder / REGISTRY_FOLDER
    refuse_link(root)
    if not (root / COMMUNITY_FILE).is_file():
        raise Stop(f"`{folder / REGISTRY_FOLDER / COMMUNITY_FILE}` is not a file", "move it away first")
    there = replace(call, registry_option=root)
    joins = _join(there, ladders, steward) if ladders or steward else []
    texts = around(" ".join(there.registry.community.name.split()), source)
    kept = plant(root, texts)
    made = len(texts) - len(kept)
    said = f"made {made} files that were missing around it" if made else "nothing is missing around it"
    call.answer(f"{visible(str(folder / REGISTRY_FOLDER))} is a registry already: {said}\n")
    call.answer("".join(f"{visible(line)}\n" for line in joins))
    if not joins:
        tell_kept(call, [path for path in kept if Path(path).parent != Path(root.name, SCHEMA_FOLDER)])
    if made or joins:
        tell_next(call, folder)
    tell_source(call, source, kept)
    if not joins:
        _tell_who_decides(there, folder)
    return 0


def _tell_who_decides(there: Call, folder: Path) -> None:
    """How a steward comes in where no role makes one; nothing of a registry that cannot be read."""
    with suppress(Stop):
        if not there.registry.granting("steward"):
            there.talk(
                "nobody decides here yet: a ladder and the first steward join with "
                f"`ladder init {folder} --ladder NAME --steward LOGIN`"
            )


def _join(there: Call, ladders: Sequence[str], steward: str | None) -> list[str]:
    """Write what joins the registry, all of it or nothing; in words what it was."""
    from ladder_cli.commands.landing import land, made_sure
    from ladder_cli.store.plans.joining import joined

    found = joined(there.source, there.registry, ladders, steward, there.today)
    land(there, made_sure(there, found.plan))
    prefix = there.source.prefix
    kept = [f"kept {prefix}{path} as it is" for path in found.kept]
    return [
        f"{'added' if one.old is None else 'changed'} {prefix}{one.path}" for one in found.plan.changes
    ] + kept
