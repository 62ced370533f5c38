"""Choosing the source of every quoted stretch, in text order, each in sight of the one before."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from quotebank.extract.features import (
    MAX_CANDIDATES,
    Quoted,
    Scene,
    describe,
    pair_keys,
)
from quotebank.extract.marks import Marks, Stretch
from quotebank.extract.mentions import Mention

#: Paragraphs back to which the source of the quotation before is still a candidate.
_REACH = 8


class Candidate(NamedTuple):
    """A mention as a possible source of one stretch."""

    side: str
    scene: Scene
    number: int
    """Paragraph."""
    index: int
    """Of the mention in its scene."""

    @property
    def mention(self) -> Mention:
        """The mention itself."""
        return self.scene.skeleton.mentions[self.index]

    @property
    def place(self) -> tuple[int, int]:
        """What tells it from other mentions: its paragraph and its index there."""
        return self.number, self.index

    def span(self) -> tuple[int, int]:
        """Span of the mention in the text."""
        paragraph, mention = self.scene.paragraph, self.mention
        return paragraph.starts[mention.first], paragraph.ends[mention.last - 1]


class Question(NamedTuple):
    """A stretch and its candidate sources."""

    stretch: Stretch
    scene: Scene
    #: Of the stretch in its scene.
    index: int
    quoted: Quoted
    candidates: list[Candidate]


class Choice(NamedTuple):
    """The answer: a candidate, or nobody."""

    question: Question
    candidate: Candidate | None
    probability: float
    #: Score of nobody, then of each candidate.
    scores: list[float]


def scenes(text: str, marks: Marks) -> Iterator[tuple[int, dict[int, Scene]]]:
    """Give each paragraph that has quoted stretches, with its neighbours as far as needed."""
    by_paragraph: dict[int, list[Stretch]] = {}
    for stretch in marks.stretches:
        by_paragraph.setdefault(stretch.paragraph, []).append(stretch)
    kept: dict[int, Scene] = {}
    people: set[str] = set()
    for number in by_paragraph:
        for near in (number - 1, number, number + 1):
            if near not in kept and 0 <= near < len(marks.paragraphs):
                kept[near] = Scene(
                    text, *marks.paragraphs[near], by_paragraph.get(near, []), people
                )
        yield number, kept
        for old in [n for n in kept if n < number]:
            del kept[old]


def questions(number: int, near: Mapping[int, Scene]) -> Iterator[Question]:
    """Give the stretches of a paragraph with their candidates, those of history left out."""
    scene = near[number]
    mentions = scene.skeleton.mentions
    back = near.get(number - 1)
    following = near.get(number + 1)
    for index, stretch in enumerate(scene.stretches):
        place = scene.skeleton.quoted[index]
        middle = 0
        while middle < len(mentions) and mentions[middle].unit < place:
            middle += 1
        found = [
            Candidate("L", scene, number, i)
            for i in range(middle - 1, max(-1, middle - 1 - MAX_CANDIDATES["L"]), -1)
        ]
        right = range(middle, min(len(mentions), middle + MAX_CANDIDATES["R"]))
        found += [Candidate("R", scene, number, i) for i in right]
        if back is not None:
            last = len(back.skeleton.mentions)
            some = range(last - 1, max(-1, last - 1 - MAX_CANDIDATES["P"]), -1)
            found += [Candidate("P", back, number - 1, i) for i in some]
        if following is not None and not right:
            some = range(min(len(following.skeleton.mentions), MAX_CANDIDATES["X"]))
            found += [Candidate("X", following, number + 1, i) for i in some]
        yield Question(stretch, scene, index, describe(scene, index), found)


def with_history(question: Question, before: Choice | None) -> Question:
    """Add the source of the stretch before to the candidates, where it is not among them."""
    if before is None or before.candidate is None:
        return question
    last = before.candidate
    paragraph = question.stretch.paragraph
    if paragraph - before.question.stretch.paragraph > _REACH or any(
        c.place == last.place for c in question.candidates
    ):
        return question
    back = Candidate("H", last.scene, last.number, last.index)
    return question._replace(candidates=[*question.candidates, back])


def all_keys(question: Question, before: Choice | None) -> list[list[str]]:
    """Name the features of nobody and of each candidate."""
    scene, index, quoted = question.scene, question.index, question.quoted
    units, place = scene.skeleton.units, scene.skeleton.quoted[index]
    paragraph = question.stretch.paragraph
    gap, state, previous, previous_place = "^", "0", None, -1
    if before is not None:
        earlier = before.question
        distance = paragraph - earlier.stretch.paragraph
        state = before.candidate.side if before.candidate else "N"
        previous = before.candidate.place if before.candidate else None
        if distance == 0:
            previous_place = scene.skeleton.quoted[index - 1]
            gap = units[previous_place + 1 : place]
            gap = gap if len(gap) <= 8 else gap[:4] + "~" + gap[-4:]
        else:
            gap = "¶" + str(min(distance, 4)) + "^" * (place == 0)
            gap += "c" * question.stretch.continued
        gap = earlier.quoted.ending + gap
    whole = len(units) == 1
    last_name = ""
    if (
        before is not None
        and before.candidate is not None
        and before.candidate.mention.kind in "NAT"
    ):
        last_name = before.candidate.scene.word(before.candidate.mention.head)
    keys = [
        [*quoted.keys, "BH" + state + gap, "BI" + state + quoted.before, "BJ" + state + gap[:2]]
    ]
    for candidate in question.candidates:
        side, home, mention = candidate.side, candidate.scene, candidate.mention
        end = place if home is scene else len(home.skeleton.units)
        if side == "X":
            end = 0
        same = "=" if candidate.place == previous else "!"
        where = side
        if side == "L":
            where = "i" if mention.unit > previous_place else "b"
        where += same
        mine = pair_keys(home, candidate.index, side, quoted, end)
        mine += home.mention_keys(candidate.index, side)
        if last_name:
            name = home.word(mention.head) == last_name
            mine += [
                "9" + where + str(name) + state,
                "0" + side + str(name) + home.kinds[candidate.index],
            ]
        mine += [
            "1" + where + gap, "2" + where + state + quoted.before, "5" + where + state + quoted.length,
            "6" + where + state + home.kinds[candidate.index], "7" + where + state + gap[:2] + quoted.opening,
            "8" + where + "w" * whole + "c" * question.stretch.continued + quoted.after,
        ]  # fmt: skip
        keys.append(mine)
    return keys


def choose(question: Question, scores: list[float]) -> Choice:
    """Take the best answer, with its probability."""
    top = max(scores)
    best = scores.index(top)
    total = sum(math.exp(score - top) for score in scores)
    candidate = question.candidates[best - 1] if best else None
    return Choice(question, candidate, 1.0 / total, scores)


def decode(text: str, marks: Marks, weights: Mapping[str, float]) -> list[Choice]:
    """Choose the source of every stretch."""
    choices: list[Choice] = []
    before: Choice | None = None
    for number, near in scenes(text, marks):
        for bare in questions(number, near):
            question = with_history(bare, before)
            keys = all_keys(question, before)
            scores = [sum([weights[key] for key in some if key in weights]) for some in keys]
            before = choose(question, scores)
            choices.append(before)
    return choices
