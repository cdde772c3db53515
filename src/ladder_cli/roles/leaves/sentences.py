"""What a leaf of each kind asks, in a line: the same words for a candidate, a role's page and a report."""

from collections.abc import Sequence

from msgspec import Struct

from ladder_cli.model.requirement import (
    Agreed,
    Attested,
    Counted,
    Distinct,
    Field,
    Holds,
    Known,
    Manual,
    SeatOpen,
    Sponsors,
    Tenure,
)
from ladder_cli.model.share import shown as part
from ladder_cli.roles.days import EVER
from ladder_cli.roles.phrase import entitled_one, entitled_ones, many, named_scope, place, shown, within


class Where(Struct, frozen=True):
    """Where it is asked: the place in words, and the version of the code of conduct in force."""

    name: str
    version: str = ""


def tenure(leaf: Tenure, where: Where) -> str:
    """So long in a role, or since the first seat or contribution."""
    if leaf.role is not None:
        return f"{leaf.least} as `{leaf.role}` or above{within(where.name, leaf.scope)}"
    start = "seat" if leaf.since == "seat" else "contribution" + _kinds(leaf.kinds)
    return f"{leaf.least} since the first {start}{within(where.name, leaf.scope)}"


def _kinds(kinds: Sequence[str]) -> str:
    return f" ({', '.join(f'`{kind}`' for kind in kinds)})" if kinds else ""


def contributions(leaf: Counted, where: Where) -> str:
    """So many contributions, of which kinds, in which window, how broad."""
    window = f" in the last {leaf.window.removeprefix('1 ')}" if leaf.window else ""
    window = " ever" if leaf.window == EVER else window
    text = f"{_number(leaf)}{_kinds(leaf.kinds)}{window}{within(where.name, leaf.scope)}"
    if leaf.once_per:
        text += f", each `{leaf.once_per}` once"
    return text + "".join(f", {_breadth(one)}" for one in leaf.distinct)


def _number(leaf: Counted) -> str:
    if leaf.share is not None:
        share = f"{'more than ' * leaf.more_than}{part(leaf.share)} of all contributions"
        share += " (to the nearest whole)" if leaf.rounded == "nearest" else ""
        return share if leaf.least is None else f"{leaf.least} contributions or {share}, whichever is less"
    if leaf.least is None and leaf.distinct:
        return "contributions"
    return many(1 if leaf.least is None else leaf.least, "contribution")


def _breadth(one: Distinct) -> str:
    match one.by:
        case "actor":
            return f"with {many(one.least, 'different person', 'different people')}"
        case "employer":
            return f"with people of {many(one.least, 'different employer')}"
        case "day":
            return f"on {many(one.least, 'different day')}"
        case "group":
            return f"in {many(one.least, 'different group')}"
        case "kind":
            return f"of {many(one.least, 'different kind')}"


def holds(leaf: Holds, where: Where) -> str:
    """A seat that is held."""
    text = "somebody else of the candidate's employer holds" if leaf.who == "colleague" else "holds"
    text += f" `{leaf.role}`" + ("" if leaf.exactly else " or above")
    if leaf.sig is not None:
        return text + within(place(leaf.sig), named_scope(leaf.scope))
    return text + within(where.name, leaf.scope)


def sponsors(leaf: Sponsors, where: Where) -> str:
    """So many people who vouch, and the employer rule."""
    text = many(leaf.least, "sponsor") + _who(leaf, where.name)
    if leaf.employers == "distinct":
        text += ", all of different employers"
    if leaf.employers == "distinct-from-candidate":
        text += ", all of different employers and none of the candidate's"
    if leaf.outside:
        text += f", at least {leaf.outside} from elsewhere than the candidate's employer"
    if leaf.inside:
        text += f", at least {leaf.inside} of the candidate's employer"
    if leaf.untied:
        text += f", at least {leaf.untied} without a tie to the candidate"
    if leaf.why:
        text += f", {'who says' if leaf.least == 1 else 'each of whom says'} why"
    return text + (f", in the last {leaf.window.removeprefix('1 ')}" if leaf.window else "")


def _who(leaf: Sponsors, where: str) -> str:
    held = "a seat" if leaf.role is None else f"`{leaf.role}` or above"
    return f" who {'holds' if leaf.least == 1 else 'hold'} {held}{within(where, leaf.scope)}"


def attestation(leaf: Attested, where: Where) -> str:
    """The word of those whom it names."""
    if leaf.least == 1:
        return f"the word of {entitled_one(leaf.by, where.name, leaf.scope)}: {leaf.what}"
    return f"the word of {leaf.least} of the {entitled_ones(leaf.by, where.name, leaf.scope)}: {leaf.what}"


def agreement(leaf: Agreed, where: Where) -> str:
    """What is agreed to, and by when."""
    text = f"agreed to `{leaf.what}`"
    if leaf.what == "conduct":
        text = "agreed to the code of conduct"
        text += f", version `{where.version}`" if where.version and leaf.version == "current" else ""
    return text + (f", at the latest {leaf.due} after the appointment" if leaf.due else "")


def fact(leaf: Known, where: Where) -> str:
    """What is known from elsewhere."""
    del where
    if leaf.least is not None:
        text = f"`{leaf.what}` is at least {shown(leaf.least)}"
    else:
        text = f"`{leaf.what}` is {shown(True if leaf.value is None else leaf.value)}"
    return text + (f", known for no longer than {leaf.fresh}" if leaf.fresh else "")


def field(leaf: Field, where: Where) -> str:
    """A field that is filled in."""
    del where
    return f"`{leaf.path}` is filled in"


def seat_open(leaf: SeatOpen, where: Where) -> str:
    """A free seat."""
    role = leaf.role
    return f"a free seat as `{role}`" if role else f"a free seat in {where.name}"


def manual(leaf: Manual, where: Where) -> str:
    """A question for a lead or a steward."""
    return f"the word of a lead of {where.name} or a steward: {leaf.question}"
