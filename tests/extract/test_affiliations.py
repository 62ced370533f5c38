"""Capacities: roles, organizations, places, persons served, and whether they still hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank import extract
from quotebank.extract.affiliations import Statement, find_affiliations
from quotebank.extract.entities import find_entities
from quotebank.extract.organizations import find_offshoots
from quotebank.extract.speakers import read_speakers

Row = tuple[str, str | None, str | None, str]


def stated(text: str) -> list[Statement]:
    """What a text states beside its names."""
    return find_affiliations(text, find_entities(text))


def rows(text: str) -> list[Row]:
    """Name, role, of what, and status of each statement."""
    return [(s.entity.name, s.role, s.of, s.status) for s in stated(text)]


@pytest.mark.parametrize(
    ("text", "role", "of", "status"),
    [
        ("He met Sen. Ada Bell.", "Senator", None, "current"),
        ("He met Ohio Sen. Ada Bell.", "Senator", "Ohio", "current"),
        ("He met former Ohio Gov. Ada Bell.", "Governor", "Ohio", "former"),
        ("He met then-Mayor Ada Bell.", "Mayor", None, "former"),
        ("He met retired Lt. Gen. Ada Bell.", "Lieutenant General", None, "former"),
        ("He met Secretary of State Ada Bell.", "Secretary of State", None, "current"),
        ("He met House Speaker Ada Bell.", "Speaker", "House", "current"),
        ("He met Senate Majority Leader Ada Bell.", "Majority Leader", "Senate", "current"),
        ("He met Prime Minister Ada Bell.", "Prime Minister", None, "current"),
        ("He met French President Ada Bell.", "President", "French", "current"),
        ("He met Wells Grove CEO Ada Bell.", "CEO", "Wells Grove", "current"),
        ("He met Reno Trust spokeswoman Ada Bell.", "spokeswoman", "Reno Trust", "current"),
        ("He met White House press secretary Ada Bell.", "press secretary", "White House", "current"),
        ("He met Democratic presidential nominee Ada Bell.", "presidential nominee", "Democratic",
         "candidate"),
        ("He met activist Ada Bell.", "activist", None, "current"),
        ("He met the New York businesswoman Ada Bell.", "businesswoman", None, "current"),
    ],
)  # fmt: skip
def test_titles_and_roles_before_a_name(text: str, role: str, of: str | None, status: str) -> None:
    """Titles are spelled out, organizations and places parted from roles, status read."""
    assert rows(text) == [("Ada Bell", role, of, status)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Bell, director of the Center for New Rivers, a group that pumps, left.",
            [("director", "Center for New Rivers", "current")],
        ),
        ("Ada Bell, a former Reno mayor, left.", [("mayor", "Reno Council", "former")][:0]),
        (
            "Ada Bell, founder and CEO of the Reno Trust, left.",
            [("founder", "Reno Trust", "current"), ("CEO", "Reno Trust", "current")],
        ),
        (
            "Ada Bell, a former policy chief to Moss and now a director of the Reno Trust, left.",
            [("policy chief", "Moss", "former"), ("director", "Reno Trust", "current")],
        ),
        (
            "Ada Bell, a professor of water and soil at Reno University, left.",
            [("professor of water and soil", "Reno University", "current")],
        ),
        (
            "Ada Bell, executive vice president for policy at the Reno Trust, left.",
            [("executive vice president for policy", "Reno Trust", "current")],
        ),
        ("Ada Bell, who served as envoy to Burma, left.", [("envoy to Burma", None, "former")]),
        ("Ada Bell, who runs the Reno Trust, left.", [("head", "Reno Trust", "current")]),
        ("Ada Bell, 42, a lawyer for the Sierra Trust, left.", [("lawyer", "Sierra Trust", "current")]),
        ("Ada Bell is the president of the Reno Trust.", [("president", "Reno Trust", "current")]),
        ("Ada Bell was a partner at Dunn & Moss in 2002.", [("partner", "Dunn & Moss", "former")]),
        ("Ada Bell, the deputy mayor of Ohio, left.", [("deputy mayor", "Ohio", "current")]),
        ("Ada Bell, Ohio’s chief water engineer, left.", [("chief water engineer", None, "current")]),
    ],
)  # fmt: skip
def test_appositions_and_clauses(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    """What follows a name in commas, after a copula or in a who-clause."""
    if "Moss and" in text:
        text = "Otto Moss left. " + text
    found = [(role, of, status) for name, role, of, status in rows(text) if name == "Ada Bell"]
    if expected:
        assert found == expected
    else:
        assert [role for role, _, _ in found] == ["mayor"]


def test_years_of_an_office_are_kept() -> None:
    """From … to … gives start and end, and makes it former."""
    (statement,) = stated("Ada Bell was a partner at Dunn & Moss from 2002 to 2010.")
    assert (statement.start, statement.end, statement.status) == ("2002", "2010", "former")


def test_a_person_served_is_no_organization() -> None:
    """An aide serves a person; a campaign manager works for the campaign."""
    text = "Carl Moss left. Former Moss aide Ada Bell stayed. Moss’s campaign manager Ivy Dunn too."
    aide, manager = stated(text)
    assert (aide.principal and aide.principal.name, aide.organization) == ("Carl Moss", None)
    assert (manager.principal and manager.principal.name) == "Carl Moss"
    assert manager.organization == "Carl Moss campaign"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rep. Ada Bell (R-Utah) left.", [("Ada Bell", "Representative", "Utah", "current")]),
        ("Rep. Ada Bell, D-N.Y., left.", [("Ada Bell", "Representative", "N.Y.", "current")]),
        ("Rep. Ada Bell of New York left.", [("Ada Bell", "Representative", "New York", "current")]),
        ("Sen. Ada Bell (Vt.) left.", [("Ada Bell", "Senator", "Vt.", "current")]),
        (
            "Sens. Ada Bell (D-Mont.) and Otto Reyes (R-La.) left.",
            [("Ada Bell", "Senator", "Mont.", "current"), ("Otto Reyes", "Senator", "La.", "current")],
        ),
        (
            "Senators Ada A. Bell, Republican of Iowa, and Otto B. Reyes, Democrat of Utah, left.",
            [
                ("Ada A. Bell", "Senator", "Iowa", "current"),
                ("Otto B. Reyes", "Senator", "Utah", "current"),
            ],
        ),
    ],
)  # fmt: skip
def test_party_tags_give_the_place(text: str, expected: list[Row]) -> None:
    """The state in a tag belongs to the office, for each of several."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Pro-river tech billionaire Ada Bell left.",
        "Ada Bell, the mother of a slain soldier, left.",
        "As for Ada Bell, Moss mentioned an inspector twice.",
        "Asked about the referee, Ada Bell smiled.",
        "Officials, Ada Bell and others left.",
        "Among executives Ada Bell is known.",
        "“She is the president of Reno,” he said. Ada Bell left.",
        "AP Photo / Senator Ada Bell waves",
    ],
)
def test_what_is_no_role_is_none(text: str) -> None:
    """Descriptions without a role, others’ roles and photo lines state nothing."""
    assert rows(text) == []


