"""Laying two wordings side by side: exactly where they are short, by their unique words else."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Hashable, Sequence
from functools import partial

from quotebank.align.tokens import AlignedToken, Alignment, Change, Token, alike, tokenize

#: Cells of one exact table; a quotation of 100 words in a window of 600 fits, in about 20 ms.
_TABLE_CELLS = 60_000
#: Costs of the exact table; a changed word is cheaper than one dropped and one added.
_ALIKE, _UNLIKE, _GAP = 2, 3, 2

#: Words from which a wording is laid by words in a row, and how many of them.
_LONG, _SHINGLE = 2_000, 6

#: Pairs of places, one of each wording; None where a word has no partner.
Pairs = list[tuple[int | None, int | None]]


def _table(
    claimed: Sequence[str], source: Sequence[str], free_left: bool, free_right: bool
) -> Pairs:
    """Lay two short wordings side by side exactly; source words at a free end cost nothing."""
    wide = len(source)
    # At a free end a word is rather taken for a changed one than for an added one.
    extra = _UNLIKE if free_left or free_right else _GAP
    row = [0 if free_left else _GAP * j for j in range(wide + 1)]
    steps = [bytearray([0] + [2] * wide)]  # 0 both, 1 claimed alone, 2 source alone
    for i, word in enumerate(claimed, 1):
        above, row = row, [extra * i] * (wide + 1)
        step = bytearray(wide + 1)
        step[0] = 1
        last_free = free_right and i == len(claimed)
        for j, opposite in enumerate(source, 1):
            if word == opposite:
                best, how = above[j - 1], 0
            else:
                best, how = above[j - 1] + (_ALIKE if alike(word, opposite) else _UNLIKE), 0
                if above[j] + extra < best:
                    best, how = above[j] + extra, 1
            alone = row[j - 1] + (0 if last_free else _GAP)
            if alone < best:
                best, how = alone, 2
            row[j] = best
            step[j] = how
        steps.append(step)
    pairs: Pairs = []
    i, j = len(claimed), wide
    while i or j:
        how = steps[i][j]
        if how == 2 or not i:
            j -= 1
            pairs.append((None, j))
        elif how == 1 or not j:
            i -= 1
            pairs.append((i, None))
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    pairs.reverse()
    return pairs


def lay(
    claimed: Sequence[str],
    source: Sequence[str],
    *,
    free_left: bool = False,
    free_right: bool = False,
) -> Pairs:
    """Lay two wordings of any length side by side, by their unique words where they are long.

    In a book no word is unique, and six in a row are: where those leave gaps, single words follow.
    """
    long = max(len(claimed), len(source)) > _LONG
    return _lay(
        claimed, source, _SHINGLE if long else 1, free_left=free_left, free_right=free_right
    )


def _lay(
    claimed: Sequence[str], source: Sequence[str], size: int, *, free_left: bool, free_right: bool
) -> Pairs:
    if len(claimed) * len(source) <= _TABLE_CELLS:
        return _table(claimed, source, free_left, free_right)
    pairs: Pairs = []
    i = j = 0
    fill = _gap if size == 1 else partial(_lay, size=1)
    anchors = _anchors(_shingles(claimed, size), _shingles(source, size))
    for next_i, next_j in [*anchors, (len(claimed), len(source))]:
        last = next_i == len(claimed) and next_j == len(source)
        pairs += [
            (None if x is None else x + i, None if y is None else y + j)
            for x, y in fill(
                claimed[i:next_i],
                source[j:next_j],
                free_left=free_left and i == 0 and j == 0,
                free_right=free_right and last,
            )
        ]
        if not last:
            pairs.append((next_i, next_j))
        i, j = next_i + 1, next_j + 1
    return pairs


def _gap(
    claimed: Sequence[str], source: Sequence[str], *, free_left: bool, free_right: bool
) -> Pairs:
    """Fill the gap between two anchors; a gap too large for a table is cut into a row of tables."""
    if len(claimed) * len(source) <= _TABLE_CELLS:
        return _table(claimed, source, free_left, free_right)
    side = math.isqrt(_TABLE_CELLS)
    blocks = max(len(claimed), len(source)) // side + 1
    pairs: Pairs = []
    for block in range(blocks):
        i, end_i = (len(claimed) * k // blocks for k in (block, block + 1))
        j, end_j = (len(source) * k // blocks for k in (block, block + 1))
        pairs += [
            (None if x is None else x + i, None if y is None else y + j)
            for x, y in _table(
                claimed[i:end_i],
                source[j:end_j],
                free_left and block == 0,
                free_right and block == blocks - 1,
            )
        ]
    return pairs


def _shingles(words: Sequence[str], size: int) -> Sequence[Hashable]:
    """List the words, or so many words in a row, by the place of the first."""
    return words if size == 1 else list(zip(*(words[k:] for k in range(size)), strict=False))


def _anchors(claimed: Sequence[Hashable], source: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pair the words that both wordings hold once, in the longest common order (patience)."""
    once = _once(claimed)
    there = _once(source)
    places = [(i, there[word]) for word, i in once.items() if word in there]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, (_, j) in enumerate(places):
        at = bisect_left(tails, j)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [j]
        ends[at : at + 1] = [place]
    chain = []
    place = ends[-1] if ends else -1
    while place >= 0:
        chain.append(places[place])
        place = before[place]
    chain.reverse()
    return chain


