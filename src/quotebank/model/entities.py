"""Documents, organizations, speakers, and what documents state of their roles."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from typing import NewType, Self

from attrs import field, frozen
from attrs.validators import instance_of, optional

from quotebank.dates import PartialDate
from quotebank.errors import DocumentMismatchError, InvalidValueError
from quotebank.model._fields import optional_text, required_text, texts
from quotebank.model.passages import Passage, ordered
from quotebank.text import digest, short_digest

DocumentId = NewType("DocumentId", str)


SpeakerId = NewType("SpeakerId", str)


OrganizationId = NewType("OrganizationId", str)


_SHA256 = re.compile(r"[0-9a-f]{64}")


class SpeakerKind(enum.StrEnum):
    """What a speaker is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    #: People without a common name: "two aides".
    GROUP = "group"
    #: A text that is quoted for itself: a statement, a report, a law.
    DOCUMENT = "document"


class AffiliationStatus(enum.StrEnum):
    """How an affiliation stands at the date of the document that states it."""

    CURRENT = "current"
    FORMER = "former"
    CANDIDATE = "candidate"


@frozen(kw_only=True)
class Document:
    """What a quotation was printed in.

    Args:
        id: derived from its url, else from its text's digest; see `Document.from_text`.
        title: as printed.
        publisher: who published it.
        authors: who wrote it, in order.
        url: where it stands.
        published: when.
        published_inferred: the reason, where the date is not stated but inferred.
        sha256: of its text's UTF-8 as it stands, 64 hexadecimal digits in lower case.
        corrections: the correction notices that it carries.
        text: the whole text; None where it may not be shipped. Takes no part in equality, hash or
            `repr`.
    """

    id: DocumentId = field(validator=required_text)
    title: str | None = field(default=None, validator=optional_text)
    publisher: str | None = field(default=None, validator=optional_text)
    authors: tuple[str, ...] = field(default=(), validator=texts)
    url: str | None = field(default=None, validator=optional_text)
    published: PartialDate | None = field(
        default=None, validator=optional(instance_of(PartialDate))
    )
    published_inferred: str | None = field(default=None, validator=optional_text)
    sha256: str | None = None
    corrections: tuple[str, ...] = field(default=(), validator=texts)
    text: str | None = field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.sha256 is not None and not _SHA256.fullmatch(self.sha256):
            raise InvalidValueError(
                f"Document.sha256 is {self.sha256!r}; give 64 hexadecimal digits in lower case"
            )
        if self.published_inferred is not None and self.published is None:
            raise InvalidValueError(
                "Document.published_inferred gives a reason for a date that is not given"
            )

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        title: str | None = None,
        publisher: str | None = None,
        authors: Iterable[str] = (),
        url: str | None = None,
        published: PartialDate | None = None,
    ) -> Self:
        """Describe a document whose text is at hand; its id and digest are worked out.

        Args:
            text: the whole text.
            title: as printed.
            publisher: who published it.
            authors: who wrote it.
            url: where it stands; the id comes from it, so that a corrected text keeps the id.
            published: when.
        """
        sha256 = digest(text)
        return cls(
            id=DocumentId(short_digest("url", url) if url else short_digest("text", sha256)),
            title=title,
            publisher=publisher,
            authors=tuple(authors),
            url=url,
            published=published,
            sha256=sha256,
            text=text,
        )

    def check(self, passages: Iterable[Passage], text: str | None = None) -> None:
        """Make sure that passages stand in the document as they claim.

        Args:
            passages: what is to be checked.
            text: the document's text, where the document does not hold it itself.

        Raises:
            DocumentMismatchError: with every passage that does not, and the digest where it differs.
        """
        text = self.text if text is None else text
        if text is None:
            raise DocumentMismatchError(self.id, ["its text is not given; pass it as `text`"])
        faults = []
        if self.sha256 is not None and digest(text) != self.sha256:
            faults.append(f"its text has the digest {digest(text)}, not {self.sha256}")
        faults += [fault for p in passages if (fault := p.fault_in(text)) is not None]
        if faults:
            raise DocumentMismatchError(self.id, faults)

    def __str__(self) -> str:
        parts = [self.title and f"“{self.title}”", self.publisher or self.url]
        named = ", ".join(part for part in parts if part) or f"document {self.id}"
        if self.published is None:
            return named
        return f"{named}, {self.published}{' (inferred)' if self.published_inferred else ''}"


