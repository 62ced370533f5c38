"""Read what an article states of its persons away from their names.

"The Vermont senator took the stage", "He is the ranking Democrat on the committee": a description
or a pronoun stands for the name. The model that ranks antecedents says whose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from quotebank.extract import lexicon as lex
from quotebank.extract.affiliations import Statement, head_word, read_clause, read_description
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
    "spokeswoman strategist adviser historian author"
).split()
_OFFICES: Final = "secretary of [Ss]tate|prime minister|attorney general|chief executive|first lady"
# A description must say more than its noun: "the senator" states nothing new.
_DESCRIBED: Final = re.compile(
    r"he (?<=\b[Tt]he )(?:(?!the |and |of |to |in |for |that |next |first |future |eventual |"
    r"other |only |inspector )"
    r"[\w’'-]{1,25}(?:(?<=[A-Z])\.)?[ \xa0]){1,4}?"
    rf"(?:{_OFFICES}|{'|'.join(_NOUNS)})\b(?![ \xa0][A-Z]|-|s\b| of the "
    r"| (?:mantle|status|position|race|spot|board|election|counsel|assembly|manager|office)\b)"
    r"|he (?<=\b[Tt]he )(?:senator|congressman|congresswoman|governor|mayor)(?= (?:from|of) [A-Z])"
)
_IS: Final = re.compile(
    r"((?:H|S(?=he))(?<!\w[HS])h?e)(?: now| also| currently| previously| once)?"
    r"(?:[’']s| is| was| has been| served as| serves as| became) "
    r"(?:now |also |currently |previously |once )?(?=(?:an?|the|[a-z]+) )"
)
_ACTS: Final = re.compile(
    r"(?:H|S(?=he))(?<!\w[HS])h?e(?= (?:now |also |once |has |was |is )?"
    r"(?:leads|led|heads|headed|chairs|chaired|"
    r"runs|ran|founded|co-founded|directs|directed|works as|worked as|elected|re-elected|named|"
    r"appointed|resigned as|stepped down|retired as|spent|served [a-z-]+ [a-z]) )"
)
# "during her time as secretary of state", "Lee’s tenure as mayor", "when he was governor". Both
# patterns begin with letters that the regular expression engine looks for quickly.
_OPENING: Final = re.compile(r"(?:As (?:the |an? )?|A(?=n? )n? )(?<!\w As )(?=[\w.’'-]+ [\w.’'-]+)")
_ARTICLES: Final = frozenset(("a", "an", "the"))
_AS: Final = re.compile(r" as (?:the |an? )?(?!commander)(?=[\w.’'-])")
_TENURE: Final = re.compile(
    r"\b(?:time|tenure|years|days|stint|service|work|career|terms?|job|role|record)$"
)
# "her inability as secretary of state", but not "his choice of Lee as running mate".
_DOINGS: Final = re.compile(r"\b([Hh]is|[Hh]er) [^.,;:“”\"\n]{3,60}$")
_CHOOSING: Final = re.compile(
    r"[’']s\b|\b(?:pick|cho[io]|select|nam(?:e|ing)|tap|runn|husband|wife|father|predecessor|succe)"
)
_PRONOUN: Final = re.compile(r"(?:he|she) ")
#: Offices, by the last words of their names.
_HELD: Final = lex.LEGISLATOR_ROLES | frozenset(
    "lady state chairman chairwoman chair general secretary director minister prosecutor "
    "judge justice ambassador speaker chancellor treasurer commissioner premier".split()
)
_WHEN: Final = re.compile(
    r"wh(?:en|ile) (?:(?P<who>he|she)|(?P<name>[A-Z][a-z]{1,20})) was (?:the |an? )?(?=[\w.’'-])"
)
_WHOSE: Final = re.compile(r"(?:\b([Hh]is|[Hh]er)|[’']s?) (?:[a-z]{3,12}(?:-[a-z]+)? ){0,2}$")
_OF_NAME: Final = re.compile(r" (?:of|at|for|from) (?:the )?(?=[A-Z])")
_RUNNING: Final = frozenset(
    "nominee candidate frontrunner front-runner standard-bearer contender".split()
)
#: What somebody is by trade, beside running for office.
_TRADES: Final = frozenset(
    "businessman businesswoman developer mogul magnate tycoon executive neurosurgeon surgeon".split()
)
_SERVANTS: Final = frozenset(
    "adviser advisor aide assistant spokesman spokeswoman spokesperson manager strategist lawyer "
    "attorney doctor physician secretary chief surrogate pollster speechwriter deputy".split()
)
#: Before a description that is told of somebody else, or of nobody yet: "who becomes the nominee".
_PREDICATED: Final = re.compile(
    r"\b(?:be|being|been|becom(?:e|es|ing)|became|is|was|as|decide|choose|chose|pick|select|nominate) $"
)
#: How near the start of its sentence a name must be, to be the subject there, in code points.
_SUBJECT: Final = 40
_GENDERED: Final = re.compile(r" [a-z][a-z ’']{0,38}? (his|her|he|she)\b")
#: By where an article has named those whom it is about.
_EARLY: Final = 400
#: What follows the subject of a clause of its own: "Lee says the senator is late".
_FINITE: Final = re.compile(r" (?:is|was|has|had|will|would|should|could|can|may|might)\b")
#: What those have whom a party may run: "the Lee campaign", "Lee’s supporters".
_RUNS: Final = (
    r"(?:[’']s?)? (?:\w{1,20} )?(?:campaign|candidacy|supporters?|surrogates?|backers|rall(?:y|ies)|"
    r"presidency|ticket|delegates|nomination|bid)\b"
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
    cast = _Cast(resolver)
    for match in _DESCRIBED.finditer(text):
        start, end = match.start() - 1, match.end()
        if start in sources or resolver.is_quoted(start):
            continue
        if _PREDICATED.search(text, max(0, start - 12), start):
            continue
        entity = _described(resolver, start, end, cast)
        if entity is None or _in_clause(resolver, entity, start, end):
            continue
        stop = _tail(resolver, end)
        span = (start, stop)
        for statement in read_description(text, entities, entity, span, after=stop > end):
            resolver.dossier.add(statement)
            yield statement
    for match in _IS.finditer(text):
        first = text[match.end() : match.end() + 30].split(maxsplit=1)[0]
        names = first in _ARTICLES or first in lex.ROLE_MODIFIERS or head_word(first)
        if not names or resolver.is_quoted(match.start()):
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
    yield from _acting(resolver)
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


class _Cast:
    """Whom an article is about: those whom it names most, and who of them run for something."""

    def __init__(self, resolver: Resolver) -> None:
        named = resolver.entities.entities
        persons = [e for e in named if e.kind == "person" and len(e.mentions) >= _LEADING]
        self.chief = sorted(persons, key=lambda e: -len(e.mentions))[:_CHIEF]
        self._resolver = resolver
        self._running: dict[int, bool] = {}

    def runs(self, entity: Entity) -> bool:
        """Whether the article speaks of somebody as of one who runs for office."""
        known = self._running.get(id(entity))
        if known is None:
            known = self._running[id(entity)] = self._reads_so(entity)
        return known

    def _reads_so(self, entity: Entity) -> bool:
        if not _RUNNING.isdisjoint(self._resolver.dossier.of(entity).roles):
            return True
        if entity.mentions[0].start < _EARLY:
            return True
        family = re.escape(entity.name.rpartition(" ")[2])
        return re.search(rf"\b{family}{_RUNS}", self._resolver.text) is not None


def _described(resolver: Resolver, start: int, end: int, cast: _Cast) -> Entity | None:
    """The person whom a description in the article's own words means, if that is clear."""
    description = Description(resolver.dossier, start, end)
    description.gender = description.gender or _told_gender(resolver, end)
    running = description.party and description.roles & _RUNNING
    if running and " vice" not in description.phrase:
        stands = _standing(resolver, description, (start, end), cast.chief)
        return stands if stands is not None and cast.runs(stands) else None
    found = resolver.person_described(start, end)
    trade = not _TRADES.isdisjoint(description.roles) and not description.candidates()
    if trade and (found is None or not _clear(found.runners_up)):
        return _foremost(resolver, description, cast)
    if found is not None and _clear(found.runners_up):
        other = found.entity is not None and _elsewhere(resolver, description, found.entity)
        return None if other else found.entity
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
    clashes = clashes or _elsewhere(resolver, description, guess.entity, known_only=True)
    inside = id(guess.entity) in description.inside
    return None if clashes or inside or guess.entity.kind != "person" else guess.entity


