"""Evidence from outside: what comes in, what does not and why, and twice changes nothing."""

import io
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from ladder_cli.interop.accounts import MOST_NAMED
from ladder_cli.interop.contributions import FIELDS, import_contributions
from ladder_cli.interop.evidence import Intake, day_of
from ladder_cli.interop.roster import Import
from ladder_cli.interop.rows import of_csv
from ladder_cli.interop.streamed import MAX_LINE, lines
from ladder_cli.model.stop import Stop
from ladder_cli.store.documents.guard import MAX_NODES
from ladder_cli.store.loading import open_registry
from ladder_cli.store.plans.ledgers import Ledgers
from ladder_cli.store.source import Texts
from tests.stage import GitRepo, Ran
from tests.work.quay import TODAY, role

Ladder = Callable[..., Ran]

COMMUNITY = """\
name: Quay
conduct: {version: "1", report_to: conduct@quay.example.org}
contribution_kinds:
  review: {title: Review, code: false, link: true}
  talk: {title: Talk, code: false}
  trial: {title: Trial, code: false, witness: true}
  answer: {title: Survey answer, code: false}
evidence:
  - {kinds: [talk], source: diary, from: 2026-01-01, until: 2026-06-30}
"""
FILES: dict[str, str] = {
    "community.yaml": COMMUNITY,
    "roles/member.yaml": role("Member", "community"),
    "sigs/docs.yaml": "title: Docs\nkind: sig\n",
    "records/ada.yaml": "account: {login: Ada-L, id: 11, previous: [countess]}\n",
    "records/bob.yaml": "account: {login: bob, id: 12}\n",
    "records/eve.yaml": "account: {login: eva, id: 13}\n",
    "people/carol.yaml": "name: Carol\n",
    "contributions/bob.yaml": (
        "entries:\n  - {kind: talk, date: 2026-10-01, what: Hello, recorded_by: ada}\n"
        "measures:\n  - {kind: review, from: 2026-01-01, until: 2026-06-30, count: 9, source: log}\n"
    ),
}


@pytest.fixture
def repo(git_repo: Callable[[Path], GitRepo], tmp_path: Path) -> GitRepo:
    """The quay in git."""
    made = git_repo(tmp_path / "quay")
    for path, text in FILES.items():
        made.write(f"registry/{path}", text)
    made.commit()
    return made


@pytest.fixture
def bring(repo: GitRepo, ladder: Ladder) -> Callable[..., Ran]:
    """`bring(name, text, *words)`: import a file with that text, a second time too, which writes nothing."""

    def run(name: str, text: str, *words: str) -> Ran:
        (repo.root.parent / "t").mkdir(exist_ok=True)
        file = repo.root.parent / "t" / name
        file.write_text(text)
        kind, *rest = words
        command = ("import", kind, str(file), *rest, "--format", "json")
        dry = ladder(*command, "--dry-run", cwd=repo.root)
        assert repo.git("status", "--short") == ""
        ran = ladder(*command, cwd=repo.root)
        assert (dry.status, dry.out) == (ran.status, ran.out)
        before = repo.git("diff") + repo.git("status", "--short")
        again = ladder(*command, cwd=repo.root)
        assert (
            again.status != 0 or "nothing was written: what came in is in the registry already" in again.err
        )
        assert repo.git("diff") + repo.git("status", "--short") == before
        return ran

    return run


def intake(files: Mapping[str, str] = FILES) -> Intake:
    source = Texts({path: text.encode() for path, text in files.items()})
    registry = open_registry(source)
    return Intake(registry, TODAY, Ledgers(source, registry))


def contributions(text: str, files: Mapping[str, str] = FILES) -> Import:
    taking = intake(files)
    rows = of_csv("t.csv", io.StringIO(text), FIELDS, {}, (), taking)
    return import_contributions(rows, taking, "carol")


def left(found: Import) -> list[tuple[str, str, str]]:
    return [(one.what, one.where.removeprefix("t.csv:"), one.why) for one in found.left]


def people(found: Import) -> set[str]:
    return {path.split("/")[1].removesuffix(".yaml") for path in (*found.files, *found.merged)}


@pytest.mark.parametrize(
    ("login", "number", "handle"),
    [
        ("ada-l", "", "ada"),
        ("@Ada-L", "", "ada"),
        ("countess", "", "ada"),
        ("stranger", "11", "ada"),
        ("bob", "11", "ada"),
        ("", "12", "bob"),
        ("carol", "", "carol"),
        ("bob", "99", "bob"),
    ],
)
def test_people_are_found_by_number_login_and_what_they_were_called(
    login: str, number: str, handle: str
) -> None:
    found = contributions(f"login,id,kind,date,what\n{login},{number},talk,2026-11-01,Hi\n")

    assert (people(found), found.left) == ({handle}, ())


