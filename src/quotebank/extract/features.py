"""What is known of a quotation and of each candidate source, as the names of features.

A feature is a short string; its weight was learned (`tools/train_attribution.py`). The first
letters name the template, the rest is its value. What holds of a candidate by itself is worked out
once a side (L before the quotation, R after it, P in the paragraph before, X in the next one, H
further back: the source of the quotation before).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quotebank.extract import lexicon
from quotebank.extract.marks import Stretch
from quotebank.extract.mentions import Mention, Skeleton, find_mentions
from quotebank.extract.tokens import Paragraph, tokenize

#: Nearest candidates that are weighed on each side; the source is among them in 99.2% of the
#: quotations of the training articles.
MAX_CANDIDATES = {"L": 12, "R": 8, "P": 7, "X": 2}
#: Units of the way from a candidate to the quotation that are looked at.
_MAX_PATH = 60

_SENTENCE_END = re.compile(r"[.;]")
_VERBS = frozenset("sgqbave")
_GOVERNING = frozenset("sgqbave")
_FIRST = frozenset("i i'm i’m i've i’ve my me we our us we're we’re we've we’ve".split())
_SECOND = frozenset("you your you're you’re".split())


_PERSON = frozenset(name.lower() for name in lexicon.MALE_NAMES | lexicon.FEMALE_NAMES)
_GROUP = frozenset(name.lower() for name in lexicon.ORGANIZATION_HEADS | lexicon.ORGANIZATION_WORDS)
_PLACE = frozenset(
    name.lower()
    for name in lexicon.PLACES | lexicon.STATES | lexicon.DEMONYMS | lexicon.MONTHS_AND_DAYS
)


class Scene:
    """A paragraph as the attribution sees it."""

    __slots__ = ("kinds", "known", "paragraph", "people", "skeleton", "stretches", "text")

    def __init__(
        self, text: str, start: int, end: int, stretches: list[Stretch], people: set[str]
    ) -> None:
        self.text = text
        self.people = people
        self.paragraph: Paragraph = tokenize(text, start, end, stretches)
        self.skeleton: Skeleton = find_mentions(self.paragraph)
        self.stretches = stretches
        self.known: dict[tuple[int, str], list[str]] = {}
        self.kinds = [self.kind(mention) for mention in self.skeleton.mentions]

    def kind(self, mention: Mention) -> str:
        """Tell persons (P), organizations (G) and places (L) among the names as far as known."""
        if mention.kind not in "NAT":
            return mention.kind
        words = self.paragraph.words
        last = words[mention.head].lower()
        size = mention.last - mention.first
        first = words[mention.first].lower()
        classes = self.paragraph.classes
        if last in _GROUP:
            return "G"
        if size > 1 and (first in _PERSON or classes[mention.first] == "T"):
            if classes[mention.head] != "T":
                self.people.add(last)
            return "P"
        if last in self.people:
            return "P"
        if last in _PLACE:
            return "L"
        return "M" if size > 1 and mention.kind == "N" else mention.kind

    def word(self, token: int) -> str:
        """Give a token in lower case; the empty string outside of the paragraph."""
        words = self.paragraph.words
        return words[token].lower() if 0 <= token < len(words) else ""

    def mention_keys(self, index: int, side: str) -> list[str]:
        """Name what holds of a candidate whatever the quotation is."""
        keys = self.known.get((index, side))
        if keys is None:
            keys = self.known[index, side] = self._mention_keys(index, side)
        return keys

    def _mention_keys(self, index: int, side: str) -> list[str]:
        mention = self.skeleton.mentions[index]
        units, tokens = self.skeleton.units, self.skeleton.tokens
        unit, kind = mention.unit, mention.kind
        typed = self.kinds[index]
        after = units[unit + 1 : unit + 4]
        before = units[max(0, unit - 3) : unit]
        b1, b2 = before[-1:] or "^", before[-2:] if len(before) > 1 else "^" + before
        a1, a2 = after[:1] or "$", after[:2]
        head = self.word(mention.head) if mention.kind not in "NA" else kind
        nxt, prev = self.word(mention.last), self.word(mention.first - 1)
        verb, gap = "", ""
        for place in range(unit + 1, min(unit + 6, len(units))):
            letter = units[place]
            if letter in _VERBS:
                verb = letter + self.word(tokens[place])
                break
            if letter in ".;Q":
                break
            gap += letter
        sk = side + kind
        keys = [
            "k" + sk, "r" + sk + a1, "R" + sk + a2, "3" + side + after,
            "l" + sk + b1, "M" + sk + b2, "4" + side + before,
            "c" + side + b1 + kind + a1, "C" + side + b2 + kind + a2,
            "t" + side + typed + a1, "T" + side + typed + b1, "u" + side + typed + b1 + a1,
            "n" + side + nxt, "p" + side + prev, "P" + sk + prev, "Q" + sk + nxt, "h" + side + head,
            "v" + side + verb, "V" + side + gap + "|" + verb, "g" + sk + gap + "|" + verb[:1],
        ]  # fmt: skip
        if b1 in "sgb":
            keys.append("i" + side + self.word(tokens[unit - 1]))
        return keys


class Quoted(NamedTuple):
    """A quoted stretch, described."""

    #: Mark before it, what it ends in, its first letter, its length, what follows.
    before: str
    ending: str
    opening: str
    length: str
    after: str
    #: The word before it, the verb that governs it (with the unit where it stands, or -1).
    previous: str
    verb: str
    verb_unit: int
    #: Its words in lower case, as far as they are looked at; whether it speaks of itself.
    words: frozenset[str]
    person: str
    #: Everything that tells a quotation of somebody from a term.
    keys: list[str]


def _ending(char: str) -> str:
    if char in ",.?!…—–-":
        return {"…": ".", "—": "-", "–": "-"}.get(char, char)
    return "a"


def _opening(words: list[str]) -> str:
    if not words:
        return "0"
    first = words[0]
    if first[0].isdigit():
        return "0"
    if first[0].islower():
        return "l"
    return "T" if len(words) > 1 and _all_capitals(words[1:]) else "U"


def _all_capitals(words: list[str]) -> bool:
    return all(not word[0].islower() or len(word) < 4 for word in words) and any(
        word[0].isupper() for word in words
    )


_INSIDE = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def describe(scene: Scene, index: int) -> Quoted:
    """Describe the quoted stretch `index` of a paragraph."""
    stretch = scene.stretches[index]
    text = scene.text
    inside = text[stretch.start : min(stretch.end, stretch.start + 400)]
    words = _INSIDE.findall(inside)
    size = len(words) if stretch.end - stretch.start <= 400 else 99
    length = "1" if size <= 1 else "2" if size == 2 else "3" if size == 3 else (
        "5" if size <= 5 else "8" if size <= 8 else "m" if size <= 15 else "x")  # fmt: skip
    ending = _ending(text[stretch.end - 1])
    opening = _opening(words)
    units, place = scene.skeleton.units, scene.skeleton.quoted[index]
    token = scene.paragraph.quoted[index]
    classes = scene.paragraph.classes
    before = classes[token - 1] if token else "^"
    after = classes[token + 1 : token + 2] or "$"
    prev, nxt = scene.word(token - 1), scene.word(token + 1)
    prev2 = scene.word(token - 2)
    u_before, u_after = units[max(0, place - 3) : place], units[place + 1 : place + 4]
    sentence = _sentence(units, place)
    said = "s" if "s" in sentence or "g" in sentence else ""
    said += "a" if "a" in sentence else ""
    shape = length + opening + ending
    low = [word.lower() for word in words]
    keys = [
        "B", "Bl" + length, "Bo" + opening, "Be" + ending, "Bs" + shape, "Bb" + before, "Ba" + after,
        "Bc" + before + after, "Bx" + length + before + after, "By" + opening + before + ending + after,
        "Bp" + prev, "Bn" + nxt, "B2" + prev2 + " " + prev, "Bu" + u_before, "Bv" + u_after,
        "BU" + u_before[-2:] + opening, "BV" + u_after[:2] + ending, "Bt" + said + length,
        "BT" + said + opening + before, "BP" + length + prev, "Bg" + "Q" * (units.count("Q") > 1),
        "Bm" + opening + prev, "BN" + opening + nxt,
    ]  # fmt: skip
    person = "I" if not _FIRST.isdisjoint(low) else "Y" if not _SECOND.isdisjoint(low) else "n"
    keys += ["Bi" + person + length, "Bj" + person + opening + ending, "Bq" + prev + " " + nxt,
             "Bh" + "0" * (stretch.paragraph == 0) + length]  # fmt: skip
    verb, verb_unit = "", -1
    for at in range(place - 1, max(-1, place - 9), -1):
        letter = units[at]
        if letter in _GOVERNING:
            verb_unit = at
            verb = scene.word(scene.skeleton.tokens[at])
            break
        if letter in ".;Q":
            break
    way = units[verb_unit + 1 : place] if verb_unit >= 0 else "-"
    keys += [
        "Bk" + verb,
        "BK" + verb + " " + way,
        "BL" + verb + opening + ending,
        "BM" + way + length,
    ]
    if size <= 5:
        here = text[max(0, stretch.start - 3000) : stretch.end + 3000]
        keys.append("Br" + _bucket(min(4, here.count(inside.rstrip(",.")))) + opening)
    if stretch.single:
        keys += ["B1", "B1" + opening + length]
    if size <= 2:
        keys.append("Bw" + " ".join(low))
    if low:
        keys += ["Bf" + low[0], "Bz" + low[-1]]
    if not u_before and not u_after:
        keys.append("Bwhole")
    return Quoted(
        before, ending, opening, length, after, prev, verb, verb_unit, frozenset(low), person, keys
    )


def _sentence(units: str, place: int) -> str:
    start = max(units.rfind(".", max(0, place - 40), place), place - 40, -1) + 1
    end = units.find(".", place, place + 40)
    return units[start : end if end >= 0 else place + 40]


def _bucket(number: int) -> str:
    return str(number) if number < 4 else "4" if number < 6 else "6" if number < 10 else "9"


def pair_keys(scene: Scene, index: int, side: str, quoted: Quoted, place: int) -> list[str]:
    """Name what connects a candidate with a quotation.

    Args:
        scene: the candidate's paragraph.
        index: of the candidate there.
        side: where it stands.
        quoted: the quotation.
        place: unit of the quotation in the candidate's paragraph, or where that paragraph ends.
    """
    units = scene.skeleton.units
    mention = scene.skeleton.mentions[index]
    unit, kind = mention.unit, mention.kind
    if side == "R":
        path = units[place + 1 : unit]
    else:
        path = units[unit + 1 : place]
    if len(path) > _MAX_PATH:
        path = path[:30] + "~" + path[-30:]
    stops = path.count(".") + path.count(";")
    others = path.count("Q")
    said = path.count("s") + path.count("g")
    rivals = sum(map(path.count, "NTAprzyit"))
    commas = path.count(",")
    short = path if len(path) <= 12 else path[:5] + "~" + path[-6:]
    state = side + _bucket(stops) + _bucket(others)
    before = units[max(0, unit - 1) : unit] or "^"
    after = units[unit + 1 : unit + 2] or "$"
    keys = [
        "=" + side + kind + short, "/" + side + short, "#" + state, "$" + state + kind,
        "%" + side + _bucket(rivals) + kind, "&" + state + _bucket(rivals), "'" + state + _bucket(said),
        "(" + side + _bucket(commas) + quoted.before, ")" + side + _bucket(len(path)),
        "*" + side + path[:3] + "|" + path[-2:], "+" + side + kind + path[-2:] + quoted.before,
        "," + state + before + after, "-" + state + quoted.ending + quoted.after,
        "." + state + quoted.length + kind, ":" + state + quoted.opening + quoted.before,
        ";" + side + _bucket(rivals) + quoted.ending + quoted.before + after,
    ]  # fmt: skip
    if mention.kind in "NAT":
        name = scene.word(mention.head)
        keys.append("s" + side + str(name in quoted.words))
    keys += [
        "f" + side + kind + quoted.person,
        "F" + state + quoted.person,
        "w" + state + quoted.previous,
    ]
    if side == "L":
        verb_unit = quoted.verb_unit
        if verb_unit > unit:
            near = units[unit + 1 : verb_unit]
            near = near if len(near) <= 8 else near[:3] + "~" + near[-4:]
            keys += [
                "G" + near + units[verb_unit] + units[verb_unit + 1 : place],
                "J" + near + "|" + quoted.verb, "K" + kind + near, "L" + quoted.verb + _bucket(rivals),
            ]  # fmt: skip
        elif verb_unit >= 0:
            keys += ["N" + kind + path, "O" + path + "|" + quoted.verb]
    if side == "R" and not path:
        keys.append("<" + after + kind + quoted.ending)
    return keys
