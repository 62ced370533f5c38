"""Say of what a role is whose body the article names elsewhere: "campaign chairman Bo Hill".

An article that has told of the Lee campaign introduces "campaign manager Bo Hill"; after a hearing of
the Water Committee, "Chairman Ann Lee" leads that. The body is the one named last before, of the
kind that such a role has. Titles that stand for themselves, as "Senator", are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.definite import NOMINATION
from quotebank.extract.descriptions import SPOKESPEOPLE
from quotebank.extract.named import Mention
from quotebank.extract.resolve import Resolver
from quotebank.extract.statements import Statement, last_word

__all__ = ["supply_bodies"]

_RUNNING: Final = frozenset(
    "candidate nominee front-runner frontrunner contender hopeful challenger".split()
)
#: "the Green primary": a contest within one party.
_CONTEST: Final = re.compile(
    rf"\b({'|'.join(sorted(lex.PARTIES, key=len, reverse=True))})(?: Party)?(?:[’']s)? "
    r"(?:presidential |primary |White House )?(?:nomination|debate|primary|primaries|race|field|contest|"
    r"candidates?|caucus(?:es)?|voters|side)\b"
)
_SENTENCE_ENDS: Final = re.compile(r"[.?!]\s")
_CAMPAIGN: Final = re.compile(
    r"(?:[A-Z][\w.’'-]{0,20} )?([A-Z][\w-]{1,20})(?:[’']s?)?(?: [a-z]{3,12}| \d{4})? "
    r"campaign\b(?! (?:chair|manager))"
)
#: Who leads a committee, and words in the names of such.
_LEADERS: Final = frozenset("chairman chairwoman chairperson chair".split())
_LED: Final = re.compile(r"\b(?:Committee|Commission|Subcommittee|Panel|Board|Council)\b")
_CHIEFS: Final = frozenset(("chief executive", "chief executive officer", "ceo"))
#: How far back a body is looked for, in code points: what is led, and what is spoken for.
_FAR: Final = 1500
_NEAR: Final = 600
#: How far a sentence is read around a candidate.
_AROUND: Final = 250
#: How often an article names what it is about at least.
_OFTEN: Final = 4


def supply_bodies(resolver: Resolver, statements: Iterable[Statement]) -> None:
    """Give the roles of nothing the body that the article has named for them.

    Args:
        resolver: one that has resolved the article's quotations.
        statements: what the article states; those of nothing are given a body where it is clear.
    """
    bodies = _Bodies(resolver)
    for statement in statements:
        sought = NOMINATION.match(statement.organization) if statement.organization else None
        if sought is not None:
            # A candidate for the Green nomination is a candidate of the party.
            statement.organization = sought["party"]
        elif statement.role and statement.evidence and not statement.of:
            bodies.supply(statement, statement.role.lower())


class _Bodies:
    """The campaigns, committees and companies of one article."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver

    def supply(self, statement: Statement, role: str) -> None:
        """Give one statement the body that its role has."""
        head = last_word(role)
        if head in _RUNNING:
            statement.organization = self.party(*statement.evidence[0])
            return
        start = statement.evidence[0][0]
        if role.startswith("campaign ") or head in SPOKESPEOPLE:
            self.campaign(statement, start, role)
        body = None
        if head in _LEADERS and not statement.of:
            body = self.body(start, _FAR, _LED)
        elif (head in SPOKESPEOPLE or role in _CHIEFS) and not statement.of:
            body = self.body(start, _NEAR, None)
        if body is not None:
            statement.organization, statement.organization_entity = body.entity.name, body.entity

    def party(self, start: int, end: int) -> str | None:
        """The party whose contest the sentence of a candidate speaks of, where it is one."""
        text = self.resolver.text
        opens = max(self.resolver.sentence_start(start), start - _AROUND)
        full = _SENTENCE_ENDS.search(text, end, end + _AROUND)
        stop = full.start() if full else min(len(text), end + _AROUND)
        parties = {match[1] for match in _CONTEST.finditer(text, opens, stop)}
        return parties.pop() if len(parties) == 1 else None

    @cached_property
    def campaigns(self) -> list[tuple[int, str, str]]:
        """Where the article speaks of somebody's campaign, the words, and whose it is."""
        known = self.resolver.entities.by_family
        return [
            (match.start(), _without_opening(match[0]), match[1])
            for match in _CAMPAIGN.finditer(self.resolver.text)
            if known(match[1]) is not None
        ]

    def campaign(self, statement: Statement, start: int, role: str) -> None:
        """Give the campaign spoken of last, if that is near; to a campaigner the article's only one.

        A campaigner serves the person and works for the campaign, which is called by the whole name.
        """
        index = bisect_left(self.campaigns, (start, "", ""))
        campaigns = role.startswith("campaign ")
        if index and start - self.campaigns[index - 1][0] < _NEAR:
            _, name, owner = self.campaigns[index - 1]
        elif campaigns and len({owner for _, _, owner in self.campaigns}) == 1:
            _, name, owner = self.campaigns[0]
        else:
            return
        statement.organization = name
        person = self.resolver.entities.by_family(owner) if campaigns else None
        if person is not None:
            statement.organization = f"{person.name} campaign"
            statement.principal, statement.principal_text = person, person.name

    def body(self, start: int, reach: int, named: re.Pattern[str] | None) -> Mention | None:
        """The organization that is named last before a place, of a kind where one is asked."""
        for mention in reversed(self.resolver.entities.between(start - reach, start)[-40:]):
            entity = mention.entity
            if named is not None and not named.search(entity.name):
                continue
            often = named is None and len(entity.mentions) >= _OFTEN
            if entity.kind == "organization" or (entity.kind == "unknown" and often):
                return mention
        return None


def _without_opening(words: str) -> str:
    """A phrase without a word that only begins the sentence: "The Lee campaign"."""
    first, _, rest = words.partition(" ")
    return rest if first in lex.FUNCTION_WORDS or first == "The" else words
