"""Foreign YAML is read as text, within bounds, or refused with file and line."""

import pytest

from ladder_cli.interop.foreign import MAX_BYTES, Node, read_yaml
from ladder_cli.model.stop import Stop


def plain(node: Node) -> object:
    if isinstance(node.value, tuple):
        return [plain(item) for item in node.value]
    return (
        node.value
        if node.value is None or isinstance(node.value, str)
        else {k: plain(v) for k, v in node.value.items()}
    )


@pytest.mark.parametrize(
    "word", ["NO", "007", "0x1F", "1e3", "2024-01-31", "9:00", "on", "249043822", "1_000", ".5"]
)
def test_a_scalar_is_the_characters_that_stand_there(word: str) -> None:
    assert plain(read_yaml("f.yaml", f"a: {word}\nb:\n- {word}\n".encode())) == {"a": word, "b": [word]}


def test_only_a_plain_null_is_nothing() -> None:
    root = read_yaml("f.yaml", b"a: [null, ~, , 'null', '~']\nb:\n".replace(b", ,", b","))

    assert plain(root) == {"a": [None, None, "null", "~"], "b": None}


def test_a_byte_order_mark_a_directive_and_crlf_are_passed_over() -> None:
    assert plain(read_yaml("f", b"\xef\xbb\xbf%YAML 1.1\r\n---\r\na: b\r\n")) == {"a": "b"}


def test_aliases_and_merge_keys_are_followed_and_own_keys_win() -> None:
    text = (
        b"base: &b {x: 1, y: 2}\nmine:\n  y: 3\n  <<: *b\nmany:\n  <<: [*b, {z: 4, x: 9}]\n"
        b"word: &w tea\nagain: *w\n"
    )

    found = plain(read_yaml("f", text))

    assert isinstance(found, dict)
    assert found["mine"] == {"y": "3", "x": "1"}
    assert found["many"] == {"x": "1", "y": "2", "z": "4"}
    assert found["again"] == "tea"


def test_a_node_knows_its_place() -> None:
    root = read_yaml("sigs.yaml", b"# first\na:\n  - x\n  - y: z\n")

    assert root.items("a")[1].at == "sigs.yaml:4"


LAUGHS = (
    "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
).encode()
DEEP_ALIASES = (
    "a0: &a0 [[[[[[[[x]]]]]]]]\n" + "".join(f"a{n}: &a{n} [[[[[[[[*a{n - 1}]]]]]]]]\n" for n in range(1, 9))
).encode()


@pytest.mark.parametrize(
    ("raw", "line", "what"),
    [
        (b"", 0, "empty"),
        (b"# nothing\n", 0, "empty"),
        (b"null\n", 0, "empty"),
        (b"- a\n", 1, "the file should be a mapping"),
        (b"tea\n", 1, "the file should be a mapping"),
        (b"a: b\nc: [tea\n", 2, "not closed"),
        (b"a: b: c\n", 1, "cannot stand here"),
        (b"a: 1\nb: 2\na: 3\n", 3, "the key `a` stands twice, first on line 1"),
        (b"a: 1\n\xff: 2\n", 2, "not UTF-8: the byte 0xFF"),
        ("a: 1\n".encode("utf-16"), 1, "not UTF-8"),
        (b"a: \x01\n", 1, "U+0001"),
        (b"a: *x\n", 1, "`*x` stands for nothing before it"),
        (b"a: &x [*x]\n", 1, "`*x` stands for nothing before it"),
        (b"k: &x y\n*x : 1\n", 2, "a key should be text, not an alias"),
        (b"? [a]\n: b\n", 1, "a key should be text"),
        (b"a: 1\n---\nb: 2\n", 2, "a second document"),
        (b"<<: 3\n", 1, "`<<` should be a mapping"),
        (b"a: " + b"[" * 65, 1, "nest deeper than 64"),
        (b"[" * 2_000_000, 1, "nest deeper than 64"),
        (DEEP_ALIASES, 8, "nest deeper than 64"),
        (LAUGHS, 7, "more than 1000000 values"),
        (b"a" * (MAX_BYTES + 1), 0, "larger than 16 MiB"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_message_with_its_line(raw: bytes, line: int, what: str) -> None:
    with pytest.raises(Stop) as stop:
        read_yaml("tea.yaml", raw)

    assert stop.value.status == 3
    assert stop.value.message.startswith(f"`tea.yaml`, line {line}: " if line else "`tea.yaml`: ")
    assert what in stop.value.message


@pytest.mark.parametrize(
    ("text", "read", "what"),
    [
        ("a: [b]", lambda root: root.text("a"), "`a` should be text"),
        ("a: b", lambda root: root.items("a"), "`a` should be a list"),
        ("a: b", lambda root: root.table("a"), "`a` should be a mapping"),
        ("a: [b]", lambda root: root.items("a")[0].text("c"), "this should be a mapping"),
    ],
)
def test_a_value_of_another_shape_is_refused_where_it_is_asked_for(
    text: str, read: object, what: str
) -> None:
    root = read_yaml("tea.yaml", text.encode())

    with pytest.raises(Stop, match=r"^`tea\.yaml`, line 1: ") as stop:
        read(root)  # type: ignore[operator]

    assert what in stop.value.message
