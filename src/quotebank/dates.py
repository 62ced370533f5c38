"""Dates as far as they are known: a year, a month or a day."""

from __future__ import annotations

import datetime
import re
from functools import total_ordering
from typing import Self

import attrs

from quotebank.errors import InvalidValueError

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@total_ordering
@attrs.frozen(order=False)
class PartialDate:
    """A date in the proleptic Gregorian calendar, known to the year, the month or the day.

    It stands for a range of days, from `earliest` to `latest`, both inclusive. Dates sort by their
    first day, and where that is the same the less exact comes first.

    Args:
        year: 1 to 9999.
        month: 1 to 12, or None where only the year is known.
        day: 1 to the length of the month, or None where only the month is known.

    Raises:
        InvalidValueError: where there is no such date.

    >>> PartialDate.parse("2024-10").latest
    datetime.date(2024, 10, 31)
    >>> str(PartialDate(2024, 10, 18))
    '2024-10-18'
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise InvalidValueError(
                f"a day without a month in year {self.year!r}: give the month, or leave out the day"
            )
        try:
            datetime.date(self.year, self.month or 1, self.day or 1)
            fits = self.month != 0 and self.day != 0
        except (ValueError, TypeError, OverflowError):
            fits = False
        if not fits:
            given = "-".join(repr(n) for n in (self.year, self.month, self.day) if n is not None)
            raise InvalidValueError(f"no such date: {given}; give a year, a month or a day that is")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 date: ``2024``, ``2024-10`` or ``2024-10-18``.

        Args:
            text: the date, with nothing around it.

        Raises:
            InvalidValueError: where it is no such date.
        """
        match = _ISO.fullmatch(text)
        if match is None:
            raise InvalidValueError(f"not a date: {text!r}; write 2024, 2024-10 or 2024-10-18")
        return cls(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]

    @classmethod
    def of(cls, date: datetime.date | str | Self) -> Self:
        """Take a date in any of the forms that the public calls accept.

        Args:
            date: a `datetime.date`, an ISO 8601 text or a `PartialDate`.

        Raises:
            InvalidValueError: where it is none of them.
        """
        if isinstance(date, cls):
            return date
        if isinstance(date, datetime.date):
            return cls(date.year, date.month, date.day)
        if isinstance(date, str):
            return cls.parse(date)
        raise InvalidValueError(f"not a date: {date!r}; give a date, an ISO text or a PartialDate")

    @property
    def earliest(self) -> datetime.date:
        """The first day that it can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day that it can mean."""
        month = self.month or 12
        if self.day is not None:
            return datetime.date(self.year, month, self.day)
        if month == 12:
            return datetime.date(self.year, 12, 31)
        return datetime.date(self.year, month + 1, 1) - datetime.timedelta(days=1)

    def overlaps(self, since: Self | None, until: Self | None) -> bool:
        """Whether some day it can mean lies between two dates, both inclusive.

        Args:
            since: the start, from its earliest day; None for no start.
            until: the end, to its latest day; None for no end.
        """
        return (since is None or self.latest >= since.earliest) and (
            until is None or self.earliest <= until.latest
        )

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._key < other._key

    @property
    def _key(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0
