"""Files of 64 KiB, each of a shape that has been slow somewhere: the same few characters over and over."""

from typing import Final

FULL: Final = 65_536

UNITS: Final = {
    "nested flow": "[",
    "nested flow mappings": "{",
    "nested dashes": "- ",
    "nested keys in lists": "- - a: ",
    "complex keys": "? ",
    "flow items": "a,",
    "lone commas": ",",
    "colons": ": ",
    "keys": "a: 1\n",
    "blocks": "a: |\n",
    "list of words": "- no\n",
    "list of numbers": "- 012\n",
    "keys that are no text": "no: 1\n",
    "anchors": "- &a 1\n",
    "aliases": "- *a\n",
    "merge keys": "<<: *a\n",
    "documents": "---\n",
    "tags": "!a ",
    "directives": "%YAML 1.2\n",
    "tabs": "\t",
    "lone carriage returns": "\r",
    "zero bytes": "\0",
    "next lines": "\u0085",
    "zero width spaces": "\u200b",
    "directions": "\u202e",
    "accents": "\u0301",
    "joined emoji": "👩🏽\u200d🚀",
    "flags cut short": "\U0001f3f4\U000e0067",
    "joiners in words": "\u0628\u200d",
    "wide letters": "漢",
    "letters": "a",
    "digits": "1",
    "underscores": "_",
    "dots": "a.",
    "at signs": "@",
    "addresses": "a@b.co ",
    "addresses without end": "a@a.",
    "escaped addresses": "%40a.",
    "words for at": "a [at] b [dot] ",
    "plus signs": "+",
    "phones": "+1 ",
    "grouped digits": "555-555-",
    "calls": "tel:+1 ",
    "private keys": "-----BEGIN PRIVATE KEY-----",
    "dashes": "-----BEGIN ",
    "passwords in links": "://a:b@",
    "tokens": "ghp_",
    "web tokens": "eyJaaaaaaaa-",
    "web tokens with dots": "eyJaaaaaaaa.",
    "quotes": "'",
    "double quotes": '"',
    "backslashes": "\\",
    "escapes": "\\u200b",
    "comments": " #",
    "spaces": " ",
    "line breaks": "\n",
}

FRAMES: Final = {
    "alone": ("", ""),
    "after a key": ("name: ", "\n"),
    "between quotes": ('name: "', '"\n'),
    "as a block": ("name: |\n  ", "\n"),
}


def shape(unit: str, frame: str) -> bytes:
    """A file of a unit over and over, in a frame, as long as a file may be."""
    head, tail = FRAMES[frame]
    room = FULL - len((head + tail).encode())
    return (head + UNITS[unit] * (room // len(UNITS[unit].encode())) + tail).encode()


def listed(head: str, line: str, count: int) -> bytes:
    """A file with so many lines, each with its number."""
    return (head + "".join(line.format(i=i) for i in range(count))).encode()
