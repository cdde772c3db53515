import pytest

from ladder_cli.store.documents.places import compose
from ladder_cli.store.plans.founding import Founding, founding
from ladder_cli.store.plans.wiring import HOOK, REVIEW, WORKFLOW

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def hook_and_workflow(today, source: str) -> tuple[dict, dict]:
    texts = founding(Founding("Us", today, "ada", "ada", ("contributor",), source))
    return compose(texts[HOOK]).data, compose(texts[WORKFLOW]).data


@pytest.mark.parametrize("name", ["", "contributor-ladder @ "])
def test_a_commit_on_github_brings_its_hook_and_its_action(today, name: str) -> None:
    hook, workflow = hook_and_workflow(today, f"{name}git+https://github.com/us/ladder.git@{COMMIT}")

    assert hook["repos"] == [
        {
            "repo": "https://github.com/us/ladder.git",
            "rev": COMMIT,
            "hooks": [{"id": "ladder-validate"}],
        }
    ]
    assert workflow["jobs"]["validate"]["steps"][-1] == {"uses": f"us/ladder@{COMMIT}"}


@pytest.mark.parametrize(
    "source",
    [
        "git+https://github.com/us/ladder@main",
        "git+https://code.example/us/ladder@" + COMMIT,
        "git+ssh://git@github.com/us/ladder@" + COMMIT,
    ],
)
def test_what_can_change_or_lies_elsewhere_brings_a_hook_and_is_installed_with_pip(
    today, source: str
) -> None:
    hook, workflow = hook_and_workflow(today, source)

    repository, _, revision = source.removeprefix("git+").rpartition("@")
    assert (hook["repos"][0]["repo"], hook["repos"][0]["rev"]) == (repository, revision)
    assert installed(workflow) == source


@pytest.mark.parametrize(
    "source",
    ["/srv/ladder", "contributor-ladder==1.2", "git+https://github.com/us/ladder", "git+ssh://git@host/us"],
)
def test_anything_else_is_installed_with_pip_by_both(today, source: str) -> None:
    hook, workflow = hook_and_workflow(today, source)

    assert hook["repos"][0]["hooks"][0]["additional_dependencies"] == [source]
    assert installed(workflow) == source


@pytest.mark.parametrize("source", ['C:\\ladder "new"', "$HOME/ladder", "a: b # c", "- x", "été"])
def test_a_source_of_any_letters_stays_what_it_is(today, source: str) -> None:
    hook, workflow = hook_and_workflow(today, source)

    assert hook["repos"][0]["hooks"][0]["additional_dependencies"] == [source]
    assert installed(workflow) == source


def installed(workflow: dict) -> str:
    return workflow["jobs"]["validate"]["steps"][2]["env"]["LADDER_SOURCE"]


@pytest.mark.parametrize(
    ("source", "constraints"),
    [
        (
            f"git+https://github.com/us/ladder@{COMMIT}",
            f"https://raw.githubusercontent.com/us/ladder/{COMMIT}/constraints.txt",
        ),
        ("git+https://github.com/us/ladder@main", ""),
        ("contributor-ladder==1.2", ""),
    ],
)
def test_the_workflow_with_rights_takes_the_versions_of_a_commit(
    today, source: str, constraints: str
) -> None:
    texts = founding(Founding("Us", today, "ada", "ada", ("contributor",), source))
    steps = compose(texts[REVIEW]).data["jobs"]["review"]["steps"]

    [install] = [step for step in steps if "LADDER_SOURCE" in step.get("env", {})]
    assert install["env"] == {"LADDER_SOURCE": source, "LADDER_CONSTRAINTS": constraints}
    assert source not in install["run"]
