"""Search: from a query and filters to ranked hits."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from operator import itemgetter
from typing import Final, Literal, NamedTuple, TypeAlias

from quotebank.bank.connection import Connection
from quotebank.bank.facets import BY, By, Facet, facet_sql
from quotebank.bank.filters import kind_token, month_tokens, speaker_token
from quotebank.bank.hits import Hit
from quotebank.bank.matching import Match, Matcher, Pattern, any_of
from quotebank.bank.people import Directory
from quotebank.bank.query import parse, quote_kind
from quotebank.bank.reading import Reader
from quotebank.dates import PartialDate
from quotebank.errors import InvalidValueError, UnknownNameError
from quotebank.model import Document, Organization, QuoteKind, Speaker

#: Compiled queries kept; they live until the bank changes.
_KEPT: Final = 256

#: How hits are ordered; what has no date comes last.
Sort: TypeAlias = Literal["best", "newest", "oldest"]

_SCORE: Final = "bm25(quotes_fts, 1.0, 0.0)"
# CROSS JOIN keeps the order: what the index finds comes first, and only that is looked up.
_QUOTES: Final = " CROSS JOIN quotes AS q ON q.key = f.rowid"
# Speakers and documents are looked up in an index of nothing else, a fiftieth of the table's size.
_NARROW: Final = " CROSS JOIN quotes AS q INDEXED BY quotes_narrow ON q.key = f.rowid"
_DOCUMENTS: Final = " CROSS JOIN documents AS d ON d.key = q.document"
_DATED: Final = " CROSS JOIN documents AS p ON p.key = q.document"
_IN_RANGE: Final = " AND p.latest >= ? AND p.earliest <= ?"
# The words are read of those that are given, and of no other that matches.
_WITH_WORDS: Final = (
    "SELECT t.key, t.value, w.id, w.text FROM ({}) AS t CROSS JOIN quotes AS w ON w.key = t.key"
)
_KEY: Final = itemgetter(0)
_VALUE: Final = itemgetter(1)
#: Months that a range of dates is looked for by in the index; a longer one leaves out little, and what
#: is found is looked up instead.
_MOST_MONTHS: Final = 24
# The plus keeps SQLite from running the whole match again for each quotation of the document.
_IN_DOCUMENT: Final = " AND +f.rowid IN (SELECT key FROM quotes WHERE document = ?)"


class Filters(NamedTuple):
    """What a search is narrowed to, as the bank's caller gives it; None is no filter."""

    speaker: str | Speaker | None = None
    organization: str | Organization | None = None
    offshoots: bool = True
    kind: str | QuoteKind | None = None
    document: str | Document | None = None
    since: datetime.date | str | PartialDate | None = None
    until: datetime.date | str | PartialDate | None = None


