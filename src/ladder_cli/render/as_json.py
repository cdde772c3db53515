"""Answers as JSON: version first, stable, one final newline."""

import json
from collections.abc import Mapping

VERSION = 1


def dumped(answer: Mapping[str, object]) -> str:
    """The answer as JSON text, in the order given, without colour.

    Letters of every script stand as they are; what a terminal would act on or hide is escaped.
    """
    text = json.dumps({"version": VERSION, **answer}, ensure_ascii=False, indent=2) + "\n"
    if text.isascii() and "\x7f" not in text:
        return text
    return "".join(map(_escaped, text))


def _escaped(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    return f"\\u{ord(character):04x}" if character == "\x7f" else json.dumps(character)[1:-1]
