"""One SQLite connection that any thread may use, one at a time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from quotebank.bank.schema import APPLICATION_ID, MIGRATIONS, VERSION
from quotebank.errors import BankError


class Connection:
    """A connection guarded by a lock.

    Args:
        raw: a connection in autocommit mode that does not check its thread.
        place: where the bank is: its file, or "in memory".
    """

    def __init__(self, raw: sqlite3.Connection, place: str) -> None:
        self._raw: sqlite3.Connection | None = raw
        self._lock = threading.RLock()
        self._depth = 0
        self.place = place
        #: Counts the transactions that may have changed something; caches go by it.
        self.generation = 0

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
            raw, self._raw = self._raw, None
            if raw is not None:
                raw.close()

    def state(self) -> object:
        """Give something that differs once anything may have changed."""
        return self.generation

    @contextmanager
    def using(self) -> Iterator[sqlite3.Connection]:
        """Hold the connection for some statements that read.

        Raises:
            BankError: where it is closed, or SQLite cannot read the file.
        """
        with self._lock:
            raw = self._raw
            if raw is None:
                raise BankError(f"{self.name} is closed")
            try:
                yield raw
            except sqlite3.Error as error:
                raise BankError(f"{self.name} cannot be read: {error}") from error

    @contextmanager
    def atomic(self) -> Iterator[sqlite3.Connection]:
        """Hold the connection for a transaction; inside of another, for a savepoint.

        Raises:
            BankError: where it is closed, or SQLite cannot write.
        """
        with self._lock:
            raw = self._raw
            if raw is None:
                raise BankError(f"{self.name} is closed")
            name = f"level_{self._depth}"
            outermost = self._depth == 0
            try:
                raw.execute("BEGIN IMMEDIATE" if outermost else f"SAVEPOINT {name}")
                self._depth += 1
                self.generation += 1
                try:
                    yield raw
                    raw.execute("COMMIT" if outermost else f"RELEASE {name}")
                except BaseException:
                    if raw.in_transaction:
                        undo = "ROLLBACK" if outermost else f"ROLLBACK TO {name}"
                        raw.execute(undo)
                        if not outermost:
                            raw.execute(f"RELEASE {name}")
                    raise
                finally:
                    self.generation += 1
                    self._depth -= 1
            except sqlite3.Error as error:
                raise BankError(f"{self.name} cannot be written: {error}") from error


def in_memory() -> Connection:
    """Make an empty bank's connection in memory."""
    raw = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    raw.execute("PRAGMA foreign_keys = ON")
    connection = Connection(raw, "in memory")
    migrate(connection, 0)
    return connection


def migrate(connection: Connection, version: int) -> None:
    """Bring the tables from a version to this one, in one transaction.

    Args:
        connection: to the bank.
        version: of its tables; 0 where there are none.
    """
    with connection.atomic() as raw:
        for number, (name, script) in enumerate(MIGRATIONS[version:], version + 1):
            for statement in script.split(";\n"):
                if statement.strip():
                    raw.execute(statement)
            raw.execute("INSERT INTO migrations (version, name) VALUES (?, ?)", (number, name))
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {VERSION}")
