"""What a rule is: a check, what it reads, how serious it is."""

import inspect
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Final, Literal, get_args

from msgspec import Struct

from ladder_cli.model.finding import Finding, Severity

Reads = Literal["text", "file", "linked", "registry", "copies"]
"""What a check is given, and what may be kept of its findings.

- `text`: a `File` in disorder, alone.
- `file`: a `Document` and the day, alone: the findings follow from that file's content.
- `linked`: a `Document`, the `Ladders` and the day. It may look up by id what the document names, and read
  the small policy kinds (community, roles, groups, organizations), but never goes through all people,
  records or contributions.
- `registry`: the `Whole`.
- `copies`: the paths of the copies of schemas that are not up to date.
"""

Column = Literal["", "accounts", "exports", "names", "seats", "words", "zones", "mentoring", "work"]
"""What a rule on the whole registry reads of records and profiles beside their ids: nothing, the accounts,
the accounts and seats (with what exports have written beside the registry), the names, the seats with
employers, or these with sponsors, open nominations and ties, or with the time zones that profiles give, or
offers and wishes of mentoring with the pairings that run, or slots and leave with all work that goes on.
What it does not name, it is not given.

All read the policy kinds. A rule that reads no column sees every path, the others those of records,
profiles and policy.
"""

COLUMNS: Final[tuple[Column, ...]] = get_args(Column)

Check = Callable[..., Iterable[Finding]]

FAMILIES = {
    "0": "files",
    "1": "shapes",
    "2": "references and identity",
    "3": "roles, seats and sponsors",
    "4": "conduct and privacy",
    "5": "meetings",
    "6": "work",
    "7": "mentoring",
    "9": "advice",
}
"""First digit of a code, and what its rules are about."""


class Rule(Struct, frozen=True):
    """One rule. `where` names its check (`module.function` in this room), loaded when it is asked for.

    `kinds` are the kinds of document it looks at, or that it reports on (all when empty).
    The severity of a `safety` rule is not a community's to change. `fixable`: its findings may carry
    edits that `--fix` makes.
    """

    where: str
    reads: Reads
    severity: Severity = "error"
    kinds: tuple[str, ...] = ()
    fixable: bool = False
    safety: bool = False
    column: Column = ""

    @property
    def check(self) -> Check:
        """The function that looks."""
        module, _, function = self.where.partition(".")
        found: Check = getattr(import_module(f"{__package__}.{module}"), function)
        return found

    @property
    def name(self) -> str:
        """The name people say, as `unknown-role`."""
        return self.where.partition(".")[2].replace("_", "-")

    @property
    def summary(self) -> str:
        """What it finds, in a line."""
        return self._text.partition("\n\n")[0].replace("\n", " ")

    @property
    def why(self) -> str:
        """Why that matters and what to do about it; paragraphs of plain text."""
        return self._text.partition("\n\n")[2]

    @property
    def _text(self) -> str:
        return inspect.cleandoc(self.check.__doc__ or "")


def family(code: str) -> str:
    """What the rules of a code's family are about."""
    return FAMILIES[code[1]]
