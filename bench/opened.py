"""How many of a registry's files a command opens: `python -m bench.opened WORDS…`."""

import os
import sys


def main(words: list[str]) -> None:
    opened = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal opened
        if event == "open" and str(arguments[0]).endswith(".yaml") and "/registry/" in str(arguments[0]):
            opened += 1

    sys.addaudithook(hook)
    from ladder_cli.cli import main as ladder

    with open(os.devnull, "w") as nowhere:
        answer, sys.stdout = sys.stdout, nowhere
        status = ladder(words)
    if status:
        sys.exit(status)
    answer.write(f"{opened}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
