"""Banks in files: what is opened, what is refused, and that nothing is lost."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quotebank.bank import Bank
from quotebank.bank.opening import create_file, open_file
from quotebank.bank.schema import APPLICATION_ID, MIGRATIONS
from quotebank.errors import BankError, UnknownNameError
from quotebank.model import Document, Quote
from tests.bank.killing import quotes as many
from tests.bank.samples import DATA, EVE, PRICE, QUOTES, quoted


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of the sample bank, closed."""
    file = tmp_path / "of made-up’s.bank"
    with Bank.create(file) as bank:
        bank.add(DATA)
    return file


def test_a_bank_in_a_file_is_that_of_memory(path: Path) -> None:
    with Bank.open(path) as bank:
        assert bank.data() == DATA
        assert repr(bank) == f"<Bank: {len(QUOTES)} quotations, {str(path)!r}>"


def test_a_file_says_what_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert raw.execute("PRAGMA page_size").fetchone() == (8192,)
        names = [name for name, _ in MIGRATIONS]
        assert raw.execute("SELECT name FROM migrations").fetchall() == [(n,) for n in names]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_view_is_flat_and_readable(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        row = dict(raw.execute("SELECT * FROM quote_view WHERE id = ?", (PRICE,)).fetchone())
    assert row["speaker"] == "Ada Stone"
    assert row["capacity"] == "chair, The Bakers’ Guild"
    assert row["published"] == "2024-10-18"


def test_other_tools_find_the_full_text_index(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        # As Datasette and sqlite-utils look for it.
        found = raw.execute(
            "SELECT name FROM sqlite_master WHERE rootpage = 0 AND (sql LIKE "
            "'%VIRTUAL TABLE%USING FTS%content=\"quotes\"%' OR (tbl_name = 'quotes' AND "
            "sql LIKE '%VIRTUAL TABLE%USING FTS%'))"
        ).fetchall()
        assert found == [("quotes_fts",)]
        rows = raw.execute("SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH 'flour'")
        assert len(rows.fetchall()) == 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x7fELF\x00\x00", "not even an SQLite file"),
        (b'{"format": "quotebank"}', "not even an SQLite file"),
        (b"", "no bank"),
        (b"SQLite format 3\x00" + b"\xff" * 500, "cannot be read"),
    ],
    ids=["binary", "json", "empty", "header alone"],
)
def test_a_file_that_is_no_bank_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    with pytest.raises(BankError, match=reason):
        Bank.open(file)
    assert file.read_bytes() == content


def test_what_is_no_file_or_no_bank_of_ours_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="there is no file"):
        Bank.open(tmp_path / "none")
    with pytest.raises(BankError, match="is no file"):
        Bank.open(tmp_path)
    with pytest.raises(BankError, match="cannot be opened"):
        Bank.create(tmp_path / "none" / "bank")
    other = tmp_path / "other"
    with closing(sqlite3.connect(other)) as raw:
        raw.execute("CREATE TABLE t (x)")
    with pytest.raises(BankError, match="another program"):
        Bank.open(other)
    with pytest.raises(BankError, match="is there already"):
        Bank.create(other)


def test_a_bank_is_not_made_over_another(path: Path) -> None:
    with pytest.raises(BankError, match="is there already"):
        Bank.create(path)
    with Bank.open(path) as bank:
        assert len(bank) == len(QUOTES)


def test_making_a_bank_goes_on_where_it_was_cut_short(tmp_path: Path) -> None:
    file = tmp_path / "bank"
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
    with Bank.create(file) as bank:
        bank.add(DATA)
        assert bank.data() == DATA


def _read_all(path: Path) -> None:
    with Bank.open(path) as bank:
        bank.data()
        bank.search("flour")


