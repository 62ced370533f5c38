"""A bank as an Arrow table, from which pandas, polars and DuckDB take it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from quotebank.errors import MissingExtraError
from quotebank.model import Quote

if TYPE_CHECKING:
    import pyarrow

#: Rows to a batch of the table.
_BATCH: Final = 10_000


def to_arrow(quotes: Iterable[Quote]) -> pyarrow.Table:
    """Give quotations as a table; see `Bank.to_arrow`.

    Raises:
        MissingExtraError: where pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra.
    except ImportError:
        raise MissingExtraError("arrow", "an Arrow table") from None
    text, texts = pa.string(), pa.list_(pa.string())
    schema = pa.schema(
        [
            ("id", text),
            ("kind", text),
            ("text", text),
            ("segments", texts),
            ("starts", pa.list_(pa.int64())),
            ("source", texts),
            ("cue", texts),
            ("content", texts),
            ("probability", pa.float64()),
            ("speaker_id", text),
            ("speaker", text),
            ("speaker_kind", text),
            ("capacity", texts),
            ("organization_ids", texts),
            ("document_id", text),
            ("title", text),
            ("publisher", text),
            ("url", text),
            ("published", text),
            ("published_earliest", pa.date32()),
            ("published_latest", pa.date32()),
        ]
    )
    batches = (
        pa.RecordBatch.from_pylist([_row(quote) for quote in batch], schema=schema)
        for batch in _batches(quotes)
    )
    return pa.Table.from_batches(batches, schema=schema)


def _batches(quotes: Iterable[Quote]) -> Iterator[list[Quote]]:
    stream = iter(quotes)
    while batch := list(islice(stream, _BATCH)):
        yield batch


def _row(quote: Quote) -> dict[str, object]:
    document, date = quote.document, quote.document.published
    a = quote.attribution
    return {
        "id": quote.id,
        "kind": quote.kind,
        "text": quote.text,
        "segments": [p.text for p in quote.segments],
        "starts": [p.span.start for p in quote.segments],
        "source": [p.text for p in a.source],
        "cue": [p.text for p in a.cue],
        "content": [p.text for p in a.content],
        "probability": a.probability,
        "speaker_id": quote.speaker.id,
        "speaker": quote.speaker.label,
        "speaker_kind": quote.speaker.kind,
        "capacity": [statement.label for statement in quote.affiliations],
        "organization_ids": [s.organization.id for s in quote.affiliations if s.organization],
        "document_id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": None if date is None else str(date),
        "published_earliest": None if date is None else date.earliest,
        "published_latest": None if date is None else date.latest,
    }
