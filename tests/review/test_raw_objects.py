"""Attacks by objects that git itself would not write: folders with a name twice, odd modes, cut messages."""

import json
import subprocess
from collections.abc import Callable

import pytest

from tests.review.town import FILES, Town, missing, verdict
from tests.stage import Ran

Judge = Callable[..., Ran]
Entry = tuple[bytes, bytes, bytes]
"""Mode, name and id as a folder's object has them."""
WHO = "T <t@x.invalid> 1795000000 +0000"
MOVES = FILES["people/ada.yaml"].replace("Europe/Paris", "Asia/Tokyo")
EARLIER = "account: {login: Ada, id: 1}\naffiliations:\n  - {organization: beta, from: 2026-11-22}\n"
"""What Ada might write, were it her first record."""


def _made(town: Town, kind: str, raw: bytes) -> bytes:
    """The id of an object with just these bytes, whatever git thinks of it."""
    words = ["git", "hash-object", "-t", kind, "-w", "--literally", "--stdin"]
    done = subprocess.run(words, cwd=town.repo.root, input=raw, check=True, capture_output=True)
    return done.stdout.strip()


def _folder(town: Town, path: str) -> list[Entry]:
    raw = subprocess.run(
        ["git", "cat-file", "tree", f"{town.base}:{path}"],
        cwd=town.repo.root,
        check=True,
        capture_output=True,
    ).stdout
    entries = []
    while raw:
        head, _, rest = raw.partition(b"\0")
        mode, _, name = head.partition(b" ")
        entries.append((mode, name, rest[:20].hex().encode()))
        raw = rest[20:]
    return entries


def _tree(town: Town, entries: list[Entry]) -> bytes:
    raw = b"".join(mode + b" " + name + b"\0" + bytes.fromhex(oid.decode()) for mode, name, oid in entries)
    return _made(town, "tree", raw)


def _head(town: Town, folder: str, entries: list[Entry], message: bytes = b"Change") -> str:
    """A commit on the base in which one folder of the registry holds these entries."""
    inside = [
        (mode, name, _tree(town, entries) if name.decode() == folder else oid)
        for mode, name, oid in _folder(town, "registry")
    ]
    return _commit(town, _whole(town, [_tree(town, inside)]), message)


def _whole(town: Town, registries: list[bytes]) -> bytes:
    """The tree of the repository with these folders, all of them named `registry`."""
    found: list[Entry] = []
    for mode, name, oid in _folder(town, ""):
        found += [(mode, name, one) for one in (registries if name == b"registry" else [oid])]
    return _tree(town, found)


def _commit(town: Town, tree: bytes, message: bytes) -> str:
    lines = f"tree {tree.decode()}\nparent {town.base}\nauthor {WHO}\ncommitter {WHO}\n\n"
    return _made(town, "commit", lines.encode() + message + b"\n").decode()


def _with(entries: list[Entry], name: str, oid: bytes, mode: bytes = b"100644") -> list[Entry]:
    return [(mode, one, oid) if one == name.encode() else (was, one, old) for was, one, old in entries]


def test_a_folder_as_git_writes_it_is_read(town: Town, review: Judge) -> None:
    moved = _made(town, "blob", MOVES.encode())

    ran = review(
        town.repo,
        town.base,
        _head(town, "people", _with(_folder(town, "registry/people"), "ada.yaml", moved)),
    )

    assert verdict(ran) == "allowed", ran.out


@pytest.mark.parametrize("mode", [b"100664", b"100600", b"0100644"])
def test_a_plain_file_is_one_whatever_else_its_mode_says(mode: bytes, town: Town, review: Judge) -> None:
    people = _folder(town, "registry/people")
    moved = _made(town, "blob", MOVES.encode())
    mail = _made(town, "blob", f"{MOVES}about: Write to ada@mail.example.org\n".encode())

    good = review(town.repo, town.base, _head(town, "people", _with(people, "ada.yaml", moved, mode)))
    bad = review(town.repo, town.base, _head(town, "people", _with(people, "ada.yaml", mail, mode)))

    assert verdict(good) == "allowed", good.out
    assert verdict(bad) == "refused"
    assert "L401" in bad.out


def test_a_file_that_stands_twice_does_not_pass(town: Town, review: Judge) -> None:
    records = _folder(town, "registry/records")
    again = (b"100644", b"ada.yaml", _made(town, "blob", EARLIER.encode()))

    for place in (0, 1):
        entries = [*records[:place], again, *records[place:]]
        ran = review(town.repo, town.base, _head(town, "records", entries), "ada", "sam", "sue")

        assert verdict(ran) == "refused", ran.out
        assert "holds it twice" in ran.out


def test_a_folder_that_stands_twice_does_not_pass(town: Town, review: Judge) -> None:
    """The first is the base's own, so that nothing in it differs; the second holds a single file."""
    records = _tree(town, [(b"100644", b"ada.yaml", _made(town, "blob", EARLIER.encode()))])
    second = _tree(town, [(b"40000", b"records", records)])
    first = town.repo.git("rev-parse", f"{town.base}:registry").encode()

    ran = review(
        town.repo, town.base, _commit(town, _whole(town, [first, second]), b"Twice"), "ada", "sam", "sue"
    )

    assert verdict(ran) == "refused", ran.out
    assert missing(json.loads(ran.out)) == set()


def test_files_out_of_order_do_not_pass(town: Town, review: Judge) -> None:
    ran = review(
        town.repo, town.base, _head(town, "people", _folder(town, "registry/people")[::-1]), "ada", "sam"
    )

    assert verdict(ran) == "refused", ran.out


def test_what_a_message_says_behind_a_nul_does_not_pass(town: Town, review: Judge) -> None:
    """Git shows a message up to there, and keeps the rest."""
    people = _with(_folder(town, "registry/people"), "ada.yaml", _made(town, "blob", MOVES.encode()))

    ran = review(town.repo, town.base, _head(town, "people", people, b"Move\0ada@mail.example.org"))

    assert verdict(ran) == "refused", ran.out
    assert "control-character" in ran.out


@pytest.mark.parametrize("oid", [b"0" * 40, b"1" * 40])
def test_a_file_whose_bytes_are_not_there_does_not_pass(oid: bytes, town: Town, review: Judge) -> None:
    ran = review(
        town.repo, town.base, _head(town, "people", _with(_folder(town, "registry/people"), "ada.yaml", oid))
    )

    assert ran.status == 3
    assert ran.err.count("\n") == 2, ran.err


@pytest.mark.parametrize("revision", ["^HEAD", "--all", "", ":/Settle..HEAD", "HEAD:registry", "HEAD\nHEAD"])
def test_a_head_that_is_no_one_commit_is_refused(revision: str, town: Town, review: Judge) -> None:
    ran = review(town.repo, town.base, revision)

    assert ran.status == 2
    assert "is not a revision here" in ran.err
