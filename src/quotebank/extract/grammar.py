"""What each name does in its sentence: a subject or governed, who says something, of which gender."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.named import Entities, Entity, Mention
from quotebank.extract.rolewords import head_word
from quotebank.extract.sentences import Sentences
from quotebank.extract.wordclasses import CLASSES

__all__ = ["POSSESSIVE", "PREPOSITIONS", "Grammar"]

_SUBJECT_AFTER: Final = re.compile(
    r"(?: \([^)\n]{1,30}\))?(?: (?:of|at|from) [^,.;\n]{1,40}?(?=,| [a-z]+ed | said ))?"
    r"(?:,[^,.;\n]{1,140}(?:, [a-z][^,.;\n]{1,30})?,)?,? ?(?:who )?"
    r"(?:[a-z]+ly |also |then |still |never |even |later |now |once |just |has |had |have )?"
    r"(?P<verb>[a-z]{2,}|’s|’d)"
)
_FILLERS: Final = frozenset("the a an former then campaign press policy senior vice".split())
_NOUN: Final = re.compile(r"[ \xa0]([a-z]+)(?![\w’'-])")
_GENDERED: Final = re.compile(r"\b([Hh]e|[Hh]is|[Hh]im|himself|[Ss]he|[Hh]er|[Hh]ers|herself)\b")
_HERS: Final = frozenset(("her", "hers", "herself"))
_NOT_VERBS: Final = frozenset(
    "and or of for in at on to from with by the a an as campaign supporters supporter aides aide "
    "spokesman spokeswoman adviser advisers allies voters rally speech team but than about that "
    "administration foundation during after before into against over through while when where "
    "because if who whose which since until despite amid among between so yet nor is-not".split()
)
POSSESSIVE: Final = re.compile(r"(?:[’']s?)(?!\w)")
PREPOSITIONS: Final = frozenset(
    "of for to at from by with in on about against under behind near between among toward towards "
    "into over like than as".split()
)
_AGE: Final = re.compile(r", \d{1,3},")
#: What joins names that something governs together.
_JOINTS: Final = frozenset((" and ", " or ", ", and "))
_JOINING: Final = (" and ", " or ")
#: How many names of a sentence, or of a list, are looked at.
_FEW: Final = 8


class Grammar(Sentences):
    """Knows what the names of one article do in their sentences."""

    def __init__(self, text: str, entities: Entities, quoted: Iterable[tuple[int, int]]) -> None:
        super().__init__(text, quoted)
        self.entities = entities
        self._lower_words = entities.lower_words
        self._common: dict[str, bool] = {}
        self._subjects: dict[int, bool] = {}
        self._roles: dict[Mention, str] = {}
        self._says: dict[Mention, bool] = {}
        self._sayers: dict[int, Mention | None] = {}
        self._verbs: dict[int, str | None] = {}
        self._genders: dict[int, str | None] = {}
        #: How many more pronouns behind the mentions of an entity tell the one gender than the other.
        self._votes: dict[int, int] = {}

    def opens(self, start: int, mention: Mention) -> bool:
        """Whether a mention is the first from a place on, but for the place of its title."""
        first = self.entities.first_from(start)
        if first is not None and first.entity.kind == "place" and first.end + 1 >= mention.outer:
            first = self.entities.first_from(first.end)
        return first is mention

    def is_presented(self, mention: Mention) -> bool:
        """Whether a given name comes with whose somebody is, or an age: "his daughter, Ann, 24,"."""
        before = self.text[max(0, mention.outer - 20) : mention.outer].rstrip(" ,").split()[-1:]
        related = before and (before[0] in lex.FEMALE_NOUNS or before[0] in lex.MALE_NOUNS)
        return bool(related) or _AGE.match(self.text, mention.end, mention.end + 6) is not None

    def is_common(self, name: str) -> bool:
        """Whether a name is a word that stands in lower case elsewhere: a sentence began with it."""
        known = self._common.get(name)
        if known is None:
            known = " " not in name and (
                name in self._lower_words or CLASSES[name.lower()] not in "mN"
            )
            self._common[name] = known
        return known

    def sayer(self, index: int) -> Mention | None:
        """The last one who says something in the sentence of a number, outside quotations."""
        if index not in self._sayers:
            within = self.entities.between(self.sentences[index], self.sentence_end(index))
            said = [m for m in within[-_FEW:] if self.says(m) and not self.is_quoted(m.start)]
            self._sayers[index] = said[-1] if said else None
        return self._sayers[index]

    def is_subject(self, mention: Mention) -> bool:
        """Whether a mention looks like the subject of a clause: a verb follows, nothing governs it."""
        known = self._subjects.get(mention.start)
        if known is None:
            known = self._subjects[mention.start] = self._is_subject(mention)
        return known

    def _is_subject(self, mention: Mention) -> bool:
        if self.role(mention) != "other":
            return False
        verb = self.verb_after(mention.end)
        return (verb is not None and verb not in _NOT_VERBS) or self.says(mention)

    def verb_after(self, end: int) -> str | None:
        """The word after a mention that is its verb, if it has one."""
        if end not in self._verbs:
            match = _SUBJECT_AFTER.match(self.text, end, end + 140)
            self._verbs[end] = match["verb"] if match is not None else None
        return self._verbs[end]

    def says(self, mention: Mention) -> bool:
        """Whether a verb of saying stands beside a mention."""
        known = self._says.get(mention)
        if known is None:
            known = self._says[mention] = self._says_so(mention)
        return known

    def _says_so(self, mention: Mention) -> bool:
        before = self.text[max(0, mention.outer - 60) : mention.outer].split()
        while before and (
            head_word(before[-1]) or before[-1][0].isupper() or before[-1] in _FILLERS
        ):
            before.pop()
        if before and before[-1] in lex.REPORT_VERBS:
            # Inverted after what was said; in "Lee said Hill lost" Hill says nothing.
            last, opens = self.entities.index_at(mention.outer), self.sentence_start(mention.start)
            earlier = self.entities.mentions[max(0, last - _FEW) : last]
            if any(m.start >= opens and self.verb_after(m.end) == before[-1] for m in earlier):
                # "Lee, the mayor, for one, said Hill lost"
                return False
            return len(before) < 2 or before[-2][-1] in ",”\"'’"
        return self.verb_after(mention.end) in lex.REPORT_VERBS

    def gender(self, entity: Entity) -> str | None:
        """The gender of an entity: by name or title, else by the pronouns that follow its mentions."""
        if entity.gender is not None or entity.kind != "person":
            return entity.gender
        if id(entity) not in self._genders:
            self._genders[id(entity)] = self.voted_gender(entity)
        return self._genders[id(entity)]

    def voted_gender(self, entity: Entity) -> str | None:
        """The gender of most pronouns that follow the mentions of an entity with no one between."""
        votes = 0
        for mention in entity.mentions[:12]:
            before = self.text[max(0, mention.outer - 20) : mention.outer].rstrip(" ,").split()[-1:]
            if before and before[0] in lex.FEMALE_NOUNS:
                return "female"
            if before and before[0] in lex.MALE_NOUNS:
                return "male"
            stop = min(mention.end + 120, len(self.text))
            match = _GENDERED.search(self.text, mention.end, stop)
            if match is None or "\n" in self.text[mention.end : match.start()]:
                continue
            between = self.entities.between(mention.end, match.start())
            if any(m.entity.kind == "person" for m in between):
                continue
            votes += (
                1
                if match[1][0] in "hH" and match[1][1] in "ie" and match[1].lower() not in _HERS
                else -1
            )
        self._votes[id(entity)] = votes
        return None if votes == 0 else "male" if votes > 0 else "female"

    def role(self, mention: Mention) -> str:
        """Whether a mention owns or modifies a noun, stands after a preposition, or is neither."""
        known = self._roles.get(mention)
        if known is None:
            known = self._role(mention)
            joined = known == "other" and self.text.endswith(_JOINING, 0, mention.outer)
            if joined and self._role(self.joined_to(mention)) == "governed":
                # "backers of Lee and Hill": what governs one governs the other.
                known = "governed"
            self._roles[mention] = known
        return known

    def joined_to(self, mention: Mention) -> Mention:
        """The first of the names that "and" joins, of which one is the last: Lee of "Lee and Hill"."""
        for _ in range(_FEW):
            at = self.entities.index_at(mention.outer) - 1
            other = self.entities.mentions[at] if at >= 0 else mention
            if self.text[other.end : mention.outer] not in _JOINTS:
                break
            mention = other
        return mention

    def _role(self, mention: Mention) -> str:
        if POSSESSIVE.match(self.text, mention.end, mention.end + 3):
            return "possessor"
        noun = _NOUN.match(self.text, mention.end, mention.end + 25)
        if noun and CLASSES[noun[1]] in "rzu":
            return "modifier"
        before = self.text[max(0, mention.outer - 25) : mention.outer].split()
        while before and before[-1].lower() in ("the", "a", "an", "former", "then"):
            before.pop()
        if before and before[-1].lower() in PREPOSITIONS:
            return "governed"
        return "other"
