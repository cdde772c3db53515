"""What a plain scalar means: YAML 1.2's core schema, and where YAML 1.1 reads otherwise."""

import re
from typing import Final

from ladder_cli.model.finding import Plain

Reading = tuple[Plain, str, str]
"""A value, and the kind and detail of the problem with it (both empty where there is none)."""

_LARGEST: Final = 2**63 - 1

_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_DAY_OR_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")

# YAML 1.1 as its readers practise it (PyYAML, Psych, go-yaml), not as its grammar promises.
_OLD_FLOAT = re.compile(r"[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?")
_OLD_INTEGER = re.compile(r"[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)")
_BASE_60 = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
    r"(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?"
)

_NUMERIC_START: Final = frozenset("0123456789+-.")


def _words() -> dict[str, Reading]:
    words: dict[str, Reading] = {"": (None, "", ""), "~": (None, "", "")}
    for word, value in (("null", None), ("true", True), ("false", False)):
        words |= dict.fromkeys((word, word.title(), word.upper()), (value, "", ""))
    for word, detail in (("yes", "true"), ("on", "true"), ("no", "false"), ("off", "false")):
        words |= {form: (form, "yaml11", detail) for form in (word, word.title(), word.upper())}
    words |= {form: (form, "yaml11", "true") for form in ("y", "Y")}
    words |= {form: (form, "yaml11", "false") for form in ("n", "N")}
    for form in (".nan", ".NaN", ".NAN"):
        words[form] = (form, "number-range", "not a number")
    for form in (".inf", ".Inf", ".INF"):
        words |= {sign + form: (sign + form, "number-range", "infinite") for sign in ("", "+", "-")}
    words["="] = ("=", "yaml11", "a mark for a default value")
    words["<<"] = ("<<", "yaml11", "a merge mark")
    return words


_WORDS: Final = _words()


def read_plain(text: str) -> Reading:
    """The value of a plain scalar in YAML 1.2's core schema, and the problem with it.

    The kind is "", `yaml11` (the detail says what YAML 1.1 reads: `true`, `the number 750`,
    `text` ...) or `number-range`. ISO days and months are text to us and never a problem. A
    number that JSON's readers do not agree on (infinite, not a number, an integer beyond 64
    bits) stays text.
    """
    known = _WORDS.get(text)
    if known is not None:
        return known
    if text[0] not in _NUMERIC_START or _DAY_OR_MONTH.fullmatch(text):
        return text, "", ""
    if _INTEGER.fullmatch(text):
        return _integer(text)
    if _HEX.fullmatch(text):
        return _ranged(text, text[2:], 16)
    if _OCTAL.fullmatch(text):
        value, kind, detail = _ranged(text, text[2:], 8)
        return value, kind or "yaml11", detail or "text"
    if _FLOAT.fullmatch(text):
        return _float(text)
    detail = _old_number(text)
    return text, "yaml11" if detail else "", detail


def means_itself(text: str) -> bool:
    """Whether the plain scalar is this very text to readers of YAML 1.2 and of 1.1 alike."""
    value, kind, _ = read_plain(text)
    return value == text and not kind


def _integer(text: str) -> Reading:
    value, kind, detail = _ranged(text, text, 10)
    digits = text.lstrip("+-")
    if kind or len(digits) == 1 or digits[0] != "0":
        return value, kind, detail
    return value, "yaml11", _old_number(text)


def _ranged(text: str, digits: str, base: int) -> Reading:
    if len(digits) <= 64:
        value = int(digits, base)
        if -_LARGEST <= value <= _LARGEST:
            return value, "", ""
    return text, "number-range", "beyond 64 bits"


def _float(text: str) -> Reading:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        return text, "number-range", "infinite"
    return value, *(("", "") if _OLD_FLOAT.fullmatch(text) else ("yaml11", "text"))


def _old_number(text: str) -> str:
    """What YAML 1.1 makes of a text that YAML 1.2 reads otherwise; "" for the text itself."""
    if _TIME.fullmatch(text):
        return "a point in time"
    if _OLD_INTEGER.fullmatch(text):
        return _old_integer(text)
    if _BASE_60.fullmatch(text):
        return _base_60(text)
    return "a number" if _OLD_FLOAT.fullmatch(text) else ""


def _old_integer(text: str) -> str:
    bare = text.replace("_", "")
    digits = bare.lstrip("+-")
    base = {"0b": 2, "0x": 16}.get(digits[:2], 8 if digits[0] == "0" else 10)
    digits = digits[2:] if base in (2, 16) else digits
    if not digits or (base == 8 and ("8" in digits or "9" in digits)):
        return "text"
    return (
        f"the number {'-' if bare[0] == '-' else ''}{int(digits, base)}" if len(digits) <= 64 else "a number"
    )


def _base_60(text: str) -> str:
    if len(text) > 40 or "." in text:
        return "a number"
    value = 0
    for part in text.lstrip("+-").replace("_", "").split(":"):
        value = value * 60 + int(part)
    return f"the number {'-' if text[0] == '-' else ''}{value}"
