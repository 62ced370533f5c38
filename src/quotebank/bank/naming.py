"""The forms under which a speaker or an organization is found."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import Literal, TypeAlias

from quotebank.bank.words import tokens
from quotebank.model import Organization, Speaker, SpeakerKind
from quotebank.names import PersonName

#: Whose name it is, as the table `names` says.
Owner: TypeAlias = Literal["speaker", "organization"]


class Rank(enum.IntEnum):
    """How a form stands for whoever it names; the least is the surest."""

    NAME = 1
    ALIAS = 2
    #: A person's family name alone.
    FAMILY = 3


def folded_name(name: str) -> str:
    """Fold a name for the look-up: its words, without an article in front.

    >>> folded_name("The  “Tony Blair” Institute")
    'tony blair institute'
    """
    words = tokens(name)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words) or name.casefold()


def family_names(name: str) -> set[str]:
    """List the forms of a person's family name: with its particles and without."""
    family = PersonName.parse(name).family
    if family is None:
        return set()
    folded = folded_name(family)
    return {folded, folded.rsplit(" ", 1)[-1]}


def forms_of(value: Speaker | Organization) -> Iterator[tuple[str, Rank]]:
    """Give every folded form that finds a speaker or an organization."""
    yield folded_name(value.label), Rank.NAME
    for alias in value.aliases:
        yield folded_name(alias), Rank.ALIAS
    if isinstance(value, Speaker) and value.kind is SpeakerKind.PERSON and value.name:
        families = set[str]().union(*map(family_names, (value.name, *value.aliases)))
        yield from ((family, Rank.FAMILY) for family in sorted(families))
