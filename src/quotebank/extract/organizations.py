"""Read which organization an article calls an offshoot, arm or unit of another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs

from quotebank.extract.named import Entities, Entity
from quotebank.extract.statements import Statement

__all__ = ["Offshoot", "find_offshoots", "name_bodies"]

_OFFSHOOT: Final = re.compile(
    r"(?:,| \(|,? which is|,? is) ?(?:an?|the|now an?|now the) (?:[\w’'-]{1,20} ){0,4}?"
    r"(?:offshoot|subsidiary|arm|affiliate|branch|wing|spinoff|spin-off|unit|division|chapter) "
    r"of (?:the )?"
)

#: By what other nouns a body is called again, by the last word of its name.
_CALLED: Final = {
    "panel": frozenset(("committee", "commission", "subcommittee", "board")),
    "union": frozenset(("union", "workers", "teamsters", "federation", "teachers", "nurses")),
    "newspaper": frozenset(("times", "post", "journal", "tribune", "herald", "globe", "register")),
    "paper": frozenset(("times", "post", "journal", "tribune", "herald", "globe", "register")),
}
#: How far back a body is looked for that an article calls "the committee", in code points.
_REACH: Final = 2500


@attrs.frozen
class Offshoot:
    """A statement that one organization belongs to another.

    Attributes:
        child: the part.
        parent: the whole.
        evidence: where it stands, in code points.
    """

    child: Entity
    parent: Entity
    evidence: tuple[int, int]


def find_offshoots(text: str, entities: Entities) -> list[Offshoot]:
    """Find which organizations an article says belong to others.

    Args:
        text: the article.
        entities: its names.

    Returns:
        The statements in text order: one for each part, and none that would go round.

    Example:
        >>> from quotebank.extract.entities import find_entities
        >>> text = "The Reno Water Council (a campaign offshoot of the Nevada Institute) met."
        >>> [(o.child.name, o.parent.name) for o in find_offshoots(text, find_entities(text))]
        [('Reno Water Council', 'Nevada Institute')]
    """
    found: list[Offshoot] = []
    parents: dict[int, Entity] = {}
    for mention in entities.mentions:
        if mention.entity.kind not in ("organization", "unknown"):
            continue
        match = _OFFSHOOT.match(text, mention.end, mention.end + 140)
        if match is None:
            continue
        near = entities.between(match.end(), match.end() + 1)
        if not near or near[0].entity.kind not in ("organization", "unknown"):
            continue
        if id(mention.entity) in parents or _reaches(near[0].entity, mention.entity, parents):
            continue
        parents[id(mention.entity)] = near[0].entity
        found.append(Offshoot(mention.entity, near[0].entity, (mention.start, near[0].end)))
    return found


def name_bodies(entities: Entities, statements: Iterable[Statement]) -> None:
    """Say which body is meant where a role is only of "the committee", "the union".

    It is the one named last before whose name ends in that noun, or in one that it may stand for;
    where there is none, the noun stands as printed.

    Args:
        entities: the article’s names.
        statements: what it states; those that mean a body named before are given it.
    """
    for statement in statements:
        noun = statement.organization
        if noun is None or statement.organization_entity is not None or not noun.isalpha():
            continue
        if not noun.islower():
            continue
        wanted = _CALLED.get(noun, frozenset((noun,)))
        start = statement.evidence[0][0]
        for mention in reversed(entities.between(start - _REACH, start)[-60:]):
            last = mention.name.rpartition(" ")[2].lower()
            if mention.entity.kind == "organization" and mention.full and last in wanted:
                statement.organization = mention.entity.name
                statement.organization_entity = mention.entity
                break


def _reaches(start: Entity, goal: Entity, parents: dict[int, Entity]) -> bool:
    """Whether an organization is, or belongs to, another by what is known."""
    at: Entity | None = start
    while at is not None:
        if at is goal:
            return True
        at = parents.get(id(at))
    return False
