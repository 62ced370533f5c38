"""Search: what a query finds, in what order, and what is marked."""

from __future__ import annotations

import contextlib
import datetime
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotebank.bank import Bank, Hit, Snippet
from quotebank.bank.query import All, Any, Node, Not, Words, parse
from quotebank.bank.stem import stem
from quotebank.bank.words import tokens
from quotebank.dates import PartialDate
from quotebank.errors import InvalidValueError, QueryError, UnknownNameError
from quotebank.model import Document, Quote, QuoteKind, Span
from tests.bank.samples import (
    ADA,
    BREAD,
    DARK,
    FIRST,
    FLOUR,
    GIANTS,
    GUILD,
    HUNGRY,
    MILLS,
    PRICE,
    QUOTES,
    SECOND,
    person,
    quoted,
)


def ids(hits: tuple[Hit, ...]) -> set[str]:
    return {hit.quote.id for hit in hits}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("flour", {PRICE, GIANTS, FLOUR}),
        ("FLOUR’s", {PRICE, GIANTS, FLOUR}),
        ("price flour", {PRICE}),
        ("price bake", set()),
        ("baking", {DARK}),
        ("mill", {MILLS}),
        ('"mill"', set()),
        ('"hungry giants"', {HUNGRY, GIANTS, MILLS}),
        ("“hungry giants”", {HUNGRY, GIANTS, MILLS}),
        ('"giants hungry"', set()),
        ('"hungry giant"', set()),
        ('"hungry giant"*', {HUNGRY, GIANTS, MILLS}),
        ("hungry giants", {HUNGRY, GIANTS, MILLS}),
        ("hungry-giants", {HUNGRY, GIANTS, MILLS}),
        ("giant-hungry", set()),
        ("flour -giants", {PRICE, FLOUR}),
        ('giants -"hungry giants"', set()),
        ('giants -"are hungry"', {HUNGRY, GIANTS}),
        ("-flour", {DARK, HUNGRY, MILLS, BREAD}),
        ("-flour -giants", {DARK, BREAD}),
        ("bake OR bread", {DARK, BREAD}),
        ("bake OR -flour", {DARK, HUNGRY, MILLS, BREAD}),
        ("(bake OR bread) dark", {DARK}),
        ("bake OR bread dark", {DARK}),
        ("fl*", {PRICE, GIANTS, FLOUR}),
        ("can't", {DARK}),
        ("can’t", {DARK}),
        ("naive", {BREAD}),
        ("fine", {BREAD}),
        ("breadmaking", set()),
        ("bread making", {BREAD}),
        ("left-of-centre", set()),
        ("left-of-center", {BREAD}),
        ("speaker:stone flour", {PRICE}),
        ("speaker:wheat", {DARK, HUNGRY}),
        ('speaker:"Big Ben"', {DARK, HUNGRY}),
        ("speaker:wheat OR speaker:fries", {DARK, HUNGRY, BREAD}),
        ("-speaker:wheat -flour", {MILLS, BREAD}),
        ("org:BG", {PRICE, DARK, HUNGRY, MILLS, BREAD}),
        ('org:"northern bakers"', {MILLS, BREAD}),
        ("org:millers", {FLOUR}),
        ("kind:mixed", {HUNGRY}),
        ("-kind:direct", {HUNGRY}),
        ("after:2024-11-05", {MILLS, GIANTS, FLOUR}),
        ("before:2024-10", {PRICE, DARK, HUNGRY}),
        ("after:2024-10-18 before:2024-10-18", {PRICE, DARK, HUNGRY}),
        ("after:2024-10-19 before:2024-10-31", set()),
        ("after:2025", set()),
        ("-after:2024", {BREAD}),
        ("zebra", set()),
        ("zebra*", set()),
    ],
)
def test_a_query_finds(bank: Bank, query: str, found: set[str]) -> None:
    assert ids(bank.search(query)) == found


