"""A sentence about several office-holders tells the party of the one in the next."""

from __future__ import annotations

import pytest

from quotebank import extract


def stated(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    """Role, organization and evidence of each statement about Ada Bell."""
    return [
        (
            one.role,
            one.organization.name if one.organization else None,
            [passage.text for passage in one.evidence],
        )
        for one in extract(text).affiliations
        if one.speaker.name == "Ada Bell"
    ]


def test_the_party_of_several_is_that_of_their_instance() -> None:
    """Both places are the evidence."""
    text = "The bill fell. Several Labour lawmakers stayed away. MP Ada Bell went to Reno."
    assert stated(text) == [("Member of Parliament", "Labour", ["Several Labour lawmakers", "MP"])]


@pytest.mark.parametrize(
    "text",
    [
        "Some Labour figures left.\nMP Ada Bell went to Reno.",
        "Some Labour figures left. The vote failed. MP Ada Bell went to Reno.",
        "Labour figures left. MP Ada Bell went to Reno.",
        "Some figures left. MP Ada Bell went to Reno.",
        "Some Labour figures met MP Ada Bell in Reno.",
        "Some Labour voters left. MP Ada Bell went to Reno.",
    ],
    ids=[
        "other paragraph",
        "sentence between",
        "no some",
        "no party",
        "same sentence",
        "no office",
    ],
)
def test_other_sentences_tell_no_party(text: str) -> None:
    """What does not give an instance of the sentence before."""
    assert [organization for _, organization, _ in stated(text)] == [None]


def test_a_party_that_is_stated_stands() -> None:
    """The instance's own party is not overruled."""
    text = "Some Labour figures left. Conservative MP Ada Bell stayed."
    assert "Labour" not in [organization for _, organization, _ in stated(text)]