@pytest.mark.parametrize("login", ["eve", "ada", "zoe", "helper[bot]", "", "left-1"])
def test_a_handle_is_no_login_of_somebody_whose_account_is_on_record(login: str) -> None:
    found = contributions(f"login,kind,date,what\n{login},talk,2026-11-01,Hi\n")

    assert left(found) == [(f"rows of `{login}`", "2", "nobody here has that account")]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("bob,sermon,2026-11-01,,,,", "are of a kind that is not here: `sermon`"),
        ("bob,,2026-11-01,,,,", "have no kind"),
        ("bob,talk,1 May,,,,", "have no day (YYYY-MM-DD): `1 May`"),
        ("bob,talk,2026-02-30,,,,", "have no day (YYYY-MM-DD): `2026-02-30`"),
        ("bob,talk,2026-11-23,,,,", "are of a day that is still to come"),
        ("bob,talk,2026-11-01,tea,,,", "are of a group that is not here: `tea`"),
        ("bob,review,2026-11-01,,,,", "have no link, which `review` asks for"),
        ("bob,review,2026-11-01,,,ftp://x,", "have no link, which `review` asks for"),
        ("bob,trial,2026-11-01,,,,", "have no witness from here, which `trial` asks for"),
        ("bob,trial,2026-11-01,,,,bob", "have no witness from here, which `trial` asks for"),
        ("bob,talk,2026-11-01,,,,,,,", "have more cells than headings"),
    ],
)
def test_a_row_that_cannot_be_right_is_left_with_its_reason(row: str, why: str) -> None:
    found = contributions(f"login,kind,date,group,what,link,witnesses\n{row}\n")

    assert left(found) == [("rows", "2", why)]
    assert people(found) == set()
    assert (found.came[0].found, found.came[0].new) == (1, 0)


def test_an_entry_has_everything_the_row_says() -> None:
    found = contributions(
        "login,kind,date,group,what,about,with,link,witnesses\n"
        'ada-l,trial,2026-11-01T09:30:00Z,Docs,"At\u2028night",Big Day,"carol; bob",https://x.example/1,'
        '"eva, zoe"\n'
    )

    assert found.files == {
        "contributions/ada.yaml": {
            "entries": [
                {
                    "kind": "trial",
                    "date": "2026-11-01",
                    "group": "docs",
                    "what": "At night",
                    "about": "big-day",
                    "with": ["carol", "bob"],
                    "link": "https://x.example/1",
                    "recorded_by": "carol",
                    "witnesses": ["eve"],
                }
            ]
        }
    }
    assert left(found) == [("others and witnesses of a row", "2", "nobody here has that login or handle")]


def test_what_is_on_record_or_came_before_is_dropped_by_its_link() -> None:
    found = contributions(
        "login,kind,date,what,link\n"
        "bob,talk,2026-10-01,Hello,\n"
        "bob,review,2026-10-02,One,https://x.example/1\n"
        "bob,review,2026-10-03,Two,https://x.example/1\n"
        "bob,review,2026-10-02,One,https://x.example/2\n"
        "ada-l,review,2026-10-02,One,https://x.example/1\n"
    )

    assert [(one.what, one.found, one.new) for one in found.came] == [
        ("contributions", 5, 3),
        ("contributions that are on record already", 2, None),
    ]


def test_addresses_never_come_in() -> None:
    found = contributions("login,kind,date,what\nbob,talk,2026-11-01,ask me@home.example.org\n")

    assert "home.example" not in repr(found.merged)
    assert left(found) == [("addresses and numbers in texts", "2", "they never enter a registry")]


def test_strangers_are_listed_up_to_a_bound() -> None:
    rows = "".join(f"who{number},talk,2026-11-01,Hi\n" for number in range(MOST_NAMED + 30))
    found = contributions(f"login,kind,date,what\n{rows}{rows}")

    assert len(found.left) == MOST_NAMED + 1
    assert [one.count for one in found.left] == [2] * MOST_NAMED + [60]


def test_a_file_that_is_full_takes_no_more_and_the_rest_is_left() -> None:
    rows = "".join(f"bob,review,2026-11-01,Hi,https://x.example/{number}\n" for number in range(MAX_NODES))
    found = contributions(f"login,kind,date,what,link\n{rows}")

    full = [one for one in found.left if one.what == "rows of `bob`"]
    assert [one.ask for one in full] == [
        "count many of one kind as a measure: kind, from, until, count, source"
    ]
    assert full[0].count + (found.came[0].new or 0) == MAX_NODES


