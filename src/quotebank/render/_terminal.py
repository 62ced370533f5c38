"""Values in a terminal's colours, with rich."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from quotebank.model import Affiliation, Extraction, Passage, Quote, Speaker
from quotebank.render._text import around, capacity, on_one_line, stated, to_text, visible

#: What each part of a value looks like; the eight colours that every terminal has.
SPEAKER = "bold cyan"
CAPACITY = "cyan"
META = "dim"
MATCH = "bold yellow"
EVIDENCE = "bold"
HEADING = "bold"


@singledispatch
def render(value: object) -> RenderableType:
    """Make what rich prints in colours; see `quotebank.render.to_rich`."""
    return Text(to_text(value))


@render.register
def _quote(quote: Quote) -> RenderableType:
    return quotation(quote)


def quotation(quote: Quote, matches: Iterable[tuple[int, int]] = ()) -> RenderableType:
    """Show a quotation's words, speaker, capacity and place.

    Args:
        quote: the quotation.
        matches: spans of `quote.text` to set off, in code points.
    """
    words = Text("“")
    body = Text(visible(quote.text))
    for start, end in matches:
        body.stylize(MATCH, start, end)
    words.append_text(body).append("”")
    who = Text("— ").append(on_one_line(quote.speaker.label), SPEAKER)
    if said_as := capacity(quote):
        who.append(", ").append(said_as, CAPACITY)
    where = Text(f"{to_text(quote.document)} · {quote.id}", META)
    return Group(words, Padding(Group(who, where), (0, 0, 0, 2)))


@render.register
def _speaker(speaker: Speaker) -> RenderableType:
    name = on_one_line(speaker.label)
    return Text(name, SPEAKER).append(to_text(speaker)[len(name) :], META)


@render.register
def _affiliation(affiliation: Affiliation) -> RenderableType:
    line = Text(on_one_line(affiliation.label), CAPACITY).append(f"  {stated(affiliation)}", META)
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
def _extraction(extraction: Extraction) -> RenderableType:
    shown: list[RenderableType] = []
    for quote in extraction.quotes:
        shown += [quotation(quote), Text()]
    return Group(*shown[:-1])
