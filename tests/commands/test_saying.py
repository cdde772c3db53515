"""Words into records: who may say what, once, and many at once or not at all."""

import json
from collections.abc import Callable

import pytest

from tests.commands.hamlet import bytes_of
from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]


def added(repo: GitRepo) -> list[str]:
    """The lines that differ from the last commit."""
    shown = repo.git("diff", "--unified=0", "--no-color").splitlines()
    return [line for line in shown if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def ran(repo: GitRepo, ladder: Ladder, *words: str) -> Ran:
    return ladder(*words, cwd=repo.root)


def refusal(repo: GitRepo, ladder: Ladder, *words: str) -> tuple[int, str]:
    """Status and first line of a refusal, which leaves every byte as it was."""
    before = bytes_of(repo.root)
    said = ran(repo, ladder, *words)
    assert bytes_of(repo.root) == before
    assert said.out == ""
    return said.status, said.err.splitlines()[0].removeprefix("ladder: ")


def test_a_nomination_is_one_line(repo: GitRepo, ladder: Ladder) -> None:
    said = ran(repo, ladder, "nominate", "bob", "reviewer", "--sig", "docs", "--as", "carol")

    assert said.status == 0, said.err
    assert added(repo) == [
        "+nominations:",
        "+  - role: reviewer",
        "+    sig: docs",
        "+    by: carol",
        "+    on: 2026-11-22",
    ]
    assert said.out.startswith("`carol` nominates `bob` as `reviewer` in `docs`\n")
    assert "`carol` has opened or approved the pull request" in said.err


def test_the_nominee_says_yes_and_another_seconds(repo: GitRepo, ladder: Ladder) -> None:
    assert ran(repo, ladder, "nominate", "ada", "reviewer", "--sig", "docs", "--as", "ada").status == 0
    assert ran(repo, ladder, "nominate", "ada", "reviewer", "--sig", "docs", "--as", "dan").status == 0

    line = "{role: reviewer, sig: docs, by: bob, on: 2026-11-10"
    assert added(repo) == [
        f"-  - {line}}}",
        f"+  - {line}, accepted: 2026-11-22, seconds: [{{by: dan, on: 2026-11-22}}]}}",
    ]


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (
            ("nominate", "ada", "reviewer", "--sig", "docs", "--as", "bob"),
            1,
            "`ada` is nominated as `reviewer` in `docs` already, by `bob` on 2026-11-10",
        ),
        (
            ("nominate", "bob", "reviewer", "--sig", "docs", "--as", "eve"),
            1,
            "`eve` may not nominate for `reviewer` in `docs`: that is for someone who holds `member`",
        ),
        (("nominate", "fay", "member", "--as", "bob"), 1, "`fay` has no record yet"),
        (("nominate", "bob", "--as", "carol"), 2, "say for which role"),
        (("nominate", "--as", "carol"), 2, "say for whom"),
        (("nominate", "bob", "reviewr", "--as", "carol"), 2, "`reviewr` is not a role here"),
        (
            ("nominate", "dan", "reviewer", "--sig", "docs", "--as", "carol"),
            1,
            "`dan` holds `reviewer` already",
        ),
        (("sponsor", "ada", "--as", "ada"), 1, "nobody may sponsor themselves"),
        (
            ("sponsor", "ada", "--as", "bob"),
            1,
            "`bob` may not vouch for a candidate for `reviewer` in `docs`: that is for someone who",
        ),
        (("sponsor", "bob", "--as", "dan"), 1, "`bob` has no open nomination"),
        (("sponsor", "ada", "member", "--as", "dan"), 1, "`ada` has no open nomination as `member`"),
        (("attest", "ada", "kind", "--as", "ada"), 1, "nobody may attest for themselves"),
        (
            ("attest", "ada", "kind", "--as", "bob"),
            1,
            "`bob` may not attest `kind` for `reviewer` in `docs`: that is for a lead of `docs`",
        ),
        (("attest", "ada", "kinds", "--as", "carol"), 2, "`reviewer` asks nothing called `kinds`"),
        (
            ("attest", "ada", "reviews", "--as", "carol"),
            2,
            "`reviews` is not settled by a word: it is of the kind `contributions`",
        ),
        (("attest", "ada", "poll", "--as", "carol"), 2, "the result of a vote is attested with a link"),
        (("attest", "ada", "--as", "carol"), 2, "say which requirement"),
        (("waive", "ada", "kind", "--as", "carol"), 2, "a waiver gives its reason, for everyone to read"),
        (
            ("waive", "ada", "kind", "--reason", "x", "--as", "ada"),
            1,
            "nobody may waive anything for themselves",
        ),
        (
            ("waive", "ada", "kind", "--reason", "x", "--as", "bob"),
            1,
            "`bob` may not waive `kind` for `reviewer`",
        ),
        (
            ("waive", "ada", "reviews", "--reason", "x", "--as", "carol"),
            1,
            "nobody may waive `reviews` for `reviewer` in `docs`",
        ),
        (("vouch", "ada", "member", "--as", "ada"), 1, "nobody vouches for themselves"),
        (("vouch", "ada", "member", "--as", "eve"), 1, "`eve` holds no seat, and a vouch is"),
        (("vouch", "dan", "reviewer", "--as", "bob"), 1, "no vouch is needed as `reviewer`"),
        (("vouch", "eve", "member", "--as", "bob"), 1, "`eve` holds no seat as `member`"),
        (("step-down", "ada", "member", "--as", "bob"), 1, "`bob` may not end the seat of `ada`"),
        (("step-down", "dan", "reviewer", "--emeritus", "--as", "dan"), 1, "`reviewer` has no emeriti"),
        (("step-down", "eve", "member", "--as", "eve"), 1, "`eve` holds no seat as `member`"),
        (("sponsor", "ada"), 2, "who speaks?"),
        (("sponsor", "ada", "--as", "nobody"), 2, "`nobody` is not a person here"),
    ],
)
def test_what_may_not_be_said_is_refused_and_nothing_is_written(
    repo: GitRepo, ladder: Ladder, words: tuple[str, ...], status: int, why: str
) -> None:
    got, told = refusal(repo, ladder, *words)

    assert (got, told[: len(why)]) == (status, why)


