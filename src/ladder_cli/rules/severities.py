"""L26x: changes of severity in `community.yaml` that change nothing."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ladder_cli.model.file import Document
from ladder_cli.model.finding import At, Finding


def unknown_rule(document: Document, today: date) -> Iterator[Finding]:
    """A change of severity is for a code that no rule has.

    It changes nothing, and somebody believes that it does. Use the code of a finding, as `L351`.
    """
    from ladder_cli.rules.table import RULES

    community: Any = document.value
    for code in community.severities:
        if code not in RULES:
            yield Finding(
                At(document.path, ("severities", code), on="key"),
                f"`{code}` is not a rule",
                "use the code that a finding shows, or take it out",
            )


def safety_rule(document: Document, today: date) -> Iterator[Finding]:
    """A change of severity is for a rule that no community can soften.

    Files that cannot be read, forbidden content and the safety of reports are not a matter of taste. The
    change has no effect; take it out.
    """
    from ladder_cli.rules.table import RULES

    community: Any = document.value
    for code in community.severities:
        if code in RULES and RULES[code].safety:
            yield Finding(
                At(document.path, ("severities", code), on="key"),
                f"the severity of `{code}` is nobody's to change",
                "take it out",
            )
