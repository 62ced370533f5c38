"""``quotebank random``."""

from __future__ import annotations

from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile, Json
from quotebank.cli._streams import show, show_json, to_plain


def random(*, seed: int | None = None, bank: BankFile = None, json: Json = False) -> None:
    """Show a quotation by chance.

    Args:
        seed: A whole number; the same one gives the same quotation of the same bank.
    """
    quote = open_bank(bank).random(seed)
    if json:
        show_json(to_plain(quote))
    else:
        show(quote)
