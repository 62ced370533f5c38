"""The packaged bank is what was read in the article, and nothing else."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import quotebank
from quotebank import dataset
from quotebank.dataset import packaged
from quotebank.dates import PartialDate
from quotebank.errors import FormatError
from quotebank.model import AffiliationStatus, BankData, QuoteKind
from quotebank.serialise import dumps, from_plain, loads
from quotebank.serialise.converter import TABLES
from quotebank.text import digest

DATA = Path(quotebank.__file__).parent / "data"
MANIFEST = json.loads((DATA / "manifest.json").read_bytes())

#: The table of the issue that the dataset was made for: who, how each segment begins, and the kind.
QUOTATIONS = [
    ("Sebastian Gorka", ["bloody outrage."], "mixed"),
    ("Tom Cotton", ["another reason"], "mixed"),
    ("Elon Musk", ["illegal"], "mixed"),
    ("Ruth Cadbury", ["We’re all left of center", "It showed the New Hampshire"], "direct"),
    ("Colin Mortimer", ["If Harris does lose"], "direct"),
    ("Colin Mortimer", ["So we’re really looking to Starmer"], "direct"),
    ("Will Marshall", ["A Trump victory in November"], "direct"),
    ("Matt Bennett", ["The giant black hole", "If Trump wins, we live in a new"], "direct"),
    ("Josh Freed", ["There’s a recognition"], "direct"),
    ("Claire Ainsley", ["The transatlantic dialogue"], "direct"),
    ("Will Marshall", ["The key lesson", "Their economic and cultural"], "direct"),
    ("Jon Ashworth", ["We wanted to go after the gangs", "I’m not remotely"], "direct"),
    ("Jon Ashworth", ["One of the things I was raising in Chicago"], "direct"),
    ("Matt Bennett", ["The thing that both Starmer and Harris", "If she wins"], "direct"),
]
#: Who is named with a role and is not quoted.
UNQUOTED = {
    "Keir Starmer",
    "Jeremy Corbyn",
    "Morgan McSweeney",
    "Deborah Mattinson",
    "Kamala Harris",
    "Tim Walz",
    "Donald Trump",
    "Hillary Clinton",
}


def tables() -> dict[str, object]:
    return {name: json.loads((DATA / f"{name}.json").read_bytes()) for name in TABLES}


def test_it_holds_fourteen_quotations_of_nineteen_segments() -> None:
    quotes = packaged().quotes
    assert len(quotes) == 14
    assert sum(len(quote.segments) for quote in quotes) == 19
    for quote, (name, begins, kind) in zip(quotes, QUOTATIONS, strict=True):
        assert quote.speaker.name == name
        assert quote.kind == kind
        starts = [s.text.startswith(b) for s, b in zip(quote.segments, begins, strict=True)]
        assert all(starts), quote.text


def test_its_quotations_stand_in_document_order() -> None:
    starts = [segment.span.start for quote in packaged().quotes for segment in quote.segments]
    assert starts == sorted(starts)


def test_segments_are_without_marks_and_without_the_writers_comma() -> None:
    for quote in packaged().quotes:
        for segment in quote.segments:
            assert segment.prefix.endswith("“")
            assert segment.suffix.startswith(("”", ",”"))
            assert not segment.text.endswith(",")
            assert not set(segment.text) & set("“”")


def test_only_one_attribution_is_implicit() -> None:
    (implicit,) = (quote for quote in packaged().quotes if quote.attribution.implicit)
    assert implicit.speaker.name == "Colin Mortimer"
    assert implicit.attribution.cue == ()
    assert implicit.text.startswith("So we’re really looking to Starmer")


def test_mixed_quotations_tell_content_from_quoted_words() -> None:
    mixed = [quote for quote in packaged().quotes if quote.kind is QuoteKind.MIXED]
    assert [[p.text for p in quote.content] for quote in mixed] == [
        ["the help a “bloody outrage.”"],
        ["the move was “another reason” to back the Republicans"],
        ["Labour of “illegal” election interference"],
    ]
    assert [quote.attribution.cue[0].text for quote in mixed] == ["branded", "said", "accused"]


def test_an_editors_insertion_is_known() -> None:
    (cadbury,) = (q for q in packaged().quotes if q.speaker.name == "Ruth Cadbury")
    assert [p.text for p in cadbury.insertions] == ["[vice presidential candidate Tim]"]
    assert [p.text for p in cadbury.attribution.source] == ["she"]


def test_people_with_a_role_and_no_quotation_are_there() -> None:
    quoted = {quote.speaker.name for quote in packaged().quotes}
    assert {speaker.name for speaker in packaged().speakers} - quoted == UNQUOTED
    stated = {affiliation.speaker.name for affiliation in packaged().affiliations}
    assert stated >= UNQUOTED
    assert quoted - stated == {"Elon Musk"}, "what he is called is no role"


def test_affiliations_are_the_articles() -> None:
    said = {str(affiliation) for affiliation in packaged().affiliations}
    assert said >= {
        "Sebastian Gorka: former aide for Donald Trump",
        "Tom Cotton: Senator, Arkansas",
        "Ruth Cadbury: Member of Parliament, Labour Party",
        "Matt Bennett: executive vice president, Third Way",
        "Josh Freed: senior vice president, Third Way",
        "Claire Ainsley: former policy chief for Keir Starmer",
        "Claire Ainsley: U.K. director, another PPI offshoot in London",
        "Jon Ashworth: chief executive, Labour Together",
        "Jon Ashworth: former frontbencher for Keir Starmer",
        "Tim Walz: Vice President (candidate)",
        "Jeremy Corbyn: former leader, Labour Party",
    }
    assert all(affiliation.evidence for affiliation in packaged().affiliations)


def test_every_quotation_has_all_affiliations_of_its_speaker() -> None:
    for quote in packaged().quotes:
        stated = [a for a in packaged().affiliations if a.speaker == quote.speaker]
        assert list(quote.affiliations) == stated


def test_offshoots_have_their_parent() -> None:
    offshoots = {str(o): str(o.parent) for o in packaged().organizations if o.parent}
    assert offshoots == {
        "Center for New Liberalism": "Progressive Policy Institute",
        "another PPI offshoot in London": "Progressive Policy Institute",
    }
    (unnamed,) = (body for body in packaged().organizations if body.name is None)
    assert unnamed.parent is not None


def test_what_the_article_does_not_state_is_none() -> None:
    (document,) = packaged().documents
    assert (document.title, document.publisher, document.authors, document.url) == (
        None,
        None,
        (),
        None,
    )
    assert document.text is None
    assert document.published == PartialDate(2024, 10)
    assert document.published_inferred
    assert len(document.corrections) == 1
    statuses = {a.status for a in packaged().affiliations}
    assert statuses == set(AffiliationStatus)


def test_the_manifest_agrees_with_the_tables() -> None:
    assert MANIFEST["tables"].keys() == TABLES.keys()
    for name, listed in MANIFEST["tables"].items():
        content = (DATA / listed["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == listed["sha256"]
        assert len(json.loads(content)) == listed["rows"] == len(getattr(packaged(), name))
    assert MANIFEST["article_sha256"] == packaged().documents[0].sha256
    assert MANIFEST["segments"] == 19
    assert (DATA / MANIFEST["notice"]).is_file()


def test_it_is_what_the_converter_reads() -> None:
    plain = {"format": "quotebank", "version": MANIFEST["version"], **tables()}
    assert from_plain(plain, BankData) == packaged()
    assert loads(dumps(packaged()), BankData) == packaged()


def test_a_damaged_table_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(file: str) -> bytes:
        content = (DATA / file).read_bytes()
        return content.replace(b"Starmer", b"Starmar") if file == "quotes.json" else content

    monkeypatch.setattr(dataset, "_content", damaged)
    with pytest.raises(FormatError, match=r"quotes\.json is not the one that was shipped"):
        packaged.__wrapped__()


def test_every_passage_stands_in_the_article(article: str) -> None:
    (document,) = packaged().documents
    assert digest(article) == document.sha256
    document.check((p for quote in packaged().quotes for p in quote.passages), article)
    document.check((p for a in packaged().affiliations for p in a.evidence), article)
    assert all(notice in article for notice in document.corrections)


def test_little_of_the_article_is_shipped(article: str) -> None:
    passages = {
        p
        for quote in packaged().quotes
        for p in quote.passages
        if p not in quote.segments
    } | {p for a in packaged().affiliations for p in a.evidence}  # fmt: skip
    assert max(len(p.text) for p in passages) <= 110
    assert sum(len(p.text) for p in passages) <= len(article) / 5
