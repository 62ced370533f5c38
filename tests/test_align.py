"""Two wordings are laid side by side as a person would, and no word is lost on the way."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.align import (
    Alignment,
    Change,
    TokenIndex,
    align,
    fit,
    likeness,
    locate,
    tokenize,
)

SOURCE = (
    "“The harbour is ours,” the mayor said on Monday. “We will not sell it for 2.5 million, and we "
    "won’t lease it.” Two councillors walked out. “Nobody asked the fishermen what they want,” said "
    "one of them, and the other agreed that the mayor had never kept a promise."
)
INDEX = TokenIndex(tokenize(SOURCE))

vocabulary = st.sampled_from("the a harbour not sell will ours fish boat 12 2.5 it's".split())
wordings = st.lists(vocabulary, max_size=40).map(" ".join)


def changes(alignment: Alignment) -> list[str]:
    """Write an alignment as words: ``same``, ``one>other``, ``-dropped``, ``+added``."""
    shown = []
    for token in alignment.tokens:
        one = token.claimed.text if token.claimed else ""
        other = token.source.text if token.source else ""
        form = {
            "same": one,
            "changed": f"{other}>{one}",
            "dropped": f"-{other}",
            "added": f"+{one}",
        }
        shown.append(form[token.change])
    return shown


@pytest.mark.parametrize(
    ("claimed", "source", "expected"),
    [
        ("We will sell", "We will not sell", ["we", "will", "-not", "sell"]),
        ("We will never sell", "We will sell", ["we", "will", "+never", "sell"]),
        ("We may sell", "We will sell", ["we", "will>may", "sell"]),
        ("2,000 boats", "2000 boats", ["2000", "boats"]),
        ("25 boats", "2.5 boats", ["2.5>25", "boats"]),
        ("a co-operative harbour", "a cooperative harbour", ["a", "co operative", "harbour"]),
        ("the har-\nbour is", "the harbour is", ["the", "har bour", "is"]),
        ("every day now", "everyday then", ["every day", "then>now"]),
        ("10 5 boats", "105 boats", ["105>10", "+5", "boats"]),
        ("", "boats", ["-boats"]),
        ("boats", "", ["+boats"]),
    ],
)
def test_words_are_laid_side_by_side(claimed: str, source: str, expected: list[str]) -> None:
    assert changes(align(claimed, source)) == expected


@given(wordings, wordings)
def test_every_word_of_both_stands_once_and_in_order(one: str, other: str) -> None:
    alignment = align(one, other)
    ours = [t.claimed.text for t in alignment.tokens if t.claimed]
    theirs = [t.source.text for t in alignment.tokens if t.source]
    assert " ".join(ours) == " ".join(t.text for t in tokenize(one))
    assert " ".join(theirs) == " ".join(t.text for t in tokenize(other))
    assert 0 <= alignment.score <= 1


@given(wordings, wordings)
def test_same_words_are_the_same_and_changed_words_differ(one: str, other: str) -> None:
    for token in align(one, other).tokens:
        if token.claimed is not None and token.source is not None:
            letters = [t.text.replace(" ", "") for t in (token.claimed, token.source)]
            assert (letters[0] == letters[1]) == (token.change is Change.SAME)
        else:
            assert token.change is (Change.DROPPED if token.source else Change.ADDED)


@given(wordings)
def test_a_wording_goes_wholly_into_itself(wording: str) -> None:
    alignment = align(wording, wording)
    assert alignment.same
    assert alignment.score == (1.0 if wording else 0.0)


@given(st.text(), st.text())
def test_any_string_can_be_aligned(one: str, other: str) -> None:
    alignment = align(one, other)
    for token in alignment.tokens:
        for place, text in ((token.claimed, one), (token.source, other)):
            assert place is None or 0 <= place.start < place.end <= len(text)
    locate(tokenize(one), TokenIndex(tokenize(other)))


@given(st.data())
def test_every_stretch_of_a_source_is_found_whole(data: st.DataObject) -> None:
    size = data.draw(st.integers(4, 20))
    start = data.draw(st.integers(0, len(INDEX.tokens) - size))
    stretch = INDEX.tokens[start : start + size]
    words = SOURCE[stretch[0].start : stretch[-1].end]
    found = locate(tokenize(words), INDEX)
    assert len(found) == 1
    assert found[0].same
    assert found[0].span == (stretch[0].start, stretch[-1].end)


@pytest.mark.parametrize(
    ("claimed", "pieces"),
    [
        ("We will sell it for 2.5 million", [
            ["we", "will", "-not", "sell", "it", "for", "2.5", "million"]]),
        ("Nobody asked the fishermen. The harbour is ours", [
            ["nobody", "asked", "the", "fishermen"], ["the", "harbour", "is", "ours"]]),
        ("The harbour is ours, nobody asked the fishermen what they need", [
            ["the", "harbour", "is", "ours"],
            ["nobody", "asked", "the", "fishermen", "what", "they", "want>need"]]),
        ("Cheese ripens slowly", []),
    ],
    ids=["dropped word", "other order", "far apart", "not there"],
)  # fmt: skip
def test_the_stretches_that_a_wording_was_made_of_are_found(
    claimed: str, pieces: list[list[str]]
) -> None:
    assert [changes(piece) for piece in locate(tokenize(claimed), INDEX)] == pieces


@given(st.data())
def test_together_the_stretches_hold_each_claimed_word_once(data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from([t.text for t in INDEX.tokens]), max_size=30))
    claimed = tokenize(" ".join(words))
    found = locate(claimed, INDEX)
    if found:
        held = [t.claimed.text for piece in found for t in piece.tokens if t.claimed]
        assert " ".join(held) == " ".join(t.text for t in claimed)


def test_an_ellipsis_parts_the_stretches() -> None:
    claimed = tokenize("We will not sell it and we won’t lease it")
    found = locate(claimed, INDEX, breaks=[5])
    assert [changes(piece) for piece in found] == [
        ["we", "will", "not", "sell", "it"],
        ["and", "we", "won't", "lease", "it"],
    ]


def test_the_best_stretch_is_fitted() -> None:
    found = fit("Nobody has asked the fishermen", INDEX)
    assert found is not None
    assert changes(found) == ["nobody", "+has", "asked", "the", "fishermen"]
    assert found.claimed_span == (0, 30)
    assert fit("Cheese ripens", INDEX) is None


def test_likeness_is_symmetric_and_bounded() -> None:
    assert likeness("negation", "negative") == likeness("negative", "negation")
    assert likeness("", "") == 1.0
    assert likeness("abc", "xyz") == 0.0


def test_long_wordings_take_linear_time() -> None:
    """Long wordings are laid out by their unique words; no table of all pairs is made."""
    words = [f"word{k % 50_000}" for k in range(200_000)]
    changed = [*words[:1000], "inserted", *words[1001:]]
    start = time.process_time()
    alignment = align(" ".join(changed), " ".join(words))
    assert alignment.count(Change.CHANGED) == 1
    assert time.process_time() - start < 20
