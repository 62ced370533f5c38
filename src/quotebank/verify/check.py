"""Verifying a draft, or one quotation, against sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve, field, frozen

from quotebank.align import FUNCTION_WORDS
from quotebank.bank import Bank
from quotebank.errors import InvalidValueError
from quotebank.model import Document, Quote
from quotebank.verify.explain import explain
from quotebank.verify.findings import AttributionStatus, Claim, Finding, Flag, Report, Wording
from quotebank.verify.judge import Comparison, Judgement
from quotebank.verify.sources import Material, Source, chunks, gather, probe, word_set
from quotebank.verify.voices import Page, Reader, SourceReading, read_quote, read_source
from quotebank.verify.wording import ClaimedWording, read_wording

#: Words of a wording that a source is looked through for, the longest ones.
_PROBES: Final = 10
#: Share of them that a source must hold to be read closely.
_HELD: Final = 0.4
#: Share of its words that a source must hold in pieces to be read for its speakers.
_ROUGHLY: Final = 0.3
#: Quotations of a bank that one look-up gives.
_MOST_NEAR: Final = 12
#: Judgements within this much coverage of the best one compete by their verdict.
_RIVALS: Final = 0.15


@frozen(kw_only=True)
class _Sought:
    """A claimed quotation, and the words by which its sources are known."""

    claim: Claim
    wording: ClaimedWording
    probes: frozenset[str]
    needed: int
    found: list[Judgement] = field(factory=list)

    @classmethod
    def of(cls, claim: Claim) -> _Sought:
        wording = read_wording(claim.text)
        words = {wording.tokens[k].text for k in wording.spoken}
        rare = sorted(map(probe, words - FUNCTION_WORDS), key=lambda word: (-len(word), word))
        probes = frozenset(rare[:_PROBES] or map(probe, words))
        needed = max(1, round(_HELD * len(probes))) if rare else len(probes)
        return cls(claim=claim, wording=wording, probes=probes, needed=needed)


def verify_claims(claims: Iterable[Claim], against: Material, reader: Reader) -> Report:
    """Verify claimed quotations against sources, one source in memory at a time.

    Args:
        claims: what a draft claims.
        against: the material that it quotes from.
        reader: finds the quotations and their speakers in a source.
    """
    sought = [_Sought.of(claim) for claim in claims]
    sources = gather(against)
    problems: list[str] = []
    usable = absent = False
    for source in sources:
        if source.bank is not None:
            usable = True
            for one in sought:
                _look_up(one, source.bank, reader)
            continue
        if source.document is None and source.path is None:
            usable = True
            _look_through_quotes(source.quotes, sought, reader)
            continue
        try:
            document = source.open()
        except InvalidValueError as error:
            problems.append(error.message)
            continue
        usable = absent = True
        _look_through(source, document, sought, reader)
    findings = tuple(_settle(one, usable=usable, absence=absent) for one in sought)
    return Report(findings=findings, sources=len(sources), problems=tuple(problems))


def _look_through(
    source: Source, document: Document, sought: Sequence[_Sought], reader: Reader
) -> None:
    longest = max((len(one.claim.text) for one in sought), default=0)
    for offset, part in chunks(document, longest):
        words = word_set(part.text or "")
        near = [one for one in sought if one.probes and len(one.probes & words) >= one.needed]
        if not near:
            continue
        page = Page.of(part)
        near = [one for one in near if Comparison.roughly(one.wording, page) >= _ROUGHLY]
        if not near:
            continue
        reading = read_source(page, reader, source.speaker)
        for one in near:
            judgement = _judge(one, reading)
            if judgement is not None:
                one.found.append(_moved(judgement, offset, document))
                _keep_best(one.found)


def _look_up(sought: _Sought, bank: Bank, reader: Reader) -> None:
    """Let a bank's index find what may be near: one look-up for each quotation."""
    words = " ".join(sought.wording.tokens[k].text for k in sought.wording.spoken)
    if words:
        near = bank.closest(words, limit=_MOST_NEAR)
        _look_through_quotes((one.quote for one in near), [sought], reader)


def _look_through_quotes(
    quotes: Iterable[Quote], sought: Sequence[_Sought], reader: Reader
) -> None:
    for quote in quotes:
        words = word_set(quote.text)
        near = [one for one in sought if one.probes and len(one.probes & words) >= one.needed]
        if near:
            reading = read_quote(quote, reader)
            for one in near:
                judgement = _judge(one, reading)
                if judgement is not None:
                    one.found.append(_in_bank(judgement, quote))
                    _keep_best(one.found)


def _judge(sought: _Sought, reading: SourceReading) -> Judgement | None:
    if not sought.wording.tokens:
        return None
    return Comparison(claim=sought.claim, wording=sought.wording, source=reading).judge()


def _moved(judgement: Judgement, offset: int, document: Document) -> Judgement:
    """Give the evidence its places in the whole text."""
    evidence = judgement.finding.evidence
    if evidence is None:
        return judgement
    if offset:
        passages = tuple(
            evolve(p, span=evolve(p.span, start=p.span.start + offset, end=p.span.end + offset))
            for p in evidence.passages
        )
        evidence = evolve(evidence, passages=passages)
    evidence = evolve(evidence, document=evolve(document, text=None))
    return evolve(judgement, finding=evolve(judgement.finding, evidence=evidence))


def _in_bank(judgement: Judgement, quote: Quote) -> Judgement:
    """A quotation of a bank is found by its segments, whose places are in its document."""
    evidence = judgement.finding.evidence
    assert evidence is not None
    whole = evolve(evidence, document=evolve(quote.document, text=None), passages=quote.content)
    return evolve(judgement, finding=evolve(judgement.finding, evidence=whole))


def _rank(judgement: Judgement) -> tuple[int, float]:
    return judgement.finding.verdict.rank, -judgement.coverage


def _keep_best(found: list[Judgement]) -> None:
    """Keep the best rivals, so that a thousand near sources cost no more memory than a few."""
    if len(found) > 8:
        best = max(judgement.coverage for judgement in found)
        found[:] = sorted(
            (j for j in found if j.coverage >= best - _RIVALS), key=_rank
        )[:8]  # fmt: skip


def _settle(sought: _Sought, *, usable: bool, absence: bool) -> Finding:
    """Choose among what the sources gave, and say it in words."""
    claim = sought.claim
    if sought.found:
        best = max(judgement.coverage for judgement in sought.found)
        rivals = [j for j in sought.found if j.coverage >= best - _RIVALS]
        chosen = min(rivals, key=_rank)
        finding = chosen.finding
        exact = [
            j for j in rivals
            if j.finding.wording in {Wording.VERBATIM, Wording.TYPOGRAPHIC}
            and j.finding.wording is finding.wording
        ]  # fmt: skip
        places = {
            (j.finding.evidence.document.id, j.finding.evidence.passages[:1])
            for j in exact
            if j.finding.evidence is not None
        }
        if len(places) > 1:
            flags = {*finding.flags, Flag.AMBIGUOUS}
            finding = evolve(finding, flags=tuple(sorted(flags)))
        if finding.wording is Wording.NOT_FOUND and not absence:
            finding = evolve(finding, wording=Wording.UNVERIFIABLE)
        return evolve(finding, explanation=explain(finding, chosen.lost))
    claimed = claim.speaker is not None
    finding = Finding(
        claim=claim,
        wording=Wording.NOT_FOUND
        if usable and absence and sought.wording.tokens
        else Wording.UNVERIFIABLE,
        attribution=AttributionStatus.UNKNOWN if claimed else AttributionStatus.NOT_CLAIMED,
    )
    return evolve(finding, explanation=explain(finding, ()))
