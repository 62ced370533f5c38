"""Which sources may hold a wording: seen at a glance, before anything is read closely.

A source that a wording was taken from holds most of its words, and some of them in a row. Both are
asked of the bare words of a text, in lower case and without marks, which costs little more than to
fold its case.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
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
    runs: tuple[tuple[bytes, ...], ...]
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
        return cls(looked, sum(map(_weight, looked)), kept, len(spoken) <= _SHORT)

    def share(self, found: Iterable[bytes]) -> int:
        """The hundredths of the words that were found."""
        return 100 * sum(map(_weight, found)) // self.total if self.total else 0

    def stands_in(self, text: bytes) -> bool:
        """Whether enough of the words stand in a row in a text, its words parted by one space."""
        if self.short:
            return all(b" " + b" ".join(run) + b" " in text for run in self.runs)
        left = sum(_weight(word) for run in self.runs for word in run)
        needed = left * _IN_A_ROW // 100
        held = 0
        for run in self.runs:
            for size, weight in _stretches(run, text):
                left -= weight
                held += weight if size >= _RUN_WORDS or weight >= _RUN_WEIGHT else 0
                if held >= needed or held + left < needed:
                    return held >= needed
        return False


def _stretches(run: Sequence[bytes], text: bytes) -> Iterator[tuple[int, int]]:
    """Part words in a row where a text does not have them so; give the size and weight of each part."""
    size, weight = 1, _weight(run[0])
    for one, other in pairwise(run):
        if b" " + one + b" " + other + b" " in text:
            size, weight = size + 1, weight + _weight(other)
        else:
            yield size, weight
            size, weight = 1, _weight(other)
    yield size, weight


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

    def held(self, text: str) -> tuple[list[int], dict[int, int]]:
        """Say which wordings a text may hold, and how many of the words of any others it holds.

        Args:
            text: of a source.

        Returns:
            The numbers of the wordings that are worth a close reading; and of each that is not, but
            of which many words are there, their share in hundredths.
        """
        words = bare_words(text)
        found: dict[int, list[bytes]] = defaultdict(list)
        for word in self._of_word.keys() & set(words):
            for number in self._of_word[word]:
                found[number].append(word)
        near: list[int] = []
        far: dict[int, int] = {}
        bare = b""
        for number in sorted(found):
            known = self._known[number]
            share = known.share(found[number])
            if share >= _HELD:
                bare = bare or b" " + b" ".join(words) + b" "
                if known.stands_in(bare):
                    near.append(number)
                    continue
            if share >= _LIKELY:
                far[number] = share
        return near, far
