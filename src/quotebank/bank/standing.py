"""What is known of a speaker's roles over time, from what documents state."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import TypeAlias

import attrs

from quotebank.bank.naming import folded_name
from quotebank.dates import PartialDate
from quotebank.model import Affiliation, AffiliationStatus

_Post: TypeAlias = tuple[str | None, str | None, str | None, str | None]


class Certainty(enum.StrEnum):
    """How sure it is that a speaker had a role at a date; the surest first."""

    #: A document of that date says so.
    STATED = "stated"
    #: A document says that it was so from and to dates around that one.
    WITHIN = "within the stated period"
    #: An earlier document says so, and none up to that date says otherwise.
    CARRIED = "stated before"
    #: It was over by then.
    FORMER = "former"


@attrs.frozen
class Standing:
    """A role at a date, and the statement that supports it.

    Args:
        affiliation: the statement, with its document and evidence.
        certainty: how sure that is.
    """

    affiliation: Affiliation
    certainty: Certainty


@attrs.frozen(kw_only=True)
class Tenure:
    """One role over time, as far as documents state it.

    Args:
        statements: all of it, by the dates of their documents; those without a date come last.
        first: when it is first stated as held, or is said to start.
        last: when it is last stated as held.
        over: when it is first stated as former after that, or is said to end; None if it is not.
    """

    statements: tuple[Affiliation, ...]
    first: PartialDate | None
    last: PartialDate | None
    over: PartialDate | None

    @property
    def label(self) -> str:
        """The role in words, as last stated."""
        return self.statements[-1].label


def standing(statements: Iterable[Affiliation], at: PartialDate) -> tuple[Standing, ...]:
    """Say which roles a speaker had at a date.

    A statement in a document without a date tells nothing of one, but for the period that it gives.

    Args:
        statements: all of one speaker.
        at: the date.

    Returns:
        One for each role, the surest first, then the latest stated.
    """
    held = list(statements)
    found = []
    for tenure in _posts(held).values():
        judged = [s for a in tenure if (s := _judged(a, at, held)) is not None]
        if judged:
            # Of several statements of a role the one of the latest document counts.
            found.append(max(judged, key=lambda s: _when(s.affiliation)))
    order = list(Certainty)
    found.sort(key=lambda s: _when(s.affiliation), reverse=True)
    return tuple(sorted(found, key=lambda s: order.index(s.certainty)))


def timeline(statements: Iterable[Affiliation]) -> tuple[Tenure, ...]:
    """Group the statements of a speaker by role, the roles in the order that they are first known.

    Args:
        statements: all of one speaker.
    """
    held = list(statements)
    tenures = []
    for stated in _posts(held).values():
        stated.sort(key=_when)
        dated = [a for a in stated if a.document.published is not None]
        now = [a.document.published for a in dated if a.status is not AffiliationStatus.FORMER]
        starts = [a.start for a in stated if a.start is not None]
        ends = [a.end for a in stated if a.end is not None]
        last = now[-1] if now else None
        former = [
            a.document.published
            for a in dated
            if a.status is AffiliationStatus.FORMER
            and a.document.published is not None
            and (last is None or a.document.published >= last)
        ]
        tenures.append(
            Tenure(
                statements=(*dated, *(a for a in stated if a.document.published is None)),
                first=min((*starts, *(date for date in now[:1] if date)), default=None),
                last=last,
                over=max(ends) if ends else former[0] if former else None,
            )
        )
    return tuple(sorted(tenures, key=_beginning))


def _posts(statements: Iterable[Affiliation]) -> dict[_Post, list[Affiliation]]:
    posts: dict[_Post, list[Affiliation]] = {}
    for statement in statements:
        posts.setdefault(_post(statement), []).append(statement)
    return posts


def _post(statement: Affiliation) -> _Post:
    return (
        None if statement.role is None else folded_name(statement.role),
        None if statement.organization is None else statement.organization.id,
        None if statement.principal is None else statement.principal.id,
        None if statement.area is None else folded_name(statement.area),
    )


def _judged(
    statement: Affiliation, at: PartialDate, others: Iterable[Affiliation]
) -> Standing | None:
    """Say what a statement tells of a date."""
    published = statement.document.published
    if statement.end is not None and statement.end.latest < at.earliest:
        return Standing(statement, Certainty.FORMER)
    if statement.start is not None and statement.start.earliest > at.latest:
        return None
    if statement.start is not None and (
        statement.end is not None or statement.status is AffiliationStatus.CURRENT
    ):
        inside = statement.end or published
        if inside is not None and at.earliest <= inside.latest:
            return Standing(statement, Certainty.WITHIN)
    if published is None or published.earliest > at.latest:
        return None
    if statement.status is AffiliationStatus.FORMER:
        return Standing(statement, Certainty.FORMER)
    if published.overlaps(at, at):
        return Standing(statement, Certainty.STATED)
    if any(_contradicts(other, statement, at) for other in others):
        return None
    return Standing(statement, Certainty.CARRIED)


def _contradicts(other: Affiliation, statement: Affiliation, at: PartialDate) -> bool:
    """Whether a later document, up to a date, says that a role is over."""
    published, earlier = other.document.published, statement.document.published
    if other.status is not AffiliationStatus.FORMER or published is None or earlier is None:
        return False
    if not earlier.latest < published.latest or published.earliest > at.latest:
        return False
    role, *of_what = _post(other)
    stated, *of = _post(statement)
    return of_what == of and (role is None or role == stated)


def _when(statement: Affiliation) -> tuple[bool, PartialDate]:
    published = statement.document.published
    return published is not None, published or PartialDate(1)


def _beginning(tenure: Tenure) -> tuple[bool, PartialDate]:
    begins = tenure.first or tenure.over
    return begins is None, begins or PartialDate(1)
