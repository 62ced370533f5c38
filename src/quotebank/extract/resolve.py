"""Say who speaks in each quotation: by the fullest name that the article gives, or as described.

A source mention is a name, alone or in a wider phrase, a pronoun, or a description. Names are taken
at the head of the phrase. For pronouns and descriptions the persons named before are ranked by a
linear model whose weights stand in ``speaker_weights.json`` beside this module: subjects before
objects, the near before the far, the one who spoke last, those whose gender agrees, and, for
descriptions, those of whom the article says the same. What stands within somebody's quotation is
nobody's antecedent.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final, Protocol

import attrs

from quotebank.extract import lexicon as lex
from quotebank.extract.affiliations import head_word as _head_word
from quotebank.extract.descriptions import Description, Dossier
from quotebank.extract.entities import Entities, Entity, Mention
from quotebank.extract.phrases import noun_phrase

__all__ = ["Attributed", "Resolved", "resolve"]


class Attributed(Protocol):
    """What is known of a quotation before its speaker is: offsets in code points of the text."""

    @property
    def segments(self) -> Sequence[tuple[int, int]]:
        """The quoted stretches."""

    @property
    def source(self) -> tuple[int, int] | None:
        """The source mention; None where there is none."""

    @property
    def cue(self) -> tuple[int, int] | None:
        """The words that say that somebody says so; None where there are none."""

    @property
    def implicit(self) -> bool:
        """Whether the quotation goes on from the one before, without a cue of its own."""


@attrs.frozen(kw_only=True)
class Resolved:
    """Who speaks in one quotation.

    Attributes:
        entity: the entity; for a speaker whom the article does not name, one of its own (kind
            ``described``) that stands for the description.
        name: its fullest name; None for a speaker who is only described.
        description: what an unnamed speaker is called; None for a named one.
        kind: ``person``, ``organization``, ``group`` or ``document``.
        via: how it was found: ``name``, ``pronoun``, ``description``, ``continuation``, ``nothing``.
        runners_up: the candidates and their scores, best first, where several were weighed.
    """

    entity: Entity | None = None
    name: str | None = None
    description: str | None = None
    kind: str = "person"
    via: str = "nothing"
    runners_up: tuple[tuple[str, float], ...] = ()

    @property
    def label(self) -> str | None:
        """The name, else the description."""
        return self.name or self.description


_PRONOUNS: Final[Mapping[str, str | None]] = {
    "he": "male", "she": "female", "him": "male", "her": "female", "his": "male", "hers": "female",
    "himself": "male", "herself": "female", "they": None, "them": None, "their": None, "it": None,
    "its": None, "i": None, "my": None, "me": None, "we": None, "our": None, "us": None, "who": None,
    "whom": None, "whose": None, "which": None, "that": None, "you": None,
}  # fmt: skip
_PREPOSITIONS: Final = frozenset(
    "of for to at from by with in on about against under behind near between among toward towards "
    "into over like than as".split()
)
_HEAD_FOLLOWERS: Final = re.compile(
    r"\s*(?:$|[,;:(\[—–.]|[”\"]|(?:and|or|who|whose|of|from|at|in|on|for|with|himself|herself|also|"
    r"then|later|has|had|is|was|to|as|during|after)\b)"
)
_POSSESSIVE: Final = re.compile(r"(?:[’']s?)(?!\w)")
_SENTENCE: Final = re.compile(
    r"[.!?][\"”’')\]]{0,3}[ \xa0\t]+(?=[\"“‘'(\[]?[A-Z])|[\"”][ \xa0]+(?=[\"“]?[A-Z])|\n+"
)
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm"
    r"|Rev|Prof|Jr|Sr|No|vs|Del|Ft|Mt|Jan|Feb|Aug|Sept|Oct|Nov|Dec)$"
)
_SUBJECT_AFTER: Final = re.compile(
    r"(?: \([^)\n]{1,30}\))?(?: (?:of|at|from) [^,.;\n]{1,40}?(?= [a-z]+ed | said ))?"
    r"(?:,[^,.;\n]{1,140},)?,? ?(?:[a-z]+ly |also |then |still |never |even |"
    r"later |now |once |just |has |had |have )?(?P<verb>[a-z]{2,}|’s|’d)"
)
_FILLERS: Final = frozenset("the a an former then campaign press policy senior vice".split())
_GENDERED: Final = re.compile(r"\b([Hh]e|[Hh]is|[Hh]im|himself|[Ss]he|[Hh]er|[Hh]ers|herself)\b")
_HERS: Final = frozenset(("her", "hers", "herself"))
_MEMBER: Final = re.compile(r",? (?:of|at|from|with)(?: the| [Tt]he)? ?$")
_NOT_VERBS: Final = frozenset(
    "and or of for in at on to from with by the a an as campaign supporters supporter aides aide "
    "spokesman spokeswoman adviser advisers allies voters rally speech team but than about that "
    "administration foundation during after before into against over through while when where "
    "because if who whose which since until despite amid among between so yet nor is-not".split()
)


def resolve(
    text: str,
    entities: Entities,
    attributed: Sequence[Attributed],
    dossier: Dossier | None = None,
    author: str | None = None,
) -> list[Resolved]:
    """Say who speaks in each quotation of an article.

    Args:
        text: the article.
        entities: its names, from `find_entities`.
        attributed: its quotations in text order, with their source mentions.
        dossier: what the article says of its persons, which tells whom a description means.
        author: who wrote the article, if known: the "I" outside quotation marks.

    Returns:
        One result for each quotation, in the same order.
    """
    known = dossier or Dossier(text, entities, ())
    return Resolver(text, entities, attributed, known, author).all()


@attrs.define(slots=True, eq=False)
class Candidate:
    """An entity that a pronoun or description may mean, with what speaks for it.

    Attributes:
        entity: the entity.
        features: what speaks for and against it: names of binary features.
        score: the model's score.
    """

    entity: Entity
    features: list[str] = attrs.Factory(list)
    score: float = 0.0


class Resolver:
    """Goes through one article's quotations in order, with what was said before in mind."""

    def __init__(
        self,
        text: str,
        entities: Entities,
        attributed: Sequence[Attributed],
        dossier: Dossier,
        author: str | None,
    ) -> None:
        self.text = text
        self.entities = entities
        self.attributed = attributed
        self.dossier = dossier
        self.author = author
        segments = sorted(segment for quote in attributed for segment in quote.segments)
        self.quoted_from = [start for start, _ in segments]
        self.quoted_to = [end for _, end in segments]
        self.done: list[Resolved] = []
        self.spoken: list[tuple[int, Resolved]] = []
        self._sentences: list[int] | None = None
        self._paragraphs: list[int] | None = None
        self._by_source: dict[tuple[int, int], Resolved] = {}
        self._genders: dict[int, str | None] = {}
        #: What was weighed for each quotation, by its number: for training and explanation.
        self.weighed: dict[int, list[Candidate]] = {}

    def all(self) -> list[Resolved]:
        """Resolve every quotation in order."""
        for quote in self.attributed:
            known = self._by_source.get(quote.source) if quote.source else None
            resolved = known or self.one(quote)
            if quote.source:
                self._by_source[quote.source] = resolved
            self.done.append(resolved)
            at = quote.source[0] if quote.source else quote.segments[0][0] if quote.segments else 0
            self.spoken.append((at, resolved))
        return self.done

    def one(self, quote: Attributed) -> Resolved:
        """Resolve one quotation, those before it being done."""
        if quote.source is None:
            return self.continued() if quote.implicit else Resolved()
        start, end = quote.source
        raw = self.text[start:end]
        start += len(raw) - len(raw.lstrip())
        phrase = raw.strip().strip(",;:").strip()
        if not phrase:
            return self.continued()
        word = phrase.lower()
        if word in _PRONOUNS:
            return self.pronoun(word, start, end)
        if " " not in word and word in lex.REPORT_VERBS:
            return self.verb_only(start, end)
        return self.phrase(start, start + len(phrase))

    def phrase(self, start: int, end: int) -> Resolved:
        """The speaker that a phrase names or describes, given whole or by its head alone."""
        start, end = noun_phrase(self.text, self.entities, start, end)
        return (
            self.apposed(start)
            or self.named(start, end)
            or self.description(self.text[start:end], start, end)
        )

    def apposed(self, start: int) -> Resolved | None:
        """The person whom a description right after a name and a comma is of: "Lee, a senator, said"."""
        if self.text[start - 2 : start] != ", " or not re.match(r"an? |one of ", self.text[start : start + 8]):
            return None
        index = self.entities.index_at(start) - 1
        if index >= 0 and self.entities.mentions[index].end == start - 2:
            entity = self.entities.mentions[index].entity
            if entity.kind != "place":
                return _of_entity(entity, "name")
        return None

    def spoken_before(self, at: int, count: int) -> list[tuple[int, Resolved]]:
        """The last quotations before a place, with who speaks in them."""
        spoken = self.spoken
        last = len(spoken)
        while last and spoken[last - 1][0] >= at:
            last -= 1
        return spoken[max(0, last - count) : last]

    def continued(self) -> Resolved:
        """The speaker of the quotation before."""
        if not self.done:
            return Resolved()
        return attrs.evolve(self.done[-1], via="continuation", runners_up=())

    def verb_only(self, start: int, end: int) -> Resolved:
        """The subject beside a lone verb of saying."""
        after = self.entities.between(end, end + 12)
        if after:
            return _of_entity(after[0].entity, "name")
        before = self.entities.between(max(0, start - 60), start)
        if before and before[-1].entity.kind == "person":
            return _of_entity(before[-1].entity, "name")
        return self.pronoun("he or she", start, end)

    # -- names ---------------------------------------------------------------------------------

    def named(self, start: int, end: int) -> Resolved | None:
        """The name at the head of a phrase, if there is one."""
        end = min(end, start + 400)
        mentions = self.entities.between(start, end)
        if not mentions:
            # "J. Smith" within a longer name, or the rest of a name that begins before.
            at = self.entities.index_at(start) - 1
            if at >= 0 and self.entities.mentions[at].end >= end:
                return _of_entity(self.entities.mentions[at].entity, "name")
            return None
        first = mentions[0]
        owner = _MEMBER.search(self.text, max(0, first.outer - 24), first.outer)
        if first.entity.kind == "organization" and first.outer <= start + 4 and owner:
            # "Mr. Morgan of the Sierra Club", of which only the club was taken for the source.
            at = self.entities.index_at(first.start) - 1
            member = self.entities.mentions[at] if at >= 0 else None
            if member and member.end == owner.start() and member.entity.kind == "person":
                return _of_entity(member.entity, "name")
        stop = _segment_end(self.text, start, end, mentions)
        head = self.head(start, stop, mentions)
        if head is not None:
            return head
        for mention in mentions:
            # "An attorney for Pagliano, Mark MacDougall": the name follows its description.
            if mention.entity.kind != "person" or mention.start < stop:
                continue
            before = self.text[stop : mention.outer].strip(" ,")
            after = self.text[mention.end : end].lstrip()
            apposed = not before or not re.search(r"\b(?:of|for|to|at|by|with|who)\b", before)
            if apposed and (not after or after[0] in ",;(") and mention.full:
                return _of_entity(mention.entity, "name")
            break
        return None

    def head(self, start: int, stop: int, mentions: Sequence[Mention]) -> Resolved | None:
        """The name that a phrase without commas is about: not one that only modifies another."""
        text = self.text
        for index, mention in enumerate(mentions):
            if mention.start >= stop:
                break
            before = text[start : mention.outer].split()
            while before and before[-1].lower() in ("the", "a", "an", "then", "former"):
                before.pop()
            if before and before[-1].lower() in _PREPOSITIONS:
                return None
            tail = text[mention.end : stop]
            possessive = _POSSESSIVE.match(tail)
            if possessive and not tail[possessive.end() :].strip():
                return _of_entity(mention.entity, "name")
            if possessive or not _HEAD_FOLLOWERS.match(tail):
                continue
            conjoined = re.match(r"(?:, [^,]{1,60},)? and (?:[A-Z]|the )", tail)
            others = mentions[index + 1 : index + 2]
            if conjoined and others and others[0].entity.kind == mention.entity.kind == "person":
                names = f"{mention.entity.name} and {others[0].entity.name}"
                return Resolved(name=None, description=names, kind="group", via="name")
            if mention.entity.kind == "place" and mention.name.endswith("."):
                continue
            found = _of_entity(mention.entity, "name")
            if mention.entity.kind == "unknown" and text[start : mention.start] in ("the ", "The "):
                return attrs.evolve(found, kind="organization")
            return found
        return None

    # -- pronouns ------------------------------------------------------------------------------

    def pronoun(self, word: str, start: int, end: int) -> Resolved:
        """The antecedent of a pronoun."""
        if word in ("who", "whom", "whose", "which", "that"):
            found = self.relative(start)
            if found is not None:
                return found
        if word in ("i", "my", "me"):
            if self.author:
                return Resolved(name=self.author, kind="person", via="pronoun")
            return Resolved(description=self.text[start:end].strip(), via="pronoun")
        if word in ("it", "its", "they", "them", "their", "we", "our", "us", "which"):
            return self.neuter(word, start)
        gender = _PRONOUNS.get(word)
        candidates = self.candidates(start, gender)
        self.weighed.setdefault(len(self.done), candidates)
        return _best(candidates, "pronoun") or Resolved(description=word, via="pronoun")

    def relative(self, start: int) -> Resolved | None:
        """The noun before "who": the nearest name, unless it stands within a phrase of another."""
        floor = self.sentence_start(start)
        mentions = self.entities.between(floor, start)
        for mention in reversed(mentions):
            between = self.text[mention.end : start]
            if (
                len(between) <= 3
                or re.fullmatch(r"(?: \([^)]*\))?(?:,? (?:of|from) [^,]*)?,? ?(?:and )?", between)
                or re.fullmatch(r", [^.;]{1,120},? ?", between)
            ):
                return _of_entity(mention.entity, "pronoun")
        words = re.search(
            r"((?:[\w’'-]+ ){0,3}[a-z]+s),? ?$", self.text[max(0, start - 60) : start]
        )
        if words:
            return Resolved(description=words[1], kind="group", via="pronoun")
        return None

    def neuter(self, word: str, start: int) -> Resolved:
        """The antecedent of "it" or "they": an organization, a document or a group."""
        for at, spoken in reversed(self.spoken_before(start, 3)):
            if spoken.label and spoken.kind != "person" and start - at < 1500:
                return attrs.evolve(spoken, via="pronoun", runners_up=())
        wanted = ("organization",) if word in ("it", "its", "which") else ("organization", "group")
        candidates = [c for c in self.candidates(start, None, wanted)]
        best = _best(candidates, "pronoun")
        return best or Resolved(description=self.text[start : start + len(word)], via="pronoun")

    def candidates(
        self, at: int, gender: str | None, kinds: tuple[str, ...] = ("person", "unknown")
    ) -> list[Candidate]:
        """The entities named before a place outside quotations, most recent first."""
        found: dict[int, Candidate] = {}
        sentence = self.sentence_index(at)
        paragraph = self.paragraph_index(at)
        lately = self.spoken_before(at, 1)
        since = lately[-1][0] if lately else -1
        last = self.entities.index_at(at)
        for index in range(last - 1, max(-1, last - 80), -1):
            mention = self.entities.mentions[index]
            entity = mention.entity
            if at - mention.start > 4000:
                break
            if entity.kind not in kinds or (gender and self.gender(entity) not in (None, gender)):
                continue
            quoted = self.is_quoted(mention.start)
            candidate = found.get(id(entity))
            if candidate is None:
                if len(found) >= 10:
                    break
                candidate = found[id(entity)] = Candidate(entity)
                self.position_features(candidate, mention, sentence, paragraph, len(found))
                if quoted:
                    candidate.features.append("stands in a quotation")
                elif mention.start > since >= 0:
                    subject = not {"possessor", "governed"} & set(candidate.features)
                    candidate.features.append(
                        f"named since the last one spoke, {'' if subject else 'not '}subject"
                    )
            elif sentence - self.sentence_index(mention.start) <= 2:
                if self.is_subject(mention):
                    candidate.features.append("near subject again")
        candidates = list(found.values())
        self.context_features(candidates, at, gender)
        return candidates

    def position_features(
        self, candidate: Candidate, mention: Mention, sentence: int, paragraph: int, rank: int
    ) -> None:
        """Say where the nearest mention of a candidate stands, seen from the pronoun."""
        away = min(sentence - self.sentence_index(mention.start), 5)
        paragraphs = min(paragraph - self.paragraph_index(mention.start), 4)
        features = candidate.features
        features.append(f"rank {min(rank, 5)}")
        features.append(f"sentences {away}")
        features.append(f"paragraphs {paragraphs}")
        subject = self.is_subject(mention)
        role = "subject" if subject else self.role(mention)
        features.append(role)
        features.append(f"{role} at {min(away, 3)}")
        if self.is_first(mention):
            features.append(f"first in sentence at {min(away, 3)}")
        floor = self.paragraph_start(mention.start)
        if self.entities.between(floor, mention.start + 1)[0].start == mention.start:
            features.append(f"opens a paragraph at {min(paragraphs, 3)}, {role}")
        if self.says(mention):
            features.append(f"says so at {min(away, 3)}")
        if mention.full and mention.entity.mentions[0] is mention:
            features.append(f"introduced at {min(paragraphs, 3)}")
        if mention.entity.kind == "unknown":
            features.append("not known for a person")
        elif not mention.full and len(mention.entity.mentions) == 1:
            features.append("named once in passing")

    def context_features(self, candidates: list[Candidate], at: int, gender: str | None) -> None:
        """Say what the quotations before and the article as a whole tell of the candidates."""
        recent = [
            (place, spoken)
            for place, spoken in self.spoken_before(at, 4)
            if spoken.entity is not None
        ]
        most = max((len(c.entity.mentions) for c in candidates), default=0)
        for candidate in candidates:
            entity, features = candidate.entity, candidate.features
            for back, (place, spoken) in enumerate(reversed(recent), 1):
                if spoken.entity is entity:
                    same = "\n" not in self.text[place:at]
                    near = at - place < 1200
                    features.append(f"spoke {min(back, 3)} ago{' here' if same else ''}")
                    features.append("spoke lately" if near else "spoke long ago")
                    break
            else:
                features.append("has not spoken lately")
            count = len(entity.mentions)
            if count == most:
                features.append("most named")
            if count * 4 < most:
                features.append("seldom named")
            if gender:
                features.append(
                    "gender agrees" if self.gender(entity) == gender else "gender unknown"
                )

    # -- descriptions --------------------------------------------------------------------------

    def description(self, phrase: str, start: int, end: int) -> Resolved:
        """Whom a description means, where the article says so; else the description itself."""
        phrase = _first_part(phrase)
        kind = _kind(phrase)
        words = _without_article(phrase)
        nobody = Entity(words, "described")
        unnamed = Resolved(entity=nobody, description=words, kind=kind, via="description")
        if kind == "person":
            return self.person_described(start, end) or unnamed
        if re.match(r"(?:the|its|their) ", phrase, re.IGNORECASE):
            return self.thing_described(phrase, start, kind) or unnamed
        return unnamed

    def person_described(self, start: int, end: int) -> Resolved | None:
        """The person whom a definite description means."""
        description = Description(self.dossier, start, end)
        if not description.is_definite or not description.is_human:
            return None
        candidates = [
            c
            for c in self.candidates(start, description.gender)
            if id(c.entity) not in description.inside
        ]
        present = {id(c.entity) for c in candidates}
        for entity in description.candidates():
            if id(entity) not in present and entity.gender in (
                None,
                description.gender,
                entity.gender,
            ):
                candidates.append(Candidate(entity, ["named elsewhere"]))
                present.add(id(entity))
        for candidate in candidates:
            if "sentences 0" in candidate.features:
                # "Lee leads the Ohio senator": a name in a clause is nobody described there.
                last = max(m.end for m in candidate.entity.mentions if m.start < start)
                if not re.search("[,;:—–]", self.text[last:start]):
                    candidate.features.append("says: named in the same clause")
            candidate.features.extend(description.features(candidate.entity))
        nobody = Candidate(_NOBODY, description.nobody([c.features for c in candidates]))
        candidates.append(nobody)
        self.weighed.setdefault(len(self.done), candidates)
        best = _best(candidates, "description")
        return None if best is None or best.entity is _NOBODY else best

    def thing_described(self, phrase: str, start: int, kind: str) -> Resolved | None:
        """The organization, document or group that "the commission" or "the letter" goes back to."""
        noun = phrase.split()[-1].lower()
        for at, spoken in reversed(self.spoken_before(start, 6)):
            label = spoken.label or ""
            if start - at < 4000 and noun in label.lower().split():
                return attrs.evolve(spoken, via="description", runners_up=())
        if kind != "organization":
            return None
        last = self.entities.index_at(start)
        for index in range(last - 1, max(-1, last - 80), -1):
            entity = self.entities.mentions[index].entity
            if entity.kind == "organization" and noun in entity.name.lower().split():
                return _of_entity(entity, "description")
        for at, spoken in reversed(self.spoken_before(start, 3)):
            if spoken.kind == "organization" and spoken.entity and start - at < 2000:
                return attrs.evolve(spoken, via="description", runners_up=())
        if noun == "campaign" or len(phrase.split()) > 2:
            return None
        best = _best(self.candidates(start, None, ("organization",)), "description")
        return best

    # -- places in the text ----------------------------------------------------------------------

    def is_quoted(self, at: int) -> bool:
        """Whether a place is within somebody's quotation."""
        index = bisect_right(self.quoted_from, at) - 1
        return index >= 0 and at < self.quoted_to[index]

    @property
    def sentences(self) -> list[int]:
        """Where sentences start, those within quotations aside."""
        if self._sentences is None:
            starts = [0]
            for match in _SENTENCE.finditer(self.text):
                at = match.start()
                if self.is_quoted(at) or (
                    self.text[at] == "." and _ABBREVIATION.search(self.text, max(0, at - 8), at)
                ):
                    continue
                starts.append(match.end())
            self._sentences = starts
        return self._sentences

    def sentence_index(self, at: int) -> int:
        """The number of the sentence that a place is in."""
        return bisect_right(self.sentences, at) - 1

    def sentence_start(self, at: int) -> int:
        """Where the sentence of a place starts."""
        return self.sentences[self.sentence_index(at)]

    @property
    def paragraphs(self) -> list[int]:
        """Where paragraphs start, empty lines aside."""
        if self._paragraphs is None:
            found = [m.end() for m in re.finditer(r"\n+", self.text)]
            self._paragraphs = [0, *found]
        return self._paragraphs

    def paragraph_index(self, at: int) -> int:
        """The number of the paragraph that a place is in."""
        return bisect_right(self.paragraphs, at) - 1

    def paragraph_start(self, at: int) -> int:
        """Where the paragraph of a place starts."""
        return self.paragraphs[self.paragraph_index(at)]

    def is_first(self, mention: Mention) -> bool:
        """Whether a mention is the first name in its sentence."""
        floor = self.sentence_start(mention.start)
        return self.entities.between(floor, mention.start + 1)[0].start == mention.start

    def is_subject(self, mention: Mention) -> bool:
        """Whether a mention looks like the subject of a clause: a verb follows, nothing governs it."""
        if self.role(mention) != "other":
            return False
        match = _SUBJECT_AFTER.match(self.text, mention.end, mention.end + 140)
        if match is not None and match["verb"] not in _NOT_VERBS:
            return True
        return self.says(mention)

    def says(self, mention: Mention) -> bool:
        """Whether a verb of saying stands beside a mention."""
        before = self.text[max(0, mention.outer - 60) : mention.outer].split()
        while before and (
            _head_word(before[-1]) or before[-1][0].isupper() or before[-1] in _FILLERS
        ):
            before.pop()
        if before and before[-1] in lex.REPORT_VERBS:
            return True
        match = _SUBJECT_AFTER.match(self.text, mention.end, mention.end + 140)
        return match is not None and match["verb"] in lex.REPORT_VERBS

    def gender(self, entity: Entity) -> str | None:
        """The gender of an entity: by name or title, else by the pronouns that follow its mentions."""
        if entity.gender is not None or entity.kind != "person":
            return entity.gender
        if id(entity) not in self._genders:
            self._genders[id(entity)] = self.voted_gender(entity)
        return self._genders[id(entity)]

    def voted_gender(self, entity: Entity) -> str | None:
        """The gender of most pronouns that follow the mentions of an entity with no one between."""
        votes = 0
        for mention in entity.mentions[:12]:
            before = self.text[max(0, mention.outer - 20) : mention.outer].split()[-1:]
            if before and before[0] in lex.FEMALE_NOUNS:
                return "female"
            if before and before[0] in lex.MALE_NOUNS:
                return "male"
            stop = min(mention.end + 120, len(self.text))
            match = _GENDERED.search(self.text, mention.end, stop)
            if match is None or "\n" in self.text[mention.end : match.start()]:
                continue
            between = self.entities.between(mention.end, match.start())
            if any(m.entity.kind == "person" for m in between):
                continue
            votes += (
                1
                if match[1][0] in "hH" and match[1][1] in "ie" and match[1].lower() not in _HERS
                else -1
            )
        return None if votes == 0 else "male" if votes > 0 else "female"

    def role(self, mention: Mention) -> str:
        """Whether a mention is a possessor, stands after a preposition, or is something else."""
        if _POSSESSIVE.match(self.text, mention.end, mention.end + 3):
            return "possessor"
        before = self.text[max(0, mention.outer - 25) : mention.outer].split()
        while before and before[-1].lower() in ("the", "a", "an", "former", "then"):
            before.pop()
        if before and before[-1].lower() in _PREPOSITIONS:
            return "governed"
        return "other"


