"""Whole processes timed side by side: A, B, A, B, so that a busy machine is busy for both."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """What has to be run for one measurement: some processes after each other, in a folder."""

    processes: Sequence[Sequence[str | Path]]
    folder: Path
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds on the clock and of processors of each round, and the most memory of a process, in MiB."""

    seconds: tuple[float, ...]
    work: tuple[float, ...] = ()
    peak: int = 0

    @property
    def median(self) -> float:
        """The middle round."""
        return statistics.median(self.seconds)

    @property
    def effort(self) -> float:
        """The middle round's processor time: what a busy machine changes less than the clock."""
        return statistics.median(self.work)

    @property
    def spread(self) -> str:
        """The middle round with the fastest and the slowest."""
        return f"{shown(self.median)} ({shown(min(self.seconds))} to {shown(max(self.seconds))})"


def shown(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def side_by_side(ours: Run, theirs: Run, rounds: int) -> tuple[Measured, Measured]:
    """Both measured in turn, after one round of each that does not count."""
    rows: tuple[list[Measured], list[Measured]] = ([], [])
    for turn in range(rounds + (rounds > 1)):
        for run, kept in zip((ours, theirs), rows, strict=True):
            measured = once(run)
            if turn or rounds == 1:
                kept.append(measured)
    return _together(rows[0]), _together(rows[1])


def _together(rounds: list[Measured]) -> Measured:
    seconds = tuple(second for one in rounds for second in one.seconds)
    work = tuple(second for one in rounds for second in one.work)
    return Measured(seconds, work, max(one.peak for one in rounds))


def once(run: Run) -> Measured:
    """One round; a process that fails ends the bench."""
    peak, seconds, work = 0, 0.0, 0.0
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
        work += used.ru_utime + used.ru_stime
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{words[0]} ended with {process.returncode}: {said.decode()[-500:]}")
        peak = max(peak, used.ru_maxrss // (1024 if sys.platform != "darwin" else 1024 * 1024))
    return Measured((seconds,), (work,), peak)
