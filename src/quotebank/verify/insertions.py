"""The brackets of a source: its own editor's words, not the speaker's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quotebank.align import AlignedToken, Token
from quotebank.verify.voices import SourceReading

_BRACKETED: Final = re.compile(r"\[[^\[\]]{0,400}(?:\]|$)|^[^\[\]]{0,80}\]")


def inserted(steps: Sequence[AlignedToken], source: SourceReading) -> list[tuple[int, int]]:
    """List the stretches that a source holds in brackets near the words that were used."""
    places = [step.source for step in steps if step.source is not None]
    if not places:
        return []
    low = max(0, min(place.start for place in places) - 400)
    high = max(place.end for place in places) + 400
    text = source.clear.text[low:high]
    return [(m.start() + low, m.end() + low) for m in re.finditer(r"\[[^\[\]]{0,400}\]", text)]


def within_brackets(text: str, token: Token) -> bool:
    """Whether a word of a claimed wording stands in brackets."""
    return any(m.start() < token.end and token.start < m.end() for m in _BRACKETED.finditer(text))


def only_insertions(run: Sequence[AlignedToken], source: SourceReading) -> bool:
    """Whether all words of a run were dropped, and are the source editor's own."""
    return all(step.claimed is None for step in run) and in_brackets(run, source)


def in_brackets(run: Sequence[AlignedToken], source: SourceReading) -> bool:
    """Whether all words of the source in a run stand in its brackets."""
    brackets = inserted(run, source)
    places = [step.source for step in run if step.source is not None]
    return bool(places) and all(any(a <= p.start < b for a, b in brackets) for p in places)
