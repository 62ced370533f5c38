"""Which sources may hold a wording: seen at a glance, before anything is read closely.

A source that a wording was taken from holds most of its words, and some of them in a row. Both are
asked of the bare words of a text, in lower case and without marks, which costs little more than to
fold its case.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import field, frozen

from quotebank.align import FUNCTION_WORDS
from quotebank.text import fold
from quotebank.verify.wording import ClaimedWording, Clear

#: What a word tells of where a wording is from, in tenths, so that sums are exact in any order.
_TELLING, _OF_GRAMMAR = 10, 3
#: Hundredths of the words that a source must hold at all, and in a row; and those from which it may be
#: the nearest where none holds so many.
_HELD, _IN_A_ROW, _LIKELY = 50, 50, 25
#: Words in a row, or the weight of them, that are no accident.
_RUN_WORDS, _RUN_WEIGHT = 3, 19
#: Words up to which a wording must stand as it is.
_SHORT: Final = 3
#: Words of a wording that are looked for, and words in a row that are: a longer one is known by its
#: longest words, and by its beginning, middle and end.
_MOST_WORDS: Final = 40

#: Marks that any text may hold; others are rare enough to fold the text for them.
_MARKS: Final = "“”‘’—–…\u00a0"
_ASCII_MARKS: Final = bytes(
    b if chr(b).isalnum() or b >= 128 else 0x20 for b in range(256)
)  # fmt: skip
_ODD: Final = re.compile(r"[^\x00-\x7f\u00b5-\u024f]")
_ENTITY: Final = re.compile(r"&(?:#|[A-Za-z]{2,8};)")
_LINE_END: Final = re.compile(r"(\w)[-‐‑]\s*\n\s*(\w)")


def bare_words(text: str) -> list[bytes]:
    r"""List the words of a text in lower case, fast: pieces of words where a mark parts them.

    Only where a text has oddities of print is it folded, which takes fifty times as long.

    Args:
        text: any string.

    >>> bare_words("The fisher-\nmen don’t")
    [b'the', b'fishermen', b'don', b't']
    """
    if "&" in text and _ENTITY.search(text):
        text = Clear.of(text).text
    if "-\n" in text or "‐\n" in text or "‑\n" in text:
        text = _LINE_END.sub(r"\1\2", text)
    text = text.casefold()
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
        if not text.isascii() and _ODD.search(text):
            text = fold(text)
    return text.encode("utf-8", "surrogatepass").translate(_ASCII_MARKS).split()


_GRAMMAR: Final = frozenset(
    piece for word in FUNCTION_WORDS for piece in bare_words(word)
) | frozenset(b"s t d m ll re ve".split())


def _weight(word: bytes) -> int:
    return _OF_GRAMMAR if word in _GRAMMAR else _TELLING


@frozen
class _Known:
    """What is looked for of a wording: its words, and which of them stand beside each other."""

    words: frozenset[bytes]
    total: int
    weight: int
    runs: tuple[tuple[bytes, ...], ...]
    links: tuple[tuple[tuple[bytes, ...], tuple[int, ...], bytes, bytes], ...]
    short: bool

    @classmethod
    def of(cls, wording: ClaimedWording) -> _Known:
        spoken, breaks = wording.spoken, frozenset(wording.breaks)
        stretches: list[tuple[int, int]] = []
        last = -2
        for k in _windows(spoken):
            token = wording.tokens[k]
            if k in wording.partial:
                continue
            if k == last + 1 and k not in breaks:
                stretches[-1] = stretches[-1][0], token.end
            else:
                stretches.append((token.start, token.end))
            last = k
        runs = (tuple(bare_words(wording.text[start:end])) for start, end in stretches)
        kept = tuple(run for run in runs if run)
        words = frozenset(word for run in kept for word in run)
        telling = sorted(words - _GRAMMAR, key=lambda word: (-len(word), word))[:_MOST_WORDS]
        looked = frozenset(telling) or words
        return cls(
            words=looked,
            total=sum(map(_weight, looked)),
            weight=sum(_weight(word) for run in kept for word in run),
            runs=kept,
            links=tuple(link for run in kept for link in _links(run)),
            short=len(spoken) <= _SHORT,
        )

    def share(self, found: Iterable[bytes]) -> int:
        """The hundredths of the words that were found."""
        return 100 * sum(map(_weight, found)) // self.total if self.total else 0

    def in_a_row(self, text: bytes, words: frozenset[bytes]) -> int:
        """Give the hundredths of the words that stand in a row in a text; 0 where they are too few.

        Args:
            text: its words parted by one space.
            words: the same, to ask first.
        """
        if self.short:
            return 100 * all(_parted(run) in text for run in self.runs)
        most_lost = self.weight - self.weight * _IN_A_ROW // 100
        lost = reach = 0
        for place, (row, weights, triple, pair) in enumerate(self.links):
            if triple and words.issuperset(row) and triple in text:
                reach = place + _RUN_WORDS
            elif pair and reach < place + 2 and words.issuperset(row[:2]) and pair in text:
                reach = place + 2
            elif reach <= place:
                lost += weights[0]
                if lost > most_lost:
                    return 0
        return 100 * (self.weight - lost) // self.weight if self.weight else 0


def _parted(words: Sequence[bytes]) -> bytes:
    return b" " + b" ".join(words) + b" "


def _links(
    run: Sequence[bytes],
) -> Iterator[tuple[tuple[bytes, ...], tuple[int, ...], bytes, bytes]]:
    """Give each word and those after it, their weights, and what stands in a row from it on.

    Words in a row are three, or two that are no words of grammar; empty where there are none.
    """
    for place in range(len(run)):
        row = tuple(run[place : place + _RUN_WORDS])
        weights = tuple(map(_weight, row))
        triple = _parted(row) if len(row) == _RUN_WORDS else b""
        pair = _parted(row[:2]) if sum(weights[:2]) >= _RUN_WEIGHT else b""
        yield row, weights, triple, pair


def _windows(numbers: Sequence[int]) -> Sequence[int]:
    """Keep the beginning, the middle and the end of a long wording."""
    if len(numbers) <= 3 * _MOST_WORDS:
        return numbers
    middle = len(numbers) // 2
    return (
        *numbers[:_MOST_WORDS],
        *numbers[middle : middle + _MOST_WORDS],
        *numbers[-_MOST_WORDS:],
    )


@frozen
class Sieve:
    """What is known of some wordings, ready to be asked which of them a text may hold.

    Args:
        wordings: in their order.
    """

    wordings: Sequence[ClaimedWording] = field(repr=False)
    _known: list[_Known] = field(init=False, repr=False)
    _of_word: dict[bytes, list[int]] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        known = [_Known.of(wording) for wording in self.wordings]
        of_word: dict[bytes, list[int]] = defaultdict(list)
        for number, one in enumerate(known):
            for word in sorted(one.words):
                of_word[word].append(number)
        object.__setattr__(self, "_known", known)
        object.__setattr__(self, "_of_word", dict(of_word))

    def held(self, text: str) -> tuple[dict[int, int], dict[int, int]]:
        """Say which wordings a text may hold, and how many of the words of any others it holds.

        Args:
            text: of a source.

        Returns:
            The numbers of the wordings that are worth a close reading, with the hundredths of their
            words that stand in a row; and of each that is not, but of which many words are there,
            the hundredths of these.
        """
        words = bare_words(text)
        present = frozenset(words)
        found: dict[int, list[bytes]] = defaultdict(list)
        for word in self._of_word.keys() & present:
            for number in self._of_word[word]:
                found[number].append(word)
        near: dict[int, int] = {}
        far: dict[int, int] = {}
        bare = b""
        for number in sorted(found):
            known = self._known[number]
            share = known.share(found[number])
            if share >= _HELD:
                bare = bare or _parted(words)
                if row := known.in_a_row(bare, present):
                    near[number] = row
                    continue
            if share >= _LIKELY:
                far[number] = share
        return near, far
