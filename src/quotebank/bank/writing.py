"""From values to rows, and to the index beside them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final, TypeAlias

from quotebank.bank.filters import (
    date_tokens,
    kind_token,
    organization_token,
    speaker_token,
)
from quotebank.bank.reading import Reader
from quotebank.bank.registering import Register, not_storable
from quotebank.bank.rows import Row, array_of, encode, encoded_passages, quote_passages
from quotebank.bank.stem import stem
from quotebank.bank.words import parted
from quotebank.dates import PartialDate
from quotebank.errors import InvalidValueError
from quotebank.model import Affiliation, BankData, Quote, QuoteKind

#: Quotations written at a time: enough for SQLite to work in its stride. With 2000, whose rows do not
#: stay near the processor, 100,000 take 2% longer.
_BATCH: Final = 500
#: What the row of a quotation and the index hold of its document, speaker, kind, and statements, with a
#: quotation that has them.
_Setting: TypeAlias = tuple[int, int, str, str, str, Quote]
#: Words kept in memory as known to the bank; English newspapers of years hold about 300,000.
_KEPT_WORDS: Final = 1_000_000

_INSERT_QUOTE: Final = (
    "INSERT INTO quotes (key, id, text, document, speaker, kind, passages, probability, "
    "affiliations) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
)
_INSERT_INDEX: Final = "INSERT INTO quotes_fts (rowid, text, filters) VALUES (?, ?, ?)"
# What was indexed must be given again, word for word, as the index keeps no text of its own.
_DELETE_INDEX: Final = (
    "INSERT INTO quotes_fts (quotes_fts, rowid, text, filters) VALUES ('delete', ?, ?, ?)"
)
_INSERT_AFFILIATION: Final = (
    "INSERT INTO affiliations (key, speaker, document, role, organization, principal, area, "
    'status, start, "end", evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'
)
_SAME_AFFILIATION: Final = (
    "SELECT key FROM affiliations WHERE speaker = ? AND document = ? AND role IS ? "
    "AND organization IS ? AND principal IS ? AND area IS ? AND status = ? AND start IS ? "
    'AND "end" IS ? AND evidence = ?'
)
_SAME_QUOTES: Final = (
    "SELECT q.key, q.id, q.text, q.document, q.speaker, q.kind, q.passages, q.probability, "
    "q.affiliations FROM json_each(?) AS j JOIN quotes AS q ON q.id = j.value"
)


class Writer:
    """Writes quotations and statements into a bank, within one transaction of its caller.

    The same quotation is written once; another of the same id is refused.

    Args:
        raw: the connection, in a transaction.
        reader: of the same bank.
        known: words that the bank is known to have, which are added to.
    """

    def __init__(self, raw: sqlite3.Connection, reader: Reader, known: set[str]) -> None:
        self._raw = raw
        self.register = Register(raw, reader)
        self._affiliations: dict[Row, int] = {}
        #: By identity, for values that many quotations share; the value is kept so that it lives.
        self._stated: dict[int, tuple[int, Affiliation]] = {}
        self._statements: list[Row] = []
        self._quotes: list[Row] = []
        self._index: list[tuple[int, str, str]] = []
        #: By identity, for quotations that share all but their words; one of them is kept so that
        #: what they speak of lives.
        self._settings: dict[tuple[int, ...], _Setting] = {}
        #: The dates of documents as the index holds them, by the documents' keys.
        self._dates: dict[int, tuple[str, ...]] = {}
        self._known = known
        highest = "SELECT coalesce(max(key), 0) + 1 FROM {}".format
        self._next_quote: int = raw.execute(highest("quotes")).fetchone()[0]
        self._next_statement: int = raw.execute(highest("affiliations")).fetchone()[0]

    def data(self, data: BankData) -> None:
        """Write whole tables, in their order."""
        for document in data.documents:
            self.register.document(document)
        for organization in data.organizations:
            self.register.organization(organization)
        for speaker in data.speakers:
            self.register.speaker(speaker)
        for affiliation in data.affiliations:
            self.affiliation(affiliation)
        for quote in data.quotes:
            self.quote(quote)
        self.flush()

    def affiliation(self, affiliation: Affiliation) -> int:
        """Write a statement, and give its key; it is in the bank after `flush`."""
        shared = self._stated.get(id(affiliation))
        if shared is not None:
            return shared[0]
        row = self.statement(affiliation)
        key = self._affiliations.get(row)
        if key is None and row[1] in self.register.old_documents:
            there = self._raw.execute(_SAME_AFFILIATION, row).fetchone()
            key = there and there[0]
        if key is None:
            key = self._affiliations[row] = self._next_statement
            self._next_statement += 1
            self._statements.append((key, *row))
        self._stated[id(affiliation)] = key, affiliation
        return key

    def statement(self, affiliation: Affiliation) -> Row:
        """Give the row of a statement, without its key."""
        register = self.register
        organization, principal = affiliation.organization, affiliation.principal
        return (
            register.speaker(affiliation.speaker),
            register.document(affiliation.document),
            affiliation.role,
            None if organization is None else register.organization(organization),
            None if principal is None else register.speaker(principal),
            affiliation.area,
            affiliation.status.value,
            None if affiliation.start is None else str(affiliation.start),
            None if affiliation.end is None else str(affiliation.end),
            encoded_passages(affiliation.evidence),
        )

    def let_go(self) -> None:
        """Keep nothing of the documents that were written, so that a stream takes no more memory."""
        self._affiliations.clear()
        self.register.forget_documents()

    def restart(self) -> None:
        """Forget what was there, as rows were deleted or changed."""
        self.flush()
        self.let_go()

    def quote(self, quote: Quote, key: int | None = None) -> None:
        """Write a quotation; it is in the bank after `flush`.

        Args:
            quote: the quotation.
            key: of its row, where it takes the place of another; else the next.
        """
        sharing = (
            id(quote.kind),
            id(quote.document),
            id(quote.speaker),
            *map(id, quote.affiliations),
        )
        setting = self._settings.get(sharing)
        if setting is None:
            setting = self._settings[sharing] = self._setting(quote)
        document, speaker, kind, statements, marks, _ = setting
        if key is None:
            key = self._next_quote
            self._next_quote = key + 1
        text = quote.text
        self._quotes.append(
            (
                key,
                quote.id,
                text,
                document,
                speaker,
                kind,
                quote_passages(quote, text),
                quote.attribution.probability,
                statements,
            )
        )
        self._index.append((key, parted(text), marks))
        if len(self._quotes) >= _BATCH:
            self.flush()

    def _setting(self, quote: Quote) -> _Setting:
        """Write what a quotation speaks of, and give what its row and the index hold of that."""
        register = self.register
        document, speaker = register.document(quote.document), register.speaker(quote.speaker)
        dates = self._dates.get(document)
        if dates is None:
            dates = self._dates[document] = date_tokens(quote.document.published)
        statements = []
        bodies = []
        for affiliation in quote.affiliations:
            statements.append(self.affiliation(affiliation))
            if affiliation.organization is not None:
                bodies.append(register.organization(affiliation.organization))
        return (
            document,
            speaker,
            # SQLite takes plain text at once, and asks a member of an enum how it is to be stored.
            quote.kind.value,
            array_of(statements),
            marks_of(quote.kind, speaker, bodies, dates),
            quote,
        )

    def flush(self) -> None:
        """Write what is waiting."""
        self.register.flush()
        try:
            self._raw.executemany(_INSERT_AFFILIATION, self._statements)
            if self._quotes:
                self._insert_quotes()
        except UnicodeEncodeError:
            raise not_storable([*self._statements, *self._quotes]) from None
        self._raw.executemany(_INSERT_INDEX, self._index)
        self._learn()
        self._statements.clear()
        self._quotes.clear()
        self._index.clear()
        self._stated.clear()
        self._settings.clear()
        self._dates.clear()
        self.register.let_go()

    def _learn(self) -> None:
        """Write the words that the bank may not know yet."""
        # A batch at a time: most words come in it more than once, and its own set is near at hand.
        new = set(" ".join([row[1] for row in self._index]).split()) - self._known
        self._raw.executemany(
            "INSERT OR IGNORE INTO words (stem, word) VALUES (?, ?)",
            sorted([(stem(word), word) for word in new]),  # As they lie in the table.
        )
        if len(self._known) > _KEPT_WORDS:
            self._known.clear()
        self._known.update(new)

    def _insert_quotes(self) -> None:
        """Write the quotations, and keep the index from those that are there already."""
        written = self._raw.executemany(_INSERT_QUOTE, self._quotes).rowcount
        if written >= len(self._quotes):
            return
        ids = encode([row[1] for row in self._quotes])
        there = {row[1]: row for row in self._raw.execute(_SAME_QUOTES, (ids,))}
        own = set()
        for row in self._quotes:
            same = there[row[1]]
            if same[1:] != row[1:]:
                raise InvalidValueError(
                    f"two quotations share the id {row[1]!r}; give one of them another"
                    if self.register.fresh
                    else f"the bank holds another quotation of the id {row[1]!r}; `update` "
                    "replaces it"
                )
            if same[0] == row[0]:
                own.add(row[0])
        self._index = [row for row in self._index if row[0] in own]


def marks_of(kind: QuoteKind, speaker: int, bodies: Iterable[int], dates: Iterable[str]) -> str:
    """Give the filters of a quotation as the index holds them.

    Args:
        kind: of the quotation.
        speaker: the key of its speaker.
        bodies: the keys of the organizations that it is affiliated with.
        dates: the tokens of its document's date.
    """
    organizations = map(organization_token, dict.fromkeys(bodies))
    return " ".join((kind_token(kind), speaker_token(speaker), *organizations, *dates))


def unindex(raw: sqlite3.Connection, where: str, parameters: tuple[object, ...]) -> None:
    """Take quotations out of the index, before anything that it holds of them changes.

    Args:
        raw: the connection, in a transaction.
        where: a condition on the table `quotes`, named q.
        parameters: of the condition.
    """
    raw.executemany(_DELETE_INDEX, entries(raw, where, parameters))


def index_again(raw: sqlite3.Connection, where: str, parameters: tuple[object, ...]) -> None:
    """Put quotations into the index as they are now.

    Args:
        raw: the connection, in a transaction.
        where: a condition on the table `quotes`, named q.
        parameters: of the condition.
    """
    raw.executemany(_INSERT_INDEX, entries(raw, where, parameters))


def entries(
    raw: sqlite3.Connection, where: str, parameters: tuple[object, ...]
) -> list[tuple[int, str, str]]:
    """Give the key, the words and the filters of quotations, as the index is to have them."""
    rows = raw.execute(
        "SELECT q.key, q.text, q.kind, q.speaker, d.published, (SELECT "
        "json_group_array(a.organization) FROM json_each(q.affiliations) AS j "
        "JOIN affiliations AS a ON a.key = j.value WHERE a.organization IS NOT NULL) "
        f"FROM quotes AS q JOIN documents AS d ON d.key = q.document WHERE {where}",
        parameters,
    ).fetchall()
    return [
        (
            key,
            parted(text),
            marks_of(
                QuoteKind(kind),
                speaker,
                map(int, bodies.strip("[]").split(",")) if bodies != "[]" else (),
                date_tokens(None if published is None else PartialDate.parse(published)),
            ),
        )
        for key, text, kind, speaker, published, bodies in rows
    ]
