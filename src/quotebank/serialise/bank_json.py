"""A whole bank as one JSON object of plain tables, with one row on each line."""

from __future__ import annotations

from quotebank.errors import DataError, FormatError
from quotebank.model import BankData
from quotebank.serialise.converter import codec
from quotebank.serialise.envelope import envelope
from quotebank.serialise.files import File, name_of, read_whole, write_text, written
from quotebank.serialise.tables import rows
from quotebank.serialise.values import decode, encode, from_plain, has_surrogate, require_encodable


def dump_bank(data: BankData, target: File, *, text: bool = False) -> None:
    """Write a whole bank, people without quotations too.

    Args:
        data: the bank's tables.
        target: a path, whose file is replaced when all is written, or an open stream.
        text: whether the texts of documents are written.

    Raises:
        InvalidValueError: where a row speaks of a value that is in no table, two have one id, or
            there is a half surrogate.
        FormatError: where the target is a directory.
        OSError: where it cannot be written.
    """
    with written(target) as stream:
        write_text(stream, encode(envelope(BankData))[:-1])
        for name, table in rows(data, codec(text=text)):
            write_text(stream, f',\n"{name}":[')
            for place, row in enumerate(table):
                line = encode(row)
                require_encodable(line, row, f"{name}[{place}]")
                write_text(stream, f",\n{line}" if place else f"\n{line}")
            write_text(stream, "\n]")
        write_text(stream, "}\n")


def load_bank(source: File) -> BankData:
    """Read a whole bank.

    Args:
        source: a path, or an open stream.

    Raises:
        FormatError: where it is a directory, binary, damaged, of another format or a newer version.
        DataError: where its shape or its references are wrong, with every fault.
        OSError: where it cannot be read.
    """
    name = name_of(source)
    content = read_whole(source)
    try:
        return from_plain(decode(content), BankData, suspect=has_surrogate(content))
    except DataError as error:
        raise DataError(error.faults, name) from None
    except FormatError as error:
        raise FormatError(f"{name or 'the data'}: {error}") from None
