"""Plans are read: nothing that is asked often walks through a large table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import quotebank.bank
from quotebank.bank import Bank
from quotebank.bank.facets import BY
from tests.bank.samples import BREAD, DATA, FIRST

_ASKED: dict[str, Callable[[Bank], object]] = {
    "words": lambda bank: bank.search("flour price"),
    "phrase": lambda bank: bank.search('"hungry giants"'),
    "prefix and negation": lambda bank: bank.search("fl* -bake"),
    "speaker": lambda bank: bank.search("flour", speaker="Wheat"),
    "organization": lambda bank: bank.search("flour", organization="BG"),
    "dates": lambda bank: bank.search("flour", since="2024-10-03", until="2024-11"),
    "fields": lambda bank: bank.search("speaker:stone org:bg after:2024 kind:direct flour"),
    "document": lambda bank: bank.search("flour", document=FIRST.id),
    "newest": lambda bank: bank.search("flour", sort="newest"),
    "page": lambda bank: bank.search("flour", after=bank.search("flour", limit=1)[0].cursor),
    "facets": lambda bank: [bank.facets("flour", by=by) for by in BY],
    "the rest of a hit": lambda bank: [hit.quote for hit in bank.search("flour")],
    "filtered and newest": lambda bank: bank.search("flour", speaker="Wheat", sort="newest"),
    "get": lambda bank: bank[BREAD],
    "closest": lambda bank: bank.closest("price of flour is rising"),
    "variants": lambda bank: bank.variants(BREAD),
    "speaker by name": lambda bank: bank.speaker("Mr. Wheat"),
    "organization by alias": lambda bank: bank.organization("BG"),
    "affiliations": lambda bank: bank.affiliations("Wheat", at="2024"),
    "who speaks for": lambda bank: bank.speakers("BG", quoted=True),
    "document by id": lambda bank: bank.document(FIRST.id),
    "the day's": lambda bank: bank.quote_of_the_day("2024-05-06"),
    "the same again": lambda bank: bank.add(DATA),
}


#: The full-text index, which finds what it finds; arrays, what is counted, the hits that
#: are given, single rows.
_SMALL = {"f", "quotes_fts", "j", "json_each", "counted", "t", "CONSTANT", "(subquery-1)"}


@pytest.mark.parametrize("ask", _ASKED.values(), ids=_ASKED)
def test_no_large_table_is_scanned(ask: Callable[[Bank], object]) -> None:
    with Bank.from_data(DATA) as bank, bank._connection.using() as raw:
        asked: dict[str, None] = {}
        raw.set_trace_callback(lambda sql: asked.update({sql: None}))
        ask(bank)
        raw.set_trace_callback(None)
        plans = [
            (sql, row[3])
            for sql in asked
            if sql.lstrip().upper().startswith(("SELECT", "WITH", "INSERT", "UPDATE", "DELETE"))
            and "quotes_fts_" not in sql  # FTS5's own.
            for row in raw.execute(f"EXPLAIN QUERY PLAN {sql}")
        ]
    assert plans
    for sql, step in plans:
        # The first row is all that EXISTS looks at.
        if step.startswith("SCAN") and not sql.startswith("SELECT EXISTS"):
            what = step.split()[1]
            assert what in _SMALL, (sql, step)
            assert what not in {"f", "quotes_fts"} or "VIRTUAL TABLE INDEX" in step, (sql, step)


def test_all_names_of_the_package_are_there() -> None:
    for name in quotebank.bank.__all__:
        assert getattr(quotebank.bank, name).__name__ == name
    with pytest.raises(AttributeError):
        _ = quotebank.bank.Nothing