def test_a_truncated_file_is_refused_or_read_in_part(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(BankError):
        _read_all(path)


def test_a_newer_bank_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 999")
    with pytest.raises(BankError, match=r"version 999.*install a newer quotebank"):
        Bank.open(path)


def test_an_older_bank_is_migrated_after_a_backup(path: Path) -> None:
    newer = (*MIGRATIONS, ("add shelves", "CREATE TABLE shelves (key INTEGER PRIMARY KEY);\n"))
    with pytest.raises(BankError, match="open it for writing once"):
        open_file(path, 1, readonly=True, migrations=newer)
    open_file(path, 1, migrations=newer).close()
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM shelves").fetchone() == (0,)
        assert raw.execute("SELECT max(version) FROM migrations").fetchone() == (len(newer),)
    with Bank.open(f"{path}.v{len(MIGRATIONS)}.bak") as bank:
        assert bank.data() == DATA


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    wrong = (*MIGRATIONS, ("wrong", "CREATE TABLE shelves (x);\nCREATE TABLE quotes (x);\n"))
    with pytest.raises(BankError, match="already exists"):
        open_file(path, 1, migrations=wrong)
    with Bank.open(path) as bank:
        assert bank.data() == DATA


def test_a_bank_to_be_read_only_is_not_written(path: Path) -> None:
    document = Document.from_text("“Rye is all,” said Eve.")
    with Bank.open(path, readonly=True) as bank:
        assert len(bank.search("flour")) == 3
        with pytest.raises(BankError, match="may only be read"):
            bank.add(quoted(document, "Rye is all", EVE))


def test_a_second_writer_waits_and_then_says_whom_to_ask(path: Path) -> None:
    document = Document.from_text("“Rye is all,” said Eve.")
    with Bank.open(path) as one, Bank.open(path, timeout=0.05) as two:
        with one.atomic():
            with pytest.raises(BankError, match="another process is writing"):
                two.add(quoted(document, "Rye is all", EVE))
            # Readers see the state before, and are not kept waiting.
            assert len(two) == len(QUOTES)
        two.add(quoted(document, "Rye is all", EVE))
        assert len(one) == len(QUOTES) + 1
        assert [hit.quote.text for hit in one.search("rye")] == ["Rye is all"]


def test_what_another_writes_is_seen(path: Path) -> None:
    document = Document.from_text("“Ryes are all,” said Eve.")
    with Bank.open(path) as one, Bank.open(path) as two:
        assert one.search("rye") == ()
        two.add(quoted(document, "Ryes are all", EVE))
        assert len(one.search("rye")) == 1


def _add_and_fail(bank: Bank, quote: Quote) -> None:
    with bank.atomic():
        bank.add(quote)
        assert quote in bank
        bank.speaker("nobody at all")


def test_a_transaction_is_kept_whole_or_not_at_all(path: Path) -> None:
    document = Document.from_text("“Rye is all,” said Eve. “Rye is none,” she said.")
    all_, none = (quoted(document, words, EVE) for words in ("Rye is all", "Rye is none"))
    with Bank.open(path) as bank:
        with pytest.raises(UnknownNameError):
            _add_and_fail(bank, all_)
        assert bank.search("rye") == ()
        with bank.atomic():
            bank.add(all_)
            with pytest.raises(UnknownNameError):
                _add_and_fail(bank, none)
            assert len(bank.search("rye")) == 1
        assert [hit.quote for hit in bank.search("rye")] == [all_]


def test_a_backup_is_a_whole_bank(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.bank"
    copy.write_text("something else")
    with Bank.open(path) as bank:
        bank.backup(copy)
        with pytest.raises(BankError, match="no backup can be written"):
            bank.backup(tmp_path / "none" / "copy.bank")
    with Bank.open(copy) as bank:
        assert bank.data() == DATA
    with Bank.from_data(DATA) as bank:
        bank.backup(copy)
    with Bank.open(copy) as bank:
        assert bank.data() == DATA
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.bank", path.name]


def test_a_bank_is_read_where_nothing_can_be_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Who runs the tests may be allowed to write everywhere.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Bank.open(path, readonly=True) as bank:
        assert bank.data() == DATA
        assert [p.name for p in path.parent.iterdir()] == [path.name]
    with Bank.open(path):
        monkeypatch.undo()
        # Somebody writes there, so that readers must take part in the log.
        with Bank.open(path, readonly=True) as bank:
            assert bank.data() == DATA


def test_a_backup_that_is_opened_keeps_a_log_again(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.bank"
    with Bank.open(path) as bank:
        bank.backup(copy)
    document = Document.from_text("“Rye is all,” said Eve.")
    with Bank.open(copy) as bank, Bank.open(copy, timeout=0.05, readonly=True) as reader:
        with bank.atomic():
            bank.add(quoted(document, "Rye is all", EVE))
            assert len(reader.search("flour")) == 3
        assert len(reader.search("rye")) == 1


def test_an_empty_file_becomes_a_bank(tmp_path: Path) -> None:
    file = tmp_path / "bank"
    file.touch()
    create_file(file, 1).close()
    Bank.open(file).close()


def test_the_index_stays_in_few_pieces(tmp_path: Path) -> None:
    path = tmp_path / "many.bank"
    with Bank.create(path) as bank:
        bank.ingest(many(255), batch=1)
        assert bank.check() == ()
    with closing(sqlite3.connect(path)) as raw:
        held = dict(raw.execute("SELECT k, v FROM quotes_fts_config"))
        assert (held["automerge"], held["crisismerge"]) == (0, 8)
        pieces = "SELECT count(DISTINCT segid) FROM quotes_fts_idx"
        # 255 is 377 to the base of eight: so many pieces of each size.
        assert raw.execute(pieces).fetchone()[0] <= 17
