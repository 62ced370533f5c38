"""Who speaks: names, pronouns, descriptions, groups, documents, what goes on."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotebank.extract.resolve import Resolved
from quotebank.extract.speakers import SpeakerReading, read_speakers


@attrs.frozen
class Given:
    """A quotation with its source mention, as a test states it."""

    segments: tuple[tuple[int, int], ...]
    source: tuple[int, int] | None
    cue: tuple[int, int] | None = None
    implicit: bool = False


def read(marked: str, author: str | None = None) -> SpeakerReading:
    """Read a text in which curly marks are quotations and ⟨…⟩ their sources, in order.

    A source belongs to every quotation since the one before; ⟨⟩ says that there is none.
    """
    text, segments, sources = "", [], []
    opened = 0
    for char in marked:
        if char == "⟨":
            opened = len(text)
        elif char == "⟩":
            sources.append((opened, len(text)))
        else:
            text += char
    start = 0
    while (start := text.find("“", start)) >= 0:
        end = text.index("”", start)
        segments.append((start + 1, end))
        start = end
    quotes = []
    for segment, source in zip(segments, sources, strict=True):
        empty = source[0] == source[1]
        quotes.append(Given((segment,), None if empty else source, implicit=empty))
    return read_speakers(text, quotes, author)


def speakers(marked: str, author: str | None = None) -> list[str | None]:
    """The label of each quotation's speaker."""
    return [speaker.label for speaker in read(marked, author).speakers]


def last(marked: str) -> Resolved:
    """The speaker of the last quotation."""
    return read(marked).speakers[-1]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Ada Bell ran. “No,” ⟨Bell⟩ said.", "Ada Bell"),
        ("“No,” said ⟨Ada Bell, a baker from Reno⟩.", "Ada Bell"),
        ("“No,” said ⟨Reno mill spokesman Otto Reyes⟩.", "Otto Reyes"),
        ("“No,” said ⟨Ada Bell’s campaign manager Otto Reyes⟩.", "Otto Reyes"),
        ("“No,” said ⟨Ada Bell’s campaign manager, Otto Reyes,⟩ on Friday.", "Otto Reyes"),
        ("“No,” said ⟨an attorney for Bell, Otto Reyes⟩.", "Otto Reyes"),
        ("“No,” said ⟨Sen. Ada Bell (D-Nev.), the head of the Water Caucus⟩.", "Ada Bell"),
        ("“No,” said ⟨former secretary of state Ada Bell⟩.", "Ada Bell"),
        ("“No,” said ⟨the Rev. Otto Reyes, of Zion Church⟩.", "Otto Reyes"),
        ("Otto Reyes ran. “No,” said ⟨the Reno Trust’s Reyes⟩.", "Otto Reyes"),
        ("“No,” ⟨the Reno Water Council⟩ said.", "Reno Water Council"),
        ("“No,” said ⟨Reyes, from the Reno Trust⟩. Otto Reyes left.", "Otto Reyes"),
        ("Ada Bell was asked.\n⟨BELL⟩: “No.”", "Ada Bell"),
        ("MAYOR ADA BELL SHUTS PIER\n\nIt sank. “No,” said ⟨Bell⟩.", "Ada Bell"),
        ("⟨Ada Bell’s verdict on the pier⟩: “A sieve.”", "Ada Bell"),
        ("Ada Bell ran. Otto Moss spoke. “No,” said ⟨the Reno Party’s nominee, Bell⟩.", "Ada Bell"),
        ("“No,” said Ada Bell, ⟨founder⟩ of the Reno Trust.", "Ada Bell"),
    ],
)
def test_a_name_is_taken_at_the_head_of_its_phrase(marked: str, name: str) -> None:
    """Names that modify, own or are governed are not the speaker."""
    assert last(marked).name == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("The ⟨Reno⟩ mill spokesman Otto Reyes said “no.”", "Otto Reyes"),
        ("Otto Reyes of the ⟨Sierra Club⟩ said “no.”", "Otto Reyes"),
        ("Ada Bell ran. ⟨Bell⟩’s top policy aide Otto Reyes said “no.”", "Otto Reyes"),
        ("Ada Bell, a former ⟨chairman⟩ of the board, said “no.”", "Ada Bell"),
    ],
    ids=["role", "of the club", "possessive", "apposition"],
)
def test_a_source_cut_short_is_read_whole(marked: str, name: str) -> None:
    """The phrase around a head or a modifier tells who speaks."""
    assert last(marked).name == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Ada Bell met Otto Reyes.\n“No,” ⟨she⟩ said.", "Ada Bell"),
        ("Ada Bell met Otto Reyes.\n“No,” ⟨he⟩ said.", "Otto Reyes"),
        ("Carl Bell talked to Otto Reyes about the mill.\n“No,” ⟨he⟩ said.", "Carl Bell"),
        ("The talks with Otto Reyes failed, said Carl Bell.\n“We tried,” ⟨he⟩ added.", "Carl Bell"),
        ("Otto Reyes praised the mill. “Carl Bell built it,” ⟨he⟩ said.", "Otto Reyes"),
        ("“No,” said spokeswoman Lindsey Moss.\n⟨She⟩ went on: “Never.”", "Lindsey Moss"),
        ("The judge heard Otto Reyes, ⟨who⟩ said “no.”", "Otto Reyes"),
        ("“The pier leaks,” ⟨she⟩ said. Ada Bell is the harbour master.", "Ada Bell"),
    ],
    ids=["she", "he", "subject", "inverted", "quoted", "noun tells gender", "who", "named later"],
)
def test_a_pronoun_has_an_antecedent(marked: str, name: str) -> None:
    """By gender, subject, verb of saying, and never from within the quotation itself."""
    marked = marked.replace("“No,” said spokes", "“No,” said ⟨⟩spokes")
    assert last(marked).name == name


