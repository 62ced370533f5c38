"""What is shown of a value when all of it is shown: labelled rows, in text or in colours."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from quotebank.bank.standing import Standing
from quotebank.model import Affiliation, Document, Quote, QuoteKind, Speaker


@frozen
class Sheet:
    """Something at the head, and labelled rows below it.

    Args:
        head: a value that `to_text` takes; None for none.
        rows: labels with their values, one below the other.
    """

    head: object
    rows: tuple[tuple[str, tuple[object, ...]], ...]


@frozen
class Words:
    """A quotation whose speaker the reader knows: its words, and where they stand.

    Args:
        quote: the quotation.
    """

    quote: Quote


@frozen
class Table:
    """Rows under headings: columns on a terminal, lines with tabs between their cells elsewhere.

    Args:
        headings: one for each column.
        rows: with as many cells as there are headings.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def _rows(*rows: tuple[str, Iterable[object]]) -> tuple[tuple[str, tuple[object, ...]], ...]:
    """Keep the rows that have something to show."""
    return tuple((label, values) for label, given in rows if (values := tuple(given)))


def _given(value: object) -> tuple[object, ...]:
    return () if value is None else (value,)


def whole(quote: Quote) -> Sheet:
    """Show all of a quotation: words, speaker, capacity with evidence, and where it stands.

    Args:
        quote: the quotation.
    """
    parts = quote.attribution
    probability = parts.probability
    return Sheet(
        quote,
        _rows(
            ("speaker", (quote.speaker,)),
            ("capacity", quote.affiliations),
            ("kind", (_kind(quote),)),
            ("segments", quote.segments),
            ("content", parts.content),
            ("source", parts.source or ("implicit",)),
            ("cue", parts.cue),
            ("insertions", quote.insertions),
            ("probability", () if probability is None else (f"{probability:.2f}",)),
            *_document(quote.document),
            ("id", (quote.id,)),
        ),
    )


def _kind(quote: Quote) -> str:
    meaning = {
        QuoteKind.DIRECT: "all that is reported is word for word",
        QuoteKind.MIXED: "a part of what is reported is word for word",
        QuoteKind.INDIRECT: "none of what is reported is word for word",
    }
    return f"{quote.kind}: {meaning[quote.kind]}"


def _document(document: Document) -> tuple[tuple[str, tuple[object, ...]], ...]:
    return _rows(
        ("document", (document,)),
        ("url", _given(document.url)),
        ("authors", document.authors),
        ("date inferred", _given(document.published_inferred)),
        ("corrections", document.corrections),
    )


def about(
    speaker: Speaker, affiliations: Iterable[Affiliation | Standing], quotes: Iterable[Quote]
) -> Sheet:
    """Show a speaker with what is stated of them, and what they said.

    Args:
        speaker: the speaker.
        affiliations: theirs, or what is known of them at a date.
        quotes: theirs.
    """
    return Sheet(speaker, _rows(("affiliations", affiliations), ("quotations", map(Words, quotes))))


def described(rows: Iterable[tuple[str, Iterable[object]]], head: object = None) -> Sheet:
    """Show labelled rows, leaving out those without a value.

    Args:
        rows: labels with their values.
        head: a value at the head.
    """
    return Sheet(head, _rows(*rows))