def test_an_organization_alone_adds_nothing_to_a_role_there() -> None:
    """“The Reno Way’s Bell” repeats that she is its president."""
    text = "Ada Bell, president of the Reno Way think tank, left. The Reno Way’s Bell came back."
    assert rows(text) == [("Ada Bell", "president", "Reno Way", "current")]


@pytest.mark.parametrize("before", ["", ",", "\n ,", "officials,,", " , Sen.", "(,"])
def test_nothing_may_stand_before_the_comma_of_a_name(before: str) -> None:
    """A fuzzer's find: what a comma parts from a name may be nothing at all."""
    assert rows(f"{before}, Ada Bell and Otto Moss, left.") is not None


def test_headlines_are_left_alone() -> None:
    """A headline's shorthand is no statement, the article's words are."""
    text = "Mayor Ada Bell Wins Again\nAda Bell, mayor of Ohio, won."
    assert rows(text) == [("Ada Bell", "mayor", "Ohio", "current")]


def test_a_neighbours_role_is_not_taken() -> None:
    """The role of the next person named is that person's."""
    text = "Ada Bell, Senator Otto Reyes and Ohio Gov. Ivy Moss met Reno Trust CEO Carl Dunn."
    assert {name for name, *_ in rows(text)} == {"Otto Reyes", "Ivy Moss", "Carl Dunn"}


def test_repetitions_are_merged_with_their_evidence() -> None:
    """The fuller statement stands, and every place is kept."""
    text = "Sen. Ada Bell spoke. Later Sen. Ada Bell (D-Ohio) left."
    (statement,) = stated(text)
    assert statement.of == "Ohio"
    assert [text[s:e] for s, e in statement.evidence] == ["Sen.", "Sen. Ada Bell (D-Ohio)"]


