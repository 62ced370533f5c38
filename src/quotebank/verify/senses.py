"""What the words of English do to the sense: closed classes, spellings and forms of one word.

The classes are those of any grammar (Quirk et al. 1985: negation ch. 10, modal auxiliaries ch. 4,
quantifiers ch. 6, conditional clauses ch. 15); no list was made from the articles of a benchmark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

NEGATIONS: Final = frozenset(
    """not no never none nobody nothing neither nor nowhere cannot without hardly scarcely barely
    seldom rarely""".split()
)
MODALS: Final = frozenset(
    "will would shall should can could may might must ought cannot perhaps maybe possibly probably"
    " allegedly reportedly apparently".split()
)
QUANTIFIERS: Final = frozenset(
    """all some any every each both either most many much more less least few fewer several half
    only always sometimes often usually everyone everybody everything someone somebody something
    anyone anybody anything entirely completely partly almost nearly about roughly""".split()
)
CONDITIONS: Final = frozenset(
    "if unless until except provided providing assuming supposing whether lest otherwise".split()
)
#: Those that make a condition only with a clause after them: "provided that", "assuming they win".
_PARTICIPLES: Final = frozenset("provided providing assuming supposing".split())
_CLAUSES: Final = frozenset("that i you he she it we they there".split())
#: What another is said to have said: the words after it are not the speaker's own claim.
REPORTS: Final = frozenset(
    """say says said claim claims claimed argue argues argued allege alleges alleged insist insists
    insisted suggest suggests suggested believe believes believed think thinks thought tell tells
    told pretend pretends pretended call calls called""".split()
)
PRONOUNS: Final = frozenset(
    """i me my mine myself you your yours he him his she her hers it its we us our ours they them
    their theirs this that these those himself herself themselves itself ourselves who whom
    whose which one ones here there then now today yesterday tomorrow""".split()
)
ARTICLES: Final = frozenset("a an the".split())
FILLERS: Final = frozenset("uh um er erm ah oh well like so hmm".split())

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
_UNITS += " fifteen sixteen seventeen eighteen nineteen"
_NUMBERS: Final = {word: k for k, word in enumerate(_UNITS.split())} | {
    word: 20 + 10 * k
    for k, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
                  "trillion": 10**12}  # fmt: skip
_ORDINALS: Final = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth once twice thrice dozen
    dozens hundreds thousands millions billions trillions double triple percent""".split()
)

_CONTRACTIONS: Final = {
    "won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not",
    "ain't": "is not", "let's": "let us", "gonna": "going to", "wanna": "want to",
    "gotta": "got to", "'em": "them", "em": "them", "'cause": "because", "cause": "because",
    "y'all": "you all", "dunno": "do not know", "ok": "okay", "o.k": "okay",
}  # fmt: skip
_ENDINGS: Final = (("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am"),
                   ("'d", "would"), ("'s", "is"))  # fmt: skip

#: Words that mean something else with a capital letter.
CAPITONYMS: Final = frozenset(
    "us it who may march august polish turkey china aids act labor labour green mark bill will".split()
)

_EXPLETIVES: Final = tuple(
    """fuck shit ass asses asshole arse arsehole bitch bastard damn damned goddamn goddamned hell
    crap dick cock cunt piss pissed bullshit horseshit motherfucker whore slut pussy nigger nigga
    faggot fag bollocks bugger wank wanker twat prick tit tits balls""".split()
)
_EXPLETIVE_ENDINGS: Final = ("", "s", "es", "ed", "er", "ers", "ing", "in", "in'", "y", "ty", "ting",
                             "head", "heads", "up", "ups")  # fmt: skip
EXPLETIVES: Final = frozenset(
    word + ending for word in _EXPLETIVES for ending in _EXPLETIVE_ENDINGS
)

