"""`python -m ladder_cli` is `ladder`."""

import gc
import signal

SELDOM = (200_000, 20, 100)
"""Classes and functions stay: looking among them for garbage would cost a tenth of a start."""


def run() -> None:
    """The console script. Ctrl-C while modules are still being loaded ends it without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    gc.set_threshold(*SELDOM)
    from ladder_cli import cli

    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        cli.run()
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()
