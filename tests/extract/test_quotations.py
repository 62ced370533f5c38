"""Articles are read as people read them: whose words stand where, from the marks to the full name.

Each table is a part of what an article can do; each case is a text, and for each quotation in it
the speaker and the segments, which "|" parts.
"""

from __future__ import annotations

import pytest

from tests.extract.reading import only, read

Case = tuple[str, list[tuple[str, str]]]
Table = dict[str, Case]


def said(text: str) -> list[tuple[str, str]]:
    """Speaker and segments of each quotation."""
    return [
        (quote.speaker.label, "|".join(segment.text for segment in quote.segments))
        for quote in read(text).quotes
    ]


MARKS: Table = {
    "curly": ("“The pier is shut,” said Ada Bell.", [("Ada Bell", "The pier is shut")]),
    "straight": ('"The pier is shut," said Ada Bell.', [("Ada Bell", "The pier is shut")]),
    "single curly": ("‘The pier is shut,’ said Ada Bell.", [("Ada Bell", "The pier is shut")]),
    "single curly after a colon": (
        "Harbour master Ada Bell told MPs: ‘The pier is a sieve, and it always was.’",
        [("Ada Bell", "The pier is a sieve, and it always was.")],
    ),
    "single straight": ("'The pier is shut,' said Ada Bell.", [("Ada Bell", "The pier is shut")]),
    "low and high": ("„The pier is shut“, said Ada Bell.", [("Ada Bell", "The pier is shut")]),
    "low and closing": ("„The pier is shut”, said Ada Bell.", [("Ada Bell", "The pier is shut")]),
    "guillemets": ("«The pier is shut», said Ada Bell.", [("Ada Bell", "The pier is shut")]),
    "guillemets inward": ("»The pier is shut«, said Ada Bell.", [("Ada Bell", "The pier is shut")]),
    "a mixture": (
        '“The pier is shut," said Ada Bell. "It leaks.”', [("Ada Bell", "The pier is shut|It leaks.")]
    ),
    "a wrong-way closing mark": (
        "“The pier is shut,“ said Ada Bell. “It leaks.“", [("Ada Bell", "The pier is shut|It leaks.")]
    ),
    "a wrong-way opening mark": (
        "”The pier is shut,” said Ada Bell. “It leaks.”", [("Ada Bell", "The pier is shut|It leaks.")]
    ),
    "single within double": (
        "“He told me ‘never again,’ and then he left,” said Ada Bell.",
        [("Ada Bell", "He told me ‘never again,’ and then he left")],
    ),
    "single within double at its end": (
        "“He told me, ‘Never again,’” said Ada Bell.", [("Ada Bell", "He told me, ‘Never again,’")]
    ),
    "double within single": (
        "‘He told me “never again” and left,’ said Ada Bell.",
        [("Ada Bell", "He told me “never again” and left")],
    ),
    "apostrophes within single marks": (
        "‘It’s the dogs’ home that we’re losing,’ said Ada Bell, who runs it.",
        [("Ada Bell", "It’s the dogs’ home that we’re losing")],
    ),
    "straight apostrophes within straight single marks": (
        "'It's a disgrace,' said Ada Bell. 'The kids' boats are stuck.'",
        [("Ada Bell", "It's a disgrace|The kids' boats are stuck.")],
    ),
    "a comma after the mark, as the British put it": (
        "‘The pier is shut’, Ada Bell said. ‘It leaks.’", [("Ada Bell", "The pier is shut|It leaks.")]
    ),
    "a mark never opened": (
        "Ada Bell said the pier leaks.” “It is shut,” said Ivo Stern.", [("Ivo Stern", "It is shut")]
    ),
    "a mark never closed": ("Ada Bell said the pier “leaks and the council left.", []),
    "inches": ('The plank is 6" wide. "It leaks," said Ada Bell.', [("Ada Bell", "It leaks")]),
    "in brackets": ("(“It leaks,” Ada Bell said.)", [("Ada Bell", "It leaks")]),
    "apostrophes alone": (
        ("Ada Bell’s dogs’ home and the ’90s rock ’n’ roll club aren’t what they were, Ivo Stern’s "
        "neighbours say."),
        [],
    ),
    "no marks": ("The pier leaks, and nobody has said why.", []),
}  # fmt: skip

