"""Whole short articles: who is told of from one sentence to the next, and who speaks in each quotation."""

from __future__ import annotations

import pytest

from quotebank import Speaker
from tests.extract.reading import read
from tests.extract.test_capacities import Row, row


def name_of(speaker: Speaker | None) -> str | None:
    """What a speaker is called."""
    return None if speaker is None else speaker.name or speaker.description


COLE = "“I’ll wait,” said Mary Cole, a strategist.\n\n"

SPEAKERS = {
    # -- a stop within the marks ends a sentence ------------------------------------------------------
    "a term after it": ("Ann Lee called it “a disaster.” The “nuclear option” is dead.", ["Ann Lee"]),
    "another speaker after it": (
        "Ann Lee said the pier was “bad.” Critics call it “dead.”", ["Ann Lee", "Critics"]
    ),
    "a name after it": (
        "Ann Lee called it “a disaster.” Asked about it, Bob Cole used the word “triumph.”",
        ["Ann Lee", "Bob Cole"],
    ),
    "the same one after it": (
        "Ann Lee said it was “bad.” She said it would be “worse” in May.", ["Ann Lee", "Ann Lee"]
    ),
    # -- whom a sentence begins to describe -----------------------------------------------------------
    "the mayor": (f"Mayor Ann Lee is leading. {COLE}The mayor laughed. “He wrote one,” she said.", ["Mary Cole", "Ann Lee"]),
    "with an age": (f"Mayor Ann Lee is leading. {COLE}The 52-year-old mayor laughed. “He wrote one,” she said.", ["Mary Cole", "Ann Lee"]),
    "behind a clause": (f"Mayor Ann Lee is leading. {COLE}Asked about it, the mayor laughed. “He wrote one,” she said.", ["Mary Cole", "Ann Lee"]),
    "of the other gender": (f"{COLE}The president saw it otherwise. “A great win!” he wrote.", ["Mary Cole", "president"]),
    "a name that ends like women’s": (
        "“I’ll wait,” said Tomasina Cole, a strategist.\n\nThe president saw it otherwise. “A great win!” he wrote.",
        ["Tomasina Cole", "president"],
    ),
    "named anew": (f"Mayor Ann Lee is leading. {COLE}Cole met the mayor. “He wrote one,” she said.", ["Mary Cole", "Mary Cole"]),
    "in a dateline": ("PECOS FLATS, Texas — A teacher left after she called it “a persuasive speech.”", ["teacher"]),
    # -- who goes on ----------------------------------------------------------------------------------
    "through a pronoun": (
        "“I can count,” said Bob Beau. Tom Young had no regrets. He was tired. “I’m going to sleep,” he said.",
        ["Bob Beau", "Tom Young"],
    ),
    "a clause and a comma more": (
        ("Donald Dunn came. Brian Murphy, the chairman of the Reno party, for example, said Dunn hurt his cause. "
        "“It won’t do,” he said."),
        ["Brian Murphy"],
    ),
    "who said": (
        ("Hillary Dunn left. Dunn’s view was shared by Sen. Dianne Hill of Ohio, the head of the panel, who said "
        "none of it was new.\n\n“It has never made sense,” she said."),
        ["Dianne Hill"],
    ),
    "one pronoun tells no gender": (
        "Sen. Ernst Koenig is losing. Verity Cobb said he was losing. “I wouldn’t blame the pony,” she said.",
        ["Verity Cobb"],
    ),
    "a neighbour who": (
        ("Annika Lund said it was “late.”\n\nBlessing Uzor, a neighbour who voted for the governor, said she "
        "was tired. “They come with rice,” she said."),
        ["Annika Lund", "Blessing Uzor"],
    ),
    "named only in what is said": (
        "Pastor Kevin Swan slammed it.\n\n“Jesus means what he says,” he said.", ["Kevin Swan"]
    ),
    "governed together": (
        "Don Fowler came. The rain, he said, was felt by friends of Joe Hill and Ben Moss. “It is late,” he said.",
        ["Don Fowler"],
    ),
    "through a pronoun, a description": (
        (f"State Treasurer Ann Lee is leading. {COLE}The treasurer, 52, laughed. Then she turned serious. "
        "“He wrote one,” she said."),
        ["Mary Cole", "Ann Lee"],
    ),
    "a title within a description": (
        "A group of delegates loyal to Sen. Abel Dunn has left. “It is late,” the delegates said.",
        ["group of delegates loyal to Sen. Abel Dunn"],
    ),
    # -- a description, then the name -----------------------------------------------------------------
    "an age before the name": ("Ida Bell laughed. Trident’s chief executive, 60-year-old Clement Dunn, said it was “sad.”", ["Clement Dunn"]),
    "former before the name": ("Its executive director, former ambassador Prosper Dunn, accused Moss of “greed.”", ["Prosper Dunn"]),
    "a rival": ("Otto Bell spoke. His rival, Hilda Moss, said it was “late.”", ["Hilda Moss"]),
    "a firm": ("The contractor, Corrigent Health, said that it was “rigged.”", ["Corrigent Health"]),
    # -- whose words within a clause ------------------------------------------------------------------
    "people who": ("The story quoted residents who described deputies as “an occupying army.”", ["residents"]),
    "one of several": ("“It’s cake,” said one of the protesters.", ["one of the protesters"]),
    "a chapter": ("The Ohio chapter of the Sierra Club said the remark was “sexist.”", ["Ohio chapter of the Sierra Club"]),
    "a club for": ("The Club for Growth, which spent $1 million, called it “rigged.”", ["Club for Growth"]),
    "a party and a state": ("Rep. Calista Hill, R-Texas, who leads the House Budget Committee, called it “sad.”", ["Calista Hill"]),
    "a stop in the state": ("Rep. Calista Hill, D-N.Y., who leads the panel, called it “sad.”", ["Calista Hill"]),
    "two and their states": (
        "Sens. Ansel Hill of Ohio and Wilhelmina Moss of Maine said that they are “reviewing” it.",
        ["Ansel Hill and Wilhelmina Moss"],
    ),
    "the two presidents": (
        "It was begun by President Richard Hill and carried on by Ronald Moss. The two presidents called it “late.”",
        ["Richard Hill and Ronald Moss"],
    ),
    "the mother of two": ("Florence Bell said she would walk. “It’s two hours,” the mother of two said.", ["Florence Bell"]),
    # -- what somebody is called by -------------------------------------------------------------------
    "the minister": (
        ("Ernest Dunn spoke. The culture secretary, Bronwen Hill, said: “She made us laugh.” The minister said the "
        "writer had “terrified” her."),
        ["Bronwen Hill", "Bronwen Hill"],
    ),
    "the judge": (
        "Justice Kaveri Dunn spoke. “A book is not a riot,” the judge wrote. Sushila Moss, a former judge, wept.",
        ["Kaveri Dunn"],
    ),
    "the union leader": (
        ("Ada Bell wept.\n\nJedediah Moss, president of the Teachers’ Union, said it was late. “We wait,” the union "
        "leader said."),
        ["Jedediah Moss"],
    ),
    "the secretary of state": (
        "The secretary of state, Ada Bell, wept. “We wait,” said Otto Moss. In a letter, the secretary called it “late.”",
        ["Otto Moss", "Ada Bell"],
    ),
    "one of a people": (
        "Otto Moss spoke.\n\nA 22-year-old Syrian wept. “I ran,” the Syrian told the paper.", ["22-year-old Syrian"]
    ),
    "just told of": (
        "“I win,” said Bob Cole. In the ad, a retired nurse looks into the camera. “He wrote one,” the nurse says.",
        ["Bob Cole", "retired nurse"],
    ),
    "the union": ("The National Association of Transport Staff struck. “We wait,” the union said.", ["National Association of Transport Staff"]),
    "the lender": ("Northern & Vale Bank cut jobs. “We wait,” the lender said.", ["Northern & Vale Bank"]),
    "no company": (
        "The Sierra Club praised the ruling. Facebook removed the page. The company called it “fraud.”", ["Facebook"]
    ),
    "his family": ("Otto Moss sued the Reno Trust. His family wept. “We wait,” they said.", ["His family"]),
    # -- a headline -----------------------------------------------------------------------------------
    "a verb is no name": (
        "Governor Vetoes Bill\n\nCOLUMBUS, Ohio — The governor called the bill “a mess.”", ["governor"]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS.values(), ids=SPEAKERS)
def test_who_speaks_in_a_short_article(text: str, speakers: list[str]) -> None:
    """Each quotation has the speaker whom a careful reader gives it."""
    assert [name_of(quote.speaker) for quote in read(text).quotes] == speakers


CAPACITIES: dict[str, tuple[str, str, list[Row]]] = {
    "a verb before the state’s": (
        "A poll released Tuesday found state Auditor Ada Bell ahead.", "Ada Bell",
        [("state Auditor", None, "current")],
    ),
    "a participle": ("Spotting Sen. Ada Bell, he waved.", "Ada Bell", [("Senator", None, "current")]),
    "a verb behind an apposition": (
        "Ada Bell, a lawyer, is the chairwoman of the Ohio Republican Party.", "Ada Bell",
        [("lawyer", None, "current"), ("chairwoman", "Ohio Republican Party", "current")],
    ),
    "works for": (
        "Ada Bell, who now works for Larkmoor Partners, spoke.", "Ada Bell",
        [(None, "Larkmoor Partners", "current")],
    ),
    "formerly of": (
        "Ada Bell, formerly of the Planck Institute, spoke.", "Ada Bell",
        [(None, "Planck Institute", "former")],
    ),
    "used to run": (
        "Ada Bell, who used to run the Reno Trust, spoke.", "Ada Bell",
        [("head", "Reno Trust", "former")],
    ),
    "a degree": (
        "Ada Bell, a PhD student at Reno University, spoke.", "Ada Bell",
        [("student", "Reno University", "current")],
    ),
    "a sheriff’s county": (
        "Sheriff Ada Bell of Toller County spoke.", "Ada Bell",
        [("Sheriff", "Toller County", "current")],
    ),
    "an age before the name": (
        "Trident’s chief executive, 60-year-old Ada Bell, spoke.", "Ada Bell",
        [("chief executive", "Trident", "current")],
    ),
    "a subcommittee": (
        "Ada Bell, who chairs the House subcommittee on borders, spoke.", "Ada Bell",
        [("chair", "House subcommittee", "current")],
    ),
    "whom an office serves, behind": (
        "Gov. Otto Dell left. Ada Bell, a spokeswoman for the governor, spoke.", "Ada Bell",
        [("spokeswoman", "Otto Dell", "current")],
    ),
    "whom an office serves": (
        "Gov. Otto Dell left. The governor’s spokeswoman, Ada Bell, spoke.", "Ada Bell",
        [("spokeswoman", "Otto Dell", "current")],
    ),
    "years of something else": (
        "Reno mayor Ada Bell, who taught in Ohio from 1991 to 1995, spoke.", "Ada Bell",
        [("mayor", "Reno", "current")],
    ),
    "a nurse who is running": (
        "Ada Bell, a nurse who is running for mayor, spoke.", "Ada Bell",
        [("nurse", None, "current"), ("mayor", None, "candidate")],
    ),
    "a party’s runner": (
        "Ada Bell, a Democrat running for governor, spoke.", "Ada Bell",
        [("governor", None, "candidate")],
    ),
    "another in the clause before": ("Asked about the director, Ada Bell spoke.", "Ada Bell", []),
    "another who is said to say so": (
        "Ada Bell was not moved. According to the city clerk, it was short.", "Ada Bell", []
    ),
    "a place of a dateline": (
        "CINDER FALLS — The mayor, Ada Bell, resigned.", "Ada Bell", [("mayor", None, "current")]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "name", "rows"), CAPACITIES.values(), ids=CAPACITIES)
def test_what_an_article_states_of_somebody(text: str, name: str, rows: list[Row]) -> None:
    """Roles, bodies and whether they hold, of one person and of no other."""
    extraction = read(f"{text} “It is late,” {name.rsplit(maxsplit=1)[-1]} said.")
    found = [row(one) for one in extraction.affiliations if one.speaker.name == name]
    assert found == rows


def test_a_clause_behind_marks_quotes_nobody() -> None:
    """What somebody did with a thing in marks is not what they called it."""
    extraction = read("The only “records” that Bell released were late.")
    assert not extraction.quotes
    assert [one.passage.text for one in extraction.unattributed] == ["records"]
