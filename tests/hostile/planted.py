"""A repository in which every place that git or Python would run something from holds a trap."""

from pathlib import Path

from tests.stage import GitRepo

SETTINGS = (
    *("core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand", "core.gitProxy"),
    *("sequence.editor", "diff.external", "interactive.diffFilter", "credential.helper"),
    *("gpg.program", "gpg.ssh.program", "gpg.x509.program", "gpg.ssh.defaultKeyCommand"),
    *("filter.trap.clean", "filter.trap.smudge", "filter.trap.process"),
    *("diff.trap.textconv", "diff.trap.command", "merge.trap.driver", "mergetool.trap.cmd"),
    *("core.alternateRefsCommand", "uploadpack.packObjectsHook", "trailer.ladder-person.command"),
    *("pager.log", "pager.diff", "pager.show", "pager.status", "pager.config"),
    *("alias.rev-parse", "alias.ls-files", "alias.ls-tree", "alias.log", "alias.cat-file", "alias.var"),
    *("remote.origin.uploadpack", "remote.origin.vcs"),
)
"""Settings whose value git runs; an alias with `!` before it."""

HOOKS = (
    *("applypatch-msg", "commit-msg", "fsmonitor-watchman", "post-checkout", "post-commit"),
    *("post-index-change", "post-merge", "post-rewrite", "pre-auto-gc", "pre-commit", "pre-merge-commit"),
    *("prepare-commit-msg", "reference-transaction", "update", "push-to-checkout", "proc-receive"),
)
MODULES = ("typer", "git", "ryaml", "msgspec", "jsonschema", "rich", "ladder_cli", "sitecustomize", "json")
"""What Python would import from the working folder if that were on its path."""


def plant(repo: GitRepo, canary: Path) -> None:
    """Set every trap; each of them makes the canary's file, with its own name in it."""
    traps = canary.parent / "traps"
    traps.mkdir()
    hooks = repo.root / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in HOOKS:
        trap(hooks / name, canary)
    for name in SETTINGS:
        file = trap(traps / name, canary)
        repo.git(
            "config", "--add", name, f"!{file}" if name.startswith(("alias.", "credential.")) else str(file)
        )
    included = traps / "included"
    included.write_text(f"[core]\n\tpager = {trap(traps / 'included-pager', canary)}\n")
    for name, value in {
        "core.hooksPath": str(hooks),
        "include.path": str(included),
        "filter.trap.required": "true",
        "commit.gpgSign": "true",
        "log.showSignature": "true",
        "submodule.recurse": "true",
        "protocol.ext.allow": "always",
        "remote.origin.url": f"ext::{trap(traps / 'remote', canary)}",
        "remote.origin.promisor": "true",
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
    }.items():
        repo.git("config", name, value)
    for path in (".gitattributes", "registry/.gitattributes", ".git/info/attributes"):
        repo.write(path, "* filter=trap diff=trap merge=trap\n")
    for name in MODULES:
        repo.write(f"{name}.py", f"open({str(canary)!r}, 'a').write('{name}.py ')\n")
        repo.write(f"registry/{name}.py", f"open({str(canary)!r}, 'a').write('{name}.py ')\n")
    for program in ("git", "less", "sh", "vi"):
        trap(repo.root / program, canary)


def trap(file: Path, canary: Path) -> Path:
    """A program that says in the canary's file that it ran."""
    file.write_text(f"#!/bin/sh\necho {file.name} >> {canary}\ncat\n")
    file.chmod(0o755)
    return file


def signed(repo: GitRepo) -> None:
    """Put a commit on the branch that has a signature to be verified."""
    raw = repo.git("cat-file", "commit", "HEAD") + "\n"
    head, _, message = raw.partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iHUEABYK\n -----END PGP SIGNATURE-----"
    file = repo.root.parent / "commit"
    file.write_text(f"{head}\n{signature}\n\n{message}")
    commit = repo.git("hash-object", "-t", "commit", "-w", str(file))
    repo.git("update-ref", "refs/heads/main", commit)
