"""Read what an article states of its persons in clauses away from their names.

"He is the ranking Green on the council", "her tenure as mayor": a pronoun stands for the name.
The model that ranks antecedents says whose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Final, NamedTuple

from quotebank.extract import lexicon as lex
from quotebank.extract.affiliations import Statement, head_word, read_clause, read_description
from quotebank.extract.definite import HELD, RUNNING
from quotebank.extract.named import Entity
from quotebank.extract.resolve import Resolver
from quotebank.extract.statements import last_word

__all__ = ["narrated", "owned"]

_BEING: Final = (
    r"(?: now| also| currently| previously| once)?"
    r"(?:[’']s| is| was| has been| served as| serves as| became) "
    r"(?:now |also |currently |previously |once )?(?=(?:an?|the|[a-z]+) )"
)
_IS: Final = re.compile(r"(?:H|S(?=he))(?<!\w[HS])h?e" + _BEING)
_IS_INSIDE: Final = re.compile(r"he(?=[ ’'])(?:(?<=\bhe)|(?<=\bshe))" + _BEING)
_ACTS: Final = re.compile(
    r"(?:H|S(?=he))(?<!\w[HS])h?e(?= (?:now |also |once |has |was |is )?"
    r"(?:leads|led|heads|headed|chairs|chaired|"
    r"(?:runs|ran)(?! for)|founded|co-founded|directs|directed|works as|worked as|elected|"
    r"re-elected|named|appointed|resigned as|stepped down|retired as|spent|served [a-z-]+ [a-z]) )"
)
# "during her years as secretary of state", "Lee’s tenure as mayor", "when he was governor". Both
# patterns begin with letters that the regular expression engine looks for quickly.
_OPENING: Final = re.compile(r"(?:As (?:the |an? )?|A(?=n? )n? )(?<!\w As )(?=[\w.’'-]+ [\w.’'-]+)")
_INTENDED: Final = re.compile(r"would|will|[’']d|could")
_ARTICLES: Final = frozenset(("a", "an", "the"))
_AS: Final = re.compile(r" as (?:the |an? )?(?!commander)(?=[\w.’'-])")
_TENURE: Final = re.compile(
    r"\b(?:time|tenure|years|days|stint|service|work|career|terms?|job|role|record)$"
)
# "her inability as secretary of state", but not "his choice of Lee as running mate".
_DOINGS: Final = re.compile(r"\b([Hh]is|[Hh]er) [^.,;:“”\"\n]{3,60}$")
_CHOOSING: Final = re.compile(
    r"[’']s\b|\bthat\b|\b(?:pick|cho[io]|select|nam(?:e|ing)|tap|runn|husband|wife|father|predecessor|succe)"
)
_PRONOUN: Final = re.compile(r"(?:he|she) ")
#: "something she opposed as a senator", "Lee, who signed it as governor".
_DID: Final = re.compile(
    r"\b(he|she|who)(?: had| has)? [a-z]{2,12}(?<!\bis)(?<!\bwas)(?: [^.,;:“”\"\n]{1,60})?$"
)
_OFFICE: Final = re.compile(
    rf"(?:[\w.’'-]+ ){{0,3}}?(?:{'|'.join(sorted(HELD - {'president'}))})\b"
)
_WHEN: Final = re.compile(
    r"wh(?:en|ile) (?:(?P<who>he|she)|(?P<name>[A-Z][a-z]{1,20})) was (?:the |an? )?(?=[\w.’'-])"
)
_WHOSE: Final = re.compile(r"(?:\b([Hh]is|[Hh]er)|[’']s?) (?:[a-z]{3,12}(?:-[a-z]+)? ){0,2}$")
#: Who serves somebody.
_SERVANTS: Final = frozenset(
    "adviser advisor aide assistant spokesman spokeswoman spokesperson manager strategist lawyer "
    "attorney doctor physician secretary chief surrogate pollster speechwriter deputy staff "
    "staffer agent publicist".split()
)
_OWNER: Final = re.compile(r"\b([Hh]is|[Hh]er|[Ii]ts) ")
#: Whom somebody serves, behind the role and before it.
_FOR_OFFICE: Final = re.compile(
    r" (?:for|to) (the (?:[a-z-]{2,15} ){0,2}[a-z]{3,15})(?=[,.;]| [a-z]+ed\b| said\b)"
)
_OFFICE_OWNS: Final = re.compile(r"\b([Tt]he (?:[a-z-]{2,15} ){0,2}[a-z]{3,15})[’']s (?=[a-z])")
#: How much better than the next a candidate must be, so that a statement is made of it.
_MARGIN: Final = 2.0


def narrated(resolver: Resolver) -> Iterator[Statement]:
    """Read the pronouns with a role in an article's own words, and the offices that are looked back on.

    Args:
        resolver: one that has resolved the article's quotations.

    Yields:
        What they state, of those persons that are clearly meant.
    """
    yield from _being(resolver)
    yield from _acting(resolver)
    yield from _once(resolver)


def owned(resolver: Resolver, statements: Iterable[Statement]) -> None:
    """Say whom those serve who are called somebody's: "his adviser Bo Hill", "one of her aides".

    Args:
        resolver: one that has resolved the article's quotations.
        statements: what is stated; the person served is added to those that name none.
    """
    for statement in statements:
        office = statement.organization if statement.organization_entity is None else None
        if statement.role and office and head_word(office.rpartition(" ")[2]) == office:
            # "a spokeswoman for the governor" is of no body.
            _served(resolver, statement, *statement.evidence[0])
            if statement.principal is not None:
                statement.organization = None
        if statement.of or statement.role is None:
            continue
        start, end = statement.evidence[0]
        if last_word(statement.role) in _SERVANTS:
            _served(resolver, statement, start, end)
        whose = _OWNER.search(resolver.text, max(0, start - 20), start + 11)
        if whose is None or resolver.is_quoted(whose.start()):
            continue
        if re.search(r"[.,\n]", resolver.text[whose.end() : start]):
            continue
        body = whose[1].lower() == "its"
        if not body and last_word(statement.role) not in _SERVANTS:
            continue
        word = "its" if body else "he" if whose[1].lower() == "his" else "she"
        found = resolver.pronoun(word, whose.start(), whose.end())
        entity = found.entity
        named_before = found.runners_up and _clear(found.runners_up, 1.0)
        if entity is None or entity is statement.entity or not named_before:
            continue
        if body and entity.kind == "organization":
            statement.organization, statement.organization_entity = entity.name, entity
        elif entity.kind == "person":
            statement.principal, statement.principal_text = entity, entity.name


def _served(resolver: Resolver, statement: Statement, start: int, end: int) -> None:
    """Say whom somebody serves who is called by an office: "a spokesman for the governor"."""
    text = resolver.text
    master = _FOR_OFFICE.search(text, start, end + 60)
    if master is None:
        master = _OFFICE_OWNS.search(text, max(0, start - 40), start + 40)
    office = head_word(master[1].rpartition(" ")[2]) if master is not None else None
    if master is None or office is None:
        return
    found = resolver.description(master[1], *master.span(1), asked=False)
    if found.entity is None or found.entity.kind != "person" or found.entity is statement.entity:
        return
    if office in resolver.dossier.of(found.entity).roles:
        statement.principal, statement.principal_text = found.entity, found.entity.name


def _being(resolver: Resolver) -> Iterator[Statement]:
    """Read what "he" and "she" are: "She is the ranking Green on the council"."""
    text, entities = resolver.text, resolver.entities
    nobody = Entity("", "person")
    for match in chain(_IS.finditer(text), _IS_INSIDE.finditer(text)):
        first = text[match.end() : match.end() + 30].split(maxsplit=1)[0]
        names = first in _ARTICLES or first in lex.ROLE_MODIFIERS or head_word(first)
        if not names or resolver.is_quoted(match.start()):
            continue
        span = (match.end(), _stop(text, match.end()))
        told = read_description(text, entities, nobody, span, after=True)
        if match.re is _IS_INSIDE:
            # What is said by the way is a capacity where it is an office, or sought.
            told = [s for s in told if last_word(s.role) in HELD | RUNNING]
        if not told:
            continue
        start = match.start() - (text[match.start() - 1 : match.start()] == "s")
        word = "he" if text[start] in "hH" else "she"
        found = resolver.pronoun(word, start, start + len(word))
        if found.entity is None or found.entity.kind == "described":
            continue
        if not _clear(found.runners_up):
            continue
        for statement in told:
            statement.entity = found.entity
            if re.search(r"was|served|had", match[0]):
                statement.status = "former"
            yield statement


def _acting(resolver: Resolver) -> Iterator[Statement]:
    """Read what "he" and "she" head, or were elected: "She leads the Reno Trust"."""
    text, entities = resolver.text, resolver.entities
    nobody = Entity("", "person")
    for match in _ACTS.finditer(text):
        if resolver.is_quoted(match.start()):
            continue
        told = read_clause(text, entities, nobody, match.end())
        found = resolver.pronoun(match[0].lower(), match.start(), match.end()) if told else None
        if found is None or found.entity is None or not _clear(found.runners_up):
            continue
        for statement in told if found.entity.kind == "person" else ():
            statement.entity = found.entity
            yield statement


def _once(resolver: Resolver) -> Iterator[Statement]:
    """Read offices that somebody held: "her tenure as secretary of state", "when he was governor"."""
    text, entities = resolver.text, resolver.entities
    for tenure in _tenures(resolver):
        start, stop = tenure.start, _list_end(text, tenure.start)
        if not any(head_word(word) for word in text[start:stop].split()[:4]):
            continue
        entity = tenure.entity()
        if entity is None:
            continue
        for statement in read_description(text, entities, entity, (start, stop), after=True):
            if tenure.certain:
                statement.status = "former"
            elif tenure.free:
                pass
            elif last_word(statement.role) not in HELD:
                break
            elif last_word(statement.role) not in resolver.dossier.of(entity).roles:
                # Whoever holds an office still is mostly called by it, too.
                statement.status = "former"
            yield statement


class _Tenure(NamedTuple):
    """Where an office is named, and how to find out whose it is.

    It is ``certain`` that it is over, or ``free`` to be any post and no more than is said.
    """

    entity: Callable[[], Entity | None]
    start: int
    certain: bool
    free: bool = False


def _tenures(resolver: Resolver) -> Iterator[_Tenure]:
    """Where an office that somebody held or holds is named after "as" or "when"."""
    text = resolver.text
    for match in _AS.finditer(text):
        at = match.start()
        if resolver.is_quoted(at):
            continue
        comma = text.find(", ", match.end(), match.end() + 60)
        follows = _PRONOUN.match(text, comma + 2, comma + 6) if comma >= 0 else None
        if follows is not None and _INTENDED.match(text, follows.end(), follows.end() + 6):
            # "As president, she would sign it."
            continue
        if follows is not None:
            # "as governor of Ohio, he signed it"
            meant = partial(_meant, resolver, follows[0].strip(), comma + 2)
            yield _Tenure(meant, match.end(), certain=False)
            continue
        tenure = _TENURE.search(text, max(0, at - 10), at)
        whose = _WHOSE.search(text, max(0, tenure.start() - 40), tenure.start()) if tenure else None
        if whose is None:
            whose = _DOINGS.search(text, max(0, at - 70), at)
            if whose is None and not _OFFICE.match(text, match.end(), match.end() + 40):
                continue
            whose = whose or _DID.search(text, max(0, at - 90), at)
            if whose is None or _CHOOSING.search(whose[0]):
                continue
        word = (whose[1] or "").lower()
        meant = partial(_meant, resolver, word, whose.start())
        yield _Tenure(meant, match.end(), certain=tenure is not None)
    for match in _OPENING.finditer(text):
        comma = text.find(", ", match.end(), match.end() + 70)
        follows = _PRONOUN.match(text, comma + 2, comma + 6) if comma >= 0 else None
        verb = text[follows.end() : follows.end() + 20].split()[:1] if follows else []
        if follows is None or (verb and verb[0].strip(",.") in lex.REPORT_VERBS):
            continue
        if not resolver.is_quoted(match.start()):
            # "A former mayor of Reno, she won."
            meant = partial(_meant, resolver, follows[0].strip(), comma + 2)
            yield _Tenure(meant, match.end(), certain=False, free=True)
    for match in _WHEN.finditer(text):
        if not resolver.is_quoted(match.start()):
            at = match.start("name") if match["name"] else match.start()
            meant = partial(_meant, resolver, (match["who"] or "").lower(), at)
            yield _Tenure(meant, match.end(), certain=True)


def _meant(resolver: Resolver, pronoun: str, at: int) -> Entity | None:
    """Whom a pronoun at a place means, if that is clear; without one, who is named there."""
    if pronoun:
        found = resolver.pronoun(pronoun, at, at + 1)
        named = found.entity is not None and found.entity.kind != "described"
        return found.entity if named and _clear(found.runners_up, 1.0) else None
    near = resolver.entities.between(at - 40, at + 1)
    if near and near[-1].end >= at and near[-1].entity.kind == "person":
        return near[-1].entity
    return None


def _stop(text: str, at: int) -> int:
    """Where a predicate ends at the latest."""
    end = re.compile(r"[;:,\n“”\"()]|(?<![A-Z])\.(?=\s|$)").search(text, at, at + 160)
    return end.start() if end else min(len(text), at + 160)


def _list_end(text: str, at: int) -> int:
    """Where a predicate ends that may go on in a list: "as a senator, a mayor and a judge"."""
    stop = _stop(text, at)
    for _ in range(3):
        ahead = text[stop + 1 : stop + 40].split()[:3]
        if text[stop : stop + 1] != "," or not any(head_word(word.strip(",")) for word in ahead):
            break
        stop = _stop(text, stop + 1)
    return stop


def _clear(ranked: tuple[tuple[str, float], ...], margin: float = _MARGIN) -> bool:
    """Whether the best candidate is well ahead of the next."""
    return len(ranked) < 2 or ranked[0][1] - ranked[1][1] >= margin
