"""Runs the program, and writes down every file that it opens: `watched.py LOG WORD...`."""

import os
import sys

log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note what is opened by its path; listing a folder counts."""
    if event in ("open", "os.scandir", "os.listdir") and arguments and isinstance(arguments[0], str | bytes):
        path = os.fsencode(arguments[0])
        # A path from an open folder is not told apart here from one from the working folder.
        if os.path.isabs(path) or os.path.lexists(path):
            os.write(log, os.path.realpath(path) + b"\n")
    if event in ("subprocess.Popen", "os.exec", "os.posix_spawn"):
        program = os.fspath(arguments[0])
        os.write(log, b"ran " + os.fsencode(program) + b"\n")


if __name__ == "__main__":
    from ladder_cli.cli import main

    sys.addaudithook(watch)
    sys.exit(main(sys.argv[2:]))
