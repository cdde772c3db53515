"""The rows of the bench: what is compared with what, and the bar."""

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final, cast

from bench import contenders, proposed
from bench.community import TODAY
from bench.contenders import KINDS, SCHEMAS
from bench.repository import git, repository
from bench.timing import Measured, Run, once, shown, side_by_side

COLD: Final = {"LADDER_CACHE": "off"}
DAY: Final = ("--today", TODAY.isoformat())


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the two sides, their ratio, and what it has to be."""

    what: str
    ours: str
    theirs: str
    ratio: float
    bar: str
    ok: bool
    effort: str = ""
    """Processor time of both sides."""

    def cells(self) -> tuple[str, ...]:
        """The line as text."""
        verdict = "ok" if self.ok else "short"
        return self.what, self.ours, self.theirs, f"{self.ratio:.2f}", self.bar, verdict, self.effort


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: people of the cold rows and the warm one, rounds of quick and slow contenders."""

    cold: int = 4_000
    warm: int = 100_000
    memory: tuple[int, ...] = (1_000, 10_000, 100_000)
    rounds: int = 5
    slow_rounds: int = 3
    markets: tuple[tuple[int, int, int], ...] = ((10_000, 3_000, 20), (10_000, 3_000, 100))
    large_market: tuple[int, int] = (100_000, 30_000)
    meetings: tuple[int, ...] = (100, 1_000, 2_000, 10_000)


QUICK: Final = Size(
    cold=1_000,
    warm=10_000,
    memory=(1_000, 4_000, 10_000),
    rounds=3,
    slow_rounds=1,
    large_market=(10_000, 3_000),
    meetings=(100, 1_000),
)


def validate(top: Path) -> Run:
    """A check of all of a registry, from the beginning."""
    return Run([[*contenders.ladder(), *DAY, "validate"]], top, COLD)


def faster(what: str, ours: Measured, theirs: Measured, times: float) -> Row:
    """A row that asks to be so many times as fast."""
    ratio = theirs.median / ours.median
    return Row(
        what,
        ours.spread,
        theirs.spread,
        ratio,
        f"≥ {times:g} times as fast",
        ratio >= times,
        _effort(ours, theirs),
    )


def within(what: str, ours: Measured, theirs: Measured, times: float) -> Row:
    """A row that asks to take at most so many times as long."""
    ratio = ours.median / theirs.median
    return Row(
        what,
        ours.spread,
        theirs.spread,
        ratio,
        f"≤ {times:g} times as long",
        ratio <= times,
        _effort(ours, theirs),
    )


def _effort(ours: Measured, theirs: Measured) -> str:
    if not ours.work:
        return ""
    return f"{shown(ours.effort)} / {shown(theirs.effort)}"


def cold_check_jsonschema(size: Size) -> Iterator[Row]:
    yield _against_check_jsonschema(size, with_clib=False, times=25)


def cold_clib(size: Size) -> Iterator[Row]:
    yield _against_check_jsonschema(size, with_clib=True, times=8)


def _against_check_jsonschema(size: Size, *, with_clib: bool, times: float) -> Row:
    top = repository(size.cold)
    program = contenders.check_jsonschema(with_clib=with_clib)
    words = [
        [program, "--schemafile", SCHEMAS / f"{kind}.json", *contenders.yaml_files(top / "registry", folder)]
        for kind, folder in KINDS.items()
    ]
    mine, other = side_by_side(validate(top), Run(words, top, {}), size.slow_rounds)
    name = f"check-jsonschema {contenders.version([program])}"
    if with_clib:
        name += f" with ruamel.yaml.clib {contenders.clib_version(program)}"
    return faster(f"cold, {_files(top)} files: {name}", mine, other, times)


def cold_sourcemeta(size: Size) -> Iterator[Row]:
    top = repository(size.cold)
    program = contenders.sourcemeta()
    words = [
        [*program, "validate", SCHEMAS / f"{kind}.json", top / "registry" / folder, "--extension", ".yaml"]
        for kind, folder in KINDS.items()
    ]
    mine, other = side_by_side(validate(top), Run(words, top, {}), size.rounds)
    name = f"@sourcemeta/jsonschema {contenders.version(program)} validate"
    yield faster(f"cold, {_files(top)} files: {name}", mine, other, 1)


def cold_libyaml(size: Size) -> Iterator[Row]:
    top = repository(size.cold)
    words = [contenders.python(), "-m", "bench.events", top / "registry"]
    mine, other = side_by_side(validate(top), Run([words], contenders.TOP, {}), size.rounds)
    yield within(f"cold, {_files(top)} files: libyaml's bare events, one process", mine, other, 3)


