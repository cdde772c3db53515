"""The questions of `ladder me`: what there is already stands in front of the cursor."""

from collections.abc import Callable
from typing import Any

from ladder_cli.commands import prompting
from ladder_cli.commands.call import Call
from ladder_cli.commands.own_entry import CONDUCT, agreed, data_of
from ladder_cli.directory import answers as given
from ladder_cli.directory.entry import CAPACITY, OFFER, WISH, Answers, Data
from ladder_cli.directory.questions import QUESTIONS, SWITCHES
from ladder_cli.model.finding import Plain
from ladder_cli.model.record import INDEPENDENT
from ladder_cli.model.stop import Stop

Fields = dict[tuple[str, ...], Plain]

PARTS = {
    "me": "who I am, and what I care about",
    "time": "where and when I have time",
    "groups": "groups I follow",
    "mentor": "mentoring",
    "record": "conduct, employer, time away",
}
"""What somebody who has an entry may choose to go through; everyone else goes through all."""

NEITHER = "(no particular one)"
NO_CHANGE = "(as it is)"


def interview(call: Call, handle: str) -> Answers:
    """Ask a person what their entry is to say; KeyboardInterrupt where they break off."""
    call.talk("an empty answer leaves a thing out; Ctrl-C stops, and nothing is written")
    profile = data_of(call, "person", handle)
    record = data_of(call, "record", handle)
    parts = [*PARTS]
    if profile:
        chosen = prompting.several(f"What would you like to change, {handle}?", [*PARTS.values()])
        parts = [part for part, title in PARTS.items() if title in chosen]
    talk = Talk(call, profile, record)
    said: dict[str, Any] = {}
    for part in parts:
        said |= talk.part(part, handle)
    return Answers(fields=talk.fields, **said)


