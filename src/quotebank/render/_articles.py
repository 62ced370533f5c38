"""An article with its quotations and speakers marked, and what was read in it as a table."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from quotebank.model import Extraction, Passage, Speaker


@frozen
class MarkedArticle:
    """An article, in which quotations, their sources and their cues are marked.

    Args:
        extraction: what was read in it; its document has its text.
    """

    extraction: Extraction

    @property
    def text(self) -> str:
        """The text of the article."""
        return self.extraction.document.text or ""

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who is quoted, in the order of their first quotations."""
        return tuple(dict.fromkeys(quote.speaker for quote in self.extraction.quotes))

    def marks(self) -> Iterator[tuple[Passage, str, int]]:
        """Give what is to be marked: the passage, which part it is, and the number of its speaker."""
        numbers = {speaker: number for number, speaker in enumerate(self.speakers)}
        for quote in self.extraction.quotes:
            number = numbers[quote.speaker]
            parts = quote.attribution
            for name, passages in (
                ("segment", quote.segments), ("source", parts.source), ("cue", parts.cue),
            ):  # fmt: skip
                for passage in passages:
                    yield passage, name, number
        for mark in self.extraction.unattributed:
            yield mark.passage, "unattributed", -1


@frozen
class QuoteTable:
    """The quotations of an article, one in a row.

    Args:
        extraction: what was read in it.
    """

    extraction: Extraction
