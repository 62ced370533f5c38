"""Read what an article states of its persons away from their names.

"The Vermont senator took the stage", "He is the ranking Democrat on the committee": a description
or a pronoun stands for the name. The model that ranks antecedents says whose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotebank.extract.affiliations import Statement, head_word, read_description
from quotebank.extract.resolve import Resolver

__all__ = ["narrated"]

_NOUNS: Final = (
    "nominee candidate front-runner frontrunner senator congressman congresswoman governor "
    "businessman "
    "businesswoman developer mogul mayor lawmaker chairman chairwoman president magnate tycoon "
    "executive "
    "professor lawyer attorney judge general economist neurosurgeon surgeon spokesman "
    "spokeswoman strategist adviser historian author host"
).split()
_OFFICES: Final = "secretary of [Ss]tate|prime minister|attorney general|chief executive|first lady"
# A description must say more than its noun: "the senator" states nothing new.
_DESCRIBED: Final = re.compile(
    r"[Tt](?<!\w[Tt])he (?:(?!the |and |of |to |in |for |that |next |first |future |eventual |"
    r"other |only )"
    r"[\w’'.-]{1,25}[ \xa0]){1,4}?"
    rf"(?:{_OFFICES}|{'|'.join(_NOUNS)})\b(?![ \xa0][A-Z]|-|s\b| of the )"
)
_IS: Final = re.compile(
    r"\b(He|She)(?:[’']s| is| was| has been| served as| serves as| became) (?:now |also |"
    r"currently |"
    r"previously |once )?"
    r"(?=(?:an?|the) )"
)
# "during her time as secretary of state", "when he was governor", "Lee’s tenure as mayor".
_WAS: Final = re.compile(
    r"\b(?:(?:time|tenure|years|days|stint|service|work|career|terms?|job|role|record) as |"
    r"(?:when|while) (?:(?P<who>he|she)|(?P<name>[A-Z][a-z]+)) was )(?:the |an? )?(?=[\w.’'-]+)"
)
_WHOSE: Final = re.compile(r"(?:\b([Hh]is|[Hh]er)|[’']s?) (?:[a-z]{3,12}(?:-[a-z]+)? ){0,2}$")
#: How much better than the next a candidate must be, so that a statement is made of it.
_MARGIN: Final = 2.0


def narrated(resolver: Resolver) -> Iterator[Statement]:
    """Read the descriptions and the pronouns with a role in an article's own words.

    Args:
        resolver: one that has resolved the article's quotations.

    Yields:
        What they state, of those persons that are clearly meant.
    """
    text, entities = resolver.text, resolver.entities
    sources = {quote.source[0] for quote in resolver.attributed if quote.source}
    for match in _DESCRIBED.finditer(text):
        start, end = match.span()
        if start in sources or resolver.is_quoted(start):
            continue
        found = resolver.person_described(start, end)
        if found is None or found.entity is None or not _clear(found.runners_up):
            continue
        yield from read_description(text, entities, found.entity, (start, end))
    for match in _IS.finditer(text):
        if resolver.is_quoted(match.start()):
            continue
        found = resolver.pronoun(match[1].lower(), match.start(), match.start() + len(match[1]))
        if found.entity is None or not _clear(found.runners_up):
            continue
        span = (match.end(), _stop(text, match.end()))
        past = re.search(r"was|served|had", match[0]) is not None
        for statement in read_description(text, entities, found.entity, span, after=True):
            if past:
                statement.status = "former"
            yield statement
    yield from _once(resolver)


def _once(resolver: Resolver) -> Iterator[Statement]:
    """Read offices that somebody held: "her tenure as secretary of state", "when he was governor"."""
    text, entities = resolver.text, resolver.entities
    for match in _WAS.finditer(text):
        if resolver.is_quoted(match.start()):
            continue
        stop = _stop(text, match.end())
        words = text[match.end() : stop].split()[:4]
        if not any(head_word(word) for word in words):
            continue
        whose = _WHOSE.search(text, max(0, match.start() - 40), match.start())
        if whose is None and not match["who"] and not match["name"]:
            continue
        pronoun = (match["who"] or (whose and whose[1]) or "").lower()
        if pronoun in ("his", "her", "he", "she"):
            found = resolver.pronoun(pronoun, match.start(), match.start() + 1)
            clear = found.entity is not None and _clear(found.runners_up)
            entity = found.entity if clear else None
        else:
            at = match.start("name") if match["name"] else whose.start() if whose else 0
            near = entities.between(at - 40, at + 1)
            named = near[-1] if near else None
            entity = (
                named.entity
                if named and named.end >= at and named.entity.kind == "person"
                else None
            )
        if entity is None:
            continue
        for statement in read_description(text, entities, entity, (match.end(), stop), after=True):
            statement.status = "former"
            yield statement


def _stop(text: str, at: int) -> int:
    """Where a predicate ends at the latest."""
    end = re.compile(r"[.;:,\n“”\"()]").search(text, at, at + 160)
    return end.start() if end else min(len(text), at + 160)


def _clear(ranked: tuple[tuple[str, float], ...]) -> bool:
    """Whether the best candidate is well ahead of the next."""
    return len(ranked) < 2 or ranked[0][1] - ranked[1][1] >= _MARGIN
