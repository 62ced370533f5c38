"""What is written is read again as it was, and what is wrong is refused with all its faults."""

from __future__ import annotations

import contextlib
import copy
import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from quotebank.dates import PartialDate
from quotebank.errors import DataError, FormatError, InvalidValueError, QuotebankError
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
    Span,
    Speaker,
    SpeakerId,
    SpeakerKind,
    Unattributed,
)
from quotebank.serialise import (
    dump_bank,
    dumps,
    from_plain,
    load_bank,
    loads,
    read_jsonl,
    to_plain,
    write_csv,
    write_jsonl,
)
from tests.strategies import dates, organizations, quotes, speakers, texts

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


# -- round trips ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        Span(3, 9),
        passage("boats"),
        PartialDate(2024, 2, 29),
        DOCUMENT,
        GUILD,
        AIDES,
        HEAD,
        MENDS.attribution,
        MENDS,
        TRADE,
        BANK,
        READ,
        READ.unattributed[0],
        READ.diagnostics[0],
        BankData(),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_value_is_read_as_it_was_written(value: object) -> None:
    assert loads(dumps(value), type(value)) == value
    assert loads(dumps(value).encode(), type(value)) == value
    assert "\n" not in dumps(value)


@given(quotes() | speakers | organizations | dates())
def test_any_value_is_read_as_it_was_written(value: object) -> None:
    assert loads(dumps(value), type(value)) == value


@given(st.lists(quotes(), max_size=4))
def test_any_quotations_survive_json_lines(some: list[Quote]) -> None:
    data = written(write_jsonl, some)
    assert list(read_jsonl(io.BytesIO(data))) == some
    assert written(write_jsonl, some) == data


@given(st.lists(quotes(), max_size=4, unique_by=lambda quote: quote.id), st.lists(speakers))
def test_any_bank_survives_a_file(some: list[Quote], others: list[Speaker]) -> None:
    try:
        data = BankData.collect(some, speakers=others)
    except InvalidValueError:
        reject()  # Two speakers drew the same id.
    file = written(dump_bank, data)
    assert load_bank(io.BytesIO(file)) == data
    assert from_plain(to_plain(data), BankData) == data
    assert written(dump_bank, load_bank(io.BytesIO(file))) == file


@given(quotes())
def test_an_extraction_of_any_quotation_survives(quote: Quote) -> None:
    try:
        data = BankData.collect([quote])
    except InvalidValueError:
        reject()  # Two speakers drew the same id.
    read = Extraction(
        document=quote.document,
        quotes=data.quotes,
        speakers=data.speakers,
        organizations=data.organizations,
        affiliations=data.affiliations,
    )
    line = written(write_jsonl, [read], text=True)
    (again,) = read_jsonl(io.BytesIO(line), Extraction)
    assert again == read
    assert again.document.text == quote.document.text


def test_people_without_quotations_are_kept() -> None:
    assert AIDES in load_bank(io.BytesIO(written(dump_bank, BANK))).speakers


def test_the_order_of_a_quotations_affiliations_is_kept() -> None:
    again = load_bank(io.BytesIO(written(dump_bank, BANK)))
    assert again.quotes[0].affiliations == (SERVED, HEAD)


# -- the shape of what is written ----------------------------------------------------------------------


def test_what_is_none_or_empty_is_left_out() -> None:
    assert to_plain(RAY) == {"id": "bo-ray", "kind": "person", "name": "Bo Ray"}
    assert to_plain(passage("“We")) == {
        "span": {"start": 0, "end": 3},
        "text": "“We",
        "suffix": TEXT[3:35],
    }


def test_affiliations_inside_a_quotation_leave_out_its_speaker_and_document() -> None:
    inside = to_plain(MENDS)["affiliations"][1]
    assert inside.keys() == {"role", "organization", "status", "start", "evidence"}
    assert to_plain(HEAD).keys() == inside.keys() | {"speaker", "document"}


