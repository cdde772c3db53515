"""Pages about one thing."""

import pytest
from msgspec.structs import replace

from ladder_cli.directory.listing import View
from ladder_cli.directory.pages import PAGES, known
from ladder_cli.directory.person_page import service_page
from ladder_cli.model.finding import At
from ladder_cli.model.group import Group, Meeting, Skip
from ladder_cli.render.pages import FORMATS
from ladder_cli.roles.ladders import Ladders
from ladder_cli.store.loading import open_registry
from ladder_cli.store.source import Folder
from tests.conftest import ROOT
from tests.directory.handful import FILES, TODAY, view
from tests.meetings.meetings import meeting

SAMPLE = View(Ladders(open_registry(Folder(ROOT / "registry"))), TODAY)


def path_of(at: At) -> str:
    """A place without its line."""
    return at.path


@pytest.mark.parametrize("kind", PAGES)
def test_everything_in_the_sample_community_has_a_page_in_every_format(kind: str) -> None:
    names = known(SAMPLE, kind)

    assert names
    for name in names:
        made = PAGES[kind].page(SAMPLE, name)
        assert (made.kind, made.id) == (kind, name)
        for width in (None, 40, 80):
            text = FORMATS["text"](made, path_of, width)
            assert text.startswith(f"{made.title} ({kind}/{name})\n") or width == 40
        assert "('" not in FORMATS["text"](made, path_of, None), "a list is told as words"
        assert FORMATS["markdown"](made, path_of, None).startswith("# ")
        assert FORMATS["json"](made, path_of, None).startswith('{\n  "version": 1,')


def test_a_page_fits_the_terminal_but_for_words_that_are_longer() -> None:
    for handle in ("amara", "celeste", "zhanna"):
        text = FORMATS["text"](PAGES["person"].page(SAMPLE, handle), path_of, 72)

        for line in text.splitlines():
            assert len(line) <= 72 or len(line.split()) == 1


def test_breaking_lines_loses_no_word() -> None:
    for kind, name in (("person", "amara"), ("sig", "docs"), ("idea", "borrow-a-box")):
        page = PAGES[kind].page(SAMPLE, name)

        wide, narrow = (FORMATS["text"](page, path_of, width) for width in (None, 50))

        assert narrow.split() == wide.split()


def test_why_a_pairing_ended_is_on_no_page() -> None:
    made = PAGES["pairing"].page(view(), "eve-bob")

    assert ("ended: on", "2026-06-01") in made.facts
    for render in FORMATS.values():
        assert "no-time" not in render(made, path_of, None)


def test_no_section_has_the_title_of_another() -> None:
    for handle in SAMPLE.registry.handles():
        titles = [section.title for section in PAGES["person"].page(SAMPLE, handle).sections]

        assert len(titles) == len(set(titles)), handle


def test_a_seat_that_lasts_until_an_event_says_so() -> None:
    text = FILES["roles/reviewer.yaml"] + "seats: {ends_with: the next release}\n"
    changed = view({**FILES, "roles/reviewer.yaml": text})

    role, ada = (PAGES[kind].page(changed, name) for kind, name in (("role", "reviewer"), ("person", "ada")))
    assert ("a seat lasts", "until the next release") in role.facts
    assert "since 2025-01-01, until the next release" in FORMATS["text"](ada, path_of, None)


def test_a_record_of_service_tells_nothing_of_the_profile() -> None:
    made = service_page(SAMPLE, "amara")
    profile = SAMPLE.registry.people["amara"]
    text = FORMATS["markdown"](made, path_of, None)

    assert profile.about
    for private in (profile.about, profile.time_zone, profile.pronouns, "Brack"):
        assert private
        assert private not in text


def test_a_record_of_service_names_the_witnesses_of_everything() -> None:
    text = FORMATS["markdown"](service_page(view(), "ada"), path_of, None)

    assert "- 2026-03-01: [A talk](https://talks.example.org/1) (in ops; witnessed by Bob)" in text
    assert "## Story\n\n- 2026-02-01: The flood (witnessed by Bob)" in text


def test_an_employer_names_those_who_work_there_on_the_day() -> None:
    later = view({**FILES, "records/dan.yaml": "affiliations: [{organization: acme, from: 2026-12-01}]\n"})

    assert [line.what for line in PAGES["organization"].page(view(), "acme").sections[0].lines] == ["Dan"]
    assert PAGES["organization"].page(later, "acme").sections == ()


@pytest.mark.parametrize(
    ("meeting", "line"),
    [
        (meeting("2026-11-12", weeks=2), ("2026-11-26 09:00 America/Toronto", ("status", "every 2 weeks"))),
        (
            meeting("2026-11-26", weeks=1, skips=(Skip(on="2026-11-26"),)),
            ("2026-12-03 09:00 America/Toronto", ("status", "every week")),
        ),
        (
            meeting("2026-01-08", weeks=2, until="2026-10-31"),
            ("ended on 2026-10-31", ("status", "every 2 weeks")),
        ),
        (meeting("2026-01-08"), ("2026-01-08", ("status", "once"))),
    ],
)
def test_a_groups_page_says_when_a_meeting_takes_place_next(
    meeting: Meeting, line: tuple[str, tuple[str, ...]]
) -> None:
    group = Group(title="Docs", kind="sig", meetings=(meeting,))
    registry = replace(SAMPLE.registry, groups={"docs": group})

    made = PAGES["sig"].page(View(Ladders(registry), TODAY), "docs")

    [section] = [section for section in made.sections if section.title == "Meetings"]
    assert [(one.when, one.notes) for one in section.lines] == [line]