def test_filters_find_what_fields_find(bank: Bank) -> None:
    assert ids(bank.search("flour", speaker="Stone")) == {PRICE}
    assert ids(bank.search(speaker=ADA)) == {PRICE}
    assert ids(bank.search(organization="BG")) == {PRICE, DARK, HUNGRY, MILLS, BREAD}
    assert ids(bank.search(organization=GUILD, offshoots=False)) == {PRICE, DARK, HUNGRY}
    assert ids(bank.search(kind="mixed")) == ids(bank.search(kind=QuoteKind.MIXED)) == {HUNGRY}
    assert ids(bank.search(document=FIRST.id)) == {PRICE, DARK, HUNGRY}
    assert ids(bank.search("giants", document=SECOND)) == {MILLS, GIANTS}
    assert ids(bank.search(since=datetime.date(2024, 11, 5))) == {MILLS, GIANTS, FLOUR}
    assert ids(bank.search(until="2024-10")) == {PRICE, DARK, HUNGRY}
    assert ids(bank.search(since=PartialDate(2024), speaker="Wheat")) == {DARK, HUNGRY}


def test_an_empty_query_lists_in_the_order_of_the_documents(bank: Bank) -> None:
    assert [hit.quote for hit in bank.search("")] == list(QUOTES)
    assert [hit.quote.id for hit in bank.search(" ", organization="BG", limit=2)] == [PRICE, DARK]
    assert {hit.score for hit in bank.search("kind:direct", limit=None)} == {0.0}


def test_the_limit_is_kept(bank: Bank) -> None:
    assert len(bank.search("", limit=3)) == 3
    assert bank.search("flour", limit=0) == ()
    assert len(bank.search("", limit=None)) == len(QUOTES)
    for limit in (-1, True, 1.5):
        with pytest.raises(InvalidValueError, match="limit is"):
            bank.search("", limit=limit)  # type: ignore[arg-type]


def test_the_best_comes_first_and_equals_in_the_order_of_the_bank() -> None:
    filler = "“Some other words that say nothing,” she said. " * 3
    text = "“Yeast one,” “Yeast and yeast.” “Yeast and a lot of other things.” “Yeast two!”"
    document = Document.from_text(text + filler)
    said = ["Yeast one", "Yeast and yeast", "Yeast and a lot of other things", "Yeast two"]
    others = ["Some other words", "words that say nothing", "say nothing", "nothing", "other"]
    bank = Bank.from_quotes([quoted(document, words, ADA) for words in [*said, *others]])
    hits = bank.search("yeast")
    assert [hit.quote.text for hit in hits] == [said[1], said[0], said[3], said[2]]
    assert hits[1].score == hits[2].score > hits[3].score > 0


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("rise", "The price of flour is [rising], [rises] and rose again"),
        ("ris*", "The price of flour is [rising], [rises] and rose again"),
        ('"price of flour" of', "The [price of flour] is rising, rises and rose again"),
        ("price -bread", "The [price] of flour is rising, rises and rose again"),
        ("speaker:ada", None),
    ],
)
def test_a_snippet_marks_what_was_looked_for(bank: Bank, query: str, marked: str | None) -> None:
    if marked is None:
        query, marked = "speaker:stone", "The price of flour is rising, rises and rose again"
    hits = [hit for hit in bank.search(query) if hit.quote.id == PRICE]
    assert hits[0].snippet.marked() == marked


def test_matches_are_offsets_in_the_wording_as_printed(bank: Bank) -> None:
    hit = bank.search("naive fine bread")[0]
    assert [hit.quote.text[m.start : m.end] for m in hit.matches] == ["Bread", "naïve", "ﬁne"]


def test_a_long_text_is_cut_around_its_first_match() -> None:
    text = "blah " * 200 + "needle " + "blah " * 200
    document = Document.from_text(text)
    hit = Bank.from_quotes([quoted(document, text.strip(), ADA)]).search("needle")[0]
    snippet = hit.snippet
    assert len(snippet.text) <= 240
    assert hit.quote.text[snippet.start :].startswith(snippet.text)
    assert snippet.marked().startswith("…blah ")
    assert snippet.marked().endswith("blah…")
    assert [piece for piece, marked in snippet.pieces() if marked] == ["needle"]
    assert str(Snippet("abc", (Span(1, 2),))) == "abc"


