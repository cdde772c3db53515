"""Links that lead to one place are one, however they are written."""

import pytest

from ladder_cli.model.link import target

PULL = "code.example.org/docs/pull/31"


@pytest.mark.parametrize(
    "link",
    [
        "https://code.example.org/docs/pull/31",
        "http://code.example.org/docs/pull/31",
        "HTTPS://Code.Example.Org/docs/pull/31",
        "https://www.code.example.org/docs/pull/31/",
        "https://code.example.org:443/docs//pull/31",
        "https://code.example.org/docs/pull/31/files",
        "https://code.example.org/docs/pull/31/commits/",
        "https://code.example.org/docs/pull/31#",
        "https://code.example.org/docs/pull/31?utm_source=mail&utm_campaign=x",
        "https://code.example.org/d%6Fcs/pull/31",
    ],
)
def test_every_spelling_of_a_link_leads_to_one_place(link: str) -> None:
    assert target(link) == PULL


@pytest.mark.parametrize(
    "link",
    [
        "https://code.example.org/docs/pull/32",
        "https://code.example.org/docs/pull/31#comment-5",
        "https://code.example.org/docs/pull/31?page=2",
        "https://code.example.org/Docs/pull/31",
        "https://docs.example.org/docs/pull/31",
        "https://code.example.org/docs/issues/31",
        "https://code.example.org/docs/pull/31/files/a.md",
        "stories/31.yaml",
        "",
    ],
)
def test_another_place_is_another(link: str) -> None:
    assert target(link) != PULL


def test_what_has_no_host_stays_as_it_is() -> None:
    assert target("stories/a.yaml") == "stories/a.yaml"
