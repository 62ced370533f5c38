"""``quotebank export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, Annotated, Literal

from cyclopts import Parameter

from quotebank.bank import Bank
from quotebank.cli._banks import open_bank
from quotebank.cli._options import BankFile, StandardPath
from quotebank.errors import InvalidValueError
from quotebank.serialise import dump_bank, write_csv, write_jsonl
from quotebank.serialise.files import written

Format = Literal["json", "jsonl", "csv", "parquet"]
_BY_SUFFIX: dict[str, Format] = {
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv",
    ".parquet": "parquet",
}  # fmt: skip


def export(
    *,
    format: Annotated[Format | None, Parameter(alias="-f")] = None,  # noqa: A002
    output: Annotated[Path | None, StandardPath, Parameter(alias="-o")] = None,
    bank: BankFile = None,
) -> None:
    """Write the bank in a format of yours.

    Args:
        format: The whole bank as json, self-contained quotations as jsonl, a table as csv or parquet.
        output: A file, which is replaced when all is written; - is standard output.
    """
    if output is not None and str(output) == "-":
        output = None
    if format is None:
        if output is not None and output.suffix.lower() not in _BY_SUFFIX:
            raise InvalidValueError(
                f"no format is given, and {output.name!r} does not end in one; "
                "give --format json, jsonl, csv or parquet"
            )
        format = "json" if output is None else _BY_SUFFIX[output.suffix.lower()]  # noqa: A001
    opened = open_bank(bank)
    target = sys.stdout if output is None else output
    if format == "json":
        dump_bank(opened.data(), target)
    elif format == "jsonl":
        write_jsonl(opened, target)
    elif format == "csv":
        write_csv(opened, target)
    else:
        _write_parquet(opened, target)


def _write_parquet(bank: Bank, target: Path | IO[str]) -> None:
    table = bank.to_arrow()
    from pyarrow.parquet import write_table  # noqa: PLC0415 - the bank has said if it is missing.

    with written(target) as stream:
        write_table(table, stream)
