"""Whatever is done to a bank in whatever order, it stays well, and is the same in memory and on disk."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from quotebank.bank import Bank
from quotebank.errors import QuotebankError
from tests.bank.samples import ADA, BEN, DATA, FIRST, PRICE, QUOTES
from tests.bank.test_intake import READING, SECOND_READING
from tests.bank.test_merging import BENJI, RYE
from tests.bank.test_merging import READING as LATER_READING

_STEPS: dict[str, Callable[[Bank], object]] = {
    "all": lambda bank: bank.add(DATA),
    "reading": lambda bank: bank.add(READING),
    "correction": lambda bank: bank.add(SECOND_READING, reason="corrected"),
    "later reading": lambda bank: bank.add(LATER_READING),
    "one": lambda bank: bank.add(RYE),
    "some": lambda bank: bank.ingest(QUOTES[2:5], batch=1),
    "update": lambda bank: bank.update(QUOTES[0]),
    "remove one": lambda bank: bank.remove(bank[PRICE]),
    "remove first": lambda bank: bank.remove(FIRST),
    "merge": lambda bank: bank.merge(BEN, BENJI),
    "merge others": lambda bank: bank.merge(BENJI, ADA),
    "split": lambda bank: bank.split("b-wheat"),
    "split others": lambda bank: bank.split("ada-stone"),
    "compact": lambda bank: bank.compact(),
}


def _undone(bank: Bank, step: Callable[[Bank], object]) -> None:
    """Do a step and take it back."""
    with contextlib.suppress(ZeroDivisionError), bank.atomic():
        step(bank)
        raise ZeroDivisionError


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(_STEPS)), st.booleans()), max_size=12))
def test_a_bank_stays_well(steps: list[tuple[str, bool]]) -> None:
    with (
        tempfile.TemporaryDirectory() as directory,
        Bank() as memory,
        Bank.create(Path(directory) / "bank") as disk,
    ):
        for bank in (memory, disk):
            for name, kept in steps:
                with contextlib.suppress(QuotebankError):
                    if kept:
                        _STEPS[name](bank)
                    else:
                        before = bank.data()
                        _undone(bank, _STEPS[name])
                        assert bank.data() == before
            assert bank.check() == ()
        assert memory.data() == disk.data()
        for query in ("flour OR rye", "org:BG", "speaker:wheat", "-bake"):
            with contextlib.suppress(QuotebankError):
                assert memory.search(query, limit=None) == disk.search(query, limit=None)
