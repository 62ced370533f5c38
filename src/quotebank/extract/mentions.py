"""Candidate sources: every name, pronoun and description that could say something.

A paragraph's classes are read from left to right and become its skeleton, one letter a unit: a
mention of any length, a quoted stretch, a verb, a preposition, a punctuation mark. What lies
between a mention and a quotation in the skeleton is the grammar that connects them, whatever the
words are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, cast

from quotebank.extract.tokens import Paragraph

# A description runs from its determiner to its last noun; the bounds keep the time linear.
_MENTION = re.compile(
    r"[NAIT]+"
    r"|[do][mezurqj0l]{0,10}(?:[zur]|[me0](?![Qdop])|q(?![Qd,:o]))|[zur]+|m(?=l?s)"
    r"|[pyitwWYo]|d{1,2}(?=l?[sxvb]|[.,])"
)
#: Units that are no mentions; every other letter between mentions is left out.
_KEPT = "Qsgbxveahcf.,:;()[]'*Cj-"
_UNITS = {n: chr(n) if chr(n) in _KEPT else None for n in range(128)}
_KEPT_SET = frozenset(_KEPT)
_NOUN = frozenset("zur")


class Mention(NamedTuple):
    """A candidate source in its paragraph."""

    #: First token, the one after the last, and the head.
    first: int
    last: int
    head: int
    #: Place in the skeleton.
    unit: int
    #: Letter of the skeleton: N T A names; r z u n descriptions; pronouns as their class.
    kind: str


#: Makes a mention without a call of Python: a paragraph has many.
_mention = cast("Callable[[type[Mention], tuple[int, int, int, int, str]], Mention]", tuple.__new__)


class Skeleton:
    """A paragraph's units, its candidate sources and where its quoted stretches are."""

    __slots__ = ("_classes", "_tokens", "mentions", "quoted", "units")

    def __init__(
        self, units: str, mentions: list[Mention], quoted: list[int], classes: str
    ) -> None:
        self.units = units
        self.mentions = mentions
        #: Place in the units of each quoted stretch.
        self.quoted = quoted
        self._classes = classes
        self._tokens: list[int] | None = None

    @property
    def tokens(self) -> list[int]:
        """First token of each unit."""
        if self._tokens is None:
            classes, place = self._classes, 0
            tokens: list[int] = []
            for mention in self.mentions:
                tokens += [i for i in range(place, mention.first) if classes[i] in _KEPT_SET]
                tokens.append(mention.first)
                place = mention.last
            tokens += [i for i in range(place, len(classes)) if classes[i] in _KEPT_SET]
            self._tokens = tokens
        return self._tokens


def find_mentions(paragraph: Paragraph) -> Skeleton:
    """Find the candidate sources of a paragraph and its skeleton."""
    classes = paragraph.classes
    pieces: list[str] = []
    mentions: list[Mention] = []
    unit = place = 0
    for match in _MENTION.finditer(classes):
        first, last = match.span()
        if place < first:
            between = classes[place:first].translate(_UNITS)
            pieces.append(between)
            unit += len(between)
        place = last
        letter = classes[first]
        if letter in "NAIT":
            if letter != "N" and last - first > 1:
                run = classes[first:last]
                letter = "N" if "N" in run else "A" if "A" in run else "T"
            elif letter == "I":
                letter = "T"
        elif last - first > 1 or letter == "m":
            if letter == "o":
                # Whose it is may be the source as well: "her spokesman".
                mentions.append(Mention(first, first + 1, first, unit, "o"))
                pieces.append("o")
                unit += 1
            letter = classes[last - 1]
            if letter not in _NOUN and letter != "d":
                letter = "n"
        mentions.append(_mention(Mention, (first, last, last - 1, unit, letter)))
        pieces.append(letter)
        unit += 1
    pieces.append(classes[place:].translate(_UNITS))
    units = "".join(pieces)
    quoted = []
    at = -1
    for _ in paragraph.quoted:
        at = units.index("Q", at + 1)
        quoted.append(at)
    return Skeleton(units, mentions, quoted, classes)
