"""Filters inside the full-text index: the tokens that stand beside a quotation's words.

Each begins with a sign that no word of folded text has, so that no query can spell one. A range of
dates becomes a handful of tokens: whole years, whole months and single days, and the dates that are
known only to the month or the year.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from quotebank.dates import PartialDate
from quotebank.model import QuoteKind

_SIGN: Final = "§"
_KINDS: Final = {kind: f"{_SIGN}k{number}" for number, kind in enumerate(QuoteKind)}

#: One of them stands beside every quotation.
EVERY: Final = tuple(_KINDS.values())


def kind_token(kind: QuoteKind) -> str:
    """Give the token of a kind of quotation."""
    return _KINDS[kind]


def speaker_token(key: int) -> str:
    """Give the token of a speaker."""
    return f"{_SIGN}s{key}"


def organization_token(key: int) -> str:
    """Give the token of an organization that the speaker is affiliated with."""
    return f"{_SIGN}o{key}"


def date_tokens(date: PartialDate | None) -> tuple[str, ...]:
    """Give the tokens of a document's date: none, one or two."""
    if date is None:
        return ()
    if date.month is None:
        return (f"{_SIGN}y{date.year}",)
    month = f"{_SIGN}m{date.year:04d}{date.month:02d}"
    if date.day is None:
        return month, f"{_SIGN}n{date.year:04d}{date.month:02d}"
    return month, f"{_SIGN}d{date.year:04d}{date.month:02d}{date.day:02d}"


def range_tokens(first: datetime.date, last: datetime.date) -> Iterator[str]:
    """Give the tokens of every date that overlaps a range of days.

    Args:
        first: the first day.
        last: the last day; none are given where it is before the first.
    """
    if last < first:
        return
    for year in range(first.year, last.year + 1):
        yield f"{_SIGN}y{year}"
        for month in range(1, 13):
            whole = PartialDate(year, month)
            start, end = whole.earliest, whole.latest
            if start > last or end < first:
                continue
            if first <= start and end <= last:
                yield f"{_SIGN}m{year:04d}{month:02d}"
                continue
            yield f"{_SIGN}n{year:04d}{month:02d}"
            for day in range(max(first, start).day, min(last, end).day + 1):
                yield f"{_SIGN}d{year:04d}{month:02d}{day:02d}"


def month_tokens(first: datetime.date, last: datetime.date) -> list[str]:
    """Give the tokens of the months and years that some days are in: few, but more than the days.

    Args:
        first: the first day.
        last: the last day, not before it.
    """
    months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    tokens = [f"{_SIGN}m{month // 12:04d}{month % 12 + 1:02d}" for month in months]
    return tokens + [f"{_SIGN}y{year}" for year in range(first.year, last.year + 1)]
