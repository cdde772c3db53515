"""Why somebody has nobody to talk with in the next two weeks, and the cheapest change that would help."""

from collections.abc import Mapping

from ladder_cli.pairing.appointments import Appointments
from ladder_cli.pairing.fit import spoken
from ladder_cli.pairing.loosening import NOTHING, loosened, say, wider_offers
from ladder_cli.pairing.market import Mentee
from ladder_cli.pairing.outcome import Outcome
from ladder_cli.pairing.question import Question
from ladder_cli.pairing.reasons import language_lacks, no_mentee, no_mentor, unsaid, wanted
from ladder_cli.pairing.suggest import idle, taking_no_part
from ladder_cli.pairing.suggestion import Unpaired


def left_over(found: Outcome, diary: Appointments, question: Question) -> list[Unpaired]:
    """What binds, and what would help, of everyone who is left over and asked about."""
    of = found.market
    registry = of.ladders.registry
    reached = _reached(found, diary)
    lacking = {at: say(mentee) or _too_few(diary, mentee) for at, mentee in enumerate(found.waiting)}
    less = loosened(found, (at for at, said in lacking.items() if not said))
    wider = wider_offers(found)
    return [
        *(
            Unpaired(
                mentee.handle,
                "mentee",
                _because(found, at, mentee, reached[0].get(at, 0)),
                lacking[at] or less.get(at) or _one_more(found, diary, at),
            )
            for at, mentee in enumerate(found.waiting)
            if question.about(mentee.handle)
        ),
        *(
            Unpaired(
                handle,
                "mentor",
                _of_mentor(found, index, reached[1].get(index, 0)),
                say(of.mentors[index]) or wider.get(index) or NOTHING,
            )
            for index, handle in idle(of, found.idle, question)
        ),
        *taking_no_part(of, registry, question),
    ]


def _too_few(diary: Appointments, mentee: Mentee) -> str:
    if diary.could_talk(mentee.handle, mentee.handle):
        return ""
    return "list more hours of a usual week: there are not two in the next two weeks"


def _reached(found: Outcome, diary: Appointments) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """By who waits and by mentor, how many of the other side they have two hours in common with."""
    mentees: dict[int, int] = {}
    mentors: dict[int, int] = {}
    for block in found.candidates.suited(found.waiting):
        for at, index in zip(block.mentee.tolist(), block.mentor.tolist(), strict=True):
            if diary.could_talk(found.waiting[at].handle, found.market.mentors[index].handle):
                mentees[at] = mentees.get(at, 0) + 1
                mentors[index] = mentors.get(index, 0) + 1
    return mentees, mentors


def _because(found: Outcome, at: int, mentee: Mentee, fitting: int) -> str:
    stages = found.funnel.mentees
    nobody = unsaid(mentee) or no_mentor(stages, at, mentee, "single conversations")
    if nobody:
        return nobody
    if not fitting:
        return (
            f"no mentor{wanted(mentee)} has two hours in common in the next two weeks,"
            f" of {stages.speaking[at]}"
        )
    mentors = f"{fitting} mentor{'' if fitting == 1 else 's'}{wanted(mentee)}"
    return f"of {mentors} with hours in common, none has a place for this pair"


def _of_mentor(found: Outcome, index: int, fitting: int) -> str:
    stages = found.funnel.mentors
    nobody = unsaid(found.market.mentors[index]) or no_mentee(stages, index, found.market.mentors[index])
    if nobody:
        return nobody
    who = f"of {stages.asked[index]} still waiting for what is offered"
    if not fitting:
        return f"{who}, nobody has two hours in common in the next two weeks"
    return f"{who}, nobody can take the place that is left"


def _one_more(found: Outcome, diary: Appointments, at: int) -> str:
    """Somebody else who offers single conversations, and how many of those who wait could talk with them."""
    mentee = found.waiting[at]
    several = sum(
        (other.goal is None or (other.goal, other.group) == (mentee.goal, mentee.group))
        and not other.languages.isdisjoint(mentee.languages)
        and diary.could_talk(mentee.handle, other.handle)
        for other in found.alike(mentee)
    )
    words = (
        f"one more who offers single conversations{wanted(mentee)}",
        f"at or above `{mentee.goal}`" if mentee.goal else "",
        f"who speaks {spoken(sorted(mentee.languages))}" if language_lacks(found.funnel.mentees, at) else "",
    )
    return f"{' '.join(filter(None, words))}, free in the same hours, could talk with {several}"
