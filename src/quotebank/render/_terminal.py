"""Values in a terminal's colours, with rich."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from quotebank.bank import Hit
from quotebank.bank.standing import Standing
from quotebank.model import Affiliation, Extraction, Passage, Quote, Span, Speaker
from quotebank.render._articles import MarkedArticle, QuoteTable
from quotebank.render._sheets import Sheet, Table, Words
from quotebank.render._text import (
    around,
    capacity,
    legend,
    on_one_line,
    place,
    stated,
    sureness,
    to_text,
    visible,
)

#: What each part of a value looks like; the eight colours that every terminal has.
SPEAKER = "bold cyan"
CAPACITY = "cyan"
META = "dim"
MATCH = "bold yellow"
EVIDENCE = "bold"
HEADING = "bold"
#: Of the speakers of an article, one after another, and again from the start.
VOICES = ("cyan", "magenta", "green", "yellow", "blue", "red")


@singledispatch
def render(value: object) -> RenderableType:
    """Make what rich prints in colours; see `quotebank.render.to_rich`."""
    return Text(to_text(value))


@render.register
def _quote(quote: Quote) -> RenderableType:
    return quotation(quote)


def quotation(quote: Quote, matches: Iterable[Span] = ()) -> RenderableType:
    """Show a quotation's words, speaker, capacity and place.

    Args:
        quote: the quotation.
        matches: spans of `quote.text` to set off, in code points.
    """
    who = Text("— ").append(on_one_line(quote.speaker.label), SPEAKER)
    if said_as := capacity(quote):
        who.append(", ").append(said_as, CAPACITY)
    return Group(
        _marked(quote, matches), Padding(Group(who, Text(place(quote), META)), (0, 0, 0, 2))
    )


@render.register
def _hit(hit: Hit) -> RenderableType:
    return quotation(hit.quote, hit.matches)


@render.register
def _words(words: Words) -> RenderableType:
    return Group(_marked(words.quote), Padding(Text(place(words.quote), META), (0, 0, 0, 2)))


def _marked(quote: Quote, matches: Iterable[Span] = ()) -> Text:
    words = Text(visible(quote.text))
    for span in matches:
        words.stylize(MATCH, span.start, span.end)
    return Text("“").append_text(words).append("”")


@render.register
def _speaker(speaker: Speaker) -> RenderableType:
    name = on_one_line(speaker.label)
    return Text().append(name, SPEAKER).append(to_text(speaker)[len(name) :], META)


@render.register
def _affiliation(affiliation: Affiliation) -> RenderableType:
    return _role(affiliation, "")


@render.register
def _standing(standing: Standing) -> RenderableType:
    return _role(standing.affiliation, f" ({standing.certainty})")


def _role(affiliation: Affiliation, how_sure: str) -> RenderableType:
    line = Text().append(on_one_line(affiliation.label), CAPACITY).append(how_sure)
    line.append(f"  {stated(affiliation)}", META)
    evidence = [Padding(witness(passage), (0, 0, 0, 2)) for passage in affiliation.evidence]
    return Group(line, *evidence)


def witness(passage: Passage) -> Text:
    """Show a passage set off from what stands around it.

    Args:
        passage: the passage.
    """
    before, after = map(on_one_line, around(passage))
    gap = [
        " " if passage.prefix[-1:].isspace() else "",
        " " if passage.suffix[:1].isspace() else "",
    ]
    return (
        Text(before + gap[0], META)
        .append(on_one_line(passage.text), f"not dim {EVIDENCE}")
        .append(gap[1] + after, META)
    )


@render.register
def _passage(passage: Passage) -> RenderableType:
    words = Text().append(f"{passage.span.start}-{passage.span.end} ", META)
    return words.append(f"“{on_one_line(passage.text)}”")


@render.register
def _sheet(sheet: Sheet) -> RenderableType:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=HEADING, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, values in sheet.rows:
        grid.add_row(label, Group(*map(render, values)))
    return grid if sheet.head is None else Group(render(sheet.head), Text(), grid)


@render.register
def _table(table: Table) -> RenderableType:
    grid = Grid(box=None, header_style=HEADING, pad_edge=False, padding=(0, 2, 0, 0))
    for column, heading in enumerate(table.headings):
        grid.add_column(heading, style=None if column else SPEAKER, overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(on_one_line(cell)) for cell in row))
    return grid


@render.register
def _extraction(extraction: Extraction) -> RenderableType:
    shown: list[RenderableType] = []
    for quote in extraction.quotes:
        shown += [quotation(quote), Text()]
    return Group(*shown[:-1])


@render.register
def _quote_table(table: QuoteTable) -> RenderableType:
    grid = Grid(box=None, header_style=HEADING, pad_edge=False, padding=(0, 2, 1, 0), expand=True)
    grid.add_column("speaker", ratio=2, overflow="fold")
    grid.add_column("quotation", ratio=5, overflow="fold")
    grid.add_column("sure", justify="right", style=META, no_wrap=True)
    for quote in table.extraction.quotes:
        who = Text(on_one_line(quote.speaker.label), SPEAKER)
        if said_as := capacity(quote):
            who.append(f"\n{said_as}", f"not bold {CAPACITY}")
        grid.add_row(who, Text(f"“{on_one_line(quote.text)}”"), sureness(quote))
    return grid


@render.register
def _marked_article(article: MarkedArticle) -> RenderableType:
    text = Text(visible(article.text).rstrip("\n"))
    looks = {"segment": "bold {}", "source": "underline {}", "cue": "italic {}"}
    for passage, part, number in article.marks():
        voice = VOICES[number % len(VOICES)]
        look = looks[part].format(voice) if part in looks else "underline dim"
        text.stylize(look, passage.span.start, passage.span.end)
    named = Text("\n")
    for number, line in enumerate(legend(article)):
        named.append(f"\n{line}", f"bold {VOICES[number % len(VOICES)]}")
    return Group(text, named)
