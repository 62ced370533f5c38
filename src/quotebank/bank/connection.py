"""One SQLite connection that any thread may use, one at a time."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final, Protocol

from quotebank.errors import BankError

#: What to do about SQLite's primary error codes.
_REMEDIES: Final = {
    "SQLITE_BUSY": "another process is writing to it; wait for that one to end, or give more time "
    "with `timeout`",
    "SQLITE_LOCKED": "another statement is writing to it; wait for that one to end",
    "SQLITE_READONLY": "it may only be read; change the file's permissions, or write to a copy",
    "SQLITE_FULL": "the disk is full; nothing of this step was written, so make room and do it again",
    "SQLITE_CORRUPT": "the file is damaged; `check` says where; go back to a backup",
    "SQLITE_NOTADB": "the file is not a bank, or its beginning is damaged",
    "SQLITE_CANTOPEN": "the file or its directory cannot be opened; look at their permissions",
    "SQLITE_IOERR": "the disk failed, or the file was cut off; look at it before going on",
}


class Promise(Protocol):
    """Something that is to be read later, as the bank is now."""

    def settle(self) -> None:
        """Read it, as the bank is about to change."""


class Connection:
    """A connection guarded by a lock.

    Args:
        raw: a connection in autocommit mode that does not check its thread.
        place: where the bank is: its file, or "in memory".
        shared: whether other connections can change it.
    """

    def __init__(self, raw: sqlite3.Connection, place: str, *, shared: bool = False) -> None:
        self._raw: sqlite3.Connection | None = raw
        # A bank that nobody closed is closed with its last user: Python 3.13 warns where it is not.
        weakref.finalize(self, raw.close)
        self._lock = threading.RLock()
        self._promises = weakref.WeakSet[Promise]()
        self._depth = 0
        self._shared = shared
        self.place = place
        #: Counts what may have changed something: entering a transaction, leaving it, and taking it
        #: back; caches go by it.
        self.generation = 0
        #: Words that the bank is known to have; none is ever taken out.
        self.known_words: set[str] = set()

    @property
    def name(self) -> str:
        """What messages call the bank."""
        return f"the bank {self.place}"

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return self._raw is None

    def close(self) -> None:
        """Close it; a second time does nothing."""
        with self._lock:
            if self._raw is not None:
                self._settle()
            raw, self._raw = self._raw, None
            if raw is not None:
                raw.close()

    def promise(self, promise: Promise) -> None:
        """Have something settled before the bank changes or is closed, if it is still wanted then."""
        self._promises.add(promise)

    def _settle(self) -> None:
        if self._promises:
            promises = list(self._promises)
            self._promises.clear()
            for promise in promises:
                # Whoever asks for it is told; whoever changes the bank has no part in it.
                with suppress(BankError):
                    promise.settle()

    def state(self) -> object:
        """Give something that differs once anything may have changed."""
        return self._state(self.generation)

    def state_after_leaving(self) -> object:
        """Give the state of the next transaction, within one, if it is kept and none comes between."""
        return self._state(self.generation + 2)

    def _state(self, generation: int) -> object:
        return (generation, self.foreign_changes()) if self._shared else generation

    def foreign_changes(self) -> int:
        """Give a number that differs once another connection has changed something."""
        # Without `using`, as every search asks.
        with self._lock:
            try:
                return int(self._open().execute("PRAGMA data_version").fetchone()[0])
            except sqlite3.Error as error:
                raise self.failure(error, "read") from error

    @contextmanager
    def using(self) -> Iterator[sqlite3.Connection]:
        """Hold the connection for some statements that read.

        Raises:
            BankError: where it is closed, or SQLite cannot read the file.
        """
        with self._lock:
            raw = self._open()
            try:
                yield raw
            except sqlite3.Error as error:
                raise self.failure(error, "read") from error

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Hold the connection for statements that read the bank as it is at one moment.

        Without it, what one statement finds may be gone for the next, as another process wrote.

        Raises:
            BankError: where it is closed, or SQLite cannot read the file.
        """
        with self.using() as raw:
            if not self._shared or raw.in_transaction:
                yield raw
                return
            raw.execute("BEGIN")
            try:
                yield raw
            finally:
                raw.commit()  # It does nothing where an error ended the transaction.

    @contextmanager
    def atomic(self) -> Iterator[sqlite3.Connection]:
        """Hold the connection for a transaction; inside of another, for a savepoint.

        Raises:
            BankError: where it is closed, or SQLite cannot write.
        """
        with self._lock:
            raw = self._open()
            try:
                with self._level(raw):
                    yield raw
            except sqlite3.Error as error:
                raise self.failure(error, "written") from error

    @contextmanager
    def _level(self, raw: sqlite3.Connection) -> Iterator[None]:
        name = f"level_{self._depth}" if self._depth else None
        raw.execute(f"SAVEPOINT {name}" if name else "BEGIN IMMEDIATE")
        self._depth += 1
        try:
            self._settle()
            self.generation += 1
            yield
            raw.execute(f"RELEASE {name}" if name else "COMMIT")
        except BaseException:
            self.generation += 1
            self.known_words.clear()
            # What was found within is not there after it.
            self._settle()
            # A full disk or a failing one may have ended the transaction already.
            if raw.in_transaction:
                raw.execute(f"ROLLBACK TO {name}" if name else "ROLLBACK")
                if name:
                    raw.execute(f"RELEASE {name}")
            raise
        finally:
            self.generation += 1
            self._depth -= 1

    def failure(self, error: sqlite3.Error, done: str) -> BankError:
        """Say what went wrong in SQLite, and what to do."""
        code = "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])
        remedy = _REMEDIES.get(code, "this is not expected; please report it")
        return BankError(f"{self.name} cannot be {done}: {error}; {remedy}")

    def _open(self) -> sqlite3.Connection:
        if self._raw is None:
            raise BankError(f"{self.name} is closed")
        return self._raw
