"""Sources that an article's layout names: transcripts' labels, and signatures after a dash.

*WALLACE: Why did you close it?* needs no quotation marks and no verb, and *— Veronica Cruz* under a
quotation says whose it is whatever stands nearer. Neither is a matter of grammar, so neither is
weighed: what is laid out so is read so.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from quotebank.extract import lexicon
from quotebank.extract.marks import Marks, Stretch
from quotebank.extract.ownwords import owner_of_words
from quotebank.extract.questions import Candidate, Choice
from quotebank.extract.scene import Scene

__all__ = ["add_turns", "follow_layout"]

Span = tuple[int, int]
#: A turn of a transcript: its paragraph, the name of its label, and its words.
Turn = tuple[int, Span, Span]

#: That the layout is read rightly, 0 to 1. The corpus has too few of them to measure it: the figure
#: is what other plain attributions come to there.
_SURE = 0.95
#: Paragraphs from one turn to the next, at most, and turns that make a transcript.
_APART = 3
#: Paragraphs of a reopened quotation after which a signature is looked for, at most.
_MAX_REOPENED = 20
#: Labels within marks that make a transcript.
_LABELS = 3
#: Code points of a signature, at most.
_MAX_SIGNATURE = 120

#: A label in capitals, what its owner is, and the colon.
_LABEL = re.compile(
    r"[ \t]*(?P<name>[A-Z][A-Z.’'-]{1,30}(?: [A-Z][A-Z.’'-]{0,30}){0,4})"
    r"(?:, [A-Za-z][^:\n“”\"]{1,60}| \([^()\n]{1,40}\))?:[ \t]+(?=\S)"
)
#: Labels that newspapers put before a paragraph and that nobody is called.
_HEADINGS = frozenset(
    "more watch related update updated updates breaking exclusive photo photos video also correction "
    "clarification note editor's editor’s now live total source sources contact poll opinion analysis "
    "review listen here alert developing next first last back facts key where when what who why how "
    "cost tickets info details date time results score final tip tips warning fact claim verdict".split()
) | {word.lower() for word in lexicon.PLACES | lexicon.STATES | lexicon.MONTHS_AND_DAYS}  # fmt: skip
_SMALL = frozenset("of the on in and for to a an is are at from with how we our".split())
_DASH = r"[ \t]*(?:[—–―]|--?|~)[ \t]*(?=[A-Z@])"
_SIGNED = re.compile(_DASH)
#: What may follow the name that signs: nothing, or what its owner is.
_SIGNED_END = re.compile(r"[ \t]*(?:\.?[ \t]*$|[,(]|\bof\b|\bfrom\b)")
_WORD = re.compile(r"\b[A-Z][\w’'-]*")
_OPENERS = '“"„‟«'


def add_turns(text: str, marks: Marks) -> Marks:
    """Take the turns of a transcript that stand in no marks for quoted stretches.

    Args:
        text: the article.
        marks: its quoted stretches; those within a turn are part of it.
    """
    turns = [
        Stretch(*span, number, continued=False, closed=False, single=False)
        for number, _, span in _turns(text, marks.paragraphs)
        if text[span[0]] not in _OPENERS
    ]
    if not turns:
        return marks
    within = {turn.paragraph: turn for turn in turns}
    kept = [
        s
        for s in marks.stretches
        if s.paragraph not in within or s.start < within[s.paragraph].start
    ]
    kept = [s._replace(continued=False) if s.paragraph - 1 in within else s for s in kept]
    return marks._replace(stretches=sorted([*kept, *turns]))


def _turns(text: str, paragraphs: list[Span]) -> Iterator[Turn]:
    """Give the turns of the article's transcripts."""
    found: list[Turn] = []
    for number, (start, end) in enumerate(paragraphs):
        label = _LABEL.match(text, start, end)
        if label is not None and _is_name(label["name"]):
            last = end
            while text[last - 1].isspace():
                last -= 1
            found.append((number, label.span("name"), (label.end(), last)))
    known: frozenset[str] | None = None
    for turns in _conversations(found):
        names = [text[slice(*name)].casefold() for _, name, _ in turns]
        if len({name.split()[-1] for name in names}) == len(names):
            # Nobody speaks twice. Unless the article names them all, they may as well be headings.
            marked = all(text[words[0]] in _OPENERS for _, _, words in turns)
            known = known if known is not None else _capitalised(text)
            if not marked and not all(known.issuperset(_words(name)) for name in names):
                continue
        yield from turns


def _conversations(turns: list[Turn]) -> Iterator[list[Turn]]:
    """Part the turns where they stand far apart; one label alone is a heading."""
    start = 0
    for i in range(1, len(turns) + 1):
        if i == len(turns) or turns[i][0] - turns[i - 1][0] > _APART:
            if i - start > 1:
                yield turns[start:i]
            start = i


def _capitalised(text: str) -> frozenset[str]:
    """Collect the words that the article writes with a capital, but not in capitals."""
    return frozenset(word.casefold() for word in set(_WORD.findall(text)) if not word.isupper())


def _words(name: str) -> list[str]:
    return [word for word in name.split() if not word.endswith(".")]


def _is_name(label: str) -> bool:
    words = label.lower().split()
    if not _SMALL.isdisjoint(words):
        # Nobody is called "QUOTE OF THE DAY".
        return False
    return not any(word.strip(".'’") in _HEADINGS for word in words) and len(words[-1]) > 2


