"""Answers as JSON: version first, stable, one final newline."""

import json
from collections.abc import Mapping

VERSION = 1


def dumped(answer: Mapping[str, object]) -> str:
    """The answer as JSON text, in the order given, without colour."""
    return json.dumps({"version": VERSION, **answer}, ensure_ascii=False, indent=2) + "\n"
