"""Comparing one claimed quotation with one source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import evolve, field, frozen

from quotebank.align import (
    AlignedToken,
    Alignment,
    Change,
    Token,
    TokenIndex,
    locate,
)
from quotebank.model import Passage, Speaker, SpeakerId
from quotebank.text import slug
from quotebank.verify import senses
from quotebank.verify.context import denial_cut, lost_context
from quotebank.verify.differences import find_differences
from quotebank.verify.findings import (
    AttributionStatus,
    Claim,
    Difference,
    Evidence,
    Finding,
    Flag,
    Wording,
)
from quotebank.verify.pieces import (
    Piece,
    end_of,
    merged_small,
    places_of,
    start_of,
    together,
    trimmed,
    weight,
    within,
)
from quotebank.verify.relays import Whose, whose
from quotebank.verify.speakers import capacity_differs, compare_speakers, reported_by
from quotebank.verify.typography import hidden_differences, same_letters
from quotebank.verify.voices import SourceReading, Utterance, sentences_around
from quotebank.verify.wording import ClaimedWording

_ORDER: Final = list(AttributionStatus)
#: Share of the claimed words, function words at 0.3, from which a place is near.
_NEAR: Final = 0.5
#: The same for the writer's voice, which holds so many words that some are always there.
_NEAR_WRITTEN: Final = 0.6
#: By how much the writer's voice must fit better than what is spoken.
_BETTER: Final = 0.1
#: Words up to which a wording must stand as it is: fewer prove nothing when one differs.
_SHORT: Final = 3
#: Occurrences that are looked at, and words that are compared for them.
_MOST_OCCURRENCES: Final = 50
_MOST_COMPARED: Final = 200_000


@frozen(kw_only=True)
class Judgement:
    """What comparing with one source has found, and how much of the wording it covers.

    Args:
        finding: without explanation.
        coverage: share of the claimed words that the source has in these places, 0 to 1.
        occurrences: how often the words stand in the source.
        lost: what a cut lost.
    """

    finding: Finding
    coverage: float
    occurrences: int = 0
    lost: tuple[str, ...] = ()


@frozen(kw_only=True)
class Comparison:
    """A claimed quotation against one source.

    Args:
        claim: the quotation.
        wording: its reading.
        source: the source's reading.
    """

    claim: Claim
    wording: ClaimedWording
    source: SourceReading
    _total: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        tokens = self.wording.tokens
        total = sum(weight(tokens[k]) for k in self.wording.spoken)
        object.__setattr__(self, "_total", total)

    def judge(self) -> Judgement | None:
        """Compare; None where nothing at all is in common."""
        tokens, breaks = self.wording.tokens, self.wording.breaks
        spoken = self._pieces(locate(tokens, self.source.spoken, breaks), self.source.owners)
        if not spoken and len(tokens) <= _SHORT:
            spoken = self._exactly()
        covered = self._coverage(spoken)
        if covered < 1 - 1e-9:
            written = together(self._pieces(locate(tokens, self.source.written, breaks), None))
            told = self._coverage(written)
            if self._near(written, told) and told >= max(_NEAR_WRITTEN, covered + _BETTER):
                joined = self._voiced(written)
                return self._spliced(joined, told) if joined else self._paraphrase(written, told)
        if self._near(spoken, covered):
            return self._spoken(spoken, covered)
        indirect = self._indirect()
        if indirect is not None:
            return indirect
        return self._nearest(spoken, covered) if spoken else None

    def _voiced(self, written: Sequence[Piece]) -> list[Piece]:
        """Part by utterance what was found in the whole source; empty where a word is the writer's.

        Fragments of the writer's sentence (“bold” and “overdue”), too small each to be taken from
        anywhere, make a splice when they are joined.
        """
        same = [s for p in written for s in p.steps if s.change is Change.SAME and s.source]
        numbers = [self.source.spoken_number(s.source) for s in same if s.source]
        if not numbers or min(numbers) < 0:
            return []
        pieces: list[Piece] = []
        for step, number in zip(same, numbers, strict=True):
            owner = self.source.owners[number]
            last = places_of(pieces[-1:])
            if (
                last
                and pieces[-1].utterance == owner
                and self.source.spoken_number(last[-1]) < number
            ):
                pieces[-1] = Piece(owner, (*pieces[-1].steps, step))
            else:
                pieces.append(Piece(owner, (step,)))
        return pieces

    def _exactly(self) -> list[Piece]:
        """Find a few words that are all words of grammar ("No", "I do") where they first stand."""
        tokens, index = self.wording.tokens, self.source.spoken
        for place in index.places.get(tokens[0].text, []):
            there = index.tokens[place : place + len(tokens)]
            if [t.text for t in there] == [t.text for t in tokens]:
                pairs = zip(tokens, there, strict=True)
                steps = tuple(AlignedToken(Change.SAME, ours, theirs) for ours, theirs in pairs)
                return self._pieces([Alignment.of(steps)], self.source.owners)
        return []

    def _coverage(self, pieces: Sequence[Piece]) -> float:
        return sum(piece.weight for piece in pieces) / self._total if self._total else 0.0

    def _near(self, pieces: Sequence[Piece], covered: float) -> bool:
        words = sum(piece.words for piece in pieces)
        count = len(self.wording.spoken)
        if count <= _SHORT:
            return covered > 1 - 1e-9 and len(pieces) == 1
        return covered >= _NEAR and words >= 3

    def _pieces(self, located: Sequence[Alignment], owners: Sequence[int] | None) -> list[Piece]:
        """Part the stretches where the utterance changes; drop those too small to be taken from."""
        pieces: list[Piece] = []
        for alignment in located:
            run: list[AlignedToken] = []
            owner: int | None = None
            for step in alignment.tokens:
                if step.source is not None and owners is not None:
                    mine = owners[self.source.spoken_number(step.source)]
                    if owner is not None and mine != owner:
                        pieces.append(Piece(owner, trimmed(run)))
                        run = []
                    owner = mine
                run.append(step)
            pieces.append(Piece(owner, trimmed(run)))
        return merged_small(pieces)

    def _spoken(self, pieces: Sequence[Piece], covered: float) -> Judgement:
        first = pieces[0].utterance
        one = all(piece.utterance == first for piece in pieces)
        ordered = all(end_of(a) <= start_of(b) for a, b in pairwise(pieces))
        if not (one and ordered):
            return self._spliced(pieces, covered)
        steps = tuple(self._joined(pieces))
        begin = self.source.spoken_number(places_of(pieces)[0])
        last = self.source.spoken_number(places_of(pieces)[-1])
        ranked = []
        for place in self._occurrences(pieces):
            there = self._moved(steps, place - begin)
            said = self._whose(place, last + place - begin)
            other = not same_letters(self.wording, there, self.source)
            ranked.append((_ORDER.index(said.status), said.relayed, other, place, said))
        *_, place, said = min(ranked, key=lambda ranks: ranks[:4])
        status, shift = said.status, place - begin
        steps = self._moved(steps, shift)
        differences = (
            *find_differences(self.wording, steps, self.source),
            *hidden_differences(self.wording, steps, self.source),
        )
        if cut := denial_cut(begin + shift, last + shift, self.source):
            differences = (*differences, self._denial(*cut))
        wording = self._wording(steps, differences)
        flags = set()
        if any(d.material for d in differences):
            flags.add(Flag.MATERIAL)
        if len(ranked) > 1:
            flags.add(Flag.AMBIGUOUS)
        lost = lost_context(begin + shift, last + shift, self.source, self.claim.around)
        if said.within:
            lost = tuple(reason for reason in lost if reason != "attribution")
        elif said.relayed:
            lost = tuple(dict.fromkeys((*lost, "attribution")))
        if lost:
            flags.add(Flag.OUT_OF_CONTEXT)
        utterance = self.source.utterances[self.source.owners[place]]
        stated = utterance.quote.affiliations if utterance.quote and not said.within else ()
        if status is AttributionStatus.CONFIRMED and capacity_differs(self.claim.capacity, stated):
            flags.add(Flag.CAPACITY_DIFFERS)
        finding = Finding(
            claim=self.claim,
            wording=wording,
            attribution=status,
            flags=tuple(sorted(flags)),
            evidence=evolve(self._evidence(pieces, utterance, shift), speaker=said.speaker),
            differences=differences,
            alignment=(Alignment.of(steps),),
        )
        return Judgement(finding=finding, coverage=covered, occurrences=len(ranked), lost=lost)

    def _denial(self, start: int, stop: int) -> Difference:
        """The words that a cut took, which were all that denied the rest."""
        tokens = self.source.spoken.tokens
        words = self.source.clear.text[tokens[start].start : tokens[stop - 1].end]
        return Difference(
            change=Change.DROPPED, claimed="", source=words, reasons=("negation",), material=True
        )

    def _moved(self, steps: tuple[AlignedToken, ...], shift: int) -> tuple[AlignedToken, ...]:
        """The same steps at another occurrence of the same words."""
        if not shift:
            return steps
        tokens, moved = self.source.spoken.tokens, []
        for step in steps:
            source = step.source
            if source is not None:
                number = self.source.spoken_number(source) + shift
                last = number + len(source.text.split()) - 1
                source = evolve(source, start=tokens[number].start, end=tokens[last].end)
            moved.append(evolve(step, source=source))
        return tuple(moved)

    def _joined(self, pieces: Sequence[Piece]) -> Iterator[AlignedToken]:
        """The steps of stretches of one utterance, what was left out between them dropped."""
        yield from pieces[0].steps
        for before, after in pairwise(pieces):
            start = self.source.spoken_number(places_of([before])[-1])
            stop = self.source.spoken_number(places_of([after])[0])
            for token in self.source.spoken.tokens[start + 1 : stop]:
                if token.start >= places_of([before])[-1].end:
                    yield AlignedToken(Change.DROPPED, None, token)
            yield from after.steps

    def _wording(self, steps: Sequence[AlignedToken], differences: Sequence[Difference]) -> Wording:
        if any(not difference.marked for difference in differences):
            return Wording.ALTERED
        claimed = self.wording
        stretch = ""
        if places := [s.source for s in steps if s.source is not None]:
            stretch = self.source.clear.text[max(0, places[0].start - 1) : places[-1].end + 1]
        if differences and any(d.reasons != ("source's brackets",) for d in differences):
            return Wording.EDITED
        if places:
            # An aside at the end, such as "[laughs]", is the source's own where it stands there too.
            tail = len(claimed.text) - steps[-1].claimed.end if steps[-1].claimed else 0
            stretch += self.source.clear.text[places[-1].end + 1 : places[-1].end + tail + 1]
        if claimed.text.count("[") > stretch.count("["):
            return Wording.EDITED
        if claimed.breaks and not re.search(r"…|\.{3}|\. \.", stretch):
            return Wording.EDITED
        if not differences and same_letters(claimed, steps, self.source):
            return Wording.VERBATIM
        return Wording.TYPOGRAPHIC

    def _whose(self, first: int, last: int) -> Whose:
        tokens = self.source.spoken.tokens
        owner = self.source.owners[first]
        return whose(self.claim, self.source, owner, tokens[first].start, tokens[last].end)

    def _occurrences(self, pieces: Sequence[Piece]) -> list[int]:
        """Where in what is spoken the same words of the source stand."""
        index = self.source.spoken
        begin = self.source.spoken_number(places_of(pieces)[0])
        if len(pieces) > 1:
            return [begin]
        end = self.source.spoken_number(places_of(pieces)[-1]) + 1
        words = [token.text for token in index.tokens[begin:end]]
        rare = min(range(len(words)), key=lambda k: len(index.places[words[k]]))
        found: list[int] = []
        left = _MOST_COMPARED
        for place in index.places[words[rare]]:
            start = place - rare
            if start < 0 or start + len(words) > len(index.tokens):
                continue
            left -= len(words)
            if left < 0 or len(found) >= _MOST_OCCURRENCES:
                break
            window = index.tokens[start : start + len(words)]
            owners = self.source.owners[start : start + len(words)]
            if len(set(owners)) == 1 and [token.text for token in window] == words:
                found.append(start)
        return found or [begin]

    def _evidence(
        self, pieces: Sequence[Piece], utterance: Utterance | None, shift: int = 0
    ) -> Evidence:
        spans = []
        for piece in pieces:
            places = places_of([piece])
            if not places:
                continue
            first, last = places[0], places[-1]
            if shift:
                tokens = self.source.spoken.tokens
                first = tokens[self.source.spoken_number(first) + shift]
                last = tokens[self.source.spoken_number(last) + shift]
            spans += within(first.start, last.end, utterance)
        clear = self.source.clear
        around = sentences_around(clear.text, spans) if spans else ""
        passages = tuple(Passage.of(clear.original, *clear.span(*span)) for span in spans)
        return Evidence(
            document=evolve(self.source.document, text=None),
            passages=passages,
            around=around,
            speaker=utterance.speaker if utterance else None,
            quote=utterance.quote if utterance else None,
        )

    def _spliced(self, pieces: Sequence[Piece], covered: float) -> Judgement:
        numbers = [piece.utterance for piece in pieces if piece.utterance is not None]
        said = [self._whose(*self._bounds(piece)) for piece in pieces]
        status = max((one.status for one in said), key=_ORDER.index)
        known = {one.speaker for one in said} - {None}
        if len(known) > 1 and self.claim.speaker is not None:
            status = AttributionStatus.DIFFERENT  # Nobody said both.
        utterance = self.source.utterances[numbers[0]]
        finding = Finding(
            claim=self.claim,
            wording=Wording.SPLICED,
            attribution=status,
            evidence=self._evidence(pieces, None),
            alignment=tuple(Alignment.of(piece.steps) for piece in pieces),
        )
        if len(set(numbers)) == 1 or len({self.source.utterances[n].speaker for n in numbers}) == 1:
            evidence = self._evidence(pieces, None)
            finding = evolve(finding, evidence=evolve(evidence, speaker=utterance.speaker))
        return Judgement(finding=finding, coverage=covered)

    def _bounds(self, piece: Piece) -> tuple[int, int]:
        places = places_of([piece])
        return self.source.spoken_number(places[0]), self.source.spoken_number(places[-1])

    def _paraphrase(self, pieces: Sequence[Piece], covered: float) -> Judgement:
        places = places_of(pieces)
        status, speaker = self._told_by(min(p.start for p in places), max(p.end for p in places))
        evidence = evolve(self._evidence(pieces, None), speaker=speaker)
        finding = Finding(
            claim=self.claim,
            wording=Wording.PARAPHRASE,
            attribution=status,
            evidence=evidence,
            alignment=tuple(Alignment.of(piece.steps) for piece in pieces),
        )
        return Judgement(finding=finding, coverage=covered)

    def _told_by(self, start: int, end: int) -> tuple[AttributionStatus, Speaker | None]:
        """Whom the writer's sentence names as the one who said so."""
        if (teller := self.source.teller) is not None:
            return compare_speakers(self.claim.speaker, teller), teller
        text = self.source.clear.text
        around = sentences_around(text, [(start, end)])
        at = around.find(text[start:end])
        names = reported_by(around, (at, at + end - start), text) if at >= 0 else ()
        told = [Speaker(id=SpeakerId(slug(name) or "speaker"), name=name) for name in names]
        if not told:
            status = AttributionStatus.UNKNOWN
            return (status if self.claim.speaker else AttributionStatus.NOT_CLAIMED), None
        ranked = [(compare_speakers(self.claim.speaker, speaker), speaker) for speaker in told]
        return min(ranked, key=lambda pair: _ORDER.index(pair[0]))

    def _indirect(self) -> Judgement | None:
        """Look for indirect speech: the same words but for person and tense, outside of marks."""
        claimed = _shifted_words(self.wording.tokens)
        if len(claimed) < 4:
            return None
        source = TokenIndex(_shifted_words(self.source.written.tokens))
        pieces = [
            Piece(None, trimmed(a.tokens)) for a in locate(claimed, source, self.wording.breaks)
        ]
        pieces = [p for p in pieces if p.words >= 4 and p.weight >= 1.9]
        total = sum(weight(token) for token in claimed)
        covered = max((p.weight for p in pieces), default=0.0) / total if total else 0.0
        if covered < _NEAR_INDIRECT:
            return None
        best = max(pieces, key=lambda piece: piece.weight)
        return self._paraphrase([best], covered)

    def _nearest(self, pieces: Sequence[Piece], covered: float) -> Judgement:
        best = max(pieces, key=lambda piece: piece.weight)
        number = best.utterance
        utterance = self.source.utterances[number] if number is not None else None
        finding = Finding(
            claim=self.claim,
            wording=Wording.NOT_FOUND,
            attribution=(
                AttributionStatus.UNKNOWN if self.claim.speaker else AttributionStatus.NOT_CLAIMED
            ),
            evidence=self._evidence([best], utterance),
            alignment=(Alignment.of(best.steps),),
        )
        return Judgement(finding=finding, coverage=covered)


#: Share of the words from which indirect speech is the origin; tuned on no corpus.
_NEAR_INDIRECT: Final = 0.75

_PERSONS: Final = dict.fromkeys(
    """i me my mine we us our ours you your yours he him his she her hers they them their theirs it its
    himself herself themselves myself ourselves yourself""".split(),
    "#person",
)


def _shifted_words(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Fold person and tense away, so that "I will" is "he would"."""
    out = []
    for token in tokens:
        for word in senses.spelled_out(token.text.split()):
            plain = _PERSONS.get(word) or senses.stem(word)
            out.append(evolve(token, text=plain))
    return tuple(out)
