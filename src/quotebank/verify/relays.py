"""Speakers who quote another: whose the words are that stand within somebody else's."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from quotebank.model import Document, QuoteKind, Speaker, SpeakerId
from quotebank.names import Likeness, compare_names, fold_name
from quotebank.text import slug
from quotebank.verify.findings import AttributionStatus, Claim
from quotebank.verify.speakers import CUES, compare_speakers
from quotebank.verify.voices import SourceReading

#: Code points around the words that are read for who is quoted there.
_AROUND: Final = 600
#: Code points of a wording that are read with the writer's words before it.
_HEAD: Final = 300
_OPENING: Final = re.compile(r"(?<!\w)[“‘«„\"'](?=\w)")
_CLOSING: Final = re.compile(r"(?<=[\w,.!?…])[”’»“\"'](?!\w)")
#: Somebody told of by kin or office, who is no name: "my grandfather", "the minister".
_DESCRIBED: Final = re.compile(r"^(?:my|our|the|a|an|one|some)\s+", re.IGNORECASE)
_MYSELF: Final = frozenset({"i", "we", "i myself", "we ourselves"})
_PRONOUNS: Final = frozenset("he she they it you who this that one".split())


@frozen
class Whose:
    """Whether the words at a place are the claimed speaker's.

    Args:
        status: of the claim.
        speaker: whom the source gives the words to.
        within: whether they are quoted within another's words, and the claim names the one quoted.
        relayed: whether the claimed speaker only told them as another's, and the draft does not say so.
    """

    status: AttributionStatus
    speaker: Speaker | None
    within: bool = False
    relayed: bool = False


def whose(claim: Claim, source: SourceReading, number: int, start: int, end: int) -> Whose:
    """Say whether words of an utterance are the claimed speaker's, who may be quoted in it.

    Args:
        claim: what the draft claims.
        source: where the words are from.
        number: of the utterance.
        start: where the words begin in the source's clear text.
        end: where they end.
    """
    utterance = source.utterances[number]
    stated = utterance.quote.affiliations if utterance.quote else ()
    status = compare_speakers(claim.speaker, utterance.speaker, stated)
    inner = _quoted_speaker(source, number, start, end)
    if inner is None:
        return Whose(status, utterance.speaker)
    told = compare_speakers(claim.speaker, inner)
    if told in {AttributionStatus.CONFIRMED, AttributionStatus.NOT_CLAIMED}:
        return Whose(told, inner, within=True)
    if status is AttributionStatus.CONFIRMED:
        named = set(fold_name(inner.label).split()) & set(fold_name(claim.around).split())
        return Whose(status, utterance.speaker, relayed=not named)
    order = list(AttributionStatus)
    return Whose(max(status, told, key=order.index), inner)


def _quoted_speaker(source: SourceReading, number: int, start: int, end: int) -> Speaker | None:
    """Find who is quoted at a place within an utterance; None where its speaker speaks."""
    for utterance in source.within:
        if any(a <= start and end <= b for a, b in utterance.spans):
            return utterance.speaker
    utterance = source.utterances[number]
    if source.reader is None:
        return None
    text = source.clear.text
    for low, high in utterance.spans:
        if low <= start and end <= high:
            break
    else:
        return None
    a, b = max(low, start - _AROUND), min(high, end + _AROUND)
    speaker = None
    if _OPENING.search(text, a, start + 1) and _CLOSING.search(text, max(a, end - 1), b):
        speaker = _speaker_at(source, text[a:b], start - a, end - a)
    if speaker is None and utterance.lead:
        head = text[low : min(high, low + _HEAD)]
        size = len(utterance.lead)
        speaker = _speaker_at(source, f"{utterance.lead}{head}”", size, size + 1)
    return speaker


def _speaker_at(source: SourceReading, text: str, start: int, end: int) -> Speaker | None:
    """Read a few words by themselves, and say who is quoted at a place of them.

    Only a verb of saying makes a speaker: in *she said Brack’s refusal was “a mistake”* nobody but her
    speaks.
    """
    assert source.reader is not None
    for quote in source.reader(Document.from_text(text)).quotes:
        if quote.kind is not QuoteKind.INDIRECT and any(
            p.span.start <= start and end <= p.span.end for p in quote.segments
        ):
            cue = " ".join(passage.text for passage in quote.attribution.cue)
            said = CUES & set(fold_name(cue).split())
            # In "Bell’s proposed plan “a mistake”" something is called so that is Bell's.
            owner = any(text.startswith(("’s", "'s"), p.span.end) for p in quote.attribution.source)
            return _known(quote.speaker, source) if said and not owner else None
    return None


def _known(speaker: Speaker, source: SourceReading) -> Speaker | None:
    """The speaker as the source knows him elsewhere: read by itself, a passage has surnames only."""
    label = speaker.name or speaker.description or ""
    folded = fold_name(label)
    if not folded or folded in _MYSELF:
        return None
    if folded in _PRONOUNS or speaker.name is None or _DESCRIBED.match(label):
        plain = _DESCRIBED.sub("", label)
        return Speaker(id=SpeakerId(slug(plain) or "speaker"), description=plain)
    known = {
        u.speaker.id: u.speaker
        for u in source.utterances
        if u.speaker is not None
        and u.speaker.name is not None
        and compare_names(speaker.name, u.speaker.name) > Likeness.GIVEN
    }
    return next(iter(known.values())) if len(known) == 1 else speaker
