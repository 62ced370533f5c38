"""Quotation marks are paired as a reader pairs them, and a stray one costs only itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.extract.marks import MAX_DIAGNOSTICS, find_marks


def stretches(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_marks(text).stretches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“We won,” she said.", ["We won,"], id="curly"),
        pytest.param('"We won," she said.', ["We won,"], id="straight"),
        pytest.param("‘We won,’ she said.", ["We won,"], id="single curly"),
        pytest.param("'We won,' she said.", ["We won,"], id="single straight"),
        pytest.param("«We won», she said.", ["We won"], id="guillemets"),
        pytest.param("»We won«, she said.", ["We won"], id="guillemets the German way"),
        pytest.param("„We won“, she said.", ["We won"], id="low and high"),
        pytest.param("„We won”, she said.", ["We won"], id="low and high the Polish way"),
        pytest.param("”We won”, she said.", ["We won"], id="closing marks on both sides"),
        pytest.param('“We won," she said.', ["We won,"], id="curly, then straight"),
        pytest.param('"We won,” she said.', ["We won,"], id="straight, then curly"),
        pytest.param("“We won,“ she said. “At last.”", ["We won,", "At last."], id="wrong way closing"),
        pytest.param("She said,” we won.”", [" we won."], id="wrong way opening"),
        pytest.param("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,"], id="single in double"),
        pytest.param("‘He told me “no” twice,’ she said.", ["He told me “no” twice,"], id="double in single"),
        pytest.param(
            "It rained. ‘He said “no,”’ she said. ‘And “never.”’", ["He said “no,”", "And “never.”"],
            id="double in single at its end",
        ),
        pytest.param("The ‘big “low tide, tonight” show’ is on.", ["low tide, tonight"], id="double in a single term"),
        pytest.param("’Course “it leaks,” the boys’ mother said.", ["it leaks,"], id="apostrophes around a double"),
        pytest.param(
            "“He called it “a joke” twice,” she said.", ["He called it “a joke” twice,"], id="double in double"
        ),
        pytest.param(
            '"The “lock” is not a “gate,”" she said.', ["The “lock” is not a “gate,”"], id="curly in straight"
        ),
        pytest.param(
            '"The lock is no “gate.”\n\n"It is “old.”"', ["The lock is no “gate.”", "It is “old.”"],
            id="curly in straight, reopened",
        ),
        pytest.param('A 5" pipe. “We won,” she said.', ["We won,"], id="curly after a stray straight"),
        pytest.param("The dogs’ home and the cat's basket aren’t big.", [], id="apostrophes"),
        pytest.param("It’s the ’90s, ’tis true, rock ’n’ roll.", [], id="apostrophes at the start of words"),
        pytest.param("The workers’ union met the drivers’ union.", [], id="plural possessives"),
        pytest.param("Anna “Nan” Reed sang “Low Tide” twice.", ["Nan", "Low Tide"], id="nickname and title"),
        pytest.param("No marks at all here.", [], id="none"),
        pytest.param("", [], id="empty"),
        pytest.param("“”", [], id="nothing between"),
        pytest.param("(“Yes,” he said.)", ["Yes,"], id="in brackets"),
        pytest.param("She paused—“well”—and left.", ["well"], id="between dashes"),
    ],
)  # fmt: skip
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    """Each kind of mark, and mixtures of them, gives the stretch between."""
    assert stretches(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('The 6" nail held. “It holds,” he said.', ["It holds,"], id="inches"),
        pytest.param("He sang “low. She said, “Go.”", ["Go."], id="opened twice"),
        pytest.param("He left.” She said, “Go.”", ["Go."], id="closed without being opened"),
        pytest.param("A stray “ mark.\nShe said, “Go.”", ["Go."], id="only its own paragraph"),
    ],
)
def test_an_unbalanced_mark_costs_that_mark(text: str, expected: list[str]) -> None:
    """What follows is read as ever, and the mark is reported."""
    marks = find_marks(text)
    assert [text[s.start : s.end] for s in marks.stretches] == expected
    assert marks.diagnostic_count == len(marks.diagnostics) >= 1


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    """Each paragraph opens again, and only the last one closes."""
    text = "“We came by sea.\n\n“We left by land.\n\n“We flew home,” said Vera Holt."
    found = find_marks(text).stretches
    assert [text[s.start : s.end] for s in found] == [
        "We came by sea.", "We left by land.", "We flew home,",
    ]  # fmt: skip
    assert [s.continued for s in found] == [False, True, True]
    assert [s.closed for s in found] == [False, False, True]
    assert find_marks(text).diagnostic_count == 0


def test_an_open_mark_after_a_comma_is_read_to_the_end_of_its_paragraph() -> None:
    """What introduces speech shows that the mark is no slip; it is reported all the same."""
    text = "She said, “We will win.\nThe rain went on."
    assert stretches(text) == ["We will win."]
    assert [d.reading for d in find_marks(text).diagnostics] == [
        "never closed: read to the end of the paragraph"
    ]


def test_diagnostics_are_kept_up_to_a_limit_and_all_counted() -> None:
    """A hostile text cannot fill the memory with reports."""
    marks = find_marks("x”\n" * 3000)
    assert len(marks.diagnostics) == MAX_DIAGNOSTICS
    assert marks.diagnostic_count == 3000


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    """Any line border counts, and spaces make no paragraph."""
    text = "One.\n\n  \nTwo.\r\nThree."
    assert [text[slice(*span)] for span in find_marks(text).paragraphs] == [
        "One.",
        "Two.",
        "Three.",
    ]


def test_a_huge_paragraph_is_read_in_pieces_between_words() -> None:
    """Windows stay bounded however long a line is."""
    text = "word " * 20_000
    spans = find_marks(text).paragraphs
    assert len(spans) > 4
    assert all(text[start:end].startswith("word") for start, end in spans)


@given(st.text(alphabet="aB .,’‘“”\"'«»„\n", max_size=80))
def test_stretches_never_overlap_and_lie_inside_paragraphs(text: str) -> None:
    """Whatever the marks, what is found is in order, not empty, and in one paragraph."""
    marks = find_marks(text)
    last = 0
    for stretch in marks.stretches:
        assert last <= stretch.start < stretch.end
        first, end = marks.paragraphs[stretch.paragraph]
        assert first <= stretch.start
        assert stretch.end <= end
        last = stretch.end
