"""Descriptions that a name follows: "The group’s president, Ann Lee", "Lee’s rival, Gov. Bo Dale"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.appositions import AppositionReader
from quotebank.extract.nameclues import end_of_letters
from quotebank.extract.named import Entities, Mention
from quotebank.extract.rolewords import (
    DETERMINERS,
    PREPOSITIONS,
    TOKEN,
    Token,
    is_plural,
    noun_phrase_start,
    role_noun,
)
from quotebank.extract.statements import Statement, last_word
from quotebank.extract.wordclasses import CLASSES

__all__ = ["FrontedReader", "description_start"]

_CLOSERS: Final = frozenset(",.;)—")
_DASHES: Final = frozenset(("— ", "– ", "- ", "--"))
_OWNERS: Final = ("’s", "'s", "s’", "s'")
_POSSESSIVE: Final = frozenset(("its", "his", "her", "their"))
#: What a clause begins with that a comma ends, and no apposition.
_SUBORDINATE: Final = re.compile(
    r"(?:Asked|Pressed|Questioned|When|After|Before|If|While|Because|Since|Although|Once|Until)\b[^.\n]*$"
)
_NUMBERS: Final = frozenset(("two", "three", "four", "five", "several"))
#: What parts a description from a title and a name behind it.
_JOINTS: Final = frozenset((", ", "— ", "– ", "- "))


class FrontedReader(AppositionReader):
    """Reads the descriptions of one article that names follow."""

    def __init__(self, text: str, entities: Entities) -> None:
        super().__init__(text, entities)
        #: Where a name ended that shares its role with those after it, and that role.
        self.titled: tuple[int, Statement] | None = None

    def described(self, mention: Mention, floor: int, stop: int) -> Iterator[Statement]:
        """Read a description that a name follows after a comma: "The group’s president, Ann Lee"."""
        text = self.text
        end = end_of_letters(text, mention.end)
        if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
            return
        body = text[floor:stop].rstrip()[:-1]
        cut = max(map(body.rfind, ',.;:“”"\n()—–'))
        if cut >= 0 and body[cut] == "." and body[cut + 1 : cut + 2] != " ":
            cut = -1
        closed = text[end : end + 1] in _CLOSERS
        if not closed and _SUBORDINATE.search(text, floor, floor + len(body)):
            # "Asked about the director, Ann Lee said no": she is not.
            return
        at = self.apposed_from(floor + cut + 1, floor + len(body), closed)
        words = body[cut + 1 :].split()
        if not words:
            return
        several = text[mention.end : mention.end + 5] == " and " and is_plural(words[-1])
        if at is None and several and words[0].lower() in _NUMBERS:
            at = floor + cut + 1
        if at is None:
            return
        found = list(
            self.phrase(mention.entity, at, floor + len(body), apposed=True, plural=several)
        )
        if not found and closed:
            # "The race was pressed by the group’s head, Ann Lee, who left"
            found = self.inner(mention, floor + cut + 1, floor + len(body))
        if several and found:
            # "Two analysts, Ann Lee and Bo Dale"
            self.titled = (mention.end, found[-1])
        rest = text[found[-1].evidence[0][1] : floor + len(body)].split() if found else []
        if not rest or rest[0] in PREPOSITIONS or not rest[0].islower():
            # Not "As the judge read his decision, Ann Lee smiled".
            yield from found

    def inner(self, mention: Mention, start: int, end: int) -> list[Statement]:
        """Read the last noun phrase of what a name follows, if it is somebody’s or begins with "the"."""
        tokens = [Token(m.start(), m.end(), m[0]) for m in TOKEN.finditer(self.text, start, end)]
        at = description_start(tokens)
        if not 0 < at < len(tokens):
            return []
        word = tokens[at].word
        if not word.endswith(_OWNERS) or not word[0].isupper():
            return []
        if role_noun(tokens[-1].word) == "opponent":
            return []
        return list(self.phrase(mention.entity, tokens[at].start, end, apposed=True))

    def described_first(
        self, mention: Mention, before: list[Statement], end: int
    ) -> Iterator[Statement]:
        """Read a description before a title: "Lee’s running mate, Ohio Gov. Bo Dale, …"."""
        text = self.text
        stop = min(s.evidence[0][0] for s in before)
        closed = text[end : end + 1] in _CLOSERS or text[end + 1 : end + 3] in _DASHES
        if text[stop - 2 : stop] not in _JOINTS or not closed or text[end : end + 6] == ", and ":
            return
        word = text[stop : stop + 20].split()[0]
        if word.islower() and word not in lex.UNROLE_MODIFIERS and word not in lex.ROLE_MODIFIERS:
            # "A director, Bo Dale, met Gov. Ann Lee"
            return
        floor = max(0, stop - 140)
        body = text[floor:stop].rstrip(" ,—–-")
        cut = max(map(body.rfind, ',.;:“”"\n()—–'))
        index = self.entities.index_at(floor + cut) - 1
        if index >= 0 and self.entities.mentions[index].end == floor + cut:
            # "Bo Dale, the group’s director, Gov. Ann Lee and …"
            return
        stop = floor + len(body)
        tokens = [
            Token(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text, floor + cut + 1, stop)
        ]
        at = description_start(tokens)
        if at < 0 or not tokens[at].word.endswith(_OWNERS):
            start = self.apposed_from(floor + cut + 1, stop, closed=True)
        else:
            start = tokens[at].start
        if start is None:
            return
        for statement in self.phrase(mention.entity, start, stop, apposed=True):
            if statement.evidence[0][1] == stop and last_word(statement.role) != "opponent":
                yield statement

    def apposed_from(self, start: int, end: int, closed: bool) -> int | None:
        """Where the phrase starts that a name follows after a comma; None where it is none."""
        text = self.text
        lead = text[start : start + 40].split()
        opens = lead and (lead[0].lower() in DETERMINERS or lead[0] in ("As", "as", "Now"))
        if opens or (lead and re.search(r"[’']s?$", lead[0])):
            return start
        tokens = [Token(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text, start, end)]
        at = description_start(tokens)
        if not 0 <= at < len(tokens):
            return None
        word = tokens[at].word
        owned = closed and word[0].isupper() and any(t.word.endswith(_OWNERS) for t in tokens[at:])
        before = tokens[at - 1].word.lower() if at else ""
        # "said its chairman, Ann Lee", but not "named as his running mate, Lee rose".
        dated = at > 0 and tokens[at - 1].word in lex.MONTHS_AND_DAYS
        leads = dated or before in ("and", "with") or before in lex.REPORT_VERBS
        its = word in _POSSESSIVE and leads
        if word.lower() != "the" and not owned and not its:
            return None
        # "to back the Green nominee, Ann Lee", but not "in a letter to the chairman, Ann Lee wrote".
        led = at > 0 and CLASSES[tokens[at - 1].word] in "fa" and not closed
        if led:
            return None
        found = tokens[at].start
        index = self.entities.index_at(found) - 1
        around = self.entities.mentions[index] if index >= 0 else None
        return around.start if around is not None and around.end > found else found


def description_start(tokens: list[Token]) -> int:
    """Where a noun phrase begins that may hold others: "the head of water policy"."""
    at = noun_phrase_start(tokens)
    while (
        at >= 2
        and tokens[at - 1].word in ("of", "for", "to", "at")
        and role_noun(tokens[at - 2].word) is not None
    ):
        at = noun_phrase_start(tokens[: at - 1])
    return min(at, len(tokens) - 1)
