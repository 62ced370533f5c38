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
from quotebank.extract.named import Entities, Entity, Mention
from quotebank.extract.roles import RoleReader
from quotebank.extract.rolewords import (
    DETERMINERS,
    PREPOSITIONS,
    TOKEN,
    Token,
    head_word,
    is_plural,
    noun_phrase_start,
    role_noun,
)
from quotebank.extract.statements import Statement, last_word, merge_statements
from quotebank.names import HONORIFICS, TITLES

__all__ = ["Statement", "find_affiliations", "head_word", "merge_statements", "read_description"]

_PAGE: Final = re.compile(
    r"^(?:Photo|Image|FILE|Credit|Caption|Getty|AP|Picture|Video)\b", re.IGNORECASE
)
_TAG: Final = re.compile(
    r"(?:,? \((?:(?P<party>[RDI]|Rep|Dem|Ind|GOP|DFL)\.?(?:-|–|, ))?(?P<area>[A-Z][A-Za-z. "
    r"-]{1,25}?)\)"
    r"|, (?P<party2>[RDI])(?:-|–)(?P<area2>(?:[A-Z]\.){2}|[A-Z][A-Za-z]{1,20}\.?)(?: [A-Z][a-z]+)?"
    r"|,? (?:a )?(?:Republican|Democrat|Independent) (?:of|from) (?P<area3>[A-Z][a-z]+(?: "
    r"[A-Z][a-z]+)?)"
    r"| (?:of|from)(?: the)? (?P<area4>[A-Z][a-z]+(?: [A-Z][a-z]+)?))"
)
#: What follows a name that nothing is said of behind it, and that may have a tag.
_PLAIN: Final = frozenset(("’s", "'s", ". ", ".\n", "\n\n", "? "))
_TAGGED: Final = frozenset((" (", ", ", " o", " f", ",\xa0"))
#: Words that begin no apposition.
_NO_APPOSITION: Final = frozenset(
    "and or but as in on at with after before when while where which whom that because if "
    "since until though "
    "although by for from to he she they it we i you not just even who have has had is "
    "was will "
    "would so then-again too also during despite including along according like unlike "
    "whose".split()
)
_OF: Final = re.compile(r"(?: of|, of|, from|, with|, now at|, now with|, at) (?:the )?")
_OWNING: Final = re.compile(r"\b[Tt]he ((?:[A-Z][\w.]{0,20} ){0,3}[A-Z]\w{1,20})[’']s $")
_CLAUSE: Final = re.compile(
    r"(?:(?:,| and|) who (?:now |once |also |previously |formerly |briefly )?|,? and (?:now |"
    r"also )?|"
    r" (?:himself |herself |also |now |once )?|, )"
    r"(?P<verb>is|was|remains|became|served as|serves as|has been|had been|works as|worked as|"
    r"runs|ran|heads|"
    r"headed|leads|led|chairs|chaired|founded|co-founded|directs|directed|has served as|had "
    r"served as)"
    r" (?:now |also |still |currently |once |previously )?"
)
_RUNS_FOR: Final = re.compile(
    r"(?:,? (?:and )?who)?(?:[’']s| is| was) running (?:for|to be|to become) (?:an? |the )?"
)
_SPOKEN: Final = re.compile(r"[a-z]man the (?:Most )?Rev(?:\.|erend) $|[a-z]woman the Rev\. $")
_AGE: Final = re.compile(r" \d{1,3},")
_INITIALS: Final = re.compile(r"(?:^|\.)\w{1,2}$")
_PHRASE_END: Final = re.compile(r"[,;:“”\"()\n—–.!?](?:(?<![.!?])|(?=[\s”\"’']|$))")
_SENTENCE_END: Final = re.compile(r"[.!?][’'”\"]? +(?=[A-Z])")
_WHO: Final = re.compile(r" (?:and )?who\b")
_VERB_ROLES: Final = {
    "runs": ("head", "current"), "ran": ("head", "former"), "heads": ("head", "current"),
    "headed": ("head", "former"), "leads": ("leader", "current"), "led": ("leader", "former"),
    "chairs": ("chair", "current"), "chaired": ("chair", "former"), "founded": ("founder", "current"),
    "co-founded": ("co-founder", "current"), "directs": ("director", "current"),
    "directed": ("director", "former"),
}  # fmt: skip
_PAST: Final = frozenset(("was", "served as", "worked as", "had been", "had served as"))


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
        kind = mention.entity.kind
        if kind != "person" and not (kind == "unknown" and mention.full):
            continue
        if mention.start < headline:
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
        if not statement.of and last_word(statement.role) in lex.LEGISLATOR_ROLES:
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


