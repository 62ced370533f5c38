"""Drafts as a whole: what is claimed, what is searched, and the forms a report takes."""

from __future__ import annotations

import json
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotebank.cli import main
from quotebank.dataset import load
from quotebank.errors import InvalidValueError
from quotebank.extract import extract
from quotebank.model import Document
from quotebank.render.verify_plain import to_sarif
from quotebank.render.verify_text import lines_at, report_to_html, summary
from quotebank.verify import verify, verify_quote
from quotebank.verify.findings import (
    AttributionStatus,
    Claim,
    Evidence,
    Finding,
    Flag,
    Verdict,
    Wording,
)
from quotebank.verify.fixes import patch
from quotebank.verify.sieve import bare_words
from quotebank.verify.sources import Source, SourceText, chunks, gather
from tests.verify.test_cases import HARBOUR

DRAFT = """# Harbour stays public

“We will sell the harbour, and we won't lease it,” Mayor Ada Quill said after the vote.

“Nobody asked the fishermen what they want,” said Quill.

Tom Brack said “the mayor is a liar.”

“Every ship carries our hopes,” Brack told the council.
"""
VERDICTS = ["altered", "different speaker", "verbatim", "not found"]


def test_every_quotation_of_a_draft_is_verified_in_order() -> None:
    report = verify(DRAFT, HARBOUR)
    assert [str(finding.verdict) for finding in report] == VERDICTS
    assert report.worst() is Verdict.NOT_FOUND
    assert len(report.failing()) == 4
    assert len(report.failing(Verdict.DIFFERENT_SPEAKER)) == 2
    assert summary(report) == (
        "4 quotations: 1 verbatim, 1 altered, 1 different speaker, 1 not found."
    )


def test_evidence_stands_in_the_source() -> None:
    source = Document.from_text(HARBOUR)
    for finding in verify(DRAFT, source):
        if finding.evidence is not None:
            source.check(finding.evidence.passages)
            assert finding.evidence.document == source


def test_the_same_inputs_give_the_same_report() -> None:
    assert verify(DRAFT, HARBOUR) == verify(DRAFT, HARBOUR)


def test_a_draft_can_be_a_text_a_document_or_an_extraction() -> None:
    reports = [verify(d, HARBOUR) for d in (DRAFT, Document.from_text(DRAFT), extract(DRAFT))]
    assert reports[0] == reports[1] == reports[2]


def test_pieces_in_the_writers_sentence_are_claims_of_their_own() -> None:
    draft = "Ada Quill said that the plan was “bold” and that “we won’t lease it” to anybody."
    assert {finding.claim.text for finding in verify(draft, HARBOUR)} >= {"we won’t lease it"}


def test_what_the_draft_itself_denies_is_not_lost() -> None:
    around = "Brack did not say that"
    assert Flag.OUT_OF_CONTEXT in verify_quote("the mayor is a liar", against=HARBOUR).flags
    from quotebank.verify.api import VerifyOptions
    from quotebank.verify.check import verify_claims

    claim = Claim(text="the mayor is a liar", around=around)
    report = verify_claims([claim], HARBOUR, VerifyOptions().reader)
    assert Flag.OUT_OF_CONTEXT not in report.findings[0].flags


def test_the_capacity_is_compared() -> None:
    text = "“We have a serious policy,” said Ada Quill, mayor of Marlowe."
    finding = verify_quote(
        "We have a serious policy", "Ada Quill", against=text, capacity="governor of Ferring"
    )
    assert finding.flags == (Flag.CAPACITY_DIFFERS,)
    finding = verify_quote(
        "We have a serious policy", "Ada Quill", against=text, capacity="mayor of Marlowe"
    )
    assert finding.flags == ()


def test_what_occurs_twice_is_ambiguous_and_the_claimed_speaker_is_looked_for() -> None:
    text = "“It is a fine day,” said Ada Quill.\n\n“It is a fine day,” Tom Brack replied."
    for speaker in ("Ada Quill", "Tom Brack"):
        finding = verify_quote("It is a fine day", speaker, against=text)
        assert finding.attribution is AttributionStatus.CONFIRMED
        assert finding.flags == (Flag.AMBIGUOUS,)


def test_sources_are_files_folders_texts_documents_and_banks(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "harbour.txt").write_text(HARBOUR, "utf-8")
    (tmp_path / "page.html").write_text("<p>“It’s&nbsp;a <b>gale</b>,” said Jo Marsh.</p>", "utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\0\1\2")
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    report = verify(DRAFT, [tmp_path, load()])
    assert [str(finding.verdict) for finding in report] == VERDICTS
    assert report.sources == 5
    assert report.problems == (
        "binary.txt is no text file",
        "latin.txt is not in UTF-8 (byte 3): save it as UTF-8",
    )
    gale = verify_quote("It’s a gale", "Jo Marsh", against=tmp_path / "page.html")
    assert (gale.wording, gale.attribution) == (Wording.TYPOGRAPHIC, AttributionStatus.CONFIRMED)


