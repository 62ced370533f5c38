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
from quotebank.extract.clauses import VERB_ROLES, phrase_end
from quotebank.extract.fronted import FrontedReader, description_start
from quotebank.extract.headlines import headline_end
from quotebank.extract.modifiers import OFFICES
from quotebank.extract.nameclues import LETTERS_BEHIND
from quotebank.extract.named import Entities, Entity, Mention
from quotebank.extract.organizations import name_bodies
from quotebank.extract.rolewords import (
    DETERMINERS,
    PREPOSITIONS,
    TOKEN,
    Token,
    head_word,
    is_plural,
    role_noun,
)
from quotebank.extract.statements import Statement, last_word, merge_statements
from quotebank.names import HONORIFICS, OFFICE_LETTERS, POST_NOMINALS, TITLES, spell_out_title

__all__ = [
    "Statement",
    "find_affiliations",
    "head_word",
    "merge_statements",
    "read_clause",
    "read_description",
]

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
_BELONGS: Final = frozenset((" o", " f", " a", " i", " w", ", "))
_LETTERED: Final = frozenset(f" {letters[0]}" for letters in POST_NOMINALS)
_TAGGED: Final = frozenset((" (", ", ", " o", " f", ",\xa0"))
_OF: Final = re.compile(
    r"(?: of| from|, of|, from|, with|, now at|, now with|, at|, formerly (?:of|with|at)) (?:the )?"
    r"(?:(?:[a-z’'-]{3,15} ){0,3}(?:firm|group|company|nonprofit|website|newspaper|magazine) )?"
)
#: A role with its field right before a name: "director of public outreach Ann Lee".
_FIELD: Final = re.compile(r"\b([a-z]{4,14}) (?:of|for) ((?:[a-z-]{2,14} ){1,3})$")
_FIELDLESS: Final = (
    DETERMINERS
    | PREPOSITIONS
    | lex.REPORT_VERBS
    | {"and", "or", "as", "by", "like", "than", "that"}
)
#: What follows the first of several names that share a role.
_OTHERS: Final = re.compile(r"(?: \([^)\n]{1,25}\))?(?:,| and) (?:[A-Z]|former )")
_DASHES: Final = frozenset(("— ", "– ", "- ", "--"))
_SHOW: Final = re.compile(r"[“\"]([A-Z][^“”\"\n]{2,40})[”\"]$")
_ON_SHOWS: Final = frozenset(
    "host co-host anchor co-anchor moderator star creator author co-author director producer actor "
    "actress contestant editor writer".split()
)
_LED_BY: Final = re.compile(r",? (led|headed|chaired|founded|co-founded|directed) by $")
#: What begins an apposition within brackets.
_BRACKETED: Final = re.compile(
    r" \((?:the|an?|then|then-[a-z]+|now|former|formerly|"
    r"[a-z-]{4,20}(?: [a-z-]{4,20})? (?:of|at|for|to)) "
)
#: "wrote Ann Lee at the Reno Review", "reports Bo Hill for Slate".
_WRITTEN: Final = re.compile(
    r"\b(?:wrote|writes|reported|reports|noted|notes|says|said|tweeted|by) $"
)
_WRITING_FOR: Final = re.compile(r" (?:at|for|in|over at) (?:the |The )?")
#: "Ann Lee, writing for the Reno Review"
_WRITING: Final = re.compile(r", (?:writing|reporting) (?:in|for|at|on) (?:[Tt]he )?")
_DASHED: Final = re.compile("—(?:an?|the) ")
#: "Ann Lee (R), a leader of …", "Ann Lee, Democrat of Ohio and a member of …"
_PARTY: Final = re.compile(r" \((?:[RDI]|GOP)\)")
#: An apposition, and the verb of the sentence.
_THEN_IS: Final = re.compile(r", [^,.;:“”\"\n]{2,90},(?= (?:is|was|became|serves|served) )")
_AND_ROLE: Final = re.compile(r" and (?=(?:an?|the) )")
_OWNING: Final = re.compile(r"\b[Tt]he ((?:[A-Z][\w.]{0,20} ){0,3}[A-Z]\w{1,20})[’']s $")
_ENDS_OWNED: Final = frozenset(("s ", "’ ", "' "))
_OWNS: Final = frozenset(("’s ", "'s ", "s’ ", "s' "))
_POSSESSIVES: Final = frozenset(("’s ", "'s ", "’ ", "' "))
_SPOKEN: Final = re.compile(r"[a-z]man the (?:Most )?Rev(?:\.|erend) $|[a-z]woman the Rev\. $")
_INITIALS: Final = re.compile(r"(?:^|\.)\w{1,2}$")
_SENTENCE_END: Final = re.compile(r"[.!?][’'”\"]?[ \xa0]+(?=[A-Z])")


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
    headline = headline_end(text)
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
    name_bodies(text, entities, found)
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


