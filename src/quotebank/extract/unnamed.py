"""Read the descriptions of speakers whom an article does not name: kind, noun, fullest wording."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.rolewords import head_word
from quotebank.extract.wordclasses import CLASSES

__all__ = [
    "HEAD_ENDS",
    "TRADERS",
    "first_part",
    "fitting",
    "fuller_body",
    "fuller_document",
    "head_noun",
    "is_firm",
    "is_for_anybody",
    "is_human_noun",
    "is_same_noun",
    "kind_of",
    "noun_gender",
    "publishes",
    "without_article",
]

#: What ends the noun of a description and begins what it is of.
HEAD_ENDS: Final = re.compile(r",| (?:of|for|to|at|from|by|with|in|on|who|that|which)\b")
#: Nouns for firms, and for nobody who works there.
_FIRMS: Final = frozenset(
    "company firm retailer airline carmaker operator manufacturer supermarket insurer lender start-up "
    "startup brewer".split()
)
#: Nouns for firms of every kind.
TRADERS: Final = _FIRMS | {"business", "bank", "maker", "supplier", "developer", "publisher"}
#: Nouns for bodies that a name in apposition gives a name.
_NAMED_BODIES: Final = TRADERS | frozenset(
    "contractor lender carrier builder consultancy landlord owner employer promoter charity union "
    "nonprofit group organization".split()
)
_BODIES: Final = _FIRMS | frozenset(
    "chapter branch affiliate campaign union newspaper agency outlet nonprofit non-profit "
    "think-tank tank caucus committee charity".split()
)
#: Nouns that stand for whoever was described before in other words.
_ANYBODY: Final = frozenset(
    "man woman person source aide official insider adviser operative individual speaker".split()
)
_ADJECTIVES: Final = re.compile(
    r"((?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]his|[Tt]hat) ([a-z]+),) (?=([a-z\d][\w-]*))"
)
_PRESS: Final = frozenset(
    "newspaper paper magazine network outlet station publication tabloid broadsheet daily website "
    "site broadcaster blog service".split()
)
_PUBLISHERS: Final = re.compile(
    r"\b(?:Times|Post|News|Journal|Herald|Tribune|Gazette|Globe|Star|Sun|Chronicle|Review|Daily|"
    r"Mail|Telegraph|Guardian|Observer|Examiner|Inquirer|Register|Record|Press|Reporter|Magazine|"
    r"Weekly|Radio|TV|Television|Network|Channel|Broadcasting|Dispatch|Courier|Advocate|Bee|"
    r"Caller|Beast|Monitor|Independent|Standard|Politico|[A-Z]{2,4})\b"
)

#: What the names of bodies hold that are called by a noun and seldom by their name.
_FITTING: Final = {
    noun: re.compile(rf"\b(?:{words})\b")
    for nouns, words in (
        (
            "union guild",
            "Union|Association|Guild|Federation|Brotherhood|Workers|Teachers|Teamsters",
        ),
        ("lender", "Bank|Building Society|Credit Union"),
        ("watchdog regulator", "Board|Authority|Commission|Agency|Office|Inspectorate|Standards"),
        ("tank think-tank", "Institute|Institution|Center|Centre|Foundation|Council"),
        ("carrier airline", "Airways|Airlines?|Air|Jet"),
        (
            "charity nonprofit non-profit",
            "Trust|Foundation|Charity|Society|Mission|Relief|Aid|Fund",
        ),
    )
    for noun in nouns.split()
}


def is_human_noun(noun: str) -> bool:
    """Whether a noun is one for a person: a role, or a relative."""
    return head_word(noun) is not None or noun in lex.FEMALE_NOUNS or noun in lex.MALE_NOUNS


def noun_gender(noun: str) -> str | None:
    """The gender that a noun tells."""
    return "female" if noun in lex.FEMALE_NOUNS else "male" if noun in lex.MALE_NOUNS else None


def head_noun(phrase: str) -> str:
    """The noun of a description, in lower case: "official" of "an official of the mill"."""
    head = HEAD_ENDS.split(phrase, maxsplit=1)[0].split()
    return head[-1].lower() if head else ""


def is_same_noun(noun: str, earlier: str) -> bool:
    """Whether a definite noun can go back to what was described by an earlier one."""
    if noun == earlier or head_word(noun) == head_word(earlier) is not None:
        return True
    return noun in _ANYBODY and (earlier in _ANYBODY or is_human_noun(earlier))


def is_for_anybody(noun: str) -> bool:
    """Whether a noun stands for whoever was described before in other words: "the source"."""
    return noun in _ANYBODY


def is_firm(phrase: str) -> bool:
    """Whether a description is one for a firm or another body: "the contractor"."""
    return head_noun(phrase) in _NAMED_BODIES


def fitting(noun: str) -> re.Pattern[str] | None:
    """What the name of a body holds that is called by a noun: "Bank" for "lender"."""
    return _FITTING.get(noun)


def publishes(noun: str, name: str) -> bool | None:
    """Whether a name is one of the press; None where the noun is for no press."""
    return _PUBLISHERS.search(name) is not None if noun in _PRESS else None


def without_article(phrase: str) -> str:
    """A description without its article."""
    return re.sub(
        r"^(?:the|a|an|its|these|those(?! \w+ed$)|this|that) (?=\w)",
        "",
        phrase,
        flags=re.IGNORECASE,
    )


def first_part(phrase: str) -> str:
    """A description up to its first comma or who-clause, without an adverb before it."""
    several = _ADJECTIVES.match(phrase)
    if several and CLASSES[several[2]] in "me" and CLASSES[several[3]] in "me0r":
        # "the gaunt, 71-year-old diplomat"
        return f"{several[1]} {first_part(phrase[several.end() :])}"
    phrase = re.split(
        r",(?! (?:and|or) |\d{3})| who | whose | (?:released|published|posted|issued|obtained|sent|"
        r"made)(?: |$)",
        phrase,
    )[0].strip()
    return re.sub(r"^(?:only|even|but|and) ", "", phrase, flags=re.IGNORECASE)


def kind_of(phrase: str) -> str:
    """What kind of speaker a description names, by its head noun."""
    noun = head_noun(phrase)
    if noun in lex.WORKS:
        return "document"
    if noun in lex.GROUP_NOUNS or (noun.endswith("s") and noun[:-1] in lex.ROLE_HEADS):
        return "group"
    if noun in lex.ROLE_HEADS:
        return "person"
    if noun.capitalize() in lex.ORGANIZATION_HEADS or noun in _BODIES or noun in _PRESS:
        return "organization"
    return "person"


def fuller_body(text: str, noun: str, start: int) -> str | None:
    """What an article called a body before: "Reno harbour board" for "the board"."""
    if text.rfind(f" {noun}", max(0, start - 6000), start) < 0:
        return None
    named = re.compile(
        rf"\b(?!The |An? )((?:[A-Z][\w’'.-]{{1,20}} ){{1,3}}(?:[a-z][\w-]{{2,20}} )?{noun})\b"
    )
    found = list(named.finditer(text, max(0, start - 6000), start))
    words = found[-1][1].split() if found else []
    return " ".join(words) if words and words[0] not in lex.FUNCTION_WORDS else None


def fuller_document(text: str, noun: str, start: int) -> str | None:
    """What an article called a document at first: "letter to the Reno Board" for "the letter"."""
    pattern = re.compile(
        rf"\b((?:[A-Z][\w’'.-]{{1,20}} ){{1,4}})?{re.escape(noun)}\b"
        r"( (?:to|by|from) (?:the |a )?"
        r"(?:[A-Z][\w’'-]{1,20}(?: (?:of )?[a-z]{3,12}(?: of [a-z]{3,12})?)? ?){1,4})?"
    )
    for match in pattern.finditer(text, max(0, start - 6000), start):
        if match[2] or (match[1] and match[1].split()[0] not in lex.FUNCTION_WORDS):
            return match[0].strip()
    return None
