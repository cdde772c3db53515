"""L35x: how many hold a role, and for whom they work."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from math import floor

from ladder_cli.model.dates import after
from ladder_cli.model.finding import At, Finding
from ladder_cli.model.registry import Held
from ladder_cli.model.role import EmployerCap, Role
from ladder_cli.model.share import exact
from ladder_cli.roles.days import parsed
from ladder_cli.rules.names import is_misplaced
from ladder_cli.rules.whole import Whole
from ladder_cli.rules.wording import counted

CONDUCT = "conduct"


def too_many_seats(whole: Whole) -> Iterator[Finding]:
    """More people hold a role than it has seats.

    The last seats given are one too many. End some, or let the role have more.
    """
    for (name, sig), role, seats in _filled(whole):
        most = role.seats.most
        full = [held for held in seats if not held.seat.alternate]
        if most is not None and len(full) > most:
            latest = max(full, key=lambda held: (held.seat.since or "", held.person))
            yield Finding(
                latest.at,
                f"`{name}`{_in(sig)} has {counted(most, 'seat')}, and {len(full)} hold one",
                "end some seats, or raise `seats.most` of the role",
            )


def too_few_seats(whole: Whole) -> Iterator[Finding]:
    """Fewer people hold a role than it needs.

    Those who are left carry the work of those who are missing. Find others, or let the role need fewer.
    Founders have a year for it.
    """
    return vacant(whole, conduct=False)


def vacant(whole: Whole, *, conduct: bool) -> Iterator[Finding]:
    """Roles that were held and are held by too few today, at the role's own file."""
    if not whole.is_complete("record"):
        return
    for name, role in whole.registry.roles.items():
        least = role.seats.least
        if least is None or role.retired is not None or (CONDUCT in role.grants) != conduct:
            continue
        for sig in sorted(
            {held.seat.sig for held in whole.ladders.seats.get(name, ())}, key=lambda sig: sig or ""
        ):
            group = whole.registry.groups.get(sig or "")
            if group is not None and group.retired is not None:
                continue
            full = [held for held in whole.holders.get((name, sig), ()) if not held.seat.alternate]
            if len(full) < least and not _beginning(full, whole):
                yield Finding(
                    whole.registry.at("role", name, "seats", "least"),
                    f"`{name}`{_in(sig)} needs {counted(least, 'seat')} filled, and has {len(full)}",
                    "find others who could take one: ladder next PERSON " + name,
                )


def _beginning(full: Sequence[Held], whole: Whole) -> bool:
    """Whether only founders hold the role yet, and have for less than a year."""
    year = (whole.today - timedelta(days=365)).isoformat()
    return bool(full) and all(
        held.seat.origin == "founding" and (held.seat.since or "") > year for held in full
    )


def employer_cap(whole: Whole) -> Iterator[Finding]:
    """People of one employer hold more seats of a role than it allows.

    One company could outvote all others. End some of the seats, or find others for them.
    """
    for held, message, until in _over_cap(whole):
        if until is None or until < whole.day:
            yield Finding(held.at, message, "end some of the seats, or find others for them")


def employer_cap_to_cure(whole: Whole) -> Iterator[Finding]:
    """People of one employer hold more seats of a role than it allows, and there is time to cure it.

    Somebody changed employers, say, and the role gives `cure_days` to put it right.
    """
    for held, message, until in _over_cap(whole):
        if until is not None and until >= whole.day:
            yield Finding(held.at, message, f"find somebody else for one of the seats until {until}")


def _over_cap(whole: Whole) -> Iterator[tuple[Held, str, str | None]]:
    """The latest seat over a cap, what to say, and the last day to cure it, None where none is given."""
    for (name, sig), role, seats in _capped(whole):
        cap = role.seats.employer_cap
        full = [held for held in seats if not held.seat.alternate]
        if cap is None or not full:
            continue
        limit = _limit(cap, len(full))
        employed = {
            held.person: whole.ladders.employers(held.person, whole.day) or frozenset() for held in full
        }
        firms = Counter(firm for firms in employed.values() for firm in firms)
        for firm, number in sorted(firms.items()):
            if limit is not None and number > limit:
                theirs = [held for held in full if firm in employed[held.person]]
                latest = max(theirs, key=lambda held: (_began(held, whole), held.person))
                message = (
                    f"people of `{firm}` hold {number} seats as `{name}`{_in(sig)}, "
                    f"and {limit} of one employer may"
                )
                yield latest, message, _to_cure(_began(latest, whole), role)


