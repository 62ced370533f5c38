"""Typographic folding, with a way back to the offsets of the text as it was printed.

Two wordings are the same to a reader when they differ only in marks, dashes, spaces, ligatures,
soft hyphens, accents and case. `fold` takes all of that away, one code point at a time, so that
every code point of the result comes from one known place of the original.

The mapping of a code point is Unicode's compatibility decomposition (UAX #15) and full case folding
(Unicode 3.13), less combining marks, with the few letters that have no decomposition spelled out.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from typing import ClassVar

import attrs

from quotebank.errors import InvalidValueError

_DOUBLE = '"“”„‟«»″‶〝〞＂'
_SINGLE = "'‘’‚‛‹›′‵`´ʼ＇"
_DASHES = "-‐‑‒–—―−﹘﹣－"
_GONE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u180e\u200e\u200f"
#: Letters that Unicode does not decompose, and that readers and typists take for these.
_LETTERS = {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ı": "i",
            "⁄": "/", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th"}  # fmt: skip

#: A word of folded text: letters and digits, with apostrophes inside.
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

#: RFC 4648, in lower case.
_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"

_SURROGATE = re.compile("[\ud800-\udfff]")


class _Table(dict[int, str]):
    """The folding of each code point, worked out the first time that it is met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_one(chr(code))
        return folded


def _fold_one(char: str) -> str:
    if char in _DOUBLE:
        return '"'
    if char in _SINGLE:
        return "'"
    if char in _DASHES:
        return "-"
    if char in _GONE:
        return ""
    if char in _LETTERS:
        return _LETTERS[char]
    if char.isspace():
        return " "
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return bare if bare == char else "".join(_TABLE[ord(c)] for c in bare)


_TABLE = _Table()
#: The code points beyond ASCII that most texts have, and what they fold to.
_PRINTED = tuple((mark, _fold_one(mark)) for mark in "“”‘’–—…")
_SPACES = re.compile(r" {2,}")
#: Words that fold to as many code points as they have, with one space between two of them.
_PLAIN = re.compile("[!-~“”‘’–—]+(?: [!-~“”‘’–—]+)*")


def fold(text: str) -> str:
    r"""Take typography, accents and case away.

    Marks become ``"`` and ``'``, dashes ``-``, white space one space (none at the ends); ligatures
    are spelled out, soft hyphens and zero-width characters dropped. Folding twice changes nothing.

    Args:
        text: any string.

    >>> fold("“We’re all left\u00a0of cen\u00adter”—Élysée, ﬁne")
    '"we\'re all left of center"-elysee, fine'
    """
    if not text.isascii():
        # The marks of printers go first: what is left of most texts is ASCII, which is fast.
        for mark, plain in _PRINTED:
            text = text.replace(mark, plain)
    folded = text.translate(_TABLE)
    # Most text has no two spaces side by side, and looking for them is fast.
    return (_SPACES.sub(" ", folded) if "  " in folded else folded).strip(" ")


def fold_words(text: str) -> list[str]:
    """List the words of a text, folded.

    >>> fold_words("“We’re ‘all’ left-of-center.”")
    ["we're", 'all', 'left', 'of', 'center']
    """
    return WORD.findall(fold(text))


@attrs.frozen(eq=False)
class Folded:
    r"""A folded text that remembers where each code point came from.

    Args:
        original: the text as it was printed.

    >>> folded = Folded("“Left\u00a0of cen\u00adter”")
    >>> start = folded.text.index("center")
    >>> folded.original[slice(*folded.span(start, start + 6))]
    'cen\xadter'
    """

    original: str
    text: str = attrs.field(init=False)
    _origins: array[int] = attrs.field(init=False, repr=False)

    #: Type code of the offsets: unsigned, at least four bytes each.
    _code: ClassVar[str] = "L"

    def __attrs_post_init__(self) -> None:
        pieces: list[str] = []
        origins = array(self._code)
        place, spaced = 0, True  # A space at the start is dropped, like one after a space.
        for plain in _PLAIN.finditer(self.original):
            spaced = self._fold_each(pieces, origins, (place, plain.start()), spaced=spaced)
            place = plain.end()
            pieces.append(plain.group().translate(_TABLE))
            origins.extend(range(plain.start(), place))
            spaced = False
        self._fold_each(pieces, origins, (place, len(self.original)), spaced=spaced)
        if pieces and pieces[-1] == " ":
            pieces.pop()
            origins.pop()
        object.__setattr__(self, "text", "".join(pieces))
        object.__setattr__(self, "_origins", origins)

    def _fold_each(
        self, pieces: list[str], origins: array[int], stretch: tuple[int, int], *, spaced: bool
    ) -> bool:
        """Fold a stretch one code point at a time; say whether it leaves a space at the end."""
        for place in range(*stretch):
            for piece in _TABLE[ord(self.original[place])]:
                if piece == " " and spaced:
                    continue
                spaced = piece == " "
                pieces.append(piece)
                origins.append(place)
        return spaced

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Say which stretch of the original a stretch of the folded text came from.

        Args:
            start: first code point of the folded text.
            end: the one after the last; more than `start`.

        Returns:
            The half-open span of the original, in code points.

        Raises:
            InvalidValueError: where the stretch is empty or outside of the text.
        """
        if not 0 <= start < end <= len(self._origins):
            raise InvalidValueError(
                f"no stretch {start!r} to {end!r} in {len(self._origins)} folded code points"
            )
        return self._origins[start], self._origins[end - 1] + 1

    def words(self) -> Iterator[tuple[str, int, int]]:
        """Give each folded word with its span in the original."""
        for match in WORD.finditer(self.text):
            yield match.group(), *self.span(*match.span())


def digest(text: str) -> str:
    """Give the SHA-256 of a text's UTF-8, as 64 hexadecimal digits.

    A half surrogate, which no UTF-8 holds, counts as the three bytes it would have.
    """
    import hashlib  # noqa: PLC0415  It brings OpenSSL, for which not every import should wait.

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def short_digest(*parts: str, length: int = 10) -> str:
    """Give a short name for some texts: base32 in lower case, 5 bits a letter.

    Args:
        parts: the texts; their order and their borders count.
        length: letters, 1 to 51.
    """
    import hashlib  # noqa: PLC0415  As above.

    hashed = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        hashed.update(len(encoded).to_bytes(8, "big") + encoded)
    bits = int.from_bytes(hashed.digest(), "big")
    return "".join([_BASE32[bits >> 256 - 5 * place & 31] for place in range(1, length + 1)])


def slug(text: str, *, length: int = 60) -> str:
    """Give a text's words joined by hyphens, for an id that people can type.

    >>> slug("Institute for Public Policy Research")
    'institute-for-public-policy-research'
    """
    joined = "-".join(word.replace("'", "") for word in fold_words(text))
    return joined[:length].strip("-")


def require_storable(text: str, what: str) -> str:
    """Return the text, if it can be written as UTF-8.

    Args:
        text: what is to be stored.
        what: its name, for the message.

    Raises:
        InvalidValueError: where it holds a half surrogate.
    """
    match = _SURROGATE.search(text)
    if match is not None:
        raise InvalidValueError(
            f"{what} holds a half surrogate, {match.group()!r} at {match.start()}, which no "
            "file can store; decode its source with errors='replace'"
        )
    return text
