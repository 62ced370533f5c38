"""Read what an article states about its persons: role, of what, and whether it still holds.

Every statement is a noun phrase beside a name: before it ("Clinton campaign spokesman Brian
Fallon"), after it in apposition (", director of the Center for New Liberalism, …"), after a copula or
"who served as", or in the party tag of a legislator. One small grammar reads them all: determiner,
adjectives, an organization, person served or place, the words of the role, its head noun, and the
phrases with a preposition that follow.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

import attrs

from quotebank.extract import lexicon as lex
from quotebank.extract.entities import Entities, Entity, Mention
from quotebank.names import TITLES, spell_out_title

__all__ = ["Statement", "find_affiliations", "head_word", "merge_statements", "read_description"]


@attrs.define(slots=True, eq=False)
class Statement:
    """One statement of an article about a person's capacity.

    Attributes:
        entity: of whom it speaks.
        role: the role, titles spelled out; None where only the organization is given.
        organization: the organization as printed here, named or described.
        organization_entity: the organization among the article's names, if it is one.
        parent: the organization that an unnamed one is an offshoot of.
        principal: the person served.
        principal_text: that person as printed here.
        area: the place, as printed ("Arkansas", "N.Y.", "French").
        status: ``current``, ``former`` or ``candidate``.
        party: the party that a tag or an adjective gives: ``R``, ``D`` and so on.
        start: the year in which it began, if stated.
        end: the year in which it ended, if stated.
        evidence: where it stands, in code points.
    """

    entity: Entity
    role: str | None
    organization: str | None = None
    organization_entity: Entity | None = None
    parent: Entity | None = None
    principal: Entity | None = None
    principal_text: str | None = None
    area: str | None = None
    status: str = "current"
    party: str | None = None
    start: str | None = None
    end: str | None = None
    evidence: list[tuple[int, int]] = attrs.Factory(list)

    @property
    def of(self) -> str | None:
        """The organization, else the person served, else the place, as printed."""
        return self.organization or self.principal_text or self.area


_TOKEN: Final = re.compile(r"[^\s,;:()\[\]“”\"—–]+|[,;:()\[\]“”\"—–]")
_FORMER: Final = frozenset(
    "former ex late onetime one-time erstwhile retired now-retired past".split()
)
_THEN: Final = frozenset("then then-".split())
_NOW: Final = frozenset("now current currently incumbent".split())
_DETERMINERS: Final = frozenset("a an the his her their its our my one another this that".split())
_PREPOSITIONS: Final = frozenset("of for at to with in on under from by within inside".split())
_CANDIDATES: Final = frozenset(
    "nominee candidate hopeful contender challenger nominees candidates frontrunner front-runner "
    "standard-bearer mate running-mate".split()
)
#: Role words that stay with the role even when they are capitalised like a name.
_CAPITAL_MODIFIERS: Final = frozenset(
    "executive vice deputy assistant attorney prime press research chief senior managing political "
    "communications majority minority general acting interim lieutenant city first foreign finance "
    "associate campaign secretary co supreme police county state presidential minister sergeant rear "
    "brigadier major national founding principal solicitor surgeon fire district solicitor "
    "vice-presidential gubernatorial ranking top staff founding legal creative editorial policy opinion".split()
)
#: Heads whose place is where they hold office; elsewhere a place only says where somebody lives.
_OFFICES: Final = frozenset(
    "senator representative congressman congresswoman governor mayor president premier chancellor minister "
    "king queen prince delegate lawmaker legislator assemblyman assemblywoman councilman councilwoman "
    "councillor commissioner secretary treasurer comptroller auditor general ambassador envoy diplomat leader "
    "chief sheriff judge justice director chairman chairwoman chair superintendent prosecutor attorney-general "
    "speaker mp alderman supervisor official coordinator delegate emperor pope bishop archbishop "
    "ombudsman whip undersecretary colonel admiral lieutenant captain".split()
)
_SERVES: Final = frozenset(
    "aide adviser advisor spokesman spokeswoman spokesperson lawyer attorney surrogate ally assistant strategist "
    "manager secretary doctor physician director chief consultant counsel deputy biographer pollster supporter "
    "speechwriter fundraiser donor confidant confidante loyalist frontbencher staffer official agent coach "
    "friend brother surgeon pastor chairman chairwoman operative mate partner accountant running-mate chair".split()
)
_PAGE: Final = re.compile(
    r"^(?:Photo|Image|FILE|Credit|Caption|Getty|AP|Picture|Video)\b", re.IGNORECASE
)
_TAG: Final = re.compile(
    r"(?:,? \((?:(?P<party>[RDI]|Rep|Dem|Ind|GOP|DFL)\.?(?:-|–|, ))?(?P<area>[A-Z][A-Za-z. ]{1,25}?)\)"
    r"|, (?P<party2>[RDI])(?:-|–)(?P<area2>(?:[A-Z]\.){2}|[A-Z][A-Za-z]{1,20}\.?)(?: [A-Z][a-z]+)?"
    r"|,? (?:a )?(?:Republican|Democrat|Independent) (?:of|from) (?P<area3>[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    r"| (?:of|from)(?: the)? (?P<area4>[A-Z][a-z]+(?: [A-Z][a-z]+)?))"
)
_OF: Final = re.compile(r"(?: of|, of|, from|, with) (?:the )?")
_YEAR_SPAN: Final = re.compile(r"\bfrom (\d{4}) (?:to|until|through) (\d{4})\b")
_CLAUSE: Final = re.compile(
    r"(?:(?:,| and|) who (?:now |once |also |previously |formerly |briefly )?|,? and (?:now |also )?|"
    r" (?:himself |herself |also |now |once )?|, )"
    r"(?P<verb>is|was|remains|became|served as|serves as|has been|had been|works as|worked as|runs|ran|heads|"
    r"headed|leads|led|chairs|chaired|founded|co-founded|directs|directed|has served as|had served as)"
    r" (?:now |also |still |currently |once |previously )?"
)
_WHO: Final = re.compile(r" (?:and )?who\b")
_VERB_ROLES: Final = {
    "runs": ("head", "current"), "ran": ("head", "former"), "heads": ("head", "current"),
    "headed": ("head", "former"), "leads": ("leader", "current"), "led": ("leader", "former"),
    "chairs": ("chair", "current"), "chaired": ("chair", "former"), "founded": ("founder", "current"),
    "co-founded": ("co-founder", "current"), "directs": ("director", "current"),
    "directed": ("director", "former"),
}  # fmt: skip
_PAST: Final = frozenset(("was", "served as", "worked as", "had been", "had served as"))
_GENERIC: Final = frozenset(
    ("think tank", "group", "organization", "nonprofit", "newspaper", "magazine", "website", "company", "firm")
)
_BODIES: Final = frozenset(
    "campaign police administration family panel committee party department foundation magazine team union "
    "university caucus government state county city".split()
)
_OFFSHOOTS: Final = frozenset(
    "offshoot subsidiary arm affiliate branch wing spinoff spin-off unit division group project".split()
)


def find_affiliations(
    text: str,
    entities: Entities,
    quoted: Sequence[tuple[int, int]] = (),
    persons: Collection[int] | None = None,
) -> list[Statement]:
    """Find what an article states about its persons beside their names.

    Args:
        text: the article.
        entities: its names, from `find_entities`.
        quoted: the stretches within quotation marks, sorted; what stands there is a speaker's
            statement and not the article's.
        persons: the ``id`` of each entity of interest; None for every person.

    Returns:
        The statements in text order, each person's repetitions merged.

    Example:
        >>> from quotebank.extract.entities import find_entities
        >>> text = "Ann Lee, a former director of Reno Water, met Gov. Bo Hill (D-Nev.)."
        >>> for s in find_affiliations(text, find_entities(text)):
        ...     print(s.entity.name, s.role, s.of, s.status, sep=" / ")
        Ann Lee / director / Reno Water / former
        Bo Hill / Governor / Nev. / current
    """
    reader = _Reader(text, entities)
    found: list[Statement] = []
    quotes = iter(quoted)
    current = next(quotes, None)
    headline = _headline_end(text)
    for mention in entities.mentions:
        while current is not None and current[1] <= mention.start:
            current = next(quotes, None)
        if mention.entity.kind not in ("person", "unknown") or mention.start < headline:
            continue
        if persons is not None and id(mention.entity) not in persons:
            continue
        if current is not None and current[0] <= mention.start:
            continue
        found.extend(reader.beside(mention))
    merged = merge_statements(found)
    for statement in merged:
        party, area = reader.tags.get(id(statement.entity), (None, None))
        statement.party = statement.party or party
        if not statement.of and _last_word(statement.role) in lex.LEGISLATOR_ROLES:
            statement.area = area
    return merged


def read_description(
    text: str, entities: Entities, entity: Entity, span: tuple[int, int], *, after: bool = False
) -> list[Statement]:
    """Read a description that was found to mean a person, such as "the Vermont senator".

    Args:
        text: the article.
        entities: its names.
        entity: whom the description means.
        span: where it stands, in code points.
        after: whether it is a predicate ("is the mayor of Reno, …"), which may go on beyond the role.

    Returns:
        What it states of the person.
    """
    reader = _Reader(text, entities)
    return list(reader.phrase(entity, span[0], span[1], prenominal=not after, apposed=after))


def merge_statements(statements: Sequence[Statement]) -> list[Statement]:
    """Join the statements that say the same of the same person, the fuller one standing.

    Two say the same when their roles end in the same word and one names no organization, person or
    place, or one's words are among the other's. Evidence is kept of both.
    """
    kept: dict[int, list[Statement]] = {}
    order: list[Statement] = []
    for statement in statements:
        homes = kept.setdefault(id(statement.entity), [])
        for home in homes:
            if _same(home, statement):
                _absorb(home, statement)
                break
        else:
            homes.append(statement)
            order.append(statement)
    return order


def _last_word(role: str | None) -> str:
    return role.split()[-1].lower() if role else ""


def _words(of: str | None) -> set[str]:
    return set(re.findall(r"\w+", (of or "").lower())) - {"the", "a", "an", "s"}


def _same(one: Statement, other: Statement) -> bool:
    if one.role is None or other.role is None:
        # "Marshall, from the PPI", the founder of the Progressive Policy Institute.
        here, there = one.organization_entity, other.organization_entity
        return here is not None and here is there
    if _last_word(one.role) != _last_word(other.role):
        return False
    a, b = _words(one.role), _words(other.role)
    if not (a <= b or b <= a):
        return False
    mine, theirs = _words(one.of), _words(other.of)
    if mine and theirs:
        return mine <= theirs or theirs <= mine
    return True


def _absorb(home: Statement, other: Statement) -> None:
    """Take over what another statement of the same thing says more."""
    if not home.of or (
        other.of and len(_words(other.of)) > len(_words(home.of)) and other.organization
    ):
        home.organization, home.organization_entity = other.organization, other.organization_entity
        home.principal, home.principal_text = other.principal, other.principal_text
        home.area, home.parent = other.area, other.parent
    if home.role is None:
        home.status = other.status
    if len(other.role or "") > len(home.role or ""):
        home.role = other.role
    if home.status == "current" and other.status != "current":
        home.status = other.status
    home.evidence.extend(span for span in other.evidence if span not in home.evidence)


def _headline_end(text: str) -> int:
    """Where the headline ends: a first line of few words without a stop."""
    end = text.find("\n")
    line = text[: end if end >= 0 else len(text)].rstrip()
    return end if 0 < end < 200 and line[-1:] not in '.!?”":' else 0


def _bare(word: str) -> str:
    """A word in lower case without its stop, its plural or possessive ending kept."""
    return word.lower().strip(".'’")


def head_word(word: str) -> str | None:
    """The role that a word names, in the singular and in lower case; None if it names none."""
    lower = word.lower().strip("'’")
    if lower in TITLES:
        return spell_out_title(lower).split()[-1].lower()
    lower = lower.rstrip(".")
    if lower in lex.ROLE_HEADS:
        return lower
    if lower.startswith("ex-"):
        return head_word(lower[3:])
    if lower.endswith("s") and lower[:-1] in lex.ROLE_HEADS and len(lower) > 4:
        return lower[:-1]
    if lower.endswith("men") and lower[:-3] + "man" in lex.ROLE_HEADS:
        return lower[:-3] + "man"
    return None


@attrs.define(slots=True, eq=False)
class _Token:
    """A word of a phrase, and where it stands."""

    start: int
    end: int
    word: str


class _Reader:
    """Reads noun phrases of one article."""

    def __init__(self, text: str, entities: Entities) -> None:
        self.text = text
        self.entities = entities
        #: Whether the role read last took its organization from a phrase behind it.
        self.complement = False
        #: Where a name ended that shares its role with those after it, and that role.
        self.titled: tuple[int, Statement] | None = None
        self.plural = False
        self.tags: dict[int, tuple[str, str]] = {}

    # -- where statements stand ------------------------------------------------------------------

    def beside(self, mention: Mention) -> Iterator[Statement]:
        """The statements before and after one mention of a person."""
        text = self.text
        line = text.rfind("\n", max(0, mention.start - 200), mention.start) + 1
        if text[line : line + 1] in "PIFCGAV(" and _PAGE.match(text, line, line + 8):
            return
        before = list(self.before(mention)) or list(self.conjoined(mention))
        self.tagged(mention, before)
        yield from before
        end = self.after_tag(mention)
        if before and mention.titles and mention.titles[0] in lex.PLURAL_TITLES:
            self.titled = (end, before[-1])
        yield from self.belonging(mention, end, before)
        nxt = text[end : end + 1]
        if nxt == ",":
            yield from self.apposed(mention, end + 1)
        elif nxt == " " and text[end + 1 : end + 2] in "iwrshla":
            yield from self.predicated(mention, end)

    def before(self, mention: Mention) -> Iterator[Statement]:
        """Read the phrase that ends in the name."""
        text = self.text
        stop = mention.start
        floor = max(0, stop - 140)
        window = text[floor:stop]
        comma = window.rstrip().endswith(",")
        words = window.split()
        if not words:
            return
        last = words[-1].strip(',“”"(')
        if comma:
            if (
                text[mention.end : mention.end + 1] == " "
                and text[mention.end + 1 : mention.end + 2].isupper()
            ):
                return
            body = window.rstrip()[:-1]
            cut = max(body.rfind(ch) for ch in ',.;:“”"\n()—–')
            if cut >= 0 and body[cut] == "." and body[cut + 1 : cut + 2] != " ":
                cut = -1
            start = floor + cut + 1
            lead = text[start : start + 40].split()
            if not lead or not (
                lead[0].lower() in _DETERMINERS
                or lead[0] in ("As", "as", "Now")
                or re.search(r"[’']s?$", lead[0])
            ):
                return
            yield from self.phrase(mention.entity, start, floor + len(body), apposed=True)
            return
        if head_word(last) is None and not ("of" in mention.titles):
            return
        cut = max(window.rfind(ch) for ch in ',;:“”"\n()—–')
        start = floor + cut + 1
        sentence = None
        for match in re.finditer(r"[.!?][’'”\"]? +(?=[A-Z])", text[start : stop + 1]):
            head = text[start : start + match.start()].split()
            if head and (head[-1] + ".").lower() not in TITLES and len(head[-1]) > 2:
                sentence = match
        if sentence:
            start += sentence.end()
        if self.is_plural(last) and re.match(
            r"(?: \([^)\n]{1,25}\))?(?:,| and) (?:[A-Z]|former )", text[mention.end : mention.end + 40]
        ):
            # "presidential candidates Ann Lee and Bo Hill": one for each.
            for statement in self.phrase(mention.entity, start, stop, prenominal=True, plural=True):
                self.titled = (self.after_tag(mention), statement)
                yield statement
            return
        yield from self.phrase(mention.entity, start, stop, prenominal=True)

    def apposed(self, mention: Mention, start: int) -> Iterator[Statement]:
        """Read what follows a name and a comma: an age, a phrase of apposition, a who-clause."""
        text = self.text
        age = re.compile(r" \d{1,3},").match(text, start)
        if age:
            start = age.end()
        clause = _CLAUSE.match(text, start - 1, start + 60)
        if clause and "who" in clause[0]:
            yield from self.clause(mention, clause)
            return
        for _ in range(3):
            stop = _phrase_end(text, start)
            found = list(self.phrase(mention.entity, start, stop, apposed=True))
            yield from found
            if not found:
                return
            relative = _WHO.search(text, found[-1].evidence[0][1], stop)
            clause = (
                _CLAUSE.match(text, relative.start(), relative.start() + 60) if relative else None
            )
            if clause:
                yield from self.clause(mention, clause)
            if text[stop : stop + 1] != ",":
                return
            start = stop + 1
            if not re.compile(r" (?:and |now |then |former )").match(text, start):
                return

    def predicated(self, mention: Mention, end: int) -> Iterator[Statement]:
        """Read "X is the president of Y", "X, who served as …" and "X, now …"."""
        clause = _CLAUSE.match(self.text, end, end + 60)
        if clause:
            yield from self.clause(mention, clause)

    def clause(self, mention: Mention, clause: re.Match[str]) -> Iterator[Statement]:
        """Read the complement of a copula, or the object of "runs" and its like."""
        text, verb = self.text, clause["verb"]
        stop = _phrase_end(text, clause.end())
        if verb in _VERB_ROLES:
            role, status = _VERB_ROLES[verb]
            near = [
                m for m in self.entities.between(clause.end(), stop) if m.entity.kind != "person"
            ]
            lead = text[clause.end() : near[0].start].split() if near else []
            if near and near[0].entity.kind == "organization" and len(lead) <= 2:
                yield Statement(
                    mention.entity, role, near[0].name, near[0].entity, status=status,
                    evidence=[(clause.start("verb"), near[0].end)],
                )  # fmt: skip
            return
        tail = text[clause.end() : clause.end() + 5]
        first = text[clause.end() : clause.end() + 30].split()[:1]
        leads = re.match(r"(?:an?|the|one) ", tail) or (first and head_word(first[0]))
        if not leads and not verb.endswith("as"):
            return
        for statement in self.phrase(mention.entity, clause.end(), stop, apposed=True):
            if verb in _PAST or verb.startswith("has served"):
                statement.status = "former"
            yield statement

    def after_tag(self, mention: Mention) -> int:
        """Where a name ends, with its party tag."""
        tag = _TAG.match(self.text, mention.end, mention.end + 50)
        if tag and (tag["party"] or tag["party2"] or tag["area3"] or tag["area"]):
            return tag.end()
        return mention.end

    def tagged(self, mention: Mention, before: list[Statement]) -> None:
        """Give a legislator the place in the tag after the name: "(R-Utah)", "of New York"."""
        if self.text[mention.end : mention.end + 1] not in (" ", ","):
            return
        tag = _TAG.match(self.text, mention.end, mention.end + 50)
        if not tag:
            return
        area = tag["area"] or tag["area2"] or tag["area3"] or tag["area4"]
        if tag["area"] and not tag["party"] and not _is_state(area):
            return
        if tag["area4"] and area not in lex.PLACES:
            area = area.split()[0]
            if area not in lex.PLACES:
                return
        if tag["party"] or tag["party2"]:
            self.tags[id(mention.entity)] = ((tag["party"] or tag["party2"])[0], area.strip())
        offices = [s for s in before if _last_word(s.role) in lex.LEGISLATOR_ROLES]
        for statement in offices[-1:]:
            if not statement.of or statement.organization in lex.PARTIES:
                statement.organization = None
                statement.area = area.strip()
                statement.evidence = [(statement.evidence[0][0], tag.end())]

    def conjoined(self, mention: Mention) -> Iterator[Statement]:
        """Carry a plural title over: "Sens. Ann Lee (D-Ore.) and Bo Hill (R-Ga.)"."""
        if self.titled is None or mention.start - self.titled[0] > 8:
            return
        if self.text[self.titled[0] : mention.start] not in (" and ", ", and ", ", "):
            return
        shared = self.titled[1]
        yield attrs.evolve(
            shared,
            entity=mention.entity,
            area=None if shared.organization is None else shared.area,
            evidence=[*shared.evidence[:1], (mention.start, mention.end)],
        )
        self.titled = (self.after_tag(mention), self.titled[1])

    def belonging(self, mention: Mention, end: int, before: list[Statement]) -> Iterator[Statement]:
        """Read "NBC’s Ann Lee", "Ann Lee of Third Way" and "the Rev. Ann Lee, of Zion Church"."""
        text = self.text
        match = _OF.match(text, end, end + 16)
        if match:
            near = self.entities.between(match.end(), match.end() + 1)
            if near and near[0].entity.kind == "organization":
                if before and not before[-1].of and before[-1].status == "current":
                    before[-1].organization = near[0].name
                    before[-1].organization_entity = near[0].entity
                elif not before:
                    yield Statement(
                        mention.entity, None, near[0].name, near[0].entity,
                        evidence=[(mention.start, near[0].end)],
                    )  # fmt: skip
        elif not before and text[mention.outer - 3 : mention.outer] in ("’s ", "'s "):
            at = self.entities.index_at(mention.outer) - 1
            owner = self.entities.mentions[at] if at >= 0 else None
            if owner and owner.end == mention.outer - 3 and owner.entity.kind == "organization":
                yield Statement(
                    mention.entity, None, owner.name, owner.entity,
                    evidence=[(owner.start, mention.end)],
                )  # fmt: skip

    # -- the grammar -------------------------------------------------------------------------------

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
        tokens = [_Token(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(self.text, start, stop)]
        tokens = tokens[:40] if apposed else tokens[_noun_phrase_start(tokens) :]
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
                yield statement
                if (
                    previous is not None
                    and not previous.of
                    and self.complement
                    and _shares(tokens, index)
                ):
                    previous.organization = statement.organization
                    previous.organization_entity = statement.organization_entity
                    previous.principal = statement.principal
                    previous.principal_text, previous.area = (
                        statement.principal_text,
                        statement.area,
                    )
                previous = statement
            index = after
            if index < len(tokens) and tokens[index].word in ("and", "&", ","):
                index += 1
                if index < len(tokens) and tokens[index].word == "and":
                    index += 1
                nxt = tokens[index].word.lower() if index < len(tokens) else ""
                if nxt in _DETERMINERS or nxt in _NOW or nxt.startswith("now-"):
                    status = "current"
            elif not prenominal:
                return

    def after_other_person(self, tokens: list[_Token]) -> list[_Token]:
        """Leave off a clause about somebody else: "Sen. Lee grilled Reno Bank CEO …"."""
        if len(tokens) < 3:
            return tokens
        for mention in reversed(self.entities.between(tokens[0].start, tokens[-1].start)):
            if mention.entity.kind != "person":
                continue
            for at, token in enumerate(tokens):
                if token.start > mention.end:
                    word = token.word
                    verbal = (
                        word.islower()
                        and word not in lex.ROLE_MODIFIERS
                        and head_word(word) is None
                    )
                    return tokens[at + 1 :] if verbal and word not in _BODIES else tokens
        return tokens

    def names_another(self, tokens: list[_Token], after: int) -> bool:
        """Whether a role is right before another person's name, and so that person's."""
        token = tokens[after]
        near = self.entities.between(token.start, token.start + 1)
        return bool(near) and near[0].entity.kind == "person" and token.word[0].isupper()

    def head(self, tokens: list[_Token], index: int, apposed: bool) -> int | None:
        """The head noun of the next role: the last role word before a preposition or a break."""
        found = None
        for at in range(index, len(tokens)):
            word = tokens[at].word
            lower = _bare(word)
            head = head_word(word)
            possessive = word.endswith(("’s", "'s", "s’", "s'"))
            if head is not None and not possessive:
                following = tokens[at + 1].word if at + 1 < len(tokens) else ""
                if (
                    found is not None
                    and word.lower() in TITLES
                    and not _compound(tokens[at - 1].word)
                ):
                    return found
                found = at
                if not following or following in ',;:()—–“”"':
                    return found
                follow = following.lower()
                if follow in _PREPOSITIONS or follow in (
                    "and",
                    "who",
                    "whom",
                    "whose",
                    "that",
                    "&",
                ):
                    return found
                continue
            if found is not None:
                if lower in lex.ROLE_MODIFIERS and word.islower():
                    continue
                if apposed and word[0].islower():
                    # "director Palmieri said": the role ended before this word.
                    return found
                return found
            if apposed and (
                (lower in _PREPOSITIONS and at > index + 1 and lower not in ("of",))
                or lower in lex.REPORT_VERBS
                or at - index > 9
                or lower
                in (
                    "who",
                    "whose",
                    "which",
                    "that",
                    "when",
                    "while",
                    "where",
                    "has",
                    "had",
                    "is",
                    "was",
                )
            ):
                return None
        return found

    def role(
        self, entity: Entity, tokens: list[_Token], index: int, head: int, status: str
    ) -> tuple[Statement | None, int, str]:
        """Read one role: what stands before its head, the head, and what follows."""
        text = self.text
        first = head
        while first > index and self.modifies(tokens, first - 1, index):
            first -= 1
        left = tokens[index:first]
        while tokens[first].word.lower() in _FORMER | _NOW and first < head:
            left = tokens[index : first + 1]
            first += 1
        for token in left:
            lower = _bare(token.word)
            if lower in _FORMER or lower.startswith(("ex-", "then-")) or lower in _THEN:
                status = "former"
            elif lower in _NOW or lower.startswith("now-"):
                status = "current"
        noun = head_word(tokens[head].word) or ""
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
        if years and "." not in text[tokens[head].end : years.start()]:
            statement.start, statement.end, statement.status = years[1], years[2], "former"
        statement.evidence = [(evidence_from, tokens[after - 1].end)]
        if self.is_plural(tokens[head].word):
            partitive = [_bare(t.word) for t in tokens[max(0, index - 1) : head]]
            if not self.plural and ("one" not in partitive[:2] or "of" not in partitive):
                return None, after, status
            statement.role = " ".join([*role.split()[:-1], noun])
        if noun in ("democrat", "republican") and not (first < head and statement.organization):
            return None, after, status
        if noun in ("lady",) and _bare(tokens[head - 1].word) != "first":
            return None, after, status
        return statement, after, status

    def is_plural(self, word: str) -> bool:
        """Whether a role is one of several people, titles before several names aside."""
        lower = word.lower()
        if lower in TITLES or word in lex.PLURAL_TITLES:
            return False
        return (
            _bare(word) not in lex.ROLE_HEADS
            and head_word(word) is not None
            and not lower.startswith(("ex-",))
        )

    def role_words(self, tokens: list[_Token], first: int, head: int) -> str:
        """The words of a role, titles spelled out."""
        words = [t.word for t in tokens[first : head + 1]]
        if words[-1].lower() not in TITLES:
            words[-1] = words[-1].rstrip(".'’")
        words[-1] = spell_out_title(words[-1])
        if words[-1] in lex.PLURAL_TITLES:
            words[-1] = words[-1].removesuffix("s")
        joined = " ".join(words)
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

    def modifies(self, tokens: list[_Token], at: int, index: int) -> bool:
        """Whether a word before a role head belongs to the role."""
        word = tokens[at].word
        lower = _bare(word)
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
        if word.islower() or "-" in word and word[0].islower():
            previous = tokens[at - 1].word if at > index else ""
            if (
                lower == "campaign"
                and previous[:1].isupper()
                and tokens[at + 1].word not in ("manager", "chairman")
            ):
                return False
            return lower in lex.ROLE_MODIFIERS or (
                lower in lex.ROLE_HEADS and lower not in ("democrat", "republican")
            )
        if lower in _CAPITAL_MODIFIERS:
            return True
        return word.lower() in TITLES and _compound(word)

    def left(self, statement: Statement, left: list[_Token], head: str) -> None:
        """Read what stands before the role: party, organization, person served or place."""
        while left and left[-1].word.lower().strip(",") in lex.UNROLE_MODIFIERS - {"white"}:
            left = left[:-1]
        tail: list[_Token] = []
        for token in reversed(left):
            word = token.word
            if word[0].isupper() or word in _BODIES or word in ("&", "of"):
                tail.insert(0, token)
                if word.lower() in ("the", "a", "an"):
                    break
                continue
            break
        while tail and (tail[0].word in lex.FUNCTION_WORDS or tail[0].word in ("of", "&")):
            tail.pop(0)
        if not tail:
            # "the campaign’s press secretary"
            if left and left[-1].word.endswith(("’s", "'s")) and left[-1].word.islower():
                owner = left[-1].word[:-2]
                if owner not in lex.ROLE_HEADS:
                    statement.organization = owner
            return
        self.attach(statement, tail[0].start, tail[-1].end, head)

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
        party, _, rest = name.partition(" ")
        if party in lex.PARTIES and (rest in lex.PLACES or rest in lex.CHAMBERS):
            name = rest
        words = name.split()
        if (
            len(words) > 1
            and words[-1] in ("Republican", "Democratic", "Democrat")
            and head not in ("leader",)
        ):
            name = " ".join(words[:-1])
        national = (
            name in lex.DEMONYMS or name.split()[-1] in lex.DEMONYMS or name.endswith("-based")
        )
        if name in lex.PLACES or national:
            if head in _OFFICES or (name in ("U.S.", "U.K.") and head not in ("citizen",)):
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

    def right(self, statement: Statement, tokens: list[_Token], head: int, head_word: str) -> int:
        """Read the prepositional phrases after a role; return where they end."""
        at = head + 1
        while at < len(tokens) and tokens[at].word.lower() in _PREPOSITIONS:
            preposition = tokens[at].word.lower()
            stop = self.object_end(tokens, at + 1)
            if stop == at + 1:
                break
            took = self.object(statement, preposition, tokens[at + 1 : stop], tokens[at], head_word)
            if not took:
                break
            at = stop
        return at

    def object_end(self, tokens: list[_Token], at: int) -> int:
        """Where the object of a preposition ends."""
        start = at
        while at < len(tokens):
            word = tokens[at].word
            lower = word.lower()
            if word in ',;:()[]—–“”"':
                break
            if at > start and lower in _PREPOSITIONS and not self.within_name(tokens[at]):
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
            if lower in ("and", "&") and not self.within_name(tokens[at]):
                rest = [t.word for t in tokens[at + 1 : at + 6]]
                if any(head_word(w) is not None for w in rest) or (
                    rest and rest[0] in ("a", "the", "now")
                ):
                    break
            at += 1
        return at

    def within_name(self, token: _Token) -> bool:
        """Whether a small word is part of an organization's name."""
        index = self.entities.index_at(token.start) - 1
        return index >= 0 and self.entities.mentions[index].end > token.end

    def object(
        self, statement: Statement, preposition: str, tokens: list[_Token], lead: _Token, head: str
    ) -> bool:
        """Take one prepositional phrase: what is served, or a further part of the role."""
        text = self.text
        start, end = tokens[0].start, tokens[-1].end
        if text[start:end] in (
            "State",
            "state",
            "staff",
            "Staff",
            "War",
            "Defense",
            "the Treasury",
            "Education",
            "Labor",
            "Energy",
            "Commerce",
            "Agriculture",
            "Transportation",
        ):
            if head in ("secretary", "chief", "undersecretary", "assistant", "deputy"):
                statement.role = f"{statement.role} {preposition} {text[start:end]}"
                return True
        near = [m for m in self.entities.between(start, end) if m.start - start < 60]
        mention = near[0] if near else None
        lowered = [t.word for t in tokens if t.start < (mention.start if mention else end)]
        if mention is not None and (text[mention.end : mention.end + 2] in ("’s", "'s")):
            rest = text[mention.end + 2 : end].strip()
            if rest and not statement.of:
                statement.organization = text[
                    mention.outer if mention.outer >= start else mention.start : end
                ]
                return True
        if (
            head in ("ambassador", "envoy")
            and preposition == "to"
            or preposition in ("on", "about")
            and (
                head
                in (
                    "consultant",
                    "expert",
                    "adviser",
                    "advisor",
                    "specialist",
                    "authority",
                    "director",
                )
            )
        ):
            statement.role = f"{statement.role} {preposition} {text[start:end]}"
            return True
        if mention is not None and len([w for w in lowered if w.islower()]) <= 4:
            return self.take(statement, preposition, mention, start, end, head)
        caps = [t for t in tokens if t.word[0].isupper()]
        determined = tokens[0].word.lower() in _DETERMINERS
        if caps and not statement.of and preposition in ("of", "for", "at", "with", "in", "on"):
            self.attach(statement, caps[0].start, end, head)
            return True
        if (
            determined
            and tokens[0].word.lower() in ("a", "an", "the", "another")
            and not statement.of
        ):
            phrase = (
                text[tokens[1].start : end]
                if len(tokens) > 1 and tokens[0].word.lower() != "another"
                else text[start:end]
            )
            if preposition in ("of", "for", "at", "to", "on", "with") and len(tokens) > 1:
                statement.organization = phrase
                return True
            return False
        if statement.of or preposition in ("with", "under", "from", "by", "in"):
            return False
        if preposition in ("of", "for") and not determined:
            statement.role = f"{statement.role} {preposition} {text[start:end]}"
            return True
        return False

    def take(
        self,
        statement: Statement,
        preposition: str,
        mention: Mention,
        start: int,
        end: int,
        head: str,
    ) -> bool:
        """Take a name after a preposition."""
        kind = mention.entity.kind
        text = self.text
        tail = text[mention.end : end].strip()
        if kind == "person":
            if tail in ("campaign", "administration", "family", "Foundation", "era", "team"):
                if not statement.of:
                    statement.organization = f"{mention.name} {tail}"
                return True
            if not statement.of and preposition in ("of", "for", "to", "under", "with"):
                statement.principal, statement.principal_text = mention.entity, mention.name
            return True
        if statement.organization in lex.PARTIES and kind != "person":
            statement.organization = None
        if (
            statement.organization in lex.CHAMBERS
            and kind == "organization"
            and preposition in ("for", "at")
        ):
            statement.role = f"{statement.organization} {statement.role}"
            statement.organization = None
        if kind == "place":
            if statement.of:
                return True
            if tail and tail[:1].islower():
                statement.organization = text[mention.start : end]
            elif head in _OFFICES or preposition in ("of", "for"):
                statement.area = mention.name
            return True
        if tail.split()[:1] and tail.split()[0] in _OFFSHOOTS:
            if not statement.organization and not statement.principal:
                place = re.compile(r" in (?=[A-Z])").match(text, end)
                near = self.entities.between(place.end(), place.end() + 1) if place else ()
                stop = near[0].end if near else end
                statement.organization = re.sub(r"^(?:the|a|an) ", "", text[start:stop])
                statement.parent = mention.entity
            return True
        if not statement.of or (
            statement.area and not statement.organization and preposition in ("of", "for", "at")
        ):
            name = mention.name
            if kind == "unknown":
                mention.entity.kind = "organization"
            if tail and tail[0].islower() and len(tail.split()) <= 2 and tail not in _GENERIC:
                name = f"{name} {tail}"
            statement.organization = name
            statement.organization_entity = mention.entity
            return True
        return True


