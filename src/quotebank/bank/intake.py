"""Taking values of any size into a bank."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from quotebank.bank.connection import Connection
from quotebank.bank.reading import Reader
from quotebank.bank.writing import Writer
from quotebank.errors import InvalidValueError
from quotebank.model import BankData, Extraction, Quote

if TYPE_CHECKING:
    from quotebank.bank.revising import Reviser

#: What a bank takes.
Value: TypeAlias = Quote | Extraction | BankData


class Intake:
    """Takes values into a bank, within one transaction of its caller.

    Args:
        raw: the connection, in a transaction.
        reader: of the same bank.
        known: words that the bank is known to have, which are added to.
    """

    def __init__(self, raw: sqlite3.Connection, reader: Reader, known: set[str]) -> None:
        self._raw = raw
        self._reader = reader
        self._writer = Writer(raw, reader, known)

    @cached_property
    def reviser(self) -> Reviser:
        """What replaces and removes; it needs the converter, which takes long to import."""
        from quotebank.bank.revising import Reviser  # noqa: PLC0415

        return Reviser(self._raw, self._reader, self._writer)

    def add(self, values: Iterable[Value], reason: str | None = None) -> None:
        """Take values in; they are in the bank after `flush`.

        Args:
            values: what is to be added.
            reason: why it replaces what was there.
        """
        for value in values:
            if isinstance(value, Quote):  # As most are, so it is asked first, and fast.
                self._writer.quote(value)
            elif isinstance(value, BankData):
                self._writer.data(value)
            elif isinstance(value, Extraction):
                self.reviser.reading(value, reason)
            else:
                raise InvalidValueError(
                    f"a bank does not take {value!r}; add a Quote, Extraction or BankData"
                )

    def expect(self, values: Iterable[Value]) -> None:
        """Look at once for the documents of quotations that are to come."""
        self._writer.register.expect({v.document.id for v in values if isinstance(v, Quote)})

    def flush(self) -> None:
        """Write what is waiting."""
        self._writer.flush()
        self._writer.register.fresh = False
        self._writer.let_go()


class Gate:
    """Where values come into a bank: one intake after the other, or the same one again.

    An intake remembers who is in the bank, and goes on doing so in the next transaction where
    nobody else, thread or process, wrote between the two.

    Args:
        connection: to the bank.
        reader: of its values.
    """

    def __init__(self, connection: Connection, reader: Reader) -> None:
        self._connection = connection
        self._reader = reader
        self._intake: Intake | None = None
        self._state: object = None

    def add(self, values: Iterable[Value], reason: str | None = None) -> None:
        """Take values in, in a transaction; see `Bank.add`."""
        connection = self._connection
        with connection.atomic() as raw:
            self._reader.freshen()
            intake = self._intake
            if intake is None or self._state != connection.state():
                intake = self._intake = Intake(raw, self._reader, connection.known_words)
            if isinstance(values, list):
                intake.expect(values)
            intake.add(values, reason)
            intake.flush()
            # The state in which the next transaction finds the bank if nobody writes before it.
            # Only within this one is it certain that nobody did.
            self._state = connection.state_after_leaving()


def ingest(
    gate: Gate,
    values: Iterable[Value],
    batch: int,
    progress: Callable[[int], object] | None,
) -> int:
    """Take a stream in, a transaction a batch; see `Bank.ingest`."""
    if batch < 1:
        raise InvalidValueError(f"batch is {batch!r}; give a number from 1")
    stream = iter(values)
    count = 0
    while True:
        # The batch is read before the transaction, so that a slow source keeps no writer waiting.
        waiting = _batch(stream, batch)
        if not waiting:
            return count
        gate.add(waiting)
        count += len(waiting)
        if progress is not None:
            progress(count)


def _batch(stream: Iterator[Value], size: int) -> list[Value]:
    """Take values until they hold as many quotations as a batch."""
    taken = []
    weight = 0
    for value in stream:
        taken.append(value)
        weight += 1 if isinstance(value, Quote) else len(getattr(value, "quotes", ())) + 1
        if weight >= size:
            break
    return taken
