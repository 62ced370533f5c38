"""Tell apart the persons of one surname: "Smith" where both Ann and Bo Smith are named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from quotebank.extract.named import Entity, RawMention

__all__ = ["Namesakes"]

#: The pronoun in whose clause a name is the only one: "Lee said as he introduced his wife".
_TOLD_GENDER: Final = re.compile(
    r" (?:[a-z]{1,15} ){0,5}?[a-z]{3,15} (?:as|when|that|while|before|after|and|but)? ?"
    r"(he|she|his|her)\b"
)
_KIN_OF: Final = re.compile(
    r"\b(?:(?:mother|father|wife|husband|widow|widower|son|daughter|brother|sister|partner|parent|"
    r"parents|family|cousin|nephew|niece|aunt|uncle) of|his|her|their|’s|'s) (?:[a-z-]+ ){0,2}"
    r"(?:[a-z-]+,? )?$",
    re.IGNORECASE,
)
#: How far back, in code points, somebody counts as named in this paragraph, or lately.
_PARAGRAPH: Final = 1500
_LATELY: Final = 1200
_NEVER: Final = -9999


class Namesakes:
    """Remembers, as the mentions of one article go by, who was named where.

    Args:
        text: the article.
        weights: how often each person is named in full, and how early, by the ``id`` of the entity.
        by_name: the mentions of each name.
    """

    def __init__(
        self,
        text: str,
        weights: Mapping[int, tuple[int, int]],
        by_name: Mapping[str, Sequence[RawMention]],
    ) -> None:
        self._text = text
        self._weights = weights
        self._by_name = by_name
        self._seen_at: dict[int, int] = {}
        #: By what titles each was called.
        self._titles: dict[int, set[str]] = defaultdict(set)
        #: Where each was last named in full.
        self._latest: dict[int, int] = {}
        #: How often each was named by a surname alone so far.
        self._alone: dict[int, int] = defaultdict(int)

    def seen(self, entity: Entity, raw: RawMention, *, full: bool) -> None:
        """Note a mention."""
        start = raw.start
        self._seen_at[id(entity)] = start
        if raw.titles:
            self._titles[id(entity)].add(raw.titles[-1])
        if full:
            self._latest[id(entity)] = start

    def of_title(self, candidates: Sequence[Entity], title: str, gender: str) -> list[Entity]:
        """Those who may bear a title: of its gender by name, or whoever bore it, or was named before."""
        exact = [c for c in candidates if c.gender == gender]
        unknown = [c for c in candidates if c.gender is None]
        if not exact:
            return unknown
        if any(id(c) in self._seen_at for c in exact):
            return [*exact, *(c for c in unknown if title in self._titles[id(c)])]
        return [c for c in unknown if id(c) in self._seen_at] or exact

    def went_alone(self, entity: Entity) -> None:
        """Note a mention by a surname alone."""
        self._alone[id(entity)] += 1

    def choose(self, candidates: Sequence[Entity], raw: RawMention) -> Entity:
        """Choose among namesakes: the one named in full in this paragraph, or the main one."""
        if len(candidates) == 1:
            return candidates[0]
        styled = [c for c in candidates if set(raw.titles[-1:]) & self._titles[id(c)]]
        if len(styled) == 1:
            # "President Lee" is not the one who is called "Ms. Lee".
            return styled[0]
        told = _TOLD_GENDER.match(self._text, raw.end, raw.end + 80)
        if told is not None:
            gender = "male" if told[1] in ("he", "his") else "female"
            agreeing = [c for c in candidates if c.gender in (None, gender)]
            if len(agreeing) == 1:
                return agreeing[0]
        floor = self._text.rfind("\n", max(0, raw.start - _PARAGRAPH), raw.start)
        near = [c for c in candidates if self._latest.get(id(c), -1) > floor]
        if near:
            # "Ann Lee, mother of Bo Lee, left": it is about her.
            free = [c for c in near if not self._is_kin(self._latest[id(c)])]
            nearest = max(free or near, key=lambda c: self._latest[id(c)])
            main = max(candidates, key=self._weight)
            # "Clinton" stays Hillary where Bill is named in full beside her.
            away = raw.start - self._seen_at.get(id(main), _NEVER)
            if away > _PARAGRAPH or 2 * self._weight(nearest)[0] >= self._weight(main)[0]:
                return nearest
            return main
        lately = [c for c in candidates if raw.start - self._seen_at.get(id(c), _NEVER) < _LATELY]
        # Whoever goes by the surname alone is the one whom the article is about.
        return max(lately or candidates, key=lambda c: (self._alone[id(c)] > 2, self._weight(c)))

    def _is_kin(self, start: int) -> bool:
        """Whether who is named at a place is named as somebody's relative."""
        return _KIN_OF.search(self._text, max(0, start - 40), start) is not None

    def _weight(self, entity: Entity) -> tuple[int, int]:
        """How often an entity is named in full, and how early."""
        known = self._weights.get(id(entity))
        if known is None:
            raws = self._by_name.get(entity.name, ())
            known = (len(raws), -raws[0].start if raws else 0)
        return known