class _Layout:
    """Where the layout of an article says whose a stretch is."""

    def __init__(self, text: str, marks: Marks) -> None:
        self.text = text
        self.marks = marks
        self.turns = {number: turn for number, *turn in _turns(text, marks.paragraphs)}
        #: Labels within the marks of a transcript that is quoted whole, by where their stretch starts.
        self.labels = {
            stretch.start: label.span("name")
            for stretch in marks.stretches
            if (label := _LABEL.match(text, stretch.start, stretch.end)) and _is_name(label["name"])
        }
        if len(self.labels) < _LABELS:
            self.labels = {}
        #: Number of the first stretch of each paragraph, as `bisect` finds it.
        self.numbers = [stretch.paragraph for stretch in marks.stretches]

        #: Whose label the last stretch that has one begins with, while nobody else speaks.
        self.labelled: Candidate | None = None

    def source(self, choice: Choice) -> Candidate | None:
        """Give the source of a stretch, if the layout names it."""
        question = choice.question
        stretch, scene = question.stretch, question.scene
        if self.labels:
            if stretch.start in self.labels:
                start, end = self.marks.paragraphs[stretch.paragraph]
                whole = Scene(self.text, start, end, [], set())
                return _named(whole, "X", stretch.paragraph, self.labels[stretch.start])
            if stretch.continued and self.text[stretch.start] != "(" and choice.candidate is None:
                return self.labelled
        if stretch.paragraph in self.turns:
            name, (first, _) = self.turns[stretch.paragraph]
            return (
                _named(scene, "L", stretch.paragraph, name) if stretch.start - 1 <= first else None
            )
        end = scene.paragraph.end
        after = min(end, stretch.end + stretch.closed)
        if self.text[after:end].strip():
            signed = _SIGNED.match(self.text, after, min(end, after + 8))
            if signed is None or end - after > _MAX_SIGNATURE:
                return None
            return self.signature(scene, "R", stretch.paragraph, signed.end())
        return self.signature_below(choice)

    def signature_below(self, choice: Choice) -> Candidate | None:
        """Look for a signature in the paragraph under a quotation that is a paragraph by itself."""
        stretch, paragraph = choice.question.stretch, choice.question.scene.paragraph
        if self.text[paragraph.start : stretch.start - 1].strip():
            return None
        number = stretch.paragraph + 1
        for _ in range(_MAX_REOPENED):
            at = bisect_left(self.numbers, number)
            if at == len(self.numbers) or self.numbers[at] != number:
                break
            if not self.marks.stretches[at].continued:
                return None
            number += 1
        if number >= len(self.marks.paragraphs):
            return None
        start, end = self.marks.paragraphs[number]
        signed = _SIGNED.match(self.text, start, min(end, start + 8))
        if signed is None or end - start > _MAX_SIGNATURE:
            return None
        scene = Scene(self.text, start, end, [], set())
        return self.signature(scene, "X", number, signed.end())

    def signature(self, scene: Scene, side: str, number: int, start: int) -> Candidate | None:
        """Give the name that signs, if nothing but what its owner is follows it."""
        candidate = _named(scene, side, number, (start, start + 1))
        if candidate is None:
            return None
        mention, paragraph = candidate.mention, scene.paragraph
        rest = paragraph.classes[mention.last :]
        ends = paragraph.ends(mention.last - 1)
        says = "s" in rest or "x" in rest or "Q" in rest
        if says or not _SIGNED_END.match(self.text, ends, paragraph.end):
            return None
        return candidate


def _named(scene: Scene, side: str, number: int, span: Span) -> Candidate | None:
    """Give the last name that begins in a span of the text."""
    starts, mentions = scene.paragraph.starts, scene.skeleton.mentions
    found = bisect_left(mentions, span[1], key=lambda mention: starts[mention.first])
    for at in range(found - 1, -1, -1):
        if starts[mentions[at].first] < span[0]:
            break
        if mentions[at].kind in "NAT":
            return Candidate(side, scene, number, at)
    return None


def follow_layout(text: str, marks: Marks, choices: Iterable[Choice]) -> Iterator[Choice]:
    """Put the source that the layout, or a phrase of its own, names in the place of the one weighed.

    Args:
        text: the article.
        marks: its quoted stretches.
        choices: their sources, in text order.
    """
    layout = _Layout(text, marks)
    for choice in choices:
        source = layout.source(choice) or owner_of_words(text, choice)
        labelled = choice.question.stretch.start in layout.labels
        layout.labelled = source if labelled or source is layout.labelled else None
        yield choice if source is None else _taken(choice, source)


def _taken(choice: Choice, source: Candidate) -> Choice:
    """Choose a candidate, and give it the score that makes it as sure as the layout is."""
    candidates, scores = list(choice.question.candidates), list(choice.scores)
    places = [candidate.place for candidate in candidates]
    at = places.index(source.place) if source.place in places else len(places)
    if at < len(places):
        source = candidates[at]
    else:
        candidates.append(source)
        scores.append(-math.inf)
    others = [score for i, score in enumerate(scores) if i != at + 1]
    top = max(others)
    weight = top + math.log(sum(math.exp(score - top) for score in others))
    scores[at + 1] = max(scores[at + 1], weight + math.log(_SURE / (1 - _SURE)))
    question = choice.question._replace(candidates=candidates)
    total = sum(math.exp(score - scores[at + 1]) for score in scores)
    return choice._replace(
        question=question, candidate=source, probability=1 / total, scores=scores
    )
