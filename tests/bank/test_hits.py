"""Hits: words at once, the rest when it is asked for, and never another bank's."""

from __future__ import annotations

import copy
import pickle
import threading
from pathlib import Path

import pytest

from quotebank.bank import Bank, Hit
from quotebank.errors import BankError, UnknownNameError
from quotebank.model import Document, Quote
from tests.bank.samples import ADA, BEN, DATA, EVE, QUOTES, quoted


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of the sample bank, closed."""
    file = tmp_path / "bank"
    with Bank.create(file) as bank:
        bank.add(DATA)
    return file


def _rye(number: int = 0) -> Quote:
    document = Document.from_text(f"“Rye is all {number},” said Eve.")
    return quoted(document, f"Rye is all {number}", EVE)


def test_the_words_of_a_hit_are_those_of_its_quotation(path: Path) -> None:
    with Bank.open(path) as bank:
        for hit in bank.search("", limit=None):
            assert (hit.id, hit.text) == (hit.quote.id, hit.quote.text)


def test_a_hit_outlives_its_bank(path: Path) -> None:
    with Bank.open(path) as bank:
        hits = bank.search("flour")
        expected = [bank[hit.id] for hit in hits]
        later = bank.search("flour")
    assert [hit.quote for hit in later] == expected
    assert later == hits


def test_a_hit_is_as_the_bank_was_when_it_was_found(path: Path) -> None:
    with Bank.open(path) as bank:
        before = bank.search("", limit=None)
        bank.merge(ADA, BEN)
        merged = bank.search("", limit=None)
        bank.remove(*QUOTES)
        assert [hit.quote for hit in before] == list(QUOTES)
        assert {hit.quote.speaker.id for hit in merged} & {ADA.id, BEN.id} == {ADA.id}


def test_a_hit_of_what_was_undone_is_kept(path: Path) -> None:
    hits: list[Hit] = []

    def fail(bank: Bank) -> None:
        with bank.atomic():
            bank.add(_rye())
            hits.extend(bank.search("rye"))
            bank.speaker("nobody at all")

    with Bank.open(path) as bank:
        with pytest.raises(UnknownNameError):
            fail(bank)
        assert [hit.quote for hit in hits] == [_rye()]
        assert bank.search("rye") == ()


def test_a_hit_that_another_process_takes_out_is_told(path: Path) -> None:
    with Bank.open(path) as bank, Bank.open(path) as other:
        other.add(_rye(), _rye(1))
        gone, there = sorted(bank.search("rye"), key=lambda hit: hit.text)
        other.remove(_rye())
        other.remove(_rye(1))
        # The keys are used again; the hit is not for whoever has them now.
        other.add(_rye(2))
        other.add(_rye(1))
        with pytest.raises(BankError, match=rf"'{_rye().id}' was taken out .*; search again"):
            _ = gone.quote
        assert there.quote == _rye(1)
        assert gone.text == "Rye is all 0"


def test_what_is_read_goes_together_though_another_process_writes(path: Path) -> None:
    asked: list[str] = []

    with Bank.open(path) as bank, Bank.open(path) as other:
        expected = bank.affiliations(BEN)
        everyone = bank.speakers()
        other.add(_rye())
        with bank._connection.using() as raw:

            def meddle(sql: str) -> None:
                # A speaker goes between one statement and the next.
                if "FROM affiliations" in sql and not asked:
                    asked.append(sql)
                    other.merge(ADA, BEN)

            raw.set_trace_callback(meddle)
            assert bank.affiliations(BEN) == expected
            raw.set_trace_callback(None)
        assert asked
        assert len(bank.speakers()) == len(everyone) - 1


def test_hits_are_copied_and_pickled_without_their_bank(path: Path) -> None:
    with Bank.open(path) as bank:
        hits = bank.search("flour")
        copies = (copy.copy(hits), copy.deepcopy(hits), pickle.loads(pickle.dumps(hits)))
    for again in copies:
        assert again == hits
        assert [hit.cursor for hit in again] == [hit.cursor for hit in hits]
        assert [hit.snippet for hit in again] == [hit.snippet for hit in hits]
        assert set(again) == set(hits)


def test_a_hit_is_read_by_any_thread(path: Path) -> None:
    with Bank.open(path) as bank:
        hits = bank.search("", limit=None)
        read: list[Quote] = []
        threads = [
            threading.Thread(target=lambda: read.extend(h.quote for h in hits)) for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert read == list(QUOTES) * 4


def test_hits_show_what_they_are() -> None:
    with Bank.from_data(DATA) as bank:
        hit = bank.search("flour")[0]
        assert repr(hit) == f"Hit(id={hit.id!r}, text={hit.text!r}, score={hit.score!r})"
        assert hit != hit.quote


def test_long_lists_are_read_in_part_and_in_whole(tmp_path: Path) -> None:
    made = [_rye(number) for number in range(250)]
    with Bank.create(tmp_path / "bank") as bank:
        bank.ingest(made)
        hits = bank.search("rye", sort="oldest", limit=None)
        assert hits[120].quote == made[120]
        assert [hit.quote for hit in hits] == made
        last = bank.search("rye", sort="oldest", limit=None)[240]
    assert last.quote == made[240]
