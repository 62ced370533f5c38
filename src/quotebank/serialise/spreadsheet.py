"""Quotations as CSV for spreadsheets: out only, since a flat table does not hold all of them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from typing import IO

from quotebank.model import Quote
from quotebank.serialise.files import File, write_text, written
from quotebank.serialise.values import require_encodable

#: What a spreadsheet takes for the start of a formula, in the forms that it folds to these too, and
#: what it drops before looking (OWASP, CSV Injection).
_FORMULA = frozenset("=+-@＝＋－＠\t\r\n")

_Cell = str | int | None

COLUMNS: Mapping[str, Callable[[Quote], _Cell]] = {
    "id": lambda quote: quote.id,
    "text": lambda quote: quote.text,
    "kind": lambda quote: quote.kind.value,
    "speaker": lambda quote: quote.speaker.label,
    "speaker_id": lambda quote: quote.speaker.id,
    "speaker_kind": lambda quote: quote.speaker.kind.value,
    "capacity": lambda quote: "; ".join(a.label for a in quote.affiliations),
    "organizations": lambda quote: "; ".join(
        dict.fromkeys(a.organization.label for a in quote.affiliations if a.organization)
    ),
    "published": lambda quote: str(quote.document.published or ""),
    "published_inferred": lambda quote: quote.document.published_inferred,
    "title": lambda quote: quote.document.title,
    "publisher": lambda quote: quote.document.publisher,
    "authors": lambda quote: "; ".join(quote.document.authors),
    "url": lambda quote: quote.document.url,
    "document_id": lambda quote: quote.document.id,
    "source": lambda quote: " … ".join(p.text for p in quote.attribution.source),
    "cue": lambda quote: " … ".join(p.text for p in quote.attribution.cue),
    "start": lambda quote: quote.content[0].span.start,
    "end": lambda quote: quote.content[-1].span.end,
}


class _Sink:
    """What `csv.writer` writes to: a stream of bytes or of text."""

    def __init__(self, stream: IO[bytes] | IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        write_text(self._stream, text)


def write_csv(quotes: Iterable[Quote], target: File, *, bom: bool = False) -> int:
    """Write quotations as a table: one line of names, then one row for each.

    Lines end as RFC 4180 has them, and several values in one cell are parted by semicolons. A cell
    that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a tab or a
    line end) gets an apostrophe before it, which spreadsheets do not show.

    Args:
        quotes: taken one at a time.
        target: a path, whose file is replaced when all is written, or an open stream.
        bom: whether a byte order mark stands at the start, which Excel needs to know UTF-8.

    Returns:
        How many quotations were written.

    Raises:
        InvalidValueError: where a value has a half surrogate in it.
        FormatError: where the target is a directory.
        OSError: where it cannot be written.
    """
    count = 0
    with written(target) as stream:
        if bom:
            write_text(stream, "\ufeff")
        writer = csv.writer(_Sink(stream))
        writer.writerow(COLUMNS)
        for quote in quotes:
            cells = {name: value(quote) for name, value in COLUMNS.items()}
            try:
                writer.writerow([_defused(cell) for cell in cells.values()])
            except UnicodeEncodeError:
                text = "".join(str(cell) for cell in cells.values())
                require_encodable(text, cells, f"quotation {quote.id!r}")
                raise
            count += 1
    return count


def _defused(cell: _Cell) -> _Cell:
    """Make a text that looks like a formula a text."""
    if isinstance(cell, str) and cell[:1] in _FORMULA | {" "} and cell.lstrip(" ")[:1] in _FORMULA:
        return f"'{cell}"
    return cell
