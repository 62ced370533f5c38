"""Ids derived from content: the same article read twice gives the same ones."""

from __future__ import annotations

from collections.abc import Iterable

from quotebank.model.entities import DocumentId, OrganizationId, SpeakerId, SpeakerKind
from quotebank.model.passages import Passage
from quotebank.model.quotes import QuoteId
from quotebank.text import fold_words, short_digest, slug


def quote_id(document: DocumentId, pieces: Iterable[Passage], ordinal: int = 0) -> QuoteId:
    """Derive a quotation's id from its document and its folded words.

    Args:
        document: the id of its document.
        pieces: its segments; its content where it has none.
        ordinal: how many quotations of the same words stand before it in the document.

    >>> quote_id(DocumentId("article"), [Passage(Span(0, 4), "Yes!")])
    'article-hgcjtc'
    """
    words = " ".join([word for piece in pieces for word in fold_words(piece.text)])
    return QuoteId(f"{document}-{short_digest(words, str(ordinal), length=6)}")


def speaker_id(kind: SpeakerKind, label: str, disambiguator: str | None = None) -> SpeakerId:
    """Derive a speaker's id from its kind and its folded name or description.

    Args:
        kind: what it is; a person's id does not say so.
        label: its name, or its description.
        disambiguator: what tells it from another of that name.

    >>> speaker_id(SpeakerKind.PERSON, "Jon Ashworth")
    'jon-ashworth'
    """
    prefix = "" if kind is SpeakerKind.PERSON else f"{kind}:"
    return SpeakerId(prefix + _named(label, disambiguator))


def organization_id(label: str, disambiguator: str | None = None) -> OrganizationId:
    """Derive an organization's id from its folded name or description.

    >>> organization_id("Third Way")
    'third-way'
    """
    return OrganizationId(_named(label, disambiguator))


def _named(label: str, disambiguator: str | None) -> str:
    # A name that folds to no letter or digit at all still needs an id of its own.
    base = slug(label) or short_digest(label, length=6)
    return f"{base}~{slug(disambiguator)}" if disambiguator else base
