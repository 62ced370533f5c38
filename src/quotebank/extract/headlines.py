"""Where a headline ends: its capitals name nobody, and what it states is no statement."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["headline_end", "is_capitalised", "is_dateline"]

#: "RENO FALLS, Nev. (AP) — "
_DATELINE: Final = re.compile(
    r"[A-Z][A-Z.’' -]{2,30}(?:, [A-Z][\w.]{1,15}(?: [A-Z][\w.]{1,15})?)?(?: \([A-Z][\w ]{1,15}\))?"
    r" (?:—|–|--|-) "
)

#: A first line longer than this, in code points, is no headline.
_LONGEST = 200


def headline_end(text: str) -> int:
    r"""Give the end of a headline: a short first line without a stop, or in capitalised words.

    Args:
        text: an article.

    Returns:
        Where the line ends, in code points; 0 where the text begins with prose.

    >>> headline_end("Mayor quits\n\nAda Bell resigned on Monday.")
    11
    >>> headline_end("Ada Bell, the mayor, resigned on Monday.\n\nNobody knew.")
    0
    """
    end = text.find("\n", 0, _LONGEST)
    line = text[: max(end, 0)].rstrip()
    return end if line and (line[-1] not in '.!?”":' or is_capitalised(line)) else 0


def is_dateline(text: str, start: int) -> bool:
    """Whether a line begins with the place from which it is reported: "RENO, Nev. — The mayor …"."""
    return _DATELINE.match(text, start, start + 90) is not None


def is_capitalised(line: str) -> bool:
    """Whether most words of a line begin with a capital, as those of many headlines do."""
    words = line.split()
    capital = sum(word[:1].isupper() for word in words)
    return len(words) > 3 and capital * 10 >= len(words) * 7
