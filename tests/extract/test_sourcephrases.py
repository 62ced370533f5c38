"""The whole phrase around a source mention, found with the help of its cue."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.extract.entities import find_entities
from quotebank.extract.sourcephrases import owned_end, whole_phrase


def whole(marked: str) -> str:
    """The phrase of the mention in ⟨…⟩ whose cue stands in {…}."""
    text, spans = "", {}
    for char in marked:
        if char in "⟨⟩{}":
            spans[char] = len(text)
        else:
            text += char
    cue = (spans["{"], spans["}"]) if "{" in spans else None
    start, end = whole_phrase(text, find_entities(text), (spans["⟨"], spans["⟩"]), cue)
    return text[start:end]


@pytest.mark.parametrize(
    ("marked", "phrase"),
    [
        ("“No,” {said} the ⟨Labour⟩ candidate.", "the Labour candidate"),
        ("The ⟨Labour⟩ parliamentary candidate {said} “no.”", "Labour parliamentary candidate"),
        ("“No,” {said} ⟨Bell⟩ supporter Otto Reyes.", "Bell supporter Otto Reyes"),
        ("“No,” {said} former ⟨Nevada Gov.⟩ Ada Bell.", "former Nevada Gov. Ada Bell"),
        ("⟨Speaker⟩ of the House Rep. Ada Bell {said} “no.”", "Speaker of the House Rep. Ada Bell"),
        ("“No,” {according to} a ⟨Kremlin⟩ readout.", "a Kremlin readout"),
        ("“No,” {said} one ⟨Bell⟩ confidant.", "one Bell confidant"),
        ("⟨Seven⟩ liberal and Jewish groups {wrote} “no.”", "Seven liberal and Jewish groups"),
        (
            "The ⟨council member⟩ and local activist left, {saying} “no.”",
            "council member and local activist",
        ),
        ("“No,” {said} a former ⟨law⟩ enforcement official.", "a former law enforcement official"),
        (
            "“No,” {said} former ⟨Ada Q⟩. Bell aide Otto Reyes.",
            "former Ada Q. Bell aide Otto Reyes",
        ),
        (
            "⟨Reno Council⟩ on Mill Workers Deputy Director Otto Reyes {said} “no.”",
            "Reno Council on Mill Workers Deputy Director Otto Reyes",
        ),
        ("⟨Several⟩ regional newspapers {reported} “no.”", "Several regional newspapers"),
        (
            "“No,” a Friday editorial in the ⟨Reno Times⟩ {said}.",
            "a Friday editorial in the Reno Times",
        ),
        (
            "It sank, with the campaign of a ⟨former senator⟩ {saying} “no.”",
            "the campaign of a former senator",
        ),
        ("There is footage of ⟨Ada Bell⟩ {saying} “no.”", "Ada Bell"),
        ("The ad cuts to footage of ⟨Ada Bell⟩ {saying} “no.”", "Ada Bell"),
        ("⟨Ada Bell⟩ and Otto Reyes: “No.”", "Ada Bell and Otto Reyes"),
        ("The ⟨U.S.⟩ press has always {claimed} to be “free.”", "U.S. press"),
        ("⟨Chicago⟩ last week {said} “no.”", "Chicago"),
        ("The ⟨former senator⟩ from Nevada {said} “no.”", "former senator from Nevada"),
        (
            "“No,” {said} ⟨one official⟩ familiar with the plan.",
            "one official familiar with the plan",
        ),
    ],
)
def test_what_a_mention_modifies_belongs_to_it(marked: str, phrase: str) -> None:
    """An adjective or a name before a noun is not who speaks."""
    assert whole(marked) == phrase


@pytest.mark.parametrize(
    ("marked", "phrase"),
    [
        ("“No,” {said} a person close to ⟨the Bells⟩.", "a person close to the Bells"),
        ("“No,” a narrator in ⟨the mill’s film⟩ {asks}.", "a narrator in the mill’s film"),
        ("But an aide to ⟨Ada Bell⟩ later {said} “no.”", "an aide to Ada Bell"),
        ("Ada Bell of Elko, ⟨Nevada⟩ {says} “no.”", "Ada Bell of Elko, Nevada"),
    ],
)
def test_what_governs_a_mention_is_who_speaks(marked: str, phrase: str) -> None:
    """The noun before "of" or "close to" speaks, and not the name after it."""
    assert whole(marked) == phrase


@pytest.mark.parametrize(
    ("marked", "phrase"),
    [
        ("⟨The council voted⟩ no, {saying} “never.”", "The council"),
        ("⟨Ada Bell⟩ last week {said} “no.”", "Ada Bell"),
        ("⟨Bell⟩ on Friday {said} “no.”", "Bell"),
        ("“No,” {said} ⟨Ada Bell⟩ in Reno.", "Ada Bell"),
        ("In talks with the board, ⟨Bell⟩ {said} “no.”", "Bell"),
        ("He {told} reporters ⟨Bell⟩ was “late.”", "Bell"),
        ("The ⟨senator⟩ {said} “no.”", "senator"),
        ("That is what ⟨former workers⟩ {call} “no.”", "former workers"),
    ],
)
def test_what_is_not_of_the_phrase_is_left_out(marked: str, phrase: str) -> None:
    """Verbs, days and what somebody was told do not belong to a mention."""
    assert whole(marked) == phrase


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("according to their attorneys, ", "their attorneys"),
        ("and his childhood friend said", "his childhood friend"),
        ("and his warning that he", None),
        ("and her campaign pledge", None),
    ],
)
def test_what_is_somebodys_may_speak(text: str, words: str | None) -> None:
    """A noun for people after a possessive speaks, and no noun for what was said."""
    start = next(text.index(w) for w in ("their", "his", "her") if f" {w} " in text)
    end = owned_end(text, start, text.index(" ", start))
    assert (text[start:end] if end else None) == words


@pytest.mark.parametrize(
    ("marked", "phrase"),
    [
        ("⟨Bell⟩ and Reyes {said} “no.” Ada Bell and Otto Reyes left.", "Bell and Reyes"),
        ("Bell and ⟨Reyes⟩ {said} “no.” Ada Bell and Otto Reyes left.", "Bell and Reyes"),
        ("“No,” {wrote} ⟨Ada Bell⟩ and Otto Reyes.", "Ada Bell and Otto Reyes"),
        ("He blamed Ada Bell and ⟨Otto Reyes⟩ {said} “no.”", "Otto Reyes"),
    ],
)
def test_two_who_say_it_together_are_taken_together(marked: str, phrase: str) -> None:
    """Both names of a joint statement are its source, where a clause begins with them."""
    assert whole(marked) == phrase


@given(
    st.lists(
        st.sampled_from(
            [
                "Ada",
                "Bell",
                "the",
                "said",
                "and",
                "of",
                "aide",
                "council",
                "’s",
                ",",
                ".",
                "“",
                "\n",
            ]
        ),
        min_size=4,
        max_size=30,
    ),
    st.tuples(*[st.integers(0, 60)] * 4),
)
def test_a_mention_is_never_lost(words: list[str], cuts: tuple[int, int, int, int]) -> None:
    """The phrase stands within the text and overlaps its mention, whatever is claimed of it."""
    text = " ".join(words)
    first, second, cue_from, cue_to = (min(cut, len(text) - 1) for cut in cuts)
    source = (min(first, second), max(first, second) + 1)
    cue = (min(cue_from, cue_to), max(cue_from, cue_to) + 1)
    start, end = whole_phrase(text, find_entities(text), source, cue)
    assert 0 <= start <= source[0] < end <= len(text)
