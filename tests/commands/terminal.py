"""A run of the program on a terminal of its own: somebody reads, and types."""

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ENTER, DOWN, SPACE, CTRL_C, CLEAR = "\r", "\x1b[B", " ", "\x03", "\x15"
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[=>]|\][^\x07]*\x07)")


@dataclass
class Terminal:
    """Both ends of a conversation with the program."""

    process: "subprocess.Popen[bytes]"
    master: int
    seen: str = ""
    read: int = 0
    deadline: float = field(default_factory=lambda: time.monotonic() + 40)

    def until(self, words: str) -> None:
        """Read until the words stand on the screen, after what was waited for before."""
        while (found := self.seen.find(words, self.read)) < 0:
            if not self._more():
                raise AssertionError(f"{words!r} was never asked; seen:\n{self.seen}")
        self.read = found + len(words)

    def answer(self, words: str, *keys: str) -> None:
        """Wait for a question, then press keys one after the other."""
        self.until(words)
        for key in keys:
            os.write(self.master, key.encode())
            time.sleep(0.02)

    def end(self) -> int:
        """Read on to the end; the exit status."""
        while self._more():
            pass
        return self.process.wait(timeout=10)

    def _more(self) -> bool:
        ready, _, _ = select.select([self.master], [], [], 0.1)
        if not ready:
            assert time.monotonic() < self.deadline, f"it hangs; seen:\n{self.seen}"
            return self.process.poll() is None
        try:
            raw = os.read(self.master, 65536)
        except OSError:  # the other end is closed
            return False
        self.seen += _ESCAPES.sub(b"", raw).decode(errors="replace").replace("\r", "")
        return bool(raw)


@contextmanager
def on_terminal(*argv: str, cwd: Path) -> Iterator[Terminal]:
    """Run `ladder` with a terminal as stdin, stdout and stderr."""
    master, slave = pty.openpty()
    surroundings = {
        **os.environ,
        "TERM": "xterm",
        "PROMPT_TOOLKIT_NO_CPR": "1",
        "NO_COLOR": "1",
        "COLUMNS": "100",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "ladder_cli", "--today", "2026-11-22", *argv],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=cwd,
        env=surroundings,
        start_new_session=True,
    )
    os.close(slave)
    try:
        yield Terminal(process, master)
    finally:
        process.kill()
        process.wait()
        os.close(master)
