"""Stems: SQLite's own stemmer, which is Porter's, is the judge."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.bank.stem import stem

ENDINGS = (
    "s es ed ing eed sses ies y ational tional enci anci izer bli alli entli eli ousli ization "
    "ation ator alism iveness fulness ousness aliti iviti biliti logi icate ative alize iciti ical "
    "ful ness al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize e ll"
).split()


def by_sqlite(words: list[str]) -> list[str]:
    """Stem words with FTS5's porter, through its vocabulary."""
    connection = sqlite3.connect(":memory:")
    connection.execute('CREATE VIRTUAL TABLE t USING fts5(w, tokenize="porter ascii")')
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
    connection.executemany("INSERT INTO t VALUES (?)", [(word,) for word in words])
    found = dict(connection.execute("SELECT doc, term FROM v").fetchall())
    connection.close()
    return [found[number] for number in range(1, len(words) + 1)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("elections", "elect"),
        ("elected", "elect"),
        ("hopping", "hop"),
        ("falling", "fall"),
        ("filing", "file"),
        ("happy", "happi"),
        ("sky", "sky"),
        ("relational", "relat"),
        ("sensibility", "sensibl"),
        ("we", "we"),
        ("ies", "ie"),
        ("2024", "2024"),
        ("", ""),
    ],
)
def test_a_word_has_the_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


@given(
    st.lists(
        st.builds(
            lambda base, ends: base + "".join(ends),
            st.text("abcdeghilmnorstuvyz", min_size=1, max_size=7),
            st.lists(st.sampled_from(ENDINGS), max_size=3),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_stems_are_those_of_sqlite(words: list[str]) -> None:
    assert [stem(word) for word in words] == by_sqlite(words)
