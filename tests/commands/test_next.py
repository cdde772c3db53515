import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import village
from tests.stage import Ran

ROOT = Path(__file__).parents[2]
Ladder = Callable[..., Ran]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return village.settle(tmp_path)


def test_one_seat_is_told_cheapest_first_then_whole(ladder: Ladder, small: Path) -> None:
    ran = ladder("next", "ada", "member", cwd=small)

    assert ran.status == 0
    order = [
        "ada, `member`: unmet",
        "Still asked, cheapest first:",
        "  1. You are kind",
        "     ask `bob`",
        "  2. A member vouches for you",
        "     ask `bob` or `cleo`",
        "To settle `kind` and `vouched`",
        "Then, on the pull request:",
        "  - one approval of a lead of any group: `bob`",
        "All that is asked:",
        "  ✗ A member vouches for you",
        "      found   no sponsor yet (recorded)",
        "  ? You are kind",
    ]
    places = [ran.out.index(line) for line in order]
    assert places == sorted(places)


def test_what_is_met_names_the_command(ladder: Ladder, small: Path) -> None:
    (small / "contributions/cleo.yaml").write_text(
        "entries:\n" + "  - {kind: review, date: 2026-10-01, group: docs, what: a, recorded_by: bob}\n" * 2
    )

    ran = ladder("next", "cleo", "reviewer", "--sig", "docs", cwd=small)

    assert "cleo, `reviewer` in `docs`: met" in ran.out
    assert "a maintainer can run `ladder promote cleo reviewer --sig docs`" in ran.out


def test_without_a_role_it_is_the_open_nomination(ladder: Ladder) -> None:
    ran = ladder("next", "elif", cwd=ROOT)

    assert ran.out.startswith("elif, `approver` in `docs/website`: unmet\n")
    assert "Open to everyone besides:" in ran.out


def test_several_rungs_come_cheapest_first_and_briefly(ladder: Ladder) -> None:
    ran = ladder("next", "jun", cwd=ROOT)

    heads = [line for line in ran.out.split("\n") if line.startswith("jun, ")]
    assert {head.split("`")[1] for head in heads} == {"user", "operator", "participant"}
    assert "All that is asked" not in ran.out
    assert ran.out.count("  see: ladder next jun ") == 3
    told = json.loads(ladder("next", "jun", "--format", "json", cwd=ROOT).out)
    counts = [len(rung["routes"][0]["open"]) for rung in told["rungs"]]
    assert counts == sorted(counts)


def test_who_is_in_no_group_hears_what_there_is_in_one(ladder: Ladder, small: Path) -> None:
    (small / "people/ada.yaml").write_text("name: Ada\n")
    (small / "roles/asker.yaml").write_text(village.REVIEWER.replace("follows: [member]", ""))
    told = "In a group, once you follow one or name it with --sig: "

    assert f"{told}`asker`\n" in ladder("next", "ada", cwd=small).out
    assert ladder("next", "cleo", cwd=small).out.endswith(f"{told}`asker`, `reviewer`\n")
    (small / "people/ada.yaml").write_text("name: Ada\nfollows: [{group: docs}]\n")
    assert told not in ladder("next", "ada", cwd=small).out


def test_a_group_that_somebody_is_not_in_can_be_named(ladder: Ladder, small: Path) -> None:
    ran = ladder("next", "cleo", "--sig", "docs", cwd=small)

    assert ran.out.startswith("cleo, `reviewer` in `docs`: ")


def test_a_group_narrows_what_comes_next(ladder: Ladder) -> None:
    ran = ladder("next", "zhanna", "--sig", "keepers", cwd=ROOT)

    assert ran.out.startswith("zhanna, `reviewer` in `keepers`: ")


def test_the_route_without_code_stands_beside_one_that_needs_it(ladder: Ladder, small: Path) -> None:
    (small / "community.yaml").write_text(
        village.COMMUNITY.replace(
            "  review: {title: Review, code: false}",
            "  review: {title: Review, code: false}\n  patch: {title: Patch, code: true}",
        ).replace("[review]", "[review, patch]")
    )
    (small / "roles/reviewer.yaml").write_text(
        village.REVIEWER.replace(
            "  id: reviews\n  label: Two reviews in a year\n"
            "  contributions: {kinds: [review], least: 2, window: 1 year, scope: within}\n",
            "  id: some\n  any_of:\n"
            "    - {id: patches, label: One patch, contributions: {kinds: [patch], least: 1}}\n"
            "    - {id: reviews, label: Nine reviews, contributions: {kinds: [review], least: 9}}\n",
        )
    )

    ran = ladder("next", "cleo", "reviewer", "--sig", "docs", cwd=small)

    cheapest, without = ran.out.partition("The same without any code:")[::2]
    assert "1. One patch" in cheapest
    assert "1. Nine reviews" in without
    told = json.loads(ladder("next", "cleo", "reviewer", "--sig", "docs", "--format", "json", cwd=small).out)
    assert told["routes"] == [
        {"needs_code": True, "open": ["patches"]},
        {"needs_code": False, "open": ["reviews"]},
    ]


def test_the_json_of_one_seat_is_that_of_promote(ladder: Ladder) -> None:
    mine = json.loads(
        ladder("next", "elif", "approver", "--sig", "docs/website", "--format", "json", cwd=ROOT).out
    )
    theirs = json.loads(ladder("promote", "elif", "--format", "json", "--dry-run", cwd=ROOT).out)

    assert mine == theirs


def test_colour_marks_verdicts_and_only_when_asked(ladder: Ladder, small: Path) -> None:
    plain = ladder("next", "ada", cwd=small).out
    colored = ladder("--color", "always", "next", "ada", cwd=small).out

    assert "\x1b" not in plain
    assert "\x1b[31m✗\x1b[0m A member vouches for you" in colored
    assert "\x1b[33m?\x1b[0m You are kind" in colored


