"""Which stretches are quotations, and which words are the source and the cue of each."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from quotebank.extract.decode import decode
from quotebank.extract.layout import follow_layout
from quotebank.extract.marks import Marks
from quotebank.extract.questions import Choice
from quotebank.extract.spans import cue_span, source_span
from quotebank.extract.weights import Weights, load_weights
from quotebank.extract.wordclasses import CLASSES

__all__ = ["Attributed", "attribute"]

#: The most that is claimed. Of the stretches that the model holds for more than 0.95 likely, 0.949
#: are as annotated on dev (552) and 0.973 over five folds of train (4,795): annotators differ over
#: some that look plain.
CEILING = 0.97
#: Stretches of one quotation, at most.
_MAX_SEGMENTS = 200

Kind = Literal["direct", "mixed"]
#: Why a stretch in marks quotes nobody.
Reason = Literal["term", "title", "scare quotes", "slogan", "unknown speaker"]
Span = tuple[int, int]


class Attributed(NamedTuple):
    """One quotation, or one stretch that quotes nobody."""

    #: The stretches between the marks.
    segments: list[Span]
    #: Everything that is reported: the segments, or the clause around them.
    content: list[Span]
    kind: Kind
    #: The mention that names who says so; None where nobody does.
    source: Span | None
    cue: Span | None
    #: The quotation goes on from the one before, without words of its own for source and cue.
    implicit: bool
    #: That source and cue are right, 0 to 1.
    probability: float
    #: Why nobody is quoted; None where somebody is.
    reason: Reason | None


def attribute(text: str, marks: Marks, weights: Weights | None = None) -> list[Attributed]:
    """Attribute the quoted stretches of an article.

    Args:
        text: the article.
        marks: its quoted stretches.
        weights: of the features; those that come with the library by default.

    Returns:
        One for each quotation and for each stretch that quotes nobody, in text order.
    """
    choices = decode(text, marks, load_weights() if weights is None else weights)
    choices = follow_layout(text, marks, choices)
    result: list[Attributed] = []
    group: list[Choice] = []
    said: set[tuple[int, int]] = set()
    for choice in choices:
        if group and not _joins(group, choice):
            result.append(_quotation(text, group, said, choice))
            group = []
        group.append(choice)
    if group:
        result.append(_quotation(text, group, said, None))
    return result


def _joins(group: list[Choice], choice: Choice) -> bool:
    """Whether a stretch belongs to the same quotation as those before it."""
    last = group[-1]
    one, other = last.question.stretch, choice.question.stretch
    if len(group) >= _MAX_SEGMENTS:
        return False
    if last.candidate is None or choice.candidate is None:
        return other.continued and last.candidate is choice.candidate
    if last.candidate.place != choice.candidate.place:
        return False
    return one.paragraph == other.paragraph or other.continued


def _quotation(
    text: str, group: list[Choice], said: set[tuple[int, int]], following: Choice | None
) -> Attributed:
    segments = [(c.question.stretch.start, c.question.stretch.end) for c in group]
    best = max(group, key=lambda choice: choice.probability)
    candidate = group[0].candidate
    if candidate is None:
        reason, sure = _reason(text, group[0]), min(CEILING, best.probability)
        return Attributed(segments, segments, "direct", None, None, False, sure, reason)
    implicit = candidate.place in said and candidate.number != group[0].question.stretch.paragraph
    said.add(candidate.place)
    cue = cue_span(group[0].question, candidate)
    limit = _start_of_other(text, following)
    content = segments if implicit else [_content(text, choice, cue, limit) for choice in group]
    kind: Kind = "direct" if content == segments else "mixed"
    probability = min(CEILING, *(choice.probability for choice in group))
    return Attributed(
        segments,
        content,
        kind,
        source_span(candidate),
        cue,
        implicit,
        probability,
        None,
    )


# "said on Friday in a filing that …"
_LEADING = re.compile(
    r"[\s,:;—–-]*(?:(?:on\s+)?[A-Z][a-z]+day\s+)?"
    r"(?:(?:in|on|at|to|during|via)\s(?:[\w’'.-]{1,20}\s){1,6}?(?=that\s))?(?:that\s+)?"
)
_TELLING = (
    "told",
    "tells",
    "telling",
    "reminded",
    "assured",
    "informed",
    "warned",
    "asked",
    "asks",
    "warns",
    "agreed",
    "agrees",
)
#: Whom somebody tells it, before what is told.
_TOLD = re.compile(
    r"\s(?:him|her|them|us|me|you|it|reporters|(?:the\s|his\s|her\s|their\s)?[a-z]{3,20}(?=\s(?:that|whether|if)\s)"
    r"|(?:the\s)?[A-Z][\w’'.-]{0,30}(?:\s[A-Z][\w’'.-]{0,30}){0,3}(?:,\s[^.;:“”\"\n]{1,60},)?)(?=\s(?!(?:of|against|about|to|for|and|on|in)\s))"
)
#: Who is told, where and when, and the "that" or the pronoun behind it.
_HEARER = re.compile(
    r"((?:\s[\w’'$-]{1,20}\.?){1,9}?)(?:\sthat(?=\s)|(?=\s(?:he|she|it|they|there)\s(?:was|were|is|are|had|"
    r"has|have|would|will|could|should|did|felt)\b))"
)
_WHERE = frozenset("outside inside afterwards later earlier today yesterday".split())
#: The end of a sentence or a clause, and no abbreviated title.
_STOP = r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Jr))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen))[.;!?](?=\s|$)"
_STOPPED = re.compile(_STOP)
_CLAUSE_END = re.compile(
    rf"{_STOP}|\s[—–]\s|,\s(?=(?:which|who|but|while|although|though|[a-z]+ing)\b)"
)


_JOINT = re.compile(r"[\s,;:—–-]*\b(?:but|and|while|whereas|though|although|as|then)?[\s,;:—–-]*$")


def _start_of_other(text: str, following: Choice | None) -> int:
    """Say where another begins to speak: before *but Lee said “…”*."""
    if following is None or following.candidate is None:
        return len(text)
    start = source_span(following.candidate)[0]
    if start > following.question.stretch.start:
        start = following.question.stretch.start - 1
    joint = _JOINT.search(text, max(0, start - 20), start)
    return joint.start() if joint else start


def _content(text: str, choice: Choice, cue: Span | None, limit: int) -> Span:
    """Give what is reported: the stretch, or the clause that it is part of, up to a limit."""
    question = choice.question
    stretch, quoted = question.stretch, question.quoted
    start, end = stretch.start, stretch.end
    paragraph = question.scene.paragraph
    if cue is None or not paragraph.start <= cue[0] < paragraph.end or quoted.before in ",:.^":
        return start, end
    if cue[1] >= start:
        return start, end
    said = cue[1]
    if choice.candidate is not None and cue[1] <= source_span(choice.candidate)[0] < start:
        # "According to a report by the Trust, …": what is reported begins behind the source.
        said = text.find(", ", source_span(choice.candidate)[1], start)
        if said < 0:
            return start, end
    telling = text[slice(*cue)].endswith(_TELLING)
    told = _TOLD.match(text, said, start - 1) if telling else None
    said = told.end() if told else _past_hearer(text, said, start - 1, telling=telling)
    lead = _LEADING.match(text, said, start - 1)
    first = lead.end() if lead else said
    between = text[first : start - 1]
    whole = not between.strip() and quoted.opening in "UT" and quoted.ending in ".,?!"
    if whole or _STOPPED.search(between):
        return start, end
    if quoted.ending in ".?!,":
        last = end
    else:
        close = _CLAUSE_END.search(text, min(end + 1, paragraph.end), paragraph.end)
        last = close.start() if close else paragraph.end
    last = max(end, min(last, limit))
    if not between.strip() and last <= end + 1:
        return start, end
    # Whoever opens a mark in the content closes it there.
    return first, max(last, min(end + stretch.closed, paragraph.end))


def _past_hearer(text: str, said: int, stop: int, *, telling: bool) -> int:
    """Say where what is told begins: behind "the inquiry at Reno on Monday that"."""
    hearer = _HEARER.match(text, said, stop)
    words = hearer[1].split() if hearer is not None else []
    if hearer is None or any(CLASSES[word.strip(",")] in "sxvgCcwW" for word in words):
        return said
    return hearer.end() if telling or CLASSES[words[0]] == "f" or words[0] in _WHERE else said


_TITLE_WORD = re.compile(
    r"\b(?:book|film|movie|novel|song|show|series|album|play|memoir|magazine|program|programme|"
    r"podcast|episode|sitcom|drama|musical|column|article|essay|on|host|hosts|of)\b[^.“\"]{0,20}$",
    re.IGNORECASE,
)
_SLOGAN_WORD = re.compile(
    r"\b(?:slogans?|signs?|banners?|hats?|caps?|shirts?|T-shirts?|motto|chants?|chanting|"
    r"chanted|stickers?|buttons?|placards?)\b[^.“\"]{0,30}$",
    re.IGNORECASE,
)
_TERM_WORD = re.compile(
    r"\b(?:so-called|term|terms|word|words|phrase|known|called|dubbed|termed|labeled|labelled|"
    r"nicknamed|as|definition)\b[^.“\"]{0,12}$",
    re.IGNORECASE,
)


def _reason(text: str, choice: Choice) -> Reason:
    """Say what a stretch in marks is, if nobody says it."""
    stretch, quoted = choice.question.stretch, choice.question.quoted
    before = text[max(0, stretch.start - 60) : stretch.start - 1]
    # No pattern reaches across these; most of the time little is left to look at.
    before = before[max(map(before.rfind, '.“"')) + 1 :]
    if _SLOGAN_WORD.search(before):
        return "slogan"
    if (quoted.opening == "T" and quoted.length != "1") or _TITLE_WORD.search(before):
        return "title" if quoted.opening in "TU" else "term"
    if _TERM_WORD.search(before):
        return "term"
    if quoted.length in "mx" or (quoted.length in "58" and quoted.ending in ",.?!"):
        return "unknown speaker"
    return "scare quotes" if quoted.opening == "l" else "term"