class Talk:
    """A conversation: what stands in the files, and the fields answered so far."""

    def __init__(self, call: Call, profile: Data, record: Data) -> None:
        self.call = call
        self.profile = profile
        self.record = record
        self.fields: Fields = {}

    def part(self, part: str, handle: str) -> dict[str, Any]:
        """Ask one part; what it brings beside the profile's fields."""
        match part:
            case "me":
                self._ask("name", needed=True)
                for flag in ("pronouns", "about", "languages"):
                    self._ask(flag)
                self._ask_several("classes", given.CLASSES)
                self._ask("interests")
            case "time":
                self._ask_zone()
                for flag in ("hours", "slots"):
                    self._ask(flag)
                self._ask_switch("listening", "Would you rather only listen for now?")
            case "groups":
                return self._groups()
            case "mentor":
                self._offer()
                self._wish()
            case _:
                return self._record(handle)
        return {}

    def _value(self, keys: tuple[str, ...]) -> Any:
        value: Any = self.profile
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def _wrong(self, flag: str, needed: bool = False) -> prompting.Wrong:
        question = QUESTIONS[flag]
        return self._refusing(lambda text: question.answer(self.call.registry, text), needed)

    def _refusing(self, read: Callable[[str], object], needed: bool = False) -> prompting.Wrong:
        def wrong(text: str) -> str:
            if not text.strip():
                return "this one is needed" if needed else ""
            try:
                read(text.strip())
            except Stop as stop:
                return given.refusal(stop)
            return ""

        return wrong

    def _typed(self, flag: str) -> str:
        value = self._value(QUESTIONS[flag].keys)
        return "" if value is None else QUESTIONS[flag].typed(value)

    def _take(self, flag: str, text: str) -> None:
        self.fields[QUESTIONS[flag].keys] = QUESTIONS[flag].answer(self.call.registry, text)

    def _ask(self, flag: str, *, needed: bool = False) -> None:
        asks = QUESTIONS[flag].asks
        self._take(flag, prompting.text(asks, self._typed(flag), self._wrong(flag, needed)))

    def _ask_zone(self) -> None:
        asks = QUESTIONS["time_zone"].asks
        typed = self._typed("time_zone")
        self._take("time_zone", prompting.completed(asks, given.zones(), typed, self._wrong("time_zone")))

    def _ask_several(self, flag: str, choices: tuple[str, ...]) -> None:
        question = QUESTIONS[flag]
        found = prompting.several(question.asks, choices, self._value(question.keys) or ())
        self.fields[question.keys] = [*found] or None

    def _ask_one(self, flag: str, choices: list[str]) -> None:
        question = QUESTIONS[flag]
        value = self._value(question.keys)
        found = prompting.choice(question.asks, [NEITHER, *choices], value if value in choices else NEITHER)
        self.fields[question.keys] = None if found == NEITHER else found

    def _ask_switch(self, flag: str, asks: str) -> None:
        keys = SWITCHES[flag]
        self.fields[keys] = prompting.yes(asks, bool(self._value(keys)))

    def _groups(self) -> dict[str, Any]:
        before = [each["group"] for each in self._value(("follows",)) or ()]
        open_ = sorted({*self._open_groups(), *before})
        found = prompting.several("Which groups do you follow?", open_, before)
        new = tuple(group for group in found if group not in before)
        introduce = None
        if new:
            introduce = (
                prompting.yes(f"Be introduced at the next meeting of {', '.join(new)}?", default=True) or None
            )
        gone = tuple(group for group in before if group in open_ and group not in found)
        return {"follow": new, "unfollow": gone, "introduce": introduce}

    def _open_groups(self) -> list[str]:
        """The groups that somebody can follow: not closed, and no teams of a code host."""
        groups = self.call.registry.groups
        return sorted(name for name in groups if not groups[name].retired and groups[name].kind != "team")

    def _offer(self) -> None:
        if not prompting.yes("Would you mentor somebody?", bool(self._value(OFFER))):
            self.fields[OFFER] = None
            return
        asks = QUESTIONS["mentees"].asks
        typed = self._typed("mentees") or "1"
        self._take("mentees", prompting.text(asks, typed, self._wrong("mentees", needed=True)))
        if self.fields[CAPACITY]:
            self._ask("mentor_groups")
            self._ask("mentor_topics")
            self._ask_switch("one_off", "Only single conversations?")

    def _wish(self) -> None:
        if not prompting.yes("Are you looking for a mentor?", bool(self._value(WISH))):
            self.fields[WISH] = None
            return
        self.fields[(*WISH, "since")] = self._value((*WISH, "since")) or self.call.today.isoformat()
        self._ask_one("wish_group", self._open_groups())
        self._ask_one("wish_goal", sorted(self.call.registry.roles))
        self._ask("wish_topics")
        self._ask_switch("wish_anyone", "Will a mentor from any group and topic do?")
        self._ask("wish_overlap")

    def _record(self, handle: str) -> dict[str, Any]:
        said: dict[str, Any] = {}
        if not self.record:
            if not prompting.yes("You have no record yet. Make one, with your account?", default=True):
                return said
            said["login"] = self._login(handle)
        conduct = self.call.registry.community.conduct
        now = agreed(self.call, CONDUCT)
        if not any((each["what"], each.get("version")) == now for each in self.record.get("agreements", ())):
            seen = f" ({conduct.link})" if conduct.link else ""
            if prompting.yes(f"Do you agree to the code of conduct, version {conduct.version}{seen}?"):
                said["agree"] = (now,)
        return said | self._employers() | self._away()

    def _login(self, handle: str) -> str:
        def wrong(text: str) -> str:
            told = self._refusing(given.login, needed=True)(text)
            return told or ("" if text.lower() == handle else f"the login of `{handle}`, in its own letters")

        return prompting.text("Your login on the code host?", handle, wrong)

    def _employers(self) -> dict[str, Any]:
        day = self.call.today.isoformat()
        current = [
            each["organization"]
            for each in self.record.get("affiliations", ())
            if "until" not in each and each.get("from", day) <= day
        ]
        left = tuple(prompting.several("Which of these have you left?", current)) if current else ()
        known = sorted({*self.call.registry.organizations, INDEPENDENT} - {*current} | {*left})
        joined = prompting.choice("Where do you work from today?", [NO_CHANGE, *known], NO_CHANGE)
        return {"leaves": left, "joins": () if joined == NO_CHANGE else (joined,)}

    def _away(self) -> dict[str, Any]:
        def read(text: str) -> dict[str, str]:
            return given.leave(text, self.call.today)

        asks = "Will you be away? (2026-12..2027-02, in days or months; empty: no)"
        text = prompting.text(asks, wrong=self._refusing(read)).strip()
        return {"away": (read(text),)} if text else {}