def read_clause(text: str, entities: Entities, entity: Entity, at: int) -> list[Statement]:
    """Read what the verb after a subject says of whom it means: "She leads the Reno Trust".

    Args:
        text: the article.
        entities: its names.
        entity: whom the subject means.
        at: where the subject ends, in code points.

    Returns:
        What it states of the person.
    """
    reader = _Reader(text, entities)
    subject = Mention(at, at, at, (), "", entity, full=False)
    return list(reader.predicated(subject, at))


class _Reader(FrontedReader):
    """Reads what stands beside the names of one article."""

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
            far = end == mention.end and follows in (" o", " f")
            home = _TAG.match(text, mention.end, mention.end + 50) if far else None
            if home and home["area4"] in lex.STATES and text[home.end() : home.end() + 1] == ",":
                # "Gov. Ann Lee of Ohio, a former nurse"
                end = home.end()
        elif follows in _LETTERED and (letters := LETTERS_BEHIND.match(text, end, end + 20)):
            end = letters.end()
            owned = text[max(0, mention.outer - 4) : mention.outer].lower() == "the "
            if letters[1] in OFFICE_LETTERS and not owned:
                role = spell_out_title(letters[1])
                yield Statement(mention.entity, role, evidence=[(mention.start, end)])
        yield from before
        if before:
            yield from self.described_first(mention, before, end)
        if text[mention.outer - 4 : mention.outer] == " by ":
            yield from self.passive(mention)
        if before and not lex.PLURAL_TITLES.isdisjoint(mention.titles):
            shared = before[-1]
            if end > mention.end and shared.organization is None:
                # The tag behind one name says nothing of the next.
                shared = attrs.evolve(shared, area=None)
            self.titled = (end, shared)
        if before or follows in _BELONGS or text[mention.outer - 2 : mention.outer] in _ENDS_OWNED:
            yield from self.belonging(mention, end, before)
        nxt = text[end : end + 1]
        if nxt == ",":
            apposed = list(self.apposed(mention, end + 1))
            yield from apposed or self.shared(mention, end + 1)
            behind = _THEN_IS.match(text, end, end + 110)
            if behind is not None:
                # "Ann Lee, a lawyer, is the head of the Reno Trust"
                yield from self.predicated(mention, behind.end())
        elif nxt == " " and end > mention.end and (more := _AND_ROLE.match(text, end, end + 9)):
            yield from self.roles_apposed(mention, more.end() - 1)
        elif nxt == "—" and _DASHED.match(text, end, end + 5):
            yield from self.roles_apposed(mention, end + 1)
        elif nxt == " " and text[end + 1 : end + 3] in _DASHES:
            yield from self.apposed(mention, end + (3 if text[end + 2] == "-" else 2))
        elif nxt == " " and text[end + 1 : end + 2] == "(":
            self.note_party(mention, end + 1)
            if _BRACKETED.match(text, end, end + 40):
                yield from self.roles_apposed(mention, end + 2)
        elif nxt == " " and text[end + 1 : end + 2] in "iwrshlabcfdtq":
            yield from self.predicated(mention, end)

    def shared(self, mention: Mention, start: int) -> Iterator[Statement]:
        """Read what two names share: "Ann Lee and Bo Dale, the firm’s founders, …"."""
        text = self.text
        if text[mention.outer - 5 : mention.outer] != " and ":
            return
        index = self.entities.index_at(mention.outer) - 1
        other = self.entities.mentions[index] if index >= 0 else None
        if other is None or other.entity.kind != "person":
            return
        if text[self.after_tag(other) : mention.outer] not in (" and ", ", and "):
            return
        stop = phrase_end(text, start)
        if not any(map(is_plural, text[start:stop].split()[:7])):
            return
        for entity in (other.entity, mention.entity):
            yield from self.phrase(entity, start, stop, apposed=True, plural=True)

    def passive(self, mention: Mention) -> Iterator[Statement]:
        """Read "the Reno Trust, led by Ann Lee"."""
        match = _LED_BY.search(self.text, max(0, mention.outer - 30), mention.outer)
        if match is None:
            return
        index = self.entities.index_at(match.start()) - 1
        body = self.entities.mentions[index] if index >= 0 else None
        if body is None or body.end != match.start() or body.entity.kind != "organization":
            return
        # A body that is led by somebody still is, unlike one that somebody led.
        yield Statement(
            mention.entity, VERB_ROLES[match[1]][0], body.name, body.entity,
            evidence=[(body.start, mention.end)],
        )  # fmt: skip

    def is_caption(self, mention: Mention) -> bool:
        """Whether a mention stands in the line of a photo or its credit."""
        line = self.text.rfind("\n", max(0, mention.start - 200), mention.start) + 1
        start = self.text[line : line + 1]
        return start in "PIFCGAV(" and _PAGE.match(self.text, line, line + 8) is not None

    def before(self, mention: Mention) -> Iterator[Statement]:
        """Read the phrase that ends in the name."""
        text = self.text
        stop = mention.start
        honorific = mention.titles[-1].rstrip(".").lower() if mention.titles else ""
        if honorific in HONORIFICS and mention.titles[-2:-1] != ("First",):
            # "British diplomat Sir Ann Lee", "State Senator Dr. Bo Hill"
            stop = text.rfind(mention.titles[-1], max(0, stop - 30), stop)
        elif text[stop - 7 : stop] == " named ":
            # "a former staffer named Ann Lee"
            stop -= 6
        elif mention.titles and _SPOKEN.search(text, max(0, stop - 40), stop):
            # "Reno Trust spokesman the Rev. Bo Hill"
            ahead = text.rfind(" the ", max(0, stop - 40), stop)
            line = text.rfind("\n", max(0, ahead - 80), ahead) + 1
            start = max(line, text.rfind(". ", max(0, ahead - 80), ahead) + 2, ahead - 80, 0)
            yield from self.phrase(mention.entity, start, ahead, prenominal=True)
        floor = max(0, stop - 140)
        space = max(text.rfind(" ", floor, stop - 1), text.rfind("\n", floor, stop - 1))
        word = text[space + 1 : stop].strip(' \xa0“”"(')
        aged = word.endswith("-year-old") and text[space - 1 : space] == ","
        if aged or word[-1:] == "," or word in ("--", "—", "–"):
            # "the driver, Ada Bell", "the driver, 29-year-old Ada Bell"
            yield from self.described(mention, floor, space + 1 if aged else stop)
            return
        last = word.rpartition("\xa0")[2]
        if role_noun(last) is None and not {"of", "for"} & set(mention.titles):
            near = max(floor, stop - 46)
            behind = last.islower() and (
                text.find(" of ", near, stop) > 0 or text.find(" for ", near, stop) > 0
            )
            field = _FIELD.search(text, max(floor, stop - 60), stop) if behind else None
            if field and role_noun(field[1]) and _FIELDLESS.isdisjoint(field[2].split()):
                start = self.sentence_start(floor, stop)
                tokens = [
                    Token(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text, start, stop)
                ]
                yield from self.phrase(
                    mention.entity, tokens[description_start(tokens)].start, stop, apposed=True
                )
            return
        start = self.sentence_start(floor, stop)
        if is_plural(last) and _OTHERS.match(text, mention.end, mention.end + 40):
            # "presidential candidates Ann Lee and Bo Hill": one for each.
            for statement in self.phrase(mention.entity, start, stop, prenominal=True, plural=True):
                self.titled = (self.after_tag(mention), statement)
                yield statement
            return
        show = _SHOW.search(text, max(0, start - 50), start)
        opens = text[start:stop].split(maxsplit=1)[:1]
        if show and (show[1][-1] in ",.?!" or not lex.REPORT_VERBS.isdisjoint(opens)):
            # "“It leaks,” said host Ann Lee": no show is called so.
            show = None
        for statement in self.phrase(mention.entity, start, stop, prenominal=True):
            if show and not statement.of and last_word(statement.role) in _ON_SHOWS:
                # "“Meet the Press” host Ann Lee"
                statement.organization = show[1]
            yield statement

    def sentence_start(self, floor: int, stop: int) -> int:
        """Where the sentence, or the part of it within marks or commas, begins that a name is in."""
        text = self.text
        start = floor + max(map(text[floor:stop].rfind, ',;:“”"\n()—–')) + 1
        sentence = None
        for match in _SENTENCE_END.finditer(text[start : stop + 1]):
            head = text[start : start + match.start()].split()
            initial = head and _INITIALS.search(head[-1]) and head[-2:] != ["on", "X"]
            if head and not initial and (head[-1] + ".").lower() not in TITLES:
                sentence = match
        return start + sentence.end() if sentence else start

    def after_tag(self, mention: Mention) -> int:
        """Where a name ends, with its party tag."""
        tag = _TAG.match(self.text, mention.end, mention.end + 50)
        if tag and (tag["party"] or tag["party2"] or tag["area3"] or tag["area"]):
            return tag.end()
        party = _PARTY.match(self.text, mention.end, mention.end + 8)
        return party.end() if party else mention.end

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
            evidence=[*shared.evidence[:1], (mention.start, mention.end)],
        )
        self.titled = (self.after_tag(mention), self.titled[1])

    def belonging(self, mention: Mention, end: int, before: list[Statement]) -> Iterator[Statement]:
        """Read "NBC’s Ann Lee", "Ann Lee of Third Way" and "the Rev. Ann Lee, of Zion Church"."""
        text = self.text
        match = _OF.match(text, end, end + 60)
        if (
            match is None
            and not before
            and _WRITTEN.search(text, max(0, mention.outer - 12), mention.outer)
        ):
            match = _WRITING_FOR.match(text, end, end + 16)
        if match is None and not before:
            match = _WRITING.match(text, end, end + 40)
        if match:
            near = self.entities.between(match.end(), match.end() + 1)
            office = before[-1] if before and not before[-1].of else None
            if near and office is not None and near[0].entity.kind in ("place", "unknown"):
                # "Sheriff Ada Bell of Toller County"
                if match[0] == " of " and last_word(office.role) in OFFICES:
                    office.area = near[0].name
            elif near and near[0].entity.kind == "organization":
                if before and not before[-1].of and before[-1].status == "current":
                    before[-1].organization = near[0].name
                    before[-1].organization_entity = near[0].entity
                elif not before and not match[0].startswith(" from"):
                    yield Statement(
                        mention.entity, None, near[0].name, near[0].entity,
                        status="former" if "formerly" in match[0] else "current",
                        evidence=[(mention.start, near[0].end)],
                    )  # fmt: skip
        elif not before and text[mention.outer - 3 : mention.outer] in _OWNS:
            # "The Reno Post’s Ada Bell": whoever is called by an article and a name is no person.
            owning = _OWNING.search(text, max(0, mention.outer - 60), mention.outer)
            if owning and owning[1] not in lex.PLACES:
                yield Statement(
                    mention.entity, None, owning[1], evidence=[(owning.start(1), mention.end)]
                )
                return
            at = self.entities.index_at(mention.outer) - 1
            owner = self.entities.mentions[at] if at >= 0 else None
            tail = text[owner.end : mention.outer] if owner else ""
            if owner and tail in _POSSESSIVES and self.publishes(owner, mention):
                yield Statement(
                    mention.entity, None, owner.name, owner.entity,
                    evidence=[(owner.start, mention.end)],
                )  # fmt: skip

    def publishes(self, owner: Mention, mention: Mention) -> bool:
        """Whether whoever owns a full name is a body: "Commentary’s Ann Lee", but not "Lee’s"."""
        if owner.entity.kind == "organization":
            return True
        return (
            owner.entity.kind == "unknown"
            and mention.full
            and (" " not in owner.name or owner.name.isupper())
            and len(owner.name) > 3
            and owner.name not in lex.PLACES
            and owner.name not in lex.DEMONYMS
            and len(owner.entity.mentions) < 3
        )


def _is_state(name: str) -> bool:
    plain = name.strip().lower().replace(".", "").replace(" ", "")
    return name in lex.STATES or plain in lex.US_STATE_ABBREVIATIONS
