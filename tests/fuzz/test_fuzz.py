"""Search for bytes that break what must hold: by mutation with hypothesis, by coverage with atheris."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.seeds import FOUND, seeds
from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).parent.parent.parent
RUNS = {"loader": 20_000, "editor": 20_000, "rules": 600}
"""By target, how many inputs the search tries besides reading in the seeds, each of them twice at most."""
PIECES = (
    *(
        b"\n",
        b"  ",
        b"- ",
        b": ",
        b"? ",
        b"[",
        b"]",
        b"{",
        b"}",
        b", ",
        b"#",
        b" #",
        b"'",
        b'"',
        b"|\n",
        b">-\n",
    ),
    *(
        b"&a ",
        b"*a",
        b"!t ",
        b"<<: ",
        b"---\n",
        b"...\n",
        b"%YAML 1.1\n",
        b"\t",
        b"\r",
        b"\r\n",
        b"\\u0040",
        b"\\x85",
    ),
    *(
        b"no",
        b"012",
        b"0x1F",
        b"1_0",
        b"12:30",
        b".inf",
        b"~",
        b"2026-02-30",
        b"9" * 30,
        b"a@b.example",
        b"+4930123456",
    ),
    *(
        "\ufeff".encode(),
        "\u2028".encode(),
        "\u202e".encode(),
        "\u200d".encode(),
        "😀".encode(),
        b"\xff",
        b"\0",
    ),
)


@st.composite
def mutants(draw: st.DrawFn, target: str) -> bytes:
    """A seed with some of its bytes taken out, doubled, or replaced by a piece with a meaning."""
    raw = draw(st.sampled_from(seeds(target)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = draw(st.integers(start, min(len(raw), start + 12)))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.just(raw[start:end] * 2), st.binary(max_size=3)))
        raw = raw[:start] + piece + raw[end:]
    return raw


@pytest.mark.parametrize("target", TARGETS)
def test_the_seeds_hold(target: str) -> None:
    for raw in seeds(target)[:: 25 if target == "rules" else 1]:
        TARGETS[target](raw)


@pytest.mark.parametrize("file", sorted(FOUND.iterdir()), ids=lambda file: file.name)
def test_what_was_found_once_holds_now(file: Path) -> None:
    TARGETS[file.name.partition("-")[0]](file.read_bytes())


@pytest.mark.long
@given(st.data())
@settings(max_examples=3000)
def test_mutants_are_read_alike(data: st.DataObject) -> None:
    TARGETS["loader"](data.draw(mutants("loader")))


@pytest.mark.long
@given(st.data())
@settings(max_examples=3000)
def test_mutants_are_edited_or_refused(data: st.DataObject) -> None:
    TARGETS["editor"](data.draw(st.binary(min_size=4, max_size=4)) + data.draw(mutants("loader")))


@pytest.mark.long
@given(st.data())
@settings(max_examples=600)
def test_mutants_are_judged_and_shown(data: st.DataObject) -> None:
    TARGETS["rules"](data.draw(st.binary(min_size=1, max_size=1)) + data.draw(mutants("loader")))


@pytest.mark.long
@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.skipif(
    sys.platform != "linux" or sys.version_info >= (3, 14), reason="atheris has wheels for Linux alone"
)
def test_a_search_by_coverage_finds_nothing(target: str, tmp_path: Path) -> None:
    corpus = tmp_path / "seeds"
    corpus.mkdir()
    for number, raw in enumerate(seeds(target)):
        (corpus / str(number)).write_bytes(raw)
    runs = RUNS[target] + 2 * len(seeds(target))
    options = [f"-runs={runs}", "-max_len=4096", "-timeout=20", "-seed=1", "-rss_limit_mb=2048"]
    options.append(f"-artifact_prefix={tmp_path}/")
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.search", target, str(corpus), *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-6000:]
    assert f"Done {runs} runs" in done.stderr
