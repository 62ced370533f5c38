"""The names of an article: kinds, full names, surnames, aliases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.extract.entities import Entity, find_entities


def named(text: str) -> dict[str, Entity]:
    """The entities of a text by name."""
    return {entity.name: entity for entity in find_entities(text).entities}


def whose(text: str, words: str) -> str:
    """The full name of the mention that starts with the last occurrence of some words."""
    at = text.rindex(words)
    return next(m.entity.name for m in find_entities(text).mentions if m.start <= at < m.end)


def test_a_surname_goes_with_its_full_name() -> None:
    """A surname alone, titled or possessive, is the person named in full."""
    text = "Ada Bell spoke first. Mrs. Bell was brief. Bell’s aides left."
    assert list(named(text)) == ["Ada Bell"]
    assert len(named(text)["Ada Bell"].mentions) == 3


def test_a_full_name_may_come_later() -> None:
    """The surname before the full name is the same person."""
    text = "Bell was late.\nNobody waited for Ada Bell, who runs the mill."
    assert whose(text, "Bell was") == "Ada Bell"


def test_a_full_name_may_stand_only_in_the_name_of_something() -> None:
    """What is named after somebody gives the given name."""
    text = "President Garner laughed. “No,” Mr. Garner said at the Edward Garner Elementary School."
    assert whose(text, "Garner said") == "Edward Garner"


def test_a_full_name_may_stand_only_in_a_possessive() -> None:
    """The owner and the one who is owned up to are two people."""
    found = named("Ada Bell’s campaign manager Otto Reyes resigned.")
    assert found["Ada Bell"].kind == "person"
    assert found["Otto Reyes"].kind == "person"


@pytest.mark.parametrize(
    "text",
    [
        "Bronagh Tully resigned as head of the Harbour Trust.\n\n“It was time,” Tully said.",
        "The mayor of Wick, Bronagh Tully, resigned after a report.\n\n“It was time,” Tully said.",
    ],
)
def test_a_first_line_may_be_prose(text: str) -> None:
    """Who is named in full in a first sentence, and not in a headline, has that name."""
    assert whose(text, "Tully said") == "Bronagh Tully"


def test_a_relative_is_not_the_one_told_of() -> None:
    """The surname goes on with whoever was presented, not with whose mother she is."""
    text = "Ada Smith, mother of Sean Smith, left. “It leaks,” Smith said."
    assert find_entities(text).mentions[-1].entity.name == "Ada Smith"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Robin Mastro left. Ms. Mastro is late. Her mother, Pam Mastro, ran. Ms. Mastro won.",
            "Robin Mastro",
        ),
        ("Robin Mastro runs it. Pam Mastro left. Ms. Mastro is late.", "Pam Mastro"),
        (
            "Ada Moss met Bo Lee. Her husband, former President Will Moss, sat. President Moss left.",
            "Will Moss",
        ),
    ],
)
def test_a_title_goes_on_with_whoever_bore_it(text: str, name: str) -> None:
    assert find_entities(text).mentions[-1].entity.name == name


def test_a_pronoun_tells_namesakes_apart() -> None:
    """Only a man can introduce his wife."""
    text = (
        "Bill Moss and Ada Moss came. Ada Moss leads. Ada Moss won. Moss said as he introduced his "
        "wife that it leaks."
    )
    assert find_entities(text).mentions[-1].entity.name == "Bill Moss"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ads come from Our Piers PAC, which leaks. Our Piers PAC left.", "Our Piers PAC"),
        ("It leaks, the People’s Daily wrote.", "People’s Daily"),
        ("The Swiss People’s Party left.", "Swiss People’s Party"),
    ],
)
def test_a_body_may_be_called_by_a_common_word(text: str, name: str) -> None:
    assert name in {entity.name for entity in find_entities(text).entities}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They paid a company called Dunmore Fawkes for it.", "organization"),
        ("It leaks, said Dunmore Fawkes, a Bristol consultancy.", "organization"),
        ("Dunmore Fawkes, which makes pumps, said it was late.", "organization"),
        ("The charity Dunmore Fawkes said no.", "organization"),
        ("It leaks, said Dunmore Fawkes, a company director.", "person"),
        ("The company that Dunmore Fawkes, who is 46, founded is late.", "person"),
    ],
)
def test_a_firm_may_be_called_like_a_person(text: str, kind: str) -> None:
    """The words beside a name tell whose it is."""
    assert [e.kind for e in find_entities(text).entities if e.name == "Dunmore Fawkes"] == [kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Independent TD Caitríona Ní Bhroin was angry.", "Caitríona Ní Bhroin"),
        ("Labour MSP Ada Bell said no.", "Ada Bell"),
        ("Minister for Public Works Ada Bell said no.", "Ada Bell"),
        ("Hajiya Ada Bello said no.", "Ada Bello"),
        ("She is at King’s College in Reno.", "King’s College"),
        ("He left St Mary’s University.", "St Mary’s University"),
        ("It leaks, said the Prime Minister’s Office.", "Prime Minister’s Office"),
        ("It leaks, said Sam Park, 45, a plumber.", "Sam Park"),
        ("They met in Hyde Park.", "Hyde Park"),
    ],
)
def test_titles_and_possessives_do_not_cut_names(text: str, name: str) -> None:
    assert name in {entity.name for entity in find_entities(text).entities}


def test_two_fields_may_be_one_authority() -> None:
    """A name holds "and" where it is an authority's."""
    assert "Water and Markets Authority" in named("She left the Water and Markets Authority.")


