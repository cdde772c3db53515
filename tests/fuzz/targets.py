"""What must hold for any bytes whatever: one function for the loader, the splice editor, the rules."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Final

from ladder_cli.model.file import Document, File
from ladder_cli.model.finding import Append, Delete, Edit, Keys, Plain, Put, Quote
from ladder_cli.model.kinds import KINDS, Name
from ladder_cli.render.findings import FORMATS, Answer
from ladder_cli.rules.redaction import forbidden
from ladder_cli.store.checks.checking import check
from ladder_cli.store.checks.examples import base
from ladder_cli.store.checks.mending import mended
from ladder_cli.store.documents import guard, plain
from ladder_cli.store.documents.excerpts import shown
from ladder_cli.store.documents.places import compose
from ladder_cli.store.documents.reading import examine, read
from ladder_cli.store.source import Changed, Texts
from ladder_cli.store.splicing.splice import EditError, applied, splice

TODAY: Final = date(2026, 11, 22)
PATHS: Final = {
    "person": "people/zoe.yaml",
    "record": "records/zoe.yaml",
    "contributions": "contributions/zoe.yaml",
    "role": "roles/zoe.yaml",
    "group": "sigs/zoe.yaml",
    "organization": "organizations/zoe.yaml",
    "community": "community.yaml",
}
NEW_VALUES: Final[tuple[Plain, ...]] = ("x", "no", "a: b", "", None, 7, [], {}, ["a", "b"], {"k": "v"}, "é\n")
_UNSEEN: Final = {*map(chr, range(32)), "\x7f", "\x85", "\u2028", "\u2029", "\u202e"} - {"\n"}


def loader(raw: bytes) -> None:
    """Both ways of reading come to the same, and every problem has a place in the text."""
    for kind in ("person", "record"):
        name = Name(KINDS[kind], "zoe")
        found = read(PATHS[kind], name, raw)
        careful = examine(PATHS[kind], name, raw)
        assert isinstance(found, Document) == (not careful.problems and not careful.mismatches)
        if isinstance(found, File):
            assert found == careful
        for problem in careful.problems:
            assert 0 <= problem.start <= problem.end <= max(len(careful.text), len(raw))
    quick = plain.fast(raw)
    if quick is not None:
        text, problems = guard.problems(raw)
        slow = compose(text, max_depth=guard.MAX_DEPTH, max_nodes=guard.MAX_NODES)
        assert (problems, slow.problems) == ((), ())
        assert json.dumps(quick) == json.dumps(slow.data)


def editor(raw: bytes) -> None:
    """An edit changes its path and nothing else, or is refused; which edit is in the first bytes."""
    what, where, value, text = raw[0:1], raw[1:3], raw[3:4], raw[4:].decode(errors="replace")
    before = compose(text)
    places = [(), *_paths(before.data)]
    keys = places[int.from_bytes(where, "big") % len(places)]
    edit = _edit(what, keys, NEW_VALUES[int.from_bytes(value, "big") % len(NEW_VALUES)])
    try:
        after = splice(text, [edit])
    except EditError:
        return
    if not isinstance(edit, Quote):
        assert compose(after).data == applied(before.data, [edit])
    if after != text:
        assert {one.kind for one in compose(after).problems} <= {one.kind for one in before.problems}


def rules(raw: bytes) -> None:
    """Every rule has its say, every format prints it, and nothing that may stand nowhere is printed."""
    kinds = list(PATHS)
    path = PATHS[kinds[(raw[0] if raw else 0) % len(kinds)]]
    source = Texts({**_sound(), path: raw[1:]})
    report = check(source, TODAY)
    findings = shown(report.findings, source)
    for name, form in FORMATS.items():
        for width in (40, 160):
            printed = form(Answer(findings, report.files, False, width))
            assert not _UNSEEN.intersection(printed), name
            if name == "text":
                assert not list(forbidden(_ESCAPE.sub(" ", printed))), printed
            if name in ("json", "sarif"):
                json.loads(printed)
            if name == "github":
                assert all(line.startswith("::") for line in printed.split("\n")[:-1])
    fixed = mended(source, TODAY, [path])
    assert mended(Changed(source, fixed), TODAY, [path]) == {}


_ESCAPE: Final = re.compile(r"\\(?:x..|u.{4}|U.{8})")
"""A character that cannot be shown, spelled out: its digits and those beside it are no number."""

TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {"loader": loader, "editor": editor, "rules": rules}


@cache
def _sound() -> dict[str, bytes]:
    return dict(base())


def _edit(what: bytes, keys: Keys, value: Plain) -> Edit:
    number = int.from_bytes(what, "big") % 5
    if number == 0:
        return Put(keys, value)
    if number == 1:
        return Put((*keys, "new"), value)
    if number == 2:
        return Append(keys, value)
    return Delete(keys) if number == 3 else Quote(keys)


def _paths(data: Plain) -> list[Keys]:
    found: list[Keys] = []
    level: list[tuple[Keys, Plain]] = [((), data)]
    while level:
        keys, value = level.pop()
        inner = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        for key, held in inner:
            found.append((*keys, key))
            level.append(((*keys, key), held))
    return found
