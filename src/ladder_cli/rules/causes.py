"""What is wrong with a file in disorder, each cause once: what merely follows from another is left out."""

from collections.abc import Callable, Iterator

from ladder_cli.model.file import File, Mismatch
from ladder_cli.model.finding import At, Edit, Finding, Keys, Plain, Problem

ALIASING = frozenset({"alias", "anchor", "merge-key", "complex-key"})


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
    for problem in file.problems:
        if problem.kind == kind and not _follows(file, problem):
            yield problem


def _follows(file: File, problem: Problem) -> bool:
    others = {other.kind for other in file.problems}
    match problem.kind:
        case "anchor":
            return bool(others & {"alias", "merge-key"})
        case "syntax":
            return "tab" in others and "tab" in problem.detail
        case "yaml11" | "key-not-text":
            return any(_explains(mismatch, source_of(file, problem)) for mismatch in file.mismatches)
        case _:
            return False


def _explains(mismatch: Mismatch, source: str) -> bool:
    """Whether the mismatch says more of the very value or key that a problem is about."""
    if mismatch.keyword == "additionalProperties":
        return mismatch.keys[-1] == source
    if mismatch.keyword != "type":
        return False
    return mismatch.value == source or (wants_text(mismatch) and _number(source) == mismatch.value)


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
    wrong = [mismatch.keys for mismatch in file.mismatches if mismatch.keyword == "type"]
    formed = {mismatch.keys for mismatch in file.mismatches if mismatch.keyword == "pattern"}
    for mismatch in file.mismatches:
        if mismatch.keyword not in keywords or (mismatch.keyword != "type" and mismatch.keys in wrong):
            continue
        if mismatch.keyword == "format" and mismatch.keys in formed:
            continue
        if kinds & ALIASING and (mismatch.value is None or mismatch.keyword in ("required", "one-key-of")):
            continue
        if isinstance(mismatch.value, str) and mismatch.value in beyond:
            continue
        yield mismatch


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
