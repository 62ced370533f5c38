"""Read of what a role is: the organization, person served or place before it and behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs

from quotebank.extract import lexicon as lex
from quotebank.extract.modifiers import OFFICES, OWNERS, ModifierReader
from quotebank.extract.named import Mention
from quotebank.extract.rolewords import (
    BODIES,
    DETERMINERS,
    PREPOSITIONS,
    Token,
    head_word,
    role_noun,
)
from quotebank.extract.statements import Statement

__all__ = ["ComplementReader"]

#: Heads that a place before them narrows, where they are of an organization.
_BRANCHES: Final = frozenset(
    "director manager coordinator chair chairman chairwoman president chief head editor".split()
)
#: "the author of “The Water”": who makes a work is of it.
_MAKERS: Final = frozenset("author co-author editor co-editor host co-host star creator".split())
_WORK: Final = re.compile(
    r" of (?:the |a )?(?:(?:new|best-selling|bestselling|forthcoming) )?(?:book |memoir |novel "
    r"|biography )?[“\"]([^“”\"\n]{2,90}?)[,.]?[”\"]"
)
_GENERIC: Final = frozenset(
    (
        "think tank",
        "group",
        "organization",
        "nonprofit",
        "newspaper",
        "magazine",
        "website",
        "company",
        "firm",
    )
)
_OFFSHOOTS: Final = frozenset(
    "offshoot subsidiary arm affiliate branch wing spinoff spin-off unit division group "
    "project".split()
)
_SECRETARIES: Final = frozenset("secretary chief undersecretary assistant deputy".split())
#: What a secretary, or a chief of staff, is of: words of the role, not an organization.
_DEPARTMENTS: Final = frozenset(
    "State state staff Staff War Defense Education Labor Energy Commerce Agriculture".split()
) | {"the Treasury", "Transportation"}
_CAPITAL_SECRETARIES: Final = frozenset("Secretary Speaker Undersecretary Minister".split())
_RUNNERS: Final = frozenset("candidate hopeful contender nominee challenger".split())
_SEATS: Final = frozenset(
    ("Senate", "U.S. Senate", "House", "U.S. House", "Congress", "Parliament", "president",
     "vice president", "governor", "mayor", "reelection", "re-election")
)  # fmt: skip
#: Who holds office for something: "secretary of state for the elderly".
_MINISTERS: Final = frozenset("minister secretary undersecretary commissioner".split())
#: What begins a time, or another phrase that tells of no field: "senator for two terms".
_SPANS: Final = frozenset(
    "two three four five six seven eight nine ten several many most more years decades months "
    "much nearly almost about over life now president re-election reelection example all both him "
    "me us them you it himself herself whom which what".split()
)
_EXPERTS: Final = frozenset(
    "consultant expert adviser advisor specialist authority director".split()
)


#: Words that the object of a preposition ends before.
_ENDS_OBJECT: Final = frozenset(
    "who whom which that where when while since during until after before but said says has was "
    "is".split()
)
_TIMES: Final = (
    frozenset("week month year night spring summer fall autumn winter decade".split())
    | lex.MONTHS_AND_DAYS
)
_LANDS: Final = frozenset("state city town county province island district".split())
_REGIONS: Final = frozenset(word.lower() for word in lex.DEMONYMS)
_LIKENESSES: Final = ("-type", "-style", "-like", "-era")
#: Parts of universities and of other bodies.
_UNITS: Final = frozenset("department school college faculty division office bureau center".split())
_AT_BODY: Final = re.compile(
    r"(?: of (?:[a-z]{3,15} ){1,3}?(?:and [a-z]{3,15} )?| )(?:at|of) (?:the )?"
)
#: What a work is called, behind whose it is: "host of MSNBC’s “Morning Joe”".
_OWNED_WORK: Final = re.compile(r" [“\"]([^“”\"\n]{2,60}?)[,.]?[”\"]")


@attrs.frozen(slots=True)
class _Part:
    """A prepositional phrase behind a role: where it stands, and the name in it."""

    preposition: str
    start: int
    end: int
    head: str
    mention: Mention | None

    @property
    def narrows(self) -> bool:
        """Whether it narrows the role: "ambassador to Burma", "consultant on water"."""
        if self.preposition == "to":
            return self.head in ("ambassador", "envoy")
        return self.preposition in ("on", "about") and self.head in _EXPERTS


class ComplementReader(ModifierReader):
    """Reads what stands before and behind a role in one article."""

    def right(self, statement: Statement, tokens: list[Token], head: int, head_word: str) -> int:
        """Read the prepositional phrases after a role; return where they end."""
        at = head + 1
        place, parent = statement.area, statement.parent
        while at < len(tokens) and tokens[at].word.lower() in PREPOSITIONS:
            preposition = tokens[at].word.lower()
            stop = self.object_end(tokens, at + 1)
            if stop == at + 1:
                break
            took = self.object(statement, preposition, tokens[at + 1 : stop], head_word)
            onward = tokens[stop].word.lower() if stop < len(tokens) else ""
            if not took and not (preposition in ("in", "of") and onward in ("of", "at")):
                break
            at = stop
            if statement.parent is not None and not parent:
                # "in the school of water at Reno College": the unit took what follows it.
                break
        work = _WORK.match(self.text, tokens[at - 1].end, tokens[at - 1].end + 120)
        if work is not None and head_word in _MAKERS and not statement.organization:
            statement.organization = work[1]
        owned = tokens[at - 1].word.endswith(OWNERS) and head_word in _MAKERS
        work = _OWNED_WORK.match(self.text, tokens[at - 1].end, tokens[at - 1].end + 70)
        if owned and work is not None:
            statement.organization, statement.organization_entity = work[1], None
        if place and statement.organization and head_word in _BRANCHES:
            # "the Ohio director of the Reno Trust": it directs what the trust has there.
            statement.role, statement.area = f"{place} {statement.role}", None
        return at

    def object_end(self, tokens: list[Token], at: int) -> int:
        """Where the object of a preposition ends."""
        start = at
        while at < len(tokens):
            word = tokens[at].word
            lower = word.lower()
            if word in ',;:()[]—–“”"':
                break
            onward = tokens[at + 1].word if at + 1 < len(tokens) else ""
            if at > start and lower in PREPOSITIONS and not self.within_name(tokens[at]):
                if lower == "of" and (
                    tokens[at - 1].word in _CAPITAL_SECRETARIES
                    or (tokens[at - 1].word == "secretary" and onward in _DEPARTMENTS)
                ):
                    # "to Secretary of State Ann Lee", "to the secretary of state"
                    at += 1
                    continue
                if lower == "of" and tokens[at - 1].word in _LANDS and onward[:1].isupper():
                    # "from the state of Ohio"
                    at += 1
                    continue
                break
            if lower in _ENDS_OBJECT:
                break
            if at > start and lower in ("last", "this", "next") and onward in _TIMES:
                # "elected mayor of Reno last week"
                break
            if lower == "time" and at > start and tokens[at - 1].word in ("the", "that"):
                # "minister of trade at the time the levy began"
                return at + 1
            acts = onward.lower() in DETERMINERS or onward.lower() == "to"
            if acts and at > start and lower.endswith("ing"):
                # "her years as secretary of state advising the court"
                break
            if lower in ("and", "&") and not self.within_name(tokens[at]):
                rest = [t.word for t in tokens[at + 1 : at + 6]]
                if any(head_word(w) is not None for w in rest) or (
                    rest
                    and (
                        rest[0] in ("a", "the", "now")
                        or (rest[0].islower() and rest[1:2] == ["of"])
                    )
                ):
                    break
            at += 1
        return at

    def within_name(self, token: Token) -> bool:
        """Whether a small word is part of an organization's name."""
        index = self.entities.index_at(token.start) - 1
        return index >= 0 and self.entities.mentions[index].end > token.end

    def object(
        self, statement: Statement, preposition: str, tokens: list[Token], head: str
    ) -> bool:
        """Take one prepositional phrase: what is served, or a further part of the role."""
        text = self.text
        start, end = tokens[0].start, tokens[-1].end
        words = text[start:end]
        near = [
            m
            for m in self.entities.between(start, end)
            if m.start - start < 60
            and text[m.start - 1] not in "-–"
            and not m.name.endswith(_LIKENESSES)
        ]
        if tokens[0].word in lex.MONTHS_AND_DAYS or (head in _RUNNERS and preposition == "to"):
            # "as premier in March", "the best candidate to beat Lee"
            return False
        mention = self.led_to(near, tokens) or (near[0] if near else None)
        if head in _RUNNERS and tokens[-1].word in ("election", "elections"):
            # "a candidate in Norland’s April election"
            if mention is not None and mention.entity.kind in ("place", "unknown"):
                statement.area = statement.area or mention.name
            return True
        part = _Part(preposition, start, end, head, mention)
        if preposition == "on" and mention is not None and tokens[-1].word in BODIES:
            # "deputy director on Lee’s 2008 campaign"
            statement.organization = statement.organization or re.sub(r"^[Tt]he ", "", words)
            return True
        if (words in _DEPARTMENTS and head in _SECRETARIES) or part.narrows:
            statement.role = f"{statement.role} {preposition} {words}"
            return True
        if head in _RUNNERS and preposition == "for" and words.removeprefix("the ") in _SEATS:
            # "candidate for Senate"
            statement.role = f"{statement.role} {preposition} {words}"
            return True
        if words in ("the board", "its board") and preposition in ("of", "on"):
            # "chairman of the board of Reno Water"
            statement.role = f"{statement.role} {preposition} {words}"
            return True
        if mention is not None:
            told = statement.of and statement.organization not in lex.PARTIES
            owner = text[mention.end : mention.end + 2] in ("’s", "'s") and not told
            if owner and tokens[-1].word == "nomination":
                # "a candidate for the Green Party’s presidential nomination"
                statement.organization = mention.name
                statement.organization_entity = mention.entity
                return True
            if owner and mention.entity.kind == "place" and preposition == "on":
                # "a baker on Ohio’s Kelleys Island"
                return False
            if owner and text[mention.end + 2 : end].strip():
                outer = mention.outer if mention.outer >= start else mention.start
                statement.organization = text[outer:end]
                return True
            lowered = [t.word for t in tokens if t.start < mention.start and t.word.islower()]
            if len(lowered) <= 4:
                return self.take(statement, part, mention)
        return self.take_unnamed(statement, part, tokens)

    def led_to(self, near: Sequence[Mention], tokens: Sequence[Token]) -> Mention | None:
        """The person whom a title in an object leads to: "Senate Majority Leader Ann Lee"."""
        for mention in near[1:] if near and near[0].entity.kind != "person" else ():
            if mention.entity.kind != "person":
                continue
            before = [t.word for t in tokens if t.end <= mention.start]
            return mention if before and role_noun(before[-1]) is not None else None
        return None

    def take_unnamed(self, statement: Statement, part: _Part, tokens: list[Token]) -> bool:
        """Take a phrase without a name: "a science blog" is an organization, "debate" a field."""
        words = self.text[part.start : part.end]
        first = tokens[0].word.lower()
        if words in ("the time", "that time"):
            return True
        if first in _REGIONS and tokens[-1].word.islower() and part.preposition == "for":
            # "junior director for Asian affairs"
            statement.role = f"{statement.role} for {words}"
            return True
        unit = self.unit(part, tokens) if first in ("a", "an", "the") else None
        if unit is not None and not statement.of and part.preposition == "of":
            # "chair of the history department at Reno College" is one role there.
            statement.role = f"{statement.role} of {words}"
            return True
        if unit is not None and not statement.of:
            statement.parent = unit.entity
            statement.organization = self.text[tokens[1].start : unit.end]
            return True
        caps = [t for t in tokens if t.word[0].isupper()]
        if caps and caps[-1].word.endswith(_LIKENESSES):
            # "an advocate of a Marshall Plan-type effort"
            return False
        if (
            caps
            and not statement.of
            and part.preposition in ("of", "for", "at", "with", "in", "on")
        ):
            self.attach(statement, caps[0].start, part.end, part.head)
            return True
        if first in ("a", "an", "the", "another") and not statement.of:
            if part.preposition not in ("of", "for", "at", "to", "on", "with") or len(tokens) < 2:
                return False
            statement.organization = (
                words if first == "another" else self.text[tokens[1].start : part.end]
            )
            return True
        if part.preposition not in ("of", "for") or caps:
            return False
        if part.head == "member" and not statement.of:
            # "a member of parliament"
            statement.organization = words
            return True
        charge = part.head in _MINISTERS and part.preposition == "for"
        if (
            (first in DETERMINERS and not (charge and first == "the"))
            or first in _SPANS
            or first[0].isdigit()
        ):
            return False
        statement.role = f"{statement.role} {part.preposition} {words}"
        return True

    def unit(self, part: _Part, tokens: list[Token]) -> Mention | None:
        """The body that a unit without a name is at: "the history department at Reno College"."""
        if part.preposition not in ("of", "in", "at") or not _UNITS.intersection(
            t.word for t in tokens
        ):
            return None
        onward = _AT_BODY.match(self.text, part.end, part.end + 60)
        near = self.entities.between(onward.end(), onward.end() + 1) if onward else ()
        return near[0] if near and near[0].entity.kind == "organization" else None

    def take(self, statement: Statement, part: _Part, mention: Mention) -> bool:
        """Take a name after a preposition."""
        tail = self.text[mention.end : part.end].strip()
        kind = mention.entity.kind
        if kind == "person":
            if (
                part.head in _MAKERS
                and mention.start > part.start
                and self.text[part.start].isupper()
            ):
                # "co-author of Defeating Ann Lee"
                statement.organization = self.text[part.start : part.end]
                return True
            if tail in ("campaign", "administration", "family", "Foundation", "era", "team"):
                statement.organization = statement.organization or f"{mention.name} {tail}"
            elif not statement.of and part.preposition == "at":
                # "a partner at Clifford Moss": a firm with a person’s name.
                statement.organization = mention.name
            elif not statement.of and part.preposition in ("of", "for", "to", "under", "with"):
                statement.principal, statement.principal_text = mention.entity, mention.name
            return True
        lives = kind == "place" and part.preposition in ("in", "from") and part.head not in OFFICES
        keeps = lives or part.head in _RUNNERS or statement.organization in ("DNC", "RNC")
        if statement.organization in lex.PARTIES and not keeps:
            statement.organization = None
        if kind == "place":
            if statement.of or tail in ("office", "bureau", "headquarters", "branch"):
                return True
            if tail and tail[:1].islower():
                statement.organization = self.text[mention.start : part.end]
            elif part.head in OFFICES or part.preposition in ("of", "for"):
                statement.area = mention.name
            return True
        self.take_organization(statement, part, mention, tail)
        return True

    def take_organization(
        self, statement: Statement, part: _Part, mention: Mention, tail: str
    ) -> None:
        """Take an organization after a preposition, or an unnamed offshoot of one."""
        text = self.text
        office = part.preposition in ("for", "at")
        plain = (
            mention.entity.kind == "unknown"
            and " " not in mention.name
            and part.start == mention.start
        )
        if plain and part.preposition in ("from", "in"):
            # "a nurse from Toledo"
            return
        if statement.organization in lex.CHAMBERS and office:
            # "House editor for the Reno Report"
            statement.role = f"{statement.organization} {statement.role}"
            statement.organization = None
        if tail and tail.split(maxsplit=1)[0] in _OFFSHOOTS:
            if not statement.organization and not statement.principal:
                place = re.compile(r" in (?=[A-Z])").match(text, part.end)
                near = self.entities.between(place.end(), place.end() + 1) if place else ()
                stop = near[0].end if near else part.end
                statement.organization = re.sub(r"^(?:the|a|an) ", "", text[part.start : stop])
                statement.parent = mention.entity
            return
        only_area = statement.area and not statement.organization
        if statement.of and not (only_area and (office or part.preposition == "of")):
            return
        if mention.entity.kind == "unknown":
            mention.entity.kind = "organization"
        named = tail and tail[0].islower() and len(tail.split()) <= 2 and tail not in _GENERIC
        statement.organization = f"{mention.name} {tail}" if named else mention.name
        statement.organization_entity = mention.entity