@pytest.mark.parametrize("name", ["nobody at all", "\ud800", "\x00", "'; drop table quotes --"])
def test_an_unknown_name_is_an_error(bank: Bank, name: str) -> None:
    with pytest.raises(UnknownNameError):
        bank.search("flour", speaker=name)
    with pytest.raises(UnknownNameError):
        bank.search("flour", organization=name)
    with pytest.raises(UnknownNameError):
        bank.search("flour", document=name)


def test_a_kind_or_date_that_is_none_is_an_error(bank: Bank) -> None:
    with pytest.raises(InvalidValueError, match="no kind"):
        bank.search(kind="loud")
    with pytest.raises(InvalidValueError, match="not a date"):
        bank.search(since="yesterday")
    with pytest.raises(InvalidValueError, match="not a query"):
        bank.search(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query",
    [
        "x" * 10_000,
        '"' + "x " * 5_000 + '"',
        "x* " * 5_000,
        "\x00\x01\x02 flour",
        "flour \ud800\udfff",
        "§s1 §k0",
        'NEAR("a" "b", 5) AND NOT ^{x}: +y',
        "flour; DROP TABLE quotes; --",
        "text : flour",
        "(" * 20 + "a" + ")" * 20,
        " OR ".join(f"(a{n} -(b{n} OR -c{n}))" for n in range(150)),
    ],
    ids=range(11),
)
def test_a_hostile_query_is_answered(bank: Bank, query: str) -> None:
    bank.search(query)
    assert len(bank) == len(QUOTES)


@settings(max_examples=200)
@given(st.text() | st.text('flour "“()-*:OR\x00\ud800speakrog§', max_size=40))
def test_any_query_is_answered_or_refused(query: str) -> None:
    with contextlib.suppress(QueryError, UnknownNameError):
        _SHARED.search(query)


_SHARED = Bank.from_quotes(QUOTES)
_WORDS = ("bake", "baked", "baking", "bread", "flour", "flours", "élan", "Elan", "can’t", "b")
_sentences = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6).map(" ".join)
_leaves = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(["ba*", "b*", "elan*"]),
    _sentences.map(lambda words: f'"{words}"'),
)
_queries = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(" OR ".join).map("({})".format),
        inner.map("-({})".format),
    ),
    max_leaves=5,
)


def holds(words: list[str], node: Node) -> bool:
    """Whether a text's words are what a tree says: the language, spelled out naively."""
    match node:
        case Words():
            size = len(node.tokens)
            return any(
                all(
                    there == word
                    or (node.prefix and last and there.startswith(word))
                    or (not node.exact and not node.prefix and last and stem(there) == stem(word))
                    for word, there, last in zip(
                        node.tokens,
                        words[at : at + size],
                        [False] * (size - 1) + [True],
                        strict=True,
                    )
                )
                for at in range(len(words) - size + 1)
            )
        case Not():
            return not holds(words, node.part)
        case Any():
            return any(holds(words, part) for part in node.parts)
        case All():
            return all(holds(words, part) for part in node.parts)
    raise AssertionError(node)


@settings(max_examples=200, deadline=None)
@given(st.lists(_sentences, min_size=1, max_size=5), st.lists(_queries, min_size=1, max_size=4))
def test_search_finds_what_a_naive_reading_finds(texts: list[str], queries: list[str]) -> None:
    quotes: list[Quote] = []
    for number, text in enumerate(texts):
        document = Document.from_text(text, url=f"https://example.org/{number}")
        quotes.append(quoted(document, text, person("Ada Stone")))
    with Bank.from_quotes(quotes) as bank:
        for query in itertools.chain(queries):
            node = parse(query)
            assert node is not None
            expected = {quote.id for quote in quotes if holds(tokens(quote.text), node)}
            assert ids(bank.search(query, limit=None)) == expected
