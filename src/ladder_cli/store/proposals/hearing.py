"""Whose word is given on a change between two commits."""

from collections.abc import Iterable
from functools import cache

from ladder_cli.model.kinds import named
from ladder_cli.model.registry import Registry
from ladder_cli.review.facts import Account, Opened
from ladder_cli.review.voices import Voices, heard, is_account_of
from ladder_cli.store.git.asking import Asking
from ladder_cli.store.git.grep import grepped
from ladder_cli.store.proposals.merging import Commit, Merge, approved_heads, clean_merges


def voices(
    repo: Asking, merge: Merge, commits: tuple[Commit, ...], registry: Registry, opened: Opened, prefix: str
) -> Voices:
    """The author, the pushers and the approvals that count, as the target's tip knows their accounts."""
    clean = clean_merges(repo, merge.base, commits)
    addresses = [address for one in commits if one.id not in clean for address in one.addresses]

    @cache
    def named_by(login: str, number: int | None) -> tuple[str, ...]:
        words = [login, *([] if number is None else [str(number)])]
        paths = grepped(repo, merge.base, prefix, words, "records")
        return tuple(name.id for path in paths if (name := named(path)) is not None)

    def search(account: Account) -> Iterable[str]:
        stem = account.login.lower()
        record = registry.records.get(stem) if stem in registry.records else None
        proved = record is not None and record.account is not None and record.account.id is not None
        if proved and is_account_of(registry, stem, account) == "known":
            return ()
        return named_by(account.login, account.id)

    return heard(opened, registry, search, approved_heads(merge.head, clean), addresses, clean)
