"""A community of a handful of people, each of whom shows one thing that lists and pages tell."""

from datetime import date
from pathlib import Path

from ladder_cli.directory.listing import View
from ladder_cli.roles.ladders import Ladders
from ladder_cli.store.loading import open_registry
from ladder_cli.store.source import Texts

TODAY = date(2026, 11, 22)

COMMUNITY = """\
name: Hamlet
conduct: {version: "2", report_to: conduct@hamlet.example.org}
newcomer_days: 90
contribution_kinds:
  review: {title: Review, code: false}
  talk: {title: Talk, code: false}
"""


def role(title: str, scope: str, follows: str = "", grants: str = "", ladder: str = "hamlet") -> str:
    """A role that asks for a word."""
    lines = f"title: {title}\nladder: {ladder}\nscope: {scope}\nin_force: 2020-01-01\n"
    lines += f"follows: [{follows}]\n" if follows else ""
    lines += f"grants: [{grants}]\n" if grants else ""
    return lines + "requires: {id: asked, manual: {question: Were they asked}}\n"


IDEA = "problem: None\nproposal: This\nfor_whom: all\nhelp_wanted: hands\nraised: {by: cyd, on: 2026-09-01}\n"
IDEAS = {
    "fair": f"title: A fair\n{IDEA}state: raised\nsince: 2026-09-01\n",
    "play": f"title: A play\n{IDEA}group: docs/site\ntopics: [words]\nsize: medium\n"
    "seconds: [{by: dan, on: 2026-09-02}]\nshepherd: ada\nstate: incubating\nsince: 2026-09-03\n"
    "next_review: 2027-03-03\n",
    "show": f"title: A show\n{IDEA}group: docs\nseconds: [{{by: dan, on: 2026-11-20}}]\n"
    "feedback: [{by: bob, on: 2026-11-21, text: Good}]\nstate: seconded\nsince: 2026-11-20\n",
}
FILES = {
    "community.yaml": COMMUNITY,
    "roles/member.yaml": role("Member", "community"),
    "roles/reviewer.yaml": role("Reviewer", "group", "member"),
    "roles/approver.yaml": role("Approver", "group", "reviewer"),
    "roles/lead.yaml": role("Lead", "group", "member", "lead", "offices"),
    "sigs/docs.yaml": "title: SIG Docs\nkind: sig\ntopics: [words]\n",
    "sigs/docs/site.yaml": "title: Site\nkind: subproject\nwithin: docs\n",
    "sigs/ops.yaml": "title: Ops\nkind: user-group\nonboarding:\n"
    "  curriculum: [{title: The door, link: 'https://ops.example.org/101'}, {title: The stairs}]\n"
    "  hosts: [bob, dan]\n  handoffs:\n    - {person: cyd, to: docs, on: 2026-11-15}\n"
    "    - {person: eve, to: docs, on: 2026-10-20, accepted: 2026-10-25}\n",
    "sigs/docs-writers.yaml": "title: Docs writers\nkind: team\nwithin: docs\n",
    "organizations/acme.yaml": "name: Acme\naliases: [Acme Inc]\nrelated: [acme-labs]\n",
    "organizations/acme-labs.yaml": "name: Acme Labs\n",
    "organizations/zinc.yaml": "name: Zinc\n",
    # a reviewer below docs, employed by a related company
    "people/ada.yaml": "name: Ada\ntime_zone: Africa/Lagos\nlanguages: [en, pt-BR]\nclasses: [contributor]\n"
    "interests: [words]\nfollows: [{group: docs, since: 2024-01-01}]\n"
    "mentoring: {offer: {capacity: 2, groups: [docs]}}\n",
    "records/ada.yaml": "account: {login: Ada}\naffiliations: [{organization: acme-labs, from: 2023-01-01}]\n"
    "seats:\n  - {role: member, since: 2024-01-01}\n"
    "  - {role: reviewer, sig: docs/site, since: 2025-01-01}\n",
    # an approver in docs, independent, on leave, whose only mentee takes the only place
    "people/bob.yaml": "name: Bob\ntime_zone: Africa/Accra\nlanguages: [en]\nclasses: [user, operator]\n"
    "mentoring: {offer: {capacity: 1}}\n",
    "records/bob.yaml": "account: {login: bob}\n"
    "affiliations: [{organization: independent, from: 2020-01-01}]\n"
    "leave: [{from: 2026-11, until: 2026-12}]\n"
    "seats:\n  - {role: approver, sig: docs, since: 2023-01-01}\n"
    "  - {role: lead, sig: ops, since: 2022-01-01, until: 2024-01-01,"
    " ended: {on: 2024-01-01, why: term-over, as: emeritus}}\n",
    # a newcomer with a profile alone, looking for a mentor
    "people/cyd.yaml": "name: Cyd\ntime_zone: Asia/Tokyo\nclasses: [operator]\n"
    "follows: [{group: ops, since: 2026-11-01}, {group: docs, since: 2024-05-01}]\n"
    "mentoring: {wish: {since: 2026-11-01, group: docs}}\n",
    # a record alone, employed by Acme as far as is known
    "records/dan.yaml": "name: Dan\naccount: {login: dan}\n"
    "affiliations: [{organization: acme, as_of: 2026-01-01}]\n"
    "seats: [{role: lead, sig: docs, since: 2026-10-01}]\n",
    # listens, left Acme, follows docs since lately but holds a seat there
    "people/eve.yaml": "name: Eve\nlistening: true\nfollows: [{group: docs, since: 2026-11-01}]\n",
    "records/eve.yaml": "affiliations: [{organization: acme, from: 2020-01-01, until: 2025-01-01}]\n"
    "seats: [{role: reviewer, sig: docs, since: 2026-11-10}]\n",
    "contributions/ada.yaml": "entries:\n"
    "  - {kind: talk, date: 2026-03-01, group: ops, what: A talk, link: 'https://talks.example.org/1',"
    " recorded_by: ada, witnesses: [bob]}\n"
    "measures:\n  - {kind: review, group: docs/site, from: 2026-01-01, until: 2026-06-30, count: 12,"
    " days: 10, actors: 3, source: the log, as_of: 2026-07-01}\n",
    "contributions/bob.2025.yaml": "entries:\n"
    "  - {kind: review, date: 2025-05-05, group: docs, what: A page, with: [ada], recorded_by: bob}\n",
    "pairings/bob-cyd.yaml": "mentor: bob\nmentee: cyd\ngroup: docs\nstate: active\nproposed: 2026-11-02\n"
    "accepted: {mentor: 2026-11-03, mentee: 2026-11-03}\n",
    "pairings/eve-bob.yaml": "mentor: eve\nmentee: bob\ngroup: docs/site\ngoal: reviewer\nstate: ended\n"
    "proposed: 2026-03-02\naccepted: {mentor: 2026-03-03, mentee: 2026-03-03}\n"
    "ended: {on: 2026-06-01, why: no-time}\n",
    "stories/flood.yaml": "title: The flood\nauthor: ada\non: 2026-02-01\nbroke: The pump\nlearnt: Buy two\n"
    "environment: A cellar\nwitnesses: [bob]\n",
    # told for a group, and said of it elsewhere
    "stories/frost.yaml": "title: The frost\nauthor: bob\non: 2026-03-01\ngroup: docs\ntopics: [words]\n"
    "broke: The pipe\nlearnt: Let it run\nscale: 2 pipes\nreview_on: 2027-03-01\n",
    "signals/poll.yaml": "title: A poll\nkind: survey\non: 2026-09-01\nlink: https://polls.example.org/1\n"
    "group: docs\ntopics: [words]\nsurvey: {question: Why, people: 7, answers: {so: 7}}\n",
    "signals/song.yaml": "title: A song\nkind: mention\non: 2026-08-01\nlink: https://songs.example.org/1\n",
    "items/first.yaml": "title: A first thing\ngroup: docs\nlevel: newcomer\nstate: open\n"
    "raised: {by: ada, on: 2026-10-01}\nskills: [writing, reading]\nnotes:\n"
    "  - {by: bob, on: 2026-10-02, text: 'Begin with the cover'}\n",
    # taken, looked after, moved lately
    "items/second.yaml": "title: A second thing\ngroup: docs/site\nlevel: expert\nstate: taken\n"
    "topics: [words]\nraised: {by: ada, on: 2026-10-01}\nshepherd: ada\nowner: eve\nmoved: 2026-11-20\n",
    # one that nobody has seconded, one that looks for a shepherd, one that has one
    **{f"ideas/{name}.yaml": text for name, text in IDEAS.items()},
}


def view(files: dict[str, str] | None = None, today: date = TODAY) -> View:
    """The registry of these files (the hamlet's where none are given) as it stands on the day."""
    texts = {path: text.encode() for path, text in (FILES if files is None else files).items()}
    return View(Ladders(open_registry(Texts(texts))), today)


def written(folder: Path, files: dict[str, str] | None = None) -> Path:
    """The files in a folder, below `registry/`."""
    for path, text in (FILES if files is None else files).items():
        file = folder / "registry" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return folder