class Endless(io.RawIOBase):
    """A table of so many rows, made as it is read."""

    def __init__(self, rows: int) -> None:
        self.text = self._made(rows)
        self.rest = b""

    def _made(self, rows: int) -> Iterator[bytes]:
        yield b"login,kind,date,what,link\n"
        for number in range(rows):
            who = b"bob" if number % 2 else b"stranger%d" % number
            yield b"%s,review,2026-11-01,Hi,https://x.example/%d\n" % (who, number)

    def readable(self) -> bool:
        return True

    def readinto(self, into: bytearray) -> int:  # type: ignore[override] # a buffer
        while len(self.rest) < len(into) and (more := next(self.text, b"")):
            self.rest += more
        taken = self.rest[: len(into)]
        into[: len(taken)] = taken
        self.rest = self.rest[len(taken) :]
        return len(taken)


def _peak(rows: int) -> int:
    taking = intake()
    tracemalloc.start()
    try:
        read = lines("t.csv", io.BufferedReader(Endless(rows)))
        found = import_contributions(of_csv("t.csv", read, FIELDS, {}, (), taking), taking, "carol")
        assert found.came[0].found == rows
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_rows() -> None:
    assert _peak(6_000) < 1.2 * _peak(3_000)


@pytest.mark.long
def test_memory_does_not_grow_with_a_hundred_thousand_rows() -> None:
    assert _peak(100_000) < 1_000_000  # bytes, of a table of more than five million


def test_a_line_without_an_end_and_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    with pytest.raises(Stop, match="line 2: longer than 64 KiB"):
        list(lines("t.csv", io.BytesIO(b"a\n" + b"x" * (MAX_LINE + 1))))
    with pytest.raises(Stop, match="line 3: not UTF-8: the byte 0xFF"):
        list(lines("t.csv", io.BytesIO(b"\xef\xbb\xbfa\nb\n\xff\n")))
    assert list(lines("t.csv", io.BytesIO(b"\xef\xbb\xbfa\nb"))) == ["a\n", "b"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-01", "2026-11-01"),
        ("2026-11-01T09:30:00+02:00", "2026-11-01"),
        ("2026-11-01 09:30", "2026-11-01"),
        ("2026-11-01x", None),
        ("20261101", None),
        ("2026-11-31", None),
        ("", None),
    ],
)
def test_a_day_is_a_day_or_the_day_of_a_moment(text: str, day: str | None) -> None:
    assert day_of(text) == day


