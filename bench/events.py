"""libyaml's bare events of every file, to the end, in one process: `python -m bench.events FOLDER`."""

import sys
from pathlib import Path

from _ruamel_yaml import CParser


def main(folder: str) -> None:
    for path in Path(folder).rglob("*.yaml"):
        parser = CParser(path.read_bytes())
        while parser.check_event():
            parser.get_event()


if __name__ == "__main__":
    main(sys.argv[1])
