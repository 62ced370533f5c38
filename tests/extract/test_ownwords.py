"""A phrase that says whose words they are is believed, whatever stands nearer."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

OWNERS = {
    "in her words": ("Ada Bell opened the pier. It was, in her words, “a sieve.”", "Ada Bell"),
    "her own": (
        "Ada Bell opened the pier on Monday. In her own words: “It is a sieve.”",
        "Ada Bell",
    ),
    "a name's": ("The pier that Ivo Stern built is, in Ada Bell’s words, “a sieve.”", "Ada Bell"),
    "a plain apostrophe": ('The pier is, in Ada Bell\'s words, "a sieve."', "Ada Bell"),
    "a name in s": ("The pier is, to use Otto Moss’ phrase, “a sieve.”", "Otto Moss"),
    "after the words": ("The pier is “a sieve,” in Ada Bell’s words.", "Ada Bell"),
    "borrowed": (
        "Ivo Stern said the pier is, to borrow Ada Bell’s phrase, “a sieve.”",
        "Ada Bell",
    ),
}


@pytest.mark.parametrize(("text", "owner"), OWNERS.values(), ids=OWNERS)
def test_whose_words_they_are_is_said_outright(text: str, owner: str) -> None:
    (quote,) = read(text).quotes
    assert quote.speaker.name == owner


def test_other_words_are_nobodys() -> None:
    extraction = read("In other words, the “pier” is a sieve.")
    assert not extraction.quotes
