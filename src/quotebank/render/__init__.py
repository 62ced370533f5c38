"""Showing values to people: plain lines, a terminal's colours, a notebook's HTML.

In a notebook or in IPython, ``%load_ext quotebank.render`` shows quotations, speakers and whatever
else this library hands out as cards instead of as `repr`.
"""

from quotebank.render._articles import MarkedArticle, QuoteTable
from quotebank.render._colours import to_rich
from quotebank.render._html import load_ipython_extension, to_html, unload_ipython_extension
from quotebank.render._sheets import Sheet, Table, about, described, whole
from quotebank.render._text import plainer, to_text, visible

__all__ = [
    "MarkedArticle",
    "QuoteTable",
    "Sheet",
    "Table",
    "about",
    "described",
    "load_ipython_extension",
    "plainer",
    "to_html",
    "to_rich",
    "to_text",
    "unload_ipython_extension",
    "visible",
    "whole",
]
