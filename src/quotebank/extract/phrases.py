"""Find the whole noun phrase around its head: "governor" in "The Indiana governor of two terms said".

A source mention may be no more than the noun that a verb of saying goes with. Whom it means is told
by the words around it: the determiner, the adjectives, the name in apposition, the phrase after
"of".
"""

from __future__ import annotations

import re
from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.affiliations import head_word
from quotebank.extract.entities import Entities
from quotebank.extract.wordclasses import CLASSES

__all__ = ["noun_phrase"]

_WORD: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|[^\s,;:()\[\]“”\"—–]+|[,;:()\[\]“”\"—–]|\n")
_DETERMINERS: Final = frozenset(
    "a an the his her their its our my one another this that some several many most other no "
    "each every "
    "these those two three four five six both all".split()
)
_BEFORE_PARTICIPLES: Final = _DETERMINERS | {"of", "former"}
_STOPS: Final = frozenset(
    "of for at to with in on under from by within inside into over and or but as that when "
    "while who whose "
    "which than after before like about because if since until though although where whether "
    "so what why how perhaps maybe is was are "
    "were has had have been be being between against including not also it he she they i we "
    "you there "
    "through during per via amid among said according did does do would could will can may".split()
)
_PARTITIVES: Final = frozenset(
    "percent group groups number majority handful couple team members dozens hundreds "
    "thousands lot "
    "pair trio crowd coalition panel".split()
)
# What follows a head noun and belongs to it, up to a comma, a mark or a verb.
_COMPLEMENT: Final = re.compile(
    r"[ \xa0](?:(?:close|familiar|loyal|sympathetic) )?(?:of|for|to|at|on|in|from|by|with) "
    r"(?:(?!that |who |which |he |she )"
    r"(?:(?:Sens?|Reps?|Gov|Dr|Mrs?|Ms|Gen|Rev|Prof|St)\.(?= )|[^\s,.;:“”\"()—–]{1,30})[ \xa0]?){1,8}"
)
# Where somebody says something, or what for: no part of who it is.
_ELSEWHERE: Final = re.compile(
    r" (?:in an? (?:[a-z]+[ -]){0,2}(?:statement|filing|interview|e-?mail|tweet|speech|letter|memo|"
    r"post|article|report|column|book|brief|note|briefing|video|message|release|blog|podcast|editorial|"
    r"essay|affidavit|petition|lawsuit|complaint)\b|to (?![A-Z]|the |an? |his |her |their |its ))"
)
_WHEN: Final = re.compile(
    r" (?:on (?:the )?(?:condition|background)|(?:on|in|at|from) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|"
    r"Sun)day|in (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|\d{4}))\b"
)
_NAME_AHEAD: Final = re.compile(r"(?:[ \xa0](?:[a-z][\w-]{1,20})){0,3}?[ \xa0](?=[A-Z])")
_ROLE_AHEAD: Final = re.compile(
    r"(?:[’']s|(?<=s)[’'])?((?:[ \xa0][a-zA-Z][\w-]{1,20}){1,4}?)[ \xa0](?=[A-Z])"
)
# "one district GOP leader", of which only "one district" was taken.
_MORE: Final = re.compile(
    r"(?:[ \xa0](?:GOP|Republican|Democratic|Labour))?(?:[ \xa0][a-z][\w-]{2,20})(?=[ ,.])"
)
_OWNED: Final = re.compile(
    r"(?:[’']s|(?<=s)[’'])((?:[ \xa0][\w-]{2,20}){1,3}?)(?=[ \xa0,.;:“\"(]|$)"
)


def noun_phrase(text: str, entities: Entities, start: int, end: int) -> tuple[int, int]:
    """Extend a head noun, or a part of a name, to its noun phrase.

    Args:
        text: the article.
        entities: its names.
        start: where the mention starts, in code points.
        end: where it ends.

    Returns:
        The span of the phrase, with names in apposition left out.

    Example:
        >>> from quotebank.extract.entities import find_entities
        >>> text = "On Monday the Ohio senator said no."
        >>> start, end = noun_phrase(text, find_entities(text), 19, 26)
        >>> text[start:end]
        'the Ohio senator'
    """
    last = text[start:end].rsplit(maxsplit=1)[-1]
    named = entities.between(start, end)
    before = _bearer(text, entities, end)
    if before is not None:
        # The name may own what speaks in its turn: "Green nominee Ann Lee’s doctor".
        return noun_phrase(text, entities, start, before)
    if named and named[-1].end >= end:
        owned = _OWNED.match(text, end, end + 60)
        if owned is None:
            return start, end
        at = owned.start(1)
        for noun in owned[1].split():
            at = text.find(noun, at) + len(noun)
            verb = text[at + 1 : at + 20].split()[:1]
            if verb and verb[0].strip(",") in lex.REPORT_VERBS:
                return start, at
            if noun in lex.WORKS or noun in lex.GROUP_NOUNS or head_word(noun) or noun in _KIN:
                return start, at
        return start, end
    if text[start:end].count(" ") > 4:
        return start, end
    if text[start:end].split(maxsplit=1)[0].lower() not in _DETERMINERS:
        start = _left(text, start)
        index = entities.index_at(start) - 1
        within = entities.mentions[index] if index >= 0 else None
        if within is not None and within.start < start < within.end:
            # "a Department of Health and Social Care spokesman"
            start = _left(text, within.start)
    ahead = _MORE.match(text, end, end + 60)
    if ahead and (last.islower() or last in lex.PARTIES) and head_word(ahead[0].split()[-1]):
        end = ahead.end()
    if last[0].isupper() or head_word(last):
        ahead = _NAME_AHEAD.match(text, end, end + 80)
        if ahead and all(
            w in lex.ROLE_MODIFIERS or head_word(w) for w in text[end : ahead.end()].split()
        ):
            near = entities.between(ahead.end(), ahead.end() + 14)
            if near and (near[0].start == ahead.end() or near[0].outer == ahead.end()):
                return noun_phrase(text, entities, start, near[0].end)
    return start, _complemented(text, end, last)


