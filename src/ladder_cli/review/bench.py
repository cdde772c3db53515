"""Who sits on the bench: whose word could be asked for, at the tip of the target branch, and who gave it."""

from collections.abc import Collection, Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from ladder_cli.model.step import Scope
from ladder_cli.review.needs import AnyOf, Asked, Need, Ruling
from ladder_cli.review.voices import Voices
from ladder_cli.roles.ladders import Ladders
from ladder_cli.roles.standing import active, at_or_above, gives, holders, in_use, is_away
from ladder_cli.roles.ties import ties


def either(*ways: Need) -> Asked:
    """One of several words; without those that nobody could give, as far as others could."""
    open_ = tuple(way for way in ways if len(way.of) >= way.count) or ways[:1]
    return open_[0] if len(open_) == 1 else AnyOf(open_)


MOST_TIES = 40
"""Of more people than that no ties are looked up: nobody reads them."""


class Bench(Struct, frozen=True):
    """The base's authority on one day, and the voices heard."""

    base: Ladders
    voices: Voices
    today: date
    opened: str
    unread: Collection[str] = ()
    """Files of the base that were found in disorder."""

    @property
    def day(self) -> str:
        """Today as it stands in files."""
        return self.today.isoformat()

    def exists(self, handle: str) -> bool:
        """Whether there is such a person at the base."""
        return self.base.registry.exists(handle)

    def own(self, handle: str, because: str, subject: str = "") -> Need:
        """Somebody's own word: by opening the change as its only pusher, or by approving it."""
        given = (handle,) if self.voices.own(handle) else ()
        return self._tied(Need(1, (handle,), given, because), subject)

    def holds(self, handle: str, by: str, sig: str | None, scope: Scope = "same") -> bool:
        """Whether somebody is entitled today as `by` says, by a role in use, and is not on leave."""
        return not self.is_away(handle) and self._has(handle, by, sig, scope)

    def is_away(self, handle: str) -> bool:
        """Whether somebody is on leave today."""
        return is_away(self.base, handle, self.day)

    def _has(self, handle: str, by: str, sig: str | None, scope: Scope = "same") -> bool:
        return any(
            active(seat, self.day) and gives(self.base, seat, by, sig, scope) and self._in_use(seat.role)
            for seat in self.base.registry.record(handle).seats
        )

    def holders(self, by: str, sig: str | None, scope: Scope = "same") -> tuple[str, ...]:
        """Everyone who is entitled today as `by` says, sorted."""
        everyone = holders(self.base, by, sig, self.day, scope)
        return tuple(one for one in everyone if self.holds(one, by, sig, scope))

    def has_seat(self, handle: str) -> bool:
        """Whether somebody holds any seat today."""
        seats = self.base.registry.record(handle).seats
        return any(active(seat, self.day) and self._in_use(seat.role) for seat in seats)

    def stands(self, handle: str, role: str, sig: str | None) -> bool:
        """Whether somebody stands at or above a role today."""
        return at_or_above(self.base, handle, role, sig, "same", self.day)

    def approvals(
        self, count: int, by: str, sig: str | None, because: str, subject: str = "", scope: Scope = "same"
    ) -> Need:
        """Approvals of people entitled as `by` says; where enough are given, nobody else is searched for."""
        given = [one for one in self.voices.approvers if one != subject and self.holds(one, by, sig, scope)]
        of = given if len(given) >= count else self.holders(by, sig, scope)
        return self.approval(count, of, because, subject)

    def approval(self, count: int, of: Iterable[str], because: str, subject: str = "") -> Need:
        """Approvals of people who are not the author, did not push, and are not whom it is about."""
        out = {self.voices.author, *self.voices.pushers, subject}
        people = tuple(sorted({one for one in of if one not in out}))
        given = tuple(one for one in people if one in self.voices.approvers)
        return self._tied(Need(count, people, given, because), subject)

    def stewards(self, because: str, subject: str = "") -> Ruling:
        """A steward's approval; the only steward acts alone, and the need says so."""
        return Ruling(because, (self.steward(because, subject),))

    def steward(self, because: str, subject: str = "") -> Need:
        """As `stewards`, as a need."""
        author = self.voices.author
        if author is not None and self._is_only_steward():
            return Need(1, (author,), (author,), because, alone=True)
        return self.approvals(1, "steward", None, f"a steward: {because}", subject)

    def _is_only_steward(self) -> bool:
        author = self.voices.author
        if author is None or not self.voices.alone or not self._has(author, "steward", None):
            return False
        every = holders(self.base, "steward", None, self.day)
        alone = not any(self._has(one, "steward", None) for one in every if one != author)
        return alone and not self.unread

    def person(self, handle: str, because: str, subject: str = "") -> Ruling:
        """Somebody's own word; where it is not given, a steward's approval would do too."""
        own = self.own(handle, because)
        if own.is_met:
            return Ruling(because, (own,))
        steward = self.steward(because, subject or handle)
        if steward.is_met:
            return self.stewards(because, subject or handle)
        return Ruling(because, (either(own, steward),))

    def leads(self, group: str | None, because: str, subject: str = "") -> Ruling:
        """The word of a lead of that group or one it lies within, else a steward's approval."""
        return Ruling(because, (self.lead_word(group, because, subject),))

    def lead_word(self, group: str | None, because: str, subject: str = "") -> Need:
        """As `leads`, as a need."""
        spoken = tuple(one for one in self.voices.spoken if one != subject and self._leads(one, group))
        if spoken:
            who = f"a lead of `{group}`, or a steward"
            return self._tied(Need(1, spoken, spoken, f"{who}: {because}"), subject)
        steward = self.steward(because, subject)
        leads = () if group is None or steward.is_met else self.holders("lead", group)
        leads = tuple(one for one in leads if one != subject)
        of = tuple(sorted({*leads, *steward.of}))
        who = f"a lead of `{group}`, or a steward" if leads else "a steward"
        return self._tied(Need(1, of, steward.given, f"{who}: {because}", alone=steward.alone), subject)

    def _leads(self, handle: str, group: str | None) -> bool:
        return group is not None and self.holds(handle, "lead", group)

    def _in_use(self, role: str) -> bool:
        return in_use(self.base, role, self.day)

    def _tied(self, need: Need, subject: str) -> Need:
        if not subject or len(need.of) > MOST_TIES:
            return need
        found = [
            f"{one} ({', '.join(tied)})"
            for one in need.of
            if one != subject and (tied := ties(self.base, subject, one, self.day))
        ]
        return replace(need, ties=tuple(found))
