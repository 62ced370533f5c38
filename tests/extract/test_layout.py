"""Transcripts and signatures: the layout says who speaks, whatever stands nearer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.extract.explain import explain
from tests.extract.reading import read
from tests.extract.strategies import PIECES

Said = list[tuple[str | None, list[str]]]


def said(text: str) -> Said:
    """The label of the speaker and the segments of each quotation."""
    return [(q.speaker.label, [s.text for s in q.segments]) for q in read(text).quotes]


TRANSCRIPTS: dict[str, tuple[str, Said]] = {
    "without marks": (
        (
            "Chris Wallace asked Ada Bell about the pier.\n\nWALLACE: You shut the pier. Why?\n\n"
            "BELL: It leaked.\n\nWALLACE: And the ferry?\n"
        ),
        [
            ("Chris Wallace", ["You shut the pier. Why?"]),
            ("Ada Bell", ["It leaked."]),
            ("Chris Wallace", ["And the ferry?"]),
        ],
    ),
    "in marks": (
        "WALLACE: “You shut the pier. Why?”\nBELL: “It leaked.”",
        [("WALLACE", ["You shut the pier. Why?"]), ("BELL", ["It leaked."])],
    ),
    "a quotation within a turn": (
        "Otto Moss met Ada Bell.\nMOSS: He told us, “Never,” and left.\nBELL: Did he say “never”?",
        [("Otto Moss", ["He told us, “Never,” and left."]), ("Ada Bell", ["Did he say “never”?"])],
    ),
    "titles and full names": (
        "MR. WALLACE: “You shut it?”\nADA BELL: “I did.”",
        [("WALLACE", ["You shut it?"]), ("Ada Bell", ["I did."])],
    ),
    "what somebody is after the name": (
        "Chris Wallace asked Ada Bell.\nCHRIS WALLACE, HOST: You shut it?\nADA BELL, HARBOUR MASTER: I did.",
        [("Chris Wallace", ["You shut it?"]), ("Ada Bell", ["I did."])],
    ),
    "a full name at first": (
        "Kate Tapper went there.\nKATE TAPPER: You shut it?\nBELL: I did.\nTAPPER: Why?",
        [("Kate Tapper", ["You shut it?"]), ("BELL", ["I did."]), ("Kate Tapper", ["Why?"])],
    ),
    "a stage direction": (
        "TAPPER: (LAUGHING) You shut it?\nBELL (OFF CAMERA): I did.\nTAPPER: OK.",
        [("TAPPER", ["(LAUGHING) You shut it?"]), ("BELL", ["I did."]), ("TAPPER", ["OK."])],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TRANSCRIPTS.values(), ids=TRANSCRIPTS)
def test_a_transcript_gives_each_turn_to_its_label(text: str, expected: Said) -> None:
    """Turns need no marks and no verb; one that holds marks is one quotation."""
    found = [((name or "").casefold(), segments) for name, segments in said(text)]
    assert found == [((name or "").casefold(), segments) for name, segments in expected]


@pytest.mark.parametrize(
    "text",
    [
        "READ MORE: The pier is shut.\n\nWATCH: The ferry sinks.",
        "OHIO: The pier is shut.\n\nTEXAS: The pier is open.",
        "MONDAY: Rain in the west.\n\nFRIDAY: Sun in the east.",
        "BREAKING: The pier is shut, Ada Bell says.",
        "BELL: The pier is shut.\n\nThe council met.\n\nIt rained.\n\nIt snowed.\n\nSTERN: No.",
        "PIER SHUT FOR THE WINTER: The council has met.",
        "POLLWATCH: Ohio votes on Monday.\n\nVOTERS FAVOUR BELL: Ada Bell leads in Ohio.",
    ],
    ids=["links", "places", "days", "breaking", "far apart", "headline", "headings"],
)
def test_a_label_that_nobody_is_called_begins_no_turn(text: str) -> None:
    """Headings in capitals are no transcript."""
    assert said(text) == []


SIGNED: dict[str, tuple[str, Said]] = {
    "in its line": ("“Close the pier now.” — Vera Cruz", [("Vera Cruz", ["Close the pier now."])]),
    "without a space": ("“Close the pier now”—Vera Cruz", [("Vera Cruz", ["Close the pier now"])]),
    "two hyphens": (
        "“Close the pier now.” -- Vera Cruz, harbour master",
        [("Vera Cruz", ["Close the pier now."])],
    ),
    "a stop": (
        "“[People] close the pier.”\n\n- Vera Cruz.",
        [("Vera Cruz", ["[People] close the pier."])],
    ),
    "a hyphen": ("“Close the pier now.” - Vera Cruz", [("Vera Cruz", ["Close the pier now."])]),
    "below": (
        "“Close the pier before somebody falls.”\n— Vera Cruz, a baker from Reno",
        [("Vera Cruz", ["Close the pier before somebody falls."])],
    ),
    "each its own": (
        (
            "“Close the pier before somebody falls.”\n\n— Vera Cruz\n\n“Leave it open, and let us swim.”\n\n"
            "— Ivo Stern (by email)"
        ),
        [
            ("Vera Cruz", ["Close the pier before somebody falls."]),
            ("Ivo Stern", ["Leave it open, and let us swim."]),
        ],
    ),
    "under a quotation of several paragraphs": (
        "“We asked in May.\n\n“We asked in June.\n\n“Nobody came.”\n\n– Ada Bell, of Reno",
        [("Ada Bell", ["We asked in May.", "We asked in June.", "Nobody came."])],
    ),
    "before the statement's own name": (
        "The statement in full:\n\n“We are sorry, and we will open the pier in May.”\n\n— Ada Bell",
        [("Ada Bell", ["We are sorry, and we will open the pier in May."])],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SIGNED.values(), ids=SIGNED)
def test_a_signature_after_a_dash_is_the_source(text: str, expected: Said) -> None:
    """It stands behind the quotation or in the paragraph below."""
    assert said(text) == expected


def test_a_clause_after_a_dash_is_no_signature() -> None:
    """Who does something after the dash speaks by the grammar, not by the layout."""
    text = "Ada Bell said the pier was “closed for good” — Ivo Stern, her deputy, has said nothing."
    assert said(text) == [("Ada Bell", ["closed for good"])]


def test_a_line_with_a_dash_under_prose_signs_nothing() -> None:
    """A quotation inside a sentence has its own source."""
    text = "“The pier leaks,” said Ada Bell, who runs it.\n\n— Ivo Stern, Reno"
    assert said(text) == [("Ada Bell", ["The pier leaks"])]


def test_what_the_layout_says_is_explained() -> None:
    """The signature is among the candidates, and the one chosen."""
    text = "“Close the pier before somebody falls.”\n— Vera Cruz, a baker from Reno"
    (quote,) = read(text).quotes
    (chosen,) = [c for c in explain(text, quote.id).candidates if c.chosen]
    assert chosen.mention is not None
    assert chosen.mention.text == "Vera Cruz"
    assert chosen.probability == pytest.approx(quote.attribution.probability, abs=0.001)


@given(
    st.lists(
        st.sampled_from([*PIECES, "BELL: ", "\nBELL: ", "\nSTERN: ", "”\n— ", "\n"]), max_size=40
    )
)
def test_any_layout_is_read(pieces: list[str]) -> None:
    """Labels and dashes anywhere break nothing."""
    read("".join(pieces))
