"""`python -m ladder_cli` is `ladder`."""

import signal


def run() -> None:
    """The console script. Ctrl-C while modules are still being loaded ends it without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from ladder_cli import cli

    signal.signal(signal.SIGINT, signal.default_int_handler)
    cli.run()


if __name__ == "__main__":
    run()