def test_what_is_no_source_is_refused(tmp_path: Path) -> None:
    for wrong in (3, None, b"bytes"):
        with pytest.raises(InvalidValueError, match="no source can be made of"):
            gather(wrong)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="no file or folder"):
        gather(tmp_path / "missing")
    with pytest.raises(InvalidValueError, match="not 'int'"):
        verify(3, HARBOUR)  # type: ignore[arg-type]


def test_a_document_without_its_text_cannot_be_verified_against() -> None:
    bare = load().documents()[0]
    finding = verify_quote("another reason", against=bare)
    assert finding.wording is Wording.UNVERIFIABLE


def test_the_verdict_is_the_worse_side_in_the_documented_order() -> None:
    claim = Claim(text="x")

    def verdict(wording: Wording, attribution: AttributionStatus) -> Verdict:
        return Finding(claim=claim, wording=wording, attribution=attribution).verdict

    confirmed, unknown = AttributionStatus.CONFIRMED, AttributionStatus.UNKNOWN
    assert verdict(Wording.EDITED, confirmed) is Verdict.EDITED
    assert verdict(Wording.EDITED, unknown) is Verdict.UNKNOWN_SPEAKER
    assert verdict(Wording.ALTERED, unknown) is Verdict.ALTERED
    assert verdict(Wording.SPLICED, AttributionStatus.DIFFERENT) is Verdict.DIFFERENT_SPEAKER
    assert verdict(Wording.NOT_FOUND, unknown) is Verdict.NOT_FOUND
    assert verdict(Wording.VERBATIM, AttributionStatus.NOT_CLAIMED) is Verdict.VERBATIM


def test_long_texts_are_cut_at_lines_and_overlap() -> None:
    text = "".join(f"line {k} of a long text\n" for k in range(20_000))
    parts = list(chunks(text, 50))
    assert len(parts) > 3
    for start, part in parts:
        assert text[start : start + len(part)] == part
    ends = [start + len(part) for start, part in parts]
    assert all(start < end for (start, _), end in zip(parts[1:], ends, strict=False))
    assert ends[-1] == len(text)


def test_evidence_in_a_long_source_has_its_place_in_the_whole() -> None:
    filler = "The wind was cold that day and nobody spoke of it again.\n" * 4_000
    source = Document.from_text(filler + "“We will not sell the quay,” said Ada Quill.\n" + filler)
    finding = verify_quote("We will not sell the quay", "Ada Quill", against=source)
    assert (finding.wording, finding.attribution) == (
        Wording.VERBATIM, AttributionStatus.CONFIRMED
    )  # fmt: skip
    assert finding.evidence is not None
    source.check(finding.evidence.passages)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Cen\u00adter", "center"),
        ("ﬁne", "fine"),
        ("the fisher-\nmen", "fishermen"),
        ("a&nbsp;gale", "gale"),
        ("“TOWN”", "town"),
        ("Ｗｉｄｅ", "wide"),
    ],
)
def test_the_words_of_a_source_are_found_however_printed(text: str, word: str) -> None:
    assert word.encode() in bare_words(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=120), st.none() | st.text(max_size=12))
def test_any_strings_can_be_verified(text: str, source: str, speaker: str | None) -> None:
    finding = verify_quote(text, speaker, against=[source, HARBOUR])
    assert finding.explanation


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_clean_cut_is_verbatim(data: st.DataObject) -> None:
    words = "Nobody asked the fishermen what they want".split()
    size = data.draw(st.integers(4, len(words)))
    start = data.draw(st.integers(0, len(words) - size))
    finding = verify_quote(" ".join(words[start : start + size]), "Brack", against=HARBOUR)
    assert (finding.wording, finding.attribution) == (
        Wording.VERBATIM, AttributionStatus.CONFIRMED
    )  # fmt: skip


def test_no_source_is_taken_for_a_pattern_or_markup() -> None:
    text = "“(a+)+$ <b>[x](y)</b> \\1 {0} %s,” said Ada Quill."
    finding = verify_quote("(a+)+$ <b>[x](y)</b> \\1 {0} %s", "Quill", against=text)
    assert finding.attribution is AttributionStatus.CONFIRMED
    page = report_to_html([("<script>", verify(text, text))])
    assert "<script>" not in page
    assert "<b>" not in page


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_shows_differences() -> None:
    page = report_to_html([("draft.md", verify(DRAFT, HARBOUR))])
    parser = _Tags()
    parser.feed(page)
    assert not parser.open
    assert "<del>not</del>" in page
    assert "http" not in page


