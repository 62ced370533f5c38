"""Corrected articles: what a bank holds of a document, replaced or taken out."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable
from typing import Final

import attrs

from quotebank.bank.reading import Reader
from quotebank.bank.rows import DOCUMENT_COLUMNS, Row, decode, document_row, encoded_passages
from quotebank.bank.rows import quote_passages as _passages
from quotebank.bank.writing import Writer, unindex
from quotebank.model import BankData, Document, Extraction, Quote, QuoteId
from quotebank.serialise import dumps, loads

_SET_DOCUMENT: Final = (
    f"UPDATE documents SET ({DOCUMENT_COLUMNS}) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE key = ?"
)
_SET_TEXT: Final = "INSERT OR REPLACE INTO document_texts (document, text) VALUES (?, ?)"
_STATEMENTS: Final = (
    "SELECT key, speaker, document, role, organization, principal, area, status, start, "
    '"end", evidence FROM affiliations WHERE document = ?'
)
_QUOTES: Final = (
    "SELECT id, speaker, kind, text, passages, probability, affiliations FROM quotes "
    "WHERE document = ? ORDER BY key"
)


@attrs.frozen(kw_only=True)
class Revision:
    """What a bank held of a document before it was replaced.

    Args:
        document: as it was; its text is not kept.
        quotes: as they were, in order.
        replaced: when, in UTC.
        reason: why, as the one who replaced it said.
        gone: the ids of quotations that the next reading does not have.
        changed: the ids of those that it has with other passages, speaker or capacity.
        new: the ids of those that only the next reading has.
    """

    document: Document
    quotes: tuple[Quote, ...]
    replaced: datetime.datetime
    reason: str | None = None
    gone: tuple[QuoteId, ...] = ()
    changed: tuple[QuoteId, ...] = ()
    new: tuple[QuoteId, ...] = ()


class Reviser:
    """Replaces what a bank holds of documents, within one transaction of its caller.

    Args:
        raw: the connection, in a transaction.
        reader: of the same bank.
        writer: of the same bank.
    """

    def __init__(self, raw: sqlite3.Connection, reader: Reader, writer: Writer) -> None:
        self._raw = raw
        self._reader = reader
        self._writer = writer

    def reading(self, extraction: Extraction, reason: str | None) -> bool:
        """Write all that was read out of a document, in place of what was read of it before.

        Args:
            extraction: the new reading.
            reason: why it replaces another.

        Returns:
            Whether anything was written.
        """
        document = extraction.document
        data = BankData(
            documents=(document,),
            organizations=extraction.organizations,
            speakers=extraction.speakers,
            affiliations=extraction.affiliations,
            quotes=extraction.quotes,
        )
        self._writer.flush()
        key = self._key(document)
        if key is None:
            self._writer.data(data)
            return True
        # It may have come in this very transaction: then the bank is no longer fresh.
        self._writer.register.fresh = False
        if self._same(key, data):
            if document.text is not None:
                self._raw.execute(_SET_TEXT, (key, document.text))
            return False
        self.keep(key, reason)
        self.take_out(key)
        self._raw.execute(_SET_DOCUMENT, (*document_row(document), key))
        if document.text is not None:
            self._raw.execute(_SET_TEXT, (key, document.text))
        else:
            self._raw.execute("DELETE FROM document_texts WHERE document = ?", (key,))
        self._writer.restart()
        self._writer.data(data)
        return True

    def keep(self, key: int, reason: str | None) -> None:
        """Keep what the bank holds of a document as a revision."""
        reader = self._reader
        reader.forget()
        statements = reader.keys("SELECT key FROM affiliations WHERE document = ?", (key,))
        quotes = reader.keys("SELECT key FROM quotes WHERE document = ? ORDER BY key", (key,))
        data = BankData.collect(
            map(reader.quote, quotes),
            documents=[reader.document(key)],
            affiliations=map(reader.affiliation, statements),
        )
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        self._raw.execute(
            "INSERT INTO revisions (document, replaced, reason, reading) VALUES (?, ?, ?, ?)",
            (key, now, reason, dumps(data)),
        )

    def take_out(self, key: int) -> None:
        """Delete the quotations and statements of a document."""
        unindex(self._raw, "q.document = ?", (key,))
        self._raw.execute("DELETE FROM quotes WHERE document = ?", (key,))
        self._raw.execute("DELETE FROM affiliations WHERE document = ?", (key,))
        self._reader.forget()

    def replace(self, quote: Quote, key: int, reason: str | None) -> None:
        """Write a quotation in place of another of its id; `key` is the other's."""
        document = self._raw.execute("SELECT document FROM quotes WHERE key = ?", (key,))
        self.keep(document.fetchone()[0], reason)
        self.drop(key)
        self._writer.restart()
        self._writer.quote(quote, key)
        self._writer.flush()

    def drop(self, key: int) -> None:
        """Delete a quotation."""
        unindex(self._raw, "q.key = ?", (key,))
        self._raw.execute("DELETE FROM quotes WHERE key = ?", (key,))
        self._reader.forget()

    def remove_document(self, key: int) -> None:
        """Delete a document with all that is said in it, and its revisions."""
        self.take_out(key)
        self._raw.execute("DELETE FROM revisions WHERE document = ?", (key,))
        self._raw.execute("DELETE FROM documents WHERE key = ?", (key,))

    def _key(self, document: Document) -> int | None:
        row = self._raw.execute("SELECT key FROM documents WHERE id = ?", (document.id,))
        found = row.fetchone()
        return None if found is None else int(found[0])

    def _same(self, key: int, data: BankData) -> bool:
        """Whether a bank holds just this of a document."""
        if self._reader.document(key) != data.documents[0]:
            return False
        statement = self._writer.statement
        register = self._writer.register
        held = {row[0]: row[1:] for row in self._raw.execute(_STATEMENTS, (key,))}
        given = {statement(a) for a in data.affiliations}
        given.update(statement(a) for quote in data.quotes for a in quote.affiliations)
        if set(held.values()) != given:
            return False
        rows: list[Row] = [
            (
                quote.id,
                register.speaker(quote.speaker),
                quote.kind,
                quote.text,
                _passages(quote, quote.text),
                quote.attribution.probability,
                [statement(a) for a in quote.affiliations],
            )
            for quote in data.quotes
        ]
        return rows == [
            (*row[:-1], [held[number] for number in decode(row[-1])])
            for row in self._raw.execute(_QUOTES, (key,))
        ]


