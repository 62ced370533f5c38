"""What the rules work on, and what they make."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache


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


def whole_pieces(article: Article, said: Said) -> list[Said]:
    """Part the fragments in the writer's own sentence from what is quoted whole, each by itself.

    In *He called it “a gift” and “our due.” “We must go on,” he said* there are three quotations that an
    editor would take, not one: “a gift our due” was never said.
    """
    fragments = [span for span in said.spans if _is_fragment(article.text, span)]
    if not fragments or len(said.spans) == 1:
        return [said]
    whole = tuple(span for span in said.spans if span not in fragments)
    parts = [(span,) for span in fragments] + ([whole] if whole else [])
    return [replace(said, spans=spans) for spans in sorted(parts)]


def _is_fragment(text: str, span: tuple[int, int]) -> bool:
    """Whether a quoted stretch goes on a sentence of the writer's, or is gone on with by one."""
    before = text[max(0, span[0] - 3) : span[0]].rstrip("“\"‘'").rstrip()
    after = text[span[1] : span[1] + 3].lstrip(",”\"’'")
    ended = text[span[0] : span[1]].rstrip()[-1:] in ".!?…—-" or "," in text[span[1] : span[1] + 2]
    return (text[span[0]].islower() and before[-1:].isalnum()) or (
        not ended and re.match(r"\s[\w(]", after) is not None
    )


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
    """Whether words stand once in an article, whatever their marks: whose they are is certain."""
    return f" {_words(a.text)} ".count(f" {_words(piece)} ") == 1


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    return " ".join(WORD.findall(text.casefold().replace("’", "'").replace("\u00ad", "")))
