"""What a definite description goes back to, and in which words."""

from __future__ import annotations

import pytest

from quotebank.extract.entities import find_entities
from quotebank.extract.introductions import introduction
from tests.extract.test_resolve import last, speakers


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        (
            "Bell will be late, a source close to her said.\n“It leaks,” ⟨the source⟩ said.",
            "source close to her",
        ),
        (
            "Ada Bell was met by an organizer at a hall in Reno.\n“It leaks,” ⟨the organizer⟩ said.",
            "organizer at a hall in Reno",
        ),
        ("Bell sent a fundraising email. “It leaks,” ⟨the email⟩ read.", "fundraising email"),
        (
            "Nearly 140 House members signed. “It leaks,” ⟨the members⟩ wrote.",
            "Nearly 140 House members",
        ),
        (
            "A Reno Harbour Board member left. Ada Bell stayed. “It leaks,” ⟨the RHB member⟩ said.",
            "Reno Harbour Board member",
        ),
        (
            "A mill aide left. Another harbour aide stayed.\n“It leaks,” said ⟨the second aide⟩.",
            "Another harbour aide",
        ),
        # What is added to the noun must have been said; a noun in another phrase is another.
        ("A mill aide left. “It leaks,” ⟨the Bell aide⟩ said.", "Bell aide"),
        (
            "A calculation made by the Bell campaign was late. “It leaks,” ⟨the Bell campaign⟩ said.",
            "Bell campaign",
        ),
        # Who is named beside the noun was not presented by it.
        ("Otto Moss, a baker, left. Ada Bell stayed. “It leaks,” ⟨the driver⟩ said.", "driver"),
    ],
)
def test_what_was_first_said_is_said_again(marked: str, label: str) -> None:
    """The fullest words that an article has for somebody or something."""
    assert last(marked).label == label


def test_a_spokesman_goes_on_speaking() -> None:
    """Whoever speaks for somebody is not the one spoken for, nor anybody near."""
    marked = (
        "Otto Moss met Ada Bell. “No,” ⟨Bell’s spokesman⟩ said.\n“Never,” ⟨the spokesman⟩ added."
    )
    assert speakers(marked) == ["Bell’s spokesman"] * 2


def test_the_judge_may_be_named_later() -> None:
    """A bare noun means the only one who holds that office, though the name comes later."""
    marked = (
        "“No,” ⟨Moss⟩ said. Moss made it clear to the judge.\nThe judge rubbed his chin. "
        "“It leaks,” ⟨the judge⟩ said.\nJudge Bell took a recess."
    )
    assert speakers(marked) == ["Moss", "Bell"]


@pytest.mark.parametrize(
    "phrase", ["the aide", "the aide of", "an aide", "the " + "very " * 9 + "late aide", ""]
)
def test_nothing_is_found_in_nothing(phrase: str) -> None:
    text = "Nobody left."
    assert introduction(text, find_entities(text), phrase, (0, len(text)), lambda _: False) is None
