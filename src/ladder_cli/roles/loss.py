"""What becomes of a seat that is lost, and how one comes back to it."""

from datetime import date

from ladder_cli.model.finding import Plain
from ladder_cli.model.retention import Keeps
from ladder_cli.model.role import Role


def lost_as(keeps: Keeps | None) -> str:
    """What a seat becomes when it lapses, as the end of `the seat …`."""
    loss = None if keeps is None else keeps.loss
    if loss is None:
        return "ends"
    after_all = "; the role's process decides that" if loss.process is not None else ""
    if loss.as_ == "step-down" and loss.to:
        return f"becomes one as `{loss.to}`{after_all}"
    if loss.as_ != "emeritus":
        return f"ends{after_all}"
    vote = f", with a vote for {loss.vote_for}" if loss.vote_for else ""
    return f"becomes emeritus{vote}{after_all}"


def way_back(keeps: Keeps | None) -> str:
    """How one comes back to a seat that lapsed, as a sentence without its stop."""
    returns = None if keeps is None else keeps.returns
    if returns is None:
        return "it is given again as it was given before"
    within = f" within {returns.within}" if returns.within else ""
    if returns.by == "request":
        return f"asking is enough to have it back{within}"
    if returns.by == "process":
        return f"it comes back{within} by its process, without the requirements"
    return f"it comes back{within} when the requirements are met anew"


def has_emeriti(role: Role) -> bool:
    """Whether a seat in the role may end as emeritus."""
    lost = role.keeps.loss if role.keeps else None
    return role.seats.ends_as == "emeritus" or (lost is not None and lost.as_ == "emeritus")


def ending(today: date, why: str, *, emeritus: bool = False) -> dict[str, Plain]:
    """The value of a seat's `ended`, in the schema's order."""
    ended: dict[str, Plain] = {"on": today.isoformat(), "why": why}
    return {**ended, "as": "emeritus"} if emeritus else ended
