"""Opening the bank that a command is about."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from quotebank.bank import Bank
from quotebank.dataset import load
from quotebank.errors import BankError, InvalidValueError
from quotebank.model import BankData, Extraction, Quote

#: Quotations to a transaction while articles are read, which takes fifty times as long as to write
#: what was read: what a kill can cost is a second or two of reading.
READ_BATCH = 2_000
#: How a file of JSON Lines begins, and a bank as JSON; what it says is checked when it is read.
_FORMAT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"quotebank(\.quote|\.extraction|)"')
#: How a bank in a file begins (https://sqlite.org/fileformat.html, 1.3).
_SQLITE = b"SQLite format 3\0"
_BEGINNING = 200


def open_bank(file: Path | None) -> Bank:
    """Open a bank to read from.

    Args:
        file: a bank in a file of its own or as JSON, or quotations or extractions as JSON Lines,
            whatever its name; - for standard input; None for the packaged bank.

    Raises:
        FormatError: where the file holds none of them.
        OSError: where it cannot be read.
    """
    if file is None:
        return load()
    if str(file) == "-":
        return _read(io.BytesIO(sys.stdin.buffer.read()))
    if not file.is_file():
        return _read(file)
    with file.open("rb") as stream:
        if stream.read(len(_SQLITE)) == _SQLITE:
            return Bank.open(file, readonly=True)
        stream.seek(0)
        return _read(stream)


def open_to_write(file: Path | None, *, create: bool = False) -> Bank:
    """Open a bank in a file of its own, to change it.

    Args:
        file: the file.
        create: whether to make it where it is not there.

    Raises:
        InvalidValueError: where none is named.
        BankError: where the file is no bank, or cannot be written.
    """
    if file is None:
        raise InvalidValueError(
            "the packaged bank cannot be changed; name a file of yours: --bank FILE"
        )
    if create:
        # Asking whether it is there would be too early: another process may be making it.
        try:
            return Bank.create(file)
        except BankError:
            if not file.exists():
                raise
    if file.is_file():
        with file.open("rb") as stream:
            if stream.read(len(_SQLITE)) != _SQLITE:
                raise BankError(
                    f"{file} is no bank in a file of its own; make one of it: "
                    f"quotebank ingest {file} --into NEW"
                )
    return Bank.open(file)


def values_of(file: Path) -> Iterator[Quote | Extraction | BankData] | None:
    """Give what a file of ours holds, one value after another; None where it is none of ours.

    Args:
        file: of any of the formats that `open_bank` takes.

    Raises:
        FormatError: where it is damaged; while it is read.
        OSError: where it cannot be read.
    """
    with file.open("rb") as stream:
        beginning = stream.read(_BEGINNING)
    if beginning.startswith(_SQLITE):
        return _values_of_bank(file)
    match = _FORMAT.match(beginning)
    if match is None:
        return None
    from quotebank.serialise import load_bank, read_jsonl  # noqa: PLC0415

    if not match[1]:
        return iter([load_bank(file)])
    return read_jsonl(file, Quote if match[1] == b".quote" else Extraction)


def _values_of_bank(file: Path) -> Iterator[Quote | Extraction | BankData]:
    with Bank.open(file, readonly=True) as bank:
        yield BankData(organizations=bank.organizations(), speakers=bank.speakers())
        for document in bank.documents():
            yield BankData(documents=(bank.document(document.id),))
        for speaker in bank.speakers():
            yield BankData(affiliations=bank.affiliations(speaker))
        yield from bank


def _read(source: Path | IO[bytes]) -> Bank:
    """Read a bank from data; from a path, what is wrong with it is said."""
    from quotebank.serialise import load_bank, read_jsonl  # noqa: PLC0415 - few banks are data.

    if isinstance(source, Path):
        return Bank.from_data(load_bank(source))
    match = _FORMAT.match(source.read(_BEGINNING))
    source.seek(0)
    if match is None or not match[1]:
        return Bank.from_data(load_bank(source))
    if match[1] == b".quote":
        return Bank.from_quotes(read_jsonl(source))
    bank = Bank()
    for extraction in read_jsonl(source, Extraction):
        bank.add(extraction)
    return bank
