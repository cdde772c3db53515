"""Whose word is given: accounts of the forge as people of the registry, as the target branch knows them."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Literal

from msgspec import Struct

from ladder_cli.model.registry import Registry
from ladder_cli.review.facts import Account, Opened, Pusher

Sure = Literal["known", "claimed", "no"]
Search = Callable[[Account], Iterable[str]]
"""Handles whose files at the base may speak of that account, a few too many rather than one too few."""

_NOREPLY = re.compile(r"(?:([0-9]+)\+)?([A-Za-z0-9][A-Za-z0-9_-]*)@users\.noreply\.github\.com")
"""The address by which a forge hides an address: it says the account."""


class Voices(Struct, frozen=True):
    """Who opened the change, who approved it as it is now, and who stands against it.

    `author` is None for an account that nobody here has. `alone`: nobody else pushed, so that opening it
    is the author's word. `approvers` approved the head, are no pushers and not the author. `doubts` are
    reasons why nothing is allowed on these facts, whoever approves.
    """

    login: str
    account: Account
    author: str | None
    alone: bool
    approvers: frozenset[str]
    pushers: frozenset[str] = frozenset()
    objectors: frozenset[str] = frozenset()
    doubts: tuple[str, ...] = ()

    @property
    def stem(self) -> str:
        """The handle that the author's login would be."""
        return self.login.lower()

    @property
    def spoken(self) -> list[str]:
        """Everyone whose own word is given, sorted."""
        mine = {self.author} if self.author is not None and self.alone else set()
        return sorted(mine | self.approvers)

    def own(self, handle: str) -> bool:
        """Whether somebody's own word is given: by opening the change, or by approving it."""
        return handle in self.approvers or (self.alone and handle == self.author)


def is_account_of(registry: Registry, handle: str, account: Account) -> Sure:
    """Whether an account is somebody's: by the number on file, else the login; without a record, the stem.

    `claimed` where the login is theirs and the number is on file and not given.
    """
    if handle not in registry.records:
        return "known" if account.login.lower() == handle else "no"
    record = registry.records.get(handle)
    on_file = None if record is None else record.account
    if on_file is None:
        return "no"
    same_login = on_file.login.lower() == account.login.lower()
    if on_file.id is None:
        return "known" if same_login else "no"
    if account.id is None:
        return "claimed" if same_login else "no"
    return "known" if on_file.id == account.id else "no"


def person_of(registry: Registry, account: Account, search: Search) -> tuple[str | None, bool]:
    """Whose account it is, None where it is nobody's or several people's; and whether it is only claimed."""
    if not account.login.isascii():
        # Some signs are another's small letter: no login on file is made of them.
        return None, False
    found: dict[str, Sure] = {}
    for handle in {account.login.lower(), *search(account)}:
        if registry.exists(handle):
            sure = is_account_of(registry, handle, account)
            if sure != "no":
                found[handle] = sure
    if len(found) != 1:
        return None, False
    [(handle, sure)] = found.items()
    return handle, sure == "claimed"


def heard(
    opened: Opened,
    registry: Registry,
    search: Search,
    heads: Collection[str],
    identities: Iterable[str],
    merges: Mapping[str, str],
) -> Voices:
    """Whose word is given, of the people the base knows.

    `heads` are the commits an approval may be of: the head, and those from which only clean merges of the
    target lead to it. `identities` are the addresses of every commit's author and committer, `merges` the
    clean merges of the target with their parent on the change's side. Pushing one makes nobody a pusher, if
    that parent was pushed before: otherwise it came with the merge.
    """
    facts = opened.facts
    doubts: list[str] = []

    def known(account: Account, why: str) -> str | None:
        handle, is_claimed = person_of(registry, account, search)
        if is_claimed:
            doubts.append(
                f"the account's number of `{handle}` is on file, and the facts do not give it ({why})"
            )
        return handle

    author = known(facts.author, "author")
    pushers, unclear = _pushers(facts.pushers, identities, merges, heads)
    if unclear:
        doubts.append(
            "who pushed cannot be read: the facts name nobody who pushed the head, "
            "and not every commit names an account; commit with an address that the forge knows"
        )
    alone = not unclear and all(_same(facts.author, pusher) for pusher in pushers)
    pushed = {person_of(registry, pusher, search)[0] for pusher in pushers}
    approvers = set()
    for approval in facts.approvals:
        if approval.commit not in heads or any(_same(approval, one) for one in (facts.author, *pushers)):
            continue
        handle = known(approval, "approval")
        if handle is not None and handle != author and handle not in pushed:
            approvers.add(handle)
    objectors = {
        handle
        for objection in facts.objections
        for handle in {objection.login.lower(), *search(objection)}
        if registry.exists(handle) and _may_be(registry, handle, objection)
    }
    return Voices(
        facts.author.login,
        facts.author,
        author,
        alone,
        frozenset(approvers),
        frozenset(one for one in pushed if one is not None and one != author),
        frozenset(objectors),
        tuple(dict.fromkeys(doubts)),
    )


def _may_be(registry: Registry, handle: str, account: Account) -> bool:
    """An objection is heard in doubt: by login or by number."""
    record = registry.records.get(handle) if handle in registry.records else None
    if record is None or record.account is None:
        return account.login.lower() == handle
    same = record.account.login.lower() == account.login.lower()
    return same or (account.id is not None and record.account.id == account.id)


def _pushers(
    pushers: tuple[Pusher, ...] | None,
    identities: Iterable[str],
    merges: Mapping[str, str],
    heads: Collection[str],
) -> tuple[tuple[Account, ...], bool]:
    """Who pushed, and whether that cannot be read: also where nobody is told to have pushed the head."""
    if pushers:
        pushed = {commit for one in pushers for commit in one.commits}
        is_told = all(not one.commits for one in pushers) or not pushed.isdisjoint(heads)
        return tuple(
            one
            for one in pushers
            if not one.commits or any(merges.get(commit) not in pushed for commit in one.commits)
        ), not is_told
    found: list[Account] = []
    unclear = False
    for address in identities:
        match = _NOREPLY.fullmatch(address)
        if match is None:
            unclear = True
        else:
            found.append(Account(login=match[2], id=int(match[1]) if match[1] else None))
    return tuple(found), unclear


def _same(one: Account, other: Account) -> bool:
    if one.id is not None and other.id is not None:
        return one.id == other.id
    return one.login.lower() == other.login.lower()