def _headline_end(text: str) -> int:
    """Where the headline ends: a first line of few words without a stop."""
    end = text.find("\n")
    line = text[: end if end >= 0 else len(text)].rstrip()
    return end if 0 < end < 200 and line[-1:] not in '.!?”":' else 0


class _Reader(RoleReader):
    """Reads what stands beside the names of one article."""

    def __init__(self, text: str, entities: Entities) -> None:
        super().__init__(text, entities)
        #: Where a name ended that shares its role with those after it, and that role.
        self.titled: tuple[int, Statement] | None = None
        self.tags: dict[int, tuple[str, str]] = {}

    # -- where statements stand ------------------------------------------------------------------

    def beside(self, mention: Mention) -> Iterator[Statement]:
        """The statements before and after one mention of a person."""
        text = self.text
        follows = text[mention.end : mention.end + 2]
        before = list(self.before(mention))
        if not before and self.titled is not None:
            before = list(self.conjoined(mention))
        if (before or follows not in _PLAIN) and self.is_caption(mention):
            return
        end = mention.end
        if follows in _TAGGED:
            self.tagged(mention, before)
            end = self.after_tag(mention)
        yield from before
        if before and mention.titles and mention.titles[0] in lex.PLURAL_TITLES:
            self.titled = (end, before[-1])
        if before or follows in _TAGGED or text[mention.outer - 2 : mention.outer] == "s ":
            yield from self.belonging(mention, end, before)
        nxt = text[end : end + 1]
        if nxt == ",":
            yield from self.apposed(mention, end + 1)
        elif nxt == " " and text[end + 1 : end + 3] in ("— ", "– "):
            yield from self.apposed(mention, end + 2)
        elif nxt == " " and text[end + 1 : end + 2] in "iwrshla":
            yield from self.predicated(mention, end)

    def is_caption(self, mention: Mention) -> bool:
        """Whether a mention stands in the line of a photo or its credit."""
        line = self.text.rfind("\n", max(0, mention.start - 200), mention.start) + 1
        start = self.text[line : line + 1]
        return start in "PIFCGAV(" and _PAGE.match(self.text, line, line + 8) is not None

    def before(self, mention: Mention) -> Iterator[Statement]:
        """Read the phrase that ends in the name."""
        text = self.text
        stop = mention.start
        if mention.titles and all(t.rstrip(".").lower() in HONORIFICS for t in mention.titles):
            # "British diplomat Sir Ann Lee", "Reno News editor Dr. Bo Hill"
            stop = text.rfind(mention.titles[0], max(0, stop - 30), stop)
        elif mention.titles and _SPOKEN.search(text, max(0, stop - 40), stop):
            # "Reno Trust spokesman the Rev. Bo Hill"
            ahead = text.rfind(" the ", max(0, stop - 40), stop)
            line = text.rfind("\n", max(0, ahead - 80), ahead) + 1
            start = max(line, text.rfind(". ", max(0, ahead - 80), ahead) + 2, ahead - 80, 0)
            yield from self.phrase(mention.entity, start, ahead, prenominal=True)
        floor = max(0, stop - 140)
        space = max(text.rfind(" ", floor, stop - 1), text.rfind("\n", floor, stop - 1))
        word = text[space + 1 : stop].strip(' \xa0“”"(')
        untitled = role_noun(word.rpartition("\xa0")[2]) is None and "of" not in mention.titles
        if untitled and word[-1:] != ",":
            return
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
            cut = max(map(body.rfind, ',.;:“”"\n()—–'))
            if cut >= 0 and body[cut] == "." and body[cut + 1 : cut + 2] != " ":
                cut = -1
            start = floor + cut + 1
            at = self.apposed_from(start, floor + len(body))
            if at is None:
                return
            start = at
            yield from self.phrase(mention.entity, start, floor + len(body), apposed=True)
            return
        if role_noun(last) is None and "of" not in mention.titles:
            return
        cut = max(map(window.rfind, ',;:“”"\n()—–'))
        start = floor + cut + 1
        sentence = None
        for match in _SENTENCE_END.finditer(text[start : stop + 1]):
            head = text[start : start + match.start()].split()
            if head and not _INITIALS.search(head[-1]) and (head[-1] + ".").lower() not in TITLES:
                sentence = match
        if sentence:
            start += sentence.end()
        if is_plural(last) and re.match(
            r"(?: \([^)\n]{1,25}\))?(?:,| and) (?:[A-Z]|former )",
            text[mention.end : mention.end + 40],
        ):
            # "presidential candidates Ann Lee and Bo Hill": one for each.
            for statement in self.phrase(mention.entity, start, stop, prenominal=True, plural=True):
                self.titled = (self.after_tag(mention), statement)
                yield statement
            return
        yield from self.phrase(mention.entity, start, stop, prenominal=True)

    def apposed_from(self, start: int, end: int) -> int | None:
        """Where the phrase starts that a name follows after a comma; None where it is none."""
        text = self.text
        lead = text[start : start + 40].split()
        opens = lead and (lead[0].lower() in DETERMINERS or lead[0] in ("As", "as", "Now"))
        if opens or (lead and re.search(r"[’']s?$", lead[0])):
            return start
        tokens = [Token(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text, start, end)]
        at = noun_phrase_start(tokens)
        if not 0 < at < len(tokens) or tokens[at].word.lower() != "the":
            return None
        # "to back the Green nominee, Ann Lee", but not "in a letter to the chairman, Ann Lee".
        return None if tokens[at - 1].word.lower() in PREPOSITIONS else tokens[at].start

    def apposed(self, mention: Mention, start: int) -> Iterator[Statement]:
        """Read what follows a name and a comma: an age, a phrase of apposition, a who-clause."""
        text = self.text
        age = _AGE.match(text, start)
        if age:
            start = age.end()
        runs = _RUNS_FOR.match(text, start - 1, start + 50)
        if runs:
            yield from self.running(mention, runs)
            return
        clause = _CLAUSE.match(text, start - 1, start + 60)
        if clause and "who" in clause[0]:
            yield from self.clause(mention, clause)
            return
        space = text.find(" ", start + 1, start + 30)
        first = text[start + 1 : space] if space > 0 else ""
        if first in _NO_APPOSITION or first in lex.REPORT_VERBS or first.endswith("ing"):
            return
        carried: str | None = None
        for _ in range(3):
            stop = _phrase_end(text, start)
            found = list(self.phrase(mention.entity, start, stop, apposed=True))
            for statement in found if carried else ():
                statement.status = carried or statement.status
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
                # "a former mayor, senator and judge"
                ahead = text[start : start + 30].split()[:1]
                if not ahead or not ahead[0].islower() or role_noun(ahead[0]) is None:
                    return
                carried = found[-1].status

    def running(self, mention: Mention, clause: re.Match[str]) -> Iterator[Statement]:
        """Read "Ann Lee, who is running to be a delegate", "Bo Hill is running for governor"."""
        stop = _phrase_end(self.text, clause.end())
        for statement in self.phrase(mention.entity, clause.end(), stop, apposed=True):
            statement.status = "candidate"
            statement.evidence = [(clause.start(), statement.evidence[0][1])]
            yield statement

    def predicated(self, mention: Mention, end: int) -> Iterator[Statement]:
        """Read "X is the president of Y", "X, who served as …" and "X, now …"."""
        runs = _RUNS_FOR.match(self.text, end, end + 50)
        if runs:
            yield from self.running(mention, runs)
            return
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
        leads = re.match(r"(?:an?|the|one) ", tail) or (first and role_noun(first[0]))
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
        offices = [s for s in before if last_word(s.role) in lex.LEGISLATOR_ROLES]
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
            # "The Reno Post’s Ada Bell": whoever is called by an article and a name is no person.
            owning = _OWNING.search(text, max(0, mention.outer - 60), mention.outer)
            if owning and owning[1] not in lex.PLACES:
                yield Statement(
                    mention.entity, None, owning[1], evidence=[(owning.start(1), mention.end)]
                )
                return
            at = self.entities.index_at(mention.outer) - 1
            owner = self.entities.mentions[at] if at >= 0 else None
            if owner and owner.end == mention.outer - 3 and owner.entity.kind == "organization":
                yield Statement(
                    mention.entity, None, owner.name, owner.entity,
                    evidence=[(owner.start, mention.end)],
                )  # fmt: skip


def _is_state(name: str) -> bool:
    plain = name.strip().lower().replace(".", "").replace(" ", "")
    return name in lex.STATES or plain in lex.US_STATE_ABBREVIATIONS


def _phrase_end(text: str, start: int) -> int:
    """Where a noun phrase after a name ends: at a comma, a stop, a mark or a line's end."""
    stop = min(len(text), start + 240)
    at = start
    for match in _PHRASE_END.finditer(text, start, stop):
        at = match.start()
        if match[0] == "." and re.search(
            r"(?:\b[A-Z]|\b(?:Sen|Rep|Gov|Gen|Lt|St|Mr|Mrs|Ms|Dr|Jr|Sr|Inc|Co|Corp|Ltd|U\.S|"
            r"U\.K|U\.N|D\.C))$",
            text[max(0, at - 5) : at],
        ):
            continue
        if match[0] == "," and text[at : at + 6] in (", Inc.", ", LLC,", ", Jr.,"):
            continue
        return at
    return stop
