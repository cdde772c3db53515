"""`python -m ladder_cli` is `ladder`."""

from ladder_cli.cli import run

if __name__ == "__main__":
    run()
