"""Models hold only what can be true, say what is wrong, and read well."""

from __future__ import annotations

import pickle
from typing import Any

import attrs
import pytest
from hypothesis import assume, given

from quotebank.dates import PartialDate
from quotebank.errors import DocumentMismatchError, InvalidValueError
from quotebank.model import (
    Affiliation,
    Attribution,
    BankData,
    Document,
    DocumentId,
    Organization,
    OrganizationId,
    Passage,
    Quote,
    QuoteId,
    Span,
    Speaker,
    SpeakerId,
    SpeakerKind,
    organization_id,
    quote_id,
    speaker_id,
)
from tests.strategies import quotes

TEXT = (
    "“We mend [old] boats,” said Ada Pike, head of the Harbour Guild. “We do … not sell them.” "
    "It was “a trade,” she said, “not a shop.”"
)


def passage(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage.of(TEXT, start, start + len(words))


DOCUMENT = Document.from_text(TEXT, title="Boats", published=PartialDate(2024, 5))
PIKE = Speaker(id=SpeakerId("ada-pike"), name="Ada Pike")
GUILD = Organization(id=OrganizationId("harbour-guild"), name="Harbour Guild")
HEAD = Affiliation(
    speaker=PIKE,
    document=DOCUMENT,
    role="head",
    organization=GUILD,
    evidence=(passage("head of the Harbour Guild"),),
)


def quote(**changes: Any) -> Quote:
    fields: dict[str, Any] = {
        "id": QuoteId("q"),
        "kind": "direct",
        "segments": (passage("We mend [old] boats"), passage("We do … not sell them.")),
        "attribution": Attribution(source=(passage("Ada Pike"),), cue=(passage("said"),)),
        "speaker": PIKE,
        "document": DOCUMENT,
        "affiliations": (HEAD,),
    }
    return Quote(**fields | changes)


@pytest.mark.parametrize(
    ("start", "end"), [(3, 3), (3, 2), (-1, 2), (0, 0), (True, 2), (0.0, 2), ("0", "2")]
)
def test_a_span_is_neither_empty_nor_reversed_nor_before_the_text(start: Any, end: Any) -> None:
    with pytest.raises(InvalidValueError, match="no span from"):
        Span(start, end)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"text": "boat"}, "its span is 5 code points long, its text 4"),
        ({"prefix": "x" * 33}, "its prefix is 33"),
        ({"suffix": "x" * 33}, "its suffix is 33"),
        ({"prefix": "x" * 11}, "its prefix is 11"),
    ],
)
def test_a_passage_fits_its_span(changes: dict[str, Any], fault: str) -> None:
    with pytest.raises(InvalidValueError, match=fault):
        attrs.evolve(Passage(Span(10, 15), "boats"), **changes)


def test_all_that_is_wrong_with_a_passage_is_said_at_once() -> None:
    with pytest.raises(
        InvalidValueError, match=r"its text 4; its prefix is 40.*; its suffix is 40"
    ):
        Passage(Span(10, 15), "boat", prefix="x" * 40, suffix="x" * 40)


def test_no_passage_beyond_the_text() -> None:
    with pytest.raises(InvalidValueError, match="no stretch 3 to 9 in 5 code points"):
        Passage.of("boats", 3, 9)


@given(quotes())
def test_passages_taken_from_a_text_stand_in_it(quote: Quote) -> None:
    quote.document.check(quote.passages)


def test_check_lists_every_passage_that_does_not_stand_there_and_the_digest() -> None:
    other = TEXT.replace("boats", "ships")
    with pytest.raises(DocumentMismatchError) as caught:
        DOCUMENT.check(quote().passages, other)
    assert len(caught.value.faults) == 5
    assert "digest" in caught.value.faults[0]
    assert "'We mend [old] ships', not 'We mend [old] boats'" in caught.value.faults[1]
    assert "before 28 does not stand" in caught.value.faults[2]


def test_check_needs_a_text() -> None:
    with pytest.raises(DocumentMismatchError, match="text is not given"):
        attrs.evolve(DOCUMENT, text=None).check([])


def test_text_takes_no_part_in_a_document() -> None:
    bare = attrs.evolve(DOCUMENT, text=None)
    assert bare == DOCUMENT
    assert hash(bare) == hash(DOCUMENT)
    assert "boats" not in repr(DOCUMENT)


