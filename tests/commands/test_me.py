"""One's own entry: by flags, and by questions on a terminal."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.terminal import CLEAR, CTRL_C, DOWN, ENTER, SPACE, on_terminal
from tests.conftest import ROOT
from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]

ADA = """\
# yaml-language-server: $schema=../.schemas/person.json
name: Ada   # as on the forum
pronouns: she/her
time_zone: Europe/Paris
languages: [fr, en]
follows:
  - {group: docs, since: 2026-01-05}
  - {group: storage, since: 2026-02-05}
"""
RECORD = """\
account:
  login: Ada
affiliations:
  - {organization: windrow, from: 2024-01-01}
"""


@pytest.fixture
def repo(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> GitRepo:
    """A small community in git, in which `ada` has a profile and a record."""
    made = git_repo(tmp_path / "repo")
    for part in ("community.yaml", "roles", "sigs", "organizations", ".schemas"):
        source = ROOT / "registry" / part
        copy = shutil.copytree if source.is_dir() else shutil.copy
        (made.root / "registry").mkdir(exist_ok=True)
        copy(source, made.root / "registry" / part)
    made.write("registry/people/ada.yaml", ADA)
    made.write("registry/records/ada.yaml", RECORD)
    made.commit()
    return made


def lines_changed(repo: GitRepo) -> list[str]:
    """The lines that differ from the commit, files that are new included."""
    repo.git("add", "--all", "--intent-to-add")
    shown = repo.git("diff", "--unified=0", "--no-color").splitlines()
    return [line for line in shown if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def changed(repo: GitRepo, ladder: Ladder, *flags: str) -> list[str]:
    """Run `me` as ada and give the lines it changed."""
    ran = ladder("me", "--as", "ada", *flags, cwd=repo.root)
    assert ran.status == 0, ran.err
    assert all(line in ran.out for line in lines_changed(repo))
    return lines_changed(repo)


CHANGES = {
    "name": (["--name", "Ada O."], ["-name: Ada   # as on the forum", "+name: Ada O.   # as on the forum"]),
    "a cleared value": (["--pronouns", ""], ["-pronouns: she/her"]),
    "zone": (["--time-zone", "Asia/Tokyo"], ["-time_zone: Europe/Paris", "+time_zone: Asia/Tokyo"]),
    "language": (["--languages", "fr,en,pt-BR"], ["-languages: [fr, en]", "+languages: [fr, en, pt-BR]"]),
    "hours": (
        ["--hours", "tue, thu 18-21:30", "--hours", "sat-sun 9:00-24:00"],
        [
            "+availability:",
            *(
                "+  - days:",
                "+      - tuesday",
                "+      - thursday",
                '+    from: "18:00"',
                '+    to: "21:30"',
            ),
            *("+  - days:", "+      - saturday", "+      - sunday", '+    from: "09:00"', '+    to: "24:00"'),
        ],
    ),
    "classes": (["--classes", "user,operator"], ["+classes:", "+  - user", "+  - operator"]),
    "follow": (["--follow", "relay"], ["+  - {group: relay, since: 2026-11-22}"]),
    "introduce": (
        ["--follow", "relay", "--introduce"],
        ["+  - {group: relay, since: 2026-11-22, introduce: true}"],
    ),
    "introduce where one follows already": (
        ["--follow", "sig/docs", "--introduce"],
        [
            "-  - {group: docs, since: 2026-01-05}",
            "+  - {group: docs, since: 2026-01-05, introduce: true}",
        ],
    ),
    "unfollow": (["--unfollow", "docs"], ["-  - {group: docs, since: 2026-01-05}"]),
    "mentees": (
        ["--mentees", "2", "--mentor-groups", "docs", "--one-off"],
        [
            "+mentoring:",
            "+  offer:",
            "+    capacity: 2",
            "+    groups:",
            "+      - docs",
            "+    one_off: true",
        ],
    ),
    "wish": (
        ["--wish-group", "docs", "--wish-goal", "reviewer", "--wish-overlap", "60", "--wish-anyone"],
        [
            *("+mentoring:", "+  wish:", "+    since: 2026-11-22", "+    group: docs", "+    goal: reviewer"),
            *("+    anyone: true", "+    overlap_minutes: 60"),
        ],
    ),
    "slots and listening": (["--slots", "3", "--listening"], ["+slots: 3", "+listening: true"]),
    "what is so already": (["--name", "Ada", "--no-listening", "--follow", "docs"], []),
    "conduct": (
        ["--agree", "conduct"],
        ["+agreements:", "+  - what: conduct", '+    version: "2.1"', "+    on: 2026-11-22"],
    ),
    "a guide": (
        ["--agree", "reviewer-guide"],
        ["+agreements:", "+  - what: reviewer-guide", "+    on: 2026-11-22"],
    ),
    "a new employer": (
        ["--leaves", "windrow", "--joins", "independent"],
        [
            "-  - {organization: windrow, from: 2024-01-01}",
            "+  - {organization: windrow, from: 2024-01-01, until: 2026-11-22}",
            "+  - {organization: independent, from: 2026-11-22}",
        ],
    ),
    "leave": (
        ["--away", "2026-12..2027-02", "--away", "2027-05-01"],
        ["+leave:", "+  - from: 2026-12", "+    until: 2027-02", "+  - from: 2027-05-01"],
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_only_the_lines_that_change_are_touched_and_shown(repo: GitRepo, ladder: Ladder, what: str) -> None:
    flags, lines = CHANGES[what]

    assert changed(repo, ladder, *flags) == lines


def test_clearing_the_offer_and_the_wish_leaves_nothing_of_them(repo: GitRepo, ladder: Ladder) -> None:
    changed(repo, ladder, "--mentees", "2", "--mentor-topics", "a-b", "--wish-topics", "c")

    assert changed(repo, ladder, "--mentees", "", "--no-wish") == []


def test_unfollowing_everything_leaves_no_empty_list(repo: GitRepo, ladder: Ladder) -> None:
    changed(repo, ladder, "--unfollow", "docs", "--unfollow", "storage")

    assert "follows" not in (repo.root / "registry/people/ada.yaml").read_text()


def test_profile_and_record_change_together(repo: GitRepo, ladder: Ladder) -> None:
    ran = ladder("me", "--as", "ada", "--slots", "1", "--agree", "conduct", cwd=repo.root)

    assert "+++ registry/people/ada.yaml" in ran.out
    assert "+++ registry/records/ada.yaml" in ran.out
    assert ran.err.startswith("written; next: git add registry/people/ada.yaml registry/records/ada.yaml")


@pytest.mark.parametrize("name", ["علی\u200cرضا", "ශ්\u200dරී", "王小明 👩\u200d🚀", "نادية الحسن"])
def test_names_of_every_script_are_taken_as_they_are_written(
    repo: GitRepo, ladder: Ladder, name: str
) -> None:
    ran = ladder("me", "--login", "nia", "--name", name, cwd=repo.root)

    assert ran.status == 0, ran.err
    assert name in ladder("query", "people", cwd=repo.root).out
    assert name in ladder("show", "nia", cwd=repo.root).out


def test_a_joiner_that_joins_nothing_is_refused(repo: GitRepo, ladder: Ladder) -> None:
    ran = ladder("me", "--login", "nia", "--name", "a\u200db", cwd=repo.root)

    assert (ran.status, ran.out) == (2, "")
    assert "characters that nobody can see" in ran.err
    assert not (repo.root / "registry/people/nia.yaml").exists()


def test_agreeing_twice_to_the_same_changes_nothing_and_says_so(repo: GitRepo, ladder: Ladder) -> None:
    changed(repo, ladder, "--agree", "conduct")

    ran = ladder("me", "--as", "ada", "--agree", "conduct", cwd=repo.root)

    assert (ran.status, ran.out) == (0, "")
    assert "you agreed to `conduct` on 2026-11-22 already" in ran.err


def test_a_trial_shows_the_change_and_writes_nothing(repo: GitRepo, ladder: Ladder) -> None:
    ran = ladder("me", "--as", "ada", "--slots", "1", "--dry-run", cwd=repo.root)

    assert "+slots: 1" in ran.out
    assert ran.err == "nothing was written\n"
    assert lines_changed(repo) == []


def test_somebody_new_begins_with_profile_and_record(repo: GitRepo, ladder: Ladder) -> None:
    ran = ladder(
        *("me", "--login", "Eve-9", "--name", "Eve", "--languages", "en", "--follow", "docs", "--introduce"),
        *("--agree", "conduct", "--joins", "kelpworks", "--slots", "1"),
        cwd=repo.root,
    )

    assert ran.status == 0, ran.err
    assert (repo.root / "registry/people/eve-9.yaml").read_text() == (
        "# yaml-language-server: $schema=../.schemas/person.json\n"
        "name: Eve\n"
        "languages:\n  - en\n"
        "follows:\n  - group: docs\n    since: 2026-11-22\n    introduce: true\n"
        "slots: 1\n"
    )
    assert (repo.root / "registry/records/eve-9.yaml").read_text() == (
        "# yaml-language-server: $schema=../.schemas/record.json\n"
        "account:\n  login: Eve-9\n"
        "affiliations:\n  - organization: kelpworks\n    from: 2026-11-22\n"
        'agreements:\n  - what: conduct\n    version: "2.1"\n    on: 2026-11-22\n'
    )


def test_who_speaks_may_stand_in_gits_configuration(repo: GitRepo, ladder: Ladder) -> None:
    repo.git("config", "ladder.handle", "ada")

    assert ladder("me", "--slots", "1", cwd=repo.root).status == 0
    assert lines_changed(repo) == ["+slots: 1"]


REFUSALS = {
    "no flag and no terminal": ([], "there is no terminal to ask on"),
    "zone": (["--time-zone", "Europe/Pariss"], "did you mean `Europe/Paris`?"),
    "zone by its city": (["--time-zone", "kolkata"], "did you mean `Asia/Kolkata`?"),
    "zone by letters": (["--time-zone", "IST"], "`IST` is not a time zone"),
    "days": (["--hours", "tusday 18-20"], "did you mean `tuesday`?"),
    "hours": (["--hours", "tuesday 18:00"], "write it as `tuesday,thursday 18:00-21:00`"),
    "hours of no length": (["--hours", "tuesday 18-18"], "is not from one time to another"),
    "an hour that no day has": (["--hours", "tuesday 18-25"], "is not from one time to another"),
    "language": (["--languages", "pt_br"], "did you mean `pt-BR`?"),
    "class": (["--classes", "operater"], "did you mean `operator`?"),
    "topic": (["--interests", "Plain Language"], "did you mean `plain-language`?"),
    "group": (["--follow", "dosc"], "did you mean `docs`?"),
    "a group that is not followed": (["--unfollow", "relay"], "you follow: docs, storage"),
    "introduce alone": (["--introduce"], "`--introduce` goes with `--follow`"),
    "number": (["--slots", "many"], "a whole number from 0 to 40"),
    "too many": (["--mentees", "21"], "a whole number from 0 to 20"),
    "an offer for nobody": (["--mentor-groups", "docs"], "add --mentees"),
    "role": (["--wish-goal", "reviewr"], "did you mean `reviewer`?"),
    "no name": (["--name", ""], "a profile needs a name"),
    "long name": (["--name", "x" * 121], "120 at most"),
    "hidden characters": (["--about", "a\u202eb"], "characters that nobody can see"),
    "address": (["--about", "write to ada@mail.example.org"], "an e-mail address"),
    "employer": (["--joins", "kelpwork"], "did you mean `kelpworks`?"),
    "an employer one has": (["--joins", "windrow"], "already that you work for `windrow`"),
    "an employer one has not": (["--leaves", "kelpworks"], "it says: windrow"),
    "leave that is over": (["--away", "2026-11-21"], "leave begins today or later"),
    "leave backwards": (["--away", "2027-02..2027-01"], "`2027-01` comes before `2027-02`"),
    "leave without a day": (["--away", "soon"], "neither a day nor a month"),
    "leave on no day": (["--away", "2027-02-30"], "neither a day nor a month"),
    "what is agreed": (["--agree", "The Guide"], "nothing to agree to"),
    "what nobody asks for": (["--agree", "reviewer-gide"], "did you mean `reviewer-guide`?"),
    "a wish and none": (["--no-wish", "--wish-goal", "reviewer"], "`--no-wish` looks for no mentor"),
    "a second record": (["--login", "ada"], "has a record already"),
    "another account": (["--login", "bob"], "`bob` is not the account of `ada`"),
}


@pytest.mark.parametrize("what", REFUSALS)
def test_a_wrong_answer_is_refused_with_what_was_expected(repo: GitRepo, ladder: Ladder, what: str) -> None:
    flags, said = REFUSALS[what]

    ran = ladder("me", "--as", "ada", *flags, cwd=repo.root)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert lines_changed(repo) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as", "adaa", "--slots", "1"], "did you mean `ada`?"),
        (["--as", "eve", "--slots", "1"], "add --name"),
        (["--as", "eve", "--agree", "conduct"], "add --login eve"),
        (["--slots", "1"], "git config ladder.handle"),
        (["--login", "../x"], "`../x` is not a login"),
    ],
)
def test_somebody_unknown_is_told_how_to_begin(
    repo: GitRepo, ladder: Ladder, words: list[str], said: str
) -> None:
    ran = ladder("me", *words, cwd=repo.root)

    assert ran.status == 2
    assert said in ran.err
    assert lines_changed(repo) == []


def test_a_file_in_disorder_is_not_written_to(repo: GitRepo, ladder: Ladder) -> None:
    repo.write("registry/people/ada.yaml", "name: [\n")
    repo.commit()

    ran = ladder("me", "--as", "ada", "--slots", "1", "--agree", "conduct", cwd=repo.root)

    assert ran.status == 3
    assert "ladder validate registry/people/ada.yaml" in ran.err
    assert lines_changed(repo) == []


def test_all_files_are_written_or_none(repo: GitRepo, ladder: Ladder) -> None:
    (repo.root / "registry/records/ada.yaml").chmod(0o444)

    ran = ladder("me", "--as", "ada", "--slots", "1", "--agree", "conduct", cwd=repo.root)

    assert ran.status == 3
    assert "registry/records/ada.yaml" in ran.err
    assert lines_changed(repo) == []


def test_questions_on_a_terminal_make_a_whole_entry(repo: GitRepo) -> None:
    with on_terminal("me", "--as", "eve", cwd=repo.root) as terminal:
        terminal.answer("What are you called?", ENTER)
        terminal.answer("this one is needed", "Eve", ENTER)
        terminal.answer("Your pronouns?", "they/them", ENTER)
        terminal.answer("A sentence about you?", ENTER)
        terminal.answer("Which languages", "english", ENTER)
        terminal.answer("is not the code of a language", CLEAR, "en", ENTER)
        terminal.answer("use, operate or contribute?", DOWN, SPACE, ENTER)
        terminal.answer("Which topics do you care about?", ENTER)
        terminal.answer("Your time zone?", "Asia/Tokyo", ENTER)
        terminal.answer("When have you time", "tue 18-20", ENTER)
        terminal.answer("How many slots", ENTER)
        terminal.answer("only listen for now?", "n")
        terminal.answer("Which groups do you follow?", DOWN, SPACE, ENTER)
        terminal.answer("Be introduced at the next meeting of docs?", "y")
        terminal.answer("Would you mentor somebody?", "n")
        terminal.answer("Are you looking for a mentor?", "y")
        terminal.answer("In which group?", DOWN, DOWN, ENTER)
        terminal.answer("Which role are you heading for?", ENTER)
        terminal.answer("With which topics?", ENTER)
        terminal.answer("from any group and topic do?", "n")
        terminal.answer("How many minutes a week", "60", ENTER)
        terminal.answer("Make one, with your account?", "y")
        terminal.answer("Your login on the code host?", ENTER)
        terminal.answer("Do you agree to the code of conduct, version 2.1", "y")
        terminal.answer("Where do you work from today?", ENTER)
        terminal.answer("Will you be away?", "2027-01", ENTER)
        terminal.answer("Write this?", "y")

        assert terminal.end() == 0

    assert (repo.root / "registry/people/eve.yaml").read_text().splitlines()[1:] == [
        *("name: Eve", "pronouns: they/them", "time_zone: Asia/Tokyo"),
        *("availability:", "  - days:", "      - tuesday", '    from: "18:00"', '    to: "20:00"'),
        *("languages:", "  - en", "classes:", "  - operator"),
        *("follows:", "  - group: docs", "    since: 2026-11-22", "    introduce: true"),
        *("mentoring:", "  wish:", "    since: 2026-11-22", "    group: docs", "    overlap_minutes: 60"),
    ]
    assert (repo.root / "registry/records/eve.yaml").read_text().splitlines()[1:] == [
        *("account:", "  login: eve"),
        *("agreements:", "  - what: conduct", '    version: "2.1"', "    on: 2026-11-22"),
        *("leave:", "  - from: 2027-01"),
    ]


def test_on_a_terminal_one_part_of_an_entry_is_gone_through(repo: GitRepo) -> None:
    with on_terminal("me", "--as", "ada", cwd=repo.root) as terminal:
        terminal.answer("What would you like to change, ada?", SPACE, ENTER)
        terminal.answer("What are you called?", " O.", ENTER)
        for question in ("Your pronouns?", "A sentence", "Which languages", "use, operate", "Which topics"):
            terminal.answer(question, ENTER)
        terminal.answer("Write this?", ENTER)

        assert terminal.end() == 0

    assert lines_changed(repo) == ["-name: Ada   # as on the forum", "+name: Ada O.   # as on the forum"]


def test_ctrl_c_at_a_question_writes_nothing(repo: GitRepo) -> None:
    with on_terminal("me", "--as", "ada", cwd=repo.root) as terminal:
        terminal.answer("What would you like to change, ada?", SPACE, ENTER)
        terminal.answer("What are you called?", "X", CTRL_C)

        assert terminal.end() == 130

    assert lines_changed(repo) == []


def test_saying_no_at_the_end_writes_nothing(repo: GitRepo) -> None:
    with on_terminal("me", "--as", "ada", cwd=repo.root) as terminal:
        terminal.answer("What would you like to change, ada?", DOWN, DOWN, SPACE, ENTER)
        terminal.answer("Which groups do you follow?", SPACE, ENTER)
        terminal.answer("Be introduced", "n")
        terminal.answer("Write this?", "n")
        terminal.until("nothing was written")

        assert terminal.end() == 0

    assert lines_changed(repo) == []
