"""What is known of a quotation before and after its speaker is found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import attrs

from quotebank.extract.named import Entity

__all__ = ["Attributed", "Resolved", "of_entity"]


class Attributed(Protocol):
    """What is known of a quotation before its speaker is: offsets in code points of the text."""

    @property
    def segments(self) -> Sequence[tuple[int, int]]:
        """The quoted stretches."""

    @property
    def source(self) -> tuple[int, int] | None:
        """The source mention; None where there is none."""

    @property
    def cue(self) -> tuple[int, int] | None:
        """The words that say that somebody says so; None where there are none."""

    @property
    def implicit(self) -> bool:
        """Whether the quotation goes on from the one before, without a cue of its own."""


@attrs.frozen(kw_only=True)
class Resolved:
    """Who speaks in one quotation.

    Attributes:
        entity: the entity; for a speaker whom the article does not name, one of its own (kind
            ``described``) that stands for the description.
        name: its fullest name; None for a speaker who is only described.
        description: what an unnamed speaker is called; None for a named one.
        kind: ``person``, ``organization``, ``group`` or ``document``.
        via: how it was found: ``name``, ``pronoun``, ``description``, ``continuation``,
        ``nothing``.
        runners_up: the candidates and their scores, best first, where several were weighed.
    """

    entity: Entity | None = None
    name: str | None = None
    description: str | None = None
    kind: str = "person"
    via: str = "nothing"
    runners_up: tuple[tuple[str, float], ...] = ()

    @property
    def label(self) -> str | None:
        """The name, else the description."""
        return self.name or self.description


def of_entity(entity: Entity, via: str, runners_up: tuple[tuple[str, float], ...] = ()) -> Resolved:
    """A speaker whom the article names, or has described before."""
    if entity.kind == "described":
        label = entity.name
        return Resolved(entity=entity, description=label, via=via, runners_up=runners_up)
    kind = {"place": "organization", "unknown": "person"}.get(entity.kind, entity.kind)
    return Resolved(entity=entity, name=entity.name, kind=kind, via=via, runners_up=runners_up)
