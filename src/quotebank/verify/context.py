"""Whether a clean cut lost what the words depend on: their condition, denial or attribution."""

from __future__ import annotations

import re
from typing import Final

from quotebank.verify import senses
from quotebank.verify.differences import governed
from quotebank.verify.voices import SourceReading

_WORD: Final = re.compile(r"[\w']+")


def lost_context(first: int, last: int, source: SourceReading, around: str = "") -> tuple[str, ...]:
    """Name what a cut lost: "condition", "negation" or "attribution".

    Args:
        first: the number of the first spoken word that was kept.
        last: the number of the last one.
        source: where they are from.
        around: the draft's own words before the quotation; what they deny, suppose or report
            themselves is not lost.
    """
    head = first
    while head > 0 and not source.sentence_ends(head - 1) and first - head < 200:
        head -= 1
    lost = governed(range(head, first), source) if head < first else []
    tail = last
    while not source.sentence_ends(tail) and tail - last < 200:
        tail += 1
    after = [source.spoken.tokens[k].text for k in range(last + 1, tail + 1)]
    lost += _after(after, last, source)
    said = _WORD.findall(around.lower().replace("’", "'"))
    if any(map(senses.is_negation, said)):
        lost = [reason for reason in lost if reason != "negation"]
    if any(word in senses.CONDITIONS for word in said):
        lost = [reason for reason in lost if reason != "condition"]
    return tuple(dict.fromkeys(lost))


def denial_cut(first: int, last: int, source: SourceReading) -> tuple[int, int] | None:
    """Give the spoken word that a cut took where all that it took of a sentence is its denial.

    "Never give up" cut to "give up", and "I am not" to "I am", are no clean cuts.

    Args:
        first: the number of the first spoken word that was kept.
        last: the number of the last one.
        source: where they are from.
    """
    tokens = source.spoken.tokens
    head, tail = first - 1, last + 1
    if (
        head >= 0
        and tokens[head].text in _DENIALS
        and not source.clause_ends(head)
        and (head == 0 or source.sentence_ends(head - 1))
    ):
        return head, first
    if (
        tail < len(tokens)
        and tokens[tail].text in _DENIALS
        and not source.clause_ends(last)
        and source.sentence_ends(tail)
    ):
        return tail, tail + 1
    return None


#: Words that deny a whole clause, and say nothing by themselves.
_DENIALS: Final = frozenset({"not", "never"})


def _after(words: list[str], last: int, source: SourceReading) -> list[str]:
    """What the end of the sentence would have taken back."""
    lost = []
    if senses.states_condition(words, ("whether", "otherwise")):
        lost.append("condition")
    if words and not source.clause_ends(last):
        if senses.is_negation(words[0]):
            lost.append("negation")
        elif words[0] in {"is", "are", "was", "were", "would", "will"} and any(
            senses.is_negation(word) or word in {"lie", "false", "nonsense", "myth"}
            for word in words[1:4]
        ):
            # "That we are leaving is not true": the subject was kept, its denial cut.
            lost.append("negation")
    return lost
