"""Build the packaged tables from the article and what was read in it by hand.

    python tools/build_data.py ARTICLE           write src/quotebank/data
    python tools/build_data.py ARTICLE --check   say whether it is up to date; exit 1 where not

The article is not part of this project. Every passage of `tools/annotations.toml` is looked up in it,
and all faults are reported at once. The same article and annotations give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import attrs
import cattrs

from quotebank.dates import PartialDate
from quotebank.errors import QuotebankError
from quotebank.model import (
    Affiliation,
    AffiliationStatus,
    Attribution,
    BankData,
    Document,
    Organization,
    Passage,
    Quote,
    QuoteId,
    QuoteKind,
    Span,
    Speaker,
    SpeakerKind,
    organization_id,
    quote_id,
    speaker_id,
)
from quotebank.serialise.converter import codec
from quotebank.serialise.envelope import VERSION
from quotebank.serialise.faults import Fault, faults_of
from quotebank.serialise.tables import rows
from quotebank.text import fold_words

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
ANNOTATIONS = ROOT / "tools" / "annotations.toml"
DATA = ROOT / "src" / "quotebank" / "data"

_PASSAGE = re.compile(r"(\d+)(?:#(\d+))?: (.+)", re.DOTALL)
_MARKED = re.compile("“([^“”]*)”")


class AnnotationError(QuotebankError):
    """Annotations that the article does not bear out; every fault with its path."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        listed = "\n".join(f"  {path}: {fault}" for path, fault in self.faults)
        super().__init__(f"{len(self.faults)} faults in the annotations:\n{listed}")


@attrs.frozen(kw_only=True)
class DocumentNote:
    """What was read of the document itself."""

    published: PartialDate | None = None
    published_inferred: str | None = None
    corrections: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class OrganizationNote:
    """An organization; the evidence is for what it is called and whose offshoot it is."""

    name: str | None = None
    description: str | None = None
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    evidence: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class AffiliationNote:
    """A role that the article states of a speaker."""

    role: str | None = None
    organization: str | None = None
    principal: str | None = None
    area: str | None = None
    status: AffiliationStatus = AffiliationStatus.CURRENT
    start: PartialDate | None = None
    end: PartialDate | None = None
    evidence: tuple[str, ...]


@attrs.frozen(kw_only=True)
class SpeakerNote:
    """A speaker; `named` is where the article gives the name, where not in one piece."""

    name: str
    named: str | None = None
    description: str | None = None
    affiliations: tuple[AffiliationNote, ...] = ()


@attrs.frozen(kw_only=True)
class QuoteNote:
    """A quotation."""

    speaker: str
    kind: QuoteKind
    segments: tuple[str, ...]
    source: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    content: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class TermNote:
    """Words in marks that quote nobody."""

    words: str
    reason: str


@attrs.frozen(kw_only=True)
class Annotations:
    """All that was read in the article."""

    document: DocumentNote
    organizations: tuple[OrganizationNote, ...]
    speakers: tuple[SpeakerNote, ...]
    quotes: tuple[QuoteNote, ...]
    terms: tuple[TermNote, ...] = ()


def read_annotations(text: str) -> Annotations:
    """Read an annotation file.

    Raises:
        AnnotationError: where it is no TOML, or its shape is wrong.
    """
    try:
        annotations: Annotations = codec(detailed=True).reader(Annotations)(
            tomllib.loads(text), Annotations
        )
    except tomllib.TOMLDecodeError as error:
        raise AnnotationError([("", str(error))]) from None
    except cattrs.BaseValidationError as error:
        raise AnnotationError(faults_of(error)) from None
    return annotations


