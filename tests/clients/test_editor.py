"""The real yaml-language-server on a new community, as a contributor's editor runs it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ladder_cli.store.plans.founding import modeline
from tests.clients.language_server import Editor, editing

pytestmark = pytest.mark.clients

SERVER = Path(__file__).parent / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
OFFLINE = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}}
PROFILE = modeline("people/zoe.yaml", "person") + "\n"
RECORD = modeline("records/a/ada.yaml", "record") + "\n"


@pytest.fixture(scope="module")
def community(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from ladder_cli.cli import main

    folder = tmp_path_factory.mktemp("editor") / "us"
    assert main(["--today", "2026-11-22", "init", str(folder), "--steward", "ada"]) == 0
    return folder


@pytest.fixture(scope="module")
def editor(node: str, community: Path) -> Iterator[Editor]:
    with editing(node, SERVER, community, OFFLINE) as opened:
        yield opened


def lines(diagnostics: list[dict[str, Any]]) -> list[tuple[int, str]]:
    return [(found["range"]["start"]["line"], found["message"]) for found in diagnostics]


def test_a_sound_entry_has_nothing_underlined(editor: Editor, community: Path) -> None:
    text = PROFILE + "name: Zoe\nclasses: [user]\ninterests: [docs]\n"

    assert editor.open(community / "registry/people/sound.yaml", text) == []


def test_a_key_that_nobody_knows_is_underlined(editor: Editor, community: Path) -> None:
    found = lines(editor.open(community / "registry/people/key.yaml", PROFILE + "name: Zoe\nnickname: Z\n"))

    assert found == [(2, "Property nickname is not allowed.")]


@pytest.mark.parametrize("day", ["2026-13-05", "last spring", "05.11.2026", "2026-11-5"])
def test_a_day_that_is_none_is_underlined(editor: Editor, community: Path, day: str) -> None:
    """But the server does not count a month's days: 2026-02-31 is left to `ladder validate`."""
    text = RECORD + f"seats:\n  - role: member\n    since: {day}\n"
    found = lines(editor.open(community / f"registry/records/a/{day}.yaml", text))

    assert {line for line, _ in found} == {3}


def test_a_word_outside_a_list_is_underlined_with_the_list(editor: Editor, community: Path) -> None:
    found = lines(
        editor.open(community / "registry/people/word.yaml", PROFILE + "name: Zoe\nclasses: [usr]\n")
    )

    assert [line for line, _ in found] == [2]
    assert '"user"' in found[0][1]


def test_keys_are_offered_that_are_not_there_yet(editor: Editor, community: Path) -> None:
    file = community / "registry/people/keys.yaml"
    editor.open(file, PROFILE + "name: Zoe\n\n")
    offered = editor.complete(file, 2, 0)

    assert {"time_zone", "languages", "mentoring", "classes"} <= set(offered)
    assert "name" not in offered
    assert "zone" in str(offered["time_zone"]["documentation"]).lower()


def test_values_are_offered_from_a_list(editor: Editor, community: Path) -> None:
    file = community / "registry/people/values.yaml"
    editor.open(file, PROFILE + "name: Zoe\nclasses:\n  - \n")

    assert set(editor.complete(file, 3, 4)) == {"contributor", "operator", "user"}


def test_a_key_says_what_it_is_for(editor: Editor, community: Path) -> None:
    from ladder_cli.store.documents.schemas import schema

    file = community / "registry/people/hover.yaml"
    editor.open(file, PROFILE + "name: Zoe\ntime_zone: Europe/Lisbon\n")
    described = schema("person")["properties"]["time_zone"]["description"]

    assert described.split(".")[0] in editor.hover(file, 2, 3)


def test_the_settings_that_init_writes_bring_the_schema_without_a_modeline(
    node: str, community: Path
) -> None:
    written = json.loads((community / ".vscode/settings.json").read_text())
    schemas = {(community / path).as_uri(): globs for path, globs in written["yaml.schemas"].items()}
    with editing(node, SERVER, community, {"yaml": {**OFFLINE["yaml"], "schemas": schemas}}) as editor:
        found = lines(editor.open(community / "registry/people/bare.yaml", "name: Zoe\nnickname: Z\n"))

    assert found == [(1, "Property nickname is not allowed.")]
