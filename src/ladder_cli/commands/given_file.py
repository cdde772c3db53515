"""A file of the caller's own that the command line names; no part of the registry, so a pipe will do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ladder_cli.commands.call import Call
from ladder_cli.interop.foreign import MAX_BYTES
from ladder_cli.model.stop import usage


def raw_of(call: Call, file: Path) -> bytes:
    """What the file holds; one byte more than `MAX_BYTES` where it holds more than that.

    Raises Stop (status 2) where there is no such file, and where it is a folder.
    """
    with opened(call, file) as stream:
        return stream.read(MAX_BYTES + 1)


@contextmanager
def opened(call: Call, file: Path) -> Iterator[BinaryIO]:
    """The file, open to be read once from its beginning; Stop as `raw_of`."""
    try:
        stream = (call.folder / file).open("rb")
    except FileNotFoundError as error:
        raise usage(f"there is no file `{file}`", f"a name is looked up from `{call.folder}`") from error
    except IsADirectoryError as error:
        raise usage(f"`{file}` is a folder", "name a file in it") from error
    with stream:
        yield stream


def text_of(call: Call, file: Path, wanted: str) -> str:
    """The file's text; `wanted` says in a hint what it should hold.

    Raises Stop (status 2) as `raw_of`, and where it is not UTF-8 or too large.
    """
    raw = raw_of(call, file)
    if len(raw) > MAX_BYTES:
        raise usage(f"`{file}` is larger than {MAX_BYTES // 1024 // 1024} MiB", wanted)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise usage(f"`{file}` is not UTF-8 text", f"save it as UTF-8; {wanted}") from error
