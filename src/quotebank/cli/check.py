"""``quotebank check``."""

from __future__ import annotations

import sqlite3

from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile, Json
from quotebank.cli._streams import show, show_json
from quotebank.errors import BankError


def check(*, bank: BankFile = None, json: Json = False) -> int:
    """Look through a whole bank for what should not be; the exit status is 1 where there is any."""
    count: int | None = None
    try:
        opened = open_bank(bank)
        faults = opened.check()
        count = len(opened)
    except BankError as error:
        # What SQLite cannot read is a fault of the file; what is no bank at all is wrong use.
        if not isinstance(error.__cause__, sqlite3.DatabaseError):
            raise
        faults = (error.message,)
    if json:
        show_json({"quotes": count, "faults": list(faults)})
    elif faults:
        show(*faults)
    else:
        show(f"{count} quotations, and nothing wrong")
    return 1 if faults else 0
