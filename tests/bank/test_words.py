"""How a text falls into the words of the index."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from hypothesis import example, given
from hypothesis import strategies as st

from quotebank.bank.words import parted, tokens


@given(st.text() | st.text("aZ9 '_-\x00\x1c“’éßﬁЖ\u00ad"))
@example("".join(map(chr, range(128))))
@example("“We’re left\u00a0of cen\u00adter”—Élysée, ﬁne")
def test_a_text_for_the_index_has_just_its_words(text: str) -> None:
    assert parted(text).split() == tokens(text)


def test_the_index_takes_the_same_words() -> None:
    text = "".join(map(chr, range(128))) + " “We’re left-of-center”, Élysée Жук"
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute("CREATE VIRTUAL TABLE f USING fts5 (text, tokenize='ascii')")
        raw.execute("CREATE VIRTUAL TABLE v USING fts5vocab (f, row)")
        raw.execute("INSERT INTO f VALUES (?)", (parted(text),))
        assert {row[0] for row in raw.execute("SELECT term FROM v")} == set(tokens(text))
