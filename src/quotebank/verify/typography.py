"""Whether wordings of the same words differ in marks, dashes, spaces and case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from quotebank.align import AlignedToken, Change, Token
from quotebank.verify.findings import Difference
from quotebank.verify.insertions import holds, inserted
from quotebank.verify.senses import CAPITONYMS
from quotebank.verify.voices import SourceReading
from quotebank.verify.wording import ClaimedWording

_MARKS: Final = frozenset("\"“”„‟«»'‘’‚‛‹›")
#: White space that a typist breaks lines with; every other space is typography.
_LINES: Final = re.compile(r"[ \t\r\n]+")


def same_letters(
    claimed: ClaimedWording, steps: Sequence[AlignedToken], source: SourceReading
) -> bool:
    """Whether equal words are also printed alike, but for line breaks and the ends.

    The marks that stand between two stretches of one utterance are the source writer's, and are
    not compared.
    """
    if claimed.entities and source.clear.text == source.clear.original:
        return False
    if not _same_marks_at_ends(claimed, steps, source):
        return False
    last: tuple[Token, Token] | None = None
    for step in steps:
        if step.claimed is None or step.source is None:
            last = None
            continue
        ours, theirs = step.claimed, step.source
        if claimed.text[ours.start : ours.end] != source.clear.text[theirs.start : theirs.end]:
            return False
        if last is not None:
            mine = claimed.text[last[0].end : ours.start]
            gap = source.clear.text[last[1].end : theirs.start]
            if _LINES.sub(" ", mine) != _LINES.sub(" ", gap) and _one_stretch(
                last[1], theirs, source
            ):
                return False
        last = (ours, theirs)
    return True


def _same_marks_at_ends(
    claimed: ClaimedWording, steps: Sequence[AlignedToken], source: SourceReading
) -> bool:
    """Whether the marks right beside the first and the last word, if any, are the source's."""
    first, last = steps[0], steps[-1]
    if first.claimed is not None and first.source is not None:
        mark = claimed.text[max(0, first.claimed.start - 1) : first.claimed.start]
        there = source.clear.text[max(0, first.source.start - 1) : first.source.start]
        if mark in _MARKS and mark != there:
            return False
    if last.claimed is not None and last.source is not None:
        marks = [c for c in claimed.text[last.claimed.end :] if c in _MARKS]
        beside = [c for c in source.clear.text[last.source.end :][:4] if c in _MARKS]
        return marks == beside[: len(marks)]
    return True


def _one_stretch(one: Token, other: Token, source: SourceReading) -> bool:
    number = source.spoken_number(one)
    if number < 0:
        return True
    spans = source.utterances[source.owners[number]].spans
    return any(start <= one.start and other.end <= end for start, end in spans)


def hidden_differences(
    claimed: ClaimedWording, steps: Sequence[AlignedToken], source: SourceReading
) -> Iterator[Difference]:
    """Find what equal words hide: a name made a common word, the source's brackets taken off.

    Args:
        claimed: the wording.
        steps: how it goes with the source.
        source: where its words are from.
    """
    shouting = source.clear.text.isupper() or claimed.text.isupper()
    brackets = inserted(steps, source)
    for at, step in enumerate(steps):
        ours, theirs = step.claimed, step.source
        if step.change is not Change.SAME or ours is None or theirs is None:
            continue
        mine = claimed.text[ours.start : ours.end]
        there = source.clear.text[theirs.start : theirs.end]
        reason = None
        if {"no", "not"} & {*ours.text.split()} ^ {"no", "not"} & {*theirs.text.split()}:
            reason = "negation"
        elif at and not shouting and mine.lower() == there.lower() and ours.text in CAPITONYMS:
            if mine.isupper() != there.isupper() or mine[0].isupper() != there[0].isupper():
                reason = "name"
        elif holds(brackets, theirs.start) and not claimed.in_brackets(ours):
            reason = "brackets removed"
        if reason is not None:
            yield Difference(
                change=Change.CHANGED,
                claimed=mine,
                source=there,
                reasons=(reason,),
                material=reason != "brackets removed",
            )