def test_rows_name_others_by_id_and_affiliations_by_place() -> None:
    plain = to_plain(BANK)
    assert [row.get("parent") for row in plain["organizations"]] == [None, "union"]
    assert plain["quotes"][0]["speaker"] == "ada-pike"
    assert plain["quotes"][0]["document"] == DOCUMENT.id
    places = plain["quotes"][0]["affiliations"]
    assert [BANK.affiliations[place] for place in places] == [SERVED, HEAD]
    assert "document" not in to_plain(READ)["quotes"][0]


@pytest.mark.parametrize(
    "value", [MENDS, BANK, READ, DOCUMENT, HEAD], ids=lambda v: type(v).__name__
)
def test_the_text_of_a_document_is_written_only_where_it_is_asked_for(value: object) -> None:
    whole = json.dumps(TEXT, ensure_ascii=False)
    assert whole not in dumps(value)
    assert whole in dumps(value, text=True)


def test_a_line_is_what_dumps_gives() -> None:
    assert written(write_jsonl, [MENDS]).decode() == dumps(MENDS) + "\n"


def test_each_row_of_a_bank_stands_on_its_own_line() -> None:
    lines = written(dump_bank, BANK).decode().splitlines()
    assert json.loads(lines[-2].rstrip(",")) == to_plain(BANK)["quotes"][-1]
    assert (
        len(lines) == 1 + 5 * 2 + sum(len(table) for table in attrs.asdict(BANK).values()) + 1 - 1
    )


def test_values_are_taken_one_at_a_time() -> None:
    taken = []

    def some() -> Any:
        for number in range(3):
            taken.append(number)
            yield attrs.evolve(MENDS, id=QuoteId(f"q-{number}"))

    stream = io.StringIO()
    assert write_jsonl(some(), stream) == 3
    stream.seek(0)
    values = read_jsonl(stream)
    assert next(values).id == "q-0"
    assert stream.tell() < len(stream.getvalue())


# -- faults --------------------------------------------------------------------------------------------

_STEP = re.compile(r"(\w+)|\[(\d+)\]")


def changed(plain: Any, path: str, value: object) -> Any:
    """Put a value at a path; the ellipsis takes away what is there."""
    plain = copy.deepcopy(plain)
    steps = [name or int(place) for name, place in _STEP.findall(path)]
    inner = plain
    for step in steps[:-1]:
        inner = inner[step]
    if value is ...:
        del inner[steps[-1]]
    elif isinstance(inner, list) and steps[-1] == len(inner):
        inner.append(value)
    else:
        inner[steps[-1]] = value
    return plain


