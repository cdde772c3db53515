"""Attacks in disguise: by file, by YAML, by text, by group and by work; each with its honest twin."""

from tests.review.attacks import ADA, STEWARDS, TOKYO
from tests.review.town import FILES, TODAY, Case

SHARD = "Ada moves her profile to a shard"
MOVES = "Ada moves"
DAN = FILES["records/dan.yaml"]
LFS = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "a" * 64 + "\nsize 12\n"
COMMIT = "0123456789012345678901234567890123456789"


def profile(raw: bytes | str) -> dict[str, bytes | str]:
    """Ada's own profile, in these bytes."""
    return {"people/ada.yaml": raw}


DISGUISES = (
    Case(
        "edits another's record under cover of a move",
        {"records/dan.yaml": None, "records/d/dan.yaml": DAN.replace("gamma", "beta")},
        "needs",
        of=STEWARDS,
        twin=SHARD,
    ),
    Case(
        "moves another's record to a shard",
        {"records/dan.yaml": None, "records/d/dan.yaml": DAN},
        "needs",
        of=STEWARDS,
        twin=SHARD,
    ),
    Case(
        "shadows her record from a shard",
        {"records/a/ada.yaml": ADA.replace("acme", "beta")},
        "refused",
        says="L033",
        approvers="sam",
        twin=SHARD,
    ),
    Case(
        "copies a steward's record to her own place",
        {"records/ada.yaml": FILES["records/sam.yaml"]},
        "refused",
        approvers="sam",
        twin=MOVES,
    ),
    Case(
        "renames a steward's record to her own handle",
        {"records/sam.yaml": None, "records/ada.yaml": FILES["records/sam.yaml"]},
        "needs",
        twin=SHARD,
    ),
    Case(
        "moves a profile by case alone",
        {"people/ada.yaml": None, "people/Ada.yaml": FILES["people/ada.yaml"]},
        "refused",
        approvers="sam",
        twin=SHARD,
    ),
    Case(
        "makes a link of another's profile",
        {"people/bob.yaml": {"120000": "ada.yaml"}},
        "refused",
        approvers="sam",
        says="link",
        twin=MOVES,
    ),
    Case(
        "makes a link of her own profile",
        {"people/ada.yaml": {"120000": "../records/ada.yaml"}},
        "refused",
        twin=MOVES,
    ),
    Case(
        "makes a submodule of a folder",
        {"stories/flood.yaml": {"160000": COMMIT}},
        "refused",
        approvers="bob sam",
        twin=MOVES,
    ),
    Case(
        "makes a program of her profile",
        {"people/ada.yaml": {"100755": FILES["people/ada.yaml"]}},
        "needs",
        of=STEWARDS,
        twin=MOVES,
    ),
    Case(
        "makes a link of the registry",
        {"/registry": {"120000": "elsewhere"}},
        "refused",
        approvers="sam",
        twin=MOVES,
    ),
    Case("takes the registry away", {"community.yaml": None}, "refused", approvers="sam", twin=MOVES),
    Case(
        "writes attributes for git",
        {"/.gitattributes": "*.yaml merge=union\n"},
        "needs",
        of=STEWARDS,
        twin="a workflow waits for a steward",
    ),
    Case(
        "writes attributes in the registry",
        {".gitattributes": "*.yaml -text\n"},
        "needs",
        of=STEWARDS,
        twin="a workflow waits for a steward",
    ),
    Case(
        "writes a map of names for git",
        {"/.mailmap": "Sam <sam@x.invalid> Ada <ada@x.invalid>\n"},
        "needs",
        of=STEWARDS,
        twin="a workflow waits for a steward",
    ),
    Case(
        "writes a hook",
        {"/.pre-commit-config.yaml": "repos: []\n"},
        "needs",
        of=STEWARDS,
        twin="a workflow waits for a steward",
    ),
    Case(
        "writes a copy of a schema",
        {".schemas/record.json": "{}\n"},
        "needs",
        of=STEWARDS,
        twin="a workflow waits for a steward",
    ),
    Case(
        "hides a file beside her own",
        {"people/.ada.yaml": "name: Ada\n", **TOKYO},
        "needs",
        of=STEWARDS,
        twin=MOVES,
    ),
    Case("puts a large-file pointer in her profile's place", profile(LFS), "refused", twin=MOVES),
    Case("names a key twice", profile("name: Ada\nname: Bob\n"), "refused", says="L010", twin=MOVES),
    Case(
        "shares a value by an anchor",
        profile("name: &a Ada\nabout: *a\n"),
        "refused",
        says="L011",
        twin=MOVES,
    ),
    Case("merges a key", profile("<<: {name: Ada}\nname: Ada\n"), "refused", twin=MOVES),
    Case("writes a tag", profile("name: !!str Ada\n"), "refused", says="L012", twin=MOVES),
    Case("writes two documents", profile("name: Ada\n---\nname: Bob\n"), "refused", says="L014", twin=MOVES),
    Case(
        "hides a line in a comment by U+2028",
        profile("name: Ada # note\u2028time_zone: UTC\n"),
        "refused",
        says="L021",
        twin="Ada comments her profile",
    ),
    Case(
        "hides a line in a comment by U+0085",
        profile("name: Ada # note\u0085time_zone: UTC\n"),
        "refused",
        says="L021",
        twin="Ada comments her profile",
    ),
    Case(
        "hides a line by a lone CR",
        profile("name: Ada # note\rtime_zone: UTC\n"),
        "refused",
        says="L021",
        twin="Ada comments her profile",
    ),
    Case(
        "turns the direction of text",
        profile("name: Ada \u202e# adA\n"),
        "refused",
        says="L022",
        twin="Ada comments her profile",
    ),
    Case(
        "writes a huge file",
        profile("name: Ada\nabout: " + "x" * 70_000 + "\n"),
        "refused",
        says="L003",
        twin=MOVES,
    ),
    Case(
        "writes a deep file",
        profile("name: Ada\ninterests: " + "[" * 40 + "]" * 40 + "\n"),
        "refused",
        twin=MOVES,
    ),
    Case("writes bytes that are no text", profile(b"name: Ad\xff\n"), "refused", says="L002", twin=MOVES),
    Case(
        "puts a byte order mark before another's record",
        {"records/dan.yaml": b"\xef\xbb\xbf" + DAN.encode()},
        "needs",
        of=STEWARDS,
        twin="Ada comments her profile",
    ),
    Case(
        "writes a comment into her own record",
        {"records/ada.yaml": ("account:", "# role: steward\naccount:")},
        "needs",
        of=STEWARDS,
        says="comments only",
        twin="Ada comments her profile",
    ),
    Case(
        "slips a comment beside an agreement",
        {"records/ada.yaml": ("seats:", "  - {what: guide, on: 2026-11-20}  # seats:\nseats:")},
        "needs",
        of=STEWARDS,
        twin="Ada agrees to the code of conduct",
    ),
    Case(
        "lays her record out otherwise beside an agreement",
        {
            "records/ada.yaml": ADA.replace("{login: Ada, id: 1}", "{id: 1, login: Ada}").replace(
                "seats:", "  - {what: guide, on: 2026-11-20}\nseats:"
            )
        },
        "needs",
        of=STEWARDS,
        twin="Ada agrees to the code of conduct",
    ),
    Case(
        "puts her seats in another order",
        {
            "records/dan.yaml": "".join(
                (
                    DAN.partition("seats:")[0],
                    "seats:\n",
                    "  - role" + DAN.split("  - role")[2],
                    "  - role" + DAN.split("  - role")[1],
                )
            )
        },
        "needs",
        of=STEWARDS,
        author="dan",
        twin="Ada ends her own seat",
    ),
    Case(
        "writes an address",
        profile("name: Ada\nabout: ada@mail.example.org\n"),
        "refused",
        says="L401",
        twin=MOVES,
    ),
    Case(
        "writes a secret into a commit message",
        TOKYO,
        "refused",
        message="Move\n\nghp_" + "a1" * 18,
        says="write the message anew",
        twin=MOVES,
    ),
    Case(
        "writes a secret into a trailer of a commit message",
        TOKYO,
        "refused",
        message="Move\n\nNote: ghp_" + "a1" * 18,
        says="write the message anew",
        twin="Ada moves, and signs her commit",
    ),
    Case(
        "writes an address into a commit message",
        TOKYO,
        "refused",
        message="Move\n\nNote: ada@mail.example.org",
        twin="Ada moves, and signs her commit",
    ),
    Case(
        "writes a terminal escape into a commit message", TOKYO, "refused", message="Move \x1b[2J", twin=MOVES
    ),
    Case(
        "refers to somebody who is not there",
        {"people/ada.yaml": ("group: docs", "group: nowhere")},
        "refused",
        says="L203",
        twin="Ada follows a group",
    ),
    Case(
        "takes away a group that others name",
        {"sigs/docs.yaml": None, "sigs/docs/site.yaml": None},
        "refused",
        author="sam",
        approvers="sue",
        says="L203",
        twin="a steward's change is approved by the other",
    ),
    Case(
        "takes away a role that others hold",
        {"roles/member.yaml": None},
        "refused",
        author="sam",
        approvers="sue",
        says="L201",
        twin="a steward's change is approved by the other",
    ),
    Case(
        "writes where nothing belongs",
        {"people/b/notes.yaml": "name: N\n"},
        "refused",
        approvers="sam",
        says="L032",
        twin="a workflow waits for a steward",
    ),
)
WORK = (
    Case(
        "a lead changes what a group is",
        {"sigs/docs.yaml": ("kind: sig", "kind: committee")},
        "needs",
        of=STEWARDS,
        author="carol",
        twin="a lead moves the office hours",
    ),
    Case(
        "a lead moves the group below another",
        {"sigs/node.yaml": ("kind: sig", "kind: subproject\nwithin: docs")},
        "needs",
        author="bob",
        of="sam sue",
        twin="a lead moves the office hours",
    ),
    Case(
        "a lead widens the paths of the group",
        {"sigs/docs.yaml": ("docs/", "/")},
        "needs",
        author="bob",
        twin="a lead moves the office hours",
    ),
    Case(
        "a lead takes another private address",
        {"sigs/docs.yaml": ("mission", "contact: {private: bob@town.example.org}\nmission")},
        "needs",
        of=STEWARDS,
        author="bob",
        twin="a lead moves the office hours",
    ),
    Case(
        "a lead tightens a role for others",
        {
            "sigs/docs.yaml": (
                "mission",
                "tightened: {reviewer: {id: more, manual: {question: Nice}}}\nmission",
            )
        },
        "needs",
        of=STEWARDS,
        author="bob",
        twin="a lead moves the office hours",
    ),
    Case(
        "a lead of another group moves the office hours",
        {"sigs/docs.yaml": ('"14:00"', '"15:00"')},
        "needs",
        of="bob sam sue",
        author="carol",
        twin="a lead moves the office hours",
    ),
    Case(
        "a lead of the group below changes the group above",
        {"sigs/docs.yaml": ("Words.", "Sites.")},
        "needs",
        of="bob sam sue",
        author="dan",
        base={
            "records/dan.yaml": DAN
            + f"  - role: lead\n    sig: docs/site\n    since: {TODAY}\n    origin: founding\n"
        },
        twin="a lead of the group above changes a mission",
    ),
    Case(
        "founds a group",
        {"sigs/moon.yaml": "title: Moon\nkind: sig\nmission: Up.\n"},
        "needs",
        of=STEWARDS,
        author="bob",
        twin="a lead of the group above changes a mission",
    ),
    Case(
        "writes an alias for an employer",
        {"organizations/beta.yaml": "name: Beta\naliases: [Acme Home]\n"},
        "needs",
        of=STEWARDS,
        twin="a steward's change waits for the other",
    ),
    Case(
        "takes an item in another's name",
        {"items/well.yaml": ("state: open\n", "state: taken\nowner: dan\n")},
        "needs",
        of="bob dan sam sue",
        twin="Ada takes an open item",
    ),
    Case(
        "takes another's item",
        {"items/bell.yaml": ("owner: ada", "owner: dan")},
        "needs",
        of="ada bob sam sue",
        author="dan",
        twin="Ada takes an open item",
    ),
    Case(
        "finishes another's item",
        {"items/bell.yaml": ("state: taken", "state: done")},
        "needs",
        of="ada bob sam sue",
        author="dan",
        twin="Ada finishes her item",
    ),
    Case(
        "closes an open item that nobody took",
        {"items/well.yaml": ("state: open", "state: done")},
        "needs",
        of="bob sam sue",
        twin="Ada finishes her item",
    ),
    Case(
        "takes an item away", {"items/well.yaml": None}, "needs", of="bob sam sue", twin="Ada raises an item"
    ),
    Case(
        "raises an item in another's name",
        {"items/gate.yaml": "title: A gate\ngroup: docs\nstate: open\nraised: {by: dan, on: 2026-11-22}\n"},
        "needs",
        of="dan",
        twin="Ada raises an item",
    ),
    Case(
        "raises an item above all others",
        {
            "items/gate.yaml": "title: A gate\ngroup: docs\nstate: open\npriority: urgent\n"
            "raised: {by: ada, on: 2026-11-22}\n"
        },
        "needs",
        of="bob sam sue",
        twin="Ada raises an item",
    ),
    Case(
        "raises an item as a stranger",
        {"items/gate.yaml": "title: A gate\ngroup: docs\nstate: open\n"},
        "needs",
        of="bob sam sue",
        author="stranger",
        twin="Ada raises an item",
    ),
    Case(
        "writes a note in another's name",
        {
            "items/well.yaml": (
                "state: open\n",
                "state: open\nnotes:\n  - {by: dan, on: 2026-11-22, text: done}\n",
            )
        },
        "needs",
        of="dan",
        twin="Ada takes an open item",
    ),
    Case(
        "seconds her own idea",
        {
            "ideas/fair.yaml": (
                "state: raised\nsince: 2026-10-01",
                "seconds:\n  - {by: ada, on: 2026-11-22}\nstate: seconded\nsince: 2026-11-22",
            )
        },
        "refused",
        approvers="dan",
        twin="Dan seconds an idea",
    ),
    Case(
        "seconds an idea without a seat",
        {
            "ideas/fair.yaml": (
                "state: raised\nsince: 2026-10-01",
                "seconds:\n  - {by: nia, on: 2026-11-22}\nstate: seconded\nsince: 2026-11-22",
            )
        },
        "needs",
        of="bob sam sue",
        author="nia",
        twin="Dan seconds an idea",
    ),
    Case(
        "incubates her own idea",
        {
            "ideas/fair.yaml": (
                "state: shepherded\nsince: 2026-11-01",
                "state: incubating\nsince: 2026-11-22\nnext_review: 2027-05-22",
            )
        },
        "needs",
        of="bob sam sue",
        base={
            "ideas/fair.yaml": FILES["ideas/fair.yaml"].replace(
                "state: raised\nsince: 2026-10-01",
                "state: shepherded\nsince: 2026-11-01\nseconds: [{by: dan, on: 2026-10-20}]\nshepherd: dan",
            )
        },
        twin="Ada withdraws her idea",
    ),
    Case(
        "withdraws another's idea",
        {"ideas/fair.yaml": ("state: raised\nsince: 2026-10-01", "state: withdrawn\nsince: 2026-11-22")},
        "needs",
        of="ada bob sam sue",
        author="dan",
        twin="Ada withdraws her idea",
    ),
    Case(
        "accepts a pairing for the other side",
        {
            "pairings/dan-ada.yaml": (
                "proposed: 2026-11-10\n",
                "proposed: 2026-11-10\naccepted: {mentor: 2026-11-22}\n",
            )
        },
        "needs",
        of="dan",
        twin="Ada accepts her pairing",
    ),
    Case(
        "begins a pairing without the other side",
        {
            "pairings/dan-ada.yaml": (
                "state: proposed\nproposed: 2026-11-10\n",
                "state: active\nproposed: 2026-11-10\naccepted: {mentor: 2026-11-22, mentee: 2026-11-22}\n",
            )
        },
        "needs",
        of="dan",
        twin="both sides accept a pairing",
    ),
    Case(
        "changes who is paired",
        {"pairings/dan-ada.yaml": ("mentor: dan", "mentor: bob")},
        "needs",
        twin="Ada accepts her pairing",
    ),
    Case(
        "pairs herself",
        {
            "pairings/bob-ada.yaml": f"mentor: bob\nmentee: ada\nstate: active\nproposed: {TODAY}\n"
            f"accepted: {{mentor: {TODAY}, mentee: {TODAY}}}\n"
        },
        "needs",
        of=STEWARDS,
        twin="Ada accepts her pairing",
    ),
    Case(
        "mends the README as a stranger",
        {"/README.md": "# T\n"},
        "needs",
        of=STEWARDS,
        author="stranger",
        twin="a stranger mends the README with a steward's approval",
    ),
    Case(
        "makes himself shepherd of another's item and drops it",
        {"items/bell.yaml": ("state: taken\n", "state: dropped\nshepherd: dan\n")},
        "needs",
        of="bob sam sue",
        author="dan",
        twin="a shepherd drops an item",
    ),
    Case(
        "lets an idea be seconded since long ago",
        {
            "ideas/fair.yaml": (
                "state: raised\nsince: 2026-10-01",
                "seconds:\n  - {by: dan, on: 2026-11-22}\nstate: seconded\nsince: 2026-01-01",
            )
        },
        "needs",
        of=STEWARDS,
        author="dan",
        twin="Dan seconds an idea",
    ),
    Case(
        "a lead hands an item to another group",
        {"items/well.yaml": ("group: docs", "group: node")},
        "needs",
        of="carol sam sue",
        author="bob",
        twin="a lead of both groups moves an item between them",
    ),
)
