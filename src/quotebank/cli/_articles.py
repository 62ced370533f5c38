"""Files and standard input as documents: plain text, and web pages with the extra ``html``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from quotebank.dates import PartialDate
from quotebank.errors import FormatError, InvalidValueError, MissingExtraError
from quotebank.model import Document

#: How a web page begins, whatever its name is.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE
)
_SUFFIXES = {".html", ".htm", ".xhtml"}
_BEGINNING = 1000


def read_document(file: Path, encoding: str = "utf-8") -> Document:
    """Read an article, and what a web page says of it.

    Args:
        file: a file, or - for standard input.
        encoding: of plain text; a web page says its own.

    Raises:
        FormatError: where it is a directory, in another encoding, or a page without an article.
        MissingExtraError: where it is a web page, and the extra is not installed.
        OSError: where it cannot be read.
    """
    if str(file) == "-":
        content = sys.stdin.buffer.read()
    elif file.is_dir():
        raise FormatError("it is a directory; give files")
    else:
        content = file.read_bytes()
    if file.suffix.lower() in _SUFFIXES or _PAGE.match(content[:_BEGINNING]):
        return _read_page(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FormatError(
            f"it is not {error.encoding} at byte {error.start}; give its --encoding"
        ) from None
    except LookupError:
        raise InvalidValueError(f"no such encoding: {encoding!r}; give one as latin-1") from None
    return Document.from_text(text.removeprefix("\ufeff"))


def _read_page(content: bytes) -> Document:
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - an extra, met where it is used.
    except ImportError as error:
        raise MissingExtraError("html", "reading web pages") from error
    page = bare_extraction(
        content,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # Only what the page states: an extensive search would guess, and the latest date that may be
        # would follow the clock.
        date_extraction_params={
            "extensive_search": False,
            "original_date": True,
            "max_date": "9999-12-31",
        },
    )
    said = {} if page is None else page if isinstance(page, dict) else page.as_dict()
    if not said.get("text"):
        raise FormatError("no article is found in this web page")
    authors = map(str.strip, (said.get("author") or "").split(";"))
    return Document.from_text(
        said["text"],
        title=said.get("title") or None,
        publisher=said.get("sitename") or said.get("hostname") or None,
        authors=tuple(author for author in authors if author),
        url=said.get("url") or None,
        published=PartialDate.parse(said["date"]) if said.get("date") else None,
    )
