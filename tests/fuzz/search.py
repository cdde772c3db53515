"""Runs one target under atheris: `search.py TARGET FOLDER-OF-SEEDS OPTION...` (those of libFuzzer)."""

import sys

import atheris

with atheris.instrument_imports(include=["ladder_cli"]):
    from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    target = TARGETS[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()
