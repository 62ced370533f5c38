"""Find the names whose letters stand behind them: "Citizens for Clean Water in Reno (CCWR)".

A name that small words part is read as several, unless its letters tell how far it reaches.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["spelled_out"]

_LETTERS: Final = re.compile(r"\((?<=[\w’] \()(?:the )?([A-Z]{3,8})\)")
_WORD: Final = re.compile(r"[^\W_][\w’'&.-]*")
#: What may stand between the words of a name, or be one of them.
_SMALL: Final = frozenset("of for the and in on to at against with a by from".split())
#: How far before its letters a name begins, in code points.
_REACH: Final = 110


def spelled_out(text: str) -> list[tuple[int, int]]:
    """Find the names that letters in parentheses stand for.

    Args:
        text: the article.

    Returns:
        Where those stand that hold words in lower case, in text order.

    Example:
        >>> text = "Ann Lee of Citizens for Clean Water in Reno (CCWR) met the Reno Water Board (RWB)."
        >>> [text[start:end] for start, end in spelled_out(text)]
        ['Citizens for Clean Water in Reno']
    """
    found = []
    for match in _LETTERS.finditer(text):
        end = match.start() - 1
        start = _start(text, end, match[1])
        if start is not None and any(word.islower() for word in text[start:end].split()):
            found.append((start, end))
    return found


def _start(text: str, end: int, letters: str) -> int | None:
    """Where the name begins of which the words up to a place begin with the letters."""
    left = len(letters)
    start = None
    for word in reversed(list(_WORD.finditer(text, max(0, end - _REACH), end))):
        if start is not None and text[word.end() : start].strip():
            return None
        start = word.start()
        first = word[0][0]
        if first.upper() == letters[left - 1] and (first.isupper() or word[0] in _SMALL):
            left -= 1
            if not left:
                return start if first.isupper() else None
        elif word[0] not in _SMALL:
            return None
    return None