@pytest.mark.parametrize(
    "marked",
    [
        "“It leaks,” said ⟨a spokesman for Mayor Ada Bell⟩.",
        "“It leaks,” said ⟨a spokesman for nominee Ada Bell⟩.",
        "A Reno aide left. Otto Reyes stayed. “It leaks,” ⟨the aide⟩ said.",
        "Ada Bell left. “It leaks,” said Ada Bell’s aide. “It sinks,” ⟨the Reno Times⟩ wrote.",
    ],
    ids=["titled", "of a role", "introduced silent", "press"],
)
def test_whoever_is_only_near_a_name_is_not_its_bearer(marked: str) -> None:
    """The name within a description is not who speaks."""
    if marked.count("“") > 1:
        marked = marked.replace("said Ada Bell’s aide", "said ⟨Ada Bell’s aide⟩")
    assert last(marked).name in (None, "Reno Times")


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("A Reno mill aide left. “It leaks,” ⟨the aide⟩ said.", "Reno mill aide"),
        (
            "“No,” said ⟨an aide to the mayor⟩. A mill aide left. “It leaks,” ⟨the aide⟩ said.",
            "mill aide",
        ),
        (
            "The Reno harbour commission met. It thanked the Otto Trust. “No,” ⟨the commission⟩ said.",
            "Reno harbour commission",
        ),
        ("⟨Mayor Otto Reyes and House Speaker Ada Bell⟩: “No.”", "Otto Reyes and Ada Bell"),
        ("“No,” said ⟨those surveyed⟩.", "those surveyed"),
        ("It sank. Monday’s memo went out.\n\n“It leaks,” ⟨it⟩ stated.", "Monday’s memo"),
    ],
)
def test_who_was_spoken_of_before_is_called_in_full(marked: str, label: str) -> None:
    """The first words for what is not named are the fullest, the last called so is meant."""
    assert last(marked).label == label


