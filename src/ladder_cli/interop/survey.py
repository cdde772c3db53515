"""A survey's answers: counted for everyone, and named for those alone who agreed to be named.

Nobody's answer can be read out of what comes in: an answer that fewer than five gave is not written, nor a
question that fewer than five answered, and those who agreed stand as having answered, never with what.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ladder_cli.interop.coverage import Statement
from ladder_cli.interop.evidence import Cells, Intake
from ladder_cli.interop.names import slug
from ladder_cli.interop.roster import Data, Import
from ladder_cli.interop.signals import Shelf
from ladder_cli.interop.survey_map import Question, SurveyMap
from ladder_cli.model.community import Coverage
from ladder_cli.model.finding import Plain

FEWEST: Final = 5
"""People behind every number that is written."""
MOST_ANSWERS: Final = 10_000
"""Different answers to one question that are told apart; a question with more of them is no choice."""

CONSENT: Final = "consent"


def import_survey(
    rows: Iterable[tuple[str, Cells]], said: SurveyMap, intake: Intake, recorder: str
) -> Import:
    """What a survey would bring: a signal a question, and an entry for each who agreed to be named.

    `rows` have the fields `login`, `consent`, and one for each question's column. The same survey, by its
    link and its questions, comes in once.
    """
    survey = _Survey(said, intake, recorder)
    for at, row in rows:
        survey.take(row, at)
    shelf = survey.counted()
    found = intake.brought("people who answered")
    return Import({**found.files, **shelf.paths()}, found.merged, found.came, found.left, ())


@dataclass
class _Survey:
    """What has been answered so far; by column, how many answered and how often each thing was said."""

    said: SurveyMap
    intake: Intake
    recorder: str
    people: Counter[str] = field(default_factory=Counter)
    answers: dict[str, Counter[str]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    silent: int = 0

    def take(self, row: Cells, at: str) -> None:
        """Count what somebody answered; write down that they did where they agreed to it."""
        self.intake.read += 1
        for question in self.said.questions:
            said = self._given(row.get(question.column, ""), question, at)
            counts = self.answers.setdefault(question.column, Counter())
            self.people[question.column] += bool(said)
            counts.update(one for one in said if one in counts or len(counts) <= MOST_ANSWERS)
        if row.get(CONSENT, "").casefold() in self.said.consent:
            self._name(row, at)
        else:
            self.silent += 1

    def _given(self, cell: str, question: Question, at: str) -> list[str]:
        parts = cell.split(";") if question.several else [cell]
        texts = (self.intake.roster.prose(part.strip(), at, 200) for part in parts)
        return list(dict.fromkeys(text for text in texts if text))

    def _name(self, row: Cells, at: str) -> None:
        person = self.intake.accounts.of(row.get("login", ""), "", at)
        kind = self.intake.kind(self.said.kind, at) if person else None
        if person is None or kind is None or person in self.named:
            return
        self.named.add(person)
        done = (one.entry for one in self.intake.registry.entries_of(person))
        if any((one.kind, one.link) == (kind, self.said.link) for one in done):
            self.intake.there += 1
            return
        title = self.intake.roster.prose(self.said.title, at, 120)
        value: dict[str, Plain] = {"kind": kind, "date": self.said.on, "what": title}
        value |= {"about": slug(title), "link": self.said.link, "recorded_by": self.recorder}
        self.intake.add(person, value, "entries", at)

    def counted(self) -> Shelf:
        """The signals; who did not agree to be named counts in them, and the coverage follows from that."""
        shelf = Shelf(self.intake.registry)
        group = self.intake.group(self.said.group, "") or ""
        for question in self.said.questions:
            self._count(question, group, shelf)
        if self.silent:
            why = "did not agree to be named, and count in what many said alone"
            self.intake.roster.tally("people", "", why, count=self.silent)
        _cover(self.said, self.silent, self.intake)
        return shelf

    def _count(self, question: Question, group: str, shelf: Shelf) -> None:
        """A signal of what at least five people answered, each answer by at least five."""
        said, roster = self.said, self.intake.roster
        text, people = roster.prose(question.text, "", 200), self.people[question.column]
        counts = self.answers.get(question.column, Counter())
        why = self._unfit(text, people, len(counts))
        if why:
            roster.leave(f"the question `{text}`", "", why)
            return
        kept: dict[str, Plain] = {one: number for one, number in sorted(counts.items()) if number >= FEWEST}
        if len(kept) < len(counts):
            why = f"fewer than {FEWEST} people gave each"
            roster.tally(f"answers to `{text}`", "", why, count=len(counts) - len(kept))
        data: Data = {
            "title": roster.prose(f"{said.title}: {question.text}", "", 120),
            "kind": "survey",
            "on": said.on,
            "link": said.link,
            "group": group,
            "topics": list(said.topics),
            "source": roster.prose(said.source, ""),
            "survey": {"question": text, "people": people, "answers": kept},
        }
        shelf.put(slug(f"{said.title} {question.text}"), data)

    def _unfit(self, text: str, people: int, answers: int) -> str:
        """Why a question makes no signal; empty where it does."""
        signals = self.intake.registry.signals.values()
        if any(one.survey and (one.link, one.survey.question) == (self.said.link, text) for one in signals):
            return "its signal is on record already"
        if people < FEWEST:
            return f"fewer than {FEWEST} people answered"
        return "no choice: nearly everyone answered in words of their own" if answers > MOST_ANSWERS else ""


def _cover(said: SurveyMap, silent: int, intake: Intake) -> None:
    """The source's coverage, where the map says so and it is true of everyone."""
    if said.complete_from is None:
        return
    if silent:
        why = "some answered without being named, so that nobody's silence means anything"
        intake.roster.leave(f"the coverage of `{said.source}`", "", why)
        return
    span = Coverage(kinds=(said.kind,), source=said.source, from_=said.complete_from, until=said.on)
    intake.statements.append(Statement(span, ""))
