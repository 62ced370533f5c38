"""The brackets of a source: its own editor's words, not the speaker's."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from quotebank.align import FUNCTION_WORDS, AlignedToken
from quotebank.verify import senses
from quotebank.verify.voices import SourceReading

#: Pronouns that a bracket after them explains; after other words of grammar it replaces a word.
_EXPLAINED: Final = senses.PRONOUNS - frozenset(
    "my your his her its our their whose which this that these those there here then now".split()
)


def inserted(steps: Sequence[AlignedToken], source: SourceReading) -> list[tuple[int, int]]:
    """List the stretches that a source holds in brackets near the words that were used.

    Brackets around a whole quotation are its writer's, and no insertion.
    """
    places = [step.source for step in steps if step.source is not None]
    if not places:
        return []
    low = max(0, min(place.start for place in places) - 400)
    high = max(place.end for place in places) + 400
    text = source.clear.text[low:high]
    found = [(m.start() + low, m.end() + low) for m in re.finditer(r"\[[^\[\]]{0,400}\]", text)]
    return [pair for pair in found if source.spoken_at(*pair)]


def holds(stretches: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether one of some stretches, in order and apart, holds a place.

    >>> holds([(2, 5), (8, 9)], 4), holds([(2, 5), (8, 9)], 5)
    (True, False)
    """
    at = bisect_right(stretches, place, key=lambda stretch: stretch[0]) - 1
    return at >= 0 and place < stretches[at][1]


def only_insertions(run: Sequence[AlignedToken], source: SourceReading) -> bool:
    """Whether all words of a run were dropped, and explain what the speaker said.

    "She [the mayor] left" is "She left"; a bracket goes as a whole or not at all. In "many of
    [Quill’s] friends" it stands in the place of a word of the speaker's, which is not known; so does
    one that denies.
    """
    if any(step.claimed is not None for step in run) or not in_brackets(run, source):
        return False
    places = [step.source for step in run if step.source is not None]
    if not _whole(places[0].start, places[-1].end, source.clear.text):
        return False
    words = [word for place in places for word in place.text.split()]
    if any(map(senses.is_negation, words)) or any(map(senses.is_modal, words)):
        return False
    before = source.spoken_number(places[0]) - 1
    if before < 0 or source.sentence_ends(before):
        return False
    word = source.spoken.tokens[before].text
    return word in _EXPLAINED or not (word in FUNCTION_WORDS or senses.is_modal(word))


def _whole(start: int, end: int, text: str) -> bool:
    """Whether a stretch is all that its brackets hold."""
    opened = re.search(r"\[\W{0,10}$", text[max(0, start - 12) : start])
    closed = re.match(r"[^\w\]]{0,10}\]", text[end : end + 12])
    return opened is not None and closed is not None


def in_brackets(run: Sequence[AlignedToken], source: SourceReading) -> bool:
    """Whether all words of the source in a run stand in its brackets."""
    brackets = inserted(run, source)
    places = [step.source for step in run if step.source is not None]
    return bool(places) and all(holds(brackets, place.start) for place in places)
