"""Opening the bank that a command is about."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import IO

from quotebank.bank import Bank
from quotebank.dataset import load
from quotebank.model import Extraction
from quotebank.serialise import load_bank, read_jsonl

#: How a file of JSON Lines begins; what it says is checked when it is read.
_FORMAT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"quotebank\.(quote|extraction)"')
#: How a bank in a file begins (https://sqlite.org/fileformat.html, 1.3).
_SQLITE = b"SQLite format 3\0"
_BEGINNING = 200


def open_bank(file: Path | None) -> Bank:
    """Open a bank.

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
        return Bank.from_data(load_bank(file))
    with file.open("rb") as stream:
        if stream.read(len(_SQLITE)) == _SQLITE:
            return Bank.open(file, readonly=True)
        stream.seek(0)
        return _read(stream)


def _read(stream: IO[bytes]) -> Bank:
    match = _FORMAT.match(stream.read(_BEGINNING))
    stream.seek(0)
    if match is None:
        return Bank.from_data(load_bank(stream))
    if match[1] == b"quote":
        return Bank.from_quotes(read_jsonl(stream))
    bank = Bank()
    for extraction in read_jsonl(stream, Extraction):
        bank.add(extraction)
    return bank
