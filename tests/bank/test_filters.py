"""Dates as tokens: a range finds exactly the dates that overlap it."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from quotebank.bank.filters import date_tokens, range_tokens
from quotebank.dates import PartialDate

_days = st.dates(datetime.date(2019, 11, 1), datetime.date(2022, 3, 31))


@st.composite
def _partial(draw: st.DrawFn) -> PartialDate:
    day = draw(_days)
    exactness = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:exactness])


@given(_partial(), _days, _days)
def test_tokens_agree_with_ranges(
    date: PartialDate, first: datetime.date, last: datetime.date
) -> None:
    overlaps = first <= last and date.overlaps(PartialDate.of(first), PartialDate.of(last))
    assert bool(set(date_tokens(date)) & set(range_tokens(first, last))) == overlaps


def test_what_has_no_date_is_in_no_range() -> None:
    assert date_tokens(None) == ()
