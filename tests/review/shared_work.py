"""Items, ideas and pairings: honest moves, and attacks that hand out, move or park what they may not."""

from tests.review.town import FILES, TODAY, Case

FAIR = FILES["ideas/fair.yaml"]
STATE = "state: raised\nsince: 2026-10-01\n"
SECOND = "seconds:\n  - {by: dan, on: 2026-10-05}\n"
SLOTS = {"people/dan.yaml": "name: Dan\nslots: 2\n"}
OFFER = {"people/dan.yaml": "name: Dan\nmentoring:\n  offer: {capacity: 1}\n"}
TAKES = ("state: open\n", "state: open\nshepherd: dan\n")
TAKES_LARGE = ("state: open\n", "state: open\nsize: large\nshepherd: dan\n")
PAIRING = "mentor: dan\nmentee: nia\nstate: proposed\nproposed: 2026-11-20\n"


def fair(state: str, more: str = "", since: str = TODAY) -> str:
    """The idea in another state, by another day."""
    return FAIR.replace(STATE, f"{more}state: {state}\nsince: {since}\n")


OLD = {"ideas/fair.yaml": fair("raised", since="2026-09-01")}
SECONDED = {"ideas/fair.yaml": fair("seconded", SECOND, since="2026-11-01")}
TENDED = {"ideas/fair.yaml": fair("shepherded", f"{SECOND}shepherd: dan\n", since="2026-11-01"), **SLOTS}
INCUBATING = {
    "ideas/fair.yaml": fair("incubating", f"{SECOND}shepherd: dan\n", since="2026-05-20")
    + "next_review: 2026-11-20\n",
    **SLOTS,
}
PARKED = {"ideas/fair.yaml": fair("parked") + f"parked:\n  on: {TODAY}\n  why: no-second\n"}
RENEWS = 'renewals:\n  - {by: dan, on: 2026-11-22, link: "https://town.example.org/fair"}\nstate: incubating'
RENEWED = {
    "ideas/fair.yaml": INCUBATING["ideas/fair.yaml"]
    .replace("state: incubating", RENEWS)
    .replace("next_review: 2026-11-20", "next_review: 2027-05-22")
}
HANDED = {
    "ideas/fair.yaml": fair("handed-off", f"{SECOND}shepherd: dan\n")
    + f"outcome: {{on: {TODAY}, to: node}}\n"
}

HONEST = (
    Case("Dan looks after an item", {"items/well.yaml": TAKES}, "allowed", author="dan", base=SLOTS),
    Case(
        "Dan declares slots and looks after an item",
        {"items/well.yaml": TAKES, **SLOTS},
        "allowed",
        author="dan",
    ),
    Case(
        "Dan lowers his slots below what he carries",
        {"people/dan.yaml": ("slots: 2", "slots: 0")},
        "allowed",
        author="dan",
        base={**SLOTS, "items/well.yaml": TAKES},
    ),
    Case(
        "Ada takes an item on the day she says",
        {"items/well.yaml": ("state: open\n", f"state: taken\nowner: ada\nmoved: {TODAY}\n")},
        "allowed",
    ),
    Case(
        "Ada gives an item back",
        {
            "items/bell.yaml": (
                "state: taken\nraised: {by: bob, on: 2026-10-01}\nowner: ada\n",
                f"state: open\nraised: {{by: bob, on: 2026-10-01}}\nmoved: {TODAY}\n",
            )
        },
        "allowed",
    ),
    Case("a timer parks an idea", PARKED, "allowed", author="nia", base=OLD, says="ladder idea due --write"),
    Case(
        "Dan looks after an idea",
        {"ideas/fair.yaml": fair("shepherded", f"{SECOND}shepherd: dan\n"), **SLOTS},
        "allowed",
        author="dan",
        base=SECONDED,
    ),
    Case("Dan renews an incubation", RENEWED, "allowed", author="dan", base=INCUBATING),
    Case(
        "a lead hands an idea to a group that says yes",
        HANDED,
        "allowed",
        author="bob",
        approvers="carol",
        base=TENDED,
    ),
    Case(
        "a pairing within what the mentor offers",
        {"pairings/dan-nia.yaml": PAIRING},
        "allowed",
        author="sam",
        approvers="sue",
        base={**OFFER, "pairings/dan-ada.yaml": None},
    ),
)

