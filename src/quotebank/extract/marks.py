"""Finding what stands in quotation marks.

Each paragraph (line) is read by itself: a mark opens or closes by what stands beside it, as
printers set them. What does not pair costs that mark, never the paragraph, and is reported. A
quotation that is left open at the end of a paragraph goes on where the next one opens with a mark.

Double marks and guillemets come first; single marks are read where no double ones stand, or around
them where they open and close speech, with the apostrophes told apart by their neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: Diagnostics that are kept word for word; the rest are only counted.
MAX_DIAGNOSTICS = 1000
#: A single-quoted stretch longer than this, in code points, is two apostrophes far apart.
_MAX_SINGLE = 600
#: A paragraph longer than this, in code points, is read in pieces, so that windows stay bounded.
MAX_PARAGRAPH = 20_000

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_DOUBLE = re.compile('[“”"„‟«»]')
_OPENERS = '“"„‟«»'
_BEFORE_OPENING = "([{—–-/‘'“¿¡"
_AFTER_CLOSING = ".,;:!?)]}—–-/’'…”*"
# Both begin with the mark, which the regular expression engine looks for quickly.
_SINGLE_OPENING = re.compile(
    r"[‘'](?<![\w'’.,!?)\]][‘'])(?=[\w“\"\[$@#…])"
    r"(?!(?:em|til|cause|n|tis|twas|bout|round|cuz|nuff)\b|\d\ds?\b)",
    re.IGNORECASE,
)
#: Where a single mark closes speech, whatever stands in double marks within it.
_SPEECH_CLOSES = re.compile(r"(?<=[.,!?…”\"])['’](?![\w'’])")
_SINGLE_CLOSING = re.compile(r"['’](?<=[\w.,!?…\"”%)\]]['’])(?!\w)")


class Stretch(NamedTuple):
    """What stands between a pair of marks."""

    #: Span between the marks, in code points of the text.
    start: int
    end: int
    #: Number of the paragraph, from 0.
    paragraph: int
    #: Goes on from the last stretch of the paragraph before, which was left open.
    continued: bool
    #: Has a closing mark.
    closed: bool
    #: Stands in single marks.
    single: bool


class Diagnostic(NamedTuple):
    """A mark that pairs with none, and how it was read."""

    start: int
    mark: str
    reading: str


class Marks(NamedTuple):
    """The quoted stretches of a text, in text order, and its paragraphs."""

    stretches: list[Stretch]
    #: Half-open spans of the paragraphs that are not blank.
    paragraphs: list[tuple[int, int]]
    diagnostics: list[Diagnostic]
    #: All of them, those beyond `MAX_DIAGNOSTICS` included.
    diagnostic_count: int


class _Mark(NamedTuple):
    """A double mark of a paragraph; `shape` is "(" opening, ")" closing or "?" either."""

    place: int
    mark: str
    shape: str


def find_marks(text: str) -> Marks:
    """Find every stretch in quotation marks.

    Args:
        text: an article in plain text, a paragraph a line.

    Returns:
        The stretches, the paragraphs, and the marks that pair with none.

    >>> text = "“We won,” she said. “It’s over.”"
    >>> [text[s.start : s.end] for s in find_marks(text).stretches]
    ['We won,', 'It’s over.']
    """
    reader = _Reader(text)
    reader.read()
    return Marks(reader.stretches, reader.paragraphs, reader.diagnostics, reader.count)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        start, end = line.span()
        while end - start > MAX_PARAGRAPH:
            # The last space of the piece is a border that cuts no word.
            cut = text.rfind(" ", start + MAX_PARAGRAPH // 2, start + MAX_PARAGRAPH) + 1
            cut = cut or start + MAX_PARAGRAPH
            yield start, cut
            start = cut
        if not text[start : min(end, start + 64)].isspace() or text[start:end].strip():
            yield start, end


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.stretches: list[Stretch] = []
        self.paragraphs: list[tuple[int, int]] = []
        self.diagnostics: list[Diagnostic] = []
        self.count = 0
        self.open = False
        #: The paragraph before left a quotation in single marks open.
        self.single_open = False

    def read(self) -> None:
        text = self.text
        quoted = _DOUBLE.search(text) is not None
        single = "'" in text or "‘" in text
        for number, (start, end) in enumerate(_paragraphs(text)):
            self.paragraphs.append((start, end))
            marks = list(self.marks(start, end)) if quoted else []
            first = len(self.stretches)
            if marks:
                self.pair(marks, number, start, end)
            else:
                self.open = False
            marked = single and (text.find("'", start, end) >= 0 or text.find("‘", start, end) >= 0)
            goes_on, self.single_open = self.single_open, False
            if marked and _SINGLE_OPENING.search(text, start, end):
                self.singles(number, start, end, first, goes_on=goes_on)

    def report(self, place: int, reading: str) -> None:
        self.count += 1
        if len(self.diagnostics) < MAX_DIAGNOSTICS:
            self.diagnostics.append(Diagnostic(place, self.text[place], reading))

    def marks(self, start: int, end: int) -> Iterator[_Mark]:
        """Give the double marks of a paragraph, each with what its neighbours make of it."""
        text = self.text
        for match in _DOUBLE.finditer(text, start, end):
            place, mark = match.start(), match.group()
            before = text[place - 1] if place > start else " "
            after = text[place + 1] if place + 1 < end else " "
            if mark in "„‟":
                shape = "("
            elif mark in "«»":
                shape = "?"
            elif mark == "“":
                closing = not before.isspace() and before not in _BEFORE_OPENING
                shape = "?" if closing and (after.isspace() or after in ".,;:!?)[]") else "("
            elif mark == "”":
                shape = "?" if before in " ([—–-" and after.isalnum() else ")"
            else:
                left = before.isspace() or before in _BEFORE_OPENING
                right = after.isspace() or after in _AFTER_CLOSING
                shape = "?" if left == right else "(" if left else ")"
            yield _Mark(place, mark, shape)

    def pair(self, marks: list[_Mark], number: int, start: int, end: int) -> None:
        """Pair the marks of a paragraph; an inner pair belongs to the outer one."""
        opened: _Mark | None = None
        depth = 0
        for i, mark in enumerate(marks):
            shape = mark.shape
            if shape == "?":
                # Its neighbours do not settle it: whether one is open does.
                shape = "(" if opened is None else ")"
            elif shape == ")" and opened is None and self.wrong_way(marks, i):
                shape = "("
                self.report(mark.place, "a closing mark set for an opening one")
            if shape == "(":
                if opened is None:
                    opened = mark
                elif mark.place == opened.place + 1:
                    continue
                elif self.nested(marks, i, opened, start, end):
                    depth += 1
                else:
                    self.report(opened.place, "never closed: ignored")
                    opened, depth = mark, 0
            elif depth:
                depth -= 1
            elif opened is None:
                self.report(mark.place, "never opened: ignored")
            else:
                if mark.mark == "“" and opened.mark != "„":
                    self.report(mark.place, "an opening mark set for a closing one")
                self.add(opened, mark.place, number, start, closed=True)
                self.open = False
                opened = None
        if opened is None:
            self.open = False
        elif opened.place + 1 < end:
            self.leave_open(opened, number, start, end)
        else:
            self.open = False
            self.report(opened.place, "never closed: ignored")

    def nested(self, marks: list[_Mark], i: int, opened: _Mark, start: int, end: int) -> bool:
        """Whether a mark opens a pair within the one that is open.

        Two closing marks follow it; or it is curly and the open one straight, at the start of the
        paragraph, as those have it who paste. That one closes later, or the next paragraph goes on.
        """
        if [m.shape for m in marks[i + 1 : i + 3]] == [")", ")"]:
            return True
        paired = marks[i].mark == "“" and marks[i + 1 : i + 2] and marks[i + 1].mark == "”"
        if not paired or opened.mark != '"' or self.text[start : opened.place].strip():
            return False
        closes = any(m.mark == '"' and m.shape != "(" for m in marks[i + 2 : i + 12])
        return closes or self.text[end : end + 64].lstrip()[:1] == '"'

    @staticmethod
    def wrong_way(marks: list[_Mark], i: int) -> bool:
        """Whether a closing mark with none open is the first of a pair, as in: she said,” we won.”."""
        if marks[i].mark != "”" or i + 1 >= len(marks):
            return False
        return marks[i + 1].mark == "”" and marks[i + 1].shape == ")"

    def add(self, opened: _Mark, end: int, number: int, start: int, *, closed: bool) -> None:
        first = opened.place + 1
        if first >= end:
            return
        goes_on = self.open and not self.text[start : opened.place].strip()
        self.stretches.append(Stretch(first, end, number, goes_on, closed, single=False))

    def leave_open(self, opened: _Mark, number: int, start: int, end: int) -> None:
        """Read a mark that the paragraph does not close.

        The quotation runs to the end where the next paragraph takes it up, where it began with
        the paragraph, or where what stands before it introduces speech.
        """
        text = self.text
        following = text[end : end + 64].lstrip()[:1]
        head = text[start : opened.place].rstrip()
        continued = following != "" and following in _OPENERS
        introduced = head[-1:] in {":", ","} and text[start:end].rstrip()[-1:] in {".", "!", "?"}
        if continued or not head or introduced:
            last = end
            while text[last - 1].isspace() and last - 1 > opened.place:
                last -= 1
            self.add(opened, last, number, start, closed=False)
        self.open = continued
        if not continued:
            reading = "never closed: read to the end of the paragraph"
            kept = not head or introduced
            self.report(opened.place, reading if kept else "never closed: ignored")

    def singles(self, number: int, start: int, end: int, first: int, *, goes_on: bool) -> None:
        """Add the stretches in single marks, outside the double ones or around them.

        One that the paragraph does not close goes on where the next paragraph opens with its mark.
        """
        text, doubles = self.text, self.stretches[first:]
        kept: list[Stretch] = []
        left, at = start, 0
        while left < end:
            right = doubles[at].start - 1 if at < len(doubles) else end
            opening = _SINGLE_OPENING.search(text, left, right)
            if opening is None:
                if at < len(doubles):
                    kept.append(doubles[at])
                    right = doubles[at].end + 1
                left, at = right, at + 1
                continue
            place = left = opening.end()
            limit = min(end, place + _MAX_SINGLE)
            closing = self.single_end(place, min(right, limit))
            head = text[max(start, place - 8) : place - 1].rstrip()
            speech = not head or head[-1] in ".,:;!?—–"
            if closing is None and speech and right < limit:
                closing = self.speech_end(doubles, at, place, limit)
            again = goes_on and not text[start : place - 1].strip()
            if closing is None and speech and right == end and self.reopened(place, end):
                last = place + len(text[place:end].rstrip())
                kept.append(Stretch(place, last, number, again, False, single=True))
                self.single_open = True
                break
            if closing is not None and closing > place:
                kept.append(Stretch(place, closing, number, again, True, single=True))
                left = closing + 1
                while at < len(doubles) and doubles[at].start < left:
                    at += 1
        self.stretches[first:] = kept

    def reopened(self, place: int, end: int) -> bool:
        """Whether a quotation that is left open in single marks is taken up by the next paragraph."""
        text = self.text
        if text[place:end].rstrip()[-1:] not in {".", "!", "?", "…"}:
            return False
        if _SINGLE_CLOSING.search(text, place, end):
            return False
        following = text[end : end + 64].lstrip()
        return following[:1] == text[place - 1] and _SINGLE_OPENING.match(following) is not None

    def speech_end(self, doubles: list[Stretch], at: int, start: int, end: int) -> int | None:
        """Find where speech in single marks closes that holds a pair of double ones."""
        if _SINGLE_OPENING.search(self.text, start, doubles[at].start - 1):
            return None
        while at < len(doubles) and doubles[at].end < end:
            after = doubles[at].end + 1
            at += 1
            stop = min(end, doubles[at].start - 1) if at < len(doubles) else end
            closing = _SPEECH_CLOSES.search(self.text, after, stop)
            if closing is not None:
                return closing.start()
        return None

    def single_end(self, start: int, end: int) -> int | None:
        """Find the mark that closes; one after an s may be a possessive, if a later one closes."""
        text = self.text
        possessive: int | None = None
        for closing in _SINGLE_CLOSING.finditer(text, start, end):
            place = closing.start()
            if possessive is not None and _SINGLE_OPENING.search(text, possessive, place):
                break
            plural = text[place - 1] in "sS" and text[place + 1 : place + 3].lstrip().isalpha()
            if not plural:
                return place
            possessive = place if possessive is None else possessive
        return possessive
