"""Reading articles: quotations, their speakers, and in what capacity they speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotebank.extract.options import ExtractOptions
    from quotebank.model import Document, Extraction

__all__ = ["extract"]


def extract(
    text: str, *, document: Document | None = None, options: ExtractOptions | None = None
) -> Extraction:
    """Read the quotations, speakers and affiliations out of an article.

    Args:
        text: the article in plain text, a paragraph a line. Any string is read.
        document: what it was printed in, as far as known; its text and digest are filled in.
        options: how to read.

    Returns:
        The quotations in text order with their speakers, what stands in marks and quotes nobody,
        and the marks that pair with none. Offsets are code points of `text`.

    Raises:
        InvalidValueError: where `text` is no string.

    >>> from quotebank import extract
    >>> extraction = extract("“We won,” said Ada Bell, mayor of Leeds. “It’s over.”")
    >>> quote = extraction.quotes[0]
    >>> quote.speaker.name, [segment.text for segment in quote.segments]
    ('Ada Bell', ['We won', 'It’s over.'])
    >>> quote.affiliations[0].label
    'mayor, Leeds'
    """
    # The model, the weights and the word lists are read when the first article is.
    from quotebank.extract.reading import read  # noqa: PLC0415

    return read(text, document, options)
