"""Whose a stretch is by the grammar of its own sentence: its clauses, their subjects and phrases."""

from __future__ import annotations

import re
from typing import Final

from quotebank.extract.answers import (
    ADVERBS,
    FINAL,
    HAVE,
    NAMED,
    back,
    own_start,
    sentence_start,
    source_before,
    turned,
    turned_at,
    turned_to,
)
from quotebank.extract.questions import Choice
from quotebank.extract.wordclasses import CLASSES

__all__ = ["aside", "called", "cited", "ended", "followed", "headed", "opened", "relative"]

#: Verbs that give something a name, and what may stand between them and it.
_CALLED: Final = frozenset(
    "called calls call dubbed dubs labelled labeled branded brands deemed deems termed terms".split()
)
#: Behind what is said, another clause begins.
_SAID_BEFORE: Final = re.compile(r"Q,?c[^Q]*$")
#: A sentence whose subject opens it, and a verb of saying before a stretch.
_SAYING: Final = re.compile(r"[NATrzp].{0,40}?(?:,[^.,;:Q]{0,2}g|s)[^.,;:Q]{0,12},?$")
#: A phrase with which a sentence opens, up to a noun within it: "A driver who hit a …".
_INSIDE: Final = re.compile(
    r"[NATrzpn](?:[wW][xvse][^,;:.Q]{0,5}|[wW]|(?:f[NATrzumeb]{0,4}){1,3}|ef[^,;:.QxvsCw]{0,6})"
)
_WHO: Final = ("w", "W")
#: A clause with a relative pronoun, and a verb of saying, up to a stretch; how long one may be.
_RELATIVE: Final = re.compile(r"[wW]x{0,2}s[^.,;:Qs]{0,8}$")
_CLAUSE: Final = 14
#: Who says what stands before, with what that is.
_SAYS_IT: Final = re.compile(r"o?([NATrzp])(?:,[^.;:Q]{1,8},)?x?s")
#: "as Bell has pointed out," right before a stretch.
_AS_SAID: Final = re.compile(r"[NATrzp][xlf]{0,3}[sv]f?[^.;:Q,]?,$")
#: A clause of its own, with a verb and what is said by the way.
_CLAUSE_SAYING: Final = re.compile(r"o?[NATrzp][^.;:Q]{0,10},g[^.,;:Q]{0,4}$")
#: Verbs of those who point to what others say; what they point to, and whose words it holds.
_CITING: Final = frozenset(
    "cited cites cite citing quoted quotes pointed points posted shared".split()
)
_CITED: Final = re.compile(
    r"f?(?:[NATrz]'|[NAT])?(?:(?P<paper>[unz]),?[dW]x?[sv]|[unzj]f(?P<name>[NAT])g|"
    r"[unzj]fW(?P<own>[NATp])x?s)[^.;:Q]{0,9}"
)
#: Whoever says something of their own behind a stretch that ends a sentence.
_OWN_OBJECT: Final = re.compile(r"[NATrzp]s[^.,;:Q]")


def called(choice: Choice) -> Choice:
    """Prefer the subject of a verb that gives a name right before a stretch: *Bell called it “late”*."""
    candidate, question = choice.candidate, choice.question
    scene = question.scene
    if candidate is None:
        return choice
    here = scene.skeleton.tokens[scene.skeleton.quoted[question.at]]
    speaks = candidate.scene.speaking[candidate.at] in "SIA"
    if speaks:
        # "Lee said that Bell had called it “late”" is what Lee said, unless that was said before.
        units, place = scene.skeleton.units, scene.skeleton.quoted[question.at]
        own = candidate.side == "L" and candidate.scene is scene
        if not own or not _SAID_BEFORE.search(units, scene.places[candidate.at], place):
            return choice
    verb = back(scene, here - 1, NAMED)
    if CLASSES[scene.word(verb)] == "r" and scene.word(verb) != scene.word(here - 1):
        # "called her boss a “liar”"
        verb = back(scene, verb - 1, NAMED)
    if scene.word(verb) not in _CALLED:
        return choice
    at = back(scene, verb - 1, ADVERBS | HAVE)
    for number, other in enumerate(question.candidates, 1):
        mention = other.mention
        if other.side == "L" and other.scene is scene and mention.last == at + 1:
            # "a play called “Water”" has no subject; "what we call" means everybody.
            what = scene.word(mention.first - 1) == "what"
            finite = verb < here - 1 or at < verb - 1 or what
            if speaks and what:
                return choice
            same = other is candidate or scene.word(mention.head) == "we"
            return choice if same or not finite else turned(choice, number)
    return choice


def opened(choice: Choice, before: Choice | None) -> Choice:
    """Prefer whoever says something in a stretch's own sentence to who spoke in the one before.

    In *“Late,” Bell said. Moss was kinder, naming it “slow”* it is Moss.
    """
    candidate, question = source_before(choice), choice.question
    scene = question.scene
    if candidate is None:
        return choice
    units, place = scene.skeleton.units, scene.skeleton.quoted[question.at]
    opens = own_start(choice, before, place)
    clause = units.rfind(",c", opens, place) + 2
    if clause > opens + 1 and _CLAUSE_SAYING.match(units, clause, place):
        # "Bell called it “late,” but her brother disagreed, saying “no”"
        opens = clause + (units[clause] == "o")
    if scene.places[candidate.at] >= opens or not _SAYING.search(units, opens, place):
        return choice
    own = [
        (
            scene.speaking[other.at] == "S" and units[opens + 1 : opens + 2] not in _WHO,
            scene.places[other.at] == opens,
            choice.scores[number],
            number,
        )
        for number, other in enumerate(question.candidates, 1)
        if other.side == "L" and opens <= scene.places[other.at] < place
    ]
    best = max(own) if own else None
    return turned(choice, best[-1]) if best is not None and (best[0] or best[1]) else choice


