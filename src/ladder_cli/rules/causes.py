"""What is wrong with a file in disorder, each cause once: what merely follows from another is left out."""

from collections.abc import Callable, Collection, Iterator

from ladder_cli.model.file import File, Mismatch
from ladder_cli.model.finding import At, Edit, Finding, Keys, Plain, Problem
from ladder_cli.rules.redaction import FORBIDDEN, forbidden

ALIASING = frozenset({"alias", "anchor", "merge-key", "complex-key"})
UNSEEN = frozenset({"line-break-character", "bidi-control", "control-character", "invisible-character"})
SAYING_MORE = frozenset({"type", "enum", "const", "pattern"})
"""Keywords whose rules say what is asked for where a word stands."""
SPOILING = UNSEEN | FORBIDDEN.keys()


def told(
    file: File,
    kind: str,
    message: Callable[[Problem], str],
    hint: str | Callable[[Problem], str] = "",
    edits: Callable[[Problem], tuple[Edit, ...]] = lambda problem: (),
) -> Iterator[Finding]:
    """A finding for each problem of a kind."""
    for problem in problems(file, kind):
        hinted = hint if isinstance(hint, str) else hint(problem)
        span = (problem.start, problem.end)
        yield Finding(At(file.path, span=span), message(problem), hinted, edits(problem))


def problems(file: File, kind: str) -> Iterator[Problem]:
    """The problems of a kind that are causes of their own."""
    found = [problem for problem in file.problems if problem.kind == kind]
    follows = _following(file, kind) if found else None
    for problem in found:
        if follows is None or not follows(problem):
            yield problem


def _following(file: File, kind: str) -> Callable[[Problem], bool] | None:
    """Says of a problem of that kind whether it merely follows from another; None where none can."""
    if kind == "anchor":
        shared = any(other.kind in ("alias", "merge-key") for other in file.problems)
        return lambda problem: shared
    if kind == "syntax":
        tabs = any(other.kind == "tab" for other in file.problems)
        return lambda problem: tabs and "tab" in problem.detail
    if kind in ("yaml11", "key-not-text"):
        return _explained(file)
    return None


def _explained(file: File) -> Callable[[Problem], bool]:
    """Says of a problem whether a mismatch says more of the very value or key that it is about."""
    unknown = {m.keys[-1] for m in file.mismatches if m.keyword == "additionalProperties"}
    texts = {m.value for m in file.mismatches if m.keyword in SAYING_MORE and isinstance(m.value, str)}
    numbers = {m.value for m in file.mismatches if wants_text(m)}

    def explained(problem: Problem) -> bool:
        source = source_of(file, problem)
        return source in unknown or source in texts or (bool(numbers) and _number(source) in numbers)

    return explained


def _number(source: str) -> int | float | None:
    try:
        return int(source, 0) if source[:2].lower() in ("0o", "0x") else int(source)
    except ValueError:
        pass
    try:
        return float(source)
    except ValueError:
        return None


def mismatches(file: File, *keywords: str) -> Iterator[Mismatch]:
    """The disagreements with the schema of these keywords that are causes of their own."""
    kinds = {problem.kind for problem in file.problems}
    beyond = {source_of(file, problem) for problem in file.problems if problem.kind == "number-range"}
    unseen = {chr(int(problem.detail[2:], 16)) for problem in file.problems if problem.kind in UNSEEN}
    wrong = {mismatch.keys for mismatch in file.mismatches if mismatch.keyword == "type"}
    short = {mismatch.keys for mismatch in file.mismatches if mismatch.keyword == "minLength"}
    formed = {mismatch.keys for mismatch in file.mismatches if mismatch.keyword == "pattern"}
    listed = {mismatch.keys for mismatch in file.mismatches if mismatch.keyword == "enum"}
    for mismatch in file.mismatches:
        if mismatch.keyword not in keywords or (mismatch.keyword != "type" and mismatch.keys in wrong):
            continue
        if mismatch.keyword == "format" and mismatch.keys in formed:
            continue
        if mismatch.keyword == "pattern" and mismatch.keys in short:
            continue
        if mismatch.keyword == "const" and mismatch.keys in listed:
            continue
        if kinds & ALIASING and (mismatch.value is None or mismatch.keyword in ("required", "one-key-of")):
            continue
        if isinstance(mismatch.value, str) and mismatch.value in beyond:
            continue
        if kinds & SPOILING and _is_spoiled(mismatch, unseen):
            continue
        yield mismatch


def _is_spoiled(mismatch: Mismatch, unseen: Collection[str]) -> bool:
    """Whether the key or text that does not fit holds what has to go anyway, which is said already."""
    word = mismatch.keys[-1] if mismatch.keyword == "additionalProperties" else mismatch.value
    return isinstance(word, str) and (not set(word).isdisjoint(unseen) or any(forbidden(word)))


def wants_text(mismatch: Mismatch) -> bool:
    """Whether the schema asks for text where a number, true or false was read."""
    return (
        mismatch.keyword == "type"
        and mismatch.limit == "string"
        and isinstance(mismatch.value, bool | int | float)
    )


def source_of(file: File, problem: Problem) -> str:
    """The characters that a problem is about."""
    return file.text[problem.start : problem.end]


def held(data: Plain, keys: Keys) -> Plain:
    """What the data holds at a path; None where it leads nowhere."""
    for key in keys:
        if isinstance(data, dict) and isinstance(key, str):
            data = data.get(key)
        elif isinstance(data, list) and isinstance(key, int) and key < len(data):
            data = data[key]
        else:
            return None
    return data
