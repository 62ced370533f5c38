"""Cutting a paragraph into tokens, with each quoted stretch as one token."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from quotebank.extract.lexicon import FUNCTION_WORDS
from quotebank.extract.marks import Stretch
from quotebank.extract.wordclasses import CLASSES

#: Words with inner hyphens, apostrophes and stops; possessive endings and punctuation apart.
_TOKEN = re.compile(
    r"([^\W\d_]\.(?:[^\W\d_]\.)+"
    # The look-ahead spares the words in lower case the list.
    r"|(?=[A-Z])(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rev|Prof|Del|Sens|Reps|Govs|Jr|Sr|St|Jan"
    r"|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Inc|Corp|Co|Ltd|No|Calif|Fla|Pa|Ill|Mass|Mich|Minn|Wis|Ariz|Conn|Va"
    r"|Tenn|Tex|Ala|Ark|Colo|Ga|Ky|La|Md|Mo|Nev|Okla|Ore|Wash|Atty|Pres|Supt|Rear|Messrs)\.|vs\."
    r"|[’'][sS]\b|[@#]?\w+(?:(?:[’'](?![sS]\b)|[-‑.&](?=\w))\w+)*|\.\.+|--+|[^\w\s])"
)


# A single capitalised word that opens a sentence, and that no name or verb follows.
_OPENING_NAME = re.compile(r"(?<![^.Q:-])N(?![NAIT'sxv,])")


#: What stands for a quoted stretch among the tokens.
QUOTED = "”"


class Paragraph(NamedTuple):
    """A paragraph's tokens."""

    start: int
    end: int
    words: list[str]
    #: Where each token starts and ends, in code points of the text.
    starts: list[int]
    ends: list[int]
    #: The class of each token, one letter each.
    classes: str
    #: Index of the token of each stretch of the paragraph.
    quoted: list[int]


def tokenize(text: str, start: int, end: int, stretches: list[Stretch]) -> Paragraph:
    """Cut a paragraph into tokens.

    Args:
        text: the article.
        start: first code point of the paragraph.
        end: the one after its last.
        stretches: the quoted stretches inside it, in text order.
    """
    words: list[str] = []
    starts: list[int] = []
    quoted: list[int] = []
    place = start
    for stretch in stretches:
        opening = max(place, stretch.start - 1)
        found, places = _cut(text, place, opening)
        words += found
        starts += places
        quoted.append(len(words))
        words.append(QUOTED)
        starts.append(opening)
        place = min(end, stretch.end + stretch.closed)
    found, places = _cut(text, place, end)
    words += found
    starts += places
    classes = [CLASSES[word] for word in words]
    for index in quoted:
        classes[index] = "Q"
    ends = [first + len(word) for first, word in zip(starts, words, strict=True)]
    for index, stretch in zip(quoted, stretches, strict=True):
        ends[index] = min(end, stretch.end + stretch.closed)
    letters = "".join(classes)
    if _OPENING_NAME.search(letters):
        letters = _OPENING_NAME.sub(lambda match: _opening(words[match.start()]), letters)
    return Paragraph(start, end, words, starts, ends, letters, quoted)


def _opening(word: str) -> str:
    """Class the first word of a sentence by what it would be without its capital."""
    letter = CLASSES[word.lower()]
    if letter in "jle" or word in FUNCTION_WORDS:
        return letter
    return "N"


def _cut(text: str, start: int, end: int) -> tuple[list[str], list[int]]:
    """Give the tokens of a stretch of text without marks, and where they start."""
    if start >= end:
        return [], []
    pieces = _TOKEN.split(text[start:end])
    return pieces[1::2], list(accumulate(map(len, pieces), initial=start))[1:-1:2]
