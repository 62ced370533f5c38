"""The true wording as a patch; nothing is ever written to the draft."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from quotebank.verify.findings import Finding, Wording

#: A line as ``patch`` has it: form feeds and Unicode's line separators stand within one.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
#: Lines shown around a changed one, as diff does.
_CONTEXT = 3


def replacements(findings: Iterable[Finding]) -> Iterator[tuple[int, int, str]]:
    """Give each stretch of a draft whose words are not the source's, and those that are.

    Only an altered wording of one unbroken stretch has one true wording to put in its place.

    Args:
        findings: of one draft.
    """
    for finding in findings:
        evidence, claim = finding.evidence, finding.claim
        if finding.wording is not Wording.ALTERED or evidence is None:
            continue
        if len(claim.passages) != 1 or len(evidence.passages) != 1 or len(finding.alignment) != 1:
            continue
        claimed = finding.alignment[0].claimed_span
        # Entities and pieces joined for reading move the places; such a draft is left to its editor.
        if claimed is None or claim.text != claim.passages[0].text or "&" in claim.text:
            continue
        start = claim.passages[0].span.start
        yield start + claimed[0], start + claimed[1], evidence.passages[0].text


def patch(draft: str, findings: Iterable[Finding], name: str = "draft") -> str:
    r"""Write the true wordings of a draft as a unified diff.

    Args:
        draft: its text.
        findings: of it.
        name: of its file.

    Returns:
        What ``patch -p1`` takes; empty where there is nothing to put right.
    """
    changes = sorted(replacements(findings))
    if not changes:
        return ""
    lines = _LINE.findall(draft)
    begins, place = [], 0
    for line in lines:
        begins.append(place)
        place += len(line)
    edits: dict[int, tuple[int, list[str]]] = {}
    for first, group in groupby(changes, key=lambda change: _line_of(begins, change[0])):
        taken = list(group)
        last = max(_line_of(begins, end - 1) for _, end, _ in taken)
        old = "".join(lines[first : last + 1])
        for start, end, words in reversed(taken):
            at = start - begins[first]
            old = old[:at] + " ".join(words.split()) + old[at + end - start :]
        edits[first] = (last, _LINE.findall(old))
    return "".join(_hunks(lines, edits, name))


def _line_of(begins: list[int], place: int) -> int:
    return max(0, bisect_right(begins, place) - 1)


def _hunks(lines: list[str], edits: dict[int, tuple[int, list[str]]], name: str) -> Iterator[str]:
    yield f"--- a/{name}\n+++ b/{name}\n"
    shift = 0
    done = 0
    firsts = sorted(edits)
    for first, (last, new) in sorted(edits.items()):
        if first < done:
            continue  # A line that the hunk before has already changed.
        start = max(done, first - _CONTEXT)
        beyond = bisect_right(firsts, last)
        following = firsts[beyond] if beyond < len(firsts) else len(lines)
        end = min(len(lines), last + 1 + _CONTEXT, following)
        before, after = lines[start:first], lines[last + 1 : end]
        size, grown = end - start, len(before) + len(new) + len(after)
        yield f"@@ -{start + 1},{size} +{start + 1 + shift},{grown} @@\n"
        for sign, part in ((" ", before), ("-", lines[first : last + 1]), ("+", new), (" ", after)):
            for line in part:
                ended = line.endswith("\n")
                yield f"{sign}{line}" if ended else f"{sign}{line}\n\\ No newline at end of file\n"
        shift += grown - size
        done = end
