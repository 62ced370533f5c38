"""Find the whole phrase of which a source mention is a part, with the help of its cue.

The model of attribution marks the mention that speaks by its head, or by no more than the name or
the adjective before it: "the Democratic" in *said the Democratic nominee*, "Lee" in *a person close
to Lee said*. What stands between a mention and its cue, if it can be one noun phrase by the classes
of its words, belongs to the mention; a verb that was taken into it does not.
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extract.nameclues import PARTY_TAG
from quotebank.extract.named import Entities
from quotebank.extract.wordclasses import CLASSES

__all__ = ["owned_end", "whole_phrase"]

_TOKEN: Final = re.compile(
    r"[’'][sS]\b|[A-Z]\w{0,4}\.(?=[ \xa0][A-Z])|(?:[A-Z]\.){2,}|\w+(?:[.’'&-]\w+)*|[^\w\s]|\n"
)
#: How far from a mention its phrase reaches, in code points.
_REACH: Final = 110
# What may follow a mention and belong to its phrase: the noun that it only modifies, and a name
# after that; or whatever stands up to the cue. Letters are those of
# `quotebank.extract.wordclasses`.
_MODIFIED: Final = re.compile(r"'?[m0jNAIT]{0,4}?[rzu]+(?:(?<=r)[NAIT]+)?|[m0j]{0,2}T[NAIT]*")
_OWNED: Final = re.compile(r"'[m0jNAIT]{0,4}?[rzu]+(?:(?<=r)[NAIT]+)?")
_NAMED_AFTER: Final = re.compile(r"(?:c?[NAITmru]*T)?[NAI]+|fd?[NAIT]+|c[m0NAI]{0,3}r+")
_OFFICER: Final = re.compile(r"(?:fd?)?[NAI]{1,7}T[NAI]+")
_NAMED_BEHIND: Final = re.compile(r"[m0jr]{1,2}[NAI]{2,4}(?=[.,(fC\n]|$)")
_ONE_NOUN: Final = re.compile(r"m(?=[.,;(fW\n]|$)")
_ONE_OF_MANY: Final = re.compile(r"(?:an?|one|another|this)\s", re.IGNORECASE)
_PEOPLE: Final = re.compile(r"[m0j]{0,2}[rz](?![mNAITuqb'r])")
_OF_HUMANS: Final = re.compile(r"m{0,2}r+")
_FAMILIAR: Final = re.compile(r"[me]f[do]?[m0eNAITrzuq']{1,6}(?=[.,;(W]|$)")
_UP_TO_CUE: Final = re.compile(
    r"(?=[^lD])[m0eNAITrzuq]{0,7}(?:[fc][do]?[m0eNAITrzuq']{1,6})?x?[lD]*"
)
#: A verb in the past and what is done to: "protesters" carried signs.
_DOING: Final = re.compile(r"e[m0]{0,3}[rzu]")
_BRANCH: Final = re.compile(r"[mzru]f[do]?[m0NAIT]+")
_BRANCHES: Final = frozenset("chapter branch affiliate office arm wing section division".split())
_JOINED: Final = re.compile(r"c([NAIT]{1,4})l?(?=[xvesq.,:(f\n]|$)")
# What may stand before a mention and belong to its phrase: "a person close to", "former".
_PREPOSED: Final = re.compile(r"[do]?[m0eNAITrzuq'lD]*[m0NAITrzu](?:f[do]?[m0eNAITrzu'jD]*)+")
_OF_NOUN: Final = re.compile(r"[^f]*[rzuTq]f")
_ADJECTIVES: Final = re.compile(r"[do]?[m0eNAITrzu'jD]*")
_CLAUSE: Final = re.compile(r"[”\"“.?!:;—–\n(,][”\"’)]?\s*|\b(?:[Bb]ut|[Aa]nd|that|as|while)\s")
_CONJUNCTION: Final = re.compile(
    r"\b(?:after|before|since|until|like|unlike|as|than|despite|during|per|via|amid|among|between|"
    r"against|over|under|without)\b"
)
_AND_BESIDE: Final = re.compile(r"\s{1,3}and\b")
#: Classes of the words that may follow a mention within its phrase.
#: Where the first of two is from, up to the second.
_RESIDENCE: Final = re.compile(
    rf"(?: of [A-Z][\w.]+(?: [A-Z][\w.]+)?|(?:{PARTY_TAG}),?) and (?=[A-Z])"
)
_FOLLOWING: Final = frozenset("'m0ejNAITrzucf")
#: What stands before the first word of a clause.
_OPENINGS: Final = frozenset(("", *'”".,:;—–\n(?!'))
_TELLING: Final = frozenset("told tells telling asked asks asking reminded called calls".split())


def whole_phrase(
    text: str, entities: Entities, source: tuple[int, int], cue: tuple[int, int] | None
) -> tuple[int, int]:
    """Extend a source mention to the phrase that it is part of.

    Args:
        text: the article.
        entities: its names.
        source: the mention, in code points.
        cue: the words that say that it says so; None where there are none.

    Returns:
        The span of the phrase; the mention itself where nothing shows that more belongs to it.

    Example:
        >>> from quotebank.extract.entities import find_entities
        >>> text = "“No,” said the Reno council member."
        >>> start, end = whole_phrase(text, find_entities(text), (11, 19), (6, 10))
        >>> text[start:end]
        'the Reno council member'
    """
    start, end = source
    end = _name_end(entities, _without_verb(text, start, end))
    apart = cue is None or "\n" in text[min(cue[0], start) : max(cue[1], end)]
    if cue is None or apart or start < cue[0] < end:
        joined = _joined(text, entities, start, end, None)
        return joined or (start, _modified(text, entities, start, end, end + _REACH))
    joined = _joined(text, entities, start, end, cue)
    if joined is not None:
        return joined
    if cue[0] >= end:
        start = _resident(text, entities, _before(text, start, end, cue))
        return start, _up_to_cue(text, entities, end, cue) or _modified(
            text, entities, start, end, cue[0]
        )
    said = text[slice(*cue)].split()
    near = cue[1] <= start <= cue[1] + _REACH
    if near and said and said[-1] not in _TELLING and CLASSES[said[0]] != "x":
        words = _words(text, cue[1], start)
        letters = _letters(words)
        if words and words[0][0].lower() in ("what", "whatever"):
            letters = ""
        preposed = _PREPOSED.fullmatch(letters) and not _CONJUNCTION.search(text, cue[1], start)
        if letters and (preposed or _ADJECTIVES.fullmatch(letters)):
            start = words[0].start()
    return start, _modified(text, entities, start, end, end + _REACH, inverted=True)


def owned_end(text: str, start: int, end: int) -> int | None:
    """Where the noun for people ends of which only the possessive was taken: "their" lawyers.

    Args:
        text: the article.
        start: where the possessive pronoun starts, in code points.
        end: where it ends.

    Returns:
        The end of the noun; None where no noun for a person, a group or a body follows.
    """
    if text[start:end].lower() not in ("his", "her", "their", "its", "my", "our"):
        return None
    words = _words(text, end, end + _REACH)
    match = _PEOPLE.match(_letters(words))
    return words[match.end() - 1].end() if match else None


def _words(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The words of a stretch."""
    return list(_TOKEN.finditer(text, start, end))


