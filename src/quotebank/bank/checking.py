"""Looking through a whole bank for what should not be."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, TypeVar

import attrs

from quotebank.bank.connection import Connection
from quotebank.bank.naming import forms_of
from quotebank.bank.reading import Reader
from quotebank.bank.words import folded_tokens
from quotebank.bank.writing import entries
from quotebank.errors import BankError, DocumentMismatchError, QuotebankError
from quotebank.model import Attribution, Organization, Passage, Quote, Speaker

_T = TypeVar("_T")

#: Quotations looked at together.
_BATCH: Final = 500


def faults(reader: Reader) -> Iterator[str]:
    """Give a sentence for each thing that should not be; see `Bank.check`.

    Args:
        reader: of the bank.
    """
    with reader.now() as raw:
        yield from _of_file(raw)
        yield from _of_names(raw, reader)
        yield from _of_statements(raw, reader)
        yield from _of_quotes(raw, reader)
        yield from _of_index(raw)


def _of_file(raw: sqlite3.Connection) -> Iterator[str]:
    for (message,) in raw.execute("PRAGMA integrity_check(100)"):
        if message != "ok":
            yield f"SQLite: {message}"
    for table, row, parent, _ in raw.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} speaks of a row of {parent} that is not there"


def _of_names(raw: sqlite3.Connection, reader: Reader) -> Iterator[str]:
    """Check that all are found by just the names that they have."""
    readers: dict[str, Callable[[int], Speaker | Organization]] = {
        "speaker": reader.speaker,
        "organization": reader.organization,
    }
    for owner, read in readers.items():
        held: dict[int, set[tuple[str, int]]] = {}
        rows = raw.execute("SELECT target, folded, rank FROM names WHERE owner = ?", (owner,))
        for target, folded, rank in rows:
            held.setdefault(target, set()).add((folded, rank))
        for (key,) in raw.execute(f"SELECT key FROM {owner}s ORDER BY key").fetchall():
            value, fault = _tried(partial(_remade_name, read, key))
            if value is None:
                yield f"{owner} {key}: {fault}"
            elif held.pop(key, set()) != {(form, int(rank)) for form, rank in forms_of(value)}:
                yield f"{owner} {value.id!r} is not found by just its names"
        yield from (f"names of {owner} {key}, who is not there" for key in held)


def _remade_name(read: Callable[[int], Speaker | Organization], key: int) -> Speaker | Organization:
    return attrs.evolve(read(key))


def _of_statements(raw: sqlite3.Connection, reader: Reader) -> Iterator[str]:
    for (key,) in raw.execute("SELECT key FROM affiliations ORDER BY key").fetchall():
        value, fault = _tried(partial(_remade_affiliation, reader, key))
        if value is None:
            yield f"affiliation {key}: {fault}"


def _remade_affiliation(reader: Reader, key: int) -> object:
    affiliation = reader.affiliation(key)
    return attrs.evolve(affiliation, evidence=_remade(affiliation.evidence))


def _of_quotes(raw: sqlite3.Connection, reader: Reader) -> Iterator[str]:
    """Check that every quotation is a value of the model, and stands in its document."""
    rows = raw.execute("SELECT key, id, text, document FROM quotes ORDER BY key").fetchall()
    last, text = None, None
    for key, id_, joined, document in rows:
        value, fault = _tried(partial(_remade_quote, reader, key))
        if value is None:
            yield f"quotation {id_!r}: {fault}"
            continue
        if value.text != joined:
            yield f"quotation {id_!r} has a text that is not that of its segments"
        if document != last:
            last, text = document, reader.document_with_text(document).text
        if text is not None:
            try:
                value.document.check(value.passages, text)
            except DocumentMismatchError as error:
                yield f"quotation {id_!r}: {error.message}"


def _remade_quote(reader: Reader, key: int) -> Quote:
    quote = reader.quote(key)
    a = quote.attribution
    return attrs.evolve(
        quote,
        segments=_remade(quote.segments),
        attribution=Attribution(
            source=_remade(a.source),
            cue=_remade(a.cue),
            content=_remade(a.content),
            probability=a.probability,
        ),
    )


def _remade(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Make passages through their constructors, which check them."""
    return tuple(attrs.evolve(p, span=attrs.evolve(p.span)) for p in passages)


def _of_index(raw: sqlite3.Connection) -> Iterator[str]:
    """Check that the index has all quotations, with as many words and filters as they have."""
    both = (
        ("is not in the full-text index", "SELECT key FROM quotes EXCEPT SELECT id FROM {}"),
        ("is in the full-text index only", "SELECT id FROM {} EXCEPT SELECT key FROM quotes"),
    )
    for what, sql in both:
        for (key,) in raw.execute(sql.format("quotes_fts_docsize")).fetchall():
            yield f"quotation in row {key} {what}"
    known = {word for (word,) in raw.execute("SELECT word FROM words")}
    highest = raw.execute("SELECT coalesce(max(key), 0) FROM quotes").fetchone()[0]
    for first in range(1, highest + 1, _BATCH):
        span = (first, first + _BATCH)
        sizes = dict(
            raw.execute("SELECT id, sz FROM quotes_fts_docsize WHERE id >= ? AND id < ?", span)
        )
        for key, text, marks in entries(raw, "q.key >= ? AND q.key < ?", span):
            words = folded_tokens(text)
            if key in sizes and _numbers(sizes[key]) != [len(words), len(marks.split())]:
                yield f"quotation in row {key} is in the full-text index with other words"
            if not known.issuperset(words):
                yield f"quotation in row {key} has words that the bank does not list"


def _numbers(blob: bytes) -> list[int]:
    """Read SQLite's variable-length numbers, as long as they are below 2 to the 56."""
    numbers, number = [], 0
    for byte in blob:
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(number)
            number = 0
    return numbers


def _tried(make: Callable[[], _T]) -> tuple[_T | None, str]:
    """Make a value, or say why it cannot be made."""
    try:
        return make(), ""
    except QuotebankError as error:
        return None, error.message


def compact(connection: Connection) -> None:
    """Merge the index into one piece and give free pages back; see `Bank.compact`."""
    with connection.atomic() as raw:
        raw.execute("INSERT INTO quotes_fts (quotes_fts) VALUES ('optimize')")
    with connection.using() as raw:
        if raw.in_transaction:
            raise BankError(f"{connection.name} is in a transaction; compact it after that")
        raw.execute("VACUUM")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