def _once(words: Sequence[Hashable]) -> dict[Hashable, int]:
    """The words that stand once, with their places, in order."""
    places: dict[Hashable, int] = {}
    for place, word in enumerate(words):
        places[word] = -1 if word in places else place
    return {word: place for word, place in places.items() if place >= 0}


def steps(claimed: Sequence[Token], source: Sequence[Token], pairs: Pairs) -> list[AlignedToken]:
    """Turn pairs of places into steps; runs that differ only by spaces become one same step."""
    laid: list[AlignedToken] = []
    ours: list[Token] = []
    theirs: list[Token] = []
    run: list[AlignedToken] = []

    def close() -> None:
        if ours and theirs and len(run) > 1:
            laid.extend(_rejoined(ours, theirs, run))
        else:
            laid.extend(run)
        ours.clear()
        theirs.clear()
        run.clear()

    for i, j in pairs:
        one = None if i is None else claimed[i]
        other = None if j is None else source[j]
        if one is not None and other is not None and one.text == other.text:
            close()
            laid.append(AlignedToken(Change.SAME, one, other))
            continue
        change = Change.CHANGED
        if one is None or other is None:
            change = Change.DROPPED if one is None else Change.ADDED
        run.append(AlignedToken(change, one, other))
        if one is not None:
            ours.append(one)
        if other is not None:
            theirs.append(other)
    close()
    return laid


#: Words on one side that a space or a hyphen may have parted.
_PARTS = 4


def _rejoined(
    ours: Sequence[Token], theirs: Sequence[Token], run: Sequence[AlignedToken]
) -> list[AlignedToken]:
    """Find words within a run of differences that are the same but for spaces and hyphens."""
    if len(ours) > 64 or len(theirs) > 64:
        return list(run)
    for i in range(len(ours)):
        for j in range(len(theirs)):
            sizes = _same_letters(ours[i : i + _PARTS], theirs[j : j + _PARTS])
            if sizes is None:
                continue
            a, b = sizes
            joined = AlignedToken(Change.SAME, _one(ours[i : i + a]), _one(theirs[j : j + b]))
            before = _plain(ours[:i], theirs[:j])
            after = _plain(ours[i + a :], theirs[j + b :])
            return [*before, joined, *after]
    return list(run)


def _plain(ours: Sequence[Token], theirs: Sequence[Token]) -> list[AlignedToken]:
    pairs = _table([t.text for t in ours], [t.text for t in theirs], False, False)
    return steps(ours, theirs, pairs)


def _same_letters(ours: Sequence[Token], theirs: Sequence[Token]) -> tuple[int, int] | None:
    """How many words of either side spell the same letters; digits are never joined."""
    for a in range(1, len(ours) + 1):
        spelled = "".join(t.text for t in ours[:a])
        if not spelled.replace("'", "").isalpha():
            return None
        for b in range(1, len(theirs) + 1):
            if a + b > 2 and spelled == "".join(t.text for t in theirs[:b]):
                return a, b
    return None


def _one(tokens: Sequence[Token]) -> Token:
    return Token(" ".join(t.text for t in tokens), tokens[0].start, tokens[-1].end)


def shifted(pairs: Pairs, i: int, j: int) -> Pairs:
    """Move pairs of places on, by so many words in either wording."""
    return [(None if x is None else x + i, None if y is None else y + j) for x, y in pairs]


def align(claimed: Sequence[Token] | str, source: Sequence[Token] | str) -> Alignment:
    """Lay two whole wordings side by side.

    Args:
        claimed: one wording, or its tokens.
        source: the other, or its tokens.

    >>> [str(t.change) for t in align("I do want it", "I don't want it today").tokens]
    ['same', 'changed', 'same', 'same', 'dropped']
    """
    ours = tokenize(claimed) if isinstance(claimed, str) else claimed
    theirs = tokenize(source) if isinstance(source, str) else source
    head = 0
    least = min(len(ours), len(theirs))
    while head < least and ours[head].text == theirs[head].text:
        head += 1
    tail = 0
    while tail < least - head and ours[-1 - tail].text == theirs[-1 - tail].text:
        tail += 1
    ends = (len(ours) - tail, len(theirs) - tail)
    pairs: Pairs = [(k, k) for k in range(head)]
    inner = lay([t.text for t in ours[head : ends[0]]], [t.text for t in theirs[head : ends[1]]])
    pairs += shifted(inner, head, head)
    pairs += [(ends[0] + k, ends[1] + k) for k in range(tail)]
    return Alignment.of(steps(ours, theirs, pairs))
