"""Quotations and banks as files: JSON, JSON Lines, and tables for spreadsheets.

There is one converter, and one module for each format. Nothing here knows of a `Bank`: what is
written and read are values of `quotebank.model`.
"""

from quotebank.serialise.bank_json import dump_bank, load_bank
from quotebank.serialise.json_lines import read_jsonl, write_jsonl
from quotebank.serialise.spreadsheet import write_csv
from quotebank.serialise.values import dumps, from_plain, loads, to_plain

__all__ = [
    "dump_bank",
    "dumps",
    "from_plain",
    "load_bank",
    "loads",
    "read_jsonl",
    "to_plain",
    "write_csv",
    "write_jsonl",
]
