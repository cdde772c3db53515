"""Questions on a terminal; the one module that imports the prompt library.

They are asked on stderr, so that stdout holds the answer alone. Ctrl-C and Ctrl-D raise KeyboardInterrupt.
"""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from questionary import Question

Wrong = Callable[[str], str]
"""What is the matter with an answer; nothing when it will do."""

SEVERAL = "(space to choose, enter to go on)"


def on_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def text(question: str, default: str = "", wrong: Wrong = lambda _: "") -> str:
    """An answer in words; asked again while something is the matter with it."""
    import questionary

    validate = _validating(wrong)
    return str(_asked(questionary.text(question, default=default, validate=validate, **_place())))


def completed(question: str, choices: Sequence[str], default: str = "", wrong: Wrong = lambda _: "") -> str:
    """An answer in words, completed from the choices while it is typed."""
    import questionary

    validate = _validating(wrong)
    asked = questionary.autocomplete(question, [*choices], default=default, validate=validate, **_place())
    return str(_asked(asked))


def choice(question: str, choices: Sequence[str], default: str | None = None) -> str:
    """One of the choices."""
    import questionary

    return str(_asked(questionary.select(question, choices=list(choices), default=default, **_place())))


def several(question: str, choices: Sequence[str], checked: Sequence[str] = ()) -> list[str]:
    """Any of the choices, in their order; nothing is asked where there are none."""
    import questionary

    if not choices:
        return []

    options = [questionary.Choice(option, checked=option in checked) for option in choices]
    asked = questionary.checkbox(question, choices=options, instruction=SEVERAL, **_place())
    return [str(option) for option in _asked(asked)]


def yes(question: str, default: bool = False) -> bool:
    """Yes or no."""
    import questionary

    return bool(_asked(questionary.confirm(question, default=default, **_place())))


def _validating(wrong: Wrong) -> Callable[[str], bool | str]:
    return lambda answer: wrong(answer) or True


def _place() -> dict[str, Any]:
    from prompt_toolkit.output import create_output

    return {"output": create_output(stdout=sys.stderr)}


def _asked(question: "Question") -> Any:
    try:
        answer = question.unsafe_ask()
    except EOFError as error:
        raise KeyboardInterrupt from error
    if answer is None:
        raise KeyboardInterrupt
    return answer