_BRITISH: Final = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|ite|able|ful|less|er|ist|i|hood|ly)", "or"),
        (r"(?<=[a-z]{2})is(?=e$|es$|ed$|ing$|er$|ers$|ation)", "iz"),
        (r"(?<=[a-z]{2})ys(?=e$|es$|ed$|ing$|er$)", "yz"),
        (r"(?<=[bt])re(?=$|s$|d$)", "er"),
        (r"(?<=[a-z]{2})ogue(?=$|s$)", "og"),
        (r"(?<=[aeiou])ll(?=ed$|ing$|er$|ers$|or$|ors$|ous$|ery$)", "l"),
        (r"(?<=[a-z])enc(?=e$|es$)", "ens"),
        (r"(?<=[a-z])amme(?=$|s$|d$)", "am"),
        (r"(?<=[dg])gement", "gment"),
        (r"ae(?=[a-z]{2})", "e"),
        (r"(?<=[a-z])oe(?=[a-z]{3})", "e"),
        (r"(?<=[a-z]{2})xion", "ction"),
        (r"(?<=l)full?(?=$|y$|ment)", "ful"),
        (r"^grey", "gray"), (r"^tyre", "tire"), (r"^cheque", "check"), (r"^mould", "mold"),
        (r"^plough", "plow"), (r"^sceptic", "skeptic"), (r"^aluminium$", "aluminum"),
        (r"^(?:kerb)(?=s?$)", "curb"), (r"^storey", "story"), (r"^pyjama", "pajama"),
        (r"^whilst$", "while"), (r"^amongst$", "among"), (r"^towards$", "toward"),
        (r"^learnt$", "learned"), (r"^dreamt$", "dreamed"), (r"^burnt$", "burned"),
        (r"^mum", "mom"), (r"^licence", "license"), (r"^practise", "practice"), (r"^jewell", "jewel"),
    )
)  # fmt: skip

#: Shapes that scanners take for one another, in this order; both words are folded onto the second.
_SHAPES: Final = tuple(
    pair.split(">")
    for pair in "0>o 1>l i>l j>l 5>s 8>b 6>b 9>g q>g e>c f>t rn>m nn>m vv>w cl>d ll>h u>n v>y".split()
)


def is_negation(word: str) -> bool:
    """Whether a folded word denies.

    >>> is_negation("don't"), is_negation("nobody"), is_negation("notable")
    (True, True, False)
    """
    return word in NEGATIONS or word.endswith("n't")


def states_condition(words: Sequence[str], also: Iterable[str] = ()) -> bool:
    """Whether folded words in a row hold a condition.

    Args:
        words: in their order.
        also: words that make none here.

    >>> states_condition(["if", "we", "win"]), states_condition(["providing", "key", "information"])
    (True, False)
    """
    return any(
        word in CONDITIONS
        and word not in also
        and (word not in _PARTICIPLES or words[k + 1 : k + 2] == [] or words[k + 1] in _CLAUSES)
        for k, word in enumerate(words)
    )


def is_modal(word: str) -> bool:
    """Whether a folded word says how possible or wanted a thing is."""
    return word in MODALS or word.endswith(("'ll", "'d")) or word.removesuffix("n't") in MODALS or (
        word in {"won't", "can't", "shan't"}
    )  # fmt: skip


def is_number(word: str) -> bool:
    """Whether a folded word counts something."""
    return any(c.isdigit() for c in word) or (
        word in _NUMBERS or word in _SCALES or word in _ORDINALS
    )


def spelled_out(words: Sequence[str]) -> list[str]:
    """Write contractions in full.

    >>> spelled_out(["we", "won't", "they're"])
    ['we', 'will', 'not', 'they', 'are']
    """
    out: list[str] = []
    for word in words:
        if word in _CONTRACTIONS:
            out += _CONTRACTIONS[word].split()
            continue
        for ending, full in _ENDINGS:
            if word.endswith(ending) and len(word) > len(ending):
                out += [word.removesuffix(ending), full]
                break
        else:
            out.append(word)
    return out


