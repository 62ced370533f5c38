"""A partial date is a range of days, and nothing that is no date becomes one."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given

from quotebank.dates import PartialDate
from quotebank.errors import InvalidValueError, QuotebankError
from tests.strategies import dates


@given(dates())
def test_reading_back_what_was_written_gives_the_same_date(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date


@given(dates(), dates())
def test_order_agrees_with_first_days_and_is_total(a: PartialDate, b: PartialDate) -> None:
    if a.earliest != b.earliest:
        assert (a < b) == (a.earliest < b.earliest)
    assert (a < b) + (b < a) + (a == b) == 1


@given(dates(), dates())
def test_overlap_is_the_same_seen_from_either_side(a: PartialDate, b: PartialDate) -> None:
    shared = a.earliest <= b.latest and b.earliest <= a.latest
    assert a.overlaps(b, b) == shared == b.overlaps(a, a)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-10-18", "2024-10-18", "2024-10-18"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_a_date_runs_from_its_earliest_to_its_latest_day(
    text: str, earliest: str, latest: str
) -> None:
    date = PartialDate.parse(text)
    assert (date.earliest.isoformat(), date.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    ["", "24", "2024-1", "2024-13", "2024-00", "2023-02-29", "2024-10-18T00:00", " 2024", "0000",
     "２０２４", "2024-10-", "20241018"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_its_words(text: str) -> None:
    with pytest.raises(InvalidValueError, match="date") as caught:
        PartialDate.parse(text)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, QuotebankError)


@pytest.mark.parametrize("parts", [(0,), (10000,), (2024, 0), (2024, 2, 30), (2024, 1, 0)])
def test_parts_that_make_no_date_are_refused(parts: tuple[int, ...]) -> None:
    with pytest.raises(InvalidValueError, match="no such date"):
        PartialDate(*parts)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(InvalidValueError, match="without a month"):
        PartialDate(2024, None, 3)


@pytest.mark.parametrize(
    "given_as",
    [datetime.date(2024, 10, 18), "2024-10-18", PartialDate(2024, 10, 18),
     datetime.datetime(2024, 10, 18, 9, 30, tzinfo=datetime.UTC)],
)  # fmt: skip
def test_a_date_is_taken_in_any_form(given_as: datetime.date | str | PartialDate) -> None:
    assert PartialDate.of(given_as) == PartialDate(2024, 10, 18)


def test_a_number_is_no_date() -> None:
    with pytest.raises(InvalidValueError, match="not a date: 2024"):
        PartialDate.of(2024)  # type: ignore[arg-type]
