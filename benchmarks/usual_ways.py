"""The usual ways to check a quotation: a similarity and a threshold, by rapidfuzz and by difflib.

Both find the likest stretch of the sources, call it by its similarity, and take the claimed speaker
for confirmed where the surname stands near. Their thresholds are tuned on the very cases that they
are measured on, which flatters them.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from alterations import Case

from quotebank.text import fold

#: Similarity, 0 to 1, and the words around the likest stretch.
Match: TypeAlias = tuple[float, str]
Matcher: TypeAlias = Callable[[str, str], Match]
#: Wordings by falling similarity; no similarity tells a splice or a paraphrase.
_CLASSES = ("verbatim", "typographic", "edited", "altered", "not found")
_GOOD = {"verbatim", "typographic", "edited"}
_NEAR = 250


def by_rapidfuzz(claimed: str, text: str) -> Match:
    """Find the likest stretch by `rapidfuzz.fuzz.partial_ratio`."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - an extra.

    found = fuzz.partial_ratio_alignment(claimed, text)
    if found is None:
        return 0.0, ""
    return found.score / 100, text[max(0, found.dest_start - _NEAR) : found.dest_end + _NEAR]


def by_difflib(claimed: str, text: str) -> Match:
    """Find the likest window of as many words by `difflib.SequenceMatcher`."""
    words = text.split()
    size = max(1, len(claimed.split()))
    matcher = difflib.SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(claimed)
    best: Match = (0.0, "")
    step = max(1, size // 4)
    for start in range(0, max(1, len(words) - size + 1), step):
        matcher.set_seq1(" ".join(words[start : start + size]))
        if matcher.quick_ratio() > best[0] and (ratio := matcher.ratio()) > best[0]:
            best = (ratio, " ".join(words[max(0, start - 40) : start + size + 40]))
    return best


def measure(cases: Sequence[Case], matcher: Matcher) -> dict[str, float]:
    """Tune a way's thresholds on some cases, and measure it on them.

    Args:
        cases: of the benchmark.
        matcher: finds the likest stretch of one text; both texts come folded.
    """
    folded: dict[str, str] = {}
    scored = []
    for case in cases:
        texts = [folded.setdefault(a.text, fold(a.text)) for a in case.sources]
        match = max((matcher(fold(case.text), text) for text in texts), key=lambda m: m[0])
        scored.append((case, match[0], _attribution(case, match[1])))
    thresholds = _tuned(scored)
    both = false_good = harsh = 0
    for case, score, attribution in scored:
        wording = _wording(score, thresholds)
        both += wording == case.wording and attribution == case.attribution
        bad = case.wording not in _GOOD or case.attribution == "different"
        false_good += bad and wording in _GOOD and attribution == "confirmed"
        harsh += case.wording in _CLASSES[:2] and wording not in _GOOD
    honest = sum(case.wording in _CLASSES[:2] for case in cases)
    return {
        "both": both / len(cases), "false good": float(false_good), "harsh": harsh / honest,
    }  # fmt: skip


def _attribution(case: Case, around: str) -> str:
    if case.speaker is None:
        return "not claimed"
    names = re.findall(r"\w+", fold(case.speaker))
    if not around:
        return "unknown"
    return "confirmed" if names and names[-1] in around else "different"


def _wording(score: float, thresholds: Sequence[float]) -> str:
    for name, threshold in zip(_CLASSES, thresholds, strict=False):
        if score >= threshold:
            return name
    return _CLASSES[-1]


def _tuned(scored: Sequence[tuple[Case, float, str]]) -> tuple[float, ...]:
    """The falling thresholds under which most cases have both sides right."""
    grid = (1.01, 1.0, 0.995, 0.99, 0.98, 0.97, 0.95, 0.93, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5)

    def right(thresholds: Iterable[float]) -> int:
        ts = tuple(thresholds)
        return sum(_wording(s, ts) == c.wording and a == c.attribution for c, s, a in scored)

    return max(itertools.combinations_with_replacement(grid, 4), key=right)
