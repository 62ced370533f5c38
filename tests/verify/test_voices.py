"""Whose words they are: speakers who quote another, names, and how far one utterance goes."""

from __future__ import annotations

import pytest

from quotebank.model import (
    Attribution,
    Document,
    Passage,
    Quote,
    QuoteId,
    QuoteKind,
    Speaker,
    SpeakerId,
    SpeakerKind,
)
from quotebank.verify import verify, verify_quote
from quotebank.verify.findings import AttributionStatus, Flag
from quotebank.verify.speakers import compare_speakers, reported_by
from quotebank.verify.voices import apart
from tests.verify.test_cases import HARBOUR, INTERVIEW, QUAY, WIRE


@pytest.mark.parametrize("article", [HARBOUR, WIRE, QUAY])
def test_an_article_quotes_itself_truly(article: str) -> None:
    for finding in verify(article, article):
        assert str(finding.verdict) == "verbatim", finding


@pytest.mark.parametrize(
    ("claimed", "stated", "kind", "expected"),
    [
        ("Ada Quill", "Quill campaign", "organization", "different"),
        ("Quill campaign", "Ada Quill", "person", "different"),
        ("the Quill campaign", "Quill campaign", "organization", "confirmed"),
        ("a Quill spokesman", "Ada Quill", "person", "different"),
        ("Quill spokesman", "Quill", "person", "different"),
        ("Marlowe aide Jo Poe", "Jo Poe", "person", "confirmed"),
        ("columnist Jo Poe", "Jo Poe", "person", "confirmed"),
        ("Mayor Ada Quill of Marlowe", "Quill", "person", "confirmed"),
        ("Harbour Board", "Marlowe Harbour Board", "organization", "confirmed"),
        ("MHB", "Marlowe Harbour Board", "organization", "confirmed"),
        ("Quill", "Quill’s interview", "document", "different"),
        ("Mr. Quill", "Ada Quill", "person", "confirmed"),
        ("Ben Quill", "Ada Quill", "person", "different"),
        ("Marlowe Harbour Director Ada Quill", "Ada Quill", "person", "confirmed"),
        ("Ada Quill", "Marlowe Harbour Director Ada Quill", "person", "confirmed"),
        ("Quill Campaign Manager Tom Brack", "Ada Quill", "person", "different"),
    ],
)
def test_names_match_as_people_do(claimed: str, stated: str, kind: str, expected: str) -> None:
    speaker = Speaker(id=SpeakerId("x"), kind=SpeakerKind(kind), name=stated)
    assert compare_speakers(claimed, speaker) is AttributionStatus(expected)


@pytest.mark.parametrize(
    ("sentence", "stretch", "expected"),
    [
        ("Brack warned that the gangs would come back.", "the gangs would come back", ("Brack",)),
        ("The gangs would come back, Brack warned.", "The gangs would come back", ("Brack",)),
        # The stretch begins in the middle of a name, so that nobody reports it.
        ("In May Tom Brack met Gov. Quill of Marlowe.", "Quill of Marlowe", ()),
    ],
)
def test_who_reports_is_named_by_a_cue(
    sentence: str, stretch: str, expected: tuple[str, ...]
) -> None:
    start = sentence.index(stretch)
    assert reported_by(sentence, (start, start + len(stretch)), sentence) == expected


def test_a_pronoun_of_the_draft_is_its_speaker() -> None:
    draft = "Ada Quill walked to the quay on Tuesday.\n\n“We will not sell the harbour,” she said again."
    (finding,) = verify(draft, HARBOUR)
    assert finding.attribution is AttributionStatus.CONFIRMED


def test_a_draft_that_names_the_quoted_one_keeps_the_attribution() -> None:
    words = "We sleep on the boats because the rents are mad"
    told = f"Osk recalled that the young deckhands said: “{words}.”"
    bare = f"“{words},” Lena Osk said."
    (told_finding,), (bare_finding,) = verify(told, QUAY), verify(bare, QUAY)
    assert Flag.OUT_OF_CONTEXT not in told_finding.flags
    assert bare_finding.flags == (Flag.OUT_OF_CONTEXT,)
    assert {told_finding.attribution, bare_finding.attribution} == {AttributionStatus.CONFIRMED}


def test_only_a_verb_of_saying_makes_a_speaker_within() -> None:
    source = "Tom Brack said that Quill’s refusal to answer was “not a good thing.”"
    for speaker, expected in (("Tom Brack", "confirmed"), ("Quill", "different")):
        finding = verify_quote("not a good thing", speaker, against=source)
        assert finding.attribution is AttributionStatus(expected)


def test_an_owner_within_does_not_speak() -> None:
    """What is called so belongs to somebody, and another calls it so."""
    source = (
        "Ada Quill left.\n\nTom Brack then cut in, calling Quill’s proposed harbour tax “a transfer "
        "payment to boats.”\n\n“It is,” Brack said."
    )
    for speaker, expected in (("Tom Brack", "confirmed"), ("Ada Quill", "different")):
        finding = verify_quote("a transfer payment to boats", speaker, against=source)
        assert finding.attribution is AttributionStatus(expected)


def test_a_speaker_of_a_transcript_may_quote_another() -> None:
    source = INTERVIEW + "\nORLA FINN: My treasurer said, “Sign here,” and so I signed.\n"
    as_finn = verify_quote("Sign here", "Orla Finn", against=source)
    assert (as_finn.attribution, as_finn.flags) == (
        AttributionStatus.CONFIRMED, (Flag.OUT_OF_CONTEXT,)
    )  # fmt: skip
    as_host = verify_quote("Sign here", "Host", against=source)
    assert as_host.attribution is AttributionStatus.DIFFERENT


def test_a_fragment_between_whole_pieces_stands_apart() -> None:
    text = "“We must,” she said, calling it “a gift.” “We shall.”"
    pieces = tuple(
        Passage.of(text, text.index(p), text.index(p) + len(p))
        for p in ("We must", "a gift.", "We shall.")
    )
    quote = Quote(
        id=QuoteId("q"),
        kind=QuoteKind.DIRECT,
        segments=pieces,
        attribution=Attribution(source=(Passage.of(text, 11, 14),)),
        speaker=Speaker(id=SpeakerId("she"), description="she"),
        document=Document.from_text(text),
    )
    assert [[p.text for p in part] for part in apart(quote, text)] == [
        ["We must", "We shall."],
        ["a gift."],
    ]
