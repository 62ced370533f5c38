"""Say which body, document or group a description goes back to: "the lender", "the letter"."""

from __future__ import annotations

import re
from typing import Final

import attrs

from quotebank.extract.antecedents import Antecedents, best_of
from quotebank.extract.givennames import is_female, is_male
from quotebank.extract.named import Entity
from quotebank.extract.speech import Resolved, of_entity
from quotebank.extract.unnamed import (
    TRADERS,
    fitting,
    fuller_body,
    fuller_document,
    head_noun,
    publishes,
)

__all__ = ["DEFINITE", "Things"]

_BODY_NOUNS: Final = frozenset("union group party team government".split())
#: Names of what is no firm.
_PUBLIC: Final = re.compile(
    r"\b(?:Commission|University|College|School|Department|Ministry|Court|Council|Committee|Senate|"
    r"Congress|House|Parliament|Party|Church|Police|Institute|Government|Agency|Union|Board|Club|"
    r"Society|League|Alliance|Coalition|Foundation|Association|Federation|Rights|Project|Fund)\b"
)
DEFINITE: Final = re.compile(r"(?:the|this|that) ", re.IGNORECASE)


class Things(Antecedents):
    """Resolves descriptions of what is nobody."""

    def fitting_body(self, phrase: str, start: int) -> Resolved | None:
        """The body named last that a noun fits: "Reno Bank cut jobs. … the lender said"."""
        fits = fitting(head_noun(phrase)) if DEFINITE.match(phrase) else None
        if fits is None or self.entities.between(start, start + len(phrase)):
            return None
        last = self.entities.index_at(start)
        for mention in reversed(self.entities.mentions[max(0, last - 40) : last]):
            known = mention.entity.kind in ("organization", "unknown")
            if known and fits.search(mention.name) and not self.is_quoted(mention.start):
                found = of_entity(mention.entity, "description")
                return attrs.evolve(found, kind="organization")
        return None

    def press_before(self, start: int) -> bool:
        """Whether one of the press is named before a place."""
        last = self.entities.index_at(start)
        near = self.entities.mentions[max(0, last - 40) : last]
        return any(m.entity.kind != "person" and publishes("newspaper", m.name) for m in near)

    def called(self, noun: str, start: int, kinds: tuple[str, ...]) -> Resolved | None:
        """The last one named of whom a noun is said: "the group Lee", "Lee, a Reno baker"."""
        if self.text.find(f" {noun}", max(0, start - 30_000), start) < 0:
            # To compile a pattern takes longer than to look.
            return None
        behind = re.compile(
            rf"(?:,| is| was) (?:an?|the|his|her|their) (?:[\w’'-]{{1,20}} ){{0,4}}{noun}\b"
        )
        last = self.entities.index_at(start)
        for index in range(last - 1, max(-1, last - 40), -1):
            mention = self.entities.mentions[index]
            if mention.entity.kind not in kinds or self.is_quoted(mention.start):
                continue
            before = self.text[max(0, mention.outer - 30) : mention.outer].rstrip(" ,")
            stop = min(mention.end + 90, start)
            if before.endswith(f" {noun}") or behind.match(self.text, mention.end, stop):
                return of_entity(mention.entity, "description")
        return None

    def may_be_firm(self, entity: Entity, noun: str) -> bool:
        """Whether a name of no known kind may be a firm's: "NorthLink cut trains. The company said"."""
        if " " in entity.name:
            return True
        first = entity.mentions[0]
        opens = self.entities.first_from(self.sentence_start(first.start)) is first
        known = is_male(entity.name) or is_female(entity.name) or self.is_common(entity.name)
        return noun in TRADERS and opens and self.is_subject(first) and not known

    def thing_described(self, phrase: str, start: int, kind: str) -> Resolved | None:
        """The organization, document or group that "the commission" or "the letter" goes back to."""
        noun = phrase.rsplit(maxsplit=1)[-1].lower()
        for at, spoken in reversed(self.spoken_before(start, 6)):
            label = spoken.label or ""
            head = re.split(r" (?:of|to|by|for|on|from|in) ", label)[0].lower().split()
            if start - at < 4000 and noun in head[-1:]:
                return attrs.evolve(spoken, via="description", runners_up=())
        if kind == "document" and len(phrase.split()) == 2:
            fuller = fuller_document(self.text, noun, start)
            if fuller:
                return Resolved(
                    entity=Entity(fuller, "described"),
                    description=fuller,
                    kind=kind,
                    via="description",
                )
        if kind != "organization" and noun not in _BODY_NOUNS:
            return None
        last = self.entities.index_at(start)
        for index in range(last - 1, max(-1, last - 80), -1):
            entity = self.entities.mentions[index].entity
            if entity.kind == "organization" and noun in entity.name.lower().split():
                return of_entity(entity, "description")
        for at, spoken in reversed(self.spoken_before(start, 3)):
            body = spoken.entity if spoken.kind == "organization" else None
            if body is None or start - at >= 2000:
                continue
            if publishes(noun, body.name) is not False:
                return attrs.evolve(spoken, via="description", runners_up=())
        if noun in _BODY_NOUNS:
            named = self.called(noun, start, ("organization", "unknown"))
            return named and attrs.evolve(named, kind="organization")
        fuller = fuller_body(self.text, noun, start) if kind == "organization" else None
        if fuller:
            described = Entity(fuller, "described")
            return Resolved(entity=described, description=fuller, kind=kind, via="description")
        if noun == "campaign" or (len(phrase.split()) > 2 and publishes(noun, "") is None):
            return None
        for kinds in (("organization",), ("unknown",)):
            candidates = [
                c
                for c in self.candidates(start, None, kinds)
                if publishes(noun, c.entity.name) is not False
                and (c.entity.kind != "unknown" or self.may_be_firm(c.entity, noun))
                and not (noun in TRADERS and _PUBLIC.search(c.entity.name))
            ]
            if candidates:
                found = best_of(candidates, "description")
                return found and attrs.evolve(found, kind="organization")
        return None
