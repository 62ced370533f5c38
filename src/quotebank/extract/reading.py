"""Putting an extraction together: attributed quotations and their speakers as values of the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import TypeVar

import attrs

from quotebank.dates import PartialDate
from quotebank.errors import InvalidValueError
from quotebank.extract.affiliations import Statement
from quotebank.extract.attribute import Attributed, Span, attribute
from quotebank.extract.entities import Entity
from quotebank.extract.layout import add_turns
from quotebank.extract.marks import Marks, find_marks
from quotebank.extract.options import ExtractOptions
from quotebank.extract.resolve import Resolved
from quotebank.extract.speakers import SpeakerReading, read_speakers
from quotebank.model import (
    Affiliation,
    AffiliationStatus,
    Attribution,
    Diagnostic,
    Document,
    Extraction,
    Organization,
    OrganizationId,
    Passage,
    Quote,
    QuoteId,
    QuoteKind,
    Speaker,
    SpeakerId,
    SpeakerKind,
    Unattributed,
    organization_id,
    quote_id,
    speaker_id,
)
from quotebank.text import digest

__all__ = ["attributed_stretches", "quoted_stretches", "read"]

Id = TypeVar("Id", SpeakerId, OrganizationId)

# Nothing but a line's end is looked for quickly; the first line has none before it.
_NOTICE = r"(?:Correction|Clarification|Editor[’']s note)s?:.+"
_FIRST_CORRECTION = re.compile(_NOTICE, re.IGNORECASE)
_CORRECTION = re.compile(rf"\n{_NOTICE}", re.IGNORECASE)


def read(text: str, document: Document | None, options: ExtractOptions | None) -> Extraction:
    """Read an article; see `quotebank.extract`."""
    if not isinstance(text, str):
        raise InvalidValueError(
            f"the text to read is {type(text).__name__}; give a str, decoding bytes first"
        )
    home = _document(text, document)
    marks, attributed = attributed_stretches(text, options)
    author = home.authors[0] if home.authors else None
    # A long article has many: what is not needed any more is let go of before more is made.
    marks.stretches.clear()
    reading = read_speakers(text, attributed, author)
    return _Assembly(text, home).extraction(marks, attributed, reading)


def attributed_stretches(
    text: str, options: ExtractOptions | None = None
) -> tuple[Marks, list[Attributed]]:
    """Find what stands in marks and attribute it, as the options say."""
    options = options or ExtractOptions()
    marks = quoted_stretches(text, options)
    attributed = attribute(text, marks)
    if options.minimum_probability:
        attributed = [_doubtful(one, options.minimum_probability) for one in attributed]
    return marks, attributed


def quoted_stretches(text: str, options: ExtractOptions) -> Marks:
    """Find what is quoted, in marks or as a turn of a transcript, as the options say."""
    marks = find_marks(text)
    if not options.single_marks:
        marks = marks._replace(stretches=[s for s in marks.stretches if not s.single])
    return add_turns(text, marks)


def _doubtful(one: Attributed, minimum: float) -> Attributed:
    if one.source is None or one.probability >= minimum:
        return one
    return one._replace(
        content=one.segments, kind="direct", source=None, cue=None, implicit=False,
        reason="unknown speaker",
    )  # fmt: skip


def _document(text: str, document: Document | None) -> Document:
    home = Document.from_text(text) if document is None else document
    if document is not None:
        home = attrs.evolve(home, text=text, sha256=digest(text))
    if not home.corrections:
        first = _FIRST_CORRECTION.match(text)
        notices = chain([first] if first else [], _CORRECTION.finditer(text))
        found = tuple([match.group().strip() for match in notices])
        home = attrs.evolve(home, corrections=found) if found else home
    return home


class _Assembly:
    """The values of one article, each made once."""

    def __init__(self, text: str, document: Document) -> None:
        self.text = text
        self.document = document
        self.speakers: dict[object, Speaker] = {}
        self.organizations: dict[object, Organization] = {}
        #: Of what an organization is said to be an offshoot, by the ``id`` of its entity.
        self.parents: dict[int, Entity] = {}
        #: The ids that are taken, and for those of one name the last number.
        self.speaker_ids: dict[str, int] = {}
        self.organization_ids: dict[str, int] = {}

    def extraction(
        self, marks: Marks, attributed: list[Attributed], reading: SpeakerReading
    ) -> Extraction:
        """Make the extraction; what is attributed is let go of piece by piece, to spare memory."""
        self.parents = {id(part.child): part.parent for part in reading.offshoots}
        told: dict[int, list[Statement]] = {}
        for statement in reading.statements:
            told.setdefault(id(statement.entity), []).append(statement)
        affiliations: dict[int, tuple[Affiliation, ...]] = {}
        quotes: list[Quote] = []
        unattributed: list[Unattributed] = []
        seen: dict[QuoteId, int] = {}
        attributed.reverse()
        for resolved in reading.speakers:
            one = attributed.pop()
            if one.source is None:
                reason = one.reason or "unknown speaker"
                unattributed += [Unattributed(passage=p, reason=reason) for p in self.segments(one)]
                continue
            key = id(resolved.entity)
            if key not in affiliations:
                affiliations[key] = self.affiliations(told.pop(key, ()))
            quotes.append(self.quote(one, resolved, affiliations[key], seen))
        for statement in reading.statements:
            key = id(statement.entity)
            if key in told:
                affiliations[key] = self.affiliations(told.pop(key))
        return Extraction(
            document=self.document,
            quotes=tuple(quotes),
            speakers=tuple(dict.fromkeys(self.speakers.values())),
            organizations=tuple(dict.fromkeys(self.organizations.values())),
            affiliations=tuple(a for some in affiliations.values() for a in some),
            unattributed=tuple(unattributed),
            diagnostics=tuple(
                Diagnostic(
                    passage=self.passage((d.start, d.start + 1)), message=f"{d.mark} {d.reading}"
                )
                for d in marks.diagnostics
            ),
            diagnostic_count=marks.diagnostic_count,
        )

    def passage(self, span: Span) -> Passage:
        return Passage.of(self.text, *span)

    def segments(self, one: Attributed) -> tuple[Passage, ...]:
        """Take the stretches without the comma that the writer put before the closing mark."""
        spans = []
        for start, end in one.segments:
            comma = end - start > 1 and self.text[end - 1] == ","
            spans.append((start, end - comma))
        return tuple(map(self.passage, spans))

    def quote(
        self,
        one: Attributed,
        resolved: Resolved,
        affiliations: tuple[Affiliation, ...],
        seen: dict[QuoteId, int],
    ) -> Quote:
        segments = self.segments(one)
        first = quote_id(self.document.id, segments)
        ordinal = seen.get(first, 0)
        seen[first] = ordinal + 1
        content = () if one.kind == "direct" else tuple(map(self.passage, _apart(one.content)))
        named = () if one.implicit or one.source is None else (self.passage(one.source),)
        cue = () if one.implicit or one.cue is None else (self.passage(one.cue),)
        return Quote(
            id=quote_id(self.document.id, segments, ordinal) if ordinal else first,
            kind=_QUOTE_KINDS[one.kind],
            segments=segments,
            attribution=Attribution(
                source=named, cue=cue, content=content, probability=round(one.probability, 4)
            ),
            speaker=self.speaker(one, resolved),
            document=self.document,
            affiliations=affiliations,
        )

    def speaker(self, one: Attributed, resolved: Resolved) -> Speaker:
        if resolved.entity is not None:
            return self.person(resolved.entity, _SPEAKER_KINDS[resolved.kind])
        description = resolved.description
        if not description and one.source is not None:
            description = " ".join(self.text[slice(*one.source)].split())
        kind, label = _SPEAKER_KINDS[resolved.kind], description or "?"
        if (kind, label) not in self.speakers:
            local = partial(self.local_id, kind, label)
            self.speakers[kind, label] = Speaker(
                id=self.unused(self.speaker_ids, local), kind=kind, description=label
            )
        return self.speakers[kind, label]

    def person(self, entity: Entity, kind: SpeakerKind | None = None) -> Speaker:
        """Make the speaker that an entity is; two of one name are told apart by a number."""
        if id(entity) not in self.speakers:
            kind = kind or _KINDS.get(entity.kind, SpeakerKind.PERSON)
            described = entity.kind == "described"
            make = partial(self.local_id if described else speaker_id, kind, entity.name)
            aliases = tuple(dict.fromkeys(a for a in entity.aliases if a and a != entity.name))
            self.speakers[id(entity)] = Speaker(
                id=self.unused(self.speaker_ids, make), kind=kind,
                name=None if described else entity.name,
                description=entity.name if described else None, aliases=aliases,
            )  # fmt: skip
        return self.speakers[id(entity)]

    def local_id(self, kind: SpeakerKind, label: str, again: str | None) -> SpeakerId:
        """Make the id of one only described, who is another one in the next article."""
        return speaker_id(kind, label, again or self.document.id)

    def organization(self, statement: Statement) -> Organization | None:
        entity, words = statement.organization_entity, statement.organization
        if entity is not None:
            return self.body(entity)
        if not words:
            return None
        named = any(word[:1].isupper() for word in words.split() if word not in {"The", "A", "An"})
        parent = self.body(statement.parent) if statement.parent is not None else None
        if statement.parent is not None:
            named = False
        key = (words.casefold(), id(statement.parent))
        if key not in self.organizations:
            label = words if named else f"{words} {self.document.id}"
            self.organizations[key] = Organization(
                id=self.unused(self.organization_ids, partial(organization_id, label)),
                name=words if named else None,
                description=None if named else words,
                parent=parent,
            )
        return self.organizations[key]

    def body(self, entity: Entity) -> Organization:
        if id(entity) not in self.organizations:
            aliases = tuple(dict.fromkeys(a for a in entity.aliases if a and a != entity.name))
            whole = self.parents.get(id(entity))
            self.organizations[id(entity)] = Organization(
                id=self.unused(self.organization_ids, partial(organization_id, entity.name)),
                name=entity.name,
                aliases=aliases,
                parent=self.body(whole) if whole is not None else None,
            )
        return self.organizations[id(entity)]

    def unused(self, ids: dict[str, int], make: Callable[[str | None], Id]) -> Id:
        """Make an id that no other of this article has: those of one name are told by a number."""
        first = identity = make(None)
        # Where the last one stopped counting: from 1 each time, the time would be that of a square.
        number = ids.get(first, 0)
        while identity in ids:
            number += 1
            identity = make(f"{self.document.id} {number}")
        ids[identity] = 1
        ids[first] = max(1, number)
        return identity

    def affiliations(self, statements: Sequence[Statement]) -> tuple[Affiliation, ...]:
        result: list[Affiliation] = []
        for statement in statements:
            organization = self.organization(statement)
            principal = self.person(statement.principal) if statement.principal else None
            if statement.role is None and organization is None and principal is None:
                continue
            start, end = _year(statement.start), _year(statement.end)
            if start is not None and end is not None and end < start:
                start = end = None
            affiliation = Affiliation(
                speaker=self.person(statement.entity),
                document=self.document,
                role=statement.role,
                organization=organization,
                principal=principal,
                area=statement.area,
                status=_STATUSES[statement.status],
                start=start,
                end=end,
                evidence=tuple(map(self.passage, _apart(statement.evidence))),
            )
            result.append(affiliation)
        # To hash one takes as long as to make it.
        return tuple(dict.fromkeys(result)) if len(result) > 1 else tuple(result)


_STATUSES = {str(status): status for status in AffiliationStatus}
_QUOTE_KINDS = {str(kind): kind for kind in QuoteKind}
_SPEAKER_KINDS = {str(kind): kind for kind in SpeakerKind}
_KINDS = {"person": SpeakerKind.PERSON, "organization": SpeakerKind.ORGANIZATION}


def _year(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except InvalidValueError:
        return None


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Join spans that overlap, and drop what is empty; give them in text order."""
    if len(spans) == 1:
        return [spans[0]] if spans[0][0] < spans[0][1] else []
    kept = sorted(span for span in spans if span[0] < span[1])
    if all(one[1] <= other[0] for one, other in pairwise(kept)):
        return kept
    joined = [kept[0]]
    for start, end in kept[1:]:
        if start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
