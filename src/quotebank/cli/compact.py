"""``quotebank compact``."""

from __future__ import annotations

from quotebank.cli._banks import open_to_write
from quotebank.cli._options import BankFile
from quotebank.cli._streams import show


def compact(*, bank: BankFile = None) -> None:
    """Put a bank's index together, and give back the space of what was removed."""
    with open_to_write(bank) as opened:
        opened.compact()
        show(repr(opened).strip("<>"))