def _foremost(resolver: Resolver, description: Description, cast: _Cast) -> Entity | None:
    """Whom an article means by a trade that it tells of nobody: the one whom it is about.

    Only those are asked after of whom it states no other post, and who runs for something.
    """
    ranked = [
        e
        for e in cast.chief
        if id(e) not in description.inside
        and e.gender in (None, description.gender or e.gender)
        and resolver.dossier.of(e).roles <= _RUNNING | _TRADES
    ][:2]
    if not ranked or not cast.runs(ranked[0]):
        return None
    lone = len(ranked) < 2 or len(ranked[0].mentions) >= 2 * len(ranked[1].mentions)
    return ranked[0] if lone else None


def _in_clause(resolver: Resolver, entity: Entity, start: int, end: int) -> bool:
    """Whether somebody is named in the clause of a description, and so is not who is described."""
    if _FINITE.match(resolver.text, end, end + 8):
        return False
    opens = resolver.sentence_start(start)
    near = resolver.entities.between(max(start - 300, opens), start)
    last = max((m.end for m in near if m.entity is entity), default=None)
    if last is None or resolver.text[last:start] == ", ":
        return False
    persons = [m for m in near if m.entity.kind == "person"]
    if persons[0].entity is entity and persons[0].start - opens < _SUBJECT:
        return True
    return last > start - 150 and not re.search("[,;:—–]", resolver.text[last:start])


