"""People are one person: put together, found under every name, and taken apart again."""

from __future__ import annotations

import attrs
import pytest

from quotebank.bank import Bank
from quotebank.errors import AmbiguousNameError, InvalidValueError, UnknownNameError
from quotebank.model import Affiliation, BankData, Document, Extraction
from tests.bank.samples import (
    ADA,
    BEN,
    GUILD,
    MILL,
    MILLERS,
    NORTH,
    QUOTES,
    person,
    quoted,
    stated,
)

BENJI = person("B. Wheat", "Benji")
LATER = Document.from_text("“Rye is all,” said B. Wheat, treasurer.", url="https://x/later")
RYE = quoted(LATER, "Rye is all", BENJI, [stated(LATER, BENJI, "treasurer", GUILD)])
AIDE = Affiliation(speaker=ADA, document=LATER, role="aide", principal=BENJI)
READING = Extraction(document=LATER, quotes=(RYE,), affiliations=(*RYE.affiliations, AIDE))


@pytest.fixture
def both(bank: Bank) -> Bank:
    bank.add(READING)
    return bank


def test_two_who_are_one_are_found_under_every_name(both: Bank) -> None:
    with pytest.raises(AmbiguousNameError):
        both.speaker("Wheat")
    merged = both.merge(BEN, BENJI)
    assert merged == attrs.evolve(BEN, aliases=("Big Ben", "B. Wheat", "Benji"))
    for name in ("Wheat", "Benji", "b-wheat", "benjamin-wheat", "Big Ben"):
        assert both.speaker(name) == merged
    assert len(both.search(speaker="b-wheat")) == 3
    assert both[RYE.id].speaker == merged
    assert both[RYE.id].affiliations[0].speaker == merged
    assert [a.document for a in both.affiliations("Benji")] == [QUOTES[0].document, LATER]
    assert both.affiliations(ADA)[-1].principal == merged
    assert [(m.kept, m.gone) for m in both.merges()] == [(merged, BENJI)]


def test_a_merge_is_reversible(both: Bank) -> None:
    before = both.data()
    both.merge(BEN, BENJI)
    assert both.split("b-wheat") == BENJI
    assert both.data() == before
    assert both.merges() == ()
    assert {hit.quote.id for hit in both.search(speaker="b-wheat")} == {RYE.id}
    assert len(both.search(speaker="benjamin-wheat")) == 2
    with pytest.raises(UnknownNameError, match="no merged speaker"):
        both.split("b-wheat")


def test_chains_of_merges_come_apart_the_last_first(both: Bank) -> None:
    before = both.data()
    both.merge(BENJI, BEN)
    both.merge(ADA, BENJI)
    assert len(both.search(speaker="benjamin-wheat")) == 4
    with pytest.raises(InvalidValueError, match="split 'b-wheat' first"):
        both.split("benjamin-wheat")
    both.split("b-wheat")
    assert both.speaker("benjamin-wheat") == both.speaker("b-wheat")
    both.split("benjamin-wheat")
    assert both.data() == before


def test_two_that_went_into_one_come_apart_in_any_order(both: Bank) -> None:
    before = both.data()
    both.merge(ADA, BENJI)
    both.merge(ADA, BEN)
    both.split("b-wheat")
    assert both.speaker("Big Ben").id == ADA.id
    both.split("benjamin-wheat")
    assert both.data() == before


def test_what_is_read_again_goes_to_the_one_that_is_kept(both: Bank) -> None:
    both.merge(BEN, BENJI)
    merged = both.data()
    both.add(READING)
    assert both.data() == merged
    assert both.revisions(LATER) == ()


def test_what_is_read_anew_since_stays_with_the_one_that_is_kept(both: Bank) -> None:
    both.merge(BEN, BENJI)
    text = "“Rye is all,” said Benjamin Wheat, a baker."
    corrected = Document.from_text(text, url=LATER.url)
    rye = quoted(corrected, "Rye is all", BEN, [stated(corrected, BEN, "baker", GUILD)])
    both.add(Extraction(document=corrected, quotes=(rye,)))
    other = Document.from_text("“Oats,” said B. Wheat.")
    both.add(quoted(other, "Oats", BENJI))
    both.split("b-wheat")
    assert both[rye.id].speaker.id == BEN.id
    assert both.check() == ()


def test_what_came_to_a_statement_goes_back_with_it(both: Bank) -> None:
    both.merge(BEN, BENJI)
    treasurer = RYE.affiliations[0]
    both.add(quoted(LATER, "all", BENJI, [treasurer]))
    both.split("b-wheat")
    assert {hit.quote.text for hit in both.search(speaker="b-wheat")} == {"Rye is all", "all"}
    assert both.check() == ()


def test_what_cannot_be_one_is_refused(both: Bank) -> None:
    with pytest.raises(InvalidValueError, match="one speaker already"):
        both.merge(BEN, "Big Ben")
    with pytest.raises(InvalidValueError, match="only two of a kind"):
        both.merge(BEN, MILL)
    with pytest.raises(UnknownNameError):
        both.merge(BEN, "nobody at all")


def test_merges_are_suggested_with_reasons(both: Bank) -> None:
    (suggestion,) = [s for s in both.suggest_merges() if s.score > 0.5]
    assert (suggestion.one, suggestion.other) == (BEN, BENJI)
    assert suggestion.reasons == (
        "their names can be forms of one",
        "both are affiliated with The Bakers’ Guild",
        "both are called treasurer",
    )
    assert both.merges() == ()


def test_two_of_different_organizations_score_low() -> None:
    first, second = (Document.from_text(f"Ann Lee, {role}.") for role in ("baker", "miller"))
    ann = person("Ann Lee")
    other = attrs.evolve(ann, id=type(ann.id)("ann-lee~2"))
    data = BankData.collect(
        affiliations=[stated(first, ann, "baker", NORTH), stated(second, other, "miller", MILLERS)]
    )
    with Bank.from_data(data) as bank:
        (suggestion,) = bank.suggest_merges()
    assert suggestion.score <= 0.3
    assert suggestion.reasons[-1] == "they are affiliated with different organizations"


def test_a_family_name_alone_is_no_reason(bank: Bank) -> None:
    document = Document.from_text("“Rye,” said Zed Stone.")
    bank.add(quoted(document, "Rye", person("Zed Stone")))
    assert bank.suggest_merges() == ()
    assert bank.suggest_merges(limit=0) == ()
