"""What a name tells by itself: a gender, the letters it is known by, a misspelling."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.givennames import is_female, is_male
from quotebank.extract.kinds import UPPER, is_given
from quotebank.extract.wordclasses import CLASSES
from quotebank.names import (
    HONORIFICS,
    POST_NOMINALS,
    PersonName,
    fold_name,
    given_forms,
)

__all__ = [
    "LETTERS_BEHIND",
    "OF_A_FIRM",
    "PARTY_TAG",
    "camel_parts",
    "end_of_letters",
    "initials_of",
    "is_body",
    "is_close",
    "is_common",
    "is_noun",
    "letters_behind",
    "may_agree",
    "name_gender",
    "person_evidence",
    "relative_before",
    "titled_gender",
    "words_too_many",
]

_FOLLOWING: Final = re.compile(
    r"[’']?s?,? (?P<age>\d{1,2},)|,? (?:who|whose)\b"
    r"|[’']?,?[ \xa0]{1,2}(?:[a-z]{2,12}ly |also |then |later )?"
    r"(?P<verb>[a-z]+)\b"
)
#: The letters of an office or an honour behind a name: " KC MP".
LETTERS_BEHIND: Final = re.compile(rf"(?: ({'|'.join(sorted(POST_NOMINALS))})\b)+")
#: What only a firm or a society has: "Northline’s managing director".
OF_A_FIRM: Final = re.compile(
    r"[’']s? (?:[a-z-]{3,14} ){0,2}?(?:managing director|chief executive|C[EFOT]O|chair(?:man|woman)?|"
    r"vice president|president|co-?founder|founder|general counsel|board|headquarters|shareholders|"
    r"shares|customers|employees)\b"
)
_BODY_BEFORE: Final = re.compile(
    r"\b(?:company|firm|start-?up|non-?profit|charity|think tank|bank|retailer|airline|carmaker|"
    r"automaker|newspaper|magazine|consultancy|publisher|broadcaster|website|(?:group|agency|party|"
    r"union|organi[sz]ation|club|brand|app|site|platform|studio|network)(?= called| named| known))"
    r"(?: called| named| known as)? (?:the )?$"
)
_BODY_BEHIND: Final = re.compile(
    r", (?:which\b|an? (?:[\w-]{1,20} ){0,4}(?:company|firm|start-?up|non-?profit|charity|group|"
    r"think tank|retailer|airline|newspaper|magazine|consultancy|publisher|party|union)"
    r"(?=[.,;”\"]| (?:that|which|based|in|of|for|with|and|whose|from|at|backed|run|owned)\b))"
)
_RELATIVES: Final = {
    "female": frozenset("wife daughter mother sister daughter-in-law".split()),
    "male": frozenset("husband son father brother son-in-law".split()),
}
_RELATIVE: Final = re.compile(
    r"(?:\b[Hh]is|\b[Hh]er|[’']s) (?:[a-z-]+ )?([a-z-]{3,15}),? ([A-Z][a-zà-ÿ]+)(?=[,.;]| [a-z])"
)
#: How far back a relative is remembered, in code points.
_LATELY: Final = 1500
_DOUBLED: Final = re.compile(r"(.)\1")
_CAMEL: Final = re.compile(r"[A-Z][a-z]+")
#: A person is said to be one who does something: "Lee, a neighbor who saw it, said".
_WHO_BEHIND: Final = re.compile(r", an? [^.,;:“”\"\n]{3,70}? who\b")
_GOVERNING: Final = frozenset("for of with from by at".split())
_LETTERS: Final = re.compile(r"’?s? \((?:the )?([A-Z][\w.&-]{1,11})\)")
_COMPOUND: Final = re.compile(r"-[a-z]+$")
_PLURALS: Final = ("ies", "ers", "ors", "ists", "ians", "ants")
#: Endings of given names, of which 336 in the table are women's and 4 are men's; not of short ones.
_FEMALE_ENDINGS: Final = ("ina", "ella", "ette", "elle", "anna", "etta", "line", "ora")
_SHORT: Final = 5
#: The party and the place behind a legislator's name: " (R-Utah)", ", D-N.Y.".
PARTY_TAG: Final = r" \([RDI]\b[^()]{0,12}\)|, [RDI]-[A-Z][\w.]{0,8}"
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
    if (
        limit < left < 4
        and set(one) == set(other)
        and _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other)
    ):
        # "Labbot" for "Labott".
        return True
    return left <= limit or (left == 2 and sorted(one[start:][:2]) == sorted(other[start:][:2]))


def end_of_letters(text: str, end: int) -> int:
    """Where a name that ends at a place ends with the letters behind it, if there are any."""
    letters = LETTERS_BEHIND.match(text, end, end + 20)
    return letters.end() if letters else end


def is_noun(word: str) -> bool:
    """Whether a word in lower case is a noun for persons, groups or works: its capital is no name."""
    nouns = word in lex.GROUP_NOUNS or word in lex.WORKS or word in lex.ROLE_HEADS
    return nouns or (word.endswith("s") and word[:-1] in lex.ROLE_HEADS)


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


def camel_parts(name: str) -> list[str]:
    """The clipped words of which a name is put together: "Wa" and "Po"; none if it is not."""
    parts = _CAMEL.findall(name)
    return parts if len(parts) > 1 and "".join(parts) == name else []


def letters_behind(text: str, end: int) -> str | None:
    """The letters in parentheses behind a name, by which it is known: "PPI"."""
    match = _LETTERS.match(text, end, end + 24)
    return match[1].replace(".", "") if match else None


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
        male, female = is_male(given), is_female(given)
        if male != female:
            return "male" if male else "female"
        if not male and len(given) > _SHORT and given.lower().endswith(_FEMALE_ENDINGS):
            return "female"
        if not _INITIALS.fullmatch(given):
            return None
    return None


def is_common(word: str, lower_words: Container[str]) -> bool:
    """Whether a word that begins a run looks like a common word, and not like a given name.

    Args:
        word: the word, capitalised.
        lower_words: the words that stand in lower case in the article.
    """
    lower = word.lower()
    return not is_given(word) and (
        lower.endswith(("ed", "ing", "ly"))
        or lower in lex.REPORT_VERBS
        or lower in ("team", "state", "camp", "anti", "pro", "hacker", "rapper", "singer")
        or (len(word) > 1 and word.isupper() and "." not in word)
        or word in ("Republicans", "Democrats", "Conservatives", "Liberals", "Americans")
        or lower in lower_words
    )


def words_too_many(name: str, kind: str, lower_words: Container[str]) -> int:
    """The code points before a person's name that do not belong to it: "Billionaire" Ann Lee.

    Args:
        name: a run of capitalised words.
        kind: what it was read as.
        lower_words: the words that stand in lower case in the article.

    Returns:
        How many to leave off; 0 where the name may begin with the first word.
    """
    if kind not in ("person", "unknown") or name.count(" ") < 2:
        return 0
    words = name.split()
    first = next((i for i, word in enumerate(words) if is_given(word)), 0)
    if not first or len(words) - first < 2 or words[first] in lex.PLACES:
        return 0
    if words[-1] in lex.FUNCTION_WORDS or words[-1] in lex.ORGANIZATION_HEADS:
        return 0
    compound = _COMPOUND.search(words[first - 1]) is not None
    if not compound and not all(_describes(word, lower_words) for word in words[:first]):
        return 0
    return sum(len(word) + 1 for word in words[:first])


def _describes(word: str, lower_words: Container[str]) -> bool:
    """Whether a word in a run says what somebody is, and is no name."""
    lower = word.lower()
    return (
        CLASSES[lower] not in "mN"
        or lower.removeprefix("co-") in lex.ROLE_HEADS
        or word in lex.DEMONYMS
        or lower.endswith(_PLURALS)
        or is_common(word, lower_words)
    )


def relative_before(text: str, start: int, gender: str) -> str | None:
    """The given name of the relative of a gender who was presented last before a place."""
    found = None
    for match in _RELATIVE.finditer(text, max(0, start - _LATELY), start):
        fits = is_female(match[2]) if gender == "female" else is_male(match[2])
        if fits and match[1] in _RELATIVES[gender]:
            found = match[2]
    return found


def is_body(text: str, start: int, end: int) -> bool:
    """Whether the words around a name say that it is a body's: "a company called Reno Labs"."""
    return (
        _BODY_BEFORE.search(text, max(0, start - 50), start) is not None
        or _BODY_BEHIND.match(text, end, end + 100) is not None
    )


def person_evidence(text: str, start: int, end: int) -> int:
    """Whether the words around a name speak for a person (1), against one (-1), or neither."""
    before = text[max(0, start - 40) : start].rsplit(maxsplit=1)
    last = before[-1].strip(',“"') if before else ""
    if last in ("the", "The", "at", "in", "In"):
        return -1
    if last.lower() in lex.ROLE_HEADS or last.lower() == "and-not":
        return 1
    after = _FOLLOWING.match(text, end, end + 40)
    if after:
        if after["age"] or after[0].endswith(("who", "whose")):
            return 1
        # In "an aide for Fenwick said" it is the aide who does.
        if (after["verb"] in lex.REPORT_VERBS and last not in _GOVERNING) or (
            after["verb"] in ("is", "was", "has", "had")
            and is_given(text[start:end].split(maxsplit=1)[0])
        ):
            return 1
        if after["verb"] in ("a", "an", "the", "director", "president", "head"):
            window = text[after.start() : after.end() + 60].split()
            if any(w.strip(",.") in lex.ROLE_HEADS for w in window[:7]):
                return 1
            if _WHO_BEHIND.match(text, end, end + 90):
                return 1
    if last in lex.REPORT_VERBS:
        return 1
    return 0
