"""Read which organization an article calls an offshoot, arm or unit of another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs

from quotebank.extract import lexicon as lex
from quotebank.extract.named import Entities, Entity, Mention
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
    "orchestra": frozenset(("orchestra", "philharmonic", "symphony", "sinfonia")),
    "school": frozenset(("school", "academy", "college")),
    "paper": frozenset(("times", "post", "journal", "tribune", "herald", "globe", "register")),
}
#: Nouns for bodies that a name may stand behind.
_NAMED_BEHIND: Final = frozenset(
    "company firm group organization organisation network nonprofit charity agency union association "
    "publisher owner maker operator manufacturer developer retailer airline bank subsidiary".split()
)
_FIRMS: Final = frozenset(("company", "firm"))
#: How the names of bodies end that are no firms.
_NO_FIRMS: Final = frozenset(
    "union association university college school party committee commission department agency "
    "ministry court church council police congress senate parliament".split()
)
#: Nouns, and "its", that mean whatever body was named last.
_ANY_BODY: Final = frozenset(
    "its group organization organisation company firm network nonprofit outlet agency".split()
)
#: How far before "the group" its name may end, in code points.
_NEAR: Final = 400
_CAMPAIGN: Final = re.compile(
    r"(?:[’']s?)? (?:\d{4} )?(?:presidential |Senate |re-election )?campaign\b"
)
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


def name_bodies(text: str, entities: Entities, statements: Iterable[Statement]) -> None:
    """Say which body is meant where a role is only of "the committee", "the union", "its" or a campaign.

    It is the one named last before whose name ends in that noun, or in one that it may stand for;
    where there is none, the noun stands as printed.

    Args:
        text: the article.
        entities: its names.
        statements: what it states; those that mean a body named before are given it.
    """
    for statement in statements:
        noun = statement.organization
        start = statement.evidence[0][0]
        if noun is None and not statement.of:
            if text.startswith("its ", start):
                noun = "its"
            elif (statement.role or "").lower() == "press secretary":
                _name_house(text, entities, statement, start)
                continue
        if noun is None or _name_apposed(text, entities, statement):
            continue
        if noun.endswith(" campaign"):
            _name_candidate(entities, statement, start)
        if statement.organization_entity is not None or not noun.isalpha() or not noun.islower():
            continue
        if noun == "campaign":
            _name_campaign(text, entities, statement, start)
            continue
        wanted = _CALLED.get(noun, frozenset((noun,)))
        for mention in reversed(entities.between(start - _REACH, start)[-60:]):
            if mention.entity.kind != "organization":
                continue
            last = mention.name.rpartition(" ")[2].lower()
            nearest = noun in _ANY_BODY and _is_body(text, mention, start)
            if noun in _FIRMS and last in _NO_FIRMS:
                continue
            if (mention.full and last in wanted) or nearest:
                statement.organization = mention.entity.name
                statement.organization_entity = mention.entity
                break


def _name_apposed(text: str, entities: Entities, statement: Statement) -> bool:
    """Take the name behind a noun for a body: "of the shop’s parent company, Reno Foods"."""
    noun = (statement.organization or "").rpartition(" ")[2]
    end = statement.evidence[-1][1]
    if noun not in _NAMED_BEHIND or text[end : end + 2] != ", ":
        return False
    body = entities.first_from(end)
    if body is None or body.outer > end + 6 or text[end + 2 : body.outer] not in ("", "the "):
        return False
    named = body.entity.kind == "organization" or (body.entity.kind == "unknown" and body.full)
    if not named or text[body.end : body.end + 1] not in (",", ".", ";", ""):
        return False
    statement.organization, statement.organization_entity = body.entity.name, body.entity
    statement.parent = None
    statement.evidence[-1] = (statement.evidence[-1][0], body.end)
    return True


def _is_body(text: str, mention: Mention, start: int) -> bool:
    """Whether "the group" may mean a body: one named shortly before, no chamber and no party."""
    near = start - mention.end < _NEAR and text.count("\n", mention.end, start) < 3
    public = mention.name in lex.CHAMBERS or mention.name in lex.PARTIES or mention.name == "PAC"
    return near and not public and mention.entity.kind == "organization"


def _name_house(text: str, entities: Entities, statement: Statement, start: int) -> None:
    """Give a press secretary the White House, where the same line has named it."""
    for mention in reversed(entities.between(start - 300, start)):
        if mention.name == "White House" and "\n" not in text[mention.end : start]:
            statement.organization = mention.name
            statement.organization_entity = mention.entity
            return


def _name_campaign(text: str, entities: Entities, statement: Statement, start: int) -> None:
    """Give whoever is of "the campaign" the only one that the article names hereabouts."""
    if text[start : start + 4].lower() in ("his ", "her ", "thei"):
        return
    named: dict[int, Mention] = {}
    count = 0
    for mention in entities.between(start - 2 * _REACH, start + _REACH)[:200]:
        tail = _CAMPAIGN.match(text, mention.end, mention.end + 40)
        if tail is not None and mention.entity.kind in ("person", "unknown"):
            named[id(mention.entity)] = mention
            count += 1
    if len(named) == 1 and (count > 1 or abs(start - next(iter(named.values())).end) < _NEAR):
        mention = next(iter(named.values()))
        statement.organization = f"{mention.entity.name} campaign"
        if mention.entity.kind == "person":
            statement.principal, statement.principal_text = mention.entity, mention.name


def _name_candidate(entities: Entities, statement: Statement, start: int) -> None:
    """Name a campaign by the candidate’s whole name: "Lee campaign" is the "Ann Lee campaign"."""
    family = (statement.organization or "").removesuffix(" campaign")
    near = entities.between(start, start + 60)
    mention = next((m for m in near if m.name == family and m.entity.kind == "person"), None)
    if mention is not None:
        statement.organization = f"{mention.entity.name} campaign"


def _reaches(start: Entity, goal: Entity, parents: dict[int, Entity]) -> bool:
    """Whether an organization is, or belongs to, another by what is known."""
    at: Entity | None = start
    while at is not None:
        if at is goal:
            return True
        at = parents.get(id(at))
    return False
