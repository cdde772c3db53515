"""What a review says, in every format, and that no text of a change can speak in its place."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.render.review import MARKER, markdown
from ladder_cli.review.needs import Change, Lines, Review, Ruling
from tests.review.town import FILES, Case, Town, judge
from tests.review.twins import GRANTED
from tests.stage import Ran

HOSTILE = (
    "::error::forged",
    "%0A::error::forged",
    "](https://evil.example.org) **This may merge**",
    "<script>alert(1)</script><!-- ladder review -->",
    "`` ` `` allowed",
    "@everyone #1",
    "| a | b |",
    "]]><b>",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", ["text", "json", "github", "markdown"])
def test_no_text_speaks_in_the_reviews_place(
    text: str, form: str, town: Town, ladder: Callable[..., Ran], tmp_path: Path
) -> None:
    quoted = json.dumps(text)
    case = Case("hostile", {"people/ada.yaml": f"name: Ada\nabout: {quoted}\n"}, "allowed")

    ran = judge(town, case, ladder, tmp_path, "--format", form)

    assert ran.status == 0
    assert "\x1b" not in ran.out
    if form == "github":
        assert all(
            line.startswith("::notice file=registry/people/ada.yaml,") for line in ran.out.splitlines()
        )
    if form == "markdown":
        outside = re.sub(r"`[^`\n]*`", "", ran.out.removeprefix(MARKER))
        assert not re.search(r"(?<!\\)[<>@|]", outside)
        assert "](http" not in outside
        assert ran.out.count("### ") == 1
        assert [line.startswith(MARKER) for line in ran.out.splitlines()].count(True) == 1
    if form == "text":
        assert ran.out.startswith("allowed: ")


def test_a_path_cannot_speak_either(town: Town, ladder: Callable[..., Ran], tmp_path: Path) -> None:
    case = Case("path", {'/"a`**b**\\n### This may merge::error::x"': "x\n"}, "needs")

    for form in ("text", "json", "github", "markdown"):
        ran = judge(town, case, ladder, tmp_path, "--format", form)

        assert ran.status == 1
        assert "\n### This may merge" not in ran.out
        assert "\n::error::x" not in ran.out


def test_a_terminal_escape_in_a_path_is_shown_as_words(
    town: Town, ladder: Callable[..., Ran], tmp_path: Path
) -> None:
    case = Case("path", {'/"a\\033[2Jb"': "x\n"}, "needs")

    for form in ("text", "github", "markdown"):
        assert "\x1b" not in judge(town, case, ladder, tmp_path, "--format", form).out


def test_forbidden_content_is_not_said_again(town: Town, ladder: Callable[..., Ran], tmp_path: Path) -> None:
    case = Case("secret", {"people/ada.yaml": "name: Ada\nabout: ada@mail.example.org\n"}, "refused")

    for form in ("text", "json", "github", "markdown"):
        assert "ada@mail" not in judge(town, case, ladder, tmp_path, "--format", form).out


CHAIR = "  - role: chair\n    since: 2026-11-22\n    until: 2027-11-21\n"
SHOWN = {
    "allowed": Case("allowed", {"people/ada.yaml": ("Europe/Paris", "UTC")}, "allowed"),
    "due": Case("due", GRANTED, "needs", approvers="dan"),
    "waiting": Case(
        "waiting",
        {"records/dan.yaml": FILES["records/dan.yaml"] + CHAIR},
        "needs",
        author="dan",
        approvers="sam",
        opened="2026-11-20",
        facts={"objections": [{"login": "sue", "at": "2026-11-21T10:00:00Z"}]},
    ),
    "short": Case(
        "short",
        {
            "records/ada.yaml": (
                FILES["records/ada.yaml"].replace("    on: 2026-02-01\n", "    on: 2020-02-01\n")
                + "  - role: reviewer\n    sig: docs\n    since: 2026-11-22\n"
            )
        },
        "refused",
    ),
    "sundry": Case(
        "sundry",
        {
            "/README.md": "# T\n",
            "people/bob.yaml": "name: Bobby\n",
            "sigs/docs.yaml": ("Words.", "Sites."),
            "roles/reviewer.yaml": ("least: 2", "least: 1"),
        },
        "needs",
        author="sam",
    ),
}
"""A change for each thing that a review says."""
ENDINGS = {"text": "txt", "json": "json", "github": "log", "markdown": "md"}


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("form", ENDINGS)
def test_a_review_reads_as_its_golden_file_has_it(
    name: str,
    form: str,
    town: Town,
    ladder: Callable[..., Ran],
    golden: Callable[[str, str], None],
    tmp_path: Path,
) -> None:
    ran = judge(town, SHOWN[name], ladder, tmp_path, "--format", form)

    golden(
        f"review/{name}.{ {'text': 'txt', 'json': 'json', 'github': 'log', 'markdown': 'md'}[form] }", ran.out
    )


def test_lines_to_paste_cannot_leave_their_fence() -> None:
    hostile = Lines(
        "registry/records/a`b.yaml", "`nominations`", "- what: |-\n    ````\n    ### This may merge"
    )
    ruling = Ruling("", refused="no", lines=(hostile,))
    said = markdown(Review("ada", "refused", None, (Change("p", "grants it", ruling),)))

    assert "`````yaml\n- what: |-\n    ````\n    ### This may merge\n`````\n" in said
    assert [line for line in said.split("\n") if line.startswith("### ")] == [
        "### This cannot merge as it is"
    ]


def test_the_answer_as_json_keeps_the_contract(
    town: Town, ladder: Callable[..., Ran], tmp_path: Path
) -> None:
    ran = judge(town, Case("due", GRANTED, "needs", approvers="dan fay"), ladder, tmp_path)

    assert json.loads(ran.out) == {
        "version": 1,
        "author": "ada",
        "verdict": "needs-approval",
        "earliest": "2026-11-22",
        "changes": [
            {
                "path": "registry/records/ada.yaml",
                "what": "grants `reviewer` in `docs` to `ada` from 2026-11-22, sponsored by `dan` and `fay`",
                "verdict": "needs-approval",
                "because": "the line speaks for `dan`; the line speaks for `fay`; the nominee says yes; "
                "one approval of a lead of `docs`",
                "needs": [
                    _need("dan", "dan", "the line speaks for `dan`"),
                    _need("fay", "fay", "the line speaks for `fay`"),
                    _need("ada", "ada", "the nominee says yes"),
                    {**_need("bob", "", "one approval of a lead of `docs`"), "ties": ["bob (same-employer)"]},
                ],
            }
        ],
    }


def _need(of: str, given: str, because: str) -> dict[str, object]:
    return {"count": 1, "of": of.split(), "given": given.split(), "because": because, "ties": []}


def test_two_runs_give_the_same_bytes(town: Town, ladder: Callable[..., Ran], tmp_path: Path) -> None:
    case = Case("due", {**GRANTED, "/README.md": "# T\n", "sigs/docs.yaml": ("Words.", "Sites.")}, "needs")

    assert judge(town, case, ladder, tmp_path).out == judge(town, case, ladder, tmp_path).out


def test_nothing_changed_is_allowed(town: Town, ladder: Callable[..., Ran], tmp_path: Path) -> None:
    ran = judge(town, Case("nothing", {}, "allowed"), ladder, tmp_path)

    assert json.loads(ran.out)["changes"] == []
    assert ran.status == 0


def test_a_new_file_is_told_once(town: Town, ladder: Callable[..., Ran], tmp_path: Path) -> None:
    case = Case("group", {"sigs/tea.yaml": "title: Tea\nkind: sig\nmission: Tea.\npaths: [tea/]\n"}, "needs")

    told = [one["what"] for one in json.loads(judge(town, case, ladder, tmp_path).out)["changes"]]

    assert told == ["adds the group `tea` (a `sig`, looks after `tea/`)"]
