"""What a name tells by itself: a gender, the letters it is known by, a misspelling."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.runs import UPPER
from quotebank.names import HONORIFICS, PersonName, fold_name, given_forms

__all__ = ["initials_of", "is_close", "may_agree", "name_gender", "titled_gender"]

_INITIALS: Final = re.compile(rf"(?:[{UPPER}]\.)+")


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


def may_agree(one: str, other: str) -> bool:
    """Whether the given names of two full names of one family leave it open that they agree.

    Cheaper than `quotebank.names.compare_names`, and False only where that is below `COMPATIBLE`:
    an article may name thousands of people of one family.
    """
    mine, theirs = _givens(one), _givens(other)
    if mine is None or theirs is None:
        return True
    if not mine[0].isdisjoint(theirs[0]):
        return True
    return not (mine[1].isdisjoint(theirs[2]) and mine[2].isdisjoint(theirs[1]))


@lru_cache(maxsize=4096)
def _givens(name: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]] | None:
    """The forms of the words before the last, their initials, and those that are only an initial."""
    if len(name) > 300 or PersonName.parse(name).given is None:
        return None
    words = fold_name(name).split()[:-1]
    forms = frozenset(form for word in words for form in (word, *given_forms(word)))
    letters = frozenset(word for word in words if len(word) == 1)
    return forms, frozenset(word[0] for word in words), letters


def initials_of(words: list[str]) -> list[str]:
    """The letters by which an organization's name may be known."""
    major = [w for w in words if w[0].isupper()]
    if len(major) < 2:
        return []
    small = "".join(w[0] for w in major)
    parts = "".join(p[0] for w in major for p in w.split("-") if p)
    return [small.upper(), parts.upper()]


@lru_cache(maxsize=1024)
def titled_gender(titles: tuple[str, ...]) -> str | None:
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


@lru_cache(maxsize=4096)
def name_gender(name: str) -> str | None:
    """The gender that a given name usually tells."""
    for given in name.split()[:2]:
        male, female = given in lex.MALE_NAMES, given in lex.FEMALE_NAMES
        if male != female:
            return "male" if male else "female"
        if not _INITIALS.fullmatch(given):
            return None
    return None
