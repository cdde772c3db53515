"""Questions on a terminal; the one module that imports the prompt library."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from questionary import Question


def on_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def text(question: str, default: str = "", wrong: Callable[[str], str] = lambda _: "") -> str:
    """An answer in words; `wrong` says what is the matter with one, or nothing."""
    import questionary

    return str(
        _asked(questionary.text(question, default=default, validate=lambda answer: wrong(answer) or True))
    )


def choice(question: str, choices: Sequence[str], default: str | None = None) -> str:
    """One of the choices."""
    import questionary

    return str(_asked(questionary.select(question, choices=list(choices), default=default)))


def several(question: str, choices: Sequence[str], checked: Sequence[str] = ()) -> list[str]:
    """Any of the choices, in their order."""
    import questionary

    options = [questionary.Choice(option, checked=option in checked) for option in choices]
    return [str(option) for option in _asked(questionary.checkbox(question, choices=options))]


def yes(question: str, default: bool = False) -> bool:
    """Yes or no."""
    import questionary

    return bool(_asked(questionary.confirm(question, default=default)))


def _asked(question: "Question") -> Any:
    answer = question.unsafe_ask()
    if answer is None:
        raise KeyboardInterrupt
    return answer