@pytest.mark.parametrize(
    "said", ["Bell said", "said Bell", "she said"], ids=["subject", "inverted", "pronoun"]
)
def test_what_the_press_reports_is_said_by_whom_it_quotes(said: str) -> None:
    """After "according to" stands who reports that somebody said it."""
    text = f"Ada Bell left. “It leaks,” {said}, according to the Reno Times."
    at = text.index("according to")
    quote = Given(((16, 24),), (at + 13, len(text) - 1), (at, at + 12))
    assert read_speakers(text, [quote]).speakers[0].label == "Ada Bell"
    alone = "Ada Bell left. “It leaks,” according to the Reno Times."
    quote = Given(((16, 24),), (40, len(alone) - 1), (27, 39))
    assert read_speakers(alone, [quote]).speakers[0].label == "Reno Times"


def test_a_pronoun_may_mean_somebody_unnamed_who_did_not_speak() -> None:
    """Whoever a sentence begins with is told of by the next."""
    marked = "Ada Bell left. A young Reno woman, 29, was fined. “It leaks,” ⟨she⟩ wrote."
    assert last(marked).label == "young Reno woman"
    asked = "Ada Bell listened. A young woman asked why. “It leaks,” ⟨she⟩ said."
    assert last(asked).label == "Ada Bell"
    assert last("A young woman met Ada Bell. “It leaks,” ⟨she⟩ wrote.").label == "Ada Bell"


def test_a_label_within_the_marks_of_a_transcript_tells_who_speaks() -> None:
    """Each paragraph of it may be somebody else’s."""
    marked = (
        "Ada Bell met Otto Moss.\n\n⟨Transcript as follows⟩:\n\n“BELL: Is it safe?”\n\n"
        "⟨⟩“MOSS: No, it leaks.”\n\n⟨⟩“Never was.”"
    )
    assert speakers(marked) == ["Ada Bell", "Otto Moss", "Otto Moss"]


def test_a_pronoun_goes_on_with_the_one_who_spoke() -> None:
    """The speaker of the paragraph before stays the speaker."""
    marked = (
        "“We won,” said ⟨Otto Reyes⟩, who backs Carl Bell.\n“It was close,” ⟨he⟩ said.\n"
        "“It is over,” ⟨he⟩ added."
    )
    assert speakers(marked) == ["Otto Reyes"] * 3


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Sen. Ada Bell (D-Ohio) met Gov. Otto Reyes.\n“No,” ⟨the Ohio senator⟩ said.", "Ada Bell"),
        ("Mayor Ada Bell met Otto Reyes.\n“No,” ⟨the mayor⟩ said.", "Ada Bell"),
        ("Ada Bell, 68, met Otto Reyes, 30.\n“No,” ⟨the 68-year-old⟩ said.", "Ada Bell"),
        (
            "Republican presidential nominee Otto Reyes met Carl Bell.\n“No,” ⟨the GOP nominee⟩ said.",
            "Otto Reyes",
        ),
        (
            "Ada Bell, a former prime minister, met Ivy Moss.\n“No,” ⟨the former prime minister⟩ said.",
            "Ada Bell",
        ),
        ("Sen. Ada Bell (D-Ohio) left. “No,” said ⟨the senator from Ohio⟩.", "Ada Bell"),
        ("Ivan Dahl lost in Reno. “No,” ⟨the German⟩ said.", "Ivan Dahl"),
        (
            "Rafael Reyes beat Ivan Dahl. “No,” ⟨the Spaniard⟩ said. “Yes,” said ⟨the Swiss⟩.",
            "Ivan Dahl",
        ),
    ],
    ids=["state", "office", "age", "party", "former", "from", "people", "another people"],
)
def test_a_description_means_the_one_of_whom_it_is_said(marked: str, name: str) -> None:
    """Roles, places, parties and ages tell whom a definite description means."""
    assert last(marked).name == name


