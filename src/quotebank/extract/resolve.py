"""Say who speaks in each quotation: by the fullest name that the article gives, or as described.

A source mention is a name, alone or in a wider phrase, a pronoun, or a description. Names are taken
at the head of the phrase. For pronouns and descriptions the persons named before are ranked by a
linear model whose weights stand in ``speaker_weights.json`` beside this module: subjects before
objects, the near before the far, the one who spoke last, those whose gender agrees, and, for
descriptions, those of whom the article says the same. What stands within somebody's quotation is
nobody's antecedent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import attrs

from quotebank.extract import lexicon as lex
from quotebank.extract.antecedents import best_of
from quotebank.extract.described import pair_of
from quotebank.extract.descriptions import Dossier
from quotebank.extract.grammar import POSSESSIVE, PREPOSITIONS
from quotebank.extract.nameclues import PARTY_TAG, end_of_letters
from quotebank.extract.named import Entities, Entity, Mention
from quotebank.extract.phrases import noun_phrase
from quotebank.extract.pronouns import PRONOUNS, Pronouns
from quotebank.extract.sourcephrases import owned_end, whole_phrase
from quotebank.extract.speech import Attributed, Resolved, of_entity
from quotebank.extract.unnamed import (
    HEAD_ENDS,
    is_firm,
    is_human_noun,
    kind_of,
    noun_gender,
    publishes,
)
from quotebank.extract.wordclasses import CLASSES

__all__ = ["Attributed", "Resolved", "Resolver", "resolve"]

_HEAD_FOLLOWERS: Final = re.compile(
    r"\s*(?:$|[,;:(\[—–.]|[”\"]|(?:and|or|who|whose|of|from|at|in|on|for|with|himself|herself|also|"
    r"then|later|has|had|is|was|to|as|during|after)\b)"
)
_WHO_IS: Final = re.compile(r"\bwho (?:is|was|serves as|served as) $")
# What somebody says by another name than theirs; and what holds the words of who spoke before.
_VOICE: Final = re.compile(
    r"(?:\b([Hh]is|[Hh]er)|[’']s?) (?:[a-z]+ )?(?:words|mind|eyes|view|opinion|remarks?|comments?|"
    r"phrase|phrasing|telling|voice|response|answer|reply|quote|mouth|verdict|advice|reaction|"
    r"explanation|reasoning|assessment|conclusion|prediction|warning|summary|motto|plea|pitch)"
    r"(?: (?:on|about|of|to|for)\b.*)?$"
)
_ACCORDING: Final = re.compile(r"according to", re.IGNORECASE)
#: What stands between words in marks and who said them.
_SAID: Final = re.compile(r"[,.?!…]*[”\"’'][”\"’']? (?:(he|she) |(said |says |added )|)")
_TRANSCRIPT: Final = re.compile(
    r"(?:(?:[Aa]|[Tt]he) )?(?:[Pp]artial |[Ff]ull |[Rr]ush )?(?:[Tt]ranscript|[Ee]xcerpts?|[Rr]emarks)"
)
_LABEL: Final = re.compile(r"[A-Z][A-Z.’-]{2,20}(?: [A-Z][A-Z.’-]{1,20}){0,2}:[ \xa0]")
_SURNAME: Final = re.compile(r"(?:M(?:r|s|rs)\. )?([A-Z]\w+)")
_SOMEBODY_OF: Final = re.compile(
    r"[Aa]n? (?:[\w’'-]{1,20} ){0,3}?[a-z]{3,20} (?:for|of|from|at|in|with|by) "
)
_APPOSED: Final = re.compile(r"an? |one of |[A-Z][\w.]+[’']s ")
_OFFICE: Final = re.compile(
    r"(?:[a-z][\w-]{1,20} ){0,2}?([a-z]{3,20}) (?:of|at|for) (?:the )?[A-Z]"
)
_CONJOINED: Final = re.compile(
    rf"(?:, [^,]{{1,60}},| of [A-Z][\w.]+(?: [A-Z][\w.]+)?|{PARTY_TAG})?\s{{1,2}}and (?:[A-Z]|the )"
)
#: Before a people or a party of whom not all are meant: "some Republicans".
_SOME: Final = re.compile(
    r"(?:some|many|most|several|few|other|fellow|two|three|four|five|six|\d[\d,]*)", re.IGNORECASE
)
_SOME_BEFORE: Final = re.compile(rf"(?<![\w’'-]){_SOME.pattern} $", re.IGNORECASE)
#: Whose work it is, of which somebody's words are taken: "calculations by Ann Lee".
_WORK_BY: Final = re.compile(r"(?:[\w’'-]{1,20} ){0,4}?([a-z]{4,15}) (?:by|from) ")
_SOMEBODY_AT: Final = re.compile(
    r"(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w’'-]{1,20} ){0,3}?([a-z]{3,20}) (?:[a-z]{3,12} )?"
    r"(?:at|of|from|in|with|for) "
)
_ONE_OF: Final = re.compile(r"\b[Oo]ne of $")
_PARENT: Final = re.compile(
    r"\b(?:[Tt]he )(?:[\w-]{1,20} )?(?:mother|father|mum|mom|dad|grandmother|grandfather) of $"
)
_DEFINITE: Final = re.compile(r"(?:the|his|her|its|their) ", re.IGNORECASE)
#: What stands before a name in apposition: "his lawyer, former senator Ann Lee".
_BEHIND_COMMA: Final = frozenset("former retired longtime fellow".split())
_IDENTIFIED: Final = re.compile(r"(?:identified|known|introduced) as $")
_NO_HEADS: Final = frozenset("the a an then former both his her its their".split())
_COUNTS: Final = frozenset("calculations estimates research figures data tally".split())
_BREAK: Final = re.compile(r"[,;(]| [—–-] | who\b| whose\b")
_LATER_BREAK: Final = re.compile(r"[,;(]| [—–-] | who\b")
_CALLED: Final = re.compile(r" (?:named|known as|identified as) ")
_MEMBER: Final = re.compile(
    r"(?:,? (?:of|at|from)| with|(, (?:an? |the )?[a-z][\w ’'-]{3,50} (?:of|at|for|with|"
    r"to)))(?: [Tt]he)? ?$"
)


def resolve(
    text: str,
    entities: Entities,
    attributed: Sequence[Attributed],
    dossier: Dossier | None = None,
    author: str | None = None,
) -> list[Resolved]:
    """Say who speaks in each quotation of an article.

    Args:
        text: the article.
        entities: its names, from `find_entities`.
        attributed: its quotations in text order, with their source mentions.
        dossier: what the article says of its persons, which tells whom a description means.
        author: who wrote the article, if known: the "I" outside quotation marks.

    Returns:
        One result for each quotation, in the same order.
    """
    known = dossier or Dossier(text, entities, ())
    return Resolver(text, entities, attributed, known, author).all()


class Resolver(Pronouns):
    """Goes through one article's quotations in order, with what was said before in mind."""

    def all(self) -> list[Resolved]:
        """Resolve every quotation in order."""
        for quote in self.attributed:
            known = self._by_source.get(quote.source) if quote.source else None
            labelled = self.labelled(quote)
            resolved = labelled or known or self.one(quote)
            if quote.source and not labelled:
                self._by_source[quote.source] = resolved
            self.done.append(resolved)
            at = quote.source[0] if quote.source else quote.segments[0][0] if quote.segments else 0
            self.spoken.append((at, resolved))
        return self.done

    def labelled(self, quote: Attributed) -> Resolved | None:
        """Who speaks by the label within the marks of a transcript: "“LEE: It leaks.”"."""
        if not quote.segments:
            return None
        at = quote.segments[0][0]
        label = _LABEL.match(self.text, at, at + 60)
        if label is None or not (
            quote.source is None or quote.implicit or _TRANSCRIPT.match(self.text, quote.source[0])
        ):
            return None
        mention = self.entities.first_from(at)
        if mention is None or mention.start != at or self.is_common(mention.name):
            return None
        return attrs.evolve(of_entity(mention.entity, "name"), kind="person")

    def one(self, quote: Attributed) -> Resolved:
        """Resolve one quotation, those before it being done."""
        if quote.source is None:
            return self.continued() if quote.implicit else Resolved()
        start, end = quote.source
        raw = self.text[start:end]
        start += len(raw) - len(raw.lstrip())
        phrase = raw.strip().strip(",;:").strip()
        if not phrase:
            return self.continued()
        told = self.reported(quote)
        if told is not None:
            return told
        word = phrase.lower()
        owned = owned_end(self.text, start, start + len(phrase))
        if owned is not None:
            return self.phrase(start, owned)
        if word in PRONOUNS:
            return self.pronoun(word, start, end)
        if " " not in word and word in lex.REPORT_VERBS:
            return self.verb_only(start, end)
        return self.phrase(
            *whole_phrase(self.text, self.entities, (start, start + len(phrase)), quote.cue)
        )

    def reported(self, quote: Attributed) -> Resolved | None:
        """Who said what others only report: "“…,” Lee said, according to the Reno Times"."""
        if quote.cue is None or not _ACCORDING.match(self.text, *quote.cue):
            return None
        said = max((end for _, end in quote.segments if end < quote.cue[0]), default=None)
        opening = said is not None and _SAID.match(self.text, said, min(said + 40, quote.cue[0]))
        if not opening or "\n" in self.text[opening.start() : quote.cue[0]]:
            return None
        at = opening.end()
        if opening[1]:
            verb = self.text[at : at + 20].replace(",", " ").split()[:1]
            says = bool(verb) and verb[0] in lex.REPORT_VERBS
            return self.pronoun(opening[1], at, at) if says else None
        subject = self.entities.first_from(at)
        if subject is None or at not in (subject.start, subject.outer) or at > quote.cue[0]:
            return None
        says = bool(opening[2]) or self.verb_after(subject.end) in lex.REPORT_VERBS
        person = subject.entity.kind == "person"
        return of_entity(subject.entity, "name") if says and person else None

    def phrase(self, start: int, end: int) -> Resolved:
        """The speaker that a phrase names or describes, given whole or by its head alone."""
        start, end = noun_phrase(self.text, self.entities, start, end)
        some = _SOME_BEFORE.search(self.text, max(0, start - 12), start)
        if (
            some is not None
            and self.text[start:end].endswith("s")
            and " " not in self.text[start:end]
        ):
            start = some.start()
        who = _WHO_IS.search(self.text, max(0, start - 30), start)
        parent = _PARENT.search(self.text, max(0, start - 40), start)
        if parent is not None:
            # "the mother of three", of which only the number was taken
            return self.description(self.text[parent.start() : end], parent.start(), end)
        one = _ONE_OF.search(self.text, max(0, start - 8), start)
        if one is not None and not self.entities.between(start, end):
            # "one of the protesters": somebody, and not all.
            words = self.text[one.start() : end]
            person = Entity(words, "described")
            return Resolved(entity=person, description=words, kind="person", via="description")
        if who is not None:
            # "Ada Bell, who is a director of the Trust, said"
            found = self.relative(who.start())
            if found is not None:
                return found
        return (
            self.voiced(start, end)
            or self.named_behind(start, end)
            or self.body_behind(start, end)
            or self.apposed(start, end)
            or self.of_a_people(self.text[start:end], start)
            or self.named(start, end)
            or self.description(self.text[start:end], start, end)
        )

    def voiced(self, start: int, end: int) -> Resolved | None:
        """Whose words they are: "in Lee’s words", "Transcript as follows"."""
        if end - start > 100:
            return None
        whose = _VOICE.search(self.text, start, end)
        if whose is not None and whose[1]:
            return self.pronoun("he" if whose[1].lower() == "his" else "she", start, end)
        if whose is not None:
            index = self.entities.index_at(whose.start()) - 1
            owner = self.entities.mentions[index] if index >= 0 else None
            named = owner is not None and owner.end == whose.start() and owner.start >= start
            return of_entity(owner.entity, "name") if owner is not None and named else None
        if _TRANSCRIPT.fullmatch(self.text, start, end) is None:
            return None
        for _, spoken in reversed(self.spoken_before(start, 2)):
            if spoken.kind == "person" and spoken.name:
                return attrs.evolve(spoken, via="description", runners_up=())
        return best_of(self.candidates(start, None), "description")

    def named_behind(self, start: int, end: int, *, presented: bool = False) -> Resolved | None:
        """The name in apposition to a description: "Lee’s niece, Mayor Ann Moss, said"."""
        lower = self.text[max(start, end - 30) : end].rpartition(" ")[2].islower()
        called = _CALLED.match(self.text, end, end + 20) if lower else None
        if called is None and self.text[end : end + 2] != ", ":
            return None
        phrase = self.text[max(start, end - 120) : end]
        # Not in lower case: "Ann Baker, Bo Hill".
        heads = (phrase.rpartition(" ")[2], HEAD_ENDS.split(phrase, maxsplit=1)[0].split(" ")[-1])
        if called is None and not presented and not any(map(is_human_noun, heads)):
            # "His rival, Ann Moss, said": whatever the noun is.
            alone = _DEFINITE.match(phrase) and phrase.count(" ") < 4 and phrase[-1].islower()
            if not alone:
                return None
        mention = self.entities.first_from(end)
        if mention is not None and mention.entity.kind == "place" and mention.start == end + 2:
            mention = self.entities.first_from(mention.end)  # "Ohio Gov. Ann Lee"
        # A name of no known kind is a person's, as it stands where somebody is presented.
        if mention is None or mention.entity.kind not in ("person", "unknown"):
            return None
        if called is not None:
            return of_entity(mention.entity, "name") if mention.start == called.end() else None
        before = self.text[end + 2 : max(mention.outer, end + 2)].strip()
        modified = before in lex.PLACES or all(
            w in lex.ROLE_MODIFIERS or is_human_noun(w) or w in _BEHIND_COMMA or w.endswith("-old")
            for w in before.split()
        )
        near = mention.start - end < 40 and modified
        stop = end_of_letters(self.text, mention.end)
        after = self.text[stop : stop + 4]
        ended = after[:2] in (", ", " (", ",”") or after[:1] in (".", ";", "\n", "")
        # "the chairman, Lord Bell, said", "the chair, Sen. Ada Bell of Ohio, said"
        kin = self.text[start:end].rpartition(" ")[2].lower()
        whole = mention.full or bool(mention.titles) or noun_gender(kin) is not None
        ended = ended or after == " of "
        return of_entity(mention.entity, "name") if whole and near and ended else None

    def body_behind(self, start: int, end: int) -> Resolved | None:
        """The name right after a noun for a body: "the river group Save the Stour"."""
        apart = self.text[end : end + 2] == ", " and _DEFINITE.match(self.text, start, end)
        if apart and self.text.count(" ", start, end) < 4:
            # "The contractor, Reno Health, said"
            behind = self.entities.first_from(end)
            known = behind is not None and behind.entity.kind in ("organization", "unknown")
            if known and behind is not None and behind.outer <= end + 6:
                body = behind.entity.kind == "organization" or is_firm(self.text[start:end])
                closed = self.text[behind.end : behind.end + 2] == ", "
                if body and closed:
                    found = of_entity(behind.entity, "name")
                    return attrs.evolve(found, kind="organization")
            return None
        if CLASSES[self.text[max(start, end - 20) : end].rpartition(" ")[2]] != "z":
            return None
        behind = self.entities.first_from(end)
        if behind is None or self.text[end : behind.outer] not in (" ", " the "):
            return None
        return of_entity(behind.entity, "name") if behind.entity.kind == "organization" else None

    def apposed(self, start: int, end: int) -> Resolved | None:
        """The person whom a description right after a name and a comma is of: "Lee, a senator, said"."""
        if self.text[start - 2 : start] != ", ":
            return None
        if self.text[end : end + 16].split(",")[0].partition(" ")[2] in lex.REPORT_VERBS:
            # "Bell, an aide said, “is late”": it is the aide.
            return None
        if not _APPOSED.match(self.text, start, start + 24):
            office = _OFFICE.match(self.text, start, start + 60)
            if office is None or not is_human_noun(office[1]):
                return None
        index = self.entities.index_at(start) - 1
        if index >= 0 and self.entities.mentions[index].end == start - 2:
            entity = self.entities.mentions[index].entity
            if entity.kind != "place":
                return of_entity(entity, "name")
        return None

    def continued(self) -> Resolved:
        """The speaker of the quotation before."""
        if not self.done:
            return Resolved()
        return attrs.evolve(self.done[-1], via="continuation", runners_up=())

    def verb_only(self, start: int, end: int) -> Resolved:
        """The subject beside a lone verb of saying."""
        after = self.entities.between(end, end + 12)
        if after:
            return of_entity(after[0].entity, "name")
        before = self.entities.between(max(0, start - 60), start)
        person = before and before[-1].entity.kind == "person"
        if person and self.role(before[-1]) == "other":
            return of_entity(before[-1].entity, "name")
        if self.spoken and self.sentence_start(start) <= self.spoken[-1][0] < start:
            # "Her aide called it “late,” and said that …"
            return attrs.evolve(self.spoken[-1][1], runners_up=())
        return self.pronoun("he or she", start, end)

    # -- names ---------------------------------------------------------------------------------

    def named(self, start: int, end: int) -> Resolved | None:
        """The name at the head of a phrase, if there is one."""
        end = min(end, start + 400)
        mentions = self.entities.between(start, end)
        if not mentions:
            # "J. Smith" within a longer name, or the rest of a name that begins before.
            at = self.entities.index_at(start) - 1
            if at >= 0 and self.entities.mentions[at].end >= end:
                return of_entity(self.entities.mentions[at].entity, "name")
            # A surname that is a common word, too: "Early".
            bare = _SURNAME.fullmatch(self.text, start, end)
            known = self.entities.by_family(bare[1]) if bare else None
            return of_entity(known, "name") if known else None
        first = mentions[0]
        behind = self.presented_behind(start, end)
        if behind is not None:
            return behind
        # "of the anti-Trump National Review"
        lead = min(first.outer, start + 4 * self.text.startswith(("the ", "The "), start))
        owner = _MEMBER.search(self.text, max(0, lead - 70), lead)
        if first.entity.kind in ("organization", "unknown") and first.outer <= lead + 6 and owner:
            # "Mr. Morgan of the Sierra Club", of which only the club was taken for the source.
            at = self.entities.index_at(first.start) - 1
            member = self.entities.mentions[at] if at >= 0 else None
            if owner[1]:
                at = self.entities.index_at(owner.start()) - 1
                member = self.entities.mentions[at] if at >= 0 else None
            if member and member.end == owner.start() and member.entity.kind == "person":
                return of_entity(member.entity, "name")
        several = self.listed(start, end, mentions)
        if several is not None:
            return several
        stop = _segment_end(self.text, start, end, mentions)
        head = self.head(start, stop, mentions)
        if head is not None:
            return head
        for mention in mentions:
            # "An attorney for Pagliano, Mark MacDougall": the name follows its description.
            if mention.entity.kind != "person" or mention.start < stop:
                continue
            before = self.text[stop : mention.outer].strip(" ,")
            after = self.text[mention.end : end].lstrip()
            apposed = not before or not re.search(r"\b(?:of|for|to|at|by|with|who)\b", before)
            whole = mention.full or " " in mention.entity.name
            if apposed and (not after or after[0] in ",;(") and whole:
                return of_entity(mention.entity, "name")
            break
        return None

    def presented_behind(self, start: int, end: int) -> Resolved | None:
        """Who is presented by where they are: "A forecaster at the Met Office, Ada Bell, said"."""
        noun = _SOMEBODY_AT.match(self.text, start, end)
        if noun is None or kind_of(noun[1]) != "person":
            return None
        return self.named_behind(start, end, presented=True)

    def listed(self, start: int, end: int, mentions: Sequence[Mention]) -> Resolved | None:
        """Three persons or more who say something together: "Lee, Hill and Moss"."""
        if len(mentions) < 3 or mentions[0].outer > start + 1 or mentions[-1].end < end - 1:
            return None
        if any(m.entity.kind != "person" or not m.full for m in mentions):
            return None
        gaps = [self.text[one.end : other.outer] for one, other in pairwise(mentions)]
        if gaps[-1] not in (" and ", ", and ") or set(gaps[:-1]) != {", "}:
            return None
        names = [m.entity.name for m in mentions]
        together = f"{', '.join(names[:-1])} and {names[-1]}"
        return Resolved(description=together, kind="group", via="name")

    def head(self, start: int, stop: int, mentions: Sequence[Mention]) -> Resolved | None:
        """The name that a phrase without commas is about: not one that only modifies another."""
        text = self.text
        for index, mention in enumerate(mentions):
            if mention.start >= stop:
                break
            before = text[start : mention.outer].split()
            while before and before[-1].lower() in _NO_HEADS:
                before.pop()
            if before and before[-1].lower() in PREPOSITIONS:
                if mention.full and _IDENTIFIED.search(text, start, mention.outer):
                    # "a steelworker identified as Lou Hill"
                    return of_entity(mention.entity, "name")
                work = _WORK_BY.fullmatch(text, start, mention.outer)
                if work is None or mention.entity.kind != "person" or not mention.full:
                    return None
                written = kind_of(work[1]) == "document" or work[1] in _COUNTS
                return of_entity(mention.entity, "name") if written else None
            if before and mention.name.endswith("s") and any(map(_SOME.fullmatch, before[:2])):
                return None
            if _SOMEBODY_OF.match(text, start, mention.outer):
                # "a spokesman for nominee Lee"
                return None
            tail = text[mention.end : stop]
            possessive = POSSESSIVE.match(tail)
            if possessive and not tail[possessive.end() :].strip():
                return of_entity(mention.entity, "name")
            lettered = end_of_letters(tail, 0)
            if lettered and text[max(0, mention.outer - 4) : mention.outer].lower() == "the ":
                # "the Fine Gael TD" is of the party.
                return None
            tail = tail[lettered:]
            if possessive or not _HEAD_FOLLOWERS.match(tail):
                noun = tail.strip().rpartition(" ")[2]
                if not possessive and tail.count(" ") == 1 and publishes(noun, mention.name):
                    # "the nationalist Globe tabloid"
                    return of_entity(mention.entity, "name")
                continue
            conjoined = _CONJOINED.match(tail)
            # "Lee and House Speaker Hill": the house is in the title.
            others = [m for m in mentions[index + 1 : index + 3] if m.entity.kind == "person"]
            if conjoined and others and mention.entity.kind == "person":
                return pair_of(mention.entity, others[0].entity, "name")
            if mention.entity.kind == "place" and mention.name.endswith("."):
                continue
            found = of_entity(mention.entity, "name")
            if mention.entity.kind == "unknown" and text[start : mention.start] in ("the ", "The "):
                return attrs.evolve(found, kind="organization")
            return found
        return None


def _segment_end(text: str, start: int, end: int, mentions: Sequence[Mention]) -> int:
    """Where the first part of a phrase ends: at a comma, a parenthesis or a who-clause."""
    match = _BREAK.search(text[start:end])
    while match:
        at = start + match.start()
        within = next((m for m in mentions if m.start <= at < m.end), None)
        if within is None:
            return at
        match = _LATER_BREAK.search(text, within.end, end)
        start = 0
    return end