PARAGRAPHS: Table = {
    "reopened in each": (
        (
            "“It leaks,” said Ada Bell, the mayor. “It has leaked for years.\n\n“We asked for money in May, "
            "and none came.\n\n“We asked again in June.”"
        ),
        [
            (
                "Ada Bell",
                (
                    "It leaks|It has leaked for years.|We asked for money in May, and none came.|We asked "
                    "again in June."
                ),
            )
        ],
    ),
    "reopened, with the cue in the last": (
        (
            "Ada Bell wrote to the council on Monday.\n\n“We asked for money in May, and none came.\n\n"
            "“We asked again in June,” she wrote."
        ),
        [("Ada Bell", "We asked for money in May, and none came.|We asked again in June")],
    ),
    "going on without a cue": (
        (
            "“It leaks, and we have known that for years,” said Ada Bell, the mayor.\n\n“So we shut it before "
            "the winter came, and we would do it again.”"
        ),
        [
            ("Ada Bell", "It leaks, and we have known that for years"),
            ("Ada Bell", "So we shut it before the winter came, and we would do it again."),
        ],
    ),
    "a block after a colon": (
        (
            "Ada Bell answered in a letter to the paper:\n\n“The pier is shut. It will stay shut until somebody "
            "pays for it, and nobody has offered.”\n\nThe council did not reply."
        ),
        [
            (
                "Ada Bell",
                "The pier is shut. It will stay shut until somebody pays for it, and nobody has offered.",
            )
        ],
    ),
    "a block in straight marks after a colon": (
        'Here is what Ada Bell told the council:\n"The pier is shut. It will stay shut."',
        [("Ada Bell", "The pier is shut. It will stay shut.")],
    ),
    "a headline in single marks": (
        "Pier ‘shut for the winter’ as leak grows\n\n“The pier is shut,” said Ada Bell.",
        [("Ada Bell", "The pier is shut")],
    ),
    "labels with marks in title case": (
        "Wallace: “You shut the pier. Why?”\nBell: “It leaked.”\nWallace: “And the ferry?”",
        [
            ("Wallace", "You shut the pier. Why?"),
            ("Bell", "It leaked."),
            ("Wallace", "And the ferry?"),
        ],
    ),
}

CUES: Table = {
    "before": ("Ada Bell said, “The pier leaks.”", [("Ada Bell", "The pier leaks.")]),
    "after": ("“The pier leaks,” Ada Bell said.", [("Ada Bell", "The pier leaks")]),
    "between": ("“The pier,” Ada Bell said, “is a sieve.”", [("Ada Bell", "The pier|is a sieve.")]),
    "inverted, and where from": (
        "Colin Marshall founded the PPI. “The pier is shut,” said Marshall, from the PPI.",
        [("Colin Marshall", "The pier is shut")],
    ),
    "an aside between": (
        "Matt Bennett, who runs the pier with his brother, said: “It leaks.”",
        [("Matt Bennett", "It leaks.")],
    ),
    "a long aside between": (
        "Matt Bennett, an engineer who knew the pier from his childhood in the town, said “it leaks.”",
        [("Matt Bennett", "it leaks.")],
    ),
    "age and place between": ("Ada Bell, 42, from Reno, said: “It leaks.”", [("Ada Bell", "It leaks.")]),
    "a caption between": ("Ada Bell (pictured) said: “It leaks.”", [("Ada Bell", "It leaks.")]),
    "according to, before": (
        "According to Ada Bell, “the pier leaks and will be shut.”",
        [("Ada Bell", "the pier leaks and will be shut.")],
    ),
    "according to, after": (
        "The pier “leaks and will be shut,” according to Ada Bell, the mayor.",
        [("Ada Bell", "leaks and will be shut")],
    ),
    "said in a statement": (
        "“The pier leaks,” Ada Bell said in a statement.", [("Ada Bell", "The pier leaks")]
    ),
    "in a statement, said": (
        "In a statement, Ada Bell said the pier “leaks.”", [("Ada Bell", "leaks.")]
    ),
    "branded": ("Ada Bell branded the pier “a sieve.”", [("Ada Bell", "a sieve.")]),
    "quipped": ("“So we swim,” quipped Ada Bell.", [("Ada Bell", "So we swim")]),
    "wrote": (
        "“We shut it before it fell,” Ada Bell wrote in an email to the council.",
        [("Ada Bell", "We shut it before it fell")],
    ),
    "tweeted": ("“SHUT THE PIER!” Ada Bell tweeted on Monday.", [("Ada Bell", "SHUT THE PIER!")]),
    "posted": ("On Twitter, Ada Bell posted: “It leaks.”", [("Ada Bell", "It leaks.")]),
    "called it": ("Ada Bell called it “a sieve.”", [("Ada Bell", "a sieve.")]),
    "described as": ("Ada Bell described the pier as “a sieve.”", [("Ada Bell", "a sieve.")]),
    "accused of": (
        "Ada Bell accused the council of “sleeping through the winter.”",
        [("Ada Bell", "sleeping through the winter.")],
    ),
    "no verb before a colon": (
        "Ivo Stern was unrepentant: “I would shut the pier again tomorrow.”",
        [("Ivo Stern", "I would shut the pier again tomorrow.")],
    ),
    "a reply that comes": (
        "Then came Ada Bell’s reply: “The pier is a sieve.”", [("Ada Bell", "The pier is a sieve.")]
    ),
    "asked, then replied": (
        "Asked whether the pier leaks, Ada Bell replied, “Like a sieve.”", [("Ada Bell", "Like a sieve.")]
    ),
    "so said": (
        "“The pier is a sieve.” So said Ada Bell on Monday, before she left.",
        [("Ada Bell", "The pier is a sieve.")],
    ),
    "told a newspaper": (
        "“The pier leaks,” Ada Bell, the mayor, told the Reno Gazette on Monday.",
        [("Ada Bell", "The pier leaks")],
    ),
    "a dash and a name": ("“Close the pier now.” — Vera Cruz", [("Vera Cruz", "Close the pier now.")]),
}  # fmt: skip

