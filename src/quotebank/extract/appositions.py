"""Appositions: what follows a name and a comma, or a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.clauses import CLAUSE, RUNS_FOR, ClauseReader, phrase_end
from quotebank.extract.named import Entities, Mention
from quotebank.extract.roles import share
from quotebank.extract.rolewords import role_noun
from quotebank.extract.statements import Statement

__all__ = ["AppositionReader"]

#: Words that begin no apposition.
_NO_APPOSITION: Final = frozenset(
    "and or but in on at with after before when while where which whom that because if "
    "since until though "
    "although by for from to he she they it we i you not just even who have has had is "
    "was will "
    "would so then-again too also during despite including along according like unlike "
    "whose".split()
)
_AS_HEAD: Final = re.compile(
    r" as (?:an?|the|[A-Z]\w+[’']s|[a-z-]{4,20}(?: [a-z-]{4,20})? (?:of|for|to)) "
)
_ONWARD: Final = re.compile(r" (?:and |now |then |former |also |once )")
#: A further role of a list, which a comma or "and" closes.
_LISTED: Final = re.compile(
    r" (?:[A-Z][\w.]{1,15} ){0,2}(?:[a-z]{2,15} ){0,2}?([a-z]{3,15})(?=,? and )"
)
_SPEAKS: Final = re.compile(r" ([a-z]+),")
#: "an Ohio Democrat", behind a name: where a legislator is from.
_PARTY_MEMBER: Final = re.compile(
    r"[ (](?:an?|the)(?: [a-z-]{3,15})? (?P<area>(?:[A-Z][a-z]+\.? ){1,2})"
    r"(?P<party>Democrat|Republican)\b(?! [A-Z])"
)
#: Where somebody lives, between a name and what they are: "Ann Lee, of Reno, Nev., a nurse".
_HOME: Final = re.compile(r" (?:of|from) [A-Z][\w.]+(?: [A-Z][\w.]+)?(?:, [A-Z][\w.]+)?,(?= an? )")
#: The state behind a town.
_IN_STATE: Final = re.compile(r", (?:[A-Z][a-z]+|[A-Z][a-z]{1,5}\.|(?:[A-Z]\.){2})(?=, who )")
_AND_NOW: Final = re.compile(r" and (?=(?:now|currently|formerly|previously|a former|former) )")
_AGE: Final = re.compile(r" \d{1,3},")
#: What follows a noun for whoever seeks an office.
_RUNS_WITHIN: Final = re.compile(
    r"(?: an?)?(?: Democrat| Republican| Green| Libertarian)? (?:who(?: is|[’']s) )?"
    r"(?:running|standing) for (?:the )?"
)
_WHO: Final = re.compile(r" (?:and )?who\b")
#: Verbs of leaving a post.
_LEFT: Final = ("resigned", "retired", "quit", "stepped", "was ")
#: After a name in apposition.
_UNTIL: Final = re.compile(r" until (?:recently|[A-Z][a-z]+|last [a-z]+) ")
_ADVERBS: Final = frozenset(("also", "himself", "herself"))


class AppositionReader(ClauseReader):
    """Reads the appositions of one article."""

    def __init__(self, text: str, entities: Entities) -> None:
        super().__init__(text, entities)
        #: The party and the place of each legislator, by the ``id`` of the entity.
        self.tags: dict[int, tuple[str, str]] = {}

    def apposed(self, mention: Mention, start: int) -> Iterator[Statement]:
        """Read what follows a name and a comma: an age, a phrase of apposition, a who-clause."""
        text = self.text
        age = _AGE.match(text, start)
        if age:
            start = age.end()
        if text[start + 1 : start + 3] in ("of", "fr"):
            home = _HOME.match(text, start, start + 50)
            start = home.end() if home else start
        runs = RUNS_FOR.match(text, start - 1, start + 50)
        if runs:
            yield from self.running(mention, runs)
            return
        clause = CLAUSE.match(text, start - 1, start + 60)
        if age and clause is not None and clause[0].startswith(", "):
            # "Ann Lee, 43, is a nurse"
            yield from self.clause(mention, clause)
            return
        who = clause is not None and "who" in clause[0]
        if clause is not None and who:
            yield from self.clause(mention, clause)
        if who or text[start : start + 5] == " who ":
            yield from self.further(mention, start, phrase_end(text, start))
            return
        self.note_party(mention, start)
        if text[start + 1 : start + 7] == "until ":
            until = _UNTIL.match(text, start, start + 30)
            start = until.end() - 1 if until else start
        space = text.find(" ", start + 1, start + 30)
        first = text[start + 1 : space] if space > 0 else ""
        if first in _ADVERBS:
            # "Ann Lee, also a hopeful, …"
            start = space
            space = text.find(" ", start + 1, start + 30)
            first = text[start + 1 : space] if space > 0 else ""
        if first == "as" and _AS_HEAD.match(text, start, start + 40) is None:
            post = text[start : phrase_end(text, start)].split()
            if not 1 < len(post) < 4 or role_noun(post[-1]) is None:
                return
        if (
            first in _NO_APPOSITION
            or first in lex.REPORT_VERBS
            or (first.islower() and first.endswith("ing") and first not in lex.ROLE_MODIFIERS)
        ):
            return
        yield from self.roles_apposed(mention, start)

    def note_party(self, mention: Mention, start: int) -> None:
        """Keep in mind the party and the place that an apposition gives: "an Ohio Democrat"."""
        member = _PARTY_MEMBER.match(self.text, start, start + 60)
        if member and member["area"].strip() in lex.PLACES:
            self.tags.setdefault(id(mention.entity), (member["party"][0], member["area"].strip()))

    def is_name(self, start: int, end: int) -> bool:
        """Whether a role of one word with a capital is somebody's name, and the subject of a verb."""
        word = self.text[start:end].strip()
        named = word.isalpha() and word[0].isupper()
        verb = self.text[end : end + 16].split(maxsplit=1)[:1]
        return named and bool(verb) and verb[0].strip(",:") in lex.REPORT_VERBS

    def roles_apposed(self, mention: Mention, start: int) -> Iterator[Statement]:
        """Read the roles of an apposition, and of those that commas join to it."""
        text = self.text
        carried: str | None = None
        for _ in range(3):
            stop = phrase_end(text, start)
            found = list(self.phrase(mention.entity, start, stop, apposed=True))
            for statement in found if carried else ():
                statement.status = carried or statement.status
            if found and self.speaks(found[-1].evidence[0][1]):
                return
            if found and self.is_name(*found[-1].evidence[0]):
                # "asked about Otto Moss, Singer said": a family name like a trade
                return
            yield from found
            last = found[-1].evidence[0][1] if found else start
            onward = _AND_NOW.search(text, last, stop) if found else None
            if onward:
                # "an aide during the campaign and now director of the Reno Trust"
                yield from self.phrase(mention.entity, onward.end(), stop, apposed=True)
            runs = _RUNS_WITHIN.match(text, last, stop)
            if runs is not None:
                # "Ann Lee, a nurse who is running for mayor"
                yield from self.running(mention, runs)
                return
            relative = _WHO.search(text, last, stop)
            clause = (
                CLAUSE.match(text, relative.start(), relative.start() + 60) if relative else None
            )
            if clause:
                for statement in self.clause(mention, clause):
                    if clause["verb"].startswith(_LEFT) and not statement.of and found:
                        # "a veteran of the Reno Trust who retired as director" of the trust
                        share(found[-1], statement)
                    yield statement
                yield from self.further(mention, clause.end(), stop)
            if not found or text[stop : stop + 1] != ",":
                return
            state = _IN_STATE.match(text, stop, stop + 40)
            if state:
                # "a driver from Reno, Nev., who is a member of the Reno Trust"
                yield from self.relative(mention, state.end())
                return
            start = stop + 1
            if not _ONWARD.match(text, start) and not self.lists(start):
                # "a former mayor, senator and judge"
                ahead = text[start : start + 30].split()[:1]
                if not ahead or not ahead[0].islower() or role_noun(ahead[0]) is None:
                    return
                carried = found[-1].status

    def relative(self, mention: Mention, start: int) -> Iterator[Statement]:
        """Read a who-clause behind a comma, where there is one."""
        clause = CLAUSE.match(self.text, start, start + 60)
        if clause is not None and "who" in clause[0]:
            yield from self.clause(mention, clause)

    def lists(self, start: int) -> bool:
        """Whether a list of roles goes on: "the former senator, Ohio governor, and judge"."""
        ahead = _LISTED.match(self.text, start, start + 60)
        return ahead is not None and role_noun(ahead[1]) is not None

    def speaks(self, end: int) -> bool:
        """Whether a phrase is the subject of a verb of saying: "Lee, a top aide said, is ready"."""
        verb = _SPEAKS.match(self.text, end, end + 20)
        return verb is not None and verb[1] in lex.REPORT_VERBS
