"""The bank: a collection of quotations with search and look-up."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, overload

from quotebank.bank.choosing import of_the_day, some_key
from quotebank.bank.connection import Connection
from quotebank.bank.facets import By, Facet
from quotebank.bank.hits import Hit
from quotebank.bank.people import Directory
from quotebank.bank.search import Filters, Search, Sort
from quotebank.bank.store import Store
from quotebank.dates import PartialDate
from quotebank.errors import InvalidValueError
from quotebank.model import (
    Affiliation,
    AffiliationStatus,
    Document,
    Organization,
    Quote,
    QuoteKind,
    Speaker,
)

if TYPE_CHECKING:
    from quotebank.bank.closest import Closest, Finder, Variant
    from quotebank.bank.merging import Merge, Suggestion
    from quotebank.bank.standing import Standing, Tenure


class Bank(Store):
    """A collection of quotations, with the people, organizations and documents they speak of.

    It is kept by SQLite. Any thread may use it; while one does, others wait. It cannot be pickled
    or copied, but all values that it gives can be.

    >>> from quotebank.model import *
    >>> document = Document.from_text("“It is alive,” said Ada Stone, a chemist.")
    >>> ada = Speaker(id=SpeakerId("ada-stone"), name="Ada Stone")
    >>> words = Passage.of(document.text, 1, 12)
    >>> quote = Quote(id=quote_id(document.id, [words]), kind=QuoteKind.DIRECT, segments=(words,),
    ...               speaker=ada, document=document)
    >>> with Bank.from_quotes([quote]) as bank:
    ...     [hit.quote.speaker.name for hit in bank.search("living OR alive")]
    ['Ada Stone']
    """

    def _open(self, connection: Connection) -> None:
        super()._open(connection)
        self._directory = Directory(connection, self._reader)
        self._search = Search(connection, self._reader, self._directory)
        self._finder: Finder | None = None

    def search(
        self,
        query: str = "",
        *,
        speaker: str | Speaker | None = None,
        organization: str | Organization | None = None,
        offshoots: bool = True,
        kind: QuoteKind | str | None = None,
        document: str | Document | None = None,
        since: datetime.date | PartialDate | str | None = None,
        until: datetime.date | PartialDate | str | None = None,
        sort: Sort = "best",
        after: str | None = None,
        limit: int | None = 10,
    ) -> tuple[Hit, ...]:
        """Find quotations by their words.

        Words must all match, in any form that shares their stem; "exact phrases" as they stand;
        ``OR`` between two alternatives; ``-word`` for what must not match; ``prefix*``; parentheses;
        and the fields ``speaker:``, ``org:``, ``kind:``, ``after:`` and ``before:``. Accents, case,
        the make of marks and dashes, ligatures and soft hyphens do not matter.

        A name that fits several speakers or organizations stands for all of them here.

        Args:
            query: in the query language; an empty one lists what the filters leave.
            speaker: full name, surname, alias or id.
            organization: name, alias or id: only speakers whose document states, for the quotation,
                an affiliation with it, of any status, and the organization itself.
            offshoots: whether an organization stands for all that belongs to it.
            kind: direct, mixed or indirect.
            document: an id.
            since: only documents that can be of this date or later; never those without a date.
            until: only documents that can be of this date or earlier; never those without a date.
            sort: "best" first, or "newest" or "oldest"; what has no date comes last.
            after: the `cursor` of a hit of the same search, to go on behind it.
            limit: at most so many; None for all.

        Returns:
            Equals, and with "best" all hits of a query without words, in the order of the bank.

        Raises:
            QueryError: where the query cannot be read, with the place.
            UnknownNameError: where a speaker, an organization or a document is not in the bank.
            InvalidValueError: where a kind, a date or the limit is none.
        """
        filters = Filters(
            speaker=speaker,
            organization=organization,
            offshoots=offshoots,
            kind=kind,
            document=document,
            since=since,
            until=until,
        )
        return self._search.hits(query, filters, sort, after, limit)

    def facets(
        self,
        query: str = "",
        *,
        by: By,
        speaker: str | Speaker | None = None,
        organization: str | Organization | None = None,
        offshoots: bool = True,
        kind: QuoteKind | str | None = None,
        document: str | Document | None = None,
        since: datetime.date | PartialDate | str | None = None,
        until: datetime.date | PartialDate | str | None = None,
        limit: int | None = 10,
    ) -> tuple[Facet, ...]:
        """Count what a search finds, by a property of the quotations.

        Args:
            query: as for `search`, and so are the filters.
            by: "speaker", "organization" (of the quotation's own affiliations), "publisher", "month"
                or "kind". What has none is not counted.
            speaker: as for `search`.
            organization: as for `search`.
            offshoots: as for `search`.
            kind: as for `search`.
            document: as for `search`.
            since: as for `search`.
            until: as for `search`.
            limit: at most so many; None for all.

        Returns:
            The most frequent first.

        Raises:
            QueryError: where the query cannot be read, with the place.
            UnknownNameError: where a speaker, an organization or a document is not in the bank.
            InvalidValueError: where a kind, a date, the limit or what to count by is none.
        """
        filters = Filters(
            speaker=speaker,
            organization=organization,
            offshoots=offshoots,
            kind=kind,
            document=document,
            since=since,
            until=until,
        )
        return self._search.facets(query, filters, by, limit)

    def closest(self, text: str, *, limit: int = 5) -> tuple[Closest, ...]:
        """Find the quotations nearest to a wording that may be cut or altered.

        Args:
            text: the wording.
            limit: at most so many.

        Returns:
            The nearest first, each with its score and the wording laid along it.

        Raises:
            InvalidValueError: where the limit is none.
        """
        return self._closest().closest(text, limit)

    def variants(self, quote: str | Quote) -> tuple[Variant, ...]:
        """Find where else the same utterance is printed.

        Args:
            quote: a quotation, of this bank or not, or the id of one in it.

        Returns:
            Those in other documents whose words are the same, then those whose words nearly are,
            each with the differences. Of fewer than five words, only those of the same speaker.

        Raises:
            UnknownNameError: where there is none of that id.
        """
        return self._closest().variants(self[quote] if isinstance(quote, str) else quote)

    def _closest(self) -> Finder:
        from quotebank.bank.closest import Finder  # noqa: PLC0415 - aligning is slow to import.

        if self._finder is None:
            self._finder = Finder(self._reader)
        return self._finder

    def speaker(self, name: str) -> Speaker:
        """Find a speaker.

        Args:
            name: full name, surname, alias or id; titles aside.

        Raises:
            UnknownNameError: where there is none, with the nearest names.
            AmbiguousNameError: where there are several, with all of them.
        """
        with self._reader.now():
            return self._reader.speaker(self._directory.speaker_key(name))

    def speakers(
        self,
        organization: str | Organization | None = None,
        *,
        offshoots: bool = True,
        quoted: bool | None = None,
        status: AffiliationStatus | str | None = None,
    ) -> tuple[Speaker, ...]:
        """List speakers, in the order of the bank.

        Args:
            organization: only those whom a document affiliates with it.
            offshoots: whether the organization stands for all that belongs to it.
            quoted: only those with quotations (True) or without (False).
            status: only those so affiliated: current, former or candidate.

        Raises:
            UnknownNameError: where the organization is not in the bank.
            AmbiguousNameError: where its name fits several.
            InvalidValueError: where there is no such status.
        """
        with self._reader.now():
            conditions, parameters = ["1"], list[object]()
            stated: list[str] = []
            if organization is not None:
                bodies = [self._directory.organization_key(organization)]
                bodies = self._directory.with_offshoots(bodies) if offshoots else bodies
                stated.append(f"organization IN ({', '.join('?' * len(bodies))})")
                parameters += bodies
            if status is not None:
                stated.append("status = ?")
                parameters.append(_status(status))
            if stated:
                conditions.append(
                    f"s.key IN (SELECT speaker FROM affiliations WHERE {' AND '.join(stated)})"
                )
            if quoted is not None:
                exists = "EXISTS (SELECT 1 FROM quotes AS q WHERE q.speaker = s.key)"
                conditions.append(exists if quoted else f"NOT {exists}")
            keys = self._reader.keys(
                f"SELECT s.key FROM speakers AS s WHERE {' AND '.join(conditions)} ORDER BY s.key",
                parameters,
            )
            return tuple(map(self._reader.speaker, keys))

    def organization(self, name: str) -> Organization:
        """Find an organization.

        Args:
            name: name, alias or id.

        Raises:
            UnknownNameError: where there is none, with the nearest names.
            AmbiguousNameError: where there are several, with all of them.
        """
        with self._reader.now():
            return self._reader.organization(self._directory.organization_key(name))

    def organizations(self) -> tuple[Organization, ...]:
        """List all organizations, in the order of the bank."""
        with self._reader.now():
            keys = self._reader.keys("SELECT key FROM organizations ORDER BY key")
            return tuple(map(self._reader.organization, keys))

    @overload
    def affiliations(self, name: str | Speaker, at: None = None) -> tuple[Affiliation, ...]: ...

    @overload
    def affiliations(
        self, name: str | Speaker, at: datetime.date | PartialDate | str
    ) -> tuple[Standing, ...]: ...

    def affiliations(
        self, name: str | Speaker, at: datetime.date | PartialDate | str | None = None
    ) -> tuple[Affiliation, ...] | tuple[Standing, ...]:
        """List what documents state of a speaker's roles, or say what those were at a date.

        Each statement has its status, the document that states it, of whose date that is, and the
        evidence.

        Args:
            name: full name, surname, alias or id of the speaker.
            at: a date; None for every statement, in the order of the bank.

        Returns:
            The statements; at a date, one for each role that is known of it, the surest first, with
            how sure it is: stated by a document of that date, within a stated period, stated before
            and not contradicted since, or former by then.

        Raises:
            UnknownNameError: where there is no such speaker.
            AmbiguousNameError: where there are several.
            InvalidValueError: where the date is none.
        """
        with self._reader.now():
            keys = self._reader.keys(
                "SELECT key FROM affiliations WHERE speaker = ? ORDER BY key",
                (self._directory.speaker_key(name),),
            )
            statements = tuple(map(self._reader.affiliation, keys))
            if at is None:
                return statements
            from quotebank.bank.standing import standing  # noqa: PLC0415 - for few calls.

            return standing(statements, PartialDate.of(at))

    def timeline(self, name: str | Speaker) -> tuple[Tenure, ...]:
        """List a speaker's roles over time, in the order that they are first known.

        Args:
            name: full name, surname, alias or id of the speaker.

        Raises:
            UnknownNameError: where there is no such speaker.
            AmbiguousNameError: where there are several.
        """
        from quotebank.bank.standing import timeline  # noqa: PLC0415 - for few calls.

        return timeline(self.affiliations(name))

    def merge(self, kept: str | Speaker, other: str | Speaker) -> Speaker:
        """Put together two speakers who are one; `split` takes them apart again.

        The other's names become aliases, and its id goes on finding the one that is kept.

        Args:
            kept: name or id of the one whose id stays.
            other: name or id of the one that goes into it.

        Returns:
            The speaker that both are now.

        Raises:
            UnknownNameError: where one is not in the bank.
            AmbiguousNameError: where a name fits several.
            InvalidValueError: where they are one already, or of different kinds.
        """
        from quotebank.bank.merging import merge  # noqa: PLC0415 - for few calls.

        with self._connection.atomic() as raw:
            self._reader.freshen()
            key = self._directory.speaker_key(kept)
            merge(raw, self._reader, key, self._directory.speaker_key(other))
            return self._reader.speaker(key)

    def split(self, id_: str) -> Speaker:
        """Take a speaker that `merge` put into another out again, with all that was its own.

        Args:
            id_: of the one that went into another.

        Raises:
            UnknownNameError: where none of that id did.
            InvalidValueError: where the other went into a third one since; split that first.
        """
        from quotebank.bank.merging import split  # noqa: PLC0415 - for few calls.

        with self._connection.atomic() as raw:
            self._reader.freshen()
            return self._reader.speaker(split(raw, self._reader, id_))

    def merges(self) -> tuple[Merge, ...]:
        """List the speakers that were put together, in that order."""
        from quotebank.bank.merging import merges  # noqa: PLC0415 - for few calls.

        with self._reader.now() as raw:
            return merges(raw, self._reader)

    def suggest_merges(self, *, limit: int = 50) -> tuple[Suggestion, ...]:
        """List persons who may be one; nothing is merged.

        Names are weighed, shared organizations and roles, and documents that have both; two of
        different organizations score low, whatever their names.

        Args:
            limit: at most so many.

        Returns:
            The likeliest first, each with its reasons.
        """
        from quotebank.bank.merging import suggestions  # noqa: PLC0415 - for few calls.

        with self._reader.now() as raw:
            return suggestions(raw, self._reader, limit)

    def document(self, id_: str) -> Document:
        """Give the document of an id, with its text where the bank has it.

        Raises:
            UnknownNameError: where there is none.
        """
        with self._reader.now():
            return self._reader.document_with_text(self._key("document", id_))

    def documents(self) -> tuple[Document, ...]:
        """List all documents, without their texts, in the order of the bank."""
        with self._reader.now():
            keys = self._reader.keys("SELECT key FROM documents ORDER BY key")
            return tuple(map(self._reader.document, keys))

    def random(self, seed: int | str | None = None) -> Quote:
        """Pick a quotation.

        Args:
            seed: the same seed picks the same quotation of the same bank; None picks any.

        Raises:
            UnknownNameError: where the bank is empty.
        """
        with self._reader.now():
            return self._reader.quote(some_key(self._connection, seed))

    def quote_of_the_day(self, date: datetime.date | PartialDate | str) -> Quote:
        """Pick the quotation of a day: on that day, the same for all who have the same bank.

        Args:
            date: the day.

        Raises:
            InvalidValueError: where it is no day.
            UnknownNameError: where the bank is empty.
        """
        day = PartialDate.of(date)
        if day.day is None:
            raise InvalidValueError(f"not a day: {str(day)!r}; give year, month and day")
        with self._reader.now():
            return self._reader.quote(of_the_day(self._connection, day.earliest))


def _status(name: AffiliationStatus | str) -> str:
    try:
        return AffiliationStatus(name)
    except ValueError:
        raise InvalidValueError(
            f"no status {name!r}; there are {', '.join(AffiliationStatus)}"
        ) from None
