"""From rows to values, each made once and shared while nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

from quotebank.bank.connection import Connection
from quotebank.bank.rows import (
    DOCUMENT_COLUMNS,
    QUOTE_COLUMNS,
    Row,
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

_DOCUMENT: Final = f"SELECT {DOCUMENT_COLUMNS}, NULL FROM documents WHERE key = ?"
_DOCUMENT_AND_TEXT: Final = (
    f"SELECT {DOCUMENT_COLUMNS}, t.text FROM documents LEFT JOIN document_texts AS t "
    "ON t.document = key WHERE key = ?"
)
_ORGANIZATION: Final = (
    "SELECT id, name, description, aliases, parent FROM organizations WHERE key = ?"
)
_SPEAKER: Final = "SELECT id, kind, name, description, aliases FROM speakers WHERE key = ?"
_AFFILIATION: Final = (
    "SELECT speaker, document, role, organization, principal, area, status, start, "
    '"end", evidence FROM affiliations WHERE key = ?'
)
_QUOTE: Final = f"SELECT {QUOTE_COLUMNS} FROM quotes WHERE key = ?"


class Reader:
    """Reads values of a bank by their keys.

    Args:
        connection: to the bank.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._state: object = None
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

    def quotes(self, after: int = 0) -> Iterator[Quote]:
        """Read all quotations in the order of their keys, a batch at a time.

        Args:
            after: the key before the first.
        """
        while True:
            with self._connection.using() as raw:
                rows = raw.execute(
                    f"SELECT {QUOTE_COLUMNS} FROM quotes WHERE key > ? ORDER BY key LIMIT ?",
                    (after, _BATCH),
                ).fetchall()
                batch = [self._made(row[0], row, self._to_quote) for row in rows]
            if not rows:
                return
            yield from batch
            after = rows[-1][0]

    def keys(self, sql: str, parameters: Iterable[object] = ()) -> list[int]:
        """List the first column of a statement's rows."""
        with self._connection.using() as raw:
            return [row[0] for row in raw.execute(sql, tuple(parameters))]

    def freshen(self) -> None:
        """Forget what was read before the last change."""
        with self._connection.using():
            state = self._connection.state()
            if state == self._state:
                return
            self._state = state
            self.forget()

    def forget(self) -> None:
        """Forget what was read, within a transaction that changes it."""
        with self._connection.using():
            self._documents.clear()
            self._organizations.clear()
            self._speakers.clear()
            self._affiliations.clear()
            self._quotes.clear()

    def _one(self, kept: dict[int, _T], key: int, sql: str, make: Callable[[Row], _T]) -> _T:
        value = kept.get(key)
        if value is None:
            with self._connection.using() as raw:
                row = raw.execute(sql, (key,)).fetchone()
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
        id_, name, description, aliases, parent = row
        return Organization(
            id=id_,
            name=name,
            description=description,
            aliases=_texts(aliases),
            parent=None if parent is None else self.organization(parent),
        )

    def _to_affiliation(self, row: Row) -> Affiliation:
        speaker, document, role, organization, principal, area, status, start, end, evidence = row
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
        _, id_, document, speaker, kind, passages, probability, affiliations = row
        segments, attribution = to_parts(passages, probability)
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
    id_, title, publisher, authors, url, published, _, _, reason, sha256, corrections, text = row
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
    id_, kind, name, description, aliases = row
    return made(Speaker, id_, _SPEAKER_KINDS[kind], name, description, _texts(aliases))
