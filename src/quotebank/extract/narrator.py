"""Say who tells an article in the first person: its author, as far as it names one."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.named import Entities, Entity

__all__ = ["narrator"]

_BYLINE: Final = re.compile(r"(?:^|\n)[ \t]*(?:[Bb]y|BY) (?=[A-Z])")
_EXCERPT: Final = re.compile(
    r"\b(?:[Ee]xcerpt(?:s|ed)?|[Aa]dapted)\b[^\n.:]{0,60} from [^\n.:]{0,80}"
)
_OF_BOOK: Final = re.compile(
    r"[’']s? (?:[\w-]{1,20} ){0,3}(?:book|memoir|novel|autobiography|diary|essay|column|speech)\b"
)
_BESIDE: Final = re.compile(r" by $")
_TAGLINE: Final = re.compile(r",? is (?:an? |the |[a-z]+ )")
#: Where bylines and notes of editors stand, and where taglines do, in code points.
_TOP: Final = 1500
_END: Final = 600


def narrator(text: str, entities: Entities, author: str | None) -> Entity | None:
    """Say who "I" is outside quotation marks.

    Args:
        text: the article.
        entities: its names.
        author: who wrote it, as far as its document tells; a newspaper says no "I".

    Returns:
        The author; else the person of a byline ("By Ann Lee"), whose book the article says that it
        is taken from, or of whom its last line says who that is ("Ann Lee is a columnist"); None
        where there is none of these.
    """
    if author and not _is_body(author):
        same = (
            e for e in entities.entities if e.kind == "person" and author in (e.name, *e.aliases)
        )
        return next(same, Entity(author, "person"))
    byline = _BYLINE.search(text, 0, _TOP)
    named = _person_from(entities, byline.end()) if byline else None
    if named is not None:
        return named
    taken = _EXCERPT.search(text, 0, _TOP)
    for mention in entities.between(taken.start(), taken.end()) if taken else ():
        whose = _OF_BOOK.match(text, mention.end, mention.end + 80)
        if mention.entity.kind == "person" and (
            whose or _BESIDE.search(text, max(0, mention.outer - 4), mention.outer)
        ):
            return mention.entity
    last = text.rstrip().rfind("\n") + 1
    if len(text) - last < _END:
        first = entities.first_from(last)
        if first is not None and first.outer == last and _TAGLINE.match(text, first.end):
            return _person_from(entities, last)
    return None


def _person_from(entities: Entities, start: int) -> Entity | None:
    """The person whose name in full starts right at a place."""
    mention = entities.first_from(start)
    if mention is None or mention.outer > start + 1 or not mention.full:
        return None
    return mention.entity if mention.entity.kind == "person" else None


def _is_body(author: str) -> bool:
    """Whether an article is by no person: "Reno News", "Staff"."""
    return any(word in lex.ORGANIZATION_HEADS or word == "Staff" for word in author.split())
