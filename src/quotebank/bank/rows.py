"""Between rows and values: what a column holds of a model, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from json.encoder import encode_basestring as _quoted
from typing import Any, Final, TypeAlias, TypeVar

from attrs import AttrsInstance, fields

from quotebank.dates import PartialDate
from quotebank.errors import InvalidValueError
from quotebank.model import Attribution, Document, Passage, Quote, Span

#: What SQLite gives for a row.
Row: TypeAlias = tuple[Any, ...]

#: Compact, and built once: `json.dumps` with any option builds an encoder each time.
encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_raw_decode: Final = json.JSONDecoder().raw_decode

DOCUMENT_COLUMNS: Final = (
    "id, title, publisher, authors, url, published, earliest, latest, published_inferred, sha256, "
    "corrections"
)
QUOTE_COLUMNS: Final = "key, id, document, speaker, kind, passages, probability, affiliations, text"

_T = TypeVar("_T", bound=AttrsInstance)

_new: Final = object.__new__
_set_start, _set_end = (getattr(Span, name).__set__ for name in ("start", "end"))
_set_span, _set_text, _set_prefix, _set_suffix = (
    getattr(Passage, name).__set__ for name in ("span", "text", "prefix", "suffix")
)

_PARTS: Final = ("segments", "source", "cue", "content")


def decode(text: str) -> Any:  # noqa: ANN401 - JSON is anything.
    """Read a column of JSON as it was written, with no space around it."""
    return _raw_decode(text)[0]


def encoded_passages(passages: Sequence[Passage], own: str | None = None) -> str:
    """Give passages as JSON: arrays of start, words, what stands before and after.

    Put together by hand from the parts that `json` writes, which takes a third of the time.

    Args:
        passages: of one part.
        own: the text of their quotation; the words of a single passage are null where they are that.
    """
    if len(passages) == 1:  # As most are: without a list to join.
        p = passages[0]
        words = "null" if p.text == own else _quoted(p.text)
        return f"[[{p.span.start},{words},{_quoted(p.prefix)},{_quoted(p.suffix)}]]"
    arrays = [
        f"[{p.span.start},{_quoted(p.text)},{_quoted(p.prefix)},{_quoted(p.suffix)}]"
        for p in passages
    ]
    return f"[{','.join(arrays)}]"


def encode_texts(texts: tuple[str, ...]) -> str:
    """Give texts as a JSON array; most often there are none."""
    return encode(texts) if texts else "[]"


def array_of(numbers: Iterable[int]) -> str:
    """Give whole numbers as a JSON array."""
    return f"[{','.join(map(str, numbers))}]"


def to_passages(arrays: list[list[Any]], own: str | None = None) -> tuple[Passage, ...]:
    """Make passages again.

    Args:
        arrays: as `encoded_passages` writes them.
        own: the text of their quotation, for words that are null.
    """
    passages = []
    for start, words, prefix, suffix in arrays:
        passage, span = _new(Passage), _new(Span)
        text = own if words is None else words
        if text is None:
            raise InvalidValueError("a passage has no words, and stands in no quotation")
        _set_start(span, start)
        _set_end(span, start + len(text))
        _set_span(passage, span)
        _set_text(passage, text)
        _set_prefix(passage, prefix)
        _set_suffix(passage, suffix)
        passages.append(passage)
    return tuple(passages)


def made(cls: type[_T], *values: object) -> _T:
    """Make a value of the model without checking it again: it was one when it was written.

    A search makes a hundred values for ten hits, and checking takes most of the time of making.
    `check` checks them all.

    Args:
        cls: a class of the model.
        values: of all of its fields, in their order.
    """
    value = _new(cls)
    for put, part in zip(_setters(cls), values, strict=True):
        put(value, part)
    return value


@cache
def _setters(cls: type[AttrsInstance]) -> tuple[Callable[[object, object], None], ...]:
    return tuple(getattr(cls, field.name).__set__ for field in fields(cls))


def quote_passages(quote: Quote, text: str) -> str:
    """Give all of a quotation's passages as one JSON object, without the empty parts.

    Most quotations are one segment, whose words are the quotation's text. They are not written twice:
    that is a fifth of a row.

    Args:
        quote: the quotation.
        text: its text, which stands beside the passages.
    """
    a = quote.attribution
    segments, source, cue, content = quote.segments, a.source, a.cue, a.content
    if len(segments) == len(source) == len(cue) == 1 and not content:
        # As most are: put together in one step, which takes two thirds of the time.
        (s,), (w,), (c,) = segments, source, cue
        own = "null" if s.text == text else _quoted(s.text)
        return (
            f'{{"segments":[[{s.span.start},{own},{_quoted(s.prefix)},{_quoted(s.suffix)}]],'
            f'"source":[[{w.span.start},{_quoted(w.text)},{_quoted(w.prefix)},{_quoted(w.suffix)}]],'
            f'"cue":[[{c.span.start},{_quoted(c.text)},{_quoted(c.prefix)},{_quoted(c.suffix)}]]}}'
        )
    parts = zip(_PARTS, (segments, source, cue, content), strict=True)
    written = [
        f'"{name}":{encoded_passages(passages, text)}' for name, passages in parts if passages
    ]
    return f"{{{','.join(written)}}}"


def to_parts(
    passages: str, text: str, probability: float | None
) -> tuple[tuple[Passage, ...], Attribution]:
    """Make a quotation's segments and attribution again.

    Args:
        passages: as `quote_passages` writes them.
        text: of the quotation.
        probability: of the attribution.
    """
    parts = decode(passages)
    segments, source, cue, content = (
        to_passages(parts[name], text) if name in parts else () for name in _PARTS
    )
    return segments, made(Attribution, source, cue, content, probability)


def document_row(document: Document) -> Row:
    """Give a document's columns, without its key and its text."""
    date = document.published
    stated = None if date is None else str(date)
    earliest, latest = stated, stated
    if date is not None and date.day is None:
        earliest, latest = date.earliest.isoformat(), date.latest.isoformat()
    return (
        document.id,
        document.title,
        document.publisher,
        encode_texts(document.authors),
        document.url,
        stated,
        earliest,
        latest,
        document.published_inferred,
        document.sha256,
        encode_texts(document.corrections),
    )


def to_date(text: str | None) -> PartialDate | None:
    """Make a date again."""
    return None if text is None else PartialDate.parse(text)
