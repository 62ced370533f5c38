"""A whole bank as plain tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self, TypeVar

from attrs import frozen

from quotebank.errors import InvalidValueError
from quotebank.model.entities import Affiliation, Document, Organization, Speaker
from quotebank.model.quotes import Quote

_T = TypeVar("_T")


@frozen(kw_only=True)
class BankData:
    """The plain tables of a whole bank, each in order and without repetition.

    Args:
        documents: what was read.
        organizations: parents before their offshoots.
        speakers: with quotations or without.
        affiliations: every statement.
        quotes: in document order.
    """

    documents: tuple[Document, ...] = ()
    organizations: tuple[Organization, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @classmethod
    def collect(
        cls,
        quotes: Iterable[Quote] = (),
        *,
        documents: Iterable[Document] = (),
        organizations: Iterable[Organization] = (),
        speakers: Iterable[Speaker] = (),
        affiliations: Iterable[Affiliation] = (),
    ) -> Self:
        """Gather quotations and all that they speak of into tables.

        Args:
            quotes: with their speakers, documents and affiliations.
            documents: further ones.
            organizations: further ones.
            speakers: further ones, quoted or not.
            affiliations: further statements.

        Raises:
            InvalidValueError: where two different values share an id.
        """
        quotes = tuple(quotes)
        statements = dict.fromkeys(affiliations)
        statements.update(dict.fromkeys(a for quote in quotes for a in quote.affiliations))
        bodies: dict[Organization, None] = {}
        for body in (*organizations, *(a.organization for a in statements if a.organization)):
            bodies.update(dict.fromkeys(reversed([body, *body.ancestors()])))
        people = dict.fromkeys(speakers)
        people.update(dict.fromkeys(q.speaker for q in quotes))
        for statement in statements:
            people[statement.speaker] = None
            if statement.principal is not None:
                people[statement.principal] = None
        printed = dict.fromkeys(documents)
        printed.update(dict.fromkeys(q.document for q in quotes))
        printed.update(dict.fromkeys(a.document for a in statements))
        return cls(
            documents=_unique(printed),
            organizations=_unique(bodies),
            speakers=_unique(people),
            affiliations=tuple(statements),
            quotes=_unique(dict.fromkeys(quotes)),
        )


def _unique(values: dict[_T, None]) -> tuple[_T, ...]:
    by_id: dict[str, _T] = {}
    for value in values:
        key: str = value.id  # type: ignore[attr-defined]
        if by_id.setdefault(key, value) != value:
            raise InvalidValueError(
                f"two different {type(value).__name__.lower()}s share the id {key!r}; give one of them "
                "another"
            )
    return tuple(values)
