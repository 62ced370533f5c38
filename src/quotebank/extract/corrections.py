"""Corrections of what was weighed, where grammar leaves little choice.

A sum of weights cannot learn what is true of a few places only: that an owner is not the one owned,
that a clause has the subject that stands in it, that a sentence before a colon names its speaker.
"""

from __future__ import annotations

import math
import re
from typing import Final

from quotebank.extract.questions import Choice, Question
from quotebank.extract.scene import Scene
from quotebank.extract.wordclasses import CLASSES

__all__ = ["corrected"]

#: One or two words after a verb with another subject are given to nobody, unless it is so likely that
#: somebody says them. Over five folds of train, F1 end to end and of what quotes nobody is 0.9065 and
#: 0.711 here, 0.9060 and 0.709 at 0.85, and 0.9062 and 0.706 where one speaker alone must be at 0.6.
WEAK = 0.8
#: Forms of the verb that makes a passive; what may stand before its participle, and behind it.
_BE: Final = frozenset("is are was were be been being".split())
_ADVERBS: Final = frozenset(
    "also once since now even often widely recently later sometimes".split()
)
_LIGHT: Final = frozenset("as a an the of being for to be having".split())
#: What stands before most stretches, and behind no participle of a passive.
_STOPS: Final = frozenset(
    ("", ".", ":", ";", "?", "!", "—", "–", "(", "said", "says", "and", "but")
)
#: What makes a stretch the place, and not what is said: "reported in a “hit piece” by Moss".
_PLACED: Final = frozenset(("in", "on", "at", "from", "through"))
#: How far before a stretch the participle of a passive stands, in tokens.
_REACH: Final = 14
#: Verbs that give something a name, and what may stand between them and it.
_CALLED: Final = frozenset(
    "called calls call dubbed dubs labelled labeled branded brands deemed deems termed terms".split()
)
_NAMED: Final = frozenset(
    "a an the it him her them this that these those his their its as himself herself".split()
)
_HAVE: Final = frozenset("has have had once".split())
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
#: What is told of whoever hears it, at the end of a headline.
_HEARING: Final = frozenset("told hears hear heard".split())
#: "WALLACE: Will he?", "(CROSSTALK)"
_LABEL: Final = re.compile(r"\(|[A-Z][A-Z.’'-]{2,}(?: [A-Z][A-Z.’'-]*){0,3}:")
#: What one does with a work.
_MADE: Final = frozenset(
    "released recorded watched watching directed performed premiered played".split()
)
#: Whoever says something of their own behind a stretch that ends a sentence.
_OWN_OBJECT: Final = re.compile(r"[NATrzp]s[^.,;:Q]")
#: Participles of what the subject says, or of what no one says.
_BY_SUBJECT: Final = frozenset("quoted heard cited seen said known found meant held".split())
#: What a stretch ends in that ends a sentence.
_FINAL: Final = frozenset(".?!…")


def corrected(choice: Choice, before: Choice | None, single: float) -> Choice:
    """Correct the answer for a stretch.

    Args:
        choice: as it was weighed.
        before: the answer for the stretch before.
        single: how likely it must be that somebody says what stands in single marks.
    """
    choice = continued(choice, before)
    choice = opened(called(introduced(beside(owned(choice)), before)), before)
    choice = followed(headed(ended(aside(choice), before)), before)
    choice = headlined(titled(relative(choice)))
    return doubt(passive(choice), single)


def continued(choice: Choice, before: Choice | None) -> Choice:
    """Let a stretch that a paragraph takes up again go on with whoever said the one before."""
    if choice.candidate is not None or not choice.question.stretch.continued:
        return choice
    if before is None or before.candidate is None or _begins_anew(choice):
        return choice
    places = [other.place for other in choice.question.candidates]
    at = before.candidate.place
    return _turned(choice, places.index(at) + 1) if at in places else choice


def _begins_anew(choice: Choice) -> bool:
    """Whether a stretch begins with the label of a transcript, or with what nobody says."""
    scene = choice.question.scene
    return _LABEL.match(scene.text, choice.question.stretch.start) is not None


def owned(choice: Choice) -> Choice:
    """Take whoever is somebody's for the owner: in *Reno Bank’s Ada Bell said* it is Bell."""
    candidate = choice.candidate
    if candidate is None or candidate.mention.kind not in "NA":
        return choice
    scene, mention = candidate.scene, candidate.mention
    ahead = candidate.at + 1
    if scene.paragraph.classes[mention.last : mention.last + 1] != "'":
        return choice
    if ahead == len(scene.places) or scene.skeleton.mentions[ahead].first != mention.last + 1:
        return choice
    name = scene.skeleton.mentions[ahead]
    if name.kind not in "NAT" or scene.kinds[ahead] != "P":
        return choice
    places = [other.place for other in choice.question.candidates]
    place = (candidate.number, ahead)
    return _turned(choice, places.index(place) + 1) if place in places else choice


