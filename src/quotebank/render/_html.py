"""Values as HTML, and the formatters of Jupyter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import singledispatch
from html import escape
from typing import Protocol

from quotebank.bank import Bank, Hit, Snippet
from quotebank.model import (
    Affiliation,
    Document,
    Extraction,
    Organization,
    Passage,
    Quote,
    Speaker,
)
from quotebank.render._text import around, capacity, place, stated, to_text, visible

_QUOTE = "border-left:3px solid #2a7;margin:.6em 0;padding:.1em 0 .1em .9em"
_SMALL = "opacity:.65;font-size:.85em"


def _safe(text: str) -> str:
    return escape(visible(text)).replace("\n", "<br>")


def to_html(value: object) -> str:
    """Write a value as a piece of HTML, everything in it escaped.

    Args:
        value: what `to_text` takes.

    >>> from quotebank.model import Speaker, SpeakerId
    >>> to_html(Speaker(id=SpeakerId("x"), name="<script>"))
    '<strong>&lt;script&gt;</strong> (person)'
    """
    return _piece(value)


@singledispatch
def _piece(value: object) -> str:
    return _safe(to_text(value))


@_piece.register
def _quote(quote: Quote) -> str:
    return _card(quote, _safe(quote.text))


@_piece.register
def _hit(hit: Hit) -> str:
    pieces = Snippet(hit.text, hit.matches).pieces()
    marked = (f"<mark>{_safe(text)}</mark>" if found else _safe(text) for text, found in pieces)
    return _card(hit.quote, "".join(marked))


def _card(quote: Quote, words: str) -> str:
    who = f"<strong>{_safe(quote.speaker.label)}</strong>"
    if said_as := capacity(quote):
        who += f", {_safe(said_as)}"
    return (
        f'<blockquote style="{_QUOTE}"><p style="margin:0">“{words}”</p>'
        f"<div>— {who}</div>"
        f'<div style="{_SMALL}">{_safe(place(quote))}</div>'
        "</blockquote>"
    )


@_piece.register
def _speaker(speaker: Speaker) -> str:
    name = _safe(speaker.label)
    return f"<strong>{name}</strong>{_safe(to_text(speaker)).removeprefix(name)}"


@_piece.register
def _affiliation(affiliation: Affiliation) -> str:
    evidence = "".join(_evidence(passage) for passage in affiliation.evidence)
    return (
        f"<div><strong>{_safe(affiliation.speaker.label)}</strong>: {_safe(affiliation.label)} "
        f'<span style="{_SMALL}">{_safe(stated(affiliation))}</span>{evidence}</div>'
    )


def _evidence(passage: Passage) -> str:
    before, after = around(passage)
    return (
        f'<div style="{_SMALL};padding-left:1em">{_safe(before)}'
        f"<mark>{_safe(passage.text)}</mark>{_safe(after)}</div>"
    )


@_piece.register
def _extraction(extraction: Extraction) -> str:
    return "".join(to_html(quote) for quote in extraction.quotes)


#: What gets a formatter.
_SHOWN = (Affiliation, Bank, Document, Extraction, Hit, Organization, Quote, Speaker)


class _Formatter(Protocol):
    """A formatter of one media type (`IPython.core.formatters.BaseFormatter`)."""

    def for_type(self, typ: type, func: Callable[..., object]) -> object: ...
    def pop(self, typ: type, default: object) -> object: ...


class _DisplayFormatter(Protocol):
    @property
    def formatters(self) -> Mapping[str, _Formatter]: ...


class _Shell(Protocol):
    """What of the running IPython is made use of."""

    @property
    def display_formatter(self) -> _DisplayFormatter: ...


class _Printer(Protocol):
    def text(self, obj: str) -> None: ...


def load_ipython_extension(ipython: _Shell) -> None:
    """Register the formatters; what ``%load_ext quotebank.render`` calls.

    Args:
        ipython: the running IPython.
    """
    formatters = ipython.display_formatter.formatters
    for kind in _SHOWN:
        formatters["text/html"].for_type(kind, to_html)
        formatters["text/plain"].for_type(kind, _print_plainly)


def unload_ipython_extension(ipython: _Shell) -> None:
    """Take the formatters away again; what ``%unload_ext quotebank.render`` calls.

    Args:
        ipython: the running IPython.
    """
    formatters = ipython.display_formatter.formatters
    for kind in _SHOWN:
        for media_type in ("text/html", "text/plain"):
            formatters[media_type].pop(kind, None)


def _print_plainly(value: object, printer: _Printer, cycle: bool) -> None:
    printer.text("…" if cycle else to_text(value))
