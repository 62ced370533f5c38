"""Hypothesis strategies for the model's values."""

from __future__ import annotations

import calendar
from typing import Any

import attrs
from hypothesis import strategies as st

from quotebank.dates import PartialDate
from quotebank.model import (
    Affiliation,
    AffiliationStatus,
    Attribution,
    Document,
    Organization,
    OrganizationId,
    Passage,
    Quote,
    QuoteId,
    QuoteKind,
    Speaker,
    SpeakerId,
    SpeakerKind,
)

#: Text that a file can hold: no half surrogates.
storable = st.characters(exclude_categories=["Cs"])
texts = st.text(storable, max_size=200)
words = st.text(storable, min_size=1, max_size=30).filter(lambda text: bool(text.strip()))
ids = st.text("abcdefghijklmnopqrstuvwxyz0123456789-~:", min_size=1, max_size=12)


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    year = draw(st.integers(1, 9999))
    month = draw(st.none() | st.integers(1, 12))
    if month is None:
        return PartialDate(year)
    days = calendar.monthrange(year, month)[1]
    return PartialDate(year, month, draw(st.none() | st.integers(1, days)))


@st.composite
def passages_of(draw: st.DrawFn, text: str, *, least: int = 0) -> tuple[Passage, ...]:
    """Some passages of a text, in order; the text is at least one code point long."""
    cuts = draw(st.lists(st.integers(0, len(text)), min_size=2 * least, max_size=6, unique=True))
    cuts.sort()
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    found = tuple(Passage.of(text, start, end) for start, end in pairs)
    return found if len(found) >= least else (Passage.of(text, 0, len(text)),)


organizations: st.SearchStrategy[Organization] = st.deferred(
    lambda: st.builds(
        Organization,
        id=ids.map(OrganizationId),
        name=words,
        description=st.none() | words,
        aliases=st.lists(words, max_size=2).map(tuple),
        parent=st.none() | organizations,
    )
)

speakers = st.builds(
    Speaker,
    id=ids.map(SpeakerId),
    kind=st.sampled_from(SpeakerKind),
    name=words,
    description=st.none() | words,
    aliases=st.lists(words, max_size=2).map(tuple),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(storable, min_size=8, max_size=200))
    document = Document.from_text(
        text,
        title=draw(st.none() | words),
        publisher=draw(st.none() | words),
        authors=draw(st.lists(words, max_size=2)),
        url=draw(st.none() | words),
        published=draw(st.none() | dates()),
    )
    if document.published is not None and draw(st.booleans()):
        return attrs.evolve(document, published_inferred=draw(words))
    return document


@st.composite
def affiliations_of(draw: st.DrawFn, speaker: Speaker, document: Document) -> Affiliation:
    assert document.text is not None
    fields: dict[str, Any] = {
        "role": draw(words),
        "organization": draw(st.none() | organizations),
        "principal": draw(st.none() | speakers),
        "area": draw(st.none() | words),
        "status": draw(st.sampled_from(AffiliationStatus)),
        "evidence": draw(passages_of(document.text)),
    }
    start, end = draw(st.none() | dates()), draw(st.none() | dates())
    if start is not None and end is not None and end.latest < start.earliest:
        start, end = end, start
    return Affiliation(speaker=speaker, document=document, start=start, end=end, **fields)


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    """One quotation, with a document that holds its text."""
    document = draw(documents())
    assert document.text is not None
    speaker = draw(speakers)
    kind = draw(st.sampled_from(QuoteKind))
    some = passages_of(document.text, least=1)
    return Quote(
        id=QuoteId(draw(ids)),
        kind=kind,
        segments=() if kind is QuoteKind.INDIRECT else draw(some),
        attribution=Attribution(
            source=draw(passages_of(document.text)),
            cue=draw(passages_of(document.text)),
            content=() if kind is QuoteKind.DIRECT else draw(some),
            probability=draw(st.none() | st.floats(0, 1)),
        ),
        speaker=speaker,
        document=document,
        affiliations=tuple(draw(st.lists(affiliations_of(speaker, document), max_size=2))),
    )
