"""From values to rows, and to the index beside them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

import attrs

from quotebank.bank.filters import (
    date_tokens,
    kind_token,
    organization_token,
    speaker_token,
)
from quotebank.bank.naming import forms_of
from quotebank.bank.reading import Reader
from quotebank.bank.rows import (
    DOCUMENT_COLUMNS,
    Row,
    document_row,
    encode,
    indexed,
    passages_of,
    quote_passages,
)
from quotebank.bank.stem import stem
from quotebank.bank.words import folded_tokens
from quotebank.errors import InvalidValueError
from quotebank.model import Affiliation, BankData, Document, Organization, Quote, Speaker

_T = TypeVar("_T")

#: Quotations written at a time: enough for SQLite to work in its stride, and some MB of memory.
_BATCH: Final = 2000

_INSERT_QUOTE: Final = (
    "INSERT INTO quotes (key, id, text, document, speaker, kind, passages, probability, "
    "affiliations) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_INDEX: Final = "INSERT INTO quotes_fts (rowid, text, filters) VALUES (?, ?, ?)"
_INSERT_DOCUMENT: Final = (
    f"INSERT INTO documents ({DOCUMENT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_AFFILIATION: Final = (
    "INSERT INTO affiliations (speaker, document, role, organization, principal, area, status, "
    'start, "end", evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'
)
_SAME_AFFILIATION: Final = (
    "SELECT key FROM affiliations WHERE speaker = ? AND document = ? AND role IS ? "
    "AND organization IS ? AND principal IS ? AND area IS ? AND status = ? AND start IS ? "
    'AND "end" IS ? AND evidence = ?'
)
_SAME_QUOTE: Final = (
    "SELECT document, speaker, kind, passages, probability, affiliations FROM quotes WHERE id = ?"
)
_COUNT_WORD: Final = (
    "INSERT INTO words (word, stem, quotes) VALUES (?, ?, ?) "
    "ON CONFLICT (word) DO UPDATE SET quotes = quotes + excluded.quotes"
)


class Writer:
    """Writes values into a bank, within one transaction of its caller.

    Into an empty bank everything goes as it is, and two different values of one id are refused.
    Into any other, a speaker or an organization that is there gains what is new, and the same
    quotation is written once.

    Args:
        raw: the connection, in a transaction.
        reader: of the same bank.
    """

    def __init__(self, raw: sqlite3.Connection, reader: Reader) -> None:
        self._raw = raw
        self._reader = reader
        self._documents: dict[str, tuple[int, Document]] = {}
        self._organizations: dict[str, tuple[int, Organization]] = {}
        self._speakers: dict[str, tuple[int, Speaker]] = {}
        self._affiliations: dict[Row, int] = {}
        #: By identity, for values that many quotations share; the value is kept so that it lives.
        self._stated: dict[int, tuple[int, Affiliation]] = {}
        self._quotes: list[Row] = []
        self._index: list[tuple[int, str, str]] = []
        self._counts: Counter[str] = Counter()
        self._next: int = raw.execute("SELECT coalesce(max(key), 0) + 1 FROM quotes").fetchone()[0]
        #: Whether there was nothing before, so that nothing need be looked for.
        self._fresh = not raw.execute("SELECT EXISTS (SELECT 1 FROM documents)").fetchone()[0]

    def data(self, data: BankData) -> None:
        """Write whole tables, in their order."""
        for document in data.documents:
            self.document(document)
        for organization in data.organizations:
            self.organization(organization)
        for speaker in data.speakers:
            self.speaker(speaker)
        for affiliation in data.affiliations:
            self.affiliation(affiliation)
        for quote in data.quotes:
            self.quote(quote)
        self.flush()

    def document(self, document: Document) -> int:
        """Write a document, and give its key."""
        known = self._documents.get(document.id) or self._there(
            self._documents, "documents", document.id, self._reader.document
        )
        if known is None:
            key = self._insert(_INSERT_DOCUMENT, document_row(document))
            if document.text is not None:
                self._insert(
                    "INSERT INTO document_texts (document, text) VALUES (?, ?)",
                    (key, document.text),
                )
            known = self._documents[document.id] = key, document
        key, written = known
        if written is not document and written != document:
            raise _conflict(document)
        return key

    def organization(self, organization: Organization) -> int:
        """Write an organization with its parents, and give its key."""
        known = self._organizations.get(organization.id) or self._there(
            self._organizations, "organizations", organization.id, self._reader.organization
        )
        if known is None:
            parent = organization.parent
            key = self._insert(
                "INSERT INTO organizations (id, name, description, aliases, parent) "
                "VALUES (?, ?, ?, ?, ?)",
                (
                    organization.id,
                    organization.name,
                    organization.description,
                    encode(organization.aliases),
                    None if parent is None else self.organization(parent),
                ),
            )
            self._name("organization", key, organization)
            known = self._organizations[organization.id] = key, organization
        key, written = known
        if written is not organization and written != organization:
            if self._fresh:
                raise _conflict(organization)
            self._gain_organization(key, written, organization)
        return key

    def speaker(self, speaker: Speaker) -> int:
        """Write a speaker, and give the key."""
        known = self._speakers.get(speaker.id) or self._there(
            self._speakers, "speakers", speaker.id, self._reader.speaker
        )
        if known is None:
            key = self._insert(
                "INSERT INTO speakers (id, kind, name, description, aliases) "
                "VALUES (?, ?, ?, ?, ?)",
                (
                    speaker.id,
                    speaker.kind.value,
                    speaker.name,
                    speaker.description,
                    encode(speaker.aliases),
                ),
            )
            self._name("speaker", key, speaker)
            known = self._speakers[speaker.id] = key, speaker
        key, written = known
        if written is not speaker and written != speaker:
            if self._fresh:
                raise _conflict(speaker)
            self._gain_speaker(key, written, speaker)
        return key

    def affiliation(self, affiliation: Affiliation) -> int:
        """Write a statement, and give its key."""
        shared = self._stated.get(id(affiliation))
        if shared is not None:
            return shared[0]
        organization, principal = affiliation.organization, affiliation.principal
        row = (
            self.speaker(affiliation.speaker),
            self.document(affiliation.document),
            affiliation.role,
            None if organization is None else self.organization(organization),
            None if principal is None else self.speaker(principal),
            affiliation.area,
            affiliation.status.value,
            None if affiliation.start is None else str(affiliation.start),
            None if affiliation.end is None else str(affiliation.end),
            encode(passages_of(affiliation.evidence)),
        )
        key = self._affiliations.get(row)
        if key is None and not self._fresh:
            there = self._raw.execute(_SAME_AFFILIATION, row).fetchone()
            key = there and there[0]
        if key is None:
            key = self._affiliations[row] = self._insert(_INSERT_AFFILIATION, row)
        self._stated[id(affiliation)] = key, affiliation
        return key

    def quote(self, quote: Quote) -> None:
        """Write a quotation; it is in the bank after `flush`."""
        document, speaker = self.document(quote.document), self.speaker(quote.speaker)
        row = (
            document,
            speaker,
            quote.kind.value,
            quote_passages(quote),
            quote.attribution.probability,
            encode([self.affiliation(a) for a in quote.affiliations])
            if quote.affiliations
            else "[]",
        )
        if not self._fresh and self._is_there(quote.id, row):
            return
        text = quote.text
        folded = indexed(text)
        self._counts.update(set(folded_tokens(folded)))
        key = self._next
        self._next += 1
        self._quotes.append((key, quote.id, text, *row))
        marks = [kind_token(quote.kind), speaker_token(speaker)]
        marks += {
            organization_token(self.organization(a.organization)): None
            for a in quote.affiliations
            if a.organization is not None
        }
        marks += date_tokens(quote.document.published)
        self._index.append((key, folded, " ".join(marks)))
        if len(self._quotes) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        try:
            self._raw.executemany(_INSERT_QUOTE, self._quotes)
        except UnicodeEncodeError:
            raise _not_storable(self._quotes) from None
        except sqlite3.IntegrityError:
            raise self._repeated() from None
        self._raw.executemany(_INSERT_INDEX, self._index)
        counts = sorted(self._counts.items())
        self._raw.executemany(_COUNT_WORD, [(word, stem(word), n) for word, n in counts])
        self._quotes.clear()
        self._index.clear()
        self._counts.clear()

    def _there(
        self, kept: dict[str, tuple[int, _T]], table: str, id_: str, read: Callable[[int], _T]
    ) -> tuple[int, _T] | None:
        """Find what the bank held before."""
        if self._fresh:
            return None
        try:
            row = self._raw.execute(f"SELECT key FROM {table} WHERE id = ?", (id_,)).fetchone()
        except UnicodeEncodeError:
            raise _not_storable([(id_,)]) from None
        if row is not None:
            kept[id_] = row[0], read(row[0])
        return kept.get(id_)

    def _is_there(self, id_: str, row: Row) -> bool:
        """Whether a quotation is in the bank already, word for word."""
        there = self._raw.execute(_SAME_QUOTE, (id_,)).fetchone()
        if there is not None and there != row:
            raise InvalidValueError(
                f"the bank holds another quotation of the id {id_!r}; `update` replaces it"
            )
        return there is not None

    def _gain_speaker(self, key: int, old: Speaker, new: Speaker) -> None:
        gained = attrs.evolve(
            old,
            name=old.name or new.name,
            description=old.description or new.description,
            aliases=_aliases(old, new),
        )
        self._speakers[old.id] = key, gained
        if gained != old:
            self._raw.execute(
                "UPDATE speakers SET name = ?, description = ?, aliases = ? WHERE key = ?",
                (gained.name, gained.description, encode(gained.aliases), key),
            )
            self._name("speaker", key, gained)

    def _gain_organization(self, key: int, old: Organization, new: Organization) -> None:
        parent = old.parent or new.parent
        gained = attrs.evolve(
            old,
            name=old.name or new.name,
            description=old.description or new.description,
            aliases=_aliases(old, new),
            parent=parent,
        )
        parent_key = None if parent is None else self.organization(parent)
        self._organizations[old.id] = key, gained
        if gained != old:
            self._raw.execute(
                "UPDATE organizations SET name = ?, description = ?, aliases = ?, parent = ? "
                "WHERE key = ?",
                (gained.name, gained.description, encode(gained.aliases), parent_key, key),
            )
            self._name("organization", key, gained)

    def _insert(self, sql: str, row: Row) -> int:
        try:
            key = self._raw.execute(sql, row).lastrowid
        except UnicodeEncodeError:
            raise _not_storable([row]) from None
        assert key is not None
        return key

    def _name(self, owner: str, key: int, value: Speaker | Organization) -> None:
        self._raw.executemany(
            "INSERT OR IGNORE INTO names (owner, folded, rank, target) VALUES (?, ?, ?, ?)",
            [(owner, form, int(rank), key) for form, rank in forms_of(value)],
        )

    def _repeated(self) -> InvalidValueError:
        ids: set[str] = set()
        for row in self._quotes:
            there = self._raw.execute("SELECT 1 FROM quotes WHERE id = ?", (row[1],)).fetchone()
            if there or row[1] in ids:
                return InvalidValueError(
                    f"two quotations share the id {row[1]!r}; give one of them another"
                )
            ids.add(row[1])
        raise AssertionError("a row that the model made breaks a rule of its table")


def _conflict(value: Document | Organization | Speaker) -> InvalidValueError:
    return InvalidValueError(
        f"two different {type(value).__name__.lower()}s share the id {value.id!r}; give one of "
        "them another"
    )


def _aliases(old: Speaker | Organization, new: Speaker | Organization) -> tuple[str, ...]:
    """Join the aliases of two, and the other name where it differs."""
    names = dict.fromkeys((*old.aliases, *(() if new.name is None else (new.name,)), *new.aliases))
    names.pop(old.name or new.name or "", None)
    return tuple(names)


def _not_storable(rows: Iterable[Row]) -> InvalidValueError:
    for row in rows:
        for value in row:
            if not isinstance(value, str):
                continue
            bad = next((c for c in value if "\ud800" <= c <= "\udfff"), None)
            if bad is not None:
                return InvalidValueError(
                    f"{value[:40]!r} holds a half surrogate, {bad!r}, which no bank can store; "
                    "decode its source with errors='replace'"
                )
    raise AssertionError("text that cannot be encoded holds a half surrogate")