def faults(plain: object, cls: type = BankData) -> tuple[tuple[str, str], ...]:
    with pytest.raises(DataError) as caught:
        loads(json.dumps(plain), cls)
    return caught.value.faults


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("quotes[0].segments[0].span.start", "3", "the text '3' where a whole number stands"),
        ("quotes[0].segments[0].span.start", True, "true where a whole number stands"),
        ("quotes[0].segments[0].span.start", 1.0, "the number 1.0 where a whole number stands"),
        ("quotes[0].segments[0].span.start", ..., "missing"),
        ("quotes[0].segments[0].span", [1, 2], "a list where an object stands"),
        ("quotes[0].segments[0]", None, "null where an object stands"),
        ("quotes[0].segments", {}, "an object where a list stands"),
        ("quotes[0].segments", "abc", "the text 'abc' where a list stands"),
        ("quotes[0].attribution.cue[0].text", 5, "the number 5 where a text stands"),
        ("quotes[0].attribution.cue[0].colour", "red", "unknown key"),
        ("quotes[0].attribution.probability", "0.5", "the text '0.5' where a number stands"),
        ("quotes[0].attribution", [], "a list where an object stands"),
        ("quotes[0].kind", "straight", (
         "the text 'straight' where one of 'direct', 'mixed', "
         "'indirect' stands"
        )),
        ("quotes[0].kind", ..., "missing"),
        ("quotes[0].speaker", "nobody", "'nobody' is the id of none of the speakers"),
        ("quotes[0].speaker", {"id": "ada-pike"}, "an object where an id stands"),
        ("quotes[0].speaker", None, "null where an id stands"),
        ("quotes[0].document", ..., "missing"),
        ("quotes[0].affiliations[1]", 7, "no place 7 among 2 affiliations, counted from 0"),
        ("quotes[0].affiliations[1]", -1, "no place -1 among 2 affiliations, counted from 0"),
        ("quotes[0].affiliations[0]", "0", "the text '0' where a place in the affiliations stands"),
        ("quotes[0].affiliations", 0, "the number 0 where a list stands"),
        ("quotes[2]", "x", "the text 'x' where an object stands"),
        ("documents[0].published", "2024-13", (
         "no such date: 2024-13; give a year, a month or a day "
         "that is"
        )),
        ("documents[0].published", 2024, "the number 2024 where a text stands"),
        ("documents[0].authors[0]", 1, "the number 1 where a text stands"),
        ("documents[0].colour", "red", "unknown key"),
        ("organizations[0].parent", "guild", (
         "'guild' is the id of none of the organizations before "
         "this one"
        )),
        ("affiliations[0].principal", "x", "'x' is the id of none of the speakers"),
        ("affiliations[0].status", None, "null where one of 'current', 'former', 'candidate' stands"),
        ("speakers[0].name", ["Ada"], "a list where a text stands"),
        ("quotes", {}, "an object where a list stands"),
        ("colour", "red", "unknown key"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_a_fault_is_placed(path: str, value: object, fault: str) -> None:
    assert faults(changed(to_plain(BANK), path, value)) == ((path, fault),)


@pytest.mark.parametrize(
    ("path", "value", "where", "fault"),
    [
        ("quotes[1].id", "q-1", "quotes[1].id", "'q-1' is the id of quotes[0] too"),
        ("documents[1]", to_plain(DOCUMENT), "documents[1].id",
         f"'{DOCUMENT.id}' is the id of documents[0] too"),
        ("quotes[0].segments[0].text", "We", "quotes[0].segments[0]", "does not fit"),
        ("quotes[0].segments[0].span.end", 0, "quotes[0].segments[0].span", "no span from 1 to 0"),
        ("affiliations[1].start", "2031", "affiliations[1]", "before it starts in 2031"),
        ("quotes[0].kind", "indirect", "quotes[0]", "an indirect one has none"),
        ("speakers[1].name", ..., "speakers[1]", "has neither name nor description"),
        ("quotes[0].speaker", "bo-ray", "quotes[0]", "states of 'Ada Pike'"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_what_the_model_refuses_is_placed(path: str, value: object, where: str, fault: str) -> None:
    plain = changed(to_plain(BANK), path, value)
    if path == "affiliations[1].start":
        plain["affiliations"][1]["end"] = "2021"
    ((place, message),) = faults(plain)
    assert place == where
    assert fault in message


def test_all_faults_are_told_at_once() -> None:
    plain = to_plain(BANK)
    for path, value in {
        "documents[0].title": 4,
        "speakers[0].kind": "robot",
        "quotes[0].attribution.cue[0].span.start": "x",
        "quotes[1].segments": None,
        "extra": 1,
    }.items():
        plain = changed(plain, path, value)
    assert [path for path, _ in faults(plain)] == [
        "documents[0].title",
        "speakers[0].kind",
        "quotes[0].attribution.cue[0].span.start",
        "quotes[1].segments",
        "extra",
    ]


def test_a_reference_to_what_is_faulty_is_no_fault_of_its_own() -> None:
    plain = changed(to_plain(BANK), "documents[0].title", 4)
    assert [path for path, _ in faults(plain)] == ["documents[0].title"]


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("affiliations[0].speaker", {}, "unknown here; inside a quotation it is the quotation's own"),
        ("affiliations[0].organisation", {}, "unknown key"),
        ("affiliations[1].organization.parent.name", 5, "the number 5 where a text stands"),
        ("affiliations[0]", 3, "the number 3 where an object stands"),
        ("speaker.name", 3, "the number 3 where a text stands"),
        ("document", ..., "missing"),
        ("document.id", "", "Document.id is ''; give words"),
        ("speaker", "ada-pike", "the text 'ada-pike' where an object stands"),
        ("attribution.source[0].prefix", None, "null where a text stands"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_a_fault_of_a_quotation_is_placed(path: str, value: object, fault: str) -> None:
    ((place, message),) = faults(changed(to_plain(MENDS), path, value), Quote)
    assert (place.removesuffix(".id"), message) == (path.removesuffix(".id"), fault)


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("quotes[0].document", DOCUMENT.id, "unknown here; the document is the extraction's own"),
        ("document", ..., "missing"),
        ("document.title", 1, "the number 1 where a text stands"),
        ("documents", [], "unknown key"),
        ("diagnostic_count", 1.5, "the number 1.5 where a whole number stands"),
        ("unattributed[0].reason", None, "null where a text stands"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_fault_of_an_extraction_is_placed(path: str, value: object, fault: str) -> None:
    assert faults(changed(to_plain(READ), path, value), Extraction) == ((path, fault),)


def test_null_stands_for_nothing_where_that_can_be() -> None:
    plain = changed(to_plain(BANK), "organizations[0].description", None)
    plain = changed(plain, "affiliations[0].organization", None)
    assert loads(json.dumps(plain), BankData) == BANK


def test_the_faults_of_all_lines_are_told_at_once() -> None:
    lines = [
        dumps(MENDS),
        json.dumps(changed(to_plain(MENDS), "kind", 3)),
        "{",
        "",
        json.dumps(changed(to_plain(TRADE), "segments[0].span.start", None)),
    ]
    values = read_jsonl(io.StringIO("\n".join(lines)))
    assert next(values) == MENDS
    with pytest.raises(DataError) as caught:
        next(values)
    assert [path for path, _ in caught.value.faults] == [
        "line 2, kind",
        "line 3",
        "line 5, segments[0].span.start",
    ]


def test_a_file_is_named_with_its_faults(tmp_path: Path) -> None:
    path = tmp_path / "bank.json"
    path.write_text(json.dumps(changed(to_plain(BANK), "colour", 1)), encoding="utf-8")
    with pytest.raises(DataError, match=r"1 fault in .*bank\.json:\n  colour: unknown key"):
        load_bank(path)


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


# -- CSV -----------------------------------------------------------------------------------------------


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_a_table_says_who_said_what_and_where() -> None:
    first, second = rows(written(write_csv, [MENDS, TRADE]))
    assert first["text"] == "We mend [old] boats"
    assert first["speaker"] == "Ada Pike"
    assert first["capacity"] == "former aide to Bo Ray; head, Harbour Guild"
    assert first["organizations"] == "Harbour Guild"
    assert (first["published"], first["title"], first["authors"]) == ("2024-10", "Boats", "A. Hand")
    assert (first["source"], first["cue"]) == ("Ada Pike", "said")
    assert TEXT[int(second["start"]) : int(second["end"])] == "It was “a trade,”"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "  @"])
def test_a_cell_is_no_formula(start: str) -> None:
    speaker = attrs.evolve(RAY, name=f"{start}HYPERLINK(1)")
    (row,) = rows(written(write_csv, [attrs.evolve(TRADE, speaker=speaker)]))
    assert row["speaker"] == f"'{start}HYPERLINK(1)"


@given(st.lists(quotes(), max_size=3))
def test_any_quotations_give_a_table_of_rfc_4180(some: list[Quote]) -> None:
    data = written(write_csv, some)
    assert [row["id"].lstrip("'") for row in rows(data)] == [quote.id for quote in some]
    assert data.endswith(b"\r\n")


def test_a_byte_order_mark_is_written_on_request() -> None:
    assert written(write_csv, [MENDS], bom=True).startswith(b"\xef\xbb\xbfid,text,")
    assert written(write_csv, [MENDS]).startswith(b"id,text,")
