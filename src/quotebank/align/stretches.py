"""Finding the stretches of a source that a wording was taken from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs

from quotebank.align.layout import Pairs, align, lay, shifted, steps
from quotebank.align.tokens import (
    FUNCTION_WORDS,
    Alignment,
    Change,
    Token,
    TokenIndex,
    likeness,
    tokenize,
)

#: Most runs of equal words that are chained against each other; the heaviest are kept.
_MOST_SEEDS = 240
#: Occurrences from which a word begins runs only where it first stands.
_COMMON, _FEW = 2_000, 50
#: Words from which a wording is laid out by its unique words alone.
_LONG = 2_000


@attrs.frozen
class _Seed:
    """A run of equal words: its first place in either wording, its length and its weight."""

    i: int
    j: int
    size: int
    weight: float


def _seeds(
    claimed: Sequence[Token], index: TokenIndex, breaks: frozenset[int] = frozenset()
) -> list[_Seed]:
    """List the longest runs of equal words, the heaviest of them, in the order of the claimed.

    A run ends at an ellipsis, so that a sentence left out that begins like the next one is not
    taken for it.
    """
    source = index.tokens
    seen: set[tuple[int, int]] = set()
    seeds = []
    for i, token in enumerate(claimed):
        places = index.places.get(token.text, [])
        if len(places) > _COMMON:
            # So common a word is met again inside of the runs that rarer words begin.
            places = places[:_FEW]
        for j in places:
            if (i, j) in seen:
                continue
            size = 1
            while (
                i + size < len(claimed)
                and i + size not in breaks
                and j + size < len(source)
                and claimed[i + size].text == source[j + size].text
            ):
                seen.add((i + size, j + size))
                size += 1
            weight = sum(0.3 if t.text in FUNCTION_WORDS else 1.0 for t in claimed[i : i + size])
            if size > 1 or weight == 1.0 or len(places) <= 3:
                seeds.append(_Seed(i, j, size, weight))
    if len(seeds) > _MOST_SEEDS:
        seeds.sort(key=lambda seed: (-seed.weight, seed.i, seed.j))
        del seeds[_MOST_SEEDS:]
    seeds.sort(key=lambda seed: (seed.i, seed.j))
    return seeds


#: What going on elsewhere in the source costs, in words: no function word is worth a jump.
_JUMP, _BACK = 1.2, 1.5
#: Words skipped or put in between two runs of one stretch.
_NEAR = 12


def _chain(seeds: Sequence[_Seed], breaks: frozenset[int]) -> list[_Seed]:
    """Choose runs that cover most of the claimed words with the fewest and shortest jumps."""
    best: list[float] = []
    came: list[int] = []
    for at, seed in enumerate(seeds):
        value, origin = seed.weight, -1
        for earlier in range(at):
            last = seeds[earlier]
            lap = max(0, last.i + last.size - seed.i)
            if lap >= seed.size or lap >= last.size or last.i >= seed.i:
                continue
            share = seed.weight * (seed.size - lap) / seed.size
            skipped = seed.j + lap - (last.j + last.size)
            added = max(0, seed.i - (last.i + last.size))
            if skipped < 0:
                cost = _BACK
            else:
                cost = min(_JUMP, 0.12 * abs(skipped - added))
                if any(last.i + last.size <= b <= seed.i + lap for b in breaks):
                    cost /= 2
            if best[earlier] + share - cost > value:
                value, origin = best[earlier] + share - cost, earlier
        best.append(value)
        came.append(origin)
    if not seeds:
        return []
    at = max(range(len(seeds)), key=lambda k: (best[k], -k))
    chain = []
    while at >= 0:
        chain.append(seeds[at])
        at = came[at]
    chain.reverse()
    return _trimmed(chain)


def _trimmed(chain: list[_Seed]) -> list[_Seed]:
    """Cut from each run the words that the run before it already covers."""
    kept: list[_Seed] = []
    for seed in chain:
        lap = max(0, kept[-1].i + kept[-1].size - seed.i) if kept else 0
        if lap < seed.size:
            kept.append(_Seed(seed.i + lap, seed.j + lap, seed.size - lap, seed.weight))
    return kept


def locate(
    claimed: Sequence[Token], source: TokenIndex, breaks: Iterable[int] = ()
) -> tuple[Alignment, ...]:
    """Find the stretches of a source that a wording was put together from.

    Args:
        claimed: the words of the wording.
        source: the words of the source.
        breaks: places in `claimed` before which an ellipsis stands, from 1 to its length less one;
            there the wording may go on elsewhere in the source at half the cost.

    Returns:
        One alignment for each stretch, in the order of the claimed wording; together they hold each
        of its words once. Empty where no word but function words is in common.

    >>> source = TokenIndex(tokenize("Taxes will fall. I promise you that. Rents will rise."))
    >>> [piece.span for piece in locate(tokenize("Rents will rise. I promise you that."), source)]
    [(37, 52), (17, 35)]
    """
    if len(claimed) > _LONG:
        whole = align(claimed, source.tokens)
        return (_without_ends(whole),) if whole.count(Change.SAME) else ()
    breaks = frozenset(breaks)
    chain = _chain(_seeds(claimed, source, breaks), breaks)
    if not chain:
        return ()
    groups = [[chain[0]]]
    for last, seed in pairwise(chain):
        skipped = seed.j - (last.j + last.size)
        added = seed.i - (last.i + last.size)
        broken = any(last.i + last.size <= b <= seed.i for b in breaks)
        if skipped < 0 or (broken and skipped > added) or skipped - added > _NEAR:
            groups.append([])
        groups[-1].append(seed)
    return _pieces(claimed, source, groups, breaks)


def _pieces(
    claimed: Sequence[Token],
    source: TokenIndex,
    groups: Sequence[Sequence[_Seed]],
    breaks: frozenset[int],
) -> tuple[Alignment, ...]:
    """Lay each stretch out in full; words between two stretches go where they fit better."""
    words = [t.text for t in source.tokens]
    ours = [t.text for t in claimed]
    borders = [0]
    for group, following in pairwise(groups):
        end, begin = group[-1].i + group[-1].size, following[0].i
        marked = [b for b in breaks if end <= b <= begin]
        borders.append(marked[0] if marked else _border(ours, words, group[-1], following[0]))
    borders.append(len(claimed))
    pieces = []
    for group, (start, stop) in zip(groups, pairwise(borders), strict=True):
        pairs = _spread(ours, words, group, start, stop)
        pieces.append(Alignment.of(steps(claimed, source.tokens, pairs)))
    return tuple(pieces)


def _border(ours: Sequence[str], words: Sequence[str], last: _Seed, following: _Seed) -> int:
    """Where between two stretches the first one ends: the cut with the likest words."""
    end, begin = last.i + last.size, following.i
    j, next_j = last.j + last.size, following.j

    def value(cut: int) -> float:
        left = sum(likeness(ours[end + k], words[j + k]) for k in range(cut - end)
                   if j + k < len(words))  # fmt: skip
        right = sum(likeness(ours[begin - 1 - k], words[next_j - 1 - k])
                    for k in range(begin - cut) if next_j - 1 - k >= 0)  # fmt: skip
        return left + right

    if begin - end > 32:
        return end
    return max(range(end, begin + 1), key=lambda cut: (value(cut), -cut))


def _spread(
    ours: Sequence[str], words: Sequence[str], group: Sequence[_Seed], start: int, stop: int
) -> Pairs:
    """Pair the claimed words from `start` to `stop` with the source around a group of runs."""
    i, j = group[0].i, group[0].j
    low = max(0, j - (i - start) - 2)
    pairs = shifted(lay(ours[start:i], words[low:j], free_left=True), start, low)
    while pairs and pairs[0][0] is None:
        pairs.pop(0)
    for seed in group:
        pairs += shifted(lay(ours[i : seed.i], words[j : seed.j]), i, j)
        pairs += [(seed.i + k, seed.j + k) for k in range(seed.size)]
        i, j = seed.i + seed.size, seed.j + seed.size
    high = min(len(words), j + (stop - i) + 2) if stop > i else j
    pairs += shifted(lay(ours[i:stop], words[j:high], free_right=True), i, j)
    while pairs and pairs[-1][0] is None:
        pairs.pop()
    return pairs


def _without_ends(alignment: Alignment) -> Alignment:
    """Leave away the words of the source before the first and after the last claimed word."""
    tokens = alignment.tokens
    places = [k for k, token in enumerate(tokens) if token.claimed is not None]
    return Alignment.of(tokens[places[0] : places[-1] + 1]) if places else alignment


def fit(claimed: Sequence[Token] | str, source: TokenIndex | str) -> Alignment | None:
    """Find the one stretch of a source that a wording goes with best.

    Args:
        claimed: the wording, or its tokens.
        source: the longer text, or its index.

    Returns:
        The alignment with that stretch, or None where they have nothing in common.

    >>> found = fit("a terrible idea", "He called it a truly terrible idea, and left.")
    >>> found is not None and found.span, found is not None and round(found.score, 2)
    ((13, 34), 0.86)
    """
    ours = tokenize(claimed) if isinstance(claimed, str) else claimed
    index = TokenIndex(tokenize(source)) if isinstance(source, str) else source
    if len(ours) > _LONG:
        pieces = locate(ours, index)
        return pieces[0] if pieces else None
    seeds = _seeds(ours, index)
    if not seeds:
        return None
    groups: list[tuple[float, list[_Seed]]] = []
    for seed in _chain(seeds, frozenset()):
        last = groups[-1][1][-1] if groups else None
        skipped = seed.j - (last.j + last.size) if last is not None else -1
        if last is None or not 0 <= skipped <= max(_NEAR, len(ours)):
            groups.append((0.0, []))
        groups[-1] = (groups[-1][0] + seed.weight, [*groups[-1][1], seed])
    group = max(groups, key=lambda g: g[0])[1]
    words = [t.text for t in index.tokens]
    pairs = _spread([t.text for t in ours], words, group, 0, len(ours))
    return Alignment.of(steps(ours, index.tokens, pairs))
