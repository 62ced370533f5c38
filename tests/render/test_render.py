"""Claims about what people are shown."""

from __future__ import annotations

import html
import io
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell
from rich.console import Console

from quotebank import (
    Affiliation,
    Document,
    Passage,
    Quote,
    QuoteId,
    QuoteKind,
    Span,
    Speaker,
    SpeakerId,
)
from quotebank.render import (
    Table,
    about,
    described,
    plainer,
    to_html,
    to_rich,
    to_text,
    visible,
    whole,
)
from tests import strategies

TEXT = "“We will win,” said Ana Díaz, mayor of Springfield and a former aide to Bo Li. “Soon.”"
DOCUMENT = Document.from_text(TEXT, title="A day in Springfield", publisher="The Example")
SPEAKER = Speaker(id=SpeakerId("ana-diaz"), name="Ana Díaz", aliases=("Díaz",))


def passage(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage.of(TEXT, start, start + len(words))


MAYOR = Affiliation(
    speaker=SPEAKER,
    document=DOCUMENT,
    role="mayor",
    area="Springfield",
    evidence=(passage("mayor of Springfield"),),
)


def in_colour(value: object, width: int = 60) -> str:
    out = io.StringIO()
    Console(file=out, force_terminal=True, color_system="standard", width=width).print(
        to_rich(value)
    )
    return out.getvalue()


def test_an_affiliation_shows_its_evidence_in_context() -> None:
    assert to_text(MAYOR).splitlines() == [
        "mayor, Springfield",
        "    current at its date",
        "    “We will win,” said Ana Díaz, [mayor of Springfield] and a former aide to Bo Li.…",
    ]


def test_a_sheet_lines_its_values_up() -> None:
    sheet = about(SPEAKER, [MAYOR], [])
    assert to_text(sheet).splitlines()[:3] == [
        "Ana Díaz (person); also Díaz",
        "",
        "affiliations  mayor, Springfield",
    ]


def test_a_sheet_leaves_out_rows_without_values() -> None:
    assert to_text(described([("empty", []), ("full", ["x"])])) == "full  x"


def test_a_table_is_tabbed_in_a_pipe_and_aligned_on_a_terminal() -> None:
    table = Table(("name", "role"), (("Ana", "mayor"), ("Bonifacio", "aide")))
    assert to_text(table) == "Ana\tmayor\nBonifacio\taide"
    shown = re.sub(r"\x1b\[[0-9;]*m", "", in_colour(table)).splitlines()
    assert [line.rstrip() for line in shown] == [
        "name       role",
        "Ana        mayor",
        "Bonifacio  aide",
    ]


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("“Élysée” — 2024…", '"Elysee" -- 2024...'),
        ("‘ﬁne’", "'fine'"),
        ("東京", "??"),
        ("\ud800", "?"),
        ("a\u00a0b", "a b"),
    ],
)
def test_an_ascii_stream_gets_the_nearest_spelling(text: str, spelled: str) -> None:
    assert plainer(text) == spelled


@given(st.text())
def test_a_spelling_is_always_ascii(text: str) -> None:
    assert plainer(text).isascii()


@given(st.text())
def test_what_is_visible_gives_a_terminal_no_orders(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown)
    shown.encode("utf-8")


class Tags(HTMLParser):
    """Notes the tags and the text of a piece of HTML."""

    def __init__(self, piece: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(piece)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        """Note a tag."""
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


HOSTILE = "<script>alert(1)</script>\x1b[2J<img src=x onerror=alert(1)>\" onclick='x' \u202e"


def hostile_quote() -> Quote:
    document = Document.from_text(HOSTILE, title=HOSTILE, publisher=HOSTILE)
    words = Passage.of(HOSTILE, 0, len(HOSTILE))
    speaker = Speaker(id=SpeakerId(HOSTILE), name=HOSTILE, description=HOSTILE, aliases=(HOSTILE,))
    affiliation = Affiliation(
        speaker=speaker, document=document, role=HOSTILE, area=HOSTILE, evidence=(words,)
    )
    return Quote(
        id=QuoteId(HOSTILE),
        kind=QuoteKind.DIRECT,
        segments=(words,),
        speaker=speaker,
        document=document,
        affiliations=(affiliation,),
    )


HOSTILE_VALUES = [
    hostile_quote(),
    hostile_quote().speaker,
    hostile_quote().document,
    hostile_quote().affiliations[0],
    hostile_quote().segments[0],
]


@pytest.mark.parametrize("value", HOSTILE_VALUES, ids=lambda value: type(value).__name__)
def test_hostile_text_makes_no_tag_in_a_browser(value: object) -> None:
    seen = Tags(to_html(value))
    assert set(seen.tags) <= {"blockquote", "p", "div", "strong", "code", "span", "mark", "br"}
    assert "<script>" in html.unescape(to_html(value))


@pytest.mark.parametrize("value", HOSTILE_VALUES, ids=lambda value: type(value).__name__)
def test_hostile_text_gives_a_terminal_no_orders(value: object) -> None:
    assert "\x1b" not in to_text(value)
    assert "\u202e" not in to_text(value)
    assert "\x1b[2J" not in in_colour(value)
    assert "\u202e" not in in_colour(value)


@given(strategies.quotes())
def test_every_quotation_can_be_shown(quote: Quote) -> None:
    for value in (quote, whole(quote), quote.speaker, quote.document, *quote.affiliations):
        assert to_text(value).strip()
        assert to_html(value).strip()
        assert in_colour(value).strip()


def test_matches_stay_on_their_words() -> None:
    from quotebank.render._terminal import quotation

    quote = Quote(
        id=QuoteId("x"),
        kind=QuoteKind.DIRECT,
        segments=(passage("We will win"), passage("Soon.")),
        speaker=SPEAKER,
        document=DOCUMENT,
    )
    start = quote.text.index("win")
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", width=60)
    console.print(quotation(quote, [Span(start, start + 3)]))
    assert "\x1b[1;33mwin\x1b[0m" in out.getvalue()


@pytest.mark.filterwarnings("ignore:Attempting to work in a virtualenv")
def test_a_notebook_shows_values_as_cards_once_asked() -> None:
    shell: Any = InteractiveShell.instance()
    try:
        plain, _ = shell.display_formatter.format(SPEAKER)
        assert plain["text/plain"].startswith("Speaker(")
        shell.run_line_magic("load_ext", "quotebank.render")
        card, _ = shell.display_formatter.format(SPEAKER)
        assert card["text/html"] == to_html(SPEAKER)
        assert card["text/plain"] == to_text(SPEAKER)
        shell.run_line_magic("unload_ext", "quotebank.render")
        assert shell.display_formatter.format(SPEAKER)[0] == plain
    finally:
        InteractiveShell.clear_instance()
