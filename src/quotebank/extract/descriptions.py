"""Tell whom a description means: "the Vermont senator", "the 68-year-old", "the GOP nominee".

A dossier holds what an article says of each person beside the name: roles, organizations, places,
party, age. A description is read by the same grammar, and what agrees and what clashes become
features of the candidates, which the model of `quotebank.extract.resolve` weighs together with
where the candidates stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from quotebank.extract import lexicon as lex
from quotebank.extract.affiliations import Statement, read_description
from quotebank.extract.entities import Entities, Entity
from quotebank.extract.modifiers import OFFICES
from quotebank.extract.rolewords import head_word

__all__ = ["Description", "Dossier"]

_KIN: Final = tuple(
    frozenset(group.split())
    for group in (
        "senator lawmaker legislator",
        "representative congressman congresswoman lawmaker legislator",
        "nominee candidate standard-bearer contender hopeful",
        "businessman developer mogul magnate tycoon billionaire executive",
        "spokesman spokeswoman spokesperson",
        "lawyer attorney counsel",
        "doctor physician surgeon gastroenterologist cardiologist",
        "chairman chairwoman chair chairperson",
        "ceo executive",
        "professor scholar academic scientist economist historian",
        "adviser advisor aide strategist",
        "journalist reporter correspondent columnist writer",
        "mp lawmaker legislator",
        "general colonel officer admiral",
        "chief commissioner",
        "judge justice magistrate recorder",
        "minister secretary chancellor",
        "bishop archbishop cardinal priest pastor reverend cleric",
    )
)
#: Nouns for whoever holds one of several posts: "the union leader" may be its president.
_STANDS_FOR: Final = {
    noun: frozenset(posts.split())
    for nouns, posts in (
        (
            "leader",
            "president chairman chairwoman chair secretary director head founder coordinator",
        ),
        (
            "boss",
            "executive president chairman chairwoman director manager leader secretary owner ceo",
        ),
        (
            "officer",
            "sergeant constable detective inspector trooper lieutenant captain superintendent",
        ),
        (
            "official",
            "officer director secretary commissioner administrator representative organizer",
        ),
        ("politician", "mp senator representative governor mayor councillor minister congressman"),
        ("backbencher", "mp"),
        ("novelist", "author writer"),
        ("investor", "manager financier"),
    )
    for noun in nouns.split()
}
_PEOPLE: Final = frozenset(
    "person native alum guy kid teenager teen survivor victim suspect defendant witness "
    "billionaire "
    "millionaire conservative liberal progressive republican democrat libertarian independent "
    "socialist critic "
    "rival campaigner immigrant refugee parent neighbor neighbour octogenarian septuagenarian gop "
    "presumptive runner favorite favourite freshman sophomore junior senior rookie veteran "
    "candidate lady hero icon legend celebrity politician".split()
)
#: Nouns for those whom an article is about, which call them so without saying first that they are.
_PROMINENT: Final = lex.LEGISLATOR_ROLES | frozenset(
    "nominee candidate frontrunner front-runner standard-bearer contender hopeful president "
    "ex-president secretary minister premier chancellor king queen pope prince princess speaker "
    "businessman businesswoman billionaire mogul tycoon magnate developer politician democrat "
    "republican socialist conservative libertarian native star celebrity neurosurgeon".split()
)
_HEAD_ENDS: Final = re.compile(r",| (?:of|for|to|at|from|by|with|in|on|who|that)\b")
#: Mentions of somebody whom an article is about.
_OFTEN: Final = 3
#: How far back, in code points, somebody unnamed is remembered.
_LATELY: Final = 1500
#: Who speaks for a body or a person, whatever it is.
SPOKESPEOPLE: Final = frozenset("spokesman spokeswoman spokesperson".split())
#: Who works for somebody and is presented as that: "Lee’s aide" is nobody named otherwise.
_STAFF: Final = SPOKESPEOPLE | frozenset(
    "aide adviser advisor lawyer attorney manager strategist assistant counsel director staffer agent "
    "doctor ally supporter secretary deputy colleague".split()
)
#: Who is that of a field: "the health secretary".
_OF_FIELDS: Final = frozenset(("secretary", "minister", "commissioner"))
#: "the firm’s lawyer"
_OF_A_BODY: Final = re.compile(r"the (?:[a-z-]+ )?[a-z]+[’']s? ", re.IGNORECASE)
#: What a title tells of a calling.
_CALLINGS: Final = {
    "Dr": "doctor", "Doctor": "doctor", "Father": "priest", "Fr": "priest", "Rev": "pastor",
    "Reverend": "pastor", "Pastor": "pastor", "Rabbi": "rabbi", "Imam": "imam", "Judge": "judge",
    "Justice": "justice", "Prof": "professor", "Professor": "professor",
}  # fmt: skip
#: How many persons of one role are remembered.
_HOLDERS: Final = 50
_AGE_AFTER: Final = re.compile(r",? (?:\()?(\d{1,3})(?:,|\))")
_PLURALS: Final = frozenset("people officials supporters voters men women".split())


@attrs.define(slots=True, eq=False)
class _Known:
    """What an article says of one person beside the name."""

    roles: set[str] = attrs.Factory(set)
    words: set[str] = attrs.Factory(set)
    places: set[str] = attrs.Factory(set)
    party: str | None = None
    former: bool = False


class Dossier:
    """What an article says of each of its persons."""

    def __init__(self, text: str, entities: Entities, statements: Iterable[Statement]) -> None:
        self.text = text
        self.entities = entities
        self.known: dict[int, _Known] = {}
        self.holders: dict[str, list[Entity]] = {}
        for statement in statements:
            self.add(statement)
        for mention in entities.mentions:
            title = mention.titles[-1].rstrip(".") if mention.titles else ""
            if title in _CALLINGS:
                # "Dr Ann Lee" is the doctor, and "Father Hill" the priest.
                self.hold(mention.entity, _CALLINGS[title])
            # "Republican Ann Lee", "Democrat Bo Hill".
            if mention.titles and mention.titles[-1] in lex.PARTIES:
                known = self.known.setdefault(id(mention.entity), _Known())
                known.party = known.party or mention.titles[-1][0]

    def add(self, statement: Statement) -> None:
        """Note one statement."""
        known = self.known.setdefault(id(statement.entity), _Known())
        if statement.role:
            role = statement.role.split()[-1].lower()
            self.hold(statement.entity, role)
            office = statement.role.partition(" of ")[0].split()[-1].lower()
            if office != role:
                # "the secretary of state" is the secretary.
                self.hold(statement.entity, office)
            known.words.update(statement.role.lower().split())
        known.words.update(re.findall(r"\w+", (statement.of or "").lower()))
        if statement.area:
            known.places.add(_place(statement.area))
        known.party = known.party or statement.party
        known.former = known.former or statement.status == "former"

    def hold(self, entity: Entity, role: str) -> None:
        """Note that somebody holds a role."""
        self.known.setdefault(id(entity), _Known()).roles.add(role)
        holders = self.holders.setdefault(role, [])
        if len(holders) < _HOLDERS and entity not in holders:
            holders.append(entity)

    def of(self, entity: Entity) -> _Known:
        """What is known of an entity."""
        return self.known.get(id(entity)) or _Known()

    def age(self, entity: Entity) -> str | None:
        """The age that stands after a name, as in "Ann Lee, 42, said"."""
        for mention in entity.mentions[:6]:
            match = _AGE_AFTER.match(self.text, mention.end, mention.end + 8)
            if match:
                return match[1]
        return None


class Description:
    """One definite description, read."""

    def __init__(self, dossier: Dossier, start: int, end: int) -> None:
        self.dossier = dossier
        text = dossier.text
        self.phrase = text[start:end].strip(" ,")
        nobody = Entity("", "person")
        span = (start, min(end, start + 160))
        self.statements = read_description(text, dossier.entities, nobody, span, after=True)
        self.roles = {s.role.split()[-1].lower() for s in self.statements if s.role}
        self.fields = {
            word
            for s in self.statements
            if s.role and s.role.split()[-1].lower() in _OF_FIELDS
            for word in s.role.lower().split()[:-1]
        }
        self.kin = [kin for kin in _KIN if not self.roles.isdisjoint(kin)]
        self.kin += [_STANDS_FOR[role] for role in sorted(self.roles) if role in _STANDS_FOR]
        self.words = {w for s in self.statements for w in re.findall(r"\w+", (s.of or "").lower())}
        self.party = next((s.party for s in self.statements if s.party), None)
        if self.party is None:
            party = re.search(r"\b(Republican|Democrat|GOP|Libertarian)", self.phrase)
            self.party = {"GOP": "R"}.get(party[1], party[1][0]) if party else None
        self.places = {
            _place(m.name) for m in dossier.entities.between(start, end) if m.entity.kind == "place"
        }
        self.is_former = self.statements[0].status == "former" if self.statements else False
        self.is_post = any(s.organization or s.principal_text for s in self.statements)
        self.age = (re.findall(r"\b(\d{1,3})-year-old", self.phrase) or [None])[0]
        words = self.phrase.lower().split()
        self.gender = next(
            (
                gender
                for word in words
                for gender, nouns in (("female", lex.FEMALE_NOUNS), ("male", lex.MALE_NOUNS))
                if word in nouns
            ),
            None,
        )
        self.introduced = self._introduced(start)
        self.inside = {id(m.entity) for m in dossier.entities.between(start, end)}

    def _introduced(self, start: int) -> bool:
        """Whether somebody unnamed was called so shortly before: "a man shouted. … the man"."""
        noun = _HEAD_ENDS.split(self.phrase, maxsplit=1)[0].rpartition(" ")[2]
        if not noun.isalpha() or (noun in lex.ROLE_HEADS and self.candidates()):
            return False
        if f" {noun}" not in self.dossier.text[max(0, start - _LATELY) : start]:
            return False
        pattern = rf"(?<!, )\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w’'-]{{1,20}} ){{0,3}}{noun}\b"
        text = self.dossier.text
        for match in re.compile(pattern).finditer(text, max(0, start - _LATELY), start):
            if not re.match(r",? (?:named|called|[A-Z])", text[match.end() : match.end() + 10]):
                return True
        return False

    @property
    def is_definite(self) -> bool:
        """Whether it means somebody known: "the …", "Obama’s former …", not "a …" or a plural."""
        first = self.phrase.split()[0].lower() if self.phrase else ""
        if first == "the":
            last = _HEAD_ENDS.split(self.phrase, maxsplit=1)[0].split()[-1]
            noun = last.lower()
            return not (noun.endswith("s") and noun[:-1] in lex.ROLE_HEADS) and noun not in _PLURALS
        owned = re.match(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}(?:[’']s|s[’']) ", self.phrase)
        return bool(owned) and len(self.roles) > 0

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing beyond its noun: "the announcer"."""
        return not (self.places or self.party or self.words or self.age or self.gender)

    @property
    def is_human(self) -> bool:
        """Whether it describes a person: by a role, a gender, an age, a party, or a noun for people."""
        if self.roles or self.gender or self.age:
            return True
        head = _HEAD_ENDS.split(self.phrase, maxsplit=1)[0].split()
        return bool(head) and head[-1].lower().rstrip(".") in _PEOPLE

    def may_be(self, entity: Entity) -> bool:
        """Whether somebody may hold a post: "the firm’s lawyer" or a spokesman is not its treasurer.

        Nor is whoever is once presented as an agent called "the minister" next.
        """
        known = self.dossier.of(entity).roles
        if self.fields and not self.fields & self.dossier.of(entity).words and self.roles & known:
            # The business secretary is not the health secretary.
            return False
        minor = len(entity.mentions) < _OFTEN and not self.roles.isdisjoint(OFFICES)
        of_a_body = _OF_A_BODY.match(self.phrase) or not self.roles.isdisjoint(SPOKESPEOPLE)
        if not minor and not of_a_body:
            return True
        akin = any(not known.isdisjoint(kin) for kin in self.kin)
        if akin or not known.isdisjoint(self.roles):
            return True
        speaks_for = not self.roles.isdisjoint(SPOKESPEOPLE) and len(entity.mentions) >= _OFTEN
        return not known and not speaks_for

    def candidates(self) -> list[Entity]:
        """The persons of whom the article says the same role, wherever they are named."""
        holders = self.dossier.holders
        return [e for role in sorted(self.roles) for e in holders.get(role, [])[:20]]

    @property
    def is_staff(self) -> bool:
        """Whether it presents somebody by whom they work for: "Lee’s aide"."""
        owned = bool(self.inside) and not self.phrase.lower().startswith("the ")
        return owned and not self.roles.isdisjoint(_STAFF)

    @property
    def is_office(self) -> bool:
        """Whether it is a post that goes ill with another one: "the lawyer" is no mayor."""
        return not self.roles.isdisjoint(OFFICES | _STAFF)

    def is_strange(self, entity: Entity) -> bool:
        """Whether an article says nothing of somebody that goes with a description."""
        known = self.dossier.of(entity).roles | {
            head_word(title) for mention in entity.mentions[:3] for title in mention.titles[-1:]
        }
        return self.roles.isdisjoint(known) and all(map(known.isdisjoint, self.kin))

    def features(self, entity: Entity) -> list[str]:
        """What of a description agrees with what is said of a person, and what clashes."""
        known = self.dossier.of(entity)
        found: list[str] = []
        agrees = bool(self.roles & known.roles)
        akin = any(not known.roles.isdisjoint(kin) for kin in self.kin)
        if self.is_bare and not agrees and not akin:
            found.append("says: bare noun of no role of theirs")
        if self.words and " of " in self.phrase and not agrees and not akin:
            found.append("says: an office not said to be theirs")
        if agrees:
            past = known.former and not self.is_former
            found.append(f"says: role agrees{', of the past' if past else ''}")
        elif akin:
            found.append("says: role akin")
        elif self.roles:
            found.append("says: other roles" if known.roles else "says: no roles")
        if self.words & known.words:
            found.append("says: of agrees")
        if self.places:
            if self.places & known.places:
                found.append("says: place agrees")
            elif known.places:
                found.append("says: place clashes")
            elif self.roles & lex.LEGISLATOR_ROLES:
                found.append("says: holds office nowhere")
        if self.party and known.party:
            found.append(
                "says: party agrees" if self.party == known.party else "says: party clashes"
            )
        if self.gender and entity.gender:
            found.append(
                "says: gender agrees" if self.gender == entity.gender else "says: gender clashes"
            )
        if self.age:
            stated = self.dossier.age(entity)
            age = "age agrees" if stated == self.age else "other age" if stated else "age unstated"
            found.append(f"says: {age}")
        return found

    def nobody(self, others: Sequence[Sequence[str]]) -> list[str]:
        """The features of there being nobody in the article who is meant."""
        found = ["nobody"]
        if self.is_bare:
            found.append("nobody: bare")
            head = _HEAD_ENDS.split(self.phrase, maxsplit=1)[0].split()
            if not head or head[-1].lower() not in _PROMINENT:
                found.append("nobody: incidental")
        if self.introduced:
            found.append("nobody: introduced, not named")
        if not any(
            one.startswith(("says: role agrees", "says: role akin"))
            for features in others
            for one in features
        ):
            found.append("nobody: role is no one's")
        return found


def _place(name: str) -> str:
    """A place's name, a state's abbreviation spelled out."""
    plain = name.strip().lower().replace(".", "").replace(" ", "")
    return lex.US_STATE_ABBREVIATIONS.get(plain, name)
