"""Read what an article states of its persons away from their names.

"The Vermont senator took the stage", "He is the ranking Democrat on the committee": a description
or a pronoun stands for the name. The model that ranks antecedents says whose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final

from quotebank.extract.affiliations import Statement, head_word, read_description
from quotebank.extract.antecedents import best_of
from quotebank.extract.descriptions import Description
from quotebank.extract.named import Entity
from quotebank.extract.resolve import Resolver
from quotebank.extract.statements import last_word

__all__ = ["narrated", "owned"]

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
    r"he (?<=\b[Tt]he )(?:(?!the |and |of |to |in |for |that |next |first |future |eventual |"
    r"other |only )"
    r"[\w’'-]{1,25}(?:(?<=[A-Z])\.)?[ \xa0]){1,4}?"
    rf"(?:{_OFFICES}|{'|'.join(_NOUNS)})\b(?![ \xa0][A-Z]|-|s\b| of the )"
    r"|he (?<=\b[Tt]he )(?:senator|congressman|congresswoman|governor|mayor)(?= (?:from|of) [A-Z])"
)
_IS: Final = re.compile(
    r"((?:H|S(?=he))(?<!\w[HS])h?e)(?: now| also| currently| previously| once)?"
    r"(?:[’']s| is| was| has been| served as| serves as| became) "
    r"(?:now |also |currently |previously |once )?(?=(?:an?|the) )"
)
# "during her time as secretary of state", "Lee’s tenure as mayor", "when he was governor". Both
# patterns begin with letters that the regular expression engine looks for quickly.
_AS: Final = re.compile(r" as (?:the |an? )?(?=[\w.’'-])")
_TENURE: Final = re.compile(
    r"\b(?:time|tenure|years|days|stint|service|work|career|terms?|job|role|record)$"
)
_WHEN: Final = re.compile(
    r"wh(?:en|ile) (?:(?P<who>he|she)|(?P<name>[A-Z][a-z]{1,20})) was (?:the |an? )?(?=[\w.’'-])"
)
_WHOSE: Final = re.compile(r"(?:\b([Hh]is|[Hh]er)|[’']s?) (?:[a-z]{3,12}(?:-[a-z]+)? ){0,2}$")
_OF_NAME: Final = re.compile(r" (?:of|at|for|from) (?:the )?(?=[A-Z])")
_RUNNING: Final = frozenset(
    "nominee candidate frontrunner front-runner standard-bearer contender".split()
)
_SERVANTS: Final = frozenset(
    "adviser advisor aide assistant spokesman spokeswoman spokesperson manager strategist lawyer "
    "attorney doctor physician secretary chief surrogate pollster speechwriter deputy".split()
)
_OWNER: Final = re.compile(r"\b([Hh]is|[Hh]er) ")
#: How often somebody must be named to be whom a party runs, where the article does not say so.
_LEADING: Final = 4
#: How many of those named most are looked at, so that time stays linear.
_CHIEF: Final = 12
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
    persons = [e for e in entities.entities if e.kind == "person" and len(e.mentions) >= _LEADING]
    chief = sorted(persons, key=lambda e: -len(e.mentions))[:_CHIEF]
    for match in _DESCRIBED.finditer(text):
        start, end = match.start() - 1, match.end()
        if start in sources or resolver.is_quoted(start):
            continue
        entity = _described(resolver, start, end, chief)
        if entity is None:
            continue
        stop = _tail(resolver, end)
        span = (start, stop)
        for statement in read_description(text, entities, entity, span, after=stop > end):
            resolver.dossier.add(statement)
            yield statement
    for match in _IS.finditer(text):
        if resolver.is_quoted(match.start()):
            continue
        found = resolver.pronoun(match[1].lower(), match.start(), match.start() + len(match[1]))
        if found.entity is None or found.entity.kind == "described":
            continue
        if not _clear(found.runners_up):
            continue
        span = (match.end(), _stop(text, match.end()))
        past = re.search(r"was|served|had", match[0]) is not None
        for statement in read_description(text, entities, found.entity, span, after=True):
            if past:
                statement.status = "former"
            yield statement
    yield from _once(resolver)


def owned(resolver: Resolver, statements: Iterable[Statement]) -> None:
    """Say whom those serve who are called somebody's: "his adviser Bo Hill", "one of her aides".

    Args:
        resolver: one that has resolved the article's quotations.
        statements: what is stated; the person served is added to those that name none.
    """
    for statement in statements:
        if statement.of or last_word(statement.role) not in _SERVANTS:
            continue
        start = statement.evidence[0][0]
        whose = _OWNER.search(resolver.text, max(0, start - 20), start + 11)
        if whose is None or resolver.is_quoted(whose.start()):
            continue
        if re.search(r"[.,\n]", resolver.text[whose.end() : start]):
            continue
        word = "he" if whose[1].lower() == "his" else "she"
        found = resolver.pronoun(word, whose.start(), whose.end())
        entity = found.entity
        if entity is None or entity is statement.entity or not _clear(found.runners_up, 1.0):
            continue
        if entity.kind == "person":
            statement.principal, statement.principal_text = entity, entity.name


def _described(resolver: Resolver, start: int, end: int, chief: Sequence[Entity]) -> Entity | None:
    """The person whom a description in the article's own words means, if that is clear."""
    description = Description(resolver.dossier, start, end)
    running = description.party and description.roles & _RUNNING
    if running and " vice" not in description.phrase:
        return _standing(resolver, description, (start, end), chief)
    found = resolver.person_described(start, end)
    if found is not None and _clear(found.runners_up):
        return found.entity
    if description.is_bare and not re.match(r"[Tt]he (?:former|then-|\d)", description.phrase):
        return None
    # Nobody is said to be that: the article tells it here, of whom it is speaking.
    guess = best_of(resolver.candidates(start, description.gender), "description")
    opens = description.phrase.startswith("The ")
    margin = _MARGIN / 4 if opens else _MARGIN
    if guess is None or guess.entity is None or not _clear(guess.runners_up, margin):
        return None
    if found is not None and found.entity is not guess.entity:
        return None
    clashes = any("clash" in feature for feature in description.features(guess.entity))
    inside = id(guess.entity) in description.inside
    return None if clashes or inside or guess.entity.kind != "person" else guess.entity


