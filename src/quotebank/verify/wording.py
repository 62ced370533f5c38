"""Reading a claimed wording: its words, and what its editor marked in it."""

from __future__ import annotations

import html
import re
from array import array
from bisect import bisect_left, bisect_right
from typing import Final, TypeAlias

from attrs import evolve, field, frozen

from quotebank.align import Token, tokenize
from quotebank.verify.senses import EXPLETIVES

_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ELLIPSIS: Final = re.compile(
    r"\[\s*(?:…|\.{2,}|\.(?: \.)+)\s*\]|\(\s*(?:…|\.{3,})\s*\)|…|\.{3,}|\.(?: \.){2,}"
)
#: A bracket, or what a cut has left of one.
_BRACKET: Final = re.compile(r"\[[^\[\]]{0,400}(?:\]|$)|^[^\[\]]{0,80}\]")
_IN_WORD: Final = re.compile(r"(?<=[^\W_])[\[\]](?=[^\W_])")
_ASIDE: Final = re.compile(
    r"\[\s*(?:sic|laugh(?:s|ing|ter)|applause|cheers|cheering|crosstalk|inaudible|unintelligible|pauses?"
    r"|emphasis\s+(?:added|mine)|booing|sighs?)\s*\.?\s*\]", re.IGNORECASE
)  # fmt: skip
_BLEEP: Final = re.compile(
    r"[\[(]\s*(?:expletives?(?: deleted)?|bleep(?:ed|ing)?|profanity|obscenity)\s*[\])]",
    re.IGNORECASE,
)
_MASK: Final = re.compile(
    r"(?<![\w*])(?P<head>[A-Za-z]{0,6})(?P<gap>\*{1,12}|[-_–—]{2,12}|[–—])(?P<tail>[A-Za-z]{0,6})(?![\w*])"
)

_MAY_MASK: Final = re.compile(
    r"\*|[A-Za-z][–—_]|[A-Za-z]--|xpletive|bleep|BLEEP|profanity|obscenity"
)
#: A letter that no text holds in a word, so that a masked word equals no word of a source.
_MASKED = "\ufffc"
#: Where a mask stands, and the letters that it leaves before and after its gap.
_Mask: TypeAlias = tuple[int, int, tuple[str, str]]


@frozen
class Clear:
    """A text with its HTML entities read, and the way back to its places.

    Args:
        original: as it stands.
        text: with the entities read.
    """

    original: str
    text: str
    _origins: array[int] | None = None

    @classmethod
    def of(cls, original: str) -> Clear:
        """Read the entities of a text; most texts have none, and are kept as they are."""
        if "&" not in original or not _ENTITY.search(original):
            return cls(original, original)
        pieces: list[str] = []
        origins = array("L")
        place = 0
        for match in _ENTITY.finditer(original):
            plain = html.unescape(match.group())
            pieces += [original[place : match.start()], plain]
            origins.extend(range(place, match.start()))
            origins.extend([match.start()] * len(plain))
            place = match.end()
        pieces.append(original[place:])
        origins.extend(range(place, len(original) + 1))
        return cls(original, "".join(pieces), origins)

    def place(self, place: int) -> int:
        """Say where in the original a place of the clear text is."""
        return place if self._origins is None else self._origins[place]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Say which stretch of the original a stretch of the clear text is."""
        if self._origins is None:
            return start, end
        return self._origins[start], max(self._origins[end], self._origins[end - 1] + 1)


def source_tokens(clear: str) -> tuple[Token, ...]:
    """List the words of a source, "want[ed]" as one word like in a claimed wording.

    Args:
        clear: its text with the entities read.
    """
    if "[" in clear:
        clear = _ASIDE.sub(lambda match: " " * len(match.group()), clear)
        clear = _IN_WORD.sub("\u00ad", clear)
    masks = _masks(clear) if _MAY_MASK.search(clear) else []
    if not masks:
        return tokenize(clear)
    letters = list(clear)
    for start, end, _ in masks:
        letters[start:end] = " " * (end - start)
    tokens = [*tokenize("".join(letters)), *(_mask_token(mask) for mask in masks)]
    return tuple(sorted(tokens, key=lambda token: token.start))


def _masks(text: str) -> list[_Mask]:
    """The masked swear words of a text: where they stand, and what is left of them."""
    found: list[_Mask] = [(*match.span(), ("", "")) for match in _BLEEP.finditer(text)]
    for match in _MASK.finditer(text):
        head, tail = match["head"].lower(), match["tail"].lower()
        if _is_mask(head, match["gap"], tail):
            found.append((*match.span(), (head, tail)))
    return sorted(found)


def _mask_token(mask: _Mask) -> Token:
    """A masked word: equal to the same mask, and to no word in full."""
    start, end, (head, tail) = mask
    return Token(f"{_MASKED}{head}-{tail}", start, end)


@frozen(kw_only=True)
class ClaimedWording:
    """A claimed wording, ready to be compared.

    Args:
        text: the wording with its entities read; the places of the tokens are places in it.
        tokens: its words, those in brackets too.
        bracketed: numbers of the tokens that stand in brackets, wholly or in part.
        partial: numbers of the tokens of which only a part does: "want[ed]".
        masked: the masked words by number: what is left before and after the gap.
        breaks: numbers of the tokens before which an ellipsis stands; none at either end.
        entities: whether the wording held any HTML entities.
    """

    text: str
    entities: bool = False
    tokens: tuple[Token, ...]
    bracketed: frozenset[int] = frozenset()
    partial: frozenset[int] = frozenset()
    masked: dict[int, tuple[str, str]]
    breaks: tuple[int, ...] = ()
    #: Where the words in brackets begin, masks in brackets too.
    _bracket_places: frozenset[int] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        held = [self.tokens[k].start for k in self.bracketed]
        masks = [self.tokens[k].start for k in self.masked]
        held += [place for place in masks if self.text[place] == "["]
        object.__setattr__(self, "_bracket_places", frozenset(held))

    @property
    def plain(self) -> bool:
        """Whether its editor marked nothing."""
        return not (self.bracketed or self.masked or self.breaks)

    def in_brackets(self, token: Token) -> bool:
        """Whether a word of it stands in brackets."""
        return token.start in self._bracket_places

    @property
    def spoken(self) -> tuple[int, ...]:
        """Numbers of the tokens that are claimed to be the speaker's own."""
        return tuple(
            k for k in range(len(self.tokens))
            if k not in self.masked and (k not in self.bracketed or k in self.partial)
        )  # fmt: skip