def warm(size: Size) -> Iterator[Row]:
    top = repository(size.warm)
    ours = Run([[*contenders.ladder(), *DAY, "validate"]], top, {})
    once(ours)
    with _three_changed(top):
        mine, other = side_by_side(ours, Run([["git", "status"]], top, {}), size.rounds)
    yield within(f"warm, {_files(top)} files, 3 changed: {_git_version()} status", mine, other, 6)


def ready(size: Size) -> Iterator[Row]:
    """Who is due on three ladders: from the beginning, and where somebody has asked before."""
    top = repository(size.warm)
    status = Run([["git", "status"]], top, {})
    what = f"`ladder ready`, {size.warm:,} people, three ladders"
    cold = Run([[*contenders.ladder(), *DAY, "ready"]], top, COLD)
    mine, other = side_by_side(cold, status, size.slow_rounds)
    yield within(f"{what}, from the beginning: {_git_version()} status", mine, other, 18)
    again = Run(cold.processes, top, {})
    once(again)
    with _three_changed(top):
        mine, other = side_by_side(again, status, size.rounds)
    yield within(f"{what}, asked before, 3 files changed: {_git_version()} status", mine, other, 18)


def review(size: Size) -> Iterator[Row]:
    """A change beside start-up where few files decide it, beside a search where seats have to be counted."""
    top = repository(size.warm)
    words = [*contenders.ladder(), *DAY, "review"]
    start = Run([[*words, "--help"]], top, {})
    what = f"`ladder review`, {size.warm:,} people"
    for change in proposed.FEW:
        mine, other = side_by_side(Run([proposed.asked(top, change)], top, {}), start, 2 * size.rounds)
        yield _added(f"{what}, {change.what}: `ladder review --help`", mine, other, 0.150)
    for change in proposed.SOUGHT:
        search = Run([["git", "grep", "-l", change.word, "main", "--", "registry/records"]], top, {})
        mine, other = side_by_side(Run([proposed.asked(top, change)], top, {}), search, size.slow_rounds)
        name = f"{_git_version()} grep of `{change.word}` in the records"
        yield within(f"{what}, {change.what}: {name}", mine, other, 3)


def _added(what: str, ours: Measured, theirs: Measured, seconds: float) -> Row:
    """A row that asks to take at most so much longer."""
    more = ours.median - theirs.median
    bar = f"≤ {shown(seconds)} more"
    ratio = ours.median / theirs.median
    return Row(what, ours.spread, theirs.spread, ratio, bar, more <= seconds, _effort(ours, theirs))


@contextmanager
def _three_changed(top: Path) -> Iterator[None]:
    """A profile, a record and a contributions file edited, and put back afterwards."""
    edits = {
        "people": ("slots: ", "slots: 1"),
        "records": ("organization: ", "organization: independent # "),
        "contributions": ("kind: ", "kind: docs # "),
    }
    for folder, (old, new) in edits.items():
        path = contenders.yaml_files(top / "registry", folder)[-1]
        path.write_text(path.read_text().replace(old, new))
    try:
        yield
    finally:
        git(top, "checkout", "--quiet", "--", "registry")


def help_(size: Size) -> Iterator[Row]:
    ours = Run([[*contenders.ladder(), "--help"]], contenders.TOP, {})
    yield from _against_typer("start: `ladder --help`", ours, size)


def completion(size: Size) -> Iterator[Row]:
    asked = {"_LADDER_COMPLETE": "complete_bash", "COMP_WORDS": "ladder va", "COMP_CWORD": "1"}
    ours = Run([contenders.ladder()], contenders.TOP, asked)
    yield from _against_typer("start: completing `ladder va`", ours, size)
    asked = {**asked, "COMP_WORDS": "ladder show am", "COMP_CWORD": "2"}
    ours = Run([contenders.ladder()], contenders.TOP, asked)
    yield from _against_typer("start: completing `ladder show am`", ours, size)


def _against_typer(what: str, ours: Run, size: Size) -> Iterator[Row]:
    theirs = Run([[contenders.python(), "-c", "import typer"]], contenders.TOP, {})
    mine, other = side_by_side(ours, theirs, 4 * size.rounds)
    yield within(f"{what}: `import typer` {contenders.typer_version()}", mine, other, 1.5)


def opened(size: Size) -> Iterator[Row]:
    """Files that a command opens, of all there are."""
    top = repository(size.cold)
    member = contenders.yaml_files(top / "registry", "contributions")[-1]
    for words in (("show", member.stem), ("next", member.stem), ("validate", str(member))):
        asked = [contenders.python(), "-m", "bench.opened", "--registry", top / "registry", *DAY, *words]
        said = subprocess.run(asked, cwd=contenders.TOP, check=True, capture_output=True, text=True)
        count, files = int(said.stdout), int(_files(top).replace(",", ""))
        what = f"files opened: `ladder {words[0]}`"
        yield Row(what, f"{count:,}", f"{files:,}", count / files, "< 1", count < files)


