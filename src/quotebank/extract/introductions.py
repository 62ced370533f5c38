"""Find how an article first spoke of what a definite description goes back to.

"The official" is nobody new: somewhere before stands "a Reno official close to the talks", which
says more. The same holds of documents ("the email" of "a fundraising email") and of groups ("the
members" of "nearly 140 House members"). What the definite description adds to its noun must be
said there, too: "the Lee adviser" is no "adviser to Hill".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from quotebank.extract.entities import Entities
from quotebank.extract.phrases import noun_phrase
from quotebank.extract.rolewords import is_plural
from quotebank.extract.wordclasses import CLASSES

__all__ = ["introduction"]

_BACK: Final = re.compile(
    r"(?:the|this|that|these|those) (?:same |unnamed |anonymous )?"
    r"((?:[\w’'-]{1,20} ){0,3})([a-z][\w-]*)",
    re.IGNORECASE,
)
_ONE: Final = r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) "
_SEVERAL: Final = (
    r"\b(?:(?:[Nn]early|[Aa]bout|[Aa]lmost|[Oo]ver|[Mm]ore than|[Aa] group of|[Dd]ozens of|"
    r"[Hh]undreds of) (?:\d[\d,]* )?|\d[\d,]* |[Ss]everal |[Ss]ome |[Mm]any |[Tt]wo |[Tt]hree |[Ff]our |"
    r"[Ff]ive |[Ss]ix |[Ss]even |[Ee]ight |[Nn]ine |[Tt]en |[Ee]leven |[Tt]welve |[Aa] )"
)
#: Somebody's own, who is presented by it: "the mill’s accountant said".
_OWNED: Final = r"\b[Tt]he (?=(?:[\w-]{1,20} ){0,2}[\w-]{1,20}[’']s? "
#: What may follow a noun with a capital, and is no name beside it.
_WHEN: Final = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May |June|July|August|"
    r"September|October|November|December"
)
#: Classes of words that stand in no noun phrase before its noun.
_CLOSED: Final = frozenset("facCwWxdohtYyipsgv")
_ARTICLE: Final = re.compile(r"an? |the ", re.IGNORECASE)


def introduction(
    text: str,
    entities: Entities,
    phrase: str,
    span: tuple[int, int],
    is_quoted: Callable[[int], bool],
) -> str | None:
    """Say how an article first spoke of what a definite description goes back to.

    Args:
        text: the article.
        entities: its names.
        phrase: the description: "the official".
        span: where to look, in code points, the second being where the description starts.
        is_quoted: whether a place stands within somebody's quotation, where nobody is presented.

    Returns:
        The last such words, without their article; None where there are none.
    """
    match = _BACK.fullmatch(phrase)
    if match is None:
        return None
    added, noun = match[1].split(), match[2]
    since, stop = max(0, span[0]), span[1]
    if text.find(f" {noun}", since, stop) < 0:
        # To compile a pattern takes longer than to look.
        return None
    several = is_plural(noun) or noun.endswith("s")
    begun = _SEVERAL if several else rf"(?:{_ONE}|{_OWNED}{noun} [a-z]))"
    first = re.compile(rf"{begun}((?:[\w.’'-]{{1,20}} ){{0,5}}?{noun})\b(?!,? (?!{_WHEN})[A-Z])")
    for found in reversed(list(first.finditer(text, since, stop))):
        if is_quoted(found.start()) or not _says(found[0], added):
            continue
        if any(CLASSES[word] in _CLOSED for word in found[1].split()[:-1]):
            continue
        if text[found.start() - 2 : found.start()] == ", " and _named(entities, found.start() - 2):
            # "Bo Hill, an official": he is named.
            continue
        _, end = noun_phrase(text, entities, *found.span())
        words = " ".join(text[found.start() : end].split())
        return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words
    return None


def _named(entities: Entities, end: int) -> bool:
    """Whether a name ends at a place."""
    index = entities.index_at(end) - 1
    return index >= 0 and entities.mentions[index].end == end


def _says(words: str, added: list[str]) -> bool:
    """Whether an introduction says all that is said again, as words or by their initials."""
    given = words.split()
    if added[:1] == ["second"]:
        return given[0].lower() in ("another", "a") and _says(words, added[1:])
    initials = "".join(word[0] for word in given if word[0].isupper())
    return all(
        word in given or (word.isupper() and len(word) > 1 and word in initials) for word in added
    )
