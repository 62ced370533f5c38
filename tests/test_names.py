"""Person names: parts, and which mention can be which full name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.names import (
    Likeness,
    PersonName,
    compare_names,
    fold_name,
    given_forms,
    spell_out_title,
)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ada Bell", PersonName(given="Ada", family="Bell")),
        ("Bell", PersonName(family="Bell")),
        ("Mr Bell", PersonName(titles=("Mr",), family="Bell")),
        (
            "Lt. Gov. Ada M. Bell",
            PersonName(titles=("Lt.", "Gov."), given="Ada", middle=("M.",), family="Bell"),
        ),
        ("Bell, Ada", PersonName(given="Ada", family="Bell")),
        ("Otto Reyes Jr.", PersonName(given="Otto", family="Reyes", suffix="Jr.")),
        ("Otto Reyes, Jr.", PersonName(given="Otto", family="Reyes", suffix="Jr.")),
        ("Robert “Bobby” Reyes", PersonName(given="Robert", family="Reyes", nickname="Bobby")),
        ("Ursula von der Heide", PersonName(given="Ursula", family="von der Heide")),
        ("de Lisle", PersonName(family="de Lisle")),
        ("Mayor de Lisle", PersonName(titles=("Mayor",), family="de Lisle")),
        ("J.D. O’Neill’s", PersonName(given="J.D.", family="O’Neill")),
        ("", PersonName()),
    ],
)
def test_a_name_is_taken_apart(printed: str, name: PersonName) -> None:
    """Titles, given names, particles, nicknames and suffixes find their places."""
    assert PersonName.parse(printed) == name


@pytest.mark.parametrize(
    ("mention", "full", "likeness"),
    [
        ("Jon Ashworth", "Jonathan Ashworth", Likeness.COMPATIBLE),
        ("Mr Ashworth", "Jonathan Ashworth", Likeness.FAMILY),
        ("Ashworth", "Jonathan Ashworth", Likeness.FAMILY),
        ("Jonathan Ashworth", "Jonathan Ashworth", Likeness.EQUAL),
        ("JONATHAN ASHWORTH", "Jonathan Ashworth", Likeness.EQUAL),
        ("Jonathan P. Ashworth", "Jonathan Ashworth", Likeness.EQUAL),
        ("J. Ashworth", "Jonathan Ashworth", Likeness.COMPATIBLE),
        ("K. Ashworth", "Jonathan Ashworth", Likeness.NONE),
        ("Bobby Reyes", 'Robert "Bobby" Reyes', Likeness.COMPATIBLE),
        ("Edgar Stone", "J. Edgar Stone", Likeness.COMPATIBLE),
        ("Liz Moss", "Elizabeth Moss", Likeness.COMPATIBLE),
        ("Liz Moss", "Betty Moss", Likeness.NONE),
        ("Ada", "Ada Bell", Likeness.GIVEN),
        ("Ms. Ada", "Ada Bell", Likeness.NONE),
        ("Ivy Bell", "Ada Bell", Likeness.NONE),
        ("George H. Bell", "George W. Bell", Likeness.NONE),
        ("Otto Reyes Jr.", "Otto Reyes Sr.", Likeness.NONE),
        ("Lisle", "Bill de Lisle", Likeness.FAMILY),
        ("Azucena Gonzàlez", "Azucena Gonzalez", Likeness.EQUAL),
        ("", "Ada Bell", Likeness.NONE),
    ],
)
def test_a_mention_is_compared_with_a_full_name(
    mention: str, full: str, likeness: Likeness
) -> None:
    """The likeness says what the names alone tell."""
    assert compare_names(mention, full) is likeness


def test_short_forms_are_not_transitive() -> None:
    """Bob and Robert go together, Bob and Rob do not tell each other."""
    assert "robert" in given_forms("Bob")
    assert "bob" in given_forms("Robert")
    assert "rob" not in given_forms("Bob")


def test_titles_are_spelled_out() -> None:
    """Abbreviated titles become words, plural ones in the singular."""
    assert spell_out_title("Sen.") == "Senator"
    assert spell_out_title("Reps.") == "Representative"
    assert spell_out_title("Lt. Gen.") == "Lieutenant General"
    assert spell_out_title("city attorney") == "city attorney"


def test_an_honorific_tells_a_gender() -> None:
    """Mrs. and Mr. do, Dr. does not."""
    assert PersonName.parse("Mrs. Bell").gender == "female"
    assert PersonName.parse("Mr. Bell").gender == "male"
    assert PersonName.parse("Dr. Bell").gender is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_strings_can_be_compared(one: str, other: str) -> None:
    """Comparison never fails, and is symmetric for names that both have a given name."""
    likeness = compare_names(one, other)
    first, second = PersonName.parse(one), PersonName.parse(other)
    if first.given and second.given:
        assert compare_names(other, one) == likeness


@given(st.text(max_size=60))
def test_folding_a_name_twice_changes_nothing(name: str) -> None:
    """Folding is idempotent."""
    assert fold_name(fold_name(name)) == fold_name(name)
