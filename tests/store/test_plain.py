"""Where the fast parser gives data, the parser with places finds no problem and the same data."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ladder_cli.model.finding import Plain
from ladder_cli.store.documents.guard import MAX_DEPTH, MAX_NODES, problems
from ladder_cli.store.documents.places import compose
from ladder_cli.store.documents.plain import fast

SHAPES = sorted((Path(__file__).parent / "shapes").glob("*.yaml"))

FILES = {
    "person": b"""# yaml-language-server: $schema=../../schemas/person.json
name: Ada L\xc3\xb6vgren
pronouns: she/her
time_zone: Europe/Stockholm
availability:
  - days: [mon, wed]
    from: "17:00"
    until: "19:30"
languages:
  - sv
  - en
interests: [storage, scale-tests]
groups:
  - group: storage/backup
    since: 2026-05-11
    introduce_me: true
about: I run forty clusters at a hospital and I'd like to tell others how.
""",
    "record": b"""name: Bob Ito
account:
  login: bobito
  id: 4281733
affiliations:
  - organization: northwind
    from: 2024-02
    until: 2025-08-31
seats:
  - role: reviewer
    sig: node
    since: 2025-11-20
    sponsors:
      - {by: carol, on: 2025-11-03}
      - {by: dan, on: 2025-11-05}
    link: https://github.com/example/community/pull/412
agreements:
  - what: conduct
    version: 3
    on: 2026-01-14
""",
    "contributions": b"""entries:
  - kind: story
    date: 2026-04-02
    what: "Told how we moved 300 nodes: what broke, what we'd do again"
    link: https://example.org/stories/300-nodes#end
    witnesses: [carol]
  - kind: scale-test
    date: 2026-05-19
    what: Ran the 5,000 pod density test
    with: [dan, erin]
measures:
  - kind: review
    from: 2026-01-01
    until: 2026-06-30
    count: 41
""",
    "group": b"""title: 'SIG Docs'
within: community
mission: >
  Keep what we say about the project true, findable and kind,
  and help people who write their first page.
channels:
  - {kind: chat, url: "https://chat.example.org/#sig-docs"}
meetings:
  - anchor: 2026-01-06
    every: 14
    zone: Europe/Berlin
    time: "16:00"
    status: true
    link: https://meet.example.org/docs
""",
    "story": b"""title: Three clusters, one weekend, and what we'd never do again
classes: [operator]
text: |
  We had 40 minutes of downtime. Nobody was blamed - and that is why
  we could write it down!

  * First, the certificate expired.
  * Then the backup was 3 days old.

  Tell us at https://example.org/talk & bring your own story.
lessons:
  - Practise the restore, not only the backup.
