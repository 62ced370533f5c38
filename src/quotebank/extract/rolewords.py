"""The words of roles: which noun is a role's head, and where a noun phrase with one begins."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import attrs

from quotebank.extract import lexicon as lex
from quotebank.extract.wordclasses import CLASSES
from quotebank.names import TITLES, spell_out_title

__all__ = [
    "BODIES",
    "DETERMINERS",
    "PREPOSITIONS",
    "RELATIONS",
    "TOKEN",
    "Token",
    "bare",
    "head_word",
    "is_compound",
    "is_plural",
    "noun_phrase_start",
    "role_noun",
]

TOKEN: Final = re.compile(r"[^\s,;:()\[\]“”\"—–]+|[,;:()\[\]“”\"—–]")
DETERMINERS: Final = frozenset("a an the his her their its our my one another this that".split())
PREPOSITIONS: Final = frozenset("of for at to with in on under from by within inside".split())
BODIES: Final = frozenset(
    "campaign police administration family panel committee party department foundation "
    "magazine team union "
    "university caucus government state county city convention delegation".split()
)


#: Endings of those who practise a science or an art: "oncologist", "choreographer".
_SCHOLARS: Final = ("ologist", "iatrist", "iatrician", "onomist", "ographer", "otherapist")


def bare(word: str) -> str:
    """A word in lower case without its stop, its plural or possessive ending kept."""
    return word.lower().strip(".'’")


@lru_cache(maxsize=16384)
def head_word(word: str) -> str | None:
    """The role that a word names, in the singular and in lower case; None if it names none."""
    lower = word.lower().strip("'’")
    if lower in TITLES:
        return spell_out_title(lower).split()[-1].lower()
    lower = lower.rstrip(".")
    if lower in lex.ROLE_HEADS:
        return lower
    if lower.endswith("-at-large"):
        return head_word(lower.removesuffix("-at-large"))
    prefix, _, rest = lower.partition("-")
    if rest and (prefix in ("ex", "then", "now", "co", "vice") or prefix in lex.ROLE_HEADS):
        # "ex-mayor", "co-anchor", "secretary-treasurer"
        return head_word(rest)
    if lower.endswith(_SCHOLARS):
        return lower
    if lower.endswith("s") and lower[:-1] in lex.ROLE_HEADS and len(lower) > 4:
        return lower[:-1]
    if lower.endswith("men") and lower[:-3] + "man" in lex.ROLE_HEADS:
        return lower[:-3] + "man"
    return None


#: Nouns that are a capacity only in what they are to somebody: "a friend of Lee".
RELATIONS: Final = frozenset(
    "friend ally supporter confidant confidante backer colleague protege protégé mentor booster "
    "loyalist advocate campaigner".split()
)


@lru_cache(maxsize=16384)
def role_noun(word: str) -> str | None:
    """The role, or the part in somebody's circle, that a word names; None if it names none."""
    lower = word.lower().strip("'’.")
    return lower if lower in RELATIONS else head_word(word)


@attrs.define(slots=True, eq=False)
class Token:
    """A word of a phrase, and where it stands."""

    start: int
    end: int
    word: str


def noun_phrase_start(tokens: list[Token]) -> int:
    """Where the noun phrase that ends with the tokens begins."""
    at = len(tokens)
    while at > 0 and len(tokens) - at < 14:
        word = tokens[at - 1].word
        lower = word.lower()
        if (
            lower == "the"
            and at >= 3
            and tokens[at - 2].word == "of"
            and tokens[at - 3].word == "Speaker"
        ):
            at -= 1
            continue
        if lower in DETERMINERS:
            return at - 1
        if (
            lower == "of"
            and at >= 2
            and (
                bare(tokens[at - 2].word) in ("secretary", "speaker", "chief")
                or tokens[at - 2].word in ("Director", "President")
            )
        ):
            at -= 2
            continue
        if lower == "and" and at >= 2 and role_noun(tokens[at - 2].word):
            at -= 1
            continue
        if lower == "and" and at >= 2 and at < len(tokens) and _fields(tokens[at - 2], tokens[at]):
            # "national security and foreign policy adviser"
            at -= 1
            continue
        if (
            lower in PREPOSITIONS
            or lower in lex.REPORT_VERBS
            or word in ',;:()[]—–“”"'
            or lower in _BREAKS
            or (CLASSES[word] == "v" and at < len(tokens) and tokens[at].word == "state")
            or (
                word.islower()
                and lower.endswith("ed")
                and "-" not in lower
                and lower not in lex.UNROLE_MODIFIERS
                and not (at >= 2 and tokens[at - 2].word in ("the", "a", "an", "The", "A", "An"))
            )
            or (
                word[0].isupper()
                and word in lex.FUNCTION_WORDS
                and word not in ("Former", "Longtime", "Ex", "Editor")
                and not (at >= 2 and tokens[at - 2].word[0].isupper() and word in _WITHIN_NAMES)
            )
        ):
            return at
        at -= 1
    return at


def _fields(one: Token, other: Token) -> bool:
    """Whether "and" joins two fields of one role."""
    return one.word in lex.ROLE_MODIFIERS and other.word in lex.ROLE_MODIFIERS


#: Words that begin sentences, and end names: "Judicial Watch".
_WITHIN_NAMES: Final = frozenset("Watch Now Forward Read Today First Together Follow Right".split())
_BREAKS: Final = frozenset(
    "and or but as that when while who whose which than after before by like about because if "
    "since until "
    "though although where whether so is was are were has had have been be being between "
    "against including "
    "not also it he she they i we you there into over through during per via amid among alongside "
    "beside besides outside near behind above below beneath beyond across around toward towards "
    "upon onto despite except unlike".split()
)


def is_compound(word: str) -> bool:
    """Whether a title word goes on in the next: "Lt. Gov.", "Attorney Gen."."""
    return bare(word) in (
        "lt", "maj", "brig", "vice", "deputy", "attorney", "atty", "lieutenant", "major",
        "brigadier", "rear", "secretary", "asst", "assistant", "det", "detective", "ch",
    )  # fmt: skip


def is_plural(word: str) -> bool:
    """Whether a role is one of several people, titles before several names aside."""
    lower = word.lower()
    if lower in TITLES or word in lex.PLURAL_TITLES:
        return False
    singular = bare(word).removesuffix("-at-large")
    if singular in lex.ROLE_HEADS or singular.rpartition("-")[2] in lex.ROLE_HEADS:
        return False
    return head_word(word) is not None and not singular.endswith(_SCHOLARS)
