"""Tables for spreadsheets say who said what, and hold no formulas."""

from __future__ import annotations

import csv
import io

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.model import (
    Quote,
)
from quotebank.serialise import (
    write_csv,
)
from tests.serialise.samples import (
    MENDS,
    RAY,
    TEXT,
    TRADE,
    written,
)
from tests.strategies import quotes


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_a_table_says_who_said_what_and_where() -> None:
    first, second = rows(written(write_csv, [MENDS, TRADE]))
    assert first["text"] == "We mend [old] boats"
    assert first["speaker"] == "Ada Pike"
    assert first["capacity"] == "former aide for Bo Ray; head, Harbour Guild"
    assert first["organizations"] == "Harbour Guild"
    assert (first["published"], first["title"], first["authors"]) == ("2024-10", "Boats", "A. Hand")
    assert (first["source"], first["cue"]) == ("Ada Pike", "said")
    assert TEXT[int(second["start"]) : int(second["end"])] == "It was “a trade,”"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "  @"])
def test_a_cell_is_no_formula(start: str) -> None:
    speaker = attrs.evolve(RAY, name=f"{start}HYPERLINK(1)")
    (row,) = rows(written(write_csv, [attrs.evolve(TRADE, speaker=speaker)]))
    assert row["speaker"] == f"'{start}HYPERLINK(1)"


@given(st.lists(quotes(), max_size=3))
def test_any_quotations_give_a_table_of_rfc_4180(some: list[Quote]) -> None:
    data = written(write_csv, some)
    assert [row["id"].lstrip("'") for row in rows(data)] == [quote.id for quote in some]
    assert data.endswith(b"\r\n")


def test_a_byte_order_mark_is_written_on_request() -> None:
    assert written(write_csv, [MENDS], bom=True).startswith(b"\xef\xbb\xbfid,text,")
    assert written(write_csv, [MENDS]).startswith(b"id,text,")