def beside(choice: Choice) -> Choice:
    """Prefer whoever is named with a verb of saying right before a stretch, past another stretch.

    In *Lee said “no,” and Hill said “yes”* it is Hill: in 26 of the 27 such places of the training
    articles, which are too few to teach a sum of weights that it outweighs who spoke just before.
    """
    candidate, question = choice.candidate, choice.question
    scene = question.scene
    if candidate is None or candidate.side != "L" or candidate.scene is not scene:
        return choice
    units, place = scene.skeleton.units, scene.skeleton.quoted[question.at]
    subject = len(units[:place].rstrip(",:")) - 2
    chosen = scene.places[candidate.at]
    if units[subject + 1 : subject + 2] != "s" or "Q" not in units[chosen : max(0, subject)]:
        return choice
    for number, other in enumerate(question.candidates, 1):
        named = other.side == "L" and other.mention.kind in "NAT"
        if named and scene.places[other.at] == subject and scene.speaking[other.at] == "S":
            return _turned(choice, number)
    return choice


def introduced(choice: Choice, before: Choice | None) -> Choice:
    """Prefer whoever the sentence names that leads up to a colon to those of the sentence before."""
    candidate, question = choice.candidate, choice.question
    scene = question.scene
    if question.quoted.before != ":" or candidate is None or candidate.side != "L":
        return choice
    units, place = scene.skeleton.units, scene.skeleton.quoted[question.at]
    opens = _sentence_start(units, place - 1)
    if question.at and before is not None and before.question.quoted.ending in _FINAL:
        opens = max(opens, scene.skeleton.quoted[question.at - 1] + 1)
    if candidate.scene is not scene or scene.places[candidate.at] >= opens:
        return choice
    own = [
        (choice.scores[number], number)
        for number, other in enumerate(question.candidates, 1)
        if other.side == "L" and opens <= scene.places[other.at] < place
    ]
    return _turned(choice, max(own)[1]) if own else choice


def passive(choice: Choice) -> Choice:
    """Give to the agent what a passive says of its subject: *Bell was called “late” by Moss*.

    Where there is no agent, nobody is said to have said it.
    """
    candidate, question = choice.candidate, choice.question
    scene = question.scene
    if "s" not in scene.paragraph.classes:
        return choice
    here = scene.skeleton.tokens[scene.skeleton.quoted[question.at]]
    again = scene.word(here - 1) in ("and", "or") and scene.word(here + 1) == "by"
    if again and question.at:
        # "called “late” by Bell and “slow” by Moss"
        before = scene.skeleton.tokens[scene.skeleton.quoted[question.at - 1]]
        again = _participle(scene, before) is not None
    verb = None if again else _participle(scene, here)
    if verb is None and not again:
        return choice
    agent = _agent(question, here if verb is None else verb, here)
    if agent is not None:
        return _turned(choice, agent)
    if verb is None or candidate is None or candidate.side != "L" or candidate.scene is not scene:
        return choice
    at = _back(scene, verb - 1, _ADVERBS)
    bare = scene.word(verb) == "accused" and scene.word(at) not in _HAVE
    plain = (scene.word(at) in _BE or bare) and _back(scene, here - 1, _LIGHT) == verb
    at = verb if bare else at
    says = scene.speaking[candidate.at] in "SIA" and not bare
    near = 0 <= at - candidate.mention.last < 3 and not says
    return _to_nobody(choice) if plain and near else choice


def _participle(scene: Scene, here: int) -> int | None:
    """The participle of the passive whose complement a stretch is, by its token."""
    for at in range(here - 1, max(here - _REACH, -1), -1):
        word = scene.word(at)
        if word in _LIGHT:
            continue
        if (
            word.endswith("ing")
            or word in _STOPS
            or word in _BY_SUBJECT
            or word in _PLACED
            or CLASSES[word] in "xvgb"
        ):
            return None
        if word == "accused" and scene.word(at + 1) == "of":
            # "Mayor accused of “bullying”": whoever accuses has an object.
            return at
        if CLASSES[word] == "s":
            before = scene.word(_back(scene, at - 1, _ADVERBS))
            return at if before in _BE or before == "," or scene.word(at + 1) == "by" else None
    return None


