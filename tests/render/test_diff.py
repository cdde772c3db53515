"""What a command writes, as a diff."""

from ladder_cli.render.diff import unified


def test_a_diff_shows_the_changed_lines_and_where_they_are() -> None:
    before, after = b"a: 1\nb: 2\nc: 3\n", b"a: 1\nb: 4\nc: 3\n"

    assert unified("registry/x.yaml", before, after) == (
        "--- registry/x.yaml\n+++ registry/x.yaml\n@@ -1,3 +1,3 @@\n a: 1\n-b: 2\n+b: 4\n c: 3\n"
    )


def test_a_new_file_comes_from_nowhere() -> None:
    assert unified("x.yaml", None, b"a: 1\n") == "--- /dev/null\n+++ x.yaml\n@@ -0,0 +1 @@\n+a: 1\n"


def test_a_file_that_goes_leads_nowhere() -> None:
    assert unified("x.yaml", b"a: 1\n", None).startswith("--- x.yaml\n+++ /dev/null\n")


def test_nothing_is_shown_of_a_file_that_stays() -> None:
    assert unified("x.yaml", b"a: 1\n", b"a: 1\n") == ""


def test_a_last_line_without_an_end_says_so() -> None:
    assert "-a: 1 (no line end)\n" in unified("x.yaml", b"a: 1", b"a: 1\n")


def test_nothing_in_a_file_can_steer_the_terminal() -> None:
    shown = unified("x.yaml", b"", "a: \x1b[31mred\u202e\x9b\r\n".encode())

    assert "+a: \\x1b[31mred\\u202e\\x9b\n" in shown
    assert "\x1b" not in shown


def test_colour_is_laid_on_only_when_asked_for() -> None:
    assert "\x1b[32m+b\x1b[0m\n" in unified("x", b"a\n", b"b\n", colored=True)
    assert "\x1b" not in unified("x", b"a\n", b"b\n")