def test_an_unnamed_offshoot_keeps_its_parent() -> None:
    """The organization is described, and what it is an offshoot of is known."""
    text = (
        "Ada Bell, director of another RPI offshoot in Ohio, left. The Reno Policy Institute (RPI)."
    )
    (statement,) = stated(text)
    assert statement.organization == "another RPI offshoot in Ohio"
    assert statement.parent is not None
    assert statement.parent.name == "Reno Policy Institute"


def test_offshoots_are_found() -> None:
    """One organization is an offshoot of another."""
    text = "The Center for New Rivers (a campaign offshoot of the Reno Trust) met."
    (offshoot,) = find_offshoots(text, find_entities(text))
    assert (offshoot.child.name, offshoot.parent.name) == ("Center for New Rivers", "Reno Trust")


def test_offshoots_do_not_go_round() -> None:
    """Two organizations that are each other's part leave one statement."""
    text = (
        "The Reno Board (an arm of the Ohio Trust) met. Ohio Trust (an arm of the Reno Board) met."
    )
    found = find_offshoots(text, find_entities(text))
    assert [(o.child.name, o.parent.name) for o in found] == [("Reno Board", "Ohio Trust")]


def test_descriptions_and_pronouns_state_roles_too() -> None:
    """“The Ohio senator” and “he is the …” speak of whoever is meant."""
    for text, row in [
        (
            "Otto Reyes met voters. He is the chairman of the Reno Trust.",
            ("Otto Reyes", "chairman", "Reno Trust", "current"),
        ),
        (
            "Carl Moss spoke. During his time as mayor he built a dam.",
            ("Carl Moss", "mayor", None, "former"),
        ),
        (
            "Sen. Ivy Dunn (D-Ohio) spoke. The Ohio senator left.",
            ("Ivy Dunn", "Senator", "Ohio", "current"),
        ),
    ]:
        statements = read_speakers(text, []).statements
        assert [(s.entity.name, s.role, s.of, s.status) for s in statements] == [row]


def test_what_stands_in_a_quotation_is_not_the_articles_statement() -> None:
    """A speaker's words about somebody are not stated by the article."""
    text = "He said “Senator Ada Bell lies.” Ada Bell left."
    quoted = [(text.index("“") + 1, text.index("”"))]
    assert find_affiliations(text, find_entities(text), quoted) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Carl Moss lost. One of his advisers, Ada Bell, wept.",
         ("Ada Bell", "adviser", "Carl Moss", "current")),
        ("Carl Moss lost. His longtime spokeswoman Ada Bell wept.",
         ("Ada Bell", "spokeswoman", "Carl Moss", "current")),
        ("Otto Moss spoke. He now serves as the Danish ambassador to the U.S.",
         ("Otto Moss", "ambassador to the U.S.", "Danish", "current")),
        ("Ivy Dunn spoke. It is a race in which she is the likely Green nominee.",
         ("Ivy Dunn", "nominee", "Green", "candidate")),
        ("Ivy Dunn spoke. It was a law that she opposed as a senator from Ohio.",
         ("Ivy Dunn", "senator", "Ohio", "former")),
        ("Otto Moss spoke. The former Ohio governor left.",
         ("Otto Moss", "governor", "Ohio", "former")),
        ("Sen. Ada Bell (D-Vt.) spoke. Later the senator from Vermont left.",
         ("Ada Bell", "senator", "Vermont", "current")),
        ("Ivy Dunn spoke. Carl Moss and Ivy Dunn met. Dunn won. Dunn wept. The Green nominee left.",
         ("Ivy Dunn", "nominee", "Green", "candidate")),
        ("Ivy Dunn recalled her years as secretary of state advising the court.",
         ("Ivy Dunn", "secretary of state", None, "former")),
        ("Ivy Dunn spoke. She defended her private conduct as secretary of state.",
         ("Ivy Dunn", "secretary of state", None, "former")),
        ("Ivy Dunn spoke. Her years as a senator, mayor and first lady helped.",
         ("Ivy Dunn", "mayor", None, "former")),
        ("Otto Moss spoke. In 2009, as governor of Ohio, he signed it.",
         ("Otto Moss", "governor", "Ohio", "former")),
        ("Ivy Dunn spoke. She leads the Reno Trust.", ("Ivy Dunn", "leader", "Reno Trust", "current")),
        ("Ivy Dunn spoke. She was elected mayor of Toledo.",
         ("Ivy Dunn", "mayor", "Toledo", "current")),
        ("Ivy Dunn spoke. A former mayor of Toledo, she won.",
         ("Ivy Dunn", "mayor", "Toledo", "former")),
        ("The Reno Water Committee met. Ivy Dunn, the committee’s director, left.",
         ("Ivy Dunn", "director", "Reno Water Committee", "current")),
        ("Otto Moss and Ivy Dunn met. Moss left. Moss wept. Moss slept. They saw the retired surgeon.",
         ("Otto Moss", "surgeon", None, "former")),
    ],
)  # fmt: skip
def test_who_is_meant_away_from_a_name(text: str, row: Row) -> None:
    """Possessives, descriptions and the nominee of a party are tied to whoever is meant."""
    statements = read_speakers(text, []).statements
    assert row in [(s.entity.name, s.role, s.of, s.status) for s in statements]


