"""What a draft claims: its quotations, whom it gives them to, and in what capacity."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from quotebank.model import Extraction, Passage, Quote, QuoteKind
from quotebank.verify.findings import Claim
from quotebank.verify.voices import apart, sentences_around

#: Marks that quote nobody, by the reason that extraction gives; all others make a claim.
_NO_CLAIM = frozenset({"term", "title", "scare quotes", "slogan"})


def claims_of(draft: Extraction) -> tuple[Claim, ...]:
    """List what a draft claims, in its order.

    A quotation that the writer breaks into (“…,” she said, “…”) is one claim; pieces that stand in
    the writer's own sentence (“bold” and “new”) are a claim each.

    Args:
        draft: what was read out of it, with its document's text.
    """
    claims = [claim for quote in draft.quotes for claim in _of_quote(quote, draft)]
    claims += [
        Claim(text=one.passage.text, passages=(one.passage,), around=_around(draft, (one.passage,)))
        for one in draft.unattributed
        if one.reason not in _NO_CLAIM
    ]
    return tuple(sorted(claims, key=lambda claim: claim.passages[0].span.start))


def _of_quote(quote: Quote, draft: Extraction) -> Iterator[Claim]:
    if not quote.segments:
        return
    # What the draft itself states of its speaker is what it claims.
    capacity = tuple(affiliation.label for affiliation in quote.affiliations)
    groups = (
        apart(quote, draft.document.text or "")
        if quote.kind is QuoteKind.DIRECT
        else [(segment,) for segment in quote.segments]
    )
    for segments in groups:
        yield Claim(
            text=evolve(quote, segments=segments).text if len(segments) > 1 else segments[0].text,
            speaker=quote.speaker.name or quote.speaker.description,
            capacity=capacity,
            passages=segments,
            around=_around(draft, segments),
        )


def _around(draft: Extraction, passages: tuple[Passage, ...]) -> str:
    """The draft's own words of the sentence in which a quotation stands."""
    text = draft.document.text or ""
    spans = [(p.span.start, p.span.end) for p in passages]
    around = sentences_around(text, spans)
    for passage in passages:
        around = around.replace(passage.text, " ", 1)
    return around
