"""A hamlet with a ladder of its own: six people, three roles, one group, and a case that is open."""

from pathlib import Path

from tests.stage import GitRepo

COMMUNITY = """\
# yaml-language-server: $schema=.schemas/community.json
name: Hamlet
conduct: {version: "1", report_to: conduct@hamlet.example.org}
contribution_kinds:
  review: {title: Review, code: false}
  talk: {title: Talk, code: false, link: true}
  mentoring: {title: Mentoring, code: false, witness: true}
evidence:
  - {kinds: [review], source: the log, from: 2020-01-01}
"""
MEMBER = """\
title: Member
ladder: hamlet
scope: community
requires: {id: once, contributions: {kinds: [review], least: 1}}
keeps:
  window: 12 months
  needs: {id: still, contributions: {kinds: [review], least: 2}}
  vouch_for: 1 year
  notice: 30 days
  loss: {as: emeritus}
  returns: {by: request, within: 1 year}
in_force: 2020-01-01
"""
REVIEWER = """\
title: Reviewer
ladder: hamlet
scope: group
follows: [member]
requires:
  id: all
  all_of:
    - {id: reviews, contributions: {kinds: [review], least: 2, scope: within}}
    - {id: vouched, sponsors: {least: 1, role: reviewer}}
    - {id: kind, attestation: {by: lead, what: is kind to newcomers}, waivable_by: steward}
process:
  id: steps
  all_of:
    - {id: named, nomination: {by: member}}
    - {id: seconded, seconds: {least: 1, by: reviewer}}
    - {id: accepted, acceptance: {}}
    - {id: poll, vote: {by: lead, share: 0.5}}
    - {id: open, days_open: {least: 7}}
in_force: 2020-01-01
"""
HEAD = """\
title: Head
ladder: offices
scope: group
requires: {id: asked, manual: {question: Were they asked to lead}}
grants: [lead, steward]
in_force: 2020-01-01
"""
ADA = """\
name: Ada
account: {login: ada}
seats:
  - {role: member, since: 2025-01-01}   # since the first day
nominations:
  - {role: reviewer, sig: docs, by: bob, on: 2026-11-10}
"""
WORK = """\
entries:
  - {kind: review, date: 2026-02-02, group: docs, what: the upgrade guide, recorded_by: bob}
  - {kind: review, date: 2026-03-02, group: docs, what: the glossary, recorded_by: bob}
"""
FILES = {
    "community.yaml": COMMUNITY,
    "roles/member.yaml": MEMBER,
    "roles/reviewer.yaml": REVIEWER,
    "roles/head.yaml": HEAD,
    "sigs/docs.yaml": "title: Docs\nkind: sig\n",
    "records/ada.yaml": ADA,
    "records/bob.yaml": "seats:\n  - {role: member, since: 2024-01-01}\n",
    "records/carol.yaml": (
        "seats:\n  - {role: head, sig: docs, since: 2024-01-01, origin: founding}\n"
        "  - {role: member, since: 2024-01-01}\n"
    ),
    "records/dan.yaml": (
        "seats:\n  - {role: reviewer, sig: docs, since: 2024-01-01, origin: founding}\n"
        "  - {role: member, since: 2024-01-01}\n"
    ),
    "records/eve.yaml": "name: Eve\n",
    "people/fay.yaml": "name: Fay\n",
    "contributions/ada.yaml": WORK,
}


def build(folder: Path, repo: GitRepo) -> Path:
    """Write the hamlet into a git repository, commit it, and give the registry's folder."""
    for path, text in FILES.items():
        repo.write(f"registry/{path}", text)
    repo.commit("Found the hamlet")
    return folder / "registry"


def bytes_of(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.yaml")}
