"""Any text can be read, and what holds for one extraction holds for all.

What tools/fuzz_extract.py finds is kept here, in `FOUND`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotebank import Bank, ExtractOptions, InvalidValueError, extract
from quotebank.serialise import to_plain
from tests.extract.reading import check, read
from tests.extract.strategies import any_texts, marked_texts, named_texts, news_texts

ROOT = Path(__file__).parent.parent.parent

#: Texts that could not be read once, or that a reader is likely to stumble over.
FOUND = {
    "nothing": "",
    "a space": " ",
    "one mark": "“",
    "marks alone": "“”\"'‘’„‟«»",
    "half surrogates": "“\ud800,” said \udfff Bell.\ud83d",
    "NUL": "“\0,” said Ada\0Bell.",
    "line borders of all kinds": "“a\x0b“b\x0c“c\x85“d\u2028“e\u2029“f\r“g\r\n“h”",
    "marks that change direction": "\u202e“No,” said\u2066 Ada Bell\u2069.",
    "accents by themselves": "“\u0301,” said \u0301Bell\u0301.",
    "months alone where a name may be": "“No,” said Jan Monday of Jan May. Jan Jan left.",
    "a capital that is longer in lower case": "“No,” said İİ İİ of İİ.",
    "a sharp s": "“No,” said Ada STRAẞE of Straße.",
    "digits of other scripts": "“No,” said ٣-year-old ２００８ Bell in ²⁰⁰⁸.",
    "labels without a turn": "BELL: \nSTERN:\nBELL:  \n",
    "a signature alone": "— Ada Bell\n— Ada Bell",
    "a quotation signed by a mark": "“No.”\n— “Ada Bell”",
    "an office in marks right before a name": '“President"Ei',
    "brackets never closed": "“[[[((( …” said (Ada Bell [of (Reno.",
    "a title without a name": "“No,” said Sen. Rep. Gov. then-former ex-",
    "a name of initials": "“No,” said A. B. C. D. E. of F. G.",
}


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND)
def test_odd_texts_are_read(text: str) -> None:
    """Each gives an extraction in which everything stands where it says."""
    read(text)


@given(any_texts)
def test_any_string_is_read(text: str) -> None:
    """Code points of any kind, half surrogates among them."""
    read(text)


@given(marked_texts)
def test_marks_in_any_order_are_read(text: str) -> None:
    """However they pair, no code point is in two quotations."""
    read(text)


@settings(max_examples=200, deadline=None)
@given(news_texts, st.booleans(), st.floats(0, 1))
def test_prose_put_together_at_random_is_read(text: str, single: bool, minimum: float) -> None:
    """Names, titles, cues and marks in any order, however it is read."""
    read(text, options=ExtractOptions(single_marks=single, minimum_probability=minimum))


@settings(max_examples=500, deadline=None)
@given(named_texts)
def test_names_of_any_words_are_read(text: str) -> None:
    """Months, titles, peoples, particles and letters, in any order and number."""
    read(text)


@given(news_texts)
@example("“No,” said Ada Bell.\n" * 3)
def test_reading_twice_gives_the_same(text: str) -> None:
    """Nothing is kept from one article to the next."""
    assert extract(text) == extract(text)


@given(news_texts, news_texts)
def test_a_text_is_read_alike_whatever_was_read_before(one: str, other: str) -> None:
    """What is cached while reading changes nothing."""
    before = extract(one)
    extract(other)
    assert extract(one) == before


@settings(deadline=None, max_examples=50)
@given(news_texts.map(lambda text: "".join(c for c in text if not "\ud800" <= c <= "\udfff")))
def test_a_bank_takes_what_was_read(text: str) -> None:
    """Whatever UTF-8 can hold goes into a bank, and comes out as it was."""
    extraction = extract(text)
    with Bank() as bank:
        bank.add(extraction)
        assert {quote.id: quote.text for quote in bank} == {
            quote.id: quote.text for quote in extraction.quotes
        }


@pytest.mark.parametrize(
    "value",
    [None, b"We won.", 3, ["We won."], Path("a.txt")],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_string_is_refused(value: object) -> None:
    """The error names the type and the remedy."""
    with pytest.raises(InvalidValueError, match=rf"is {type(value).__name__}.*give a str"):
        extract(value)  # type: ignore[arg-type]


def test_a_string_of_a_class_of_its_own_is_read() -> None:
    """A subclass of str is a string."""

    class Text(str):
        __slots__ = ()

    check("“No,” said Ada Bell.", extract(Text("“No,” said Ada Bell.")))


def test_the_hash_seed_changes_nothing() -> None:
    """Two programs give the same bytes, whatever order their sets have."""
    code = (
        "import sys, json, random\n"
        "from quotebank import extract\n"
        "from quotebank.serialise import to_plain\n"
        "from tests.extract.strategies import PIECES\n"
        "chance = random.Random(7)\n"
        "for size in range(20, 220, 4):\n"
        "    text = ''.join(chance.choice(PIECES) for _ in range(size))\n"
        "    print(json.dumps(to_plain(extract(text))))\n"
    )
    first, second, third = (
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("0", "1", "4711")
    )
    assert first
    assert first == second == third


def test_plain_data_of_an_extraction_is_complete() -> None:
    """Half surrogates are in it as they are; whoever writes it refuses them."""
    plain = to_plain(extract("“No\ud800,” said Ada Bell."))
    assert plain["quotes"][0]["segments"][0]["text"] == "No\ud800"
