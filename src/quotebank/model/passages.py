"""Stretches of a document: where they stand, and their words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, Self

import attrs
from attrs import field, frozen
from attrs.validators import instance_of

from quotebank.errors import InvalidValueError

#: Code points kept on either side of a passage: enough to find it again when the text has moved.
CONTEXT = 32


@frozen
class Span:
    """A stretch of a text, half-open, in Unicode code points, as Python string indices.

    Args:
        start: the first code point, from 0.
        end: the one after the last; more than `start`.

    Raises:
        InvalidValueError: where it is empty, reversed or before the text.
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not (type(self.start) is int and type(self.end) is int and 0 <= self.start < self.end):
            raise InvalidValueError(
                f"no span from {self.start!r} to {self.end!r}: give whole numbers with 0 <= start < end"
            )

    def __len__(self) -> int:
        return self.end - self.start


@frozen
class Passage:
    """A span of a document with its words, and a little of what stands around it.

    This is what the W3C Web Annotation selectors TextPositionSelector and TextQuoteSelector hold, so
    that a passage can be read without its document, and found in it again.

    Args:
        span: where it stands.
        text: the words there, as long as the span.
        prefix: what stands before, 32 code points at most.
        suffix: what stands after, 32 code points at most.

    >>> Passage.of("He called it a “bloody outrage.”", 16, 30).text
    'bloody outrage'
    """

    span: Span = field(validator=instance_of(Span))
    text: str
    prefix: str = field(default="", kw_only=True)
    suffix: str = field(default="", kw_only=True)

    def __attrs_post_init__(self) -> None:
        start, size = self.span.start, self.span.end - self.span.start
        before = min(start, CONTEXT)
        if len(self.text) == size and len(self.prefix) <= before and len(self.suffix) <= CONTEXT:
            return
        faults = []
        if len(self.text) != len(self.span):
            faults.append(
                f"its span is {len(self.span)} code points long, its text {len(self.text)}"
            )
        if len(self.prefix) > min(CONTEXT, self.span.start):
            faults.append(f"its prefix is {len(self.prefix)} code points long")
        if len(self.suffix) > CONTEXT:
            faults.append(f"its suffix is {len(self.suffix)} code points long")
        if faults:
            raise InvalidValueError(
                f"the passage {_shortened(self.text)!r} at {self.span.start} does not fit: "
                f"{'; '.join(faults)} (at most {CONTEXT} before and after)"
            )

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """Take a passage out of a text.

        Args:
            text: the whole text of the document.
            start: the first code point.
            end: the one after the last.

        Raises:
            InvalidValueError: where the text has no such stretch.
        """
        if end > len(text):
            raise InvalidValueError(
                f"no stretch {start} to {end} in {len(text)} code points of text"
            )
        return cls(
            Span(start, end),
            text[start:end],
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
        )

    def fault_in(self, text: str) -> str | None:
        """Say how the passage disagrees with a text, or None where it stands there."""
        start, end = self.span.start, self.span.end
        if text[start:end] != self.text:
            there = _shortened(text[start:end])
            return f"at {start} to {end} stands {there!r}, not {_shortened(self.text)!r}"
        if text[max(0, start - len(self.prefix)) : start] != self.prefix:
            return f"before {start} does not stand {self.prefix!r}"
        if text[end : end + len(self.suffix)] != self.suffix:
            return f"after {end} does not stand {self.suffix!r}"
        return None

    def __str__(self) -> str:
        return self.text


def ordered(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate a field of passages: in text order, none overlapping another."""
    if isinstance(value, tuple) and (not value or (len(value) == 1 and type(value[0]) is Passage)):
        # As most are.
        return
    _require_order(f"{type(instance).__name__}.{attribute.name}", value)


def _require_order(name: str, passages: object) -> None:
    if not isinstance(passages, tuple) or not all(isinstance(p, Passage) for p in passages):
        raise InvalidValueError(f"{name} is {passages!r}; give passages")
    for before, after in pairwise(passages):
        if after.span.start < before.span.end:
            how = "overlaps" if after.span.end > before.span.start else "stands before"
            raise InvalidValueError(
                f"{name}: {_shortened(after.text)!r} at {after.span.start} {how} "
                f"{_shortened(before.text)!r}, which ends at {before.span.end}; give them in text order"
            )


def found_in(segments: tuple[Passage, ...], pattern: re.Pattern[str]) -> tuple[Passage, ...]:
    """List what a pattern finds in some passages, as passages of the same document."""
    found = []
    for segment in segments:
        whole = segment.prefix + segment.text + segment.suffix
        shift = segment.span.start - len(segment.prefix)
        for match in pattern.finditer(segment.text):
            start, end = (len(segment.prefix) + place for place in match.span())
            found.append(
                Passage(
                    Span(shift + start, shift + end),
                    match.group(),
                    prefix=whole[max(0, start - CONTEXT) : start],
                    suffix=whole[end : end + CONTEXT],
                )
            )
    return tuple(found)


def _shortened(text: str, length: int = 40) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
