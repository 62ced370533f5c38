"""The stem of an English word, after Porter (1980).

M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with the two departures that
its author made later (*bli* to *ble*, *logi* to *log*). Words are folded ones: lower case, and no
accents; what is not a to z counts as a consonant.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# A measure is the number of vowel-consonant sequences; see `_shape`.
_LETTER = re.compile("[^v]")
_VOWELS = str.maketrans("aeiouv", "vvvvvc")
_MEASURE = re.compile("v+c+")
_DOUBLE = re.compile(r"([^aeiou])\1\Z")

_SECOND = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate",
    "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous",
    "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_THIRD = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
_FOURTH = frozenset(
    "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize".split()
)
#: Most words have none of them, and are through with one look.
_SECONDS, _THIRDS, _FOURTHS = tuple(_SECOND), tuple(_THIRD), tuple(_FOURTH)
#: The last two letters, or the last, of the words that a step may change: two words in five have none.
_CHANGING: Final = frozenset(
    {"s", "y", "e", "ed", "ng", "ll"} | {ending[-2:] for ending in (*_SECOND, *_THIRD, *_FOURTH)}
)
#: Longer words are no English, and stay as they are.
_LONGEST = 64


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Strip the endings of a folded word.

    Args:
        word: letters and digits, folded.

    >>> [stem(word) for word in ("elections", "elected", "happily", "we")]
    ['elect', 'elect', 'happili', 'we']
    """
    if not 2 < len(word) <= _LONGEST or not (word[-1] in _CHANGING or word[-2:] in _CHANGING):
        return word
    word = _without_plural(word)
    word = _without_past(word)
    if word.endswith("y") and "v" in _shape(word[:-1]):
        word = word[:-1] + "i"
    if word.endswith(_SECONDS):
        word = _replaced(word, _SECOND)
    if word.endswith(_THIRDS):
        word = _replaced(word, _THIRD)
    if word.endswith(_FOURTHS):
        word = _without_suffix(word)
    return _without_final_e(word)


def _shape(word: str) -> str:
    """Write v for each vowel and c for each consonant."""
    shape = _LETTER.sub("c", word.translate(_VOWELS))
    if "y" in word:
        # A y is a vowel after a consonant, which another y may be.
        for place in range(len(word)):
            if word[place] == "y":
                vowel = shape[place - 1 : place] == "c"
                shape = f"{shape[:place]}{'v' if vowel else 'c'}{shape[place + 1 :]}"
    return shape


def _measure(word: str) -> int:
    return len(_MEASURE.findall(_shape(word)))


def _ends_short(word: str) -> bool:
    """Whether a word ends consonant, vowel, consonant, and that is none of w, x and y."""
    return _shape(word).endswith("cvc") and word[-1] not in "wxy"


def _without_plural(word: str) -> str:
    if word.endswith(("sses", "ies")) and word not in ("sses", "ies"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _without_past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for ending in ("ed", "ing"):
        base = word.removesuffix(ending)
        if base == word:
            continue
        if "v" not in _shape(base):
            return word
        if base.endswith(("at", "bl", "iz")):
            return base + "e"
        if _DOUBLE.search(base) and base[-1] not in "lsz":
            return base[:-1]
        return base + "e" if _measure(base) == 1 and _ends_short(base) else base
    return word


def _replaced(word: str, endings: dict[str, str]) -> str:
    for length in range(7, 2, -1):
        new = endings.get(word[-length:])
        if new is not None and len(word) >= length:
            base = word[:-length]
            return base + new if _measure(base) else word
    return word


def _without_suffix(word: str) -> str:
    for length in (5, 4, 3, 2):
        ending = word[-length:]
        if ending in _FOURTH:
            base = word[:-length]
            blocked = ending == "ion" and base[-1:] not in ("s", "t")
            return word if blocked or _measure(base) < 2 else base
    return word


def _without_final_e(word: str) -> str:
    if word.endswith("e"):
        measure = _measure(word[:-1])
        if measure > 1 or (measure == 1 and not _ends_short(word[:-1])):
            word = word[:-1]
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word