@pytest.mark.parametrize(
    ("marked", "description", "kind"),
    [
        ("Ada Bell left. “No,” said ⟨a spokesman⟩.", "spokesman", "person"),
        ("Ada Bell left. “No,” said ⟨the announcer⟩.", "announcer", "person"),
        ("Her agent, Ada Bell, left. “No,” said ⟨the prime minister⟩.", "prime minister", "person"),
        ("Ivan Dahl left. “No,” ⟨the French⟩ said.", "French", "person"),
        ("“No,” ⟨protesters⟩ shouted.", "protesters", "group"),
        ("“No,” said ⟨several river groups⟩.", "several river groups", "group"),
        ("“No,” ⟨the statement⟩ said.", "statement", "document"),
        ("“No,” said ⟨Ada Bell and Otto Reyes⟩.", "Ada Bell and Otto Reyes", "group"),
        (
            "“No,” said ⟨Ada Bell, Otto Reyes and Ivy Moss⟩.",
            "Ada Bell, Otto Reyes and Ivy Moss",
            "group",
        ),
        ("“No,” said ⟨a Reno official⟩ on condition of anonymity.", "Reno official", "person"),
        ("“No,” ⟨the Bell campaign⟩ on Monday said.", "Bell campaign", "group"),
        (
            "“No,” said ⟨one Reno official who asked not to be named⟩.",
            "one Reno official",
            "person",
        ),
        ("“No,” said ⟨some Republicans⟩.", "some Republicans", "group"),
        ("“No,” said some ⟨Republicans⟩.", "some Republicans", "group"),
        ("“No,” chanted ⟨about 50 protesters⟩.", "about 50 protesters", "group"),
        (
            "“No,” said ⟨several senior Democrats with ties to both Bells⟩.",
            "several senior Democrats with ties to both Bells",
            "group",
        ),
        ("“No,” said ⟨an adviser to both Bells⟩, who was late.", "adviser to both Bells", "person"),
        ("A band moved ⟨the crowd⟩ to shout and stamp for “Ada Bell.”", "crowd", "group"),
        ("Ada Bell, ⟨a top aide⟩ said, “is late.”", "top aide", "person"),
    ],
)
def test_who_is_not_named_is_described(marked: str, description: str, kind: str) -> None:
    """A speaker without a name keeps the article's words, and a kind."""
    found = last(marked)
    assert (found.name, found.description, found.kind) == (None, description, kind)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            "Half is late, by “calculations” of ⟨figures by Ada Bell of the Reno Institute⟩.",
            "Ada Bell",
        ),
        ("Reno left, as ⟨the nationalist Reno Times tabloid⟩ wrote: “It leaks.”", "Reno Times"),
        (
            "They like Ada Bell, with ⟨the Reno Federation of Teachers⟩ calling her “late.”",
            "Reno Federation of Teachers",
        ),
        ("On Monday ⟨the People’s Daily newspaper⟩ called that “late.”", "People’s Daily"),
    ],
)
def test_a_body_or_a_person_is_named_in_a_longer_phrase(marked: str, name: str) -> None:
    assert last(marked).name == name


