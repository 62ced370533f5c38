"""``quotebank backup``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile
from quotebank.cli._streams import show


def backup(target: Annotated[Path, Parameter(name="TARGET")], /, *, bank: BankFile = None) -> None:
    """Copy a bank, as it is at this moment, to a file; others may go on writing.

    Args:
        target: The file, which is replaced at once when the copy is whole.
    """
    opened = open_bank(bank)
    opened.backup(target)
    show(f"{target}: {len(opened)} quotations")