def aside(choice: Choice) -> Choice:
    """Take the subject of a clause within a stretch's own: *it was, as Bell pointed out, “late”*."""
    question = choice.question
    scene = question.scene
    units, place = scene.skeleton.units, scene.skeleton.quoted[question.at]
    if units[place - 1 : place] != ",":
        return choice
    pointed = _AS_SAID.search(units, max(0, place - _CLAUSE), place)
    for number, other in enumerate(question.candidates if pointed else (), 1):
        mine = other.scene is scene and other.side == "L" and other is not choice.candidate
        if mine and pointed is not None and scene.places[other.at] == pointed.start():
            said = scene.word(other.mention.first - 1) == "as"
            return turned(choice, number) if said else choice
    return choice


def followed(choice: Choice, before: Choice | None) -> Choice:
    """Take whoever says it behind a stretch that opens a sentence: *“late.” “It is,” its head said*."""
    candidate, question = choice.candidate, choice.question
    scene = question.scene
    units, place = scene.skeleton.units, scene.skeleton.quoted[question.at]
    if candidate is None or candidate.side != "L" or question.quoted.ending != ",":
        return choice
    opening = units[place - 1 : place] == "."
    if units[place - 1 : place] == "Q":
        opening = before is not None and before.question.quoted.ending in FINAL
    if units[place - 1 : place] == ":":
        # "THE QUOTE: “…,” Bell said" in a newsletter
        opening = candidate.scene.paragraph.words[candidate.mention.head].isupper()
    if not opening:
        return choice
    says = _SAYS_IT.match(units, place + 1)
    return turned_at(choice, "R", says.start(1)) if says else choice


def headed(choice: Choice) -> Choice:
    """Prefer whom a phrase is about to what stands within it: *a driver who hit a nurse told police*."""
    candidate, question = source_before(choice), choice.question
    scene = question.scene
    if candidate is None:
        return choice
    units, place = scene.skeleton.units, scene.places[candidate.at]
    opens = sentence_start(units, place)
    if question.at:
        opens = max(opens, scene.skeleton.quoted[question.at - 1] + 1)
    while units[opens] in "cCl,":
        opens += 1
    if scene.speaking[candidate.at] != "S" or not _INSIDE.fullmatch(units, opens, place):
        return choice
    if units[opens + 1] in _WHO and place == opens + 2:
        # "The man who hit a nurse said", but "the man who Lee said".
        who = scene.skeleton.tokens[opens + 1]
        if candidate.mention.first <= who + 1:
            return choice
    if units[opens] in "NAT" and scene.word(scene.skeleton.tokens[opens + 1]) == "for":
        # "Club for Growth ad" is a name.
        return choice
    return turned_at(choice, "L", opens)


def ended(choice: Choice, before: Choice | None) -> Choice:
    """Let a stretch that ends a sentence go on from the one before, whatever the next one says.

    In *“No,” Bell said. “It is late.” An aide said the sky was blue* it is Bell's.
    """
    candidate, question = choice.candidate, choice.question
    scene = question.scene
    if candidate is None or candidate.side != "R" or candidate.scene is not scene:
        return choice
    if before is None or before.candidate is None or not question.at:
        return choice
    units, place = scene.skeleton.units, scene.skeleton.quoted[question.at]
    # The stop within the marks is a unit of its own.
    behind = place + 1 + (units[place + 1 : place + 2] == ".")
    if question.quoted.ending != "." or not _OWN_OBJECT.match(units, behind):
        return choice
    if units[place - 1 : place] != "." or scene.places[candidate.at] != behind:
        return choice
    return turned_to(choice, before.candidate.place)


def cited(choice: Choice) -> Choice:
    """Take what somebody points to for its words: *Bell cited a report that called it “late”*."""
    candidate, question = source_before(choice), choice.question
    scene = question.scene
    if candidate is None:
        return choice
    units, place = scene.skeleton.units, scene.skeleton.quoted[question.at]
    verb = scene.places[candidate.at] + 1
    if units[verb : verb + 1] != "s" or scene.word(scene.skeleton.tokens[verb]) not in _CITING:
        return choice
    clause = _CITED.fullmatch(units, verb + 1, place)
    if clause is None:
        return choice
    at = max(clause.start(group) for group in ("paper", "name", "own"))
    if clause["name"] is not None and scene.word(scene.skeleton.tokens[at - 1]) != "of":
        # "a message on Twitter reading"
        return choice
    return turned_at(choice, "L", at)


def relative(choice: Choice) -> Choice:
    """Prefer the clause that a stretch stands in: *Bell had seen a report which said it was “late”*."""
    candidate, question = source_before(choice), choice.question
    scene = question.scene
    if candidate is None:
        return choice
    units, place = scene.skeleton.units, scene.skeleton.quoted[question.at]
    clause = _RELATIVE.search(units, max(0, place - _CLAUSE), place)
    if clause is None or scene.places[candidate.at] >= clause.start():
        return choice
    return turned_at(choice, "L", clause.start())