def _noun_phrase_start(tokens: list[_Token]) -> int:
    """Where the noun phrase that ends with the tokens begins."""
    at = len(tokens)
    while at > 0 and len(tokens) - at < 14:
        word = tokens[at - 1].word
        lower = word.lower()
        if (
            lower == "the"
            and at >= 3
            and tokens[at - 2].word == "of"
            and tokens[at - 3].word == "Speaker"
        ):
            at -= 1
            continue
        if lower in _DETERMINERS:
            return at - 1
        if (
            lower == "of"
            and at >= 2
            and _bare(tokens[at - 2].word) in ("secretary", "speaker", "chief")
        ):
            at -= 2
            continue
        if lower == "and" and at >= 2 and head_word(tokens[at - 2].word):
            at -= 1
            continue
        if (
            lower in _PREPOSITIONS
            or lower in lex.REPORT_VERBS
            or word in ',;:()[]—–“”"'
            or lower in _BREAKS
            or (lower.endswith("ed") and "-" not in lower and lower not in lex.UNROLE_MODIFIERS)
            or (
                word[0].isupper()
                and word in lex.FUNCTION_WORDS
                and word not in ("Former", "Longtime", "Ex")
            )
        ):
            return at
        at -= 1
    return at


_BREAKS: Final = frozenset(
    "and or but as that when while who whose which than after before by like about because if since until "
    "though although where whether so is was are were has had have been be being between against including "
    "not also it he she they i we you there into over through during per via amid among".split()
)


