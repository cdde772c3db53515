"""What libyaml refuses, said in our words and placed in the text."""

from typing import Final

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from ladder_cli.model.finding import Problem

_OPENED: Final = {
    "while parsing a flow sequence": "the list opened here with `[` is not closed with `]`",
    "while parsing a flow mapping": "the mapping opened here with `{` is not closed with `}`",
    "while scanning a quoted scalar": "the quote opened here is not closed",
}

_WORDS: Final = {
    "mapping values are not allowed in this context": (
        "a `:` that cannot stand here: check the indentation, or put the text between quotes"
    ),
    "mapping keys are not allowed in this context": "a `?` that cannot stand here",
    "block sequence entries are not allowed in this context": (
        "a `-` that cannot stand here: begin the list on a line of its own"
    ),
    "could not find expected ':'": "a key without a `:` after it",
    "found unexpected ':'": "a `:` within brackets or braces: put the text between quotes",
    "did not find expected key": "a key should stand here: check the indentation and the quotes",
    "did not find expected '-' indicator": "a `-` should stand here: check the indentation",
    "did not find expected ',' or ']'": "a `,` or `]` should stand here",
    "did not find expected ',' or '}'": "a `,` or `}` should stand here",
    "did not find expected node content": "a value should stand here",
    "did not find expected <document start>": "the document ended before this: check the indentation",
    "found character that cannot start any token": (
        "a value cannot begin with this character: put the text between quotes"
    ),
    "found a tab character that violates indentation": "a tab in the indentation: use spaces",
    "found a tab character where an indentation space is expected": "a tab in the indentation: use spaces",
    "found unknown escape character": "no such escape after `\\`: double it, or use single quotes",
    "did not find expected hexdecimal number": "hexadecimal digits should follow this escape",
    "found invalid Unicode character escape code": "this escape names no character",
    "found an indentation indicator equal to 0": "a block cannot be indented by 0",
    "did not find expected comment or line break": "nothing but a comment may follow on this line",
    "found unexpected document indicator": "the document ends within a quote",
    "found unexpected end of stream": "the file ends too early",
}


def refusal(error: YAMLError, text: str, shift: int) -> Problem:
    """The problem that libyaml's error stands for; `shift` is what its offsets lack."""
    if isinstance(error, ReaderError):
        return _unreadable(error, text)
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Problem("syntax", 0, 0, str(error))
    at = error.problem_mark.index + shift
    if error.context == "while scanning a directive" or "directive" in error.problem:
        return directive(text, at)
    if error.problem == "found incompatible YAML document":
        return directive(text, at)
    if error.context and error.context.endswith(("an anchor", "an alias")):
        return Problem("syntax", at, _one_further(text, at), f"a name should follow `{text[at - 1]}`")
    if error.context == "while scanning a tag" or error.problem == "found undefined tag handle":
        start = error.context_mark.index + shift if error.context_mark else at
        return Problem("tag", start, _line_end(text, start), text[start : _line_end(text, start)])
    if error.context in _OPENED and at >= len(text.rstrip()):
        start = error.context_mark.index + shift
        return Problem("syntax", start, start + 1, _OPENED[error.context])
    detail = _WORDS.get(error.problem, f"not YAML: {error.problem}")
    if text[at : at + 1] == "\t" and "token" in error.problem:
        detail = "a tab in the indentation: use spaces"
    return Problem("syntax", at, _one_further(text, at), detail)


def directive(text: str, at: int) -> Problem:
    """The problem of a `%` line: the line that holds the offset."""
    start = text.rfind("\n", 0, at) + 1
    end = _line_end(text, start)
    return Problem("directive", start, end, text[start:end].lstrip("\ufeff"))


def _unreadable(error: ReaderError, text: str) -> Problem:
    # libyaml counts bytes here, so the character is looked up in the text instead
    at = max(text.find(chr(error.character)), 0)
    return Problem(
        "syntax", at, _one_further(text, at), f"the character U+{error.character:04X} cannot stand in YAML"
    )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return end - 1 if end > start and text[end - 1] == "\r" else end


def _one_further(text: str, at: int) -> int:
    return at + 1 if at < len(text) and text[at] not in "\r\n" else at
