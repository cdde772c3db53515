"""How Sphinx makes the pages of this folder a site: `make site`."""

import re
from pathlib import Path
from typing import Any

from ladder_cli import __version__

HERE = Path(__file__).resolve().parent

project = "Ladder"
copyright = "the contributors of Ladder"  # noqa: A001 - Sphinx's name
version = release = __version__
extensions = ["myst_parser"]
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]
exclude_patterns = ["demo.txt", "today"]
html_theme = "furo"
html_title = "Ladder"
html_show_sphinx = False
html_last_updated_fmt = None
nitpicky = True
suppress_warnings = ["misc.highlighting_failure"]  # rules show YAML that is in disorder

_UPWARD = re.compile(r"\[(?P<words>[^\]\n]+)\]\((?P<target>\.\./[^)\s]*)\)")


def setup(app: Any) -> None:
    """Files beside the docs have no page on the site: name them where a page links to them."""
    app.connect("source-read", _name_files_outside)


def _name_files_outside(_app: Any, page: str, source: list[str]) -> None:
    def named(link: re.Match[str]) -> str:
        file = ((HERE / page).parent / link["target"]).resolve()
        within = file.is_relative_to(HERE)
        return link[0] if within else f"{link['words']} (`{file.relative_to(HERE.parent).as_posix()}`)"

    source[0] = _UPWARD.sub(named, source[0])
