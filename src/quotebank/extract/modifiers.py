"""Read what stands before a role: the organization, person served or place that it is of."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.named import Entities
from quotebank.extract.rolewords import BODIES, Token
from quotebank.extract.statements import Statement
from quotebank.extract.wordclasses import CLASSES

__all__ = ["OFFICES", "OWNERS", "ModifierReader"]

_COLOURLESS: Final = lex.UNROLE_MODIFIERS - {"white"}
#: What may begin a sentence and is no part of the name behind it: "Presumptive Green nominee".
_COLOURLESS_CAPITALS: Final = frozenset(
    "retired presumptive presumed likely veteran fellow longtime prominent leading outspoken noted "
    "renowned "
    "influential powerful controversial embattled top billionaire millionaire muslim jewish "
    "christian catholic hispanic latino".split()
)
OWNERS: Final = ("’s", "'s", "s’", "s'")
#: Heads whose place is where they hold office; elsewhere a place only says where somebody lives.
OFFICES: Final = frozenset(
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
    "spokesman spokeswoman spokesperson recorder clerk assessor freeholder coroner selectman "
    "superdelegate registrar "
    "colonel admiral lieutenant captain".split()
)
#: What somebody is beside any office.
_FAITHS: Final = frozenset(
    "Muslim Christian Jewish Catholic Protestant Hindu Sikh Mormon Black Latino Latina Hispanic".split()
)
#: What students study for.
_DEGREES: Final = frozenset("PhD Ph.D DPhil MBA MFA MSc MA BA JD".split())
_PARTICIPLES: Final = frozenset("jg")
_TIME: Final = re.compile(r"(?:[Tt]hen|[Ee]x|[Nn]ow)-(?=[A-Z])")
#: Who works for the government of a place.
_EMPLOYED: Final = frozenset("employee worker prosecutor attorney administrator".split())
_CANDIDATES: Final = frozenset("nominee candidate manager".split())


class ModifierReader:
    """Reads what stands before a role in one article."""

    def __init__(self, text: str, entities: Entities) -> None:
        self.text = text
        self.entities = entities

    def attach(self, statement: Statement, start: int, end: int, head: str) -> None:
        """Attach a name to a role as organization, person served or place."""
        text = self.text
        name = re.sub(r"(?:[’']s|(?<=s)[’'])$", "", text[start:end])
        possessive = len(name) != end - start
        if name in _DEGREES:
            return
        if name.endswith("ing") and CLASSES[name.lower()] in _PARTICIPLES and not possessive:
            # "Spotting Sen. Lee, he waved"
            return
        if name.split()[0] in lex.PARTIES:
            statement.party = "R" if name.split()[0] == "GOP" else name[0]
        if name in lex.PARTIES:
            statement.organization = name
            return
        owner = re.match(r"(.+?)(?:[’']s|(?<=s)[’']) (\S.*)$", name)
        whole = self.entities.first_from(start) if owner else None
        if whole is not None and whole.start == start and whole.name == name:
            # "Texas Farmers’ Union president"
            self.attach_name(statement, name, start, end, head)
            return
        if owner and owner[2] in BODIES and head not in _CANDIDATES:
            # "Lee’s campaign spokesman": of the campaign of the person.
            self.attach(statement, start, start + owner.end(1), head)
            statement.organization, statement.organization_entity = name, None
            return
        land = owner and not possessive and owner[1] in lex.PLACES and " " in owner[2]
        if owner and land and owner[2] not in lex.PLACES:
            # "Italy’s Northern League leader"
            self.attach(statement, start + owner.start(2), end, head)
            return
        if owner and not possessive and start + owner.end(1) < end:
            # "Lee’s Ohio chairman": the person served, and where.
            self.attach(statement, start, start + owner.end(1), head)
            return
        party, _, rest = name.partition(" ")
        if party in lex.PARTIES and rest in ("U.S.", "US", "U.K.", "UK"):
            # "Republican U.S. Rep.": every one is of the country.
            statement.organization = party
            return
        if party in lex.PARTIES and (rest in lex.PLACES or rest in lex.CHAMBERS):
            name = rest
        words = name.split()
        if (
            len(words) > 1
            and words[-1] in ("Republican", "Democratic", "Democrat")
            and head != "leader"
        ):
            name = " ".join(words[:-1])
        self.attach_name(statement, name, start, end, head)
        if name != " ".join(words) and not statement.of:
            # "an Ohio Green strategist", who holds no office of the place
            statement.organization = words[-1]

    def attach_name(self, statement: Statement, name: str, start: int, end: int, head: str) -> None:
        """Attach what has been found to be one name, its owner and its party left off."""
        possessive = self.text[start:end].endswith(OWNERS)
        rank, _, country = name.partition(" ")
        ranked = rank.lower() in lex.ROLE_MODIFIERS or rank.lower() in lex.ROLE_HEADS
        if ranked and country in ("U.S.", "US"):
            # "Assistant U.S. Attorney"
            statement.role = f"{name} {statement.role or ''}".rstrip()
            return
        national = (
            name in lex.DEMONYMS
            or name.rsplit(maxsplit=1)[-1] in lex.DEMONYMS
            or name.endswith("-based")
        )
        if name in lex.PLACES or national:
            if name == "U.S." and (statement.role or "").startswith("District"):
                statement.role = f"{name} {statement.role}"
            elif head in OFFICES or (name in ("U.S.", "U.K.") and head != "citizen"):
                statement.area = name
            return
        near = [m for m in self.entities.between(start, end) if m.end <= end]
        person = next((m for m in near if m.entity.kind == "person"), None)
        if person is not None and person.start <= start + 8 and person.end >= start + len(name) - 1:
            statement.principal, statement.principal_text = person.entity, name
            if (statement.role or "").lower().startswith("campaign "):
                # A campaign manager serves the person, and works for the campaign.
                statement.organization = f"{name} campaign"
            return
        place = next((m for m in near if m.entity.kind == "place"), None)
        if place is not None and place.name == name and not possessive:
            if head in OFFICES:
                statement.area = name
            elif head in _EMPLOYED and name.endswith((" County", " City")):
                statement.organization = name
            return
        statement.organization = name
        org = next((m for m in near if m.entity.kind in ("organization", "unknown")), None)
        if org is not None and org.name == name:
            statement.organization_entity = org.entity

    def left(self, statement: Statement, left: list[Token], head: str) -> None:
        """Read what stands before the role: party, organization, person served or place."""
        while left and left[-1].word.lower().strip(",") in _COLOURLESS:
            left = left[:-1]
        left = [_without_time(token) for token in left]
        tail: list[Token] = []
        for token in reversed(left):
            word = token.word
            if word[0].isupper() or word in BODIES or word in ("&", "of"):
                tail.insert(0, token)
                if word.lower() in ("the", "a", "an"):
                    break
                continue
            break
        if len(left) > 1 and left[-1].word == "party" and left[-2].word == "tea":
            tail = []
        if tail and tail[0].word.islower() and left[-len(tail) - 1 :][0].word == "and":
            # "the Reno Trust’s water and city outreach director"
            tail = []
        while tail and tail[0].word.lower() in _COLOURLESS_CAPITALS:
            # "Presumptive Green nominee", where a sentence begins
            tail.pop(0)
        for at, token in enumerate(tail):
            # "Reno League-trained surgeon", "Ohio-based lawyer"
            if token.word.endswith(("-trained", "-educated", "-born", "-backed")):
                tail = tail[at + 1 :]
                break
        while tail and (
            tail[0].word in lex.FUNCTION_WORDS
            or tail[0].word in lex.MONTHS_AND_DAYS
            or tail[0].word in ("of", "&")
            or re.search(r"-(?:[a-z]|American)", tail[0].word)
        ):
            tail.pop(0)
        if len(tail) == 1 and tail[0].word in _FAITHS:
            # "London’s first Muslim mayor"
            tail = []
        words = (statement.role or " ").split(" ")
        titled = words[0][:1].isupper() and words[-1][:1].isupper()
        if not tail and not (left and left[-1].word.islower() and titled):
            # Not "Lee’s rival Sen. Bo Dale", who is no senator of hers.
            tail = self.owner(statement, left)
        if not tail:
            return
        if len(tail) == 1 and tail[0] is left[0] and tail[0].word.lower() in BODIES:
            # "Committee Chairman Lee", where a sentence begins
            statement.organization = tail[0].word.lower()
            return
        self.attach(statement, self.name_start(tail[0].start, left), tail[-1].end, head)
        body = next((t.word[:-2] for t in left if t.word[-2:] in ("’s", "'s")), "")
        if statement.area and not statement.organization and body in BODIES:
            # "the campaign’s Ohio director" directs what the campaign has there.
            statement.role, statement.area = f"{statement.area} {statement.role}", None
            statement.organization = body

    def name_start(self, start: int, left: list[Token]) -> int:
        """Where a name begins that may hold small words: "Office of Water and Soil director"."""
        index = self.entities.index_at(start) - 1
        name = self.entities.mentions[index] if index >= 0 else None
        if name is None or not left[0].start <= name.start or name.entity.kind != "organization":
            return start
        return name.start if start < name.end else start

    def owner(self, statement: Statement, left: list[Token]) -> list[Token]:
        """Whose somebody is, further off: "the campaign’s", "Lee’s 2008 campaign manager"."""
        at = next((i for i in range(len(left) - 1, -1, -1) if left[i].word.endswith(OWNERS)), -1)
        if at < 0:
            return []
        if left[at].word.islower():
            owner = left[at].word[:-2]
            start = at
            while owner in BODIES and start > 0 and left[start - 1].word[0].isupper():
                start -= 1
            while start < at and left[start].word in lex.FUNCTION_WORDS:
                start += 1
            if start < at:
                # "the Scottish Green party’s fisheries spokesman"
                return left[start : at + 1]
            if owner in BODIES or (at == len(left) - 1 and owner not in lex.ROLE_HEADS):
                statement.organization = owner
            return []
        start = at
        while start > 0 and left[start - 1].word[0].isupper():
            start -= 1
        while start < at and left[start].word in lex.FUNCTION_WORDS:
            start += 1
        return left[start : at + 1]


def _without_time(token: Token) -> Token:
    """A name without the word that joins a time to it: "then-FBI director", "the ex-CIA chief"."""
    time = _TIME.match(token.word)
    if time is None:
        return token
    return Token(token.start + time.end(), token.end, token.word[time.end() :])
