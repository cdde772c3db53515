"""The pages on the rules: a list of all, and one page a family with every rule's examples."""

from collections.abc import Callable
from functools import partial

from ladder_cli.render.rule_page import markdown, traits
from ladder_cli.rules.rule import FAMILIES
from ladder_cli.rules.table import RULES

OPENING = """\
# The rules

What `ladder validate` looks for. A code is permanent; `ladder explain CODE` shows the same in a terminal.
A community may change the severity of a rule under `severities` in `community.yaml`, with a reason, unless
the rule is the same everywhere. The last column is the function that looks, in `src/ladder_cli/rules/`.

| code | name | severity | what it finds | check |
|---|---|---|---|---|
"""


def index() -> str:
    """`docs/rules/README.md`."""
    rows = (
        f"| [{code}]({page_name(code[1])}#{code.lower()}-{rule.name}) | {rule.name} "
        f"| {traits(code)} | {rule.summary} | `{rule.where}` |\n"
        for code, rule in RULES.items()
    )
    return OPENING + "".join(rows)


def page_name(digit: str) -> str:
    """The file of a family, within `docs/rules/`."""
    return f"L{digit}.md"


def family_page(digit: str) -> str:
    """One family's page."""
    sections = [markdown(code) for code in RULES if code[1] == digit]
    return "\n".join([f"# L{digit}: {FAMILIES[digit]}\n", *sections])


PAGES: dict[str, Callable[[], str]] = {
    "rules/README.md": index,
    **{
        f"rules/{page_name(digit)}": partial(family_page, digit)
        for digit in FAMILIES
        if any(code[1] == digit for code in RULES)
    },
}
