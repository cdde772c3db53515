"""Parts of sentences: who, where and how many, in the same words everywhere."""

from collections.abc import Sequence

from ladder_cli.model.role import GRANTS
from ladder_cli.model.step import Scope
from ladder_cli.roles.candidacy import COMMUNITY

SHOWN = 5
"""How many people a sentence names."""

_GRANTED = {
    "steward": "a steward",
    "lead": "a lead",
    "conduct": "a keeper of the code of conduct",
    "release-duty": "someone on release duty",
}
_PLURAL = {
    "steward": "stewards",
    "lead": "leads",
    "conduct": "keepers of the code of conduct",
    "release-duty": "people on release duty",
}


def place(sig: str | None) -> str:
    """A group's id, or the community."""
    return COMMUNITY if sig is None else f"`{sig}`"


def names(handles: Sequence[str], last: str = "or") -> str:
    """Handles in a row: `bob, carol or dan`; of many the first few and how many more there are."""
    shown = [f"`{handle}`" for handle in handles[:SHOWN]]
    if len(handles) > SHOWN:
        return f"{', '.join(shown)} and {len(handles) - SHOWN} more"
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} {last} {shown[-1]}"


def asking(handles: Sequence[str], missing: int) -> str:
    """Whom to ask for so many words, and how many of these nobody could give yet."""
    if missing == 1:
        return f"ask {names(handles)}"
    if missing < len(handles):
        return f"ask {missing} of {names(handles)}"
    said = f"ask {names(handles, 'and')}"
    return said if missing == len(handles) else f"{said}; nobody else could yet, and {missing} are missing"


def many(number: int, one: str, more: str = "") -> str:
    """`1 entry`, `2 entries`."""
    return f"{number} {one if number == 1 else more or one + 's'}"


def within(where: str, scope: Scope) -> str:
    """The scope as the end of a sentence, with a space before it; nothing for `any`."""
    match scope:
        case "same":
            return f" in {where}"
        case "within":
            return f" in {where} or below"
        case "any":
            return ""


def entitled_one(by: str, where: str, scope: Scope = "same") -> str:
    """Somebody whom `by` (a grant or a role) entitles: `a lead of docs`."""
    if by not in GRANTS:
        return f"someone who holds `{by}` or above{within(where, scope)}"
    return _GRANTED[by] + (_of(where, scope) if by == "lead" else "")


def entitled_ones(by: str, where: str, scope: Scope = "same") -> str:
    """Those whom `by` (a grant or a role) entitles: `leads of docs`."""
    if by not in GRANTS:
        return f"those who hold `{by}` or above{within(where, scope)}"
    return _PLURAL[by] + (_of(where, scope) if by == "lead" else "")


def _of(where: str, scope: Scope) -> str:
    match scope:
        case "same":
            return f" of {where}"
        case "within":
            return f" of {where} or a group below"
        case "any":
            return " of any group"


def named_scope(scope: Scope) -> Scope:
    """The scope where a group is named: that group and those it lies within unless it says more."""
    return "same" if scope == "any" else scope


def shown(value: bool | int | float | str) -> str:
    """A fact's value as it stands in YAML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"`{value}`"
    return str(int(value)) if value == int(value) else str(value)