def _elsewhere(
    resolver: Resolver, description: Description, entity: Entity, *, known_only: bool = False
) -> bool:
    """Whether a description gives a place or, where asked, an office to who holds another one."""
    known = resolver.dossier.of(entity)
    offices = known.roles - _RUNNING
    akin = offices & description.roles or any(offices & kin for kin in description.kin)
    if description.places and known.places and not description.places & known.places:
        return True
    if known_only and offices and not known.former:
        return not akin
    return bool(description.places and offices and not akin and not known.places)


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
        and (description.gender is None or e.gender in (None, description.gender))
        and dossier.of(e).party in (None, description.party)
        and id(e) not in description.inside
    ]
    sure = [e for e in ranked if description.gender and e.gender == description.gender]
    ranked = (sure or ranked)[:2]
    if not ranked:
        return None
    if len(ranked) < 2 or len(ranked[0].mentions) >= 2 * len(ranked[1].mentions):
        return ranked[0]
    found = resolver.person_described(*span)
    if found is None or not _clear(found.runners_up):
        return None
    return found.entity if found.entity in ranked else None


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
            elif last_word(statement.role) not in _HELD:
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
        if follows is not None:
            # "as governor of Ohio, he signed it"
            meant = partial(_meant, resolver, follows[0].strip(), comma + 2)
            yield _Tenure(meant, match.end(), certain=False)
            continue
        tenure = _TENURE.search(text, max(0, at - 10), at)
        whose = _WHOSE.search(text, max(0, tenure.start() - 40), tenure.start()) if tenure else None
        if whose is None:
            whose = _DOINGS.search(text, max(0, at - 70), at)
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