def _segment_end(text: str, start: int, end: int, mentions: Sequence[Mention]) -> int:
    """Where the first part of a phrase ends: at a comma, a parenthesis or a who-clause."""
    match = re.search(r"[,;(]| [—–-] | who\b| whose\b", text[start:end])
    while match:
        at = start + match.start()
        within = next((m for m in mentions if m.start <= at < m.end), None)
        if within is None:
            return at
        match = re.compile(r"[,;(]| [—–-] | who\b").search(text[:end], within.end)
        start = 0
    return end


def _of_entity(entity: Entity, via: str) -> Resolved:
    kind = {"place": "organization", "unknown": "person"}.get(entity.kind, entity.kind)
    return Resolved(entity=entity, name=entity.name, kind=kind, via=via)


def _without_article(phrase: str) -> str:
    return re.sub(
        r"^(?:the|a|an|its|these|those|this|that) (?=\w)", "", phrase, flags=re.IGNORECASE
    )


_BODIES: Final = frozenset(
    "campaign company union newspaper agency outlet nonprofit think-tank tank firm caucus committee".split()
)
_NOBODY: Final = Entity("", "person")


def _first_part(phrase: str) -> str:
    """A description up to its first comma or who-clause, without an adverb before it."""
    phrase = re.split(
        r",(?! (?:and|or) )| who | whose | (?:released|published|posted|issued|obtained|sent|made) ",
        phrase,
    )[0].strip()
    return re.sub(r"^(?:only|nearly|about|almost|roughly|even) ", "", phrase, flags=re.IGNORECASE)


def _kind(phrase: str) -> str:
    """What kind of speaker a description names, by its head noun."""
    head = re.split(r",| (?:of|for|to|at|from|by|with|in|on|who|that|which)\b", phrase)[0].split()
    noun = head[-1].lower() if head else ""
    if noun in lex.WORKS:
        return "document"
    if noun in lex.GROUP_NOUNS or (noun.endswith("s") and noun[:-1] in lex.ROLE_HEADS):
        return "group"
    if noun.capitalize() in lex.ORGANIZATION_HEADS or noun in _BODIES:
        return "organization"
    return "person"


def _best(candidates: list[Candidate], via: str) -> Resolved | None:
    """The candidate with the highest score, and the runners-up."""
    if not candidates:
        return None
    table = weights()
    for candidate in candidates:
        candidate.score = sum(table.get(feature, 0.0) for feature in candidate.features)
    ranked = sorted(candidates, key=lambda c: -c.score)
    best = _of_entity(ranked[0].entity, via)
    return attrs.evolve(best, runners_up=tuple((c.entity.name, c.score) for c in ranked))


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The weights of the features, as trained."""
    path = files("quotebank.extract") / "speaker_weights.json"
    table: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return table
