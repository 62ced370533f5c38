"""The words that the index holds: how a text falls into them, and how they are found again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quotebank.text import Folded, fold

#: A word of the index: letters and digits of folded text. An apostrophe parts two of them, so that
#: "Trump's" is found by "Trump".
_TOKEN = re.compile(r"[^\W_]+")
#: All of ASCII that is in no word.
_PARTING = {code: " " for code in range(128) if not chr(code).isalnum()}


def tokens(text: str) -> list[str]:
    """List the words of a text as the index holds them.

    >>> tokens("“We’re left-of-center.”")
    ['we', 're', 'left', 'of', 'center']
    """
    return _TOKEN.findall(fold(text))


def distinct_tokens(lines: Iterable[str]) -> set[str]:
    """Give the words of texts as the index takes them: ASCII, or words with spaces between.

    Taken together, which is several times as fast as one by one, and with each piece between spaces
    looked at once.
    """
    joined: tuple[list[str], list[str]] = ([], [])
    for line in lines:
        joined[line.isascii()].append(line)
    others, ascii_ = map("\n".join, joined)
    pieces = " ".join(set(ascii_.split()))
    return set(others.split()).union(pieces.translate(_PARTING).split())


def folded_tokens(folded: str) -> list[str]:
    """List the words of a text that is folded already."""
    return _TOKEN.findall(folded)


def placed_tokens(text: str) -> list[tuple[str, int, int]]:
    """List the words of a text, each with its half-open span there, in code points.

    >>> placed_tokens("“Élan”")
    [('elan', 1, 5)]
    """
    folded = Folded(text)
    return [
        (match.group(), *folded.span(match.start(), match.end()))
        for match in _TOKEN.finditer(folded.text)
    ]