def test_who_goes_on_without_a_subject_is_the_subject() -> None:
    """A verb of saying alone has the subject of its sentence."""
    marked = "Ada Bell left. ⟨Otto Moss’s aide⟩ called it “late,” and ⟨said⟩ “no.”"
    assert speakers(marked) == ["Otto Moss’s aide"] * 2


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("“I was late,” ⟨he⟩ told Otto Moss. Ivan Dahl had risen to speak.", "Ivan Dahl"),
        (
            "Ada Bell left. But that changed when one voter spoke. ⟨She⟩ told Bell it was “late.”",
            "voter",
        ),
        (
            "“It leaks,” said ⟨one baker⟩.\nNow 46, she is late.\n“No,” ⟨she⟩ said.",
            "one baker",
        ),
    ],
    ids=["who is told", "in a clause", "two paragraphs on"],
)
def test_a_pronoun_is_not_who_is_told(marked: str, label: str) -> None:
    """Whoever is told something does not say it; somebody unnamed may."""
    assert last(marked).label == label


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        (
            "The Harbour Board met. Several hundred bakers left. ⟨They⟩ chanted “no.”",
            "Several hundred bakers",
        ),
        ("Protesters met outside the Reno Council. ⟨They⟩ shouted “shame.”", "Protesters"),
        ("Bakers left. The Reno Council met. ⟨They⟩ said “no.”", "Reno Council"),
    ],
)
def test_they_are_the_people_with_whom_a_sentence_began(marked: str, label: str) -> None:
    assert last(marked).label == label


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("⟨The chairman⟩, Lord Kettering, said: “No.”", "Kettering"),
        ("“No,” said ⟨the chairman⟩, Sen. Rhett Bell of Ohio.", "Rhett Bell"),
        ("⟨A forecaster at the Met Office⟩, Owen Pryce, said it was “late.”", "Owen Pryce"),
        ("Reno heard ⟨one resident of Loma⟩, Ada Moss, say: “No.”", "Ada Moss"),
        ("Father Otto Hill runs it. “No,” says ⟨the priest⟩.", "Otto Hill"),
        ("Dr Ada Bell runs the clinic. “No,” says ⟨the doctor⟩.", "Ada Bell"),
        ("NorthLink cut trains. ⟨The company⟩ said: “No.”", "NorthLink"),
        (
            "Reno Tool Co. is closing. In a filing with the Reno Commission, ⟨the company⟩ said: “No.”",
            "Reno Tool Co",
        ),
        ("The Harbour Board met. A resident disagreed. “No,” ⟨they⟩ said.", "resident"),
        ("Otto Moss had seen a report ⟨which⟩ said it was “late.”", "report"),
        ("Ada Moss left. An official ⟨who⟩ was not there said it was “late.”", "official"),
        ("Ada Moss said it was late, but ⟨the mayor⟩ said it was “early.”", "mayor"),
        ("Tom Reed, the mayor, left. Asked about it, ⟨the lawyer⟩ said: “No.”", "lawyer"),
        ("“No,” said ⟨one Republican⟩ strategist.", "one Republican strategist"),
        ("⟨The nominee⟩, developer Vic Tarrant, said: “No.”", "Vic Tarrant"),
        ("⟨A steelworker identified as Lou Pavlik⟩ says: “No.”", "Lou Pavlik"),
        (
            "Rep. Trey Moss, R-S.C., and Sen. Tim Hill, R-S.C., signed. Later, ⟨the two⟩ said: “No.”",
            "Trey Moss and Tim Hill",
        ),
        ("One Moss adviser was glum. “No,” ⟨this person⟩ said.", "Moss adviser"),
        (
            "Senator Paul Harwick spoke. His wife, Carol, was there. “No,” ⟨Ms. Harwick⟩ said.",
            "Carol Harwick",
        ),
        ("Vic Moss spoke.\nMaggie Hill left. Her husband nodded. “No,” ⟨he⟩ said.", "Her husband"),
        ("2. ⟨Zimbabwe’s president⟩ says: “No.”", "Zimbabwe’s president"),
        ("Carol Banham sat. ⟨Her husband⟩, Keith, added: “No.”", "Keith"),
        (
            "A Department of Health and Social Care ⟨spokesman⟩ said: “No.”",
            "Department of Health and Social Care spokesman",
        ),
        (
            "Garside, who was a junior transport minister, spoke. “No,” ⟨the prime minister⟩ said.",
            "prime minister",
        ),
        ("The council ignored its doctors, ⟨who⟩ had said it was “late.”", "doctors"),
        ("More than 6,000 ⟨people⟩ were chanting “no.”", "6,000 people"),
        ("A nurse, who asked not to be named, said no. “Never,” ⟨she⟩ said.", "nurse"),
    ],
)
def test_who_speaks_is_found_by_the_words_beside(marked: str, label: str) -> None:
    """Names behind descriptions, callings by titles, firms, and nouns before "who"."""
    assert last(marked).label == label


