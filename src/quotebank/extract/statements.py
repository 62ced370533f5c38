"""What an article states about a person's capacity, and when two statements say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from quotebank.extract.named import Entity

__all__ = ["Statement", "last_word", "merge_statements"]


@attrs.define(slots=True, eq=False)
class Statement:
    """One statement of an article about a person's capacity.

    Attributes:
        entity: of whom it speaks.
        role: the role, titles spelled out; None where only the organization is given.
        organization: the organization as printed here, named or described.
        organization_entity: the organization among the article's names, if it is one.
        parent: the organization that an unnamed one is an offshoot of.
        principal: the person served.
        principal_text: that person as printed here.
        area: the place, as printed ("Arkansas", "N.Y.", "French").
        status: ``current``, ``former`` or ``candidate``.
        party: the party that a tag or an adjective gives: ``R``, ``D`` and so on.
        start: the year in which it began, if stated.
        end: the year in which it ended, if stated.
        evidence: where it stands, in code points.
    """

    entity: Entity
    role: str | None
    organization: str | None = None
    organization_entity: Entity | None = None
    parent: Entity | None = None
    principal: Entity | None = None
    principal_text: str | None = None
    area: str | None = None
    status: str = "current"
    party: str | None = None
    start: str | None = None
    end: str | None = None
    evidence: list[tuple[int, int]] = attrs.Factory(list)

    @property
    def of(self) -> str | None:
        """The organization, else the person served, else the place, as printed."""
        return self.organization or self.principal_text or self.area


def merge_statements(statements: Sequence[Statement]) -> list[Statement]:
    """Join the statements that say the same of the same person, the fuller one standing.

    Two say the same when their roles end in the same word and one names no organization, person or
    place, or one's words are among the other's. Evidence is kept of both.
    """
    kept: dict[int, list[Statement]] = {}
    order: list[Statement] = []
    # The evidence of each, as sets: an office that is named on every line has a lot of it.
    known: dict[int, set[tuple[int, int]]] = {}
    for statement in statements:
        homes = kept.setdefault(id(statement.entity), [])
        for home in homes[:60]:
            if _same(home, statement):
                _absorb(home, statement)
                if id(home) not in known:
                    known[id(home)] = set(home.evidence)
                seen = known[id(home)]
                home.evidence.extend(span for span in statement.evidence if span not in seen)
                seen.update(statement.evidence)
                break
        else:
            homes.append(statement)
            order.append(statement)
    return order


def last_word(role: str | None) -> str:
    """The last word of a role in lower case; the empty string for none."""
    return role.split()[-1].lower() if role else ""


def _words(of: str | None) -> set[str]:
    return set(re.findall(r"\w+", (of or "").lower())) - {"the", "a", "an", "s"}


def _same(one: Statement, other: Statement) -> bool:
    if one.role is None or other.role is None:
        # "Marshall, from the PPI", the founder of the Progressive Policy Institute.
        here, there = one.organization_entity, other.organization_entity
        told, said = _words(one.organization), _words(other.organization)
        return (here is not None and here is there) or bool(told and told == said)
    if last_word(one.role) != last_word(other.role):
        return False
    a, b = _words(one.role), _words(other.role)
    if not (a <= b or b <= a):
        return False
    mine, theirs = _words(one.of), _words(other.of)
    if mine and theirs:
        return mine <= theirs or theirs <= mine
    return True


def _absorb(home: Statement, other: Statement) -> None:
    """Take over what another statement of the same thing says more."""
    if not home.of or (
        other.of and len(_words(other.of)) > len(_words(home.of)) and other.organization
    ):
        home.organization, home.organization_entity = other.organization, other.organization_entity
        home.principal, home.principal_text = other.principal, other.principal_text
        home.area, home.parent = other.area, other.parent
    if home.role is None:
        home.status = other.status
    if len(other.role or "") > len(home.role or ""):
        home.role = other.role
    if home.status == "current" and other.status != "current":
        home.status = other.status
