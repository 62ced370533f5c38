"""Sources that a phrase of their own names: "in her words", "to borrow Bell’s phrase".

Such phrases say outright whose the words beside them are. They are too rare in the corpus to be
weighed by what it teaches: one stands in the 840 articles that the weights are trained on.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from quotebank.extract.questions import Candidate, Choice

__all__ = ["owner_of_words"]

#: Code points beside a stretch in which the phrase is looked for.
_NEAR = 80
_PHRASE = (
    r"(?:in|to use|to borrow|to quote) "
    r"(?P<who>his|her|their|[^\s,.;:]+(?: [^\s,.;:]+){0,3}?(?:[’']s|(?<=s)[’'])) "
    r"(?:own |exact |memorable )?(?:words?|phrase|phrasing|formulation|telling)"
)
#: What the last letters of the phrase may be, in lower case: most stretches have others before them.
_LAST = frozenset(("rd", "ds", "se", "ng", "on"))
_BEFORE = re.compile(rf"\b{_PHRASE}[,:]? *$", re.IGNORECASE)
_AFTER = re.compile(rf",? ?{_PHRASE}\b(?! (?:of|that|to|for)\b)", re.IGNORECASE)
#: "in the words of one official, “late”", and behind what was said.
_WORDS_OF = (
    r"(?:in|to use|to borrow|to quote) the (?:\w+ )?(?:words?|phrase) of "
    r"(?P<who>[^,:;“”\"\n]{2,60})"
)
_OF_BEFORE = re.compile(rf"\b{_WORDS_OF}[,:]? *$", re.IGNORECASE)
_OF_AFTER = re.compile(rf",? ?{_WORDS_OF}", re.IGNORECASE)
#: "“It leaks,” per Ada Bell"
_PER = re.compile(r",? ?per (?P<who>(?:the )?[A-Z][^,.;:()“”\"\n]{1,40})")


def owner_of_words(text: str, choice: Choice) -> Candidate | None:
    """Give the source of a stretch whose owner the phrase right before or after it names.

    Args:
        text: the article.
        choice: the stretch, with its paragraph.
    """
    question = choice.question
    stretch, paragraph = question.stretch, question.scene.paragraph
    opening = stretch.start - 1
    after = min(paragraph.end, stretch.end + stretch.closed)
    before = text[max(paragraph.start, opening - _NEAR) : opening]
    last = before.rstrip(" ")
    last = last[:-1] if last.endswith((",", ":")) else last
    found = _BEFORE.search(before) if last[-2:].casefold() in _LAST else None
    if found is None and " of " in before:
        found = _OF_BEFORE.search(before)
    if found is not None:
        shift = max(paragraph.start, opening - _NEAR)
        place, reach = shift + found.start("who"), shift + found.end("who")
    else:
        stop = min(paragraph.end, after + _NEAR)
        found = (
            _AFTER.match(text, after, stop)
            or _OF_AFTER.match(text, after, stop)
            or _PER.match(text, after, stop)
        )
        if found is None:
            return None
        place, reach = found.span("who")
    starts, mentions = paragraph.starts, question.scene.skeleton.mentions
    at = bisect_left(mentions, place, key=lambda mention: starts[mention.first])
    if at == len(mentions) or not place <= starts[mentions[at].first] < reach:
        return None
    side = "L" if place < stretch.start else "R"
    return Candidate(side, question.scene, stretch.paragraph, at)