@pytest.mark.parametrize(
    ("words", "line", "again"),
    [
        (
            ("sponsor", "ada", "--why", "reads: well", "--as", "dan"),
            'sponsors: [{by: dan, on: 2026-11-22, why: "reads: well"}]',
            "`dan` vouches for `ada` already, since 2026-11-22",
        ),
        (
            ("attest", "ada", "kind", "--as", "carol", "--link", "https://talk.example.org/1"),
            'attestations: [{id: kind, by: carol, on: 2026-11-22, link: "https://talk.example.org/1"}]',
            "`carol` has attested `kind` already, on 2026-11-22",
        ),
        (
            ("waive", "ada", "kind", "--reason", "known to all", "--as", "carol"),
            "waivers: [{id: kind, by: carol, on: 2026-11-22, reason: known to all}]",
            "`kind` is waived already, by `carol` on 2026-11-22",
        ),
    ],
)
def test_a_word_goes_into_the_open_nomination_once(
    repo: GitRepo, ladder: Ladder, words: tuple[str, ...], line: str, again: str
) -> None:
    assert ran(repo, ladder, *words).status == 0

    assert added(repo)[-1] == f"+  - {{role: reviewer, sig: docs, by: bob, on: 2026-11-10, {line}}}"
    assert refusal(repo, ladder, *words) == (1, again)


def test_a_vouch_keeps_the_seat_and_is_said_once(repo: GitRepo, ladder: Ladder) -> None:
    said = ran(repo, ladder, "vouch", "bob", "member", "--as", "dan")

    assert said.status == 0, said.err
    assert added(repo) == [
        "+vouches:",
        "+  - role: member",
        "+    by: dan",
        "+    on: 2026-11-22",
    ]
    assert "it keeps the seat for 1 year" in said.err
    assert refusal(repo, ladder, "vouch", "bob", "member", "--as", "dan")[1] == (
        "`dan` has vouched already, on 2026-11-22"
    )
    lapsing = json.loads(ran(repo, ladder, "lapsing", "member", "--format", "json").out)
    assert [one["status"] for one in lapsing["seats"] if one["person"] == "bob"] == ["protected"]


def test_a_seat_ends_with_thanks_and_its_comment_stays(repo: GitRepo, ladder: Ladder) -> None:
    said = ran(repo, ladder, "step-down", "ada", "member", "--emeritus", "--as", "ada")

    assert said.status == 0, said.err
    end = "ended: {on: 2026-11-22, why: stepped-down, as: emeritus}"
    assert added(repo) == [
        "-  - {role: member, since: 2025-01-01}   # since the first day",
        f"+  - {{role: member, since: 2025-01-01, {end}}}   # since the first day",
    ]
    assert "asking is enough to have it back within 1 year" in said.err


def test_a_lead_may_write_down_that_somebody_leaves(repo: GitRepo, ladder: Ladder) -> None:
    assert ran(repo, ladder, "step-down", "dan", "reviewer", "--sig", "docs", "--as", "carol").status == 0


def test_a_trial_writes_nothing(repo: GitRepo, ladder: Ladder) -> None:
    before = bytes_of(repo.root)

    said = ran(repo, ladder, "sponsor", "ada", "--as", "dan", "--dry-run")

    assert said.status == 0
    assert bytes_of(repo.root) == before
    assert "nothing was written (--dry-run)" in said.out
    assert "+  - {role: reviewer" in said.out


