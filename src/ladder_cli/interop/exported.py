"""What an export comes to: a text, and who could not be named in it; logins of those who can."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from ladder_cli.model.registry import Registry

_APP: Final = "[bot]"


class Exported(Struct, frozen=True):
    """A whole file's text; `left_out` are those with a seat but no account, sorted."""

    text: str
    left_out: tuple[str, ...] = ()


def marker(name: str) -> str:
    """The first line of a file that an export wrote, by which it is known again."""
    return f"# Written by `ladder export {name}`: change the registry, and run that again."


def login_of(registry: Registry, handle: str) -> str | None:
    """Somebody's login, None without an account on record; an app has none that could own or belong."""
    account = registry.record(handle).account
    return None if account is None or account.login.endswith(_APP) else account.login


def logins(registry: Registry, handles: Iterable[str]) -> list[str]:
    """The logins of these people, sorted without regard to case."""
    found = {login for handle in handles if (login := login_of(registry, handle)) is not None}
    return sorted(found, key=lambda login: (login.lower(), login))


def without_account(registry: Registry, handles: Iterable[str]) -> tuple[str, ...]:
    """Those of these people who have none, sorted."""
    return tuple(sorted({handle for handle in handles if login_of(registry, handle) is None}))
