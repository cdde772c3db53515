"""Nobody is handed more than they said they could carry: no approval helps, what helps is to hand on."""

from collections.abc import Iterator
from typing import Final

from ladder_cli.review.bench import Bench
from ladder_cli.review.needs import Change, Ruling
from ladder_cli.review.proposal import FileChange, Proposal
from ladder_cli.roles.ladders import Ladders

BEARERS: Final = {"item": "shepherd", "idea": "shepherd", "pairing": "mentor"}
"""By kind, the part of a file whose holder carries it."""
WEIGH: Final = frozenset(("shepherd", "mentor", "state", "size"))
"""What decides how much a file weighs, and for whom."""


def burdens(bench: Bench, proposal: Proposal) -> Iterator[Change]:
    """A refused part for each file that hands somebody more than they can carry.

    The community's limits are the base's; slots and duties those that merging gives.
    """
    files = [file for file in proposal.files if _weighs(file)]
    if not files:
        return
    from ladder_cli.work.limits import FIND, all_beyond
    from ladder_cli.work.load import Loads

    before = Loads(proposal.base, bench.day)
    after = Loads(Ladders(proposal.merged), bench.day)
    reasons = all_beyond(before, after, bench.base.registry.community.limits)
    for file in files:
        person = file.new.get(BEARERS[file.kind])
        if isinstance(person, str) and person in reasons:
            why = f"{'; '.join(reasons[person])}: hand something on first, or ask who is free: {FIND}"
            yield Change(file.path, f"hands `{file.id}` to `{person}`", Ruling("slots", refused=why))


def _weighs(file: FileChange) -> bool:
    if file.kind not in BEARERS or not file.exists or file.unread or file.written:
        return False
    return any(one.names and one.names[0] in WEIGH for one in file.differences)
