"""What the tests with foreign clients share: Node.js with its packages, and a clone of this repository."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGES = Path(__file__).parent / "node_modules"


@pytest.fixture(scope="session")
def node() -> str:
    """The Node.js on the PATH, where `make clients` puts it."""
    found = shutil.which("node")
    if found is None or not PACKAGES.is_dir():
        pytest.fail("there is no Node.js, or its packages are not installed: run `make clients`")
    return found


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of this repository as it is committed."""
    folder = tmp_path_factory.mktemp("published") / "ladder"
    quiet = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True, env=quiet)
    return folder
