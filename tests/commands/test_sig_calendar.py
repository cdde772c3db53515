"""`ladder sig calendar`: who reads it where, and a file that says the same to other programs."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar

from ladder_cli.meetings.diary import Diary, Upcoming
from ladder_cli.meetings.timetable import Planned
from ladder_cli.model.group import Meeting, Unplaced
from ladder_cli.render.diary import FORMATS
from tests.meetings.meetings import meeting
from tests.meetings.year import Start, starts
from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]

ROOT = Path(__file__).parent.parent.parent
DOCS = """\
title: Docs
kind: sig
meetings:
  - kind: status
    title: Status
    anchor: 2026-11-24
    every: {weeks: 1}
    time_zone: America/Toronto
    time: "20:00"
    minutes: 60
    until: 2027-03-31
    hosts: [ada]
    skips: [{on: 2026-12-01, why: a fair}]
  - kind: office-hours
    title: Office hours
    unplaced: {text: biweekly on Tuesdays, ask: "which Tuesday?"}
"""


@pytest.fixture
def repo(tmp_path: Path, git_repo: Callable[[Path], GitRepo]) -> GitRepo:
    """A group and one within it, and somebody in Tokyo."""
    made = git_repo(tmp_path / "repo")
    made.write(
        "registry/community.yaml",
        "name: Test\nconduct: {version: '1', report_to: conduct@example.org}\ncontribution_kinds: {}\n",
    )
    made.write("registry/sigs/docs.yaml", DOCS)
    made.write(
        "registry/sigs/docs/web.yaml",
        "title: Web\nkind: subproject\nwithin: docs\nmeetings:\n  - {kind: social, title: Tea, "
        "anchor: 2026-11-25, time_zone: UTC, time: '07:00'}\n",
    )
    made.write(
        "registry/sigs/ops.yaml",
        "title: Ops\nkind: sig\nretired: 2026-01-01\nmeetings:\n  - {kind: social, title: Over, "
        "anchor: 2026-11-25, time_zone: UTC, time: '07:00'}\n",
    )
    made.write("registry/people/ada.yaml", "name: Ada\ntime_zone: Asia/Tokyo\n")
    return made


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_sample_communitys_fortnight(
    form: str, ladder: Ladder, golden: Callable[[str, str], None]
) -> None:
    ran = ladder("sig", "calendar", "--time-zone", "Europe/Berlin", "--format", form, cwd=ROOT)

    assert ran.status == 0
    golden(f"calendar/fortnight.{form}", ran.out)


def test_times_are_in_the_zone_of_whoever_reads(ladder: Ladder, repo: GitRepo) -> None:
    def starts(*words: str) -> list[str]:
        ran = ladder("sig", "calendar", "--format", "json", *words, cwd=repo.root)
        return [one["start"] for one in json.loads(ran.out)["meetings"]]

    assert starts() == ["2026-11-25T01:00:00+00:00", "2026-11-25T07:00:00+00:00", "2026-12-02T01:00:00+00:00"]
    assert starts("--as", "ada")[0] == "2026-11-25T10:00:00+09:00"
    assert starts("--as", "ada", "--time-zone", "Asia/Kathmandu")[0] == "2026-11-25T06:45:00+05:45"
    assert starts("--as", "nobody")[0] == "2026-11-25T01:00:00+00:00"
    repo.git("config", "ladder.handle", "ada")
    assert starts()[0] == "2026-11-25T10:00:00+09:00"


def test_a_group_brings_those_within_it_and_a_retired_one_meets_no_more(
    ladder: Ladder, repo: GitRepo
) -> None:
    whole = ladder("sig", "calendar", cwd=repo.root)

    assert whole.out == ladder("sig", "calendar", "docs", cwd=repo.root).out
    assert "Over" not in whole.out
    assert "Status" not in ladder("sig", "calendar", "docs/web", cwd=repo.root).out


def test_a_cancelled_date_and_an_open_question_are_shown(ladder: Ladder, repo: GitRepo) -> None:
    out = ladder("sig", "calendar", "docs", "--weeks", "2", cwd=repo.root).out

    assert "  01:00 to 02:00  Status (docs), cancelled: a fair\n" in out
    assert out.endswith(
        "On no calendar yet\n  Office hours (docs): biweekly on Tuesdays\n    ask: which Tuesday?\n"
    )


def test_a_meeting_in_a_zone_that_is_none_is_on_no_calendar_and_asked_about(
    ladder: Ladder, repo: GitRepo
) -> None:
    repo.write("registry/sigs/docs.yaml", DOCS.replace("America/Toronto", "America"))

    out = ladder("sig", "calendar", "docs", cwd=repo.root).out

    assert "  Status (docs)\n    ask: on which day, at what time and in which time zone is it?\n" in out


def test_nothing_is_no_failure(ladder: Ladder, repo: GitRepo) -> None:
    ran = ladder("--today", "2027-11-22", "sig", "calendar", "docs/web", cwd=repo.root)

    assert (ran.status, ran.out) == (0, "2027-11-22 to 2027-12-05, times in UTC\n\nnothing takes place\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("dcos",), "`dcos` is not a group here"),
        (("--time-zone", "IST"), "`IST` is not a time zone"),
        (("--ics", "x.ics", "--format", "json"), "a calendar file has its own form"),
        (("--ics", "registry"), "`registry` is a folder"),
        (("--weeks", "0"), "invalid value for '--weeks'"),
    ],
)
def test_what_makes_no_sense_is_refused(
    words: tuple[str, ...], said: str, ladder: Ladder, repo: GitRepo
) -> None:
    ran = ladder("sig", "calendar", *words, cwd=repo.root)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_the_file_is_the_same_each_time_and_leaves_the_registry_alone(ladder: Ladder, repo: GitRepo) -> None:
    repo.commit()
    first = ladder("sig", "calendar", "--ics", "meetings.ics", cwd=repo.root)
    raw = (repo.root / "meetings.ics").read_bytes()
    ladder("sig", "calendar", "--ics", "meetings.ics", cwd=repo.root)

    assert (first.status, first.out) == (0, "")
    assert first.err.splitlines() == [
        "wrote `meetings.ics`",
        "1 meeting is on no calendar yet: `ladder sig calendar` says what to ask",
    ]
    assert (repo.root / "meetings.ics").read_bytes() == raw
    assert ladder("sig", "calendar", "--ics", "-", cwd=repo.root).out.encode() == raw
    assert repo.git("status", "--porcelain") == "?? meetings.ics"


def test_a_cancelled_date_is_left_out_of_the_series_and_visible_beside_it(
    ladder: Ladder, repo: GitRepo
) -> None:
    whole = Calendar.from_ical(ladder("sig", "calendar", "docs", "--ics", "-", cwd=repo.root).out)
    series, cancelled = (one for one in whole.walk("VEVENT") if "Status" in one["SUMMARY"])

    assert series["EXDATE"].dts[0].dt == cancelled["DTSTART"].dt
    assert (cancelled["STATUS"], cancelled["SUMMARY"]) == ("CANCELLED", "Cancelled: Status")
    assert cancelled["DESCRIPTION"] == "a fair"


def test_a_title_and_a_time_may_change_and_only_a_title_makes_another_event(
    ladder: Ladder, repo: GitRepo
) -> None:
    def uids() -> set[str]:
        whole = Calendar.from_ical(ladder("sig", "calendar", "docs", "--ics", "-", cwd=repo.root).out)
        return {str(one["UID"]) for one in whole.walk("VEVENT") if one.get("STATUS") is None}

    before = uids()
    repo.write(
        "registry/sigs/docs.yaml", DOCS.replace("20:00", "21:00").replace("minutes: 60", "minutes: 30")
    )
    assert uids() == before
    repo.write("registry/sigs/docs.yaml", DOCS.replace("title: Status", "title: Round"))
    assert len(uids() & before) == len(before) - 1


def test_a_file_of_some_weeks_ends_with_them(ladder: Ladder, repo: GitRepo) -> None:
    raw = ladder("sig", "calendar", "docs", "--ics", "-", "--weeks", "1", cwd=repo.root).out

    assert "UNTIL=20261129T045959Z" in raw
    assert "Cancelled" not in raw


def test_dateutil_expands_a_year_of_the_samples_file_to_the_same_instants(
    ladder: Ladder, today: date
) -> None:
    whole = Calendar.from_ical(ladder("sig", "calendar", "--ics", "-", cwd=ROOT).out)
    since = datetime(today.year, today.month, today.day, tzinfo=UTC)
    until = since + timedelta(days=366)
    opened = []
    for event in whole.walk("VEVENT"):
        start = event["DTSTART"].dt
        rules = rruleset()
        rules.rdate(start)
        if "RRULE" in event:
            rules.rrule(rrulestr(event["RRULE"].to_ical().decode(), dtstart=start))
        dates = event.get("EXDATE", [])
        for one in (one for listed in (dates if isinstance(dates, list) else [dates]) for one in listed.dts):
            rules.exdate(one.dt)
        opened += [
            Start(
                str(event["SUMMARY"]).removeprefix("Cancelled: "),
                at.astimezone(UTC),
                event.get("STATUS") == "CANCELLED",
                event["DURATION"].dt.seconds // 60,
            )
            for at in rules.between(since, until, inc=True)
        ]

    assert sorted(opened) == starts(ROOT / "registry", today, since, until)


def test_text_from_the_registry_steers_nothing(ladder: Ladder, repo: GitRepo) -> None:
    hostile = DOCS.replace("title: Status", 'title: "[x](javascript:1) <b> @all"')
    repo.write("registry/sigs/docs.yaml", hostile.replace("a fair", '"end~~ | `x`"'))
    markdown = ladder("sig", "calendar", "docs", "--format", "markdown", cwd=repo.root).out

    assert "\\[x\\](javascript:1) \\<b\\> \\@all" in markdown
    assert "cancelled: end\\~\\~ \\| \\`x\\`" in markdown


@pytest.mark.parametrize("form", FORMATS)
def test_no_character_of_a_title_moves_a_cursor_or_turns_a_text_round(form: str) -> None:
    title = "\x1b[2J\u202eStatus\r\n# head\u2028"
    one = meeting("2026-11-25", title=title, room="https://x.example.org/\u202e", hosts=("ada\x1b",))
    none = Meeting(kind="social", title=title, unplaced=Unplaced(text=title, ask=title))
    plan = Planned("docs", 0, one)
    start = datetime(2026, 11, 25, tzinfo=UTC)
    upcoming = tuple(Upcoming(plan, start, None, skipped, title) for skipped in (False, True))

    shown = FORMATS[form](Diary("UTC", start.date(), start.date(), upcoming, (Planned("docs", 1, none),)))

    assert not {"\x1b", "\u202e", "\r", "\u2028"} & set(shown)
    assert not any(line.startswith("# head") for line in shown.splitlines())
