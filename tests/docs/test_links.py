"""Every link of the pages leads somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "registry/README.md"]
LINK = re.compile(r"(?<!`)\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")
CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", sorted(PAGES), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_link_within_the_project_leads_to_a_file(page: Path) -> None:
    targets = [found["target"].partition("#")[0] for found in LINK.finditer(CODE.sub("", page.read_text()))]
    inner = {
        target for target in targets if target and "://" not in target and not target.startswith("mailto:")
    }

    assert [target for target in sorted(inner) if not (page.parent / target).exists()] == []
