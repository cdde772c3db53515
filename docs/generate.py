"""Write the generated pages, or say which of them are stale.

python -m docs.generate          writes every page
python -m docs.generate --check  writes nothing; lists the stale pages and ends with status 1
"""

import sys
from collections.abc import Callable
from pathlib import Path

from docs import (
    cli_page,
    conduct_page,
    data_model,
    ladder_pages,
    meetings_page,
    onboarding_page,
    pairing_page,
    pictures,
    requirements_page,
    review_page,
    rooms_page,
    rule_pages,
    stories_page,
    tutorials,
    winter_page,
    work_page,
)

HERE = Path(__file__).resolve().parent

PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli_page.page,
    "conduct.md": conduct_page.page,
    "data-model.md": data_model.page,
    "mentoring-winter.md": winter_page.page,
    "pairing.md": pairing_page.page,
    "meetings.md": meetings_page.page,
    "onboarding.md": onboarding_page.page,
    "requirements.md": requirements_page.page,
    "stories.md": stories_page.page,
    "review.md": review_page.page,
    "rooms.md": rooms_page.page,
    "work.md": work_page.page,
    **ladder_pages.PAGES,
    **pictures.PAGES,
    **rule_pages.PAGES,
    **tutorials.PAGES,
}
"""Each generated page, and the function that gives its text."""


def stale(pages: dict[str, Callable[[], str]], folder: Path) -> list[str]:
    """The pages whose file is missing or differs from what would be written."""
    return [
        name
        for name, text in sorted(pages.items())
        if not (folder / name).is_file() or (folder / name).read_bytes() != text().encode()
    ]


def main(words: list[str]) -> int:
    """Write the stale pages, or only list them; 1 when `--check` found any."""
    found = stale(PAGES, HERE)
    for name in found:
        if "--check" in words:
            print(f"docs/{name} is stale: run `make docs`")
        else:
            (HERE / name).parent.mkdir(exist_ok=True)
            (HERE / name).write_bytes(PAGES[name]().encode())
            print(f"docs/{name}")
    return int("--check" in words and bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
