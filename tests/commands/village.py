"""A community small enough to be cut at every step: four people, two roles, one group."""

import subprocess
from pathlib import Path

COMMUNITY = """\
# yaml-language-server: $schema=.schemas/community.json
name: Village
conduct: {version: "1", report_to: conduct@village.example.org}
contribution_kinds:
  review: {title: Review, code: false}
evidence:
  - {kinds: [review], source: the log, from: 2020-01-01}
"""
MEMBER = """\
title: Member
ladder: village
scope: community
requires:
  id: all
  all_of:
    - id: vouched
      label: A member vouches for you
      sponsors: {least: 1, role: member}
    - id: kind
      label: You are kind
      attestation: {by: lead, what: is kind to newcomers, scope: any}
      waivable_by: steward
process:
  id: steps
  all_of:
    - {id: accepted, acceptance: {}}
    - {id: one, approvals: {by: lead, least: 1, scope: any}}
in_force: 2020-01-01
"""
REVIEWER = """\
title: Reviewer
ladder: village
scope: group
follows: [member]
requires:
  id: reviews
  label: Two reviews in a year
  contributions: {kinds: [review], least: 2, window: 1 year, scope: within}
in_force: 2020-01-01
"""
HEAD = """\
title: Head
ladder: offices
scope: group
requires:
  id: asked
  manual: {question: Were they asked to lead}
grants: [lead, steward]
in_force: 2020-01-01
"""
FILES = {
    "community.yaml": COMMUNITY,
    "roles/member.yaml": MEMBER,
    "roles/reviewer.yaml": REVIEWER,
    "roles/head.yaml": HEAD,
    "sigs/docs.yaml": "title: Docs\nkind: sig\nmission: Words.\n",
    "people/ada.yaml": "name: Ada\nfollows:\n  - group: docs\n",
    "records/ada.yaml": "# Ada's own\naccount: {login: Ada, id: 7}\n\nseats: []  # none yet\n",
    "records/b/bob.yaml": "account: {login: bob, id: 8}\nseats:\n  - role: member\n    since: 2024-01-01\n"
    "    origin: founding\n  - role: head\n    sig: docs\n    since: 2024-01-01\n    origin: founding\n",
    "people/b/bob.yaml": "name: Bob\n",
    "contributions/b/bob.2025.yaml": "entries:\n  - kind: review\n    date: 2025-12-01\n    group: docs\n"
    "    what: a page\n    recorded_by: bob\n    witnesses: [cleo]\n",
    "contributions/b/bob.2026.yaml": "entries:\n  - kind: review\n    date: 2026-05-01\n    group: docs\n"
    "    what: a leaf\n    with: [cleo]\n    recorded_by: cleo\n    witnesses: [cleo]\n",
    "records/cleo.yaml": "account: {login: cleo, id: 9}\nseats:\n  - role: member\n    since: 2024-03-01\n"
    "    sponsors: [{by: bob, on: 2024-02-01}]\n    attestations:\n"
    "      - {id: kind, by: bob, on: 2024-02-01}\n",
    "pairings/bob-cleo.yaml": "mentor: bob\nmentee: cleo\nstate: active\nproposed: 2026-11-01\n"
    "accepted: {mentor: 2026-11-02, mentee: 2026-11-02}\n"
    "last_contact: {mentor: 2026-11-10, mentee: 2026-11-10}\n",
}
PROMOTE = ("promote", "ada", "member", "--sponsor", "bob", "--attest", "kind=bob")
"""Words that make Ada a member."""


def settle(top: Path, folder: str = "registry", *, git: bool = False) -> Path:
    """The village in a folder, perhaps in a git repository with everything committed; where it is."""
    for path, text in FILES.items():
        file = top / folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    if git:
        words = ("init -q -b main --template=", "add .", "commit -q -m Settle", "repack -q -a -d")
        for word in words:
            subprocess.run(["git", *word.split()], cwd=top, check=True)
    return top / folder
