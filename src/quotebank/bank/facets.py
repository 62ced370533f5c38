"""Counting what a search finds, by who, for whom, where, when and how."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias, get_args

import attrs

#: What can be counted by.
By: TypeAlias = Literal["speaker", "organization", "publisher", "month", "kind"]

BY: Final[tuple[By, ...]] = get_args(By)


@attrs.frozen
class Facet:
    """A value and how many of the quotations found have it.

    Args:
        value: an id of a speaker or an organization, a publisher, a month as 2024-10 (or a year,
            where no more is known), or a kind.
        label: for reading.
        count: quotations.
    """

    value: str
    label: str
    count: int


class _Counting(NamedTuple):
    """How to count by a property: its column, what is joined to the quotations q, and its names."""

    value: str
    named: str = "SELECT value, value, n FROM counted"
    joins: str = ""
    number: str = "count(*)"


_DOCUMENTS: Final = "CROSS JOIN documents AS d ON d.key = q.document"
_AFFILIATIONS: Final = (
    "CROSS JOIN json_each(q.affiliations) AS j CROSS JOIN affiliations AS a "
    "ON a.key = j.value AND a.organization IS NOT NULL"
)
_LABELLED: Final = (
    "SELECT t.id, coalesce(t.name, t.description), n FROM counted JOIN {} AS t ON t.key = value"
)
_COUNTING: Final[dict[By, _Counting]] = {
    "speaker": _Counting("q.speaker", _LABELLED.format("speakers")),
    "organization": _Counting(
        "a.organization",
        _LABELLED.format("organizations"),
        joins=_AFFILIATIONS,
        number="count(DISTINCT q.key)",
    ),
    "publisher": _Counting("d.publisher", joins=_DOCUMENTS),
    "month": _Counting("substr(d.published, 1, 7)", joins=_DOCUMENTS),
    "kind": _Counting("q.kind"),
}


def facet_sql(by: By, source: str) -> str:
    """Give the statement that counts; its last parameter is the limit.

    Args:
        by: what to count by.
        source: the quotations found, as what follows FROM, with the quotations named q.
    """
    value, named, joins, number = _COUNTING[by]
    # The order goes by key before names, so that the limit is kept without looking all of them up.
    return (
        f"WITH counted AS MATERIALIZED (SELECT {value} AS value, {number} AS n "
        f"FROM {source.format(joins)} GROUP BY 1 HAVING value IS NOT NULL "
        f"ORDER BY n DESC, value LIMIT ?) {named} ORDER BY n DESC, value"
    )
