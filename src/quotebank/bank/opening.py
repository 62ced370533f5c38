"""Opening and making banks, in memory and in files, and bringing old ones up to date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final, TypeAlias

from quotebank.bank.connection import Connection
from quotebank.bank.schema import APPLICATION_ID, MIGRATIONS
from quotebank.errors import BankError

#: Named steps, each a script of statements that end in ";" at a line's end.
Migrations: TypeAlias = tuple[tuple[str, str], ...]

#: KiB of pages kept in memory, for a bank in a file.
_CACHE: Final = 64 << 10
#: Pages in the log beside the file before they are copied into it (32 MiB): what many transactions
#: change is copied once.
_LOG: Final = 4_000
#: Bytes of a page of a new file. With SQLite's own 4096, a quotation takes 4% longer to take in, and a
#: rare word 15% longer to find, in 100,000; 16384 is no better, and writes more where rows lie apart.
_PAGE: Final = 8192
_HEADER: Final = b"SQLite format 3\x00"


def in_memory() -> Connection:
    """Make an empty bank in memory."""
    raw = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    raw.execute("PRAGMA foreign_keys = ON")
    connection = Connection(raw, "in memory")
    _migrate(connection, 0, MIGRATIONS)
    return connection


def create_file(path: str | os.PathLike[str], timeout: float) -> Connection:
    """Make an empty bank in a new file.

    Raises:
        BankError: where there is a file already, or none can be made.
    """
    path = Path(path)
    if path.exists() and (not path.is_file() or path.stat().st_size):
        connection = None
        if path.is_file():
            connection = _connect(path, "rw", timeout)
        if connection is None or not _is_blank(connection):
            raise BankError(f"{str(path)!r} is there already; open it, or choose another name")
    else:
        connection = _connect(path, "rwc", timeout)
    return _prepared(connection, MIGRATIONS)


def open_file(
    path: str | os.PathLike[str],
    timeout: float,
    *,
    readonly: bool = False,
    migrations: Migrations = MIGRATIONS,
) -> Connection:
    """Open a bank in a file; one of an older version is migrated after a backup beside it.

    Args:
        path: the file.
        timeout: seconds to wait for another writer.
        readonly: whether nothing is to be written.
        migrations: all steps from the first version to this one.

    Raises:
        BankError: where there is no file, or no bank in it, or one of a newer version.
    """
    path = Path(path)
    if not path.exists():
        raise BankError(f"there is no file {str(path)!r}; `Bank.create` makes a bank")
    if not path.is_file():
        raise BankError(f"{str(path)!r} is no file; give the file of a bank")
    with path.open("rb") as file:
        header = file.read(len(_HEADER))
    if header and header != _HEADER:
        raise BankError(f"{str(path)!r} is no bank: it is not even an SQLite file")
    connection = _connect(path, _reading_mode(path) if readonly else "rw", timeout)
    try:
        _check(connection, path, migrations, readonly=readonly)
        if not readonly:
            _keep_log(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path, mode: str, timeout: float) -> Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        raw = sqlite3.connect(
            uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise BankError(f"{str(path)!r} cannot be opened: {error}") from error
    connection = Connection(raw, repr(str(path)), shared=True)
    try:
        with connection.using():
            raw.execute("PRAGMA foreign_keys = ON")
            raw.execute(f"PRAGMA cache_size = -{_CACHE}")
            raw.execute(f"PRAGMA wal_autocheckpoint = {_LOG}")
    except BaseException:
        connection.close()
        raise
    return connection


def _reading_mode(path: Path) -> str:
    """Say how a bank is opened that is only read.

    Who reads a bank takes part in its log, which needs files beside it. On a medium or in a directory
    that cannot be written there are none, and nobody who changes the file: it is read as it is.
    """
    log = path.with_name(f"{path.name}-wal")
    return "ro" if os.access(path.parent, os.W_OK) or log.exists() else "ro&immutable=1"


def _keep_log(connection: Connection) -> None:
    """Let readers and a writer work side by side in what was a backup, which is one file."""
    with connection.using() as raw:
        if raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            # While others have it open it stays as it is, and so does what may only be read.
            with suppress(sqlite3.OperationalError):
                raw.execute("PRAGMA journal_mode = WAL")


def _is_blank(connection: Connection) -> bool:
    """Whether a file holds no table: making a bank of it may have been cut short."""
    with connection.using() as raw:
        return not raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]


def _check(connection: Connection, path: Path, migrations: Migrations, *, readonly: bool) -> None:
    """Refuse what is no bank of ours, or a newer one, and migrate an older one."""
    with connection.using() as raw:
        mark = raw.execute("PRAGMA application_id").fetchone()[0]
        version = raw.execute("PRAGMA user_version").fetchone()[0]
    if mark != APPLICATION_ID:
        hint = "; `Bank.create` makes a bank of it" if _is_blank(connection) else ""
        raise BankError(f"{str(path)!r} is no bank, but another program's SQLite file{hint}")
    if version > len(migrations):
        raise BankError(
            f"{str(path)!r} is a bank of version {version}, and this quotebank knows versions up "
            f"to {len(migrations)}; install a newer quotebank"
        )
    if version < len(migrations):
        if readonly:
            raise BankError(
                f"{str(path)!r} is a bank of the older version {version}; open it for writing "
                "once, so that it is brought up to date"
            )
        back_up(connection, path.with_name(f"{path.name}.v{version}.bak"))
        _migrate(connection, version, migrations)


def _prepared(connection: Connection, migrations: Migrations) -> Connection:
    try:
        with connection.using() as raw:
            raw.execute(f"PRAGMA page_size = {_PAGE}")
            raw.execute("PRAGMA journal_mode = WAL")
        _migrate(connection, 0, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def back_up(connection: Connection, target: str | os.PathLike[str]) -> None:
    """Copy a bank, as it is at one moment, to a file that is there whole or not at all.

    Args:
        connection: to the bank.
        target: the file, which is replaced.

    Raises:
        BankError: where it cannot be written.
    """
    target = Path(target)
    beside = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        beside.unlink(missing_ok=True)
        with closing(sqlite3.connect(beside)) as copy:
            with connection.using() as raw:
                raw.backup(copy)
            # One file without a log beside it, which can be moved and sent.
            copy.execute("PRAGMA journal_mode = DELETE")
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise BankError(f"no backup can be written to {str(target)!r}: {error}") from error
    finally:
        beside.unlink(missing_ok=True)


def _migrate(connection: Connection, version: int, migrations: Migrations) -> None:
    """Bring the tables from a version to the last, in one transaction."""
    with connection.atomic() as raw:
        # Another process may have done it since the version was read.
        if raw.execute("PRAGMA user_version").fetchone()[0] != version:
            return
        for number, (name, script) in enumerate(migrations[version:], version + 1):
            for statement in script.split(";\n"):
                if statement.strip():
                    raw.execute(statement)
            raw.execute("INSERT INTO migrations (version, name) VALUES (?, ?)", (number, name))
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {len(migrations)}")
