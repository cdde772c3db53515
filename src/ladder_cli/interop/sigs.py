"""`sigs.yaml`: SIGs, working groups, user groups and committees, as kubernetes/community keeps them.

A group's id is the name of its folder in the source (`sig-node`), a subproject's lies under it
(`sig-node/kubelet`).
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from ladder_cli.interop.foreign import Node
from ladder_cli.interop.names import address_of, link_of, slug
from ladder_cli.interop.roster import Data, Roster
from ladder_cli.interop.schedule import Written, meeting
from ladder_cli.model.finding import Plain


class Sort(Struct, frozen=True):
    """A list on top of the file: the kind of its groups, what to call them, and their offices by key.

    The source does not say which office an emeritus lead held; `emeritus` is what is sure.
    """

    kind: str
    plural: str
    offices: Mapping[str, str]
    emeritus: str


SORTS: Final[dict[str, Sort]] = {
    "sigs": Sort("sig", "SIGs", {"chairs": "chair", "tech_leads": "technical-lead"}, "sig-lead"),
    "workinggroups": Sort(
        "working-group", "working groups", {"chairs": "working-group-chair"}, "working-group-chair"
    ),
    "usergroups": Sort("user-group", "user groups", {"chairs": "user-group-chair"}, "user-group-chair"),
    "committees": Sort("committee", "committees", {"chairs": "committee-member"}, "committee-member"),
}
_EMERITUS: Final = "emeritus_leads"

_TAKEN: Final = {
    "group": {"dir", "name", "mission_statement", "leadership", "meetings", "contact", "subprojects"},
    "subproject": {"name", "description", "contact", "leads", "meetings"},
    "contact": {"slack", "mailing_list", "private_mailing_list", "liaison", "teams"},
    "meeting": {"description", "day", "time", "tz", "frequency", "url", "archive_url"},
    "person": {"github", "name", "company"},
}
_WHY: Final = {
    "owners": ("links to OWNERS files", "who is named there is not in this file"),
    "charter_link": ("links to charters", "they lead to files beside the source"),
    "email": ("e-mail addresses", "addresses of people never enter a registry"),
}
_OWNERS_ASK: Final = "who owns these subprojects? `ladder import people` takes them as a table"


def read_sigs(root: Node, today: date, chat: str | None = None) -> Roster:
    """What a `sigs.yaml` says; `chat` is the address that the name of a chat channel is put after."""
    roster = Roster()
    reader = _Sigs(roster, today, chat)
    for key, node in root.mapping("this").items():
        if key in SORTS:
            for group in root.items(key):
                reader.group(group, SORTS[key])
        elif node.value is not None:
            roster.leave(
                f"`{key}`",
                node.at,
                "not a list of groups",
                "does anybody hold an office here? Give it a role",
            )
    return roster


class _Sigs(Struct, frozen=True):
    """Reads groups into a roster."""

    roster: Roster
    today: date
    chat: str | None

    def group(self, node: Node, sort: Sort) -> None:
        title = node.text("name") or node.text("dir") or ""
        name = slug(node.text("dir") or title)
        contact = node.get("contact")
        data: Data = {
            "title": self.roster.prose(title, node.at, 120),
            "kind": sort.kind,
            "mission": self.roster.prose(node.text("mission_statement"), node.at, 4000),
            "channels": self.channels(contact),
            "contact": self.private(contact),
            "meetings": [self.meeting(found) for found in node.items("meetings")],
        }
        self.passed_over(node, "group")
        if not self.roster.add_group(name, data, node.at):
            return
        self.roster.counts[sort.plural] += 1
        leadership = node.get("leadership")
        if leadership is not None:
            for key in leadership.keys:
                self.leaders(leadership, key, name, sort)
        self.contact(contact, name)
        self.conduct(name, data)
        for subproject in node.items("subprojects"):
            self.subproject(subproject, name)

    def subproject(self, node: Node, within: str) -> None:
        title = node.text("name") or ""
        name = f"{within}/{slug(title)}"
        contact = node.get("contact")
        data: Data = {
            "title": self.roster.prose(title, node.at, 120),
            "kind": "subproject",
            "within": within,
            "mission": self.roster.prose(node.text("description"), node.at, 4000),
            "channels": self.channels(contact),
            "contact": self.private(contact),
            "meetings": [self.meeting(found) for found in node.items("meetings")],
        }
        self.passed_over(node, "subproject")
        if not self.roster.add_group(name, data, node.at):
            return
        self.roster.counts["subprojects"] += 1
        for person in node.items("leads"):
            self.roster.seat(self.person(person), "subproject-lead", name, person.at)
        self.contact(contact, name)

    def leaders(self, leadership: Node, key: str, group: str, sort: Sort) -> None:
        emeritus = key == _EMERITUS
        office = sort.emeritus if emeritus else sort.offices.get(key)
        if office is None:
            at = leadership.mapping("leadership")[key].at
            self.roster.leave(f"`{key}` of {group}", at, "an office that is not known", "which role is it?")
            return
        for person in leadership.items(key):
            self.roster.seat(self.person(person), office, group, person.at, emeritus=emeritus)

    def person(self, node: Node) -> str | None:
        self.passed_over(node, "person")
        return self.roster.meet(
            node.text("github"), node.at, name=node.text("name"), employer=node.text("company")
        )

    def contact(self, node: Node | None, group: str) -> None:
        if node is None:
            return
        self.passed_over(node, "contact")
        liaison = node.get("liaison")
        if liaison is not None:
            self.roster.seat(self.person(liaison), "liaison", group, liaison.at)
        for team in node.items("teams"):
            name = team.text("name")
            if name:
                self.roster.named_teams.setdefault(name, team.at)

    def channels(self, node: Node | None) -> list[Plain]:
        if node is None:
            return []
        found: list[Plain] = []
        slack = node.text("slack")
        if slack:
            link = link_of(slack) or (link_of(f"{self.chat.rstrip('/')}/{slack}") if self.chat else None)
            if link:
                found.append({"title": "Chat", "link": link})
            else:
                self.roster.tally(
                    "names of chat channels",
                    node.at,
                    "the source does not say where the chat is",
                    "where is it? Import again with --chat ADDRESS",
                )
        for key, title in (
            ("mailing_list", "Mailing list"),
            ("private_mailing_list", "Private mailing list"),
        ):
            text = node.text(key)
            if text and (link := link_of(text)):
                found.append({"title": title, "link": link})
            elif text and (key == "mailing_list" or not address_of(text)):
                self.roster.tally("addresses of mailing lists", node.at, "only links to lists are kept")
        return found

    def private(self, node: Node | None) -> dict[str, Plain]:
        address = address_of(node.text("private_mailing_list")) if node else None
        return {"private": address} if address else {}

    def meeting(self, node: Node) -> dict[str, Plain]:
        title = self.roster.prose(node.text("description"), node.at, 120) or "Meeting"
        written = Written(
            *(self.roster.prose(node.text(key), node.at) for key in ("day", "time", "tz", "frequency"))
        )
        base: dict[str, Plain] = {
            "kind": _kind_of(title),
            "title": title,
            "agenda": link_of(node.text("archive_url")),
            "room": link_of(node.text("url")),
        }
        data, notes = meeting(base, written, self.today)
        self.passed_over(node, "meeting")
        self.roster.seen["meetings"] += 1
        if "unplaced" in data:
            self.roster.seen["meetings not expandable"] += 1
            self.roster.leave_meeting(title, node.at, data)
        else:
            for note in notes:
                self.roster.leave(f"`{note}` of the meeting `{title}`", node.at, "no field holds it")
        return data

    def conduct(self, name: str, data: Data) -> None:
        """A committee on conduct with an address for reports says where the community's reports go."""
        contact = data["contact"]
        if data["kind"] == "committee" and "conduct" in name.split("-") and isinstance(contact, dict):
            self.roster.report_to = self.roster.report_to or str(contact.get("private", "")) or None

    def passed_over(self, node: Node, form: str) -> None:
        """Count what has no field, by key."""
        for key, value in node.mapping("this").items():
            if key in _TAKEN[form] or value.value in (None, "", ()):
                continue
            what, why = _WHY.get(key, (f"`{key}` of a {form}", "no field holds it"))
            count = len(value.value) if isinstance(value.value, tuple) and key == "owners" else 1
            self.roster.tally(what, value.at, why, _OWNERS_ASK if key == "owners" else "", count)


def _kind_of(title: str) -> str:
    words = title.lower()
    if "office hours" in words:
        return "office-hours"
    newcomers = ("meet and greet", "new contributor", "onboarding", "newcomer")
    return "onboarding" if any(word in words for word in newcomers) else "status"
