"""What stands around a value in a file: which format it is in, and of which version."""

from __future__ import annotations

from collections.abc import Mapping

from quotebank.errors import FormatError
from quotebank.model import BankData, Extraction, Quote
from quotebank.serialise.converter import Plain, described

#: Of all formats; a file of a newer version is refused, one of an older version is migrated.
VERSION = 1

#: The values that stand in files of their own, with the names of their formats.
FORMAT_NAMES: Mapping[type, str] = {
    BankData: "quotebank",
    Quote: "quotebank.quote",
    Extraction: "quotebank.extraction",
}
_READ_BY = {
    "quotebank": "a whole bank, which load_bank reads",
    "quotebank.quote": "a quotation, of which read_jsonl reads any number",
    "quotebank.extraction": "what was read out of an article; read it with read_jsonl(…, Extraction)",
}


def envelope(cls: type) -> Plain:
    """Give the keys that stand before a value's own: none for a part of another value."""
    name = FORMAT_NAMES.get(cls)
    return {} if name is None else {"format": name, "version": VERSION}


def open_envelope(record: object, cls: type) -> Plain:
    """Take the envelope off.

    Args:
        record: plain data.
        cls: what is to be read from it.

    Returns:
        The value's own keys.

    Raises:
        FormatError: where it is in another format, or of a version that this one does not know.
    """
    expected = FORMAT_NAMES[cls]
    if not isinstance(record, dict):
        raise FormatError(f"{described(record)} where an object of format {expected!r} stands")
    rest = dict(record)
    name, version = rest.pop("format", None), rest.pop("version", None)
    if name != expected:
        if isinstance(name, str) and name in _READ_BY:
            raise FormatError(f"its format is {name!r}, not {expected!r}: it is {_READ_BY[name]}")
        raise FormatError(
            f"its format is {described(name)}, not {expected!r}"
            if "format" in record
            else f"it has no key 'format', which says {expected!r} in what quotebank writes"
        )
    if type(version) is not int or version < 1:
        raise FormatError(
            f"its version is {described(version)}; the versions of {expected!r} are 1 to {VERSION}"
        )
    if version > VERSION:
        raise FormatError(
            f"its version is {version}, and this quotebank reads {expected!r} to version {VERSION}; "
            "install a newer quotebank"
        )
    return rest
