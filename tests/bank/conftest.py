"""Banks for the tests of search: every one of them runs on all kinds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quotebank.bank import Bank
from tests.bank.samples import DATA


@pytest.fixture(params=["in memory", "in a file", "in a file, opened again"])
def bank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bank]:
    """The sample bank, in memory and in a file."""
    if request.param == "in memory":
        with Bank.from_data(DATA) as bank:
            yield bank
        return
    path = tmp_path / "sample.bank"
    with Bank.create(path) as bank:
        bank.add(DATA)
        if not request.param.endswith("again"):
            yield bank
            return
    with Bank.open(path) as bank:
        yield bank
