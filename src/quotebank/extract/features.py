"""What is known of a quotation and of each candidate source, as the names of features.

A feature is a short string; its weight was learned (`tools/train_attribution.py`). The first
letters name the template, the rest is its value. Two models share the file: the fast one, whose
names start with ``!``, looks at the quotation's own paragraph and settles what is plain; the full
one weighs what is left.

Sides: L before the quotation, R after it, P in the paragraph before, X in the next one, H further
back: the source of the quotation before.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quotebank.extract.scene import Scene

__all__ = [
    "Quoted",
    "describe",
    "fast_nobody_keys",
    "mention_keys",
    "nobody_keys",
    "pair_keys",
    "way",
]

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
_BUCKETS = "0123446666"


class Quoted(NamedTuple):
    """A quoted stretch, described in letters."""

    #: Class of the token before it and after it ("^" and "$" at the ends of the paragraph).
    before: str
    after: str
    #: What it ends in, how its words begin (U upper, T title case, l lower, 0), how long it is.
    ending: str
    opening: str
    length: str
    #: Its words in lower case, as far as they are looked at.
    words: list[str]
    #: The word before it, the verb that governs it and the unit where that stands, or -1.
    previous: str
    verb: str
    verb_unit: int
    #: I it speaks of itself, Y to somebody, n neither.
    person: str


def _bucket(number: int) -> str:
    return _BUCKETS[number] if number < 10 else "9"


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
    low = [word.lower() for word in words]
    return Quoted(
        before=classes[token - 1] if token else "^",
        after=classes[token + 1 : token + 2] or "$",
        ending=(_ENDINGS[last] or last) if last in _ENDINGS else "a",
        opening=_opening(words),
        length="x" if long else _length(len(words)),
        words=low,
        previous=scene.word(token - 1),
        verb=verb,
        verb_unit=verb_unit,
        person="n" if _FIRST.isdisjoint(low) and _SECOND.isdisjoint(low)
        else "Y" if _FIRST.isdisjoint(low) else "I",
    )  # fmt: skip


def fast_nobody_keys(scene: Scene, index: int, quoted: Quoted) -> list[str]:
    """Name the few features that tell a plain quotation from a plain term."""
    before, after, ending, opening, length = quoted[:3] + quoted[3:5]
    place = scene.skeleton.quoted[index]
    said = _told(scene, place)
    return [
        "!B", "!Bs" + length + opening + ending, "!Bx" + length + before + after,
        "!By" + opening + before + ending + after, "!Bp" + quoted.previous, "!Bk" + quoted.verb,
        "!B5" + said + length, "!B7" + said + opening + ending,
    ]  # fmt: skip


def nobody_keys(scene: Scene, index: int, quoted: Quoted) -> list[str]:
    """Name everything that tells a quotation of somebody from a term."""
    before, after, ending, opening, length = quoted[:3] + quoted[3:5]
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
    keys = [
        "B", "Bl" + length, "Bo" + opening, "Be" + ending, "Bs" + length + opening + ending,
        "Bb" + before, "Ba" + after, "Bc" + before + after, "Bx" + length + before + after,
        "By" + opening + before + ending + after, "Bp" + prev, "Bn" + nxt, "B2" + prev2 + " " + prev,
        "Bu" + u_before, "Bv" + u_after, "BU" + u_before[-2:] + opening, "BV" + u_after[:2] + ending,
        "Bt" + said + length, "BT" + said + opening + before, "BP" + length + prev,
        "Bg" + "Q" * scene.several, "Bm" + opening + prev, "BN" + opening + nxt,
        "Bi" + person + length, "Bj" + person + opening + ending, "Bq" + prev + " " + nxt,
        "Bh" + "0" * (stretch.paragraph == 0) + length, "Bk" + verb, "BK" + verb + " " + way,
        "BL" + verb + opening + ending, "BM" + way + length, "B5" + told + length,
        "B6" + told + before, "B7" + told + opening + ending,
    ]  # fmt: skip
    low = quoted.words
    if length in "1235":
        inside = scene.text[stretch.start : stretch.end].rstrip(",.")
        here = scene.text.count(inside, max(0, stretch.start - _AROUND), stretch.end + _AROUND)
        keys.append("Br" + _bucket(min(4, here)) + opening)
    if stretch.single:
        keys += ["B1", "B1" + opening + length]
    if length in "12":
        keys.append("Bw" + " ".join(low))
    if low:
        keys += ["Bf" + low[0], "Bz" + low[-1]]
    if not u_before and not u_after:
        keys.append("Bwhole")
    return keys


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
    counts = [
        sum([scene.speaking.count(letter, *part) for letter in "SIA"])
        for part in ((first, middle), (middle, last))
    ]
    return _bucket(counts[0]) + _bucket(counts[1])


def way(units: str, unit: int, side: str, place: int) -> str:
    """Give the units between a candidate and the quotation; the middle of a long way is left out."""
    start, end = (place + 1, unit) if side == "R" else (unit + 1, place)
    if side == "X":
        start, end = 0, unit
    if end - start > _MAX_PATH:
        return units[start : start + _MAX_PATH // 2] + "~" + units[end - _MAX_PATH // 2 : end]
    return units[start:end]


def mention_keys(scene: Scene, index: int, side: str) -> list[str]:
    """Name what holds of a candidate whatever the quotation is."""
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
    keys = [
        "k" + sk, "r" + sk + a1, "R" + sk + a2, "3" + side + after,
        "l" + sk + b1, "M" + sk + b2, "4" + side + before,
        "c" + side + b1 + kind + a1, "C" + side + b2 + kind + a2,
        "t" + st + a1, "T" + st + b1, "u" + st + b1 + a1,
        "n" + side + nxt, "p" + side + prev, "P" + sk + prev, "Q" + sk + nxt, "h" + side + head,
        "v" + side + verb, "V" + side + gap + "|" + verb, "g" + sk + gap + "|" + verb[:1],
    ]  # fmt: skip
    if b1 in "sgb":
        keys.append("i" + side + scene.word(tokens[unit - 1]))
    return keys


def pair_keys(
    scene: Scene, index: int, side: str, quoted: Quoted, *, place: int, nearer: str
) -> list[str]:
    """Name what connects a candidate with a quotation.

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
    stops = _bucket(path.count(".") + path.count(";"))
    rivals = _bucket(sum([path.count(rival) for rival in _RIVALS]))
    short = path if len(path) <= 12 else path[:5] + "~" + path[-6:]
    state = side + stops + _bucket(path.count("Q"))
    before = units[max(0, unit - 1) : unit] or "^"
    after = units[unit + 1 : unit + 2] or "$"
    q_before, q_after, ending, opening, length = quoted[:3] + quoted[3:5]
    letter = side + scene.speaking[index]
    speakers = _bucket(nearer.count("S") + nearer.count("I") + nearer.count("A"))
    person, previous = quoted.person, quoted.previous
    keys = [
        "=" + side + kind + short, "/" + side + short, "#" + state, "$" + state + kind,
        "%" + side + rivals + kind, "&" + state + rivals,
        "'" + state + _bucket(path.count("s") + path.count("g")),
        "(" + side + _bucket(path.count(",")) + q_before, ")" + side + _bucket(len(path)),
        "*" + side + path[:3] + "|" + path[-2:], "+" + side + kind + path[-2:] + q_before,
        "," + state + before + after, "-" + state + ending + q_after,
        "." + state + length + kind, ":" + state + opening + q_before,
        ";" + side + rivals + ending + q_before + after,
        "a" + letter + speakers + stops, "b" + letter + kind + speakers,
        "d" + letter + speakers + q_before, "e" + letter + speakers + ending + q_after,
        "f" + side + kind + person, "F" + state + person, "w" + state + previous,
    ]  # fmt: skip
    if kind in "NAT":
        keys.append("s" + side + str(scene.word(mention.head) in quoted.words))
    if side == "L":
        verb, verb_unit = quoted.verb, quoted.verb_unit
        if verb_unit > unit:
            near = units[unit + 1 : verb_unit] if verb_unit - unit <= 9 else (
                units[unit + 1 : unit + 4] + "~" + units[verb_unit - 4 : verb_unit])  # fmt: skip
            keys += [
                "G" + near + units[verb_unit] + units[verb_unit + 1 : place],
                "J" + near + "|" + verb, "K" + kind + near, "L" + verb + rivals,
            ]  # fmt: skip
        elif verb_unit >= 0:
            keys += ["N" + kind + path, "O" + path + "|" + verb]
    elif side == "R" and not path:
        keys.append("<" + after + kind + ending)
    return keys