def read_wording(text: str) -> ClaimedWording:
    """Read a claimed wording.

    Args:
        text: the words between the quotation marks.

    >>> wording = read_wording("We … want[ed] [the bill] and f---ing peace")
    >>> [token.text for token in wording.tokens][:4], wording.breaks, sorted(wording.bracketed)
    (['we', 'wanted', 'the', 'bill'], (1,), [1, 2, 3])
    """
    original, text = text, Clear.of(text).text
    blank = _blanked(text)
    masks = _masks(text)
    breaks_at = [match.span() for match in _ELLIPSIS.finditer(text)]
    for start, end, _ in masks:
        blank[start:end] = " " * (end - start)
    # Asides and ellipses are blank already, so that a bracket may hold one.
    brackets = _unwrap("".join(blank), blank)
    tokens = list(tokenize("".join(blank)))
    tokens += map(_mask_token, masks)
    tokens.sort(key=lambda token: token.start)
    masked = {}
    forms = {(start, end): form for start, end, form in masks}
    bracketed, partial = set(), set()
    ends = [end for _, end in brackets]
    for k, token in enumerate(tokens):
        if token.text.startswith(_MASKED):
            masked[k] = forms[token.start, token.end]
            continue
        first = bisect_right(ends, token.start)
        inside = [b for b in brackets[first : first + 4] if b[0] < token.end]
        if inside:
            bracketed.add(k)
            if any(token.start < b[0] or token.end > b[1] for b in inside):
                partial.add(k)
                joined = re.sub(r"[\[\]]", "", text[token.start : token.end])
                words = tokenize(joined)
                if len(words) == 1:
                    tokens[k] = evolve(token, text=words[0].text)
    breaks: list[int] = []
    starts = [token.start for token in tokens]
    for start, end in breaks_at:
        after = bisect_left(starts, end)
        if 0 < after < len(tokens) and tokens[after - 1].end <= start and after not in breaks[-1:]:
            breaks.append(after)
    return ClaimedWording(
        text=text,
        entities=text != original,
        tokens=tuple(tokens),
        bracketed=frozenset(bracketed),
        partial=frozenset(partial),
        masked=masked,
        breaks=tuple(breaks),
    )


def _blanked(text: str) -> list[str]:
    """The text's letters, those of asides such as [sic] and of ellipses blanked out."""
    letters = list(text)
    for pattern in (_ASIDE, _ELLIPSIS):
        for match in pattern.finditer(text):
            letters[match.start() : match.end()] = " " * (match.end() - match.start())
    return letters


def _unwrap(text: str, letters: list[str]) -> list[tuple[int, int]]:
    """Take brackets out of the letters, so that "want[ed]" is one word; give what they held."""
    spans = []
    for match in _BRACKET.finditer(text):
        start, end = match.span()
        marks = [place for place in (start, end - 1) if text[place] in "[]"]
        spans.append((start, end))
        for place in marks:
            beside = (text[place - 1 : place], text[place + 1 : place + 2])
            # A soft hyphen folds to nothing, and keeps the places as they are.
            letters[place] = "\u00ad" if all(c.isalpha() for c in beside) else " "
            if not all(beside):
                letters[place] = " "
    return spans


def _is_mask(head: str, gap: str, tail: str) -> bool:
    """Whether letters with a gap are a masked swear word, not a dash or an emphasis."""
    if gap[0] == "*":
        return (len(gap) >= 3 and not head and not tail) or bool(head and _may_swear(head, tail))
    if not head or (len(gap) == 1 and not tail):
        return False
    return len(head) <= 4 and _may_swear(head, tail)


def _may_swear(head: str, tail: str) -> bool:
    return any(
        word.startswith(head) and word.endswith(tail) and len(word) > len(head) + len(tail)
        for word in EXPLETIVES
    )
