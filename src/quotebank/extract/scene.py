"""A paragraph as the attribution sees it: tokens, candidate sources, and what each of them does."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from quotebank.extract import lexicon
from quotebank.extract.givennames import FEMALE_NAMES, MALE_NAMES
from quotebank.extract.marks import Stretch
from quotebank.extract.mentions import Mention, Skeleton, find_mentions
from quotebank.extract.tokens import Paragraph
from quotebank.text import fold

__all__ = ["Scene"]

_PERSON = frozenset(name.lower() for name in MALE_NAMES | FEMALE_NAMES)
_GROUP = frozenset(name.lower() for name in lexicon.ORGANIZATION_HEADS | lexicon.ORGANIZATION_WORDS)
_PLACE = frozenset(
    name.lower()
    for name in lexicon.PLACES | lexicon.STATES | lexicon.DEMONYMS | lexicon.MONTHS_AND_DAYS
)
#: Letters of names in a skeleton.
_NAMES = frozenset("NAT")
#: Surnames that are remembered of an article, at most.
_MAX_PEOPLE = 10_000

# A mention that speaks: "Bell, who runs Leeds, said"; another verb of which it is the subject.
_SPEAKS = re.compile(r"(?:,[^.;Q]{1,14},|[(][^.;Q]{1,8}[)]|x|c[xsve]{1,2}|f[NnzA])?[sg]")
_TELLS = re.compile(r"(?:,[^.;Q]{1,14},)?x{0,4}[vejb]")


class Scene:
    """A paragraph with its quoted stretches.

    Args:
        text: the article.
        start: first code point of the paragraph.
        end: the one after its last.
        stretches: the quoted stretches inside it.
        people: surnames of persons that the article named so far in full; shared, and added to.
    """

    def __init__(
        self, text: str, start: int, end: int, stretches: list[Stretch], people: set[str]
    ) -> None:
        self.text = text
        self.people = people
        self.stretches = stretches
        self.paragraph = Paragraph(text, start, end, stretches)
        self.skeleton: Skeleton = find_mentions(self.paragraph)
        self.several = len(stretches) > 1
        #: The unit of each mention.
        self.places = [mention.unit for mention in self.skeleton.mentions]
        #: What each mention does: S speaks, I "said X", A "according to X", V another verb, U has
        #: words, - nothing.
        self.speaking = _doings(self.skeleton.units, self.places)
        #: What holds of each mention on each side, weighed.
        self.known: dict[tuple[int, str], int] = {}

    def word(self, token: int) -> str:
        """Give a token in lower case; the empty string outside of the paragraph."""
        words = self.paragraph.words
        return words[token].lower() if 0 <= token < len(words) else ""

    @cached_property
    def kinds(self) -> list[str]:
        """The kind of each mention; names told apart as persons (P), groups (G), places (L)."""
        return [self._kind(mention) for mention in self.skeleton.mentions]

    def between(self, start: int, middle: int, end: int) -> tuple[int, int, int]:
        """Give the numbers of the first mentions from three units on."""
        places = self.places
        at = bisect_left(places, middle)
        return bisect_left(places, start, 0, at), at, bisect_left(places, end, at)

    def learn(self) -> None:
        """Remember the surnames of the persons that the paragraph names in full."""
        words, classes = self.paragraph.words, self.paragraph.classes
        if len(self.people) > _MAX_PEOPLE:
            return
        for mention in self.skeleton.mentions:
            if mention.kind in _NAMES and mention.last - mention.first > 1:
                titled = classes[mention.first] == "T"
                if titled or _is_given(words[mention.first]):
                    last = words[mention.head].lower()
                    if classes[mention.head] != "T" and last not in _GROUP:
                        self.people.add(last)

    def _kind(self, mention: Mention) -> str:
        if mention.kind not in _NAMES:
            return mention.kind
        words = self.paragraph.words
        last = words[mention.head].lower()
        if last in _GROUP:
            return "G"
        several = mention.last - mention.first > 1
        if several:
            titled = self.paragraph.classes[mention.first] == "T"
            if titled or _is_given(words[mention.first]):
                return "P"
        if last in self.people:
            return "P"
        if last in _PLACE:
            return "L"
        return "M" if several and mention.kind == "N" else mention.kind


def _doings(units: str, places: list[int]) -> str:
    """Say what the mention at each place does."""
    letters: list[str] = []
    # Two units stand beyond either end, so that each place has neighbours.
    framed = f"^^{units}$$"
    for unit in places:
        before, after = framed[unit + 1], framed[unit + 3]
        # What follows at once settles most; the patterns are for what begins as they do.
        if before == "f" and framed[unit] == "a":
            letter = "A"
        elif after in "sg" or (after in ",(xcf" and _SPEAKS.match(units, unit + 1)):
            letter = "S"
        elif before == "s":
            letter = "I"
        elif (after == "u" and units[unit] == "o") or (after == "'" and framed[unit + 4] == "u"):
            letter = "U"
        else:
            letter = "V" if after in ",xvejb" and _TELLS.match(units, unit + 1) else "-"
        letters.append(letter)
    return "".join(letters)


def _is_given(word: str) -> bool:
    """Whether a word, in whatever capitals, is a given name, accents aside."""
    return (word.lower() if word.isascii() else fold(word)) in _PERSON