def test_text_of_the_registry_cannot_steer_the_terminal(ladder: Ladder, small: Path) -> None:
    role = village.MEMBER.replace("You are kind", '"\\\\e[31m"').replace("\\\\e", "\\e")
    (small / "roles/member.yaml").write_text(role)

    ran = ladder("next", "ada", cwd=small)

    assert "\x1b" not in ran.out + ran.err


def test_many_lines_of_evidence_are_cut_in_text_and_whole_in_json(ladder: Ladder, small: Path) -> None:
    (small / "contributions/cleo.yaml").write_text(
        "entries:\n" + "  - {kind: review, date: 2026-10-01, group: docs, what: a, recorded_by: bob}\n" * 8
    )
    words = ("next", "cleo", "reviewer", "--sig", "docs")

    assert "and 3 more\n" in ladder(*words, cwd=small).out
    told = json.loads(ladder(*words, "--format", "json", cwd=small).out)
    assert [one["line"] for one in told["requirements"][0]["evidence"]] == list(range(2, 10))


@pytest.mark.parametrize("handle", sorted(path.stem for path in (ROOT / "registry/people").glob("*.yaml")))
def test_everyone_in_the_sample_can_ask_what_comes_next(ladder: Ladder, handle: str) -> None:
    ran = ladder("next", handle, cwd=ROOT)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out


def test_the_line_to_paste_has_a_link_where_the_kind_asks_for_one(ladder: Ladder, small: Path) -> None:
    community = small / "community.yaml"
    uncovered = community.read_text().partition("evidence:")[0]
    community.write_text(uncovered)
    bare = ladder("next", "cleo", "reviewer", "--sig", "docs", cwd=small).out
    community.write_text(uncovered.replace("code: false}", "code: false, link: true}"))

    asked = ladder("next", "cleo", "reviewer", "--sig", "docs", cwd=small).out

    assert "      what: WHAT\n      recorded_by: cleo\n" in bare
    assert "      what: WHAT\n      link: URL\n      recorded_by: cleo\n" in asked


def test_a_newcomer_hears_with_what_to_begin(ladder: Ladder) -> None:
    ran = ladder("next", "salma", cwd=ROOT)

    assert ran.out.endswith(
        "To begin with:\n"
        "  ladder item match salma  something to do: Twenty words that the port pages use and never explain\n"
        "  ladder pair --for salma  somebody to learn from\n"
        "  ladder ask docs          whom to ask, and who can answer now\n"
    )
    assert "To begin with" not in ladder("next", "kofi", cwd=ROOT).out
    assert "To begin with" not in ladder("next", "salma", "advocate", cwd=ROOT).out


def test_who_is_in_no_group_yet_is_shown_the_way_to_one(ladder: Ladder, small: Path) -> None:
    (small / "people/nia.yaml").write_text("name: Nia\n")
    told = ladder("next", "nia", cwd=small).out
    assert "  ladder sig route nia              which groups could be yours\n" in told
    assert "  ladder me --as nia --wish-anyone  say that you look for somebody to learn from\n" in told

    (small / "people/nia.yaml").unlink()
    (small / "records/nia.yaml").write_text("account: {login: nia}\n")
    assert "  ladder me --as nia                your own entry:" in ladder("next", "nia", cwd=small).out


def test_somebody_without_a_record_makes_it_with_the_line_that_is_asked(ladder: Ladder, small: Path) -> None:
    (small / "people/nia.yaml").write_text("name: Nia\n")
    (small / "roles/first.yaml").write_text(
        "title: First\nladder: v\nscope: community\nin_force: 2020-01-01\n"
        "requires: {id: c, agreement: {what: conduct}}\n"
    )
    assert "adds the line: ladder me --login nia --agree conduct" in ladder("next", "nia", cwd=small).out


def test_who_is_nobody_yet_is_told_how_to_begin(ladder: Ladder, small: Path) -> None:
    ran = ladder("next", "zzzz", cwd=small)

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("hint: see them all: ladder query people; somebody new begins with `ladder me`\n")


def test_where_nothing_can_be_climbed_to_it_says_so(ladder: Ladder, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("login,role\nada,Organization member\n")
    ladder("import", "people", "people.csv", cwd=tmp_path)

    assert "`ladder init . --ladder NAME`" in ladder("next", "ada", cwd=tmp_path).out


def test_whom_to_ask_first_is_who_has_seen_it_then_who_is_in_the_group(ladder: Ladder) -> None:
    vesna = ladder("next", "vesna", cwd=ROOT).out

    assert "ask 2 of `andrei`, `elif`, `freya`, `amara`, `aroha` and" in vesna
    assert "ladder promote vesna member --sponsor andrei --sponsor elif\n" in vesna


def test_of_two_ways_the_one_that_was_begun_is_shown(ladder: Ladder) -> None:
    told = json.loads(ladder("next", "vesna", "member", "--format", "json", cwd=ROOT).out)

    assert "as-contributor" in told["routes"][0]["open"]


def test_an_office_that_asks_for_somebodys_word_alone_is_no_first_rung(
    ladder: Ladder, tmp_path: Path
) -> None:
    ladder("init", ".", "--steward", "ada", "--ladder", "cncf", cwd=tmp_path)
    ladder("me", "--login", "zoe", "--name", "Zoe", cwd=tmp_path)

    told = ladder("next", "zoe", cwd=tmp_path).out

    assert told.startswith("zoe, `participant`: ")
    assert "Open to everyone besides: `community-manager`, " in told
