"""How Sphinx makes the pages of this folder a site: `make site`."""

from ladder_cli import __version__

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
