"""Person names: their parts, and which mention can be which full name.

A name in running text is rarely the whole name: *Jon Ashworth* is *Jonathan Ashworth*, *Mr
Ashworth*, *J. Ashworth* and *Ashworth*. This module takes a name apart (titles, given name, middle
names, nickname, family name, suffix) and says how well two of them go together. It knows nothing of
articles: whether *Clinton* is *Hillary* or *Bill* is for those who have read the text.

The tables hold general knowledge of English-language newspapers: titles and their abbreviations,
honorifics, and the short forms of common given names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import attrs

__all__ = [
    "HONORIFICS",
    "TITLES",
    "Likeness",
    "PersonName",
    "compare_names",
    "fold_name",
    "given_forms",
    "spell_out_title",
]

#: Honorifics that are no office, without their stop, and the gender that they tell.
HONORIFICS: Final[Mapping[str, str | None]] = MappingProxyType(
    {
        "mr": "male", "mister": "male", "sir": "male", "lord": "male", "messrs": "male",
        "mrs": "female", "ms": "female", "miss": "female", "dame": "female", "lady": "female",
        "mme": "female", "madam": "female", "madame": "female", "mx": None, "dr": None,
        "doctor": None,
    }
)  # fmt: skip

#: Titles that stand before a name, as abbreviated in newspapers, and what they stand for.
TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "adm.": "Admiral", "ald.": "Alderman", "amb.": "Ambassador", "asst.": "Assistant",
        "atty. gen.": "Attorney General", "brig. gen.": "Brigadier General", "capt.": "Captain",
        "cllr": "Councillor", "cllr.": "Councillor", "cmdr.": "Commander", "col.": "Colonel",
        "comdr.": "Commander", "cpl.": "Corporal", "cpt.": "Captain", "del.": "Delegate",
        "det.": "Detective", "fr.": "Father", "gen.": "General", "gov.": "Governor",
        "govs.": "Governors", "hon.": "Honorable", "insp.": "Inspector",
        "lt.": "Lieutenant", "lt. cmdr.": "Lieutenant Commander", "lt. col.": "Lieutenant Colonel",
        "lt. gen.": "Lieutenant General", "lt. gov.": "Lieutenant Governor", "maj.": "Major",
        "maj. gen.": "Major General", "msgr.": "Monsignor", "pfc.": "Private First Class",
        "pres.": "President", "prof.": "Professor", "profs.": "Professors",
        "pvt.": "Private", "rep.": "Representative", "reps.": "Representatives",
        "rev.": "Reverend", "revs.": "Reverends", "sec.": "Secretary", "sen.": "Senator",
        "sens.": "Senators", "sgt.": "Sergeant", "spc.": "Specialist",
        "spec.": "Specialist", "supt.": "Superintendent", "treas.": "Treasurer",
        "vice adm.": "Vice Admiral", "rear adm.": "Rear Admiral",
        # As British newspapers abbreviate them.
        "adm": "Admiral", "brig": "Brigadier", "capt": "Captain", "ch": "Chief",
        "cmdr": "Commander", "col": "Colonel", "cpl": "Corporal",
        "dci": "Detective Chief Inspector", "det": "Detective", "fr": "Father", "gen": "General",
        "insp": "Inspector", "lt": "Lieutenant", "maj": "Major", "msgr": "Monsignor",
        "pc": "Police Constable", "prof": "Professor", "rev": "Reverend", "sgt": "Sergeant",
        "supt": "Superintendent",
    }
)  # fmt: skip

#: Offices that are known by their letters. They are no abbreviations of one word.
_LETTERS: Final = {
    "mp": "Member of Parliament",
    "m.p.": "Member of Parliament",
    "msp": "Member of the Scottish Parliament",
    "mep": "Member of the European Parliament",
    "mla": "Member of the Legislative Assembly",
    "td": "Teachta Dála",
}
#: Letters behind a name that say what office somebody holds, and those that may be an honour's.
OFFICE_LETTERS: Final = frozenset(letters.upper() for letters in _LETTERS if letters.isalpha())
POST_NOMINALS: Final = OFFICE_LETTERS | frozenset("QC KC OBE MBE CBE DBE KBE FRS".split())

_TITLE_WORDS: Final = frozenset(
    """
    admiral alderman alderwoman ambassador archbishop assemblyman assemblywoman attorney bishop
    brigadier cardinal captain chairman chairwoman chancellor chief colonel commander commissioner
    congressman congresswoman constable corporal councillor councilman councilwoman delegate
    detective emperor father general governor imam inspector judge justice king lieutenant major
    mayor minister monsignor officer pastor pope premier president prime prince princess private
    professor queen rabbi rear representative reverend secretary senator sergeant sheikh sheriff
    sister speaker superintendent vice mp former ex-president first interim acting deputy the
    """.split()
)

_SUFFIXES: Final = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "v", "md", "phd", "esq"} | set(map(str.lower, POST_NOMINALS))
)
#: Words in lower case within a family name.
PARTICLES: Final = frozenset(
    "al bin da dal de del della den der di dos du el la las le lo los mac ibn st ten ter van von y"
    " abu ben do dela bint".split()
)

_NICKNAMES: Final = """
abraham abe|abigail abby abbie|albert al bert|alexander alex alec sandy sasha
alexandra alex sandra sasha alexa
alfred al fred alf|allison ali allie|amanda mandy|andrew andy drew|angela angie|anthony tony ant
antonio tony
arthur art artie|barbara barb babs|benjamin ben benny|bernard bernie|bernadette bernie|bradley brad
calvin cal|caroline carrie|cassandra cassie|catherine cathy kate katie cat
charles charlie chuck chas
charlotte charlie lottie|christina chris tina chrissy|christine chris tina chrissy
christopher chris kit topher
clifford cliff|clinton clint|cynthia cindy|daniel dan danny|david dave davy|deborah deb debbie debra
dominic dom nick|donald don donnie|dorothy dot dottie|douglas doug|edward ed eddie ted teddy ned
edwin ed
eleanor ellie nell|elijah eli|elizabeth liz lizzie beth betty betsy eliza libby bess|eugene gene
evelyn evie
ezekiel zeke|florence flo|frances fran frannie|francis frank|francisco frank paco pancho
franklin frank
frederick fred freddie rick|gabriel gabe|gabrielle gabby|gerald jerry gerry|geraldine gerry
gregory greg
harold hal harry|henry hank harry|herbert herb bert|isabella bella izzy|jacob jake|jacqueline jackie
james jim jimmy jamie|janet jan|jason jay|jeffrey jeff|geoffrey geoff|jennifer jen jenny jenn
jeremy jerry jem
jerome jerry|jessica jess jessie|joan joanie|john jack johnny jon|jonathan jon jonny|jonathon jon
joseph joe joey
joshua josh|josephine jo josie|judith judy|julia jules|katherine kathy kate katie kat kathie kit
kathleen kathy kate|kenneth ken kenny|kimberly kim|kristina kris|laurence larry|lawrence larry
leonard len lenny leo|leon lee|leroy lee|lillian lil|louis lou|louise lou|lucille lucy
madeline maddie
margaret maggie meg peggy marge|maria mia|martin marty|matthew matt|maurice mo|megan meg
melissa missy
michael mike mick mickey|michelle shelly|mitchell mitch|mohammed mo|nancy nan|natalie nat
nathan nate
nathaniel nate nat|nicholas nick nicky|nicole nikki|norman norm|oliver ollie|olivia liv|pamela pam
patricia pat patty tricia trish|patrick pat paddy|penelope penny|peter pete|philip phil
phillip phil|rachel rach
randall randy|randolph randy|raphael rafe|raymond ray|rebecca becky becca|reginald reg reggie
richard rick dick rich richie|robert bob bobby rob robbie robby bert|roberta bobbie|roderick rod
rodney rod
roger rog|ronald ron ronnie|rosemary rose|rudolph rudy|russell russ rusty|samantha sam
samuel sam sammy
sandra sandy|sara sally|sarah sally|seymour sy|sidney sid|solomon sol|stanley stan
stephanie steph|stephen steve
steven steve|stewart stu|stuart stu|susan sue susie suzy|suzanne sue|sylvester sly|tamara tammy
terence terry|teresa terry tess|theresa terry tess|terrence terry|theodore ted teddy theo
thomas tom tommy
timothy tim timmy|tobias toby|valerie val|veronica ronnie|victor vic|victoria vicky tori
vincent vince vinny
virginia ginny|vivian viv|walter walt wally|warren ren|wesley wes|wilfred will
william bill billy will willie liam
winston win|yvonne eve|zachary zach zack
"""


@lru_cache(maxsize=32768)
def fold_name(name: str) -> str:
    """Fold a name for comparison: no accents, case, stops or doubled spaces; straight apostrophes.

    Args:
        name: a name as printed.

    Returns:
        Its folded form; the empty string for a name without letters or digits.

    Example:
        >>> fold_name("Azucena  Gonzàlez")
        'azucena gonzalez'
        >>> fold_name("J.D. O’Neill")
        "j d o'neill"
    """
    name = name.replace("’", "'").replace("‘", "'")
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w'\-]+", " ", name.casefold()).split())


def _nickname_table() -> Mapping[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for line in _NICKNAMES.replace("\n", "|").split("|"):
        forms = line.split()
        for form in forms:
            groups.setdefault(form, set()).update((forms[0], form))
            groups.setdefault(forms[0], set()).update((forms[0], form))
    return MappingProxyType({form: frozenset(kin) for form, kin in groups.items()})


_GIVEN: Final = _nickname_table()


def given_forms(given: str) -> frozenset[str]:
    """The folded given names that a given name can stand for, or that can stand for it.

    Args:
        given: one given name, such as ``Jon``.

    Returns:
        The name itself and its short or long forms; not the short forms of its long form.

    Example:
        >>> sorted(given_forms("Jon"))
        ['john', 'jon', 'jonathan', 'jonathon']
    """
    folded = fold_name(given)
    return _GIVEN.get(folded, frozenset((folded,)))


@lru_cache(maxsize=4096)
def spell_out_title(title: str) -> str:
    """Spell out an abbreviated title; leave any other as it is.

    Args:
        title: a title as printed, such as ``Sen.`` or ``Lt. Gov.``.

    Returns:
        The title in full, in the singular where a plural abbreviation stands before several names.

    Example:
        >>> spell_out_title("Lt. Gov."), spell_out_title("Sens."), spell_out_title("MP")
        ('Lieutenant Governor', 'Senator', 'Member of Parliament')
    """
    key = " ".join(title.casefold().split())
    full = TITLES.get(key) or TITLES.get(key + ".") or _LETTERS.get(key)
    if full is None:
        words = title.split()
        return " ".join(TITLES.get(word.casefold(), word) for word in words)
    return full.removesuffix("s") if key.rstrip(".").endswith("s") else full


class Likeness(IntEnum):
    """How well a mention goes with a full name; a greater value is better evidence."""

    #: They cannot be the same person by their names.
    NONE = 0
    #: Only the given name (or nickname) is there, and it agrees.
    GIVEN = 1
    #: Only the family name is there, with or without a title, and it agrees.
    FAMILY = 2
    #: Family and given names agree, by initial or by short form.
    COMPATIBLE = 3
    #: Family and given names are equal; middle names do not contradict.
    EQUAL = 4


@attrs.frozen(kw_only=True)
class PersonName:
    """The parts of a person's name, each as printed.

    Attributes:
        titles: what stands before the name: ``("Lt.", "Gen.")``, ``("Mr.",)``.
        given: the first given name or initial, if the name has more than one word.
        middle: further given names and initials.
        nickname: what stands in quotation marks or parentheses within the name.
        family: the family name with its particles (``de Blasio``); the only word of a single name.
        suffix: ``Jr.``, ``III`` and the like.

    Example:
        >>> PersonName.parse("Sen. Robert C. “Bobby” Scott Jr.").family
        'Scott'
    """

    titles: tuple[str, ...] = ()
    given: str | None = None
    middle: tuple[str, ...] = ()
    nickname: str | None = None
    family: str | None = None
    suffix: str | None = None

    @staticmethod
    def parse(name: str) -> PersonName:
        """Take a name apart.

        Args:
            name: a name as printed: ``Mr Ashworth``, ``Ashworth, Jon``, ``J. K. Rowling``.

        Returns:
            Its parts; without letters or digits in it, all are empty.
        """
        return _parse(name)

    @property
    def full(self) -> str:
        """The name without titles and nickname, such as ``Robert C. Scott Jr.``."""
        parts = (self.given, *self.middle, self.family, self.suffix)
        return " ".join(part for part in parts if part)

    @property
    def gender(self) -> str | None:
        """``male`` or ``female`` where an honorific says so, else None."""
        told = (HONORIFICS.get(title.casefold().rstrip(".")) for title in self.titles)
        return next((gender for gender in told if gender), None)


@lru_cache(maxsize=16384)
def _parse(name: str) -> PersonName:
    # A hostile name may be of any length; no person's name has more words than these.
    name = name[:300]
    name = re.sub(r"['’]s?$", "", name.strip(" ,;:“”\"'‘’"))
    nickname = None
    nick = re.search(r"[“\"‘(]([^“”\"‘’()]{1,40})[”\"’)](?=\s|$)", name)
    if nick:
        nickname = nick.group(1).strip()
        name = f"{name[: nick.start()].rstrip()} {name[nick.end() :].lstrip()}"
    suffix = None
    head, comma, tail = name.partition(",")
    if comma:
        ending = tail.strip()
        if fold_name(ending).replace(" ", "") in _SUFFIXES:
            name, suffix = head, ending
        else:
            # "Ashworth, Jon", as in indexes.
            name = f"{ending} {head}" if ending else head
    words = name.split()
    titles: list[str] = []
    while words and (
        _is_title(words[0]) or (titles and len(words) > 1 and words[0].casefold() == "of")
    ):
        titles.append(words.pop(0))
    if not words and titles and fold_name(titles[-1]) not in HONORIFICS:
        # "Major", "Pope" and "King" alone are names as well.
        words.append(titles.pop())
    if len(words) > 1 and fold_name(words[-1]).replace(" ", "") in _SUFFIXES:
        suffix = words.pop()
    if not words:
        return PersonName(titles=tuple(titles), nickname=nickname, suffix=suffix)
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].casefold().rstrip(".") in PARTICLES:
        cut -= 1
    if cut == 1 and (titles or words[0].islower()) and words[0].casefold() in PARTICLES:
        cut = 0
    family = " ".join(words[cut:])
    given = words[0] if cut else None
    return PersonName(
        titles=tuple(titles),
        given=given,
        middle=tuple(words[1:cut]),
        nickname=nickname,
        family=family,
        suffix=suffix,
    )


def _is_title(word: str) -> bool:
    folded = word.casefold()
    bare = folded.rstrip(".")
    if bare in HONORIFICS or folded in TITLES:
        return True
    return bare in _TITLE_WORDS and (word[0].isupper() or bare in {"former", "the", "then"})


def _given_agree(one: str, other: str) -> Likeness:
    """Whether two given names agree: equal, by a short form, or by initials."""
    a, b = fold_name(one), fold_name(other)
    if a == b:
        return Likeness.EQUAL
    flat_a, flat_b = a.replace(" ", ""), b.replace(" ", "")
    if len(a.split()[0] if a else "") == 1 or len(b.split()[0] if b else "") == 1:
        return Likeness.COMPATIBLE if flat_a[:1] == flat_b[:1] else Likeness.NONE
    if a in given_forms(b) or b in given_forms(a):
        return Likeness.COMPATIBLE
    return Likeness.NONE


def _middle_agree(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether middle names do not contradict each other, initial by initial."""
    pairs = zip(map(fold_name, one), map(fold_name, other), strict=False)
    return all(a[:1] == b[:1] and (len(a) == 1 or len(b) == 1 or a == b) for a, b in pairs)


