"""What verifying a quotation finds: two sides, flags, the evidence, the differences."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from quotebank.align import Alignment, Change
from quotebank.model import Document, Passage, Quote, Speaker

__all__ = [
    "AttributionStatus",
    "Claim",
    "Difference",
    "Evidence",
    "Finding",
    "Flag",
    "Report",
    "Verdict",
    "Wording",
]


class Wording(enum.StrEnum):
    """Whether these are the words; each worse than the one before."""

    #: The same words in the same order, with a clean cut at either end or none.
    VERBATIM = "verbatim"
    #: Only marks, dashes, spaces, hyphens, ligatures, entities or case at the start differ.
    TYPOGRAPHIC = "typographic"
    #: Only what editors may do, and mark: brackets, an ellipsis, a masked expletive.
    EDITED = "edited"
    #: No usable source: an empty one, or a bank without texts, which never proves absence.
    UNVERIFIABLE = "unverifiable"
    #: Words changed, dropped or added without a mark, or a mark that turns the sense.
    ALTERED = "altered"
    #: The source reports it in its own words; the draft puts it in quotation marks.
    PARAPHRASE = "paraphrase"
    #: Pieces of different utterances, or in another order, joined as one.
    SPLICED = "spliced"
    #: Nothing near it in sources that could have held it.
    NOT_FOUND = "not found"


class AttributionStatus(enum.StrEnum):
    """Whether this is the speaker; each worse than the one before."""

    CONFIRMED = "confirmed"
    #: The draft names nobody.
    NOT_CLAIMED = "not claimed"
    #: The source does not say whose words they are.
    UNKNOWN = "unknown"
    #: The source says that they are another's.
    DIFFERENT = "different"


class Verdict(enum.StrEnum):
    """The worse of the two sides, in one order from best to worst.

    ``not claimed`` of the attribution is no fault, and leaves the verdict to the wording; so does
    an attribution of words that were not found.
    """

    VERBATIM = "verbatim"
    TYPOGRAPHIC = "typographic"
    EDITED = "edited"
    UNKNOWN_SPEAKER = "unknown speaker"
    UNVERIFIABLE = "unverifiable"
    ALTERED = "altered"
    PARAPHRASE = "paraphrase"
    SPLICED = "spliced"
    DIFFERENT_SPEAKER = "different speaker"
    NOT_FOUND = "not found"

    @property
    def rank(self) -> int:
        """Its place in the order, from 0, the best."""
        return _RANKS[self]

    def at_least(self, other: Verdict) -> bool:
        """Whether this is as bad as another, or worse.

        >>> Verdict.SPLICED.at_least(Verdict.ALTERED)
        True
        """
        return self.rank >= other.rank


_RANKS: Final[Mapping[Verdict, int]] = MappingProxyType({v: k for k, v in enumerate(Verdict)})


class Flag(enum.StrEnum):
    """What else a reader must know."""

    #: A negation, number, name, modal or quantifier is touched, or the sense is turned.
    MATERIAL = "material"
    #: Cut so that its condition, negation or attribution is lost.
    OUT_OF_CONTEXT = "out of context"
    #: The claimed role or organization is not the one that the source states.
    CAPACITY_DIFFERS = "capacity differs"
    #: The words occur more than once.
    AMBIGUOUS = "ambiguous"


@frozen(kw_only=True)
class Claim:
    """A quotation as a draft gives it.

    Args:
        text: the claimed words.
        speaker: who is claimed to have said them, as fully as the draft names them; None if nobody.
        capacity: the claimed roles and organizations, in words.
        passages: where the words stand in the draft; none if checked alone.
        around: the words of the draft's sentence before the quotation, which may themselves deny it.
    """

    text: str
    speaker: str | None = None
    capacity: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    around: str = field(default="", repr=False)


@frozen(kw_only=True)
class Difference:
    """A run of words that differs from the source.

    Args:
        change: changed, dropped or added.
        claimed: the claimed words, as they stand; empty where they were dropped.
        source: the words of the source, as they stand; empty where they were added.
        reasons: why, where it is known: "spelling variant", "misreading", "negation", "number" …
        material: whether it touches the sense.
        marked: whether an ellipsis, brackets or a mask say that something was changed here.
    """

    change: Change
    claimed: str
    source: str
    reasons: tuple[str, ...] = ()
    material: bool = False
    marked: bool = False


@frozen(kw_only=True)
class Evidence:
    """Where the words stand in a source, and whose they are there.

    Args:
        document: what was compared.
        passages: the stretches of its text, in the order of the claimed wording; none for a bank
            that holds no texts.
        around: the sentences around them.
        speaker: who says them there; None where the source does not say.
        quote: the source's own quotation, where the words stand in one.
    """

    document: Document
    passages: tuple[Passage, ...] = ()
    around: str = ""
    speaker: Speaker | None = None
    quote: Quote | None = field(default=None, repr=False)


@frozen(kw_only=True)
class Finding:
    """What verifying found about one claimed quotation.

    Args:
        claim: the quotation as the draft gives it.
        wording: whether these are the words.
        attribution: whether this is the speaker.
        flags: what else to know, sorted.
        evidence: the place in the sources, or the nearest one; None where nothing is near.
        differences: run by run, in order.
        alignment: word by word; one for each stretch of the source that was used.
        explanation: a sentence or two for people.
    """

    claim: Claim
    wording: Wording
    attribution: AttributionStatus
    flags: tuple[Flag, ...] = ()
    evidence: Evidence | None = None
    differences: tuple[Difference, ...] = ()
    alignment: tuple[Alignment, ...] = field(default=(), repr=False)
    explanation: str = ""

    @property
    def verdict(self) -> Verdict:
        """The worse of the two sides, in the order of `Verdict`."""
        sides = [Verdict(self.wording.value)]
        if self.wording not in {Wording.NOT_FOUND, Wording.UNVERIFIABLE}:
            if self.attribution is AttributionStatus.UNKNOWN:
                sides.append(Verdict.UNKNOWN_SPEAKER)
            elif self.attribution is AttributionStatus.DIFFERENT:
                sides.append(Verdict.DIFFERENT_SPEAKER)
        return max(sides, key=lambda verdict: verdict.rank)


@frozen(kw_only=True)
class Report:
    """The findings of one draft, in its order.

    Args:
        findings: one for each claimed quotation.
        sources: how many sources were searched.
        problems: sources that could not be used, and why: one sentence each.
    """

    findings: tuple[Finding, ...] = ()
    sources: int = 0
    problems: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def worst(self) -> Verdict | None:
        """The worst verdict, or None where nothing is quoted."""
        verdicts: Iterable[Verdict] = (finding.verdict for finding in self.findings)
        return max(verdicts, key=lambda verdict: verdict.rank, default=None)

    def failing(self, since: Verdict = Verdict.UNKNOWN_SPEAKER) -> tuple[Finding, ...]:
        """List the findings whose verdict is as bad as one, or worse.

        True words that are cut out of their context count as altered ones.

        Args:
            since: the best verdict that fails.
        """
        return tuple(
            finding
            for finding in self.findings
            if finding.verdict.at_least(since)
            or (Flag.OUT_OF_CONTEXT in finding.flags and Verdict.ALTERED.at_least(since))
        )
