"""Made-up values, which the tests of writing and reading share."""

from __future__ import annotations

import io
from collections.abc import Callable

import attrs

from quotebank.dates import PartialDate
from quotebank.model import (
    Affiliation,
    AffiliationStatus,
    Attribution,
    BankData,
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
)

TEXT = (
    "“We mend [old] boats,” said Ada Pike, head of the Harbour Guild, who once served Bo Ray. "
    "It was “a trade,” she said."
)


def passage(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage.of(TEXT, start, start + len(words))


DOCUMENT = attrs.evolve(
    Document.from_text(TEXT, title="Boats", authors=["A. Hand"], published=PartialDate(2024, 10)),
    corrections=("A name was wrong.",),
)
UNION = Organization(id=OrganizationId("union"), name="Union", aliases=("U",))
GUILD = Organization(id=OrganizationId("guild"), name="Harbour Guild", parent=UNION)
PIKE = Speaker(id=SpeakerId("ada-pike"), name="Ada Pike")
RAY = Speaker(id=SpeakerId("bo-ray"), name="Bo Ray")
AIDES = Speaker(id=SpeakerId("group:two-aides"), kind=SpeakerKind.GROUP, description="two aides")
HEAD = Affiliation(
    speaker=PIKE,
    document=DOCUMENT,
    role="head",
    organization=GUILD,
    start=PartialDate(2020),
    evidence=(passage("Ada Pike"), passage("head of the Harbour Guild")),
)
SERVED = Affiliation(
    speaker=PIKE, document=DOCUMENT, principal=RAY, status=AffiliationStatus.FORMER
)
MENDS = Quote(
    id=QuoteId("q-1"),
    kind=QuoteKind.DIRECT,
    segments=(passage("We mend [old] boats"),),
    attribution=Attribution(source=(passage("Ada Pike"),), cue=(passage("said"),), probability=0.5),
    speaker=PIKE,
    document=DOCUMENT,
    affiliations=(SERVED, HEAD),
)
TRADE = Quote(
    id=QuoteId("q-2"),
    kind=QuoteKind.MIXED,
    segments=(passage("a trade"),),
    attribution=Attribution(content=(passage("It was “a trade,”"),)),
    speaker=PIKE,
    document=DOCUMENT,
)
BANK = BankData.collect([MENDS, TRADE], speakers=[AIDES])
READ = Extraction(
    document=DOCUMENT,
    quotes=BANK.quotes,
    speakers=BANK.speakers,
    organizations=BANK.organizations,
    affiliations=BANK.affiliations,
    unattributed=(Unattributed(passage=passage("old"), reason="term"),),
    diagnostics=(Diagnostic(passage=passage("who"), message="a relative clause"),),
    diagnostic_count=1,
)


def written(write: Callable[..., object], value: object, **options: object) -> bytes:
    stream = io.BytesIO()
    write(value, stream, **options)
    return stream.getvalue()