def _agent(question: Question, verb: int, here: int) -> int | None:
    """The number of the candidate behind "by", between a participle and a stretch or behind both."""
    scene = question.scene
    for at in (*range(verb + 1, here), here + 1):
        if scene.word(at) != "by" or scene.word(at + 1).endswith("ing"):
            continue
        behind = [
            (other.mention.first, number)
            for number, other in enumerate(question.candidates, 1)
            if other.scene is scene and at < other.mention.first <= at + 4
        ]
        if behind:
            return min(behind)[1]
    return None


def _back(scene: Scene, at: int, words: frozenset[str]) -> int:
    """The first token before a place, or there, that is none of some words."""
    while scene.word(at) in words:
        at -= 1
    return at


def called(choice: Choice) -> Choice:
    """Prefer the subject of a verb that gives a name right before a stretch: *Bell called it “late”*."""
    candidate, question = choice.candidate, choice.question
    scene = question.scene
    if candidate is None or candidate.scene.speaking[candidate.at] in "SIA":
        # "Lee said that Bell had called it “late”" is what Lee said.
        return choice
    here = scene.skeleton.tokens[scene.skeleton.quoted[question.at]]
    verb = _back(scene, here - 1, _NAMED)
    if scene.word(verb) not in _CALLED:
        return choice
    at = _back(scene, verb - 1, _ADVERBS | _HAVE)
    for number, other in enumerate(question.candidates, 1):
        mention = other.mention
        if other.side == "L" and other.scene is scene and mention.last == at + 1:
            # "a play called “Water”" has no subject; "what we call" means everybody.
            finite = verb < here - 1 or at < verb - 1 or scene.word(mention.first - 1) == "what"
            same = other is candidate or scene.word(mention.head) == "we"
            return choice if same or not finite else _turned(choice, number)
    return choice


def opened(choice: Choice, before: Choice | None) -> Choice:
    """Prefer whoever says something in a stretch's own sentence to who spoke in the one before.

    In *“Late,” Bell said. Moss was kinder, naming it “slow”* it is Moss.
    """
    candidate, question = choice.candidate, choice.question
    scene = question.scene
    if candidate is None or candidate.side != "L" or candidate.scene is not scene:
        return choice
    units, place = scene.skeleton.units, scene.skeleton.quoted[question.at]
    opens = _sentence_start(units, place)
    if question.at and before is not None and before.question.quoted.ending in _FINAL:
        opens = max(opens, scene.skeleton.quoted[question.at - 1] + 1)
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
    return _turned(choice, best[-1]) if best is not None and (best[0] or best[1]) else choice


def headed(choice: Choice) -> Choice:
    """Prefer whom a phrase is about to what stands within it: *a driver who hit a nurse told police*."""
    candidate, question = choice.candidate, choice.question
    scene = question.scene
    if candidate is None or candidate.side != "L" or candidate.scene is not scene:
        return choice
    units, place = scene.skeleton.units, scene.places[candidate.at]
    opens = _sentence_start(units, place)
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
    for number, other in enumerate(question.candidates, 1):
        if other.side == "L" and other.scene is scene and scene.places[other.at] == opens:
            return _turned(choice, number)
    return choice


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
            return _turned(choice, number) if said else choice
    return choice


def followed(choice: Choice, before: Choice | None) -> Choice:
    """Take whoever says it behind a stretch that opens a sentence: *“late.” “It is,” its head said*."""
    candidate, question = choice.candidate, choice.question
    scene = question.scene
    units, place = scene.skeleton.units, scene.skeleton.quoted[question.at]
    if candidate is None or candidate.side != "L" or question.quoted.ending != ",":
        return choice
    ended_before = before is not None and before.question.quoted.ending in _FINAL
    if not (units[place - 1 : place] == "." or (units[place - 1 : place] == "Q" and ended_before)):
        return choice
    says = _SAYS_IT.match(units, place + 1)
    for number, other in enumerate(question.candidates if says else (), 1):
        mine = other.scene is scene and other.side == "R"
        if mine and says is not None and scene.places[other.at] == says.start(1):
            return _turned(choice, number)
    return choice


def relative(choice: Choice) -> Choice:
    """Prefer the clause that a stretch stands in: *Bell had seen a report which said it was “late”*."""
    candidate, question = choice.candidate, choice.question
    scene = question.scene
    if candidate is None or candidate.side != "L" or candidate.scene is not scene:
        return choice
    units, place = scene.skeleton.units, scene.skeleton.quoted[question.at]
    clause = _RELATIVE.search(units, max(0, place - _CLAUSE), place)
    if clause is None or scene.places[candidate.at] >= clause.start():
        return choice
    for number, other in enumerate(question.candidates, 1):
        if other.side == "L" and other.scene is scene and scene.places[other.at] == clause.start():
            return _turned(choice, number)
    return choice


