"""What a judgement says: the tree that `next` and `promote` show, and the lines that would settle it."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from ladder_cli.model.finding import At, Keys
from ladder_cli.model.record import Attestation, Sponsor, Waiver
from ladder_cli.model.requirement import How
from ladder_cli.roles.verdict import Verdict

GivenWord = Sponsor | Attestation | Waiver


class Evidence(Struct, frozen=True):
    """Something that was looked at, and where it stands."""

    at: At
    what: str


class Settle(Struct, frozen=True):
    """Lines that would settle a requirement, and who may write or give them, nearest first.

    `lines` is YAML: an item for the list at `keys`, or the value of the key there. `path` is relative
    to the root of the registry's source; the file may not be there yet.
    """

    path: str
    keys: Keys
    lines: str
    who: tuple[str, ...] = ()


class Told(Struct, frozen=True):
    """A leaf's answer in words: what was found, what it rests on, and what to do next.

    `missing` is how many are still missing of what is counted; `counted` the words that count.
    """

    found: str
    evidence: tuple[Evidence, ...] = ()
    hint: str = ""
    settle: tuple[Settle, ...] = ()
    counted: tuple[GivenWord, ...] = ()
    missing: int = 0


class Weighed(Struct, frozen=True):
    """A leaf's verdict, and its words for whoever asks: telling costs more than weighing."""

    verdict: Verdict
    tell: Callable[[], Told]


class Judgement(Struct, frozen=True):
    """What a requirement asks of somebody and whether they meet it, down to the evidence.

    `id` to `children` are the JSON of `next` and `promote`. `least` is how many of the children have to
    be met (one of a `not`, which turns it round); `tightened_by` is the group that asks this
    beyond what the role asks; `needs_code` says that only code contributions could meet it.
    """

    id: str
    kind: str
    verdict: Verdict
    how: How
    label: str
    needed: str
    found: str
    evidence: tuple[Evidence, ...] = ()
    hint: str = ""
    waived_by: str | None = None
    children: tuple["Judgement", ...] = ()
    least: int = 0
    settle: tuple[Settle, ...] = ()
    counted: tuple[GivenWord, ...] = ()
    missing: int = 0
    needs_code: bool = False
    tightened_by: str | None = None

    def leaves(self) -> Iterator["Judgement"]:
        """The judgements of leaves, in the order of the role."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def nodes(self) -> Iterator["Judgement"]:
        """This judgement and all below it, in the order of the role."""
        yield self
        for child in self.children:
            yield from child.nodes()
