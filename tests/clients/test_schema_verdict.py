"""Another validator, in another language, over every YAML file of this repository: the same verdicts."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from ladder_cli.model.kinds import KINDS, named
from ladder_cli.store.documents.reading import examine
from tests.store.documents import changed, fixtures

pytestmark = pytest.mark.clients

ROOT = Path(__file__).parent.parent.parent
OTHER = Path(__file__).parent / "node_modules" / "@sourcemeta" / "jsonschema" / "npm" / "cli.js"


def ours(kind: str, file: Path) -> bool | None:
    """Whether the schema accepts the file; None where the text is no YAML of a registry."""
    raw = file.read_bytes()
    found = examine(file.name, named({"community": "community.yaml"}.get(kind, placed(kind))), raw)
    return None if found.problems or not isinstance(found.data, dict) else not found.mismatches


def placed(kind: str) -> str:
    return f"{KINDS[kind].folder}/x.yaml"


def theirs(node: str, kind: str, files: list[Path]) -> dict[Path, bool]:
    """Whether the other validator accepts each file, which it reads by itself."""
    schema = ROOT / "schemas" / f"{kind}.json"
    words = [node, str(OTHER), "validate", "--verbose", "--format-assertion", "--continue", str(schema)]
    done = subprocess.run([*words, *map(str, files)], capture_output=True, text=True)
    said = re.findall(r"^(ok|fail): (.*)$", done.stdout + done.stderr, re.MULTILINE)
    return {Path(os.path.normpath(Path.cwd() / path)): word == "ok" for word, path in said}


def test_it_agrees_on_every_file_of_this_repository(node: str) -> None:
    verdicts: dict[str, dict[Path, bool]] = {}
    for kind, file in fixtures():
        verdict = ours(kind, file)
        if verdict is not None:
            verdicts.setdefault(kind, {})[file] = verdict

    assert set(verdicts) == set(KINDS)
    assert {verdict for files in verdicts.values() for verdict in files.values()} == {True, False}
    for kind, files in verdicts.items():
        assert theirs(node, kind, list(files)) == files


def test_it_agrees_when_one_thing_in_a_file_is_changed(node: str, tmp_path: Path) -> None:
    from ladder_cli.store.documents.explaining import mismatches
    from ladder_cli.store.documents.schemas import accepts

    refused = 0
    for kind in KINDS:
        expected = {}
        for number, data in enumerate(changed(kind)):
            file = tmp_path / f"{kind}-{number}.json"
            file.write_text(json.dumps(data))
            expected[file] = accepts(kind, data)
            assert expected[file] == (not mismatches(kind, data))
        refused += len(expected) - sum(expected.values())
        assert theirs(node, kind, list(expected)) == expected
    assert refused > 500
