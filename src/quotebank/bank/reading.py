"""From rows to values, each made once and shared while nothing changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from typing import Final, Self, TypeVar

from quotebank.bank.connection import Connection
from quotebank.bank.rows import (
    DOCUMENT_COLUMNS,
    QUOTE_COLUMNS,
    Row,
    array_of,
    decode,
    made,
    to_date,
    to_parts,
    to_passages,
)
from quotebank.errors import BankError, InvalidValueError
from quotebank.model import (
    Affiliation,
    AffiliationStatus,
    Document,
    Organization,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerKind,
)

_QUOTE_KINDS: Final = {str(kind): kind for kind in QuoteKind}
_SPEAKER_KINDS: Final = {str(kind): kind for kind in SpeakerKind}
_STATUSES: Final = {str(status): status for status in AffiliationStatus}

_T = TypeVar("_T")

#: Values kept of each class. A quotation with its passages takes about 3 kB.
_KEPT: Final = 10_000
#: Rows fetched at a time where a whole table is walked.
_BATCH: Final = 500

#: Hits whose quotations are read together.
_BLOCK: Final = 100

#: Each gives the key first; what follows is for one row or for several.
_DOCUMENT: Final = f"SELECT key, {DOCUMENT_COLUMNS}, NULL FROM documents"
_DOCUMENT_AND_TEXT: Final = (
    f"SELECT key, {DOCUMENT_COLUMNS}, t.text FROM documents LEFT JOIN document_texts AS t "
    "ON t.document = key"
)
_ORGANIZATION: Final = "SELECT key, id, name, description, aliases, parent FROM organizations"
_SPEAKER: Final = "SELECT key, id, kind, name, description, aliases FROM speakers"
_AFFILIATION: Final = (
    "SELECT key, speaker, document, role, organization, principal, area, status, start, "
    '"end", evidence FROM affiliations'
)
_QUOTE: Final = f"SELECT {QUOTE_COLUMNS} FROM quotes"
_ONE: Final = "{} WHERE key = ?"
_SEVERAL: Final = "{} WHERE key IN (SELECT value FROM json_each(?))"


class Found:
    """What a search found: the words, and the quotations that are read when one is asked for.

    Args:
        rows: the key, what it is ordered by, the id and the words of each.
        reader: of the bank.
        state: of the bank when they were found.
    """

    __slots__ = ("__weakref__", "_blocks", "_reader", "_state", "rows")

    def __init__(self, rows: list[Row], reader: Reader | None, state: object) -> None:
        self.rows = rows
        self._reader = reader
        self._state = state
        self._blocks: dict[int, list[Quote | None]] = {}

    @classmethod
    def of(cls, row: Row, quote: Quote) -> Self:
        """Keep one quotation that was read already."""
        found = cls([row], None, None)
        found._blocks[0] = [quote]
        return found

    def quote(self, place: int) -> Quote:
        """Give a quotation; see `Hit.quote`."""
        number, rest = divmod(place, _BLOCK)
        block = self._blocks.get(number)
        quote = (self._read(number) if block is None else block)[rest]
        if quote is None:
            raise BankError(
                f"the quotation {self.rows[place][2]!r} was taken out of the bank by another process "
                "after it was found; search again"
            )
        return quote

    def settle(self) -> None:
        """Read what was not yet, as the bank is about to change."""
        for number in range(-(-len(self.rows) // _BLOCK)):
            if number not in self._blocks:
                self._read(number)

    def _read(self, number: int) -> list[Quote | None]:
        assert self._reader is not None
        rows = self.rows[number * _BLOCK : (number + 1) * _BLOCK]
        # Two threads may do so at once, and read the same.
        block = self._blocks[number] = self._reader.still_there(rows, self._state)
        return block


class Reader:
    """Reads values of a bank by their keys.

    Args:
        connection: to the bank.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        #: Of the bank, as it was last looked at.
        self.state: object = None
        self._documents: dict[int, Document] = {}
        self._organizations: dict[int, Organization] = {}
        self._speakers: dict[int, Speaker] = {}
        self._affiliations: dict[int, Affiliation] = {}
        self._quotes: dict[int, Quote] = {}

    def document(self, key: int) -> Document:
        """Read a document, without its text."""
        return self._one(self._documents, key, _DOCUMENT, _to_document)

    def document_with_text(self, key: int) -> Document:
        """Read a document, with its text where the bank has it."""
        return self._one({}, key, _DOCUMENT_AND_TEXT, _to_document)

    def organization(self, key: int) -> Organization:
        """Read an organization with its parents."""
        return self._one(self._organizations, key, _ORGANIZATION, self._to_organization)

    def speaker(self, key: int) -> Speaker:
        """Read a speaker."""
        return self._one(self._speakers, key, _SPEAKER, _to_speaker)

    def affiliation(self, key: int) -> Affiliation:
        """Read a statement."""
        return self._one(self._affiliations, key, _AFFILIATION, self._to_affiliation)

    def quote(self, key: int) -> Quote:
        """Read a quotation."""
        return self._one(self._quotes, key, _QUOTE, self._to_quote)

    def several(self, keys: Iterable[int]) -> list[Quote]:
        """Read some quotations, and all that they speak of, with a few statements."""
        keys = list(keys)
        with self._connection.using() as raw:
            missing = [key for key in keys if key not in self._quotes]
            if len(missing) > 1:
                rows = raw.execute(_SEVERAL.format(_QUOTE), (array_of(missing),)).fetchall()
                self._prepare(rows)
                made = self._made
                found = {row[0]: made(row[0], row, self._to_quote) for row in rows}
                if len(self._quotes) + len(found) > _KEPT:
                    self._quotes.clear()
                self._quotes.update(found)
            return [self.quote(key) for key in keys]

    def found(self, rows: list[Row]) -> Found:
        """Keep what a search found, to be read when it is asked for.

        Args:
            rows: the key, what it is ordered by, the id and the words of each.
        """
        found = Found(rows, self, self.state)
        self._connection.promise(found)
        return found

    def still_there(self, rows: list[Row], state: object) -> list[Quote | None]:
        """Read the quotations of some rows of what a search found; None for what is gone.

        Args:
            rows: as for `found`.
            state: of the bank when they were found.
        """
        with self.now() as raw:
            if state == self.state:
                return list(self.several(row[0] for row in rows))
            # A key may have gone, and come again for another quotation.
            keys = array_of(row[0] for row in rows)
            there = set(raw.execute(_SEVERAL.format("SELECT key, id FROM quotes"), (keys,)))
            quotes = iter(self.several(row[0] for row in rows if (row[0], row[2]) in there))
            return [next(quotes) if (row[0], row[2]) in there else None for row in rows]

    def quotes(self, after: int = 0) -> Iterator[Quote]:
        """Read all quotations in the order of their keys, a batch at a time.

        Args:
            after: the key before the first.
        """
        while True:
            with self.now() as raw:
                rows = raw.execute(
                    f"SELECT {QUOTE_COLUMNS} FROM quotes WHERE key > ? ORDER BY key LIMIT ?",
                    (after, _BATCH),
                ).fetchall()
                self._prepare(rows)
                batch = [self._made(row[0], row, self._to_quote) for row in rows]
            if not rows:
                return
            yield from batch
            after = rows[-1][0]

    def keys(self, sql: str, parameters: Iterable[object] = ()) -> list[int]:
        """List the first column of a statement's rows."""
        with self._connection.using() as raw:
            return [row[0] for row in raw.execute(sql, tuple(parameters))]

    @contextmanager
    def now(self) -> Iterator[sqlite3.Connection]:
        """Hold the bank as it is at this moment: all that is read within goes together."""
        with self._connection.snapshot() as raw:
            self._freshen()
            yield raw

    def freshen(self) -> None:
        """Forget what was read before the last change."""
        with self._connection.using():
            self._freshen()

    def _freshen(self) -> None:
        state = self._connection.state()
        if state != self.state:
            self.state = state
            self.forget()

    def forget(self) -> None:
        """Forget what was read, within a transaction that changes it."""
        with self._connection.using():
            self._documents.clear()
            self._organizations.clear()
            self._speakers.clear()
            self._affiliations.clear()
            self._quotes.clear()

    def _prepare(self, rows: list[Row]) -> None:
        """Read what the rows of some quotations speak of, a class at a time."""
        stated = {key for row in rows if row[7] != "[]" for key in decode(row[7])}
        statements = self._rows(_AFFILIATION, stated, self._affiliations)
        bodies = {row[4] for row in statements} - {None}
        speakers = {row[3] for row in rows} | {row[1] for row in statements}
        documents = {row[2] for row in rows}
        found = self._rows(_ORGANIZATION, bodies, self._organizations)
        self._keep(self._organizations, found, self._to_organization)
        found = self._rows(_SPEAKER, speakers, self._speakers)
        self._keep(self._speakers, found, _to_speaker)
        found = self._rows(_DOCUMENT, documents, self._documents)
        self._keep(self._documents, found, _to_document)
        self._keep(self._affiliations, statements, self._to_affiliation)

    def _rows(self, sql: str, keys: Iterable[int], kept: Container[int]) -> list[Row]:
        missing = [key for key in keys if key not in kept]
        if not missing:
            return []
        with self._connection.using() as raw:
            return raw.execute(_SEVERAL.format(sql), (array_of(missing),)).fetchall()

    def _keep(self, kept: dict[int, _T], rows: list[Row], make: Callable[[Row], _T]) -> None:
        if len(kept) + len(rows) > _KEPT:
            kept.clear()
        for row in rows:
            kept[row[0]] = self._made(row[0], row, make)

    def _one(self, kept: dict[int, _T], key: int, sql: str, make: Callable[[Row], _T]) -> _T:
        value = kept.get(key)
        if value is None:
            with self._connection.using() as raw:
                row = raw.execute(_ONE.format(sql), (key,)).fetchone()
                if row is None:
                    raise BankError(
                        f"{self._connection.name} is damaged: it speaks of a row {key} that is "
                        "not there"
                    )
                value = self._made(key, row, make)
                # Within the lock, so that nothing older than a change is kept after it.
                if len(kept) >= _KEPT:
                    kept.clear()
                kept[key] = value
        return value

    def _made(self, key: int, row: Row, make: Callable[[Row], _T]) -> _T:
        try:
            return make(row)
        except (InvalidValueError, ValueError, TypeError, KeyError) as error:
            raise BankError(
                f"{self._connection.name} is damaged: row {key} cannot be read ({error})"
            ) from error

    def _to_organization(self, row: Row) -> Organization:
        _, id_, name, description, aliases, parent = row
        return Organization(
            id=id_,
            name=name,
            description=description,
            aliases=_texts(aliases),
            parent=None if parent is None else self.organization(parent),
        )

    def _to_affiliation(self, row: Row) -> Affiliation:
        _, speaker, document, role, organization, principal, area, status, start, end, evidence = (
            row
        )
        return made(
            Affiliation,
            self.speaker(speaker),
            self.document(document),
            role,
            None if organization is None else self.organization(organization),
            None if principal is None else self.speaker(principal),
            area,
            _STATUSES[status],
            to_date(start),
            to_date(end),
            to_passages(decode(evidence)),
        )

    def _to_quote(self, row: Row) -> Quote:
        _, id_, document, speaker, kind, passages, probability, affiliations, text = row
        segments, attribution = to_parts(passages, text, probability)
        return made(
            Quote,
            id_,
            _QUOTE_KINDS[kind],
            segments,
            attribution,
            self.speaker(speaker),
            self.document(document),
            () if affiliations == "[]" else tuple(map(self.affiliation, decode(affiliations))),
        )


def _texts(array: str) -> tuple[str, ...]:
    return () if array == "[]" else tuple(decode(array))


def _to_document(row: Row) -> Document:
    _, id_, title, publisher, authors, url, published, *rest = row
    _, _, reason, sha256, corrections, text = rest
    return made(
        Document,
        id_,
        title,
        publisher,
        _texts(authors),
        url,
        to_date(published),
        reason,
        sha256,
        _texts(corrections),
        text,
    )


def _to_speaker(row: Row) -> Speaker:
    _, id_, kind, name, description, aliases = row
    return made(Speaker, id_, _SPEAKER_KINDS[kind], name, description, _texts(aliases))
