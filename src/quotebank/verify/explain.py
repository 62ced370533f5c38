"""A finding in a sentence or two for people."""

from __future__ import annotations

from collections.abc import Sequence

from quotebank.align import Change
from quotebank.verify.findings import AttributionStatus, Difference, Finding, Flag, Wording

_PLAIN = {
    Wording.VERBATIM: "These are the words of the source.",
    Wording.TYPOGRAPHIC: "These are the words of the source; only marks, spaces or case differ.",
    Wording.SPLICED: "Pieces of different utterances, or in another order, are joined as one.",
    Wording.PARAPHRASE: "The source does not quote these words: it reports them in its own voice.",
    Wording.NOT_FOUND: "Nothing near these words is in the sources.",
    Wording.UNVERIFIABLE: "No usable source could have shown whether these are the words.",
}
_MOST = 4


def explain(finding: Finding, lost: Sequence[str]) -> str:
    """Say in words what was found.

    Args:
        finding: all but its explanation.
        lost: what a cut lost, where the finding is flagged as out of context.
    """
    parts = [_PLAIN.get(finding.wording) or _changes(finding)]
    if finding.wording not in {Wording.NOT_FOUND, Wording.UNVERIFIABLE}:
        parts.append(_speaker(finding))
    elif finding.evidence is not None:
        parts.append(f"The nearest is: “{_short(finding.evidence.around)}”")
    if Flag.OUT_OF_CONTEXT in finding.flags and finding.evidence is not None:
        around = _short(finding.evidence.around)
        parts.append(f"The cut loses its {' and '.join(lost)}: “{around}”")
    if Flag.CAPACITY_DIFFERS in finding.flags and finding.evidence and finding.evidence.quote:
        stated = "; ".join(a.label for a in finding.evidence.quote.affiliations)
        claimed = "; ".join(finding.claim.capacity)
        parts.append(f"The draft calls the speaker {claimed!r}, the source {stated!r}.")
    if Flag.AMBIGUOUS in finding.flags:
        parts.append("The words occur more than once.")
    return " ".join(part for part in parts if part)


def _changes(finding: Finding) -> str:
    marked = finding.wording is Wording.EDITED
    shown = [d for d in finding.differences if d.marked == marked]
    # What matters most is named first.
    shown.sort(key=lambda difference: not difference.material)
    told = [_change(difference) for difference in shown[:_MOST]]
    if len(shown) > _MOST:
        told.append(f"and {len(shown) - _MOST} more")
    if marked:
        return f"Edited, and marked: {'; '.join(told)}." if told else "Edited, and marked."
    return f"Not the words of the source: {'; '.join(told)}."


def _change(difference: Difference) -> str:
    ours, theirs = _short(difference.claimed, 60), _short(difference.source, 60)
    if difference.change is Change.ADDED:
        what = f"“{ours}” was added"
    elif difference.change is Change.DROPPED:
        what = f"“{theirs}” was left out"
    else:
        what = f"“{theirs}” became “{ours}”"
    return f"{what} ({', '.join(difference.reasons)})" if difference.reasons else what


def _speaker(finding: Finding) -> str:
    claimed = finding.claim.speaker
    stated = finding.evidence.speaker if finding.evidence else None
    if finding.attribution is AttributionStatus.CONFIRMED:
        return ""
    if finding.attribution is AttributionStatus.NOT_CLAIMED:
        return f"The source gives them to {stated.label}." if stated else ""
    if finding.attribution is AttributionStatus.UNKNOWN:
        return f"The source does not say that they are {claimed}’s."
    return f"The source gives them to {stated.label if stated else 'others'}, not to {claimed}."


def _short(text: str, length: int = 200) -> str:
    text = " ".join(text.split()).strip('“”"')
    return text if len(text) <= length else text[: length - 1] + "…"
