# ruff: noqa: ARG001 - every rule takes the same four things.
"""What honest drafts do to a quotation: cuts, other marks, brackets, ellipses, masks."""

from __future__ import annotations

import html
import random
import re
from dataclasses import replace

from alterations.model import CONTENT, TURNING, WORD, Article, Made, Said, count, cut, once, rule

# Honest: verbatim ---------------------------------------------------------------------------------


@rule
def whole(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """The quotation as it stands."""
    return Made(words, "verbatim") if count(words) >= 4 else None


@rule
def cut_start(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Begins some words later."""
    n = count(words) if "[" not in words else 0  # Not into brackets.
    return Made(cut(words, r.randint(1, n // 2), n), "verbatim") if n >= 9 else None


@rule
def cut_end(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Ends some words earlier."""
    n = count(words) if "[" not in words else 0  # Not into brackets.
    return Made(cut(words, 0, n - r.randint(1, n // 2)), "verbatim") if n >= 9 else None


@rule
def cut_both(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A stretch from the middle."""
    n = count(words) if "[" not in words else 0  # Not into brackets.
    if n < 12:
        return None
    start = r.randint(1, n // 3)
    return Made(cut(words, start, n - r.randint(1, n // 3)), "verbatim")


@rule
def three_words(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Three words or fewer, one of them at least a word of five letters."""
    n = count(words) if "[" not in words else 0  # Not into brackets.
    size = r.randint(2, 3)
    if n < size:
        return None
    start = r.randint(0, n - size)
    piece = cut(words, start, start + size)
    return Made(piece, "verbatim") if CONTENT.search(piece) and once(a, piece) else None


@rule
def occurs_twice(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """The article quotes the same words a second time, of the same speaker."""
    if count(words) < 5 or len(s.spans) != 1 or s.speaker is None:
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
    if count(words) < 5:
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
    return made or (_swap(words, {" ": "&nbsp;"}) if count(words) >= 4 else None)


@rule
def line_end_hyphens(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A long word parted by a hyphen at the end of a line."""
    places = list(re.finditer(r"\b[a-z]{7,}\b", words))
    if not places or count(words) < 5:
        return None
    at = r.choice(places).start() + 4
    return Made(words[:at] + "-\n" + words[at:], "typographic")


@rule
def case_at_start(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A capital letter where the cut begins in the middle of a sentence."""
    n = count(words)
    if n < 8:
        return None
    piece = cut(words, r.randint(2, n // 2), n)
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
    if not places or count(words) < 6:
        return None
    at = r.choice(places).end()
    return Made(f"{words[:at]} [{r.choice(_INVENTED)}]{words[at:]}", "edited")


@rule
def bracket_replaces(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A name in the place of a pronoun, in brackets."""
    places = list(_PRONOUN.finditer(words))
    if not places or count(words) < 6:
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
    n = count(words)
    if n < 8:
        return None
    piece = cut(words, r.randint(2, n // 2), n)
    return Made(f"[{piece[0].swapcase()}]{piece[1:]}", "edited") if piece[0].isalpha() and len(
        piece.split()[0]) > 2 else None  # fmt: skip


@rule
def bracket_ending(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """The form of a verb changed in brackets: "want[ed]"."""
    places = list(
        re.finditer(
            r"(?<=[a-z] )(?:want|need|work|start|help|talk|look|call|show|support|vot|win)"
            r"(?:s|ing|e)?(?= )",
            words,
        )
    )
    if not places or count(words) < 6:
        return None
    place = r.choice(places)
    plain = re.sub(r"(?:s|ing|e)$", "", place.group())
    new = "ed" if not place.group().endswith("ed") else "ing"
    return Made(f"{words[: place.start()]}{plain}[{new}]{words[place.end() :]}", "edited")


@rule
def sic(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """[sic] after a word."""
    found = list(WORD.finditer(words))
    if len(found) < 6 or "[" in words:  # Not into brackets.
        return None
    at = found[r.randint(1, len(found) - 2)].end()
    return Made(f"{words[:at]} [sic]{words[at:]}", "edited")


@rule
def honest_ellipsis(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """Words left out of the middle, none of which turns the sense, and marked."""
    found = list(WORD.finditer(words))
    if len(found) < 14 or (
        TURNING.search(words[found[3].start() : found[-4].end()]) and r.random() < 0.5
    ):
        return None
    for _ in range(12):
        size = r.randint(2, 6)
        start = r.randint(4, len(found) - size - 4)
        gone = words[found[start].start() : found[start + size - 1].end()]
        if TURNING.search(gone) or re.search(r"[.!?“”\[\]…]", gone):
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
    if "…" in words or "..." in words or ". ." in words:
        return None  # Its own gaps end no sentence.
    if len(sentences) < 3 or "".join(sentences).strip() != words.strip() or len(s.spans) > 1:
        return None
    k = r.randint(1, len(sentences) - 2)
    before, after = "".join(sentences[:k]).strip(), "".join(sentences[k + 1 :]).strip()
    if min(count(before), count(after)) < 4 or re.search(r"\b[A-Z][a-z]{0,3}\.$", before):
        return None
    return Made(f"{before} … {after}", "edited")


@rule
def masked(a: Article, s: Said, words: str, r: random.Random) -> Made | None:
    """A swear word of the source, masked in the draft (put into both by the rule)."""
    if len(s.spans) != 1 or not (count(words) >= 8):
        return None
    start, end = s.spans[0]
    places = list(re.finditer(r"(?<=\bthe )[a-z]{4,}\b", a.text[start:end]))
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

    said = tuple(
        replace(s, spans=tuple(map(move, s.spans)), source=s.source and move(s.source))
        for s in a.said
    )
    indirect = tuple(replace(i, span=move(i.span)) for i in a.indirect)
    return replace(
        a, text=text, said=said, indirect=indirect, narrated=tuple(map(move, a.narrated))
    )
