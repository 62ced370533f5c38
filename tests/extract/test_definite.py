"""Definite descriptions stand for somebody whom the article names elsewhere, or for nobody."""

from __future__ import annotations

import pytest

from quotebank.extract.speakers import read_speakers

#: Name; role; organization, else person served, else place; status.
Row = tuple[str, str | None, str | None, str]

MEANT: dict[str, tuple[str, Row]] = {
    "a trade of the one whom the article is about": (
        (
            "Otto Moss spoke in Reno. Moss met Ivy Dunn. Moss left early. Nobody had asked the "
            "billionaire businessman."
        ),
        ("Otto Moss", "businessman", None, "current"),
    ),
    "a trade with a possessive": (
        "Otto Moss opened the hotel. Moss smiled. Neighbors doubted the real estate mogul’s sums.",
        ("Otto Moss", "real estate mogul", None, "current"),
    ),
    "nobody tells of oneself so": (
        "Ada Bell went on about Otto Moss, saying the Ohio senator was late. Bell left. Bell sat.",
        ("Otto Moss", "senator", "Ohio", "current"),
    ),
    "the place tells whose office it is": (
        (
            "Sen. Ada Bell (D-Ohio) met Ivy Dunn, a pollster. Dunn praised the water law. The Ohio "
            "senator had written it."
        ),
        ("Ada Bell", "Senator", "Ohio", "current"),
    ),
    "an office that somebody held": (
        "Ivy Dunn came to Reno. Dunn hugged children. The former secretary of state left at noon.",
        ("Ivy Dunn", "secretary of state", None, "former"),
    ),
    "a nomination that is sought": (
        (
            "Otto Moss spoke in Reno. Moss met Ivy Dunn. Moss left early. Nobody had asked the "
            "front-runner for the Green nomination."
        ),
        ("Otto Moss", "front-runner", "Green", "candidate"),
    ),
    "a running mate is not the nominee": (
        (
            "Otto Moss spoke. Moss left. Moss slept. The Green nominee was tired. Paul Webb sang, too. "
            "The Green vice presidential nominee danced."
        ),
        ("Paul Webb", "vice presidential nominee", "Green", "candidate"),
    ),
    "the first lady": (
        "Michelle Dunn came to Reno. The first lady planted a tree.",
        ("Michelle Dunn", "first lady", None, "current"),
    ),
    "a pronoun tells which of two runs for the party": (
        (
            "Mary Dunn and John Moss debated. Dunn won. Moss lost. Dunn left. Moss slept. Later the "
            "Green nominee said that her rival was tired."
        ),
        ("Mary Dunn", "nominee", "Green", "candidate"),
    ),
    "whoever holds an office and does not run is not the nominee": (
        "President John Moss met Paul Hill. Moss left. Hill spoke. Hill sat. The Green nominee was calm.",
        ("Paul Hill", "nominee", "Green", "candidate"),
    ),
    "a clause of its own may describe its neighbour’s subject": (
        "Otto Moss has pollsters, Moss said, who say the Green nominee is late. Moss laughed.",
        ("Otto Moss", "nominee", "Green", "candidate"),
    ),
}


def rows(text: str) -> list[Row]:
    """What is stated in an article without quotations."""
    return [(s.entity.name, s.role, s.of, s.status) for s in read_speakers(text, []).statements]


@pytest.mark.parametrize(("text", "row"), MEANT.values(), ids=MEANT)
def test_a_description_means_whom_the_article_singles_out(text: str, row: Row) -> None:
    """Gender, party, place, office and clause leave one person over."""
    assert row in rows(text)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Otto Moss came. Moss attacked the billionaire businessman. Moss left.", "businessman"),
        ("Otto Moss spoke. Moss sat. He left the crowded candidate field.", "candidate"),
        ("Otto Moss spoke. Moss sat. He waited for the next Green nominee.", "nominee"),
        ("Otto Moss spoke. Moss sat. The Reno police director saw him.", "director"),
        ("Otto Moss spoke. Moss sat. The Green mayor of Toledo, Ivy Dunn, sang.", "Otto Moss"),
        ("Mary Dunn spoke. Dunn sat. Nobody saw the young congressman.", "congressman"),
        ("Otto Moss spoke. Moss sat. The senator slept.", "senator"),
        (
            "Ivy Dunn, the Green candidate’s aide, met Otto Moss. The Green candidate won.",
            "Ivy Dunn",
        ),
    ],
    ids=[
        "same clause",
        "compound",
        "next",
        "unsaid office",
        "names another",
        "gender",
        "bare",
        "owner",
    ],
)
def test_a_description_that_singles_nobody_out_states_nothing(text: str, role: str) -> None:
    """What nobody is said to be, or is said of another one, is not asserted."""
    stated = rows(text)
    assert not [row for row in stated if row[1] == role]
    assert ("Otto Moss", "mayor", "Toledo", "current") not in stated
    assert ("Ivy Dunn", "candidate", "Green", "candidate") not in stated
