"""Verifying a draft, or one quotation, against sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, TypeAlias

from attrs import define, evolve, field

from quotebank.bank import Bank
from quotebank.errors import InvalidValueError
from quotebank.model import Document, Quote
from quotebank.verify.explain import explain
from quotebank.verify.findings import AttributionStatus, Claim, Finding, Flag, Report, Wording
from quotebank.verify.judge import Comparison, Judgement
from quotebank.verify.sieve import Sieve
from quotebank.verify.sources import Material, Source, chunks, gather
from quotebank.verify.voices import Page, Reader, SourceReading, read_quote, read_source
from quotebank.verify.wording import ClaimedWording, read_wording

#: Quotations of a bank that one look-up gives.
_MOST_NEAR: Final = 8
#: Judgements within this much coverage of the best one compete by their verdict.
_RIVALS: Final = 0.15


#: Hundredths of the words in a row from which a source is read as soon as it is met; and by how many
#: it may fall behind the best one and still hold a rival of what that holds.
_AT_ONCE, _BEHIND = 95, 40
#: Sources that are read closely for a wording that none seems to hold, so that the nearest is shown.
_MOST_FAR: Final = 2
#: A share in hundredths, the number of a source, and where in it a stretch starts.
_Place: TypeAlias = tuple[int, int, int]


@define(kw_only=True)
class _Sought:
    """A claimed quotation, and what was found for it.

    Args:
        claim: the quotation.
        wording: its reading.
        found: the best judgements.
        rows: where many of its words stand in a row that are not read yet, and in how long ones.
        longest_row: the greatest such share of all sources so far.
        far: where many of its words stand, but not in a row.
    """

    claim: Claim
    wording: ClaimedWording
    found: list[Judgement] = field(factory=list)
    rows: list[_Place] = field(factory=list)
    longest_row: int = 0
    far: list[_Place] = field(factory=list)

    def reads_at_once(self, place: _Place) -> bool:
        """Whether a source is to be read now; if it may have to be later, it is kept in mind."""
        self.longest_row = max(self.longest_row, place[0])
        if place[0] < _AT_ONCE and self.rivals(place):
            self.rows.append(place)
        return place[0] >= _AT_ONCE

    def rivals(self, place: _Place) -> bool:
        """Whether a source may hold a rival of what the best one holds."""
        return place[0] >= self.longest_row - _BEHIND

    def keep_far(self, place: _Place) -> None:
        """Keep in mind the sources that hold most of the words, the first of equal ones."""
        if len(self.far) == _MOST_FAR and place[0] <= self.far[-1][0]:
            return
        self.far.append(place)
        self.far.sort(key=lambda one: (-one[0], one[1], one[2]))
        del self.far[_MOST_FAR:]

    @property
    def missing(self) -> bool:
        """Whether nothing near was found."""
        return all(one.finding.wording is Wording.NOT_FOUND for one in self.found)


def verify_claims(claims: Iterable[Claim], against: Material, reader: Reader) -> Report:
    """Verify claimed quotations against sources, one source in memory at a time.

    Args:
        claims: what a draft claims.
        against: the material that it quotes from.
        reader: finds the quotations and their speakers in a source.
    """
    sought = [_Sought(claim=claim, wording=read_wording(claim.text)) for claim in claims]
    sieve = Sieve([one.wording for one in sought])
    longest = max((len(one.claim.text) for one in sought), default=0)
    sources = gather(against)
    problems: list[str] = []
    usable = absent = False
    for number, source in enumerate(sources):
        if source.bank is not None:
            usable = True
            for one in sought:
                _look_up(one, source.bank, reader)
            continue
        if source.of_quotes:
            usable = True
            _look_through_quotes(source.quotes, sought, sieve, reader)
            continue
        try:
            text = source.read()
        except InvalidValueError as error:
            problems.append(error.message)
            continue
        usable = absent = True
        for offset, part in chunks(text, longest):
            near, far = sieve.held(part)
            for k, share in far.items():
                sought[k].keep_far((share, number, offset))
            now = [
                sought[k] for k, row in near.items()
                if sought[k].reads_at_once((row, number, offset))
            ]  # fmt: skip
            if now:
                _read_closely(source, text, (offset, part), now, reader)
    rivals = ((one, place) for one in sought for place in one.rows if one.rivals(place))
    problems += _read_places(sources, rivals, longest, reader)
    nearest = ((one, place) for one in sought if one.missing for place in one.far)
    problems += _read_places(sources, nearest, longest, reader)
    findings = tuple(_settle(one, usable=usable, absence=absent) for one in sought)
    return Report(findings=findings, sources=len(sources), problems=tuple(dict.fromkeys(problems)))


def _read_closely(
    source: Source,
    text: str,
    placed: tuple[int, str],
    near: Iterable[_Sought],
    reader: Reader,
) -> None:
    """Compare wordings with a stretch of a source."""
    offset, part = placed
    document = source.describe(text)
    of_part = document if part is text else evolve(document, text=part, sha256=None)
    if of_part.text is None:
        of_part = evolve(document, text=part)
    reading = read_source(Page.of(of_part), reader, source.speaker)
    for one in near:
        judgement = _judge(one, reading)
        if judgement is not None:
            one.found.append(_moved(judgement, offset, document))
            _keep_best(one.found)


def _read_places(
    sources: Sequence[Source],
    wanted: Iterable[tuple[_Sought, _Place]],
    longest: int,
    reader: Reader,
) -> list[str]:
    """Read closely the stretches of sources that were passed over at first; give what went wrong."""
    problems: list[str] = []
    places: dict[tuple[int, int], list[_Sought]] = {}
    for one, (_, number, offset) in wanted:
        places.setdefault((number, offset), []).append(one)
    for number, stretches in groupby(sorted(places), key=lambda place: place[0]):
        try:
            text = sources[number].read()
        except InvalidValueError as error:
            problems.append(error.message)
            continue
        offsets = {offset for _, offset in stretches}
        for offset, part in chunks(text, longest):
            if offset in offsets:
                _read_closely(sources[number], text, (offset, part), places[number, offset], reader)
    return problems


def _look_up(sought: _Sought, bank: Bank, reader: Reader) -> None:
    """Let a bank's index find what may be near: one look-up for each quotation."""
    words = " ".join(sought.wording.tokens[k].text for k in sought.wording.spoken)
    if words:
        near = bank.closest(words, limit=_MOST_NEAR)
        sieve = Sieve([sought.wording])
        _look_through_quotes((one.quote for one in near), [sought], sieve, reader)


def _look_through_quotes(
    quotes: Iterable[Quote], sought: Sequence[_Sought], sieve: Sieve, reader: Reader
) -> None:
    nearest: dict[int, tuple[int, Quote]] = {}
    for quote in quotes:
        near, far = sieve.held(quote.text)
        for k, share in far.items():
            if k not in nearest or share > nearest[k][0]:
                nearest[k] = share, quote
        if near:
            _compare_quote(quote, [sought[k] for k in near], reader)
    for k, (_, quote) in sorted(nearest.items(), key=lambda item: item[0]):
        if sought[k].missing:
            _compare_quote(quote, [sought[k]], reader)


def _compare_quote(quote: Quote, near: Iterable[_Sought], reader: Reader) -> None:
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