@pytest.mark.parametrize(
    "text",
    [
        "Ivy Dunn spoke. She praised her choice of Bo Hill as senator.",
        "Ivy Dunn saw the Vermont senator.",
        "As the judge read his decision, Ivy Dunn smiled.",
    ],
)
def test_what_is_said_of_others_is_not_taken(text: str) -> None:
    """Whoever is chosen, seen or heard by somebody is somebody else."""
    assert [s for s in read_speakers(text, []).statements if s.entity.name == "Ivy Dunn"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Post’s Ada Bell left.", [("Ada Bell", None, "Post", "current")]),
        ("Ada Bell, now at the Reno Institution, left.",
         [("Ada Bell", None, "Reno Institution", "current")]),
        ("Sen. Ada Bell (D-W-Va.) left.", [("Ada Bell", "Senator", "W-Va.", "current")]),
        ("Ada Bell, co-author of “Going Up,” left.",
         [("Ada Bell", "co-author", "Going Up", "current")]),
        ("Ada Bell, who is running to be a delegate, left.",
         [("Ada Bell", "delegate", None, "candidate")]),
        ("House Republican Ada Bell left.", [("Ada Bell", "Republican", "House", "current")]),
        ("Reno spokesman the Rev. Otto Moss left.",
         [("Otto Moss", "spokesman", None, "current"), ("Otto Moss", "Reverend", None, "current")]),
        ("Reno League-trained surgeon Ada Bell left.", [("Ada Bell", "surgeon", None, "current")]),
        ("Moss’s campaign lawyer, Ada Bell, left.",
         [("Ada Bell", "lawyer", "Moss’s campaign", "current")]),
        ("Ada Bell — director of the Reno Trust — left.",
         [("Ada Bell", "director", "Reno Trust", "current")]),
    ],
)  # fmt: skip
def test_organizations_and_titles_in_other_places(text: str, expected: list[Row]) -> None:
    """Possessives of papers, tags with two hyphens, dashes, chambers, a Reverend's other role."""
    if "Moss’s" in text:
        text += " Carl Moss lost."
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "role", "of"),
    [
        ("“It is a loss,” White House officials said.", "officials", "White House"),
        ("A reporter for the Reno Gazette called it “a loss.”", "reporter", "Reno Gazette"),
    ],
)
def test_unnamed_speakers_have_capacities_too(text: str, role: str, of: str) -> None:
    """Who is only described may still be somebody's."""
    (quote,) = extract(text).quotes
    (affiliation,) = quote.affiliations
    assert affiliation.role == role
    assert affiliation.organization is not None
    assert affiliation.organization.name == of