def test_a_commit_holds_its_own_file_alone(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("registry/records/eve.yaml", "name: Eve of the mill\n")

    said = ran(repo, ladder, "sponsor", "ada", "--as", "dan", "--commit", "--format", "json")

    answer = json.loads(said.out)
    assert answer["commit"] == repo.git("rev-parse", "HEAD")
    assert answer["said"] == ["`dan` vouches for `ada` as `reviewer` in `docs`"]
    assert repo.git("show", "--name-only", "--format=%B").splitlines() == [
        "Vouch for ada",
        "",
        "Ladder-Person: ada",
        "",
        "",
        "registry/records/ada.yaml",
    ]
    assert repo.git("status", "--porcelain") == " M registry/records/eve.yaml"


def test_many_are_nominated_by_a_file_of_handles(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("who.txt", "# the autumn round\nbob\n\ncarol\r\n")

    said = ran(repo, ladder, "nominate", "reviewer", "--sig", "docs", "--from", "who.txt", "--as", "dan")

    assert said.status == 0, said.err
    assert repo.git("diff", "--name-only").splitlines() == [
        "registry/records/bob.yaml",
        "registry/records/carol.yaml",
    ]


def test_a_table_says_of_each_what_the_command_line_does_not(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("who.csv", "person,role,sig\nbob,reviewer,docs\n")

    assert ran(repo, ladder, "nominate", "--from", "who.csv", "--as", "carol").status == 0
    assert added(repo)[1:3] == ["+  - role: reviewer", "+    sig: docs"]


def test_one_wrong_line_writes_nothing_and_every_wrong_line_is_told(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("who.txt", "bob\nada\nbbo\nbob\n")
    before = bytes_of(repo.root)

    said = ran(repo, ladder, "nominate", "reviewer", "--sig", "docs", "--from", "who.txt", "--as", "carol")

    assert said.status == 2
    third = "someone who holds `reviewer` or above in `docs` (ask `dan`)"
    assert said.err.splitlines()[:4] == [
        "ladder: 3 of 4 lines cannot be written:",
        f"  who.txt:2: `carol` may not second for `reviewer` in `docs`: that is for {third}",
        "  who.txt:3: `bbo` is not a person here (did you mean `bob`?)",
        "  who.txt:4: who.txt:1 says the same",
    ]
    assert bytes_of(repo.root) == before


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "`who.csv` names nobody"),
        ("person,role\n", "`who.csv` names nobody"),
        ("role,sig\nreviewer,docs\n", "`who.csv` has no column `person`"),
        ("person,rank\nbob,reviewer\n", "`rank` is not a column here"),
        ("person,role\nbob,reviewer,docs\n", "who.csv:2 has more cells than the head"),
        ("person,role\n,reviewer\n", "who.csv:2 names nobody"),
    ],
)
def test_a_table_out_of_order_is_refused(repo: GitRepo, ladder: Ladder, text: str, why: str) -> None:
    repo.write("who.csv", text)

    assert refusal(repo, ladder, "nominate", "--from", "who.csv", "--as", "carol") == (2, why)


def test_a_file_that_is_not_there_or_no_text_is_refused(repo: GitRepo, ladder: Ladder) -> None:
    (repo.root / "who.txt").write_bytes(b"\xff\xfe")

    assert refusal(repo, ladder, "vouch", "member", "--from", "where.txt", "--as", "dan") == (
        2,
        "there is no file `where.txt`",
    )
    assert refusal(repo, ladder, "vouch", "member", "--from", "who.txt", "--as", "dan") == (
        2,
        "`who.txt` is not UTF-8 text",
    )
    assert refusal(repo, ladder, "vouch", "bob", "member", "--from", "who.txt", "--as", "dan") == (
        2,
        "`--from` names the people already",
    )


def test_several_open_nominations_have_to_be_told_apart(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("registry/sigs/node.yaml", "title: Node\nkind: sig\n")
    assert ran(repo, ladder, "nominate", "ada", "reviewer", "--sig", "node", "--as", "bob").status == 0

    assert refusal(repo, ladder, "sponsor", "ada", "--as", "dan") == (2, "`ada` has several open nominations")
    assert ran(repo, ladder, "sponsor", "ada", "--sig", "docs", "--as", "dan").status == 0


def test_a_tie_is_told(repo: GitRepo, ladder: Ladder) -> None:
    record = repo.root / "registry/records/dan.yaml"
    record.write_text(record.read_text() + "ties:\n  - {with: ada, kind: family}\n")

    said = ran(repo, ladder, "sponsor", "ada", "--as", "dan")

    assert said.status == 0
    assert "`dan` has a tie with `ada`: family" in said.err