SLY = (
    Case(
        "looks after more than his slots",
        {"items/well.yaml": TAKES_LARGE},
        "refused",
        author="dan",
        approvers="bob sam",
        base=SLOTS,
        says="`dan` would use 4 slots of 2",
        twin="Dan looks after an item",
    ),
    Case(
        "looks after an item without having declared slots",
        {"items/well.yaml": TAKES},
        "refused",
        author="dan",
        approvers="bob sam",
        says="`dan` has declared no slots",
        twin="Dan looks after an item",
    ),
    Case(
        "hands somebody an item by raising their slots",
        {"items/well.yaml": TAKES_LARGE, "people/dan.yaml": ("slots: 2", "slots: 9")},
        "needs",
        author="bob",
        base=SLOTS,
        twin="Dan declares slots and looks after an item",
    ),
    Case(
        "makes an item larger than its shepherd has slots for",
        {"items/well.yaml": ("shepherd: dan", "shepherd: dan\nsize: large")},
        "refused",
        author="bob",
        base={**SLOTS, "items/well.yaml": TAKES},
        twin="Dan looks after an item",
    ),
    Case(
        "opens work again that its shepherd has no room for",
        {"items/well.yaml": ("state: done", "state: open")},
        "refused",
        author="bob",
        approvers="dan",
        base={
            "people/dan.yaml": "name: Dan\nslots: 0\n",
            "items/well.yaml": ("state: open\n", "state: done\nshepherd: dan\n"),
        },
        twin="Dan looks after an item",
    ),
    Case(
        "hands a mentor one mentee too many",
        {"pairings/dan-nia.yaml": PAIRING},
        "refused",
        author="sam",
        approvers="sue dan nia",
        base=OFFER,
        says="`dan` would have 2 mentees, and the limit is 1",
        twin="a pairing within what the mentor offers",
    ),
    Case(
        "makes himself shepherd of an item and drops it at once",
        {"items/well.yaml": ("state: open\n", "state: dropped\nshepherd: kim\n")},
        "needs",
        of="bob dan sam sue",
        author="kim",
        twin="Dan looks after an item",
    ),
    Case(
        "moves an idea on by a second without a seat",
        {"ideas/fair.yaml": fair("seconded", "seconds:\n  - {by: nia, on: 2026-11-22}\n")},
        "needs",
        of="bob sam sue",
        author="nia",
        twin="Dan seconds an idea",
    ),
    Case(
        "moves an idea on by an old second that does not count",
        {"ideas/fair.yaml": (STATE, f"state: seconded\nsince: {TODAY}\n")},
        "needs",
        of="bob sam sue",
        author="nia",
        base={"ideas/fair.yaml": (STATE, f"seconds:\n  - {{by: nia, on: 2026-10-05}}\n{STATE}")},
        twin="Dan seconds an idea",
    ),
    Case(
        "looks after an idea that nobody seconded",
        {"ideas/fair.yaml": fair("shepherded", "shepherd: dan\n")},
        "refused",
        says="L620",
        author="dan",
        approvers="bob",
        base=SLOTS,
        twin="Dan looks after an idea",
    ),
    Case(
        "parks an idea before its time",
        PARKED,
        "needs",
        of="ada bob sam sue",
        author="nia",
        base={"ideas/fair.yaml": fair("raised", since="2026-09-24")},
        twin="a timer parks an idea",
    ),
    Case(
        "parks an idea in its time for another reason",
        {"ideas/fair.yaml": PARKED["ideas/fair.yaml"].replace("no-second", "not-now")},
        "needs",
        of="ada bob sam sue",
        author="nia",
        base=OLD,
        twin="a timer parks an idea",
    ),
    Case(
        "parks an idea in its time, and changes a word",
        {"ideas/fair.yaml": PARKED["ideas/fair.yaml"].replace("Too quiet", "Too loud")},
        "needs",
        author="nia",
        base=OLD,
        twin="a timer parks an idea",
    ),
    Case(
        "parks an idea with the day of another pull request",
        PARKED,
        "needs",
        author="nia",
        opened="2026-11-20",
        base=OLD,
        twin="a timer parks an idea",
    ),
    Case(
        "renews an incubation that somebody else looks after",
        {
            "ideas/fair.yaml": RENEWED["ideas/fair.yaml"].replace(
                "by: dan, on: 2026-11-22", "by: kim, on: 2026-11-22"
            )
        },
        "needs",
        of="bob dan sam sue",
        author="kim",
        base=INCUBATING,
        twin="Dan renews an incubation",
    ),
    Case(
        "renews an incubation for longer than six months",
        {"ideas/fair.yaml": RENEWED["ideas/fair.yaml"].replace("2027-05-22", "2027-05-23")},
        "needs",
        of="bob sam sue",
        author="dan",
        base=INCUBATING,
        twin="Dan renews an incubation",
    ),
    Case(
        "hands an idea to a group that was not asked",
        HANDED,
        "needs",
        of="carol sam sue",
        author="bob",
        base=TENDED,
        twin="a lead hands an idea to a group that says yes",
    ),
    Case(
        "says that an item moved when nothing did",
        {"items/well.yaml": ("state: open\n", f"state: open\nmoved: {TODAY}\n")},
        "needs",
        of="bob dan sam sue",
        twin="Ada takes an item on the day she says",
    ),
    Case(
        "takes an item with a day still to come",
        {"items/well.yaml": ("state: open\n", "state: taken\nowner: ada\nmoved: 2026-11-23\n")},
        "needs",
        of="sam sue",
        twin="Ada takes an item on the day she says",
    ),
    Case(
        "gives an item back, and sends its shepherd away with it",
        {
            "items/bell.yaml": (
                "state: taken\nraised: {by: bob, on: 2026-10-01}\nowner: ada\nshepherd: dan\n",
                "state: open\nraised: {by: bob, on: 2026-10-01}\n",
            )
        },
        "needs",
        of="bob dan sam sue",
        base={**SLOTS, "items/bell.yaml": ("owner: ada\n", "owner: ada\nshepherd: dan\n")},
        twin="Ada gives an item back",
    ),
    Case(
        "turns the last movement back under cover of a note",
        {
            "items/bell.yaml": (
                "moved: 2026-11-21\n",
                "moved: 2026-11-16\nnotes:\n  - {by: kim, on: 2026-11-22, text: Well}\n",
            )
        },
        "needs",
        of="bob dan sam sue",
        author="kim",
        base={"items/bell.yaml": ("owner: ada\n", "owner: dan\nmoved: 2026-11-21\n")},
        twin="Ada gives an item back",
    ),
    Case(
        "lets an incubation go on without a link to what came of it",
        {"ideas/fair.yaml": ("next_review: 2026-11-20", "next_review: 2027-05-22")},
        "needs",
        of="bob sam sue",
        author="dan",
        base=INCUBATING,
        twin="Dan renews an incubation",
    ),
)