@given(
    st.lists(
        st.sampled_from(
            ["Ada Bell", "Sen.", "the", "former", "director", "of", "Reno Trust", "and", ",", "(R-Utah)",
             "who is", "chairman", "Ohio", "’s", ".", "president", "Moss", "for", "another", "now", "42"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_arrangement_of_roles_is_read(words: list[str]) -> None:
    """Evidence lies within the text, and a status is one of three."""
    text = " ".join(words)
    for statement in stated(text):
        assert statement.status in {"current", "former", "candidate"}
        assert all(0 <= start < end <= len(text) for start, end in statement.evidence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}, a former aide to Senate Minority Leader Otto Reyes, left.", "aide / Otto Reyes"),
        ("{}, a speechwriter for Secretary of State Otto Reyes, left.", "speechwriter / Otto Reyes"),
        ("{}, who was finance chair for Ohio Gov. Otto Reyes, left.", "finance chair / Otto Reyes"),
        ("{}, a spokeswoman for the pro-Reyes group Reno Voices, left.",
         "spokeswoman / Reno Voices"),
        ("{}, a partner in the Washington office of law firm Dunn Moss, left.", "partner / Dunn Moss"),
        ("{}, chairwoman of the board of the Reno Trust, left.", "chairwoman of the board / Reno Trust"),
        ("Facebook’s director of public outreach, {}, left.", "director of public outreach / Facebook"),
        ("Norway’s minister for the elderly, {}, left.", "minister for the elderly / Norway"),
        ("{}, a senator for two terms, left.", "senator / None"),
        ("{}, a nurse from Smallville, left.", "nurse / None"),
        ("Republican Gov. {} left.", "Governor / Republican"),
        ("Democratic U.S. Rep. {} left.", "Representative / Democratic"),
        ("Republican Senate candidate {} left.", "Senate candidate / Republican"),
        ("Otto Reyes left. Reyes’s longtime friend and adviser {} did not.",
         "friend / Reyes; adviser / Reyes"),
        ("Reno Water president and CEO {} left.", "president / Reno Water; CEO / Reno Water"),
        ("{}, a friend of Otto Reyes, left.", "friend / Otto Reyes"),
        ("{}, a friend, left.", ""),
        ("Talk show host {} left.", "Talk show host / None"),
        ("{}, a daytime TV star, left.", "TV star / None"),
        ("Presumptive Green nominee {} left.", "nominee / Green"),
        ("Democratic presidential candidate Sen. {} left.",
         "presidential candidate / Democratic; Senator / None"),
        ("Water Federation of America’s director, {}, left.", "director / Water Federation of America"),
        ("Atlantic City Mayor {} left.", "Mayor / Atlantic City"),
        ("London’s newly elected Muslim mayor {} left.", "mayor / London"),
        ("Justice Department senior trial counsel {} left.",
         "senior trial counsel / Justice Department"),
        ("United Auto Workers Secretary-Treasurer {} left.",
         "Secretary-Treasurer / United Auto Workers"),
        ("In May, Judicial Watch President {} left.", "President / Judicial Watch"),
        ("{}, the Democratic chair of Ohio’s Marlowe Bay County, left.",
         "chair / Ohio’s Marlowe Bay County"),
        ("CBS co-anchor {} left.", "co-anchor / CBS"),
        ("Clark County Recorder {} left.", "Recorder / Clark County"),
        ("{}, an oncologist, left.", "oncologist / None"),
        ("Fox News’ {} left.", "None / Fox News"),
        ("“No,” wrote {} for the Reno Review.", "None / Reno Review"),
        ("Rep. {}, an Ohio Democrat, left.", "Representative / Ohio"),
        ("{}, as head of the Reno Trust, left.", "head / Reno Trust"),
        ("{}, who leads the nonprofit Reno Trust, left.", "leader / Reno Trust"),
        ("{}, who led Otto Reyes by a point, left.", ""),
        ("Otto Reyes left. {}, Reyes’s 2008 campaign manager, did not.",
         "campaign manager / Otto Reyes campaign"),
        ("Ohio Rep. Otto Reyes’s chief of staff, {}, left.", "chief of staff / Otto Reyes"),
        ("He met the head of the Reno Trust, {}, there.", "head / Reno Trust"),
        ("In a letter to the chairman, {} said no.", ""),
        ("Facebook’s head of water policy {} left.", "head of water policy / Facebook"),
        ("Otto Reyes, a spokesman for the {} campaign, left.", ""),
        ("{}, a top aide said, is ready.", ""),
        ("{}, who served as the first U.S. military adviser in Iraq, left.",
         "military adviser / U.S."),
        ("{}, who chairs the physics department at Reno University, left.", "chair / Reno University"),
        ("{}, who advised Otto Reyes and is now a director of the Reno Trust, left.",
         "adviser / Otto Reyes; director / Reno Trust"),
        ("White House Chief of Staff {} left.", "Chief of Staff / White House"),
        ("Former Ohio State Senator Dr. {} left.", "State Senator / Ohio"),
        ("He met a former Reno Trust staffer named {} there.", "staffer / Reno Trust"),
        ("{} -- co-editor of the Reno Review -- left.", "co-editor / Reno Review"),
        ("{} - a 50-year-old teacher - left.", "teacher / None"),
        ("{} — who was an architect of the plan — left.", "architect / plan"),
        ("{}, who was Otto Reyes’s chief election strategist, left.",
         "chief election strategist / Otto Reyes"),
        ("{} is Reno News’ Washington editor.", "editor / Reno News"),
        ("{}, a national student loan debt expert, left.", "expert / None"),
        ("{}, the former secretary of state, governor, and first lady, left.",
         "secretary of state / None; governor / None; first lady / None"),
        ("{}, President Otto Reyes’s former top adviser, left.",
         "top adviser / President Otto Reyes"),
        ("{}, acting political director of the Reno Trust, left.",
         "acting political director / Reno Trust"),
        ("{}, who was White House communications director, left.",
         "communications director / White House"),
        ("{}, a Senate aide during the recess and now director of the Reno Trust, left.",
         "aide / Senate; director / Reno Trust"),
        ("{}, 27, a Navy veteran attending school, left.", "veteran / Navy"),
        ("{}, 32, of Smallville, Ohio, an executive at the Reno Trust, left.",
         "executive / Reno Trust"),
        ("{}, Pershing Capital’s vice chairman, left.", "vice chairman / Pershing Capital"),
        ("{}, also a Green hopeful, left.", "hopeful / Green"),
        ("National Security Adviser {} left.", "National Security Adviser / None"),
        ("Then-FBI Director {} left.", "Director / FBI"),
        ("Retired Marine Corps Gen. {} left.", "General / Marine Corps"),
        ("{}, professor emeritus of law at Reno University, left.",
         "professor emeritus of law / Reno University"),
        ("{}, the Green candidate for Senate in Ohio, left.", "candidate for Senate / Green"),
        ("Professor {} from the Reno School of Economics left.",
         "Professor / Reno School of Economics"),
        ("“Meet the Press” host {} left.", "host / Meet the Press"),
        ("First Lady {} left.", "First Lady / None"),
        ("Debate moderator {} left.", "Debate moderator / None"),
        ("Committee Chairman {} left.", "Chairman / committee"),
        ("{} (the Reno Trust director) left.", "director / Reno Trust"),
        ("The Reno Trust, led by {}, left.", "leader / Reno Trust"),
        ("{}, until recently the director of the Reno Trust, left.", "director / Reno Trust"),
        ("{}, who until May was director of the Reno Trust, left.", "director / Reno Trust"),
        ("{}, who has led the Reno Trust since 2010, left.", "leader / Reno Trust"),
        ("{}, a Republican who chairs the House Water Committee, left.",
         "chair / House Water Committee"),
        ("{}, a tea party activist, left.", "activist / None"),
        ("{} was elected mayor of Toledo in 2002.", "mayor / Toledo"),
        ("{} resigned as director of the Reno Trust.", "director / Reno Trust"),
        ("{} served two terms as mayor of Toledo.", "mayor / Toledo"),
        ("{} founded the Reno Trust.", "founder / Reno Trust"),
        ("{}, as governor, signed it.", "governor / None"),
        ("White House Deputy Press Secretary {} left.", "Deputy Press Secretary / White House"),
        ("Lee’s running mate, Ohio Gov. {}, left.", "Governor / Ohio; running mate / Lee"),
        ("Lee’s running mate — Ohio Gov. {} — left.", "Governor / Ohio; running mate / Lee"),
        ("Otto Reyes, a director, met Ohio Gov. {}, who left.", "Governor / Ohio"),
        ("Otto Reyes, the group’s director, Ohio Gov. {}, and others left.", "Governor / Ohio"),
        ("He met Lee’s primary rival Sen. {} (R-Ohio).", "Senator / Ohio"),
        ("He left the Reno Office.\xa0Sen. {} (R-Ohio) came.", "Senator / Ohio"),
        ("{}, who owns an Ohio auto repair shop and sings, left.", "owner / Ohio auto repair shop"),
        ("{}, who advises the pro-Lee Reno Trust, left.", "adviser / Reno Trust"),
        ("{}, who advised Reyes to leave, left.", ""),
        ("{} advised the Reno Trust.", ""),
        ("{}, who helped found the Reno Trust, left.", "founder / Reno Trust"),
        ("{}, an editor who teaches rowing at the University of Reno, left.",
         "editor / None; teacher / University of Reno"),
        ("{}, who ran for the Ohio Senate in 1996, left.", ""),
        ("{}, who served as a U.S. senator for 36 years, left.", "senator / U.S."),
        ("{}, then acting chief of staff to the treasurer of Ohio, left.",
         "acting chief of staff / treasurer"),
        ("{}, who served as policy director on Lee’s 2008 campaign, left.",
         "policy director / Lee’s 2008 campaign"),
        ("Lee’s senior national security and foreign policy adviser {} left.",
         "foreign policy adviser / Lee"),
        ("{}, a visiting professor in the school of water studies at Reno University, left.",
         "visiting professor / school of water studies at Reno University"),
        ("{}, chair of the history department at Reno University, left.",
         "chair of the history department / Reno University"),
        ("{}, host of NBC’s “Morning Water,” left.", "host / Morning Water"),
        ("He saw U.S. District Judge {} there.", "U.S. District Judge / None"),
        ("{}, an IT professional from Seattle, left.", "IT professional / None"),
        ("{}, 30, a Clark County employee on Iowa’s Water Island, left.", "employee / Clark County"),
        ("{}, 56, a major figure, left.", ""),
        ("{} is Senior Editor-at-Large at Reno News.", "Senior Editor-at-Large / Reno News"),
        ("{} is now a candidate for the GOP’s senatorial nomination.", "candidate / GOP"),
        ("As Commentary’s {} wrote, it rains.", "None / Commentary"),
        ("As Seattle’s {} wrote, it rains.", ""),
        ("He met Reno News’ Washington Political Editor {} there.", "Political Editor / Reno News"),
        ("The Reno Trust rose. {}, its acting chairman, left.", "acting chairman / Reno Trust"),
        ("The Reno Trust rose. “No,” said {}, the group’s head.", "head / Reno Trust"),
        ("At the White House they asked Press Secretary {} why.", "Press Secretary / White House"),
        ("Otto Reyes ran. Reyes campaign spokesman {} left.", "spokesman / Otto Reyes campaign"),
        ("The Lee campaign and the Reyes campaign met; campaign manager {} left.",
         "campaign manager / None"),
        ("{}, who leads Mr. Reyes’s Council of Water Advisers, left.",
         "leader / Council of Water Advisers"),
        ("{}, who runs the NWA’s lobbying arm, left.", "head / NWA’s lobbying arm"),
        ("{}, who managed Otto Reyes’s 1992 presidential campaign, left.",
         "manager / Otto Reyes’s 1992 presidential campaign"),
        ("“No,” said the endorsed Republican candidate for governor, {}.",
         "candidate for governor / Republican"),
        ("A former Republican presidential candidate -- {} -- left.",
         "presidential candidate / Republican"),
        ("{}, writing in the New York Times, said so.", "None / New York Times"),
        ("UMWA Director of Government Affairs {} left.", "Director / UMWA"),
        ("{}, the Republican National Committeeman from Utah, left.",
         "National Committeeman / Utah"),
        ("Otto Reyes and {}, the firm’s co-founders, left.", "co-founder / firm"),
        ("Two military analysts, Otto Reyes and {}, left.", "military analyst / None"),
        ("{}, the security guard of a Reno casino, left.", "security guard / Reno casino"),
        ("{}, who heads the pro-Lee super PAC Ready Nevada, left.", "head / Ready Nevada"),
        ("{}, minister of trade at the time the levy began, left.", "minister of trade / None"),
        ("{}, the senator from Texas and bearer of the cup, left.", "senator / Texas"),
        ("Italy’s Northern League leader {} left.", "leader / Northern League"),
        ("{}, a history professor and a member of the Reno Trust, left.",
         "history professor / None; member / Reno Trust"),
        ("{}, junior director for Asian affairs at the Reno Trust, left.",
         "junior director for Asian affairs / Reno Trust"),
        ("{}, an organizer with the Coalition for Real Justice, left.",
         "organizer / Coalition for Real Justice"),
        ("{}, who leads in the Granite State, left.", ""),
        ("Ivy Moss, who served under {} and is now a fellow at the Reno Trust, left.", ""),
        ("“The Piers are late,” said host {}.", "host / None"),
        ("Rural Development Minister {} left.", "Rural Development Minister / None"),
        ("Auditor General {} left.", "Auditor General / None"),
        ("{}, a fan and advocate of a Marshall Plan-type effort, left.", ""),
        ("{} (R), a leader of the Reno Trust, left.", "leader / Reno Trust"),
        ("Representative {}, a Democrat of Ohio and a member of the Reno Trust, left.",
         "Representative / Ohio; member / Reno Trust"),
        ("The vote was pressed by ABC’s host, {}, about it.", "host / ABC"),
        ("{}, who was then a member of the Reno Trust, left.", "member / Reno Trust"),
        ("{}, Ohio Secretary of State, left.", "Secretary of State / Ohio"),
        ("{}, a nurse and co-author of “Water,” left.", "nurse / None; co-author / Water"),
        ("{}, 43, is a nurse.", "nurse / None"),
        ("{}, a driver from Akron, Ohio, who is a member of the Reno Trust, left.",
         "driver / None; member / Reno Trust"),
        ("Gov. {} of Ohio, a former nurse, left.", "Governor / Ohio; nurse / None"),
        ("He met {}—a real estate tycoon worth millions—there.", "real estate tycoon / None"),
        ("{}, who was named last month as a director of the Reno Trust, left.",
         "director / Reno Trust"),
        ("{} leads by a mile in the Granite State.", ""),
        ("Ohio Republican Sens. Otto Reyes and {} left.", "Senator / Ohio"),
        ("Sens. Otto Reyes (R-Ohio) and {} left.", "Senator / None"),
    ],
)  # fmt: skip
def test_where_a_role_ends_and_what_it_is_of(text: str, expected: str) -> None:
    """Titles lead to persons, fields stay with roles, and two roles may share what they are of."""
    found = [row for row in rows(text.format("Ada Bell")) if row[0] == "Ada Bell"]
    assert "; ".join(f"{role} / {of}" for _, role, of, _ in found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Green Party’s presumed White House nominee, {}, left.", "White House nominee / Green Party"),
        ("{} is a candidate in Norland’s April 2017 presidential election.", "candidate / Norland"),
        ("{}, the senator from the state of Ohio, left.", "senator / Ohio"),
        ("Otto Reyes left. {}, the campaign’s 48-year-old Ohio director, left.",
         "Ohio director / campaign"),
        ("{}, an Ohio Republican strategist and onetime adviser to Otto Reyes, left.",
         "strategist / Republican; adviser / Otto Reyes"),
        ("{}, a Democratic pollster and consultant, left.",
         "pollster / Democratic; consultant / Democratic"),
        ("{}, who advised Otto Reyes’s 2008 campaign, left.", "adviser / Otto Reyes’s 2008 campaign"),
        ("{}, a member of parliament, left.", "member / parliament"),
        ("{}, founder of Wick.com, left.", "founder / Wick.com"),
        ("{}, a former partner at Clifford Moss, left.", "partner / Clifford Moss"),
        ("{}, who chairs the Senate’s water panel, left.", "chair / Senate’s water panel"),
        ("{}, the Reno Trust’s water and city outreach director, left.",
         "city outreach director / Reno Trust"),
        ("{}, a veteran of the Reno Trust who retired as acting chairman in May, left.",
         "veteran / Reno Trust; acting chairman / Reno Trust"),
        ("{}, the convention chair, left.", "chair / convention"),
        ("{}, who heads a project on water for the Reno Trust, left.",
         "head / project on water for the Reno Trust"),
        ("If {} is the president, they will leave.", ""),
        ("{}, who won as premier in March, left.", ""),
        ("Sen. {} (a Connecticut Democrat who voted) left.", "Senator / Connecticut"),
        ("{}, who hosts an Akron area radio show, left.", "host / Akron area radio show"),
        ("Standing beside labor leader {}, he left.", "labor leader / None"),
        ("He met then-Fed chief {} in May.", "chief / Fed"),
        ("He wrote it on X. White House press secretary {} left.", "press secretary / White House"),
        ("Labour housing spokesman Senator {} left.", "housing spokesman / Labour; Senator / None"),
        ("Vice-Chancellor Professor {} left.", "Vice-Chancellor / None; Professor / None"),
        ("A Rail and Maritime Union official, {}, left.", "official / Rail and Maritime Union"),
        ("{}, a University of Reno water professor, left.", "water professor / University of Reno"),
    ],
)  # fmt: skip
def test_what_a_role_is_of_and_what_is_none(text: str, expected: str) -> None:
    """Parties, shows, parliaments and campaigns that roles are of; what is only supposed is none."""
    found = [row for row in rows(text.format("Ada Bell")) if row[0] == "Ada Bell"]
    assert "; ".join(f"{role} / {of}" for _, role, of, _ in found) == expected


def test_who_was_fired_held_the_post_before() -> None:
    assert rows("Ada Bell, Otto Reyes’s fired campaign manager, left.") == [
        ("Ada Bell", "campaign manager", "Otto Reyes campaign", "former")
    ]
