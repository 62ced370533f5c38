"""A small bank of made-up quotations."""

from __future__ import annotations

from collections.abc import Iterable

from quotebank.dates import PartialDate
from quotebank.model import (
    Affiliation,
    AffiliationStatus,
    Attribution,
    BankData,
    Document,
    Organization,
    OrganizationId,
    Passage,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerId,
    SpeakerKind,
    quote_id,
    speaker_id,
)

GUILD = Organization(id=OrganizationId("bakers-guild"), name="The Bakers’ Guild", aliases=("BG",))
NORTH = Organization(
    id=OrganizationId("northern-bakers"), name="Northern Bakers", aliases=(), parent=GUILD
)
UNNAMED = Organization(
    id=OrganizationId("another-offshoot"), description="another offshoot in Leeds", parent=NORTH
)
MILLERS = Organization(id=OrganizationId("millers"), name="Millers United")


def person(name: str, *aliases: str) -> Speaker:
    return Speaker(id=speaker_id(SpeakerKind.PERSON, name), name=name, aliases=aliases)


ADA = person("Ada Stone")
BEN = person("Benjamin Wheat", "Big Ben")
CARLA = person("Carla Stone-Field")
DAVE = person("David de Vries", "Dave Fries")
EVE = person("Eve Nobody")
MILL = Speaker(
    id=SpeakerId("organization:millers"), kind=SpeakerKind.ORGANIZATION, name="Millers United"
)
SPOKESMAN = Speaker(id=SpeakerId("a-spokesman"), description="a spokesman for the mill")


def quoted(
    document: Document,
    words: str,
    speaker: Speaker,
    affiliations: Iterable[Affiliation] = (),
    kind: QuoteKind = QuoteKind.DIRECT,
) -> Quote:
    """Quote words of a document's text; of a mixed one, the content is the whole text."""
    assert document.text is not None
    start = document.text.index(words)
    passage = Passage.of(document.text, start, start + len(words))
    content = (
        () if kind is QuoteKind.DIRECT else (Passage.of(document.text, 0, start + len(words)),)
    )
    return Quote(
        id=quote_id(document.id, [passage]),
        kind=kind,
        segments=(passage,),
        attribution=Attribution(content=content),
        speaker=speaker,
        document=document,
        affiliations=tuple(affiliations),
    )


def stated(
    document: Document,
    speaker: Speaker,
    role: str,
    organization: Organization | None = None,
    status: AffiliationStatus = AffiliationStatus.CURRENT,
) -> Affiliation:
    """State a role in the words of a document's text."""
    assert document.text is not None
    start = document.text.index(role)
    evidence = (Passage.of(document.text, start, start + len(role)),)
    return Affiliation(
        speaker=speaker,
        document=document,
        role=role,
        organization=organization,
        status=status,
        evidence=evidence,
    )


FIRST = Document.from_text(
    "“The price of flour is rising, rises and rose again,” said Ada Stone, chair of the guild. "
    "“We can’t bake in the dark,” said Benjamin Wheat, a former treasurer. He called mills "
    "“hungry giants” in Élysée style, as “naïve” as a ﬁne loaf.",
    title="Flour",
    publisher="The Crumb",
    url="https://example.org/flour",
    published=PartialDate(2024, 10, 18),
)
SECOND = Document.from_text(
    "“Mills are hungry; giants are not,” said Carla Stone-Field, director of the north. "
    "“Giants of flour, hungry giants!” a spokesman said. “Flour is flour,” Millers United wrote.",
    title="Giants",
    url="https://example.org/giants",
    published=PartialDate(2024, 11),
)
THIRD = Document.from_text(
    "“Bread\u00ad making left-of-center is a naïve ﬁne art,” said David de Vries, baker in Leeds."
)

ADA_CHAIRS = stated(FIRST, ADA, "chair", GUILD)
BEN_WAS = stated(FIRST, BEN, "treasurer", GUILD, AffiliationStatus.FORMER)
CARLA_DIRECTS = stated(SECOND, CARLA, "director", NORTH)
DAVE_BAKES = stated(THIRD, DAVE, "baker", UNNAMED)
EVE_KNEADS = Affiliation(speaker=EVE, document=THIRD, role="kneader", organization=MILLERS)

QUOTES = (
    quoted(FIRST, "The price of flour is rising, rises and rose again", ADA, [ADA_CHAIRS]),
    quoted(FIRST, "We can’t bake in the dark", BEN, [BEN_WAS]),
    quoted(FIRST, "hungry giants", BEN, [BEN_WAS], QuoteKind.MIXED),
    quoted(SECOND, "Mills are hungry; giants are not", CARLA, [CARLA_DIRECTS]),
    quoted(SECOND, "Giants of flour, hungry giants!", SPOKESMAN),
    quoted(SECOND, "Flour is flour", MILL),
    quoted(THIRD, "Bread\u00ad making left-of-center is a naïve ﬁne art", DAVE, [DAVE_BAKES]),
)
PRICE, DARK, HUNGRY, MILLS, GIANTS, FLOUR, BREAD = (quote.id for quote in QUOTES)

DATA = BankData.collect(QUOTES, affiliations=[EVE_KNEADS], organizations=[MILLERS])
