"""Reading an article in a test: whatever is claimed of it, what always holds is checked first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quotebank import Document, Extraction, ExtractOptions, Passage, Quote, extract

__all__ = ["check", "only", "read"]


def read(
    text: str, *, document: Document | None = None, options: ExtractOptions | None = None
) -> Extraction:
    """Read an article, and check what holds for any."""
    extraction = extract(text, document=document, options=options)
    check(text, extraction)
    return extraction


def only(text: str) -> Quote:
    """Read an article that holds one quotation, and nothing else in marks."""
    extraction = read(text)
    assert not extraction.unattributed, extraction.unattributed
    (quote,) = extraction.quotes
    return quote


def check(text: str, extraction: Extraction) -> None:
    """Check what holds for the extraction of any text.

    Every passage stands where it says; quotations are in text order and share no words; what a
    quotation names is listed; nothing has the id of another.
    """
    document = extraction.document
    assert document.text == text
    document.check(passages_of(extraction))
    for quote in extraction.quotes:
        assert quote.segments
        assert quote.document is document
        assert quote.speaker in extraction.speakers
        assert all(one in extraction.affiliations for one in quote.affiliations)
        assert quote.attribution.probability is not None
        assert 0 <= quote.attribution.probability <= 1
        for segment in quote.segments:
            assert any(
                content.span.start <= segment.span.start and segment.span.end <= content.span.end
                for content in quote.content
            )
    firsts = [quote.segments[0].span.start for quote in extraction.quotes]
    assert firsts == sorted(firsts)
    stretches = [p.span for quote in extraction.quotes for p in quote.segments]
    stretches += [one.passage.span for one in extraction.unattributed]
    for before, after in pairwise(sorted(stretches, key=lambda span: span.start)):
        assert before.end <= after.start
    for affiliation in extraction.affiliations:
        assert affiliation.speaker in extraction.speakers
        assert affiliation.evidence
        if affiliation.organization is not None:
            assert affiliation.organization in extraction.organizations
    for things in (extraction.quotes, extraction.speakers, extraction.organizations):
        ids = [thing.id for thing in things]
        assert len(ids) == len(set(ids))
    assert len(extraction.diagnostics) == min(extraction.diagnostic_count, 1000)


def passages_of(extraction: Extraction) -> Iterator[Passage]:
    """Every passage of an extraction."""
    for quote in extraction.quotes:
        yield from quote.passages
        yield from quote.insertions
        yield from quote.omissions
    for affiliation in extraction.affiliations:
        yield from affiliation.evidence
    for one in extraction.unattributed:
        yield one.passage
    for diagnostic in extraction.diagnostics:
        yield diagnostic.passage
