"""A list of pairs that must not be changes who meets whom, and the form of nothing that is said."""

import random
import re
from collections.abc import Iterable
from datetime import date

import pytest

from ladder_cli.model.registry import Registry
from ladder_cli.pairing.gathering import gather
from ladder_cli.pairing.question import Question
from ladder_cli.pairing.suggest import suggest
from ladder_cli.pairing.suggestion import Unpaired
from ladder_cli.pairing.talks import talks
from ladder_cli.pairing.ties import Two
from tests.pairing.communities import by_dice
from tests.pairing.test_cohorts import crowd
from tests.pairing.test_talks import single

Form = tuple[str, str, str]
Met = list[tuple[str, ...]]


def paired(of: Registry, today: date, question: Question) -> tuple[Met, tuple[Unpaired, ...]]:
    found = suggest(of, today, question)
    return [(pair.mentor, pair.mentee) for pair in found.pairs], found.unpaired


def gathered(of: Registry, today: date, question: Question) -> tuple[Met, tuple[Unpaired, ...]]:
    found = gather(of, today, question)
    return [(*circle.mentors, *circle.mentees) for circle in found.circles], found.unpaired


def talking(of: Registry, today: date, question: Question) -> tuple[Met, tuple[Unpaired, ...]]:
    found = talks(of, today, question)
    return [(talk.pair.mentor, talk.pair.mentee) for talk in found.talks], found.unpaired


QUESTIONS = {
    "pairs": (paired, lambda seed: by_dice(seed, most=10), 1200, 400),
    "cohorts": (gathered, crowd, 220, 220),
    "talks": (talking, lambda seed: single(by_dice(seed, most=10), seed), 700, 250),
}


def forms(unpaired: Iterable[Unpaired]) -> set[Form]:
    """What is said, without names, numbers, days and times."""
    return {(one.as_, form(one.because), form(one.relax)) for one in unpaired}


def form(text: str) -> str:
    text = re.sub(r"`[^`]+`(?:, `[^`]+`)*(?: and `[^`]+`)?", "X", text)
    text = re.sub(r"\b[A-Z]\w+days from \S+ to \S+ \(\S+\)", "AT", text)
    text = re.sub(r"\b(in|on) [A-Z]\w+(day (night|morning|afternoon|evening))?", "AT", text)
    return re.sub(r"\d+", "N", text).replace("mentors", "mentor")


@pytest.mark.parametrize("question", QUESTIONS)
def test_two_who_are_avoided_never_meet_and_are_spoken_of_in_no_form_of_its_own(question: str, today: date):
    ask, community, usual_seeds, avoiding_seeds = QUESTIONS[question]
    usual: set[Form] = set()
    avoiding: set[Form] = set()
    kept_apart = 0
    for seed in range(usual_seeds):
        of = community(seed)
        met, unpaired = ask(of, today, Question())
        usual |= forms(unpaired)
        for two in two_of(met, seed) if seed < avoiding_seeds else ():
            kept_apart += 1
            without, left_over = ask(of, today, Question(avoid={two}))
            assert not any(two <= set(members) for members in without)
            avoiding |= forms(left_over)
    assert kept_apart > 20
    for part in (lambda one: one[:2], lambda one: one[::2]):
        assert {part(one) for one in avoiding} <= {part(one) for one in usual}


def two_of(met: Met, seed: int) -> Iterable[Two]:
    """Of each who meet some two, now a mentor and a mentee, now two mentees."""
    dice = random.Random(seed)
    return [frozenset(dice.sample(members, 2)) for members in met]


@pytest.mark.parametrize("question", ["pairs", "talks"])
def test_a_list_of_two_who_only_ask_changes_not_a_byte(question: str, today: date):
    """Two who would not meet anyway leave no trace by being on the list; in a cohort they could meet."""
    ask, community, _, _ = QUESTIONS[question]
    tried = 0
    for seed in range(60):
        of = community(seed)
        profiles = of.people.items()
        asking = [one for one, profile in profiles if profile.mentoring.wish and not profile.mentoring.offer]
        if len(asking) > 1:
            tried += 1
            avoid = {frozenset(asking[:2])}
            assert ask(of, today, Question(avoid=avoid)) == ask(of, today, Question())
    assert tried > 20
