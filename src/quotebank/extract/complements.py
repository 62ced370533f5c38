"""Read of what a role is: the organization, person served or place before it and behind it."""

from __future__ import annotations

import re
from typing import Final

import attrs

from quotebank.extract import lexicon as lex
from quotebank.extract.named import Entities, Mention
from quotebank.extract.rolewords import BODIES, DETERMINERS, PREPOSITIONS, Token, head_word
from quotebank.extract.statements import Statement

__all__ = ["ComplementReader"]

#: Heads whose place is where they hold office; elsewhere a place only says where somebody lives.
_OFFICES: Final = frozenset(
    "senator representative congressman congresswoman governor mayor president premier "
    "chancellor minister "
    "king queen prince delegate lawmaker legislator assemblyman assemblywoman councilman "
    "councilwoman "
    "councillor commissioner secretary treasurer comptroller auditor general ambassador envoy "
    "diplomat leader "
    "chief sheriff judge justice director chairman chairwoman chair superintendent prosecutor "
    "attorney-general "
    "speaker mp alderman supervisor official coordinator delegate emperor pope bishop archbishop "
    "ombudsman whip undersecretary committeeman committeewoman "
    "colonel admiral lieutenant captain".split()
)
#: Heads that a place before them narrows, where they are of an organization.
_BRANCHES: Final = frozenset(
    "director manager coordinator chair chairman chairwoman president chief head editor".split()
)
_CANDIDATES: Final = frozenset("nominee candidate manager".split())
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
_EXPERTS: Final = frozenset(
    "consultant expert adviser advisor specialist authority director".split()
)


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


class ComplementReader:
    """Reads what stands before and behind a role in one article."""

    def __init__(self, text: str, entities: Entities) -> None:
        self.text = text
        self.entities = entities

    def attach(self, statement: Statement, start: int, end: int, head: str) -> None:
        """Attach a name to a role as organization, person served or place."""
        text = self.text
        name = re.sub(r"(?:[’']s|(?<=s)[’'])$", "", text[start:end])
        possessive = len(name) != end - start
        if name.split()[0] in lex.PARTIES:
            statement.party = "R" if name.split()[0] == "GOP" else name[0]
        if name in lex.PARTIES:
            statement.organization = name
            return
        owner = re.match(r"(.+?)[’']s (\S.*)$", name)
        if owner and owner[2] in BODIES and head not in _CANDIDATES:
            # "Lee’s campaign spokesman": of the campaign of the person.
            self.attach(statement, start, start + owner.end(1), head)
            statement.organization, statement.organization_entity = name, None
            return
        if owner and not possessive and start + owner.end(1) < end:
            # "Lee’s Ohio chairman": the person served, and where.
            self.attach(statement, start, start + owner.end(1), head)
            return
        party, _, rest = name.partition(" ")
        if party in lex.PARTIES and (rest in lex.PLACES or rest in lex.CHAMBERS):
            name = rest
        words = name.split()
        if (
            len(words) > 1
            and words[-1] in ("Republican", "Democratic", "Democrat")
            and head != "leader"
        ):
            name = " ".join(words[:-1])
        national = (
            name in lex.DEMONYMS or name.split()[-1] in lex.DEMONYMS or name.endswith("-based")
        )
        if name in lex.PLACES or national:
            if head in _OFFICES or (name in ("U.S.", "U.K.") and head != "citizen"):
                statement.area = name
            return
        near = [m for m in self.entities.between(start, end) if m.end <= end]
        person = next((m for m in near if m.entity.kind == "person"), None)
        if person is not None and person.start <= start + 8 and person.end >= start + len(name) - 1:
            statement.principal, statement.principal_text = person.entity, name
            if (statement.role or "").lower().startswith("campaign "):
                # A campaign manager serves the person, and works for the campaign.
                statement.organization = f"{text[start:end]} campaign"
            return
        place = next((m for m in near if m.entity.kind == "place"), None)
        if place is not None and place.name == name and not possessive:
            if head in _OFFICES:
                statement.area = name
            return
        statement.organization = name
        org = next((m for m in near if m.entity.kind in ("organization", "unknown")), None)
        if org is not None and org.name == name:
            statement.organization_entity = org.entity

    def right(self, statement: Statement, tokens: list[Token], head: int, head_word: str) -> int:
        """Read the prepositional phrases after a role; return where they end."""
        at = head + 1
        place = statement.area
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
        work = _WORK.match(self.text, tokens[at - 1].end, tokens[at - 1].end + 120)
        if work is not None and head_word in _MAKERS and not statement.organization:
            statement.organization = work[1]
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
            if at > start and lower in PREPOSITIONS and not self.within_name(tokens[at]):
                break
            if lower in (
                "who",
                "whom",
                "which",
                "that",
                "where",
                "when",
                "while",
                "since",
                "during",
                "until",
                "after",
                "before",
                "but",
                "said",
                "says",
                "has",
                "was",
                "is",
            ):
                break
            following = tokens[at + 1].word.lower() if at + 1 < len(tokens) else ""
            if at > start and lower.endswith("ing") and following in DETERMINERS:
                # "her days as secretary of state advising the president"
                break
            if lower in ("and", "&") and not self.within_name(tokens[at]):
                rest = [t.word for t in tokens[at + 1 : at + 6]]
                if any(head_word(w) is not None for w in rest) or (
                    rest and rest[0] in ("a", "the", "now")
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
        near = [m for m in self.entities.between(start, end) if m.start - start < 60]
        part = _Part(preposition, start, end, head, near[0] if near else None)
        if (words in _DEPARTMENTS and head in _SECRETARIES) or part.narrows:
            statement.role = f"{statement.role} {preposition} {words}"
            return True
        mention = part.mention
        if mention is not None:
            owner = text[mention.end : mention.end + 2] in ("’s", "'s") and not statement.of
            if owner and text[mention.end + 2 : end].strip():
                outer = mention.outer if mention.outer >= start else mention.start
                statement.organization = text[outer:end]
                return True
            lowered = [t.word for t in tokens if t.start < mention.start and t.word.islower()]
            if len(lowered) <= 4:
                return self.take(statement, part, mention)
        return self.take_unnamed(statement, part, tokens)

    def take_unnamed(self, statement: Statement, part: _Part, tokens: list[Token]) -> bool:
        """Take a phrase without a name: "a science blog" is an organization, "debate" a field."""
        words = self.text[part.start : part.end]
        first = tokens[0].word.lower()
        caps = [t for t in tokens if t.word[0].isupper()]
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
        if statement.of or part.preposition not in ("of", "for") or first in DETERMINERS:
            return False
        statement.role = f"{statement.role} {part.preposition} {words}"
        return True

    def take(self, statement: Statement, part: _Part, mention: Mention) -> bool:
        """Take a name after a preposition."""
        tail = self.text[mention.end : part.end].strip()
        kind = mention.entity.kind
        if kind == "person":
            if tail in ("campaign", "administration", "family", "Foundation", "era", "team"):
                statement.organization = statement.organization or f"{mention.name} {tail}"
            elif not statement.of and part.preposition in ("of", "for", "to", "under", "with"):
                statement.principal, statement.principal_text = mention.entity, mention.name
            return True
        if statement.organization in lex.PARTIES:
            statement.organization = None
        if kind == "place":
            if statement.of:
                return True
            if tail and tail[:1].islower():
                statement.organization = self.text[mention.start : part.end]
            elif part.head in _OFFICES or part.preposition in ("of", "for"):
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
