"""What a type checker sees of the public names; mypy reads this file, and it runs as well."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import assert_type

import quotebank
from quotebank import (
    Affiliation,
    AffiliationStatus,
    Bank,
    BankData,
    Document,
    Extraction,
    Hit,
    Organization,
    PartialDate,
    Passage,
    Quote,
    QuoteId,
    QuoteKind,
    Snippet,
    Span,
    Speaker,
    SpeakerKind,
)


def test_a_bank_gives_values_of_the_model() -> None:
    bank = quotebank.load()
    assert_type(bank, Bank)
    hit = bank.search("black hole")[0]
    assert_type(hit, Hit)
    assert_type(hit.quote, Quote)
    assert_type(hit.score, float)
    assert_type(hit.snippet, Snippet)
    assert_type(hit.matches, tuple[Span, ...])
    assert_type(bank.search(""), tuple[Hit, ...])
    assert_type(bank.speaker("Ashworth"), Speaker)
    assert_type(bank.speakers(), tuple[Speaker, ...])
    assert_type(bank.organization("PPI"), Organization)
    assert_type(bank.affiliations("Ashworth"), tuple[Affiliation, ...])
    assert_type(bank.random(1), Quote)
    assert_type(bank.data(), BankData)
    assert_type(iter(bank), Iterator[Quote])
    assert_type(len(bank), int)
    assert_type(hit.quote.id in bank, bool)


def test_a_quotation_holds_its_parts() -> None:
    quote = quotebank.load().search("black hole")[0].quote
    assert_type(quote.id, QuoteId)
    assert_type(quote.kind, QuoteKind)
    assert_type(quote.segments, tuple[Passage, ...])
    assert_type(quote.text, str)
    assert_type(quote.speaker, Speaker)
    assert_type(quote.speaker.kind, SpeakerKind)
    assert_type(quote.speaker.name, str | None)
    assert_type(quote.document, Document)
    assert_type(quote.document.published, PartialDate | None)
    assert_type(quote.document.text, str | None)
    assert_type(quote.affiliations, tuple[Affiliation, ...])
    assert_type(quote.affiliations[0].status, AffiliationStatus)
    assert_type(quote.affiliations[0].organization, Organization | None)
    assert_type(quote.attribution.probability, float | None)


def test_reading_gives_what_was_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "quotes.jsonl"
    assert_type(quotebank.write_jsonl(quotebank.load(), file), int)
    assert_type(quotebank.read_jsonl(file), Iterator[Quote])
    assert_type(quotebank.read_jsonl(file, Extraction), Iterator[Extraction])
    line = quotebank.dumps(PartialDate(2024))
    assert_type(line, str)
    assert_type(quotebank.loads(line, PartialDate), PartialDate)
    quotebank.dump_bank(quotebank.load().data(), file)
    assert_type(quotebank.load_bank(file), BankData)
