"""The one converter between model values and plain data: dictionaries, lists, texts and numbers.

Enumerations are written by value, dates as ISO 8601 texts, tuples as lists; a field that is None or
empty is left out where that is its default (but for a quotation's segments, so that every line shows
them in the same place), and so is a document's text unless it is asked for.

A value comes in two shapes. Nested, it holds all that it speaks of, so that it means something alone;
the affiliations inside a quotation leave out the speaker and the document, which are the quotation's
own. As a row of a table, it names speakers, documents and organizations by id.

Reading is strict: no key that is not a field's, and no value of another type than the field's. It is
done twice where there are faults: once fast, and then again to find and place every fault.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, NewType, TypeAlias, TypeVar, Union, get_args, get_origin

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from quotebank.dates import PartialDate
from quotebank.model import (
    Affiliation,
    AffiliationStatus,
    BankData,
    Document,
    Extraction,
    Organization,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerKind,
)

T = TypeVar("T")
#: What JSON holds. It is checked when it is read; no type could say before what it is.
Json: TypeAlias = Any
Plain = dict[str, Json]
Hook = Callable[[Json, Any], Json]

#: The tables in the order in which they are written and read, with the classes of their rows.
TABLES: Mapping[str, type] = {
    "documents": Document,
    "organizations": Organization,
    "speakers": Speaker,
    "affiliations": Affiliation,
    "quotes": Quote,
}

#: The fields of a row that name a value of another table by its id, with that table's class.
REFERENCES: Mapping[type, Mapping[str, type]] = {
    Organization: {"parent": Organization},
    Affiliation: {
        "speaker": Speaker,
        "document": Document,
        "organization": Organization,
        "principal": Speaker,
    },
    Quote: {"speaker": Speaker, "document": Document},
}


class MismatchError(Exception):
    """Plain data that is not what a field takes; the message says what it is instead."""


class CascadeError(Exception):
    """A reference to something that has faults of its own, and is reported there."""


@attrs.frozen
class Unresolved:
    """What stands in place of a value that a reference does not lead to.

    Args:
        fault: what is wrong with the reference; None where the value itself is at fault.
    """

    fault: str | None = None


_OWN = Unresolved("unknown here; inside a quotation it is the quotation's own")


class Codec:
    """The converter, set up for one way of working.

    Args:
        detailed: whether reading gathers every fault, instead of stopping at the first.
        text: whether the texts of documents are written.
    """

    def __init__(self, *, detailed: bool = False, text: bool = False) -> None:
        self._detailed = detailed
        self._text = text
        self._converter = converter = cattrs.Converter(
            detailed_validation=detailed, forbid_extra_keys=True
        )
        converter.register_unstructure_hook(PartialDate, str)
        for members in (AffiliationStatus, QuoteKind, SpeakerKind):
            converter.register_structure_hook(members, _enum_reader(members))
            converter.register_unstructure_hook(members, attrgetter("value"))
        converter.register_structure_hook_factory(_is_new_type, self._base_reader)
        converter.register_structure_hook_factory(_is_optional, self._optional_reader)
        converter.register_structure_hook_factory(_is_tuple, self._tuple_reader)
        converter.register_unstructure_hook_factory(_is_tuple, self._tuple_writer)
        converter.register_structure_hook_factory(attrs.has, self._plain_reader)
        converter.register_unstructure_hook_factory(attrs.has, self._plain_writer)
        for kind, read in _READERS.items():
            converter.register_structure_hook(kind, read)
        converter.register_structure_hook_factory(_is_quote, self._quote_reader)
        converter.register_unstructure_hook_factory(_is_quote, self._quote_writer)

    def reader(self, cls: type) -> Hook:
        """Give the function that reads a nested value: of its plain data and its class."""
        return self._converter.get_structure_hook(cls)

    def writer(self, cls: type) -> Callable[[Any], Plain]:
        """Give the function that writes a value nested."""
        return self._converter.get_unstructure_hook(cls)

    @cached_property
    def row_readers(self) -> Mapping[type, Hook]:
        """The functions that read rows whose references have been looked up."""
        readers = {cls: self._row_reader(cls, fields) for cls, fields in REFERENCES.items()}
        return readers | {cls: self.reader(cls) for cls in (Document, Speaker)}

    @cached_property
    def row_writers(self) -> Mapping[type, Callable[[Any], Plain]]:
        """The functions that write rows; a quotation's without its affiliations."""
        by_id = override(unstruct_hook=attrgetter("id"))
        optional = override(unstruct_hook=_id_or_none)
        writers: dict[type, Callable[[Any], Plain]] = {}
        for cls, references in REFERENCES.items():
            overrides = {
                a.name: by_id if a.default is attrs.NOTHING else optional
                for a in attrs.fields(cls)
                if a.name in references
            }
            if cls is Quote:
                overrides["affiliations"] = override(omit=True)
            writers[cls] = self._class_writer(cls, **overrides)
        return writers | {cls: self.writer(cls) for cls in (Document, Speaker)}

    @cached_property
    def whole_readers(self) -> Mapping[type, Hook]:
        """The functions that read a bank or an extraction whose tables have been read."""
        taken = override(struct_hook=_take_resolved)
        return {
            cls: self._class_reader(cls, **dict.fromkeys(_tables_of(cls), taken))
            for cls in (BankData, Extraction)
        }

    @cached_property
    def whole_writers(self) -> Mapping[type, Callable[[Any], Plain]]:
        """The functions that write what a bank or an extraction has beside its tables."""
        left_out = override(omit=True)
        return {
            cls: self._class_writer(cls, **dict.fromkeys(_tables_of(cls), left_out))
            for cls in (BankData, Extraction)
        }

    # -- reading -----------------------------------------------------------------------------------

    def _class_reader(self, cls: type[T], **overrides: Json) -> Hook:
        read = make_dict_structure_fn(cls, self._converter, **overrides)
        if not self._detailed:  # What is no object has no keys to be compared, and fails.
            return read

        def read_object(value: Json, kind: object) -> T:
            if type(value) is not dict:
                raise MismatchError(f"{described(value)} where an object stands")
            return read(value, kind)

        return read_object

    def _plain_reader(self, cls: type) -> Hook:
        return self._class_reader(cls)

    def _row_reader(self, cls: type, references: Mapping[str, type]) -> Hook:
        overrides = {name: override(struct_hook=_take_resolved) for name in references}
        if cls is Quote:
            overrides["affiliations"] = override(struct_hook=self._list_reader(_take_resolved))
        return self._class_reader(cls, **overrides)

    def _quote_reader(self, cls: type[Quote]) -> Hook:
        read_speaker = self.reader(Speaker)
        read_document = self.reader(Document)
        capacity = self._class_reader(
            Affiliation,
            speaker=override(struct_hook=_take_resolved),
            document=override(struct_hook=_take_resolved),
        )

        def read_capacity(value: Json, _: object) -> Affiliation:
            speaker, document, record = value
            if type(record) is dict:
                own = {"speaker": speaker, "document": document}
                record = {**record, **own, **dict.fromkeys(own.keys() & record.keys(), _OWN)}
            affiliation: Affiliation = capacity(record, Affiliation)
            return affiliation

        read = self._class_reader(
            cls,
            speaker=override(struct_hook=_unless_read(read_speaker)),
            document=override(struct_hook=_unless_read(read_document)),
            affiliations=override(struct_hook=self._list_reader(read_capacity)),
        )

        def read_quote(value: Json, kind: object) -> Quote:
            if type(value) is dict and type(value.get("affiliations")) is list:
                speaker = _read_or_leave(read_speaker, value.get("speaker"))
                document = _read_or_leave(read_document, value.get("document"))
                value = {
                    **value,
                    "affiliations": [(speaker, document, a) for a in value["affiliations"]],
                }
                value.update(
                    (name, found)
                    for name, found in (("speaker", speaker), ("document", document))
                    if type(found) is not Unresolved
                )
            quote: Quote = read(value, kind)
            return quote

        return read_quote

    def _base_reader(self, new_type: NewType) -> Hook:
        return self._converter.get_structure_hook(new_type.__supertype__)

    def _optional_reader(self, union: object) -> Hook:
        (kind,) = (arg for arg in get_args(union) if arg is not NoneType)
        read = self._converter.get_structure_hook(kind)
        if read is _read_text:
            return _read_optional_text
        return lambda value, _: None if value is None else read(value, kind)

    def _tuple_reader(self, kind: object) -> Hook:
        (element, _) = get_args(kind)
        return self._list_reader(self._converter.get_structure_hook(element), element)

    def _list_reader(self, read: Hook, element: object = None) -> Hook:
        def read_fast(value: Json, _: object) -> tuple[Any, ...]:
            if type(value) is not list:
                raise MismatchError(f"{described(value)} where a list stands")
            return tuple([read(item, element) for item in value])

        def read_detailed(value: Json, kind: Json) -> tuple[Any, ...]:
            if type(value) is not list:
                raise MismatchError(f"{described(value)} where a list stands")
            items = []
            errors = []
            for index, item in enumerate(value):
                try:
                    items.append(read(item, element))
                except Exception as error:  # noqa: BLE001  Whatever it is, it is that item's fault.
                    error.add_note(cattrs.IterableValidationNote("", index, element))
                    errors.append(error)
            if errors:
                raise cattrs.IterableValidationError("", errors, kind)
            return tuple(items)

        return read_detailed if self._detailed else read_fast

    # -- writing -----------------------------------------------------------------------------------

    def _class_writer(self, cls: type, **overrides: Json) -> Callable[[Any], Plain]:
        for a in attrs.fields(cls):
            if cls is Document and a.name == "text" and not self._text:
                overrides[a.name] = override(omit=True)
            given = overrides.get(a.name, override())
            if given.omit is None:
                empty = (a.default is None or a.default in ("", ())) and a.name != "segments"
                overrides[a.name] = attrs.evolve(given, omit_if_default=empty)
        write: Callable[[Any], Plain] = make_dict_unstructure_fn(cls, self._converter, **overrides)
        return write

    def _plain_writer(self, cls: type) -> Callable[[Any], Plain]:
        return self._class_writer(cls)

    def _quote_writer(self, cls: type[Quote]) -> Callable[[Any], Plain]:
        own = override(omit=True)
        capacity = self._class_writer(Affiliation, speaker=own, document=own)
        capacities = override(unstruct_hook=lambda values: [capacity(value) for value in values])
        return self._class_writer(cls, affiliations=capacities)

    def _tuple_writer(self, kind: object) -> Callable[[Any], list[Any]]:
        (element, _) = get_args(kind)
        if element is str:
            return list
        write = self._converter.get_unstructure_hook(element)
        return lambda values: [write(value) for value in values]


