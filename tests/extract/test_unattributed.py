"""What stands in marks and quotes nobody, marks that pair with none, and how an article is read."""

from __future__ import annotations

import pytest

from quotebank import ExtractOptions, InvalidValueError
from tests.extract.reading import read

REASONS = {
    "so-called": ("Farmers here grow so-called “winter wheat” on the slopes.", "winter wheat", "term"),
    "the word": ("The word “pier” comes from Latin.", "pier", "term"),
    "known as": ("The slope is known as “the wall” among skiers.", "the wall", "term"),
    "a nickname": ("Robert “Bobby” Dunn lives in Reno.", "Bobby", "term"),
    "a film": ("The film “Harbour Lights” opens on Friday.", "Harbour Lights", "title"),
    "a novel": ("The novel “Harbour Lights” sold well.", "Harbour Lights", "title"),
    "a programme": ("Reed appeared on NBC’s “Meet the Farmers” in May.", "Meet the Farmers", "title"),
    "scare quotes": ("The “experts” at the harbour shut the pier.", "experts", "scare quotes"),
    "a slogan": ("The pier sells hats with the slogan “Make Piers Great” on them.", "Make Piers Great", "slogan"),
    "nobody there": (
        "“The pier will be shut for the whole of the winter, and nobody knows what comes after.”\n\nIt rained.",
        "The pier will be shut for the whole of the winter, and nobody knows what comes after.",
        "unknown speaker",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words", "reason"), REASONS.values(), ids=REASONS)
def test_what_quotes_nobody_says_why(text: str, words: str, reason: str) -> None:
    """A term, a title, scare quotes, a slogan, or words of somebody unknown."""
    extraction = read(text)
    assert [(one.passage.text, one.reason) for one in extraction.unattributed] == [(words, reason)]
    assert not extraction.quotes


def test_a_stretch_is_either_quoted_or_not() -> None:
    """What is attributed is not among the rest."""
    extraction = read("The film “Harbour Lights” is “a disaster,” said Ada Bell.")
    assert [quote.text for quote in extraction.quotes] == ["a disaster"]
    assert [one.passage.text for one in extraction.unattributed] == ["Harbour Lights"]


UNBALANCED = {
    "never closed": ("She sang “low and left.\nIt rained.", [(9, "“ never closed: ignored")]),
    "never opened": ("She sang low” and left.", [(12, "” never opened: ignored")]),
    "read to the end": (
        "Ada Bell said, “We will win.\nIt rained.",
        [(15, "“ never closed: read to the end of the paragraph")],
    ),
    "wrong way, opening": (
        "Ada Bell said, ”We will win.”",
        [],
    ),
    "wrong way, closing": (
        "“We will win,“ Ada Bell said.",
        [(13, "“ an opening mark set for a closing one")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), UNBALANCED.values(), ids=UNBALANCED)
def test_an_unbalanced_mark_is_reported_with_how_it_was_read(
    text: str, expected: list[tuple[int, str]]
) -> None:
    """Where it stands, and what became of it."""
    extraction = read(text)
    found = [(one.passage.span.start, one.message) for one in extraction.diagnostics]
    assert found == expected
    assert extraction.diagnostic_count == len(expected)


def test_an_unbalanced_mark_costs_no_other_paragraph() -> None:
    """The article around it is read as ever."""
    good = "“It leaks,” said Ada Bell.\n\n"
    extraction = read(
        f"{good}He sang “low and left.\n\nIt rained.\n\n{good}A stray ” mark.\n\n{good}"
    )
    assert [quote.text for quote in extraction.quotes] == ["It leaks"] * 3
    assert extraction.diagnostic_count == 2


def test_diagnostics_are_the_first_thousand_and_a_count() -> None:
    """A hostile text cannot fill the memory with reports."""
    extraction = read("a stray ” mark\n" * 1500)
    assert len(extraction.diagnostics) == 1000
    assert extraction.diagnostic_count == 1500
    starts = [one.passage.span.start for one in extraction.diagnostics]
    assert starts == sorted(starts)


def test_a_plain_attribution_is_surer_than_a_doubtful_one() -> None:
    """The probability tells them apart, and never claims certainty."""
    (plain,) = read("“The pier is shut for good,” said Ada Bell.").quotes
    doubtful = read(
        "Ada Bell met Ivo Stern and Otto Moss. The plan of the council was “shared pain,” and it failed."
    )
    sure = plain.attribution.probability
    assert sure is not None
    assert 0.9 < sure < 1
    for quote in doubtful.quotes:
        assert quote.attribution.probability is not None
        assert quote.attribution.probability < sure


def test_single_marks_can_be_left_out() -> None:
    """Where a newspaper keeps them for headlines."""
    text = "Pier ‘will stay shut’\n\n‘It leaks,’ said Ada Bell. “It groans,” she added."
    both, double = read(text), read(text, options=ExtractOptions(single_marks=False))
    assert "It leaks" in [s.text for quote in both.quotes for s in quote.segments]
    assert [s.text for quote in double.quotes for s in quote.segments] == ["It groans"]
    assert not double.unattributed


@pytest.mark.parametrize("minimum", [0.0, 0.5, 0.9, 1.0])
def test_what_is_less_likely_than_asked_for_has_an_unknown_speaker(minimum: float) -> None:
    """Nothing is lost: each stretch is quoted or unattributed."""
    text = (
        "“The pier is shut for good,” said Ada Bell. Ivo Stern was there with Otto Moss. The plan "
        "was “shared pain” for the town. He called it “mad.”"
    )
    whole = read(text)
    some = read(text, options=ExtractOptions(minimum_probability=minimum))
    sure = [q.attribution.probability for q in some.quotes if q.attribution.probability is not None]
    assert all(one >= minimum for one in sure)
    assert len(some.quotes) == sum(
        (quote.attribution.probability or 0) >= minimum for quote in whole.quotes
    )
    lost = {one.passage.span for one in some.unattributed} - {
        one.passage.span for one in whole.unattributed
    }
    assert {one.reason for one in some.unattributed if one.passage.span in lost} <= {
        "unknown speaker"
    }
    assert len(some.unattributed) + sum(len(q.segments) for q in some.quotes) == len(
        whole.unattributed
    ) + sum(len(q.segments) for q in whole.quotes)


@pytest.mark.parametrize("value", [-0.1, 1.1, "0.5", True, None, float("nan")], ids=repr)
def test_a_probability_is_a_number_from_0_to_1(value: float) -> None:
    """The error names the option and the value."""
    with pytest.raises(InvalidValueError, match="minimum_probability"):
        ExtractOptions(minimum_probability=value)