def _compound(word: str) -> bool:
    """Whether a title word goes on in the next: "Lt. Gov.", "Attorney Gen."."""
    return _bare(word) in (
        "lt", "maj", "brig", "vice", "deputy", "attorney", "atty", "lieutenant", "major", "brigadier", "rear",
        "secretary", "asst", "assistant",
    )  # fmt: skip


def _shares(tokens: list[_Token], index: int) -> bool:
    """Whether a second role shares its object with the first: "founder and CEO of X"."""
    based = any(t.word.endswith("-based") for t in tokens[:index])
    return index > 0 and tokens[index - 1].word in ("and", "&") and not based


def _is_state(name: str) -> bool:
    plain = name.strip().lower().replace(".", "").replace(" ", "")
    return name in lex.STATES or plain in lex.US_STATE_ABBREVIATIONS


def _phrase_end(text: str, start: int) -> int:
    """Where a noun phrase after a name ends: at a comma, a stop, a mark or a line's end."""
    stop = min(len(text), start + 240)
    at = start
    for match in re.compile(r"[,;:“”\"()\n—–]|[.!?](?=[\s”\"’']|$)").finditer(text, start, stop):
        at = match.start()
        if match[0] == "." and re.search(
            r"(?:\b[A-Z]|\b(?:Sen|Rep|Gov|Gen|Lt|St|Mr|Mrs|Ms|Dr|Jr|Sr|Inc|Co|Corp|Ltd|U\.S|U\.K|U\.N|D\.C))$",
            text[max(0, at - 5) : at],
        ):
            continue
        if match[0] == "," and text[at : at + 6] in (", Inc.", ", LLC,", ", Jr.,"):
            continue
        return at
    return stop