def test_it_is_the_body_of_its_clause() -> None:
    marked = "They paid a firm called Reno Analytics, which sells what ⟨it⟩ calls “profiles” for the GOP."
    assert last(marked).name == "Reno Analytics"


def test_who_is_spoken_of_does_not_speak() -> None:
    """Of two persons it is the one whom the words do not name."""
    marked = "Ivan Dahl beat Otto Moss. “Dahl is late, and I am not,” ⟨he⟩ said."
    assert last(marked).name == "Otto Moss"


def test_no_body_says_i() -> None:
    """An article by a newspaper has no author who may say "I"."""
    assert speakers("“No,” ⟨I⟩ said.", author="Reno News") == ["I"]


@pytest.mark.parametrize(
    "marked",
    [
        "Piers\n\nBy Ada Bell\n\n“No,” ⟨I⟩ said.",
        "Note: The following is one of two excerpts from author Ada Bell’s new book.\n\n“No,” ⟨I⟩ said.",
        "This was adapted from the memoir by Ada Bell.\n\n“No,” ⟨I⟩ said.",
        "“No,” ⟨I⟩ said.\n\nAda Bell is a columnist in Reno.",
    ],
    ids=["byline", "excerpt", "adapted", "tagline"],
)
def test_an_article_may_say_who_i_am(marked: str) -> None:
    """Whoever wrote it stands in a byline, in a note, or in the last line."""
    assert last(marked).name == "Ada Bell"


def test_an_organization_is_called_by_its_noun() -> None:
    """The commission is the one that was named."""
    marked = "The Reno Water Commission met. “No,” ⟨the commission⟩ said. “Never,” ⟨it⟩ added."
    assert speakers(marked) == ["Reno Water Commission"] * 2


@pytest.mark.parametrize(
    ("marked", "labels"),
    [
        (
            "“No,” said ⟨a Reno official⟩. “Never,” ⟨the official⟩ added.",
            ["Reno official", "Reno official"],
        ),
        (
            "“No,” said ⟨a longtime Reno strategist⟩.\n“Never,” ⟨the adviser⟩ added.",
            ["longtime Reno strategist", "longtime Reno strategist"],
        ),
        ("“No,” said ⟨a spokeswoman⟩. “Never,” ⟨she⟩ added.", ["spokeswoman", "spokeswoman"]),
        (
            "Otto Reyes came. “Will you?” asked ⟨a reporter⟩.\nReyes laughed. “No,” ⟨he⟩ said.",
            ["reporter", "Otto Reyes"],
        ),
    ],
    ids=["same noun", "a wider noun", "pronoun", "named since"],
)
def test_an_unnamed_speaker_speaks_again(marked: str, labels: list[str]) -> None:
    """The noun or the pronoun goes back to who was described, where nobody else is meant."""
    assert speakers(marked) == labels


def test_who_may_be_somebody_unnamed() -> None:
    """Before "who" stands somebody whom the article does not name, whoever else it names."""
    marked = (
        "Otto Bell spoke. One of the officials, ⟨who⟩ asked not to be named, called that “theatre”."
    )
    assert last(marked).description == "One of the officials"


def test_a_relative_may_be_presented_by_a_given_name() -> None:
    """Somebody's daughter who is named with an age is no name in passing."""
    marked = "Otto Bell left. Bell’s daughter, Mhairi, 24, is less polite. “No,” ⟨she⟩ says."
    assert speakers(marked) == ["Mhairi"]


def test_the_newspaper_is_one_of_the_press() -> None:
    """A noun for the press means none of the other organizations named."""
    marked = "The Reno Herald asked the Water Users Association. “No,” ⟨the newspaper⟩ wrote."
    assert speakers(marked) == ["Reno Herald"]


