"""A calendar that a command writes for its caller."""

from pathlib import Path

from ladder_cli.commands.call import Call
from ladder_cli.model.stop import usage


def deliver(call: Call, raw: bytes, file: Path) -> None:
    """Write the calendar's bytes to a file of the caller's own; `-` is stdout.

    Raises Stop (status 2) where the file is a folder.
    """
    if str(file) == "-":
        call.answer(raw.decode())
        return
    target = call.folder / file
    if target.is_dir():
        raise usage(f"`{file}` is a folder", "name a file, for example `meetings.ics`")
    target.write_bytes(raw)
    call.talk(f"wrote `{file}`")
