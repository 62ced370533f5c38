"""Folding takes typography away and nothing else, and every folded letter knows where it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.errors import InvalidValueError
from quotebank.text import (
    Folded,
    digest,
    fold,
    fold_words,
    require_storable,
    short_digest,
    slug,
)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_the_folding_with_a_way_back_is_the_same_folding(text: str) -> None:
    assert Folded(text).text == fold(text)


@given(st.text(min_size=1), st.data())
def test_a_folded_stretch_came_from_a_stretch_that_folds_to_hold_it(
    text: str, data: st.DataObject
) -> None:
    folded = Folded(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first < last <= len(text)
    assert folded.text[start:end].strip() in fold(text[first:last])


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("“We’re all ‘left’ of center”", "\"we're all 'left' of center\""),
        ("„Ja“ «oui» ‹si›", "\"ja\" \"oui\" 'si'"),
        ("co‑operate – now—or ‐ never", "co-operate - now-or - never"),
        ("left\u00a0of\u2009center\n\tnow", "left of center now"),
        ("cen\u00adter\u200b", "center"),
        ("ﬁne oﬃce", "fine office"),
        ("Élysée NAÏVE e\u0301", "elysee naive e"),
        ("Straße, Łódź, Søren, Æther", "strasse, lodz, soren, aether"),
        ("wait…", "wait..."),
        ("½ price", "1/2 price"),
        ("\u0928\u093f", "\u0928\u093f"),
    ],
    ids=["marks", "continental marks", "dashes", "spaces", "soft hyphen", "ligatures", "accents",
         "letters", "ellipsis", "fraction", "vowel signs stay"],
)  # fmt: skip
def test_what_readers_take_for_the_same_folds_to_the_same(printed: str, typed: str) -> None:
    assert fold(printed) == typed


@pytest.mark.parametrize("different", ["can", "can't", "cant", "c an", "1an", "ca.n"])
def test_what_readers_tell_apart_stays_apart(different: str) -> None:
    others = {"can", "can't", "cant", "c an", "1an", "ca.n"} - {different}
    assert fold(different) not in {fold(other) for other in others}


def test_words_leave_marks_and_hyphens() -> None:
    assert fold_words("“Don’t” co-operate, 2,000 ‘times’") == [
        "don't", "co", "operate", "2", "000", "times"
    ]  # fmt: skip


def test_words_know_where_they_stand() -> None:
    folded = Folded("“Ha\u00adrris” won’t")
    assert list(folded.words()) == [("harris", 1, 8), ("won't", 10, 15)]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 9)])
def test_no_span_outside_of_the_text(start: int, end: int) -> None:
    with pytest.raises(InvalidValueError, match="no stretch"):
        Folded("folded").span(start, end)


def test_digests_are_of_the_text_as_it_stands() -> None:
    assert digest("é") != digest("e\u0301")
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert len(digest("\ud800")) == 64


@given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
def test_short_digests_tell_the_borders_of_their_parts(a: list[str], b: list[str]) -> None:
    assert (short_digest(*a) == short_digest(*b)) == (a == b)


def test_slugs_can_be_typed() -> None:
    assert slug("Alain Delon’s “Élysée” ﬁlm") == "alain-delons-elysee-film"
    assert slug("!!!") == ""
    assert not slug("a" * 59 + " bcd").endswith("-")


def test_half_surrogates_are_refused_with_their_place() -> None:
    assert require_storable("“fine” 👍", "a note") == "“fine” 👍"
    with pytest.raises(InvalidValueError, match=r"a note holds a half surrogate, .* at 2"):
        require_storable("ab\ud83d", "a note")
