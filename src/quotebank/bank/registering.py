"""Writing documents, organizations and speakers: each once, under its id."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

import attrs

from quotebank.bank.naming import Owner, forms_of
from quotebank.bank.reading import Reader
from quotebank.bank.rows import DOCUMENT_COLUMNS, Row, document_row, encode, encode_texts
from quotebank.errors import InvalidValueError
from quotebank.model import Document, Organization, Speaker

_T = TypeVar("_T", Document, Organization, Speaker)

_INSERT_DOCUMENT: Final = (
    f"INSERT INTO documents ({DOCUMENT_COLUMNS}, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_DOCUMENTS_THERE: Final = "SELECT d.id FROM json_each(?) AS j JOIN documents AS d ON d.id = j.value"
_INSERT_TEXT: Final = "INSERT INTO document_texts (document, text) VALUES (?, ?)"
_INSERT_ORGANIZATION: Final = (
    "INSERT INTO organizations (id, name, description, aliases, parent) VALUES (?, ?, ?, ?, ?)"
)
_UPDATE_ORGANIZATION: Final = (
    "UPDATE organizations SET name = ?, description = ?, aliases = ?, parent = ? WHERE key = ?"
)
_INSERT_SPEAKER: Final = (
    "INSERT INTO speakers (id, kind, name, description, aliases) VALUES (?, ?, ?, ?, ?)"
)
_UPDATE_SPEAKER: Final = "UPDATE speakers SET name = ?, description = ?, aliases = ? WHERE key = ?"
#: Speakers, and organizations, that are remembered from one batch to the next: some tens of MB.
_KEPT: Final = 50_000
#: The key of what has an id, or of what it was merged into.
_THERE: Final = {
    "documents": "SELECT key FROM documents WHERE id = :id",
    **{
        f"{owner}s": f"SELECT key FROM {owner}s WHERE id = :id UNION ALL "
        f"SELECT kept FROM merges WHERE gone_id = :id AND owner = '{owner}'"
        for owner in ("speaker", "organization")
    },
}


class Register:
    """Writes documents, organizations and speakers, within one transaction of its caller.

    Into an empty bank everything goes as it is, and two different values of one id are refused.
    Into any other, a speaker or an organization that is there gains what is new.

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
        #: By identity, for values that come again and again; each is kept so that it lives.
        self._seen: dict[int, tuple[int, object]] = {}
        #: Documents and their texts that `flush` writes: many at once take half the time.
        self._waiting: list[Row] = []
        self._texts: list[Row] = []
        #: Names that `flush` writes.
        self._names: list[Row] = []
        #: Ids of documents that were looked for and are not there.
        self._absent: set[str] = set()
        #: The documents that were there before.
        self.old_documents: set[int] = set()
        #: Whether there was nothing before, so that nothing need be looked for.
        self.fresh = not raw.execute(
            "SELECT EXISTS (SELECT 1 FROM documents) OR EXISTS (SELECT 1 FROM speakers) "
            "OR EXISTS (SELECT 1 FROM organizations)"
        ).fetchone()[0]
        highest = "SELECT coalesce(max(key), 0) + 1 FROM documents"
        self._next_document: int = raw.execute(highest).fetchone()[0]

    def expect(self, ids: Iterable[str]) -> None:
        """Look for documents at once, so that those that are new need not be looked for singly.

        Args:
            ids: of the documents.
        """
        if self.fresh:
            return
        absent = set(ids).difference(self._documents)
        try:
            rows = self._raw.execute(_DOCUMENTS_THERE, (encode(sorted(absent)),))
        except UnicodeEncodeError:
            raise not_storable([tuple(absent)]) from None
        self._absent = absent.difference(row[0] for row in rows)

    def document(self, document: Document) -> int:
        """Give a document its key; it is in the bank after `flush`."""
        seen = self._seen.get(id(document))
        if seen is not None:
            return seen[0]
        known = self._documents.get(document.id)
        if known is None and document.id not in self._absent:
            known = self._there(self._documents, "documents", document.id, self._reader.document)
            if known is not None:
                self.old_documents.add(known[0])
        if known is None:
            key = self._next_document
            self._next_document += 1
            self._waiting.append((*document_row(document), key))
            if document.text is not None:
                self._texts.append((key, document.text))
            known = self._documents[document.id] = key, document
        key, written = known
        if written is not document and written != document:
            raise _conflict(document, "add an Extraction of it to replace it")
        self._seen[id(document)] = key, document
        return key

    def organization(self, organization: Organization) -> int:
        """Write an organization with its parents, and give its key."""
        seen = self._seen.get(id(organization))
        if seen is not None:
            return seen[0]
        known = self._organizations.get(organization.id) or self._there(
            self._organizations, "organizations", organization.id, self._reader.organization
        )
        if known is None:
            parent = organization.parent
            key = self.insert(
                _INSERT_ORGANIZATION,
                (
                    organization.id,
                    organization.name,
                    organization.description,
                    encode_texts(organization.aliases),
                    None if parent is None else self.organization(parent),
                ),
            )
            self._names += name_rows("organization", key, organization)
            known = self._organizations[organization.id] = key, organization
        key, written = known
        if written is not organization and written != organization:
            if self.fresh:
                raise _conflict(organization)
            self._gain_organization(key, written, organization)
        self._seen[id(organization)] = key, organization
        return key

    def speaker(self, speaker: Speaker) -> int:
        """Write a speaker, and give the key."""
        seen = self._seen.get(id(speaker))
        if seen is not None:
            return seen[0]
        known = self._speakers.get(speaker.id) or self._there(
            self._speakers, "speakers", speaker.id, self._reader.speaker
        )
        if known is None:
            key = self.insert(
                _INSERT_SPEAKER,
                (
                    speaker.id,
                    speaker.kind.value,
                    speaker.name,
                    speaker.description,
                    encode_texts(speaker.aliases),
                ),
            )
            self._names += name_rows("speaker", key, speaker)
            known = self._speakers[speaker.id] = key, speaker
        key, written = known
        if written is not speaker and written != speaker:
            if self.fresh:
                raise _conflict(speaker)
            self._gain_speaker(key, written, speaker)
        self._seen[id(speaker)] = key, speaker
        return key

    def flush(self) -> None:
        """Write the documents and names that are waiting.

        Raises:
            InvalidValueError: where a text holds half surrogates.
        """
        try:
            self._raw.executemany(_INSERT_DOCUMENT, self._waiting)
            self._raw.executemany(_INSERT_TEXT, self._texts)
        except UnicodeEncodeError:
            raise not_storable([*self._waiting, *self._texts]) from None
        write_names(self._raw, self._names)
        self._waiting.clear()
        self._texts.clear()
        self._names.clear()

    def let_go(self) -> None:
        """Keep no values alive that may not come again."""
        self._seen.clear()
        for kept in (self._organizations, self._speakers):
            if len(kept) > _KEPT and not self.fresh:
                kept.clear()

    def forget_documents(self) -> None:
        """Look for documents anew when they come next, as their rows may be others."""
        self._documents.clear()
        self.old_documents.clear()
        self._absent.clear()
        self._seen.clear()

    def insert(self, sql: str, row: Row) -> int:
        """Insert a row, and give its key.

        Raises:
            InvalidValueError: where a text holds half surrogates.
        """
        try:
            key = self._raw.execute(sql, row).lastrowid
        except UnicodeEncodeError:
            raise not_storable([row]) from None
        assert key is not None
        return key

    def _there(
        self, kept: dict[str, tuple[int, _T]], table: str, id_: str, read: Callable[[int], _T]
    ) -> tuple[int, _T] | None:
        """Find what the bank held before, under the id or merged into another."""
        if self.fresh:
            return None
        try:
            row = self._raw.execute(_THERE[table], {"id": id_}).fetchone()
        except UnicodeEncodeError:
            raise not_storable([(id_,)]) from None
        if row is not None:
            kept[id_] = row[0], read(row[0])
        return kept.get(id_)

    def _gain_speaker(self, key: int, old: Speaker, new: Speaker) -> None:
        gained = attrs.evolve(
            old,
            name=old.name or new.name,
            description=old.description or new.description,
            aliases=joined_aliases(old, new),
        )
        self._speakers[new.id] = key, gained
        if gained != old:
            row = (gained.name, gained.description, encode(gained.aliases), key)
            self.insert(_UPDATE_SPEAKER, row)
            self._names += name_rows("speaker", key, gained)

    def _gain_organization(self, key: int, old: Organization, new: Organization) -> None:
        parent = old.parent or new.parent
        gained = attrs.evolve(
            old,
            name=old.name or new.name,
            description=old.description or new.description,
            aliases=joined_aliases(old, new),
            parent=parent,
        )
        parent_key = None if parent is None else self.organization(parent)
        self._organizations[new.id] = key, gained
        if gained != old:
            row = (gained.name, gained.description, encode(gained.aliases), parent_key, key)
            self.insert(_UPDATE_ORGANIZATION, row)
            self._names += name_rows("organization", key, gained)


def name_rows(owner: Owner, key: int, value: Speaker | Organization) -> list[Row]:
    """Give a row for every form under which a speaker or an organization is found."""
    return [(owner, form, int(rank), key) for form, rank in forms_of(value)]


def write_names(raw: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Write forms under which speakers or organizations are found; those that are there stay."""
    raw.executemany(
        "INSERT OR IGNORE INTO names (owner, folded, rank, target) VALUES (?, ?, ?, ?)", rows
    )


def joined_aliases(old: Speaker | Organization, new: Speaker | Organization) -> tuple[str, ...]:
    """Join the aliases of two, and the other name where it differs."""
    names = dict.fromkeys((*old.aliases, *(() if new.name is None else (new.name,)), *new.aliases))
    names.pop(old.name or new.name or "", None)
    return tuple(names)


def not_storable(rows: Iterable[Row]) -> InvalidValueError:
    """Say which text of some rows holds a half surrogate."""
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


def _conflict(
    value: Document | Organization | Speaker, remedy: str = "give one of them another"
) -> InvalidValueError:
    return InvalidValueError(
        f"two different {type(value).__name__.lower()}s share the id {value.id!r}; {remedy}"
    )
