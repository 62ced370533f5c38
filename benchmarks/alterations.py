"""Claimed quotations with known faults, made from quotations with known sources by seeded rules.

Each rule takes a true quotation and does one thing to it that drafts do: honest ones (a cut, other
marks, a bracket) and dishonest ones (a dropped "not", another's name). It knows, therefore, what a
verifier must find: `wording` and `attribution`, in the words of `quotebank.verify`. The rules need
nothing but the articles: a text, and which stretches of it who said.

    from alterations import Article, make_cases
    cases = make_cases(articles, per_rule=40, seed=1)

See docs/explanation/verification.md for the data card.
"""

# ruff: noqa: ARG001 - every rule takes the same four things.
from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

__all__ = ["Article", "Case", "Indirect", "Said", "make_cases"]


@dataclass(frozen=True)
class Said:
    """A quotation of an article: its quoted stretches, and whose it is; None where nobody's."""

    spans: tuple[tuple[int, int], ...]
    speaker: str | None
    #: Other names of the speaker in the article.
    names: tuple[str, ...] = ()
    #: Whether the name is certain enough to be claimed.
    certain: bool = True


@dataclass(frozen=True)
class Indirect:
    """What an article reports without quotation marks."""

    span: tuple[int, int]
    speaker: str | None
    #: Whether the name stands in the same sentence.
    named: bool = False


@dataclass(frozen=True)
class Article:
    """A text, and who says what in it."""

    id: str
    text: str
    said: tuple[Said, ...]
    indirect: tuple[Indirect, ...] = ()
    #: Sentences that report nobody's words.
    narrated: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Case:
    """A claimed quotation, and what a verifier must find.

    `sources` are what it is to be verified against; an empty text is an unusable one.
    """

    id: str
    rule: str
    text: str
    speaker: str | None
    sources: tuple[Article, ...]
    wording: str
    attribution: str


@dataclass(frozen=True)
class Made:
    """What a rule has made of a quotation."""

    text: str
    wording: str
    article: Article | None = None
    #: Overrides what the claimed speaker would give.
    attribution: str | None = None
    speaker: str | None = None


