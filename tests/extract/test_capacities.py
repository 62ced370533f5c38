"""A quotation carries the capacity in which its article says that it was said."""

from __future__ import annotations

import pytest

from quotebank import Affiliation
from tests.extract.reading import only, read

#: Role; organization, else person served, else place; status.
Row = tuple[str | None, str | None, str]


def row(one: Affiliation) -> Row:
    """An affiliation as a row of a table."""
    organization = one.organization and (one.organization.name or one.organization.description)
    return one.role, organization or (one.principal and one.principal.name) or one.area, one.status


CAPACITIES: dict[str, tuple[str, list[Row]]] = {
    "Sen.": ("Sen. Ada Bell", [("Senator", None, "current")]),
    "former Gov.": ("former Gov. Ada Bell", [("Governor", None, "former")]),
    "then-Mayor": ("then-Mayor Ada Bell", [("Mayor", None, "former")]),
    "Prime Minister": ("Prime Minister Ada Bell", [("Prime Minister", None, "current")]),
    "now-Prime Minister": ("now-Prime Minister Ada Bell", [("Prime Minister", None, "current")]),
    "a nation's": (
        "British Prime Minister Ada Bell", [("Prime Minister", "British", "current")]
    ),
    "an abbreviation without a stop": (
        "Det Ch Insp Ada Bell", [("Detective Chief Inspector", None, "current")]
    ),
    "a rank without stops": ("Lt Gen Ada Bell", [("Lieutenant General", None, "current")]),
    "MP": ("MP Ada Bell", [("Member of Parliament", None, "current")]),
    "a party's MP": ("Labour MP Ada Bell", [("Member of Parliament", "Labour", "current")]),
    "a state's senator": ("Arkansas Senator Ada Bell", [("Senator", "Arkansas", "current")]),
    "retired": ("retired Gen. Ada Bell", [("General", None, "former")]),
    "a chamber's": ("House Speaker Ada Bell", [("Speaker", "House", "current")]),
    "a department in the title": (
        "Secretary of State Ada Bell", [("Secretary of State", None, "current")]
    ),
    "a tag in brackets": ("Rep. Ada Bell (R-Utah)", [("Representative", "Utah", "current")]),
    "a tag in commas": ("Rep. Ada Bell, D-N.Y.", [("Representative", "N.Y.", "current")]),
    "of a state": ("Sen. Ada Bell of Ohio", [("Senator", "Ohio", "current")]),
    "director of": (
        "Ada Bell, director of the Center for New Rivers, a group that pumps water",
        [("director", "Center for New Rivers", "current")],
    ),
    "vice president at": (
        "Ada Bell, a senior vice president at Third Street",
        [("senior vice president", "Third Street", "current")],
    ),
    "a place in the role": (
        "Ada Bell, an Ohio director of the Reno Trust",
        [("Ohio director", "Reno Trust", "current")],
    ),
    "the trust's, without a role": ("the Reno Trust’s Ada Bell", [(None, "Reno Trust", "current")]),
    "the trust's spokeswoman": (
        "Reno Trust spokeswoman Ada Bell", [("spokeswoman", "Reno Trust", "current")]
    ),
    "who served as": (
        "Ada Bell, who served as chief engineer under Otto Moss",
        [("chief engineer", "Otto Moss", "former")],
    ),
    "who runs": ("Ada Bell, who runs the Reno Trust", [("head", "Reno Trust", "current")]),
    "now a … and former …": (
        "Ada Bell, now a director of the Reno Trust and former policy chief to Otto Moss",
        [("director", "Reno Trust", "current"), ("policy chief", "Otto Moss", "former")],
    ),
    "a former … and now a …": (
        "Ada Bell, a former policy chief to Otto Moss and now a director of the Reno Trust",
        [("director", "Reno Trust", "current"), ("policy chief", "Otto Moss", "former")],
    ),
    "letters in brackets": (
        "Ada Bell, founder of the Progressive River Institute (PRI) in Washington",
        [("founder", "Progressive River Institute", "current")],
    ),
    "a candidate": (
        "Democratic presidential candidate Ada Bell",
        [("presidential candidate", "Democratic", "candidate")],
    ),
    "an organization without a name": (
        "Ada Bell, a spokesman for the transport department",
        [("spokesman", "transport department", "current")],
    ),
    "a field": (
        "Dr. Ada Bell, a professor of water at Reno University",
        [("professor of water", "Reno University", "current")],
    ),
    "two at once": (
        "Ada Bell, director of the Harbour Guild and a member of the city council",
        [("director", "Harbour Guild", "current"), ("member", "city council", "current")],
    ),
    "an MP's letters": ("Ada Bell MP", [("Member of Parliament", None, "current")]),
    "letters of an honour and an office": (
        "Dame Ada Bell KC MSP, the Green spokeswoman on piers",
        [
            ("Member of the Scottish Parliament", None, "current"),
            ("spokeswoman", "Green", "current"),
        ],
    ),
    "an assistant": (
        "Assistant U.S. Attorney Ada Bell", [("Assistant U.S. Attorney", None, "current")]
    ),
    "a body of many owners": (
        "Ada Bell, president of the Ferry Pilots’ Union",
        [("president", "Ferry Pilots’ Union", "current")],
    ),
    "of a body of many owners": (
        "Ferry Pilots’ Union president Ada Bell",
        [("president", "Ferry Pilots’ Union", "current")],
    ),
    "an advocate by trade": ("consumer advocate Ada Bell", [("consumer advocate", None, "current")]),
    "an age alone": ("Ada Bell, 42", []),
}  # fmt: skip


