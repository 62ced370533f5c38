"""The bank as a collection: round trip, order, look-up, choice, threads."""

from __future__ import annotations

import copy
import datetime
import pickle
from concurrent.futures import ThreadPoolExecutor

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotebank.bank import Bank
from quotebank.errors import (
    AmbiguousNameError,
    BankError,
    InvalidValueError,
    NotPicklableError,
    QuotebankError,
    UnknownNameError,
)
from quotebank.model import BankData, Document, Extraction, Quote
from tests import strategies
from tests.bank.samples import (
    ADA,
    BEN,
    BEN_WAS,
    CARLA,
    DATA,
    DAVE,
    EVE,
    EVE_KNEADS,
    FIRST,
    GUILD,
    MILLERS,
    NORTH,
    PRICE,
    QUOTES,
    SPOKESMAN,
    UNNAMED,
    person,
    quoted,
)


def test_whole_tables_come_back_as_they_went_in(bank: Bank) -> None:
    assert bank.data() == DATA
    assert Bank.from_data(bank.data()).data() == DATA
    texts = [document.text for document in bank.data().documents]
    assert texts == [document.text for document in DATA.documents]


@settings(max_examples=50, deadline=None)
@given(st.lists(strategies.quotes(), max_size=3))
def test_any_tables_come_back(quotes: list[Quote]) -> None:
    try:
        data = BankData.collect(quotes)
    except InvalidValueError:  # Drawn ids collide.
        return
    with Bank.from_data(data) as bank:
        assert bank.data() == data


def test_a_bank_is_a_collection_in_document_order(bank: Bank) -> None:
    assert len(bank) == len(QUOTES)
    assert list(bank) == list(QUOTES)
    assert bank[PRICE] == QUOTES[0]
    assert PRICE in bank
    assert QUOTES[0] in bank
    assert "nothing" not in bank
    assert "\ud800" not in bank
    assert 3 not in bank
    with pytest.raises(UnknownNameError, match="no quote 'nothing'"):
        bank["nothing"]
    assert repr(bank).startswith(f"<Bank: {len(QUOTES)} quotations, ")


def test_an_empty_bank_is_one() -> None:
    bank = Bank()
    assert (len(bank), list(bank), bank.search("x"), bank.search("")) == (0, [], (), ())
    assert bank.search("after:2024") == ()
    assert bank.data() == BankData()
    assert bank
    with pytest.raises(UnknownNameError):
        bank.random()


def test_a_closed_bank_says_so(bank: Bank) -> None:
    bank.close()
    bank.close()
    assert repr(bank) == "<Bank: closed>"
    for use in (lambda: len(bank), lambda: bank.search("x"), lambda: bank.add(QUOTES[0])):
        with pytest.raises(BankError, match="is closed"):
            use()


def test_a_bank_does_not_pickle_or_copy(bank: Bank) -> None:
    for use in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(NotPicklableError):
            use(bank)
    hit = bank.search("flour")[0]
    assert pickle.loads(pickle.dumps(hit)) == hit


def test_adding_again_changes_nothing(bank: Bank) -> None:
    bank.add(*QUOTES)
    bank.add(DATA)
    assert bank.data() == DATA


def test_adding_part_by_part_makes_the_same_bank() -> None:
    bank = Bank()
    for document in DATA.documents:
        quotes = tuple(q for q in QUOTES if q.document == document)
        statements = tuple(a for a in DATA.affiliations if a.document == document)
        bank.add(Extraction(document=document, quotes=quotes, affiliations=statements))
    data = bank.data()
    assert data.quotes == DATA.quotes
    assert set(data.affiliations) == set(DATA.affiliations)
    assert set(data.speakers) == set(DATA.speakers)


def test_a_known_speaker_gains_aliases(bank: Bank) -> None:
    again = attrs.evolve(ADA, aliases=("Lady Stone",), description="a baker")
    document = Document.from_text("“Rye is all,” said Lady Stone.")
    bank.add(quoted(document, "Rye is all", again))
    assert bank.speaker("Lady Stone") == again
    assert bank[PRICE].speaker == again
    assert {hit.quote.text for hit in bank.search(speaker="ada stone")} == {
        "Rye is all",
        QUOTES[0].text,
    }


