"""Ladders that bring their own offices, and those that take the general ones."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_cli.store.plans import founding
from tests.stage import Ran

STARTS = ("init", "--steward", "ada", "--report-to", "conduct@example.org")


def test_a_ladder_with_its_own_offices_leaves_the_general_ones_out(
    tmp_path: Path, ladder: Callable[..., Ran]
) -> None:
    assert ladder(*STARTS, tmp_path, "--ladder", "kubernetes").status == 0

    roles = {path.name for path in (tmp_path / "registry" / "roles").iterdir()}
    assert "github-admin.yaml" in roles
    assert roles.isdisjoint({"steward.yaml", "lead.yaml"})
    assert "role: github-admin" in (tmp_path / "registry" / "records" / "ada.yaml").read_text()


def test_a_ladder_without_offices_takes_the_general_ones(tmp_path: Path, ladder: Callable[..., Ran]) -> None:
    assert ladder(*STARTS, tmp_path, "--ladder", "user").status == 0

    assert (tmp_path / "registry" / "roles" / "steward.yaml").is_file()
    assert "role: steward" in (tmp_path / "registry" / "records" / "ada.yaml").read_text()


@pytest.mark.parametrize("other", ["user", "cncf"])
def test_a_ladder_with_its_own_offices_stands_alone(
    other: str, tmp_path: Path, ladder: Callable[..., Ran]
) -> None:
    ran = ladder(*STARTS, tmp_path, "--ladder", "kubernetes", "--ladder", other)

    assert ran.status == 2
    assert "`kubernetes` brings its own offices, and stands alone" in ran.err
    assert not (tmp_path / "registry").exists()


def test_every_office_that_looks_after_a_registry_is_named_once() -> None:
    assert founding.offices("user") == ()
    assert founding.offices(founding.OFFICES) == ("steward",)
    for name in ("kubernetes", "cncf", "opentelemetry"):
        assert len(founding.offices(name)) == 1
