"""What a bank is as a store: made, opened, filled, changed, listed and closed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn, Self

from quotebank.bank.connection import Connection
from quotebank.bank.intake import Gate, Intake, ingest
from quotebank.bank.opening import back_up, create_file, in_memory, open_file
from quotebank.bank.reading import Reader
from quotebank.errors import BankError, NotPicklableError, UnknownNameError
from quotebank.model import (
    BankData,
    Document,
    Extraction,
    Quote,
)

if TYPE_CHECKING:
    import pyarrow

    from quotebank.bank.revising import Revision


class Store:
    """A collection of quotations kept by SQLite, without the questions that a `Bank` answers.

    Any thread may use it; while one does, others wait.
    """

    def __init__(self) -> None:
        """Make an empty bank in memory."""
        self._open(in_memory())

    @classmethod
    def create(cls, path: str | os.PathLike[str], *, timeout: float = 30.0) -> Self:
        """Make an empty bank in a new file.

        Args:
            path: the file; its directory must be there.
            timeout: seconds to wait for another writer, before each write.

        Raises:
            BankError: where there is a file already, or none can be made.
        """
        return cls._of(create_file(path, timeout))

    @classmethod
    def open(
        cls, path: str | os.PathLike[str], *, readonly: bool = False, timeout: float = 30.0
    ) -> Self:
        """Open a bank in a file; an older one is migrated, after a backup beside it.

        Args:
            path: the file.
            readonly: whether nothing is to be written.
            timeout: seconds to wait for another writer, before each write.

        Raises:
            BankError: where there is no file, or no bank in it, or one of a newer version.
        """
        return cls._of(open_file(path, timeout, readonly=readonly))

    @classmethod
    def _of(cls, connection: Connection) -> Self:
        bank = cls.__new__(cls)
        bank._open(connection)
        return bank

    def _open(self, connection: Connection) -> None:
        self._connection = connection
        self._reader = Reader(connection)
        self._gate = Gate(connection, self._reader)

    @classmethod
    def from_quotes(cls, quotes: Iterable[Quote]) -> Self:
        """Make a bank in memory of quotations and all that they speak of.

        Args:
            quotes: in the order that the bank is to have.

        Raises:
            InvalidValueError: where two different values share an id.
        """
        return cls.from_data(BankData(quotes=tuple(dict.fromkeys(quotes))))

    @classmethod
    def from_data(cls, data: BankData) -> Self:
        """Make a bank in memory of whole tables; `data` gives the same tables again.

        Args:
            data: the tables.

        Raises:
            InvalidValueError: where two different values share an id.
        """
        bank = cls()
        bank.add(data)
        return bank

    def add(self, *values: Quote | Extraction | BankData, reason: str | None = None) -> None:
        """Add quotations, what was read out of articles, or whole tables, in one transaction.

        What is there already is not written again. An Extraction is all that was read out of its
        document: where the bank holds something else of that, it is replaced, and `revisions` keeps
        it. A speaker or an organization that is there gains the aliases, the description and the
        parent that are new.

        Args:
            values: what is to be added.
            reason: why they replace what was there, for the revisions.

        Raises:
            InvalidValueError: where a quotation or a document is there under its id, but differs, or
                a text holds half surrogates.
        """
        self._gate.add(values, reason)

    def ingest(
        self,
        values: Iterable[Quote | Extraction | BankData],
        *,
        batch: int = 20_000,
        progress: Callable[[int], object] | None = None,
    ) -> int:
        """Add a stream of any length, in memory that does not grow with it.

        Each batch is a transaction. One that was interrupted can be run again from the start: what is
        there is passed over.

        Args:
            values: as for `add`.
            batch: quotations to a transaction, about.
            progress: called after each batch with the number of values that are in the bank.

        Returns:
            How many values there were.

        Raises:
            InvalidValueError: as for `add`; the batches before are kept.
        """
        return ingest(self._gate, values, batch, progress)

    def update(self, *quotes: Quote, reason: str | None = None) -> None:
        """Replace quotations by others of the same ids; `revisions` keeps what was there.

        Args:
            quotes: as they are to be.
            reason: why, for the revisions.

        Raises:
            UnknownNameError: where there is none of an id.
        """
        with self._connection.atomic() as raw:
            for quote in quotes:
                key = self._key("quote", quote.id)
                if self._reader.quote(key) != quote:
                    self._intake(raw).reviser.replace(quote, key, reason)

    def remove(self, *values: Quote | Document) -> None:
        """Take out quotations, or documents with all that they state and their revisions.

        Args:
            values: those that are to go; their speakers stay.

        Raises:
            UnknownNameError: where one is not in the bank.
        """
        with self._connection.atomic() as raw:
            reviser = self._intake(raw).reviser
            for value in values:
                if isinstance(value, Quote):
                    reviser.drop(self._key("quote", value.id))
                else:
                    reviser.remove_document(self._key("document", value.id))

    def revisions(self, document: str | Document) -> tuple[Revision, ...]:
        """List what the bank held of a document before it was replaced, the oldest first.

        Args:
            document: or its id.

        Raises:
            UnknownNameError: where it is not in the bank.
        """
        from quotebank.bank.revising import revisions_of  # noqa: PLC0415 - needs the converter.

        with self._reader.now() as raw:
            key = self._key("document", document if isinstance(document, str) else document.id)
            return revisions_of(raw, self._reader, key)

    def data(self) -> BankData:
        """Give all tables, documents with their texts where the bank has them."""
        with self._reader.now():
            reader = self._reader
            keys = "SELECT key FROM {} ORDER BY key".format
            return BankData(
                documents=tuple(map(reader.document_with_text, reader.keys(keys("documents")))),
                organizations=tuple(map(reader.organization, reader.keys(keys("organizations")))),
                speakers=tuple(map(reader.speaker, reader.keys(keys("speakers")))),
                affiliations=tuple(map(reader.affiliation, reader.keys(keys("affiliations")))),
                quotes=tuple(reader.quotes()),
            )

    def to_arrow(self) -> pyarrow.Table:
        """Give all quotations as an Arrow table, one row each, in the order of the bank.

        What is several is a list; dates are as stated, with their first and last days beside them.

        Raises:
            MissingExtraError: where the extra ``arrow`` is not installed.
        """
        from quotebank.bank.arrow import to_arrow  # noqa: PLC0415 - needs an extra.

        return to_arrow(self)

    def __len__(self) -> int:
        return self._reader.keys("SELECT count(*) FROM quotes")[0]

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Quote]:
        """Give the quotations in the order of the documents."""
        with self._reader.now():
            return self._reader.quotes()

    def __contains__(self, quote: object) -> bool:
        id_ = quote.id if isinstance(quote, Quote) else quote
        return isinstance(id_, str) and bool(self._keys("quotes", id_))

    def __getitem__(self, id_: str) -> Quote:
        """Give the quotation of an id.

        Raises:
            UnknownNameError: where there is none.
        """
        with self._reader.now():
            return self._reader.quote(self._key("quote", id_))

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Make all that is done within one transaction: all of it is kept, or nothing.

        It may stand inside of another; then what is done within can be undone alone. Other threads
        wait until it ends.

        >>> bank = Store()
        >>> with bank.atomic():
        ...     bank.add()
        """
        with self._connection.atomic():
            yield

    def backup(self, path: str | os.PathLike[str]) -> None:
        """Copy the bank, as it is at this moment, to a file; others may go on writing.

        Args:
            path: the file, which is replaced at once when the copy is whole.

        Raises:
            BankError: where it cannot be written.
        """
        back_up(self._connection, path)

    def check(self) -> tuple[str, ...]:
        """Look through the whole bank for what should not be.

        The file's own integrity, every reference, every value by its class's rules, every passage in
        its document where the bank has its text, names, and the full-text index.

        Returns:
            A sentence for each fault; empty where all is well.
        """
        from quotebank.bank.checking import faults  # noqa: PLC0415 - for few calls.

        try:
            return tuple(faults(self._reader))
        except BankError as error:
            if self._connection.closed:
                raise
            return (error.message,)

    def compact(self) -> None:
        """Put the full-text index together, and give back the space of what was removed.

        It needs as much free space again as the bank has, and keeps other writers waiting.

        Raises:
            BankError: within a transaction, or where it cannot be written.
        """
        from quotebank.bank.checking import compact  # noqa: PLC0415 - for few calls.

        compact(self._connection)

    def close(self) -> None:
        """Close the bank; a second time does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        if self._connection.closed:
            return f"<{type(self).__name__}: closed>"
        return f"<{type(self).__name__}: {len(self)} quotations, {self._connection.place}>"

    def __reduce__(self) -> NoReturn:
        raise NotPicklableError(
            "a bank cannot be pickled or copied; pass its file or `bank.data()` instead"
        )

    def _intake(self, raw: sqlite3.Connection) -> Intake:
        return Intake(raw, self._reader, self._connection.known_words)

    def _key(self, what: str, id_: str) -> int:
        with self._reader.now():
            keys = self._keys(f"{what}s", id_)
            if not keys:
                raise UnknownNameError(what, str(id_))
            return keys[0]

    def _keys(self, table: str, id_: str) -> list[int]:
        try:
            return self._reader.keys(f"SELECT key FROM {table} WHERE id = ?", (id_,))
        except UnicodeEncodeError:  # A half surrogate is in no bank.
            return []
