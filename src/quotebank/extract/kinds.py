"""What a run of capitalised words names, by its words alone: a person, a body, a place, or nothing."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.givennames import is_female, is_male
from quotebank.names import HONORIFICS, TITLES

__all__ = [
    "BEFORE_NAMES",
    "COMMON_FIRST",
    "HONORIFIC_WORDS",
    "INITIAL",
    "LETTERED",
    "PEOPLES",
    "SHORT_NAMES",
    "SUFFIXES",
    "SURNAME_HEADS",
    "UPPER",
    "is_given",
    "is_shouted",
    "kind_of",
]

UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŴŶŸŹŻŽ"
INITIAL: Final = re.compile(rf"[{UPPER}]\.")
_INITIALS: Final = re.compile(rf"^(?:[{UPPER}]\.){{1,3}}$")
#: Titles of address: "Mr", "Mrs.".
HONORIFIC_WORDS: Final = frozenset(h.capitalize() + dot for h in HONORIFICS for dot in ("", "."))
_ABBREVIATED: Final = frozenset(t.capitalize() for t in TITLES if " " not in t)
#: Letters that are titles, but begin other names as well.
LETTERED: Final = frozenset(("PC", "DCI", "Gen", "TD", "MSP", "MEP", "MLA"))
#: Whose somebody is, by a noun with a capital where a sentence begins: "Mum Ann Lee".
_STYLES: Final = frozenset(
    "Alhaji Hajiya Alhaja Shri Smt Datuk Tun Haji Ustaz Mallam Malam".split()
)
_KIN: Final = frozenset("Mum Mom Mummy Dad Daddy Gran Nan Grandma Grandad Grandpa".split())
#: Whatever may stand before somebody's name and is no part of it.
BEFORE_NAMES: Final = lex.TITLE_WORDS | HONORIFIC_WORDS | _ABBREVIATED | LETTERED | _KIN | _STYLES
SUFFIXES: Final = frozenset("Jr. Sr. Jr Sr II III IV".split())


def kind_of(core: str, parts: list[str]) -> str:
    """What kind of thing a name is, by its words alone."""
    last = parts[-1]
    if 1 < len(parts) < 4 and core.isupper() and is_shouted(parts[0]):
        # A transcript's "KATE TAPPER:".
        return kind_of(core.title(), [part.title() for part in parts])
    states = _STATE_LETTERS.get(len(core))
    if core in lex.PLACES or (states and core.rstrip(".").lower().replace(".", "") in states):
        return "place"
    if len(parts) == 1:
        return _kind_of_word(core)
    if "-" in last and last.rsplit("-", 1)[1] in _COMPOUNDS:
        return "none"
    given = is_given(parts[0])
    if _JUNK.search(core):
        return "none"
    if not _SMALL.isdisjoint(parts):
        return "organization"
    if given and len(parts) == 3 and INITIAL.fullmatch(parts[1]):
        return "person"
    if last in lex.ORGANIZATION_HEADS:
        named = len(parts) == 2 or (len(parts) == 3 and is_given(parts[1].strip('“”"()')))
        ambiguous = given and named and parts[0] not in lex.PLACES
        return "person" if ambiguous and last in SURNAME_HEADS else "organization"
    if last in _PLACE_HEADS:
        return "place"
    if (
        (parts[0] in lex.DEMONYMS and not given)
        or parts[0] in lex.PARTIES
        or (last in lex.DEMONYMS and (not given or parts[0] in lex.PLACES))
        or last in _PARTISANS
    ):
        return "none" if len(parts) == 2 else "unknown"
    if len(parts) > 4 and not any("." in p or p.islower() or p in SUFFIXES for p in parts):
        return "unknown"
    if not given and any(p in lex.ORGANIZATION_HEADS for p in parts[1:-1]):
        return "unknown"
    if given and parts[0] not in lex.PLACES and len(parts) <= 5:
        return "person"
    if _INITIALS.search(parts[0]) or any(INITIAL.fullmatch(p) for p in parts[1:-1]):
        return "person" if parts[0] not in ("U.S.", "U.K.", "U.N.", "E.U.") else "organization"
    if last in SUFFIXES:
        return "person"
    return "unknown"


def _kind_of_word(core: str) -> str:
    """What kind of thing a name of one word is."""
    if core in ("Labour", "GOP", "DNC", "RNC", "UKIP", "SNP"):
        return "organization"
    if len(core) == 1 or core in PEOPLES:
        return "none"
    if core in lex.DEMONYMS or core in lex.PARTIES:
        # The family name of some: "Cuban", where Mark Cuban is named.
        return "weak"
    if core in ("Democrats", "Republicans", "Conservatives", "Tories"):
        return "organization"
    if "-" in core and core.rsplit("-", 1)[1] in _COMPOUNDS:
        return "none"
    if core.endswith("ing") and not is_male(core) and len(core) > 5:
        return "weak"
    if core in lex.ORGANIZATION_WORDS or core.endswith((".com", ".org", ".net")):
        return "organization"
    if core.istitle() and core.lower() in lex.US_STATE_ABBREVIATIONS:
        return "place"
    letters = core.replace(".", "")
    if letters.isupper() and len(letters) > 1:
        return "organization"
    return "single"


def is_given(word: str) -> bool:
    """Whether a word is a common given name, or the first half of a double one."""
    if is_male(word) or is_female(word):
        return True
    half = word.split("-", maxsplit=1)[0]
    double = half != word and word[len(half) + 1 : len(half) + 2].isupper()
    return double and (is_male(half) or is_female(half))


def is_shouted(word: str) -> bool:
    """Whether a word is a common given name in capitals."""
    return len(word) > 2 and word.isupper() and is_given(word.title())


_PARTISANS: Final = frozenset(("Republican", "Democrat", "Democratic", "Libertarian", "Socialist"))
_SMALL: Final = frozenset(("of", "for", "on", "to", "and", "&", "the"))
_JUNK: Final = re.compile(r"[a-z][A-Z]\w*[a-z][A-Z]")
COMMON_FIRST: Final = frozenset(
    "national american new united international federal state house senate white supreme royal "
    "free "
    "first central general public north south east west black super world homeland social "
    "green".split()
)
#: Last words by which newspapers and bodies go alone: "the Times" for "The New York Times".
SHORT_NAMES: Final = frozenset(
    "times post journal tribune herald globe guardian telegraph gazette chronicle examiner "
    "institute "
    "foundation commission council union tribunal network".split()
)
_COMPOUNDS: Final = frozenset(
    "based backed led born style era focused aligned like wide area".split()
)
PEOPLES: Final = frozenset(
    "Americans Russians Mexicans Muslims Christians Catholics Jews Europeans Britons Germans Arabs "
    "Iraqis Syrians Iranians Israelis Palestinians Canadians Cubans Latinos Hispanics Asians "
    "Africans "
    "Texans Ohioans Floridians Iowans Californians Virginians Westerners Southerners".split()
)
#: Organization heads that are surnames as well.
SURNAME_HEADS: Final = frozenset(
    "Bank Bar Church Club Cabinet Court Gross Force Globe Guard Hill House Justice Law Nation "
    "Office "
    "Order Post Press Price Prize Star Steel School Service Store Task Temple Times Today "
    "Tower Tribe Trust "
    "Union Wire Works Hotel Street Monitor Journal Hospital Gas Research Herald".split()
)
_PLACE_HEADS: Final = frozenset(
    "County City Street Avenue Road Valley Beach Island Islands River Lake Mountain Mountains Park "
    "Airport Square Bay Springs Hills Heights Township Boulevard Ocean Sea Gulf Peninsula "
    "Village Highway Bridge Stadium Arena Square Plaza".split()
)
_STATE_LETTERS: Final[dict[int, frozenset[str]]] = {
    4: frozenset("nj ny nh nm nc nd ri sc sd dc".split()),
}
