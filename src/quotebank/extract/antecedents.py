"""Rank the entities that a pronoun or a description may mean, by where and how they are named.

The model is linear over binary features; its weights stand in ``speaker_weights.json`` beside this
module, trained by ``tools/train_speakers.py``.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import accumulate
from operator import itemgetter
from typing import Final, NamedTuple

import attrs

from quotebank.extract.descriptions import Dossier
from quotebank.extract.grammar import Grammar
from quotebank.extract.named import Entities, Entity, Mention
from quotebank.extract.speech import Attributed, Resolved, of_entity
from quotebank.extract.wordclasses import CLASSES

__all__ = ["TELLS_ON", "Antecedents", "Candidate", "best_of", "weights"]

#: How a sentence begins that tells of whoever the one before tells of.
TELLS_ON: Final = re.compile(
    r"(?:But |And |Then |Yet |Still, |Now |Instead,? |Later,? )?[HhSs]h?e\b"
)
#: Before a comma, whoever is asked is left out: "Asked about Lee, she said".
_ASKED_FIRST: Final = re.compile(r"\s*(?:When )?(?:[Aa]sked|Pressed|Questioned|Quizzed)\b(?! to\b)")
_ASKED: Final = re.compile(r"\b(?:asked|asking|pressed|questioned|told|reminded)[ \xa0]$")
_ANSWERS: Final = re.compile(
    r"(?:[Hh]e|[Ss]he) (?:[a-z]+ly )?(?:replied|replies|responded|responds|answered|answers|"
    r"retorted|retorts|countered|counters|shot back|fired back|disagreed|agreed)\b"
)
#: Before whoever hears it: "he told Lee".
_TELLS: Final = re.compile(
    r"(?:[Hh]e|[Ss]he) (?:[a-z]+ly |has |had |then |later )?(?:told|asked|reminded|assured|informed|"
    r"warned|urged|advised|thanked|asks|tells|called|accused) "
)
_ASKING: Final = frozenset("asked asks pressed questioned wondered".split())
#: What a sentence holds after a name that ends it with saying so: "…, Lee said earlier."
_BRIEF: Final = 18
#: How far from its beginning a source may name who it is: "The editor, Jane Lee".
_NEAR_SOURCE: Final = 40
#: How far back antecedents are looked for: mentions, code points, entities.
_REACH: Final = (60, 4000, 8)


@attrs.define(slots=True, eq=False)
class Candidate:
    """An entity that a pronoun or description may mean, with what speaks for it.

    Attributes:
        entity: the entity.
        features: what speaks for and against it: names of binary features.
        score: the model's score.
        near: what its nearest mention does, and how many sentences away; empty for none.
    """

    entity: Entity
    features: list[str] = attrs.Factory(list)
    score: float = 0.0
    near: str = ""


class _Position(NamedTuple):
    """Where a mention stands, and what it does there."""

    #: Numbers of its sentence and of its paragraph.
    sentence: int
    paragraph: int
    role: str
    opens_sentence: bool
    opens_paragraph: bool
    #: Beginnings of features that go on with how far away it is.
    doings: tuple[str, ...]


class Antecedents(Grammar):
    """Knows where the names of one article stand, and ranks them for a place in it."""

    def __init__(
        self,
        text: str,
        entities: Entities,
        attributed: Sequence[Attributed],
        dossier: Dossier,
        author: str | None,
    ) -> None:
        quoted = [segment for quote in attributed for segment in quote.segments]
        super().__init__(text, entities, quoted)
        self.attributed = attributed
        self.dossier = dossier
        self.author = author
        self.done: list[Resolved] = []
        self.spoken: list[tuple[int, Resolved]] = []
        self._by_source: dict[tuple[int, int], Resolved] = {}
        self._positions: dict[Mention, _Position] = {}
        #: What candidates were asked for last, and which they were: narratives ask twice.
        self._asked: tuple[int, str | None, tuple[str, ...], int] | None = None
        self._found: list[Candidate] = []
        #: Of which people somebody was said to be, by the ``id`` of the entity: "the Spaniard".
        self.peoples: dict[int, str] = {}
        #: What was weighed for each quotation, by its number: for training and explanation.
        self.weighed: dict[int, list[Candidate]] = {}

    def spoken_before(self, at: int, count: int) -> list[tuple[int, Resolved]]:
        """The last quotations before a place, with who speaks in them."""
        last = len(self.spoken)
        # Sources stand in order but for a few; far back the order is good enough.
        for _ in range(12):
            if not last or self.spoken[last - 1][0] < at:
                break
            last -= 1
        else:
            last = bisect_left(self.spoken, at, hi=last, key=itemgetter(0))
        return self.spoken[max(0, last - count) : last]

    def candidates(
        self, at: int, gender: str | None, kinds: tuple[str, ...] = ("person", "unknown")
    ) -> list[Candidate]:
        """The entities named before a place outside quotations, most recent first."""
        asked = (at, gender, kinds, len(self.spoken))
        if self._asked != asked:
            self._asked, self._found = asked, self._candidates(at, gender, kinds)
        return [Candidate(one.entity, one.features.copy(), near=one.near) for one in self._found]

    def _candidates(self, at: int, gender: str | None, kinds: tuple[str, ...]) -> list[Candidate]:
        found: dict[int, Candidate] = {}
        passed: set[int] = set()
        sentence = self.sentence_index(at)
        paragraph = self.paragraph_index(at)
        near = self.sentences[max(0, sentence - 2)]
        asked = _ASKED_FIRST.match(self.text, self.sentences[sentence])
        answers = _ANSWERS.match(self.text, at, at + 40) is not None
        lately = self.spoken_before(at, 1)
        since = lately[-1][0] if lately else -1
        speaker = lately[-1][1].entity if lately else None
        # Whoever is named in the words for the last source is not named since.
        named = self.entities.first_from(since) if speaker is not None else None
        if named is not None and named.entity is speaker and named.outer - since < _NEAR_SOURCE:
            since = named.start
        last = self.entities.index_at(at)
        floor = at - _REACH[1]
        for mention in reversed(self.entities.mentions[max(0, last - _REACH[0] + 1) : last]):
            entity = mention.entity
            if mention.start < floor:
                break
            candidate = found.get(id(entity))
            if candidate is None:
                if id(entity) in passed:
                    continue
                if not self.may_be(entity, gender, kinds):
                    passed.add(id(entity))
                    continue
                if len(found) >= _REACH[2]:
                    break
                candidate = found[id(entity)] = Candidate(entity)
                self.position_features(candidate, mention, sentence, paragraph, len(found))
                if answers and "was asked" in self._positions[mention].doings:
                    candidate.features.append("answers what was asked")
                if asked is not None and mention.start >= asked.end():
                    candidate.features.append("within what was asked")
                if self.is_quoted(mention.start):
                    candidate.features.append("stands in a quotation")
                elif mention.start > since >= 0:
                    subject = self.role(mention) == "other"
                    candidate.features.append(
                        f"named since the last one spoke, {'' if subject else 'not '}subject"
                    )
                    if subject and self.presents(mention):
                        candidate.features.append("presented since the last one spoke")
            elif mention.start >= near and self.is_subject(mention):
                candidate.features.append("near subject again")
        candidates = list(found.values())
        self.context_features(candidates, at, gender)
        return candidates

    def presents(self, mention: Mention) -> bool:
        """Whether a sentence begins by naming somebody for the first time."""
        opens = self.entities.first_from(self.sentence_start(mention.start)) is mention
        return opens and mention.full and mention.entity.mentions[0] is mention

    def may_be(self, entity: Entity, gender: str | None, kinds: tuple[str, ...]) -> bool:
        """Whether an entity is of a kind and a gender that are asked for, and no common word."""
        if entity.kind not in kinds:
            return False
        clashes = gender is not None and self.gender(entity) not in (None, gender)
        if clashes and (entity.gender is not None or abs(self._votes.get(id(entity), 0)) > 1):
            # One pronoun behind a name does not settle its gender.
            return False
        return entity.kind != "unknown" or not self.is_common(entity.name)

    def position_features(
        self, candidate: Candidate, mention: Mention, sentence: int, paragraph: int, rank: int
    ) -> None:
        """Say where the nearest mention of a candidate stands, seen from the pronoun."""
        known = self._positions.get(mention)
        if known is None:
            known = self._positions[mention] = self._position(mention)
        own, home, role, opens_sentence, opens_paragraph, doings = known
        away = min(sentence - own - self.passed(own, sentence), 5)
        near = min(away, 3)
        paragraphs = min(paragraph - home, 4)
        candidate.near = f"{role} at {min(away, 2)}"
        features = candidate.features
        features += (
            f"rank {min(rank, 5)}",
            f"sentences {away}",
            f"paragraphs {paragraphs}",
            role,
            f"{role} at {near}",
        )
        if opens_sentence:
            features.append(f"first in sentence at {near}")
        if opens_paragraph:
            features.append(f"opens a paragraph at {min(paragraphs, 3)}, {role}")
        features += [f"{doing} at {near}" for doing in doings]
        if mention.full and mention.entity.mentions[0] is mention:
            features.append(f"introduced at {min(paragraphs, 3)}")
        if mention.entity.kind == "unknown":
            features.append("not known for a person")
        if (
            not mention.full
            and len(mention.entity.mentions) == 1
            and not self.is_presented(mention)
        ):
            features.append("named once in passing")

    def passed(self, first: int, last: int) -> int:
        """How many sentences between two begin with "he" or "she": they tell of the same one still."""
        return self._told[last] - self._told[first + 1] if last > first else 0

    @cached_property
    def _told(self) -> list[int]:
        """How many of the sentences before each begin with a pronoun for somebody."""
        begin = [TELLS_ON.match(self.text, at) is not None for at in self.sentences]
        return [0, *accumulate(begin)]

    def _position(self, mention: Mention) -> _Position:
        """Say of a mention what holds of it from wherever it is seen."""
        own, home = self.sentence_index(mention.start), self.paragraph_index(mention.start)
        role = "subject" if self.is_subject(mention) else self.role(mention)
        doings: list[str] = []
        if self.verb_after(mention.end) in _ASKING:
            doings.append("asks")
        elif self.says(mention):
            doings.append("says so")
        sayer = self.sayer(own)
        if sayer is mention and self.sentence_end(own) - mention.end < _BRIEF:
            doings.append("ends a sentence with saying so")
        elif _ASKED.search(self.text, max(0, mention.outer - 30), mention.outer) or (
            self.text[mention.outer - 2 : mention.outer] == ", "
            and _ASKED_FIRST.match(self.text, self.sentences[own])
        ):
            doings.append("was asked")
        elif sayer is not None and sayer.entity is not mention.entity:
            doings.append("in another's words")
        return _Position(
            own,
            home,
            role,
            self.opens(self.sentences[own], mention),
            self.opens(self.paragraphs[home], mention),
            tuple(doings),
        )

    def weighed_for(self, at: int, candidates: list[Candidate]) -> list[Candidate]:
        """Mark the candidates for a pronoun by how it is joined to what stands before it."""
        joint = self.joint(at)
        for candidate in candidates:
            if candidate.near:
                candidate.features.append(f"{joint}: {candidate.near}")
        self.spoken_of(candidates)
        hearer = self.hearer(at)
        for candidate in candidates:
            if candidate.entity is hearer:
                candidate.features.append("is told it")
        return candidates

    def hearer(self, at: int) -> Entity | None:
        """Whom somebody tells who is a pronoun: Lee of "he told Lee"."""
        told = _TELLS.match(self.text, at, at + 40)
        named = self.entities.first_from(told.end()) if told else None
        if told is None or named is None or named.outer != told.end():
            return None
        return named.entity

    def joint(self, at: int) -> str:
        """How a pronoun is joined to what stands before it: what a candidate did counts otherwise."""
        opens = self.sentence_start(at)
        before = self.text[max(opens, at - 24) : at].rstrip()
        if not before or at - opens < 3:
            return "opens"
        if before[-1] in '”"’':
            return "after a quotation"
        if before[-1] in ",;:—–-(":
            return "after a comma"
        word = before.rpartition(" ")[2].lower()
        letter = CLASSES[word]
        if letter in "Cc" or word in ("as", "what", "that", "how", "than"):
            return "in a clause"
        return "after a verb" if letter in "sgvxbelj" else "after a word"

    def spoken_of(self, candidates: list[Candidate]) -> None:
        """Mark whom the quotation that is resolved now speaks of by name."""
        here = self.attributed[len(self.done) : len(self.done) + 1]
        spans = [span for quote in here for span in quote.segments]
        named = Counter(id(m.entity) for span in spans for m in self.entities.between(*span))
        for candidate in candidates:
            if id(candidate.entity) in named:
                candidate.features.append("named in what is said")
                if len(candidate.entity.mentions) == named[id(candidate.entity)]:
                    candidate.features.append("named nowhere else")

    def context_features(self, candidates: list[Candidate], at: int, gender: str | None) -> None:
        """Say what the quotations before and the article as a whole tell of the candidates."""
        latest: dict[int, tuple[int, int]] = {}
        recent = [(at, one.entity) for at, one in self.spoken_before(at, 4) if one.entity]
        for back, (place, speaker) in enumerate(reversed(recent), 1):
            latest.setdefault(id(speaker), (back, place))
        most = max((len(c.entity.mentions) for c in candidates), default=0)
        for candidate in candidates:
            entity, features = candidate.entity, candidate.features
            if id(entity) in latest:
                back, place = latest[id(entity)]
                same = "\n" not in self.text[place:at]
                near = at - place < 1200
                features.append(f"spoke {min(back, 3)} ago{' here' if same else ''}")
                features.append("spoke lately" if near else "spoke long ago")
            else:
                features.append("has not spoken lately")
            count = len(entity.mentions)
            if count == most:
                features.append("most named")
            if count * 4 < most:
                features.append("seldom named")
            if gender:
                told = self.gender(entity)
                features.append(
                    "gender agrees"
                    if told == gender
                    else "gender unknown"
                    if told is None
                    else "gender told otherwise once"
                )


def best_of(candidates: list[Candidate], via: str) -> Resolved | None:
    """The candidate with the highest score, and the runners-up."""
    if not candidates:
        return None
    table = weights()
    for candidate in candidates:
        candidate.score = math.fsum([table.get(feature, 0.0) for feature in candidate.features])
    ranked = sorted(candidates, key=lambda c: -c.score)
    return of_entity(ranked[0].entity, via, tuple([(c.entity.name, c.score) for c in ranked]))


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The weights of the features, as trained."""
    path = files("quotebank.extract") / "speaker_weights.json"
    table: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return table