def same_contracted(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two runs of words are the same with contractions written in full.

    What ``'d`` and ``'s`` stand for (*would* or *had*, *is* or *has*) is left open.
    """
    one, other = spelled_out(ours), spelled_out(theirs)
    open_forms = ({"would", "had"}, {"is", "has"})
    return len(one) == len(other) and all(
        a == b or any({a, b} <= forms for forms in open_forms)
        for a, b in zip(one, other, strict=True)
    )


def amount(words: Sequence[str]) -> str | None:
    """Give the number that words or figures say, with its unit, or None where they say none.

    >>> amount(["twenty", "two", "percent"]), amount(["22", "per", "cent"]), amount(["a", "few"])
    ('22%', '22%', None)
    """
    total = part = 0.0
    seen = False
    unit = ""
    for word in words:
        if word in _NUMBERS:
            part += _NUMBERS[word]
        elif word in _SCALES:
            part = (part or 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, part = total + part, 0
        elif re.fullmatch(r"[0-9]{1,15}(?:\.[0-9]{1,9})?", word):
            part += float(word)
        elif word in {"percent", "per", "cent"} and seen:
            unit = "%"
            continue
        elif word == "and" and seen:
            continue
        else:
            return None
        seen = True
    return f"{total + part:g}{unit}" if seen else None


@lru_cache(maxsize=4096)
def american(word: str) -> str:
    """Write a folded word as Americans do, as far as rules reach.

    >>> american("colour"), american("organised"), american("theatre"), american("travelling")
    ('color', 'organized', 'theater', 'traveling')
    """
    for pattern, plain in _BRITISH:
        word = pattern.sub(plain, word)
    return word


def spelling_variant(one: str, other: str) -> bool:
    """Whether two different words are the British and the American spelling of one."""
    return american(one) == american(other)


@lru_cache(maxsize=4096)
def _scanned(word: str) -> str:
    for shape, taken in _SHAPES:
        word = word.replace(shape, taken)
    return word


def misreading(one: str, other: str) -> bool:
    """Whether a scanner could have read one word for the other.

    >>> misreading("modern", "modem"), misreading("c1ose", "close"), misreading("close", "shut")
    (True, True, False)
    """
    return _scanned(one) == _scanned(other)


_IRREGULAR: Final = {
    form: forms.split()[0]
    for forms in """be am is are was were been being|have has had having|do does did done doing
go goes went gone going|say says said|get gets got gotten|make makes made|take takes took taken
come comes came|see sees saw seen|know knows knew known|give gives gave given|find finds found
think thinks thought|tell tells told|become becomes became|leave leaves left|feel feels felt
put puts|bring brings brought|begin begins began begun|keep keeps kept|hold holds held
write writes wrote written|stand stands stood|hear hears heard|let lets|mean means meant
set sets|meet meets met|run runs ran running|pay pays paid|sit sits sat|speak speaks spoke spoken
lie lies lay lain|lead leads led|read reads|grow grows grew grown|lose loses lost|fall falls fell fallen
send sends sent|build builds built|understand understands understood|draw draws drew drawn
break breaks broke broken|spend spends spent|win wins won winning|buy buys bought|fight fights fought
catch catches caught|choose chooses chose chosen|drive drives drove driven|eat eats ate eaten
sell sells sold|teach teaches taught|rise rises rose risen|show shows showed shown
will would|can could|may might|shall should""".replace("\n", "|").split("|")
    for form in forms.split()
}  # fmt: skip


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Give the plain form of a verb or noun, as far as rules reach.

    >>> [stem(word) for word in ("raises", "raised", "raising", "went", "parties", "stopped")]
    ['rais', 'rais', 'rais', 'go', 'party', 'stop']
    """
    word = word.removesuffix("'s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word.removesuffix(ending)
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > 3 else word


def same_stem(one: str, other: str) -> bool:
    """Whether two words are forms of one."""
    return stem(one) == stem(other)


def masked_fits(pattern: tuple[str, str], word: str) -> bool:
    """Whether a masked word ("f", "ing") can stand for a swear word of the source."""
    head, tail = pattern
    return (
        word in EXPLETIVES
        and word.startswith(head)
        and word.endswith(tail)
        and len(word) > len(head) + len(tail)
    )