@cache
def codec(*, detailed: bool = False, text: bool = False) -> Codec:
    """Give the converter, which is made once for each way of working.

    Args:
        detailed: whether reading gathers every fault, instead of stopping at the first.
        text: whether the texts of documents are written.
    """
    return Codec(detailed=detailed, text=text)


def described(value: object) -> str:
    """Name a piece of plain data for a message: its kind and, where that is short, itself."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        shown = repr(value) if value == value // 1 and abs(value) < 1e15 else f"{value!r:.24}"
        return f"the number {shown}"
    if isinstance(value, str):
        return f"the text {value if len(value) <= 40 else value[:39] + '…'!r}"
    if isinstance(value, list):
        return "a list"
    return "an object" if isinstance(value, dict) else f"a {type(value).__name__}"


def _read_text(value: Json, _: object) -> str:
    if type(value) is not str:
        raise MismatchError(f"{described(value)} where a text stands")
    text: str = value
    return text


def _read_optional_text(value: Json, _: object) -> str | None:
    if value is not None and type(value) is not str:
        raise MismatchError(f"{described(value)} where a text stands")
    text: str | None = value
    return text


def _read_whole(value: Json, _: object) -> int:
    if type(value) is not int:
        raise MismatchError(f"{described(value)} where a whole number stands")
    number: int = value
    return number


def _read_number(value: Json, _: object) -> float:
    if type(value) is not float and type(value) is not int:
        raise MismatchError(f"{described(value)} where a number stands")
    return float(value)


def _read_date(value: Json, _: object) -> PartialDate:
    return PartialDate.parse(_read_text(value, None))


_READERS: Mapping[type, Hook] = {
    str: _read_text,
    int: _read_whole,
    float: _read_number,
    PartialDate: _read_date,
}


def _enum_reader(kind: type[enum.Enum]) -> Hook:
    members = {member.value: member for member in kind}
    names = ", ".join(repr(value) for value in members)

    def read(value: Json, _: object) -> enum.Enum:
        member = members.get(value) if type(value) is str else None
        if member is None:
            raise MismatchError(f"{described(value)} where one of {names} stands")
        return member

    return read


def _take_resolved(value: Json, _: object) -> Json:
    if type(value) is Unresolved:
        raise CascadeError if value.fault is None else MismatchError(value.fault)
    return value


def _read_or_leave(read: Hook, value: Json) -> Json:
    try:
        return read(value, None)
    except Exception:  # noqa: BLE001  The fault is reported where the value itself stands.
        return Unresolved()


def _unless_read(read: Hook) -> Hook:
    return lambda value, kind: value if type(value) is kind else read(value, kind)


def _id_or_none(value: Organization | Speaker | None) -> str | None:
    return None if value is None else value.id


def _tables_of(cls: type) -> list[str]:
    return [a.name for a in attrs.fields(cls) if a.name == "document" or a.name in TABLES]


def _is_new_type(kind: object) -> bool:
    return hasattr(kind, "__supertype__")


def _is_optional(kind: object) -> bool:
    return get_origin(kind) in (UnionType, Union) and NoneType in get_args(kind)


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _is_quote(kind: object) -> bool:
    return kind is Quote