class Search:
    """Searches a bank.

    Args:
        connection: to the bank.
        reader: of its values.
        directory: of its names.
    """

    def __init__(self, connection: Connection, reader: Reader, directory: Directory) -> None:
        self._reader = reader
        self._directory = directory
        self._matcher = Matcher(connection, directory)
        self._state: object = None
        self._prepared: dict[object, _Prepared] = {}

    def hits(
        self, query: str, filters: Filters, sort: Sort, after: str | None, limit: int | None
    ) -> tuple[Hit, ...]:
        """Find quotations; see `Bank.search`."""
        with self._reader.now() as raw:
            prepared = self._prepare(query, filters)
            sql, place = _ordered(prepared, sort, after)
            rows = raw.execute(sql, (*prepared.parameters, *place, _limited(limit))).fetchall()
            # They are in order already, though SQL does not say so of a join; it costs little here.
            rows.sort(key=_KEY)
            rows.sort(key=_VALUE, reverse=sort == "newest")
            found = self._reader.found(rows)
            patterns = prepared.patterns
            return tuple([Hit(found, place, sort, patterns) for place in range(len(rows))])

    def facets(self, query: str, filters: Filters, by: By, limit: int | None) -> tuple[Facet, ...]:
        """Count what a query finds; see `Bank.facets`."""
        if by not in BY:
            raise InvalidValueError(f"no counting by {by!r}; there are {', '.join(BY)}")
        with self._reader.now() as raw:
            prepared = self._prepare(query, filters)
            quotes = _QUOTES if by in {"kind", "organization"} else _NARROW
            source = f"{prepared.source(quotes=quotes)} {{}} WHERE {prepared.condition}"
            rows = raw.execute(facet_sql(by, source), (*prepared.parameters, _limited(limit)))
            return tuple(Facet(*row) for row in rows)

    def _prepare(self, query: str, filters: Filters) -> _Prepared:
        """Compile a query, once for as long as the bank does not change."""
        state = self._reader.state
        if state != self._state or len(self._prepared) >= _KEPT:
            self._prepared.clear()
            self._state = state
        prepared = self._prepared.get((query, filters))
        if prepared is None:
            prepared = self._prepared[query, filters] = self._compile(query, filters)
        return prepared

    def _compile(self, query: str, filters: Filters) -> _Prepared:
        if not isinstance(query, str):
            raise InvalidValueError(f"not a query: {query!r}; give text")
        node = parse(query)
        match = Match("", ()) if node is None else self._matcher.match(node)
        parts = [match.expression, *self._filters(filters)]
        document: tuple[object, ...] = ()
        days: tuple[str, ...] = ()
        joins = ""
        if filters.since is not None or filters.until is not None:
            since = None if filters.since is None else PartialDate.of(filters.since)
            until = None if filters.until is None else PartialDate.of(filters.until)
            range_ = self._matcher.days(since, until)
            if range_ is None:
                parts.append(any_of([]))
            else:
                joins = _DATED
                days = tuple(day.isoformat() for day in range_)
                months = month_tokens(*range_)
                if len(months) <= _MOST_MONTHS:
                    parts.append(any_of(months))
        expression = " AND ".join(part for part in parts if part)
        condition = "quotes_fts MATCH ?" if expression else "1"
        if filters.document is not None:
            document = (self._document(filters.document),)
            condition += _IN_DOCUMENT if expression else " AND q.document = ?"
        if days:
            condition += _IN_RANGE
        parameters = (*((expression,) if expression else ()), *document, *days)
        return _Prepared(condition, parameters, match.patterns, joins, bool(expression))

    def _filters(self, filters: Filters) -> Iterator[str]:
        if filters.speaker is not None:
            keys = self._directory.speaker_keys(filters.speaker)
            yield any_of(map(speaker_token, keys))
        if filters.organization is not None:
            yield self._matcher.organization_expression(
                self._directory.organization_keys(filters.organization, offshoots=filters.offshoots)
            )
        if filters.kind is not None:
            yield any_of([kind_token(quote_kind(filters.kind))])

    def _document(self, document: str | Document) -> int:
        id_ = document if isinstance(document, str) else document.id
        try:
            keys = self._reader.keys("SELECT key FROM documents WHERE id = ?", (id_,))
        except UnicodeEncodeError:
            keys = []
        if not keys:
            raise UnknownNameError("document", id_)
        return keys[0]


class _Prepared(NamedTuple):
    """A query with its filters, ready to be run in any order."""

    condition: str
    parameters: tuple[object, ...]
    patterns: tuple[Pattern, ...]
    joins: str
    matched: bool

    def source(self, joins: str = "", quotes: str = "") -> str:
        """Give what follows FROM.

        Args:
            joins: to the quotations.
            quotes: how they are joined to the index, where they are needed in any case.
        """
        joins += self.joins
        if not self.matched:
            return f"quotes AS q{joins}"
        return f"quotes_fts AS f{quotes or (_NARROW if joins else '')}{joins}"


def _ordered(prepared: _Prepared, sort: Sort, after: str | None) -> tuple[str, tuple[object, ...]]:
    """Give the statement that lists keys and what they are ordered by, and where to go on.

    The parameters of the statement are those of the query, the place, and the limit.
    """
    key = "f.rowid" if prepared.matched else "q.key"
    joins = ""
    more = ">"
    direction = ""
    match sort:
        case "best":
            value = _SCORE if prepared.patterns else "0.0"
        case "newest" | "oldest":
            joins = _DOCUMENTS
            if sort == "newest":
                value, more, direction = "coalesce(d.earliest, '')", "<", " DESC"
            else:
                value = "coalesce(d.earliest, '~')"
        case _:
            raise InvalidValueError(f"no order {sort!r}; there are best, newest and oldest")
    place: tuple[object, ...] = ()
    condition = prepared.condition
    if after is not None:
        place = _place(after, sort)
        condition += f" AND ({value} {more} ? OR ({value} = ? AND {key} > ?))"
    by = key if value == "0.0" else f"value{direction}, {key}"
    found = f"FROM {prepared.source(joins)} WHERE {condition}"
    return _WITH_WORDS.format(
        f"SELECT {key} AS key, {value} AS value {found} ORDER BY {by} LIMIT ?"
    ), place


def _place(cursor: str, sort: Sort) -> tuple[object, ...]:
    """Read a cursor: the value of a hit twice, and its key."""
    try:
        name, value, key = cursor.split(":")
        read = float(value) if sort == "best" else value
        place = read, read, int(key)
    except (ValueError, AttributeError):
        name = ""
    if name != sort:
        raise InvalidValueError(
            f"no place among the hits by {sort}: {cursor!r}; give a hit's `cursor` of the same search"
        )
    return place


def _limited(limit: int | None) -> int:
    if limit is None:
        return -1
    if type(limit) is not int or limit < 0:
        raise InvalidValueError(f"limit is {limit!r}; give a number from 0, or None for all")
    return limit
