"""From attributed quotations to who said them, in what capacity: the rooms put together."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quotebank.extract.affiliations import (
    Statement,
    find_affiliations,
    merge_statements,
    read_description,
)
from quotebank.extract.bodies import supply_bodies
from quotebank.extract.definite import described
from quotebank.extract.descriptions import Dossier
from quotebank.extract.entities import Entities, find_entities
from quotebank.extract.instances import exemplify
from quotebank.extract.narrative import narrated, owned
from quotebank.extract.organizations import Offshoot, find_offshoots
from quotebank.extract.phrases import noun_phrase
from quotebank.extract.resolve import Attributed, Resolved, Resolver
from quotebank.extract.speech import of_entity

__all__ = ["SpeakerReading", "read_speakers"]


@attrs.frozen
class SpeakerReading:
    """Who speaks in an article, and what it states about them.

    Attributes:
        entities: every name in the article.
        speakers: who speaks in each quotation, in the order of the quotations.
        statements: the affiliations that the article states, in text order, merged by person.
        offshoots: which organizations it says belong to others.
    """

    entities: Entities
    speakers: tuple[Resolved, ...]
    statements: tuple[Statement, ...]
    offshoots: tuple[Offshoot, ...] = ()


def read_speakers(
    text: str, attributed: Sequence[Attributed], author: str | None = None
) -> SpeakerReading:
    """Say who speaks in each quotation of an article, and in what capacity.

    Args:
        text: the article.
        attributed: its quotations in text order, with their source mentions.
        author: who wrote the article, if known: the "I" outside quotation marks.

    Returns:
        The speakers, one a quotation, with the names and affiliations of the article.
    """
    # A space that does not break is one, and as long.
    text = text.replace("\xa0", " ")
    entities = find_entities(text)
    quoted = sorted(segment for quote in attributed for segment in quote.segments)
    statements = find_affiliations(text, entities, quoted)
    dossier = Dossier(text, entities, statements)
    resolver = Resolver(text, entities, attributed, dossier, author)
    speakers = resolver.all()
    meant, said = described(resolver)
    # Whom a description means is clearer when the whole article is read.
    for index, (quote, speaker) in enumerate(zip(attributed, speakers, strict=True)):
        if speaker.via == "description" and quote.source and quote.source[0] in meant:
            speakers[index] = of_entity(meant[quote.source[0]], "description")
    told: list[Statement] = []
    for quote, speaker in zip(attributed, speakers, strict=True):
        if speaker.via == "description" and speaker.entity is not None and quote.source:
            span = noun_phrase(text, entities, *quote.source)
            stated = read_description(text, entities, speaker.entity, span, after=True)
            # Of somebody unnamed, only what ties them to an organization or a person is a capacity.
            told.extend(s for s in stated if s.of or speaker.entity.kind != "described")
    told.extend(said)
    told.extend(narrated(resolver))
    owned(resolver, statements)
    merged = merge_statements([*statements, *told])
    supply_bodies(resolver, merged)
    exemplify(text, entities, statements)
    return SpeakerReading(
        entities,
        tuple(speakers),
        tuple(merge_statements(merged)),
        tuple(find_offshoots(text, entities)),
    )