_WORD = re.compile(r"[\w'’]+(?:[-‑][\w'’]+)*")
_NEGATION = re.compile(
    r"\b(?:not|never|no|nothing|nobody|none|neither|nor|cannot|without|\w+n[’']t)\b", re.I
)
_TURNING = re.compile(
    r"\b(?:if|unless|until|except|only|not|never|no|nothing|nobody|none|neither|nor|cannot|without|\w+n[’']t|will|would|"
    r"shall|should|can|could|may|might|must|perhaps|maybe|probably|some|all|every|most|few|half|many|much|more|less|always"
    r"|said|says|say|think|thinks|believe|believes|told|claim|claims|whether|provided|assuming)\b|\w+[’'](?:ll|d)\b|\d",
    re.I,
)
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|should|could|can|must|has|have|had|do|did)\b(?! not\b|n[’']t)"
)
_CONTENT = re.compile(r"\b[a-z]{5,}\b")
_NUMBER = re.compile(
    r"\b\d[\d,.]*\d\b|\b\d\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand|million|billion)\b"
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")


def _joined(article: Article, said: Said) -> str:
    """The words of a quotation, its pieces joined as a reader joins them."""
    words = ""
    for start, end in said.spans:
        piece = article.text[start:end].strip()
        if words and words[-1].isalnum():
            words += "." if piece[:1].isupper() else ","
        words = f"{words} {piece}" if words else piece
    return words


Rule = Callable[[Article, Said, str, random.Random], Made | None]
RULES: dict[str, Rule] = {}


def rule(function: Rule) -> Rule:
    """Add a rule to the benchmark, under its own name."""
    RULES[function.__name__] = function
    return function


def _count(text: str) -> int:
    return len(text.split())


def _cut(words: str, start: int, end: int) -> str:
    """Some words in a row, without the stop at their end."""
    found = list(re.finditer(r"\S+", words))
    return words[found[start].start() : found[end - 1].end()].rstrip(" .,;:!?—–-")


# Honest: verbatim ---------------------------------------------------------------------------------


@rule
def whole(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """The quotation as it stands."""
    return Made(words, "verbatim") if _count(words) >= 4 else None


@rule
def cut_start(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Begins some words later."""
    n = _count(words)
    return Made(_cut(words, r.randint(1, n // 2), n), "verbatim") if n >= 9 else None


@rule
def cut_end(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Ends some words earlier."""
    n = _count(words)
    return Made(_cut(words, 0, n - r.randint(1, n // 2)), "verbatim") if n >= 9 else None


@rule
def cut_both(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A stretch from the middle."""
    n = _count(words)
    if n < 12:
        return None
    start = r.randint(1, n // 3)
    return Made(_cut(words, start, n - r.randint(1, n // 3)), "verbatim")


@rule
def three_words(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Three words or fewer, one of them at least a word of five letters."""
    n = _count(words)
    size = r.randint(2, 3)
    if n < size:
        return None
    start = r.randint(0, n - size)
    piece = _cut(words, start, start + size)
    return Made(piece, "verbatim") if _CONTENT.search(piece) and _once(a, piece) else None


def _once(a: Article, piece: str) -> bool:
    """Whether words stand once in an article, so that whose they are is certain."""
    return a.text.casefold().count(piece.casefold()) == 1


@rule
def occurs_twice(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """The article quotes the same words a second time, of the same speaker."""
    if _count(words) < 5 or len(s.spans) != 1 or s.speaker is None:
        return None
    at = len(a.text)
    more = f"\n“{words},” {s.speaker} said again.\n"
    twice = Said(((at + 2, at + 2 + len(words)),), s.speaker, s.names)
    article = replace(a, id=a.id + "+twice", text=a.text + more, said=(*a.said, twice))
    return Made(words, "verbatim", article=article)


# Honest: typographic ------------------------------------------------------------------------------


def _swap(words: str, table: dict[str, str]) -> Made | None:
    changed = words
    for one, other in table.items():
        changed = changed.replace(one, other)
    return Made(changed, "typographic") if changed != words else None


@rule
def straight_marks(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Curly marks and apostrophes made straight, or straight ones curly."""
    if "’" in words or "‘" in words:
        return _swap(words, {"’": "'", "‘": "'", "“": '"', "”": '"'})
    return _swap(words, {"'": "’"})


@rule
def other_dashes(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Dashes of another kind."""
    return _swap(words, {" — ": " - ", "—": " – "}) or _swap(words, {" - ": " — ", "--": "—"})


@rule
def hard_hyphen(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """The hyphen that does not break, U+2011."""
    return _swap(words, {"-": "‑"}) if re.search(r"\w-\w", words) else None


@rule
def hard_spaces(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Spaces that do not break, thin ones and two in a row."""
    if _count(words) < 5:
        return None
    return _swap(words, {" ": r.choice(["\u00a0", "\u2009", "\u202f"])})


@rule
def soft_hyphens(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Soft hyphens inside of long words."""
    changed = re.sub(r"\b([a-z]{3})([a-z]{3,})\b", "\\1\u00ad\\2", words)
    return Made(changed, "typographic") if changed != words else None


@rule
def ligatures(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Ligatures as some programs set them."""
    return _swap(words, {"ffi": "ﬃ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"})


@rule
def entities(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Marks and spaces as HTML entities."""
    table = {
        "’": "&rsquo;",
        "‘": "&lsquo;",
        "'": "&#39;",
        "—": "&mdash;",
        "–": "&#8211;",
        "“": "&ldquo;",
    }
    made = _swap(html.escape(words, quote=False), table)
    return made or (_swap(words, {" ": "&nbsp;"}) if _count(words) >= 4 else None)


@rule
def line_end_hyphens(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A long word parted by a hyphen at the end of a line."""
    places = list(re.finditer(r"\b[a-z]{7,}\b", words))
    if not places or _count(words) < 5:
        return None
    at = r.choice(places).start() + 4
    return Made(words[:at] + "-\n" + words[at:], "typographic")


@rule
def case_at_start(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A capital letter where the cut begins in the middle of a sentence."""
    n = _count(words)
    if n < 8:
        return None
    piece = _cut(words, r.randint(2, n // 2), n)
    if not piece[0].islower():
        return None
    return Made(piece[0].upper() + piece[1:], "typographic")


@rule
def inner_marks(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Marks of other countries within the quotation."""
    changed = re.sub(r"(?<!\w)[‘“](?=\w)", "«", words)
    return Made(changed, "typographic") if changed != words else None


# Honest: edited -----------------------------------------------------------------------------------

_PRONOUN = re.compile(r"(?<=\w )\b(he|she|they|it|him|them)\b(?= \w)")


@rule
def bracket_explains(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A name put in after a pronoun, in brackets."""
    places = list(_PRONOUN.finditer(words))
    if not places or _count(words) < 6:
        return None
    at = r.choice(places).end()
    return Made(f"{words[:at]} [{r.choice(_INVENTED)}]{words[at:]}", "edited")


@rule
def bracket_replaces(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A name in the place of a pronoun, in brackets."""
    places = list(_PRONOUN.finditer(words))
    if not places or _count(words) < 6:
        return None
    place = r.choice(places)
    return Made(f"{words[: place.start()]}[{r.choice(_INVENTED)}]{words[place.end() :]}", "edited")


_INVENTED = (
    "Ada Quill",
    "the committee",
    "the new mayor",
    "Senator Marlowe",
    "the harbour board",
    "voters",
)


@rule
def bracket_letter(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """The first letter put in brackets: "[T]hat"."""
    n = _count(words)
    if n < 8:
        return None
    piece = _cut(words, r.randint(2, n // 2), n)
    return Made(f"[{piece[0].swapcase()}]{piece[1:]}", "edited") if piece[0].isalpha() and len(
        piece.split()[0]) > 2 else None  # fmt: skip


@rule
def bracket_ending(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """The form of a verb changed in brackets: "want[ed]"."""
    places = list(
        re.finditer(
            r"(?<=[a-z] )(?:want|need|work|start|help|talk|look|call|show|support|vot|win)(?:s|ing|e)?(?= )",
            words,
        )
    )
    if not places or _count(words) < 6:
        return None
    place = r.choice(places)
    plain = re.sub(r"(?:s|ing|e)$", "", place.group())
    new = "ed" if not place.group().endswith("ed") else "ing"
    return Made(f"{words[: place.start()]}{plain}[{new}]{words[place.end() :]}", "edited")


@rule
def sic(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """[sic] after a word."""
    found = list(_WORD.finditer(words))
    if len(found) < 6:
        return None
    at = found[r.randint(1, len(found) - 2)].end()
    return Made(f"{words[:at]} [sic]{words[at:]}", "edited")


@rule
def honest_ellipsis(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Words left out of the middle, none of which turns the sense, and marked."""
    found = list(_WORD.finditer(words))
    if (
        len(found) < 14
        or _TURNING.search(words[found[3].start() : found[-4].end()])
        and r.random() < 0.5
    ):
        return None
    for _ in range(12):
        size = r.randint(2, 6)
        start = r.randint(4, len(found) - size - 4)
        gone = words[found[start].start() : found[start + size - 1].end()]
        if _TURNING.search(gone) or re.search(r"[.!?“”\[\]…]", gone):
            continue
        dots = r.choice([" … ", " ... ", " . . . ", " [...] ", " […] "])
        before, after = (
            words[: found[start].start()].rstrip(" ,;—-"),
            words[found[start + size].start() :],
        )
        return Made(before + dots + after, "edited")
    return None


@rule
def ellipsis_of_sentences(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A whole sentence of one quotation left out, and marked."""
    sentences = re.findall(r"[^.!?]+[.!?]+(?=\s|$)\s*", words)
    if len(sentences) < 3 or "".join(sentences).strip() != words.strip() or len(s.spans) > 1:
        return None
    k = r.randint(1, len(sentences) - 2)
    before, after = "".join(sentences[:k]).strip(), "".join(sentences[k + 1 :]).strip()
    if min(_count(before), _count(after)) < 4 or re.search(r"\b[A-Z][a-z]{0,3}\.$", before):
        return None
    return Made(f"{before} … {after}", "edited")


@rule
def masked(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A swear word of the source, masked in the draft (put into both by the rule)."""
    if len(s.spans) != 1 or not (8 <= _count(words)):
        return None
    start, end = s.spans[0]
    places = [m for m in re.finditer(r"(?<=\bthe )[a-z]{4,}\b", a.text[start:end])]
    if not places:
        return None
    swear, mask = r.choice(
        [
            ("fucking", "f---ing"),
            ("goddamn", "g*****n"),
            ("bullshit", "bulls**t"),
            ("fucking", "[expletive]"),
            ("shitty", "s***ty"),
            ("fucking", "f—ing"),
        ]
    )
    at = start + r.choice(places).start()
    text = a.text[:at] + swear + " " + a.text[at:]
    article = _shifted(a, at, len(swear) + 1, text)
    told = text[start : end + len(swear) + 1].strip()
    return Made(
        told.replace(swear, mask, 1), "edited", article=replace(article, id=a.id + "+swear")
    )


def _shifted(a: Article, at: int, by: int, text: str) -> Article:
    def move(span: tuple[int, int]) -> tuple[int, int]:
        return (
            span[0] + by if span[0] > at else span[0],
            span[1] + by if span[1] > at else span[1],
        )

    said = tuple(replace(s, spans=tuple(move(span) for span in s.spans)) for s in a.said)
    indirect = tuple(replace(i, span=move(i.span)) for i in a.indirect)
    return replace(
        a, text=text, said=said, indirect=indirect, narrated=tuple(map(move, a.narrated))
    )


# Dishonest: altered -------------------------------------------------------------------------------


def _put(words: str, match: re.Match[str], new: str) -> str:
    return words[: match.start()] + new + words[match.end() :]


def _long(words: str, least: int = 7) -> bool:
    return _count(words) >= least


@rule
def word_swapped(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """One word made another, of the same article."""
    places = list(_CONTENT.finditer(words))
    others = sorted({w for w in _CONTENT.findall(a.text)} - {w for w in _CONTENT.findall(words)})
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
    places = list(_AUXILIARY.finditer(words))
    if not places or not _long(words):
        return None
    place = r.choice(places)
    return Made(_put(words, place, place.group() + " not"), "altered")


@rule
def number_changed(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """One figure or number word made another."""
    places = list(_NUMBER.finditer(words))
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
    places = list(_NAME.finditer(words))
    others = sorted(set(_NAME.findall(a.text)) - set(_NAME.findall(words)))
    if not places or not others or not _long(words):
        return None
    return Made(_put(words, r.choice(places), r.choice(others)), "altered")


_TENSE = {"is": "was", "are": "were", "was": "is", "were": "are", "has": "had", "have": "had", "will": "would",
          "said": "says", "had": "has", "does": "did", "do": "did", "want": "wanted", "think": "thought"}  # fmt: skip
_MODAL = {"will": "may", "would": "will", "should": "must", "can": "should", "could": "would", "must": "should",
          "may": "will", "might": "will"}  # fmt: skip
_QUANTIFIER = {"all": "some", "some": "all", "every": "any", "many": "most", "most": "some", "more": "less",
               "less": "more", "always": "sometimes", "few": "many", "only": "mostly"}  # fmt: skip
_BRITISH = {"color": "colour", "labor": "labour", "favor": "favour", "honor": "honour", "defense": "defence",
            "center": "centre", "organize": "organise", "realize": "realise", "recognize": "recognise",
            "program": "programme", "behavior": "behaviour", "neighbor": "neighbour", "traveling": "travelling",
            "criticize": "criticise", "rumor": "rumour", "organization": "organisation", "harbor": "harbour",
            "offense": "offence", "apologize": "apologise", "endeavor": "endeavour", "theater": "theatre",
            "civilization": "civilisation", "toward": "towards", "gray": "grey", "candor": "candour"}  # fmt: skip


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
    places = [(m, x, y) for m in _CONTENT.finditer(words) for x, y in table if x in m.group()[1:]]
    if not places or not _long(words):
        return None
    place, one, other = r.choice(places)
    word = place.group()
    at = word.index(one, 1)
    return Made(_put(words, place, word[:at] + other + word[at + len(one) :]), "altered")


@rule
def word_dropped(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A word left out of the middle without a mark."""
    found = list(_WORD.finditer(words))
    if len(found) < 8:
        return None
    k = r.randint(2, len(found) - 3)
    changed = words[: found[k].start()] + words[found[k + 1].start() :]
    return Made(changed, "altered") if found[k].group() != found[k + 1].group() else None


@rule
def word_added(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A word put in without a mark."""
    found = list(_WORD.finditer(words))
    if len(found) < 8:
        return None
    at = found[r.randint(2, len(found) - 3)].start()
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
    found = list(_WORD.finditer(words))
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
    if place is None or _count(words[: place.start()]) < 4 or _count(words[place.end() :]) < 4:
        return None
    if re.search(r"[.!?]\s*$", words[: place.start()]):
        return None
    return Made(words[: place.start()] + " … " + words[place.end() :], "altered")


@rule
def bracket_denies(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A denial put in, in brackets."""
    places = list(_AUXILIARY.finditer(words))
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
              if min(_count(words[: m.start()]), _count(words[m.end() :])) >= 6]  # fmt: skip
    if not places:
        return None
    place = r.choice(places)
    one, other = words[: place.start()], words[place.end() :].rstrip(".,!?")
    return Made(f"{other}, {one}", "spliced")


def _fragments(a: Article, one: Said, other: Said, r: random.Random) -> tuple[str, str] | None:
    first, second = _joined(a, one), _joined(a, other)
    if min(_count(first), _count(second)) < 8 or set(one.spans) & set(other.spans):
        return None
    if any(len(_CONTENT.findall(_cut(w, 0, 6))) < 2 for w in (first, second)):
        return None
    n = _count(second)
    return _cut(first, 0, r.randint(6, 8)), _cut(second, n - r.randint(6, 8), n)


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
    return Made(text, "paraphrase", speaker=one.speaker) if _count(text) >= 6 else None


@rule
def indirect_first_person(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Indirect speech put in quotation marks, and into the first person."""
    told = [i for i in a.indirect if i.named and i.speaker]
    if not told:
        return None
    one = r.choice(told)
    text = re.sub(r"^that ", "", a.text[one.span[0] : one.span[1]].strip(" ,.;"))
    table = {"he": "I", "she": "I", "his": "my", "him": "me", "they": "we", "their": "our", "would": "will",
             "was": "am", "had": "have", "could": "can", "were": "are"}  # fmt: skip
    new = re.sub(
        r"\b(?:he|she|his|him|they|their|would|was|had|could|were)\b",
        lambda m: table[m.group()],
        text,
    )
    return (
        Made(new, "paraphrase", speaker=one.speaker) if new != text and _count(text) >= 8 else None
    )


# Dishonest: not found; impossible: unverifiable ---------------------------------------------------


@rule
def of_elsewhere(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A true quotation that none of the sources holds."""
    if _count(words) < 6:
        return None
    return Made(words, "not found", article=Article("", "", ()), attribution="unknown")


@rule
def invented(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Words of the article in an order that nobody spoke."""
    pool = [w for w in _WORD.findall(a.text) if w.islower()]
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


# Cases --------------------------------------------------------------------------------------------


def make_cases(articles: Sequence[Article], per_rule: int = 60, seed: int = 1) -> list[Case]:
    """Make the benchmark's cases.

    Args:
        articles: with quotations whose speakers are known.
        per_rule: cases of each rule; fewer where the articles do not give as many.
        seed: of the choices.
    """
    cases: list[Case] = []
    for name, make in RULES.items():
        r = random.Random(f"{seed}:{name}")
        count = 0
        for a, s in _shuffled(articles, r):
            if count >= per_rule:
                break
            words = _joined(a, s)
            # Marks within marks are cut differently by different readers.
            made = make(a, s, words, r) if not re.search('[\n“”"]', words) else None
            if made is None or (made.text == words and made.wording == "altered"):
                continue
            case = _case(name, count, a, s, made, articles, r)
            if case is not None:
                cases.append(case)
                count += 1
    cases += _unattributed(articles, per_rule, seed)
    return cases


def _shuffled(articles: Sequence[Article], r: random.Random) -> Iterator[tuple[Article, Said]]:
    pairs = [(a, s) for a in articles for s in a.said if s.speaker is not None and s.certain]
    r.shuffle(pairs)
    yield from pairs


def _case(
    name: str,
    number: int,
    a: Article,
    s: Said,
    made: Made,
    articles: Sequence[Article],
    r: random.Random,
) -> Case | None:
    """Choose who is claimed to have said it, and against what it is verified."""
    article = made.article or a
    speaker: str | None = made.speaker or s.speaker
    attribution = made.attribution or "confirmed"
    turn = number % 8
    if turn in {3, 6} and attribution == "confirmed":
        stranger = _stranger(a, s, made, r)
        if stranger is None:
            return None
        speaker, attribution = stranger, "different"
    elif turn == 7:
        speaker, attribution = None, "not claimed"
    others = [o for o in r.sample(list(articles), min(4, len(articles))) if o.id != a.id][:2]
    if made.wording == "unverifiable":
        others = []
    elif not article.text:
        others = [o for o in others if made.text[:60] not in o.text]
        article = others.pop()
    return Case(
        id=f"{name}-{number}",
        rule=name,
        text=made.text,
        speaker=speaker,
        sources=(article, *others),
        wording=made.wording,
        attribution=attribution,
    )


def _stranger(a: Article, s: Said, made: Made, r: random.Random) -> str | None:
    """Another speaker of the article, no word of whose name is in the true one's."""
    true = {
        w.casefold()
        for name in (s.speaker, *s.names, made.speaker)
        if name
        for w in _WORD.findall(name)
    }
    names = sorted({o.speaker for o in a.said if o.speaker is not None and o.certain})
    fit = [
        n for n in names if n[0].isupper() and not true & {w.casefold() for w in _WORD.findall(n)}
    ]
    return r.choice(fit) if fit else None


def _unattributed(articles: Sequence[Article], per_rule: int, seed: int) -> Iterator[Case]:
    """Quoted words that the article gives to nobody, claimed for one of its speakers."""
    r = random.Random(f"{seed}:unattributed")
    pairs = [(a, s) for a in articles for s in a.said if s.speaker is None and s.certain]
    r.shuffle(pairs)
    count = 0
    for a, s in pairs:
        names = sorted({o.speaker for o in a.said if o.speaker is not None and o.certain})
        words = _joined(a, s)
        if names and _count(words) >= 3 and _once(a, words) and count < per_rule:
            yield Case(
                f"unattributed-{count}",
                "unattributed",
                words,
                r.choice(names),
                (a,),
                "verbatim",
                "unknown",
            )
            count += 1
