"""What the rules work on, and what they make."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """A quotation of an article: its quoted stretches, and whose it is; None where nobody's."""

    spans: tuple[tuple[int, int], ...]
    speaker: str | None
    #: Other names of the speaker in the article.
    names: tuple[str, ...] = ()
    #: Whether the name is certain enough to be claimed.
    certain: bool = True
    #: Where the article names them for this quotation.
    source: tuple[int, int] | None = None


@dataclass(frozen=True)
class Indirect:
    """What an article reports without quotation marks."""

    span: tuple[int, int]
    speaker: str | None
    #: Whether the name stands in the same sentence.
    named: bool = False


@dataclass(frozen=True)
class Article:
    """A text, and who says what in it."""

    id: str
    text: str
    said: tuple[Said, ...]
    indirect: tuple[Indirect, ...] = ()
    #: Sentences that report nobody's words.
    narrated: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Case:
    """A claimed quotation, and what a verifier must find.

    `sources` are what it is to be verified against; an empty text is an unusable one.
    """

    id: str
    rule: str
    text: str
    speaker: str | None
    sources: tuple[Article, ...]
    wording: str
    attribution: str


@dataclass(frozen=True)
class Made:
    """What a rule has made of a quotation."""

    text: str
    wording: str
    article: Article | None = None
    #: Overrides what the claimed speaker would give.
    attribution: str | None = None
    speaker: str | None = None


WORD = re.compile(r"\w[\w'’]*(?:[-‑][\w'’]+)*")
TURNING = re.compile(
    r"\b(?:if|unless|until|except|only|not|never|no|nothing|nobody|none|neither|nor|cannot|without|\w+n[’']t|will|would|"
    r"shall|should|can|could|may|might|must|perhaps|maybe|probably|some|all|every|most|few|half|many|much|more|less|always"
    r"|said|says|say|think|thinks|believe|believes|told|claim|claims|whether|provided|assuming)\b|\w+[’'](?:ll|d)\b|\d",
    re.IGNORECASE,
)
AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|should|could|can|must|has|have|had|do|did)\b(?! not\b|n[’']t)"
)
CONTENT = re.compile(r"\b[a-z]{5,}\b")
NUMBER = re.compile(
    r"\b\d[\d,.]*\d\b|\b\d\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand|million|billion)\b"
)
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")


def joined(article: Article, said: Said) -> str:
    """The words of a quotation, its pieces joined as a reader joins them."""
    words = ""
    for start, end in said.spans:
        piece = article.text[start:end].strip()
        if words and words[-1].isalnum():
            words += "." if piece[:1].isupper() else ","
        words = f"{words} {piece}" if words else piece
    return words


Rule = Callable[[Article, Said, str, random.Random], Made | None]
RULES: dict[str, Rule] = {}


def rule(function: Rule) -> Rule:
    """Add a rule to the benchmark, under its own name."""
    RULES[function.__name__] = function
    return function


def count(text: str) -> int:
    """How many words a text has, marks and all."""
    return len(text.split())


def cut(words: str, start: int, end: int) -> str:
    """Some words in a row, without the stop at their end."""
    found = list(re.finditer(r"\S+", words))
    return words[found[start].start() : found[end - 1].end()].rstrip(" .,;:!?—–-")


def once(a: Article, piece: str) -> bool:
    """Whether words stand once in an article, so that whose they are is certain."""
    return a.text.casefold().count(piece.casefold()) == 1
