"""What is written is read again as it was, and has the shape that is promised."""

from __future__ import annotations

import io
import json
from typing import Any

import attrs
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from quotebank.dates import PartialDate
from quotebank.errors import InvalidValueError
from quotebank.model import (
    BankData,
    Extraction,
    Quote,
    QuoteId,
    Span,
    Speaker,
)
from quotebank.serialise import (
    dump_bank,
    dumps,
    from_plain,
    load_bank,
    loads,
    read_jsonl,
    to_plain,
    write_jsonl,
)
from tests.serialise.samples import (
    AIDES,
    BANK,
    DOCUMENT,
    GUILD,
    HEAD,
    MENDS,
    RAY,
    READ,
    SERVED,
    TEXT,
    TRADE,
    passage,
    written,
)
from tests.strategies import dates, organizations, quotes, speakers


@pytest.mark.parametrize(
    "value",
    [
        Span(3, 9),
        passage("boats"),
        PartialDate(2024, 2, 29),
        DOCUMENT,
        GUILD,
        AIDES,
        HEAD,
        MENDS.attribution,
        MENDS,
        TRADE,
        BANK,
        READ,
        READ.unattributed[0],
        READ.diagnostics[0],
        BankData(),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_value_is_read_as_it_was_written(value: object) -> None:
    assert loads(dumps(value), type(value)) == value
    assert loads(dumps(value).encode(), type(value)) == value
    assert "\n" not in dumps(value)


@given(quotes() | speakers | organizations | dates())
def test_any_value_is_read_as_it_was_written(value: object) -> None:
    assert loads(dumps(value), type(value)) == value


@given(st.lists(quotes(), max_size=4))
def test_any_quotations_survive_json_lines(some: list[Quote]) -> None:
    data = written(write_jsonl, some)
    assert list(read_jsonl(io.BytesIO(data))) == some
    assert written(write_jsonl, some) == data


@given(st.lists(quotes(), max_size=4, unique_by=lambda quote: quote.id), st.lists(speakers))
def test_any_bank_survives_a_file(some: list[Quote], others: list[Speaker]) -> None:
    try:
        data = BankData.collect(some, speakers=others)
    except InvalidValueError:
        reject()  # Two speakers drew the same id.
    file = written(dump_bank, data)
    assert load_bank(io.BytesIO(file)) == data
    assert from_plain(to_plain(data), BankData) == data
    assert written(dump_bank, load_bank(io.BytesIO(file))) == file


@given(quotes())
def test_an_extraction_of_any_quotation_survives(quote: Quote) -> None:
    try:
        data = BankData.collect([quote])
    except InvalidValueError:
        reject()  # Two speakers drew the same id.
    read = Extraction(
        document=quote.document,
        quotes=data.quotes,
        speakers=data.speakers,
        organizations=data.organizations,
        affiliations=data.affiliations,
    )
    line = written(write_jsonl, [read], text=True)
    (again,) = read_jsonl(io.BytesIO(line), Extraction)
    assert again == read
    assert again.document.text == quote.document.text


def test_people_without_quotations_are_kept() -> None:
    assert AIDES in load_bank(io.BytesIO(written(dump_bank, BANK))).speakers


def test_the_order_of_a_quotations_affiliations_is_kept() -> None:
    again = load_bank(io.BytesIO(written(dump_bank, BANK)))
    assert again.quotes[0].affiliations == (SERVED, HEAD)


# -- the shape of what is written ----------------------------------------------------------------------


def test_what_is_none_or_empty_is_left_out() -> None:
    assert to_plain(RAY) == {"id": "bo-ray", "kind": "person", "name": "Bo Ray"}
    assert to_plain(passage("“We")) == {
        "span": {"start": 0, "end": 3},
        "text": "“We",
        "suffix": TEXT[3:35],
    }


def test_affiliations_inside_a_quotation_leave_out_its_speaker_and_document() -> None:
    inside = to_plain(MENDS)["affiliations"][1]
    assert inside.keys() == {"role", "organization", "status", "start", "evidence"}
    assert to_plain(HEAD).keys() == inside.keys() | {"speaker", "document"}


def test_rows_name_others_by_id_and_affiliations_by_place() -> None:
    plain = to_plain(BANK)
    assert [row.get("parent") for row in plain["organizations"]] == [None, "union"]
    assert plain["quotes"][0]["speaker"] == "ada-pike"
    assert plain["quotes"][0]["document"] == DOCUMENT.id
    places = plain["quotes"][0]["affiliations"]
    assert [BANK.affiliations[place] for place in places] == [SERVED, HEAD]
    assert "document" not in to_plain(READ)["quotes"][0]


@pytest.mark.parametrize(
    "value", [MENDS, BANK, READ, DOCUMENT, HEAD], ids=lambda v: type(v).__name__
)
def test_the_text_of_a_document_is_written_only_where_it_is_asked_for(value: object) -> None:
    whole = json.dumps(TEXT, ensure_ascii=False)
    assert whole not in dumps(value)
    assert whole in dumps(value, text=True)


def test_a_line_is_what_dumps_gives() -> None:
    assert written(write_jsonl, [MENDS]).decode() == dumps(MENDS) + "\n"


def test_each_row_of_a_bank_stands_on_its_own_line() -> None:
    lines = written(dump_bank, BANK).decode().splitlines()
    assert json.loads(lines[-2].rstrip(",")) == to_plain(BANK)["quotes"][-1]
    assert (
        len(lines) == 1 + 5 * 2 + sum(len(table) for table in attrs.asdict(BANK).values()) + 1 - 1
    )


def test_values_are_taken_one_at_a_time() -> None:
    taken = []

    def some() -> Any:
        for number in range(3):
            taken.append(number)
            yield attrs.evolve(MENDS, id=QuoteId(f"q-{number}"))

    stream = io.StringIO()
    assert write_jsonl(some(), stream) == 3
    stream.seek(0)
    values = read_jsonl(stream)
    assert next(values).id == "q-0"
    assert stream.tell() < len(stream.getvalue())