class Builder:
    """Finds what annotations speak of in the article, and gathers what is not there.

    Args:
        article: the whole text.
        notes: what was read in it.
    """

    def __init__(self, article: str, notes: Annotations) -> None:
        self.faults: list[Fault] = []
        self._article = article
        self._notes = notes
        self._starts = [0, *(match.end() for match in re.finditer("\n", article))]
        self._organizations: dict[str, Organization] = {}
        self._speakers: dict[str, Speaker] = {}
        #: What is read of each stretch between marks, by the path of its annotation.
        self._quoted: dict[Span, str] = {}

    def build(self) -> BankData:
        """Make the tables.

        Raises:
            AnnotationError: with everything that the article does not bear out.
        """
        document = self._document()
        for number, note in enumerate(self._notes.organizations):
            self._add_organization(note, f"organizations[{number}]")
        for number, speaker in enumerate(self._notes.speakers):
            self._add_speaker(speaker, f"speakers[{number}]")
        affiliations = self._affiliations(document)
        quotes = self._quotes(document, affiliations)
        self._check_marks()
        if self.faults:
            raise AnnotationError(self.faults)
        data = BankData(
            documents=(document,),
            organizations=tuple(self._organizations.values()),
            speakers=tuple(self._speakers.values()),
            affiliations=tuple(affiliations),
            quotes=tuple(quotes),
        )
        document.check(p for quote in data.quotes for p in quote.passages)
        document.check(p for affiliation in data.affiliations for p in affiliation.evidence)
        return data

    def _fault(self, path: str, fault: str) -> None:
        self.faults.append((path, fault))

    def _passage(self, written: str, path: str) -> Passage | None:
        match = _PASSAGE.fullmatch(written)
        if match is None:
            self._fault(path, f"{written!r} is no passage; write 'LINE: words' or 'LINE#2: words'")
            return None
        line, nth, words = int(match[1]), match[2] and int(match[2]), match[3]
        if not 1 <= line <= len(self._starts):
            self._fault(path, f"the article has {len(self._starts)} lines, and no line {line}")
            return None
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._article)
        places = [m.start() for m in _whole(words).finditer(self._article, start, end)]
        if not places:
            self._fault(path, f"{words!r} does not stand in line {line}")
        elif nth is None and len(places) > 1:
            self._fault(path, f"{words!r} stands {len(places)} times in line {line}; say which")
        elif not 1 <= (nth or 1) <= len(places):
            self._fault(path, f"{words!r} stands {len(places)} times in line {line}, not {nth}")
        else:
            place = places[(nth or 1) - 1]
            return Passage.of(self._article, place, place + len(words))
        return None

    def _passages(self, written: Iterable[str], path: str) -> tuple[Passage, ...]:
        found = (self._passage(one, f"{path}[{n}]") for n, one in enumerate(written))
        return tuple(passage for passage in found if passage is not None)

    def _document(self) -> Document:
        note = self._notes.document
        corrections = self._passages(note.corrections, "document.corrections")
        return attrs.evolve(
            Document.from_text(self._article, published=note.published),
            published_inferred=note.published_inferred,
            corrections=tuple(passage.text for passage in corrections),
        )

    def _require_words(self, words: str | None, path: str) -> None:
        if words is not None and not re.search(_whole(words).pattern, self._article, re.IGNORECASE):
            self._fault(path, f"the article does not say {words!r}")

    def _add_organization(self, note: OrganizationNote, path: str) -> None:
        self._require_words(note.name, f"{path}.name")
        self._require_words(note.description, f"{path}.description")
        for number, alias in enumerate(note.aliases):
            self._require_words(alias, f"{path}.aliases[{number}]")
        self._passages(note.evidence, f"{path}.evidence")
        label = note.name or note.description
        if label is None or label in self._organizations:
            self._fault(path, f"{label!r} is no name or description of its own")
            return
        if note.parent is not None and not note.evidence:
            self._fault(path, "its parent has no evidence")
        self._organizations[label] = Organization(
            id=organization_id(label),
            name=note.name,
            description=note.description,
            aliases=note.aliases,
            parent=self._known(self._organizations, note.parent, f"{path}.parent"),
        )

    def _add_speaker(self, note: SpeakerNote, path: str) -> None:
        self._require_words(note.description, f"{path}.description")
        if note.named is None:
            self._require_words(note.name, f"{path}.name")
        else:
            named = self._passage(note.named, f"{path}.named")
            if named and not set(fold_words(note.name)) <= set(fold_words(named.text)):
                self._fault(f"{path}.named", f"{named.text!r} does not name {note.name!r}")
        if note.name in self._speakers:
            self._fault(f"{path}.name", f"{note.name!r} is there already")
        self._speakers[note.name] = Speaker(
            id=speaker_id(SpeakerKind.PERSON, note.name),
            name=note.name,
            description=note.description,
        )

    def _known(self, known: Mapping[str, T], name: str | None, path: str) -> T | None:
        if name is not None and name not in known:
            self._fault(path, f"{name!r} is not among those above")
        return None if name is None else known.get(name)

    def _affiliations(self, document: Document) -> list[Affiliation]:
        affiliations = []
        for number, speaker in enumerate(self._notes.speakers):
            for place, note in enumerate(speaker.affiliations):
                path = f"speakers[{number}].affiliations[{place}]"
                if not note.evidence:
                    self._fault(f"{path}.evidence", "missing")
                organization = self._known(
                    self._organizations, note.organization, f"{path}.organization"
                )
                principal = self._known(self._speakers, note.principal, f"{path}.principal")
                evidence = self._passages(note.evidence, f"{path}.evidence")
                try:
                    affiliation = Affiliation(
                        speaker=self._speakers[speaker.name],
                        document=document,
                        role=note.role,
                        organization=organization,
                        principal=principal,
                        area=note.area,
                        status=note.status,
                        start=note.start,
                        end=note.end,
                        evidence=evidence,
                    )
                except QuotebankError as error:
                    self._fault(path, str(error))
                else:
                    affiliations.append(affiliation)
        return affiliations

    def _quotes(self, document: Document, affiliations: Iterable[Affiliation]) -> list[Quote]:
        quotes: dict[QuoteId, Quote] = {}
        for number, note in enumerate(self._notes.quotes):
            path = f"quotes[{number}]"
            speaker = self._known(self._speakers, note.speaker, f"{path}.speaker")
            segments = self._passages(note.segments, f"{path}.segments")
            self._quoted.update((segment.span, path) for segment in segments)
            attribution = Attribution(
                source=self._passages(note.source, f"{path}.source"),
                cue=self._passages(note.cue, f"{path}.cue"),
                content=self._passages(note.content, f"{path}.content"),
            )
            if speaker is None or len(segments) < len(note.segments):
                continue
            ordinal = 0
            while (name := quote_id(document.id, segments, ordinal)) in quotes:
                ordinal += 1
            try:
                quotes[name] = Quote(
                    id=name,
                    kind=note.kind,
                    segments=segments,
                    attribution=attribution,
                    speaker=speaker,
                    document=document,
                    affiliations=tuple(a for a in affiliations if a.speaker == speaker),
                )
            except QuotebankError as error:
                self._fault(path, str(error))
        ordered = sorted(quotes.values(), key=lambda quote: quote.segments[0].span.start)
        if ordered != list(quotes.values()):
            self._fault("quotes", "they do not stand in the order of the article")
        return ordered

    def _check_marks(self) -> None:
        """Make sure that what stands in marks and what was read in them are the same."""
        for number, term in enumerate(self._notes.terms):
            passage = self._passage(term.words, f"terms[{number}].words")
            if passage is not None:
                self._quoted[passage.span] = f"terms[{number}]"
        marked = set()
        for match in _MARKED.finditer(self._article):
            span = Span(match.start(1), match.end(1) - match[1].endswith(","))
            marked.add(span)
            if span not in self._quoted:
                line = self._article.count("\n", 0, span.start) + 1
                self._fault("quotes", f"line {line}: nothing is read of {match.group()!r}")
        for span, path in self._quoted.items():
            if span not in marked:
                words = self._article[span.start : span.end]
                self._fault(path, f"{words!r} is not all that stands between two marks")