def test_a_quotation_that_differs_under_its_id_is_refused_and_nothing_is_written(
    bank: Bank,
) -> None:
    document = Document.from_text("“Rye is all,” said Eve.")
    new = quoted(document, "Rye is all", EVE)
    other = attrs.evolve(new, id=QUOTES[0].id)
    with pytest.raises(InvalidValueError, match="another quotation"):
        bank.add(new, other)
    assert bank.data() == DATA


def test_half_surrogates_are_refused_and_nothing_is_written(bank: Bank) -> None:
    document = Document.from_text("“Rye \ud800 is all,” said Eve.")
    for words in ("Rye \ud800 is all", "is all"):
        with pytest.raises(InvalidValueError, match="half surrogate"):
            bank.add(quoted(document, words, EVE))
    with pytest.raises(InvalidValueError, match="half surrogate"):
        bank.add(quoted(FIRST, "The price", person("Eve \udfff")))
    assert bank.data() == DATA


@pytest.mark.parametrize("text", ["'; drop table quotes; --", '"', "\x00", "a\x00b", "§s1 §k0 %_"])
def test_hostile_text_is_stored_and_comes_back(text: str) -> None:
    document = Document.from_text(text, title=text, publisher=text, authors=[text], url=text)
    quote = quoted(document, text, attrs.evolve(person(text), aliases=(text,), description=text))
    with Bank.from_quotes([quote]) as bank:
        assert list(bank) == [quote]
        assert bank.speaker(text) == quote.speaker


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Ada Stone", ADA),
        ("ada  STONE", ADA),
        ("ada-stone", ADA),
        ("Stone", ADA),
        ("Ms Stone", ADA),
        ("Benjamin Wheat", BEN),
        ("Ben Wheat", BEN),
        ("B. Wheat", BEN),
        ("Mr. Wheat", BEN),
        ("Wheat, Ben", BEN),
        ("big ben", BEN),
        ("Stone-Field", CARLA),
        ("de Vries", DAVE),
        ("Vries", DAVE),
        ("a spokesman for the mill", SPOKESMAN),
    ],
)
def test_a_speaker_is_found_by(bank: Bank, name: str, speaker: object) -> None:
    assert bank.speaker(name) == speaker


def test_an_unknown_speaker_is_an_error_with_the_nearest(bank: Bank) -> None:
    with pytest.raises(UnknownNameError) as caught:
        bank.speaker("Adda Stome")
    assert caught.value.nearest[0] == "Ada Stone"
    with pytest.raises(UnknownNameError) as caught:
        bank.speaker("Zoë Xu")
    assert caught.value.nearest == ()


def test_an_ambiguous_name_is_an_error_with_all_candidates(bank: Bank) -> None:
    document = Document.from_text("“No,” said Abe Wheat. “Yes,” said another Abe Wheat.")
    abe = person("Abe Wheat")
    other = attrs.evolve(abe, id=type(abe.id)("abe-wheat~2"), description="another")
    bank.add(quoted(document, "No", abe), quoted(document, "Yes", other))
    with pytest.raises(AmbiguousNameError) as caught:
        bank.speaker("Wheat")
    assert caught.value.candidates == ("Benjamin Wheat", "abe-wheat", "abe-wheat~2")
    assert bank.speaker("abe-wheat~2") == other
    # A filter takes them all.
    assert len(bank.search(speaker="Wheat")) == 4


@pytest.mark.parametrize(
    ("name", "organization"),
    [
        ("BG", GUILD),
        ("bakers' guild", GUILD),
        ("The Bakers’ Guild", GUILD),
        ("northern-bakers", NORTH),
        ("another offshoot in Leeds", UNNAMED),
    ],
)
def test_an_organization_is_found_by(bank: Bank, name: str, organization: object) -> None:
    assert bank.organization(name) == organization