SOURCES: Table = {
    "a title and a state": ("“It leaks,” said Sen. Ada Bell (R-Utah).", [("Ada Bell", "It leaks")]),
    "a role": ("“It leaks,” said former mayor Ada Bell.", [("Ada Bell", "It leaks")]),
    "somebody's manager": (
        "“It leaks,” said Hillary Dunn’s campaign manager Robby Stern.", [("Robby Stern", "It leaks")]
    ),
    "her spokesman, by name": (
        "Ada Bell left. Her spokesman, Ivo Stern, said she was “tired of the pier.”",
        [("Ivo Stern", "tired of the pier.")],
    ),
    "a pronoun": (
        "Ada Bell, asked about the pier, shrugged. “It leaks,” she said.", [("Ada Bell", "It leaks")]
    ),
    "a surname": (
        "Supporters of Mayor Ada Bell came to the pier. “It leaks,” Bell told them.",
        [("Ada Bell", "It leaks")],
    ),
    "a surname whose name comes later": (
        "“It leaks,” Bell said. Ada Bell has been mayor since 2002.", [("Ada Bell", "It leaks")]
    ),
    "a name that stands only in another's title": (
        "Ada Bell’s spokesman was there. “It leaks,” Bell said.", [("Ada Bell", "It leaks")]
    ),
    "the New York Democrat": (
        "Sen. Kirsten Moss came to the pier on Monday. “It leaks,” the New York Democrat said.",
        [("Kirsten Moss", "It leaks")],
    ),
    "the 68-year-old": (
        "Ada Bell retired in May. “I miss the pier,” the 68-year-old said.",
        [("Ada Bell", "I miss the pier")],
    ),
    "the mayor": (
        "The council met with Mayor Ada Bell. “It leaks,” the mayor said.", [("Ada Bell", "It leaks")]
    ),
    "a spokesman": ("“It leaks,” a spokesman said.", [("spokesman", "It leaks")]),
    "an organization": (
        "“It leaks,” the Environment Agency said.", [("Environment Agency", "It leaks")]
    ),
    "a document": (
        "“The pier leaks and has leaked since 2012,” the report said.",
        [("report", "The pier leaks and has leaked since 2012")],
    ),
    "a newspaper": (
        "The Reno Gazette reported that the pier was “a sieve.”", [("Reno Gazette", "a sieve.")]
    ),
    "a group": ("“We want our pier,” residents said.", [("residents", "We want our pier")]),
    "a who-clause": (
        "The mayor praised Ivo Stern, who said that he was “only the plumber.”",
        [("Ivo Stern", "only the plumber.")],
    ),
    "two of one surname": (
        ("Ada Bell met her brother Carl Bell on the pier.\n\n“It leaks,” Carl Bell said.\n\n“It groans,” "
        "Ada Bell said."),
        [("Carl Bell", "It leaks"), ("Ada Bell", "It groans")],
    ),
    "a host's question and its answer": (
        "“Is it safe?” Jake Moss asked Ada Bell. “No,” she said.",
        [("Jake Moss", "Is it safe?"), ("Ada Bell", "No")],
    ),
    "told somebody of a channel": (
        "Ada Bell told CNN’s Jake Moss that the pier “leaks.”", [("Ada Bell", "leaks.")]
    ),
    "an account": ("“It leaks,” tweeted @adabell.", [("@adabell", "It leaks")]),
}  # fmt: skip