def titled(choice: Choice) -> Choice:
    """Leave the title of a work to nobody: *Bell released “Late Bloom” in May*."""
    question = choice.question
    if choice.candidate is None or question.quoted.opening != "T" or question.quoted.length == "1":
        return choice
    scene = question.scene
    here = scene.skeleton.tokens[scene.skeleton.quoted[question.at]]
    at = _back(scene, here - 1, _NAMED)
    word = scene.word(at)
    copy = word == "of" and scene.word(at - 1) in ("copy", "copies", "performance", "rendition")
    reads = word == "reading" and scene.word(at - 1) in _BE
    return _to_nobody(choice) if word in _MADE or copy or reads else choice


def headlined(choice: Choice) -> Choice:
    """Read the end of a headline: *“…”, coroner rules* is the coroner's, *jury told* is nobody's."""
    candidate, question = choice.candidate, choice.question
    scene = question.scene
    words = scene.paragraph.words
    here = scene.skeleton.tokens[scene.skeleton.quoted[question.at]]
    if scene.word(here + 1) != "," or not here + 4 <= len(words) <= here + 5:
        return choice
    last = words[-1].lower()
    for number, other in enumerate(question.candidates, 1):
        mention = other.mention
        rules = last == "rules" and mention.last == len(words) > mention.first + 1
        if other.side == "R" and mention.first == here + 3 and mention.last == len(words):
            # "“…”, says coroner"
            says = CLASSES[scene.word(here + 2)] == "s" and other is not candidate
            return _turned(choice, number) if says else choice
        if other.side != "R" or mention.first != here + 2:
            continue
        if rules or mention.last == len(words) - 1:
            if last in _HEARING:
                return choice if candidate is None else _to_nobody(choice)
            return choice if other is candidate else _turned(choice, number)
    return choice


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
    if question.quoted.ending != "." or not _OWN_OBJECT.match(units, place + 1):
        return choice
    if units[place - 1 : place] != "." or scene.places[candidate.at] != place + 1:
        return choice
    places = [other.place for other in question.candidates]
    at = before.candidate.place
    return _turned(choice, places.index(at) + 1) if at in places else choice


def _sentence_start(units: str, place: int) -> int:
    """Where the sentence of a unit starts: stops before a comma are those of abbreviations."""
    for unit in range(place - 1, -1, -1):
        if units[unit] == "." and units[unit + 1] not in ",);:":
            return unit + 1
    return 0


def _turned(choice: Choice, number: int) -> Choice:
    """Take another candidate, as likely as it and the one before together."""
    gained = math.exp(choice.scores[number] - max(choice.scores))
    probability = min(1.0, choice.probability * (1.0 + gained))
    return choice._replace(
        candidate=choice.question.candidates[number - 1], probability=probability
    )


def doubt(choice: Choice, single: float) -> Choice:
    """Leave a word or two to nobody, where they are what something else is.

    In *Bell changed the plan, and its new name was “care”* nobody says anything, and "was" has a
    subject of its own: that Bell is the nearest person is not enough.
    """
    candidate, question = choice.candidate, choice.question
    if candidate is None:
        return choice
    stretch = question.stretch
    whole = stretch.continued or not stretch.closed
    if stretch.single and not whole and _by_anybody(choice) < single:
        return _to_nobody(choice)
    if candidate.side != "L" or _by_anybody(choice) >= WEAK:
        return choice
    scene = candidate.scene
    here = question.unit_before(candidate)
    between = scene.skeleton.units[max(scene.places[candidate.at] + 2, here - 8) : here]
    subject = scene.between(0, here - len(between.partition("x")[2]), here)[1] - 1
    if (
        question.quoted.length not in "12"
        or scene.speaking[candidate.at] in "SIAU"
        or "x" not in between
        or subject == candidate.at
    ):
        return choice
    return _to_nobody(choice)


def _by_anybody(choice: Choice) -> float:
    """Give the probability that somebody says it, whichever of the candidates that is."""
    top, nobody = max(choice.scores), choice.scores[0]
    total = math.fsum([math.exp(score - top) for score in choice.scores])
    return 1.0 - math.exp(nobody - top) / total


def _to_nobody(choice: Choice) -> Choice:
    top, nobody = max(choice.scores), choice.scores[0]
    total = math.fsum([math.exp(score - top) for score in choice.scores])
    return choice._replace(candidate=None, probability=math.exp(nobody - top) / total)
