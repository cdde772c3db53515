"""Words inside a workflow command of GitHub Actions, from which they cannot break out."""

from ladder_cli.render.plain_text import visible
from ladder_cli.rules.redaction import redacted


def data(words: str) -> str:
    """Words as they may stand after the second `::`."""
    words = visible(redacted(words), keep="\n")
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def property_(words: str) -> str:
    """Words as they may stand in a command's property."""
    return data(words).replace(":", "%3A").replace(",", "%2C")
