"""The one exception that ends a run with a message."""


class Stop(Exception):  # noqa: N818 - it ends a run; that is not always an error
    """Ends the run: what is wrong, what to do next, and the exit status.

    Status 1: the answer is no. 2: the command line is wrong. 3: the program could not run.
    """

    def __init__(self, message: str, hint: str = "", status: int = 3) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.status = status


def usage(message: str, hint: str = "") -> Stop:
    """The command line is wrong."""
    return Stop(message, hint, 2)
