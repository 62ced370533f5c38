"""The grammar of a noun phrase with a role: "former Ohio governor", "a director of the Reno Trust"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from quotebank.extract import lexicon as lex
from quotebank.extract.complements import ComplementReader
from quotebank.extract.named import Entities, Entity
from quotebank.extract.rolewords import (
    BODIES,
    DETERMINERS,
    PREPOSITIONS,
    RELATIONS,
    TOKEN,
    Token,
    bare,
    is_compound,
    is_plural,
    noun_phrase_start,
    role_noun,
)
from quotebank.extract.statements import Statement, last_word
from quotebank.extract.wordclasses import CLASSES
from quotebank.names import TITLES, spell_out_title

__all__ = ["RoleReader", "share"]

#: Before "of" and what somebody is.
_PARTITIVES: Final = frozenset(
    "one two three four five six some several many kind sort most half all none number".split()
)
_FORMER: Final = frozenset(
    "former ex late onetime one-time erstwhile retired now-retired past fired ousted".split()
)
_THEN: Final = frozenset("then then-".split())
_NOW: Final = frozenset("now current currently incumbent".split())
_SPENT: Final = _FORMER | _NOW
_CANDIDATES: Final = frozenset(
    "nominee candidate hopeful contender challenger nominees candidates frontrunner front-runner "
    "standard-bearer mate running-mate".split()
)
_RUNNERS: Final = frozenset("candidate hopeful contender nominee".split())
#: Role words that stay with the role even when they are capitalised like a name.
_CAPITAL_MODIFIERS: Final = frozenset(
    "executive vice deputy assistant attorney prime press research chief senior managing political "
    "auditor inspector surgeon solicitor registrar consul "
    "communications majority minority general acting interim lieutenant city first foreign finance "
    "associate campaign secretary co supreme police county state presidential minister "
    "sergeant detective det ch rear "
    "brigadier major national founding principal solicitor surgeon fire district solicitor "
    "vice-presidential gubernatorial ranking top staff founding legal creative editorial "
    "policy opinion high shadow home under special digital technology operating marketing medical "
    "investment information strategy academic athletic trade field operations".split()
)
_BODY_OR_PREPOSITION: Final = BODIES | PREPOSITIONS
#: Words of bodies as well as of roles: "House editor", "State senator", "White House aide".
_NAMES_OF_BODIES: Final = frozenset("House Senate State White Cabinet Supreme College".split())
#: Fields of work in capitals.
_FIELDS: Final = frozenset(("TV", "IT", "HR", "PR"))
#: What ministers are for, beside what modifies other roles.
_PORTFOLIOS: Final = frozenset(
    "rural public home internal women children child youth sports sport culture water irrigation power "
    "mines petroleum textiles employment skills transport roads railways shipping aviation forests "
    "fisheries food consumer civil urban housing tribal minorities welfare planning information "
    "broadcasting parliamentary industries commerce small business works development and".split()
)
#: Who is of a work, which nobody else is of: "a nurse and co-author of “Water”".
_OF_WORKS: Final = frozenset(("author", "co-author", "star", "creator", "co-creator"))
#: What a sentence begins after.
_OPENS: Final = re.compile(r"(?:^|\n|[.!?:][”\"’]? |[“\"(]|[—–] )$")
#: Who is of the same firm as the role before: "Reno Bank president and CEO".
_HEADS_OF_FIRMS: Final = frozenset(
    "ceo cfo coo chairman chairwoman chair president executive founder co-founder cofounder owner "
    "co-owner publisher director".split()
)
#: Roles that another title follows: "presidential candidate Senator Lee".
_LOWER_HEADS: Final = _RUNNERS | {
    "host",
    "veteran",
    "author",
    "rival",
    "front-runner",
    "frontrunner",
}
_BODIES_OF_PEOPLE: Final = frozenset(
    "group groups organization organizations network association union agency class community".split()
)
#: What follows the head of a role at once.
_AFTER_HEADS: Final = PREPOSITIONS | {"and", "who", "whom", "whose", "that", "&"}
#: Adjectives that stand behind a role.
_POSTPOSED: Final = frozenset(("emeritus", "emerita", "designate", "elect", "pro-tempore"))
#: Roles that stand as adjectives before others.
_ADJECTIVES: Final = frozenset(
    "veteran fellow chief head lead deputy assistant associate principal major general executive "
    "representative star official professional".split()
)
#: Words that no modifiers of a role stand before.
_NO_MODIFIERS: Final = frozenset("who whose which that when while where has had is was".split())
#: What the years behind a role are not those of: "the mayor, who taught from 1991 to 1995".
_APART: Final = re.compile(r"\.|\b(?:who|which|whose)\b")
_YEAR_SPAN: Final = re.compile(r"from (?<=\bfrom )(\d{4}) (?:to|until|through) (\d{4})\b")


class RoleReader(ComplementReader):
    """Reads the noun phrases of one article that hold roles."""

    def __init__(self, text: str, entities: Entities) -> None:
        super().__init__(text, entities)
        #: Whether the role read last took its organization from a phrase behind it.
        self.complement = False
        self.plural = False

    def phrase(
        self,
        entity: Entity,
        start: int,
        stop: int,
        *,
        prenominal: bool = False,
        apposed: bool = False,
        plural: bool = False,
    ) -> Iterator[Statement]:
        """Read the roles of one noun phrase, joined by "and"."""
        self.plural = plural
        found = TOKEN.finditer(self.text, start, stop)
        tokens = [Token(*m.span(), m[0]) for m in (islice(found, 40) if apposed else found)]
        tokens = tokens if apposed else tokens[noun_phrase_start(tokens) :]
        if prenominal:
            tokens = self.after_other_person(tokens)
        index, status, previous = 0, "current", None
        while index < len(tokens):
            head = self.head(tokens, index, apposed)
            if head is None:
                return
            statement, after, status = self.role(entity, tokens, index, head, status)
            if apposed and after < len(tokens) and self.names_another(tokens, after):
                return
            if statement is not None:
                if previous is not None and self.owned_by_both(tokens, index, statement):
                    share(previous, statement)
                yield statement
                if (
                    previous is not None
                    and not previous.of
                    and previous.status == statement.status
                    and self.complement
                    and _shares(tokens, index)
                    and last_word(statement.role) not in _OF_WORKS
                ):
                    share(statement, previous)
                previous = statement
            index = after
            if index < len(tokens) and tokens[index].word in ("and", "&", ","):
                index += 1
                if index < len(tokens) and tokens[index].word == "and":
                    index += 1
                nxt = tokens[index].word.lower() if index < len(tokens) else ""
                if nxt in DETERMINERS or nxt in _NOW or nxt.startswith("now-"):
                    status = "current"
            elif not prenominal:
                return

    def owned_by_both(self, tokens: list[Token], index: int, statement: Statement) -> bool:
        """Whether what stands before a first role goes for a second: "Lee’s friend and adviser"."""
        if statement.of or tokens[index - 1].word not in ("and", "&"):
            return False
        owned = any(t.word.endswith(("’s", "'s", "s’", "s'")) for t in tokens[:index])
        if role_noun(tokens[index].word) is not None and tokens[index].word.islower():
            # "a Green pollster and consultant"
            owned = owned or any(t.word in lex.PARTIES for t in tokens[:index])
        return owned or last_word(statement.role) in _HEADS_OF_FIRMS

    def after_other_person(self, tokens: list[Token]) -> list[Token]:
        """Leave off a clause about somebody else: "Sen. Lee grilled Reno Bank CEO …"."""
        if len(tokens) < 3:
            return tokens
        for mention in reversed(self.entities.between(tokens[0].start, tokens[-1].start)):
            if mention.entity.kind != "person":
                continue
            owner = self.text[mention.end : mention.end + 1] in ("’", "'")
            for at, token in enumerate(tokens):
                if owner:
                    break
                if token.start > mention.end:
                    word = token.word
                    verbal = (
                        word.islower()
                        and word not in lex.ROLE_MODIFIERS
                        and role_noun(word) is None
                    )
                    return tokens[at + 1 :] if verbal and word not in BODIES else tokens
        return tokens

    def names_another(self, tokens: list[Token], after: int) -> bool:
        """Whether a role is right before another person's name, and so that person's."""
        token = tokens[after]
        near = self.entities.between(token.start, token.start + 1)
        return bool(near) and near[0].entity.kind == "person" and token.word[0].isupper()

    def head(self, tokens: list[Token], index: int, apposed: bool) -> int | None:
        """The head noun of the next role: the last role word before a preposition or a break."""
        found = None
        for at in range(index, len(tokens)):
            word = tokens[at].word
            lower = bare(word)
            following = tokens[at + 1].word if at + 1 < len(tokens) else ""
            head = role_noun(word)
            if head is not None and word.endswith(("’s", "'s", "s’", "s'")):
                head = None
            if head is not None and lower in _ADJECTIVES and self.qualifies(tokens, at):
                head = None
            if following in _BODIES_OF_PEOPLE:
                # "a free-market activist group"
                head = None
            if head is not None and word[0].isupper() and self.titles_an_owner(tokens, at):
                # "President Lee’s former adviser"
                head = None
            if head is not None and word[0].isupper() and self.names_a_body(tokens[at], following):
                head = None
            if word in lex.PARTIES and following[:1].isalpha() and following not in _AFTER_HEADS:
                # "Republican Gov. Lee", "a chief Democratic negotiator"
                head = None
            if head is not None:
                title = found is not None and (
                    word.lower() in TITLES
                    or (word in lex.TITLE_WORDS and tokens[at - 1].word.islower())
                    or word in ("Professor", "Prof.", "Prof")
                )
                if title and not is_compound(tokens[at - 1].word):
                    return found
                found = at
                if not following or following in ',;:()—–“”"' or following.lower() in _AFTER_HEADS:
                    return found
            elif found is not None:
                if not self.leads_on(tokens, at):
                    # "director Palmieri said": the role ended before this word.
                    return found
            elif apposed and (
                (lower in PREPOSITIONS and at > index + 1 and not _is_partitive(tokens, at))
                or lower in lex.REPORT_VERBS
                or at - index > 9
                or lower in _NO_MODIFIERS
                or (lower in DETERMINERS and at > index and CLASSES[tokens[at - 1].word] in "svex")
            ):
                return None
        return found

    def qualifies(self, tokens: list[Token], at: int) -> bool:
        """Whether a role word only qualifies what follows: "the chief U.S. adviser"."""
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if not following[:1].isalpha() or following in _AFTER_HEADS:
            return False
        word = bare(tokens[at].word)
        if word in ("veteran", "fellow", "official") and following[0].isupper():
            return True
        if following[0].islower() and (
            tokens[at].word in ("major", "general") or tokens[at - 1].word == "Gold"
        ):
            # "a major figure", "Gold Star parents"
            return True
        for token in tokens[at + 1 : at + 5]:
            if token.word in _AFTER_HEADS or not token.word[0].isalpha():
                return False
            if role_noun(token.word) is not None:
                return True
        return False

    def titles_an_owner(self, tokens: list[Token], at: int) -> bool:
        """Whether a title is that of a person whose somebody is: "President Lee’s adviser"."""
        if at + 1 >= len(tokens):
            return False
        start = tokens[at + 1].start
        near = self.entities.between(start, start + 1)
        return bool(near) and self.text[near[0].end : near[0].end + 1] in ("’", "'")

    def names_a_body(self, token: Token, following: str) -> bool:
        """Whether a role word is part of an organization’s name: "Justice Department"."""
        if following in lex.ORGANIZATION_HEADS or following == "Corps":
            return True
        if token.word in ("Secretary", "Speaker") and following == "of":
            # "Ohio Secretary of State"
            return False
        index = self.entities.index_at(token.start) - 1
        around = self.entities.mentions[index] if index >= 0 else None
        return (
            around is not None and around.end > token.end and around.entity.kind == "organization"
        )

    def leads_on(self, tokens: list[Token], at: int) -> bool:
        """Whether a word behind a role head leads on to another: "chief water engineer"."""
        word = tokens[at].word
        lower = bare(word)
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if lower in lex.ROLE_MODIFIERS and word.islower():
            return True
        if role_noun(following) is None:
            # "student loan debt expert"
            after = tokens[at + 2].word if at + 2 < len(tokens) else ""
            nouns = [lower, following]
            return after.islower() and role_noun(after) is not None and all(map(_is_noun, nouns))
        if word in lex.PARTIES:
            return following.islower()
        if lower in _CAPITAL_MODIFIERS and word[0].isupper():
            # "Deputy Press Secretary"
            return following[0].isupper()
        plain = lower not in PREPOSITIONS and lower not in lex.REPORT_VERBS
        return word.islower() and following.islower() and plain

    def role(
        self, entity: Entity, tokens: list[Token], index: int, head: int, status: str
    ) -> tuple[Statement | None, int, str]:
        """Read one role: what stands before its head, the head, and what follows."""
        text = self.text
        first = head
        while first > index and self.modifies(tokens, first - 1, index):
            first -= 1
        left = tokens[index:first]
        while tokens[first].word.lower() in _SPENT and first < head:
            left = tokens[index : first + 1]
            first += 1
        for token in left:
            lower = bare(token.word)
            if lower in _FORMER or lower.startswith(("ex-", "then-")) or lower in _THEN:
                status = "former"
            elif lower in _NOW or lower.startswith("now-"):
                status = "current"
        noun = role_noun(tokens[head].word) or ""
        if head + 1 < len(tokens) and tokens[head + 1].word in _POSTPOSED:
            head += 1
        if noun in _RUNNERS and left and left[-1].word in lex.CHAMBERS:
            # "Ohio Senate candidate", "White House hopeful": what is run for.
            size = 2 if [t.word for t in left[-2:]] == ["White", "House"] else 1
            first -= size
            left = left[:-size]
        role = self.role_words(tokens, first, head)
        lower_role = tokens[first].word.lower()
        if lower_role.startswith(("then-", "ex-")):
            status = "former"
        statement = Statement(entity, role, status=status)
        evidence_from = left[0].start if left else tokens[first].start
        self.left(statement, left, noun)
        told = statement.of
        after = self.right(statement, tokens, head, noun)
        self.complement = statement.of is not None and statement.of != told
        if noun in _CANDIDATES and status == "current":
            statement.status = "candidate"
        years = _YEAR_SPAN.search(text, tokens[head].end, min(len(text), tokens[head].end + 120))
        if years and not _APART.search(text, tokens[head].end, years.start()):
            statement.start, statement.end, statement.status = years[1], years[2], "former"
        statement.evidence = [(evidence_from, tokens[after - 1].end)]
        if is_plural(tokens[head].word):
            partitive = [bare(t.word) for t in tokens[max(0, index - 1) : head]]
            grouped = self.plural or entity.kind == "described"
            if not grouped and ("one" not in partitive[:2] or "of" not in partitive):
                return None, after, status
            if entity.kind != "described":
                *others, last = role.split()
                single = last[:-1] if last[-1] == "s" and role_noun(last[:-1]) else noun
                statement.role = " ".join([*others, single])
        words = [bare(token.word) for token in tokens[first:head]]
        return statement if _is_capacity(statement, noun, words) else None, after, status

    def role_words(self, tokens: list[Token], first: int, head: int) -> str:
        """The words of a role, titles spelled out."""
        words = [t.word for t in tokens[first : head + 1]]
        if words[-1].lower() not in TITLES:
            words[-1] = words[-1].rstrip(".'’")
        words[-1] = spell_out_title(words[-1])
        if words[-1] in lex.PLURAL_TITLES:
            words[-1] = words[-1].removesuffix("s")
        joined = " ".join(words)
        if "-" in joined:
            joined = re.sub(r"^(?:then|now|ex|Then|Now|Ex)-", "", joined)
        spelled = spell_out_title(joined)
        if spelled == joined and len(words) > 1:
            for size in (2, 1):
                tail = spell_out_title(" ".join(words[-size:]))
                if tail != " ".join(words[-size:]):
                    spelled = " ".join((*words[:-size], tail))
                    break
        return (
            spelled[0].upper() + spelled[1:]
            if spelled[:1].isupper() or words[0].lower() in TITLES
            else spelled
        )

    def modifies(self, tokens: list[Token], at: int, index: int) -> bool:
        """Whether a word before a role head belongs to the role."""
        word = tokens[at].word
        lower = bare(word)
        if "-" in lower:
            lower = re.sub(r"^(?:now|then|ex)-", "", lower)
        following = tokens[at + 1].word
        if following.lower() in TITLES and word.islower() and lower != "state":
            return False
        if word.endswith(("’s", "'s", "’", "'")) or lower in lex.UNROLE_MODIFIERS:
            return False
        if (
            word in ("White", "House")
            and self.text[tokens[at].start - 6 : tokens[at].end + 6].find("White House") >= 0
        ):
            return False
        if word.islower() or ("-" in word and word[0].islower()) or self.is_lowered(tokens, at):
            previous = tokens[at - 1].word if at > index else ""
            if (
                lower == "campaign"
                and previous[:1].isupper()
                and tokens[at + 1].word not in ("manager", "chairman")
            ):
                return False
            after_name = tokens[at + 1].word.islower() and previous[:1].isupper()
            if (
                after_name
                and previous not in lex.FUNCTION_WORDS
                and lower not in _BODY_OR_PREPOSITION
            ):
                # "Dunn Capital portfolio manager"
                return not lower.endswith(("ed", "ly"))
            inside = at > index and role_noun(previous) is not None and previous.islower()
            return (
                (inside and lower not in PREPOSITIONS)
                or word in _FIELDS
                or lower in lex.ROLE_MODIFIERS
                or (lower in lex.ROLE_HEADS and lower not in ("democrat", "republican"))
            )
        if lower == "security" and at > index and tokens[at - 1].word == "National":
            return True
        if lower in ("city", "county") and at > index and tokens[at - 1].word[0].isupper():
            # "Atlantic City Mayor"
            return False
        if lower in _CAPITAL_MODIFIERS:
            return True
        ahead = [token.word for token in tokens[at + 1 : at + 4]]
        if "Minister" in ahead and (lower in _PORTFOLIOS or lower in lex.ROLE_MODIFIERS):
            # "Indian Defence Minister", "Rural Development Minister"
            return True
        return word.lower() in TITLES and is_compound(word)

    def is_lowered(self, tokens: list[Token], at: int) -> bool:
        """Whether a capital says nothing: on "TV", or where a sentence begins: "Film director"."""
        token = tokens[at]
        if token.word in _FIELDS:
            return True
        lower = token.word.lower()
        named = token.word in _NAMES_OF_BODIES or token.word in lex.PARTIES
        if lower not in lex.ROLE_MODIFIERS or named:
            return False
        if not tokens[at + 1].word.islower():
            return False
        start = token.start
        return _OPENS.search(self.text, max(0, start - 8), start) is not None


def _is_capacity(statement: Statement, noun: str, before: list[str]) -> bool:
    """Whether a noun is somebody’s capacity with what is said of it, and the role’s words before it."""
    if noun in ("democrat", "republican"):
        titled = before or statement.organization in lex.CHAMBERS
        return bool(titled and statement.organization)
    if noun in RELATIONS:
        # "a consumer advocate" is one by trade.
        return bool(statement.of or (before and noun in ("advocate", "campaigner")))
    if noun == "veteran":
        return bool(statement.of or before)
    return noun != "lady" or before[-1:] == ["first"]


def _is_partitive(tokens: list[Token], at: int) -> bool:
    """Whether "of" leads on to what somebody is: "one of the directors", not "the father of a nurse"."""
    before = tokens[at - 1].word
    # Not in names: "a University of Ohio professor".
    return tokens[at].word == "of" and (bare(before) in _PARTITIVES or before[0].isupper())


def _is_noun(word: str) -> bool:
    """Whether a word in lower case may be a noun that stands before another one."""
    small = word in PREPOSITIONS or word in DETERMINERS or word in lex.REPORT_VERBS
    return word.islower() and not small and not word.endswith(("ed", "ing", "ly", "s"))


def share(one: Statement, other: Statement) -> None:
    """Let a second role be of what the first is of."""
    other.organization = one.organization
    other.organization_entity = one.organization_entity
    other.principal, other.principal_text = one.principal, one.principal_text
    other.area = one.area


def _shares(tokens: list[Token], index: int) -> bool:
    """Whether a second role shares its object with the first: "founder and CEO of X"."""
    based = any(t.word.endswith("-based") for t in tokens[:index])
    apart = tokens[index].word in ("a", "an")
    return index > 0 and tokens[index - 1].word in ("and", "&") and not based and not apart
