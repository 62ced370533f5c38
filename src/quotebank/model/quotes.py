"""Quotations and their attributions, and what is read out of one document."""

from __future__ import annotations

import enum
import re
from typing import NewType

from attrs import field, frozen
from attrs.validators import deep_iterable, instance_of

from quotebank.errors import InvalidValueError
from quotebank.model._fields import probability, required_text
from quotebank.model.entities import Affiliation, Document, Organization, Speaker
from quotebank.model.passages import Passage, found_in, ordered

QuoteId = NewType("QuoteId", str)


#: Brackets with nothing but an ellipsis put no words in: they say that some were left out.
_BRACKETED = re.compile(r"\[(?! ?[.…][ .…]*\])[^\[\]]*\]")
_ELLIPSIS = re.compile(r"\[ ?(?:…|\.{3,}|\.(?: \.){2,}) ?\]|…|\.{3,}|\.(?: \.){2,}")


class QuoteKind(enum.StrEnum):
    """How much of what is reported stands in quotation marks."""

    #: All of it: the content is the segments.
    DIRECT = "direct"
    #: A part of it: the content holds more than the segments.
    MIXED = "mixed"
    #: None of it: there are no segments.
    INDIRECT = "indirect"


@frozen(kw_only=True)
class Attribution:
    """The parts of an attribution as they stand in the text (PARC 3.0, PolNeAR).

    Args:
        source: the words that name who speaks ("Flynn", "he"); empty where they are implicit.
        cue: the words that say that somebody does ("said", "according to"); empty where implicit.
        content: what is reported, where that is more than the quotation's segments; else empty.
        probability: how sure the reader was of the source, 0 to 1; None where a person read it.
    """

    source: tuple[Passage, ...] = field(default=(), validator=ordered)
    cue: tuple[Passage, ...] = field(default=(), validator=ordered)
    content: tuple[Passage, ...] = field(default=(), validator=ordered)
    probability: float | None = field(default=None, validator=probability)

    @property
    def implicit(self) -> bool:
        """Whether the text names nobody beside these words."""
        return not self.source


@frozen(kw_only=True)
class Quote:
    """A quotation: words attributed to somebody in a document.

    Args:
        id: see `quote_id`.
        kind: how much of what is reported stands in quotation marks.
        segments: the quoted stretches, in text order, without their marks; none if indirect.
        attribution: the words that say whose they are.
        speaker: who said it.
        document: where it was printed.
        affiliations: the capacity in which it was said: what its own document states of its speaker.

    Raises:
        InvalidValueError: where segments are out of order or overlap, do not fit the kind, or an
            affiliation is another's.
    """

    id: QuoteId = field(validator=required_text)
    kind: QuoteKind = field(converter=QuoteKind)
    segments: tuple[Passage, ...] = field(default=(), validator=ordered)
    attribution: Attribution = field(factory=Attribution, validator=instance_of(Attribution))
    speaker: Speaker = field(validator=instance_of(Speaker))
    document: Document = field(validator=instance_of(Document))
    affiliations: tuple[Affiliation, ...] = field(
        default=(), validator=deep_iterable(instance_of(Affiliation), instance_of(tuple))
    )

    def __attrs_post_init__(self) -> None:
        if (self.kind is QuoteKind.INDIRECT) == bool(self.segments):
            raise InvalidValueError(
                f"quotation {self.id!r} is {self.kind} and has {len(self.segments)} segments; an "
                "indirect one has none, any other at least one"
            )
        if (self.kind is QuoteKind.DIRECT) == bool(self.attribution.content):
            raise InvalidValueError(
                f"quotation {self.id!r} is {self.kind} and has {len(self.attribution.content)} passages "
                "of content; give them for a mixed or indirect one, and for no other"
            )
        for affiliation in self.affiliations:
            # Mostly it is the same speaker and the same document, which need no comparison.
            if (
                affiliation.speaker is not self.speaker and affiliation.speaker != self.speaker
            ) or (
                affiliation.document is not self.document and affiliation.document != self.document
            ):
                raise InvalidValueError(
                    f"quotation {self.id!r} of {self.speaker.label!r} has an affiliation that "
                    f"document {affiliation.document.id!r} states of {affiliation.speaker.label!r}"
                )

    @property
    def content(self) -> tuple[Passage, ...]:
        """All that is reported, quoted or not."""
        return self.attribution.content or self.segments

    @property
    def text(self) -> str:
        """The words, its pieces joined for reading; no word is changed.

        Where the writer broke in, the comma or stop that the break took is put back: a stop before a
        capital letter, else a comma.
        """
        pieces = self.segments or self.attribution.content
        # Most quotations are of one piece, and taking them in asks each for its words.
        return pieces[0].text.strip() if len(pieces) == 1 else _joined(pieces)

    @property
    def insertions(self) -> tuple[Passage, ...]:
        """The stretches in square brackets, brackets included: the editor's words, not the speaker's."""
        return found_in(self.segments, _BRACKETED)

    @property
    def omissions(self) -> tuple[Passage, ...]:
        """The ellipses, bracketed or not: where words were left out, or the speaker broke off."""
        return found_in(self.segments, _ELLIPSIS)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage that the quotation makes a claim of, for `Document.check`."""
        a = self.attribution
        evidence = (p for affiliation in self.affiliations for p in affiliation.evidence)
        return (*self.segments, *a.source, *a.cue, *a.content, *evidence)

    def __str__(self) -> str:
        capacity = "; ".join(affiliation.label for affiliation in self.affiliations)
        who = f"{self.speaker.label}, {capacity}" if capacity else self.speaker.label
        return f"“{self.text}” — {who} ({self.document})"


@frozen(kw_only=True)
class Unattributed:
    """A stretch in quotation marks that quotes nobody whom the text names.

    Args:
        passage: the stretch, without its marks.
        reason: "term", "title", "scare quotes", "slogan" or "unknown speaker".
    """

    passage: Passage
    reason: str = field(validator=required_text)


@frozen(kw_only=True)
class Diagnostic:
    """Something odd in a text, and how it was read.

    Args:
        passage: what is odd.
        message: one sentence: what it is, and how it was read.
    """

    passage: Passage
    message: str = field(validator=required_text)


@frozen(kw_only=True)
class Extraction:
    """What was read out of one document.

    Args:
        document: with its text.
        quotes: in text order.
        speakers: who is quoted, or is named with a role.
        organizations: that they belong to.
        affiliations: every statement of the document, quoted speakers or not.
        unattributed: the quotation marks that quote nobody.
        diagnostics: the first thousand oddities.
        diagnostic_count: how many there were.
    """

    document: Document
    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    organizations: tuple[Organization, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    unattributed: tuple[Unattributed, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    diagnostic_count: int = 0


def _joined(pieces: tuple[Passage, ...]) -> str:
    words = ""
    for piece in pieces:
        text = piece.text.strip()
        if words and words[-1].isalnum():
            words += "." if text[:1].isupper() else ","
        words = f"{words} {text}" if words else text
    return words