def _letters(words: list[re.Match[str]]) -> str:
    """The classes of some words."""
    return "".join(["\n" if word[0] == "\n" else CLASSES[word[0]] for word in words])


def _without_verb(text: str, start: int, end: int) -> int:
    """Where a mention ends if a verb was taken for its last noun: "the council" voted."""
    if " " not in text[start:end]:
        return end
    words = _words(text, start, end)
    letters = _letters(words)
    if len(words) < 2 or letters[-2] not in "rzu" or letters[-1] not in "melsu":
        return end
    last = words[-1][0]
    noun = words[-2][0]
    singular = last.endswith("s") and not noun.endswith("s")
    return words[-2].end() if letters[-1] in "els" or singular else end


def _up_to_cue(text: str, entities: Entities, end: int, cue: tuple[int, int]) -> int | None:
    """Where the phrase ends if nothing but nouns and their modifiers stand up to the cue."""
    if not 1 < cue[0] - end <= _REACH:
        return None
    words = _words(text, end, cue[0])
    letters = _letters(words)
    if not words or not _UP_TO_CUE.fullmatch(letters) or _DOING.match(letters):
        return None
    kept = letters.rstrip("lD").rstrip("x").rstrip("lD")
    if _BRANCH.fullmatch(kept) and words[0][0] in _BRANCHES:
        # "the Ohio chapter of the Sierra Club"
        return words[len(kept) - 1].end()
    # After a whole name only a noun makes it a modifier: "Lee last week said", but "the U.S. media
    # has said", where no time can stand.
    name = _ends_name(entities, end, place="x" not in letters)
    if not kept or kept[-1] not in ("rzuT" if name else "rzuTmNAq"):
        return None
    return words[len(kept) - 1].end()


def _ends_name(entities: Entities, end: int, *, place: bool = True) -> bool:
    """Whether the name of somebody or something known, or of a place too, ends here."""
    index = entities.index_at(end) - 1
    if index < 0 or entities.mentions[index].end != end:
        return False
    mention = entities.mentions[index]
    if mention.entity.kind == "place":
        return place
    return mention.entity.kind != "unknown" or mention.full


def _name_end(entities: Entities, end: int) -> int:
    """Where a name ends that a mention was cut in: "George W" of "George W. Bush"."""
    index = entities.index_at(end) - 1
    return max(end, entities.mentions[index].end) if index >= 0 else end