def test_what_is_somebodys_has_the_owners_name() -> None:
    """A body is described by whose it is, by full name."""
    assert last("Ada Bell ran.\n“No,” ⟨her campaign⟩ said.").description == "Ada Bell’s campaign"
    printed = "Ada Bell ran. The Bell campaign was late.\n“No,” ⟨her campaign⟩ said."
    assert last(printed).description == "Bell campaign"


def test_an_answer_is_given_by_whoever_was_told_or_asked() -> None:
    """Though the teller is the subject of the clause, and spoke last."""
    marked = "“It is late,” ⟨Otto Reyes⟩ told Ivan Dahl. “It is not,” ⟨he⟩ replied."
    assert speakers(marked) == ["Otto Reyes", "Ivan Dahl"]
    marked = (
        "Otto Reyes added: “No.” ⟨Otto Reyes⟩\nAsked about it, Ivan Dahl smiled. “Yes,” ⟨he⟩ said."
    )
    assert speakers(marked) == ["Otto Reyes", "Ivan Dahl"]


def test_the_woman_is_whoever_was_presented_last() -> None:
    marked = (
        "Ada Bell left. At a shop near the pier, a young baker was cross. “It leaks,” said "
        "⟨the woman⟩. “It does,” ⟨she⟩ said."
    )
    assert speakers(marked) == ["young baker", "young baker"]


def test_a_man_called_so_before_is_nobody_named() -> None:
    """Who comes in as "a man" is not one of those named."""
    marked = "Otto Reyes spoke. A man stood up.\n“No,” ⟨the man⟩ shouted."
    assert last(marked).description == "man"


def test_what_reads_is_a_document() -> None:
    """What "it" reads is the document that was told of last, and no organization."""
    found = last("The Reno Council got a letter.\n“No,” ⟨it⟩ reads.")
    assert (found.description, found.kind) == ("letter", "document")


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("Otto Reyes spoke. In ⟨Reyes’s own words⟩, “no.”", "Otto Reyes"),
        ("Otto Reyes spoke.\nIn ⟨his words⟩, “no.”", "Otto Reyes"),
        ("Otto Reyes spoke on Friday.\n⟨Partial transcript⟩ as follows: “No.”", "Otto Reyes"),
    ],
)
def test_somebodys_words_are_theirs(marked: str, name: str) -> None:
    """Words, an answer and a transcript are of the one who spoke them."""
    assert last(marked).name == name


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("Ada Bell, a Reno baker, lost. “No,” ⟨the baker⟩ said.", "Ada Bell"),
        ("Ada Bell met her husband, Carl Moss. “No,” ⟨her husband⟩ said.", "Carl Moss"),
        ("The Reno Union of Millers met. “No,” ⟨the union⟩ said.", "Reno Union of Millers"),
        ("Mothers for Peace, an advocacy group, met. “No,” ⟨the group⟩ said.", "Mothers for Peace"),
        ("Acme Mills closed. “No,” ⟨the company⟩ said.", "Acme Mills"),
        ("The Reno Gazette endorsed Bell. “No,” ⟨the paper⟩ wrote.", "Reno Gazette"),
        (
            "“No,” said ⟨Ada Bell and Otto Reyes⟩. “Never,” ⟨the two⟩ wrote.",
            "Ada Bell and Otto Reyes",
        ),
        ("“No,” said ⟨Ada Bell and Otto Reyes⟩. “Never,” ⟨both⟩ wrote.", "Ada Bell and Otto Reyes"),
    ],
)
def test_a_noun_goes_back_to_who_was_called_so(marked: str, label: str) -> None:
    """Trades, relatives, bodies and pairs are known by what was said of them."""
    assert speakers(marked)[-1] == label


def test_a_modifier_is_no_antecedent() -> None:
    """A name that modifies a noun is passed over for the subject."""
    marked = "Ivy Moss, an Ada Bell supporter, stirred things up over ⟨her⟩ remark “no.”"
    assert last(marked).name == "Ivy Moss"


