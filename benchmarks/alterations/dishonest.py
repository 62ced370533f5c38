# ruff: noqa: ARG001 - every rule takes the same four things.
"""What dishonest drafts do to a quotation, or say is one."""

from __future__ import annotations

import random
import re

from alterations.model import (
    AUXILIARY,
    CONTENT,
    NAME,
    NUMBER,
    WORD,
    Article,
    Made,
    Said,
    count,
    cut,
    joined,
    once,
    rule,
)

# Dishonest: altered -------------------------------------------------------------------------------


def _put(words: str, match: re.Match[str], new: str) -> str:
    return words[: match.start()] + new + words[match.end() :]


def _long(words: str, least: int = 7) -> bool:
    return count(words) >= least


@rule
def word_swapped(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """One word made another, of the same article."""
    places = list(CONTENT.finditer(words))
    others = sorted(set(CONTENT.findall(a.text)) - set(CONTENT.findall(words)))
    if not places or not others or not _long(words):
        return None
    return Made(_put(words, r.choice(places), r.choice(others)), "altered")


@rule
def negation_dropped(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A "not" or "n't" taken out."""
    changed = re.sub(r"(?<=\w)n[’']t\b| not\b| never\b", "", words, count=1)
    changed = re.sub(r"\bca (?=\w)", "can ", changed)
    changed = re.sub(r"\bwo (?=\w)", "will ", changed)
    return Made(changed, "altered") if changed != words and _long(words) else None


@rule
def negation_added(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A "not" put in after an auxiliary."""
    places = list(AUXILIARY.finditer(words))
    if not places or not _long(words):
        return None
    place = r.choice(places)
    return Made(_put(words, place, place.group() + " not"), "altered")


@rule
def number_changed(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """One figure or number word made another."""
    places = list(NUMBER.finditer(words))
    if not places or not _long(words, 5):
        return None
    place = r.choice(places)
    if place.group()[0].isdigit():
        figure = place.group()
        k = r.choice([i for i, c in enumerate(figure) if c.isdigit()])
        new = figure[:k] + str((int(figure[k]) + r.randint(1, 8)) % 10) + figure[k + 1 :]
        if k == 0 and new[0] == "0":
            new = "7" + figure[1:] if figure[0] != "7" else "8" + figure[1:]
    else:
        new = r.choice(
            [w for w in ("two", "five", "eight", "thousand", "million") if w != place.group()]
        )
    return Made(_put(words, place, new), "altered")


@rule
def name_swapped(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """One name made another."""
    places = list(NAME.finditer(words))
    others = sorted(set(NAME.findall(a.text)) - set(NAME.findall(words)))
    if not places or not others or not _long(words):
        return None
    return Made(_put(words, r.choice(places), r.choice(others)), "altered")


_TENSE = dict(
    pair.split(">")
    for pair in """
    is>was are>were was>is were>are has>had have>had will>would said>says had>has does>did
    do>did want>wanted think>thought
    """.split()
)
_MODAL = dict(
    pair.split(">")
    for pair in """
    will>may would>will should>must can>should could>would must>should may>will might>will
    """.split()
)
_QUANTIFIER = dict(
    pair.split(">")
    for pair in """
    all>some some>all every>any many>most most>some more>less less>more always>sometimes
    few>many only>mostly
    """.split()
)
_BRITISH = dict(
    pair.split(">")
    for pair in """
    color>colour labor>labour favor>favour honor>honour defense>defence center>centre
    organize>organise realize>realise recognize>recognise program>programme
    behavior>behaviour neighbor>neighbour traveling>travelling criticize>criticise
    rumor>rumour organization>organisation harbor>harbour offense>offence
    apologize>apologise endeavor>endeavour theater>theatre civilization>civilisation
    toward>towards gray>grey candor>candour
    """.split()
)


def _by_table(words: str, table: dict[str, str], r: random.Random) -> str | None:
    places = list(re.finditer(rf"\b(?:{'|'.join(table)})(?=s?\b)", words))
    if not places or not _long(words):
        return None
    place = r.choice(places)
    return _put(words, place, table[place.group()])


@rule
def tense_changed(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A verb put in another tense."""
    changed = _by_table(words, _TENSE, r)
    return Made(changed, "altered") if changed else None


@rule
def modal_changed(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """One modal verb made another."""
    changed = _by_table(words, _MODAL, r)
    return Made(changed, "altered") if changed else None


@rule
def quantifier_changed(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """One quantifier made another."""
    changed = _by_table(words, _QUANTIFIER, r)
    return Made(changed, "altered") if changed else None


@rule
def british_spelling(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """An American spelling made British."""
    changed = _by_table(words, _BRITISH, r)
    return Made(changed, "altered") if changed else None


@rule
def scanned(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A word as a scanner misreads it."""
    table = [
        ("rn", "m"),
        ("cl", "d"),
        ("li", "h"),
        ("m", "rn"),
        ("d", "cl"),
        ("l", "1"),
        ("o", "0"),
        ("w", "vv"),
    ]
    places = [(m, x, y) for m in CONTENT.finditer(words) for x, y in table if x in m.group()[1:]]
    if not places or not _long(words):
        return None
    place, one, other = r.choice(places)
    word = place.group()
    at = word.index(one, 1)
    return Made(_put(words, place, word[:at] + other + word[at + len(one) :]), "altered")


@rule
def word_dropped(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A word left out of the middle without a mark."""
    found = list(WORD.finditer(words))
    if len(found) < 8:
        return None
    k = r.randint(2, len(found) - 3)
    changed = words[: found[k].start()] + words[found[k + 1].start() :]
    return Made(changed, "altered") if found[k].group() != found[k + 1].group() else None


@rule
def word_added(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A word put in without a mark."""
    found = list(WORD.finditer(words))
    if len(found) < 8:
        return None
    at = found[r.randint(2, len(found) - 3)].start()
    if words.count("[", 0, at) > words.count("]", 0, at):
        return None  # Within the source's own brackets a word is marked.
    return Made(
        words[:at]
        + r.choice(["certainly", "terrible", "really", "corrupt", "entire"])
        + " "
        + words[at:],
        "altered",
    )


@rule
def contraction_opened(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A contraction written in full."""
    changed = re.sub(r"(?<=[a-z])n[’']t\b", " not", words, count=1)
    changed = re.sub(r"\bwo not", "will not", re.sub(r"\bca not", "can not", changed))
    return Made(changed, "altered") if changed != words and _long(words) else None


@rule
def ellipsis_swallows_not(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """An ellipsis in the place of a "not" and its neighbours."""
    found = list(WORD.finditer(words))
    places = [
        k
        for k, m in enumerate(found)
        if m.group().lower() in {"not", "never"} and 3 <= k < len(found) - 4
    ]
    if not places:
        return None
    k = r.choice(places)
    end = min(k + r.randint(1, 3), len(found) - 3)
    if re.search(r"[.!?]", words[found[k - 1].start() : found[end].start()]):
        return None
    return Made(words[: found[k].start()].rstrip() + " … " + words[found[end].start() :], "altered")


@rule
def ellipsis_swallows_if(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """An ellipsis in the place of a condition."""
    place = re.search(r",? (?:if|unless) [^,.!?;]{5,60}[,;] ", words)
    if place is None or count(words[: place.start()]) < 4 or count(words[place.end() :]) < 4:
        return None
    if re.search(r"[.!?]\s*$", words[: place.start()]):
        return None
    return Made(words[: place.start()] + " … " + words[place.end() :], "altered")


@rule
def bracket_denies(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A denial put in, in brackets."""
    places = list(AUXILIARY.finditer(words))
    if not places or not _long(words):
        return None
    place = r.choice(places)
    return Made(_put(words, place, f"{place.group()} [{r.choice(['not', 'never'])}]"), "altered")


@rule
def bracket_hides(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A denial replaced by a bracket."""
    place = re.search(r"(?<=\w )(?:not|never|nothing|nobody)(?= \w)", words)
    if place is None or not _long(words):
        return None
    return Made(_put(words, place, f"[{r.choice(['certainly', 'always', 'really'])}]"), "altered")


# Dishonest: spliced -------------------------------------------------------------------------------


@rule
def clauses_swapped(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """The two halves of a quotation in the other order."""
    places = [m for m in re.finditer(r"[,;.] ", words)
              if min(count(words[: m.start()]), count(words[m.end() :])) >= 6]  # fmt: skip
    if not places:
        return None
    place = r.choice(places)
    one, other = words[: place.start()], words[place.end() :].rstrip(".,!?")
    return Made(f"{other}, {one}", "spliced")


def _fragments(a: Article, one: Said, other: Said, r: random.Random) -> tuple[str, str] | None:
    first, second = joined(a, one), joined(a, other)
    if min(count(first), count(second)) < 8 or set(one.spans) & set(other.spans):
        return None
    if any(len(CONTENT.findall(cut(w, 0, 6))) < 2 for w in (first, second)):
        return None
    n = count(second)
    pieces = cut(first, 0, r.randint(6, 8)), cut(second, n - r.randint(6, 8), n)
    # Where an article prints both twice, one quotation of it may hold the two.
    return pieces if all(once(a, piece) for piece in pieces) else None


def _neighbour(a: Article, s: Said, r: random.Random, *, same: bool) -> Said | None:
    mine = {s.speaker, *s.names}
    far = [
        o for o in a.said
        if o is not s and o.speaker is not None and o.certain and (o.speaker in mine) == same
        and (o.spans[0][0] > s.spans[-1][1] + 400 or o.spans[-1][1] + 400 < s.spans[0][0])
    ]  # fmt: skip
    return r.choice(far) if far else None


@rule
def two_of_one(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Pieces of two quotations of one speaker, far apart, joined without a mark."""
    other = _neighbour(a, s, r, same=True)
    pieces = _fragments(a, s, other, r) if other else None
    return Made(" ".join(pieces), "spliced") if pieces else None


@rule
def two_of_two(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Pieces of two speakers' quotations, joined without a mark."""
    other = _neighbour(a, s, r, same=False)
    pieces = _fragments(a, s, other, r) if other else None
    return Made(" ".join(pieces), "spliced", attribution="different") if pieces else None


@rule
def ellipsis_joins(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Pieces of two quotations of one speaker, joined by an ellipsis."""
    other = _neighbour(a, s, r, same=True)
    pieces = _fragments(a, s, other, r) if other else None
    return Made(" … ".join(pieces), "spliced") if pieces else None


# Dishonest: paraphrase ----------------------------------------------------------------------------


@rule
def narrated_words(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """The writer's own words put into a mouth."""
    if not a.narrated:
        return None
    start, end = r.choice(a.narrated)
    return Made(a.text[start:end].rstrip(".!? "), "paraphrase", attribution="unknown")


@rule
def indirect_words(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Indirect speech put in quotation marks, of the speaker whom the sentence names."""
    told = [i for i in a.indirect if i.named and i.speaker]
    if not told:
        return None
    one = r.choice(told)
    text = re.sub(r"^that ", "", a.text[one.span[0] : one.span[1]].strip(" ,.;"))
    return Made(text, "paraphrase", speaker=one.speaker) if count(text) >= 6 else None


@rule
def indirect_first_person(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Indirect speech put in quotation marks, and into the first person."""
    told = [i for i in a.indirect if i.named and i.speaker]
    if not told:
        return None
    one = r.choice(told)
    text = re.sub(r"^that ", "", a.text[one.span[0] : one.span[1]].strip(" ,.;"))
    table = dict(
        pair.split(">")
        for pair in "he>I she>I his>my him>me they>we their>our would>will was>am had>have could>can"
        " were>are".split()
    )
    new = re.sub(
        r"\b(?:he|she|his|him|they|their|would|was|had|could|were)\b",
        lambda m: table[m.group()],
        text,
    )
    return (
        Made(new, "paraphrase", speaker=one.speaker) if new != text and count(text) >= 8 else None
    )


# Dishonest: not found; impossible: unverifiable ---------------------------------------------------


@rule
def of_elsewhere(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A true quotation that none of the sources holds."""
    if count(words) < 6:
        return None
    return Made(words, "not found", article=Article("", "", ()), attribution="unknown")


@rule
def invented(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Words of the article in an order that nobody spoke."""
    pool = [w for w in WORD.findall(a.text) if w.islower()]
    if len(pool) < 60:
        return None
    return Made(
        " ".join(r.choice(pool) for _ in range(r.randint(9, 16))) + ".",
        "not found",
        attribution="unknown",
    )


@rule
def empty_source(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """The only source is empty."""
    return Made(words, "unverifiable", article=Article("empty", " \n", ()), attribution="unknown")
