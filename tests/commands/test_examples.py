"""The example in every command's help does what it says, on the sample community."""

import inspect
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from ladder_cli.commands.catalogue import COMMANDS, Entry
from tests.conftest import ROOT
from tests.stage import GitRepo, Ran

FILES: dict[str, str] = {
    "community/sigs.yaml": "sigs:\n  - name: Tides\n    dir: sig-tides\n    mission_statement: High water.\n",
    "org/config/kubernetes/org.yaml": "name: shore\nadmins: [zora]\nmembers: [yann]\n",
    "peribolos/shore.yaml": "orgs:\n  shore:\n    admins: [zora]\n    members: [yann]\n",
    "members.csv": "GitHub handle,Company,role\nzora,Saltmarsh,\n",
    "priorities.csv": "Task,Who helps\nPaint the pier,\n",
    "merged.csv": "login,date,Title,link\nkofi,2026-11-01,Retry later,https://code.example.org/1\n",
    "reviews.csv": "login,from,until,count\nkofi,2026-01-01,2026-06-30,3\n",
    "answers.csv": "Login,Name me?,Why\nkofi,yes,speed\n",
    "map.yaml": (
        "title: Autumn\non: 2026-10-31\nlink: https://s.example.org/1\nsource: forms\nkind: survey-answer\n"
        "login: Login\nquestions:\n  - column: Why\n"
    ),
    "posts.csv": "URL,date,title\nhttps://p.example.org/1,2026-11-01,Two pages\n",
}
"""What whoever reads the help has beside the registry."""


def example(entry: Entry) -> list[str]:
    """The words of a command's example, without the program's name."""
    function = getattr(import_module(f"ladder_cli.commands.{entry.module}"), entry.function)
    found = re.search(r"Example: ladder (.*?)(?:\n\n|\Z)", inspect.getdoc(function) or "", re.DOTALL)
    assert found is not None
    return shlex.split(" ".join(found[1].split()))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> GitRepo:
    """The sample community in git, with a remote branch, and what lies beside it."""
    repo = GitRepo(tmp_path_factory.mktemp("examples") / "community")
    shutil.copytree(ROOT / "registry", repo.root / "registry")
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=repo.root, check=True)
    for path, text in FILES.items():
        repo.write(path, text)
    shutil.copytree(repo.root / "registry/roles", repo.root / "proposals/stricter-reviewers")
    repo.commit()
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    return repo


@pytest.fixture
def clean(sample: GitRepo) -> Iterator[Path]:
    """Its folder, as it was when the test is over."""
    yield sample.root
    sample.git("reset", "--quiet", "--hard", "origin/main")
    sample.git("clean", "--quiet", "--force", "-d")


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name.replace(" ", "-"))
def test_the_example_of_a_command_works_on_the_sample(
    entry: Entry, clean: Path, ladder: Callable[..., Ran]
) -> None:
    words = example(entry)
    ran = ladder(*words, cwd=clean)

    assert words[: len(entry.name.split())] == entry.name.split()
    assert ran.status == 0, ran.err
    assert ran.out, ran.err