def _complemented(text: str, end: int, head: str) -> int:
    """Where a noun phrase ends with what follows its head noun: "a spokesman" for the mill."""
    complement = _COMPLEMENT.match(text, end, end + 90)
    if complement is None:
        return end
    human = head_word(head) or head in lex.GROUP_NOUNS
    if _WHEN.match(complement[0]) or (human and _ELSEWHERE.match(complement[0])):
        # "her lawyers said" in a court filing, "the crowd" to dance.
        return end
    elsewhere = _ELSEWHERE.search(complement[0]) if human else None
    # "analysts at Reno Bank wrote" in a note.
    words = complement[0][: elsewhere.start() if elsewhere else None].split()
    kept, ended = [words[0]], False
    for word in words[1:]:
        ended = word.lower() in lex.REPORT_VERBS
        if CLASSES[word] == "D" and CLASSES[kept[-1]] != "f":
            break
        if word.lower() in lex.REPORT_VERBS or word.lower() in _VERBS:
            break
        if CLASSES[word] in "xvslej" and CLASSES[kept[-1]] not in "fdo":
            # "a spokesman for the mill declined": a verb, and no part of a name or a noun.
            break
        kept.append(word)
    while (
        not (ended and kept[-1] == "her")
        and len(kept) > 1
        and (kept[-1].lower() in _DETERMINERS or CLASSES[kept[-1]] == "f")
    ):
        kept.pop()
    if len(kept) < 2 or kept[-1].lower() in _STOPS:
        return end
    for word in kept:
        end = text.find(word, end) + len(word)
    return end


def _bearer(text: str, entities: Entities, end: int) -> int | None:
    """Where the name ends that a modifier and a role lead up to: "Reno Bank’s top lawyer Ann Lee"."""
    ahead = _ROLE_AHEAD.match(text, end, end + 80)
    if ahead is None:
        return None
    words = ahead[1].split()
    if head_word(words[-1]) is None or any(
        w.lower() in _STOPS or w in lex.REPORT_VERBS or w in _SHORT_VERBS or w.endswith("ed")
        for w in words[:-1]
        if w not in lex.UNROLE_MODIFIERS
    ):
        return None
    near = entities.between(ahead.end(), ahead.end() + 14)
    if near and ahead.end() in (near[0].start, near[0].outer) and near[0].entity.kind == "person":
        return near[0].end
    return None


_KIN: Final = frozenset(
    "wife husband son daughter mother father brother sister niece nephew widow campaign family "
    "team lawyer brief".split()
)
_SHORT_VERBS: Final = frozenset(
    "met hit beat led saw sent gave made took put let ran won lost got kept held left paid cut chose "
    "knew thinks wants".split()
)
_VERBS: Final = frozenset(
    "is was are were has had have will would could can may might did does do and who that "
    "which as".split()
)


def _continues(tokens: list[tuple[int, str]], at: int) -> bool:
    """Whether "and" joins two roles of one person: "the former mayor and current nominee"."""
    return (
        tokens[at - 1][1] == "and"
        and at >= 2
        and (head_word(tokens[at - 2][1]) is not None or tokens[at - 2][1].lower() == "state")
    )


def _left(text: str, start: int) -> int:
    """Where the noun phrase begins whose head, or part of it, starts at a place."""
    floor = max(0, start - 90)
    tokens = [(m.start(), m[0]) for m in _WORD.finditer(text, floor, start)]
    if floor and tokens:
        tokens = tokens[1:]
    at = len(tokens)
    while at > 0 and len(tokens) - at < 10:
        word = tokens[at - 1][1]
        lower = word.lower()
        if lower in _DETERMINERS:
            at -= 1
            if at and tokens[at - 1][1].endswith(("’s", "'s")):
                # "Lee’s five questioners"
                continue
            break
        if (
            lower == "of"
            and at >= 2
            and (
                tokens[at - 2][1].lower() in _PARTITIVES
                or tokens[at - 2][1].lower() in ("secretary", "chief")
            )
        ):
            at -= 2
            continue
        if (
            (lower in _STOPS and not _continues(tokens, at))
            or lower in lex.REPORT_VERBS
            or not word[0].isalnum()
            or (word[0].isdigit() and word.endswith("."))
            or (word.endswith(".") and (len(word) > 4 or word.islower()))
            or (
                lower.endswith(("ed", "ly", "ing"))
                and "-" not in lower
                and word.islower()
                and not (at >= 2 and tokens[at - 2][1].lower() in _BEFORE_PARTICIPLES)
            )
        ):
            break
        at -= 1
    return tokens[at][0] if at < len(tokens) else start