def test_lines_of_json_bring_entries_and_what_the_source_covers(
    bring: Callable[..., Ran], repo: GitRepo
) -> None:
    ran = bring(
        "done.jsonl",
        '{"coverage": {"kinds": ["talk"], "source": "diary", "from": "2026-07-01", "until": "2026-10-31"}}\n'
        "\n"
        '{"id": 11, "kind": "talk", "date": "2026-10-05", "what": "Bridges", "with": ["bob"], "mood": "x"}\n'
        '{"coverage": {"kinds": ["review"], "source": "log", "until": "2026-10-31"}}\n'
        '{"coverage": {"kinds": ["tea"], "source": "log", "until": "2026-10-31"}}\n'
        '{"coverage": {"kinds": [], "source": "log"}}\n'
        '{"coverage": {"kinds": ["talk"], "source": "diary", "until": "2027-10-31"}}\n',
        "contributions",
        "--as",
        "carol",
    )

    assert ran.status == 0, ran.err
    assert repo.git("diff", "--unified=0", "registry/community.yaml").splitlines()[5:] == [
        "-  - {kinds: [talk], source: diary, from: 2026-01-01, until: 2026-06-30}",
        "+  - {kinds: [talk], source: diary, from: 2026-01-01, until: 2026-10-31}",
        "+  - {kinds: [review], source: log, until: 2026-10-31}",
    ]
    assert (repo.root / "registry/contributions/ada.yaml").read_text().count("Bridges") == 1
    for why in (
        "`tea` is not a kind of contribution here",
        "not asked for",
        "lie ahead",
        "says not of which kinds",
    ):
        assert why in ran.out


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("--since", "2026-07-01", "--until", "2026-09-30"), "from: 2026-01-01, until: 2026-09-30"),
        (("--since", "2025-01-01", "--until", "2026-03-01"), "from: 2025-01-01, until: 2026-06-30"),
        (("--since", "2026-02-01", "--until", "2026-03-01"), "from: 2026-01-01, until: 2026-06-30"),
        (
            (
                "--since",
                "2026-06-01",
            ),
            "from: 2026-01-01, until: 2026-11-21",
        ),
        (
            ("--since", "2026-08-01", "--until", "2026-09-01"),
            "until: 2026-06-30}\n  - {kinds: [talk], source: diary, from: 2026-08-01",
        ),
    ],
)
def test_a_span_is_stretched_where_it_touches_and_stands_alone_where_it_does_not(
    given: tuple[str, ...], expected: str, bring: Callable[..., Ran], repo: GitRepo
) -> None:
    words = ("contributions", "--as", "carol", "--covers", "talk", "--source", "diary", *given)
    ran = bring("t.csv", "login,kind,date,what\n", *words)

    assert ran.status == 0, ran.err
    assert expected in (repo.root / "registry/community.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--covers", "talk"), "what covers that?"),
        (("--since", "2026-01-01"), "say what --covers covers"),
        (("--column", "login"), "does not go with --column"),
        (("--column", "tea=Tea"), "`tea` is not a field"),
        (("--column", "kind=Sort"), "has no column `Sort`"),
        (("--as", "nobody"), "nobody"),
    ],
)
def test_a_wrong_command_line_is_refused(
    words: tuple[str, ...], said: str, bring: Callable[..., Ran]
) -> None:
    speaker = () if "--as" in words else ("--as", "carol")
    ran = bring("t.csv", "login,kind,date,what\n", "contributions", *words, *speaker)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]\n", "line 1: should be an object"),
        ('{"a": 1}\nno\n', "line 2: not JSON"),
        ("[" * 60_000, "not JSON"),
    ],
)
def test_what_is_no_json_line_ends_the_run_with_its_place(
    text: str, said: str, bring: Callable[..., Ran]
) -> None:
    ran = bring("t.jsonl", text, "contributions", "--as", "carol")

    assert (ran.status, ran.out) == (3, "")
    assert said in ran.err


MEASURES = """\
login,kind,group,from,until,count,days,actors,source,as_of
bob,review,,2026-01-01,2026-06-30,9,,,log,
bob,review,,2026-01-01,2026-06-30,12,,,log,
bob,review,docs,2026-07-01,2026-10-31,4,3,2,,2026-11-02
ada-l,,,2026-07-01,2026-10-31,0,,,,
ada-l,talk,,2026-10-31,2026-07-01,1,,,,
ada-l,talk,,2026-07-01,2026-10-31,-1,,,,
"""


def test_counts_come_in_once_and_another_count_for_a_span_is_left(
    bring: Callable[..., Ran], repo: GitRepo
) -> None:
    ran = bring("t.csv", MEASURES, "measures", "--source", "counter", "--kind", "talk")

    assert ran.status == 0, ran.err
    row = "{kind: review, group: docs, from: 2026-07-01, until: 2026-10-31, count: 4, days: 3, actors: 2, "
    assert repo.git("diff", "--unified=0").splitlines()[5:] == [
        f"+  - {row}source: counter, as_of: 2026-11-02}}"
    ]
    assert "count: 0" in (repo.root / "registry/contributions/ada.yaml").read_text()
    for why in ("another count for that span", "end before they begin", "have no count"):
        assert why in ran.out


def test_a_count_needs_a_source(bring: Callable[..., Ran]) -> None:
    ran = bring("t.csv", "login,kind,from,until,count\nbob,talk,2026-01-01,2026-02-01,3\n", "measures")

    assert "name no source" in ran.out


def test_mentions_become_signals_once_each(bring: Callable[..., Ran], repo: GitRepo) -> None:
    ran = bring(
        "t.csv",
        "URL;date;title;group;topics;what;source;followers\n"
        "https://p.example/1;2026-10-08;Nice boxes;docs;Radio, Mail;Said <b>hi</b>;a reader;90000\n"
        "https://p.example/1;2026-10-09;Again;;;;;\n"
        "https://p.example/2;2026-10-08;Nice boxes;;;;;\n"
        "https://p.example/3;2026-10-08;;;;;;\n"
        "javascript:alert(1);2026-10-08;Bad;;;;;\n",
        "mentions",
        "--column",
        "link=URL",
    )

    assert ran.status == 0, ran.err
    made = sorted(path.name for path in (repo.root / "registry/signals").iterdir())
    assert made == [
        "2026-10-a-mention-on-p-example.yaml",
        "2026-10-nice-boxes-2.yaml",
        "2026-10-nice-boxes.yaml",
    ]
    assert "90000" not in (repo.root / "registry/signals/2026-10-nice-boxes.yaml").read_text()
    assert "the column `followers`" in ran.out


