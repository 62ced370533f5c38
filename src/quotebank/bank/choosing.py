"""Picking one quotation of many, fairly and without walking through all."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from itertools import count, islice
from typing import Final

from quotebank.bank.connection import Connection
from quotebank.errors import UnknownNameError

#: Draws before walking through the table; each misses only where quotations were removed.
_DRAWS: Final = 200


def some_key(connection: Connection, seed: int | str | None) -> int:
    """Pick the key of a quotation, the same for the same seed.

    Raises:
        UnknownNameError: where there is none.
    """
    import random  # noqa: PLC0415 - only here, and slower to import than to search.

    source = random.Random(seed)  # noqa: S311 - nothing is guarded by it.
    return _drawn(connection, (source.getrandbits(128) for _ in count()))


def of_the_day(connection: Connection, day: datetime.date) -> int:
    """Pick the key of a quotation, the same for the same day.

    Raises:
        UnknownNameError: where there is none.
    """
    names = (f"{day.isoformat()} {number}".encode() for number in count())
    digests = (hashlib.sha256(name).digest()[:16] for name in names)
    return _drawn(connection, (int.from_bytes(digest, "big") for digest in digests))


def _drawn(connection: Connection, numbers: Iterator[int]) -> int:
    with connection.using() as raw:
        # Asked for together, the two would walk through the whole table.
        first, last = raw.execute(
            "SELECT (SELECT min(key) FROM quotes), (SELECT max(key) FROM quotes)"
        ).fetchone()
        if first is None:
            raise UnknownNameError("quotation", "any")
        for number in islice(numbers, _DRAWS):
            key = first + number % (last - first + 1)
            if raw.execute("SELECT 1 FROM quotes WHERE key = ?", (key,)).fetchone():
                return int(key)
        total = raw.execute("SELECT count(*) FROM quotes").fetchone()[0]
        nth = next(numbers) % total
        sql = "SELECT key FROM quotes ORDER BY key LIMIT 1 OFFSET ?"
        return int(raw.execute(sql, (nth,)).fetchone()[0])
