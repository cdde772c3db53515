"""Whole processes timed side by side: A, B, A, B, so that a busy machine is busy for both."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """What has to be run for one measurement: some processes after each other, in a folder."""

    processes: Sequence[Sequence[str | Path]]
    folder: Path
    environment: Mapping[str, str]
    before: Callable[[], None] = lambda: None


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds on the clock of each round, and the most memory that a process took, in MiB."""

    seconds: tuple[float, ...]
    peak: int

    @property
    def median(self) -> float:
        """The middle round."""
        return statistics.median(self.seconds)

    @property
    def spread(self) -> str:
        """The middle round with the fastest and the slowest."""
        return f"{_shown(self.median)} ({_shown(min(self.seconds))} to {_shown(max(self.seconds))})"


def _shown(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def side_by_side(ours: Run, theirs: Run, rounds: int) -> tuple[Measured, Measured]:
    """Both measured in turn, after one round of each that does not count."""
    both = (ours, theirs)
    found: tuple[list[tuple[float, int]], ...] = ([], [])
    for turn in range(rounds + (rounds > 1)):
        for run, kept in zip(both, found, strict=True):
            measured = once(run)
            if turn or rounds == 1:
                kept.append(measured)
    mine, other = (Measured(tuple(s for s, _ in one), max(peak for _, peak in one)) for one in found)
    return mine, other


def once(run: Run) -> tuple[float, int]:
    """Seconds and MiB of one round; a process that fails ends the bench."""
    run.before()
    peak, seconds = 0, 0.0
    for words in run.processes:
        begun = time.perf_counter()
        process = subprocess.Popen(
            words,
            cwd=run.folder,
            env={**os.environ, **run.environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        seconds += time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{words[0]} ended with {process.returncode}: {said.decode()[-500:]}")
        peak = max(peak, used.ru_maxrss // (1024 if sys.platform != "darwin" else 1024 * 1024))
    return seconds, peak
