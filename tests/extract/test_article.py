"""The article of the packaged dataset is read as its annotators read it.

The packaged dataset is the gold. The article itself is not shipped: without it these tests are
skipped, and say so.
"""

from __future__ import annotations

import pytest

import quotebank
from quotebank import Bank, Extraction, Organization, Quote
from tests.extract.reading import read


@pytest.fixture(scope="module")
def found(article: str) -> Extraction:
    """What is read in the article."""
    return read(article)


@pytest.fixture(scope="module")
def gold() -> Bank:
    """What people read in it."""
    return quotebank.load()


def by_segments(quotes: Bank | tuple[Quote, ...]) -> dict[tuple[tuple[int, int], ...], Quote]:
    """Quotations by where their segments stand."""
    return {tuple((s.span.start, s.span.end) for s in quote.segments): quote for quote in quotes}


def test_all_quotations_and_segments_are_found_and_no_others(found: Extraction, gold: Bank) -> None:
    """14 quotations of 19 segments, to the code point."""
    expected = by_segments(gold)
    assert by_segments(found.quotes).keys() == expected.keys()
    assert (len(expected), sum(map(len, expected))) == (14, 19)


def test_everybody_is_named_in_full(found: Extraction, gold: Bank) -> None:
    """Whoever is called "she" or "Marshall" at the quotation."""
    read_as = {where: quote.speaker.name for where, quote in by_segments(found.quotes).items()}
    assert read_as == {where: quote.speaker.name for where, quote in by_segments(gold).items()}


def test_kinds_and_contents_are_as_people_marked_them(found: Extraction, gold: Bank) -> None:
    """Direct or mixed, and how much is reported."""
    said = by_segments(found.quotes)
    for where, quote in by_segments(gold).items():
        assert said[where].kind is quote.kind
        assert [c.span for c in said[where].content] == [c.span for c in quote.content]


def test_the_source_is_where_people_saw_it(found: Extraction, gold: Bank) -> None:
    """The mention lies within the one annotated; the quotation that only goes on has none."""
    said = by_segments(found.quotes)
    for where, quote in by_segments(gold).items():
        for mine, theirs in zip(
            said[where].attribution.source, quote.attribution.source, strict=True
        ):
            assert theirs.span.start <= mine.span.start < mine.span.end <= theirs.span.end
    (implicit,) = (quote for quote in found.quotes if not quote.attribution.source)
    assert implicit.speaker.name == "Colin Mortimer"
    assert implicit.segments[0].text.startswith("So we’re really looking to Starmer")


def names_of(organization: Organization | None) -> set[str | None]:
    """Everything that an organization is called."""
    if organization is None:
        return {None}
    return {organization.name, organization.description, *organization.aliases} - {None}


def test_capacities_are_those_that_the_article_states(found: Extraction, gold: Bank) -> None:
    """Role, organization, person served, place and status of each."""
    said = by_segments(found.quotes)
    for where, quote in by_segments(gold).items():
        mine = sorted(said[where].affiliations, key=lambda one: one.role or "")
        theirs = sorted(quote.affiliations, key=lambda one: one.role or "")
        assert [one.role for one in mine] == [one.role for one in theirs]
        for one, other in zip(mine, theirs, strict=True):
            assert one.status is other.status
            assert one.area == other.area
            assert (one.principal and one.principal.name) == (
                other.principal and other.principal.name
            )
            assert names_of(one.organization) & names_of(other.organization), (one, other)


def test_organizations_keep_their_letters_and_their_parents(found: Extraction) -> None:
    """“PPI” is the Progressive Policy Institute, and two others are its offshoots."""
    whole = next(o for o in found.organizations if o.name == "Progressive Policy Institute")
    assert "PPI" in whole.aliases
    parts = {o.name or o.description for o in found.organizations if o.parent == whole}
    assert parts == {"Center for New Liberalism", "another PPI offshoot in London"}


def test_terms_and_slogans_stay_unattributed(found: Extraction) -> None:
    """Nobody in the article says “hero voters”."""
    assert [one.passage.text for one in found.unattributed] == [
        "hero voters",
        "missions",
        "change.",
    ]
    assert not found.diagnostics


def test_editorial_insertions_are_marked(found: Extraction, gold: Bank) -> None:
    """What the newspaper put into Cadbury's words."""
    assert [[i.text for i in quote.insertions] for quote in found.quotes] == [
        [i.text for i in quote.insertions]
        for quote in sorted(gold, key=lambda quote: quote.segments[0].span.start)
    ]
    assert any(quote.insertions for quote in found.quotes)
