"""``quotebank extract``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from quotebank.cli._articles import read_document
from quotebank.cli._options import Flag, Json, StandardPath
from quotebank.cli._streams import console, show, show_json
from quotebank.errors import InvalidValueError, QuotebankError
from quotebank.extract import extract as _extract
from quotebank.model import Extraction
from quotebank.render import MarkedArticle, QuoteTable
from quotebank.serialise import to_plain

_FILES = "Articles: plain text, or web pages with the extra html; - is standard input."


def extract(
    *files: Annotated[Path, StandardPath, Parameter(name="FILE", help=_FILES)],
    article: Annotated[bool, Flag] = False,
    encoding: str = "utf-8",
    text: Annotated[bool, Flag] = False,
    json: Json = False,
) -> int:
    """Read articles: who is quoted in them, and in what capacity.

    Args:
        article: Show the article itself, with quotations, sources and cues marked.
        encoding: Of plain text; a web page says its own.
        text: With --json, write the texts of the articles too.
    """
    if not files:
        raise InvalidValueError("no article is given; give files, or - for standard input")
    found = failed = False
    for file in _watched(files):
        try:
            document = read_document(file, encoding)
            extraction = _extract(document.text or "", document=document)
        except (QuotebankError, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            print(f"quotebank: {file}: {reason}", file=sys.stderr)
            failed = True
            continue
        found = found or bool(extraction.quotes)
        if json:
            show_json(to_plain(extraction, text=text))
        else:
            _show(extraction, str(file) if len(files) > 1 else None, whole=article)
    return 2 if failed else 0 if found else 1


def _show(extraction: Extraction, name: str | None, *, whole: bool) -> None:
    if name is not None and (whole or extraction.quotes):
        show(f"{name}:")
    if whole:
        show(MarkedArticle(extraction))
    elif extraction.quotes:
        show(QuoteTable(extraction))


def _watched(files: tuple[Path, ...]) -> Iterator[Path]:
    """Give the files one after another, and show how far it is where somebody watches."""
    screen = console(stderr=True)
    if len(files) < _MANY or not screen.is_terminal:
        yield from files
        return
    from rich.progress import track  # noqa: PLC0415 - only where somebody watches.

    yield from track(files, "Reading", console=screen, transient=True)


#: Files from which on it is shown how far the reading is.
_MANY = 5