def test_who_was_asked_answers() -> None:
    """The one who was asked is who says what comes next."""
    marked = "Last month Carl Moss asked Otto Reyes whether he was ill.\n“Never,” ⟨he⟩ said."
    assert last(marked).name == "Otto Reyes"


def test_they_are_the_two_named_together() -> None:
    """Two persons named together in the sentence before are who "they" are."""
    marked = "Ada Bell and Otto Reyes run the mill.\n“We close it,” ⟨they⟩ wrote."
    assert speakers(marked) == ["Ada Bell and Otto Reyes"]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("“No,” said the leader of the Reno Trust, ⟨Otto Reyes⟩.", "Otto Reyes"),
        ("⟨The leader of the Reno Trust⟩, Otto Reyes, said “no.”", "Otto Reyes"),
        ("“No,” said ⟨a baker⟩ named Otto Reyes.", "Otto Reyes"),
        ("Ada Bell’s deputy campaign ⟨manager⟩, Otto Reyes, said “no.”", "Otto Reyes"),
    ],
)
def test_a_description_may_be_followed_by_the_name(marked: str, name: str) -> None:
    """The name in apposition to a description is the speaker's."""
    assert last(marked).name == name


def test_a_body_is_named_right_behind_its_noun() -> None:
    """A noun for a body and its name need no comma."""
    assert last("⟨The river group⟩ Water Users Association said “no.”").name == (
        "Water Users Association"
    )


def test_who_means_the_noun_before_it() -> None:
    """A supporter of somebody is somebody else."""
    found = last("Ada Bell won, and smiled. “Yes,” said a Bell supporter ⟨who⟩ danced.")
    assert (found.name, found.description) == (None, "Bell supporter")


def test_adjectives_before_a_noun_do_not_hide_it() -> None:
    """A comma between adjectives does not end a description."""
    assert last("“No,” said ⟨the gaunt, grey official⟩.").description == "gaunt, grey official"


def test_what_goes_on_without_a_cue_has_the_speaker_before() -> None:
    """An implicit quotation belongs to whoever spoke last."""
    found = read("“We won,” said ⟨Ada Bell⟩.\n“And now we rest.”⟨⟩").speakers
    assert [s.label for s in found] == ["Ada Bell"] * 2
    assert found[1].via == "continuation"


def test_the_author_is_i() -> None:
    """The first person outside quotation marks is who wrote it, if that is known."""
    assert speakers("“No,” ⟨I⟩ said.", author="Ivy Moss") == ["Ivy Moss"]
    assert speakers("“No,” ⟨I⟩ said.") == ["I"]


def test_runners_up_are_told() -> None:
    """The candidates are kept with their scores, best first."""
    found = last("Carl Bell talked to Otto Reyes.\n“No,” ⟨he⟩ said.")
    assert [name for name, _ in found.runners_up] == ["Carl Bell", "Otto Reyes"]
    scores = [score for _, score in found.runners_up]
    assert scores == sorted(scores, reverse=True)


@settings(max_examples=60)
@given(
    st.text(alphabet=st.sampled_from("AaBb .,'’“”\n-Mr hes"), max_size=200),
    st.lists(st.tuples(st.integers(0, 190), st.integers(1, 9)), max_size=6),
)
def test_any_source_in_any_text_is_resolved(text: str, spans: list[tuple[int, int]]) -> None:
    """There is one result a quotation, whatever is claimed to be its source."""
    inside = sorted((s, min(len(text), s + n)) for s, n in spans if s < len(text))
    quotes = [Given(((s, e),), (s, e)) for s, e in inside]
    assert len(read_speakers(text, quotes).speakers) == len(quotes)


def test_the_same_reading_comes_out_twice() -> None:
    """Nothing depends on what was read before."""
    marked = "Carl Bell talked to Otto Reyes.\n“No,” ⟨he⟩ said. “Never,” ⟨the mayor⟩ said."
    assert speakers(marked) == speakers(marked)
