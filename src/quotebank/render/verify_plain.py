"""Findings as plain data: for JSON, and SARIF 2.1.0 for code-review tools."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias
from urllib.parse import quote as percent_encode

from quotebank.align import AlignedToken
from quotebank.model import Passage
from quotebank.verify.findings import Finding, Flag, Report, Verdict

#: Plain data as `json.dumps` takes it.
Plain: TypeAlias = dict[str, Any]

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
#: How a code-review tool shows a verdict; what is not named here passes.
_LEVELS: Final[Mapping[Verdict, str]] = {
    Verdict.UNKNOWN_SPEAKER: "note",
    Verdict.UNVERIFIABLE: "note",
    Verdict.ALTERED: "warning",
    Verdict.PARAPHRASE: "warning",
    Verdict.SPLICED: "error",
    Verdict.DIFFERENT_SPEAKER: "error",
    Verdict.NOT_FOUND: "error",
}
_MEANINGS: Final[Mapping[str, str]] = {
    "unknown speaker": "The source does not say whose words these are.",
    "unverifiable": "No usable source could have shown whether these are the words.",
    "altered": "Words were changed, dropped or added without a mark.",
    "paraphrase": "The source reports this in its own words, not in quotation marks.",
    "spliced": "Pieces of different utterances, or in another order, are joined as one.",
    "different speaker": "The source gives these words to somebody else.",
    "not found": "Nothing near these words is in the sources.",
    "out of context": "The cut loses a condition, a denial or an attribution.",
}


def finding_to_plain(finding: Finding) -> Plain:
    """Write a finding as plain data: dictionaries, lists, texts and numbers.

    Args:
        finding: of any draft, or of one quotation alone.
    """
    claim, evidence = finding.claim, finding.evidence
    return {
        "text": claim.text,
        "speaker": claim.speaker,
        "capacity": list(claim.capacity),
        "spans": [[p.span.start, p.span.end] for p in claim.passages],
        "verdict": str(finding.verdict),
        "wording": str(finding.wording),
        "attribution": str(finding.attribution),
        "flags": [str(flag) for flag in finding.flags],
        "explanation": finding.explanation,
        "differences": [
            {
                "change": str(d.change),
                "claimed": d.claimed,
                "source": d.source,
                "reasons": list(d.reasons),
                "material": d.material,
                "marked": d.marked,
            }
            for d in finding.differences
        ],
        "alignment": [
            [_step(step) for step in alignment.tokens]
            for alignment in finding.alignment
        ],
        "evidence": None
        if evidence is None
        else {
            "document": {
                "id": evidence.document.id,
                "title": evidence.document.title,
                "url": evidence.document.url,
            },
            "passages": [_passage(p) for p in evidence.passages],
            "around": evidence.around,
            "speaker": evidence.speaker.label if evidence.speaker else None,
        },
    }  # fmt: skip


def _step(step: AlignedToken) -> list[str | None]:
    claimed = None if step.claimed is None else step.claimed.text
    source = None if step.source is None else step.source.text
    return [str(step.change), claimed, source]


def _passage(passage: Passage) -> Plain:
    return {
        "span": [passage.span.start, passage.span.end],
        "text": passage.text,
        "prefix": passage.prefix,
        "suffix": passage.suffix,
    }


def to_sarif(drafts: Iterable[tuple[str, str, Report]], version: str) -> Plain:
    """Write reports as a SARIF 2.1.0 log (OASIS, 27 March 2020), columns in code points.

    Args:
        drafts: the path of each draft, relative to the repository's root, its text and its report.
        version: of this library.
    """
    results = [
        _result(path, _Lines(text), finding)
        for path, text, report in drafts
        for finding in report
        if finding.verdict in _LEVELS or Flag.OUT_OF_CONTEXT in finding.flags
    ]
    rules = [
        {"id": name.replace(" ", "-"), "shortDescription": {"text": meaning}}
        for name, meaning in _MEANINGS.items()
    ]
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "quotebank",
                        "semanticVersion": version,
                        "rules": rules,
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }


def _result(path: str, lines: _Lines, finding: Finding) -> Plain:
    verdict = finding.verdict
    rule = str(verdict) if verdict in _LEVELS else str(Flag.OUT_OF_CONTEXT)
    level = "error" if Flag.MATERIAL in finding.flags else _LEVELS.get(verdict, "warning")
    found: Plain = {
        "ruleId": rule.replace(" ", "-"),
        "ruleIndex": list(_MEANINGS).index(rule),
        "level": level,
        "message": {"text": finding.explanation or _MEANINGS[rule]},
        "properties": {
            "wording": str(finding.wording),
            "attribution": str(finding.attribution),
            "flags": [str(flag) for flag in finding.flags],
        },
    }
    uri = percent_encode(path.replace("\\", "/"))
    regions = [lines.region(p.span.start, p.span.end) for p in finding.claim.passages]
    physical: list[Plain] = [
        {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
        for region in regions
    ] or [{"physicalLocation": {"artifactLocation": {"uri": uri}}}]
    found["locations"] = physical[:1]
    if physical[1:]:
        found["relatedLocations"] = physical[1:]
    return found


class _Lines:
    """Lines and columns of a text, from 1; a line ends at LF, CR or both."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        place = 0
        for line in text.replace("\r\n", " \n").replace("\r", "\n").split("\n")[:-1]:
            place += len(line) + 1
            self._starts.append(place)

    def region(self, start: int, end: int) -> Plain:
        """Give a stretch as SARIF does: its last column is the one after it."""
        first, last = (bisect_right(self._starts, place) for place in (start, end))
        return {
            "startLine": first,
            "startColumn": start - self._starts[first - 1] + 1,
            "endLine": last,
            "endColumn": end - self._starts[last - 1] + 1,
            "charOffset": start,
            "charLength": end - start,
        }
