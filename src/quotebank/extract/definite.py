"""Tell whom an article's own words mean by "the Vermont senator" or "the real estate mogul".

A definite description stands for somebody whom the article names elsewhere. Who cannot be meant is
left out first: whoever is of another gender, party or place, holds a post that goes ill with it, or
stands in the same clause. The model that ranks antecedents chooses among the rest, and nobody is
chosen where two come near each other. Who runs for a party is one person in the whole article, so
that all places that speak of "the Green nominee" are asked together.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from quotebank.extract import lexicon as lex
from quotebank.extract.affiliations import Statement, head_word, read_description
from quotebank.extract.antecedents import Candidate, best_of
from quotebank.extract.descriptions import Description
from quotebank.extract.modifiers import OFFICES
from quotebank.extract.named import Entity
from quotebank.extract.resolve import Resolver
from quotebank.extract.rolewords import is_plural
from quotebank.extract.wordclasses import CLASSES

__all__ = ["HELD", "NOMINATION", "RUNNING", "described"]

RUNNING: Final = frozenset(
    "nominee candidate frontrunner front-runner standard-bearer contender hopeful".split()
)
#: What somebody is by trade, beside running for office.
_TRADES: Final = frozenset(
    "businessman businesswoman developer mogul magnate tycoon executive neurosurgeon surgeon "
    "entrepreneur star billionaire investor financier".split()
)
#: Offices, by the last words of their names.
HELD: Final = lex.LEGISLATOR_ROLES | frozenset(
    "lady state chairman chairwoman chair general secretary director minister prosecutor "
    "judge justice ambassador speaker chancellor treasurer commissioner premier president".split()
)
#: Role words that mean nobody by themselves: "the general election", "the head of the line".
_VAGUE: Final = frozenset(
    "general major head chief official officer member deputy assistant associate principal lead "
    "marine mate opponent inspector partner leader commander editor worker specialist veteran "
    "incumbent".split()
)
_WORD: Final = re.compile(r"[\w’'-]{1,25}\.?")
_THE: Final = re.compile(r"he (?<=\b[Tt]he )(?=[\w’'-])")
#: Classes of words that a description ends before: verbs, prepositions, conjunctions, pronouns.
_AFTER: Final = frozenset("vsgxeljfCcwhYtp0dobiy")
#: Classes of words that stand in no noun phrase before its noun.
_CLOSED: Final = frozenset("facCwWxdohtYyips")
#: Qualities that make it another person than the one who is that now.
_OTHERS: Final = frozenset(
    "next first future eventual other only last previous second third same inspector".split()
)
_COMPOUND: Final = re.compile(r" of (?:[Ss]tate|staff)\b")
_SPACES: Final = (" ", "\xa0")
#: How many words a description has at most, up to its noun.
_WORDS: Final = 6
#: Before a description that is told of somebody else, or of nobody yet: "who becomes the nominee".
_PREDICATED: Final = re.compile(
    r"\b(?:be|being|been|becom(?:e|es|ing)|became|is|was|as|are|were|decide|choose|chose|pick|select|"
    r"nominate|named|elected) $"
)
_CLAUSE: Final = re.compile(
    r"[,;:—–(“”\"]|\b(?:that|who|whom|which|if|because|while|when|where|after|before|although|though|"
    r"since|unless|until|whether|but)\b"
)
#: Before whom somebody tells of; not where it is inverted, behind what was said.
_TELLING: Final = re.compile(r"(?:(?<![”\"’',] )\b([a-z]+)|([a-z]+ing)) (?:that )?$")
_OTHER_SUBJECTS: Final = ("who ", "which ", "that ", "they ", "we ")
#: Behind a candidate: "the contender in the race for the Green nomination".
NOMINATION: Final = re.compile(
    r"(?: in the race)?(?: for)?(?: the)? ?\b"
    rf"(?P<party>{'|'.join(sorted(lex.PARTIES, key=len, reverse=True))})(?: Party)?(?:[’']s)? "
    r"(?:presidential )?nomination\b"
)
_GENDERED: Final = re.compile(r" [a-z][a-z ’']{0,38}? (his|her|he|she)\b")
_OF_NAME: Final = re.compile(r" (?:of|at|for|from) (?:the )?(?=[A-Z])")
#: Whoever runs for a party runs for the highest office, unless another one is said.
_FOR_PARTY: Final = re.compile(
    r"^[Tt]he (?!.*\bvice)(?!.*\b(?:Senate|House|senatorial|gubernatorial|congressional)\b)"
)
#: By where an article has named those whom it is about.
_EARLY: Final = 400
#: What those have whom a party may run: "the Lee campaign", "Lee’s supporters".
_RUNS: Final = re.compile(
    r"(?:[’']s?)? (?:\w{1,20} )?(?:campaign|candidacy|supporters?|surrogates?|backers|rall(?:y|ies)|"
    r"presidency|ticket|delegates|nomination|bid)\b"
)
#: How far ahead of the next somebody must be: of whom the same post is said; of whom none is said,
#: for a trade or for an office with its place; and for anything else. On the PolNeAR dev articles and
#: 190 others, 73 of the 100 statements made so are among what annotators found; 1.5 and 2.0 in place
#: of 1.0 lose two right ones for each wrong one.
_AKIN: Final = 0.4
_STRANGE: Final = 1.0
_UNSAID: Final = 2.0
_NEVER: Final = 1000.0
#: How much it counts to be named twice as often: for a trade, and for an office, which more hold.
_OFTEN: Final = 1.0
_OFTEN_HELD: Final = 0.3
#: What counts how much for who runs for a party, where a name twice as frequent counts 1: the party
#: said of somebody (twice if he or she runs), an office that is said and no candidacy, a pronoun’s
#: gender and to stand in the same clause. Set by hand: 36 of 45 nominees were right on those articles.
_PARTY: Final = 2.0
_OFFICE: Final = 2.0
_GENDER: Final = 0.5
_BARRED: Final = 3.0
_AHEAD: Final = 0.5
#: How often somebody must be named to be whom a party runs, where the article does not say so.
_LEADING: Final = 3
#: How many of those named most are looked at, so that time stays linear.
_CHIEF: Final = 12
#: How many places that speak of one party's nominee are asked.
_ASKED: Final = 12


@attrs.define(slots=True, eq=False)
class _Place:
    """Where a description stands, and what it says."""

    start: int
    end: int
    read: Description
    barred: set[int]
    #: The party whose nomination is sought, as printed, where that is said behind the noun.
    party: str | None


def described(resolver: Resolver) -> tuple[dict[int, Entity], list[Statement]]:
    """Read the definite descriptions in an article's own words.

    Args:
        resolver: one that has resolved the article's quotations.

    Returns:
        Whom they mean, by where they start, where that is clear; and what they state of those.
    """
    finder = _Finder(resolver)
    text, entities = resolver.text, resolver.entities
    meant: dict[int, Entity] = {}
    told: list[Statement] = []
    for place, entity in finder.found():
        stop = _tail(resolver, place.end)
        span = (place.start, stop)
        meant[place.start] = entity
        for statement in read_description(text, entities, entity, span, after=stop > place.end):
            if place.party and not statement.of:
                statement.organization, statement.party = place.party, place.read.party
            resolver.dossier.add(statement)
            told.append(statement)
    return meant, told


class _Finder:
    """Finds who is meant by the descriptions of one article."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        persons = [
            e
            for e in resolver.entities.entities
            if e.kind == "person" and len(e.mentions) >= _LEADING
        ]
        self.chief = sorted(persons, key=lambda e: -len(e.mentions))[:_CHIEF]
        #: Who runs for a party, by what the article says of its nominee.
        self.nominees: set[int] = set()
        self._running: dict[int, bool] = {}

    def found(self) -> Iterator[tuple[_Place, Entity]]:
        """Every description of somebody who is clear, with whom it means."""
        places = list(self.places())
        parties: dict[str, list[_Place]] = {}
        for place in places:
            key = _standing_key(place.read)
            if key:
                parties.setdefault(key, []).append(place)
        standing = self.standing(parties)
        self.nominees = {id(entity) for entity in standing.values()}
        for place in places:
            key = _standing_key(place.read)
            entity = standing.get(key) if key else self.meant(place)
            if key and entity is not None and id(entity) in place.barred:
                entity = None
            if entity is not None:
                yield place, entity

    # -- where they stand --------------------------------------------------------------------------

    def places(self) -> Iterator[_Place]:
        """The definite descriptions that may tell something new."""
        resolver, text = self.resolver, self.resolver.text
        sources = {
            quote.source[0]
            for quote, one in zip(resolver.attributed, resolver.done, strict=True)
            if quote.source and one.via != "description"
        }
        for match in _THE.finditer(text):
            at = match.end()
            end = _head_end(text, at)
            if end is None:
                continue
            start = match.start() - 1
            if start in sources or resolver.is_quoted(start) or self.is_apposed(start, end):
                continue
            sought = NOMINATION.match(text, end, end + 60)
            if not (" " in text[at:end] or sought or _OF_NAME.match(text, end, end + 12)):
                # "The senator" tells nothing new, or nothing clear.
                continue
            if _PREDICATED.search(text, max(0, start - 12), start):
                continue
            read = Description(resolver.dossier, start, _tail(resolver, end))
            if not read.roles:
                continue
            read.gender = read.gender or _told_gender(resolver, end)
            if sought and read.roles & RUNNING:
                read.party = read.party or sought["party"].replace("GOP", "R")[0]
            yield _Place(start, end, read, self.barred(start, end), sought and sought["party"])

    def is_apposed(self, start: int, end: int) -> bool:
        """Whether a description stands beside a name: "Ann Lee, the mayor", "the mayor, Ann Lee"."""
        text, entities = self.resolver.text, self.resolver.entities
        if text[start - 2 : start] in (", ", "— ", "– ", "- "):
            index = entities.index_at(start) - 1
            if index >= 0 and start - entities.mentions[index].end <= 10:
                return True
        for stop in (end, _tail(self.resolver, end)):
            near = entities.first_from(stop) if text[stop : stop + 2] == ", " else None
            if near is not None and near.outer <= stop + 3 and near.entity.kind != "place":
                return True
        return False

    def barred(self, start: int, end: int) -> set[int]:
        """The persons who do something to the one described, or have it done, in the same clause."""
        resolver, text = self.resolver, self.resolver.text
        floor = max(resolver.sentence_start(start), start - 200)
        for match in _CLAUSE.finditer(text, floor, start):
            floor = match.end()
        stop = min(len(text), end + 80)
        breaks = _CLAUSE.search(text, end, stop)
        stop = breaks.start() if breaks else stop
        full = text.find(". ", end, stop)
        line = text.find("\n", end, stop)
        stop = min(x for x in (full, line, stop) if x >= 0)
        before = resolver.entities.between(floor, start)
        subjects = {id(m.entity) for m in before if resolver.role(m) == "other"}
        subjects |= self.telling(start)
        return subjects | {id(m.entity) for m in resolver.entities.between(end, stop)}

    def telling(self, start: int) -> set[int]:
        """Those who may be telling of the one described: "Lee asked for more, saying the mayor …"."""
        resolver, text = self.resolver, self.resolver.text
        told = _TELLING.search(text, max(0, start - 30), start)
        if told is None or CLASSES[told[1] or told[2]] not in "sgb":
            return set()
        if text.endswith(_OTHER_SUBJECTS, 0, told.start()):
            return set()
        floor = max(resolver.sentence_start(start), start - 400)
        before = resolver.entities.between(floor, told.start())
        return {id(m.entity) for m in before if resolver.role(m) == "other"}

    # -- whom they mean ----------------------------------------------------------------------------

    def meant(self, place: _Place) -> Entity | None:
        """Who is meant by a description, if that is clear."""
        resolver, read = self.resolver, place.read
        candidates = [
            c
            for c in resolver.candidates(place.start, read.gender, ("person",))
            if self.may_be(c.entity, place)
        ]
        present = {id(c.entity) for c in candidates}
        said = read.candidates()[:20]
        for entity in [*said, *self.chief]:
            if id(entity) not in present and self.may_be(entity, place):
                candidates.append(Candidate(entity, ["named elsewhere"]))
                present.add(id(entity))
        for candidate in candidates:
            candidate.features.extend(read.features(candidate.entity))
        if best_of(candidates, "description") is None:
            return None
        held = read.is_post or read.roles & (lex.LEGISLATOR_ROLES | RUNNING)
        often = _OFTEN_HELD if held else _OFTEN
        for candidate in candidates:
            candidate.score += often * math.log2(1 + len(candidate.entity.mentions))
        ranked = sorted(candidates, key=lambda c: -c.score)
        best = ranked[0]
        asked = self.asked(read, best.entity)
        clear = len(ranked) < 2 or best.score - ranked[1].score >= asked
        return best.entity if clear and asked < _NEVER else None

    def asked(self, read: Description, entity: Entity) -> float:
        """How far ahead of the next somebody must be, to be meant by a description."""
        known = self.resolver.dossier.of(entity)
        posts = known.roles - RUNNING
        akin = not read.is_post and any(posts & kin for kin in read.kin)
        if posts & read.roles or akin:
            return _AKIN
        if read.roles & RUNNING:
            # Who leads for no party that is named is told elsewhere, or nobody.
            return _STRANGE if "vice" in read.phrase else _NEVER
        if read.roles & lex.LEGISLATOR_ROLES:
            return _STRANGE if read.places or read.party else _NEVER
        if read.roles & _TRADES:
            return _STRANGE
        past = not read.roles.isdisjoint(("state", "lady"))
        return _UNSAID if past or not read.roles & (HELD | OFFICES) else _NEVER

    def may_be(self, entity: Entity, place: _Place) -> bool:
        """Whether nothing that the article says forbids that somebody is meant."""
        read, known = place.read, self.resolver.dossier.of(entity)
        if entity.kind != "person" or id(entity) in read.inside or id(entity) in place.barred:
            return False
        gender = self.resolver.gender(entity)
        if read.gender and gender not in (None, read.gender):
            return False
        if read.party and known.party and read.party != known.party:
            return False
        if read.places and known.places and not read.places & known.places:
            return False
        posts = known.roles - RUNNING
        if read.fields and not read.fields & known.words and posts & read.roles:
            return False
        if read.roles & RUNNING:
            return id(entity) not in self.nominees
        akin = posts & read.roles or any(posts & kin for kin in read.kin)
        if akin or known.former or read.is_former:
            return True
        if read.roles & HELD:
            return not posts - _TRADES
        return not posts & HELD

    # -- who runs for a party ----------------------------------------------------------------------

    def standing(self, parties: dict[str, list[_Place]]) -> dict[str, Entity]:
        """Who runs for each party, the surest first: nobody runs for two."""
        found: dict[str, Entity] = {}
        taken: dict[int, str] = {}
        ranked = {key: self.runners(places[:_ASKED]) for key, places in parties.items()}
        for key in sorted(parties, key=lambda key: -_lead(ranked[key])):
            left = [(score, e) for score, e in ranked[key] if taken.get(id(e), key[0]) == key[0]]
            if left and _lead(left) >= _AHEAD:
                found[key] = left[0][1]
                taken[id(left[0][1])] = key[0]
        return found

    def runners(self, places: Sequence[_Place]) -> list[tuple[float, Entity]]:
        """Who may run for a party, with how much speaks for each, the best first."""
        dossier = self.resolver.dossier
        genders = {p.read.gender for p in places if p.read.gender}
        party = places[0].read.party
        scores: list[tuple[float, Entity]] = []
        said = [e for p in places[:1] for e in p.read.candidates()[:20]]
        for entity in dict.fromkeys([*said, *self.chief]):
            known = dossier.of(entity)
            if entity.kind != "person" or not self.runs(entity):
                continue
            if known.party not in (None, party) or "vice" in known.words:
                continue
            gender = self.resolver.gender(entity)
            if len(genders) == 1 and gender not in (None, *genders):
                continue
            runs = not known.roles.isdisjoint(RUNNING)
            score = math.log2(1 + len(entity.mentions)) + _GENDER * (gender in genders)
            if known.party == party:
                score += _PARTY * (1 + runs)
            if not runs and known.roles & HELD and not known.former:
                score -= _OFFICE
            out = sum(id(entity) in p.barred or id(entity) in p.read.inside for p in places)
            score -= _BARRED * out / len(places)
            scores.append((score, entity))
        return sorted(scores, key=lambda one: -one[0])

    def runs(self, entity: Entity) -> bool:
        """Whether the article speaks of somebody as of one who runs for office."""
        known = self._running.get(id(entity))
        if known is None:
            known = self._running[id(entity)] = self._reads_so(entity)
        return known

    def _reads_so(self, entity: Entity) -> bool:
        if not RUNNING.isdisjoint(self.resolver.dossier.of(entity).roles):
            return True
        if entity.mentions[0].start < _EARLY:
            return True
        return any(_RUNS.match(self.resolver.text, mention.end) for mention in entity.mentions)


