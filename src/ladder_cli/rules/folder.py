"""L03x: what is in the registry's folder, and what the files there are called."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from ladder_cli.model.finding import At, Finding
from ladder_cli.model.kinds import COMMUNITY_FILE, FOLDERS
from ladder_cli.rules.lookalikes import mixed_word, name_skeleton
from ladder_cli.rules.redaction import forbidden
from ladder_cli.rules.whole import Whole
from ladder_cli.rules.wording import did_you_mean, nearest, typed

_ID: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
_STEMS: Final = {
    "person": (re.compile(r"[a-z0-9_-]{1,64}"), "a handle: small letters, digits, `-` and `_`"),
    "record": (re.compile(r"[a-z0-9_-]{1,64}"), "a handle: small letters, digits, `-` and `_`"),
    "contributions": (
        re.compile(r"[a-z0-9_-]{1,64}(\.[0-9]{4})?"),
        "a handle, or a handle and a year as in `ada.2026.yaml`",
    ),
    "group": (re.compile(rf"{_ID}(/{_ID})*"), "small letters, digits and single dashes"),
}
_PLAIN_STEM: Final = (re.compile(_ID), "small letters, digits and single dashes")


def no_community(whole: Whole) -> Iterator[Finding]:
    """The registry holds no `community.yaml`.

    It says what counts and how conduct is reported; without it the kinds of contribution are not known.
    """
    is_stray = any(stray.path == COMMUNITY_FILE for stray in whole.strays)
    if ("community", "community") not in whole.registry.paths and not is_stray:
        yield Finding(At(COMMUNITY_FILE), "there is no such file", "start a registry with `ladder init DIR`")


def not_a_plain_file(whole: Whole) -> Iterator[Finding]:
    """A link, a device, a pipe, or a folder named like a file is in the registry.

    Such things are never opened: a link could lead out of the registry, a pipe could block for ever. Put a
    plain file in its place.
    """
    for stray in whole.strays:
        if not any(forbidden(stray.path)):
            yield Finding(At(stray.path), f"this {stray.why}", "put a plain file in its place, or delete it")


def misplaced_file(whole: Whole) -> Iterator[Finding]:
    """A YAML file lies where nothing of a registry lies, so nobody reads it.

    Each kind has its folder, files end in `.yaml`, and a shard's name is the beginning of the stem, as
    in `records/a/ada.yaml`.
    """
    for path in whole.nameless:
        if path.lower().endswith((".yaml", ".yml")) and not any(forbidden(path)):
            message, hint = _misplaced(path)
            yield Finding(At(path), message, hint)


def _misplaced(path: str) -> tuple[str, str]:
    folder, _, rest = path.partition("/")
    if not path.endswith(".yaml"):
        return (
            "the file's name does not end in `.yaml`",
            f"rename it to {typed(path.rpartition('.')[0] + '.yaml')}",
        )
    if not rest:
        return f"the only file at the top is `{COMMUNITY_FILE}`", "move it into the folder of its kind"
    if folder not in FOLDERS:
        known = ", ".join(sorted(FOLDERS))
        return f"{typed(folder)} is not a folder of a registry", did_you_mean(
            nearest(folder, FOLDERS), f"they are {known}"
        )
    if FOLDERS[folder].sharded:
        stem = path.rpartition("/")[2].lower()
        return (
            "the folder is not the beginning of the file's name",
            f"move it to {typed(f'{folder}/{stem[0]}/{stem}')} or to {typed(f'{folder}/{stem}')}",
        )
    return f"`{folder}/` has no folders within", f"move it to {typed(f'{folder}/' + path.rpartition('/')[2])}"


def shadowed_file(whole: Whole) -> Iterator[Finding]:
    """Two files have the same id, in two shards or one beside a shard.

    Only one of them is read, and a change to the other has no effect. Merge them and delete one.
    """
    for path, other in whole.shadowed:
        yield Finding(
            At(path),
            f"nobody reads this file: {typed(other)} has the same id",
            "merge the two and delete one",
        )


def file_name(whole: Whole) -> Iterator[Finding]:
    """A file's name is not of the form that the ids of its kind have.

    Ids are typed by people and compared letter by letter, so they hold small letters, digits and dashes. A
    letter of another script that looks like one of these is told by its number.
    """
    paths = whole.registry.paths
    for (kind, name), path in paths.items():
        form, words = _STEMS.get(kind, _PLAIN_STEM)
        if form.fullmatch(name) or any(forbidden(path)):
            continue
        if name != name.lower() and (kind, name.lower()) in paths:
            continue
        mixed = mixed_word(name)
        drawn = name_skeleton(name) if mixed else name
        stem = re.sub(r"[^a-z0-9/]+", "-", drawn.lower()).strip("-")
        hint = f"rename it to {typed(stem + '.yaml')}" if form.fullmatch(stem) else "rename it"
        odd = next((f" (`{letter}` is U+{ord(letter):04X})" for letter in mixed if not letter.isascii()), "")
        yield Finding(At(path), f"{typed(name)} is not {words}{odd}", hint)


def case_collision(whole: Whole) -> Iterator[Finding]:
    """Two files differ in capitals alone.

    On systems that do not tell them apart one overwrites the other in a checkout. Rename one, or merge them.
    """
    spellings: dict[str, list[str]] = defaultdict(list)
    for path in whole.every_path:
        spellings[path.lower()].append(path)
    for lowered, paths in sorted(spellings.items()):
        if len(paths) > 1:
            kept = lowered if lowered in paths else paths[-1]
            for path in paths:
                if path != kept:
                    yield Finding(
                        At(path),
                        f"this file and {typed(kept)} differ in capitals alone",
                        "rename one, or merge them",
                    )
