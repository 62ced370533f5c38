"""Where the sentences and paragraphs of a text start, and what stands in quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Final

__all__ = ["Sentences"]

# Both begin with letters that the regular expression engine looks for quickly.
_SENTENCE: Final = re.compile(
    r"[.!?\"”\n](?:(?<=\n)\n*|(?<=[.!?])[\"”’')\]]{0,3}[ \xa0\t]+(?=[\"“‘'(\[]?[A-Z])"
    r"|(?<=[\"”])[ \xa0]+(?=[\"“]?[A-Z]))"
)
_LINES: Final = re.compile(r"\n\n*")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|"
    r"Capt|Sgt|Adm"
    r"|Rev|Prof|Jr|Sr|No|vs|Del|Ft|Mt|Jan|Feb|Aug|Sept|Oct|Nov|Dec)$"
)


class Sentences:
    """The sentences, paragraphs and quotations of one text, by code points."""

    def __init__(self, text: str, quoted: Iterable[tuple[int, int]]) -> None:
        self.text = text
        segments = sorted(quoted)
        self._quoted_from = [start for start, _ in segments]
        self._quoted_to = [end for _, end in segments]

    def is_quoted(self, at: int) -> bool:
        """Whether a place is within somebody's quotation."""
        index = bisect_right(self._quoted_from, at) - 1
        return index >= 0 and at < self._quoted_to[index]

    @cached_property
    def sentences(self) -> list[int]:
        """Where sentences start, those within quotations aside."""
        starts = [0]
        text = self.text
        for match in _SENTENCE.finditer(text):
            at, end = match.span()
            # An abbreviation has a capital within four letters.
            if self.is_quoted(end - 1) or (
                text[at] == "."
                and not text[max(0, at - 5) : at].islower()
                and _ABBREVIATION.search(text, max(0, at - 8), at)
            ):
                continue
            starts.append(end)
        return starts

    def sentence_index(self, at: int) -> int:
        """The number of the sentence that a place is in."""
        return bisect_right(self.sentences, at) - 1

    def sentence_start(self, at: int) -> int:
        """Where the sentence of a place starts."""
        return self.sentences[self.sentence_index(at)]

    @cached_property
    def paragraphs(self) -> list[int]:
        """Where paragraphs start, empty lines aside."""
        return [0, *(m.end() for m in _LINES.finditer(self.text))]

    def paragraph_index(self, at: int) -> int:
        """The number of the paragraph that a place is in."""
        return bisect_right(self.paragraphs, at) - 1

    def paragraph_start(self, at: int) -> int:
        """Where the paragraph of a place starts."""
        return self.paragraphs[self.paragraph_index(at)]

    def sentence_end(self, index: int) -> int:
        """Where the sentence of a number ends."""
        last = index + 1 >= len(self.sentences)
        return len(self.text) if last else self.sentences[index + 1]
