"""Say whom a description means: a person or a body named elsewhere, or whom it describes.

Where the article does not say who that is, the speaker is known by the description alone, in the
fullest wording that it has.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

import attrs

from quotebank.extract import lexicon as lex
from quotebank.extract.antecedents import Candidate, best_of
from quotebank.extract.descriptions import Description
from quotebank.extract.introductions import introduction
from quotebank.extract.modifiers import OFFICES
from quotebank.extract.nameclues import PARTY_TAG
from quotebank.extract.named import Entity
from quotebank.extract.rolewords import head_word
from quotebank.extract.speech import Resolved, of_entity
from quotebank.extract.things import DEFINITE, Things
from quotebank.extract.unnamed import (
    first_part,
    head_noun,
    is_for_anybody,
    is_human_noun,
    is_same_noun,
    kind_of,
    noun_gender,
    without_article,
)
from quotebank.extract.wordclasses import CLASSES

__all__ = ["Descriptions", "pair_of"]

_ASKING: Final = frozenset("asked asks ask asking wondered shouted yelled".split())
#: Two who were named together.
_BOTH: Final = re.compile(
    r"(?:the )?(?:two|pair|duo|couple)(?: men| women)?|both(?: men| women)?|"
    r"the two(?: [\w-]{2,20}){1,2}(?<=s)",
    re.IGNORECASE,
)
#: Before whoever a sentence presents: "A woman", "At the shop, one woman".
_OPENED: Final = re.compile(
    r"(?:[A-Z][^—–\n]{2,40} [—–] )?(?:An?|One|Another) |"
    r"(?:At|In|On|Near|Outside|Inside) [^,.;:“”\"\n]{3,50}, (?:an?|one|another) |"
    r"[A-Z][^,.;:“”\"\n]{3,60} (?:when|after|until) (?:an?|one|another) "
)
#: What joins two who are named together, with the party and the place of the first.
_AND: Final = re.compile(rf"(?:(?:{PARTY_TAG}),?)? and ")
_KIN: Final = re.compile(
    r"(?:His|Her|Their) (?:[a-z-]{3,12} )?(wife|husband|son|daughter|mother|father|brother|sister|"
    r"partner|neighbou?r|friend|lawyer|doctor)(?= [a-z])"
)
_WORD: Final = re.compile(r"[\w’'-]{1,20}(?: (?=\w))?")
#: Classes of what may stand behind the noun for somebody: a verb, a preposition, a conjunction.
_BEHIND: Final = frozenset("vxsgelfwc")
_VERBS: Final = frozenset("vxsge")
_OF_A_PEOPLE: Final = re.compile(r"(?:[Tt]he )?([A-Z][a-z]+)")
#: Nouns for one of a people; "the French" are all of them, or their government.
_COUNTRYMEN: Final = frozenset(
    "Argentine Briton Croat Dane Dutchman Dutchwoman Englishman Englishwoman Filipino Finn Frenchman "
    "Frenchwoman Greek Irishman Irishwoman Pole Portuguese Scot Scotsman Scotswoman Serb Spaniard Swede "
    "Swiss Turk Welshman Welshwoman".split()
) | {
    name
    for name in lex.DEMONYMS - {"African", "Asian", "Christian", "European"}
    if name[-2:] == "an"
}
#: What goes back to somebody, with no more than a noun.
_AGAIN: Final = re.compile(r"(?:[Tt]he|[Tt]his|[Tt]hat) [a-z]+")
_PAPERS: Final = frozenset(("paper", "magazine", "journal"))
#: Nouns for anybody, which say of nobody that it is they.
_VAGUE: Final = frozenset("man woman person boy girl one people".split())
#: How far back somebody is looked for who was spoken of otherwise.
_AROUND: Final = 1500
_BACK: Final = 3000
#: Beginnings of features of whoever the text is about just here.
_TOLD_OF: Final = ("says so", "opens a paragraph at 1, subject", "opens a paragraph at 1, other")
_NOBODY: Final = Entity("", "person")


class Descriptions(Things):
    """Knows who was described in one article, and resolves descriptions."""

    def described(self, start: int, gender: str | None) -> list[Candidate]:
        """The unnamed person who spoke last: "“…,” said an aide. Then “…,” she added.

        Only where nobody is named since, and where it was no question, which another answers.
        """
        if gender is None:
            return []
        return self.opened(start, gender) or self.described_speaker(start, gender)

    def opened(self, start: int, gender: str) -> list[Candidate]:
        """Somebody unnamed with whom this sentence or the one before begins: "A woman rose"."""
        index = self.sentence_index(start)
        for back in range(min(2, index + 1)):
            floor = self.sentences[index - back]
            presented = self.presented(floor, start)
            if presented is None or noun_gender(presented[1]) not in (None, gender):
                continue
            words, _, end = presented
            between = self.text[end:start][:90].split()
            if not back and _VERBS.isdisjoint(CLASSES[word] for word in between):
                # "A former mayor of Reno, she won": that is what she is.
                continue
            named = self.entities.between(end, start)
            if not _ASKING.isdisjoint(between) and "not" not in between:
                # "A reporter asked why. He said": another answers.
                return []
            if not any(m.entity.kind == "person" and not self.is_quoted(m.start) for m in named):
                entity = self.spoke_within(floor, end) or Entity(words, "described")
                return [Candidate(entity, [f"begins unnamed at {back}"])]
        return []

    def presented(self, floor: int, stop: int) -> tuple[str, str, int] | None:
        """Whom a sentence begins by presenting: the words, the noun, and where it ends."""
        kin = _KIN.match(self.text, floor, min(floor + 40, stop))
        if kin is not None:
            # "Her husband nodded. “No,” he said."
            return kin[0], kin[1], kin.end()
        article = _OPENED.match(self.text, floor, min(floor + 90, stop))
        noun = self.noun_from(article.end(), stop) if article is not None else None
        if article is None or noun is None:
            return None
        return self.text[article.end() : noun[1]], noun[0], noun[1]

    def noun_from(self, at: int, stop: int) -> tuple[str, int] | None:
        """The noun for somebody that ends a phrase from a place on, and where it ends."""
        for _ in range(6):
            match = _WORD.match(self.text, at, stop)
            if match is None:
                return None
            word, at = match[0].rstrip(), match.end()
            following = _WORD.match(self.text, at, stop) if match[0] != word else None
            ends = following is None or CLASSES[following[0].rstrip()] in _BEHIND
            if ends and (is_human_noun(word) or word in _VAGUE or CLASSES[word] == "r"):
                return word, match.start() + len(word)
            if CLASSES[word] not in "m0ejrzuNAI":
                return None
        return None

    def spoke_within(self, start: int, end: int) -> Entity | None:
        """The last speaker, if it is the one unnamed whom some words began to describe."""
        if not self.spoken or not start <= self.spoken[-1][0] <= end:
            return None
        entity = self.spoken[-1][1].entity
        return entity if entity is not None and entity.kind == "described" else None

    def described_speaker(self, start: int, gender: str) -> list[Candidate]:
        """The unnamed person who spoke last, as `described` says."""
        if not self.spoken:
            return []
        at, spoken = self.spoken[-1]
        entity, cue = spoken.entity, self.attributed[len(self.spoken) - 1].cue
        if entity is None or entity.kind != "described" or spoken.kind != "person" or at > start:
            return []
        noun = head_noun(entity.name)
        told = noun_gender(noun)
        paragraphs = self.paragraph_index(start) - self.paragraph_index(at)
        if not is_human_noun(noun) or paragraphs > 2 or told not in (None, gender):
            return []
        if cue is not None and self.text[slice(*cue)].split()[-1] in _ASKING:
            return []
        named = self.entities.between(at + len(entity.name), start)
        if any(m.entity.kind == "person" and not self.is_quoted(m.start) for m in named):
            return []
        return [Candidate(entity, [f"described, paragraphs {paragraphs}"])]

    def description(self, phrase: str, start: int, end: int, *, asked: bool = True) -> Resolved:
        """Whom a description means, where the article says so; else the description itself.

        It is not ``asked`` for where a pronoun may mean the same.
        """
        phrase = first_part(phrase)
        kind = kind_of(phrase)
        led = self.text[max(0, start - 4) : start].lower() == "the "
        if _BOTH.fullmatch(f"the {phrase}" if led else phrase):
            pair = self.both(phrase, start)
            if pair is not None:
                return pair
        words = self.fullest(without_article(phrase), start, end)
        if kind in ("group", "organization"):
            words = self.owned(words, start)
        nobody = Entity(words, "described")
        unnamed = Resolved(entity=nobody, description=words, kind=kind, via="description")
        body = self.fitting_body(phrase, start)
        if body is not None:
            return body
        if kind == "person":
            known = (
                self.spoke_just_now(phrase, start)
                or self.just_introduced(phrase, start)
                or self.presented_so(phrase, start)
                or self.called_so(phrase, start)
                or self.person_described(start, end, asked=asked)
            )
            return known or self.described_again(phrase, start) or unnamed
        if head_noun(phrase) in _PAPERS:
            kind = "organization" if self.press_before(start) else kind
        if re.match(r"(?:the|its|their) ", phrase, re.IGNORECASE):
            known = self.thing_described(phrase, start, kind)
            return known or self.introduced(phrase, start, start - _BACK) or unnamed
        return unnamed

    def both(self, phrase: str, start: int) -> Resolved | None:
        """The two who spoke together last, or are named together in the sentence before."""
        for at, spoken in reversed(self.spoken_before(start, 3)):
            if spoken.kind == "group" and " and " in (spoken.label or "") and start - at < 2000:
                return attrs.evolve(spoken, via="description", runners_up=())
        return self.pair_before(start) or self.two_before(phrase, start)

    def pair_before(self, start: int) -> Resolved | None:
        """Two persons whom the sentence before names together: "Lee and Hill met"."""
        floor = self.sentences[max(0, self.sentence_index(start) - 1)]
        near = self.entities.between(max(floor, start - 600), start)
        persons = [m for m in near if m.entity.kind == "person"]
        for one, other in pairwise(persons):
            joined = _AND.fullmatch(self.text, one.end, max(one.end, other.outer))
            if joined and not self.is_quoted(one.start) and self.role(one) == "other":
                return pair_of(one.entity, other.entity, "pronoun")
        return None

    def two_before(self, phrase: str, start: int) -> Resolved | None:
        """The two persons whom the sentence before names, and no third."""
        floor = self.sentences[max(0, self.sentence_index(start) - 1)]
        near = self.entities.between(max(floor, start - 600), start)
        persons = {id(m.entity): m.entity for m in near if m.entity.kind == "person"}
        if len(persons) != 2:
            return None
        one, other = persons.values()
        noun = head_word(phrase.rpartition(" ")[2].removesuffix("s"))
        if noun and noun not in self.dossier.of(one).roles | self.dossier.of(other).roles:
            # "the two lawmakers" are none of whom the sentence before tells that.
            return None
        return pair_of(one, other, "description")

    def presented_so(self, phrase: str, start: int) -> Resolved | None:
        """The unnamed person whom "the woman" goes back to at once: "A baker rose. … the woman said"."""
        noun = head_noun(phrase)
        if noun not in _VAGUE or not _AGAIN.fullmatch(phrase):
            return None
        found = self.opened(start, noun_gender(noun) or "either")
        return of_entity(found[0].entity, "description") if found else None

    def of_a_people(self, phrase: str, start: int) -> Resolved | None:
        """The person named last whom "the Spaniard" may mean; "the French" are a people."""
        match = _OF_A_PEOPLE.fullmatch(phrase)
        if match is None or match[1] not in _COUNTRYMEN:
            return None
        unnamed = re.compile(
            rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) ((?:[\w-]{{1,20}} ){{0,2}}{match[1]})\b"
        )
        before = list(unnamed.finditer(self.text, max(0, start - _AROUND), start))
        if before:
            # "A 22-year-old Syrian wept. … the Syrian said"
            words = before[-1][1]
            nobody = Entity(words, "described")
            return Resolved(entity=nobody, description=words, kind="person", via="description")
        if phrase == match[1] and self.text[max(0, start - 4) : start].lower() != "the ":
            return None
        noun = match[1]
        gender = "female" if noun.endswith("woman") else "male" if noun.endswith("man") else None
        floor = self.paragraphs[max(0, self.paragraph_index(start) - 1)]
        near = []
        for candidate in self.candidates(
            start, None if noun in lex.DEMONYMS else gender, ("person",)
        ):
            entity = candidate.entity
            known = self.peoples.get(id(entity), noun)
            named = any(floor <= m.start < start for m in entity.mentions)
            if known == noun and named and entity.name not in _COUNTRYMEN:
                near.append(candidate)
        found = best_of(near, "description")
        if found is not None:
            self.peoples[id(found.entity)] = noun
        return found

    def just_introduced(self, phrase: str, start: int) -> Resolved | None:
        """Somebody unnamed of whom was just told: "In the ad, a nurse nods. … the nurse says"."""
        noun = head_noun(phrase)
        if not DEFINITE.match(phrase) or self.dossier.holders.get(noun):
            return None
        floor = self.sentences[max(0, self.sentence_index(start) - 2)]
        return self.introduced(phrase, start, max(floor, start - _AROUND))

    def called_so(self, phrase: str, start: int) -> Resolved | None:
        """Who is called by a noun for no office: "Ann Lee, a Reno baker", "her brother Bo Hill"."""
        noun = head_noun(phrase)
        definite = re.match(r"(?:the|his|her|their) ", phrase, re.IGNORECASE)
        if not definite or noun in lex.ROLE_HEADS or not noun.isalpha() or noun in _VAGUE:
            return None
        return self.called(noun, start, ("person",))

    def spoke_just_now(self, phrase: str, start: int) -> Resolved | None:
        """The unnamed person whose words these go on: "Lee’s spokesman said. … the spokesman said"."""
        if not self.spoken or not _AGAIN.fullmatch(phrase):
            return None
        at, spoken = self.spoken[-1]
        noun, entity = head_noun(phrase), spoken.entity
        if entity is None or entity.kind != "described" or not 0 < start - at < 1500:
            return None
        if noun != head_noun(entity.name):
            return None
        near = self.entities.between(at + len(entity.name), start)
        if any(noun in self.dossier.of(m.entity).roles for m in near):
            return None
        if self.introduced(phrase, start, at + len(entity.name)):
            return None
        return attrs.evolve(spoken, via="description", runners_up=())

    def described_again(self, phrase: str, start: int) -> Resolved | None:
        """The unnamed speaker that "the official" goes back to: "a Reno official"."""
        if not DEFINITE.match(phrase):
            return None
        noun = head_noun(phrase)
        for at, spoken in reversed(self.spoken_before(start, 6)):
            entity = spoken.entity
            if entity is None or entity.kind != "described" or spoken.kind != "person":
                continue
            if start - at < 4000 and is_same_noun(noun, head_noun(entity.name)):
                other = self.introduced(phrase, start, at)
                return other or attrs.evolve(spoken, via="description", runners_up=())
        if not is_human_noun(noun) and noun not in _VAGUE and not is_for_anybody(noun):
            return None
        return self.introduced(phrase, start, start - _BACK)

    def introduced(self, phrase: str, start: int, since: int) -> Resolved | None:
        """What was first spoken of otherwise: "A Reno aide left. … the aide said"."""
        words = introduction(self.text, self.entities, phrase, (since, start), self.is_quoted)
        if words is None:
            return None
        kind = kind_of(phrase)
        described = Entity(words, "described")
        return Resolved(entity=described, description=words, kind=kind, via="description")

    def fullest(self, words: str, start: int, end: int) -> str:
        """Give a description its owner's fullest name: "Ann Lee’s lawyer" for "Lee’s lawyer"."""
        for mention in self.entities.between(start, end)[:1]:
            owned = re.match(r"[’']s?( \w+)$", self.text[mention.end : end].rstrip(" ,"))
            if owned is None or mention.entity.kind != "person":
                break
            full = f"{mention.entity.name}’s{owned[1]}"
            if mention.full or self.text.find(full, 0, 50_000) >= 0:
                return full
        return words

    def owned(self, words: str, start: int) -> str:
        """Give what is somebody's the name of its owner: "Ann Lee’s campaign" for "her campaign"."""
        whose, _, rest = words.partition(" ")
        gender = {"his": "male", "her": "female"}.get(whose.lower())
        if gender is None or self.is_quoted(start):
            return words
        owner = best_of(self.candidates(start, gender), "pronoun")
        if owner is None or owner.name is None or owner.entity is None:
            return words
        ranked = owner.runners_up
        clear = len(ranked) < 2 or ranked[0][1] - ranked[1][1] >= 1.0
        if not clear or owner.entity.kind != "person":
            return words
        return self.printed(owner.entity, rest) or f"{owner.name}’s {rest}"

    def printed(self, owner: Entity, noun: str) -> str | None:
        """How the article calls what is somebody's, by the fullest name: "the Lee campaign"."""
        for name in sorted({owner.name, *owner.aliases}, key=lambda name: (-len(name), name)):
            for form in (f"{name}’s {noun}", f"{name}'s {noun}", f"{name} {noun}"):
                if self.text.find(form, 0, 50_000) >= 0:
                    return form
        return None

    def person_described(self, start: int, end: int, *, asked: bool) -> Resolved | None:
        """The person whom a definite description means."""
        description = Description(self.dossier, start, end)
        if not description.is_definite or not description.is_human:
            return None
        candidates = [
            c
            for c in self.candidates(start, description.gender)
            if id(c.entity) not in description.inside
            and description.may_be(c.entity)
            and not self.is_unsaid(description, c)
        ]
        present = {id(c.entity) for c in candidates}
        for entity in description.candidates()[:20]:
            if id(entity) not in present and description.may_be(entity):
                candidates.append(Candidate(entity, ["named elsewhere"]))
                present.add(id(entity))
        for candidate in candidates:
            if "sentences 0" in candidate.features:
                # "Lee leads the Ohio senator": a name in a clause is nobody described there.
                clause = self.entities.between(max(start - 300, self.sentence_start(start)), start)
                last = max((m.end for m in clause if m.entity is candidate.entity), default=start)
                if last < start and not re.search("[,;:—–]", self.text[last:start]):
                    candidate.features.append("says: named in the same clause")
            candidate.features.extend(description.features(candidate.entity))
        self.spoken_of(candidates)
        nobody = Candidate(_NOBODY, description.nobody([c.features for c in candidates]))
        candidates.append(nobody)
        if asked:
            self.weighed.setdefault(len(self.done), candidates)
        best = best_of(candidates, "description")
        if best is None or best.entity is None or best.entity is _NOBODY:
            best = None
        holders = description.candidates() if description.is_bare else []
        holders = [
            e for e in holders if "vice" not in self.dossier.of(e).words and description.may_be(e)
        ]
        strange = best is None or best.entity is None or description.is_strange(best.entity)
        if len(holders) == 1 and strange:
            return of_entity(holders[0], "description")
        return best

    def is_unsaid(self, description: Description, candidate: Candidate) -> bool:
        """Whether somebody who has not spoken is no more than near: nothing that is said goes with it.

        Whoever is named once is not "the announcer", and nobody named is "Lee’s aide".
        """
        bare = description.is_bare and len(candidate.entity.mentions) == 1
        known = self.dossier.of(candidate.entity).roles
        elsewhere = not known.isdisjoint(OFFICES) or "says so at 0" in candidate.features
        office = description.is_bare and description.is_office and elsewhere
        if office and description.is_strange(candidate.entity):
            # "Lee, the mayor, left. The lawyer said": not she. Nor in "Lee said no, but the mayor".
            return True
        return (
            (bare or description.is_staff)
            and "has not spoken lately" in candidate.features
            and not any(feature.startswith(_TOLD_OF) for feature in candidate.features)
            and description.is_strange(candidate.entity)
        )


def pair_of(one: Entity, other: Entity, via: str) -> Resolved:
    """Two who speak together."""
    return Resolved(description=f"{one.name} and {other.name}", kind="group", via=via)
