"""What a search finds: the words at once, and all that they speak of when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from quotebank.bank.matching import Pattern
from quotebank.bank.reading import Found
from quotebank.bank.words import placed_tokens
from quotebank.model import Quote, QuoteId, Span

#: Code points that a snippet shows of a longer text.
_WINDOW: Final = 240


@attrs.frozen
class Snippet:
    """A stretch of a quotation's text with what was looked for in it.

    Args:
        text: the stretch, as it stands in the quotation.
        matches: what is to be marked, in code points of this text.
        start: where the stretch begins in the quotation's text.
        before: whether the quotation goes on before it.
        after: whether the quotation goes on after it.
    """

    text: str
    matches: tuple[Span, ...] = ()
    start: int = attrs.field(default=0, kw_only=True)
    before: bool = attrs.field(default=False, kw_only=True)
    after: bool = attrs.field(default=False, kw_only=True)

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Give the text in pieces, each with whether it is to be marked."""
        place = 0
        for span in self.matches:
            if place < span.start:
                yield self.text[place : span.start], False
            yield self.text[span.start : span.end], True
            place = span.end
        if place < len(self.text):
            yield self.text[place:], False

    def marked(self, before: str = "[", after: str = "]") -> str:
        """Write the text with marks around what was looked for.

        Args:
            before: the opening mark.
            after: the closing mark.

        >>> Snippet("a giant black hole", (Span(8, 13),)).marked("*", "*")
        'a giant *black* hole'
        """
        words = "".join(f"{before}{t}{after}" if hit else t for t, hit in self.pieces())
        return f"{'…' if self.before else ''}{words}{'…' if self.after else ''}"

    def __str__(self) -> str:
        return self.marked("", "")


@attrs.frozen(eq=False, repr=False)
class Hit:
    """A quotation that a search found.

    Its words are there at once; who said them and where is read when `quote` is first asked for, or
    before the bank changes or is closed. Two hits are equal where quotation and score are.

    >>> from quotebank import load
    >>> hit = load().search("black hole")[0]
    >>> hit.text.split()[:4]
    ['The', 'giant', 'black', 'hole']
    >>> hit.quote.speaker.name
    'Matt Bennett'
    """

    _found: Found
    _place: int
    _sort: str
    _patterns: tuple[Pattern, ...]

    @property
    def id(self) -> QuoteId:
        """The id of the quotation."""
        return QuoteId(self._found.rows[self._place][2])

    @property
    def text(self) -> str:
        """The words of the quotation, as its `text` gives them."""
        return str(self._found.rows[self._place][3])

    @property
    def score(self) -> float:
        """BM25, more is better.

        0 where the query has no words to rank by, or hits are in the order of dates.
        """
        return 0.0 - self._found.rows[self._place][1] if self._sort == "best" else 0.0

    @property
    def cursor(self) -> str:
        """Where it stands among the hits; given to the same search as `after`, that goes on there."""
        key, value, *_ = self._found.rows[self._place]
        return f"{self._sort}:{value}:{key}"

    @property
    def quote(self) -> Quote:
        """The quotation.

        Raises:
            BankError: where another process took it out of the bank before it was asked for.
        """
        return self._found.quote(self._place)

    @property
    def matches(self) -> tuple[Span, ...]:
        """What was looked for, in code points of the quotation's text."""
        return _matches(self.text, self._patterns)

    @property
    def snippet(self) -> Snippet:
        """The text with its matches, cut around the first ones where it is long."""
        return _snippet(self.text, self.matches)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Hit):
            return NotImplemented
        return (self.quote, self.score) == (other.quote, other.score)

    def __hash__(self) -> int:
        return hash((self.id, self.score))

    def __repr__(self) -> str:
        return f"Hit(id={self.id!r}, text={self.text!r}, score={self.score!r})"

    def __reduce__(self) -> tuple[object, ...]:
        # A hit is copied and pickled alone, with its quotation and without the bank.
        found = Found.of(self._found.rows[self._place], self.quote)
        return Hit, (found, 0, self._sort, self._patterns)


def _matches(text: str, patterns: tuple[Pattern, ...]) -> tuple[Span, ...]:
    """Find every place of some patterns, in order; those that overlap become one."""
    if not patterns:
        return ()
    words = placed_tokens(text)
    found = sorted(
        (words[at][1], words[at + len(places) - 1][2])
        for places, prefix in patterns
        for at in range(len(words) - len(places) + 1)
        if _stands(words, at, places, prefix=prefix)
    )
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            before = merged.pop()
            merged.append((before[0], max(end, before[1])))
        else:
            merged.append((start, end))
    return tuple(Span(start, end) for start, end in merged)


def _stands(
    words: list[tuple[str, int, int]], at: int, places: tuple[frozenset[str], ...], *, prefix: bool
) -> bool:
    last = len(places) - 1
    for offset, forms in enumerate(places):
        word = words[at + offset][0]
        if word not in forms and not (prefix and offset == last and word.startswith(tuple(forms))):
            return False
    return True


def _snippet(text: str, matches: tuple[Span, ...]) -> Snippet:
    if len(text) <= _WINDOW:
        return Snippet(text, matches)
    first = matches[0].start if matches else 0
    start = max(0, min(first - _WINDOW // 4, len(text) - _WINDOW))
    end = start + _WINDOW
    # Cut between words, where there is a space near.
    if start:
        space = text.find(" ", start, start + 40)
        start = space + 1 if 0 <= space < first else start
    if end < len(text):
        space = text.rfind(" ", end - 40, end)
        end = space if space > 0 else end
    shown = tuple(
        Span(m.start - start, m.end - start) for m in matches if m.start >= start and m.end <= end
    )
    return Snippet(text[start:end], shown, start=start, before=start > 0, after=end < len(text))