MAP = """\
title: Autumn
on: 2026-10-31
link: https://s.example/autumn
source: forms
kind: answer
login: Login
group: docs
complete_from: 2026-10-01
questions:
  - {column: Why}
  - {column: Tools, question: Which tools, several: true}
"""
ANSWERS = "Login,Name me,Why,Tools\n" + "".join(
    f"{login},{consent},{why},{tools}\n"
    for login, consent, why, tools in (
        ("bob", "Yes", "speed", "a;b"),
        ("ada-l", "no", "speed", "a"),
        ("stranger", "yes", "speed", "a; b"),
        ("", "", "speed", "a"),
        ("", "", "speed", "b"),
        ("", "", "my secret is x", "a"),
        ("", "", "", "c"),
    )
)


def _survey(bring: Callable[..., Ran], repo: GitRepo, answers: str, map_: str = MAP) -> Ran:
    (repo.root.parent / "map.yaml").write_text(map_)
    file = str(repo.root.parent / "map.yaml")
    return bring("t.csv", answers, "survey", "--map", file, "--consent-column", "Name me", "--as", "carol")


def test_a_survey_counts_everyone_and_names_those_who_agreed(
    bring: Callable[..., Ran], repo: GitRepo
) -> None:
    ran = _survey(bring, repo, ANSWERS)

    assert ran.status == 0, ran.err
    signals = {path.name: path.read_text() for path in (repo.root / "registry/signals").iterdir()}
    assert sorted(signals) == ["2026-10-autumn-which-tools.yaml", "2026-10-autumn-why.yaml"]
    assert "  people: 6\n  answers:\n    speed: 5\n" in signals["2026-10-autumn-why.yaml"]
    assert "  people: 7\n  answers:\n    a: 5\n" in signals["2026-10-autumn-which-tools.yaml"]
    everything = "".join(signals.values()) + repo.git("diff")
    for told in ("secret", "stranger", "ada-l", " b:", " c:", "forms, from"):
        assert told not in everything
    assert "about: autumn" in (repo.root / "registry/contributions/bob.yaml").read_text()
    assert not (repo.root / "registry/contributions/ada.yaml").exists()
    assert "some answered without being named" in ran.out


def test_where_all_are_named_the_source_covers_the_survey(bring: Callable[..., Ran], repo: GitRepo) -> None:
    ran = _survey(bring, repo, "Login,Name me,Why,Tools\nbob,yes,speed,a\n")

    assert ran.status == 0, ran.err
    assert "source: forms, from: 2026-10-01, until: 2026-10-31}" in repo.git(
        "diff", "registry/community.yaml"
    )
    assert not (repo.root / "registry/signals").exists()
    assert ran.out.count("fewer than 5 people answered") == 2


@pytest.mark.parametrize(
    ("map_", "status", "said"),
    [
        (MAP.replace("on: 2026-10-31\n", ""), 3, "`on` is missing"),
        (MAP.replace("2026-10-31", "2026-12-31"), 3, "the day on which the survey closed"),
        (MAP.replace("https://s", "mailto:s"), 3, "the survey's public page"),
        (MAP.replace("2026-10-01", "2026-11-01"), 3, "a day before the survey closed"),
        (MAP.replace("group: docs", "grp: docs"), 3, "`grp` is not asked for"),
        (MAP.replace("several: true", "several: perhaps"), 3, "true or false"),
        (MAP.replace("column: Why", "colum: Why"), 3, "`colum` is not asked for"),
        (MAP.replace("login: Login", "login: Nick"), 2, "has no column `Nick`"),
        (MAP.replace("login: Login", "login: Why"), 2, "are one column"),
        ("- a\n", 3, "should be a mapping"),
    ],
)
def test_a_map_that_cannot_be_right_is_refused_with_its_place(
    map_: str, status: int, said: str, bring: Callable[..., Ran], repo: GitRepo
) -> None:
    ran = _survey(bring, repo, ANSWERS, map_)

    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err


@pytest.mark.parametrize("kind", ["contributions", "measures", "mentions"])
def test_evidence_belongs_to_a_registry_that_is_there(kind: str, tmp_path: Path, ladder: Ladder) -> None:
    (tmp_path / "t.csv").write_text("login,link\n")
    words = ("--as", "ada") if kind == "contributions" else ()
    ran = ladder("import", kind, "t.csv", *words, cwd=tmp_path)

    assert (ran.status, ran.out) == (3, "")
    assert "no registry here" in ran.err
