"""Text from the registry inside Markdown: nothing in it can make markup, mentions, HTML or a new line."""

import re

from ladder_cli.render.plain_text import visible

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|!~&@])")
_LEADING = re.compile(r"^(\s*\d*)([-+.)])(\s)")


def escaped(text: str) -> str:
    """The text as words: every character that Markdown or a code host would act on is escaped."""
    line = " ".join(visible(text, keep="\n").split())
    return _LEADING.sub(r"\1\\\2\3", _MARKUP.sub(r"\\\1", line))


def linked(text: str, link: str) -> str:
    """A link; one that could end early or run something is shown as words instead."""
    if visible(link) == link and re.fullmatch(r"https?://[^\s<>()\[\]\\\"']+", link):
        return f"[{escaped(text)}]({link})"
    return f"{escaped(text)} ({escaped(link)})"


def sentence(text: str) -> str:
    """A sentence of the program's: what stands between backticks is code, all else is words."""
    pieces = " ".join(visible(text, keep="\n").split()).split("`")
    if len(pieces) % 2 == 0:
        return escaped(text)
    return "`".join(piece if index % 2 else _MARKUP.sub(r"\\\1", piece) for index, piece in enumerate(pieces))