def _same_family(one: str, other: str) -> bool:
    a, b = fold_name(one), fold_name(other)
    if a == b:
        return True
    # "Blasio" for "de Blasio", and one half of a double-barrelled name.
    short, long = sorted((a, b), key=len)
    return bool(short) and (long.endswith((" " + short, "-" + short)))


def compare_names(mention: str, full: str) -> Likeness:
    """Say how well a mention goes with a full name, by the names alone.

    Titles and honorifics are left aside, except that they mark a single name as a family name.

    Args:
        mention: a name as used in passing, such as ``Mr. Ashworth`` or ``Jon``.
        full: a fuller name, such as ``Jonathan Ashworth``.

    Returns:
        The `Likeness` of the two; symmetric for two names of the same fullness.

    Example:
        >>> compare_names("Jon Ashworth", "Jonathan Ashworth")
        <Likeness.COMPATIBLE: 3>
        >>> compare_names("Mr Ashworth", "Jonathan Ashworth")
        <Likeness.FAMILY: 2>
        >>> compare_names("Ivanka Trump", "Donald Trump")
        <Likeness.NONE: 0>
    """
    return _compare(_parse(mention), _parse(full))


def _compare(one: PersonName, other: PersonName) -> Likeness:
    if one.family is None or other.family is None:
        return Likeness.NONE
    if one.given is None or other.given is None:
        single, fuller = (one, other) if one.given is None else (other, one)
        if _same_family(single.family or "", fuller.family or ""):
            both = one.given is None and other.given is None
            return Likeness.EQUAL if both and not (one.titles or other.titles) else Likeness.FAMILY
        if single.titles or fuller.given is None:
            return Likeness.NONE
        called = (fuller.given, fuller.nickname)
        agree = any(name and _given_agree(single.family or "", name) for name in called)
        return Likeness.GIVEN if agree else Likeness.NONE
    if not _same_family(one.family, other.family) or _suffixes_clash(one, other):
        return Likeness.NONE
    return _compare_given(one, other)


def _compare_given(one: PersonName, other: PersonName) -> Likeness:
    """Compare given and middle names and nicknames of two names of one family name."""
    assert one.given is not None
    assert other.given is not None
    likeness = _given_agree(one.given, other.given)
    if likeness and _middle_agree(one.middle, other.middle):
        return likeness
    # "J. Edgar Hoover" is called Edgar, "Robert ‘Bobby’ Scott" Bobby.
    for mine, theirs in ((one, other), (other, one)):
        called = [name for name in (mine.nickname, *mine.middle) if name and len(name) > 2]
        if any(_given_agree(name, theirs.given or "") for name in called):
            return Likeness.COMPATIBLE
    return Likeness.NONE


def _suffixes_clash(one: PersonName, other: PersonName) -> bool:
    if not one.suffix or not other.suffix:
        return False
    return fold_name(one.suffix) != fold_name(other.suffix)
