"""Every table of a bank's file is documented."""

from __future__ import annotations

import pytest

from quotebank.bank import Bank
from tests.conftest import ROOT


def test_every_table_and_view_is_documented() -> None:
    page = ROOT / "docs" / "reference" / "bank-file.md"
    if not page.is_file():
        pytest.skip("needs the documentation's sources")
    text = page.read_text(encoding="utf-8")
    with Bank() as bank, bank._connection.using() as raw:
        names = [
            name
            for (name,) in raw.execute(
                "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
            )
            if not name.startswith("quotes_fts_")
        ]
    assert names
    assert [name for name in names if f"`{name}`" not in text] == []
