"""What a name tells by itself: a gender, the letters it is known by, a misspelling."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotebank.extract import lexicon as lex
from quotebank.extract.runs import UPPER
from quotebank.names import HONORIFICS

__all__ = ["initials_of", "is_close", "name_gender", "titled_gender"]


def is_close(one: str, other: str, limit: int) -> bool:
    """Whether two words differ by at most so many letters left out, added, changed or swapped."""
    if abs(len(one) - len(other)) > limit:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left = max(len(one), len(other)) - start - end
    return left <= limit or (left == 2 and sorted(one[start:][:2]) == sorted(other[start:][:2]))


def initials_of(words: list[str]) -> list[str]:
    """The letters by which an organization's name may be known."""
    major = [w for w in words if w[0].isupper()]
    if len(major) < 2:
        return []
    small = "".join(w[0] for w in major)
    parts = "".join(p[0] for w in major for p in w.split("-") if p)
    return [small.upper(), parts.upper()]


def titled_gender(titles: Sequence[str]) -> str | None:
    """The gender that a title tells."""
    for title in titles:
        bare = title.rstrip(".").lower()
        gender = HONORIFICS.get(bare)
        if gender:
            return gender
        if bare in lex.FEMALE_NOUNS:
            return "female"
        if bare in lex.MALE_NOUNS:
            return "male"
    return None


def name_gender(name: str) -> str | None:
    """The gender that a given name usually tells."""
    for given in name.split()[:2]:
        male, female = given in lex.MALE_NAMES, given in lex.FEMALE_NAMES
        if male != female:
            return "male" if male else "female"
        if not re.fullmatch(rf"(?:[{UPPER}]\.)+", given):
            return None
    return None
