"""Why a quotation is attributed as it is: its candidates, their scores, and what made them."""

from __future__ import annotations

import math

import attrs

from quotebank.errors import UnknownNameError
from quotebank.extract.decode import contributions, decode
from quotebank.extract.layout import follow_layout
from quotebank.extract.options import ExtractOptions
from quotebank.extract.questions import Candidate as Choosable
from quotebank.extract.questions import Choice
from quotebank.extract.reading import quoted_stretches, read
from quotebank.extract.weights import load_weights
from quotebank.model import Document, Extraction, Passage, Quote

__all__ = ["Candidate", "Explanation", "explain"]

#: Reasons that are given for each candidate.
_REASONS = 12


@attrs.frozen(kw_only=True)
class Candidate:
    """A possible source of a quotation.

    Args:
        mention: where it stands; None for nobody.
        speaker: whom another quotation of the article with this source is given to, if one is.
        score: the sum of the weights of its features; only differences count.
        probability: its share, 0 to 1.
        chosen: whether it is the source that was taken.
        reasons: feature and weight, the weightiest first.
    """

    mention: Passage | None
    speaker: str | None
    score: float
    probability: float | None
    chosen: bool
    reasons: tuple[tuple[str, float], ...]


@attrs.frozen(kw_only=True)
class Explanation:
    """A quotation and its candidates, best first."""

    quote: Quote
    candidates: tuple[Candidate, ...]


def explain(
    text: str,
    quote_id: str,
    *,
    document: Document | None = None,
    options: ExtractOptions | None = None,
) -> Explanation:
    """Read an article again and say why a quotation has its speaker.

    Args:
        text: the article.
        quote_id: the id of a quotation that `extract` finds in it.
        document: as given to `extract`.
        options: as given to `extract`.

    Raises:
        UnknownNameError: where the article has no such quotation.
    """
    extraction = read(text, document, options)
    for quote in extraction.quotes:
        if quote.id == quote_id:
            return Explanation(
                quote=quote, candidates=_candidates(text, quote, extraction, options)
            )
    raise UnknownNameError("quotation", quote_id, [quote.id for quote in extraction.quotes[:3]])


def _candidates(
    text: str, quote: Quote, extraction: Extraction, options: ExtractOptions | None
) -> tuple[Candidate, ...]:
    marks = quoted_stretches(text, options or ExtractOptions())
    wanted = quote.segments[0].span.start
    weights = load_weights()
    before: Choice | None = None
    for choice in follow_layout(text, marks, decode(text, marks, weights)):
        if choice.question.stretch.start == wanted:
            return _weighed(text, choice, before, extraction)
        before = choice
    return ()


def _weighed(
    text: str, choice: Choice, before: Choice | None, extraction: Extraction
) -> tuple[Candidate, ...]:
    named = {
        source.span.start: quote.speaker.label
        for quote in extraction.quotes
        for source in quote.attribution.source
    }
    top = max(choice.scores)
    total = math.fsum(math.exp(score - top) for score in choice.scores)
    answers: list[Choosable | None] = [None, *choice.question.candidates]
    reasons = contributions(choice, before, load_weights())
    found = [
        Candidate(
            mention=Passage.of(text, *answer.span()) if answer else None,
            speaker=_named(named, answer),
            score=score,
            probability=math.exp(score - top) / total,
            chosen=answer is choice.candidate,
            reasons=tuple(why[:_REASONS]),
        )
        for answer, score, why in zip(answers, choice.scores, reasons, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: -one.score))


def _named(named: dict[int, str], answer: Choosable | None) -> str | None:
    if answer is None:
        return None
    start, end = answer.span()
    return next(
        (label for place, label in named.items() if start - 80 <= place <= start < end), None
    )