def _whole(words: str) -> re.Pattern[str]:
    """Match words where no letter or digit stands next to them."""
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def tables_of(data: BankData) -> dict[str, bytes]:
    """Give each file of the packaged dataset by its name."""
    files = {}
    listed = {}
    for name, table in rows(data, codec()):
        records = list(table)
        files[f"{name}.json"] = _as_json(records)
        listed[name] = {
            "file": f"{name}.json",
            "rows": len(records),
            "sha256": hashlib.sha256(files[f"{name}.json"]).hexdigest(),
        }
    manifest = {
        "format": "quotebank.dataset",
        "version": VERSION,
        "notice": "NOTICE.md",
        "article_sha256": data.documents[0].sha256,
        "segments": sum(len(quote.segments) for quote in data.quotes),
        "tables": listed,
    }
    return files | {"manifest.json": _as_json(manifest)}


def _as_json(plain: object) -> bytes:
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Run the tool.

    Returns:
        0 where the tables are written or up to date, 1 where not, 2 where the annotations are wrong.
    """
    parser = argparse.ArgumentParser(description="Build the packaged dataset from its article.")
    parser.add_argument("article", type=Path, help="the text of the article, UTF-8")
    parser.add_argument("--annotations", type=Path, default=ANNOTATIONS)
    parser.add_argument("--to", type=Path, default=DATA, help="directory of the tables")
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    options = parser.parse_args(arguments)
    article = options.article.read_bytes().decode("utf-8")
    try:
        notes = read_annotations(options.annotations.read_text(encoding="utf-8"))
        data = Builder(article, notes).build()
    except QuotebankError as error:
        print(error, file=sys.stderr)
        return 2
    files = tables_of(data)
    segments = sum(len(quote.segments) for quote in data.quotes)
    print(f"{len(data.quotes)} quotations, {segments} segments, {len(data.speakers)} speakers")
    if not options.check:
        for name, content in files.items():
            (options.to / name).write_bytes(content)
        return 0
    stale = [n for n, c in files.items() if not _same(options.to / n, c)]
    for name in stale:
        print(f"{options.to / name} is not what the annotations give", file=sys.stderr)
    return 1 if stale else 0


def _same(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


if __name__ == "__main__":
    sys.exit(main())
