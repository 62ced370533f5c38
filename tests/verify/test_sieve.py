"""Which sources are read closely, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotebank.extract import extract
from quotebank.model import Document, Extraction
from quotebank.verify import verify
from quotebank.verify.api import VerifyOptions
from quotebank.verify.findings import AttributionStatus, Report, Wording
from quotebank.verify.sieve import Sieve
from quotebank.verify.wording import read_wording

SAID = "We will never sell the old harbour to a foreign company while I am mayor."
WHOLE = f"“{SAID}” said Ada Quill."
CHANGED = SAID.replace("foreign", "private")
HALF = "“We will never sell the old harbour to anybody,” said Tom Brack."
SCATTERED = "“While the company is old, I am a foreign mayor; sell we never will,” said Tom Brack."
DRAFT = f"“{SAID}” said Ada Quill.\n"


def row(text: str) -> int | None:
    return Sieve([read_wording(SAID)]).held(text)[0].get(0)


def test_words_must_stand_in_the_same_row() -> None:
    assert row(WHOLE) == 100
    assert row(SAID.replace("harbour to", "harbour, to")) == 100
    changed = row(CHANGED)
    assert changed is not None
    assert 60 <= changed < 100
    assert row(SCATTERED) is None


def test_pairs_from_different_places_make_no_row() -> None:
    wording = read_wording("should sail for the island with the most herring in the bay")
    text = (
        "I should sail. Sail for us. For the island, the bay. With the best, the most in the nets."
    )
    near, far = Sieve([wording]).held(text)
    assert not near
    assert far == {0: 80}


def counted(texts: list[str | Path] | Path) -> tuple[Report, list[str]]:
    """Verify the draft, and list the sources that are read closely, in their order."""
    read: list[str] = []

    def reader(document: Document) -> Extraction:
        read.append(document.text or "")
        return extract(document.text or "", document=document)

    draft = extract(DRAFT)
    return verify(draft, texts, options=VerifyOptions(reader=reader)), read


def test_what_cannot_rival_a_whole_source_is_not_read() -> None:
    report, read = counted([HALF, WHOLE, SCATTERED])
    assert read == [WHOLE]
    assert report.findings[0].wording is Wording.VERBATIM


def test_what_may_rival_it_is_read_after_all() -> None:
    changed = f"“{CHANGED}” said Ada Quill."
    report, read = counted([changed, WHOLE])
    assert read == [WHOLE, changed]
    assert report.findings[0].wording is Wording.VERBATIM
    assert report.findings[0].attribution is AttributionStatus.CONFIRMED


@pytest.mark.parametrize("sources", [[HALF, CHANGED], [CHANGED, HALF]])
def test_without_a_whole_source_the_nearest_is_read(sources: list[str | Path]) -> None:
    report, _ = counted(sources)
    assert report.findings[0].wording is Wording.ALTERED
    assert [d.source for d in report.findings[0].differences] == ["private"]


def test_a_source_that_vanishes_before_it_is_read_is_reported(tmp_path: Path) -> None:
    partial, whole = tmp_path / "a.txt", tmp_path / "b.txt"
    partial.write_text(f"“{CHANGED}” said Tom Brack.", "utf-8")
    whole.write_text(WHOLE, "utf-8")

    def reader(document: Document) -> Extraction:
        partial.unlink(missing_ok=True)
        return extract(document.text or "", document=document)

    report = verify(extract(DRAFT), tmp_path, options=VerifyOptions(reader=reader))
    assert report.findings[0].wording is Wording.VERBATIM
    assert len(report.problems) == 1
    assert report.problems[0].startswith("a.txt cannot be read")
