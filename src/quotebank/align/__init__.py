"""Word by word: how one wording goes into another.

Two wordings are read as folded words (`Token`), each with its place in the original, and laid side
by side: every word is the *same*, *changed*, *dropped* (the source has it, the claimed wording does
not) or *added*. Words that differ only by a space or a hyphen ("to day", "co-operate") are the same.

* `align` lays two whole wordings side by side.
* `fit` finds the one stretch of a longer source that a wording goes with.
* `locate` finds all the stretches that a wording was put together from, in any order.

Exact work (Needleman and Wunsch 1970, with free ends for `fit`) is done only in small gaps between
runs of equal words, so that time and memory stay linear in the lengths for texts of any size.
"""

from quotebank.align.layout import align
from quotebank.align.stretches import fit, locate
from quotebank.align.tokens import (
    FUNCTION_WORDS,
    AlignedToken,
    Alignment,
    Change,
    Token,
    TokenIndex,
    likeness,
    tokenize,
)

__all__ = [
    "FUNCTION_WORDS",
    "AlignedToken",
    "Alignment",
    "Change",
    "Token",
    "TokenIndex",
    "align",
    "fit",
    "likeness",
    "locate",
    "tokenize",
]
