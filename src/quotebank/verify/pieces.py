"""Stretches of a source that a wording was put together from, each of one voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from quotebank.align import FUNCTION_WORDS, AlignedToken, Change, Token
from quotebank.verify.voices import Utterance

#: Code points between the pieces of one report.
_FAR: Final = 600
#: Same words, and the weight of them, that make a stretch a piece of a splice, not an accident.
PIECE_WORDS, PIECE_WEIGHT = 3, 1.9


@frozen
class Piece:
    """Steps within one utterance; None for the writer's voice."""

    utterance: int | None
    steps: tuple[AlignedToken, ...]

    @property
    def weight(self) -> float:
        """How much of a wording it holds, in words."""
        return sum(weight(s.claimed) for s in self.steps if s.change is Change.SAME and s.claimed)

    @property
    def words(self) -> int:
        """How many words are the same."""
        return sum(s.change is Change.SAME for s in self.steps)


def weight(token: Token) -> float:
    """Say how much a word tells of where a wording is from; words of grammar tell little."""
    return 0.3 if token.text in FUNCTION_WORDS else 1.0


def together(pieces: Sequence[Piece]) -> list[Piece]:
    """The heaviest piece and those beside it: what is reported is reported in one place."""
    if not pieces:
        return []
    best = max(pieces, key=lambda piece: piece.weight)
    low, high = start_of(best) - _FAR, end_of(best) + _FAR
    return [p for p in pieces if places_of([p]) and low <= start_of(p) and end_of(p) <= high]


def places_of(pieces: Sequence[Piece]) -> list[Token]:
    """List the words of the source in some pieces."""
    return [s.source for piece in pieces for s in piece.steps if s.source is not None]


def start_of(piece: Piece) -> int:
    """Say where in the source a piece begins."""
    return places_of([piece])[0].start


def end_of(piece: Piece) -> int:
    """Say where in the source a piece ends."""
    return places_of([piece])[-1].end


def trimmed(steps: Sequence[AlignedToken]) -> tuple[AlignedToken, ...]:
    """Leave away words of the source at the ends that the claimed wording does not have."""
    held = [k for k, step in enumerate(steps) if step.claimed is not None]
    return tuple(steps[held[0] : held[-1] + 1]) if held else ()


def merged_small(pieces: Sequence[Piece]) -> list[Piece]:
    """Take stretches too small to be taken from anywhere for words added to their neighbour.

    A small stretch is kept where it goes on, or leads to, a larger one of the same utterance.
    """
    pieces = [piece for piece in pieces if piece.steps]
    large = [p.words >= PIECE_WORDS and p.weight >= PIECE_WEIGHT for p in pieces]
    if not any(large):
        held = [k for k, piece in enumerate(pieces) if places_of([piece])]
        best = max(held, key=lambda k: (pieces[k].weight, pieces[k].words, -k), default=None)
        large = [k == best for k in range(len(pieces))]
    kept: list[Piece] = []
    waiting: list[AlignedToken] = []
    for k, piece in enumerate(pieces):
        following = next((p for p, big in zip(pieces[k:], large[k:], strict=True) if big), None)
        if large[k] or _goes_with(kept[-1:], piece) or _goes_with([piece], following):
            kept.append(Piece(piece.utterance, (*waiting, *piece.steps)))
            waiting = []
            continue
        added = [AlignedToken(Change.ADDED, s.claimed, None) for s in piece.steps if s.claimed]
        if kept:
            kept[-1] = Piece(kept[-1].utterance, (*kept[-1].steps, *added))
        else:
            waiting += added
    return kept


def _goes_with(before: Sequence[Piece], after: Piece | None) -> bool:
    """Whether one stretch stands before another in the same utterance."""
    if not before or after is None or not (places_of(before) and places_of([after])):
        return False
    one = before[-1]
    return one.utterance == after.utterance and end_of(one) <= start_of(after)


def within(start: int, end: int, utterance: Utterance | None) -> list[tuple[int, int]]:
    """Cut a stretch where the writer breaks in."""
    if utterance is None:
        return [(start, end)]
    cut = [(max(start, a), min(end, b)) for a, b in utterance.spans if a < end and start < b]
    return cut or [(start, end)]
