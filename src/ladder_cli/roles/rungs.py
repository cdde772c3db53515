"""What somebody would ask about next: open nominations, else the rungs right above where they stand."""

from datetime import date

from ladder_cli.model.requirement import Requirement
from ladder_cli.model.role import is_host_role
from ladder_cli.model.stop import Stop
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.promotion import check
from ladder_cli.roles.standing import Rung, active, groups_of, next_rungs, stands_below

COULD_NOT = 3
"""The status of a Stop that says nothing of the rung: a file could not be read."""


def nominated_rungs(ladders: Ladders, person: str) -> tuple[Rung, ...]:
    """The seats somebody is nominated for, in the order of the record."""
    found = [
        Rung(case.nomination.role, case.nomination.sig)
        for case in ladders.registry.cases_of(person)
        if case.nomination.closed is None and case.nomination.role in ladders.registry.roles
    ]
    return tuple(dict.fromkeys(found))


def rungs_above(ladders: Ladders, person: str, today: date, sig: str = "") -> tuple[Rung, ...]:
    """The rungs right above the seats somebody holds; with none, the first rungs that are no office.

    Only those that could be asked for at all (`promotion.check`), sorted. A first rung that asks for
    somebody's word alone is like an office, where another asks for more. `sig` names a group to look in
    that the person need not follow.
    """
    near = tuple(
        rung
        for rung in next_rungs(ladders, person, today, sig)
        if _is_near(ladders, person, rung, today) and can_be_asked(ladders, person, rung, today)
    )
    roles = ladders.registry.roles
    earned = tuple(
        one for one in near if roles[one.role].follows or not asks_words_alone(roles[one.role].requires)
    )
    return earned or near


def other_rungs(ladders: Ladders, person: str, today: date) -> tuple[Rung, ...]:
    """Whatever else is open to somebody: offices, and the first rungs of other ladders, sorted."""
    near = {*rungs_above(ladders, person, today), *nominated_rungs(ladders, person)}
    return tuple(
        rung
        for rung in next_rungs(ladders, person, today)
        if rung not in near and can_be_asked(ladders, person, rung, today)
    )


def roles_in_groups(ladders: Ladders, person: str, today: date) -> tuple[str, ...]:
    """What somebody who is in no group could be in one, sorted; nothing for whoever is in one already."""
    day, roles = today.isoformat(), ladders.registry.roles
    if groups_of(ladders, person, today):
        return ()
    return tuple(
        sorted(
            name
            for name, role in roles.items()
            if role.scope == "group" and not is_host_role(name, role)
            if not role.grants and (role.retired is None or role.retired > day)
            if stands_below(ladders, person, role, None, day)
        )
    )


def _is_near(ladders: Ladders, person: str, rung: Rung, today: date) -> bool:
    role = ladders.registry.roles[rung.role]
    if role.follows:
        return True
    day = today.isoformat()
    return not role.grants and not any(active(seat, day) for seat in ladders.registry.record(person).seats)


def asks_words_alone(requirement: Requirement | None) -> bool:
    """Whether somebody's word is all that is asked, as of an office that the community fills as it likes."""
    if requirement is None:
        return False
    if requirement.parts:
        return all(map(asks_words_alone, requirement.parts))
    return requirement.kind in ("attestation", "manual")


def can_be_asked(ladders: Ladders, person: str, rung: Rung, today: date) -> bool:
    """Whether a seat could be asked for at all: not retired, held, closed or excluded."""
    try:
        check(ladders, person, rung.role, rung.sig, today)
    except Stop as stop:
        if stop.status == COULD_NOT:
            raise
        return False
    return True
