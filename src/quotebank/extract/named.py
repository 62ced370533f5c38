"""What an article names: mentions, and the entities that they are mentions of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import attrs

__all__ = ["Entities", "Entity", "LowerWords", "Mention", "RawMention"]


@attrs.define(slots=True, eq=False)
class Mention:
    """One place where an article names somebody or something.

    Attributes:
        start: where the name itself starts, after titles; in code points.
        end: where it ends, exclusive.
        outer: where the run of capitalised words starts, with titles and what stands before them.
        titles: the titles right before the name, as printed.
        name: the name as printed here, without titles.
        entity: whose name it is.
        full: whether more than a surname is given here.
    """

    start: int
    end: int
    outer: int
    titles: tuple[str, ...]
    name: str
    entity: Entity
    full: bool


@attrs.define(slots=True, eq=False)
class Entity:
    """One person, organization, place or other thing that an article names.

    Attributes:
        name: its fullest name in the article.
        kind: ``person``, ``organization``, ``place`` or ``unknown``.
        gender: ``male`` or ``female`` where the name or a title tells, else None.
        aliases: its other names, in order of first mention.
        mentions: where it is named, in order.
    """

    name: str
    kind: str
    gender: str | None = None
    aliases: list[str] = attrs.Factory(list)
    mentions: list[Mention] = attrs.Factory(list)


@attrs.define(slots=True, eq=False)
class RawMention:
    """A mention before it is known whose it is."""

    start: int
    end: int
    outer: int
    titles: tuple[str, ...]
    name: str
    kind: str


class LowerWords:
    """Which words stand in lower case in a text: a capital on them may only begin a sentence."""

    __slots__ = ("_known", "_text", "_words")

    #: Up to this length a search through the text is quicker than collecting its words.
    _SHORT = 20_000

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None
        self._known: dict[object, bool] = {}

    def __contains__(self, word: object) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._stands(str(word).lower())
        return known

    def _stands(self, lower: str) -> bool:
        if len(self._text) <= self._SHORT:
            text, spaced = self._text, f" {lower}"
            at = text.find(spaced)
            while at >= 0:
                after = text[at + len(spaced) : at + len(spaced) + 1]
                if not after.isalnum() and after != "_":
                    return True
                at = text.find(spaced, at + 1)
            return False
        if self._words is None:
            self._words = frozenset(re.findall(r"(?<= )[a-z]+(?!\w)", self._text))
        return lower in self._words


class Entities:
    """What an article names: entities in order of first mention, and mentions in text order."""

    __slots__ = ("_families", "_starts", "entities", "lower_words", "mentions")

    def __init__(
        self, entities: Sequence[Entity], mentions: Sequence[Mention], lower_words: LowerWords
    ) -> None:
        #: The words that the article has in lower case.
        self.lower_words = lower_words
        self.entities = tuple(entities)
        self.mentions = tuple(mentions)
        self._families: dict[str, Entity] = {}
        for entity in self.entities:
            if entity.kind == "person":
                self._families.setdefault(entity.name.rpartition(" ")[2], entity)
        self._starts = [mention.start for mention in self.mentions]

    def by_family(self, name: str) -> Entity | None:
        """The first person named whose name ends in a word."""
        return self._families.get(name)

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions whose names start in a half-open range of code points."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def first_from(self, start: int) -> Mention | None:
        """The first mention whose name starts at a place or after it."""
        index = bisect_left(self._starts, start)
        return self.mentions[index] if index < len(self.mentions) else None

    def index_at(self, start: int) -> int:
        """The number of mentions whose names start before a place."""
        return bisect_left(self._starts, start)
