"""`check` finds what should not be, and nothing where all is well; `compact` keeps all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quotebank.bank import Bank
from quotebank.errors import BankError
from tests.bank.samples import BEN, DATA, FIRST, PRICE
from tests.bank.test_intake import READING, SECOND_READING
from tests.bank.test_merging import READING as LATER_READING


def test_a_bank_that_was_changed_in_every_way_is_well(bank: Bank) -> None:
    assert bank.check() == ()
    bank.add(SECOND_READING)
    bank.add(LATER_READING)
    bank.merge(BEN, "b-wheat")
    assert bank.check() == ()
    bank.add(READING)
    bank.split("b-wheat")
    bank.remove(bank[PRICE])
    assert bank.check() == ()
    bank.remove(FIRST)
    assert bank.check() == ()


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        ("UPDATE quotes SET text = 'other words' WHERE key = 1", "stands"),
        ("UPDATE quotes SET text = text || ' ' WHERE key = 1", "not that of its segments"),
        ("UPDATE quotes SET speaker = 999 WHERE key = 1", "speaks of a row of speakers"),
        ("UPDATE quotes SET passages = '{' WHERE key = 1", "cannot be read"),
        ("UPDATE quotes SET passages = '{}' WHERE key = 1", "has 0 segments"),
        ("UPDATE quotes SET passages = replace(passages, '[[1,', '[[2,') WHERE key = 1", "stands"),
        (
            "UPDATE quotes SET passages = replace(passages, 'null', '\"prize\"') WHERE key = 1",
            "not that of its segments",
        ),
        ('UPDATE affiliations SET evidence = \'[[1,null,"",""]]\' WHERE key = 1', "cannot be read"),
        ("UPDATE quotes SET affiliations = '[99]' WHERE key = 1", "not there"),
        ("UPDATE quotes SET affiliations = '[3]' WHERE key = 1", "has an affiliation"),
        ("UPDATE quotes SET key = 500 WHERE key = 1", "not in the full-text index"),
        ("DELETE FROM quotes WHERE key = 1", "in the full-text index only"),
        ("DELETE FROM quotes_fts_docsize WHERE id = 1", "not in the full-text index"),
        ("DELETE FROM words WHERE word = 'price'", "words that the bank does not list"),
        ("DELETE FROM names WHERE folded = 'ada stone'", "not found by just its names"),
        ("UPDATE speakers SET aliases = '[\"\"]' WHERE key = 1", "none empty"),
        ("UPDATE documents SET sha256 = 'x' WHERE key = 1", "digest"),
        ("UPDATE affiliations SET role = ' ' WHERE key = 1", "give words"),
        ("UPDATE document_texts SET text = 'another text' WHERE document = 1", "digest"),
    ],
)
def test_harm_is_found(tmp_path: Path, harm: str, fault: str) -> None:
    path = tmp_path / "bank"
    with Bank.create(path) as bank:
        bank.add(DATA)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(harm)
        raw.commit()
    with Bank.open(path) as bank:
        found = bank.check()
    assert any(fault in sentence for sentence in found), found


def test_a_damaged_file_is_a_fault_and_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "bank"
    with Bank.create(path) as bank:
        bank.add(DATA)
    content = bytearray(path.read_bytes())
    for place in range(20_000, len(content), 3000):
        content[place : place + 64] = b"\xff" * 64
    path.write_bytes(bytes(content))
    assert _faults(path)


def _faults(path: Path) -> tuple[str, ...]:
    try:
        with Bank.open(path) as bank:
            return bank.check()
    except BankError as error:
        return (error.message,)


def test_compacting_keeps_all_and_gives_space_back(tmp_path: Path) -> None:
    path = tmp_path / "bank"
    with Bank.create(path) as bank:
        bank.add(DATA)
        for _ in range(10):
            bank.add(SECOND_READING)
            bank.add(READING)
        bank.compact()
        small = path.stat().st_size
        data = bank.data()
        bank.remove(*bank.documents())
        bank.compact()
        assert path.stat().st_size < small
        assert bank.check() == ()
        bank.add(data)
        assert bank.data().quotes == data.quotes
        with pytest.raises(BankError, match="in a transaction"):
            _compact_within(bank)


def _compact_within(bank: Bank) -> None:
    with bank.atomic():
        bank.compact()
