"""L01x: what YAML allows and a registry does not, because people or programs would read it differently."""

from collections.abc import Iterator

from ladder_cli.model.file import File
from ladder_cli.model.finding import Edit, Finding, Problem, Replace
from ladder_cli.rules.causes import source_of, told
from ladder_cli.rules.wording import typed


def duplicate_key(file: File) -> Iterator[Finding]:
    """A mapping has the same key twice.

    Some readers take the first value, some the last, and a reviewer sees only one of them. Keep one.
    """
    return told(
        file,
        "duplicate-key",
        lambda problem: f"{typed(problem.detail)} is there twice",
        "keep one of the two",
    )


def shared_value(file: File) -> Iterator[Finding]:
    """A value is given by an anchor and an alias (`&name`, `*name`).

    What a line says would stand elsewhere, and a change there would change it unseen. Write the value out.
    """
    yield from told(
        file,
        "alias",
        lambda problem: f"the alias {typed('*' + problem.detail)} stands for a value elsewhere in the file",
        "write the value out, and put a text that begins with `*` between quotes",
    )
    yield from told(
        file,
        "anchor",
        lambda problem: f"the anchor {typed('&' + problem.detail)} names a value for use elsewhere",
        "take it out, and put a text that begins with `&` between quotes",
    )


def tag(file: File) -> Iterator[Finding]:
    """A value carries a tag (`!name`).

    A tag changes what a value is, in ways that readers do not share. Take it out.
    """
    return told(
        file,
        "tag",
        lambda problem: f"the tag {typed(problem.detail)} changes what the value is",
        "take it out, and put a text that begins with `!` between quotes",
    )


def merge_key(file: File) -> Iterator[Finding]:
    """A mapping takes in another one (`<<: *name`).

    YAML 1.2 has no such key, and what a mapping holds would stand elsewhere. Write the keys out.
    """
    return told(file, "merge-key", lambda problem: "`<<` takes in keys from elsewhere", "write the keys out")


def several_documents(file: File) -> Iterator[Finding]:
    """A file holds more than one YAML document.

    Most readers would see only the first. Keep one document, or make a file of each.
    """
    return told(
        file,
        "many-documents",
        lambda problem: "a second document begins here",
        "make a file of each, or take out the `---`",
    )


def directive(file: File) -> Iterator[Finding]:
    """A line starts with `%`: a directive to the YAML parser.

    It can change how the whole file is read. Take it out.
    """
    return told(
        file,
        "directive",
        lambda problem: f"{typed(problem.detail)} is a directive to the parser",
        "take it out",
    )


def key_not_text(file: File) -> Iterator[Finding]:
    """A key is a number, `true`, `null`, a list or a mapping instead of text.

    Readers turn such keys into different things. Put the key between quotes.
    """
    yield from told(
        file,
        "key-not-text",
        lambda problem: f"the key {typed(source_of(file, problem))} is read as {problem.detail}, not as text",
        "put it between quotes",
        lambda problem: _quoted(file, problem),
    )
    yield from told(
        file,
        "complex-key",
        lambda problem: "a list or a mapping stands where a key should",
        "write a key that is a word, and put a text that begins with `[` or `{` between quotes",
    )


def read_differently(file: File) -> Iterator[Finding]:
    """A word or number without quotes is something else to readers of YAML 1.1.

    `no`, `on`, `12:30` and `010` are `false`, `true`, 750 and 8 to many programs, among them what other
    tools and actions use. Between quotes they are text to everyone.
    """
    return told(
        file,
        "yaml11",
        lambda problem: (
            f"{typed(source_of(file, problem))} without quotes is read as {problem.detail} by YAML 1.1"
        ),
        lambda problem: _hint(source_of(file, problem)),
        lambda problem: _quoted(file, problem),
    )


def number_out_of_range(file: File) -> Iterator[Finding]:
    """A number is infinite, not a number, or larger than 64 bits.

    Programs do not agree on what such a number is. Put it between quotes if it is text.
    """
    return told(
        file,
        "number-range",
        lambda problem: f"{typed(source_of(file, problem))} is {problem.detail}",
        "put it between quotes if it is text, else write a smaller number",
    )


def _quoted(file: File, problem: Problem) -> tuple[Edit, ...]:
    """Quotes around a word that is text to us already, so that nothing we read changes."""
    source = source_of(file, problem)
    if problem.kind == "yaml11" and _is_number(source):
        return ()
    return (Replace(problem.start, problem.end, f'"{source}"'),)


def _hint(source: str) -> str:
    return (
        "put it between quotes if it is text, else write a plain number"
        if _is_number(source)
        else "put it between quotes"
    )


def _is_number(source: str) -> bool:
    """Whether YAML 1.2 reads a number: quotes would make a text of it."""
    if source[:2] in ("0o", "0x"):
        return True
    try:
        float(source)
    except ValueError:
        return False
    return "_" not in source
