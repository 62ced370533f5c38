"""What is no data of ours is refused, and files are whole or not at all."""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given

from quotebank.errors import DataError, FormatError, InvalidValueError, QuotebankError
from quotebank.model import (
    BankData,
    Quote,
    Speaker,
)
from quotebank.serialise import (
    dump_bank,
    dumps,
    load_bank,
    loads,
    read_jsonl,
    to_plain,
    write_csv,
    write_jsonl,
)
from tests.serialise.samples import (
    BANK,
    GUILD,
    MENDS,
    PIKE,
    RAY,
    READ,
    TRADE,
    UNION,
    written,
)
from tests.strategies import texts

# -- formats and versions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cls", "message"),
    [
        ('{"format":"quotebank","version":2}', BankData, "install a newer quotebank"),
        ('{"format":"quotebank.quote","version":99}', Quote, "its version is 99"),
        ('{"format":"quotebank","version":0}', BankData, "the versions of 'quotebank' are 1 to 1"),
        ('{"format":"quotebank","version":true}', BankData, "its version is true"),
        ('{"format":"quotebank","version":"1"}', BankData, "its version is the text '1'"),
        ('{"format":"quotebank"}', BankData, "its version is null"),
        ('{"version":1}', BankData, "no key 'format'"),
        ('{"format":"geo","version":1}', BankData, "its format is the text 'geo'"),
        ('{"format":["quotebank"],"version":1}', BankData, "its format is a list"),
        ('{"format":"quotebank.quote","version":1}', BankData, "read_jsonl reads any number"),
        ('{"format":"quotebank","version":1}', Quote, "a whole bank, which load_bank reads"),
        ("[]", BankData, "a list where an object of format 'quotebank' stands"),
        ("[1,", BankData, r"damaged JSON at column 4 \(the data ends there\)"),
        ('{"a":1,\n"b":}', BankData, "damaged JSON at line 2, column 5: Expecting value"),
        ("{}\n{}", BankData, "the second begins at line 2, column 1; read_jsonl reads JSON Lines"),
        ("", BankData, "damaged JSON at column 1"),
        ('{"a":NaN}', BankData, "NaN is no number of JSON"),
        ("[" * 100_000, BankData, "nested too deeply"),
        ("1" * 5000, BankData, "damaged JSON"),
        ("a\0b", BankData, "it is binary"),
        ("a\ud800", BankData, "half surrogate"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_no_data_of_ours_is_refused(text: str, cls: type, message: str) -> None:
    with pytest.raises(FormatError, match=message) as caught:
        loads(text, cls)
    assert not isinstance(caught.value, DataError)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0", "it is not UTF-8 at byte 0; give a text file in UTF-8"),
        (b"ab\0c", "it is binary; give a text file in UTF-8"),
        (b'{"format":"geo","version":1}', "its format is the text 'geo'"),
        (b'{"format":7}', "its format is the number 7"),
    ],
    ids=["image", "binary", "other", "no name"],
)
@pytest.mark.parametrize("read", [load_bank, lambda path: list(read_jsonl(path))])
def test_a_file_of_another_kind_is_named(
    read: Callable[[Path], object], content: bytes, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "some.file"
    path.write_bytes(content)
    with pytest.raises(FormatError, match=rf"some\.file(, line 1)?: {re.escape(message)}"):
        read(path)


@pytest.mark.parametrize("read", [load_bank, lambda path: list(read_jsonl(path))])
def test_a_directory_is_no_file(read: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="is a directory; give the name of a file"):
        read(tmp_path)
    with pytest.raises(FormatError, match="is a directory; give the name of a file"):
        dump_bank(BANK, tmp_path)


def test_a_newer_line_is_told_from_a_faulty_one() -> None:
    newer = dumps(TRADE).replace('"version":1', '"version":2')
    values = read_jsonl(io.StringIO(f"{dumps(MENDS)}\n{newer}\n"))
    assert next(values) == MENDS
    with pytest.raises(FormatError, match=r"line 2: its version is 2") as caught:
        next(values)
    assert not isinstance(caught.value, DataError)


def test_a_byte_order_mark_and_windows_line_ends_are_taken() -> None:
    data = written(write_jsonl, [MENDS, TRADE]).replace(b"\n", b"\r\n")
    assert list(read_jsonl(io.BytesIO(b"\xef\xbb\xbf" + data))) == [MENDS, TRADE]


def test_a_value_of_another_kind_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="int is no class of quotebank"):
        dumps(3)
    with pytest.raises(InvalidValueError, match="dict is no class of quotebank"):
        loads("{}", dict)
    with pytest.raises(InvalidValueError, match="a whole bank is written by dump_bank"):
        write_jsonl([BANK], io.BytesIO())  # type: ignore[list-item]