def _modified(
    text: str, entities: Entities, start: int, end: int, limit: int, *, inverted: bool = False
) -> int:
    """Where the noun ends that a mention modifies: "Democratic" nominee, "Lee" supporter Bo Hill."""
    following = _TOKEN.search(text, end, end + 40)
    if following is None or CLASSES[following[0]] not in _FOLLOWING:
        return end
    words = _words(text, end, min(limit, end + _REACH))
    letters = _letters(words)
    count = _followers(text, start, end, letters, inverted)
    if not count:
        return end
    reach = words[count - 1].end()
    if letters[count - 1] in "NAI":
        # A name ends where it was found to end.
        near = entities.between(words[0].start(), reach)
        if not near or near[-1].entity.kind != "person" or near[-1].end < reach:
            return end
        reach = near[-1].end
    return reach


def _followers(text: str, start: int, end: int, letters: str, inverted: bool) -> int:
    """How many of the words after a mention, of which the classes are given, belong to it."""
    last = _letters(_words(text, start, end)).rstrip(".")[-1:]
    human, one = last in ("r", "T"), _ONE_OF_MANY.match(text, start) is not None
    match = _OWNED.match(letters) or (_NAMED_AFTER.match(letters) if human else None)
    if match is None and last in ("u", "z"):
        match = _OF_HUMANS.match(letters)
    if match is None and last in ("N", "A"):
        match = _OFFICER.match(letters)
    if match is None and last in tuple("NAIm0") and text[end : end + 1] in " \xa0":
        match = _MODIFIED.match(letters)
        if match is None and inverted:
            match = _NAMED_BEHIND.match(letters)
        if match is None and one:
            match = _ONE_NOUN.match(letters)
    if match is None and one and (human or last == "N"):
        match = _FAMILIAR.match(letters)
    return match.end() if match else 0


def _before(text: str, start: int, end: int, cue: tuple[int, int]) -> int:
    """Where the subject begins in which a mention is governed: "a person close to" Lee said."""
    if text[max(0, start - 2) : start].rstrip()[-1:] in _OPENINGS:
        return start
    between = _words(text, end, cue[0])
    if len(between) > 3:
        return start
    floor = max(0, start - _REACH)
    for match in _CLAUSE.finditer(text, floor, start):
        floor = match.end()
    words = _words(text, floor, start)
    letters = _letters(words)
    if letters[:1] == "f" and words[0][0].lower() == "with":
        # "…, with the campaign of the senator saying"
        words, letters = words[1:], letters[1:]
    if not words or letters[0] not in "do" or not _PREPOSED.fullmatch(letters):
        return start
    if CLASSES[text[end : cue[0]].strip() or text[slice(*cue)]] == "g" and not _OF_NOUN.match(
        letters
    ):
        # "footage of Lee saying": it is Lee who says so.
        return start
    if _CONJUNCTION.search(text, floor, start):
        return start
    return words[0].start()


def _resident(text: str, entities: Entities, start: int) -> int:
    """Where the person is named of whose place a mention is the end: "Ann Lee of Reno, Nevada"."""
    index = entities.index_at(start)
    here = entities.mentions[index] if index < len(entities.mentions) else None
    if here is None or here.start != start or here.entity.kind != "place" or index < 2:
        return start
    town, person = entities.mentions[index - 1], entities.mentions[index - 2]
    lives = text[person.end : town.start] in (" of ", " from ") and person.entity.kind == "person"
    return person.outer if lives and text[town.end : start] == ", " else start


def _joined(
    text: str, entities: Entities, start: int, end: int, cue: tuple[int, int] | None
) -> tuple[int, int] | None:
    """The span of two persons who say something together: "Lee and Hill" said."""
    home = _RESIDENCE.match(text, end, end + 40)
    if home is not None:
        # "Ann Lee of Ohio and Bo Hill"
        index = entities.index_at(end) - 1
        mention = entities.mentions[index] if index >= 0 else None
        other = entities.first_from(home.end())
        if mention is None or mention.end != end or mention.entity.kind != "person":
            return None
        beside = other is not None and other.outer == home.end() and other.entity.kind == "person"
        return (start, other.end) if beside and other is not None and other.full else None
    if not _AND_BESIDE.match(text, end) and text[max(0, start - 40) : start].find(" and ") < 0:
        return None
    index = entities.index_at(end) - 1
    mention = entities.mentions[index] if index >= 0 else None
    if mention is None or mention.end != end or mention.entity.kind != "person":
        return None
    words = _words(text, end, end + 60)
    letters = _letters(words)
    match = _JOINED.match(letters)
    if match and words[0][0] == "and":
        after = entities.between(end, words[match.end(1) - 1].end())
        if not after or after[-1].entity.kind != "person":
            return None
        return (start, after[-1].end) if after[-1].end >= words[match.end(1) - 1].end() else None
    if cue is None or cue[0] < end or letters[: len(_words(text, end, cue[0]))].strip("lD"):
        return None
    other = entities.mentions[index - 1] if index else None
    if other is None or other.entity.kind != "person":
        return None
    if text[other.end : mention.outer].split() != ["and"]:
        return None
    before = text[max(0, other.outer - 3) : other.outer].rstrip()
    return (other.outer, end) if not before or before[-1] in '”".,:;—–\n' else None
