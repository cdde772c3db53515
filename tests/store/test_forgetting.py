"""Whoever goes is named nowhere, and nothing of others' turns wrong by it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from ladder_cli.model.kinds import named
from ladder_cli.store.checks.checking import brought
from ladder_cli.store.loading import open_registry
from ladder_cli.store.plans.forgetting import forgetting
from ladder_cli.store.plans.mentions import mentions
from ladder_cli.store.plans.writing import commit
from ladder_cli.store.source import Changed, Folder

SAMPLE = Folder(Path(__file__).parents[2] / "registry")
EVERYONE = open_registry(SAMPLE).handles()


def gone(handle: str, today: date) -> None:
    """Let somebody of the sample go, and look at what is left."""
    found = forgetting(SAMPLE, open_registry(SAMPLE), handle)
    after = Changed(SAMPLE, found.plan.after)

    assert [one.path for one in mentions(after, handle) if handle in one.people()] == []
    assert [path for path in after.listing().files if (name := named(path)) and name.id == handle] == []
    assert {one.rule for one in brought(SAMPLE, after, today).findings if one.severity == "error"} == set()
    named_by = [one for one in mentions(after, found.stand_in) if found.stand_in in one.people()]
    assert bool(named_by) == bool(found.stand_in)


@pytest.mark.parametrize("handle", EVERYONE[::12])
def test_some_of_the_sample_may_go(handle: str, today: date) -> None:
    gone(handle, today)


@pytest.mark.long
@pytest.mark.parametrize("handle", EVERYONE)
def test_everyone_of_the_sample_may_go(handle: str, today: date) -> None:
    gone(handle, today)


@pytest.mark.long
def test_all_of_the_sample_may_go_one_after_the_other(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE.root, tmp_path / "registry")
    source = Folder(tmp_path / "registry")
    stand_ins = []
    for handle in EVERYONE:
        found = forgetting(source, open_registry(source), handle)
        commit(source, found.plan)
        stand_ins += [found.stand_in] if found.stand_in else []

    assert open_registry(source).handles() == []
    assert len(set(stand_ins)) > 40
