"""``quotebank check``."""

from __future__ import annotations

from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile, Json
from quotebank.cli._streams import show, show_json


def check(*, bank: BankFile = None, json: Json = False) -> int:
    """Look through a whole bank for what should not be; the exit status is 1 where there is any."""
    opened = open_bank(bank)
    faults = opened.check()
    if json:
        show_json({"quotes": len(opened), "faults": list(faults)})
    elif faults:
        show(*faults)
    else:
        show(f"{len(opened)} quotations, and nothing wrong")
    return 1 if faults else 0
