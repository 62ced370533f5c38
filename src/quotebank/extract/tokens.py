"""Cutting a paragraph into tokens, with each quoted stretch as one token."""

from __future__ import annotations

import re
from itertools import accumulate

from quotebank.extract.lexicon import FUNCTION_WORDS
from quotebank.extract.marks import Stretch
from quotebank.extract.wordclasses import CLASSES

#: Words with inner hyphens, apostrophes and stops; possessive endings and punctuation apart.
_TOKEN = re.compile(
    # Most words are followed by a space, and no token begins with one.
    r"(\w+(?= )|(?=\S)(?:[^\W\d_]\.(?:[^\W\d_]\.)+(?:-\w+)*"
    # A party and a place, whose stop ends no sentence: "D-N.Y.", "R-Ariz."
    r"|[RDI]-(?=[A-Z])(?:(?:[A-Z]\.){2}|W\.Va\.|[A-Z][a-z]{1,5}\.(?=[,)]|[ \xa0][a-z])|\w+)"
    # The look-ahead spares the words in lower case the list.
    r"|(?=[A-Z])(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rev|Prof|Del|Sens|Reps|Govs|Jr|Sr|St|Jan"
    r"|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Inc|Corp|Co|Ltd|No|Calif|Fla|Pa|Ill|Mass|Mich|Minn|Wis|Ariz|Conn|Va"
    r"|Tenn|Tex|Ala|Ark|Colo|Ga|Ky|La|Md|Mo|Nev|Okla|Ore|Wash|Atty|Pres|Supt|Rear|Messrs"
    r"|Vt|Wyo|Kan|Neb|Mont|Miss|Hon|Det|Brig|Cmdr|Amb|Msgr|Insp|Cllr|Pvt|Cpl|Mme|Mt|Ft)\.|vs?\."
    # An initial, whose stop ends no sentence.
    r"|[A-Z]\.(?=[ \xa0][A-Z])"
    r"|[’'][sS]\b|[@#]?\w+(?:(?:[’'](?![sS]\b)|[-‑.&](?=\w))\w+)*|\.\.+|--+|[^\w\s]))"
)


# A single capitalised word that opens a sentence, and that no name or verb follows.
_OPENING_NAME = re.compile(r"(?<![^.Q:-])N(?![NAIT'sxv,])")


# The particles within a name, as in "Anneke de Vries" or "Prof. van der Berg".
_PARTICLES_OF_NAME = re.compile(r"(?<=[NIT])k+(?=N)")


# Where "May" is a name: beside a verb of saying.
_MAY_WHO_SAYS = re.compile(r"(?<!f)x(?=[xl]{0,2}s)|(?<=s)x(?=[.,])")


#: What stands for a quoted stretch among the tokens.
QUOTED = "”"


class Paragraph:
    """A paragraph's tokens.

    Attributes:
        start: its first code point in the text.
        end: the one after its last.
        words: the tokens.
        classes: the class of each token, one letter each.
        quoted: index of the token of each stretch of the paragraph.
    """

    __slots__ = ("_pieces", "_places", "_starts", "classes", "end", "quoted", "start", "words")

    def __init__(self, text: str, start: int, end: int, stretches: list[Stretch]) -> None:
        self.start, self.end = start, end
        self.words: list[str] = []
        self.quoted: list[int] = []
        #: Where the text before, between and behind the stretches starts, and what it was cut into.
        self._places: list[int] = [start]
        self._pieces: list[list[str]] = []
        self._starts: list[int] | None = None
        stopped = False
        for stretch in stretches:
            self._cut(text, max(self._places[-1], stretch.start - 1), stopped=stopped)
            self.quoted.append(len(self.words))
            self.words.append(QUOTED)
            self._places.append(min(end, stretch.end + stretch.closed))
            stopped = stretch.closed and text[stretch.end - 1] == "."
        self._cut(text, end, stopped=stopped)
        classes = [CLASSES[word] if word else "." for word in self.words]
        for index in self.quoted:
            classes[index] = "Q"
        letters = "".join(classes)
        if "k" in letters:
            letters = _PARTICLES_OF_NAME.sub(lambda match: "N" * len(match.group()), letters)
            letters = letters.replace("k", "m")
        if text.find("May", start, end) >= 0:
            letters = _MAY_WHO_SAYS.sub(
                lambda match: "N" if self.words[match.start()] == "May" else "x", letters
            )
        if _OPENING_NAME.search(letters):
            letters = _OPENING_NAME.sub(lambda match: _opening(self.words[match.start()]), letters)
        self.classes = letters

    def _cut(self, text: str, end: int, *, stopped: bool) -> None:
        """Cut the text up to the next stretch, or to the end.

        A stop within the marks before it ends a sentence, if the next one begins with a capital: it
        is a token without width.
        """
        start = self._places[-1]
        pieces = _TOKEN.split(text[start:end]) if start < end else []
        if stopped and len(pieces) > 1 and pieces[1][0].isupper():
            pieces[:0] = ("", "")
        self._pieces.append(pieces)
        self.words += pieces[1::2]

    @property
    def starts(self) -> list[int]:
        """Where each token starts, in code points of the text; only few are asked for."""
        if self._starts is None:
            self._starts = starts = []
            for place, pieces in zip(self._places, self._pieces, strict=True):
                borders = list(accumulate(map(len, pieces), initial=place))
                # Gaps and tokens alternate; behind the last gap stands a stretch.
                starts += borders[1:-1:2]
                starts.append(borders[-1])
            starts.pop()
        return self._starts

    def ends(self, token: int) -> int:
        """Give where a token ends, in code points of the text."""
        if self.classes[token] == "Q":
            return self._places[self.quoted.index(token) + 1]
        return self.starts[token] + len(self.words[token])


def _opening(word: str) -> str:
    """Class the first word of a sentence by what it would be without its capital."""
    letter = CLASSES[word.lower()]
    if letter in "jle" or word in FUNCTION_WORDS:
        return letter
    return "N"
