"""One's own entry: what a profile and a record hold once somebody has answered.

A person writes their profile, and in their record what they alone may write: agreements, affiliations and
leave, with the account when there was no record. Days are today's, as review asks.
"""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from typing import Any

from msgspec import Struct, field

from ladder_cli.model.finding import Plain
from ladder_cli.model.stop import usage

Data = dict[str, Any]
"""A file's data."""

WISH = ("mentoring", "wish")
OFFER = ("mentoring", "offer")
CAPACITY = (*OFFER, "capacity")

ORDER = (
    ("name",),
    ("pronouns",),
    ("about",),
    ("time_zone",),
    ("availability",),
    ("languages",),
    ("classes",),
    ("interests",),
    ("follows",),
    CAPACITY,
    (*OFFER, "groups"),
    (*OFFER, "topics"),
    (*OFFER, "one_off"),
    (*WISH, "since"),
    (*WISH, "group"),
    (*WISH, "goal"),
    (*WISH, "topics"),
    (*WISH, "anyone"),
    (*WISH, "overlap_minutes"),
    ("slots",),
    ("listening",),
)
"""Everything a profile holds, in the order in which a new one is written."""


class Answers(Struct, frozen=True, kw_only=True):
    """What somebody said. `fields` gives values to places in the profile, None where one is cleared."""

    fields: Mapping[tuple[str, ...], Plain] = field(default_factory=dict)
    follow: tuple[str, ...] = ()
    unfollow: tuple[str, ...] = ()
    introduce: bool | None = None
    login: str = ""
    agree: tuple[tuple[str, str | None], ...] = ()
    leaves: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    away: tuple[dict[str, str], ...] = ()

    @property
    def about_profile(self) -> bool:
        """Whether anything is said that a profile holds."""
        return bool(self.fields or self.follow or self.unfollow or self.introduce is not None)

    @property
    def about_record(self) -> bool:
        """Whether anything is said that a record holds."""
        return bool(self.login or self.agree or self.leaves or self.joins or self.away)


def profile_after(before: Data, answers: Answers, today: date) -> Data:
    """The profile's data with the answers in it; `before` is empty for somebody who has none.

    Raises Stop (status 2) where an answer lacks another one.
    """
    after = deepcopy(before)
    fields = dict(answers.fields)
    if CAPACITY in fields and fields[CAPACITY] is None:
        fields = {keys: value for keys, value in fields.items() if keys[:2] != OFFER} | {OFFER: None}
    if any(keys[:2] == WISH and value is not None for keys, value in fields.items()):
        fields.setdefault((*WISH, "since"), _held(before, (*WISH, "since")) or today.isoformat())
    _follow(after, answers, today)
    for keys in sorted(fields, key=lambda keys: ORDER.index(keys) if keys in ORDER else -1):
        _put(after, keys, fields[keys])
    _refuse_incomplete(after)
    return after if before else _ordered(after)


def _follow(after: Data, answers: Answers, today: date) -> None:
    follows: list[Data] = after.setdefault("follows", [])
    followed = {each["group"]: each for each in follows}
    for group in answers.unfollow:
        if group not in followed:
            raise usage(f"you do not follow `{group}`", _those("you follow", followed))
        follows.remove(followed[group])
    for group in answers.follow:
        if group not in followed:
            followed[group] = {"group": group, "since": today.isoformat()}
            follows.append(followed[group])
        if answers.introduce is not None:
            followed[group].pop("introduce", None)
            followed[group] |= {"introduce": True} if answers.introduce else {}
    if not follows:
        del after["follows"]


def _put(after: Data, keys: tuple[str, ...], value: Plain) -> None:
    """Give a place its value, or clear it, and with it what would be left empty above it."""
    *above, last = keys
    owners = [after]
    for key in above:
        owners.append(owners[-1].setdefault(key, {}))
    if value is None or value is False or value == []:
        owners[-1].pop(last, None)
    else:
        owners[-1][last] = value
    for owner, key in reversed(list(zip(owners, above, strict=False))):
        if not owner[key]:
            del owner[key]


def _refuse_incomplete(after: Data) -> None:
    if not after.get("name"):
        raise usage("a profile needs a name", "say what to call you: --name")
    offer = _held(after, OFFER)
    if isinstance(offer, dict) and "capacity" not in offer:
        raise usage("an offer to mentor says for how many", "add --mentees, such as `--mentees 2`")


def _held(data: Data, keys: tuple[str, ...]) -> Any:
    value: Any = data
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _ordered(data: Data) -> Data:
    tops = list(dict.fromkeys(keys[0] for keys in ORDER))
    return {key: data[key] for key in tops if key in data}


def record_after(before: Data, answers: Answers, today: date) -> Data:
    """The record's data with the answers in it; `before` is empty for somebody who has none.

    Raises Stop (status 2) where an answer does not fit what is there.
    """
    after = deepcopy(before)
    if answers.login:
        after["account"] = {"login": answers.login}
    _leave_and_join(after, answers, today.isoformat())
    known = {(each["what"], each.get("version")) for each in before.get("agreements", ())}
    for what, version in answers.agree:
        if (what, version) not in known:
            agreed = {"what": what, **({"version": version} if version else {}), "on": today.isoformat()}
            after.setdefault("agreements", []).append(agreed)
    for leave in answers.away:
        if leave not in after.get("leave", []):
            after.setdefault("leave", []).append(dict(leave))
    return after


def _leave_and_join(after: Data, answers: Answers, today: str) -> None:
    affiliations: list[Data] = after.get("affiliations", [])
    current = {each["organization"]: each for each in affiliations if each.get("until", today) >= today}
    for organization in answers.leaves:
        if organization not in current:
            raise usage(
                f"your record does not say that you work for `{organization}`", _those("it says", current)
            )
        if current[organization].get("from", today) > today:
            raise usage(f"you have not begun at `{organization}` yet", "a steward can take the line out")
        current[organization].setdefault("until", today)
    for organization in answers.joins:
        if organization in current and "until" not in current[organization]:
            raise usage(
                f"your record says already that you work for `{organization}`", "nothing has to be done"
            )
        after.setdefault("affiliations", []).append({"organization": organization, "from": today})


def _those(what: str, names: Mapping[str, object]) -> str:
    return f"{what}: {', '.join(sorted(names))}" if names else f"{what}: none"
