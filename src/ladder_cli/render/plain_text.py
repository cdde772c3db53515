"""Text from the registry made safe to show: nothing in it can steer a terminal or break a line."""

import unicodedata

_UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"}
_JOINERS = {"\u200c", "\u200d", "\ufe0f"}


def visible(text: str, *, keep: str = "") -> str:
    r"""The text with control, format and line-breaking characters as `\x1b`-like escapes.

    Characters in `keep` stay (a line feed where the text may have several lines), and so do the three
    that join: letters of many scripts, and emoji.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character
        if character in keep or character in _JOINERS or unicodedata.category(character) not in _UNSEEN
        else character.encode("unicode_escape").decode("ascii")
        for character in text
    )
