"""The lines of a foreign file that may be too large to hold: one at a time, within bounds."""

from collections.abc import Iterator
from typing import BinaryIO, Final

from ladder_cli.interop.foreign import refused

MAX_LINE: Final = 65_536
"""Bytes of one line."""
_MARK: Final = b"\xef\xbb\xbf"


def lines(file: str, opened: BinaryIO) -> Iterator[str]:
    """Each line with its end, without a byte order mark; Stop for one that is no text, or too long.

    `file` is the name to show.
    """
    number = 0
    while raw := opened.readline(MAX_LINE + 1):
        number += 1
        if len(raw) > MAX_LINE:
            raise refused(file, number, f"longer than {MAX_LINE // 1024} KiB", "is it the right file?")
        try:
            yield raw.removeprefix(_MARK if number == 1 else b"").decode()
        except UnicodeDecodeError as error:
            bad = f"not UTF-8: the byte 0x{raw[error.start]:02X}"
            raise refused(file, number, bad, "save it as UTF-8") from error
