"""Answers for a stretch, and what corrections of them have in common."""

from __future__ import annotations

import math
from typing import Final

from quotebank.extract.questions import Candidate, Choice
from quotebank.extract.scene import Scene

__all__ = [
    "ADVERBS",
    "BE",
    "FINAL",
    "HAVE",
    "NAMED",
    "back",
    "by_nobody",
    "own_start",
    "sentence_start",
    "source_before",
    "to_nobody",
    "turned",
    "turned_at",
    "turned_to",
]

#: Forms of the verb that makes a passive.
BE: Final = frozenset("is are was were be been being".split())
#: What may stand between an auxiliary and its verb.
ADVERBS: Final = frozenset("also once since now even often widely recently later sometimes".split())
#: What may stand between a verb that gives a name and the name.
NAMED: Final = frozenset(
    "a an the it him her them this that these those his their its as himself herself".split()
)
#: Auxiliaries of what is over.
HAVE: Final = frozenset("has have had once".split())
#: What a stretch ends in that ends a sentence.
FINAL: Final = frozenset(".?!…")


def back(scene: Scene, at: int, words: frozenset[str]) -> int:
    """The first token before a place, or there, that is none of some words."""
    while scene.word(at) in words:
        at -= 1
    return at


def source_before(choice: Choice) -> Candidate | None:
    """The source of a stretch, if it stands before it in the same paragraph."""
    candidate = choice.candidate
    if candidate is None or candidate.side != "L" or candidate.scene is not choice.question.scene:
        return None
    return candidate


def sentence_start(units: str, place: int) -> int:
    """Where the sentence of a unit starts: stops before a comma are those of abbreviations."""
    for unit in range(place - 1, -1, -1):
        if units[unit] == "." and units[unit + 1] not in ",);:":
            return unit + 1
    return 0


def turned(choice: Choice, number: int) -> Choice:
    """Take another candidate, as likely as it and the one before together."""
    gained = math.exp(choice.scores[number] - max(choice.scores))
    probability = min(1.0, choice.probability * (1.0 + gained))
    return choice._replace(
        candidate=choice.question.candidates[number - 1], probability=probability
    )


def turned_to(choice: Choice, place: tuple[int, int]) -> Choice:
    """Take the candidate of a place, where that was weighed."""
    places = [other.place for other in choice.question.candidates]
    return turned(choice, places.index(place) + 1) if place in places else choice


def turned_at(choice: Choice, side: str, unit: int) -> Choice:
    """Take the candidate on a side that stands at a unit of the stretch's own paragraph."""
    scene = choice.question.scene
    for number, other in enumerate(choice.question.candidates, 1):
        if other.side == side and other.scene is scene and scene.places[other.at] == unit:
            return turned(choice, number)
    return choice


def own_start(choice: Choice, before: Choice | None, place: int) -> int:
    """Where the sentence of a unit before a stretch starts, behind a stretch that ends one."""
    question = choice.question
    skeleton = question.scene.skeleton
    opens = sentence_start(skeleton.units, place)
    if question.at and before is not None and before.question.quoted.ending in FINAL:
        opens = max(opens, skeleton.quoted[question.at - 1] + 1)
    return opens


def to_nobody(choice: Choice) -> Choice:
    """Give a stretch to nobody."""
    return choice._replace(candidate=None, probability=by_nobody(choice))


def by_nobody(choice: Choice) -> float:
    """Give the probability that nobody says it."""
    top, nobody = max(choice.scores), choice.scores[0]
    total = math.fsum([math.exp(score - top) for score in choice.scores])
    return math.exp(nobody - top) / total