def test_who_speaks_for_an_organization(bank: Bank) -> None:
    assert bank.speakers("BG") == (ADA, BEN, CARLA, DAVE)
    assert bank.speakers("BG", offshoots=False) == (ADA, BEN)
    assert bank.speakers("BG", offshoots=False, status="current") == (ADA,)
    assert bank.speakers(status="former") == (BEN,)
    with pytest.raises(InvalidValueError, match="no status 'late'"):
        bank.speakers(status="late")
    assert bank.speakers(MILLERS) == (EVE,)
    assert bank.speakers(MILLERS, quoted=True) == ()
    assert bank.speakers(quoted=False) == (EVE,)
    assert set(bank.speakers()) == set(DATA.speakers)
    with pytest.raises(UnknownNameError):
        bank.speakers("nobody at all")


def test_affiliations_come_with_their_witness(bank: Bank) -> None:
    assert bank.affiliations("Wheat") == (BEN_WAS,)
    assert bank.affiliations(EVE) == (EVE_KNEADS,)
    (statement,) = bank.affiliations("Big Ben")
    assert statement.evidence[0].text == "treasurer"
    assert str(statement.document.published) == "2024-10-18"


def test_documents_keep_their_texts(bank: Bank) -> None:
    assert bank.documents() == DATA.documents
    assert bank.document(FIRST.id).text == FIRST.text
    assert bank[PRICE].document.text is None
    with pytest.raises(UnknownNameError):
        bank.document("nothing")


def test_organizations_are_listed_with_their_parents(bank: Bank) -> None:
    assert bank.organizations() == DATA.organizations
    assert bank.organization("northern bakers").parent == GUILD


def test_a_choice_is_the_same_for_the_same_seed_and_day(bank: Bank) -> None:
    again = Bank.from_data(DATA)
    seeds = [bank.random(seed).id for seed in range(40)]
    assert seeds == [again.random(seed).id for seed in range(40)]
    assert set(seeds) == {quote.id for quote in QUOTES}
    assert bank.random() in QUOTES
    days = [datetime.date(2024, 1, 1) + datetime.timedelta(n) for n in range(60)]
    daily = [bank.quote_of_the_day(day).id for day in days]
    assert daily == [again.quote_of_the_day(day.isoformat()).id for day in days]
    assert set(daily) == {quote.id for quote in QUOTES}
    with pytest.raises(InvalidValueError, match="not a day"):
        bank.quote_of_the_day("2024-01")


def test_any_thread_may_use_a_bank(bank: Bank) -> None:
    def work(number: int) -> int:
        if number % 10 == 0:
            document = Document.from_text(f"“Rye number {number},” said Eve.")
            bank.add(quoted(document, f"Rye number {number}", EVE))
        assert bank.speaker("Stone") == ADA
        return len(bank.search("flour")) + len(list(bank)) * 0

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(work, range(60))) == {3}
    assert len(bank.search("rye", limit=None)) == 6


def test_values_that_no_bank_takes_are_refused(bank: Bank) -> None:
    with pytest.raises(QuotebankError, match="does not take"):
        bank.add("words")  # type: ignore[arg-type]


def test_other_tools_take_a_bank_as_an_arrow_table(bank: Bank) -> None:
    pytest.importorskip("pyarrow")
    table = bank.to_arrow()
    rows = table.to_pylist()
    assert [row["id"] for row in rows] == [quote.id for quote in QUOTES]
    assert rows[0]["capacity"] == ["chair, The Bakers’ Guild"]
    assert rows[0]["published_earliest"] == datetime.date(2024, 10, 18)
    assert rows[-1]["published"] is None
    assert Bank().to_arrow().num_rows == 0


def test_the_words_of_what_was_refused_are_learned_when_it_comes_again(bank: Bank) -> None:
    document = Document.from_text("“Sourdoughs are all,” said Eve.")
    new = quoted(document, "Sourdoughs are all", EVE)
    with pytest.raises(InvalidValueError, match="another quotation"):
        bank.add(new, attrs.evolve(new, id=QUOTES[0].id))
    bank.add(new)
    assert [hit.quote for hit in bank.search("sourdough")] == [new]
    assert bank.check() == ()
