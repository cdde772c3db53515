"""Cut one plan of every kind of change at every step; `python -m tests.store.cut_plan FOLDER`."""

import json
import sys
from pathlib import Path

from ladder_cli.store.plans.journal import is_pending, recover
from ladder_cli.store.plans.writing import Plan, commit
from ladder_cli.store.source import Folder
from tests.store.cutting import every_step

OLD = {
    "community.yaml": b"name: A\n",
    "records/a/ada.yaml": b"name: Ada\n",
    "records/bob.yaml": b"name: Bob\n",
}


def plan() -> Plan:
    """A write, a new file in a new folder, a move out of a folder that is then empty, a deletion."""
    return (
        Plan()
        .write("community.yaml", OLD["community.yaml"], b"name: B\n" * 400)
        .create("sigs/docs/website.yaml", b"title: Website\n")
        .move("records/a/ada.yaml", "records/z/zoe.yaml", OLD["records/a/ada.yaml"], b"name: Zoe\n")
        .delete("records/bob.yaml", OLD["records/bob.yaml"])
    )


def act(work: Path) -> None:
    commit(Folder(work / "registry"), plan())


def look(work: Path) -> None:
    if is_pending(work / "registry"):
        recover(work / "registry", "")


if __name__ == "__main__":
    template = Path(sys.argv[1])
    print(json.dumps(every_step(template, template.with_name("work"), act, look)))