@pytest.mark.parametrize(("who", "expected"), CAPACITIES.values(), ids=CAPACITIES)
def test_a_capacity_is_parted_into_role_and_organization(who: str, expected: list[Row]) -> None:
    """Titles are spelled out, status is read, and whoever is named whole speaks."""
    quote = only(f"“It leaks,” said {who}.")
    assert quote.speaker.name == "Ada Bell"
    assert sorted(map(row, quote.affiliations), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Senator Ada Bell waves. (AP Photo/Otto Moss)\n\n“It leaks,” said Ada Bell.",
        "SENATOR ADA BELL SHUTS PIER\n\n“It leaks,” said Ada Bell.",
        "“She is the mayor of Reno,” said Otto Moss. “It leaks,” said Ada Bell.",
    ],
    ids=["photo line", "headline", "inside somebody's words"],
)
def test_headlines_photo_lines_and_words_of_others_state_nothing(text: str) -> None:
    """Only the article's own sentences are evidence."""
    quote = next(q for q in read(text).quotes if q.speaker.name == "Ada Bell")
    assert not quote.affiliations


def test_letters_join_what_is_said_of_one_organization() -> None:
    """The letters further down are the institute."""
    reading = read(
        "“It leaks,” said Ada Bell, founder of the Progressive River Institute (PRI). The town wept.\n\n"
        "“It groans,” said Otto Moss, a fellow at PRI."
    )
    assert {a.organization for quote in reading.quotes for a in quote.affiliations} == {
        reading.organizations[0]
    }
    assert reading.organizations[0].name == "Progressive River Institute"
    assert "PRI" in reading.organizations[0].aliases


def test_a_capacity_told_elsewhere_is_that_of_the_quotation() -> None:
    """The article states it once, for all that somebody says in it."""
    text = "Ada Bell is the mayor of Ohio City. It rained.\n\n“It leaks,” Bell said. “It groans,” she said."
    for quote in read(text).quotes:
        assert [one.role for one in quote.affiliations] == ["mayor"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Scottish Green party’s fisheries spokeswoman, Ada Bell, called it “late”.",
            [("fisheries spokeswoman", "Scottish Green party", "current")],
        ),
        (
            "The Reno Trust has a pier. “It leaks,” said its chairwoman, Ada Bell.",
            [("chairwoman", "Reno Trust", "current")],
        ),
        (
            "She sued the operator, Northline. Northline’s managing director, Ada Bell, said it was “late”.",
            [("managing director", "Northline", "current")],
        ),
        (
            "The Ferry Pilots’ Union struck. “We wait,” said the company’s head of sales, Ada Bell.",
            [("head of sales", "company", "current")],
        ),
        (
            "Speaking on Reno Radio, he wept. Ada Bell, the party’s spokeswoman, said it was “late”.",
            [("spokeswoman", "party", "current")],
        ),
        (
            "Otto Moss sued. On Tuesday his personal lawyer, Ada Bell, said: “We wait.”",
            [("personal lawyer", "Otto Moss", "current")],
        ),
        (
            "The third Green candidate for president, Ohio Gov. Ada Bell, said: “We wait.”",
            [("Governor", "Ohio", "current"), ("candidate for president", "Green", "candidate")],
        ),
        (
            "“We wait,” said Ada Bell, a spokeswoman for the shop’s parent company, Reno Foods.",
            [("spokeswoman", "Reno Foods", "current")],
        ),
        (
            "The Reno Philharmonic met. “We wait,” said the orchestra’s chairwoman, Ada Bell.",
            [("chairwoman", "Reno Philharmonic", "current")],
        ),
        (
            "Hilda Moss and her chief of staff Ada Bell left. “We wait,” Bell said.",
            [("chief of staff", "Hilda Moss", "current")],
        ),
        ("Indian Defence Minister Ada Bell said: “We wait.”", [("Defence Minister", "Indian", "current")]),
        (
            "London’s newly elected Muslim mayor Ada Bell said: “We wait.”",
            [("mayor", "London", "current")],
        ),
        (
            "“We wait,” said Ada Bell, who was elected mayor of London last week.",
            [("mayor", "London", "current")],
        ),
        ("“We wait,” said Sen. Ada Bell\xa0of Ohio.", [("Senator", "Ohio", "current")]),
        ("On Monday consumer advocate Ada Bell said it was “late”.", [("consumer advocate", None, "current")]),
        ("Transport secretary Ada Bell said it was “late”.", [("Transport secretary", None, "current")]),
    ],
    ids=[
        "a party", "its", "a firm's", "no firm", "no party", "his", "for president",
        "a parent company", "an orchestra", "her", "a ministry", "a faith", "a time",
        "a space that does not break", "no day", "a field",
    ],
)  # fmt: skip
def test_what_a_role_is_of_stands_beside_it_or_before(text: str, expected: list[Row]) -> None:
    """Whoever owns a role is read, and no body that cannot be meant is taken for the owner."""
    quote = next(q for q in read(text).quotes if q.speaker.name == "Ada Bell")
    assert list(map(row, quote.affiliations)) == expected
