"""A role of nothing is of the campaign, committee or company that the article has told of."""

from __future__ import annotations

import pytest

from quotebank.extract.speakers import read_speakers

CASES: dict[str, tuple[str, str, str, str | None]] = {
    "the campaign told of": (
        "Ann Lee ran. The Lee campaign is late, campaign manager Paul Webb said.",
        "Paul Webb",
        "campaign manager",
        "Ann Lee campaign",
    ),
    "a spokeswoman of the campaign told of": (
        "Ann Lee’s campaign was late. Spokeswoman Ivy Dunn wept.",
        "Ivy Dunn",
        "Spokeswoman",
        "Ann Lee’s campaign",
    ),
    "the article's only campaign, told of later": (
        "A plan exists, campaign chairman Paul Webb says. Ann Lee left. The Lee campaign wept.",
        "Paul Webb",
        "campaign chairman",
        "Ann Lee campaign",
    ),
    "two campaigns, none near": (
        (
            "A plan exists, campaign chairman Paul Webb says. Ann Lee met Otto Moss. The Lee campaign "
            "and the Moss campaign wept."
        ),
        "Paul Webb",
        "campaign chairman",
        None,
    ),
    "the committee that is led": (
        "The House Water Committee met with Reno Sands. Then Chairman Paul Webb rose.",
        "Paul Webb",
        "Chairman",
        "House Water Committee",
    ),
    "the company that is told of": (
        "Reno Sands Inc lost money. It was a hard year, chief executive Paul Webb said.",
        "Paul Webb",
        "chief executive",
        "Reno Sands Inc",
    ),
    "its": (
        "The Reno Water Company lost money. Paul Webb, its acting chairman, wept.",
        "Paul Webb",
        "acting chairman",
        "Reno Water Company",
    ),
    "the party of a contest": (
        "At the Green debate in Reno, candidate Ann Lee spoke of water.",
        "Ann Lee",
        "candidate",
        "Green",
    ),
    "a contest of two parties": (
        "At the Green debate and at the Labour debate, candidate Ann Lee spoke of water.",
        "Ann Lee",
        "candidate",
        None,
    ),
    "a title for itself": (
        "The House Water Committee met. Then Sen. Paul Webb rose.",
        "Paul Webb",
        "Senator",
        None,
    ),
}


@pytest.mark.parametrize(("text", "name", "role", "of"), CASES.values(), ids=CASES)
def test_a_role_is_of_the_body_told_of_last(
    text: str, name: str, role: str, of: str | None
) -> None:
    """What is told once is not repeated beside each name."""
    stated = [(s.entity.name, s.role, s.of) for s in read_speakers(text, []).statements]
    assert (name, role, of) in stated