def test_a_given_name_may_look_like_a_role() -> None:
    """Before a family name with a particle stands a given name."""
    assert whose("Marine Le Roux left. “No,” Le Roux said.", "Le Roux said") == "Marine Le Roux"


def test_two_persons_of_one_surname_are_told_apart() -> None:
    """By title and gender, and by who was named in full in the paragraph."""
    text = "Ada Bell and Carl Bell own the mill.\nMrs. Bell said no.\nCarl Bell came. Bell left."
    assert whose(text, "Bell said") == "Ada Bell"
    assert whose(text, "Bell left") == "Carl Bell"


def test_a_surname_is_the_main_bearers_beside_a_relative() -> None:
    """The one who is spoken of throughout keeps the surname where a relative is named in full."""
    text = (
        "Helen Marsh won. Marsh smiled. Helen Marsh had run before, and Helen Marsh had lost. "
        "Helen Marsh knew.\nWith Bill Marsh beside her, Marsh waved."
    )
    assert whose(text, "Marsh waved") == "Helen Marsh"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jon Ashby left. Jonathan P. Ashby was tired.", "Jonathan P. Ashby"),
        ('Robert C. "Bobby" Reyes ran. Reyes won.', 'Robert C. "Bobby" Reyes'),
        ("Mayor Bill de Lisle spoke. De Lisle sat.", "Bill de Lisle"),
        ("Gov. Bo Hill spoke.", "Bo Hill"),
        ("Secretary of State Ann M. Kerr spoke.", "Ann M. Kerr"),
        ("Speaker of the House Paul Lyon spoke.", "Paul Lyon"),
        ("The mill hired Will Dunn, a lawyer.", "Will Dunn"),
        ("Ann Kerr arrived. Ms. Ker sat down.", "Ann Kerr"),
        ("Chief of Staff Ann Kerr spoke.", "Ann Kerr"),
        ("Fr. Will Dunn spoke.", "Will Dunn"),
        ("Co-anchor Ann Kerr spoke.", "Ann Kerr"),
        ("Billionaire Edward Garner spoke. A billionaire may.", "Edward Garner"),
        ("Ohio-born Ann Kerr spoke.", "Ann Kerr"),
        ("The cleric Omar al-Harun spoke. Harun sat.", "Omar al-Harun"),
        ("Will Dunn, a lawyer, spoke.", "Will Dunn"),
        ("The mill hired Jan Kerr in May.", "Jan Kerr"),
        ("Then-Gov. Ann Kerr spoke.", "Ann Kerr"),
        ("Mum Ann Kerr, 34, spoke.", "Ann Kerr"),
        ("He met the board in the U.S. When Ann Kerr spoke, it sat.", "Ann Kerr"),
        ("Renee Holl spoke. Renée Holl left.", "Renée Holl"),
        ("Will Dunn, Jr., spoke. Mr. Dunn sat.", "Will Dunn Jr."),
    ],
    ids=["fullest", "nickname", "particle", "hill", "office of", "speaker of", "will", "single",
         "of staff", "father", "co-", "what somebody is", "-born", "al-", "Will, a", "Jan", "then-", "mum",
         "after letters", "accented", "Jr."],
)  # fmt: skip
def test_the_fullest_name_is_kept(text: str, name: str) -> None:
    """Middle names, nicknames in marks, particles and offices do not hide the name."""
    assert name in named(text)


def test_a_name_of_two_words_may_be_the_end_of_a_longer_one() -> None:
    """Family names of two words, and particles with a capital."""
    assert whose("Omar Abu Nasr spoke. “No,” Abu Nasr said.", "Abu Nasr") == "Omar Abu Nasr"
    assert whose("“No,” said Rosa de la Vega. “No,” De la Vega said.", "De la") == "Rosa de la Vega"
    assert whose("Odile Le Roux won. “No,” Le Roux said.", "Le Roux") == "Odile Le Roux"


def test_what_is_against_something_may_be_an_organization() -> None:
    """A name that begins with a prefix keeps it."""
    assert named("The Anti-Dumping League met.")["Anti-Dumping League"].kind == "organization"


def test_a_short_given_name_goes_with_the_long_one() -> None:
    """Somebody called by a short form of the given name alone."""
    assert whose("Elizabeth Marsh ran. “No,” Liz said.", "Liz said") == "Elizabeth Marsh"


def test_a_clipped_name_goes_with_the_whole_one() -> None:
    """The first letters of each word make a short name."""
    assert whose("The Riverton Post asked. RivPo said so.", "RivPo") == "Riverton Post"


def test_a_misspelt_surname_is_forgiven() -> None:
    """One letter off, with nobody else of that name, is the same person."""
    assert whose("Leslie Wimbers spoke. Wimbars nodded.", "Wimbars") == "Leslie Wimbers"


