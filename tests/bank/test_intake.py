"""Taking in, correcting and taking out: nothing twice, nothing lost."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from quotebank.bank import Bank
from quotebank.errors import InvalidValueError, UnknownNameError
from quotebank.model import Document, Extraction, Quote
from tests.bank.killing import quotes
from tests.bank.samples import (
    ADA,
    ADA_CHAIRS,
    BEN,
    BEN_WAS,
    DARK,
    DATA,
    FIRST,
    GUILD,
    HUNGRY,
    PRICE,
    QUOTES,
    quoted,
    stated,
)

READING = Extraction(
    document=FIRST,
    quotes=tuple(quote for quote in QUOTES if quote.document == FIRST),
    speakers=(ADA, BEN),
    organizations=(GUILD,),
    affiliations=(ADA_CHAIRS, BEN_WAS),
)

CORRECTED = Document.from_text(
    "“The price of flour is rising, rises and rose again,” said Benjamin Wheat, treasurer. "
    "“We can’t bake at night,” he said.",
    title="Flour, corrected",
    url=FIRST.url,
    published=FIRST.published,
)
_BEN_IS = stated(CORRECTED, BEN, "treasurer", GUILD)
SECOND_READING = Extraction(
    document=CORRECTED,
    quotes=(
        quoted(CORRECTED, "The price of flour is rising, rises and rose again", BEN, [_BEN_IS]),
        quoted(CORRECTED, "We can’t bake at night", BEN, [_BEN_IS]),
    ),
    affiliations=(_BEN_IS,),
)


def test_the_same_article_again_changes_nothing(bank: Bank) -> None:
    bank.add(READING, reason="read again")
    assert bank.data() == DATA
    assert bank.revisions(FIRST) == ()


def test_other_words_under_the_same_id_are_a_change(bank: Bank) -> None:
    held = bank[PRICE]
    (segment,) = held.segments
    words = segment.text.replace("flour", "grain")
    assert len(words) == len(segment.text)
    document = attrs.evolve(held.document, text=None)
    other = attrs.evolve(held, segments=(attrs.evolve(segment, text=words),), document=document)
    bank.update(other)
    assert bank[PRICE].text == words
    (revision,) = bank.revisions(document)
    assert revision.changed == (PRICE,)


def test_the_words_of_a_single_segment_are_stored_once(bank: Bank) -> None:
    with bank._connection.using() as raw:
        text, passages = raw.execute(
            "SELECT text, passages FROM quotes WHERE id = ?", (PRICE,)
        ).fetchone()
    assert text not in passages
    assert bank[PRICE].segments[0].text == text


def test_a_corrected_article_replaces_its_quotations_and_the_old_ones_are_kept(
    bank: Bank,
) -> None:
    bank.add(SECOND_READING, reason="the paper corrected itself")
    assert bank.document(FIRST.id) == CORRECTED
    assert bank.document(FIRST.id).text == CORRECTED.text
    found = bank.search(document=FIRST.id)
    assert [hit.quote for hit in found] == list(SECOND_READING.quotes)
    assert bank.search('"bake in the dark"') == ()
    assert [hit.quote.text for hit in bank.search("night")] == ["We can’t bake at night"]
    assert bank.affiliations("Wheat") == (_BEN_IS,)
    assert {hit.quote.id for hit in bank.search("price", speaker="Wheat")} == {PRICE}
    assert bank.search("price", speaker="Stone") == ()
    (revision,) = bank.revisions(FIRST.id)
    assert revision.document == FIRST
    assert [quote.id for quote in revision.quotes] == [PRICE, DARK, HUNGRY]
    assert revision.quotes == READING.quotes
    assert revision.reason == "the paper corrected itself"
    assert revision.gone == (DARK, HUNGRY)
    assert revision.changed == (PRICE,)
    assert revision.new == (SECOND_READING.quotes[1].id,)
    assert revision.replaced.utcoffset() is not None


def test_a_correction_can_be_taken_back_and_both_are_kept(bank: Bank) -> None:
    bank.add(SECOND_READING)
    bank.add(READING)
    assert {quote.id for quote in bank} == {quote.id for quote in QUOTES}
    assert [revision.document for revision in bank.revisions(FIRST)] == [FIRST, CORRECTED]
    assert set(bank.data().affiliations) == set(DATA.affiliations)


def test_a_quotation_is_updated_under_its_id(bank: Bank) -> None:
    old = bank[PRICE]
    new = attrs.evolve(old, speaker=BEN, affiliations=(BEN_WAS,))
    bank.update(new, reason="it was his")
    assert bank[PRICE] == new
    assert [quote.id for quote in bank] == [quote.id for quote in QUOTES]
    assert {hit.quote.id for hit in bank.search("flour", speaker="Wheat")} == {PRICE}
    (revision,) = bank.revisions(FIRST)
    assert (revision.changed, revision.gone, revision.reason) == ((PRICE,), (), "it was his")
    bank.update(new)
    assert len(bank.revisions(FIRST)) == 1
    with pytest.raises(UnknownNameError):
        bank.update(attrs.evolve(new, id=type(new.id)("nothing")))


def test_what_is_removed_is_not_found(bank: Bank) -> None:
    bank.remove(bank[PRICE])
    assert PRICE not in bank
    assert bank.search("price") == ()
    assert bank.speaker("Stone") == ADA
    bank.add(SECOND_READING)
    bank.remove(FIRST)
    assert bank.search("bake") == ()
    assert FIRST not in bank.documents()
    assert bank.affiliations("Wheat") == ()
    assert len(bank) == len(QUOTES) - 3
    with pytest.raises(UnknownNameError):
        bank.remove(FIRST)


def test_a_stream_is_taken_in_by_batches_and_can_be_run_again(bank: Bank) -> None:
    done: list[int] = []
    new = [_numbered(n) for n in range(25)]
    stream: list[Quote | Extraction] = [*new[:12], SECOND_READING, *new[12:]]
    assert bank.ingest(stream, batch=10, progress=done.append) == 26
    assert done == [10, 18, 26]
    once = bank.data()
    assert len(bank.search("numbered", limit=None)) == 25
    assert bank.ingest(new, batch=7) == 25
    assert bank.data() == once


def test_a_stream_takes_no_more_memory_the_longer_it_is(tmp_path: Path) -> None:
    sizes: list[int] = []

    def measure(_: int) -> None:
        gc.collect()
        sizes.append(tracemalloc.get_traced_memory()[0])

    with Bank.create(tmp_path / "bank") as bank:
        tracemalloc.start()
        try:
            bank.ingest(quotes(6000), batch=500, progress=measure)
        finally:
            tracemalloc.stop()
    # 4,000 documents and as many new words; the words are remembered, documents would take 4 MB.
    assert sizes[-1] - sizes[3] < 1_500_000


def test_an_interrupted_stream_keeps_whole_batches(bank: Bank) -> None:
    def stream() -> Iterator[Quote]:
        yield from (_numbered(n) for n in range(15))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bank.ingest(stream(), batch=10)
    assert len(bank) == len(QUOTES) + 10
    bank.ingest((_numbered(n) for n in range(15)), batch=10)
    assert len(bank) == len(QUOTES) + 15
    with pytest.raises(InvalidValueError, match="batch is 0"):
        bank.ingest([], batch=0)


def test_others_may_write_between_batches(bank: Bank) -> None:
    def other(count: int) -> None:
        bank.add(_numbered(1000 + count))

    bank.ingest((_numbered(n) for n in range(10)), batch=2, progress=other)
    assert len(bank) == len(QUOTES) + 15


def _numbered(number: int) -> Quote:
    document = Document.from_text(
        f"“Numbered {number},” said Ada Stone.", url=f"https://x/{number}"
    )
    return quoted(document, f"Numbered {number}", ADA)


@pytest.mark.parametrize("place", range(4))
def test_another_may_write_wherever_there_is_no_transaction(tmp_path: Path, place: int) -> None:
    path = tmp_path / "bank"
    Bank.create(path).close()
    values = quotes(20)
    outside = 0
    with Bank.open(path) as ours, Bank.open(path) as theirs, ours._connection.using() as raw:

        def meanwhile(statement: str) -> None:
            nonlocal outside
            # What SQLite itself runs within a statement is traced as a comment.
            if not raw.in_transaction and not statement.startswith("--"):
                if outside % 4 == place:
                    theirs.add(next(values))
                outside += 1

        raw.set_trace_callback(meanwhile)
        for _ in range(5):
            ours.add(next(values), next(values))
        raw.set_trace_callback(None)
        assert outside >= 5
        written = 20 - sum(1 for _ in values)
        assert ours.check() == ()
        assert {quote.id for quote in ours} == {quote.id for quote in quotes(written)}