def _standing(
    resolver: Resolver,
    description: Description,
    span: tuple[int, int],
    chief: Sequence[Entity],
) -> Entity | None:
    """Who runs for a party: who is said to, else the one of no other party that is spoken of most."""
    dossier = resolver.dossier
    said = [
        e
        for e in description.candidates()
        if dossier.of(e).party == description.party and id(e) not in description.inside
    ]
    if len(said) == 1:
        return said[0]
    ranked = [
        e
        for e in chief
        if (not said or e in said)
        and dossier.of(e).party in (None, description.party)
        and id(e) not in description.inside
    ][:2]
    if not ranked:
        return None
    if len(ranked) < 2 or len(ranked[0].mentions) >= 2 * len(ranked[1].mentions):
        return ranked[0]
    found = resolver.person_described(*span)
    if found is None or not _clear(found.runners_up):
        return None
    return found.entity if found.entity in ranked else None


def _tail(resolver: Resolver, end: int) -> int:
    """Where a description ends with what it is of: "the chief executive of Reno Sands"."""
    behind = _OF_NAME.match(resolver.text, end, end + 12)
    near = resolver.entities.between(behind.end(), behind.end() + 1) if behind else ()
    return near[0].end if near else end


def _once(resolver: Resolver) -> Iterator[Statement]:
    """Read offices that somebody held: "her tenure as secretary of state", "when he was governor"."""
    text, entities = resolver.text, resolver.entities
    for entity_at, start in _tenures(resolver):
        stop = _stop(text, start)
        if not any(head_word(word) for word in text[start:stop].split()[:4]):
            continue
        entity = entity_at()
        if entity is None:
            continue
        for statement in read_description(text, entities, entity, (start, stop), after=True):
            statement.status = "former"
            yield statement


def _tenures(resolver: Resolver) -> Iterator[tuple[Callable[[], Entity | None], int]]:
    """Where an office that was held is named, and how to find out by whom."""
    text = resolver.text
    for match in _AS.finditer(text):
        at = match.start()
        tenure = _TENURE.search(text, max(0, at - 10), at)
        if tenure is None or resolver.is_quoted(at):
            continue
        whose = _WHOSE.search(text, max(0, tenure.start() - 40), tenure.start())
        if whose is not None:
            word = (whose[1] or "").lower()
            yield partial(_meant, resolver, word, whose.start()), match.end()
    for match in _WHEN.finditer(text):
        if not resolver.is_quoted(match.start()):
            at = match.start("name") if match["name"] else match.start()
            yield partial(_meant, resolver, (match["who"] or "").lower(), at), match.end()


def _meant(resolver: Resolver, pronoun: str, at: int) -> Entity | None:
    """Whom a pronoun at a place means, if that is clear; without one, who is named there."""
    if pronoun:
        found = resolver.pronoun(pronoun, at, at + 1)
        named = found.entity is not None and found.entity.kind != "described"
        return found.entity if named and _clear(found.runners_up) else None
    near = resolver.entities.between(at - 40, at + 1)
    if near and near[-1].end >= at and near[-1].entity.kind == "person":
        return near[-1].entity
    return None


def _stop(text: str, at: int) -> int:
    """Where a predicate ends at the latest."""
    end = re.compile(r"[;:,\n“”\"()]|(?<![A-Z])\.(?=\s|$)").search(text, at, at + 160)
    return end.start() if end else min(len(text), at + 160)


def _clear(ranked: tuple[tuple[str, float], ...], margin: float = _MARGIN) -> bool:
    """Whether the best candidate is well ahead of the next."""
    return len(ranked) < 2 or ranked[0][1] - ranked[1][1] >= margin