def test_letters_in_parentheses_join_an_organization() -> None:
    """The name and its letters are one, and so are initials that are never spelled out beside it."""
    found = named(
        "The Reno Policy Institute (RPI) met. RPI agreed. The Water Users Board slept, WUB said."
    )
    assert found["Reno Policy Institute"].aliases == ["RPI"]
    assert found["Water Users Board"].aliases == ["WUB"]
    assert found["Reno Policy Institute"].kind == "organization"


def test_letters_tell_how_far_a_name_reaches() -> None:
    text = "Ann Kerr of Citizens for Clean Water in Reno (CCWR) spoke. CCWR won."
    assert whose(text, "CCWR won") == "Citizens for Clean Water in Reno"
    assert named(text)["Citizens for Clean Water in Reno"].kind == "organization"


@pytest.mark.parametrize("name", ["PC World", "PC Magazine", "DCI Group", "Gen Z"])
def test_letters_that_are_titles_begin_other_names_as_well(name: str) -> None:
    assert name in named(f"He said {name} left.")


def test_whoever_is_for_a_body_says_it_and_not_the_body() -> None:
    assert named("An aide for Wick Sand-Lore said no.")["Wick Sand-Lore"].kind == "unknown"


def test_an_organization_goes_by_its_last_words() -> None:
    """A newspaper is called by its last word."""
    assert whose("The Reno Valley Times was first. The Times said so.", "Times said") == (
        "Reno Valley Times"
    )


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He went to Nevada.", "Nevada", "place"),
        ("The University of Reno closed.", "University of Reno", "organization"),
        ("The Center for New Rivers met.", "Center for New Rivers", "organization"),
        ("Wells Grove CEO Otto Reyes quit.", "Otto Reyes", "person"),
        ("Activist Angela Dean spoke.", "Angela Dean", "person"),
    ],
)
def test_kinds_are_told(text: str, name: str, kind: str) -> None:
    """Places, organizations and persons are told apart by their words."""
    assert named(text)[name].kind == kind


def test_a_headline_in_capitals_does_not_lengthen_names() -> None:
    """The words beside a name in a headline are no part of it."""
    text = "Ada Bell Calls Otto Reyes ‘A Disgrace’ Over Mill.\nOtto Reyes shrugged. Ada Bell left."
    names = set(named(text))
    assert {"Ada Bell", "Otto Reyes"} <= names
    assert not any("Calls" in name for name in names)


def test_a_word_too_many_before_a_known_name_is_left_off() -> None:
    """A sentence or headline may put a common word before a name."""
    text = "Rival Ada Bell lost. Ada Bell cried. Ada Bell left. Asserting Bell knew, he left."
    assert set(named(text)) == {"Ada Bell"}


def test_shouted_names_are_persons() -> None:
    """A transcript in capitals names its speakers whole, then by the surname."""
    text = "KATE MOSS: Good morning.\nADA BELL: Hello.\nMOSS: Is it safe?\nBELL: No."
    assert whose(text, "MOSS: Is") == "KATE MOSS"
    assert whose("ADA BELL LEFT\n\nAda Bell left.", "Ada Bell") == "Ada Bell"


def test_a_surname_alone_is_the_one_told_of_by_it() -> None:
    """A relative named in full more often does not take the surname over."""
    text = "Ada Bell ran. Bell left. Bell rose. Bell fell." + " Bob Bell sat. Cy Lee ate." * 3
    text += "\n" * 2 + "Cy Lee ate and drank. " * 20 + "\n\nAt last Bell spoke."
    assert whose(text, "Bell spoke") == "Ada Bell"


def test_a_name_before_a_joined_committee_stands_apart() -> None:
    """In "Lee and the Committee" there are two."""
    assert whose("Bell and the Reno Mill Committee met.", "Reno Mill") == "Reno Mill Committee"


def test_shouted_surnames_are_known() -> None:
    """A transcript's capitals are the surname."""
    assert whose("Ada Bell was asked.\nBELL: No.", "BELL") == "Ada Bell"


@given(st.text(max_size=300))
def test_any_text_has_entities_whose_mentions_stand_where_they_say(text: str) -> None:
    """Mentions are in order, within the text, and hold their names."""
    found = find_entities(text)
    starts = [m.start for m in found.mentions]
    assert starts == sorted(starts)
    for mention in found.mentions:
        assert 0 <= mention.outer <= mention.start < mention.end <= len(text)
        assert mention.name == text[mention.start : mention.end].replace("]", "").replace(",", "")


@given(
    st.lists(
        st.sampled_from(
            ["Ada", "Bell", "Sen.", "the", "of", "and", "Reno", "Committee", "’s", ",", ".", "said",
             "McÁdoo", "O’Neill", "(PPI)", "“", "”", "\n", "de", "Mr.", "Jr.", "USA", "J.", "\ud800"]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_any_arrangement_of_names_is_read(words: list[str]) -> None:
    """No arrangement of titles, names and marks breaks the reading."""
    find_entities(" ".join(words))
