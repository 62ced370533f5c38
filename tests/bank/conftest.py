"""Banks for the tests of search: every one of them runs on all kinds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from quotebank.bank import Bank
from tests.bank.samples import DATA


@pytest.fixture
def bank() -> Iterator[Bank]:
    with Bank.from_data(DATA) as bank:
        yield bank