def revisions_of(raw: sqlite3.Connection, reader: Reader, key: int) -> tuple[Revision, ...]:
    """List what a bank held of a document before, the oldest first.

    Args:
        raw: the connection.
        reader: of the same bank.
        key: of the document.
    """
    rows = raw.execute(
        "SELECT replaced, reason, reading FROM revisions WHERE document = ? ORDER BY key", (key,)
    ).fetchall()
    held = [loads(reading, BankData) for _, _, reading in rows]
    keys = reader.keys("SELECT key FROM quotes WHERE document = ? ORDER BY key", (key,))
    readings = [data.quotes for data in held] + [tuple(map(reader.quote, keys))]
    return tuple(
        _revision(data.documents[0], before, after, replaced, reason)
        for data, before, after, (replaced, reason, _) in zip(
            held, readings, readings[1:], rows, strict=False
        )
    )


def _revision(
    document: Document,
    before: Iterable[Quote],
    after: Iterable[Quote],
    replaced: str,
    reason: str | None,
) -> Revision:
    before = tuple(before)
    old = {quote.id: _comparable(quote) for quote in before}
    new = {quote.id: _comparable(quote) for quote in after}
    return Revision(
        document=document,
        quotes=before,
        replaced=datetime.datetime.fromisoformat(replaced),
        reason=reason,
        gone=tuple(id_ for id_ in old if id_ not in new),
        changed=tuple(id_ for id_, quote in old.items() if new.get(id_, quote) != quote),
        new=tuple(id_ for id_ in new if id_ not in old),
    )


def _comparable(quote: Quote) -> object:
    """Give what a correction can change of a quotation, its document's own fields aside."""
    statements = [(str(a), encoded_passages(a.evidence)) for a in quote.affiliations]
    text = quote.text
    return quote.kind, text, _passages(quote, text), quote.speaker.id, statements