SEGMENTS: Table = {
    "broken by the cue": (
        "Ada Bell was there. “It leaks,” she said. “It always did.”",
        [("Ada Bell", "It leaks|It always did.")],
    ),
    "broken within a sentence": (
        "“The pier,” Ada Bell said, “is a sieve.”", [("Ada Bell", "The pier|is a sieve.")]
    ),
    "several words of one clause": (
        "Ada Bell said the pier was “old,” “tired” and “leaking.”", [("Ada Bell", "old|tired|leaking.")]
    ),
    "two clauses of one speaker": (
        "Ada Bell warned that the pier was “a sieve” and that it “will fall.”",
        [("Ada Bell", "a sieve|will fall.")],
    ),
    "two speakers": (
        "“It leaks!” Ada Bell said. “It leaks?” Ivo Stern asked.",
        [("Ada Bell", "It leaks!"), ("Ivo Stern", "It leaks?")],
    ),
    "three turns": (
        "“It leaks,” said Ada Bell. “It does not,” said Ivo Stern. “It does,” Bell said.",
        [("Ada Bell", "It leaks"), ("Ivo Stern", "It does not"), ("Ada Bell", "It does")],
    ),
    "the comma before the mark is the writer's": (
        "“It leaks, and groans,” said Ada Bell.", [("Ada Bell", "It leaks, and groans")]
    ),
    "the stop before the mark is the speaker's": (
        "Ada Bell called it a “bloody outrage.”", [("Ada Bell", "bloody outrage.")]
    ),
}  # fmt: skip

TABLES = {
    "marks": MARKS,
    "paragraphs": PARAGRAPHS,
    "cues": CUES,
    "sources": SOURCES,
    "segments": SEGMENTS,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [case for table in TABLES.values() for case in table.values()],
    ids=[f"{part}: {case}" for part, table in TABLES.items() for case in table],
)
def test_an_article_is_read_as_people_read_it(text: str, expected: list[tuple[str, str]]) -> None:
    """Speaker and segments, and nothing besides."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "insertions", "omissions"),
    [
        ("“[The pier] leaks,” said Ada Bell.", ["[The pier]"], []),
        ("“It leaks in [May],” said Ada Bell. “[Ivo] Stern knew.”", ["[May]", "[Ivo]"], []),
        ("“It leaks … and groans,” said Ada Bell.", [], ["…"]),
        ("“It leaks... and groans,” said Ada Bell.", [], ["..."]),
        ("“It leaks [...] and [it] groans,” said Ada Bell.", ["[it]"], ["[...]"]),
        ("“It leaks (always),” said Ada Bell.", [], []),
    ],
    ids=[
        "brackets",
        "in each segment",
        "ellipsis",
        "three stops",
        "stops in brackets",
        "parentheses",
    ],
)
def test_what_an_editor_put_in_or_left_out_is_marked(
    text: str, insertions: list[str], omissions: list[str]
) -> None:
    """Brackets are the newspaper's, and so is what stands for words left out."""
    quote = only(text)
    assert [passage.text for passage in quote.insertions] == insertions
    assert [passage.text for passage in quote.omissions] == omissions


def test_the_implicit_speaker_has_no_mention() -> None:
    """A quotation that only goes on has neither source nor cue, and the same speaker."""
    text = (
        "“It leaks, and we have known that for years,” said Ada Bell.\n\n"
        "“So we shut it before the winter came, and we would do it again.”"
    )
    first, second = read(text).quotes
    assert [passage.text for passage in first.attribution.source] == ["Ada Bell"]
    assert not second.attribution.source
    assert not second.attribution.cue
    assert second.speaker == first.speaker