def test_a_document_keeps_its_id_when_corrected_if_it_has_a_url() -> None:
    first = Document.from_text("one", url="https://example.org/a")
    second = Document.from_text("two", url="https://example.org/a")
    assert first.id == second.id
    assert first.sha256 != second.sha256
    assert Document.from_text("one").id != Document.from_text("two").id


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda: quote(segments=()), "is direct and has 0 segments"),
        (lambda: quote(kind="indirect"), "is indirect and has 2 segments"),
        (lambda: quote(kind="mixed"), "is mixed and has 0 passages of content"),
        (lambda: quote(segments=tuple(reversed(quote().segments))), "stands before"),
        (
            lambda: quote(segments=(passage("We mend [old] boats"), passage("[old]"))),
            "overlaps 'We mend",
        ),
        (lambda: quote(segments=["We mend"]), "give passages"),
        (
            lambda: quote(speaker=Speaker(id=SpeakerId("x"), name="X")),
            "has an affiliation that document .* states of 'Ada Pike'",
        ),
        (lambda: Speaker(id=SpeakerId("x")), "neither name nor description"),
        (lambda: Organization(id=OrganizationId("x")), "neither name nor description"),
        (lambda: Speaker(id=SpeakerId("x"), name=" "), "Speaker.name is ' '"),
        (lambda: Speaker(id=SpeakerId(""), name="X"), "Speaker.id is ''"),
        (lambda: Speaker(id=SpeakerId("x"), name="X", aliases=("",)), "none empty"),
        (lambda: Document(id=DocumentId("d"), sha256="ABC"), "64 hexadecimal digits"),
        (
            lambda: Document(id=DocumentId("d"), published_inferred="why"),
            "a date that is not given",
        ),
        (lambda: Affiliation(speaker=PIKE, document=DOCUMENT), "states nothing"),
        (
            lambda: attrs.evolve(HEAD, start=PartialDate(2020, 5), end=PartialDate(2020, 4)),
            "ends in 2020-04, before it starts in 2020-05",
        ),
        (lambda: Attribution(probability=1.5), "give a probability, 0 to 1"),
        (lambda: quote(kind="reported"), "reported"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(make: Any, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        make()


def test_a_period_within_one_month_may_end_in_the_month_it_starts() -> None:
    assert attrs.evolve(HEAD, start=PartialDate(2020, 5, 9), end=PartialDate(2020, 5)).start


def test_text_is_joined_for_reading_and_no_word_changes() -> None:
    assert quote(affiliations=()).text == "We mend [old] boats. We do … not sell them."
    split = quote(segments=(passage("a trade"), passage("not a shop.")))
    assert split.text == "a trade, not a shop."


def test_editorial_insertions_and_ellipses_are_known_as_such() -> None:
    assert [p.text for p in quote().insertions] == ["[old]"]
    assert [p.text for p in quote().omissions] == ["…"]
    DOCUMENT.check([*quote().insertions, *quote().omissions])


def test_a_quotation_alone_says_who_where_and_when() -> None:
    assert str(quote()) == (
        "“We mend [old] boats. We do … not sell them.” — Ada Pike, head, Harbour Guild "
        "(“Boats”, 2024-05)"
    )


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({}, "head, Harbour Guild"),
        ({"status": "former"}, "former head, Harbour Guild"),
        ({"status": "candidate"}, "head, Harbour Guild (candidate)"),
        ({"organization": None, "area": "Arkansas"}, "head, Arkansas"),
        ({"organization": None}, "head"),
        ({"role": None}, "Harbour Guild"),
        (
            {
                "organization": None,
                "role": "aide",
                "principal": Speaker(id=SpeakerId("t"), name="T"),
            },
            "aide for T",
        ),
    ],
)
def test_a_capacity_reads_as_people_would_say_it(changes: dict[str, Any], label: str) -> None:
    assert attrs.evolve(HEAD, **changes).label == label


@pytest.mark.parametrize(
    "value", [Span(0, 1), passage("boats"), DOCUMENT, PIKE, GUILD, HEAD, quote()]
)
def test_values_are_frozen_slotted_hashable_and_pickle(value: Any) -> None:
    assert not hasattr(value, "__dict__")
    assert hash(value) == hash(pickle.loads(pickle.dumps(value)))
    assert value == pickle.loads(pickle.dumps(value))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.start = 3


def test_ids_come_from_content_not_from_typography() -> None:
    straight = [Passage(Span(0, 11), "We 'do' it!")]
    curly = [Passage(Span(5, 17), "“We ‘do’ it”")]
    assert quote_id(DocumentId("d"), straight) == quote_id(DocumentId("d"), curly)
    assert quote_id(DocumentId("d"), straight) != quote_id(DocumentId("d"), straight, 1)
    assert speaker_id(SpeakerKind.PERSON, "José O’Neill") == "jose-oneill"
    assert speaker_id(SpeakerKind.GROUP, "two aides") == "group:two-aides"
    assert speaker_id(SpeakerKind.PERSON, "John Smith", "MP") == "john-smith~mp"
    assert organization_id("!!!") == organization_id("!!!") != organization_id("???")


@given(quotes())
def test_tables_hold_all_that_a_quotation_speaks_of(quote: Quote) -> None:
    people = {quote.speaker, *(a.principal for a in quote.affiliations if a.principal)}
    bodies = {a.organization for a in quote.affiliations if a.organization}
    bodies |= {parent for body in bodies for parent in body.ancestors()}
    assume(len({person.id for person in people}) == len(people))
    assume(len({body.id for body in bodies}) == len(bodies))
    data = BankData.collect([quote, quote])
    assert data.quotes == (quote,)
    assert data.documents == (quote.document,)
    assert quote.speaker in data.speakers
    assert set(data.affiliations) == set(quote.affiliations)
    seen = set()
    for organization in data.organizations:
        assert organization.parent is None or organization.parent in seen
        seen.add(organization)
    assert BankData.collect(**attrs.asdict(data, recurse=False)) == data


def test_two_speakers_of_one_id_are_refused() -> None:
    other = attrs.evolve(PIKE, name="Another")
    with pytest.raises(InvalidValueError, match="two different speakers share the id 'ada-pike'"):
        BankData.collect([quote()], speakers=[other])
