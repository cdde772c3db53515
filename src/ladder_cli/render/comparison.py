"""What would follow from other roles: as text and as JSON."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ladder_cli.render.as_json import dumped
from ladder_cli.render.keeping import place, seat_named
from ladder_cli.render.plain_text import visible
from ladder_cli.roles.comparison import Comparison, Shift, Standing, open_leaves
from ladder_cli.roles.readiness import Ready
from ladder_cli.store.documents.locating import Places


def as_text(found: Comparison, _places: Places) -> str:
    """Sections of one line a seat, those without a line left out."""
    if not found.roles:
        return "nothing would change: these roles are as they are now\n"
    shifts = [(_shifted(one), one.after.status) for one in found.shifts]
    grandfathered = [one for one in found.standings if one.grandfathered]
    bound = [one for one in found.standings if not one.grandfathered]
    sections = (
        ("Would be due", [_ready(one) for one in found.newly if one.is_due]),
        ("Would lack only a word", [_waiting(one) for one in found.newly if not one.is_due]),
        ("Would no longer be due, or be as near", [_ready(one) for one in found.no_longer]),
        ("Would lapse", [text for text, status in shifts if status == "would-lapse"]),
        ("Would be unknown", [text for text, status in shifts if status == "unknown"]),
        ("Would be kept or protected", [text for text, status in shifts if status in ("kept", "protected")]),
        (
            "Would not be given today, and stay: they are from before `in_force`",
            list(map(_stays, grandfathered)),
        ),
        ("Would not have been given, and are from `in_force` on", list(map(_stays, bound))),
    )
    lines = [f"Other than now: {', '.join(f'`{name}`' for name in found.roles)}"]
    for title, texts in sections:
        if texts:
            lines += ["", f"{title} ({len(texts)})", *(f"  {text}" for text in texts)]
    if len(lines) == 1:
        lines.append("nobody's seat would change, and nobody would be due")
    return "".join(f"{visible(line)}\n" for line in lines)


def _ready(one: Ready) -> str:
    where = f" in `{one.rung.sig}`" if one.rung.sig else ""
    return f"{one.person}, `{one.rung.role}`{where}"


def _waiting(one: Ready) -> str:
    return f"{_ready(one)}: {'; '.join(leaf.label for leaf in one.lacks)}"


def _shifted(one: Shift) -> str:
    return f"{seat_named(one.after)}: {one.after.because} (now {_spoken(one.before.status)})"


def _spoken(status: str) -> str:
    return status.replace("-", " ")


def _stays(one: Standing) -> str:
    seat = one.held.seat
    where = f" in `{seat.sig}`" if seat.sig else ""
    since = f", since {seat.since}" if seat.since else ""
    why = "; ".join(leaf.label for leaf in open_leaves(one.judgement))
    return f"{one.held.person}, `{seat.role}`{where}{since}: {why} ({one.verdict})"


def as_json(found: Comparison, places: Places) -> str:
    """`{"version": 1, "roles": …, "ready": …, "no_longer": …, "seats": …, "not_given": …}`, all lists."""
    return dumped(
        {
            "roles": list(found.roles),
            "ready": [_plain_ready(one) for one in found.newly],
            "no_longer": [_plain_ready(one) for one in found.no_longer],
            "seats": list(_plain_shifts(found.shifts, places)),
            "not_given": [_plain_standing(one, places) for one in found.standings],
        }
    )


def _plain_ready(one: Ready) -> dict[str, Any]:
    lacks = [leaf.id for leaf in one.lacks]
    return {
        "person": one.person,
        "role": one.rung.role,
        "sig": one.rung.sig,
        "due": one.is_due,
        "lacks": lacks,
    }


def _plain_shifts(shifts: Sequence[Shift], places: Places) -> Iterator[dict[str, Any]]:
    for one in shifts:
        held = one.after.held
        yield {
            "person": held.person,
            "role": held.seat.role,
            "sig": held.seat.sig,
            "before": one.before.status,
            "after": one.after.status,
            "because": one.after.because,
            **place(held.at, places),
        }


def _plain_standing(one: Standing, places: Places) -> dict[str, Any]:
    return {
        "person": one.held.person,
        "role": one.held.seat.role,
        "sig": one.held.seat.sig,
        "since": one.held.seat.since,
        "grandfathered": one.grandfathered,
        "verdict": one.verdict,
        "open": [leaf.id for leaf in open_leaves(one.judgement)],
        **place(one.held.at, places),
    }


FORMATS: dict[str, Callable[[Comparison, Places], str]] = {"text": as_text, "json": as_json}
