"""``quotebank show``."""

from __future__ import annotations

from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile, Json
from quotebank.cli._streams import show as _show
from quotebank.cli._streams import show_json, to_plain
from quotebank.model import QuoteId
from quotebank.render import whole


def show(id: str, /, *, bank: BankFile = None, json: Json = False) -> None:  # noqa: A002
    """Show one quotation whole: its words, who, in what capacity, and where it stands.

    Args:
        id: Of the quotation, as search and who give it.
    """
    quote = open_bank(bank)[QuoteId(id)]
    if json:
        show_json(to_plain(quote))
    else:
        _show(whole(quote))