def _limit(cap: EmployerCap, filled: int) -> int | None:
    """How many of so many filled seats people of one employer may hold."""
    grown = [step for step in cap.grows if step.seats <= filled]
    if grown:
        return max(grown, key=lambda step: step.seats).most
    if cap.share is not None:
        return max(1, floor(exact(cap.share) * filled))
    return max(1, filled // 2) if cap.quorum_less_one else cap.most


def _began(held: Held, whole: Whole) -> str:
    """Since when somebody holds the seat and works where they do."""
    starts = [
        affiliation.from_ or affiliation.as_of or ""
        for affiliation in whole.registry.record(held.person).affiliations
        if (affiliation.from_ or affiliation.as_of or "") <= whole.day
    ]
    return max(held.seat.since or "", *starts, "")


def _to_cure(began: str, role: Role) -> str | None:
    days, start = role.seats.cure_days, parsed(began)
    return None if days is None or start is None else after(start, f"{days} days").isoformat()


def too_many_alternates(whole: Whole) -> Iterator[Finding]:
    """More people are alternates for a role than it has places for.

    The last ones given are too many. End some, or let the role have more.
    """
    for (name, sig), role, seats in _filled(whole):
        most = role.seats.alternates
        spare = [held for held in seats if held.seat.alternate]
        if most is not None and len(spare) > most:
            latest = max(spare, key=lambda held: (held.seat.since or "", held.person))
            yield Finding(
                latest.at,
                f"`{name}`{_in(sig)} has {counted(most, 'alternate')} at most, and {len(spare)} are",
                "end some",
            )


def no_steward(whole: Whole) -> Iterator[Finding]:
    """Nobody holds a role that grants `steward`.

    Stewards change policy and give what no lead can. Name one: a seat with `origin: founding` does.
    """
    if whole.is_complete("record") and whole.is_complete("role") and not _holders_of(whole, "steward"):
        roles = whole.registry.granting("steward")
        if _emptied(whole, "steward"):
            return
        if roles:
            at = whole.registry.at("role", roles[0])
            yield Finding(at, f"nobody holds `{roles[0]}`", "give somebody a seat in it, in their record")
        else:
            yield Finding(
                At("community.yaml"),
                "no role grants `steward`",
                "add `grants: [steward]` to the role of those who decide, or let a ladder join: "
                "ladder init . --ladder NAME --steward LOGIN",
            )


def group_without_lead(whole: Whole) -> Iterator[Finding]:
    """Nobody leads a group, or one it lies within.

    Nobody could approve, attest or be asked there. Give somebody a role that grants `lead`.
    """
    if not (whole.is_complete("record") and whole.is_complete("role")):
        return
    led = {held.seat.sig for held in _holders_of(whole, "lead")} | _emptied(whole, "lead")
    for name, group in whole.registry.groups.items():
        if group.kind in ("team", "committee") or group.retired is not None:
            continue
        chain = whole.ladders.chain(name)
        if any(("group", one) in whole.unread for one in chain) or is_misplaced(name, whole.registry):
            continue
        if None not in led and led.isdisjoint(chain):
            yield Finding(
                whole.registry.at("group", name),
                f"nobody leads `{name}`",
                "give somebody a role that grants `lead`",
            )


def _holders_of(whole: Whole, grant: str) -> list[Held]:
    roles = {name for name, role in whole.registry.roles.items() if grant in role.grants}
    return [held for (name, _), seats in whole.holders.items() if name in roles for held in seats]


def _emptied(whole: Whole, grant: str) -> set[str | None]:
    """Where a role with that grant needs holders, had some and has none: `too_few_seats` says so."""
    return {
        held.seat.sig
        for name, role in whole.registry.roles.items()
        if grant in role.grants and role.retired is None and role.seats.least
        for held in whole.ladders.seats.get(name, ())
        if (name, held.seat.sig) not in whole.holders
    }


def _capped(whole: Whole) -> Iterator[tuple[tuple[str, str | None], Role, tuple[Held, ...]]]:
    """As `_filled`; the seats of all groups together where the cap on employers is on these."""
    together: dict[str, list[Held]] = {}
    for (name, sig), role, seats in _filled(whole):
        cap = role.seats.employer_cap
        if cap is None or cap.scope == "same":
            yield (name, sig), role, seats
        else:
            together.setdefault(name, []).extend(seats)
    for name, all_of_them in together.items():
        yield (name, None), whole.registry.roles[name], tuple(all_of_them)


def _filled(whole: Whole) -> Iterator[tuple[tuple[str, str | None], Role, tuple[Held, ...]]]:
    for key in sorted(whole.holders, key=lambda key: (key[0], key[1] or "")):
        role = whole.registry.roles.get(key[0])
        if role is not None:
            yield key, role, whole.holders[key]


def _in(sig: str | None) -> str:
    return f" in `{sig}`" if sig else ""
