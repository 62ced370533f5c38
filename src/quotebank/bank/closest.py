"""The quotations nearest to a wording that may be cut or altered.

The rarest words of the wording vote for the quotations that hold them, by how rare they are; those
with most votes are compared by all of their words, and the best of them laid out word by word. Rarest
words rather than trigrams or MinHash: at a million quotations they found as many with a tenth of the
time (100 claims, 20% of words altered, half truncated).
"""

from __future__ import annotations

import heapq
import math
import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Final

import attrs

from quotebank.align import Alignment, TokenIndex, fit, tokenize
from quotebank.bank.reading import Reader
from quotebank.bank.words import tokens
from quotebank.errors import InvalidValueError
from quotebank.model import Quote

#: Words that vote, at most, and the quotations that they may vote for in all.
_VOTERS: Final = 10
_VOTES: Final = 60_000
#: A word in more quotations than this votes only where there are no other words.
_COMMON: Final = 20_000
#: Words of a wording that are looked up; the rest of a longer one adds nothing.
_MOST_WORDS: Final = 200
#: Quotations compared by all of their words, and those of them laid out word by word.
_COMPARED: Final = 60
_LAID_OUT: Final = 8
#: Frequencies kept, until the bank changes.
_KEPT: Final = 100_000

#: Quotations looked at for variants; the score from which one is near, and words that are few.
_VARIANTS: Final = 40
_NEAR: Final = 0.75
_FEW_WORDS: Final = 5

_COUNT: Final = "SELECT count(*) FROM (SELECT 1 FROM quotes_fts WHERE quotes_fts MATCH ? LIMIT ?)"
_HOLDERS: Final = "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ? ORDER BY rowid LIMIT ?"


@attrs.frozen
class Closest:
    """A quotation near to a wording.

    Args:
        quote: the quotation.
        score: 0 (nothing in common) to 1 (the same words, or a stretch of them).
        alignment: the wording laid along the stretch of the quotation's text that it goes with.
    """

    quote: Quote
    score: float
    alignment: Alignment = attrs.field(repr=False)


@attrs.frozen
class Variant:
    """The same utterance in another place.

    Args:
        quote: the quotation there.
        exact: whether its words are the same, marks and case aside.
        alignment: the one wording laid along the other, with every difference.
    """

    quote: Quote
    exact: bool
    alignment: Alignment = attrs.field(repr=False)


class Finder:
    """Finds the quotations of a bank nearest to a wording.

    Args:
        reader: of the bank.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._state: object = None
        self._frequencies: dict[str, int] = {}
        self._total = 0

    def closest(self, text: str, limit: int) -> tuple[Closest, ...]:
        """Find the nearest; see `Bank.closest`."""
        if type(limit) is not int or limit < 0:
            raise InvalidValueError(f"limit is {limit!r}; give a number from 0")
        with self._reader.now() as raw:
            self._freshen(raw)
            words = list(dict.fromkeys(tokens(text)))[:_MOST_WORDS]
            rarity = self._rarity(raw, words)
            candidates = self._candidates(raw, rarity)
            found = self._compared(raw, candidates, rarity, max(limit, _LAID_OUT))
            claimed = tokenize(text)
            laid: list[tuple[float, int, Alignment]] = []
            for key, wording in found:
                alignment = fit(claimed, TokenIndex(tokenize(wording)))
                if alignment is None:
                    continue
                laid.append((-alignment.score, key, alignment))
            laid.sort(key=lambda one: one[:2])
            return tuple(
                Closest(self._reader.quote(key), alignment.score, alignment)
                for _, key, alignment in laid[:limit]
            )

    def variants(self, quote: Quote) -> tuple[Variant, ...]:
        """Find the same utterance elsewhere; see `Bank.variants`."""
        ours = tokens(quote.text)
        found = []
        for near in self.closest(quote.text, _VARIANTS):
            if near.quote.id == quote.id or near.quote.document.id == quote.document.id:
                continue
            exact = tokens(near.quote.text) == ours
            # Few words are soon said by two; then it must be the same speaker.
            same_speaker = near.quote.speaker.id == quote.speaker.id
            if not same_speaker and len(ours) < _FEW_WORDS:
                continue
            if exact or near.score >= _NEAR:
                found.append(Variant(near.quote, exact, near.alignment))
        found.sort(key=lambda variant: not variant.exact)
        return tuple(found)

    def _freshen(self, raw: sqlite3.Connection) -> None:
        state = self._reader.state
        if state != self._state or len(self._frequencies) > _KEPT:
            self._state = state
            self._frequencies.clear()
            # Keys only grow, so the highest is as good a measure as the number, and needs no walk.
            self._total = raw.execute("SELECT coalesce(max(key), 0) FROM quotes").fetchone()[0]

    def _rarity(self, raw: sqlite3.Connection, words: Iterable[str]) -> dict[str, float]:
        """Weigh the words that the bank holds, the rarest first."""
        found: dict[str, int] = {}
        for word in words:
            count = self._frequencies.get(word)
            if count is None:
                count = raw.execute(_COUNT, (f'"{word}"', _COMMON + 1)).fetchone()[0]
                self._frequencies[word] = count
            if count:
                found[word] = count
        rarest = sorted(found, key=lambda word: (found[word], word))
        return {word: math.log(1 + self._total / found[word]) for word in rarest}

    def _candidates(self, raw: sqlite3.Connection, rarity: dict[str, float]) -> list[int]:
        votes: dict[int, float] = {}
        cast = 0
        for number, (word, weight) in enumerate(rarity.items()):
            count = self._frequencies[word]
            if number and (number >= _VOTERS or cast + count > _VOTES or count > _COMMON):
                break
            cast += count
            for (key,) in raw.execute(_HOLDERS, (f'"{word}"', _COMMON)):
                votes[key] = votes.get(key, 0.0) + weight
        return heapq.nsmallest(_COMPARED, votes, key=lambda key: (-votes[key], key))

    def _compared(
        self, raw: sqlite3.Connection, keys: list[int], rarity: dict[str, float], count: int
    ) -> list[tuple[int, str]]:
        """Choose those that share most of the wording by weight, all words counted."""
        marks = ", ".join("?" * len(keys))
        rows = raw.execute(f"SELECT key, text FROM quotes WHERE key IN ({marks})", keys).fetchall()

        def shared(row: tuple[int, str]) -> tuple[float, int]:
            held = Counter(tokens(row[1]))
            ours = sum(weight for word, weight in rarity.items() if word in held)
            # What the quotation has besides counts little, as the wording may be cut.
            rest = sum(n for word, n in held.items() if word not in rarity)
            return 0.02 * rest - ours, row[0]

        return sorted(rows, key=shared)[:count]
