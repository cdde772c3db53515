import inspect
from dataclasses import dataclass

from ladder_cli.commands.unfolded import unfolded


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Saying(Writing):
    as_: str = ""


def test_the_options_of_a_group_come_after_the_commands_own_in_the_order_of_the_group() -> None:
    def command(context: object, how: Saying, idea: str, link: str = "") -> int:
        """Second it."""
        return 0

    seen = unfolded(command)

    assert list(inspect.signature(seen).parameters) == ["context", "idea", "link", "as_", "dry_run"]
    assert seen.__doc__ == "Second it."


def test_a_command_is_given_its_group_as_one_value() -> None:
    given: list[object] = []

    def command(how: Saying, idea: str) -> int:
        given.extend((how, idea))
        return 1

    status = unfolded(command)(idea="a-day", as_="ada", dry_run=True)

    assert status == 1
    assert [Saying(as_="ada", dry_run=True), "a-day"] == given


def test_a_command_without_groups_takes_what_it_took() -> None:
    def command(idea: str = "none") -> int:
        return len(idea)

    seen = unfolded(command)

    assert [one.default for one in inspect.signature(seen).parameters.values()] == ["none"]
    assert seen(idea="one") == 3
