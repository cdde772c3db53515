"""L00x: a file that cannot be read as a document at all."""

from collections.abc import Iterator

from ladder_cli.model.file import File
from ladder_cli.model.finding import Finding
from ladder_cli.rules.causes import told


def unreadable(file: File) -> Iterator[Finding]:
    """A file cannot be opened.

    What it says is missing from every answer. Give the account that runs `ladder` the right to read
    it, or put a plain file in its place.
    """
    return told(file, "unreadable", lambda problem: problem.detail, "make it a plain file that can be read")


def not_utf8(file: File) -> Iterator[Finding]:
    """A file is not encoded in UTF-8.

    Every reader would guess another text from these bytes. Save the file as UTF-8 in your editor.
    """
    return told(
        file, "not-utf8", lambda problem: f"the byte {problem.detail} is not UTF-8", "save it as UTF-8"
    )


def too_large(file: File) -> Iterator[Finding]:
    """A file is larger than 64 KiB.

    The bound keeps every check fast, whatever a pull request brings. Split the file: contributions
    may have one file a year.
    """
    return told(
        file,
        "too-large",
        lambda problem: f"{problem.detail} bytes are more than the 65536 a file may have",
        "split it: contributions may have one file a year (`contributions/ada.2026.yaml`)",
    )


def too_deep(file: File) -> Iterator[Finding]:
    """Lists and mappings are nested too deeply.

    The bound keeps every check fast, whatever a pull request brings; nothing in a registry needs
    more than half of it.
    """
    return told(
        file,
        "too-deep",
        lambda problem: f"lists and mappings are nested more than {problem.detail} deep",
        "check for brackets that are never closed",
    )


def too_many_values(file: File) -> Iterator[Finding]:
    """A file holds too many keys and values.

    The bound keeps every check fast, whatever a pull request brings. Split the file.
    """
    return told(
        file,
        "too-many-nodes",
        lambda problem: f"more than {problem.detail} keys and values in one file",
        "split it: contributions may have one file a year (`contributions/ada.2026.yaml`)",
    )


def not_yaml(file: File) -> Iterator[Finding]:
    """A file is not YAML.

    The finding stands where the parser gave up; the mistake is there or just before. Most often it is the
    indentation, a `: ` inside a text without quotes, or a quote or bracket that is not closed.
    """
    return told(
        file,
        "syntax",
        lambda problem: problem.detail,
        "put a text that holds `: ` or ` #` between quotes, and line keys up below each other",
    )


def empty_file(file: File) -> Iterator[Finding]:
    """A file holds nothing.

    An empty file says neither that something is there nor that it is not. Fill it in or delete it.
    """
    return told(file, "empty", lambda problem: "the file holds nothing", "fill it in, or delete it")


def not_a_mapping(file: File) -> Iterator[Finding]:
    """A file holds a list or a single value where keys are expected.

    Every file of a registry is one mapping from keys to values.
    """
    return told(
        file,
        "not-a-mapping",
        lambda problem: f"the file holds {_with_article(problem.detail)}, not keys with values",
        "begin with a key at the start of the line, as in `name: Ada Okafor`",
    )


def _with_article(word: str) -> str:
    return word if word.startswith("a ") else f"`{word}`" if word in ("null", "true", "false") else "a text"