def _known(instance: Speaker | Organization) -> None:
    if instance.name is None and instance.description is None:
        raise InvalidValueError(
            f"{type(instance).__name__} {instance.id!r} has neither name nor description; give one"
        )


@frozen(kw_only=True)
class Organization:
    """A party, company, agency, think tank or other body that people belong to or speak for.

    Args:
        id: unique within its bank.
        name: in full; None where the document does not name it.
        description: as the document describes it ("another PPI offshoot in London").
        aliases: other names and abbreviations ("PPI").
        parent: what it is a part or an offshoot of.
    """

    id: OrganizationId = field(validator=required_text)
    name: str | None = field(default=None, validator=optional_text)
    description: str | None = field(default=None, validator=optional_text)
    aliases: tuple[str, ...] = field(default=(), validator=texts)
    parent: Organization | None = None

    def __attrs_post_init__(self) -> None:
        _known(self)
        if self.parent is not None and not isinstance(self.parent, Organization):
            raise InvalidValueError(f"Organization.parent is {self.parent!r}; give an Organization")

    @property
    def label(self) -> str:
        """The name, or the description where there is none."""
        return self.name or self.description or self.id

    def ancestors(self) -> Iterator[Organization]:
        """Give its parent, that one's parent, and so on."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent

    def __str__(self) -> str:
        return self.label


@frozen(kw_only=True)
class Speaker:
    """Who is quoted, or can be.

    Args:
        id: unique within its bank.
        kind: what it is.
        name: in full; None where the document gives none ("a spokesman").
        description: as the document describes it, where that is no role.
        aliases: other names.
    """

    id: SpeakerId = field(validator=required_text)
    kind: SpeakerKind = field(default=SpeakerKind.PERSON, converter=SpeakerKind)
    name: str | None = field(default=None, validator=optional_text)
    description: str | None = field(default=None, validator=optional_text)
    aliases: tuple[str, ...] = field(default=(), validator=texts)

    def __attrs_post_init__(self) -> None:
        _known(self)

    @property
    def label(self) -> str:
        """The name, or the description where there is none."""
        return self.name or self.description or self.id

    def __str__(self) -> str:
        return self.label


@frozen(kw_only=True)
class Affiliation:
    """What a document states of a speaker's role: Popolo's Membership, with a witness.

    Args:
        speaker: of whom it is stated.
        document: what states it.
        role: the post or function ("executive vice president"), titles spelled out ("Senator").
        organization: of what body.
        principal: the person served ("Trump aide").
        area: the place represented ("Arkansas").
        status: as of the document's date.
        start: since when, if stated.
        end: until when, if stated; not before `start`.
        evidence: the words that state it.
    """

    speaker: Speaker = field(validator=instance_of(Speaker))
    document: Document = field(validator=instance_of(Document))
    role: str | None = field(default=None, validator=optional_text)
    organization: Organization | None = field(
        default=None, validator=optional(instance_of(Organization))
    )
    principal: Speaker | None = field(default=None, validator=optional(instance_of(Speaker)))
    area: str | None = field(default=None, validator=optional_text)
    status: AffiliationStatus = field(
        default=AffiliationStatus.CURRENT, converter=AffiliationStatus
    )
    start: PartialDate | None = field(default=None, validator=optional(instance_of(PartialDate)))
    end: PartialDate | None = field(default=None, validator=optional(instance_of(PartialDate)))
    evidence: tuple[Passage, ...] = field(default=(), validator=ordered)

    def __attrs_post_init__(self) -> None:
        if self.role is None and self.organization is None and self.principal is None:
            raise InvalidValueError(
                f"the affiliation of {self.speaker.label!r} states nothing; give a role, an "
                "organization or a principal"
            )
        if (
            self.start is not None
            and self.end is not None
            and self.end.latest < self.start.earliest
        ):
            raise InvalidValueError(
                f"the affiliation of {self.speaker.label!r} ends in {self.end}, before it starts in "
                f"{self.start}"
            )

    @property
    def label(self) -> str:
        """The capacity in words: "executive vice president, Third Way"."""
        of_what = self.area if self.organization is None else self.organization.label
        capacity = ", ".join(part for part in (self.role, of_what) if part)
        if self.principal is not None:
            capacity = f"{capacity or 'aide'} for {self.principal.label}"
        if self.status is AffiliationStatus.FORMER:
            return f"former {capacity}"
        return f"{capacity} (candidate)" if self.status is AffiliationStatus.CANDIDATE else capacity

    def __str__(self) -> str:
        return f"{self.speaker.label}: {self.label}"