def test_the_clause_of_a_mixed_quotation_closes_its_marks() -> None:
    """The content holds both marks, or neither."""
    quote = only("Ada Bell branded the help a “bloody outrage.” It rained.")
    assert [content.text for content in quote.content] == ["the help a “bloody outrage.”"]
    assert [segment.text for segment in quote.segments] == ["bloody outrage."]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Prof. Anneke de Vries, who testified before a panel, said the pier was “a sieve.”",
            "Prof. Anneke de Vries", "said", "the pier was “a sieve.”",
        ),
        (
            "Gov. Ada Bell, speaking in the rain, urged patience and “a new pier.”",
            "Gov. Ada Bell", "urged", "patience and “a new pier.”",
        ),
        (
            "The secretary of state, Ada Bell, called it “nonsense.”",
            "The secretary", "called", "it “nonsense.”",
        ),
        (
            "In a letter, general counsel Ada Bell called it “nonsense.”",
            "Ada Bell", "called", "it “nonsense.”",
        ),
        (
            "Ada Bell, who was asked about it by a friend, said it was “nonsense.”",
            "Ada Bell", "said", "it was “nonsense.”",
        ),
    ],
    ids=["a relative clause", "a participle", "an office", "a counsel", "who"],
)  # fmt: skip
def test_an_aside_holds_no_cue(text: str, source: str, cue: str, content: str) -> None:
    """The verb behind an aside says so, and what is said begins behind that."""
    quote = only(text)
    said = quote.attribution
    assert [p.text for p in (*said.source, *said.cue, *said.content)] == [source, cue, content]
    assert quote.speaker.name in ("Anneke de Vries", "Ada Bell")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The minister for piers, Siobhán Ní Bhriain, described it as “nonsense”.", "Siobhán Ní Bhriain"),
        ("“It leaks,” said Otto Moss MP.", "Otto Moss"),
        ("Teammate Otto Moss said: “It leaks.”", "Otto Moss"),
        ("The Ferry Board met. Speaking later, the Fine Gael TD for Reno said it was “late”.",
         "Fine Gael TD for Reno"),
        ("Liberal Oscar-winner Moss unsure\n\nThe actor Otto Moss left. “It leaks,” Moss said.", "Otto Moss"),
        (
            "Ada Bell spoke. “It leaks,” Bell said. Asked whether Ann Hill would pay, she said: “Ask her.”",
            "Ada Bell",
        ),
        (
            "Prime Minister Otto Moss left, the minister’s spokesman said. “He left,” the spokesman said.",
            "minister’s spokesman",
        ),
        ("Piers.com shut. “It leaks,” the company wrote in a statement.", "Piers.com"),
        ("FBI Special Agent in Charge Otto Moss said it was “late”.", "Otto Moss"),
        ("Prof Ada Bell said it was “late”.", "Ada Bell"),
        ("Ada Cuban may run. “It leaks,” Cuban said.", "Ada Cuban"),
        ("Ada Manning may run. “It leaks,” Manning said.", "Ada Manning"),
        ("Ada Green may run. “It leaks,” Green said.", "Ada Green"),
        ("Ada May may run. “It leaks,” May said in May.", "Ada May"),
        ("Ada May may run in May. “It leaks,” Mrs May said.", "Ada May"),
        ("Sir Otto Moss left. “It leaks,” Sir Otto said.", "Otto Moss"),
        ("Laura Ann Hill left. “It leaks,” Hill said.", "Laura Ann Hill"),
        ("Guard Ada Bell agreed. “It leaks,” the senior said.", "Ada Bell"),
        ("Bell’s group, Safe Piers Now, sued. The town “should pay,” the group argued.", "Safe Piers Now"),
        (
            "“It leaks,” said the firm’s director, Ada Bell. The firm’s lawyer called it “late”.",
            "firm’s lawyer",
        ),
    ],
    ids=[
        "a rare name", "letters", "a trade", "a party's", "a headline", "who is asked", "a spokesman",
        "a website", "an agent in charge", "no stop",
        "a people's name", "a participle's", "a party's", "a month's", "a month's with a title", "a knight", "a hill", "a class", "a group", "another post",
    ],
)  # fmt: skip
def test_who_speaks_is_called_by_the_name_alone(text: str, label: str) -> None:
    """Titles, letters and trades are no part of a name; another post is another person's."""
    assert read(text).quotes[-1].speaker.label == label
