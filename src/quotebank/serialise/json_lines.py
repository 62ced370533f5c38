"""JSON Lines: one self-contained value on each line, written and read one at a time.

Each line says its format and version, so that lines can be cut, joined, sorted and searched by tools
that know nothing of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar, overload

from quotebank.errors import DataError, FormatError, InvalidValueError
from quotebank.model import Extraction, Quote
from quotebank.serialise.converter import codec
from quotebank.serialise.envelope import FORMAT_NAMES, VERSION, envelope
from quotebank.serialise.faults import Fault
from quotebank.serialise.files import File, name_of, read_lines, write_text, written
from quotebank.serialise.values import (
    decode,
    dumps,
    encode,
    from_plain,
    has_surrogate,
    require_encodable,
)

T = TypeVar("T", Quote, Extraction)

#: Faulty lines after which a file is given up; what it is, is plain by then.
_MOST_FAULTY = 1000


def write_jsonl(values: Iterable[Quote | Extraction], target: File, *, text: bool = False) -> int:
    """Write quotations or extractions, one on each line, as they come.

    Args:
        values: taken one at a time.
        target: a path, whose file is replaced when all is written, or an open stream.
        text: whether the texts of documents are written.

    Returns:
        How many were written.

    Raises:
        InvalidValueError: where a value is neither, or has a half surrogate in it.
        FormatError: where the target is a directory.
        OSError: where it cannot be written.
    """
    write_quote = codec(text=text).writer(Quote)
    start = encode(envelope(Quote))[:-1] + ","
    count = 0
    with written(target) as stream:
        for value in values:
            count += 1
            if not isinstance(value, Quote):
                write_text(stream, _extraction_line(value, text=text))
                continue
            plain = write_quote(value)
            line = encode(plain)
            try:
                write_text(stream, f"{start}{line[1:]}\n")
            except UnicodeEncodeError:
                require_encodable(line, plain, f"quotation {value.id!r}: ")
                raise
    return count


@overload
def read_jsonl(source: File) -> Iterator[Quote]: ...
@overload
def read_jsonl(source: File, cls: type[T]) -> Iterator[T]: ...
def read_jsonl(source: File, cls: type[Any] = Quote) -> Iterator[Any]:
    """Read quotations or extractions, one at a time.

    At the first faulty line, the rest is read for its faults alone, and all of them are raised.

    Args:
        source: a path, or an open stream.
        cls: `Quote` or `Extraction`.

    Raises:
        FormatError: where it is a directory, binary, of another format or of a newer version.
        DataError: where lines are damaged or of a wrong shape, with every fault.
        OSError: where it cannot be read.
    """
    read = _line_reader(cls)
    name = name_of(source)
    faults: list[Fault] = []
    faulty = 0
    for number, line in read_lines(source):
        try:
            value = read(line)
        except DataError as error:
            faults += _placed(error, number)
            faulty += 1
            if faulty == _MOST_FAULTY:
                break
        except FormatError as error:
            raise FormatError(f"{name or 'the data'}, line {number}: {error}") from None
        else:
            if not faults:
                yield value
    if faults:
        raise DataError(faults, name)


def _extraction_line(value: object, *, text: bool) -> str:
    if not isinstance(value, Extraction):
        raise InvalidValueError(
            f"a {type(value).__name__} where a quotation or an extraction stands; a whole bank is "
            "written by dump_bank"
        )
    return dumps(value, text=text) + "\n"


def _line_reader(cls: type[T]) -> Callable[[str], T]:
    read = codec().reader(Quote)
    quotes = issubclass(cls, Quote)
    expected = FORMAT_NAMES[cls]

    def read_line(line: str) -> T:
        try:
            record = decode(line)
        except FormatError as error:  # A fault of this line; the others may be sound.
            raise DataError([("", str(error))]) from None
        suspect = has_surrogate(line)
        if (
            quotes
            and not suspect
            and type(record) is dict
            and record.get("format") == expected
            and record.get("version") == VERSION
            and type(record["version"]) is int
        ):
            rest = record.copy()
            del rest["format"], rest["version"]
            try:
                value: T = read(rest, cls)
            except Exception:  # noqa: BLE001, S110  The second reading says what it was.
                pass
            else:
                return value
        return from_plain(record, cls, suspect=suspect)

    return read_line


def _placed(error: DataError, number: int) -> Iterator[Fault]:
    for path, fault in error.faults:
        yield f"line {number}, {path}" if path else f"line {number}", fault
