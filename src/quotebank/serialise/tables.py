"""Whole banks and extractions as tables of rows, which name values of other tables by id.

A quotation names its affiliations by their places in the table of affiliations, from 0. A table
holds everything that its rows and those of other tables name, an organization after its parent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from quotebank.errors import DataError, InvalidValueError
from quotebank.model import (
    Affiliation,
    BankData,
    Document,
    Extraction,
    Organization,
    Quote,
)
from quotebank.serialise.converter import (
    REFERENCES,
    TABLES,
    Codec,
    Json,
    Plain,
    Unresolved,
    described,
)
from quotebank.serialise.faults import Fault, faults_of, joined

T = TypeVar("T")

_TABLE_OF = {cls: name for name, cls in TABLES.items()}


def rows(data: BankData | Extraction, codec: Codec) -> Iterator[tuple[str, Iterator[Plain]]]:
    """Write the tables, row by row.

    Args:
        data: what is to be written; an extraction has no table of documents, and its rows do not
            name the document.
        codec: the converter.

    Returns:
        The name of each table, and its rows; take the rows of one before the next table.

    Raises:
        InvalidValueError: where a row speaks of a value that is in no table.
    """
    own = {"document"} if isinstance(data, Extraction) else set()
    known: dict[type, dict[str, Any]] = {cls: {} for cls in TABLES.values()}
    if isinstance(data, Extraction):
        known[Document][data.document.id] = data.document
    stated = _Statements(data.affiliations)

    def write(cls: type, values: Iterable[Any]) -> Iterator[Plain]:
        write_row = codec.row_writers[cls]
        references = REFERENCES.get(cls, {})
        for value in values:
            for field, target in references.items():
                _require(known[target], getattr(value, field), value)
            row = write_row(value)
            for name in own & references.keys():
                del row[name]
            if cls is Quote and value.affiliations:
                row["affiliations"] = [stated.place(a, value) for a in value.affiliations]
            if cls is not Affiliation and known[cls].setdefault(value.id, value) is not value:
                raise InvalidValueError(
                    f"two {_TABLE_OF[cls]} have the id {value.id!r}; give one of them another"
                )
            yield row

    for name, cls in TABLES.items():
        if cls is not Document or isinstance(data, BankData):
            yield name, write(cls, getattr(data, name))


def _require(known: Mapping[str, Any], value: Json, of: Json) -> None:
    if value is None:
        return
    there = known.get(value.id)
    if there is not value and there != value:
        what = type(value).__name__.lower()
        before = " before it" if type(of) is Organization else ""
        whose = of.label if isinstance(of, Affiliation) else of.id
        raise InvalidValueError(
            f"{type(of).__name__} {whose!r} speaks of the {what} {value.id!r}, "
            f"which the table of {_TABLE_OF[type(value)]} does not hold{before}; gather the tables by "
            "BankData.collect"
        )


def write_tables(data: BankData | Extraction, codec: Codec) -> Plain:
    """Write all of a bank or an extraction, without an envelope.

    Raises:
        InvalidValueError: where a row speaks of a value that is in no table.
    """
    plain: Plain = {}
    if isinstance(data, Extraction):
        plain["document"] = codec.writer(Document)(data.document)
    for name, table in rows(data, codec):
        plain[name] = list(table)
    return plain | codec.whole_writers[type(data)](data)


def read_tables(record: object, cls: type[T], codec: Codec) -> T:
    """Read all of a bank or an extraction, its envelope taken off.

    Args:
        record: plain data.
        cls: `BankData` or `Extraction`.
        codec: the converter.

    Raises:
        DataError: with the faults; all of them, where the converter is a detailed one.
    """
    if not isinstance(record, dict):
        raise DataError([("", f"{described(record)} where an object stands")])
    rest = dict(record)
    faults: list[Fault] = []
    own: Document | Unresolved | None = None
    if cls is Extraction:
        try:
            own = codec.reader(Document)(rest.pop("document"), Document)
        except Exception as error:  # noqa: BLE001  Whatever it is, it is the document's fault.
            faults += faults_of(error, "document")
            own = Unresolved()
    tables = TableReader(codec, own)
    for name in TABLES:
        if name in rest and (own is None or name != "documents"):
            rest[name] = tables.read(name, rest[name])
    if own is not None:
        rest["document"] = own
    faults += tables.faults
    try:
        value: T = codec.whole_readers[cls](rest, cls)
    except Exception as error:  # noqa: BLE001  Unknown keys, and what is in no table.
        faults += faults_of(error)
    if faults:
        raise DataError(faults)
    return value


class _Statements:
    """The places of affiliations in their table."""

    def __init__(self, affiliations: Iterable[Affiliation]) -> None:
        self._places: dict[tuple[str, str], list[tuple[Affiliation, int]]] = {}
        for place, statement in enumerate(affiliations):
            key = (statement.speaker.id, statement.document.id)
            self._places.setdefault(key, []).append((statement, place))

    def place(self, statement: Affiliation, quote: Quote) -> int:
        key = (statement.speaker.id, statement.document.id)
        for other, place in self._places.get(key, ()):
            if other is statement or other == statement:
                return place
        raise InvalidValueError(
            f"quotation {quote.id!r} has an affiliation ({statement}) that the table of affiliations "
            "does not hold; gather the tables by BankData.collect"
        )


class TableReader:
    """Reads tables whose rows name values of tables read before.

    Args:
        codec: the converter; a detailed one gathers faults, any other raises at the first.
        document: the document of all rows, which do not name it; None where each names its own.
    """

    def __init__(self, codec: Codec, document: Document | Unresolved | None = None) -> None:
        self.faults: list[Fault] = []
        self._codec = codec
        self._document = document
        self._known: dict[type, dict[str, Any]] = {cls: {} for cls in TABLES.values()}
        self._first_at: dict[tuple[type, str], str] = {}
        self._statements: list[Any] = []

    def read(self, name: str, table: object) -> tuple[Any, ...]:
        """Read one table, after those that stand before it in `TABLES`.

        Args:
            name: of the table.
            table: its rows, as plain data.

        Returns:
            The values; those with faults are not among them.
        """
        if not isinstance(table, list):
            self.faults.append((name, f"{described(table)} where a list stands"))
            return ()
        cls = TABLES[name]
        read_row = self._codec.row_readers[cls]
        values = []
        for place, row in enumerate(table):
            path = joined(name, place)
            try:
                value = read_row(self._resolved(cls, row), cls)
            except Exception as error:  # noqa: BLE001  Whatever it is, it is that row's fault.
                self.faults += faults_of(error, path)
                value = Unresolved()
            else:
                values.append(value)
            self._remember(cls, row, value, path)
        return tuple(values)

    def _remember(self, cls: type, row: object, value: Json, path: str) -> None:
        if cls is Affiliation:
            self._statements.append(value)
            return
        key = row.get("id") if isinstance(row, dict) else None
        if not isinstance(key, str):
            return
        first = self._first_at.setdefault((cls, key), path)
        if first != path:
            self.faults.append((joined(path, "id"), f"{key!r} is the id of {first} too"))
            return
        self._known[cls][key] = value

    def _resolved(self, cls: type, row: Json) -> Json:
        """Put the values that a row names in the places of their ids."""
        references = REFERENCES.get(cls)
        if references is None or not isinstance(row, dict):
            return row
        row = dict(row)
        for field, target in references.items():
            if field == "document" and self._document is not None:
                if field in row:
                    row[field] = Unresolved("unknown here; the document is the extraction's own")
                else:
                    row[field] = self._document
            elif field in row and (row[field] is not None or field in ("speaker", "document")):
                row[field] = self._find(target, row[field])
        if cls is Quote and isinstance(row.get("affiliations"), list):
            row["affiliations"] = [self._statement(p) for p in row["affiliations"]]
        return row

    def _find(self, cls: type, key: object) -> Json:
        if not isinstance(key, str):
            return Unresolved(f"{described(key)} where an id stands")
        found = self._known[cls].get(key)
        if found is None:
            before = " before this one" if cls is Organization else ""
            return Unresolved(f"{key!r} is the id of none of the {_TABLE_OF[cls]}{before}")
        return found

    def _statement(self, place: object) -> Json:
        if type(place) is not int:
            return Unresolved(f"{described(place)} where a place in the affiliations stands")
        if not 0 <= place < len(self._statements):
            return Unresolved(
                f"no place {place} among {len(self._statements)} affiliations, counted from 0"
            )
        return self._statements[place]
