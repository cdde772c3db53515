"""Whose seats would lapse, by which evidence, who is protected, and the notices."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.commands.hamlet import bytes_of
from tests.stage import GitRepo, Ran

Ladder = Callable[..., Ran]


def seats(ran: Ran) -> dict[str, dict[str, Any]]:
    assert ran.status == 0, ran.err
    return {one["person"]: one for one in json.loads(ran.out)["seats"]}


def test_the_sample_shows_every_way_a_seat_may_stand(ladder: Ladder) -> None:
    found = seats(ladder("lapsing", "--format", "json"))

    assert {person: one["status"] for person, one in found.items()} == {
        "farida": "would-lapse",
        "grainne": "protected",
        "mateo": "protected",
        "ljubo": "unknown",
        "odile": "unknown",
        "ravi": "unknown",
        "ruslan": "unknown",
        "tariq": "unknown",
    }
    assert found["farida"]["due"] == "2026-12-16"
    assert found["grainne"]["protections"][0]["by"] == "leave"
    assert found["grainne"]["window"] == {"from": "2025-09-01", "until": "2026-11-22", "days_of_leave": 83}
    assert found["mateo"]["protections"][0]["by"] == "vouch"


def test_the_text_names_evidence_with_its_place_and_blames_nobody(ladder: Ladder) -> None:
    said = ladder("lapsing", "reviewer", "--sig", "docs")

    assert "farida, `reviewer` in `docs/translation`: on 2026-12-16 at the earliest" in said.out
    assert "registry/contributions/farida.yaml:" in said.out
    assert "mateo" not in said.out
    assert "inactive" not in said.out.lower()


def test_one_who_did_enough_is_not_listed(repo: GitRepo, ladder: Ladder) -> None:
    found = seats(ladder("lapsing", "--format", "json", cwd=repo.root))

    assert set(found) == {"bob", "carol", "dan"}
    assert {one["due"] for one in found.values()} == {"2026-12-22"}
    assert "thank you for what you have done as Member" in found["bob"]["notice"]["text"]


def test_a_later_day_is_judged_as_if_nothing_more_were_done(repo: GitRepo, ladder: Ladder) -> None:
    found = seats(ladder("lapsing", "--on", "2027-02-02", "--format", "json", cwd=repo.root))

    assert found["ada"]["status"] == "would-lapse"
    assert found["ada"]["because"].endswith("found 1")


def test_notices_are_written_once(repo: GitRepo, ladder: Ladder) -> None:
    said = ladder("lapsing", "--write", "--commit", cwd=repo.root)

    assert said.status == 0, said.err
    assert repo.git("show", "--name-only", "--format=%s").splitlines() == [
        "Note notices sent",
        "",
        "registry/records/bob.yaml",
        "registry/records/carol.yaml",
        "registry/records/dan.yaml",
    ]
    text = (repo.root / "registry/records/bob.yaml").read_text()
    assert text.endswith("notices:\n  - role: member\n    on: 2026-11-22\n    due: 2026-12-22\n")
    again = ladder("lapsing", "--write", cwd=repo.root)
    assert "no notice to write" in again.err
    assert repo.git("status", "--porcelain") == ""


def test_a_trial_writes_no_notice(repo: GitRepo, ladder: Ladder) -> None:
    before = bytes_of(repo.root)

    said = ladder("lapsing", "--write", "--dry-run", "--format", "json", cwd=repo.root)

    assert bytes_of(repo.root) == before
    assert set(seats(said)) == {"bob", "carol", "dan"}
    assert "nothing was written (--dry-run)" in said.err


@pytest.mark.parametrize("words", [("--write", "--on", "2027-01-01"), ("--commit",), ("--on", "tomorrow")])
def test_options_that_do_not_go_together_are_refused(
    repo: GitRepo, ladder: Ladder, words: tuple[str, ...]
) -> None:
    assert ladder("lapsing", *words, cwd=repo.root).status == 2


def test_where_all_is_kept_it_says_so(repo: GitRepo, ladder: Ladder) -> None:
    assert ladder("lapsing", "reviewer", cwd=repo.root).out == "no seat would lapse on 2026-11-22\n"