def _lead(ranked: Sequence[tuple[float, Entity]]) -> float:
    """How far the first is ahead of the second."""
    return ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 1.0 * len(ranked)


def _standing_key(read: Description) -> str | None:
    """The party whose nominee a description means, with its noun; None for any other description."""
    noun = read.roles & RUNNING
    if not read.party or not noun or not _FOR_PARTY.search(read.phrase):
        return None
    return read.party + min(noun)


class _PhraseWord(NamedTuple):
    """What a word is in a noun phrase."""

    #: No noun phrase holds it before its noun.
    closed: bool
    #: The role that it names, without what is no part of it; empty where it names none.
    role: str
    #: An ending or a stop ends the phrase.
    ends: bool


_NO_WORD: Final = _PhraseWord(closed=True, role="", ends=True)


@lru_cache(maxsize=8192)
def _read_word(word: str) -> _PhraseWord:
    """Say what a word is in a noun phrase."""
    stem = word.removesuffix("’s").removesuffix("'s").rstrip(".")
    names_role = stem[:1].islower() and head_word(stem) is not None
    ends = stem[-1:].islower() and len(stem) < len(word)
    return _PhraseWord(CLASSES[word] in _CLOSED, stem if names_role else "", ends)


def _head_end(text: str, at: int) -> int | None:
    """Where the last noun of a phrase after "the" ends, if that is a role in the singular."""
    noun, end = "", 0
    for _ in range(_WORDS):
        match = _WORD.match(text, at)
        closed, role, ends = _read_word(match[0]) if match is not None else _NO_WORD
        if match is None or closed:
            break
        start, at = at, match.end()
        if match[0] in _OTHERS and text[at : at + 5] != " lady":
            break
        if role:
            noun, end = role, start + len(role)
        elif noun:
            break
        if (ends and noun) or text[at : at + 1] not in _SPACES:
            break
        at += 1
    if not noun or is_plural(noun):
        return None
    behind = _COMPOUND.match(text, end) if noun in ("secretary", "chief") else None
    if behind is not None:
        return behind.end()
    if noun in _VAGUE and not text.endswith(("attorney general", "chief executive"), 0, end):
        return None
    return end if _ends(text, end) else None


def _ends(text: str, end: int) -> bool:
    """Whether a noun is the last of its phrase: not in "the candidate field", "the mayor-elect"."""
    if text[end : end + 1] == "-":
        return False
    follows = _WORD.match(text, end + 1) if text[end : end + 1] in _SPACES else None
    return follows is None or CLASSES[follows[0].rstrip(".")] in _AFTER


def _told_gender(resolver: Resolver, end: int) -> str | None:
    """The gender of a subject, where a pronoun right behind tells it: "The nominee hit her rival"."""
    pronoun = _GENDERED.match(resolver.text, end, end + 50)
    if pronoun is None or resolver.entities.between(end, pronoun.end()):
        return None
    return "female" if pronoun[1] in ("her", "she") else "male"


def _tail(resolver: Resolver, end: int) -> int:
    """Where a description ends with what it is of: "the chief executive of Reno Sands"."""
    behind = _OF_NAME.match(resolver.text, end, end + 12)
    near = resolver.entities.between(behind.end(), behind.end() + 1) if behind else ()
    return near[0].end if near else end
