"""Folded words with their places, and what an alignment of them is."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

import attrs

from quotebank.text import Folded

#: A word, or a number with its points and commas, so that 2.5 is never 25.
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+(?:'[^\W_]+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


#: English function words: they alone never say where a wording comes from.
FUNCTION_WORDS: Final = frozenset(
    """a an the and or but if of in on at to for from by with as is are was were be been am do does
    did have has had it its he she they we you i his her their our your my me him them us this that
    these those there not no so than then who which what when where how will would can could may
    might should must all any some just very it's i'm that's we're they're don't""".split()
)


class Change(enum.StrEnum):
    """How a word of one wording goes with the other."""

    SAME = "same"
    CHANGED = "changed"
    #: The source has it, the claimed wording does not.
    DROPPED = "dropped"
    #: The claimed wording has it, the source does not.
    ADDED = "added"


@attrs.frozen
class Token:
    """A folded word, or a few that stand for one ("to day"), and its place in the original.

    Args:
        text: the folded word; numbers without the commas of their thousands.
        start: its first code point in the original text.
        end: the one after its last.
    """

    text: str
    start: int
    end: int


@attrs.frozen
class AlignedToken:
    """One step of an alignment.

    Args:
        change: same, changed, dropped or added.
        claimed: the word of the claimed wording; None where it was dropped.
        source: the word of the source; None where it was added.
    """

    change: Change
    claimed: Token | None
    source: Token | None


@attrs.frozen
class Alignment:
    """Two wordings side by side.

    Args:
        tokens: every word of both, in order.
        score: 0 (nothing in common) to 1 (the same words): twice the words in common over the words
            of both, changed words counting by their `likeness`.
    """

    tokens: tuple[AlignedToken, ...]
    score: float

    @classmethod
    def of(cls, tokens: Iterable[AlignedToken]) -> Alignment:
        """Make an alignment of its steps, and work out its score."""
        tokens = tuple(tokens)
        common, total = 0.0, 0
        for token in tokens:
            total += (token.claimed is not None) + (token.source is not None)
            if token.change is Change.SAME:
                common += 1
            elif token.claimed is not None and token.source is not None:
                common += likeness(token.claimed.text, token.source.text) / 2
        return cls(tokens, 2 * common / total if total else 0.0)

    @property
    def span(self) -> tuple[int, int] | None:
        """The stretch of the source, half-open, or None where no word of it takes part."""
        places = [token.source for token in self.tokens if token.source is not None]
        return (places[0].start, places[-1].end) if places else None

    @property
    def claimed_span(self) -> tuple[int, int] | None:
        """The stretch of the claimed wording, half-open, or None where no word of it takes part."""
        places = [token.claimed for token in self.tokens if token.claimed is not None]
        return (places[0].start, places[-1].end) if places else None

    @property
    def same(self) -> bool:
        """Whether all words are the same."""
        return all(token.change is Change.SAME for token in self.tokens)

    def count(self, change: Change) -> int:
        """Count the steps of one kind."""
        return sum(token.change is change for token in self.tokens)


def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """List the folded words of a text with their places.

    Args:
        text: any string.
        offset: added to every place, where the text is a stretch of a longer one.

    >>> [token.text for token in tokenize("“We’re 2,000 of co‑workers, 2.5%”")]
    ["we're", '2000', 'of', 'co', 'workers', '2.5']
    """
    folded = Folded(text)
    found = []
    for match in _TOKEN.finditer(folded.text):
        word = match.group()
        if "," in word and _THOUSANDS.fullmatch(word):
            word = word.replace(",", "")
        start, end = folded.span(*match.span())
        found.append(Token(word, start + offset, end + offset))
    return tuple(found)


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """Say how alike two words are by their letters: 1 is equal, 0 nothing in common.

    Twice the longest common subsequence of letters over both lengths.

    >>> likeness("colour", "color") > 0.9 > 0.5 > likeness("colour", "shape")
    True
    """
    if one == other:
        return 1.0
    one, other = one[:64], other[:64]
    row = [0] * (len(other) + 1)
    for letter in one:
        before = 0
        for place, opposite in enumerate(other, 1):
            above = row[place]
            row[place] = before + 1 if letter == opposite else max(above, row[place - 1])
            before = above
    total = len(one) + len(other)
    return 2 * row[-1] / total if total else 1.0


def alike(one: str, other: str) -> bool:
    """Whether two words may be forms of one: enough letters in common, in order."""
    short, long = sorted((len(one), len(other)))
    return 3 * short >= 2 * long - 1 and likeness(one, other) >= 0.6


@attrs.frozen(eq=False)
class TokenIndex:
    """The words of a source, ready for several wordings to be looked for in it.

    Args:
        tokens: its words, in order.

    >>> index = TokenIndex(tokenize("It is what it is, he said."))
    >>> index.places["it"]
    [0, 3]
    """

    tokens: tuple[Token, ...]
    #: Where each word stands, in order.
    places: Mapping[str, list[int]] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        places: dict[str, list[int]] = {}
        for place, token in enumerate(self.tokens):
            places.setdefault(token.text, []).append(place)
        object.__setattr__(self, "places", places)
