"""Candidate sources: every name, pronoun and description that could say something.

A paragraph's classes are read from left to right and become its skeleton, one letter a unit: a
mention of any length, a quoted stretch, a verb, a preposition, a punctuation mark. What lies
between a mention and a quotation in the skeleton is the grammar that connects them, whatever the
words are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quotebank.extract.tokens import Paragraph

# A description runs from its determiner to its last noun; the bounds keep the time linear.
_UNIT = re.compile(
    r"[NAIT]+"
    r"|[do][mezurqj0l]{0,10}(?:[zur]|[me0](?![Qdop])|q(?![Qd,:o]))|[zur]+|m(?=l?s)"
    r"|[pyitwWYo]|d{1,2}(?=l?[sxvb]|[.,])"
    r"|[Qsgbxveahcf.,:;()\[\]'*Cj-]"
)
#: Units that are no mentions.
_KEPT = frozenset("Qsgbxveahcf.,:;()[]'*Cj-")
_NAME = frozenset("NAIT")
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


class Skeleton(NamedTuple):
    """A paragraph's units, its candidate sources and where its quoted stretches are."""

    units: str
    mentions: list[Mention]
    #: Place in the units of each quoted stretch.
    quoted: list[int]
    #: First token of each unit.
    tokens: list[int]


def find_mentions(paragraph: Paragraph) -> Skeleton:
    """Find the candidate sources of a paragraph and its skeleton."""
    classes = paragraph.classes
    units: list[str] = []
    mentions: list[Mention] = []
    quoted: list[int] = []
    tokens: list[int] = []
    for match in _UNIT.finditer(classes):
        first, last = match.span()
        letter = classes[first]
        if letter in _KEPT:
            if letter == "Q":
                quoted.append(len(units))
        else:
            if letter in _NAME:
                run = classes[first:last]
                letter = "N" if "N" in run else "A" if "A" in run else "T"
            elif last - first > 1 or letter == "m":
                if letter == "o":
                    mentions.append(Mention(first, first + 1, first, len(units), "o"))
                    units.append("o")
                    tokens.append(first)
                letter = classes[last - 1]
                if letter not in _NOUN and letter != "d":
                    letter = "n"
            mentions.append(Mention(first, last, last - 1, len(units), letter))
        units.append(letter)
        tokens.append(first)
    return Skeleton("".join(units), mentions, quoted, tokens)
