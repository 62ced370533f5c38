"""Quotations are attributed to the words that name who says them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotebank.extract.attribute import Attributed, attribute
from quotebank.extract.marks import find_marks


def read(text: str) -> list[Attributed]:
    return attribute(text, find_marks(text))


def said(text: str) -> list[tuple[list[str], str | None, str | None]]:
    """The segments, source and cue of each quotation, in words."""
    return [
        (
            [text[slice(*span)] for span in one.segments],
            text[slice(*one.source)] if one.source else None,
            text[slice(*one.cue)] if one.cue else None,
        )
        for one in read(text)
    ]


CUES = [
    ("Ada Bell said, “The bridge is closed for the winter.”", "Ada Bell", "said"),
    ("“The bridge is closed for the winter,” Ada Bell said.", "Ada Bell", "said"),
    ("“The bridge is closed for the winter,” said Ada Bell, from the county.", "Ada Bell", "said"),
    ("“The bridge,” Ada Bell said, “is closed for the winter.”", "Ada Bell", "said"),
    ("Ada Bell, who runs the county’s roads, said “the bridge is closed for the winter.”", "Ada Bell", "said"),
    ("“The bridge is closed for the winter,” according to Ada Bell.", "Ada Bell", "according to"),
    ("According to Ada Bell, “the bridge is closed for the winter.”", "Ada Bell", "According to"),
    ("“The bridge is closed for the winter,” Ada Bell said in a statement on Monday.", "Ada Bell", "said"),
    ("Ada Bell branded the plan a “monstrous waste of money.”", "Ada Bell", "branded"),
    ("“So the bridge is closed, and I swim,” quipped Ada Bell.", "Ada Bell", "quipped"),
    ("“The bridge is closed for the winter,” Ada Bell wrote in an email.", "Ada Bell", "wrote"),
    ("“The bridge is closed for the winter,” Ada Bell tweeted.", "Ada Bell", "tweeted"),
    ("Ada Bell called it “a monstrous waste of money.”", "Ada Bell", "called"),
    ("Ada Bell told reporters that she was “deeply worried” by the floods.", "she", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue"), CUES, ids=[case[0][:40] for case in CUES])
def test_cues_are_found_before_after_and_between(text: str, source: str, cue: str | None) -> None:
    """The cue may stand anywhere, and be other verbs than "said"."""
    (first, *rest) = said(text)
    assert not rest
    if cue is None:
        assert first[1] is not None
    else:
        assert first[1:] == (source, cue)


SOURCES = [
    ("“The road is open again,” said Sen. Ada Bell.", "Sen. Ada Bell"),
    ("“The road is open again,” said the county’s road chief Ada Bell.", "road chief Ada Bell"),
    ("“The road is open again,” she said.", "she"),
    ("“The road is open again,” Bell said.", "Bell"),
    ("“The road is open again,” said the New Hampshire senator.", "senator"),
    ("“The road is open again,” said a 68-year-old.", "68-year-old"),
    ("“The road is open again,” a spokesman said.", "a spokesman"),
    ("“The road is open again,” the spokeswoman told reporters.", "the spokeswoman"),
    ("“The road is open again,” the Environment Agency said.", "Environment Agency"),
    ("“The road is open again and safe for lorries,” the report said.", "the report"),
    ("“The road is open again,” residents said.", "residents"),
    ("“The road is open again,” they said.", "they"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES, ids=[case[1] for case in SOURCES])
def test_sources_are_names_pronouns_descriptions_bodies_and_documents(
    text: str, source: str
) -> None:
    """The mention is cut so that its head is inside, with its title or article."""
    ((_, found, _),) = said(text)
    assert found is not None
    assert source in found


def test_words_broken_by_their_cue_are_one_quotation() -> None:
    """“…,” she said. “…” has two segments."""
    text = "“We lost the ferry in March,” she said. “Now we have lost the bridge.”"
    assert said(text) == [
        (["We lost the ferry in March,", "Now we have lost the bridge."], "she", "said")
    ]


def test_two_speakers_in_one_paragraph_are_two() -> None:
    """Each stretch goes to its own."""
    text = "“The road is safe,” said Ada Bell. “It never was,” said Ivo Stern."
    assert [one[1] for one in said(text)] == ["Ada Bell", "Ivo Stern"]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Ada Bell said “no,” and Ivo Stern said “yes.”", ["Ada Bell", "Ivo Stern"]),
        ("Ada Bell said “no,” Ivo Stern said “yes,” and Otto Moss said “maybe.”",
         ["Ada Bell", "Ivo Stern", "Otto Moss"]),
        ("Ada Bell called it “late,” but Ivo Stern said: “It is not.”", ["Ada Bell", "Ivo Stern"]),
        ("“No,” said Ada Bell, and “yes,” said Ivo Stern.", ["Ada Bell", "Ivo Stern"]),
        ("“It won’t,” Ada Bell said, laughing. “No.” One former minister was blunter: “It’s over.”",
         ["Ada Bell", "One former minister"]),
        ("Citibank’s Ada Bell was glad, saying the shares were “cheap.”", ["Ada Bell"]),
    ],
)  # fmt: skip
def test_two_clauses_of_one_sentence_have_two_speakers(text: str, sources: list[str]) -> None:
    """Whoever is named with a verb right before a stretch says it, whoever spoke just before."""
    assert [one[1] for one in said(text)] == sources


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Ada Bell, the mayor who is asking for it, said “I am on.”", "Ada Bell", "said"),
        (
            "The mill is what former teachers have called a “sham.”",
            "former teachers",
            "have called",
        ),
        ("The mill is what they called a “sham.”", "they", "called"),
    ],
)
def test_what_stands_around_a_source_is_no_part_of_it(text: str, source: str, cue: str) -> None:
    """An apposition with a verb of its own, and the “what” before a group."""
    assert [one[1:] for one in said(text)] == [(source, cue)]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Ada Bell was called “a liar” by Otto Moss.", ["Otto Moss"]),
        ("The plan was described by Otto Moss as “late.”", ["Otto Moss"]),
        ("Ada Bell was recently accused by Otto Moss of being “soft on crime.”", ["Otto Moss"]),
        ("Ada Bell, called “late” by Otto Moss, left.", ["Otto Moss"]),
        ("Otto Moss said the plan, described as “slow” by Ada Bell, would pass.", ["Ada Bell"]),
        ("Ada Bell has been dubbed the “Queen of the Piers.”", [None]),
        ("Ada Bell was quoted as saying the plan was “slow and far too late.”", ["Ada Bell"]),
        ("The memo was described by Otto Moss, the chairman, as “safe.”", ["Otto Moss"]),
        ("The memo was denounced last week as “unsafe” by Otto Moss.", ["Otto Moss"]),
        ("Ada Bell has a plan described by Otto Moss as “safe.”", ["Otto Moss"]),
        (
            "The play was called “water” by Ada Bell and “mud” by Otto Moss.",
            ["Ada Bell", "Otto Moss"],
        ),
        ("Council accused of “sitting on” 140 empty homes", [None]),
        ("Mayor accused of “bullying” by staff", ["staff"]),
    ],
)
def test_a_passive_has_an_agent(text: str, sources: list[str | None]) -> None:
    """Of whom something is said does not say it."""
    assert [one[1] for one in said(text)] == sources


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Nurses will strike after what Ada Bell called an “insulting” offer.", ["Ada Bell"]),
        ("Nurses will strike after Ada Bell called their boss a “liar.”", ["Ada Bell"]),
        ("A group is performing a play called “Sons of Moss.”", [None]),
        (
            "Ada Bell called it “late.” Otto Moss was kinder, naming it “the best of the year.”",
            ["Ada Bell", "Otto Moss"],
        ),
        (
            "Gov. Ada Bell vowed to “cut it.” An official who was not there said it was “thin.”",
            ["Gov. Ada Bell", "who"],
        ),
        ("“No,” Ada Bell said. “It is late.” A spokesman said the sky was blue.", ["Ada Bell"]),
        ("A driver who hit a nurse told police that it was “a joke.”", ["A driver"]),
        ("A nephew of the actor Tom Bell told the inquiry that it was “late.”", ["A nephew"]),
        ("The man who Ada Lee said was “late” left.", ["Ada Lee"]),
        (
            "Bo Moss declared them “the last.” It was, as Ada Bell has pointed out, “a hell of a thing.”",
            ["Bo Moss", "Ada Bell"],
        ),
        (
            "Ada Bell called it “late”, but her brother contradicted her, writing that it was “early.”",
            ["Ada Bell", "her brother"],
        ),
        (
            "Track Mills, which grows, called it “late.” “We’ve shouted,” its head, Otto Moss, told us.",
            ["Track Mills", "its head"],
        ),
        ("THE QUOTE: “I’d rather eat a bug,” Sen. Ada Bell said, when asked.", ["Sen. Ada Bell"]),
        ("Otto Moss had seen a report which said the line was “unsafe.”", ["which"]),
        (
            "Councillor Ada Bell (Lib Dem, Harbour ward) said it was “a pit”.",
            ["Councillor Ada Bell"],
        ),
        ("Ada Bell cited an editorial that called it “a scandal.”", ["an editorial"]),
        ("Ada Bell pointed to a study, which found it was “unsafe.”", ["a study"]),
        ("Ada Bell posted a clip of Otto Moss calling the deal “the best of all.”", ["Otto Moss"]),
        ("Ada Bell showed a video in which Otto Moss called it “the best of all.”", ["Otto Moss"]),
        ("Bell said he was “very glad” and Moss called it a “great day.”", ["Bell", "Moss"]),
        ("The only “records” that Bell released were late.", [None]),
        ("Ada Bell released “Late Bloom” in 2016.", [None]),
        ("It was, in the words of one official, “a shambles of a plan.”", ["one official"]),
        ("Ada Bell (“a bulldozer,” per Otto Moss) left.", ["Otto Moss"]),
        ("Carer “treated savings like a cash machine”, jury told", [None]),
        ("Death of hiker “a tragic accident”, says coroner", ["coroner"]),
    ],
)
def test_grammar_corrects_what_was_weighed(text: str, sources: list[str | None]) -> None:
    """Clauses, phrases and headlines leave little choice."""
    assert [one[1] for one in said(text)] == sources


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ada Bell told the hearing at Reno that it had been “perfect”.", "it had been “perfect”"),
        ("Ada Bell told the Dáil on Tuesday he was “fine”.", "he was “fine”"),
        (
            "A person close to it, speaking without leave because it is late, said the firm was “late”.",
            "the firm was “late”",
        ),
        ("Ada Bell said outside the hall that it was “late”.", "it was “late”"),
        ("Ada Bell agreed with Otto Moss that it was “late”.", "it was “late”"),
        (
            "Reno Mills has rejected a bid from Moss Holdings, saying it “undervalues” the firm.",
            "it “undervalues” the firm",
        ),
    ],
)
def test_what_is_told_begins_behind_the_hearer(text: str, content: str) -> None:
    ((start, end),) = attribute(text, find_marks(text))[0].content
    assert text[start:end] == content


def test_single_marks_go_on_over_paragraphs() -> None:
    """As in British newspapers, and whatever apostrophes stand between."""
    text = "Ada Bell said: ‘It’s dry.\n\n‘What grows is scrub.\n\n‘People talk about it.’"
    ((segments, source, _),) = said(text)
    assert segments == ["It’s dry.", "What grows is scrub.", "People talk about it."]
    assert source == "Ada Bell"


def test_labels_within_marks_tell_who_speaks() -> None:
    """A transcript that is quoted whole, with what nobody says."""
    text = (
        "A transcript follows:\n\n"
        "“BELL: Will it be mended?\n\n“MOSS: It leaks, and nobody mends it.\n\n"
        "“But it is late.\n\n“(CROSSTALK.)\n\n“BELL: If I may.\n\n“MOSS: In May.”"
    )
    assert [one[1] for one in said(text) if one[1]] == ["BELL", "MOSS", "BELL", "MOSS"]


def test_the_stop_of_an_initial_ends_no_sentence() -> None:
    """The clause goes on behind the name of somebody else."""
    text = "Ada Bell, who wrote speeches for Otto W. Moss in Reno, called the plan “a wreck.”"
    assert [one[1] for one in said(text)] == ["Ada Bell"]


def test_reopened_paragraphs_are_one_quotation() -> None:
    """A quotation left open goes on until it is closed."""
    text = (
        "Ada Bell wrote to the council:\n\n“We lost the ferry in March, and nobody came to help us.\n\n"
        "“We lost the bridge in May, and nobody came to help us then.”"
    )
    ((segments, source, _),) = said(text)
    assert len(segments) == 2
    assert source == "Ada Bell"


def test_a_paragraph_without_a_cue_goes_on_from_the_one_before() -> None:
    """The attribution is implicit; the mention that named the speaker is kept."""
    text = (
        "“We lost the ferry in March, and nobody came,” said Ada Bell, who runs the harbour.\n\n"
        "“So we are looking to the council now, and we hope that they will listen to us.”"
    )
    first, second = read(text)
    assert not first.implicit
    assert second.implicit
    assert second.source == first.source


def test_a_block_after_a_colon_belongs_to_who_introduced_it() -> None:
    """The source stands in the paragraph before."""
    text = (
        "In a letter to the council on Monday, Ada Bell wrote:\n\n"
        "“We lost the ferry in March. We lost the bridge in May. We will not lose the road as well.”"
    )
    ((_, source, _),) = said(text)
    assert source == "Ada Bell"


def test_no_verb_is_needed_before_a_colon() -> None:
    """Bell was unrepentant: “…”."""
    text = "Bell was unrepentant: “I would close the bridge again tomorrow, and so would you.”"
    ((_, source, _),) = said(text)
    assert source == "Bell"


TERMS = [
    ("Farmers here grow so-called “winter wheat” on the slopes.", "term"),
    ("Reed appeared on NBC’s “Meet the Farmers” in May.", "title"),
    ("The film “Harbour Lights” opens on Friday.", "title"),
]


@pytest.mark.parametrize(("text", "reason"), TERMS, ids=[case[1] for case in TERMS])
def test_terms_and_titles_quote_nobody(text: str, reason: str) -> None:
    """What stands in marks and is said by nobody says why."""
    (one,) = read(text)
    assert one.source is None
    assert one.reason == reason


def test_content_of_a_mixed_quotation_is_the_clause() -> None:
    """The segment is two words, the content all that is reported."""
    text = "Ada Bell said the closure was “another reason” to leave the county."
    (one,) = read(text)
    assert one.kind == "mixed"
    assert [text[slice(*span)] for span in one.content] == [
        "the closure was “another reason” to leave the county"
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "According to a report by the Trust, the lock “failed twice” in May.",
            "the lock “failed twice” in May",
        ),
        ("Ada Bell vowed Friday to “mend it,” brushing off calls to go.", "to “mend it,”"),
        ("Ada Bell called the deal “a trick”, adding that she was sad.", "the deal “a trick”"),
        ("Ada Bell said Gov. Moss was “old”.", "Gov. Moss was “old”"),
        ("Ada Bell wrote in a filing to the board that it was “old”.", "it was “old”"),
        ("Ada Bell told Otto Moss it was “old”.", "it was “old”"),
        ("Ada Bell told reporters that it was “old”.", "it was “old”"),
        ("Ada Bell told Otto Moss, 24, of Reno, that it was “old”.", "it was “old”"),
        ("Ada Bell asked the board whether it was “old”.", "whether it was “old”"),
    ],
)
def test_where_content_begins_and_ends(text: str, content: str) -> None:
    """Behind the source that "according to" names, and at the clause’s end."""
    assert [text[slice(*span)] for span in read(text)[0].content] == [content]


def test_what_another_says_is_no_content() -> None:
    """The clause ends where somebody else begins to speak, at the word that joins the two."""
    text = "Ada Bell said the lock was “half empty” while Otto Reyes said it was “full.”"
    one, other = read(text)
    assert [text[slice(*span)] for span in one.content] == ["the lock was “half empty”"]
    assert [text[slice(*span)] for span in other.content] == ["it was “full.”"]
    text = "Ada Bell said “the lock is full,” but Otto Reyes said “it is empty.”"
    assert [one.kind for one in read(text)] == ["direct", "direct"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["“", "”", '"', "‘", "’", "'", "said", "Ada", "Bell", "he", ".", ",", ":", "—", "\n", "the", "plan",
             " ", " ", " ", "\ud800", "\0", "according to", "(", "[", "spokesman", "1"]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_any_text_is_read(pieces: list[str]) -> None:
    """Each stretch is in exactly one quotation, in text order, and spans lie in the text."""
    text = "".join(pieces)
    marks = find_marks(text)
    found = attribute(text, marks)
    assert [span for one in found for span in one.segments] == [
        (s.start, s.end) for s in marks.stretches
    ]
    for one in found:
        for span in (*one.content, *filter(None, (one.source, one.cue))):
            assert 0 <= span[0] < span[1] <= len(text)
        assert (one.source is None) == (one.reason is not None)
