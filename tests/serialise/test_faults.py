"""Data that are wrong are refused with all their faults, each with its path."""

from __future__ import annotations

import contextlib
import copy
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.errors import DataError, FormatError
from quotebank.model import (
    BankData,
    Extraction,
    Quote,
)
from quotebank.serialise import (
    dumps,
    from_plain,
    load_bank,
    loads,
    read_jsonl,
    to_plain,
)
from tests.serialise.samples import (
    BANK,
    DOCUMENT,
    MENDS,
    READ,
    TRADE,
)

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


def test_an_odd_key_is_quoted_and_cut_short() -> None:
    plain = to_plain(BANK) | {"a\nb": 1, "x" * 100: 2}
    assert [path for path, _ in faults(plain)] == ["['a\\nb']", f"['{'x' * 39}…']"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@st.composite
def disturbed(draw: st.DrawFn, plain: Any) -> Any:
    """Put anything at all somewhere in plain data, or take something away."""
    plain = copy.deepcopy(plain)
    inner = plain
    while True:
        key = draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner))))
        if not (isinstance(inner[key], dict | list) and inner[key]) or draw(st.integers(0, 3)) == 0:
            break
        inner = inner[key]
    if draw(st.booleans()):
        inner[key] = draw(JSON)
    else:
        del inner[key]
    return plain


@pytest.mark.parametrize("value", [MENDS, BANK, READ], ids=lambda value: type(value).__name__)
@given(data=st.data())
def test_whatever_is_disturbed_is_read_or_refused_with_an_error_of_ours(
    value: Quote | BankData | Extraction, data: st.DataObject
) -> None:
    plain = data.draw(disturbed(to_plain(value)))
    before = copy.deepcopy(plain)
    with contextlib.suppress(FormatError):
        read = from_plain(plain, type(value))
        assert from_plain(to_plain(read), type(value)) == read
    assert repr(plain) == repr(before), "what is read is left as it was"
