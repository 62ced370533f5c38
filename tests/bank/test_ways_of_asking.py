"""Facets, order by date, paging, and the quotations closest to a wording."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.bank import Bank, Hit
from quotebank.bank.facets import Facet
from quotebank.errors import InvalidValueError
from quotebank.model import Document
from tests.bank.samples import (
    ADA,
    BREAD,
    DARK,
    DATA,
    FLOUR,
    GIANTS,
    HUNGRY,
    MILLS,
    PRICE,
    QUOTES,
    quoted,
)


def test_facets_count_what_a_search_finds(bank: Bank) -> None:
    assert bank.facets(by="speaker", limit=1) == (Facet("benjamin-wheat", "Benjamin Wheat", 2),)
    assert bank.facets("flour", by="month") == (
        Facet("2024-11", "2024-11", 2),
        _month("2024-10", 1),
    )
    assert bank.facets(by="publisher") == (Facet("The Crumb", "The Crumb", 3),)
    assert bank.facets(by="kind") == (Facet("direct", "direct", 6), Facet("mixed", "mixed", 1))
    assert bank.facets(by="organization", speaker="Wheat") == (
        Facet("bakers-guild", "The Bakers’ Guild", 2),
    )
    assert bank.facets("zebra", by="kind") == ()
    with pytest.raises(InvalidValueError, match="no counting by"):
        bank.facets(by="colour")  # type: ignore[arg-type]


def _month(value: str, count: int) -> Facet:
    return Facet(value, value, count)


@pytest.mark.parametrize("query", ["", "flour", "-flour", "org:BG", "after:2024"])
def test_facets_agree_with_counting_hits(bank: Bank, query: str) -> None:
    quotes = [hit.quote for hit in bank.search(query, limit=None)]
    speakers = Counter(quote.speaker.id for quote in quotes)
    assert {f.value: f.count for f in bank.facets(query, by="speaker", limit=None)} == speakers
    bodies = Counter(a.organization.id for q in quotes for a in q.affiliations if a.organization)
    assert {f.value: f.count for f in bank.facets(query, by="organization", limit=None)} == bodies


def test_hits_can_be_in_the_order_of_dates(bank: Bank) -> None:
    newest = [hit.quote.id for hit in bank.search(sort="newest")]
    assert newest == [MILLS, GIANTS, FLOUR, PRICE, DARK, HUNGRY, BREAD]
    oldest = [hit.quote.id for hit in bank.search("-bake", sort="oldest")]
    assert oldest == [PRICE, HUNGRY, MILLS, GIANTS, FLOUR, BREAD]
    assert {hit.score for hit in bank.search("flour", sort="newest")} == {0.0}
    with pytest.raises(InvalidValueError, match="no order"):
        bank.search(sort="loudest")  # type: ignore[arg-type]


@pytest.mark.parametrize("sort", ["best", "newest", "oldest"])
@pytest.mark.parametrize("query", ["", "flour OR giants OR bread", "-flour", "giants after:2024"])
def test_pages_together_are_the_whole(bank: Bank, query: str, sort: str) -> None:
    whole = bank.search(query, sort=sort, limit=None)  # type: ignore[arg-type]
    paged: list[Hit] = []
    cursor = None
    while page := bank.search(query, sort=sort, after=cursor, limit=2):  # type: ignore[arg-type]
        paged += page
        cursor = page[-1].cursor
    assert tuple(paged) == whole


@pytest.mark.parametrize("cursor", ["", "x", "best:x:1", "newest:2024-01-01:1", "best:1:\ud800"])
def test_what_is_no_cursor_is_refused(bank: Bank, cursor: str) -> None:
    with pytest.raises(InvalidValueError, match="no place among the hits"):
        bank.search("flour", after=cursor)


@pytest.mark.parametrize(
    ("wording", "id_"),
    [
        ("The price of flour is rising, rises and rose again", PRICE),
        ("the price of flower is rising and it rose again", PRICE),
        ("price of flour is", PRICE),
        ("One can’t bake bread in dark rooms", DARK),
        ("making left-of-center is a fine art", BREAD),
        ("He said: mills are hungry; but giants, they are not", MILLS),
    ],
)
def test_the_closest_quotation_is_found(bank: Bank, wording: str, id_: str) -> None:
    found = bank.closest(wording)
    assert found[0].quote.id == id_
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 < one.score <= 1 for one in found)


def test_the_closest_is_laid_along_the_wording(bank: Bank) -> None:
    (found,) = bank.closest("price of flour is rising", limit=1)
    assert found.alignment.same
    span = found.alignment.span
    assert span is not None
    assert found.quote.text[span[0] : span[1]] == "price of flour is rising"


@pytest.mark.parametrize("wording", ["", "…", "zebra", "\x00\ud800", "§s1", "x " * 50_000])
def test_a_wording_that_is_near_to_nothing_finds_nothing(bank: Bank, wording: str) -> None:
    assert bank.closest(wording) == ()


def test_the_limit_of_the_closest_is_kept(bank: Bank) -> None:
    assert len(bank.closest("flour giants", limit=2)) == 2
    assert bank.closest("flour", limit=0) == ()
    with pytest.raises(InvalidValueError, match="limit is"):
        bank.closest("flour", limit=-1)


_BANK = Bank.from_data(DATA)


@given(st.text() | st.sampled_from([quote.text for quote in QUOTES]))
def test_any_wording_is_answered(wording: str) -> None:
    found = _BANK.closest(wording)
    assert len({one.quote.id for one in found}) == len(found)


def test_a_quotation_is_closest_to_itself_among_many_alike() -> None:
    texts = [f"the mayor promised {n} loaves to ward number {n % 7} today" for n in range(300)]
    documents = [Document.from_text(text) for text in texts]
    with Bank.from_quotes(
        [quoted(d, t, ADA) for d, t in zip(documents, texts, strict=True)]
    ) as bank:
        for n in (0, 17, 299):
            assert bank.closest(texts[n], limit=1)[0].quote.text == texts[n]


def test_the_same_utterance_elsewhere_is_a_variant(bank: Bank) -> None:
    other = Document.from_text(
        "“The PRICE of flour is rising, rises — and rose again!” she said. “Hungry giants,” he said."
    )
    near = Document.from_text("“The price of rye flour is rising and rises and rose again.”")
    same = quoted(other, "The PRICE of flour is rising, rises — and rose again!", ADA)
    altered = quoted(near, "The price of rye flour is rising and rises and rose again", ADA)
    bank.add(same, altered, quoted(other, "Hungry giants", ADA))
    exact, alike = bank.variants(PRICE)
    assert (exact.quote, exact.exact, exact.alignment.same) == (same, True, True)
    assert (alike.quote, alike.exact, alike.alignment.same) == (altered, False, False)
    # Two words that two people say are no variant.
    assert bank.variants(HUNGRY) == ()
    assert [v.quote.id for v in bank.variants(altered)] == [PRICE, same.id]
