"""`python -m bench [NAME…] [--quick]`: print every ratio, each measured side by side in one run."""

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path

import ladder_cli
from bench.rows import QUICK, ROWS, Row, Size


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure `ladder` beside others.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"rows: {', '.join(ROWS)}; default: all")
    parser.add_argument("--quick", action="store_true", help="smaller registries, fewer rounds: a first look")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in ROWS]
    if unknown:
        parser.error(f"no row is called {unknown[0]}: one of {', '.join(ROWS)}")
    # As pip leaves the others: a checkout is not always compiled, and Python may have been told not to.
    package = Path(ladder_cli.__file__).parent
    subprocess.run([sys.executable, "-m", "compileall", "-q", package], check=True)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, load {load}\n")
    print("| what | ladder | the other | ratio | bar | | processor time |", flush=True)
    print("|---|---:|---:|---:|---|---|---|", flush=True)
    short = 0
    for name in asked.names or ROWS:
        for row in ROWS[name](QUICK if asked.quick else Size()):
            short += not row.ok
            print(_line(row), flush=True)
    return 1 if short else 0


def _line(row: Row) -> str:
    return f"| {' | '.join(row.cells())} |"


if __name__ == "__main__":
    sys.exit(main())
