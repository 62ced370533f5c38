"""Reasoning about differences: what was changed, whether it was marked, whether the sense turns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from quotebank.align import AlignedToken, Change, Token
from quotebank.verify import senses
from quotebank.verify.findings import Difference
from quotebank.verify.insertions import in_brackets, only_insertions
from quotebank.verify.voices import SourceReading
from quotebank.verify.wording import ClaimedWording

#: A bracket that stands for more words of the source than this hides them rather than explains.
_MOST_REPLACED = 12

_SYMBOL_BEFORE: Final = re.compile(r"[$£€¥#−-]\s?$")
_SYMBOL_AFTER: Final = re.compile(r"^\s?%|^[°′″]")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?…:]|[“\"‘'(\[—–])[\s“\"‘'(\[]*$")


@frozen
class _Run:
    """Words in a row that differ, and the number of the claimed token at which they begin."""

    steps: tuple[AlignedToken, ...]
    first: int
    last: int


def find_differences(
    claimed: ClaimedWording, steps: Sequence[AlignedToken], source: SourceReading
) -> tuple[Difference, ...]:
    """List the differences of words, run by run, with what is known of each.

    Args:
        claimed: the wording.
        steps: how it goes with the source; all the words of the utterance that an ellipsis leaves
            out are there as dropped.
        source: where its words are from.
    """
    found: list[Difference] = []
    for run in _runs(claimed, steps):
        found += _explain(claimed, run, source)
    found += _symbols(claimed, steps, source)
    return tuple(found)


def _runs(claimed: ClaimedWording, steps: Sequence[AlignedToken]) -> Iterator[_Run]:
    run: list[AlignedToken] = []
    first = number = 0
    for step in steps:
        size = _size(claimed, step.claimed, number)
        if step.change is Change.SAME:
            if run:
                yield _Run(tuple(run), first, number)
                run = []
            number += size
        else:
            if not run:
                first = number
            run.append(step)
            number += size
    if run:
        yield _Run(tuple(run), first, number)


def _size(claimed: ClaimedWording, token: Token | None, number: int) -> int:
    """How many of the claimed tokens a step holds: several where spaces alone differ."""
    if token is None:
        return 0
    size = 1
    while number + size < len(claimed.tokens) and claimed.tokens[number + size].start < token.end:
        size += 1
    return size


def _explain(claimed: ClaimedWording, run: _Run, source: SourceReading) -> list[Difference]:
    """Part a run into what its editor marked and what not."""
    numbers = range(run.first, run.last)
    broken = any(run.first <= b <= run.last for b in claimed.breaks)
    bracketed = any(k in claimed.bracketed for k in numbers)
    masked = any(k in claimed.masked for k in numbers)
    if only_insertions(run.steps, source):
        reasons = ["source's brackets"]
        return [_difference(claimed, run.steps, source, reasons, material=False, marked=True)]
    if not (broken or bracketed or masked):
        return [_unmarked(claimed, run.steps, source)]
    marked: list[AlignedToken] = []
    plain: list[AlignedToken] = []
    number = run.first
    for step in run.steps:
        if step.claimed is None:
            (marked if broken or bracketed else plain).append(step)
            continue
        mine = number in claimed.bracketed or number in claimed.masked
        (marked if mine else plain).append(step)
        number += _size(claimed, step.claimed, number)
    if masked and plain and all(step.claimed is None for step in plain):
        # A gap may stand for a phrase.
        marked, plain = list(run.steps), []
    found = []
    if marked:
        ours = [step.claimed for step in marked if step.claimed is not None]
        if masked:
            found.append(_masked(claimed, run, marked, source))
        elif bracketed:
            found.append(_bracketed(claimed, ours, marked, source))
        else:
            found.append(_omitted(claimed, marked, source))
    if plain:
        found.append(_unmarked(claimed, plain, source))
    return found


def _words(steps: Sequence[AlignedToken]) -> tuple[list[str], list[str]]:
    ours = [word for s in steps if s.claimed is not None for word in s.claimed.text.split()]
    theirs = [word for s in steps if s.source is not None for word in s.source.text.split()]
    return ours, theirs


def _quoted(text: str, tokens: Sequence[Token]) -> str:
    """The words as they stand, without what stands between far apart ones."""
    return text[tokens[0].start : tokens[-1].end] if tokens else ""


def _difference(
    claimed: ClaimedWording,
    steps: Sequence[AlignedToken],
    source: SourceReading,
    reasons: Sequence[str],
    *,
    material: bool,
    marked: bool,
) -> Difference:
    ours = [step.claimed for step in steps if step.claimed is not None]
    theirs = [step.source for step in steps if step.source is not None]
    change = Change.ADDED if ours else Change.DROPPED
    if ours and theirs:
        change = Change.CHANGED
    return Difference(
        change=change,
        claimed=_quoted(claimed.text, ours),
        source=_quoted(source.clear.text, theirs),
        reasons=tuple(dict.fromkeys(reasons)),
        material=material,
        marked=marked,
    )


def _unmarked(
    claimed: ClaimedWording, steps: Sequence[AlignedToken], source: SourceReading
) -> Difference:
    """Say what an unmarked change touches."""
    ours, theirs = _words(steps)
    reasons, material = _touched(ours, theirs)
    if not (reasons and not material):
        named = _names(claimed.text, [s.claimed for s in steps if s.claimed is not None])
        there = _names(source.clear.text, [s.source for s in steps if s.source is not None])
        if named != there and not _only_spelled(steps):
            reasons.append("name")
            material = True
    if not reasons:
        reasons = [_kind(steps)]
    return _difference(claimed, steps, source, reasons, material=material, marked=False)


def _touched(ours: Sequence[str], theirs: Sequence[str]) -> tuple[list[str], bool]:
    """Name the closed classes that a change touches, and whether the sense is at stake."""
    if ours and theirs:
        if senses.same_contracted(ours, theirs):
            return ["contraction"], False
        mine = senses.amount(ours)
        if mine is not None and mine == senses.amount(theirs):
            return ["number style"], False
        if len(ours) == len(theirs) and all(map(senses.spelling_variant, ours, theirs)):
            return ["spelling variant"], False
    one, other = Counter(senses.spelled_out(ours)), Counter(senses.spelled_out(theirs))
    changed = [*(one - other).elements(), *(other - one).elements()]
    reasons = []
    for name, test in (
        ("negation", senses.is_negation),
        ("number", senses.is_number),
        ("modal", senses.is_modal),
        ("quantifier", senses.QUANTIFIERS.__contains__),
        ("condition", senses.CONDITIONS.__contains__),
    ):
        if any(test(word) for word in changed):
            reasons.append(name)
    material = bool(reasons)
    if ours and len(ours) == len(theirs) and all(map(senses.misreading, ours, theirs)):
        reasons.append("misreading")
    return reasons, material


def _names(text: str, tokens: Sequence[Token]) -> list[str]:
    """The words that are names by their capital letter, folded."""
    found = []
    for token in tokens:
        first = text[token.start : token.start + 1]
        word = token.text
        if not first.isupper() or word in senses.PRONOUNS or word.split("'")[0] == "i":
            continue
        if _SENTENCE_START.search(text[max(0, token.start - 8) : token.start]):
            continue
        found.append(word.removesuffix("'s"))
    return found


def _only_spelled(steps: Sequence[AlignedToken]) -> bool:
    return all(
        s.claimed is not None
        and s.source is not None
        and (
            senses.spelling_variant(s.claimed.text, s.source.text)
            or senses.misreading(s.claimed.text, s.source.text)
        )
        for s in steps
    )


def _kind(steps: Sequence[AlignedToken]) -> str:
    """Name a change that touches no closed class, by the plainest name that fits."""
    ours, theirs = _words(steps)
    if ours and theirs:
        if len(ours) == len(theirs) and all(map(senses.same_stem, ours, theirs)):
            return "word form"
        if {*ours, *theirs} <= senses.PRONOUNS:
            return "pronoun"
        return "word changed"
    words = set(ours or theirs)
    if words <= senses.FILLERS:
        return "filler"
    if words <= senses.ARTICLES:
        return "article"
    return "word added" if ours else "word dropped"


def _masked(
    claimed: ClaimedWording, run: _Run, steps: Sequence[AlignedToken], source: SourceReading
) -> Difference:
    """A masked word must stand for a swear word that it fits."""
    forms = [claimed.masked[k] for k in range(run.first, run.last) if k in claimed.masked]
    _, theirs = _words(steps)
    fits = all(any(senses.masked_fits(form, word) for word in theirs) for form in forms)
    others = [word for word in theirs if not any(senses.masked_fits(f, word) for f in forms)]
    honest = fits and len(others) <= 2 and not any(map(_turning, others))
    reasons = ["masked expletive"] if honest else ["mask that does not fit"]
    return _difference(claimed, steps, source, reasons, material=not honest, marked=honest)


def _turning(word: str) -> bool:
    return senses.is_negation(word) or senses.is_number(word) or word in senses.CONDITIONS


def _bracketed(
    claimed: ClaimedWording,
    ours: Sequence[Token],
    steps: Sequence[AlignedToken],
    source: SourceReading,
) -> Difference:
    """A bracket may explain or stand for a word; it may not deny, count or hide.

    A pronoun's place may be taken by any name or noun; a change of form ("want[ed]") is the
    commonest use there is. What turns the sense is a negation put in or hidden, a number, modal or
    quantifier changed, one name put for another.
    """
    mine, theirs = _words(steps)
    one, other = Counter(senses.spelled_out(mine)), Counter(senses.spelled_out(theirs))
    gone, new = list((other - one).elements()), list((one - other).elements())
    reasons = []
    if any(map(senses.is_negation, gone + new)):
        reasons.append("negation")
    same_form = len(mine) == len(theirs) and all(map(senses.same_stem, mine, theirs))
    if not same_form and _swapped(gone, new, senses.is_modal):
        reasons.append("modal")
    if any(map(senses.is_number, gone)) or (theirs and any(map(senses.is_number, new)) and
                                            not set(theirs) <= senses.PRONOUNS):  # fmt: skip
        reasons.append("number")
    if any(word in senses.QUANTIFIERS for word in gone) or (
        not theirs and any(word in senses.QUANTIFIERS for word in new)
    ):
        reasons.append("quantifier")
    if any(word in senses.CONDITIONS for word in gone):
        reasons.append("condition")
    named = _names(claimed.text, ours)
    there = _names(source.clear.text, [s.source for s in steps if s.source is not None])
    if there and named and not set(named) & set(there):
        reasons.append("name")
    if theirs and in_brackets(steps, source) and not set(theirs) <= set(mine):
        reasons.append("source's brackets")
    if len(theirs) > _MOST_REPLACED:
        reasons.append("long replacement")
    turned = bool(reasons)
    return _difference(
        claimed, steps, source, reasons or ["brackets"], material=turned, marked=not turned
    )


def _swapped(gone: Sequence[str], new: Sequence[str], test: object) -> bool:
    assert callable(test)
    return any(map(test, gone)) or any(map(test, new))


def _omitted(
    claimed: ClaimedWording, steps: Sequence[AlignedToken], source: SourceReading
) -> Difference:
    """An ellipsis may leave out words of one utterance, so long as the sense stays."""
    dropped = [step.source for step in steps if step.source is not None]
    reasons = _turns(dropped, source) if dropped else []
    return _difference(
        claimed, steps, source, reasons or ["ellipsis"], material=bool(reasons), marked=not reasons
    )


def _turns(dropped: Sequence[Token], source: SourceReading) -> list[str]:
    """Say what an omission took that the words kept depend on."""
    first = source.spoken_number(dropped[0])
    last = source.spoken_number(dropped[-1])
    ends = [k for k in range(first - 1, last + 1) if k >= 0 and source.sentence_ends(k)]
    tokens = source.spoken.tokens
    if not ends:
        words = [word for token in dropped for word in token.text.split()]
        if _parenthesis(first, last, words, source):
            return _conditions(words)
        return [*scope_lost(words), *_conditions(words)]
    reasons = []
    if ends[0] >= first:
        # The end of the sentence that was kept: its condition, or a denial right after the cut.
        tail = [tokens[k].text for k in range(first, ends[0] + 1)]
        clause = next(
            (k for k in range(first - 1, ends[0]) if k >= 0 and source.clause_ends(k)), ends[0]
        )
        near = [tokens[k].text for k in range(first, clause + 1)]
        reasons += _conditions(tail)
        if any(map(senses.is_negation, near)):
            reasons.append("negation")
    if ends[-1] < last:
        reasons += governed(range(ends[-1] + 1, last + 1), source)
    return reasons


def _parenthesis(first: int, last: int, words: Sequence[str], source: SourceReading) -> bool:
    """Whether a relative clause between commas was left out: it denies for itself alone."""
    opened = first > 0 and source.clause_ends(first - 1)
    return opened and source.clause_ends(last) and (
        words[0] in {"who", "which", "whose", "where", "and", "as", "including", "whom"}
        or not scope_lost(words)
    )  # fmt: skip


def _conditions(words: Sequence[str]) -> list[str]:
    return ["condition"] if senses.states_condition(words) else []


def scope_lost(words: Sequence[str]) -> list[str]:
    """Name what is lost with words left out from the middle of a sentence."""
    spelled = senses.spelled_out(words)
    reasons = []
    if any(map(senses.is_negation, spelled)):
        reasons.append("negation")
    if any(map(senses.is_modal, spelled)):
        reasons.append("modal")
    if any(word in {"only", "some", "few", "all", "half", "most"} for word in spelled[-3:]):
        reasons.append("quantifier")
    return reasons


def governed(numbers: range, source: SourceReading) -> list[str]:
    """Name what words at the head of a sentence do to the words after them.

    Args:
        numbers: the numbers of the spoken words that were cut, up to where the kept words begin.
        source: where they are from.

    Returns:
        "condition", "negation" or "attribution"; empty where the kept words stand by themselves.
    """
    tokens = source.spoken.tokens
    words = [tokens[k].text for k in numbers]
    reasons = _conditions(words)
    if words and words[0] in {"should", "had", "were"} and len(words) > 2:
        reasons = reasons or ["condition"]
    start = numbers.start
    for k in numbers:
        if source.clause_ends(k) or tokens[k].text in {"and", "but", "or", "so"}:
            start = k + 1
    near = [tokens[k].text for k in range(start, numbers.stop)]
    if any(map(senses.is_negation, near)):
        reasons.append("negation")
    reported = [k for k, word in enumerate(near) if word in senses.REPORTS]
    if reported and len(near) - 1 - reported[-1] <= 3:
        subject = near[: reported[-1]]
        if subject and not {"i", "we", "i'd", "i'm", "we're", "i've"} & set(subject):
            reasons.append("attribution")
    return reasons


def _symbols(
    claimed: ClaimedWording, steps: Sequence[AlignedToken], source: SourceReading
) -> list[Difference]:
    """Find figures that are the same while their signs differ: $5 and £5, 5% and 5."""
    found = []
    for at, step in enumerate(steps):
        ours, theirs = step.claimed, step.source
        if step.change is not Change.SAME or ours is None or theirs is None:
            continue
        if not ours.text[:1].isdigit():
            continue
        mine, there = _signs(claimed.text, ours), _signs(source.clear.text, theirs)
        beside = [s for s in steps[at + 1 : at + 3] if s.change is not Change.SAME]
        spelled = {t.text for s in beside for t in (s.claimed, s.source) if t is not None}
        if mine != there and not {"percent", "cent"} & spelled:
            found.append(
                Difference(
                    change=Change.CHANGED,
                    claimed=mine[0] + ours.text + mine[1],
                    source=there[0] + theirs.text + there[1],
                    reasons=("number",),
                    material=True,
                )
            )
    return found


def _signs(text: str, token: Token) -> tuple[str, str]:
    before = _SYMBOL_BEFORE.search(text[max(0, token.start - 2) : token.start])
    after = _SYMBOL_AFTER.search(text[token.end : token.end + 2])
    sign = before.group().strip() if before else ""
    if sign in {"-", "−"} and (token.start < 2 or not text[token.start - 2].isspace()):
        sign = ""  # A hyphen or a dash.
    return sign, after.group().strip() if after else ""