def test_sarif_gives_code_points() -> None:
    draft = "𝒜 note. 🙂\r\n“We will sell the harbour,” Ada Quill said.\n"
    log = to_sarif([("my notes/draft.md", draft, verify(draft, HARBOUR))], "1.2.3")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = run["results"]
    rules = run["tool"]["driver"]["rules"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "altered"
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20notes/draft.md"
    start = draft.index("We will")
    assert place["region"] == {
        "startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 26,
        "charOffset": start, "charLength": 24,
    }  # fmt: skip
    assert draft[start : start + 24] == "We will sell the harbour"
    json.dumps(log)


def test_a_patch_puts_the_true_words_in(tmp_path: Path) -> None:
    report = verify(DRAFT, HARBOUR)
    written = patch(DRAFT, report, "draft.md")
    assert "+“We will not sell the harbour, and we won’t lease it,” Mayor Ada Quill" in written
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    done = subprocess.run(
        ["git", "apply", "-"],
        cwd=tmp_path,
        input=written.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    patched = (tmp_path / "draft.md").read_text("utf-8")
    assert str(verify(patched, HARBOUR).findings[0].verdict) == "verbatim"
    assert patch(patched, verify(patched, HARBOUR)) == ""


def test_a_patch_keeps_to_the_lines_that_patch_knows(tmp_path: Path) -> None:
    draft = DRAFT.replace("# Harbour", "# A\u2028B\fC\rHarbour").replace("\n\n", "\r\n\r\n") * 3
    written = patch(draft, verify(draft, HARBOUR), "draft.md")
    (tmp_path / "draft.md").write_bytes(draft.encode())
    done = subprocess.run(
        ["git", "apply", "-"], cwd=tmp_path, input=written.encode(), capture_output=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    patched = (tmp_path / "draft.md").read_bytes().decode()
    assert patched.count("We will not sell the harbour") == 3
    assert patched.count("\r\n") == draft.count("\r\n")


def test_the_nearest_is_shown_where_nothing_is_near() -> None:
    finding = verify_quote("The harbour needs a promise from every family", against=HARBOUR)
    assert finding.wording is Wording.NOT_FOUND
    assert finding.evidence is not None
    assert "The nearest is" in finding.explanation


def test_a_long_wording_is_laid_side_by_side_in_linear_time() -> None:
    words = " ".join(f"word{k % 900} of{k % 7}" for k in range(20_000))
    claimed = words.replace("word5 of5", "word5 never of5", 1)
    speech = SourceText(text=words, speaker="Ada Quill")
    finding = verify_quote(claimed, "Ada Quill", against=speech)
    assert (finding.wording, finding.attribution) == (
        Wording.ALTERED, AttributionStatus.CONFIRMED
    )  # fmt: skip
    assert [d.claimed for d in finding.differences] == ["never"]


def test_lines_are_counted_from_one() -> None:
    assert lines_at("a\nb\nc", [0, 2, 2, 4]) == [1, 2, 2, 3]


def test_evidence_is_none_where_nothing_is_near() -> None:
    finding = verify_quote("Cheese ripens slowly in caves", against=HARBOUR)
    assert finding.evidence is None or isinstance(finding.evidence, Evidence)
    assert finding.wording is Wording.NOT_FOUND


def test_a_source_names_itself() -> None:
    sources = gather([SourceText(text="x", name="letter"), "y"])
    assert [source.name for source in sources] == ["letter", "text"]
    assert isinstance(sources[0], Source)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "harbour.txt").write_text(HARBOUR, "utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    (tmp_path / "good.md").write_text("“We won’t lease it,” said Ada Quill.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "status", "shown"),
    [
        (["draft.md"], 1, "draft.md:3: altered, speaker confirmed (material)"),
        (["good.md"], 0, "1 quotation: 1 typographic."),
        (["draft.md", "--fail-on", "not-found"], 1, "1 not found"),
        (["good.md", "--fail-on", "typographic"], 1, "1 typographic"),
        (["draft.md", "--html"], 1, "<!doctype html>"),
        (["draft.md", "--sarif"], 1, '"version": "2.1.0"'),
        (["draft.md", "--fix"], 1, "+++ b/draft.md"),
        (["draft.md", "--json"], 1, '"verdict": "different speaker"'),
        (["draft.md", "--json", "--html"], 2, "not several"),
        ([], 2, "no draft is given"),
    ],
)
def test_the_command_line_says_so_and_its_status_too(
    words: list[str], status: int, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", *words, "--against", "sources"]) == status
    captured = capsys.readouterr()
    assert shown in captured.out + captured.err
