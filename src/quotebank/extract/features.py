"""What is known of a quotation and of each candidate source, as the values of features.

A feature is a template and a value, two short strings; its weight was learned
(`tools/train_attribution.py`). Each function gives the values of the templates that stand beside
it, in their order, and None where a template has no value. Two models share the file: the fast one,
whose templates start with ``!``, looks at the quotation's own paragraph and settles what is plain;
the full one weighs what is left.

Sides: L before the quotation, R after it, P in the paragraph before, X in the next one, H further
back: the source of the quotation before.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from quotebank.extract.scene import Scene
from quotebank.extract.weights import Group

__all__ = [
    "FAST_NOBODY",
    "MENTION",
    "NOBODY",
    "PAIR",
    "Quoted",
    "Values",
    "describe",
    "fast_nobody_letters",
    "mention_values",
    "nobody_values",
    "pair_values",
    "way",
]

#: The values of some templates, in their order; None where one has none.
Values = list[str | None]

#: Units of the way from a candidate to the quotation that are looked at.
_MAX_PATH = 60
#: Units on either side of a quotation in which its sentence is looked for.
_SENTENCE = 40
#: Code points on either side in which a short stretch is looked for again.
_AROUND = 3000

_VERBS = frozenset("sgqbave")
_FIRST = frozenset("i i'm i’m i've i’ve my me we our us we're we’re we've we’ve".split())
_SECOND = frozenset("you your you're you’re".split())
_INSIDE = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ENDINGS = {**dict.fromkeys(",.?!-", ""), "…": ".", "—": "-", "–": "-"}
_RIVALS = "NTAprzyit"
#: The letter of each number that is counted: none is above `_MAX_PATH`, but for those who speak.
_BUCKETS = "0123446666" + "9" * _MAX_PATH


class Quoted:
    """A quoted stretch, described in letters.

    Attributes:
        before: class of the token before it ("^" at the start of the paragraph).
        after: class of the token after it ("$" at the end).
        ending: what it ends in.
        opening: how its words begin (U upper, T title case, l lower, 0).
        length: how long it is.
        words: its words, as far as they are looked at.
        previous: the word before it.
        verb: the verb that governs it.
        verb_unit: the unit where that stands, or -1.
    """

    __slots__ = (
        "_lower", "_person", "after", "before", "ending", "length", "opening", "previous", "verb",
        "verb_unit", "words",
    )  # fmt: skip

    def __init__(
        self, words: list[str], length: str, ending: str, neighbours: tuple[str, str, str],
        verb: tuple[str, int],
    ) -> None:  # fmt: skip
        self.words = words
        self.length = length
        self.ending = ending
        self.opening = _opening(words)
        self.before, self.after, self.previous = neighbours
        self.verb, self.verb_unit = verb
        self._lower: list[str] | None = None
        self._person: str | None = None

    @property
    def lower(self) -> list[str]:
        """Its words in lower case; the plain cases are settled without them."""
        if self._lower is None:
            self._lower = [word.lower() for word in self.words]
        return self._lower

    @property
    def person(self) -> str:
        """I it speaks of itself, Y to somebody, n neither."""
        if self._person is None:
            own = not _FIRST.isdisjoint(self.lower)
            self._person = "I" if own else "n" if _SECOND.isdisjoint(self.lower) else "Y"
        return self._person


def _length(size: int) -> str:
    if size <= 3:
        return "1123"[size]
    return "5" if size <= 5 else "8" if size <= 8 else "m" if size <= 15 else "x"


def _opening(words: list[str]) -> str:
    if not words or words[0][0].isdigit():
        return "0"
    if words[0][0].islower():
        return "l"
    rest = words[1:]
    capitals = rest and all(not word[0].islower() or len(word) < 4 for word in rest)
    return "T" if capitals and any(word[0].isupper() for word in rest) else "U"


def describe(scene: Scene, index: int) -> Quoted:
    """Describe the quoted stretch `index` of a paragraph."""
    stretch = scene.stretches[index]
    text, units = scene.text, scene.skeleton.units
    long = stretch.end - stretch.start > 400
    words = _INSIDE.findall(text, stretch.start, stretch.start + 400 if long else stretch.end)
    last = text[stretch.end - 1]
    token = scene.paragraph.quoted[index]
    classes = scene.paragraph.classes
    verb, verb_unit = "", -1
    place = scene.skeleton.quoted[index]
    for at in range(place - 1, max(-1, place - 9), -1):
        letter = units[at]
        if letter in _VERBS:
            verb_unit = at
            verb = scene.word(scene.skeleton.tokens[at])
            break
        if letter in ".;Q":
            break
    return Quoted(
        words,
        "x" if long else _length(len(words)),
        (_ENDINGS[last] or last) if last in _ENDINGS else "a",
        (
            classes[token - 1] if token else "^",
            classes[token + 1 : token + 2] or "$",
            scene.word(token - 1),
        ),
        (verb, verb_unit),
    )


#: The few features that tell a plain quotation from a plain term.
FAST_NOBODY: Final = (
    Group(
        ("!B", "!Bs", "!Bx", "!By"),
        lambda length, opening, ending, before, after: (
            "", length + opening + ending, length + before + after,
            opening + before + ending + after,
        ),
    ),
    Group(("!Bp", "!Bk"), lambda previous, verb: (previous, verb)),
    Group(
        ("!B5", "!B7"),
        lambda said, length, opening, ending: (said + length, said + opening + ending),
    ),
)  # fmt: skip


def fast_nobody_letters(scene: Scene, index: int, quoted: Quoted) -> list[tuple[str, ...]]:
    """Give what `FAST_NOBODY` follows from."""
    ending, opening, length = quoted.ending, quoted.opening, quoted.length
    said = _told(scene, scene.skeleton.quoted[index])
    return [
        (length, opening, ending, quoted.before, quoted.after),
        (quoted.previous, quoted.verb),
        (said, length, opening, ending),
    ]


#: Templates of everything that tells a quotation of somebody from a term.
NOBODY: Final = (
    "B", "Bl", "Bo", "Be", "Bs", "Bb", "Ba", "Bc", "Bx", "By", "Bp", "Bn", "B2", "Bu", "Bv", "BU",
    "BV", "Bt", "BT", "BP", "Bg", "Bm", "BN", "Bi", "Bj", "Bq", "Bh", "Bk", "BK", "BL", "BM", "B5",
    "B6", "B7", "Br", "B1", "B1", "Bw", "Bf", "Bz", "Bw",
)  # fmt: skip


def nobody_values(scene: Scene, index: int, quoted: Quoted) -> Values:
    """Give the values of `NOBODY`."""
    before, after, ending = quoted.before, quoted.after, quoted.ending
    opening, length = quoted.opening, quoted.length
    stretch = scene.stretches[index]
    units, place = scene.skeleton.units, scene.skeleton.quoted[index]
    token = scene.paragraph.quoted[index]
    prev, nxt, prev2 = quoted.previous, scene.word(token + 1), scene.word(token - 2)
    u_before, u_after = units[max(0, place - 3) : place], units[place + 1 : place + 4]
    start, end = _sentence(units, place)
    sentence = units[start:end]
    said = "s" if "s" in sentence or "g" in sentence else ""
    said += "a" if "a" in sentence else ""
    person, verb, told = quoted.person, quoted.verb, _told(scene, place)
    way = units[quoted.verb_unit + 1 : place] if quoted.verb_unit >= 0 else "-"
    low = quoted.lower
    again = None
    if length in "1235":
        inside = scene.text[stretch.start : stretch.end].rstrip(",.")
        here = scene.text.count(inside, max(0, stretch.start - _AROUND), stretch.end + _AROUND)
        again = _BUCKETS[min(4, here)] + opening
    return [
        "", length, opening, ending, length + opening + ending,
        before, after, before + after, length + before + after,
        opening + before + ending + after, prev, nxt, prev2 + " " + prev,
        u_before, u_after, u_before[-2:] + opening, u_after[:2] + ending,
        said + length, said + opening + before, length + prev,
        "Q" * scene.several, opening + prev, opening + nxt,
        person + length, person + opening + ending, prev + " " + nxt,
        "0" * (stretch.paragraph == 0) + length, verb, verb + " " + way,
        verb + opening + ending, way + length, told + length,
        told + before, told + opening + ending, again,
        "" if stretch.single else None, opening + length if stretch.single else None,
        " ".join(low) if length in "12" else None,
        low[0] if low else None, low[-1] if low else None,
        # The feature "Bwhole": nothing stands around it.
        None if u_before or u_after else "hole",
    ]  # fmt: skip


def _sentence(units: str, place: int) -> tuple[int, int]:
    """Bound the sentence of a unit, as far as it is looked at."""
    floor = max(0, place - _SENTENCE)
    start = max(units.rfind(".", floor, place) + 1, floor)
    end = units.find(".", place, place + _SENTENCE)
    return start, end if end >= 0 else place + _SENTENCE


def _told(scene: Scene, place: int) -> str:
    """Count those who speak before and after a quotation in its sentence."""
    start, end = _sentence(scene.skeleton.units, place)
    first, middle, last = scene.between(start, place, end)
    return _speakers(scene.speaking[first:middle]) + _speakers(scene.speaking[middle:last])


@lru_cache(maxsize=4096)
def _speakers(doings: str) -> str:
    """Count those of some candidates who speak."""
    return _BUCKETS[min(_MAX_PATH, sum(map(doings.count, "SIA")))]


def way(units: str, unit: int, side: str, place: int) -> str:
    """Give the units between a candidate and the quotation; the middle of a long way is left out."""
    start, end = (place + 1, unit) if side == "R" else (unit + 1, place)
    if side == "X":
        start, end = 0, unit
    if end - start > _MAX_PATH:
        return units[start : start + _MAX_PATH // 2] + "~" + units[end - _MAX_PATH // 2 : end]
    return units[start:end]


#: Templates of what holds of a candidate whatever the quotation is.
MENTION: Final = (
    "k", "r", "R", "3", "l", "M", "4", "c", "C", "t", "T", "u", "n", "p", "P", "Q", "h", "v", "V",
    "g", "i",
)  # fmt: skip


def mention_values(scene: Scene, index: int, side: str) -> Values:
    """Give the values of `MENTION`."""
    mention = scene.skeleton.mentions[index]
    units, tokens = scene.skeleton.units, scene.skeleton.tokens
    unit, kind = mention.unit, mention.kind
    typed = scene.kinds[index]
    after = units[unit + 1 : unit + 4]
    before = units[max(0, unit - 3) : unit]
    b1, b2 = before[-1:] or "^", before[-2:] if len(before) > 1 else "^" + before
    a1, a2 = after[:1] or "$", after[:2]
    head = scene.word(mention.head) if kind not in "NA" else kind
    nxt, prev = scene.word(mention.last), scene.word(mention.first - 1)
    verb, gap = "", ""
    for place in range(unit + 1, min(unit + 6, len(units))):
        letter = units[place]
        if letter in _VERBS:
            verb = letter + scene.word(tokens[place])
            break
        if letter in ".;Q":
            break
        gap += letter
    sk, st = side + kind, side + typed
    return [
        sk, sk + a1, sk + a2, side + after,
        sk + b1, sk + b2, side + before,
        side + b1 + kind + a1, side + b2 + kind + a2,
        st + a1, st + b1, st + b1 + a1,
        side + nxt, side + prev, sk + prev, sk + nxt, side + head,
        side + verb, side + gap + "|" + verb, sk + gap + "|" + verb[:1],
        side + scene.word(tokens[unit - 1]) if b1 in "sgb" else None,
    ]  # fmt: skip


#: Templates of what connects a candidate with a quotation.
PAIR: Final = (
    "=", "/", "#", "$", "%", "&", "'", "(", ")", "*", "+", ",", "-", ".", ":", ";", "a", "b", "d",
    "e", "f", "F", "w", "s", "G", "J", "K", "L", "N", "O", "<",
)  # fmt: skip


def pair_values(
    scene: Scene, index: int, side: str, quoted: Quoted, *, place: int, nearer: str
) -> Values:
    """Give the values of `PAIR`.

    Args:
        scene: the candidate's paragraph.
        index: of the candidate there.
        side: where it stands.
        quoted: the quotation.
        place: unit of the quotation in the candidate's paragraph, or where that paragraph ends.
        nearer: what the candidates between the two do.
    """
    units = scene.skeleton.units
    mention = scene.skeleton.mentions[index]
    unit, kind = mention.unit, mention.kind
    path = way(units, unit, side, place)
    stops = _BUCKETS[path.count(".") + path.count(";")]
    rivals = _BUCKETS[sum(map(path.count, _RIVALS))]
    short = path if len(path) <= 12 else path[:5] + "~" + path[-6:]
    state = side + stops + _BUCKETS[path.count("Q")]
    before = units[max(0, unit - 1) : unit] or "^"
    after = units[unit + 1 : unit + 2] or "$"
    q_before, q_after, ending = quoted.before, quoted.after, quoted.ending
    letter = side + scene.speaking[index]
    speakers = _speakers(nearer)
    person = quoted.person
    values: Values = [
        side + kind + short, side + short, state, state + kind,
        side + rivals + kind, state + rivals,
        state + _BUCKETS[path.count("s") + path.count("g")],
        side + _BUCKETS[path.count(",")] + q_before, side + _BUCKETS[len(path)],
        side + path[:3] + "|" + path[-2:], side + kind + path[-2:] + q_before,
        state + before + after, state + ending + q_after,
        state + quoted.length + kind, state + quoted.opening + q_before,
        side + rivals + ending + q_before + after,
        letter + speakers + stops, letter + kind + speakers,
        letter + speakers + q_before, letter + speakers + ending + q_after,
        side + kind + person, state + person, state + quoted.previous,
        side + str(scene.word(mention.head) in quoted.lower) if kind in "NAT" else None,
    ]  # fmt: skip
    verb, verb_unit = quoted.verb, quoted.verb_unit
    if side == "L" and verb_unit > unit:
        near = units[unit + 1 : verb_unit] if verb_unit - unit <= 9 else (
            units[unit + 1 : unit + 4] + "~" + units[verb_unit - 4 : verb_unit])  # fmt: skip
        values += [
            near + units[verb_unit] + units[verb_unit + 1 : place],
            near + "|" + verb, kind + near, verb + rivals, None, None, None,
        ]  # fmt: skip
    elif side == "L" and verb_unit >= 0:
        values += [None, None, None, None, kind + path, path + "|" + verb, None]
    else:
        settled = side == "R" and not path
        values += [None] * 6 + [after + kind + ending if settled else None]
    return values
