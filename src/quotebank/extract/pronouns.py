"""Say whom a pronoun means: a person, a body, a document, or somebody unnamed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final

import attrs

from quotebank.extract.antecedents import TELLS_ON, Candidate, best_of
from quotebank.extract.described import Descriptions
from quotebank.extract.named import Entity
from quotebank.extract.narrator import narrator
from quotebank.extract.phrases import noun_phrase
from quotebank.extract.speech import Resolved, of_entity
from quotebank.extract.unnamed import kind_of, noun_gender, without_article
from quotebank.extract.wordclasses import CLASSES

__all__ = ["PRONOUNS", "Pronouns"]

#: A word of a phrase with which a sentence begins; classes of those that may be in it.
_PLURAL: Final = re.compile(r"[\w’'-]{1,20}(?: |(?=,))")
#: Several people before "who", with up to three words; classes of those that may belong to them.
_PEOPLE: Final = re.compile(r"(?<![\w’'-])((?:[\w’'-]+ ){0,3}\w[a-z]*s),? ?$")
_BEFORE_PEOPLE: Final = frozenset("m0rzuNAITd")
#: How far back a sentence may begin that tells of somebody still, in code points.
_NEAR: Final = 700
_PART_OF: Final = re.compile(r"\b(?:one|some|many|most|several|two|three) of $", re.IGNORECASE)
_PREMODIFIERS: Final = frozenset("m0ejrzuNATIdo")
_NOUN_ENDS: Final = re.compile(r"(?<![\w’'-])([a-z]{3,20}),? $")
_DETERMINED: Final = re.compile(
    r"(?:an?|the|its|his|her|their|one|another|some|several|many|two) ", re.IGNORECASE
)
_INDEFINITE: Final = re.compile(r"(?:an?|one|another) ", re.IGNORECASE)
#: Before whoever a sentence begins to describe: "The", "Asked about it, the".
_THE: Final = re.compile(r"(?:[A-Z][^,.;:“”\"\n]{3,60}, )?((?:[Tt]he|[Hh]is|[Hh]er) )")
#: The verb of one described: "The mayor, 52, laughed".
_BEHIND: Final = re.compile(r"(?:,[^.;:“”\"\n]{1,60},)? (?:[a-z]+ly |also |then )?([a-z’']{2,15})")
_VERBS: Final = frozenset("vxsge")
#: Between a clause that opens a sentence, which ends in a stretch, and the subject.
_COMMA: Final = re.compile(r"[,.]?[”\"’'](?: [^,.;:“”\"\n]{1,60})?,? (?:the )?|, ")
_WHICH: Final = re.compile(r",? (?:which|that) ")
#: Pronouns that may speak, with the gender that they tell.
PRONOUNS: Final[Mapping[str, str | None]] = {
    "he": "male", "she": "female", "him": "male", "her": "female", "his": "male", "hers": "female",
    "himself": "male", "herself": "female", "they": None, "them": None, "their": None, "it": None,
    "its": None, "i": None, "my": None, "me": None, "we": None, "our": None, "us": None, "who": None,
    "whom": None, "whose": None, "which": None, "that": None, "you": None,
}  # fmt: skip
_READS: Final = re.compile(
    r"\w+ (?:\w+ly |also |then |now )?(?:read|reads|stated|states|continued)\b"
)
_PAPER: Final = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]his|[Oo]ne|[A-Z]\w{1,20}[’']s) "
    r"(?:[\w’'-]{1,20} ){0,3}?([a-z]{2,14})(?![\w’'-])"
)
_UNNAMED: Final = re.compile(
    r"\b((?:[Oo]ne|[Aa]nother|[Aa]n?|[Ss]ome|[Tt]wo|[Tt]hree|[Ss]everal|[Mm]any) "
    r"[^,.;:“”\"\n]{2,50}), $"
)


class Pronouns(Descriptions):
    """Resolves pronouns, and descriptions."""

    def pronoun(self, word: str, start: int, end: int) -> Resolved:
        """The antecedent of a pronoun."""
        if word in ("who", "whom", "whose", "which", "that"):
            found = self.noun_before(start) or self.relative(start)
            if found is not None:
                return found
            unnamed = _UNNAMED.search(self.text, max(0, start - 70), start)
            if unnamed is not None and self.sentence_start(start) <= unnamed.start():
                # "One of them, who asked not to be named, said"
                return self.description(unnamed[1], unnamed.start(1), unnamed.end(1))
        if word in ("i", "my", "me"):
            if self.narrator is not None:
                return of_entity(self.narrator, "pronoun")
            return Resolved(description=self.text[start:end].strip(), via="pronoun")
        if word in ("it", "its", "they", "them", "their", "we", "our", "us", "which"):
            return self.neuter(word, start)
        gender = PRONOUNS.get(word)
        ahead = self.named_ahead(start, gender)
        if ahead is not None:
            return ahead
        candidates = [*self.candidates(start, gender), *self.described(start, gender)]
        self.told_of(candidates, start, gender)
        self.weighed.setdefault(len(self.done), self.weighed_for(start, candidates))
        best = best_of(candidates, "pronoun") or self.named_later(start, gender)
        return best or Resolved(description=word, via="pronoun")

    def told_of(self, candidates: list[Candidate], start: int, gender: str | None) -> None:
        """Mark whom this sentence or the one before begins to describe: "The mayor laughed".

        Only where nobody is named since who may be meant as well.
        """
        index, told = self.sentence_index(start), 0
        for back in range(min(4, index + 1)):
            floor = self.sentences[index - back]
            # "Then she turned serious": the one before may say who she is.
            goes_on = back > 0 and TELLS_ON.match(self.text, floor) is not None
            if start - floor > _NEAR or told > 1:
                return
            told += back > 0 and not goes_on
            opened = _THE.match(self.text, floor, min(floor + 110, start))
            noun = self.noun_from(opened.end(), start) if opened is not None else None
            if opened is None or noun is None:
                continue
            word, end = noun
            behind = _BEHIND.match(self.text, end, start)
            verb = CLASSES[behind[1]] if behind is not None else ""
            if verb not in _VERBS or not verb or noun_gender(word) not in (None, gender):
                continue
            named = {
                id(m.entity)
                for m in self.entities.between(end, start)
                if not self.is_quoted(m.start) and self.is_subject(m)
            }
            first = opened.start(1)
            found = self.description(self.text[first:end], first, end, asked=False)
            entity = found.entity
            if entity is None or found.kind != "person" or named - {id(entity)}:
                return
            if entity.kind == "person" and self.gender(entity) not in (None, gender):
                return
            feature = f"begins described at {min(back, 1)}"
            known = [c for c in candidates if c.entity is entity]
            if known:
                known[0].features.append(feature)
            else:
                candidates.append(Candidate(entity, [feature]))
            return

    @cached_property
    def narrator(self) -> Entity | None:
        """Who tells the article in the first person."""
        return narrator(self.text, self.entities, self.author)

    def named_ahead(self, start: int, gender: str | None) -> Resolved | None:
        """The subject behind a clause that opens a sentence: "In what he called a “rant,” Lee left"."""
        opens = self.text[self.sentence_start(start) : start].strip()
        here = self.attributed[len(self.done) : len(self.done) + 1]
        if opens not in ("In what", "With what", "At what") or not here or not here[0].segments:
            return None
        end = here[0].segments[-1][1]
        named = self.entities.first_from(end)
        joined = named is not None and _COMMA.fullmatch(self.text, end, named.outer)
        if named is None or not joined or not self.may_be(named.entity, gender, ("person",)):
            return None
        return of_entity(named.entity, "pronoun")

    def named_later(self, start: int, gender: str | None) -> Resolved | None:
        """The first one named after a pronoun where nobody is named before it."""
        index, hearer = self.entities.index_at(start), self.hearer(start)
        for mention in self.entities.mentions[index : index + 6]:
            if mention.start > start + 600:
                break
            free = not self.is_quoted(mention.start) and self.role(mention) == "other"
            free = free and mention.entity is not hearer
            if free and mention.full and self.may_be(mention.entity, gender, ("person",)):
                return of_entity(mention.entity, "pronoun")
        return None

    def noun_before(self, start: int) -> Resolved | None:
        """The common noun before "who" or "which": "a report which said", "its doctors, who said"."""
        noun = _NOUN_ENDS.search(self.text, max(0, start - 40), start)
        if noun is None or CLASSES[noun[1]] not in "rzu":
            return None
        first, end = noun_phrase(self.text, self.entities, *noun.span(1))
        if kind_of(noun[1]) == "person" and not _INDEFINITE.match(self.text, first, end):
            return None
        opened = _DETERMINED.match(self.text, first, end) and self.text[first - 3 : first] != "of "
        return self.description(self.text[first:end], first, end) if opened else None

    def relative(self, start: int) -> Resolved | None:
        """The noun before "who": the nearest name, unless it stands within a phrase of another."""
        floor = self.sentence_start(start)
        last = self.entities.index_at(start)
        mentions = self.entities.mentions[max(0, last - 12) : last]
        near = [m for m in mentions if m.start >= floor]
        human = self.text[start : start + 3].lower() == "who"
        if human and any(m.entity.kind == "person" for m in near):
            near = [m for m in near if m.entity.kind in ("person", "unknown")]
        for mention in reversed(near):
            between = self.text[mention.end : start]
            if (
                len(between) <= 3
                or re.fullmatch(r"(?: \([^)]*\))?(?:,? (?:of|from) [^,]*)?,? ?(?:and )?", between)
                or re.fullmatch(r", [^.;]{1,120},? ?", between)
            ):
                return of_entity(mention.entity, "pronoun")
        words = _PEOPLE.search(self.text, max(0, start - 60), start)
        if words is None:
            return None
        # "The paper quoted residents who": from behind the verb.
        at = words.end(1) - len(words[1].rpartition(" ")[2])
        for word in reversed(words[1].split()[:-1]):
            if CLASSES[word] not in _BEFORE_PEOPLE:
                break
            at = self.text.rfind(word, words.start(1), at)
        part = _PART_OF.search(self.text, max(0, at - 12), at)
        group = self.text[part.start() if part is not None else at : words.end(1)]
        return Resolved(description=without_article(group), kind="group", via="pronoun")

    def neuter(self, word: str, start: int) -> Resolved:
        """The antecedent of "it" or "they": an organization, a document or a group."""
        for at, spoken in reversed(self.spoken_before(start, 3)):
            papers = spoken.kind == "document" and word in ("they", "them", "their", "we", "our")
            if spoken.label and spoken.kind != "person" and not papers and start - at < 1500:
                return attrs.evolve(spoken, via="pronoun", runners_up=())
        if word in ("they", "them", "their"):
            several = self.pair_before(start) or self.group_before(start)
            one = None if several else self.opened(start, "either")
            if one:
                # "A resident disagreed. “It is late,” they said."
                several = of_entity(one[0].entity, "pronoun")
            if several is not None:
                return several
        if word in ("it", "its"):
            known = self.paper_before(start) or self.own_clause(start)
            if known is not None:
                return known
        wanted = ("organization",) if word in ("it", "its", "which") else ("organization", "group")
        candidates = list(self.candidates(start, None, wanted))
        best = best_of(candidates, "pronoun")
        return best or Resolved(description=self.text[start : start + len(word)], via="pronoun")

    def group_before(self, start: int) -> Resolved | None:
        """The people with whom this sentence or one of the two before begins: "Protesters came"."""
        index = self.sentence_index(start)
        for floor in reversed(self.sentences[max(0, index - 2) : index + 1]):
            at = floor
            match = _PLURAL.match(self.text, floor, min(floor + 90, start))
            while match is not None and CLASSES[match[0].strip()] in _PREMODIFIERS:
                if kind_of(match[0].strip()) == "group":
                    _, end = noun_phrase(
                        self.text, self.entities, floor, at + len(match[0].strip())
                    )
                    words = without_article(self.text[floor:end])
                    return Resolved(
                        entity=Entity(words, "described"),
                        description=words,
                        kind="group",
                        via="pronoun",
                    )
                at = match.end()
                match = _PLURAL.match(self.text, at, min(floor + 90, start))
            first = self.entities.first_from(floor)
            opens = first is not None and first.start < start and self.is_subject(first)
            if opens and first is not None and first.entity.kind in ("organization", "unknown"):
                return None
        return None

    def own_clause(self, start: int) -> Resolved | None:
        """The body that a clause tells of in which "it" is: "Bell Labs, which sells what it calls"."""
        floor = self.sentence_start(start)
        for mention in reversed(self.entities.between(floor, start)):
            if _WHICH.match(self.text, mention.end, start) and mention.entity.kind != "person":
                found = of_entity(mention.entity, "pronoun")
                return attrs.evolve(found, kind="organization")
        return None

    def paper_before(self, start: int) -> Resolved | None:
        """The document that "it" reads: the last one that these two paragraphs tell of."""
        if not _READS.match(self.text, start, start + 40):
            return None
        paragraph = self.paragraph_index(start)
        floor = max(self.paragraphs[max(0, paragraph - 1)], start - 900)
        for match in reversed(list(_PAPER.finditer(self.text, floor, start))):
            if kind_of(match[1]) == "document" and not self.is_quoted(match.start()):
                return self.description(match[0], *match.span())
        return None