""",
}
PIECES = [
    *(bytes([byte]) for byte in b"-:,[]{}#'\"|> \nabn0159.&*!%@~?\\=_+\t\r\0\x7f\x80\xe2"),
    *(
        b"- ",
        b": ",
        b"  ",
        b", ",
        b" #",
        b"|-",
        b">+",
        b"|2",
        b"&a ",
        b"*a",
        b"!t ",
        b"? ",
        b"---\n",
        b"...\n",
        b"%A\n",
    ),
    *(
        b"<<: ",
        b"null",
        b"true",
        b"True",
        b"no",
        b"on",
        b"Yes",
        b"off",
        b"n",
        b"12:30",
        b"010",
        b"1_000",
        b"0x1F",
    ),
    *(
        b"0o17",
        b"0b1",
        b"1e3",
        b"12e45",
        b".5",
        b"5.",
        b"+1",
        b"-0",
        b"-1",
        b"9" * 20,
        b".inf",
        b".nan",
        b"1.5",
    ),
    *(
        b"2026-01-01",
        b"2026-01-01T10:00:00Z",
        b"\\u0041",
        b"\\x00",
        b"''",
        b'""',
        b"\r\n",
        b"\xc3\xa9",
        b"\n\n",
    ),
    *(
        b"\xe2\x80\xa8",
        b"\xc2\x85",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xae",
        b"\n  ",
        b"\n    ",
        b"- - ",
        b"a: b",
        b": -",
    ),
]


def same(ours: Plain, theirs: Plain) -> bool:
    """Equal values of equal types, keys in the same order: True is not 1, and 1 is not 1.0."""
    return repr(ours) == repr(theirs)


def agrees(raw: bytes) -> bool:
    data = fast(raw)
    if data is None:
        return True
    text, found = problems(raw)
    document = compose(text, max_depth=MAX_DEPTH, max_nodes=MAX_NODES)
    return not found and not document.problems and same(data, document.data)


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    raw = draw(st.sampled_from(list(FILES.values())))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        gone = draw(st.sampled_from([0, 0, 0, 1, 1, 2, 4, 20]))
        raw = raw[:at] + draw(st.sampled_from([b"", *PIECES])) + raw[at + gone :]
    if draw(st.booleans()):
        lines = raw.splitlines(keepends=True)
        lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from(lines)))
        raw = b"".join(lines)
    return raw


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_every_shape_is_left_alone_or_read_alike(path: Path, ends: bytes) -> None:
    assert agrees(path.read_bytes().replace(b"\n", ends))


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_every_shape_is_left_alone_or_read_alike_within_a_file(path: Path) -> None:
    shape = path.read_bytes()

    assert agrees(FILES["person"] + shape)
    assert agrees(
        FILES["record"] + b"last:\n" + b"".join(b"  " + line for line in shape.splitlines(keepends=True))
    )


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_a_usual_file_takes_the_fast_path(name: str, ends: bytes) -> None:
    raw = FILES[name].replace(b"\n", ends)

    assert fast(raw) is not None
    assert same(fast(raw), compose(raw.decode()).data)


@pytest.mark.parametrize("name", FILES)
def test_a_usual_file_may_start_with_a_document_mark(name: str) -> None:
    assert fast(FILES[name]) is not None
    assert fast(b"---\n" + FILES[name]) == fast(FILES[name])


@pytest.mark.parametrize(
    "line",
    [
        *(
            "a: no",
            "a: 12:30",
            "a: 010",
            "a: 1_000",
            "a: 1e3",
            "a: .inf",
            "a: 0o17",
            "- a: y",
            "a: [on]",
            "a:\n  off",
        ),
        *(
            "a: &b c",
            "a: *b",
            "a: !b c",
            "<<: {}",
            "1: a",
            "true: a",
            "~: a",
            "? a",
            "a: b\na: c",
            "--- a",
            "a: <<",
        ),
        *(
            "a: b\n---\nc: d",
            "%YAML 1.1\n---\na: b",
            "a: 9223372036854775808",
            "a:\tb",
            '"a":010',
            "a: {1, 2}",
        ),
        *(
            'a: "\\u202e"',
            "a: [https://b]",
            "a: 2026-11-22T10:00:00Z",
            "- a",
            "a",
            "",
            "a: [b",
            "a: " + "[" * 33 + "]" * 33,
        ),
    ],
)
def test_what_there_is_something_to_say_about_goes_to_the_other_parser(line: str) -> None:
    assert fast(f"{line}\n".encode()) is None


@pytest.mark.parametrize("nodes", [MAX_NODES, MAX_NODES + 1])
def test_the_bounds_are_the_same_bounds(nodes: int) -> None:
    wide = b"a: [" + b", ".join([b"b"] * (nodes - 3)) + b"]\n"

    assert (fast(wide) is not None) == (nodes <= MAX_NODES)
    assert agrees(wide)


@pytest.mark.parametrize("depth", [MAX_DEPTH, MAX_DEPTH + 1])
def test_depth_is_counted_alike(depth: int) -> None:
    stairs = b"".join(b" " * level + b"a:\n" for level in range(depth - 1)) + b" " * depth + b"b: c\n"
    nested = b"a: " + b"[" * (depth - 1) + b"]" * (depth - 1) + b"\n"

    for raw in (stairs, nested):
        assert (fast(raw) is not None) == (depth <= MAX_DEPTH)
        assert agrees(raw)


@given(mutants())
@example(b"a: {cap: ,0}\n")
@example(b"5.: a\n")
@example(b"a: 00")
@example(b"a: 5._\nb: 1.e3")
@example(b"a: [+.5]\n")
@example(b'a: [x, "]"\n  ,b:c "[" ]\n')
def test_a_mutant_is_left_alone_or_read_alike(raw: bytes) -> None:
    assert agrees(raw)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join))
def test_a_heap_of_pieces_is_left_alone_or_read_alike(raw: bytes) -> None:
    assert agrees(raw)
    assert agrees(b"a: " + raw)
    assert agrees(b"a:\n  - b: [" + raw + b"]\n")


@pytest.mark.long
@settings(max_examples=40_000)
@given(mutants())
def test_many_mutants_are_left_alone_or_read_alike(raw: bytes) -> None:
    assert agrees(raw)


@pytest.mark.long
@settings(max_examples=40_000)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join))
def test_many_heaps_are_left_alone_or_read_alike(raw: bytes) -> None:
    assert agrees(raw)
    assert agrees(b"a: " + raw)
    assert agrees(b"a:\n  - b: [" + raw + b"]\n")
