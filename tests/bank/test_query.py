"""The query language: what it means, and that nothing breaks it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotebank.bank.query import (
    MOST_LEAVES,
    All,
    Any,
    Dated,
    Named,
    Node,
    Not,
    Words,
    parse,
)
from quotebank.dates import PartialDate
from quotebank.errors import QueryError


def word(*tokens: str, prefix: bool = False) -> Words:
    return Words(tokens, prefix=prefix)


def phrase(*tokens: str, prefix: bool = False) -> Words:
    return Words(tokens, exact=True, prefix=prefix)


A, B, C = word("a"), word("b"), word("c")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", None),
        (" \t\n\u00a0", None),
        ("a", A),
        ("a b", All((A, B))),
        ("a a", A),
        ("a OR b", Any((A, B))),
        ("a b OR c", Any((All((A, B)), C))),
        ("a (b OR c)", All((A, Any((B, C))))),
        ("(a)", A),
        ("-a", Not(A)),
        ("−a", Not(A)),
        ("a -b", All((A, Not(B)))),
        ("a -(b c)", All((A, Not(All((B, C)))))),
        ("a - b", All((A, B))),
        ("a -- b", All((A, B))),
        ("a or b", All((A, word("or"), B))),
        ("a ORb", All((A, word("orb")))),
        ('"a b"', phrase("a", "b")),
        ("“a b”", phrase("a", "b")),
        ("„a b«", phrase("a", "b")),
        ('"a b"*', phrase("a", "b", prefix=True)),
        ('-"a b"', Not(phrase("a", "b"))),
        ('a"b"c', All((A, phrase("b"), C))),
        ('"Élysée’s"', phrase("elysee", "s")),
        ("ÉLYSÉE", word("elysee")),
        ("cen\u00adter", word("center")),
        ("a*", word("a", prefix=True)),
        ("left-of-center", word("left", "of", "center")),
        ("don’t", word("don", "t")),
        ("Trump’s", word("trump")),
        ("a & b …", All((A, B))),
        ("Note: a", All((word("note"), A))),
        ("12:30", word("12", "30")),
        ("speaker:Bennett", Named("speaker", "Bennett")),
        ("Speaker:“Matt Bennett”", Named("speaker", "Matt Bennett")),
        ('org:"Third Way" a', All((Named("org", "Third Way"), A))),
        ("-org:PPI", Not(Named("org", "PPI"))),
        ("kind:Direct", Named("kind", "direct")),
        ("after:2024", Dated(since=PartialDate(2024))),
        ("before:2024-10-18", Dated(until=PartialDate(2024, 10, 18))),
        ("a AND b NOT c", All((A, word("and"), B, word("not"), C))),
        ("NEAR(a b)", All((word("near"), All((A, B))))),
        ("^a {b} a+b", All((A, B, word("a", "b")))),
        ("a\x00b", word("a", "b")),
        ("a \ud800", A),
        ("'; drop table quotes --", All((word("drop"), word("table"), word("quotes")))),
    ],
)
def test_a_query_means(query: str, tree: Node | None) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "position", "reason"),
    [
        ('a "b', 2, "not closed"),
        ("“", 0, "not closed"),
        ('a ""', 2, "no word in these quotation marks"),
        ("OR a", 0, "OR needs"),
        ("a OR", 2, "OR needs"),
        ("a OR OR b", 5, "OR needs"),
        ("(a OR ) b", 3, "OR needs"),
        ("OR", 0, "OR needs"),
        (" …", 1, "no word to look for"),
        ("a -…", 2, "after this minus"),
        ("(-)", 1, "after this minus"),
        ("*", 0, "before this star"),
        ("a (b", 2, "not closed"),
        ("()", 0, "no word in these parentheses"),
        ("a) b", 1, "closes nothing"),
        ("a colour:red", 2, "no field 'colour'"),
        ("https://example.org", 0, "no field 'https'"),
        ('speaker:" "', 8, "is empty"),
        ("kind:loud", 5, "no kind of quotation 'loud'; there are direct, mixed, indirect"),
        ("a after:soon", 8, "not a date"),
        ("before:2024-13", 7, "no such date"),
        ("(" * 21, 20, "more than 20"),
    ],
)
def test_a_bad_query_is_refused_at_the_place(query: str, position: int, reason: str) -> None:
    with pytest.raises(QueryError, match=reason) as caught:
        parse(query)
    assert caught.value.position == position
    assert caught.value.query == query
    shown, caret = str(caught.value).splitlines()[-2:]
    assert shown[caret.index("^")] == query[position]


@given(
    st.from_regex(r"\s*[A-Za-z0-9]+\s*", fullmatch=True).filter(lambda text: text.strip() != "OR")
)
def test_a_word_alone_means_what_it_means_in_parentheses(text: str) -> None:
    assert parse(text) == parse(f"({text})")


def test_more_terms_than_the_most_are_refused_at_the_first_too_many() -> None:
    query = " ".join(f"a{n}" for n in range(10_000))
    with pytest.raises(QueryError, match="more than 512") as caught:
        parse(query)
    assert query[caught.value.position :].startswith(f"a{MOST_LEAVES} ")


@given(st.text() | st.text('ab "“()-*:OR\x00\ud800speakr', max_size=60))
@example("-" * 10_000)
@example("(" * 10_000)
@example("-(" * 5_000)
@example('"' * 9_999)
@example("speaker:" * 2_000)
@example("OR " * 3_000)
def test_any_text_is_a_query_or_is_refused_within_itself(text: str) -> None:
    fault: QueryError | None = None
    tree: Node | None = None
    try:
        tree = parse(text)
    except QueryError as error:
        fault = error
    assert (tree is None) == (fault is not None or not text.strip())
    assert fault is None or 0 <= fault.position < len(text)
