"""The material that a draft quotes from, opened one source at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from attrs import field, frozen

from quotebank.bank import Bank
from quotebank.errors import InvalidValueError
from quotebank.model import BankData, Document, Extraction, Quote

#: File names that a folder of sources is read for.
SUFFIXES: Final = frozenset(".txt .text .md .markdown .rst .html .htm .srt .vtt".split())

#: Code points that are looked at together: more than an article, less than a book.
_CHUNK: Final = 60_000


@frozen(kw_only=True)
class SourceText:
    """A source text of which more is known than its words.

    Args:
        text: the whole text.
        name: what to call it: a title, a file's name.
        speaker: who speaks all of it, where it is one person's words: a speech, a statement.

    >>> speech = SourceText(text="We shall not sell the harbour.", speaker="Ada Quill")
    """

    text: str
    name: str | None = None
    speaker: str | None = None


#: One source, or several: a text, a file or folder, a document, quotations of a bank.
Material: TypeAlias = (
    "str | Path | SourceText | Document | Quote | Extraction | BankData | Bank | Iterable[Material]"
)


@frozen(kw_only=True)
class Source:
    """A source that is read when it is needed.

    Args:
        name: what to call it.
        path: the file that holds it; None where its text is at hand.
        text: its text, where it is at hand and no more is known of it.
        document: what it is, with its text, where that is known.
        speaker: who speaks all of it, where that is known.
        quotes: quotations, where there is no text.
        bank: a bank, whose index finds what is near.
    """

    name: str
    path: Path | None = None
    text: str | None = field(default=None, repr=False)
    document: Document | None = field(default=None, repr=False)
    speaker: str | None = None
    quotes: tuple[Quote, ...] = field(default=(), repr=False)
    bank: Bank | None = field(default=None, repr=False)

    @property
    def of_quotes(self) -> bool:
        """Whether it is made of quotations, without a text."""
        return self.path is None and self.text is None and self.document is None

    def read(self) -> str:
        """Give its text.

        Raises:
            InvalidValueError: where its file cannot be read, or holds no words.
        """
        if self.path is not None:
            text: str | None = _read(self.path)
        else:
            text = self.text if self.document is None else self.document.text
        if text is None:
            raise InvalidValueError(
                f"{self.name} comes without its text: give the text, or a bank of its quotations"
            )
        if not text or text.isspace():
            raise InvalidValueError(f"{self.name} holds no text to verify against")
        return text

    def describe(self, text: str) -> Document:
        """Say what it is.

        Args:
            text: as it was read.
        """
        if self.document is not None:
            return self.document
        title = self.name if self.path is not None or self.name != _UNNAMED else None
        return Document.from_text(text, title=title)


#: What a text without a name is called.
_UNNAMED: Final = "text"


def _read(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InvalidValueError(f"{path.name} cannot be read: {error.strerror or error}") from error
    if b"\0" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InvalidValueError(f"{path.name} is no text file")
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InvalidValueError(
            f"{path.name} is not in UTF-8 (byte {error.start}): save it as UTF-8"
        ) from error
    if path.suffix.lower() in {".html", ".htm"}:
        return _without_tags(text)
    return text


_TAG: Final = re.compile(
    r"<(?:script|style)\b[^>]{0,2000}>|</?(?P<name>[A-Za-z][A-Za-z0-9]*)[^<>]{0,2000}>"
)
_BLOCK: Final = frozenset("p div br li h1 h2 h3 h4 h5 h6 tr article section blockquote".split())


def _without_tags(text: str) -> str:
    """Take the tags out of a page; its entities are read later, with their places."""
    pieces = []
    place = 0
    while (match := _TAG.search(text, place)) is not None:
        pieces.append(text[place : match.start()])
        place = match.end()
        if match["name"] is None:
            closing = "</script" if match.group()[1:7].lower() == "script" else "</style"
            end = text.lower().find(closing, place) if len(text) < 5_000_000 else -1
            place = place if end < 0 else end
        elif match["name"].lower() in _BLOCK:
            pieces.append("\n")
    pieces.append(text[place:])
    return "".join(pieces)


def gather(against: Material) -> list[Source]:
    """List the sources of some material, in a fixed order.

    Args:
        against: texts, files, folders, documents, quotations, or several of these.

    Raises:
        InvalidValueError: where something is no source.
    """
    return list(_gather(against))


def _gather(against: object) -> Iterator[Source]:
    if isinstance(against, str):
        yield Source(name=_UNNAMED, text=against)
    elif isinstance(against, SourceText):
        yield Source(name=against.name or _UNNAMED, text=against.text, speaker=against.speaker)
    elif isinstance(against, Path):
        yield from _files(against)
    elif isinstance(against, Document):
        yield Source(name=str(against), document=against)
    elif isinstance(against, Quote):
        yield Source(name=str(against.document), quotes=(against,))
    elif isinstance(against, Extraction):
        if against.document.text is not None:
            yield Source(name=str(against.document), document=against.document)
        else:
            yield Source(name=str(against.document), quotes=against.quotes)
    elif isinstance(against, BankData):
        yield Source(name="bank", quotes=against.quotes)
        for document in against.documents:
            if document.text is not None:
                yield Source(name=str(document), document=document)
    elif isinstance(against, Bank):
        yield Source(name="bank", bank=against)
        for document in against.documents():
            if document.text is not None:
                yield Source(name=str(document), document=document)
    elif isinstance(against, Iterable) and not isinstance(against, bytes | bytearray):
        for one in against:
            yield from _gather(one)
    else:
        raise InvalidValueError(
            f"no source can be made of {type(against).__name__!r}: give a text, a path, a document, "
            "a bank, or several of these"
        )


def _files(path: Path) -> Iterator[Source]:
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file() and file.suffix.lower() in SUFFIXES:
                yield Source(name=str(file.relative_to(path)), path=file)
    elif path.exists():
        yield Source(name=path.name, path=path)
    else:
        raise InvalidValueError(f"no file or folder {str(path)!r}")


def chunks(text: str, longest: int) -> Iterator[tuple[int, str]]:
    """Cut a long text into stretches that overlap by the longest wording looked for.

    Args:
        text: of a source.
        longest: code points of the longest wording.

    Yields:
        Where each stretch starts, and the stretch; a text of an article's length whole.
    """
    size = max(_CHUNK, 6 * longest)
    if len(text) <= size + size // 2:
        yield 0, text
        return
    start = 0
    while True:
        end = min(len(text), start + size)
        if end < len(text):
            cut = text.rfind("\n", end - size // 4, end)
            end = cut + 1 if cut > 0 else end
        yield start, text[start:end]
        if end >= len(text):
            return
        back = max(0, end - 2 * longest - 2_000)
        cut = text.find("\n", back, end - longest - 200)
        start = cut + 1 if cut > 0 else back