def memory(size: Size) -> Iterator[Row]:
    """The most memory of a cold check, and whether it grows with the registry and no faster."""
    peaks = []
    for people in size.memory:
        top = repository(people)
        peak = once(validate(top)).peak
        peaks.append((people, peak))
        ok = peak < 1536
        yield Row(f"memory: cold, {_files(top)} files", f"{peak} MiB", "1536 MiB", peak / 1536, "≤ 1", ok)
    (few, low), (middle, mean), (many, high) = peaks
    expected = low + (high - low) * (middle - few) / (many - few)
    ratio = mean / expected
    grown = f"{mean} MiB"
    yield Row(
        "memory: the middle size against a straight line",
        grown,
        f"{expected:.0f} MiB",
        ratio,
        "≤ 1.25",
        ratio <= 1.25,
    )


def pairing(size: Size) -> Iterator[Row]:
    """`pair` on markets of 20 and of 100 candidates a mentee: what is ours beside what is the solver's."""
    for mentees, mentors, candidates in size.markets:
        rounds = [_pairing(mentees, mentors, candidates) for _ in range(size.rounds)]
        ours = Measured(tuple(one["outside"] for one in rounds))
        theirs = Measured(tuple(one["inside"] for one in rounds))
        what = f"{_market(mentees, mentors, rounds[0])}: outside and inside the solver, processor time"
        yield within(what, ours, theirs, 2)


def pairing_memory(size: Size) -> Iterator[Row]:
    """`pair` for a very large community: the most memory, and the time."""
    mentees, mentors = size.large_market
    one = _pairing(mentees, mentors, 20)
    what = f"{_market(mentees, mentors, one)}, {shown(one['seconds'])} in all: memory"
    ratio = one["peak"] / 2048
    yield Row(what, f"{one['peak']} MiB", "2048 MiB", ratio, "≤ 1", ratio <= 1)


def networkx(size: Size) -> Iterator[Row]:
    """All steps of the assignment beside networkx' cheapest flow for the last of them, at equal cost."""
    from bench.pairing import beside_networkx

    ours, theirs = (Measured(tuple(seconds)) for seconds in beside_networkx(size.rounds))
    what = f"assignment, 300 × 100, 20 candidates: networkx {metadata.version('networkx')} `min_cost_flow`"
    yield faster(what, ours, theirs, 20)


def meetings(size: Size) -> Iterator[Row]:
    """A year of meetings with all collisions found, beside the bare recurrence library on the same rules."""
    from bench.meetings import A_GROUP, beside

    ratios = []
    for count in size.meetings:
        mine, theirs, starts, collisions = beside(count, size.rounds)
        what = (
            f"{count:,} meetings of {count // A_GROUP:,} groups, {starts:,} starts, {collisions:,} collisions"
        )
        row = within(
            f"{what}: dateutil {metadata.version('python-dateutil')} alone",
            Measured(tuple(mine)),
            Measured(tuple(theirs)),
            4,
        )
        ratios.append(row.ratio)
        yield row
    grown = ratios[-1] / ratios[0]
    what = f"meetings: the ratio of {size.meetings[-1]:,} against that of {size.meetings[0]:,}"
    yield Row(what, f"{ratios[-1]:.2f}", f"{ratios[0]:.2f}", grown, "≤ 1.5", grown <= 1.5)


def _pairing(*numbers: int) -> Mapping[str, float]:
    words = [contenders.python(), "-m", "bench.pairing", *map(str, numbers)]
    said = subprocess.run(words, cwd=contenders.TOP, check=True, capture_output=True, text=True).stdout
    return cast(Mapping[str, float], json.loads(said))


def _market(mentees: int, mentors: int, one: Mapping[str, float]) -> str:
    return (
        f"`pair`, {mentees:,} × {mentors:,}, {one['candidates']:.0f} candidates a mentee,"
        f" {one['paired']:,} paired in {one['solves']} solves"
    )


def _files(top: Path) -> str:
    return f"{git(top, 'ls-files', 'registry').count('.yaml'):,}"


def _git_version() -> str:
    return subprocess.run(["git", "--version"], check=True, capture_output=True, text=True).stdout.strip()


ROWS: Final[dict[str, Callable[[Size], Iterator[Row]]]] = {
    "check-jsonschema": cold_check_jsonschema,
    "clib": cold_clib,
    "sourcemeta": cold_sourcemeta,
    "libyaml": cold_libyaml,
    "warm": warm,
    "ready": ready,
    "review": review,
    "help": help_,
    "completion": completion,
    "opened": opened,
    "memory": memory,
    "pairing": pairing,
    "pairing-memory": pairing_memory,
    "networkx": networkx,
    "meetings": meetings,
}
"""By name, what measures some rows."""
