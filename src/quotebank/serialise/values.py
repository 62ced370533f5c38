"""Single values as JSON, and the steps that every format shares."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TypeVar

import attrs

from quotebank.dates import PartialDate
from quotebank.errors import DataError, FormatError, InvalidValueError
from quotebank.model import BankData, Extraction
from quotebank.serialise.converter import Codec, Json, codec
from quotebank.serialise.envelope import FORMAT_NAMES, envelope, open_envelope
from quotebank.serialise.faults import Fault, faults_of, joined
from quotebank.serialise.files import decoded
from quotebank.serialise.tables import read_tables, write_tables

T = TypeVar("T")

_MODELS = BankData.__module__.rpartition(".")[0]

_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
)


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)

#: A half surrogate as JSON writes it, or one half of a pair.
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(value: object, *, text: bool = False) -> str:
    """Write one value of the model as JSON, on one line.

    A quotation, an extraction or a whole bank says its format and version; a part of one does not.

    Args:
        value: of any class of `quotebank.model`, or a `PartialDate`.
        text: whether the texts of documents are written.

    Raises:
        InvalidValueError: where it is no such value, speaks of what its tables do not hold, or has
            a half surrogate in it.

    >>> dumps(Passage(Span(4, 9), "Never"))
    '{"span":{"start":4,"end":9},"text":"Never"}'
    """
    plain = to_plain(value, text=text)
    written = encode(plain)
    require_encodable(written, plain)
    return written


def loads(data: str | bytes, cls: type[T]) -> T:
    """Read one value from JSON.

    Args:
        data: what `dumps` wrote; bytes in UTF-8.
        cls: its class.

    Raises:
        FormatError: where it is no JSON, of another format or of a newer version.
        DataError: where its shape is wrong, with every fault.

    >>> loads('{"span":{"start":4,"end":9},"text":"Never"}', Passage).text
    'Never'
    """
    _require_readable(cls)
    data = decoded(data)
    return from_plain(decode(data), cls, suspect=has_surrogate(data))


def to_plain(value: object, *, text: bool = False) -> Json:
    """Turn a value into dictionaries, lists, texts and numbers; a date into a text.

    Args:
        value: of any class of the model.
        text: whether the texts of documents are written.

    Raises:
        InvalidValueError: where it is no such value, or speaks of what its tables do not hold.
    """
    cls = type(value)
    _require_readable(cls)
    writing = codec(text=text)
    if isinstance(value, BankData | Extraction):
        return envelope(cls) | write_tables(value, writing)
    plain = writing.writer(cls)(value)
    return envelope(cls) | plain if cls in FORMAT_NAMES else plain


def from_plain(record: object, cls: type[T], *, suspect: bool = False) -> T:
    """Turn plain data into a value.

    Args:
        record: what `to_plain` gave.
        cls: the class of the value.
        suspect: whether there may be half surrogates in it.

    Raises:
        FormatError: where it is of another format or of a newer version.
        DataError: where its shape is wrong, with every fault.
    """
    if cls in FORMAT_NAMES:
        record = open_envelope(record, cls)
    try:
        if not suspect:
            return _read(record, cls, codec())
    except Exception:  # noqa: BLE001, S110  The detailed reading says what it was.
        pass
    surrogates = list(_surrogates(record))
    try:
        value = _read(record, cls, codec(detailed=True))
    except DataError as error:
        raise DataError([*error.faults, *surrogates]) from None
    except Exception as error:  # noqa: BLE001  Whatever it is, the data have that fault.
        raise DataError([*faults_of(error), *surrogates]) from None
    if surrogates:
        raise DataError(surrogates)
    return value


def encode(plain: object) -> str:
    """Write plain data as JSON on one line, without spaces between its parts."""
    return _ENCODER.encode(plain)


def decode(text: str) -> Json:
    """Read JSON.

    Raises:
        FormatError: where it is damaged.
    """
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            raise FormatError(
                f"more than one value: the second begins at line {error.lineno}, column "
                f"{error.colno}; read_jsonl reads JSON Lines"
            ) from None
        line = f"line {error.lineno}, " if "\n" in text.strip() else ""
        end = " (the data ends there)" if error.pos >= len(text.rstrip()) else ""
        raise FormatError(
            f"damaged JSON at {line}column {error.colno}{end}: {error.msg}; "
            "take it from its source again"
        ) from None
    except (RecursionError, ValueError) as error:
        deep = isinstance(error, RecursionError)
        raise FormatError(
            f"damaged JSON: {'it is nested too deeply' if deep else error}; "
            "take it from its source again"
        ) from None


def has_surrogate(text: str) -> bool:
    """Whether JSON may hold a half surrogate, written as an escape."""
    return "\\u" in text and _ESCAPED_SURROGATE.search(text) is not None


def require_encodable(text: str, plain: object, where: str = "") -> None:
    """Make sure that JSON can be written to a file.

    Args:
        text: the JSON.
        plain: the data it was written from, searched for the fault.
        where: the path of that data.

    Raises:
        InvalidValueError: where it holds half surrogates, with their paths.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        faults = [f"{path} {fault}" for path, fault in _surrogates(plain, where)]
        raise InvalidValueError(
            "; ".join(faults[:5]) + "; decode its source with errors='replace'"
        ) from None


def _require_readable(cls: type) -> None:
    known = cls is PartialDate or (attrs.has(cls) and cls.__module__.startswith(_MODELS))
    if not known:
        raise InvalidValueError(f"{cls.__name__} is no class of quotebank.model; give one that is")


def _read(record: object, cls: type[T], reading: Codec) -> T:
    value: T = (
        read_tables(record, cls, reading)
        if cls is BankData or cls is Extraction
        else reading.reader(cls)(record, cls)
    )
    return value


def _surrogates(plain: object, path: str = "") -> Iterator[Fault]:
    if isinstance(plain, str):
        match = _SURROGATE.search(plain)
        if match is not None:
            yield path, f"holds a half surrogate, {match.group()!r} at {match.start()}"
    elif isinstance(plain, list):
        for place, item in enumerate(plain):
            yield from _surrogates(item, joined(path, place))
    elif isinstance(plain, dict):
        for key, item in plain.items():
            yield from _surrogates(item, joined(path, key))