# -- half surrogates -----------------------------------------------------------------------------------

BROKEN = attrs.evolve(PIKE, name="Ada \ud83d")


@pytest.mark.parametrize(
    "write",
    [
        lambda: dumps(BROKEN),
        lambda: written(write_jsonl, [attrs.evolve(MENDS, speaker=BROKEN, affiliations=())]),
        lambda: written(write_csv, [attrs.evolve(MENDS, speaker=BROKEN, affiliations=())]),
        lambda: written(dump_bank, BankData(speakers=(BROKEN,))),
        lambda: dump_bank(BankData(speakers=(BROKEN,)), io.StringIO()),
    ],
    ids=["dumps", "jsonl", "csv", "bank", "text stream"],
)
def test_a_half_surrogate_is_not_written(write: Callable[[], object]) -> None:
    with pytest.raises(InvalidValueError, match=r"holds a half surrogate, '\\ud83d' at 4"):
        write()


def test_a_half_surrogate_is_not_read() -> None:
    line = dumps(MENDS).replace("Ada Pike", "Ada \\ud83dPike")
    with pytest.raises(DataError, match=r"speaker\.name: holds a half surrogate"):
        loads(line, Quote)
    with pytest.raises(DataError, match=r"line 1, speaker\.name: holds a half surrogate"):
        list(read_jsonl(io.StringIO(line)))


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert loads('{"id":"x","name":"\\ud83d\\ude00"}', Speaker).name == "😀"


# -- tables that do not hold what they speak of ------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (BankData(quotes=(MENDS,)), "'q-1' speaks of the speaker 'ada-pike', which the table"),
        (attrs.evolve(BANK, affiliations=()), "has an affiliation .* that the table"),
        (attrs.evolve(BANK, organizations=(GUILD, UNION)), "does not hold before it"),
        (
            attrs.evolve(BANK, speakers=(*BANK.speakers, attrs.evolve(PIKE, name="Other"))),
            "two speakers have the id 'ada-pike'",
        ),
        (attrs.evolve(READ, speakers=(RAY,)), "speaks of the speaker 'ada-pike'"),
    ],
    ids=["speaker", "affiliation", "order", "ids", "extraction"],
)
def test_tables_with_gaps_are_not_written(data: object, message: str) -> None:
    with pytest.raises(InvalidValueError, match=message):
        to_plain(data)


# -- files ---------------------------------------------------------------------------------------------


def test_a_file_is_replaced_only_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "quotes.jsonl"
    write_jsonl([MENDS], path)
    path.chmod(0o640)

    def some() -> Any:
        yield TRADE
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_jsonl(some(), path)
    assert list(read_jsonl(path)) == [MENDS]
    assert [*tmp_path.iterdir()] == [path]
    write_jsonl([TRADE], path)
    assert list(read_jsonl(path)) == [TRADE]
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="no such device here")
def test_a_device_is_written_to_and_not_replaced() -> None:
    assert write_jsonl([MENDS], os.devnull) == 1
    assert Path(os.devnull).is_char_device()


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    try:
        link.symlink_to(tmp_path / "bank.json")
    except OSError:
        pytest.skip("this system makes no links")
    dump_bank(BANK, link)
    assert link.is_symlink()
    assert load_bank(tmp_path / "bank.json") == BANK


def test_streams_are_left_open(tmp_path: Path) -> None:
    with (tmp_path / "both.jsonl").open("w+", encoding="latin-1") as stream:
        write_jsonl([MENDS], stream)
        write_jsonl([TRADE], stream)
        stream.seek(0)
        assert list(read_jsonl(stream)) == [MENDS, TRADE]


def test_a_line_without_an_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotebank.serialise.files.MAX_LINE", 1000)
    with pytest.raises(FormatError, match="line 1: the line is longer than 1000 bytes"):
        list(read_jsonl(io.BytesIO(b" " * 5000)))


@given(texts)
def test_any_text_is_refused_with_an_error_of_ours(text: str) -> None:
    for read in (lambda: loads(text, Quote), lambda: [*read_jsonl(io.StringIO(text))]):
        with contextlib.suppress(QuotebankError):
            read()
